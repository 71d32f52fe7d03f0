// extract/groups_parts.cpp - counted people who are some of others, none of others, or summed up
// over many deeds
#include <array>

#include "extract/fates.h"
#include "extract/group_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {

bool GroupFinder::is_whole_of_part(const Frame& frame, std::uint32_t chunk) const {
  const Chunk& c = a_.chunks[chunk];
  if (chunk == 0 || frame.nominal || c.preposition == kNone || a_.key(c.preposition) != "of"_w ||
      a_.chunks[chunk - 1].range.end != c.preposition || retold_.quantity_of(chunk) == kNone)
    return false;
  const Chunk& part = a_.chunks[chunk - 1];
  const bool counted = part.kind == ChunkKind::noun && part.range.size() == 1 &&
                       (a_.pos(part.head) == Pos::num || a_.key(part.head) == "none"_w);
  // "two of the four men who were shot died": the clause on the four men speaks of all.
  const bool relative = chunk + 2 == frame.chunk && a_.key(c.range.end) == "who"_w;
  return counted && c.definite && !relative;
}

bool GroupFinder::are_none(std::uint32_t c) const {
  const std::uint32_t of = a_.chunks[c].preposition;
  return of != kNone && of > 0 && a_.key(of) == "of"_w &&
         (a_.key(of - 1) == "none"_w || a_.key(of - 1) == "neither"_w);
}

bool GroupFinder::is_compared(std::uint32_t c) const {
  static constexpr std::array<std::string_view, 8> kMove = {"jump", "rise", "climb", "increase",
                                                            "grow", "fall", "drop",  "decrease"};
  const std::uint32_t from = a_.chunks[c].preposition;
  if (from == kNone || a_.key(from) != "from"_w || c == 0) return false;
  const std::uint32_t begin = a_.sentence(from).begin;
  for (std::uint32_t v = c; v-- > 0 && a_.chunks[v].range.begin >= begin;) {
    if (a_.chunks[v].kind == ChunkKind::verb) return is_verb_of(a_, v, kMove);
  }
  return false;
}

bool GroupFinder::is_tally(std::uint32_t c, const std::string& event) {
  const TokenRange sentence = a_.sentence(a_.chunks[c].range.begin);
  if (event.empty() || a_.in_title(sentence.begin) || !sums_up(sentence)) return false;
  const auto told_before = [&](const std::string& subkind) {
    const auto told = first_told_.find(subkind);
    return told != first_told_.end() && told->second < sentence.begin;
  };
  if (told_before(event)) return true;
  // Wounds and deaths of a period beside one deed of which the page told.
  const bool harm = event == "killing" || event == "injury";
  if (harm && (told_before("killing") || told_before("injury"))) return true;
  // "have killed two and detained 30 since May": a sum of deeds of which the page told one.
  const std::span<const Frame> frames = frames_in(frames_, sentence);
  return std::any_of(frames.begin(), frames.end(), [&](const Frame& frame) {
    return frame.happened() && !frame.nominal && told_before(frame.subkind);
  });
}

bool GroupFinder::sums_up(TokenRange sentence) {
  if (weighed_.first != sentence.begin) weighed_ = {sentence.begin, sums_up_period(a_, sentence)};
  return weighed_.second;
}

void GroupFinder::find_first_told() {
  for (const Frame& frame : frames_) {
    if (!frame.happened() || frame.victim == kNone || first_told_.contains(frame.subkind)) continue;
    if (!sums_up(a_.sentence(frame.trigger.begin)))
      first_told_.emplace(frame.subkind, frame.trigger.begin);
  }
}

std::uint32_t GroupFinder::goes_on_parts(const QuantityHit& hit, std::uint32_t q) const {
  if (q == 0 || hit.head != kNone || hit.without_figure || hit.more) return kNone;
  const QuantityHit& before = a_.quantities[q - 1];
  const std::uint32_t part = out_.of_quantity[q - 1];
  if (part == kNone || !before.partitive ||
      a_.sentence(before.range.begin) != a_.sentence(hit.range.begin))
    return kNone;
  const std::uint32_t whole = out_.groups[part].whole;
  const std::optional<Number> size = figure_of(hit.value);
  if (whole == kNone || !size || size->scale != 0) return kNone;
  return retold_.told_of(whole) + size->digits <= size_of(whole) ? whole : kNone;
}

