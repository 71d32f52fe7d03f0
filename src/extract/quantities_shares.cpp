// extract/quantities_shares.cpp - shares in words: "most", "two in three", "a third of"
#include <algorithm>

#include "extract/quantities_parts.h"

namespace habeas {
namespace {

struct Share {
  TokenRange number;
  std::uint32_t base_at = 0;  ///< where the words of the base may start
  Number value;
  bool over_half = false;  ///< "most": more than the value, which is a half
};

class Shares {
 public:
  explicit Shares(const AmountText& in) : in_(in), words_(in.words) {}

  Hit read(std::uint32_t at, std::uint32_t next, const MaybeBound& bound) const {
    if (auto hit = read_between(at, next)) return hit;
    const auto share = share_words(next, bound.has_value());
    if (!share) return std::nullopt;
    QuantityHit hit;
    hit.range = {at, share->number.end};
    hit.number = share->number;
    MaybeBound said = bound;
    if (const auto behind = read_bound_behind(words_, hit.range.end);
        behind && !share->over_half && outweighs(*behind, said)) {
      said = behind;
      hit.range.end = behind->range.end;
    }
    if (said) hit.bound = said->range;
    hit.value.share = true;
    if (share->over_half) {
      hit.value.lo = share->value;
      hit.value.lo_open = true;
      hit.value.bound = Bound::lower;
    } else {
      set_bounded(hit.value, share->value, said);
      if (hit.value.hi && *hit.value.hi > whole(1)) hit.value.hi = whole(1);
    }
    hit.value.trend = trend_before(words_, at);
    take_base(words_, hit, std::max(share->base_at, hit.range.end));
    return hit;
  }

 private:
  /// "a quarter to a third", "between one third and a half": a share between two fractions. "From
  /// a quarter to a third" is a change.
  Hit read_between(std::uint32_t at, std::uint32_t next) const {
    const bool between = words_.is(next, "between"_w);
    const std::uint32_t first_at = between ? next + 1 : next;
    const auto low = words_.is_number(first_at) ? std::nullopt : read_fraction(words_, first_at);
    if (!low || words_.is(at - 1, "from"_w)) return std::nullopt;
    const std::uint64_t link = words_.key(low->range.end);
    if (link != (between ? "and"_w : "to"_w)) return std::nullopt;
    const auto high = read_fraction(words_, low->range.end + 1);
    if (!high || high->digits || !(low->value < high->value)) return std::nullopt;
    const std::uint32_t end = high->range.end;
    const bool ends = words_.is(end, "of"_w) || !words_.is_word(end) ||
                      any_of(words_.key(end), {"the"_w, "were"_w, "are"_w, "had"_w, "have"_w});
    if (!ends || figure_follows(words_, end)) return std::nullopt;
    QuantityHit hit;
    hit.range = {at, end};
    hit.number = {next, end};
    if (next > at) hit.bound = {at, next};
    hit.value.share = true;
    hit.value.lo = low->value;
    hit.value.hi = high->value;
    hit.value.bound = Bound::range;
    take_base(words_, hit, end);
    return hit;
  }

  std::optional<Share> share_words(std::uint32_t at, bool bounded) const {
    switch (words_.key(at)) {
      case "most"_w:
        return read_most(at, bounded);
      case "mostly"_w:
        return bounded ? std::nullopt : read_mostly(at);
      case "all"_w:
        return read_all(at);
      case "none"_w:
        if (!words_.is(at + 1, "of"_w) &&
            !any_of(words_.key(at + 1), {"were"_w, "was"_w, "are"_w, "have"_w, "had"_w})) {
          return std::nullopt;
        }
        return Share{{at, at + 1}, at + 1, whole(0), false};
      case "majority"_w:
      case "the"_w:
      case "a"_w: {
        const auto majority = read_majority(at);
        if (majority) return majority;
        break;
      }
      default:
        break;
    }
    if (const auto share = read_n_in_m(at)) return share;
    return read_fraction_share(at, bounded);
  }

  std::optional<Share> read_most(std::uint32_t at, bool bounded) const {
    if (bounded || any_of(words_.key(at - 1), {"the"_w, "at"_w, "its"_w, "their"_w, "his"_w,
                                               "her"_w, "'s"_w, "a"_w, "our"_w, "my"_w})) {
      return std::nullopt;
    }
    const Share most{{at, at + 1}, at + 1, {5, 1}, true};
    if (words_.is(at + 1, "of"_w))
      return read_base(words_, at + 2) ? std::optional(most) : std::nullopt;
    if (any_of(words_.key(at + 1),
               {"likely"_w, "recent"_w, "recently"_w, "important"_w, "notably"_w, "wanted"_w})) {
      return std::nullopt;
    }
    const auto noun = read_noun_phrase(words_, at + 1, Grammatical::plural);
    if (!noun && !any_of(words_.key(at + 1), {"were"_w, "are"_w, "have"_w})) return std::nullopt;
    return most;
  }

  std::optional<Share> read_mostly(std::uint32_t at) const {
    const auto noun = read_noun_phrase(words_, at + 1, Grammatical::plural);
    if (!noun) return std::nullopt;
    return Share{{at, at + 1}, at + 1, {5, 1}, true};
  }

