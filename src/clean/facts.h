// clean/facts.h - title, publisher, authors and date, only where the page states them
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clean/features.h"
#include "clean/labels.h"
#include "model/nouns.h"

namespace habeas {

struct PageFacts {
  std::optional<std::size_t> title_block;
  std::optional<TextSpan> title;  ///< inside the title block; without "| Site name"
  std::string publisher;
  std::vector<std::string> authors;
  Published published;
};

PageFacts read_facts(const Page& page, const std::vector<BlockFeatures>& features,
                     const std::vector<BlockLabel>& labels);

/// Names behind "By": "By Ann Lee and Bo Chan, Foo correspondent" gives two.
std::vector<std::string> names_behind(const Page& page, std::uint32_t at, std::uint32_t end);

}  // namespace habeas
