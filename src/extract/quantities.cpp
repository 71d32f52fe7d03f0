// extract/quantities.cpp - finds amounts: figures, vague amounts, amounts without a figure, shares;
// refuses numbers that count nothing
#include "extract/quantities.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/number_words.h"
#include "extract/quantities_bounds.h"
#include "extract/quantities_nouns.h"
#include "extract/quantities_units.h"

namespace habeas {
namespace {

bool any_of(std::uint64_t key, std::initializer_list<std::uint64_t> keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Words behind which a number is a label: "Article 7", "Room 39", "page 4".
bool is_label(const Words& words, std::uint32_t at) {
  const std::uint64_t key = words.key(at);
  if (any_of(key, {"section"_w,  "sections"_w,   "article"_w,     "articles"_w,  "chapter"_w,
                   "chapters"_w, "resolution"_w, "resolutions"_w, "paragraph"_w, "paragraphs"_w,
                   "para"_w,     "page"_w,       "pages"_w,       "room"_w,      "phase"_w,
                   "grade"_w,    "level"_w,      "category"_w,    "flight"_w,    "version"_w,
                   "number"_w,   "numbers"_w,    "nos"_w,         "route"_w,     "highway"_w,
                   "annex"_w,    "appendix"_w,   "protocol"_w,    "clause"_w,    "rule"_w,
                   "footnote"_w, "figure"_w,     "fig"_w,         "vol"_w,       "volume"_w,
                   "episode"_w,  "gate"_w,       "platform"_w,    "channel"_w,   "tel"_w,
                   "phone"_w,    "fax"_w,        "verse"_w,       "psalm"_w,     "amendment"_w,
                   "step"_w,     "image"_w,      "photo"_w,       "slide"_w,     "model"_w,
                   "called"_w,   "call"_w,       "dial"_w,        "dialed"_w,    "dialled"_w})) {
    return true;
  }
  return words.capital(at) &&
         any_of(key, {"unit"_w,   "office"_w,   "camp"_w,   "bureau"_w,   "brigade"_w, "division"_w,
                      "zone"_w,   "sector"_w,   "ward"_w,   "district"_w, "block"_w,   "building"_w,
                      "school"_w, "hospital"_w, "prison"_w, "line"_w,     "type"_w,    "class"_w,
                      "model"_w,  "mark"_w,     "part"_w,   "table"_w,    "order"_w,   "act"_w,
                      "law"_w,    "case"_w,     "item"_w,   "point"_w,    "area"_w,    "group"_w,
                      "team"_w,   "lot"_w,      "box"_w,    "bus"_w});
}

struct Share {
  TokenRange number;
  std::uint32_t base_at = 0;  ///< where the words of the base may start
  Number value;
  bool over_half = false;  ///< "most": more than the value, which is a half
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
  std::optional<UnitPhrase> unit;  ///< written before the number
  bool between = false;
  /// Of a range between two bounds: is the lower, the upper end left out?
  std::optional<std::pair<bool, bool>> ends_open;
};

Number whole(std::int64_t value) { return {value, 0}; }

std::int64_t power_of_ten(int exponent) {
  std::int64_t result = 1;
  for (int i = 0; i < exponent; ++i) result *= 10;
  return result;
}

/// Reads the amounts of one sentence.
class QuantityReader {
 public:
  QuantityReader(const Words& words, const std::vector<bool>& dated, std::uint32_t block_begin,
                 std::uint32_t block_end, std::vector<QuantityHit>& out)
      : words_(words), dated_(dated), block_begin_(block_begin), block_end_(block_end), out_(out) {}

  void run() {
    const std::size_t first = out_.size();
    for (std::uint32_t at = words_.begin(); at < words_.end();) {
      skip_to_ = at + 1;
      auto hit = read_at(at);
      if (!hit) {
        at = skip_to_;
        continue;
      }
      at = hit->range.end;
      relate_to_last(*hit, first);
      out_.push_back(std::move(*hit));
    }
  }

 private:
  using Hit = std::optional<QuantityHit>;

  bool dated(std::uint32_t at) const { return words_.has(at) && dated_[at]; }

  Hit read_at(std::uint32_t at) {
    if (dated(at)) return std::nullopt;
    if (auto hit = read_without_figure(at)) return hit;
    const auto bound = read_bound_before(words_, at);
    if (bound && dated(bound->range.end - 1)) return std::nullopt;
    const std::uint32_t next = bound ? bound->range.end : at;
    if (auto hit = read_share(at, next, bound)) return hit;
    return read_amount(at, next, bound);
  }

  // --- values

  static void set_exact(Quantity& value, Number number) {
    value.lo = value.hi = value.point = number;
    value.bound = Bound::exact;
  }

  /// methods.md 5: what each kind of bound says.
  static void set_bounded(Quantity& value, Number number, const std::optional<BoundPhrase>& bound) {
    switch (bound ? bound->kind : BoundKind::none) {
      case BoundKind::none:
        set_exact(value, number);
        return;
      case BoundKind::upper:
        value.hi = number;
        value.hi_open = bound->open;
        value.bound = Bound::upper;
        return;
      case BoundKind::lower:
        value.lo = number;
        value.lo_open = bound->open;
        value.bound = Bound::lower;
        return;
      case BoundKind::about:
      case BoundKind::nearly:
        value.point = number;
        value.lo = scaled(number, 9, 10);
        value.hi = bound->kind == BoundKind::nearly ? number : scaled(number, 11, 10);
        value.bound = Bound::approx;
        return;
    }
  }

  static void set_value(Quantity& value, const Figures& figures,
                        const std::optional<BoundPhrase>& bound) {
    if (!figures.hi) {
      set_bounded(value, figures.lo, bound);
      return;
    }
    value.lo = figures.lo;
    value.hi = figures.hi;
    value.bound = figures.vague ? Bound::vague : Bound::range;
    if (figures.ends_open) {
      value.lo_open = figures.ends_open->first;
      value.hi_open = figures.ends_open->second;
      return;
    }
    if (bound && bound->kind == BoundKind::lower) {
      value.hi.reset();
      value.lo_open = bound->open;
      value.bound = Bound::lower;
    }
    if (bound && bound->kind == BoundKind::upper) {
      value.lo.reset();
      value.hi_open = bound->open;
      value.bound = Bound::upper;
    }
  }

  // --- amounts without a figure

  Hit read_without_figure(std::uint32_t at) const {
    const std::uint32_t end = words_without_figure(at);
    if (end == kNoToken) return std::nullopt;
    QuantityHit hit;
    hit.number = hit.range = {at, end};
    hit.without_figure = true;
    hit.value.bound = Bound::vague;
    hit.value.lo = whole(2);
    if (words_.is(end - 1, "more"_w)) hit.more = true;
    if (words_.is(end, "others"_w)) {
      hit.more = true;
      hit.range.end = end + 1;
      return hit;
    }
    if (words_.is(end, "more"_w) || words_.is(end, "other"_w)) hit.more = true;
    if (hit.more && !words_.is(end - 1, "more"_w)) hit.range.end = end + 1;
    const bool of = words_.is(hit.range.end, "of"_w);
    if (!take_noun(hit, hit.range.end, false, true)) {
      // "many of them", "many who left", but not "many" by itself
      if (words_.is(end, "who"_w)) return hit;
      if (!of) return std::nullopt;
      return hit.partitive ? Hit(hit) : std::nullopt;
    }
    return hit;
  }

  /// End of "several", "many", "a large number", or kNoToken.
  std::uint32_t words_without_figure(std::uint32_t at) const {
    const std::uint64_t before = words_.key(at - 1);
    switch (words_.key(at)) {
      case "several"_w:
      case "numerous"_w:
      case "countless"_w:
      case "multiple"_w:
      case "scores"_w:
        return figure_follows(at + 1) ? kNoToken : at + 1;
      case "many"_w:
        return any_of(before, {"how"_w, "as"_w, "not"_w, "so"_w, "too"_w, "the"_w}) ||
                       figure_follows(at + 1)
                   ? kNoToken
                   : at + 1;
      case "lots"_w:
        return words_.is(at + 1, "of"_w) ? at + 1 : kNoToken;
      default:
        break;
    }
    std::uint32_t next = at;
    const bool article = any_of(words_.key(next), {"a"_w, "an"_w, "the"_w});
    if (article) ++next;
    if (article && !words_.is(at, "the"_w)) {
      if (words_.is(next, "few"_w)) return figure_follows(next + 1) ? kNoToken : next + 1;
      if (any_of(words_.key(next),
                 {"handful"_w, "lot"_w, "multitude"_w, "host"_w, "string"_w, "series"_w}) &&
          words_.is(next + 1, "of"_w) && !read_number(words_, next + 2)) {
        return next + 1;
      }
    }
    return words_of_number(at, next, article);
  }

  /// "a large number of", "a \"large number\" of", "large numbers of".
  std::uint32_t words_of_number(std::uint32_t at, std::uint32_t next, bool article) const {
    if (words_.quote(next)) ++next;
    const std::uint32_t first = next;
    while (next < first + 3 && is_size(words_.key(next))) ++next;
    const bool sized = next > first;
    const bool singular_number = words_.is(next, "number"_w) || words_.is(next, "amount"_w);
    if (!singular_number && !words_.is(next, "numbers"_w)) return kNoToken;
    if (!sized && (!article || words_.is(at, "the"_w) || words_.is(next, "amount"_w)))
      return kNoToken;
    ++next;
    if (words_.quote(next)) ++next;
    return words_.is(next, "of"_w) ? next : kNoToken;
  }

  static bool is_size(std::uint64_t key) {
    return any_of(key, {"large"_w,
                        "larger"_w,
                        "significant"_w,
                        "great"_w,
                        "small"_w,
                        "huge"_w,
                        "growing"_w,
                        "record"_w,
                        "considerable"_w,
                        "substantial"_w,
                        "vast"_w,
                        "unknown"_w,
                        "unspecified"_w,
                        "undisclosed"_w,
                        "untold"_w,
                        "increasing"_w,
                        "enormous"_w,
                        "massive"_w,
                        "very"_w,
                        "unprecedented"_w,
                        "rising"_w,
                        "limited"_w,
                        "sizeable"_w,
                        "sizable"_w,
                        "fair"_w,
                        "good"_w,
                        "tiny"_w,
                        "extremely"_w,
                        "alarming"_w,
                        "staggering"_w,
                        "disproportionate"_w,
                        "unusually"_w,
                        "unconfirmed"_w,
                        "significantly"_w});
  }

  bool figure_follows(std::uint32_t at) const {
    return any_of(words_.key(at), {"hundred"_w, "thousand"_w, "million"_w, "billion"_w, "dozen"_w,
                                   "hundreds"_w, "thousands"_w, "millions"_w}) ||
           read_unit_behind(words_, at).has_value();
  }

  // --- shares

  Hit read_share(std::uint32_t at, std::uint32_t next,
                 const std::optional<BoundPhrase>& bound) const {
    const auto share = share_words(next, bound.has_value());
    if (!share) return std::nullopt;
    QuantityHit hit;
    hit.range = {at, share->number.end};
    hit.number = share->number;
    std::optional<BoundPhrase> said = bound;
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
    take_base(hit, std::max(share->base_at, hit.range.end));
    return hit;
  }

  /// What a share is a share of: "of the women", "refugees". Not part of the range.
  void take_base(QuantityHit& hit, std::uint32_t at) const {
    const std::uint32_t base_at = words_.is(at, "of"_w) ? at + 1 : at;
    const auto base = read_base(words_, base_at);
    if (!base) return;
    hit.noun = base->range;
    hit.head = base->head;
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
    if (dated(next)) return std::nullopt;
    const auto of = read_number(words_, next);
    if (!of || of->value.scale > 0 || of->value.digits <= part->value.digits ||
        of->value.digits > 1'000'000) {
      return std::nullopt;
    }
    const std::uint32_t end = of->range.end;
    // "two in 10 days", "one in three cities": the second number counts something of its own.
    if (read_unit_behind(words_, end) || words_.mark(end, '%')) return std::nullopt;
    const bool usual = of->value.digits <= 10 || of->value.digits % 10 == 0;
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
    if (any_of(words_.key(at - 1),
               {"first"_w, "second"_w, "other"_w, "latter"_w, "and"_w, "better"_w}) &&
        words_.is(at, "half"_w)) {
      return std::nullopt;
    }
    if (words_.hyphen(end) || figure_follows(end) || any_of(words_.key(end), {"a"_w, "an"_w}))
      return std::nullopt;
    const Share share{{at, end}, end, fraction->value, false};
    if (words_.is(end, "of"_w)) return share;
    if (words_.is(at, "half"_w) &&
        any_of(words_.key(end), {"the"_w, "its"_w, "their"_w, "his"_w, "her"_w, "all"_w, "those"_w,
                                 "these"_w, "were"_w, "are"_w})) {
      return share;
    }
    const bool noun = bounded && words_.is(at, "half"_w) && plain_noun_follows(end);
    const bool ends = noun || !words_.is_word(end) || ends_noun_phrase(words_.key(end));
    if ((bounded || trend_before(words_, at) != Trend::none ||
         (!fraction->article && !words_.is(at, "half"_w))) &&
        ends) {
      return share;
    }
    return std::nullopt;
  }

  // --- figures

  Hit read_amount(std::uint32_t at, std::uint32_t next, std::optional<BoundPhrase> bound) {
    QuantityHit hit;
    next = skip_more(next, hit.more);
    const auto figures = read_figures(next, hit.more ? next : at);
    if (!figures) return std::nullopt;
    if (refused(*figures, bound.has_value())) {
      skip_to_ = std::max(skip_to_, figures->range.end);
      return std::nullopt;
    }
    hit.range = {at, figures->range.end};
    hit.number = figures->range;
    if (bound) hit.bound = bound->range;
    Figures found = *figures;
    if (bound) take_other_end(hit, found, *bound);
    if (found.ends_open) bound.reset();
    if (!finish(hit, found, bound)) {
      skip_to_ = std::max(skip_to_, figures->range.end);
      return std::nullopt;
    }
    return hit;
  }

  /// "more than 100 but fewer than 200 people": one amount between two bounds.
  void take_other_end(QuantityHit& hit, Figures& figures, const BoundPhrase& bound) const {
    const bool lower = bound.kind == BoundKind::lower;
    if (figures.hi || (!lower && bound.kind != BoundKind::upper)) return;
    std::uint32_t at = figures.range.end;
    if (words_.mark(at, ',')) ++at;
    if (!words_.is(at, "and"_w) && !words_.is(at, "but"_w)) return;
    const auto other = read_bound_before(words_, at + 1);
    if (!other || other->kind != (lower ? BoundKind::upper : BoundKind::lower)) return;
    const auto end = read_figure(other->range.end);
    if (!end || end->lo.digits < 0 || end->unit.has_value() != figures.unit.has_value()) return;
    const Number low = lower ? figures.lo : end->lo;
    const Number high = lower ? end->lo : figures.lo;
    if (!(low < high)) return;
    figures.lo = low;
    figures.hi = high;
    figures.ends_open =
        lower ? std::pair(bound.open, other->open) : std::pair(other->open, bound.open);
    figures.range.end = end->range.end;
    figures.singular = false;
    hit.range.end = hit.number.end = figures.range.end;
  }

  /// "another 40", "a further 20", "an additional 30".
  std::uint32_t skip_more(std::uint32_t at, bool& more) const {
    std::uint32_t next = at;
    if (any_of(words_.key(next), {"a"_w, "an"_w}) &&
        any_of(words_.key(next + 1), {"further"_w, "additional"_w}))
      ++next;
    if (!any_of(words_.key(next), {"another"_w, "further"_w, "additional"_w})) return at;
    ++next;
    if (const auto bound = read_bound_before(words_, next)) next = bound->range.end;
    if (!read_figures(next, next)) return at;
    more = true;
    return next;
  }

  std::optional<Figures> read_figures(std::uint32_t at, std::uint32_t start) const {
    if (dated(at)) return std::nullopt;
    if (const auto vague = read_vague(at)) return vague;
    const bool between = words_.is(at, "between"_w);
    const auto first = read_figure(between ? at + 1 : at);
    if (!first) return std::nullopt;
    auto range = read_range(*first, between);
    if (range && between) range->range.begin = at;
    if (range) return range;
    if (between) return std::nullopt;
    (void)start;
    return first;
  }

  /// One number with the sign or the currency before it.
  std::optional<Figures> read_figure(std::uint32_t at) const {
    if (const auto fraction = words_.is_number(at) ? read_fraction(words_, at) : std::nullopt) {
      Figures part;
      part.range = fraction->range;
      part.lo = fraction->value;
      part.digits = part.singular = true;
      magnitude_ = 0;
      return part;
    }
    Figures figures;
    std::uint32_t next = at;
    figures.unit = read_unit_before(words_, next);
    if (figures.unit) next = figures.unit->range.end;
    const bool minus = (words_.dash(next) && !words_.glued(next) && words_.glued(next + 1) &&
                        words_.is_number(next + 1)) ||
                       (words_.is(next, "minus"_w) && read_number(words_, next + 1));
    if (minus) ++next;
    if (dated(next)) return std::nullopt;
    const auto number = read_number(words_, next);
    if (!number || dated(number->range.end - 1)) return std::nullopt;
    figures.range = {at, number->range.end};
    figures.lo = number->value;
    figures.digits = number->digits;
    figures.grouped = number->grouped;
    figures.article = number->article;
    figures.singular = number->value == whole(1);
    magnitude_ = number->magnitude;
    if (minus) figures.lo.digits = -figures.lo.digits;
    take_money_letter(figures);
    return figures;
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
    magnitude_ = static_cast<std::uint8_t>(power);
  }

  /// "40 to 60", "40-60", "between 40 and 60", "two or three", "$40 to $60 million".
  std::optional<Figures> read_range(const Figures& first, bool between) const {
    const std::uint8_t first_magnitude = magnitude_;
    std::uint32_t at = first.range.end;
    const auto unit = read_unit_behind(words_, at);
    const bool joins_units =
        unit && (unit->kind == UnitKind::percent || unit->kind == UnitKind::money);
    if (joins_units) at = unit->range.end;
    const bool dash = words_.dash(at) || words_.mark(at, '~');
    const std::uint64_t link = words_.key(at);
    const bool linked = between ? link == "and"_w || link == "to"_w || dash
                                : dash || link == "to"_w || link == "or"_w;
    if (!linked || (dash && words_.glued(at) != words_.glued(at + 1))) return std::nullopt;
    const auto second = read_figure(at + 1);
    if (joins_units && second) {
      const auto other = read_unit_behind(words_, second->range.end);
      if (!other || other->kind != unit->kind) return std::nullopt;  // "rose 5% to 30"
    }
    if (!second || second->lo.digits < 0 || first.lo.digits < 0) return std::nullopt;
    Figures range = first;
    range.hi = second->lo;
    range.range.end = second->range.end;
    range.singular = false;
    if (first_magnitude == 0 && magnitude_ > 0) {
      const auto raised = scaled(first.lo, power_of_ten(magnitude_), 1);
      // "40 to 60 million", but not "600 to 2 million"
      if (raised && first.lo < second->lo && *raised < second->lo) range.lo = *raised;
    }
    if (!range.unit) range.unit = second->unit;
    if (!between && link == "to"_w && changes_before(first.range.begin)) return std::nullopt;
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
    if (tens) return std::nullopt;
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

  // --- numbers that count nothing

  bool refused(const Figures& figures, bool bounded) {
    const TokenRange range = figures.range;
    if (figures.unit) return false;
    return refused_by_chain(range) || refused_by_neighbours(figures) || refused_as_age(figures) ||
           refused_as_mark(figures, bounded) || refused_as_name(figures, bounded);
  }

  /// Telephone numbers and scores: groups of digits joined by hyphens or slashes.
  bool refused_by_chain(TokenRange range) {
    std::uint32_t end = range.end;
    while ((words_.hyphen(end) ||
            (words_.mark(end, '/') && words_.glued(end) && words_.glued(end + 1)) ||
            (words_.mark(end, ':') && words_.glued(end) && words_.glued(end + 1))) &&
           words_.is_number(end + 1)) {
      end += 2;
    }
    if (end == range.end) return false;
    skip_to_ = std::max(skip_to_, end);
    return true;
  }

  bool refused_by_neighbours(const Figures& figures) const {
    const std::uint32_t begin = figures.range.begin;
    const std::uint32_t end = figures.range.end;
    if (words_.glued(begin)) {
      const std::uint32_t before = begin - 1;
      const bool opened =
          words_.mark(before, '(') || words_.mark(before, '[') || words_.quote(before) ||
          words_.mark(before, '~') || words_.mark(before, '<') || words_.mark(before, '>') ||
          words_.mark(before, ':') || words_.mark(before, ',') ||
          (words_.dash(before) && (!words_.glued(before) || words_.view(before).size() == 3));
      if (!opened) return true;
    }
    const bool linked = words_.dash(end) || words_.is(end, "to"_w) || words_.is(end, "and"_w) ||
                        words_.is(end, "or"_w);
    if (linked && dated(end + 1) && !words_.is_word(end + 1)) return true;  // "from 4 to 7 p.m."
    if (figures.digits && words_.glued(end)) {
      if (words_.mark(end, '/') || words_.mark(end, '_') || words_.mark(end, '=') ||
          words_.mark(end, '@'))
        return true;
      const bool letters = words_.is_word(end) && !words_.is(end, "'s"_w);
      if (letters && !read_unit_behind(words_, end)) return true;
    }
    return false;
  }

  /// "19-year-old", "five years old", "aged 40", "Kim Min-su, 40, said".
  bool refused_as_age(const Figures& figures) const {
    const TokenRange range = figures.range;
    const std::uint32_t unit = words_.hyphen(range.end) ? range.end + 1 : range.end;
    if (any_of(words_.key(unit), {"year"_w, "years"_w, "month"_w, "months"_w, "week"_w, "weeks"_w,
                                  "day"_w, "days"_w})) {
      const std::uint32_t old = words_.hyphen(unit + 1) ? unit + 2 : unit + 1;
      if (any_of(words_.key(old), {"old"_w, "olds"_w})) return true;
      if (words_.is(old, "of"_w) && words_.is(old + 1, "age"_w)) return true;
    }
    const std::uint64_t before = words_.key(range.begin - 1);
    if (any_of(before, {"aged"_w, "age"_w, "ages"_w, "turned"_w, "turning"_w})) return true;
    if (any_of(before, {"from"_w, "between"_w, "of"_w}) &&
        any_of(words_.key(range.begin - 2), {"aged"_w, "age"_w, "ages"_w, "old"_w})) {
      return true;
    }
    if (figures.lo > whole(120) || figures.lo.scale > 0 || !figures.digits) return false;
    const bool comma = words_.mark(range.begin - 1, ',') && words_.capital(range.begin - 2);
    const bool closed = words_.mark(range.end, ',') || words_.mark(range.end, '.') ||
                        words_.mark(range.end, ';') || !words_.has(range.end);
    return comma && closed;
  }

  /// List marks and bare numbers in brackets: "1. ", "(3)", "[12]", "#4".
  bool refused_as_mark(const Figures& figures, bool bounded) const {
    const TokenRange range = figures.range;
    if (!figures.digits || bounded) return false;
    if (words_.mark(range.begin - 1, '#')) return true;
    const bool opened = words_.mark(range.begin - 1, '(') || words_.mark(range.begin - 1, '[');
    const bool closed = words_.mark(range.end, ')') || words_.mark(range.end, ']');
    if (opened && closed) return true;
    // "1 of 8" of a gallery, "the 15400 block of"
    if (words_.is(range.end, "of"_w) && words_.is_number(range.end + 1) &&
        !words_.is_word(range.end + 2))
      return true;
    if (words_.is(range.begin - 1, "of"_w) && words_.is_number(range.begin - 2) &&
        !plain_noun_follows(range.end)) {
      return true;
    }
    if (words_.is(range.end, "block"_w)) return true;
    const bool list = words_.mark(range.end, '.') || words_.mark(range.end, ')');
    return list && range.begin == block_begin_ && range.end + 1 < block_end_;
  }

  /// "Article 7", "No. 5", "Boeing 747", "S&P 500", "Windows 10".
  bool refused_as_name(const Figures& figures, bool bounded) const {
    const std::uint32_t begin = figures.range.begin;
    const std::uint32_t before = begin - 1;
    if (bounded || !words_.has(before)) return false;
    if (words_.mark(before, '.') &&
        any_of(words_.key(before - 1),
               {"no"_w, "nos"_w, "art"_w, "para"_w, "vol"_w, "fig"_w, "pp"_w})) {
      return true;
    }
    const std::uint32_t end = figures.range.end;
    const bool counted = read_unit_behind(words_, end) || plain_noun_follows(end);
    if (is_label(words_, before)) return !counted || figures.digits;
    if (!figures.digits || figures.hi || !words_.capital(before) || dated(before) || counted)
      return false;
    if (in_capitals(before) && words_.shape(figures.range.end) == Shape::upper) return false;
    if (any_of(words_.key(before), {"i"_w, "the"_w, "in"_w, "and"_w, "but"_w, "of"_w, "at"_w}))
      return false;
    if (begin == words_.begin() + 1 && ends_noun_phrase(words_.key(before))) return false;
    return !any_of(words_.key(end),
                   {"were"_w, "was"_w, "are"_w, "is"_w, "have"_w, "has"_w, "had"_w, "died"_w,
                    "more"_w, "other"_w, "others"_w, "remain"_w, "of"_w, "killed"_w, "dead"_w});
  }

  /// Text all in capitals: case tells nothing.
  bool in_capitals(std::uint32_t at) const {
    return words_.shape(at) == Shape::upper &&
           (words_.shape(at - 1) == Shape::upper || at == words_.begin());
  }

  bool plain_noun_follows(std::uint32_t at) const {
    return words_.is_word(at) && words_.shape(at) == Shape::lower &&
           read_noun_phrase(words_, at, Grammatical::plural).has_value();
  }

  // --- what is counted

  bool finish(QuantityHit& hit, Figures& figures, std::optional<BoundPhrase> bound) const {
    std::uint32_t end = figures.range.end;
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
    }
    hit.range.end = end;
    if (const auto behind = read_bound_behind(words_, end); behind && !bound && measured) {
      bound = behind;
      hit.bound = behind->range;
      hit.range.end = end = behind->range.end;
    }
    set_value(hit.value, figures, bound);
    hit.value.trend = trend_before(words_, hit.range.begin);
    const bool repeated =
        unit && (unit->kind == UnitKind::time || words_.is(unit->range.begin, "times"_w));
    if (repeated || words_.is(end, "times"_w)) hit.value.trend = Trend::none;
    if (hit.value.trend == Trend::none && measured && !repeated)
      hit.value.trend = trend_behind(words_, end);
    if (percent) return to_share(hit, end);
    if (measured) return true;
    const bool found = take_counted(hit, figures, end, bound.has_value());
    if (!found) return false;
    take_bound_behind_noun(hit, figures, bound);
    return true;
  }

  /// "about 500 or more": the bound behind says more than the hedge before.
  static bool outweighs(const BoundPhrase& behind, const std::optional<BoundPhrase>& bound) {
    if (!bound) return true;
    const bool hedge = bound->kind == BoundKind::about || bound->kind == BoundKind::nearly;
    return hedge && (behind.kind == BoundKind::lower || behind.kind == BoundKind::upper);
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
    if (!plain_noun_follows(unit.range.end)) return false;
    const auto raised = scaled(figures.lo, 1'000'000, 1);
    if (!raised) return false;
    figures.lo = *raised;
    if (figures.hi) figures.hi = scaled(*figures.hi, 1'000'000, 1);
    return true;
  }

  bool to_share(QuantityHit& hit, std::uint32_t end) const {
    hit.value.share = true;
    hit.value.unit.clear();
    for (std::optional<Number>* number : {&hit.value.lo, &hit.value.hi, &hit.value.point}) {
      if (!*number) continue;
      const bool negative = (*number)->digits < 0;
      Number positive = **number;
      if (negative) positive.digits = -positive.digits;
      *number = scaled(positive, 1, 100);
      if (!*number) return false;
      if (negative) (*number)->digits = -(*number)->digits;
    }
    if (words_.is(end, "of"_w)) {
      take_base(hit, end);
    } else if (const auto noun = read_noun_phrase(words_, end, Grammatical::plural)) {
      hit.noun = noun->range;
      hit.head = noun->head;
    }
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
    return words_.is(figures.range.end - 1, "couple"_w);
  }

  bool bare_is_amount(const QuantityHit& hit, const Figures& figures, bool bounded) const {
    if (bounded || hit.more || hit.partitive || figures.vague) return true;
    const std::uint32_t begin = figures.range.begin;
    const std::uint64_t before = words_.key(begin - 1);
    // "the two", "these three": a pronoun
    if (!figures.digits &&
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
                           {"another"_w, "day"_w, "thing"_w, "time"_w, "way"_w, "hand"_w, "side"_w,
                            "sense"_w, "word"_w, "moment"_w, "night"_w, "morning"_w, "reason"_w,
                            "example"_w, "point"_w, "step"_w})) {
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

  /// The noun phrase at this token, or behind "of". `vague` amounts take a plain noun behind "of"
  /// ("dozens of women"); behind other numbers "of" makes it a part ("two of the women").
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
                              const std::optional<BoundPhrase>& bound) const {
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

  // --- neighbours in a sentence

  /// An elided unit copies from the left conjunct; a hedge there may reach this amount.
  void relate_to_last(QuantityHit& hit, std::size_t first) const {
    if (out_.size() == first || hit.value.share || hit.without_figure) return;
    const QuantityHit& last = out_.back();
    constexpr std::uint32_t kReach = 24;
    if (last.value.share || last.value.unit.empty() || hit.range.begin - last.range.end > kReach)
      return;
    std::uint32_t before = hit.range.begin - 1;
    if (any_of(words_.key(before), {"in"_w, "at"_w, "from"_w, "on"_w, "another"_w, "a"_w, "the"_w}))
      --before;
    const bool conjunct =
        any_of(words_.key(before), {"and"_w, "or"_w, "but"_w, "while"_w, "with"_w, "then"_w}) ||
        words_.mark(before, ',') || words_.mark(before, ';');
    if (!conjunct) return;
    if (hit.value.unit.empty()) {
      hit.value.unit = last.value.unit;
      hit.unit_copied = true;
    }
    const bool hedged = last.value.bound != Bound::exact && !last.bound.empty() &&
                        last.bound.begin < last.number.begin;
    hit.hedge_reaches = hedged && hit.value.bound == Bound::exact && words_.is(before, "and"_w);
  }

  const Words& words_;
  const std::vector<bool>& dated_;
  std::uint32_t block_begin_;
  std::uint32_t block_end_;
  std::vector<QuantityHit>& out_;
  std::uint32_t skip_to_ = 0;
  mutable std::uint8_t magnitude_ = 0;
};

/// Tokens that belong to a calendar or relative time. Durations stay: "three days" is an amount,
/// too.
std::vector<bool> dated_tokens(const TokenText& tokens, const std::vector<DateHit>& dates) {
  std::vector<bool> dated(tokens.tokens.size(), false);
  for (const DateHit& hit : dates) {
    if (hit.anchored == DateAnchor::none && hit.value.timex.starts_with('P')) continue;
    for (std::uint32_t i = hit.range.begin; i < hit.range.end; ++i) dated[i] = true;
  }
  return dated;
}

}  // namespace

std::vector<QuantityHit> find_quantities(std::string_view text, const TokenText& tokens,
                                         const std::vector<DateHit>& dates) {
  std::vector<QuantityHit> hits;
  const std::vector<bool> dated = dated_tokens(tokens, dates);
  std::size_t block = 0;
  for (const TokenRange sentence : tokens.sentences) {
    while (block + 1 < tokens.blocks.size() && tokens.blocks[block].end <= sentence.begin) ++block;
    const Words words(text, tokens, sentence);
    QuantityReader(words, dated, tokens.blocks[block].begin, tokens.blocks[block].end, hits).run();
  }
  return hits;
}

std::vector<QuantityHit> find_quantities(std::string_view text, const TokenText& tokens) {
  return find_quantities(text, tokens, find_dates(text, tokens, {}));
}

}  // namespace habeas
