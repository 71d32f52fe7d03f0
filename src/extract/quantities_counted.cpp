// extract/quantities_counted.cpp - what an amount counts: unit of measure, noun, part of a group
#include <array>

#include "extract/number_sum.h"
#include "extract/quantities_parts.h"

namespace habeas {
namespace {

class Counted {
 public:
  explicit Counted(const Words& words) : words_(words) {}

  bool finish(QuantityHit& hit, Figures& figures, MaybeBound bound) const {
    std::uint32_t end = behind_repetition(words_, figures, figures.range.end);
    if (!bound && rough_by_wording(figures))
      bound = BoundPhrase{{hit.range.begin, hit.range.begin + 2}, BoundKind::about, false};
    if (const auto behind = read_bound_behind(words_, end); behind && outweighs(*behind, bound)) {
      bound = behind;
      hit.bound = behind->range;
      end = behind->range.end;
    }
    bool percent = false;
    bool measured = figures.unit.has_value();
    if (figures.unit) hit.value.unit = figures.unit->code;
    const std::uint32_t unit_at = words_.hyphen(end) ? end + 1 : end;
    const auto unit = read_unit_behind(words_, unit_at);
    if (unit && glued_metres_are_millions(*unit, figures)) {
      end = unit->range.end;
    } else if (unit && accepts(*unit, figures, bound.has_value())) {
      percent = unit->kind == UnitKind::percent;
      measured = true;
      if (!percent) hit.value.unit = unit->code;
      end = unit->range.end;
      if (unit->power > 0) raise_all(figures, unit->power);
    }
    if (figures.unit && figures.unit->power > 0) raise_all(figures, figures.unit->power);
    if (measured) end = take_magnitude(figures, end);
    if (measured) end = take_smaller_unit(hit.value.unit, figures, end);
    hit.range.end = end;
    if (bound && bound->open && words_.is(end, "or"_w) && words_.is(end + 1, "equal"_w) &&
        !words_.is_number(words_.is(end + 2, "to"_w) ? end + 3 : end + 2)) {
      bound->open = false;  // "less than 50 or equal"
      hit.range.end = end = words_.is(end + 2, "to"_w) ? end + 3 : end + 2;
    }
    if (const auto behind = read_bound_behind(words_, end); behind && !bound && measured) {
      bound = behind;
      hit.bound = behind->range;
      hit.range.end = end = behind->range.end;
    }
    if (!measured) take_point_as_thousands(words_, figures, end);
    set_value(hit.value, figures, bound);
    hit.value.trend = trend_before(words_, hit.range.begin);
    const bool repeated =
        unit && (unit->kind == UnitKind::time || words_.is(unit->range.begin, "times"_w));
    if (repeated || words_.is(end, "times"_w)) hit.value.trend = Trend::none;
    if (hit.value.trend == Trend::none && measured && !repeated)
      hit.value.trend = trend_behind(words_, end);
    if (percent) return take_share(hit, end);
    if (measured) return true;
    const bool found = take_counted(hit, figures, end, bound.has_value());
    if (!found) return false;
    take_bound_behind_noun(hit, figures, bound);
    return true;
  }

  bool take_noun(QuantityHit& hit, std::uint32_t at, bool vague, bool without_figure) const {
    if (!words_.is(at, "of"_w)) {
      const auto noun = read_noun_phrase(words_, at, Grammatical::plural);
      if (noun) set_noun(hit, *noun);
      return noun.has_value();
    }
    const bool determined =
        any_of(words_.key(at + 1), {"the"_w, "these"_w, "those"_w, "them"_w, "its"_w, "their"_w,
                                    "whom"_w, "his"_w, "her"_w, "our"_w, "us"_w, "which"_w});
    const bool part_of_number =
        !vague && !without_figure && read_number(words_, at + 1).has_value();
    if (!determined && !vague && !without_figure && !part_of_number) return false;
    hit.partitive = determined || read_number(words_, at + 1).has_value();
    const auto base = read_base(words_, at + 1);
    if (!base || base->head == kNoToken) {
      if (base) hit.range.end = base->range.end;
      return false;
    }
    const std::uint32_t end = hit.range.end;
    set_noun(hit, *base);
    // "four of the nine students": the nine are an amount of their own
    if (holds_number(base->range)) hit.range.end = end;
    return true;
  }

