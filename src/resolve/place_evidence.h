// resolve/place_evidence.h - what the words beside a name say: a place or a person, which sort of
// place, held by what
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/gazetteer.h"
#include "lexicon/matcher.h"
#include "model/nouns.h"
#include "resolve/place_words.h"
#include "text/tokens.h"

namespace habeas {

/// A stretch of the text of which the kind is known already, such as a person's name.
struct KnownName {
  TextSpan span;
  MentionKind kind = MentionKind::place;
};

inline constexpr int kStrongEvidence = 3;  ///< for or against a place, enough to stand alone
inline constexpr std::uint32_t kLargeTown = 150'000;

/// Evidence at one occurrence of a name.
struct PlaceEvidence {
  int for_place = 0, against = 0;
  PlaceSort said = PlaceSort::any;  ///< what "province", "city of" beside it say it is
  std::uint32_t holder = kNoRow;    ///< row beside it that holds one of its rows
  std::uint32_t held = kNoRow;      ///< that row
  std::uint32_t bank = kNoRow;      ///< the row that makes a crossing with a name beside it
  bool at_border = false;           ///< a word of crossing beside it
  bool known_place = false, known_person = false;
  bool not_itself = false;   ///< the front of a street's or company's name
  bool person = false;       ///< first or last word of a person's name that the text gives in full
  bool compass = false;      ///< "the South Side": a part of some town
  bool feature = false;      ///< a river, a lake: a place, but not the town
  bool in_capitals = false;  ///< all words of the sentence are: case tells nothing
  bool dateline = false;     ///< opens a block, with a dash soon behind it
  bool short_form = false;   ///< three letters or fewer, without stops: "US", "OR"

  [[nodiscard]] int sum() const { return for_place - against; }
};

/// One a hit, in order.
std::vector<PlaceEvidence> read_evidence(const TokenText& text, std::string_view bytes,
                                         const std::vector<NameHit>& hits,
                                         const std::vector<KnownName>& known,
                                         const Gazetteer& gazetteer);

}  // namespace habeas
