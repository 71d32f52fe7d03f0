// extract/quantities_vague.cpp - amounts without a figure: "several", "a large number of"
#include "extract/quantities_parts.h"
#include "extract/size_words.h"

namespace habeas {
namespace {

class WithoutFigure {
 public:
  explicit WithoutFigure(const Words& words) : words_(words) {}

  Hit read(std::uint32_t at) const {
    const std::uint32_t end = words_without_figure(at);
    if (end == kNoToken) return std::nullopt;
    QuantityHit hit;
    hit.number = hit.range = {at, end};
    hit.without_figure = true;
    hit.value.bound = Bound::vague;
    // "several" and the like are more than two.
    const bool above_two = any_of(words_.key(at), {"several"_w, "numerous"_w, "multiple"_w,
                                                   "countless"_w, "many"_w, "scores"_w});
    // "Numerous" is more than several.
    const bool above_three = words_.is(at, "numerous"_w) || words_.is(at, "countless"_w);
    const bool few = words_.is(at, "a"_w) && words_.is(at + 1, "few"_w);
    hit.value.lo = whole(above_three ? 4 : above_two || few ? 3 : 2);
    // "Several" and "a few" are fewer than ten, as "several hundred" is fewer than a thousand.
    if (few || words_.is(at, "several"_w)) hit.value.hi = whole(9);
    if (words_.is(end - 1, "more"_w)) hit.more = true;
    if (words_.is(end, "others"_w)) {
      hit.more = true;
      hit.range.end = end + 1;
      return hit;
    }
    if (words_.is(end, "more"_w) || words_.is(end, "other"_w)) hit.more = true;
    if (hit.more && !words_.is(end - 1, "more"_w)) hit.range.end = end + 1;
    const bool of = words_.is(hit.range.end, "of"_w);
    if (!take_noun(words_, hit, hit.range.end, false, true)) {
      // "many of them", "many who left", but not "many" by itself
      if (words_.is(end, "who"_w)) return hit;
      // "and scores injured", "and an unknown number wounded"
      const bool bare = words_.is(end - 1, "scores"_w) || words_.is(end - 1, "number"_w);
      if (bare && fate_follows(end)) return hit;
      if (is_hurt_object(at, end)) return hit;
      if (!of) return std::nullopt;
      return hit.partitive ? Hit(hit) : std::nullopt;
    }
    return hit;
  }

 private:
  /// "injured", "were injured"
  bool fate_follows(std::uint32_t at) const {
    if (any_of(words_.key(at), {"was"_w, "were"_w})) ++at;
    return any_of(words_.key(at), {"killed"_w, "injured"_w, "wounded"_w, "hurt"_w, "arrested"_w,
                                   "detained"_w, "missing"_w, "abducted"_w, "captured"_w});
  }

  /// "gunfire wounded several in the yard"
  bool is_hurt_object(std::uint32_t at, std::uint32_t end) const {
    const bool harm =
        any_of(words_.key(at - 1), {"kills"_w, "killed"_w, "killing"_w, "wounds"_w, "wounded"_w,
                                    "wounding"_w, "injures"_w, "injured"_w, "injuring"_w});
    return harm && end == at + 1 && words_.is(at, "several"_w) &&
           (!words_.has(end) || words_.mark(end, '.') || words_.mark(end, ',') ||
            any_of(words_.key(end), {"in"_w, "at"_w, "near"_w, "on"_w, "during"_w, "after"_w,
                                     "outside"_w, "inside"_w, "and"_w}));
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
        return figure_follows(words_, at + 1) ? kNoToken : at + 1;
      case "many"_w:
        return any_of(before, {"how"_w, "as"_w, "not"_w, "so"_w, "too"_w, "the"_w}) ||
                       figure_follows(words_, at + 1)
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
      if (words_.is(next, "few"_w)) return figure_follows(words_, next + 1) ? kNoToken : next + 1;
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
    while (next < first + 3 && kSizeWords.has(words_.key(next))) ++next;
    const bool sized = next > first;
    const bool singular_number = words_.is(next, "number"_w) || words_.is(next, "amount"_w);
    if (!singular_number && !words_.is(next, "numbers"_w)) return kNoToken;
    if (!sized && (!article || words_.is(at, "the"_w) || words_.is(next, "amount"_w)))
      return kNoToken;
    ++next;
    if (words_.quote(next)) ++next;
    const bool fate = sized && article && singular_number && fate_follows(next);
    return words_.is(next, "of"_w) || fate ? next : kNoToken;
  }

  const Words& words_;
};

}  // namespace

Hit read_without_figure(const Words& words, std::uint32_t at) {
  return WithoutFigure(words).read(at);
}

}  // namespace habeas
