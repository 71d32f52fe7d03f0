// extract/voices_verbs.cpp - acts of speech told by verbs: active, inverted, passive, participles
#include "extract/base_forms.h"
#include "extract/voice_finder.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

constexpr std::array<std::uint64_t, 34> kReports = {
    "image"_w,     "images"_w,    "imagery"_w,       "photographs"_w,    "video"_w,
    "videos"_w,    "photos"_w,    "information"_w,   "tally"_w,          "count"_w,
    "report"_w,    "reports"_w,   "investigation"_w, "investigations"_w, "study"_w,
    "studies"_w,   "survey"_w,    "surveys"_w,       "findings"_w,       "document"_w,
    "documents"_w, "letter"_w,    "letters"_w,       "statement"_w,      "statements"_w,
    "footage"_w,   "evidence"_w,  "figures"_w,       "data"_w,           "records"_w,
    "testimony"_w, "estimates"_w, "analysis"_w,      "research"_w};

/// Verbs whose agentless passive reports somebody's word.
constexpr std::array<std::uint64_t, 16> kPassiveReports = {
    "believed"_w,   "reported"_w, "said"_w,      "thought"_w,   "accused"_w,  "described"_w,
    "alleged"_w,    "claimed"_w,  "estimated"_w, "suspected"_w, "expected"_w, "feared"_w,
    "understood"_w, "presumed"_w, "rumoured"_w,  "rumored"_w};

}  // namespace

void VoiceFinder::find_verbs() {
  const std::size_t first = voices_.acts.size();
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    if (a_.chunks[c].kind == ChunkKind::verb) read_verb(c);
  }
  read_participles();
  end_before_tellers(first);
}

void VoiceFinder::end_before_tellers(std::size_t first) {
  std::vector<SpeechAct>& acts = voices_.acts;
  for (std::size_t teller = first; teller < acts.size(); ++teller) {
    if (!acts[teller].trailing) continue;
    const TokenRange told = acts[teller].content;
    for (std::size_t i = first; i < acts.size(); ++i) {
      SpeechAct& act = acts[i];
      if (act.trailing || act.cue.empty() || !told.contains(act.cue.begin) ||
          !act.content.contains(told.end))
        continue;
      // Its place in the list stays: others of the list are known by their number.
      act.content.end = counts(act.cue.end - 1) ? act.content.begin : told.end;
    }
  }
}

