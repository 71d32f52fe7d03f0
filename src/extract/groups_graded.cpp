// extract/groups_graded.cpp - some of those counted right before, told by the degree or the cause
// of their harm
#include <algorithm>
#include <array>

#include "extract/group_finder.h"
#include "extract/one_of.h"

namespace habeas {
namespace {

constexpr std::array<std::uint64_t, 8> kGrades = {"critically"_w, "seriously"_w, "severely"_w,
                                                  "badly"_w,      "gravely"_w,   "fatally"_w,
                                                  "slightly"_w,   "lightly"_w};

bool has_grade(const Analysis& a, TokenRange words) {
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    if (one_of(a.key(t), kGrades)) return true;
  }
  return false;
}

}  // namespace

std::uint32_t GroupFinder::graded_part(const QuantityHit& hit, std::uint32_t q,
                                       std::uint32_t frame) const {
  if (q == 0 || hit.more) return kNone;
  const std::uint32_t before = out_.of_quantity[q - 1];
  const std::uint32_t end = a_.quantities[q - 1].range.end;
  if (before == kNone || out_.groups[before].event != frames_[frame].subkind ||
      end > hit.range.begin)
    return kNone;
  if (!is_graded(hit, end) && !is_graded_clause(hit, q, frame)) return kNone;
  const std::optional<Number> size = figure_of(hit.value);
  return size && size->scale == 0 && size->digits < size_of(before) ? before : kNone;
}

bool GroupFinder::is_graded(const QuantityHit& hit, std::uint32_t before) const {
  static constexpr std::array<std::uint64_t, 3> kCauses = {"by"_w, "with"_w, "from"_w};
  constexpr std::uint32_t kReach = 3;  // words between: "four people injured, two critically"
  const std::uint64_t next = a_.key(hit.number.end);
  // "four people shot, two in serious condition"
  const bool state = next == "in"_w && a_.key(hit.number.end + 2) == "condition"_w;
  if (!one_of(next, kGrades) && !one_of(next, kCauses) && !state) return false;
  constexpr std::uint32_t kLine = 8;  // "Four people shot outside the mill, two in"
  return hit.range.begin - before <= (state ? kLine : kReach) &&
         a_.word(hit.range.begin - 1) == ",";
}

bool GroupFinder::is_graded_clause(const QuantityHit& hit, std::uint32_t q,
                                   std::uint32_t frame) const {
  const TokenRange first = a_.quantities[q - 1].range;
  const TokenRange sentence = a_.sentence(hit.range.begin);
  return first.begin >= sentence.begin && a_.key(hit.range.begin - 1) == "and"_w &&
         has_grade(a_, a_.chunks[frames_[frame].chunk].range) &&
         !has_grade(a_, {sentence.begin, hit.range.begin});
}

bool GroupFinder::tell_shot_fatally(std::uint32_t c) {
  const std::uint32_t begin = a_.chunks[c].range.begin;
  if (a_.key(begin) != "one"_w) return false;
  const bool of = a_.key(begin + 1) == "of"_w &&
                  (a_.key(begin + 2) == "them"_w || a_.key(begin + 2) == "whom"_w);
  const std::uint32_t degree = begin + (of ? 3 : 1);
  const TokenRange sentence = a_.sentence(begin);
  if (degree >= sentence.end || a_.key(degree) != "fatally"_w || a_.pos(degree + 1) == Pos::verb)
    return false;
  const auto next =
      std::partition_point(a_.quantities.begin(), a_.quantities.end(),
                           [&](const QuantityHit& hit) { return hit.range.begin < begin; });
  for (auto q = static_cast<std::uint32_t>(next - a_.quantities.begin()); q-- > 0;) {
    const TokenRange before = a_.quantities[q].range;
    if (before.begin < sentence.begin) return false;
    const std::uint32_t whole = before.end <= begin ? out_.of_quantity[q] : kNone;
    if (whole == kNone || out_.frame_of_quantity[q] == kNone || size_of(whole) < 2) continue;
    const std::uint32_t group = found_group(c, kNone, "killing");
    out_.groups[group].whole = whole;
    out_.singles.push_back({c, group, out_.frame_of_quantity[q]});
    mention(c, group);
    return true;
  }
  return false;
}

}  // namespace habeas
