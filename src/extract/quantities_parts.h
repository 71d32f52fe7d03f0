// extract/quantities_parts.h - what the grammars of one amount share; for extract/quantities*.cpp
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "extract/quantities.h"
#include "extract/quantities_bounds.h"
#include "extract/quantities_nouns.h"
#include "extract/quantities_units.h"

namespace habeas {

/// One sentence, and what is known of its tokens. A local helper: it dies with what it points to.
struct AmountText {
  const Words& words;
  const std::vector<bool>& dates;  ///< of every token of the text: does it belong to a time?
  TokenRange block;

  [[nodiscard]] bool dated(std::uint32_t at) const { return words.has(at) && dates[at]; }
};

/// The figures of one amount.
struct Figures {
  TokenRange range;
  Number lo;
  std::optional<Number> hi;  ///< of a range or a vague amount
  bool vague = false;
  bool digits = false;
  bool grouped = false;
  bool article = false;
  bool singular = false;
  bool pointed = false;            ///< "14.000": thousands where whole things are counted
  std::uint8_t magnitude = 0;      ///< power of ten of the last magnitude word
  std::optional<UnitPhrase> unit;  ///< written before the number
  /// Of a range between two bounds: is the lower, the upper end left out?
  std::optional<std::pair<bool, bool>> ends_open;
};

using Hit = std::optional<QuantityHit>;
using MaybeBound = std::optional<BoundPhrase>;

inline Number whole(std::int64_t value) { return {value, 0}; }

// --- values (quantities_values.cpp)

/// What the number says under this bound (methods.md 5).
void set_bounded(Quantity& value, Number number, const MaybeBound& bound);
void set_value(Quantity& value, const Figures& figures, const MaybeBound& bound);
/// Makes a percentage a share; false where the number is too great.
bool set_share(Quantity& value);
/// "about 500 or more": the bound behind says more than the hedge before.
bool outweighs(const BoundPhrase& behind, const MaybeBound& bound);

// --- figures (quantities_figures.cpp)

/// "$40 to $60 million", "dozens", "-5": the figures that start at this token.
std::optional<Figures> read_figures(const AmountText& in, std::uint32_t at);
/// "more than 100 but fewer than 200": the other end of an amount between two bounds.
bool take_other_end(const AmountText& in, Figures& figures, const BoundPhrase& bound);
/// Does a magnitude or a unit stand here ("several hundred", "a few days")?
bool figure_follows(const Words& words, std::uint32_t at);
bool plain_noun_follows(const Words& words, std::uint32_t at);

// --- numbers that count nothing (quantities_refused.cpp)

/// Nothing if these figures may count; else the token at which reading goes on.
std::optional<std::uint32_t> refuse(const AmountText& in, const Figures& figures, bool bounded);

// --- what is counted (quantities_counted.cpp)

/// Unit, noun, bound behind and trend of an amount; false if it turns out to count nothing.
bool finish_amount(const AmountText& in, QuantityHit& hit, Figures& figures, MaybeBound bound);
/// "14.000 people", "2.500 houses": a point between thousands, since things are counted whole.
bool take_point_as_thousands(const Words& words, Figures& figures, std::uint32_t noun_at);
/// "twelve (12) persons": the token behind the bracket that says the number again, or `at`.
std::uint32_t behind_repetition(const Words& words, const Figures& figures, std::uint32_t at);
/// What a share is a share of: "of the women", "refugees". Not part of the range.
void take_base(const Words& words, QuantityHit& hit, std::uint32_t at);
/// The noun phrase at this token, or behind "of". `vague` amounts take a plain noun behind "of"
/// ("dozens of women"); behind other numbers "of" makes it a part ("two of the women").
bool take_noun(const Words& words, QuantityHit& hit, std::uint32_t at, bool vague,
               bool without_figure);

// --- shares (quantities_shares.cpp), amounts without a figure (quantities_vague.cpp)

Hit read_share(const AmountText& in, std::uint32_t at, std::uint32_t next, const MaybeBound& bound);
Hit read_without_figure(const Words& words, std::uint32_t at);
/// "all but three of the 25 men": those of whom it is told, 22.
Hit read_all_but(const Words& words, std::uint32_t at);

}  // namespace habeas