void VoiceFinder::read_verb(std::uint32_t c) {
  const Chunk& v = a_.chunks[c];
  if (v.negative || (v.infinitive && !is_said_so(c))) return;
  // "ALTO, Norland - Suspected fighters stormed": behind the dash of a dateline no verb opens.
  const std::string_view before = v.range.begin == 0 ? "" : a_.word(v.range.begin - 1);
  if (a_.tokens.tokens[v.range.begin].shape == Shape::capitalised &&
      (before == "-" || before == "\xE2\x80\x93" || before == "\xE2\x80\x94"))
    return;
  // "sentenced for ordering the massacre": what somebody did, not what is asked for here.
  if (a_.key(v.head) == "ordering"_w && v.range.begin > sentence_.begin &&
      (a_.key(v.range.begin - 1) == "for"_w || a_.key(v.range.begin - 1) == "of"_w))
    return;
  // "a girl later died, raising the toll to seven": her death, not her words
  if (a_.key(v.head) == "raising"_w && v.range.begin > sentence_.begin &&
      a_.word(v.range.begin - 1) == ",")
    return;
  if (a_.key(v.head) == "regarding"_w || a_.key(v.head) == "considering"_w || cares_for(v)) return;
  const bool has = one_of(a_.key(v.head), {"has"_w, "have"_w, "had"_w});
  if (a_.pos(v.head) == Pos::aux || has) {
    read_feeling(c, a_.chunks[c].range.end);
    return;
  }
  if (one_of(a_.key(v.head), {"citing"_w, "quoting"_w}) && before != "and") return;  // find_cited
  const std::optional<PhraseHit> hit = a_.context->cues.match_at(a_.tokens, v.head, sentence_.end);
  if (v.passive || is_said_to_be(v)) {
    if (read_feeling(c, v.head)) return;
    const bool describes = v.participle && a_.key(v.head) == "described"_w;  // "the acts described"
    if (!describes && one_of(a_.key(v.head), kPassiveReports)) read_passive(c, hit);
    if (!read_hearsay(c)) read_unnamed_hearsay(c);
    return;
  }
  if (read_hearsay(c) || read_unnamed_hearsay(c)) return;
  if (!hit || a_.context->cues[hit->phrase].label != "say" || is_thought_to_be(v)) return;
  SpeechAct act;
  act.cue = {v.range.begin, std::max(v.range.end, hit->range.end)};
  act.mood = mood_of(a_.context->cues[hit->phrase].detail);
  const bool figure = (counts(v.head) && counted_object(c)) || gives_figure(c);
  const bool shown = subject_of(a_, c) != kNone && tells_figures(v.head, subject_of(a_, c));
  const bool read_out =
      v.range.begin > sentence_.begin && is_quote_mark(a_.word(v.range.begin - 1));
  if (ambiguous(v.head) && !figure && !shown && !read_out && !that_clause(act.cue.end) &&
      !that_behind_phrase(act.cue.end) && !names_in_quotes(c))
    return;
  if (counts(v.head) && !figure && !ambiguous(v.head) && !that_clause(act.cue.end) &&
      !deed_as_object(c))
    return;
  if (act.mood == Mood::hypothetical && asks_for_thing(act.cue.end)) return;
  if (read_inverted(c, act)) return;
  std::uint32_t subject = quoted_by(c) != kNone ? quoted_by(c) : subject_of(a_, c);
  if (const std::uint32_t teller = teller_before(c); teller != kNone) subject = teller;
  if (v.infinitive) {  // "was the first to report that"
    for (std::uint32_t governor = c; governor-- > 0;) {
      if (a_.chunks[governor].kind != ChunkKind::verb) continue;
      subject = subject_of(a_, governor);
      break;
    }
  }
  if (subject != kNone && v.participle && !may_speak(subject)) subject = main_speaker(c, subject);
  const bool figure_given = subject != kNone && a_.key(a_.chunks[subject].head) == "figure"_w;
  if (subject != kNone && (figure_given || !may_speak(subject)) && !is_report(subject))
    subject = joined_speaker(c, subject);
  if (subject == kNone || first_person(subject) || anybody(subject, v) || is_bare_pointer(subject))
    return;
  // "The clinic, citing records, put the number at": whoever stands behind does not cite.
  if (subject > c && v.range.begin != sentence_.begin) return;
  act.voice = author_before(subject);
  if (act.voice.who == DraftLink::Who::narrator)
    act.voice = voice_of(a_, author_of(subject), last_);
  if (is_received(subject) && last_.who != DraftLink::Who::narrator) act.voice = last_;
  if (act.voice.who == DraftLink::Who::narrator) return;
  act.rel = is_report(subject) || reports(v.head) ? Rel::reported : Rel::said;
  const std::uint32_t first = first_of_subject(subject);
  const Aside aside = aside_before(a_, c);
  const std::uint32_t voice_begin =
      aside.subject == subject && aside.begin != kNone ? aside.begin : a_.chunks[first].range.begin;
  if (first != subject && act.voice.who == DraftLink::Who::unnamed) {
    const TokenRange words{a_.chunks[first].range.begin, a_.chunks[subject].range.end};
    act.voice = {DraftLink::Who::unnamed, kNone, std::string(a_.words(words)), words};
  }
  if (trails(c, voice_begin)) {
    const std::uint32_t begin = voice_begin;
    act.content = {content_before(begin), begin};
    act.trailing = true;
    // "three men who, it says, were held": an aside inside the clause that it reports.
    const bool inside = begin >= sentence_.begin + 2 && a_.word(begin - 1) == "," &&
                        act.cue.end < sentence_.end && a_.word(act.cue.end) == "," &&
                        (a_.key(begin - 2) == "who"_w || a_.key(begin - 2) == "which"_w ||
                         a_.key(begin - 2) == "that"_w);
    if (inside) act.content = {relative_noun(begin - 2), content_end(act.cue.end)};
    if (act.content.size() < 2) return;
    if (!inside && act.cue.end + 1 < sentence_.end && a_.word(act.cue.end) == ",")
      speak_on(act, act.cue.end + 1);
  } else {
    const std::uint32_t object = object_of(a_, c);
    const bool takes_blame = object != kNone && a_.head_noun(a_.chunks[object]) == "responsibility";
    const std::uint32_t begin = takes_blame ? act.cue.begin : content_begin(act.cue.end);
    act.content = {begin, holds_position(v.head) ? position_end(c) : content_end(begin)};
    // "fear for 40 men who were deported": that they were is no fear
    if (act.mood == Mood::feared && a_.key(begin) == "for"_w) act.mood = Mood::reported;
    const bool wish = act.mood == Mood::hypothetical && a_.key(begin) != "that"_w;
    const bool of = a_.key(begin) == "of"_w;  // "complained of pain and was taken to a clinic"
    if (a_.key(begin) == "for"_w || of || wish || gives_figure(c))
      act.content.end =
          std::min(own_clause(begin, act.content.end), joined_verb(c, act.content.end));
    if (wish) act.content.end = before_past_clause(begin, act.content.end);
    keep_to_question(act, object);
  }
  add(std::move(act));
}

