// resolve/places.h - which place a name means here: one place of the gazetteer, an unknown place,
// or none at all
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/gazetteer.h"
#include "lexicon/matcher.h"
#include "model/draft.h"
#include "model/nouns.h"
#include "resolve/place_evidence.h"
#include "text/tokens.h"

namespace habeas {

enum class PlaceVerdict : std::uint8_t {
  not_a_place,  ///< an English word, a person, part of a street or company name
  unknown,      ///< a place, but no row stands out
  resolved
};

/// What is known of one name in a text.
struct PlaceReading {
  NameHit hit;
  PlaceVerdict verdict = PlaceVerdict::not_a_place;
  std::uint32_t row = kNoRow;  ///< gazetteer row when resolved, or the country of a people
  std::string reason;          ///< in plain words, for the verdict
  bool section = false;        ///< lies in a town that the text names too
};

/// Reads every gazetteer name of the text; one reading a hit, in order. A name inside a known
/// person's name is not a place; one inside a known organisation, facility or group is no mention
/// of its own but helps to place the others. Names mean the same place throughout a text unless
/// something beside them says otherwise ("Paris, Texas").
std::vector<PlaceReading> read_places(const TokenText& text, std::string_view bytes,
                                      const std::vector<KnownName>& known,
                                      const Gazetteer& gazetteer);

/// The row as a value; `name` as the gazetteer has it.
Place place_of(const Gazetteer& gazetteer, std::uint32_t row);

/// What resolve found for one mention of a draft.
struct ResolvedPlace {
  PlaceVerdict verdict = PlaceVerdict::not_a_place;
  Place place;  ///< of an unknown place only its name and kind, as far as they are known
  std::uint32_t row = kNoRow;
  std::string reason;
};

/// Adds to the draft, in text order, the places that it does not name yet: resolved names that
/// overlap no mention of a person, place, facility or people (one inside an organisation, "Kumasi
/// Police", is a place too). Then one answer a mention of the draft, in its order; mentions other
/// than places and facilities get `not_a_place`. A facility takes country and division of the place
/// in its name or beside it, but no point: its own is not known. `bytes` is the text that the
/// tokens and the draft count in.
std::vector<ResolvedPlace> resolve_places(Draft& draft, const TokenText& text,
                                          std::string_view bytes, const Gazetteer& gazetteer);

}  // namespace habeas
