// extract/extractors/dates.cpp - when: the time of an event, of a statement, or of one counted from
// the other
#include <algorithm>
#include <array>

#include "extract/extractor.h"
#include "extract/learned_days.h"
#include "extract/one_of.h"
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

/// "say", "believes": what is said now was not said on Sunday.
bool is_present(const Analysis& a, TokenRange cue) {
  return any_of(a.key(cue.end - 1), {"say"_w, "says"_w, "believe"_w, "believes"_w, "allege"_w,
                                     "alleges"_w, "claim"_w, "claims"_w, "report"_w, "reports"_w});
}

/// "Stormed the station on Sunday, a doctor said", "doctors say on Sunday a guard stormed the
/// station": the day of what is told, not of the telling.
bool is_told(const Analysis& a, const SpeechAct& act, std::uint32_t token) {
  const bool that = a.key(act.cue.end) == "that"_w;  // "said that on Sunday a guard stormed"
  return !act.cue.empty() && act.content.contains(token) &&
         (act.trailing || that || token > act.cue.end + 2 || is_present(a, act.cue));
}

bool is_told(const TextReading& reading, std::uint32_t token) {
  return std::any_of(reading.voices.acts.begin(), reading.voices.acts.end(),
                     [&](const SpeechAct& act) { return is_told(reading.a, act, token); });
}