bool VoiceFinder::is_said_so(std::uint32_t c) const {
  static constexpr std::array<std::string_view, 10> kDo = {
      "take", "come", "call", "go", "write", "appear", "return", "break", "phone", "be"};
  static constexpr std::array<std::string_view, 7> kSay = {"say",      "report",   "reveal", "tell",
                                                           "announce", "disclose", "state"};
  const Chunk& v = a_.chunks[c];
  if (!is_verb_of(a_, c, kSay) || v.range.end >= sentence_.end || a_.key(v.range.end) != "that"_w ||
      c == 0)
    return false;
  std::uint32_t governor = c - 1;
  while (governor > 0 && a_.chunks[governor].kind != ChunkKind::verb &&
         a_.chunks[governor].range.begin > sentence_.begin)
    --governor;
  const Chunk& does = a_.chunks[governor];
  if (!is_finite(does) || does.negative || does.modal != 0 || does.passive) return false;
  const bool is = one_of(a_.key(does.head), {"is"_w, "was"_w, "were"_w, "are"_w});
  if (!is) return is_verb_of(a_, governor, kDo);
  return one_of(a_.key(v.range.begin - 1), {"first"_w, "last"_w, "one"_w, "only"_w});
}

void VoiceFinder::keep_to_question(SpeechAct& act, std::uint32_t object) const {
  static constexpr std::array<std::uint64_t, 9> kAsking = {
      "which"_w, "what"_w, "who"_w, "where"_w, "whether"_w, "if"_w, "how"_w, "why"_w, "when"_w};
  if (act.mood != Mood::hypothetical || object == kNone) return;
  const std::uint32_t begin = a_.chunks[object].range.end;
  if (begin <= act.content.begin || begin >= act.content.end || !one_of(a_.key(begin), kAsking))
    return;
  act.content.begin = begin;
  for (std::uint32_t t = begin; t + 1 < act.content.end; ++t) {
    if (a_.word(t) == "," && a_.key(t + 1) == "and"_w) act.content.end = t;
  }
}

bool VoiceFinder::asks_for_thing(std::uint32_t behind) const {
  static constexpr std::array<std::string_view, 24> kThings = {
      "asylum",    "refuge", "protection", "shelter", "help",     "water",     "food", "bread",
      "money",     "paper",  "visa",       "permit",  "passport", "milk",      "fuel", "medicine",
      "telephone", "phone",  "lawyer",     "doctor",  "blanket",  "sanctuary", "aid",  "status"};
  if (a_.key(behind) != "for"_w) return false;
  const std::uint32_t c = a_.next_chunk(behind + 1);
  return c < a_.chunks.size() && a_.chunks[c].preposition == behind &&
         std::find(kThings.begin(), kThings.end(), a_.head_noun(a_.chunks[c])) != kThings.end();
}

bool VoiceFinder::cares_for(const Chunk& verb) const {
  if (!may_be_form(a_, verb.head, "treat"_w) || verb_lemma(fold(a_.word(verb.head))) != "treat")
    return false;
  for (std::uint32_t t = verb.range.end; t < sentence_.end && a_.word(t) != ","; ++t) {
    if (a_.key(t) == "as"_w || a_.key(t) == "like"_w) return false;
  }
  return true;
}

bool VoiceFinder::is_said_to_be(const Chunk& verb) const {
  return verb.range.size() == 1 &&
         (a_.key(verb.head) == "said"_w || a_.key(verb.head) == "alleged"_w) &&
         a_.key(verb.range.end) == "to"_w && a_.pos(verb.range.end + 1) != Pos::noun &&
         (a_.key(verb.range.end + 1) == "be"_w || a_.key(verb.range.end + 1) == "have"_w);
}

bool VoiceFinder::is_thought_to_be(const Chunk& verb) const {
  static constexpr std::array<std::uint64_t, 5> kThought = {
      "believed"_w, "thought"_w, "understood"_w, "presumed"_w, "suspected"_w};
  const std::uint64_t next = verb.range.end + 1 < a_.size() ? a_.key(verb.range.end + 1) : 0;
  return verb.range.size() == 1 && one_of(a_.key(verb.head), kThought) &&
         a_.key(verb.range.end) == "to"_w &&
         (next == "be"_w || next == "have"_w || a_.pos(verb.range.end + 1) == Pos::verb);
}

bool VoiceFinder::tells_figures(std::uint32_t head, std::uint32_t subject) const {
  static constexpr std::array<std::uint64_t, 8> kShow = {"show"_w,      "shows"_w,    "showed"_w,
                                                         "suggest"_w,   "suggests"_w, "indicate"_w,
                                                         "indicates"_w, "indicated"_w};
  if (!one_of(a_.key(head), kShow) || !is_report(subject)) return false;
  // "Satellite images show five camps"
  const std::uint32_t object = object_of(a_, a_.chunk_at[head]);
  return behind_citations(head + 1) + 1 >= sentence_.end ||
         (object != kNone && a_.quantity_in(a_.chunks[object].range) != nullptr);
}

