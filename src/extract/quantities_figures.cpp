// extract/quantities_figures.cpp - figures with their sign and currency, ranges, vague amounts
#include "extract/number_digits.h"
#include "extract/number_sum.h"
#include "extract/quantities_parts.h"

namespace habeas {
namespace {

class FigureReader {
 public:
  explicit FigureReader(const AmountText& in) : in_(in), words_(in.words) {}

  std::optional<Figures> read_figures(std::uint32_t at) const {
    if (in_.dated(at)) return std::nullopt;
    if (const auto vague = read_vague(at)) return vague;
    const bool between = words_.is(at, "between"_w);
    const auto first = read_figure(between ? at + 1 : at);
    if (!first) return std::nullopt;
    auto range = read_range(*first, between);
    if (range && between) range->range.begin = at;
    if (range) return range;
    if (between) return std::nullopt;
    return first;
  }

  /// "more than 100 but fewer than 200 people": one amount between two bounds.
  bool take_other_end(Figures& figures, const BoundPhrase& bound) const {
    const bool lower = bound.kind == BoundKind::lower;
    if (figures.hi || (!lower && bound.kind != BoundKind::upper)) return false;
    std::uint32_t at = figures.range.end;
    const bool comma = words_.mark(at, ',');
    if (comma) ++at;
    if (any_of(words_.key(at), {"and"_w, "but"_w, "or"_w})) {
      ++at;
    } else if (!comma) {
      return false;
    }
    const auto other = read_bound_before(words_, at);
    if (!other || other->kind != (lower ? BoundKind::upper : BoundKind::lower)) return false;
    const auto end = read_figure(other->range.end);
    if (!end || end->lo.digits < 0 || end->unit.has_value() != figures.unit.has_value())
      return false;
    const Number low = lower ? figures.lo : end->lo;
    const Number high = lower ? end->lo : figures.lo;
    if (!(low < high)) return false;
    figures.lo = low;
    figures.hi = high;
    figures.ends_open =
        lower ? std::pair(bound.open, other->open) : std::pair(other->open, bound.open);
    figures.range.end = end->range.end;
    figures.singular = false;
    return true;
  }

 private:
  /// One number with the sign or the currency before it.
  std::optional<Figures> read_figure(std::uint32_t at) const {
    const bool negative = sign_at(at);
    const std::uint32_t digits_at = negative ? at + 1 : at;
    if (const auto fraction =
            words_.is_number(digits_at) ? read_fraction(words_, digits_at) : std::nullopt) {
      Figures part;
      part.range = {at, fraction->range.end};
      part.lo = fraction->value;
      part.digits = true;
      part.singular = !negative;
      if (negative) part.lo.digits = -part.lo.digits;
      return part;
    }
    Figures figures;
    std::uint32_t next = at;
    figures.unit = read_unit_before(words_, next);
    if (figures.unit) next = figures.unit->range.end;
    const bool minus = sign_at(next);
    if (minus) ++next;
    if (in_.dated(next)) return std::nullopt;
    const auto number = read_number(words_, next);
    if (!number || in_.dated(number->range.end - 1)) return std::nullopt;
    figures.range = {at, number->range.end};
    figures.lo = number->value;
    figures.digits = number->digits;
    figures.grouped = number->grouped;
    figures.article = number->article;
    figures.singular = number->value == whole(1);
    figures.pointed = number->range.size() == 1 && points_may_divide(words_.view(next));
    figures.magnitude = number->magnitude;
    if (minus) {
      figures.lo.digits = -figures.lo.digits;
      figures.singular = false;
    }
    take_money_letter(figures);
    return figures;
  }

  /// "-5", "minus five", "negative ten".
  bool sign_at(std::uint32_t at) const {
    if (words_.dash(at)) {
      if (words_.is_number(at - 1) && !words_.glued(at)) return false;  // "75 -300": a range
      const bool free = !words_.glued(at) || words_.mark(at - 1, '<') || words_.mark(at - 1, '>');
      return free && words_.glued(at + 1) && words_.is_number(at + 1);
    }
    return any_of(words_.key(at), {"minus"_w, "negative"_w}) &&
           read_number(words_, at + 1).has_value();
  }