void GroupFinder::sum_up(std::uint32_t total) {
  const std::uint32_t q = out_.groups[total].quantity;
  if (q == kNone || a_.quantities[q].without_figure || a_.quantities[q].more) return;
  const std::optional<Number> wanted = figure_of(a_.quantities[q].value);
  if (!wanted || wanted->scale != 0 || out_.groups[total].whole != kNone) return;
  std::vector<std::uint32_t> told;
  std::int64_t sum = 0;
  for (std::uint32_t g = 0; g < total; ++g) {
    const Group& group = out_.groups[g];
    if (group.event != out_.groups[total].event || group.whole != kNone) continue;
    const bool one_sentence =
        told.empty() ||
        a_.sentence(out_.groups[told.front()].founder.begin) == a_.sentence(group.founder.begin);
    if (!one_sentence ||
        a_.sentence(group.founder.begin) == a_.sentence(out_.groups[total].founder.begin))
      return;
    std::int64_t size = 1;  // a single person
    if (group.quantity != kNone) {
      const std::optional<Number> known = figure_of(a_.quantities[group.quantity].value);
      if (!known || known->scale != 0 || a_.quantities[group.quantity].without_figure) return;
      size = known->digits;
    }
    sum += size;
    told.push_back(g);
  }
  if (told.size() < 2 || sum != wanted->digits) return;
  for (const std::uint32_t g : told) out_.groups[g].whole = total;
}

namespace {

/// "So far this year 1,350 have died", "since 2017": a figure of a period, not of one deed.
bool counts_a_period(const Analysis& a, std::uint32_t token) {
  static constexpr std::array<std::uint64_t, 4> kUnits = {"year"_w, "years"_w, "decade"_w,
                                                          "months"_w};
  const TokenRange sentence = a.sentence(token);
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const std::uint64_t before = t > sentence.begin ? a.key(t - 1) : 0;
    const bool named = before == "this"_w || before == "last"_w || before == "past"_w ||
                       before == "recent"_w || before == "every"_w;
    if (named && one_of(a.key(t), kUnits)) return true;
    if (a.key(t) == "since"_w && t + 1 < sentence.end && a.in_time(t + 1)) return true;
    if (a.in_time(t) && before == "since"_w) return true;
  }
  return false;
}

}  // namespace

void GroupFinder::take_in_smaller(std::uint32_t total, std::uint32_t frame, std::uint32_t c) {
  if (counts_a_period(a_, a_.chunks[c].head)) return;
  const Group& whole = out_.groups[total];
  const QuantityHit& hit = a_.quantities[whole.quantity];
  const std::optional<Number> all = figure_of(hit.value);
  if (frame == kNone || whole.whole != kNone || hit.more || hit.without_figure || !all ||
      all->scale != 0 || (whole.event != "killing" && whole.event != "injury"))
    return;
  std::vector<std::uint32_t> told;
  std::int64_t sum = 0;
  for (std::uint32_t g = 0; g < total; ++g) {
    const Group& group = out_.groups[g];
    if (group.event != whole.event || group.whole != kNone) continue;
    if (retold_.in_sentence_of(g, c) || retold_.is_apart(g, c, frame)) return;
    if (introduced_after(total, g)) return;
    const std::optional<Number> size =
        group.quantity == kNone ? Number{1, 0} : figure_of(a_.quantities[group.quantity].value);
    if (!size || size->scale != 0 || !(*size < *all)) return;
    sum += size->digits;
    told.push_back(g);
  }
  if (sum > all->digits) return;
  for (const std::uint32_t g : told) out_.groups[g].whole = total;
}

}  // namespace habeas