bool VoiceFinder::holds_position(std::uint32_t head) const {
  static constexpr std::array<std::uint64_t, 17> kPositions = {
      "regard"_w,  "regards"_w, "regarded"_w, "consider"_w, "considers"_w, "considered"_w,
      "view"_w,    "views"_w,   "viewed"_w,   "label"_w,    "labels"_w,    "labelled"_w,
      "labeled"_w, "brands"_w,  "branded"_w,  "treats"_w,   "treat"_w};
  return one_of(a_.key(head), kPositions);
}

std::uint32_t VoiceFinder::position_end(std::uint32_t verb) const {
  for (std::uint32_t c = verb + 1; c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end;
       ++c) {
    const std::uint32_t begin = a_.chunks[c].range.begin;
    if (is_finite(a_.chunks[c]) && a_.key(begin - 1) == "and"_w) return begin - 1;
  }
  return content_end(a_.chunks[verb].range.end);
}

std::uint32_t VoiceFinder::own_clause(std::uint32_t from, std::uint32_t end) const {
  for (std::uint32_t t = from + 1; t + 2 < end; ++t) {
    if (a_.key(t) != "and"_w && a_.key(t) != "but"_w) continue;
    const std::uint32_t subject = a_.chunk_at[t + 1];
    if (subject == kNone || subject + 1 >= a_.chunks.size() ||
        a_.chunks[subject].kind != ChunkKind::pronoun)
      continue;
    const Chunk& verb = a_.chunks[subject + 1];
    if (is_finite(verb) && verb.range.begin == a_.chunks[subject].range.end) return t;
  }
  return end;
}

std::uint32_t VoiceFinder::joined_verb(std::uint32_t verb, std::uint32_t end) const {
  for (std::uint32_t c = verb + 1; c < a_.chunks.size() && a_.chunks[c].range.begin < end; ++c) {
    if (!is_finite(a_.chunks[c])) continue;
    const std::uint32_t begin = a_.chunks[c].range.begin;
    const bool joined = a_.key(begin - 1) == "and"_w || a_.key(begin - 1) == "but"_w;
    return joined && subject_of(a_, c) == subject_of(a_, verb) ? begin - 1 : end;
  }
  return end;
}

std::uint32_t VoiceFinder::content_begin(std::uint32_t cue_end) const {
  const std::uint32_t reach = std::min(sentence_.end, cue_end + 14);
  for (std::uint32_t t = cue_end; t < reach; ++t) {
    const std::uint32_t c = a_.chunk_at[t];
    if (c != kNone && is_finite(a_.chunks[c]) && !tells_of_issue(a_.chunks[c].head)) break;
    // "put the toll at six, adding that": the clause of the participle is its own
    if (c != kNone && a_.chunks[c].participle && t == a_.chunks[c].range.begin && t > cue_end &&
        a_.word(t - 1) == "," && a_.context->cues.match_at(a_.tokens, a_.chunks[c].head, reach))
      break;
    if (is_quote_mark(a_.word(t)) || a_.word(t) == ":") break;
    if (a_.key(t) == "that"_w && (a_.pos(t) == Pos::sconj || t == cue_end)) return t;
  }
  return behind_time(cue_end);
}

bool VoiceFinder::tells_of_issue(std::uint32_t head) const {
  static constexpr std::array<std::uint64_t, 8> kIssue = {"published"_w, "released"_w, "issued"_w,
                                                          "posted"_w,    "seen"_w,     "obtained"_w,
                                                          "sent"_w,      "provided"_w};
  return one_of(a_.key(head), kIssue);
}

std::uint32_t VoiceFinder::behind_time(std::uint32_t from) const {
  const auto hit =
      std::lower_bound(a_.dates.begin(), a_.dates.end(), from,
                       [](const DateHit& d, std::uint32_t t) { return d.range.end <= t; });
  if (hit == a_.dates.end() || hit->range.begin > from + 1) return from;
  if (hit->range.begin == from + 1 && a_.pos(from) != Pos::adp) return from;
  std::uint32_t end = std::min(hit->range.end, sentence_.end);
  if (end + 1 < sentence_.end && a_.word(end) == ",") ++end;
  return end;
}

