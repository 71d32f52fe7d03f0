// clean/furniture_list.h - the words of page furniture (data/lexicon/furniture.tsv), found in
// blocks
#pragma once

#include <array>
#include <optional>
#include <string>

#include "clean/page.h"
#include "model/nouns.h"

namespace habeas {

inline constexpr auto kRegionKinds = static_cast<std::size_t>(RegionKind::other) + 1;

/// What the lists say of one block.
struct FurnitureHits {
  std::array<std::int32_t, kRegionKinds> score{};  ///< by kind, 0 to 140
  std::array<TokenRange, kRegionKinds> phrase{};   ///< the strongest phrase of each kind
  std::optional<RegionKind> opens;                 ///< the kind of what stands behind this line
  bool byline = false;                             ///< words about author or date of the page
};

FurnitureHits find_furniture(const Page& page, std::size_t block);

enum class NameRole : std::uint8_t { none, publication, agency, office };

/// Does this run of name words name a publication, a news agency, an office?
NameRole role_of_name(const Page& page, TokenRange name);

}  // namespace habeas