  /// "$5m", "$5b"
  void take_money_letter(Figures& figures) const {
    const std::uint32_t at = figures.range.end;
    if (!figures.unit || !words_.glued(at) || words_.view(at).size() != 1) return;
    const int power = words_.is(at, "m"_w) ? 6 : words_.is(at, "b"_w) ? 9 : 0;
    if (power == 0) return;
    const auto raised = scaled(figures.lo, power_of_ten(power), 1);
    if (!raised) return;
    figures.lo = *raised;
    figures.range.end = at + 1;
    figures.magnitude = static_cast<std::uint8_t>(power);
  }

  /// "40 to 60", "40-60", "between 40 and 60", "two or three", "$40 to $60 million".
  std::optional<Figures> read_range(const Figures& first, bool between) const {
    std::uint32_t at = first.range.end;
    const auto unit = read_unit_behind(words_, at);
    const bool joins_units =
        unit && (unit->kind == UnitKind::percent || unit->kind == UnitKind::money);
    if (joins_units) at = unit->range.end;
    const bool dash = words_.dash(at) || words_.mark(at, '~');
    const std::uint64_t link = words_.key(at);
    const bool linked = between ? link == "and"_w || link == "to"_w || dash
                                : dash || link == "to"_w || link == "or"_w || link == "through"_w;
    if (!linked || (dash && words_.glued(at) != words_.glued(at + 1))) return std::nullopt;
    const auto second = read_figure(behind_upper_bound(at));
    if (joins_units && second) {
      const auto other = read_unit_behind(words_, second->range.end);
      if (!other || other->kind != unit->kind) return std::nullopt;  // "rose 5% to 30"
    }
    if (!second || second->lo.digits < 0 || (first.lo.digits < 0 && !between)) return std::nullopt;
    Figures range = first;
    range.hi = second->lo;
    range.range.end = second->range.end;
    range.singular = false;
    if (first.magnitude == 0 && second->magnitude > 0) {
      const auto raised = scaled(first.lo, power_of_ten(second->magnitude), 1);
      // "40 to 60 million", but not "600 to 2 million"
      if (raised && first.lo < second->lo && *raised < second->lo) range.lo = *raised;
    }
    range.pointed = first.pointed && second->pointed;
    if (!range.unit) range.unit = second->unit;
    if (!between && link == "to"_w &&
        (changes_before(first.range.begin) || changes_by(first.range.begin, range.range.end)))
      return std::nullopt;
    if (const auto raised = elided_thousands(first, *second, dash)) range.lo = *raised;
    if (!(range.lo < *range.hi)) return std::nullopt;
    if (link == "or"_w && (!first.digits) != (!second->digits)) return std::nullopt;
    return range;
  }

  /// "rose from 40 to 60": two amounts, not a range.
  bool changes_before(std::uint32_t at) const {
    if (!words_.is(at - 1, "from"_w)) return false;
    for (std::uint32_t back = 2; back <= 6; ++back) {
      if (!words_.has(at - back)) return false;
      if (trend_before(words_, at - back + 1) != Trend::none) return true;
    }
    return false;
  }

  /// "rose by 12 to 67", "up 12 to 67.": by how much, and what it came to.
  bool changes_by(std::uint32_t at, std::uint32_t end) const {
    return trend_before(words_, at) != Trend::none && !plain_noun_follows(words_, end) &&
           !read_unit_behind(words_, end);
  }

  /// "7 to as many as 11": the second number behind a link at this token.
  std::uint32_t behind_upper_bound(std::uint32_t link) const {
    if (!words_.is(link, "to"_w)) return link + 1;
    const auto bound = read_bound_before(words_, link + 1);
    return bound && bound->kind == BoundKind::upper && !bound->open ? bound->range.end : link + 1;
  }