bool VoiceFinder::read_feeling(std::uint32_t c, std::uint32_t at) {
  static constexpr std::array<std::uint64_t, 13> kFeelings = {
      "concerned"_w, "dismayed"_w,  "alarmed"_w, "worried"_w, "appalled"_w,
      "outraged"_w,  "confident"_w, "certain"_w, "sure"_w,    "afraid"_w,
      "convinced"_w, "aware"_w,     "adamant"_w};
  while (at < sentence_.end && a_.pos(at) == Pos::adv) ++at;
  const bool no_doubt =
      at + 2 < sentence_.end && a_.key(at) == "no"_w && a_.key(at + 1) == "doubt"_w;
  if (no_doubt) ++at;
  if (at + 1 >= sentence_.end || (!no_doubt && !one_of(a_.key(at), kFeelings))) return false;
  if (a_.key(at + 1) != "that"_w && a_.key(at + 1) != "about"_w) return false;
  const std::uint32_t subject = subject_of(a_, c);
  if (subject == kNone || a_.chunks[subject].kind == ChunkKind::pronoun) return false;
  SpeechAct act;
  act.cue = {a_.chunks[c].range.begin, at + 1};
  act.voice = voice_of(a_, subject, last_);
  act.content = {at + 1, content_end(at + 1)};
  const Voice before = last_;
  add(std::move(act));
  last_ = before;
  return true;
}

bool VoiceFinder::ambiguous(std::uint32_t head) const {
  static constexpr std::array<std::uint64_t, 50> kAmbiguous = {
      "call"_w,        "calls"_w,      "called"_w,    "termed"_w,  "dubbed"_w,    "terms"_w,
      "established"_w, "determined"_w, "found"_w,     "find"_w,    "finds"_w,     "show"_w,
      "shows"_w,       "showed"_w,     "shown"_w,     "put"_w,     "puts"_w,      "see"_w,
      "sees"_w,        "saw"_w,        "seen"_w,      "read"_w,    "reads"_w,     "treat"_w,
      "treated"_w,     "spoke"_w,      "speak"_w,     "hope"_w,    "order"_w,     "ordered"_w,
      "raised"_w,      "raises"_w,     "posted"_w,    "post"_w,    "released"_w,  "issued"_w,
      "maintain"_w,    "ask"_w,        "learn"_w,     "learned"_w, "learnt"_w,    "learns"_w,
      "submit"_w,      "submits"_w,    "submitted"_w, "counter"_w, "countered"_w, "respond"_w,
      "responds"_w,    "responded"_w};
  return one_of(a_.key(head), kAmbiguous);
}

bool VoiceFinder::counts(std::uint32_t head) const {
  static constexpr std::array<std::uint64_t, 22> kCounting = {
      "count"_w,    "counted"_w,    "counts"_w,     "record"_w,    "recorded"_w,  "records"_w,
      "verified"_w, "verifies"_w,   "registered"_w, "registers"_w, "tallied"_w,   "verify"_w,
      "found"_w,    "identified"_w, "traced"_w,     "located"_w,   "documents"_w, "listed"_w,
      "document"_w, "lists"_w,      "list"_w,       "documented"_w};
  return one_of(a_.key(head), kCounting);
}

bool VoiceFinder::names_in_quotes(std::uint32_t verb) const {
  const std::uint32_t object = object_of(a_, verb);
  if (object == kNone) return false;
  const std::uint32_t end = full_phrase(a_, object).end;
  return end < sentence_.end && is_quote_mark(a_.word(end));
}

bool VoiceFinder::gives_figure(std::uint32_t verb) const {
  constexpr std::uint32_t kReach = 10;
  constexpr std::uint32_t kLong = 24;
  const std::uint32_t begin = a_.chunks[verb].range.end;
  const std::uint32_t head = a_.chunks[verb].head;
  if (!may_be_form(a_, head, "speak"_w) && !may_be_form(a_, head, "talk"_w) &&
      !may_be_form(a_, head, "put"_w))
    return false;
  const std::string lemma = verb_lemma(fold(a_.word(head)));
  const bool speaks =
      (lemma == "speak" || lemma == "talk") && begin < sentence_.end && a_.key(begin) == "of"_w;
  if (!speaks && lemma != "put") return false;
  // "put the number of those expelled since the spring at more than 66": a long object between
  const std::uint32_t reach = std::min(sentence_.end, begin + (speaks ? kReach : kLong));
  for (std::uint32_t t = begin; t < reach; ++t) {
    if (speaks && a_.quantity_in({t, t + 1}) != nullptr) return true;
    // not the "at" of "at least 90": "put at least 90 men on a flight"
    if (a_.key(t) == "at"_w && a_.quantity_in({t, t + 1}) == nullptr && t + 1 < reach &&
        a_.quantity_in({t + 1, t + 2}) != nullptr)
      return true;
  }
  return false;
}

bool VoiceFinder::counted_object(std::uint32_t verb) const {
  static constexpr std::array<std::uint64_t, 4> kFinding = {"found"_w, "identified"_w, "traced"_w,
                                                            "located"_w};
  // "police found 40 men" is an act of theirs, "the clinic has found three of them" a count.
  if (one_of(a_.key(a_.chunks[verb].head), kFinding) && !a_.chunks[verb].perfect) return false;
  const std::uint32_t object = object_of(a_, verb);
  return object != kNone && a_.quantity_in(a_.chunks[object].range) != nullptr;
}

