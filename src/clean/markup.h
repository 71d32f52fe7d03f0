// clean/markup.h - article, furniture and facts of a page with mark-up
#pragma once

#include <string>
#include <vector>

#include "clean/facts.h"
#include "clean/features.h"
#include "clean/labels.h"
#include "clean/page.h"
#include "model/markup.h"

namespace habeas {

struct MarkupReading {
  std::vector<BlockLabel> labels;
  PageFacts facts;
  std::string title;     ///< also where no block holds it
  std::string language;  ///< primary language that the page states, or empty
};

/// Learned trees say which blocks are article, phrases and forms what the others are. Facts come
/// from metadata first, then from the text.
MarkupReading read_markup(const Page& page, const Markup& markup,
                          const std::vector<BlockFeatures>& features);

}  // namespace habeas