  /// What a share is a share of: "of the women", "refugees". Not part of the range.
  void take_base(QuantityHit& hit, std::uint32_t at) const {
    const std::uint32_t base_at = words_.is(at, "of"_w) ? at + 1 : at;
    const auto base = read_base(words_, base_at);
    if (!base) return;
    hit.noun = base->range;
    hit.head = base->head;
  }

 private:
  /// "a couple of hundred", "a score of villagers": rough numbers by custom.
  bool rough_by_wording(const Figures& figures) const {
    const std::uint64_t word = words_.key(figures.range.begin + 1);
    return figures.article && (word == "score"_w || (figures.magnitude > 0 && word == "couple"_w));
  }

  static void raise_all(Figures& figures, int power) {
    if (!raise(figures.lo, power)) return;
    if (figures.hi) raise(*figures.hi, power);
  }

  /// "75 USD million": the magnitude behind the code of a currency.
  std::uint32_t take_magnitude(Figures& figures, std::uint32_t end) const {
    constexpr std::size_t kCode = 3;
    const int power = power_word(words_.key(end));
    const bool code = words_.shape(end - 1) == Shape::upper && words_.view(end - 1).size() == kCode;
    if (power < 3 || figures.magnitude > 0 || !code || figures.unit) return end;
    raise_all(figures, power);
    return end + 1;
  }

  /// "15 dollars 50.": hundredths behind the unit, where the clause ends with them.
  bool are_hundredths(const NumberPhrase& number, std::uint32_t end) const {
    const std::uint32_t behind = number.range.end;
    const bool closed = behind >= words_.end() || words_.mark(behind, '.') ||
                        words_.mark(behind, ',') || words_.mark(behind, ';') ||
                        words_.is(behind, "more"_w);
    return closed && number.range.begin == end && number.value.digits >= 10 &&
           number.value.digits < 100 && words_.is_word(end - 1) && !number.grouped;
  }

  /// "5 ft 2 in": inches by their symbol, which is a preposition elsewhere.
  bool are_inches(std::uint32_t behind, std::uint32_t end) const {
    return words_.is(end - 1, "ft"_w) && words_.is(behind, "in"_w) && !words_.capital(behind + 1) &&
           !words_.is_number(behind + 1) && !words_.is(behind + 1, "the"_w);
  }

  struct UnitPair {
    std::string_view great;
    std::string_view small;
    std::int64_t parts;
  };

  /// "five feet two inches", "three dollars and 40 cents": one amount in the greater unit. Returns
  /// the token behind it.
  std::uint32_t take_smaller_unit(std::string_view unit, Figures& figures,
                                  std::uint32_t end) const {
    static constexpr auto kPairs = std::to_array<UnitPair>({{"USD", "cent", 100},
                                                            {"CAD", "cent", 100},
                                                            {"AUD", "cent", 100},
                                                            {"EUR", "cent", 100},
                                                            {"GBP", "penny", 100},
                                                            {"pound", "penny", 100},
                                                            {"pound", "ounce", 16},
                                                            {"foot", "inch", 12},
                                                            {"hour", "minute", 60},
                                                            {"m", "cm", 100}});
    if (figures.hi || figures.vague || figures.lo.scale > 0) return end;
    const std::uint32_t at = words_.is(end, "and"_w) ? end + 1 : end;
    const auto number = read_number(words_, at);
    if (!number || number->value.scale > 0) return end;
    auto small = read_unit_behind(words_, number->range.end);
    if (!small && are_inches(number->range.end, end))
      small = UnitPhrase{{number->range.end, number->range.end + 1}, "inch", UnitKind::measure};
    if (!small && are_hundredths(*number, end))
      small = UnitPhrase{number->range, unit == "GBP" || unit == "pound" ? "penny" : "cent",
                         UnitKind::money};
    if (!small) return end;
    for (const UnitPair& pair : kPairs) {
      if (pair.great != unit || pair.small != small->code) continue;
      if (number->value.digits >= pair.parts) return end;
      const auto part = scaled(number->value, 1, pair.parts);
      const auto sum = part ? sum_of(figures.lo, *part) : std::nullopt;
      if (!sum) return end;
      figures.lo = *sum;
      return small->range.end;
    }
    return end;
  }

