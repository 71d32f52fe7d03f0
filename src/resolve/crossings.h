// resolve/crossings.h - border crossings, computed from the map: two towns on the two sides of a
// border
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "lexicon/gazetteer.h"
#include "lexicon/matcher.h"
#include "model/nouns.h"
#include "resolve/places.h"
#include "text/tokens.h"

namespace habeas {

/// A crossing that the text names, by both banks or by one.
struct CrossingReading {
  std::uint32_t first = 0;   ///< index of the reading of the bank that is named first
  std::uint32_t second = 0;  ///< of the other bank; the same index when only one is named
  TextSpan span;             ///< from the first to the last word of the names
  CrossingPair pair;         ///< gazetteer rows, in the order of the text
  bool is_route =
      false;  ///< named as a way from one to the other ("A to B"), not just as a pair ("A-B")
};

/// How two names are joined that may be the two banks of a crossing: "A to B", "A in X to B in Y",
/// "A-B", "between A and B". `holders` are names between them that say where A lies.
enum class BankJoint : std::uint8_t { none, pair, route };
BankJoint bank_joint(const TokenText& text, std::string_view bytes,
                     const std::vector<NameHit>& hits, std::uint32_t a, std::uint32_t b);

/// Of all rows that two names may mean, the pair that is a crossing; the shortest one, if there is
/// one.
std::optional<CrossingPair> best_crossing(const Gazetteer& gazetteer, const NameHit& a,
                                          const NameHit& b);

/// Does a word beside the name speak of a crossing ("the A border crossing", "the bridge at A")?
bool names_crossing(const TokenText& text, std::string_view bytes, TokenRange name);

/// Every crossing that the text names. One bank alone is completed by Gazetteer::crossing_partner()
/// where a word of crossing stands beside it; `pair.there` is then the computed bank.
std::vector<CrossingReading> read_crossings(const TokenText& text, std::string_view bytes,
                                            const std::vector<PlaceReading>& readings,
                                            const Gazetteer& gazetteer);

/// A crossing as a place: named after its banks, in the middle between them, of the first bank's
/// country.
Place crossing_place(const Gazetteer& gazetteer, const CrossingPair& pair);

}  // namespace habeas
