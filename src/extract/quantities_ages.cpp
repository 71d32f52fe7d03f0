// extract/quantities_ages.cpp - ages as amounts
#include "extract/quantities_ages.h"

#include <algorithm>

#include "extract/quantities_parts.h"

namespace habeas {
namespace {

/// The ages of one sentence, each found by the word that makes it one.
class AgeReader {
 public:
  AgeReader(const AmountText& in, std::vector<AgeHit>& out)
      : in_(in), words_(in.words), out_(out) {}

  void run() {
    first_ = words_.begin();
    for (std::uint32_t at = words_.begin(); at < words_.end(); ++at) {
      const std::uint64_t key = words_.key(at);
      if (any_of(key, {"aged"_w, "age"_w})) {
        read_behind(at);
      } else if (any_of(key, {"yo"_w, "y.o"_w, "y/o"_w})) {
        read_before({at, at + 1}, "year");
      } else if (const std::string_view unit = unit_of(key); !unit.empty()) {
        const std::uint32_t end = end_of_age(at);
        if (end != at) read_before({at, end}, unit);
      }
    }
  }

 private:
  static std::string_view unit_of(std::uint64_t key) {
    if (any_of(key, {"year"_w, "years"_w, "yr"_w, "yrs"_w})) return "year";
    if (any_of(key, {"month"_w, "months"_w})) return "month";
    if (any_of(key, {"week"_w, "weeks"_w})) return "week";
    return any_of(key, {"day"_w, "days"_w}) ? "day" : "";
  }

  /// Behind "years old", "-year-old", "years of age"; the unit itself where it is no age.
  std::uint32_t end_of_age(std::uint32_t unit) const {
    const std::uint32_t next = words_.hyphen(unit + 1) ? unit + 2 : unit + 1;
    if (any_of(words_.key(next), {"old"_w, "olds"_w})) return next + 1;
    return words_.is(next, "of"_w) && words_.is(next + 1, "age"_w) ? next + 2 : unit;
  }

  /// "aged 40", "age 12 to 16", "at the age of 14": the number behind the word.
  void read_behind(std::uint32_t at) {
    const bool of = words_.is(at, "age"_w) && words_.is(at + 1, "of"_w);
    const std::uint32_t behind = of ? at + 2 : at + 1;
    auto bound = read_bound_before(words_, behind);
    const auto figures = read_figures(in_, bound ? bound->range.end : behind);
    if (!figures || !is_lifetime(*figures) || unit_named(figures->range.end) ||
        plain_noun_follows(words_, figures->range.end))
      return;
    const std::uint32_t side = at - std::min(at - first_, 2U);
    if (of && words_.is(at - 1, "the"_w) && side + 2 == at && !bound) bound = side_of(side);
    const bool side_told = bound && bound->range.begin == side;
    tell({side_told ? side : at, figures->range.end}, *figures, bound, "year");
  }

  /// "under the age of 18", "above the age of 60"
  MaybeBound side_of(std::uint32_t at) const {
    const BoundPhrase side{{at, at + 1}, BoundKind::upper, true};
    if (any_of(words_.key(at), {"under"_w, "below"_w})) return side;
    if (any_of(words_.key(at), {"over"_w, "above"_w}))
      return BoundPhrase{side.range, BoundKind::lower, true};
    return std::nullopt;
  }

  bool unit_named(std::uint32_t at) const { return !unit_of(words_.key(at)).empty(); }

  /// The number before the words that make it an age: the longest that ends there.
  void read_before(TokenRange words, std::string_view unit) {
    constexpr std::uint32_t kLongest = 8;  // tokens: "between twenty-five and thirty-five"
    const std::uint32_t end = words_.hyphen(words.begin - 1) ? words.begin - 1 : words.begin;
    const std::uint32_t first = end - std::min(end - first_, kLongest);
    for (std::uint32_t at = first; at < end; ++at) {
      const auto figures = read_figures(in_, at);
      if (!figures || figures->range.end != end || figures->unit) continue;
      const auto bound = bound_at(at);
      tell({bound ? bound->range.begin : at, words.end}, *figures, bound, unit);
      return;
    }
  }

  /// "about", "more than", "younger than" right before the number.
  MaybeBound bound_at(std::uint32_t number) const {
    constexpr std::uint32_t kLongest = 4;
    for (std::uint32_t at = number - std::min(number - first_, kLongest); at < number; ++at) {
      const bool than = at + 2 == number && words_.is(at + 1, "than"_w);
      if (than && words_.is(at, "younger"_w))
        return BoundPhrase{{at, number}, BoundKind::upper, true};
      if (than && words_.is(at, "older"_w))
        return BoundPhrase{{at, number}, BoundKind::lower, true};
      const auto bound = read_bound_before(words_, at);
      if (bound && bound->range.end == number) return bound;
    }
    return std::nullopt;
  }

  static bool is_lifetime(const Figures& figures) {
    constexpr std::int64_t kLongest = 130;
    const Number last = figures.hi.value_or(figures.lo);
    return !figures.unit && !(whole(kLongest) < last) && !(figures.lo < whole(0));
  }

  void tell(TokenRange range, const Figures& figures, const MaybeBound& bound,
            std::string_view unit) {
    AgeHit hit;
    hit.range = range;
    set_value(hit.value, figures, bound);
    hit.value.unit = unit;
    first_ = range.end;
    out_.push_back(std::move(hit));
  }

  const AmountText in_;
  const Words& words_;
  std::vector<AgeHit>& out_;
  std::uint32_t first_ = 0;  // behind the age found last
};

}  // namespace

std::vector<AgeHit> find_ages(std::string_view text, const TokenText& tokens) {
  std::vector<AgeHit> hits;
  const std::vector<bool> undated(tokens.tokens.size());
  for (const TokenRange sentence : tokens.sentences) {
    const Words words(text, tokens, sentence);
    AgeReader({words, undated, sentence}, hits).run();
  }
  return hits;
}

}  // namespace habeas
