// model/draft_bytes.h - a layout or a draft as bytes, and back, so that a stage need not be run
// again
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/draft.h"
#include "model/nouns.h"

namespace habeas {

std::string to_bytes(const Layout& layout);
std::string to_bytes(const Draft& draft);

/// Against what a layout or draft is held that was read back: nothing in it may point beyond.
struct DraftLimits {
  std::uint32_t text_bytes = 0;
  std::uint32_t regions = 0;  ///< of the layout
  std::uint32_t places = 0;   ///< rows of the gazetteer
};

/// The bytes may come from anywhere: nothing where they are not whole or point beyond the limits.
std::optional<Layout> layout_from_bytes(std::string_view bytes, const DraftLimits& limits);
std::optional<Draft> draft_from_bytes(std::string_view bytes, const DraftLimits& limits);

}  // namespace habeas
