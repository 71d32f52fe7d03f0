// clean/quoted.h - text of another publication inside a page
#pragma once

#include <string>
#include <vector>

#include "clean/features.h"
#include "clean/labels.h"

namespace habeas {

/// A run of blocks [begin, end) taken from elsewhere, with what the page says of its source.
struct QuotedRun {
  std::size_t begin = 0, end = 0;
  std::string publisher;
  std::vector<std::string> authors;
  std::string note;
};

/// Runs in order, without overlaps, of main blocks only; `title` (or page.size()) is never inside.
std::vector<QuotedRun> find_quoted(const Page& page, const std::vector<BlockFeatures>& features,
                                   const std::vector<BlockLabel>& labels, std::size_t title);

}  // namespace habeas