bool VoiceFinder::deed_as_object(std::uint32_t verb) const {
  const std::uint32_t object = object_of(a_, verb);
  if (object == kNone || a_.chunks[object].kind != ChunkKind::noun) return false;
  const Chunk& noun = a_.chunks[object];
  return a_.context->noun_frames.match_at(a_.tokens, noun.head, noun.head + 1).has_value();
}

std::uint32_t VoiceFinder::quoted_by(std::uint32_t verb) const {
  static constexpr std::array<std::string_view, 2> kQuote = {"quote", "cite"};
  constexpr std::uint32_t kReach = 6;  // "quoted the brother of one of the dead as saying"
  const Chunk& v = a_.chunks[verb];
  if (verb < 2 || !v.participle || v.range.begin == 0 || a_.key(v.range.begin - 1) != "as"_w)
    return kNone;
  for (std::uint32_t c = verb - 1; c > 0 && c + kReach > verb; --c) {
    if (a_.chunks[c - 1].range.begin < sentence_.begin) return kNone;
    if (a_.chunks[c - 1].kind != ChunkKind::verb) continue;
    if (!is_verb_of(a_, c - 1, kQuote)) return kNone;
    // "was quoted by the Post as saying"
    return a_.chunks[c - 1].passive ? subject_of(a_, c - 1) : c;
  }
  return kNone;
}

bool VoiceFinder::that_clause(std::uint32_t at) const {
  if (at >= sentence_.end) return false;
  return a_.key(at) == "that"_w || a_.word(at) == ":" || a_.word(at) == "," ||
         is_quote_mark(a_.word(at));
}

bool VoiceFinder::reports(std::uint32_t head) const {
  static constexpr std::array<std::uint64_t, 20> kReportVerbs = {
      "report"_w,   "reports"_w,   "reported"_w, "reveal"_w,     "reveals"_w,
      "revealed"_w, "revealing"_w, "document"_w, "documented"_w, "estimates"_w,
      "estimate"_w, "estimated"_w, "suggest"_w,  "suggests"_w,   "suggested"_w,
      "found"_w,    "shows"_w,     "show"_w,     "indicate"_w,   "indicates"_w};
  return one_of(a_.key(head), kReportVerbs);
}

bool VoiceFinder::is_bare_pointer(std::uint32_t chunk) const {
  const std::uint64_t key = a_.key(a_.chunks[chunk].head);
  if (a_.chunks[chunk].range.size() != 1) return false;
  return key == "the"_w ||
         ((key == "this"_w || key == "that"_w) && antecedent_of(a_, chunk) == kNone);
}

bool VoiceFinder::anybody(std::uint32_t chunk, const Chunk& verb) const {
  const std::uint64_t key = a_.key(a_.chunks[chunk].head);
  // "No one said", "No group has claimed"
  if (a_.key(a_.chunks[chunk].range.begin) == "no"_w) return true;
  if (a_.chunks[chunk].range.size() != 1) return false;
  return key == "anyone"_w || key == "anybody"_w || key == "nobody"_w ||
         (key == "you"_w && verb.modal != 0 && !verb.perfect);
}

bool VoiceFinder::first_person(std::uint32_t chunk) const {
  const std::uint64_t key = a_.key(a_.chunks[chunk].head);
  return a_.chunks[chunk].kind == ChunkKind::pronoun && (key == "we"_w || key == "i"_w);
}

std::uint32_t VoiceFinder::author_of(std::uint32_t subject) const {
  if (!is_report(subject) ||
      a_.name_in(full_phrase(a_, subject), {MentionKind::person, MentionKind::organisation}) !=
          nullptr)
    return subject;
  const auto by = phrases_of(a_, subject, {"by"_w, "from"_w});
  if (!by.empty() && by.front() == subject + 1) return by.front();
  // "information received by the experts", "a report published by the ombudsman"
  static constexpr std::array<std::string_view, 7> kMade = {
      "receive", "publish", "release", "issue", "compile", "gather", "collect"};
  const std::uint32_t maker = subject + 2;
  const bool made = maker < a_.chunks.size() && a_.chunks[subject + 1].range.size() == 1 &&
                    a_.chunks[subject + 1].kind == ChunkKind::verb &&
                    a_.chunks[maker].preposition == a_.chunks[subject + 1].range.end &&
                    a_.key(a_.chunks[maker].preposition) == "by"_w &&
                    is_verb_of(a_, subject + 1, kMade);
  if (made) return maker;
  if (subject == 0 || a_.chunks[subject - 1].kind != ChunkKind::verb ||
      object_of(a_, subject - 1) != subject)
    return subject;
  const std::uint32_t issuer = subject_of(a_, subject - 1);
  return issuer == kNone ? subject : issuer;
}

