// extract/dates_told.cpp - days that only date the telling
//
//   ... , the mayor   said        in a statement   on Thursday   .
//                     the verb    a phrase         the time      the sentence ends
#include "extract/dates_told.h"

#include <algorithm>

namespace habeas {
namespace {

bool is_saying(std::uint64_t key) {
  return any_of(key, {"said"_w, "says"_w, "say"_w, "told"_w, "announced"_w, "reported"_w,
                      "confirmed"_w, "added"_w, "stated"_w, "wrote"_w, "warned"_w, "alleged"_w,
                      "claimed"_w, "testified"_w, "declared"_w, "posted"_w, "tweeted"_w});
}

/// May this token stand between the verb and its time? A verb or a mark opens what is said.
bool is_of_phrase(const Words& words, std::uint32_t at) {
  return words.is_word(at) && !words.view(at).ends_with("ed") &&
         !any_of(
             words.key(at),
             {"that"_w, "was"_w,   "were"_w, "had"_w, "has"_w,    "have"_w,  "is"_w,    "are"_w,
              "who"_w,  "which"_w, "and"_w,  "but"_w, "will"_w,   "died"_w,  "shot"_w,  "came"_w,
              "went"_w, "took"_w,  "fled"_w, "hit"_w, "struck"_w, "left"_w,  "found"_w, "held"_w,
              "they"_w, "he"_w,    "she"_w,  "it"_w,  "when"_w,   "after"_w, "before"_w});
}

/// The verb of saying that the time of a hit stands behind; kNoToken without one.
std::uint32_t verb_of_saying(const Words& words, const DateHit& hit) {
  constexpr std::uint32_t kReach = 8;  // tokens from the verb to the time
  const std::uint32_t first = hit.preposition == kNoToken ? hit.range.begin : hit.preposition;
  if (hit.preposition != kNoToken && !words.is(hit.preposition, "on"_w)) return kNoToken;
  for (std::uint32_t back = 1; back <= kReach && first >= words.begin() + back; ++back) {
    const std::uint32_t t = first - back;
    if (is_saying(words.key(t))) {
      const bool phrase = any_of(words.key(t + 1), {"in"_w, "at"_w, "late"_w, "early"_w});
      return back == 1 || phrase || words.is(t, "told"_w) ? t : kNoToken;
    }
    if (!is_of_phrase(words, t)) return kNoToken;
  }
  return kNoToken;
}

/// ", the mayor said on Thursday.": a comma or a quotation mark before the speaker, and nothing
/// behind the time.
bool closes_sentence(const Words& words, std::uint32_t verb, std::uint32_t end) {
  constexpr std::uint32_t kSpeaker = 12;  // tokens before the verb
  if (words.has(end) && !words.mark(end, '.') && end + 1 < words.end()) return false;
  for (std::uint32_t back = 1; back <= kSpeaker && verb > words.begin() + back; ++back) {
    if (words.mark(verb - back, ',') || words.quote(verb - back)) return true;
  }
  return false;
}

bool is_one_day(const Date& value) {
  return value.edtf.size() == 10 && value.edtf.find('/') == std::string::npos;
}

}  // namespace

bool dates_telling(const Words& words, std::span<const DateHit> hits, std::size_t i) {
  const std::uint32_t verb = verb_of_saying(words, hits[i]);
  if (verb == kNoToken) return false;
  if (closes_sentence(words, verb, hits[i].range.end)) return true;
  for (std::size_t other = 0; other < hits.size(); ++other) {
    if (other != i && is_one_day(hits[other].value) &&
        verb_of_saying(words, hits[other]) == kNoToken)
      return true;
  }
  return false;
}

std::uint32_t behind_open_day(const Words& words, std::uint32_t at) {
  std::uint32_t next = at;
  if (any_of(words.key(next), {"a"_w, "an"_w, "some"_w, "the"_w})) ++next;
  if (any_of(words.key(next), {"unknown"_w, "unspecified"_w, "undetermined"_w, "uncertain"_w,
                               "later"_w, "undisclosed"_w}))
    ++next;
  if (words.is(next, "sometime"_w) ||
      (next > at && any_of(words.key(next), {"date"_w, "day"_w, "time"_w, "point"_w})))
    ++next;
  else
    return at;
  return any_of(words.key(next), {"in"_w, "during"_w, "of"_w}) ? next + 1 : at;
}

std::optional<Date> months_from(const Date& anchor, Step step) {
  constexpr std::int32_t kMonths = 12;
  if (step.months == 0 || step.days != 0 || !anchor.earliest || !anchor.latest) return std::nullopt;
  const Day moved = plus_months(*anchor.earliest, step.months);
  if (anchor.edtf.size() == 7 && anchor.earliest->month == anchor.latest->month)
    return month_value(moved.year, moved.month);
  if (anchor.edtf.size() == 4 && step.months % kMonths == 0 && anchor.earliest->month == 1 &&
      anchor.earliest->year == anchor.latest->year)
    return year_value(moved.year);
  return std::nullopt;
}

}  // namespace habeas
