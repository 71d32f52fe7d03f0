// extract/quantities.cpp - finds amounts: figures, vague amounts, amounts without a figure, shares;
// refuses numbers that count nothing
#include "extract/quantities.h"

#include <algorithm>
#include <utility>

#include "base/ensure.h"
#include "extract/openers.h"
#include "extract/quantities_parts.h"

namespace habeas {
namespace {

/// Reads the amounts of one sentence.
class AmountReader {
 public:
  AmountReader(const AmountText& in, std::vector<QuantityHit>& out)
      : in_(in), words_(in.words), out_(out) {}

  void run() {
    const std::size_t first = out_.size();
    for (std::uint32_t at = words_.begin(); at < words_.end();) {
      skip_to_ = at + 1;
      auto hit = may_open_amount(words_, at) ? read_at(at) : std::nullopt;
      HB_ASSERT(hit || may_open_amount(words_, at) || !read_at(at));
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
  Hit read_at(std::uint32_t at) {
    if (in_.dated(at)) return std::nullopt;
    if (auto hit = read_without_figure(words_, at)) return hit;
    if (auto hit = read_all_but(words_, at)) return hit;
    const auto bound = read_bound_before(words_, at);
    if (bound && in_.dated(bound->range.end - 1)) return std::nullopt;
    const std::uint32_t next = bound ? bound->range.end : at;
    if (auto hit = read_share(in_, at, next, bound)) return hit;
    return read_amount(at, next, bound);
  }

  Hit read_amount(std::uint32_t at, std::uint32_t next, MaybeBound bound) {
    QuantityHit hit;
    next = skip_more(next, hit.more);
    const auto figures = read_figures(in_, next);
    if (!figures) return std::nullopt;
    if (const auto skip = refuse(in_, *figures, bound.has_value())) {
      skip_to_ = std::max(skip_to_, *skip);
      return std::nullopt;
    }
    hit.range = {at, figures->range.end};
    hit.number = figures->range;
    if (bound) hit.bound = bound->range;
    Figures found = *figures;
    if (bound && take_other_end(in_, found, *bound))
      hit.range.end = hit.number.end = found.range.end;
    if (found.ends_open) bound.reset();
    if (!finish_amount(in_, hit, found, bound)) {
      skip_to_ = std::max(skip_to_, figures->range.end);
      return std::nullopt;
    }
    return hit;
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
    if (!read_figures(in_, next)) return at;
    more = true;
    return next;
  }

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
    if (hit.value.unit.empty() && hands_on_unit(last, before)) {
      hit.value.unit = last.value.unit;
      hit.unit_copied = true;
    }
    const bool hedged = last.value.bound != Bound::exact && !last.bound.empty() &&
                        last.bound.begin < last.number.begin;
    hit.hedge_reaches = hedged && hit.value.bound == Bound::exact && words_.is(before, "and"_w);
  }

  /// "a nine-member council", "for three days": what stands beside a noun of another sentence part
  /// is not what the next number counts, unless a word alone joins the numbers.
  bool hands_on_unit(const QuantityHit& last, std::uint32_t link) const {
    if (link == last.range.end && words_.is_word(link)) return true;
    if (last.head != kNoToken && words_.hyphen(last.head - 1) && last.head - 1 == last.number.end)
      return false;
    const auto unit = read_unit_behind(words_, last.range.end - 1);
    return !unit || unit->kind != UnitKind::time;
  }

  const AmountText in_;
  const Words& words_;
  std::vector<QuantityHit>& out_;
  std::uint32_t skip_to_ = 0;
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
    AmountReader({words, dated, tokens.blocks[block]}, hits).run();
  }
  return hits;
}

std::vector<QuantityHit> find_quantities(std::string_view text, const TokenText& tokens) {
  return find_quantities(text, tokens, find_dates(text, tokens, {}));
}

}  // namespace habeas