bool VoiceFinder::is_received(std::uint32_t chunk) const {
  const Chunk& c = a_.chunks[chunk];
  return c.definite && a_.key(c.head) == "information"_w && c.range.end + 1 < sentence_.end &&
         a_.key(c.range.end) == "received"_w && a_.key(c.range.end + 1) != "by"_w &&
         a_.key(c.range.end + 1) != "from"_w;
}

bool VoiceFinder::is_report(std::uint32_t chunk) const {
  return one_of(a_.key(a_.chunks[chunk].head), kReports);
}

bool VoiceFinder::is_said_by(std::uint32_t c, std::uint32_t speaker) const {
  constexpr std::array<std::uint64_t, 4> kSay = {"said"_w, "says"_w, "added"_w, "adds"_w};
  constexpr std::array<std::uint64_t, 24> kSpeak = {
      "police"_w,       "officials"_w,   "official"_w,  "witnesses"_w, "witness"_w, "residents"_w,
      "activists"_w,    "survivors"_w,   "relatives"_w, "spokesman"_w, "lawyer"_w,  "spokeswoman"_w,
      "spokesperson"_w, "coordinator"_w, "doctor"_w,    "doctors"_w,   "mayor"_w,   "governor"_w,
      "ministry"_w,     "minister"_w,    "army"_w,      "secretary"_w, "head"_w,    "director"_w};
  const Chunk& v = a_.chunks[c];
  if (!one_of(a_.key(v.head), kSay) || !has_verb(sentence_.begin, v.range.begin)) return false;
  const Chunk& who = a_.chunks[speaker];
  const std::uint32_t end = who.range.end;
  const bool closes =
      end >= sentence_.end || a_.word(end) == "." || a_.word(end) == "," || a_.pos(end) == Pos::adp;
  return closes && (a_.pos(who.head) == Pos::propn || one_of(a_.key(who.head), kSpeak) ||
                    (who.plural && a_.is_people(who)));
}

bool VoiceFinder::read_inverted(std::uint32_t c, SpeechAct& act) {
  const Chunk& v = a_.chunks[c];
  if (v.range.begin == sentence_.begin) return false;
  const std::string_view before = a_.word(v.range.begin - 1);
  if (!is_quote_mark(before) && before != ",") return false;
  if (v.participle && fold(a_.word(v.head)).ends_with("ing")) return false;
  const std::uint32_t next = c + 1;
  if (next >= a_.chunks.size() || a_.chunks[next].range.begin != v.range.end ||
      a_.chunks[next].kind == ChunkKind::verb)
    return false;
  if (before == "," && subject_of(a_, c) != kNone && !is_said_by(c, next) &&
      !is_quote_mark(v.range.begin >= 2 ? a_.word(v.range.begin - 2) : ""))
    return false;
  act.voice = voice_of(a_, author_of(next), last_);
  act.content = {content_before(v.range.begin), v.range.begin};
  act.trailing = true;
  if (act.content.size() < 2) return false;
  add(act);
  return true;
}

std::uint32_t VoiceFinder::relative_noun(std::uint32_t pronoun) const {
  const std::uint32_t chunk = a_.chunk_at[pronoun];
  const std::uint32_t noun = chunk == kNone ? kNone : antecedent_of(a_, chunk);
  if (noun == kNone || a_.chunks[noun].range.end != pronoun) return pronoun;
  const QuantityHit* const amount = a_.quantity_in(a_.chunks[noun].range);
  return amount == nullptr ? a_.chunks[noun].range.begin
                           : std::min(a_.chunks[noun].range.begin, amount->range.begin);
}

bool VoiceFinder::trails(std::uint32_t c, std::uint32_t begin) const {
  if (begin > sentence_.begin + 2 && a_.key(begin - 1) == "so"_w) --begin;
  if (begin > sentence_.begin + 2 && a_.key(begin - 1) == "or"_w) --begin;
  if (begin <= sentence_.begin + 1) return false;
  const std::string_view before = a_.word(begin - 1);
  if (before == "," && opens_with_question(begin)) return false;
  if (before != "," && before != "-" && before != "\xE2\x80\x93" && before != "\xE2\x80\x94" &&
      !is_quote_mark(before))
    return false;
  const std::uint32_t behind = behind_citations(a_.chunks[c].range.end);
  if (behind >= sentence_.end) return true;
  const std::string_view next = a_.word(behind);
  const bool adverbial = next == "." || next == "," || a_.pos(behind) == Pos::adp ||
                         a_.pos(behind) == Pos::adv || a_.pos(behind) == Pos::propn ||
                         behind_time(behind) != behind || tells_people(c);
  // "On Monday, the ministry said it ..." has an adverbial before it, not a statement.
  const bool quoted = is_quote_mark(before) || (begin >= 2 && is_quote_mark(a_.word(begin - 2)));
  if (is_quote_mark(before) && next != "that") return true;
  return adverbial && (quoted || (has_verb(sentence_.begin, begin) &&
                                  (a_.key(behind) != "that"_w || behind_time(behind) != behind)));
}