  bool take_share(QuantityHit& hit, std::uint32_t end) const {
    if (!set_share(hit.value)) return false;
    if (words_.is(end, "of"_w)) {
      take_base(hit, end);
    } else if (const auto noun = read_noun_phrase(words_, end, Grammatical::plural)) {
      hit.noun = noun->range;
      hit.head = noun->head;
    }
    return true;
  }

  /// A currency sign stands before the number already; "seconds" behind "two" may be an ordinal.
  static bool accepts(const UnitPhrase& unit, const Figures& figures, bool bounded) {
    if (figures.unit) return figures.unit->kind == UnitKind::money && unit.kind == UnitKind::money;
    if (figures.vague)
      return unit.kind == UnitKind::time || unit.kind == UnitKind::money ||
             unit.kind == UnitKind::measure;
    (void)bounded;
    return true;
  }

  /// "20m people": m is a million where a noun follows.
  bool glued_metres_are_millions(const UnitPhrase& unit, Figures& figures) const {
    if (unit.code != "m" || !words_.is(unit.range.begin, "m"_w)) return false;
    if (!plain_noun_follows(words_, unit.range.end)) return false;
    const auto raised = scaled(figures.lo, 1'000'000, 1);
    if (!raised) return false;
    figures.lo = *raised;
    if (figures.hi) figures.hi = scaled(*figures.hi, 1'000'000, 1);
    return true;
  }

  bool take_counted(QuantityHit& hit, const Figures& figures, std::uint32_t end,
                    bool bounded) const {
    if (figures.singular) return take_one(hit, figures, end, bounded);
    if (words_.hyphen(end) && words_.is_word(end + 1)) return take_hyphened(hit, end + 1);
    if (any_of(words_.key(end), {"others"_w})) {
      hit.more = true;
      hit.range.end = end + 1;
      return true;
    }
    std::uint32_t next = end;
    if (any_of(words_.key(next), {"more"_w, "other"_w, "additional"_w, "further"_w}) &&
        !words_.is(next + 1, "than"_w)) {
      hit.more = true;
      hit.range.end = ++next;
    }
    if (take_noun(hit, next, figures.vague || takes_of(figures), false)) return true;
    return bare_is_amount(hit, figures, bounded);
  }

  /// "a couple of", "a dozen of": the "of" before a plain noun is no partitive.
  bool takes_of(const Figures& figures) const {
    return any_of(words_.key(figures.range.end - 1), {"couple"_w, "score"_w});
  }

  bool bare_is_amount(const QuantityHit& hit, const Figures& figures, bool bounded) const {
    if (bounded || hit.more || hit.partitive || figures.vague) return true;
    const std::uint32_t begin = figures.range.begin;
    const std::uint64_t before = words_.key(begin - 1);
    // "the two", "these three": a pronoun; "the eleven" says how many they are.
    if (!figures.digits && figures.lo < whole(10) &&
        any_of(before, {"the"_w, "these"_w, "those"_w, "them"_w, "any"_w, "no"_w}))
      return false;
    if (takes_of(figures)) return false;  // "a couple" by itself is two people
    if (figures.hi)
      return figures.digits ? !(*figures.hi < whole(20)) || !words_.hyphen(begin + 1) : true;
    return true;
  }