  std::optional<Share> read_all(std::uint32_t at) const {
    if (any_of(words_.key(at - 1), {"at"_w, "after"_w, "above"_w, "not"_w, "in"_w, "once"_w,
                                    "first"_w, "for"_w, "best"_w, "of"_w})) {
      return std::nullopt;
    }
    const Share all{{at, at + 1}, at + 1, whole(1), false};
    if (words_.is(at + 1, "of"_w))
      return read_base(words_, at + 2) ? std::optional(all) : std::nullopt;
    if (read_number(words_, at + 1)) return std::nullopt;  // "all 40 detainees" is an amount of 40
    std::uint32_t next = at + 1;
    if (any_of(words_.key(next),
               {"the"_w, "those"_w, "these"_w, "its"_w, "their"_w, "his"_w, "her"_w, "our"_w}))
      ++next;
    // "all the detainees were women" is a share of one; "all states" is only emphasis
    if (const auto number = read_number(words_, next)) next = number->range.end;
    const auto noun = read_noun_phrase(words_, next, Grammatical::plural);
    if (!noun ||
        !any_of(words_.key(noun->range.end), {"were"_w, "are"_w, "was"_w, "had"_w, "have"_w})) {
      return std::nullopt;
    }
    return all;
  }

  /// "the majority", "a vast majority of".
  std::optional<Share> read_majority(std::uint32_t at) const {
    std::uint32_t next = at;
    if (any_of(words_.key(next), {"the"_w, "a"_w})) ++next;
    if (any_of(words_.key(next),
               {"vast"_w, "great"_w, "overwhelming"_w, "large"_w, "clear"_w, "big"_w, "huge"_w}))
      ++next;
    if (!words_.is(next, "majority"_w) || next == at) return std::nullopt;
    if (!any_of(words_.key(next + 1),
                {"of"_w, "are"_w, "were"_w, "is"_w, "was"_w, "have"_w, "had"_w, "being"_w, "who"_w,
                 "remain"_w, "will"_w, "women"_w, "female"_w})) {
      return std::nullopt;
    }
    return Share{{at, next + 1}, next + 1, {5, 1}, true};
  }

  /// "two in three", "9 out of 10", "one in every five women".
  std::optional<Share> read_n_in_m(std::uint32_t at) const {
    if (!words_.is_number(at) && !words_.is_word(at)) return std::nullopt;
    const auto part = read_number(words_, at);
    if (!part || part->value.scale > 0 || part->value.digits < 1 || words_.glued(at))
      return std::nullopt;
    std::uint32_t next = part->range.end;
    const bool out = words_.is(next, "out"_w) && words_.is(next + 1, "of"_w);
    if (!out && !words_.is(next, "in"_w)) return std::nullopt;
    next += out ? 2 : 1;
    if (any_of(words_.key(next), {"every"_w, "each"_w})) ++next;
    if (in_.dated(next)) return std::nullopt;
    const auto of = read_number(words_, next);
    if (!of || of->value.scale > 0 || of->value.digits <= part->value.digits ||
        of->value.digits > 1'000'000) {
      return std::nullopt;
    }
    const std::uint32_t end = of->range.end;
    // "two in 10 days", "one in three cities": the second number counts something of its own.
    if (read_unit_behind(words_, end) || words_.mark(end, '%')) return std::nullopt;
    const bool usual = of->value.digits <= 10 || of->value.digits % 10 == 0 ||
                       (part->value == whole(1) && !plain_noun_follows(words_, end));
    if (!out && (!usual || (part->value.digits > 10 && of->value.digits != 100)))
      return std::nullopt;
    const auto value = scaled(part->value, 1, of->value.digits);
    if (!value) return std::nullopt;
    return Share{{at, end}, end, *value, false};
  }

  std::optional<Share> read_fraction_share(std::uint32_t at, bool bounded) const {
    const auto fraction = read_fraction(words_, at);
    if (!fraction || words_.glued(at)) return std::nullopt;
    if (words_.is_number(at) && !words_.is(fraction->range.end, "of"_w)) return std::nullopt;
    const std::uint32_t end = fraction->range.end;
    const Share share{{at, end}, end, fraction->value, false};
    if (at == words_.begin() && end == words_.end()) return share;  // a cell of a table
    const auto number = read_number(words_, at);
    if (number && number->range.end > end) return std::nullopt;  // "two thirds of a million"
    if (any_of(words_.key(at - 1),
               {"first"_w, "second"_w, "other"_w, "latter"_w, "and"_w, "better"_w}) &&
        words_.is(at, "half"_w)) {
      return std::nullopt;
    }
    if (words_.hyphen(end) || figure_follows(words_, end) ||
        any_of(words_.key(end), {"a"_w, "an"_w}))
      return std::nullopt;
    if (words_.is(end, "of"_w)) return share;
    if (words_.is(at, "half"_w) &&
        any_of(words_.key(end), {"the"_w, "its"_w, "their"_w, "his"_w, "her"_w, "all"_w, "those"_w,
                                 "these"_w, "were"_w, "are"_w})) {
      return share;
    }
    const bool noun = bounded && words_.is(at, "half"_w) && plain_noun_follows(words_, end);
    const bool ends = noun || !words_.is_word(end) || ends_noun_phrase(words_.key(end));
    if ((bounded || trend_before(words_, at) != Trend::none ||
         (!fraction->article && !words_.is(at, "half"_w))) &&
        ends) {
      return share;
    }
    return std::nullopt;
  }

  const AmountText& in_;
  const Words& words_;
};

}  // namespace

Hit read_share(const AmountText& in, std::uint32_t at, std::uint32_t next,
               const MaybeBound& bound) {
  return Shares(in).read(at, next, bound);
}

}  // namespace habeas