bool VoiceFinder::opens_with_question(std::uint32_t end) const {
  static constexpr std::array<std::uint64_t, 10> kAsked = {
      "asked"_w,     "questioned"_w,  "pressed"_w,  "speaking"_w,   "reached"_w,
      "contacted"_w, "interviewed"_w, "reacting"_w, "responding"_w, "commenting"_w};
  if (!one_of(a_.key(sentence_.begin), kAsked)) return false;
  for (std::uint32_t t = sentence_.begin; t + 1 < end; ++t) {
    if (is_quote_mark(a_.word(t))) return false;
  }
  return true;
}

std::uint32_t VoiceFinder::behind_citations(std::uint32_t t) const {
  while (t < sentence_.end && a_.tokens.tokens[t].kind == TokenKind::citation) ++t;
  return t;
}

bool VoiceFinder::tells_people(std::uint32_t c) const {
  const std::string lemma = verb_lemma(fold(a_.word(a_.chunks[c].head)));
  return (lemma == "tell" || lemma == "inform" || lemma == "assure") && object_of(a_, c) != kNone &&
         !has_verb(a_.chunks[c].range.end, sentence_.end);
}

bool VoiceFinder::has_verb(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t c = a_.next_chunk(from); c < a_.chunks.size() && a_.chunks[c].range.begin < to;
       ++c) {
    if (is_finite(a_.chunks[c])) return true;
  }
  return false;
}

std::uint32_t VoiceFinder::content_before(std::uint32_t end) const {
  for (const Quotation& q : quotations_behind(end - std::min(end, 4U))) {
    if (q.range.end > end) break;
    if (q.range.begin < end)
      return std::min(q.range.begin, std::max(q.range.begin, sentence_.begin));
  }
  for (std::uint32_t t = end; t-- > sentence_.begin;) {
    if (a_.word(t) == ":" || a_.word(t) == ";") return t + 1;
  }
  return sentence_.begin;
}

std::uint32_t VoiceFinder::content_end(std::uint32_t from) const {
  std::uint32_t end = sentence_.end;
  for (std::uint32_t t = from; t + 1 < end; ++t) {
    const bool inside = t > from && a_.word(t - 1) == "," && t < from + 3;  // "that, according to"
    if (a_.key(t) == "according"_w && a_.key(t + 1) == "to"_w && !inside) return t;
    // A new clause with a subject of its own behind ", but" or ", while" is the page's own again.
    if (t > from + 2 && a_.word(t) == "," &&
        (a_.key(t + 1) == "with"_w || a_.key(t + 1) == "while"_w || a_.key(t + 1) == "although"_w))
      return t;
    // "says 214 are gone; the prosecutor puts it at 131": another voice opens.
    if (a_.word(t) == ";" && (a_.in_title(t) || others_speak(t + 1, end))) return t;
    // "Army denies killing villagers, union says 26 dead": so it does in a headline.
    if (t > from && a_.word(t) == "," && a_.in_title(t) && others_speak(t + 1, end) &&
        tells_behind(t + 1, end))
      return t;
    // ", but villagers who fled said": another voice opens.
    const bool turns = a_.word(t) == "," && (a_.key(t + 1) == "but"_w || a_.key(t + 1) == "and"_w);
    if (t > from + 2 && turns && others_speak(t + 2, end)) return t;
  }
  return end;
}

bool VoiceFinder::tells_behind(std::uint32_t from, std::uint32_t end) const {
  for (std::uint32_t c = a_.next_chunk(from); c < a_.chunks.size(); ++c) {
    if (a_.chunks[c].range.begin >= end) return false;
    if (!is_finite(a_.chunks[c])) continue;
    const std::uint32_t behind = a_.chunks[c].range.end;
    return behind + 1 < end && a_.pos(behind) != Pos::punct;
  }
  return false;
}

bool VoiceFinder::others_speak(std::uint32_t from, std::uint32_t end) const {
  const std::uint32_t first = a_.next_chunk(from);
  if (first >= a_.chunks.size() || a_.chunks[first].range.begin > from + 1 ||
      a_.chunks[first].kind != ChunkKind::noun)
    return false;
  for (std::uint32_t c = first; c < a_.chunks.size() && a_.chunks[c].range.begin < end; ++c) {
    if (!is_finite(a_.chunks[c]) || a_.chunks[c].passive) continue;
    const auto cue = a_.context->cues.match_at(a_.tokens, a_.chunks[c].head, end);
    if (!cue || a_.context->cues[cue->phrase].label != "say") continue;
    if (ambiguous(a_.chunks[c].head) && !that_clause(a_.chunks[c].range.end) && !gives_figure(c))
      continue;
    return subject_of(a_, c) == first;
  }
  return false;
}

}  // namespace habeas
