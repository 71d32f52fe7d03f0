// clean/clean.h - labels the regions of a page and reads what the page says of itself
#pragma once

#include "base/result.h"
#include "model/nouns.h"

namespace habeas {

struct CleanOptions {
  std::uint32_t max_blocks = 1'000'000;     ///< above it cleaning is refused
  std::uint32_t max_page_blocks = 200'000;  ///< the same with mark-up, which takes more memory
};

/// Regions, main text, title, publisher, authors, date and language of a document. Facts that the
/// page does not state stay empty; a date given by the user has the basis "given".
Result<Layout> clean(const Document& document, const CleanOptions& options = {});

}  // namespace habeas
