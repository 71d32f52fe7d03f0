// extract/dates_open.cpp - times as bounds: "before March", "after 3 May", "by June"
#include "extract/dates_open.h"

#include "extract/dates_values.h"

namespace habeas {
namespace {

/// "after the beginning of March", "before the end of June": the edge is the bound.
void open_edge(const Words &words, std::uint32_t lead, DateHit &hit) {
  if (lead + 2 != hit.range.begin || !words.is(hit.range.begin + 1, "of"_w)) return;
  const bool first = any_of(words.key(hit.range.begin), {"beginning"_w, "start"_w});
  std::optional<Date> value;
  if (first && words.is(lead, "after"_w)) value = value_since(hit.value);
  if (words.is(hit.range.begin, "end"_w) && any_of(words.key(lead), {"before"_w, "by"_w}))
    value = value_until(hit.value);
  if (value) hit.value = std::move(*value);
}

/// "no later than 30 May", "not earlier than June": the time itself is the bound.
std::optional<Date> bounded_by_than(const Words &words, const DateHit &hit) {
  const std::uint32_t than = hit.range.begin - 1;
  if (!words.is(than, "than"_w) || !any_of(words.key(than - 2), {"no"_w, "not"_w}))
    return std::nullopt;
  if (words.is(than - 1, "later"_w)) return value_until(hit.value);
  if (words.is(than - 1, "earlier"_w)) return value_since(hit.value);
  return std::nullopt;
}

/// "on or before 5 May", "in or after 2019"
bool takes_in_the_bound(const Words &words, std::uint32_t lead) {
  return words.is(lead - 1, "or"_w) && any_of(words.key(lead - 2), {"on"_w, "in"_w, "at"_w});
}

bool is_time_unit(std::uint64_t key) {
  switch (key) {
    case "day"_w:
    case "days"_w:
    case "night"_w:
    case "nights"_w:
    case "morning"_w:
    case "evening"_w:
    case "week"_w:
    case "weeks"_w:
    case "month"_w:
    case "months"_w:
    case "year"_w:
    case "years"_w:
    case "hours"_w:
    case "hour"_w:
      return true;
    default:
      return false;
  }
}

}  // namespace

void open_stretches(const Words &words, std::span<DateHit> hits) {
  for (std::size_t i = 0; i < hits.size(); ++i) {
    DateHit &hit = hits[i];
    if (auto bounded = bounded_by_than(words, hit)) hit.value = std::move(*bounded);
    const std::uint32_t lead = hit.preposition;
    if (lead == kNoToken) continue;
    if (lead + 1 != hit.range.begin) {
      open_edge(words, lead, hit);
      continue;
    }
    const bool counted = (i > 0 && hits[i - 1].range.end >= lead) ||
                         (words.has(lead - 1) && is_time_unit(words.key(lead - 1)));
    // "Just before 10 p.m. on Thursday" is on Thursday.
    const bool clock = hit.value.timex.find(':') != std::string::npos;
    if (counted || clock || !ends_time_phrase(words, hit.range.end)) continue;
    std::optional<Date> value;
    const bool itself = takes_in_the_bound(words, lead);
    if (words.is(lead, "before"_w))
      value = itself ? value_until(hit.value) : value_before(hit.value);
    if (words.is(lead, "after"_w)) value = itself ? value_since(hit.value) : value_after(hit.value);
    if (words.is(lead, "by"_w)) value = value_until(hit.value);
    if (value) hit.value = std::move(*value);
  }
}

bool ends_time_phrase(const Words &words, std::uint32_t at) {
  if (!words.has(at)) return true;
  switch (words.key(at)) {
    case "and"_w:
    case "or"_w:
    case "but"_w:
    case "in"_w:
    case "at"_w:
    case "on"_w:
    case "for"_w:
    case "by"_w:
    case "from"_w:
    case "to"_w:
    case "with"_w:
    case "near"_w:
    case "when"_w:
    case "while"_w:
    case "as"_w:
    case "because"_w:
    case "that"_w:
    case "who"_w:
    case "which"_w:
    case "the"_w:
    case "a"_w:
    case "according"_w:
    case "have"_w:
    case "had"_w:
    case "were"_w:
    case "was"_w:
    case "they"_w:
    case "he"_w:
    case "she"_w:
    case "it"_w:
    case "we"_w:
      return true;
    default:
      return words.mark(at, ',') || words.mark(at, '.') || words.mark(at, ';') ||
             words.mark(at, ':') || words.mark(at, ')');
  }
}

}  // namespace habeas
