// extract/extractors/dates.cpp - when: the time of an event, of a statement, or of one counted from
// the other
#include <algorithm>
#include <array>

#include "extract/extractor.h"
#include "extract/syntax.h"
#include "extract/words.h"

namespace habeas {
namespace {

/// A point or stretch of calendar time, absolute or counted from an anchor; not a duration, a set
/// or "recent years".
bool tells_when(const Date& date) {
  if (!date.edtf.empty()) return true;
  return date.offset.has_value();
}

/// The reporting word nearest to a token in its sentence, if it is nearer than `distance`.
const SpeechAct* act_near(const TextReading& reading, std::uint32_t token, std::uint32_t distance) {
  const SpeechAct* best = nullptr;
  const TokenRange sentence = reading.a.sentence(token);
  for (const SpeechAct& act : reading.voices.acts) {
    if (act.cue.empty() || !sentence.contains(act.cue.begin)) continue;
    // "stormed the station on Sunday, a doctor said": the day of what is told, not of the telling.
    const bool told = act.trailing && act.content.contains(token);
    if (told && nearest_frame(reading, token) != kNone) continue;
    const std::uint32_t gap = act.cue.begin > token ? act.cue.begin - token : token - act.cue.end;
    if (gap < distance) {
      distance = gap;
      best = &act;
    }
  }
  return best;
}

std::uint32_t frame_distance(const TextReading& reading, std::uint32_t frame, std::uint32_t token) {
  if (frame == kNone) return 1000;
  const TokenRange trigger = reading.frames[frame].trigger;
  return trigger.begin > token ? trigger.begin - token : token - std::min(token, trigger.end);
}

/// "Aldport, 3 June - The council ...": a date between the start of a block and a dash is that of
/// the page, whatever its sentence goes on to tell.
bool opens_block(const Analysis& a, TokenRange date) {
  constexpr std::uint32_t kLongest = 10;      // tokens of place and agency before the date
  constexpr std::size_t kLongestAgency = 40;  // bytes of "(Agency)" behind it
  if (date.begin > a.block(date.begin).begin + kLongest) return false;
  std::string_view rest = a.text.substr(a.tokens.span(date).end);
  const auto skip_blanks = [&] {
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  };
  skip_blanks();
  if (rest.starts_with('(')) {
    const std::size_t close = rest.find(')');
    if (close > kLongestAgency) return false;
    rest.remove_prefix(close + 1);
    skip_blanks();
  }
  constexpr std::array<std::string_view, 4> kDashes = {"- ", "-- ", "\xE2\x80\x93", "\xE2\x80\x94"};
  return std::any_of(kDashes.begin(), kDashes.end(),
                     [&](std::string_view dash) { return rest.starts_with(dash); });
}

/// "its statement of 3 June": the date of a text, which is not when that happened which it tells.
bool dates_a_text(const Analysis& a, const DateHit& hit) {
  if (hit.preposition == kNone || hit.preposition == 0) return false;
  std::uint32_t noun = hit.preposition - 1;
  const bool issued =
      noun > 0 && any_of(a.key(noun), {"issued"_w, "released"_w, "published"_w, "posted"_w,
                                       "dated"_w, "broadcast"_w, "sent"_w, "signed"_w});
  if (issued) --noun;
  if (!issued && !any_of(a.key(hit.preposition), {"of"_w, "from"_w})) return false;
  return any_of(
      a.key(noun),
      {"statement"_w,  "report"_w,  "letter"_w,   "reply"_w,  "declaration"_w, "communique"_w,
       "resolution"_w, "decree"_w,  "order"_w,    "ruling"_w, "judgment"_w,    "judgement"_w,
       "interview"_w,  "article"_w, "briefing"_w, "note"_w,   "memo"_w,        "memorandum"_w,
       "notice"_w,     "release"_w, "email"_w,    "speech"_w, "answer"_w,      "edition"_w});
}

/// "a journalist born in 1979", "the 1951 Convention": a year that describes somebody or something.
bool describes(const Analysis& a, const DateHit& hit) {
  const std::uint32_t before = hit.preposition != kNone ? hit.preposition : hit.range.begin;
  return before > 0 && any_of(a.key(before - 1), {"born"_w, "founded"_w, "established"_w});
}

/// "since February", "until April": one end of a stretch of time, not the day of a deed.
bool bounds_a_stretch(const Analysis& a, const DateHit& hit) {
  return hit.preposition != kNone &&
         any_of(a.key(hit.preposition), {"since"_w, "until"_w, "till"_w});
}

void run(const TextReading& reading, Draft& draft) {
  const Analysis& a = reading.a;
  for (std::uint32_t d = 0; d < a.dates.size(); ++d) {
    const DateHit& hit = a.dates[d];
    if (!tells_when(hit.value) || a.in_title(hit.range.begin) || describes(a, hit)) continue;
    const std::uint32_t frame = nearest_frame(reading, hit.range.begin);
    const std::uint32_t gap = frame_distance(reading, frame, hit.range.begin);
    const SpeechAct* const act =
        act_near(reading, hit.range.begin, std::min<std::uint32_t>(gap, 12));
    // A day or month that nothing else takes stands for itself: the dateline, or what its sentence
    // tells.
    const bool plain = frame == kNone && act == nullptr;
    if (plain && !(hit.value.basis == DateBasis::explicit_ && hit.value.edtf.size() >= 7 &&
                   hit.value.edtf.find('/') == std::string::npos)) {
      continue;
    }
    TokenRange anchor = hit.range;
    if (hit.preposition != kNone && hit.preposition + 1 == hit.range.begin) --anchor.begin;
    const bool dateline = plain && hit.range.begin <= a.block(hit.range.begin).begin + 8 &&
                          a.block(hit.range.begin).size() <= 12;
    const bool of_a_text =
        (hit.preposition == kNone && opens_block(a, hit.range)) || dates_a_text(a, hit);
    const bool statement =
        act != nullptr || dateline || of_a_text || in_dateline(a, hit.range.begin);
    // "a war of the 1980s, says": a decade is no day on which somebody spoke.
    const bool decade = hit.value.edtf.size() <= 4 && hit.value.edtf.ends_with('X');
    if (decade && statement && frame == kNone) continue;
    const std::uint64_t last = a.key(hit.range.end - 1);
    const bool counted_from =
        last == "after"_w || last == "before"_w || last == "later"_w || last == "earlier"_w;
    DraftClaim claim = make_claim(reading, ClaimKind::date,
                                  counted_from               ? "relative_date"
                                  : statement                ? "statement_date"
                                  : bounds_a_stretch(a, hit) ? "period"
                                                             : "event_date",
                                  anchor, clause_around(reading, anchor));
    claim.value = hit.value;
    if (of_a_text) {
      claim.counted = "statement/date";
    } else if (frame != kNone && !statement) {
      claim.counted = reading.frames[frame].subkind + "/date";
      add_frame_roles(reading, claim, reading.frames[frame]);
    } else if (act != nullptr && act->voice.who == DraftLink::Who::entity &&
               !act->voice.range.empty()) {
      add_role(reading, claim, RoleName::agent, act->voice.range);
      claim.counted = "statement/date";
    }
    draft.claims.push_back(std::move(claim));
  }
}

}  // namespace

extern const Extractor extractor_dates;
const Extractor extractor_dates = {"dates", "1", "times of events and statements", run};

}  // namespace habeas