  /// "One woman", "at least one person"; the pronoun is no amount.
  bool take_one(QuantityHit& hit, const Figures& figures, std::uint32_t end, bool bounded) const {
    const std::uint32_t begin = figures.range.begin;
    if (words_.hyphen(end)) return false;  // "one-way"
    if (any_of(words_.key(begin - 1), {"no"_w, "any"_w, "every"_w, "each"_w, "this"_w, "that"_w,
                                       "which"_w, "another"_w, "the"_w, "some"_w, "only"_w}) &&
        !bounded && !words_.is(begin - 1, "only"_w)) {
      return false;
    }
    if (words_.is(end, "of"_w)) return bounded && take_noun(hit, end, false, false);
    std::uint32_t next = end;
    if (any_of(words_.key(next), {"more"_w, "other"_w, "additional"_w, "further"_w}) &&
        !words_.is(next + 1, "than"_w)) {
      hit.more = true;
      hit.range.end = ++next;
    }
    const auto noun = read_noun_phrase(words_, next, Grammatical::singular);
    if (!noun)
      return bounded || (figures.digits && !words_.is_word(next)) || object_of_verb(begin, next);
    if (!bounded && any_of(words_.key(noun->head),
                           {"another"_w, "one"_w, "day"_w, "thing"_w, "time"_w, "way"_w, "hand"_w,
                            "side"_w, "sense"_w, "word"_w, "moment"_w, "night"_w, "morning"_w,
                            "reason"_w, "example"_w, "point"_w, "step"_w})) {
      return false;
    }
    set_noun(hit, *noun);
    return true;
  }

  /// "killing one, a driver": an amount without its noun behind a verb.
  bool object_of_verb(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view verb = words_.view(begin - 1);
    const bool ending = verb.size() > 4 && (verb.ends_with("ing") || verb.ends_with("ed"));
    return words_.is_word(begin - 1) && ending && !words_.is_word(end) && words_.has(end);
  }

  /// "nine-member", "600-strong"
  bool take_hyphened(QuantityHit& hit, std::uint32_t at) const {
    if (small_number(words_.key(at)) >= 0) return false;  // "five-nought-two"
    if (any_of(words_.key(at),
               {"star"_w, "way"_w, "fold"_w, "party"_w, "old"_w, "time"_w, "sided"_w, "one"_w,
                "pronged"_w, "point"_w, "faced"_w, "tier"_w, "wheel"_w, "d"_w, "g"_w})) {
      return false;
    }
    if (words_.is(at, "strong"_w)) {
      hit.range.end = at + 1;
      return true;
    }
    hit.noun = {at, at + 1};
    hit.head = at;
    hit.value.unit = unit_of(words_, {{at, at + 1}, at, false});
    hit.range.end = at + 1;
    return true;
  }

  bool holds_number(TokenRange range) const {
    for (std::uint32_t i = range.begin; i < std::min(range.end, range.begin + 3); ++i) {
      if (read_number(words_, i)) return true;
    }
    return false;
  }

  void set_noun(QuantityHit& hit, const NounPhrase& noun) const {
    hit.noun = noun.range;
    hit.head = noun.head;
    hit.range.end = noun.range.end;
    hit.value.unit = unit_of(words_, noun);
  }

  /// "600 people or more"
  void take_bound_behind_noun(QuantityHit& hit, const Figures& figures,
                              const MaybeBound& bound) const {
    if (bound || hit.noun.empty()) return;
    const auto behind = read_bound_behind(words_, hit.range.end);
    if (!behind || words_.is(behind->range.begin, "and"_w) ||
        words_.is(behind->range.begin, "plus"_w))
      return;
    const std::string unit = hit.value.unit;
    const Trend trend = hit.value.trend;
    hit.value = Quantity();
    set_value(hit.value, figures, behind);
    hit.value.unit = unit;
    hit.value.trend = trend;
    hit.bound = behind->range;
    hit.range.end = behind->range.end;
  }

  const Words& words_;
};

}  // namespace

bool finish_amount(const AmountText& in, QuantityHit& hit, Figures& figures, MaybeBound bound) {
  return Counted(in.words).finish(hit, figures, bound);
}

void take_base(const Words& words, QuantityHit& hit, std::uint32_t at) {
  Counted(words).take_base(hit, at);
}

bool take_noun(const Words& words, QuantityHit& hit, std::uint32_t at, bool vague,
               bool without_figure) {
  return Counted(words).take_noun(hit, at, vague, without_figure);
}

}  // namespace habeas