/// The reporting word nearest to a token in its sentence, if it is nearer than `distance`.
const SpeechAct* act_near(const TextReading& reading, std::uint32_t token, std::uint32_t distance) {
  const SpeechAct* best = nullptr;
  const TokenRange sentence = reading.a.sentence(token);
  for (const SpeechAct& act : reading.voices.acts) {
    if (act.cue.empty() || !sentence.contains(act.cue.begin)) continue;
    if (is_told(reading.a, act, token)) continue;
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
/// "9 August - Polls close", then "12 August - A student dies": entries of a chronicle, dated by
/// what they tell. Three blocks or more begin so.
bool is_chronicle(const Analysis& a) {
  constexpr int kFewest = 3;
  int entries = 0;
  for (const DateHit& hit : a.dates) {
    if (hit.range.begin != a.block(hit.range.begin).begin) continue;
    const std::string_view mark = a.word(hit.range.end);
    const bool dash =
        mark == "-" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94" || mark == ":";
    if (dash && ++entries == kFewest) return true;
  }
  return false;
}

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

/// "Aldport, 3 June. The council ...": a first sentence without any verb.
bool is_line_of_place(const Analysis& a, TokenRange date) {
  constexpr std::uint32_t kLongest = 9;
  const TokenRange sentence = a.sentence(date.begin);
  if (sentence.begin != a.block(date.begin).begin || sentence.size() > kLongest) return false;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (a.pos(t) == Pos::verb || a.pos(t) == Pos::aux) return false;
  }
  return true;
}

/// "Question by Ms Minn (Greens), 4 October 2031:": a line without a verb that ends with the date.
bool ends_heading(const Analysis& a, TokenRange date) {
  constexpr std::uint32_t kLongest = 20;
  const TokenRange block = a.block(date.begin);
  const TokenRange line = a.sentence(date.begin);
  const bool ends = date.end == line.end || (date.end + 1 == line.end &&
                                             (a.word(date.end) == ":" || a.word(date.end) == ")"));
  if (line.begin != block.begin || line.size() > kLongest || !ends || date.size() < 3) return false;
  for (std::uint32_t t = line.begin; t < line.end; ++t) {
    if (a.pos(t) == Pos::verb || a.pos(t) == Pos::aux) return false;
  }
  return true;
}

/// "its statement of 3 June": the date of a text, which is not when that happened which it tells.
bool dates_a_text(const Analysis& a, const DateHit& hit) {
  // "As told to a volunteer in Brackwater, June 2031."
  const std::uint32_t opens = a.sentence(hit.range.begin).begin;
  if (a.key(opens) == "as"_w && a.key(opens + 1) == "told"_w && a.key(opens + 2) == "to"_w)
    return true;
  // "In its note, dated 3 June, the mission says"
  const std::uint32_t first = hit.preposition == kNone ? hit.range.begin : hit.preposition;
  if (first > 0 && a.key(first - 1) == "dated"_w) return true;
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

/// "published its findings on Monday": the verb of issue in whose clause the day stands, with a
/// text as its object; kNone without one.
std::uint32_t issue_of_text(const Analysis& a, TokenRange date) {
  static constexpr std::array<std::string_view, 7> kIssue = {
      "publish", "release", "issue", "present", "unveil", "launch", "circulate"};
  static constexpr std::array<std::string_view, 12> kTexts = {
      "report",   "finding",    "statement",     "communique", "study",  "survey",
      "briefing", "conclusion", "press release", "letter",     "appeal", "declaration"};
  constexpr std::uint32_t kReach = 12;
  const TokenRange sentence = a.sentence(date.begin);
  for (std::uint32_t c = a.next_chunk(sentence.begin);
       c < a.chunks.size() && a.chunks[c].range.begin < sentence.end; ++c) {
    const Chunk& v = a.chunks[c];
    const std::uint32_t gap =
        v.range.begin > date.begin ? v.range.begin - date.begin : date.begin - v.range.begin;
    if (!is_finite(v) || v.negative || v.modal != 0 || gap > kReach || !is_verb_of(a, c, kIssue))
      continue;
    const std::uint32_t text = v.passive ? subject_of(a, c) : object_of(a, c);
    if (text == kNone || a.chunks[text].kind != ChunkKind::noun) continue;
    const std::string noun = a.head_noun(a.chunks[text]);
    if (std::find(kTexts.begin(), kTexts.end(), noun) != kTexts.end()) return c;
  }
  return kNone;
}

/// "a journalist born in 1979", "the 1951 Convention": a year that describes somebody or something.
bool describes(const Analysis& a, const DateHit& hit) {
  std::uint32_t before = hit.preposition != kNone ? hit.preposition : hit.range.begin;
  // "born in 1984 and 1991"
  while (before > 2 && (a.key(before - 1) == "and"_w || a.word(before - 1) == ",") &&
         a.in_time(before - 2)) {
    const DateHit& first = a.dates[a.date_at[before - 2]];
    before = first.preposition != kNone ? first.preposition : first.range.begin;
  }
  if (before > 0 && any_of(a.key(before - 1), {"born"_w, "founded"_w, "established"_w, "ratified"_w,
                                               "ratify"_w, "acceded"_w, "enacted"_w}))
    return true;
  const std::uint32_t chunk = a.chunk_at[hit.range.begin];
  return chunk != kNone && a.chunks[chunk].range.contains(hit.range.end) &&
         any_of(a.key(a.chunks[chunk].head),
                {"convention"_w, "treaty"_w, "act"_w, "law"_w, "agreement"_w, "protocol"_w,
                 "covenant"_w, "constitution"_w, "declaration"_w, "accord"_w, "pact"_w, "statute"_w,
                 "charter"_w, "code"_w, "report"_w});
}

/// "On 4 May, the league says, hundreds were held": the day of what is told around the aside.
bool opens_before_aside(const Analysis& a, const DateHit& hit, const SpeechAct& act) {
  const TokenRange sentence = a.sentence(hit.range.begin);
  return hit.range.begin <= sentence.begin + 1 && a.word(hit.range.end) == "," &&
         !act.voice.range.empty() && act.voice.range.begin <= hit.range.end + 2 &&
         act.cue.end < sentence.end && a.word(act.cue.end) == ",";
}

/// "They came at ten in the evening": an hour told within a quotation is none of the day of
/// writing.
bool is_hour_quoted(const Analysis& a, const DateHit& hit) {
  static constexpr std::array<std::uint64_t, 6> kDay = {"today"_w, "tonight"_w, "yesterday"_w,
                                                        "this"_w,  "last"_w,    "tomorrow"_w};
  if (hit.value.basis == DateBasis::explicit_ || hit.value.timex.find('T') == std::string::npos)
    return false;
  for (std::uint32_t t = hit.range.begin; t < hit.range.end; ++t) {
    if (one_of(a.key(t), kDay) || a.pos(t) == Pos::propn) return false;
  }
  return std::any_of(a.quotations.begin(), a.quotations.end(),
                     [&](const Quotation& q) { return q.range.contains(hit.range.begin); });
}

/// "[1] Interview with a survivor, Brackwater, 3 June 2031": a note on where something was heard.
bool is_note_of_source(const Analysis& a, TokenRange date) {
  static constexpr std::array<std::uint64_t, 10> kHeard = {
      "interview"_w, "interviews"_w, "conference"_w,    "briefing"_w,  "correspondence"_w,
      "email"_w,     "call"_w,       "communication"_w, "testimony"_w, "conversation"_w};
  constexpr std::uint32_t kLongest = 30;
  const TokenRange block = a.block(date.begin);
  if (block.size() > kLongest) return false;
  bool heard = false;
  for (std::uint32_t t = block.begin; t < block.end; ++t) {
    const std::uint32_t c = a.chunk_at[t];
    if (c != kNone && is_finite(a.chunks[c])) return false;
    heard = heard || one_of(a.key(t), kHeard);
  }
  return heard;
}

/// "two days later", "a week before the raid", "on the eve of the raid"
bool counts_from_another(const Analysis& a, const DateHit& hit) {
  const std::uint64_t last = a.key(hit.range.end - 1);
  return any_of(last, {"after"_w, "before"_w, "later"_w, "earlier"_w}) ||
         (last == "of"_w && a.key(hit.range.begin) == "eve"_w);
}

/// "since February": what it stands with has gone on from then.
bool begins_a_state(const Analysis& a, const DateHit& hit) {
  return hit.preposition != kNone && a.key(hit.preposition) == "since"_w;
}

/// "has denied the killings since May": the denying has gone on, not the killing. "There have been
/// 40 killings since May", "has recorded 40 killings since May": these have.
bool is_state_of(const TextReading& reading, std::uint32_t frame, const DateHit& hit) {
  static constexpr std::array<std::string_view, 14> kGoOn = {
      "be",     "occur", "happen",   "continue", "persist", "take", "see",
      "record", "count", "document", "register", "verify",  "rise", "suffer"};
  const Analysis& a = reading.a;
  if (!reading.frames[frame].nominal) return true;
  const TokenRange sentence = a.sentence(hit.range.begin);
  std::uint32_t verb = kNone;
  for (std::uint32_t c = a.next_chunk(sentence.begin);
       c < a.chunks.size() && a.chunks[c].range.begin < hit.range.begin; ++c) {
    if (is_finite(a.chunks[c])) verb = c;
  }
  return verb == kNone || is_verb_of(a, verb, kGoOn);
}

/// "since February", "until April": one end of a stretch of time, not the day of a deed.
bool bounds_a_stretch(const Analysis& a, const DateHit& hit) {
  // "not seen since 2 May, when police took them": the day of what follows
  const std::uint32_t behind = hit.range.end;
  if (behind + 1 < a.size() && a.word(behind) == "," && a.key(behind + 1) == "when"_w) return false;
  return hit.preposition != kNone &&
         any_of(a.key(hit.preposition), {"since"_w, "until"_w, "till"_w, "by"_w});
}

/// "Nine were wounded; two of them died on Friday", "one man died of his wounds on Friday": the day
/// on which people died of what was done to them before, not the day of the deed.
/// `first_harm` is the first token of a wound or an attack that the page tells.
bool is_late_death(const TextReading& reading, std::uint32_t frame, std::uint32_t first_harm) {
  static constexpr std::array<std::string_view, 2> kDie = {"die", "succumb"};
  static constexpr std::array<std::uint64_t, 6> kCare = {"hospital"_w, "hospitals"_w, "clinic"_w,
                                                         "wounds"_w,   "injuries"_w,  "later"_w};
  const Analysis& a = reading.a;
  const Frame& death = reading.frames[frame];
  if (death.subkind != "killing" || death.nominal || death.victim == kNone ||
      !is_verb_of(a, death.chunk, kDie))
    return false;
  const auto told = frames_in(reading.frames, a.sentence(death.trigger.begin));
  const bool deed = std::any_of(told.begin(), told.end(), [&](const Frame& other) {
    return &other != &death && other.happened() && other.subkind == "attack";
  });
  if (deed) return false;  // "was shot on Friday and died in hospital"
  const std::uint32_t group = reading.groups.of_chunk(death.victim);
  const std::uint32_t whole = group == kNone ? kNone : reading.groups.groups[group].whole;
  if (whole != kNone && reading.groups.groups[whole].event == "injury") return true;
  const TokenRange sentence = a.sentence(death.trigger.begin);
  const bool told_before = first_harm < sentence.begin;
  for (std::uint32_t t = death.trigger.end; told_before && t < sentence.end; ++t) {
    if (one_of(a.key(t), kCare)) return true;
    if (a.word(t) == "," || a.word(t) == ";") return false;
  }
  return false;
}

/// "In May the trial of Dara Minn began", "The hearing goes on on 13 May": the clause tells of a
/// procedure, and of no deed; its day dates neither a deed nor the page.
bool dates_procedure(const Analysis& a, TokenRange date) {
  static constexpr std::array<std::uint64_t, 12> kProcedures = {
      "trial"_w,   "trials"_w,  "hearing"_w, "hearings"_w, "inquiry"_w, "investigation"_w,
      "inquest"_w, "verdict"_w, "case"_w,    "appeal"_w,   "autopsy"_w, "proceedings"_w};
  const TokenRange sentence = a.sentence(date.begin);
  for (std::uint32_t c = a.next_chunk(sentence.begin);
       c < a.chunks.size() && a.chunks[c].range.begin < sentence.end; ++c) {
    if (!is_finite(a.chunks[c])) continue;
    const std::uint32_t subject = subject_of(a, c);
    return subject != kNone && one_of(a.key(a.chunks[subject].head), kProcedures);
  }
  return false;
}

/// The first token of a wound or an attack that the page tells; kNone without one.
std::uint32_t first_harm_of(const TextReading& reading) {
  std::uint32_t first = kNone;
  for (const Frame& frame : reading.frames) {
    if (frame.happened() && (frame.subkind == "injury" || frame.subkind == "attack"))
      first = std::min(first, frame.trigger.begin);
  }
  return first;
}

/// What a time is the time of: a row of the kind of claim that says so, the first that holds.
const char* subkind_of(const TextReading& reading, const DateHit& hit, std::uint32_t frame,
                       bool statement, std::uint32_t first_harm) {
  const Analysis& a = reading.a;
  if (counts_from_another(a, hit)) return "relative_date";
  if (dates_a_learning(a, hit)) return "learning_date";
  if (statement) return begins_a_state(a, hit) ? "period" : "statement_date";
  if (bounds_a_stretch(a, hit)) return "period";
  if (frame != kNone && is_late_death(reading, frame, first_harm)) return "death_date";
  return "event_date";
}

void run(const TextReading& reading, Draft& draft) {
  const Analysis& a = reading.a;
  const std::uint32_t first_harm = first_harm_of(reading);
  const bool chronicle = is_chronicle(a);
  for (std::uint32_t d = 0; d < a.dates.size(); ++d) {
    const DateHit& hit = a.dates[d];
    if (!tells_when(hit.value) || a.in_title(hit.range.begin) || describes(a, hit) ||
        dates_recalled(reading, hit) || is_hour_quoted(a, hit) || is_note_of_source(a, hit.range))
      continue;
    const std::uint32_t frame = nearest_frame(reading, hit.range.begin);
    const std::uint32_t gap = frame_distance(reading, frame, hit.range.begin);
    const SpeechAct* const near =
        act_near(reading, hit.range.begin, std::min<std::uint32_t>(gap, 12));
    const SpeechAct* const act =
        near != nullptr && frame != kNone && opens_before_aside(a, hit, *near) ? nullptr : near;
    // A day or month that nothing else takes stands for itself: the dateline, or what its sentence
    // tells.
    const std::uint32_t issue =
        frame == kNone && act == nullptr ? issue_of_text(a, hit.range) : kNone;
    const bool plain = frame == kNone && act == nullptr && issue == kNone;
    if (plain && dates_procedure(a, hit.range)) continue;
    if (plain &&
        !(hit.value.basis == DateBasis::explicit_ && hit.value.edtf.size() >= 7 &&
          hit.value.edtf.find('/') == std::string::npos) &&
        !(hit.value.edtf.size() == 10 && is_told(reading, hit.range.begin))) {
      continue;
    }
    TokenRange anchor = hit.range;
    if (hit.preposition != kNone && hit.preposition + 1 == hit.range.begin) --anchor.begin;
    const bool dateline = plain && hit.range.begin <= a.block(hit.range.begin).begin + 8 &&
                          (a.block(hit.range.begin).size() <= 12 || is_line_of_place(a, hit.range));
    const bool heading = plain && !chronicle && ends_heading(a, hit.range);
    const bool of_a_text =
        (hit.preposition == kNone && opens_block(a, hit.range)) || dates_a_text(a, hit);
    const bool entry = chronicle && hit.range.begin == a.block(hit.range.begin).begin;
    const bool statement = !entry && (act != nullptr || issue != kNone || dateline || heading ||
                                      of_a_text || in_dateline(a, hit.range.begin));
    // "a war of the 1980s, says": a decade is no day on which somebody spoke.
    const bool decade = hit.value.edtf.size() <= 4 && hit.value.edtf.ends_with('X');
    if (decade && statement && frame == kNone) continue;
    DraftClaim claim =
        make_claim(reading, ClaimKind::date, subkind_of(reading, hit, frame, statement, first_harm),
                   anchor, clause_around(reading, anchor));
    claim.value = hit.value;
    if (begins_a_state(a, hit) &&
        (statement || frame == kNone || !is_state_of(reading, frame, hit))) {
      // "has said since July that": neither the day of a deed nor that of one telling
    } else if (of_a_text && !entry) {
      claim.counted = "statement/date";
    } else if (frame != kNone && !statement) {
      claim.counted = reading.frames[frame].subkind + "/date";
      add_frame_roles(reading, claim, reading.frames[frame]);
    } else if (act != nullptr && act->voice.who == DraftLink::Who::entity &&
               !act->voice.range.empty()) {
      add_role(reading, claim, RoleName::agent, act->voice.range);
      claim.counted = "statement/date";
    }
    if (issue != kNone && !entry) {
      claim.counted = "statement/date";
      // Who publishes a text on a day is not who tells of it.
      claim.chain = chain_at(reading, a.chunks[issue].range.begin, nullptr);
      if (const std::uint32_t who = a.chunks[issue].passive ? kNone : subject_of(a, issue);
          who != kNone)
        add_role(reading, claim, RoleName::agent, who);
    }
    draft.claims.push_back(std::move(claim));
  }
}

}  // namespace

extern const Extractor extractor_dates;
const Extractor extractor_dates = {"dates", "1", "times of events and statements", run};

}  // namespace habeas