  /// "20-30,000", "10 to 15,000": the thousands are said once. Words between the numbers say so
  /// only where the first would be no small part of the second.
  static std::optional<Number> elided_thousands(const Figures& first, const Figures& second,
                                                bool dash) {
    constexpr std::int64_t kThousand = 1000;
    if (first.magnitude > 0 || second.magnitude > 0 || first.grouped || !second.grouped ||
        first.lo.scale > 0 || second.lo.scale > 0 || second.lo.digits % kThousand != 0)
      return std::nullopt;
    const std::int64_t raised = first.lo.digits * kThousand;
    if (first.lo.digits <= 0 || first.lo.digits >= kThousand || raised >= second.lo.digits)
      return std::nullopt;
    if (!dash && raised * 2 < second.lo.digits) return std::nullopt;
    return whole(raised);
  }

  /// "dozens", "tens of thousands", "several hundred".
  std::optional<Figures> read_vague(std::uint32_t at) const {
    Figures figures;
    figures.vague = true;
    const bool few =
        words_.is(at, "few"_w) || words_.is(at, "several"_w) || words_.is(at, "many"_w);
    const std::uint32_t noun = (words_.is(at, "a"_w) && words_.is(at + 1, "few"_w)) ? at + 2
                               : few                                                ? at + 1
                                                                                    : kNoToken;
    if (noun != kNoToken) {
      const std::int64_t base = vague_base(words_.key(noun), false);
      if (base == 0) return std::nullopt;
      set_vague(figures, base, {at, noun + 1});
      return figures;
    }
    const std::int64_t base = vague_base(words_.key(at), true);
    const bool tens = words_.is(at, "tens"_w);
    if (base == 0 && !tens) return std::nullopt;
    if (words_.is(at + 1, "of"_w)) {
      const std::int64_t of = vague_base(words_.key(at + 2), true);
      if (of >= 1000 && (tens || base == 100)) {
        figures.lo = whole(tens ? 20 * of : 200 * of);
        figures.hi = whole(tens ? 100 * of - 1 : 1000 * of - 1);
        figures.range = {at, at + 3};
        return figures;
      }
    }
    if (tens) {  // "tens of people"
      if (!words_.is(at + 1, "of"_w) || !plain_noun_follows(words_, at + 2)) return std::nullopt;
      figures.range = {at, at + 1};
      figures.lo = whole(20);
      figures.hi = whole(99);
      return figures;
    }
    set_vague(figures, base, {at, at + 1});
    return figures;
  }

  static void set_vague(Figures& figures, std::int64_t base, TokenRange range) {
    figures.range = range;
    figures.lo = whole(2 * base);
    figures.hi = whole(base == 12 ? 99 : 10 * base - 1);
  }

  static std::int64_t vague_base(std::uint64_t key, bool plural) {
    switch (key) {
      case "dozens"_w:
        return plural ? 12 : 0;
      case "hundreds"_w:
        return plural ? 100 : 0;
      case "thousands"_w:
        return plural ? 1000 : 0;
      case "millions"_w:
        return plural ? 1'000'000 : 0;
      case "billions"_w:
        return plural ? 1'000'000'000 : 0;
      case "dozen"_w:
        return plural ? 0 : 12;
      case "hundred"_w:
        return plural ? 0 : 100;
      case "thousand"_w:
        return plural ? 0 : 1000;
      case "million"_w:
        return plural ? 0 : 1'000'000;
      case "billion"_w:
        return plural ? 0 : 1'000'000'000;
      default:
        return 0;
    }
  }

  const AmountText& in_;
  const Words& words_;
};

}  // namespace

std::optional<Figures> read_figures(const AmountText& in, std::uint32_t at) {
  return FigureReader(in).read_figures(at);
}

bool take_other_end(const AmountText& in, Figures& figures, const BoundPhrase& bound) {
  return FigureReader(in).take_other_end(figures, bound);
}

bool figure_follows(const Words& words, std::uint32_t at) {
  return any_of(words.key(at), {"hundred"_w, "thousand"_w, "million"_w, "billion"_w, "dozen"_w,
                                "hundreds"_w, "thousands"_w, "millions"_w}) ||
         read_unit_behind(words, at).has_value();
}

bool plain_noun_follows(const Words& words, std::uint32_t at) {
  return words.is_word(at) && words.shape(at) == Shape::lower &&
         read_noun_phrase(words, at, Grammatical::plural).has_value();
}

}  // namespace habeas
