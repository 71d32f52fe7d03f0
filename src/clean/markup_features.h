// clean/markup_features.h - the numbers by which trees tell article from furniture on web pages
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "clean/features.h"
#include "clean/markup_view.h"

namespace habeas {

/// One row of numbers a block. The order of the columns is the order in which they are pushed; the
/// trees are learned on it, so a change of it needs new trees.
struct MarkupTable {
  std::size_t columns = 0;
  std::vector<std::int32_t> values;  ///< row by row

  [[nodiscard]] const std::int32_t* row(std::size_t block) const {
    return values.data() + block * columns;
  }
};

/// `title` is what the page's head gives as its title, or empty.
MarkupTable markup_features(const MarkupView& view, const std::vector<BlockFeatures>& features,
                            std::string_view title);

}  // namespace habeas
