// incident/kept_grouping.h - what a grouping holds, for the next run: as bytes and back
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"
#include "incident/assemble.h"
#include "incident/clusters.h"
#include "incident/local.h"
#include "incident/pair_graph.h"

namespace habeas {

/// Another group that looks alike.
struct ApartFrom {
  std::uint32_t group = 0;     ///< the other one
  std::int64_t points = 0;     ///< of the pair most alike
  std::uint32_t a = 0, b = 0;  ///< their first pair, in the order of the pile
  Veto veto;
};

struct KeptPage {
  DocumentId document;
  Sha256 digest{};  ///< page_digest() of what it said
  LocalIncidents told;
  std::vector<std::uint32_t> points;  ///< of each local incident
};

struct KeptGroup {
  Cluster cluster;
  Assembled said;
  std::vector<ApartFrom> apart;
};

/// A grouping that has settled: its pages in the order of the pile, local incidents that say the
/// same as points, and their groups. All are called by their places in these lists.
struct KeptGrouping {
  std::vector<KeptPage> pages;
  std::vector<KeptPoint> points;
  std::vector<KeptGroup> groups;

  /// Does every number name something, is every point told by a page and in one group?
  [[nodiscard]] bool check() const;
};

std::string to_bytes(const KeptGrouping& kept);
/// The bytes may come from anywhere: nothing where they are not whole or do not check().
std::optional<KeptGrouping> kept_grouping_from_bytes(std::string_view bytes);

}  // namespace habeas
