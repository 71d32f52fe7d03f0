// extract/voices.cpp - acts of speech by rules over chunks and reporting words
//
// A verb group with a reporting word opens an act. Its voice is the subject (or stands behind the
// verb after a quotation); its content is the clause behind it, or, when the voice trails, the
// clause before it. "According to" works in both directions and, at the head of a sentence, to the
// end of its paragraph. A quotation that an act touches belongs to it whole, and goes on into later
// quotations that name no other voice. Agentless passives and participles ("are believed to") give
// a voice that is not named, with its words. Methods: Pareti, "PARC 3.0" (LREC 2016), for what
// source, cue and content are.
#include "extract/voices.h"

#include <algorithm>
#include <array>
#include <span>

#include "extract/syntax.h"

namespace habeas {
namespace {

template <std::size_t N>
bool one_of(std::uint64_t key, const std::array<std::uint64_t, N>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

constexpr std::array<std::uint64_t, 24> kReports = {
    "report"_w,  "reports"_w,   "investigation"_w, "investigations"_w, "study"_w,     "studies"_w,
    "survey"_w,  "surveys"_w,   "findings"_w,      "document"_w,       "documents"_w, "letter"_w,
    "letters"_w, "statement"_w, "statements"_w,    "footage"_w,        "evidence"_w,  "figures"_w,
    "data"_w,    "records"_w,   "testimony"_w,     "estimates"_w,      "analysis"_w,  "research"_w};

bool is_quote_mark(std::string_view word) {
  return word == "\"" || word == "\xE2\x80\x9C" || word == "\xE2\x80\x9D" ||
         word == "\xE2\x80\x98" || word == "\xE2\x80\x99" || word == "\xC2\xAB" ||
         word == "\xC2\xBB";
}

Mood mood_of(const std::string& detail) {
  if (detail == "alleged") return Mood::alleged;
  if (detail == "feared") return Mood::feared;
  if (detail == "possible") return Mood::possible;
  if (detail == "hypothetical") return Mood::hypothetical;
  if (detail == "denied") return Mood::denied;
  return Mood::reported;
}

/// Verbs whose agentless passive reports somebody's word.
constexpr std::array<std::uint64_t, 16> kPassiveReports = {
    "believed"_w,   "reported"_w, "said"_w,      "thought"_w,   "accused"_w,  "described"_w,
    "alleged"_w,    "claimed"_w,  "estimated"_w, "suspected"_w, "expected"_w, "feared"_w,
    "understood"_w, "presumed"_w, "rumoured"_w,  "rumored"_w};

class VoiceFinder {
 public:
  VoiceFinder(Analysis& a, Voices& voices) : a_(a), voices_(voices) {}

  void run() {
    for (std::uint32_t s = 0; s < a_.tokens.sentences.size(); ++s) {
      sentence_ = a_.tokens.sentences[s];
      find_according();
      find_verbs();
      find_nouns();
      find_given();
      inherit();
      carry_quotations();
    }
    find_answers();
    std::stable_sort(
        voices_.acts.begin(), voices_.acts.end(),
        [](const SpeechAct& x, const SpeechAct& y) { return x.cue.begin < y.cue.begin; });
  }

 private:
  void add(SpeechAct act) {
    extend_to_quotations(act);
    keep_in_quotation(act);
    if (act.content.empty()) return;
    last_ = act.voice;
    voices_.acts.push_back(std::move(act));
  }

  /// Quotations that end behind this token, in text order.
  std::span<const Quotation> quotations_behind(std::uint32_t token) const {
    const auto first =
        std::upper_bound(a_.quotations.begin(), a_.quotations.end(), token,
                         [](std::uint32_t t, const Quotation& q) { return t < q.range.end; });
    return {first, a_.quotations.end()};
  }

  /// Content that touches a quotation takes all of it, over the sentences that it runs on.
  void extend_to_quotations(SpeechAct& act) const {
    for (const Quotation& q : quotations_behind(act.content.begin)) {
      if (q.range.begin >= act.content.end) break;
      const bool voice_inside = !act.cue.empty() && q.range.contains(act.cue.begin);
      if (voice_inside) continue;
      if (q.range.size() >= 4) act.direct = true;
      act.content.begin = std::min(act.content.begin, q.range.begin);
      act.content.end = std::max(act.content.end, q.range.end);
    }
  }

  /// Somebody quoted who says what another says: that ends where the quotation does.
  void keep_in_quotation(SpeechAct& act) const {
    if (act.cue.empty()) return;
    for (const Quotation& q : quotations_behind(act.cue.begin)) {
      if (q.range.begin > act.cue.begin) break;
      act.content.begin = std::max(act.content.begin, q.range.begin);
      act.content.end = std::min(act.content.end, q.range.end);
    }
  }

  // -------------------------------------------------------------------------------------------------
  // "according to"

  void find_according() {
    for (std::uint32_t t = sentence_.begin; t + 2 < sentence_.end; ++t) {
      if (a_.key(t) != "according"_w || a_.key(t + 1) != "to"_w) continue;
      const std::uint32_t chunk = a_.next_chunk(t + 2);
      if (chunk >= a_.chunks.size() || a_.chunks[chunk].range.begin >= sentence_.end) continue;
      SpeechAct act;
      act.cue = {t, t + 2};
      // "According to a report by the ombudsman": who wrote it.
      act.voice = voice_of(a_, author_of(chunk), last_);
      act.rel = is_report(chunk) ? Rel::reported : Rel::said;
      const std::uint32_t behind = behind_voice(chunk);
      if (t == sentence_.begin || opens_clause(t)) {
        act.content = {behind, t == sentence_.begin ? paragraph_reach(behind) : sentence_.end};
      } else {
        act.content = {sentence_.begin, t};
        act.trailing = true;
        speak_on(act, behind);
      }
      add(std::move(act));
    }
  }

  /// ", according to a group that keeps a list, and several hundred were hurt": what the sentence
  /// joins to a statement before the voice is the same voice's.
  void speak_on(const SpeechAct& act, std::uint32_t behind) {
    if (behind >= sentence_.end || a_.word(behind - 1) != "," || a_.key(behind) != "and"_w) return;
    SpeechAct more = act;
    more.cue = {behind, behind};
    more.voice.range = {};
    more.content = {behind, sentence_.end};
    more.trailing = false;
    if (!opens_voice(more.content)) voices_.acts.push_back(std::move(more));
  }

  bool opens_clause(std::uint32_t t) const {
    return t > sentence_.begin &&
           (a_.key(t - 1) == "but"_w || a_.key(t - 1) == "and"_w || a_.word(t - 1) == ";");
  }

  /// First token behind the voice and its apposition: behind the comma that closes it.
  std::uint32_t behind_voice(std::uint32_t chunk) const {
    for (std::uint32_t t = a_.chunks[chunk].range.end; t < sentence_.end; ++t) {
      if (a_.word(t) == ",") return t + 1;
    }
    return a_.chunks[chunk].range.end;
  }

  /// "According to X, ..." speaks to the end of its paragraph unless another voice opens before.
  std::uint32_t paragraph_reach(std::uint32_t from) const {
    const TokenRange block = a_.block(from);
    std::uint32_t end = sentence_.end;
    for (std::uint32_t s = a_.tokens.sentence_of(from) + 1; s < a_.tokens.sentences.size(); ++s) {
      const TokenRange next = a_.tokens.sentences[s];
      // A reference at the end of a sentence says where that sentence comes from, and no further.
      if (next.begin >= block.end || opens_voice(next) || has_citation(end)) break;
      end = next.end;
    }
    return end;
  }

  bool has_citation(std::uint32_t end) const {
    for (std::uint32_t t = end; t > 0 && t + 3 > end; --t) {
      if (a_.tokens.tokens[t - 1].kind == TokenKind::citation) return true;
    }
    return end < a_.size() && a_.tokens.tokens[end].kind == TokenKind::citation;
  }

  bool opens_voice(TokenRange sentence) const {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (a_.key(t) == "according"_w) return true;
      const std::uint32_t chunk = a_.chunk_at[t];
      if (chunk == kNone || a_.chunks[chunk].head != t) continue;
      if (!is_finite(a_.chunks[chunk]) || a_.chunks[chunk].passive) continue;
      if (a_.context->cues.match_at(a_.tokens, t, sentence.end, a_.text)) return true;
    }
    return false;
  }

  // --------------------------------------------------------------------------------------------------
  // reporting verbs

  void find_verbs() {
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      if (a_.chunks[c].kind == ChunkKind::verb) read_verb(c);
    }
    read_participles();
  }

  void read_verb(std::uint32_t c) {
    const Chunk& v = a_.chunks[c];
    if (v.negative || v.infinitive) return;
    if (a_.pos(v.head) == Pos::aux) {
      read_feeling(c, a_.chunks[c].range.end);
      return;
    }
    const std::optional<PhraseHit> hit =
        a_.context->cues.match_at(a_.tokens, v.head, sentence_.end, a_.text);
    if (v.passive) {
      if (read_feeling(c, v.head)) return;
      if (one_of(a_.key(v.head), kPassiveReports)) read_passive(c, hit);
      return;
    }
    if (!hit || a_.context->cues[hit->phrase].label != "say") return;
    SpeechAct act;
    act.cue = {v.range.begin, std::max(v.range.end, hit->range.end)};
    act.mood = mood_of(a_.context->cues[hit->phrase].detail);
    const bool figure = (counts(v.head) && counted_object(c)) || gives_figure(c);
    if (ambiguous(v.head) && !figure && !that_clause(act.cue.end) && !names_in_quotes(c)) return;
    if (counts(v.head) && !figure && !ambiguous(v.head) && !that_clause(act.cue.end)) return;
    if (read_inverted(c, act)) return;
    const std::uint32_t subject = subject_of(a_, c);
    if (subject == kNone || first_person(subject)) return;
    act.voice = voice_of(a_, author_of(subject), last_);
    if (act.voice.who == DraftLink::Who::narrator) return;
    act.rel = is_report(subject) || reports(v.head) ? Rel::reported : Rel::said;
    const std::uint32_t first = first_of_subject(subject);
    const Aside aside = aside_before(a_, c);
    const std::uint32_t voice_begin = aside.subject == subject && aside.begin != kNone
                                          ? aside.begin
                                          : a_.chunks[first].range.begin;
    if (first != subject && act.voice.who == DraftLink::Who::unnamed) {
      const TokenRange words{a_.chunks[first].range.begin, a_.chunks[subject].range.end};
      act.voice = {DraftLink::Who::unnamed, kNone, std::string(a_.words(words)), words};
    }
    if (trails(c, voice_begin)) {
      const std::uint32_t begin = voice_begin;
      act.content = {content_before(begin), begin};
      act.trailing = true;
      if (act.content.size() < 2) return;
    } else {
      const std::uint32_t object = object_of(a_, c);
      const bool takes_blame =
          object != kNone && a_.head_noun(a_.chunks[object]) == "responsibility";
      const std::uint32_t begin = takes_blame ? act.cue.begin : content_begin(act.cue.end);
      act.content = {begin, holds_position(v.head) ? position_end(c) : content_end(begin)};
    }
    add(std::move(act));
  }

  /// Verbs that tell how somebody sees a thing: they reach no further than what it is seen as.
  bool holds_position(std::uint32_t head) const {
    static constexpr std::array<std::uint64_t, 17> kPositions = {
        "regard"_w,  "regards"_w, "regarded"_w, "consider"_w, "considers"_w, "considered"_w,
        "view"_w,    "views"_w,   "viewed"_w,   "label"_w,    "labels"_w,    "labelled"_w,
        "labeled"_w, "brands"_w,  "branded"_w,  "treats"_w,   "treat"_w};
    return one_of(a_.key(head), kPositions);
  }

  /// "regards them as deserters and punishes them": up to the next verb that shares the subject.
  std::uint32_t position_end(std::uint32_t verb) const {
    for (std::uint32_t c = verb + 1;
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      const std::uint32_t begin = a_.chunks[c].range.begin;
      if (is_finite(a_.chunks[c]) && a_.key(begin - 1) == "and"_w) return begin - 1;
    }
    return content_end(a_.chunks[verb].range.end);
  }

  /// "police and survivors said": the first noun of a subject of several.
  std::uint32_t first_of_subject(std::uint32_t subject) const {
    while (subject > 0 && a_.chunks[subject].range.begin >= 2) {
      const std::uint32_t before = a_.chunks[subject].range.begin - 1;
      const Chunk& other = a_.chunks[subject - 1];
      if (a_.key(before) != "and"_w || other.kind != ChunkKind::noun || other.range.end != before ||
          other.preposition != kNone) {
        break;
      }
      --subject;
    }
    return subject;
  }

  /// Behind "stated on Thursday in a letter published in Brackwater that" the content begins at
  /// "that", behind "said on Thursday" it begins behind the day: what stands between is the page's
  /// own.
  std::uint32_t content_begin(std::uint32_t cue_end) const {
    const std::uint32_t reach = std::min(sentence_.end, cue_end + 14);
    for (std::uint32_t t = cue_end; t < reach; ++t) {
      const std::uint32_t c = a_.chunk_at[t];
      if (c != kNone && is_finite(a_.chunks[c]) && !tells_of_issue(a_.chunks[c].head)) break;
      if (is_quote_mark(a_.word(t)) || a_.word(t) == ":") break;
      if (a_.key(t) == "that"_w && (a_.pos(t) == Pos::sconj || t == cue_end)) return t;
    }
    return behind_time(cue_end);
  }

  /// "in a report published on 6 May"
  bool tells_of_issue(std::uint32_t head) const {
    static constexpr std::array<std::uint64_t, 8> kIssue = {
        "published"_w, "released"_w, "issued"_w, "posted"_w,
        "seen"_w,      "obtained"_w, "sent"_w,   "provided"_w};
    return one_of(a_.key(head), kIssue);
  }

  /// First token behind a time that stands right behind a cue: "on Sunday", "last month".
  std::uint32_t behind_time(std::uint32_t from) const {
    const auto hit =
        std::lower_bound(a_.dates.begin(), a_.dates.end(), from,
                         [](const DateHit& d, std::uint32_t t) { return d.range.end <= t; });
    if (hit == a_.dates.end() || hit->range.begin > from + 1) return from;
    if (hit->range.begin == from + 1 && a_.pos(from) != Pos::adp) return from;
    std::uint32_t end = std::min(hit->range.end, sentence_.end);
    if (end + 1 < sentence_.end && a_.word(end) == ",") ++end;
    return end;
  }

  /// "the office is dismayed that ...": a feeling with a clause is an act of its holder.
  bool read_feeling(std::uint32_t c, std::uint32_t at) {
    static constexpr std::array<std::uint64_t, 12> kFeelings = {
        "concerned"_w, "dismayed"_w, "alarmed"_w, "worried"_w, "appalled"_w,  "outraged"_w,
        "confident"_w, "certain"_w,  "sure"_w,    "afraid"_w,  "convinced"_w, "aware"_w};
    while (at < sentence_.end && a_.pos(at) == Pos::adv) ++at;
    if (at + 1 >= sentence_.end || !one_of(a_.key(at), kFeelings)) return false;
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

  /// Words that report only with a clause or a quotation behind them ("find", "show", "put",
  /// "see").
  bool ambiguous(std::uint32_t head) const {
    static constexpr std::array<std::uint64_t, 38> kAmbiguous = {
        "call"_w,        "calls"_w,      "called"_w, "termed"_w, "dubbed"_w,   "terms"_w,
        "established"_w, "determined"_w, "found"_w,  "find"_w,   "finds"_w,    "show"_w,
        "shows"_w,       "showed"_w,     "shown"_w,  "put"_w,    "puts"_w,     "see"_w,
        "sees"_w,        "saw"_w,        "seen"_w,   "read"_w,   "reads"_w,    "treat"_w,
        "treated"_w,     "spoke"_w,      "speak"_w,  "hope"_w,   "order"_w,    "ordered"_w,
        "raised"_w,      "raises"_w,     "posted"_w, "post"_w,   "released"_w, "issued"_w,
        "maintain"_w,    "ask"_w};
    return one_of(a_.key(head), kAmbiguous);
  }

  /// Words that report a figure: "has counted 31 dead", "verified 26 deaths".
  bool counts(std::uint32_t head) const {
    static constexpr std::array<std::uint64_t, 24> kCounting = {
        "count"_w,    "counted"_w,    "counts"_w,     "record"_w,    "recorded"_w,  "records"_w,
        "verified"_w, "verifies"_w,   "registered"_w, "registers"_w, "tallied"_w,   "verify"_w,
        "found"_w,    "identified"_w, "traced"_w,     "located"_w,   "documents"_w, "listed"_w,
        "put"_w,      "puts"_w,       "document"_w,   "lists"_w,     "list"_w,      "documented"_w};
    return one_of(a_.key(head), kCounting);
  }

  /// "called the raid "a disgrace"": words of the speaker's own behind the object.
  bool names_in_quotes(std::uint32_t verb) const {
    const std::uint32_t object = object_of(a_, verb);
    if (object == kNone) return false;
    const std::uint32_t end = full_phrase(a_, object).end;
    return end < sentence_.end && is_quote_mark(a_.word(end));
  }

  /// "spoke of dozens of dead", "put the number of missing at 38"
  bool gives_figure(std::uint32_t verb) const {
    constexpr std::uint32_t kReach = 10;
    const std::uint32_t begin = a_.chunks[verb].range.end;
    const std::string lemma = verb_lemmas(fold(a_.word(a_.chunks[verb].head))).front();
    const bool speaks =
        (lemma == "speak" || lemma == "talk") && begin < sentence_.end && a_.key(begin) == "of"_w;
    if (!speaks && lemma != "put") return false;
    bool at = speaks;
    for (std::uint32_t t = begin; t < std::min(sentence_.end, begin + kReach); ++t) {
      at = at || a_.key(t) == "at"_w;
      if (at && a_.quantity_in({t, t + 1}) != nullptr) return true;
    }
    return false;
  }

  bool counted_object(std::uint32_t verb) const {
    static constexpr std::array<std::uint64_t, 4> kFinding = {"found"_w, "identified"_w, "traced"_w,
                                                              "located"_w};
    // "police found 40 men" is an act of theirs, "the clinic has found three of them" a count.
    if (one_of(a_.key(a_.chunks[verb].head), kFinding) && !a_.chunks[verb].perfect) return false;
    const std::uint32_t object = object_of(a_, verb);
    return object != kNone && a_.quantity_in(a_.chunks[object].range) != nullptr;
  }

  bool that_clause(std::uint32_t at) const {
    if (at >= sentence_.end) return false;
    return a_.key(at) == "that"_w || a_.word(at) == ":" || a_.word(at) == "," ||
           is_quote_mark(a_.word(at));
  }

  bool reports(std::uint32_t head) const {
    static constexpr std::array<std::uint64_t, 20> kReportVerbs = {
        "report"_w,   "reports"_w,   "reported"_w, "reveal"_w,     "reveals"_w,
        "revealed"_w, "revealing"_w, "document"_w, "documented"_w, "estimates"_w,
        "estimate"_w, "estimated"_w, "suggest"_w,  "suggests"_w,   "suggested"_w,
        "found"_w,    "shows"_w,     "show"_w,     "indicate"_w,   "indicates"_w};
    return one_of(a_.key(head), kReportVerbs);
  }

  /// "we say" inside a quotation is the speaker of the quotation, whom its own act names.
  bool first_person(std::uint32_t chunk) const {
    const std::uint64_t key = a_.key(a_.chunks[chunk].head);
    return a_.chunks[chunk].kind == ChunkKind::pronoun && (key == "we"_w || key == "i"_w);
  }

  /// "The network issued a report saying ...": who issued it speaks, not the paper.
  std::uint32_t author_of(std::uint32_t subject) const {
    if (!is_report(subject) ||
        a_.name_in(full_phrase(a_, subject), {MentionKind::person, MentionKind::organisation}) !=
            nullptr)
      return subject;
    const auto by = phrases_of(a_, subject, {"by"_w, "from"_w});
    if (!by.empty() && by.front() == subject + 1) return by.front();
    if (subject == 0 || a_.chunks[subject - 1].kind != ChunkKind::verb ||
        object_of(a_, subject - 1) != subject)
      return subject;
    const std::uint32_t issuer = subject_of(a_, subject - 1);
    return issuer == kNone ? subject : issuer;
  }

  bool is_report(std::uint32_t chunk) const {
    return one_of(a_.key(a_.chunks[chunk].head), kReports);
  }

  /// `"...," said X` and `..., said X`: the voice stands behind the verb.
  bool read_inverted(std::uint32_t c, SpeechAct& act) {
    const Chunk& v = a_.chunks[c];
    if (v.range.begin == sentence_.begin) return false;
    const std::string_view before = a_.word(v.range.begin - 1);
    if (!is_quote_mark(before) && before != ",") return false;
    if (v.participle && fold(a_.word(v.head)).ends_with("ing")) return false;
    const std::uint32_t next = c + 1;
    if (next >= a_.chunks.size() || a_.chunks[next].range.begin != v.range.end ||
        a_.chunks[next].kind == ChunkKind::verb)
      return false;
    if (before == "," && subject_of(a_, c) != kNone &&
        !is_quote_mark(v.range.begin >= 2 ? a_.word(v.range.begin - 2) : ""))
      return false;
    act.voice = voice_of(a_, next, last_);
    act.content = {content_before(v.range.begin), v.range.begin};
    act.trailing = true;
    if (act.content.size() < 2) return false;
    add(act);
    return true;
  }

  /// The voice trails when a comma or a closing mark stands before it and no clause follows the
  /// verb.
  bool trails(std::uint32_t c, std::uint32_t begin) const {
    if (begin > sentence_.begin + 2 && a_.key(begin - 1) == "so"_w) --begin;
    if (begin > sentence_.begin + 2 && a_.key(begin - 1) == "or"_w) --begin;
    if (begin <= sentence_.begin + 1) return false;
    const std::string_view before = a_.word(begin - 1);
    if (before != "," && before != "-" && before != "\xE2\x80\x93" && before != "\xE2\x80\x94" &&
        !is_quote_mark(before))
      return false;
    const std::uint32_t behind = a_.chunks[c].range.end;
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

  /// "..., the governor told reporters.": the hearers stand behind the verb and nothing is said
  /// there.
  bool tells_people(std::uint32_t c) const {
    const std::string lemma = verb_lemmas(fold(a_.word(a_.chunks[c].head))).front();
    return (lemma == "tell" || lemma == "inform" || lemma == "assure") &&
           object_of(a_, c) != kNone && !has_verb(a_.chunks[c].range.end, sentence_.end);
  }

  bool has_verb(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t c = a_.next_chunk(from);
         c < a_.chunks.size() && a_.chunks[c].range.begin < to; ++c) {
      if (is_finite(a_.chunks[c])) return true;
    }
    return false;
  }

  /// Where the content before a trailing voice begins: the quotation's or the sentence's first
  /// token.
  std::uint32_t content_before(std::uint32_t end) const {
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

  /// End of a content that begins here: the sentence's end without a trailing "according to" or its
  /// full stop.
  std::uint32_t content_end(std::uint32_t from) const {
    std::uint32_t end = sentence_.end;
    for (std::uint32_t t = from; t + 1 < end; ++t) {
      if (a_.key(t) == "according"_w && a_.key(t + 1) == "to"_w) return t;
      // A new clause with a subject of its own behind ", but" or ", while" is the page's own again.
      if (t > from + 2 && a_.word(t) == "," &&
          (a_.key(t + 1) == "with"_w || a_.key(t + 1) == "while"_w ||
           a_.key(t + 1) == "although"_w))
        return t;
    }
    return end;
  }

  // --------------------------------------------------------------------------------------------
  // passives, participles

  void read_passive(std::uint32_t c, const std::optional<PhraseHit>& hit) {
    const Chunk& v = a_.chunks[c];
    if (is_comparison(v.range.begin)) return;
    const std::vector<std::uint32_t> by = phrases_of(a_, c, {"by"_w});
    SpeechAct act;
    act.cue = v.range;
    act.rel = Rel::reported;
    act.mood = hit ? mood_of(a_.context->cues[hit->phrase].detail) : Mood::reported;
    if (!by.empty() && by.front() == c + 1) {
      act.voice = voice_of(a_, by.front(), last_);
    } else {
      act.voice = {DraftLink::Who::unnamed, kNone, std::string(a_.words(v.range)), v.range};
    }
    const std::uint32_t subject = subject_of(a_, c);
    const std::uint32_t begin =
        subject != kNone && subject < c ? relative_begin(c, subject) : v.range.begin;
    act.content = {begin, content_end(v.range.end)};
    if (v.participle && subject != kNone && subject > c)
      act.content = {v.range.begin, comma_behind(v.range.end)};
    const Voice before = last_;
    add(std::move(act));
    last_ = before;  // nobody in particular: "they" still means the voice before
  }

  /// "higher than first reported", "as previously reported"
  bool is_comparison(std::uint32_t verb) const {
    std::uint32_t t = verb;
    while (t > sentence_.begin && a_.pos(t - 1) == Pos::adv) --t;
    return t > sentence_.begin && (a_.key(t - 1) == "than"_w || a_.key(t - 1) == "as"_w);
  }

  /// Where the words begin that a passive verb reports on. "40 people whom the state is said to
  /// have deported": with the noun that the clause singles out; ", all of whom are believed to":
  /// with the clause.
  std::uint32_t relative_begin(std::uint32_t verb, std::uint32_t subject) const {
    for (std::uint32_t c = verb; c-- > 0 && a_.chunks[c].range.begin >= sentence_.begin;) {
      const Chunk& chunk = a_.chunks[c];
      if (chunk.kind == ChunkKind::verb) break;
      const std::uint64_t key = a_.key(chunk.head);
      if (chunk.kind != ChunkKind::pronoun ||
          (key != "whom"_w && key != "who"_w && key != "which"_w && key != "that"_w))
        continue;
      std::uint32_t comma = chunk.range.begin;
      while (comma > sentence_.begin + 1 && chunk.range.begin - comma < 3 &&
             a_.word(comma - 1) != ",")
        --comma;
      if (a_.word(comma - 1) == ",") return comma;
      const std::uint32_t noun = antecedent_of(a_, c);
      if (noun == kNone) return chunk.range.begin;
      const QuantityHit* const amount = a_.quantity_in(a_.chunks[noun].range);
      return amount == nullptr ? a_.chunks[noun].range.begin
                               : std::min(a_.chunks[noun].range.begin, amount->range.begin);
    }
    return a_.chunks[subject].range.begin;
  }

  std::uint32_t comma_behind(std::uint32_t from) const {
    for (std::uint32_t t = from; t < sentence_.end; ++t) {
      if (a_.word(t) == ",") return t;
    }
    return sentence_.end;
  }

  /// "an estimated 33,000", "a reported surge": an adjective of report gives a voice that is not
  /// named.
  void read_participles() {
    static constexpr std::array<std::uint64_t, 4> kAdjectives = {"estimated"_w, "reported"_w,
                                                                 "alleged"_w, "suspected"_w};
    for (std::uint32_t t = sentence_.begin + 1; t < sentence_.end; ++t) {
      if (!one_of(a_.key(t), kAdjectives)) continue;
      const std::uint32_t chunk = a_.chunk_at[t];
      if (chunk == kNone || a_.chunks[chunk].kind != ChunkKind::noun ||
          t != a_.chunks[chunk].range.begin + 1)
        continue;
      SpeechAct act;
      act.cue = {t, t + 1};
      act.rel = Rel::reported;
      act.mood =
          a_.key(t) == "alleged"_w || a_.key(t) == "suspected"_w ? Mood::alleged : Mood::reported;
      act.voice = {
          DraftLink::Who::unnamed, kNone, std::string(a_.words({t - 1, t + 1})), {t - 1, t + 1}};
      act.content = {
          t - 1, a_.key(t) == "estimated"_w ? clause_end(a_, chunk) : a_.chunks[chunk].range.end};
      const Voice before = last_;
      add(std::move(act));
      last_ = before;
    }
  }

  // ----------------------------------------------------------------------------------------------------
  // nouns

  void find_nouns() {
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      if (a_.chunks[c].kind != ChunkKind::noun) continue;
      if (!read_verb_in_noun(c)) read_noun(c);
    }
  }

  /// "The QRI reports that", ", campaigners claim.": a verb that reads like a noun, behind a name
  /// or behind people at the end of a sentence.
  bool read_verb_in_noun(std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    const std::uint32_t last = chunk.range.end - 1;
    if (chunk.range.size() < 2 || chunk.head != last || a_.name_at[last] != kNone ||
        a_.tokens.tokens[last].shape != Shape::lower)
      return false;
    const auto hit = a_.context->cues.match_at(a_.tokens, last, last + 1, a_.text);
    if (!hit || a_.context->cues[hit->phrase].label != "say") return false;
    const std::uint32_t behind = chunk.range.end;
    const Pos next = behind < sentence_.end ? a_.pos(behind) : Pos::punct;
    if (next == Pos::verb || next == Pos::aux) return false;
    const std::uint32_t name = a_.name_at[last - 1];
    const bool named = name != kNone && a_.names[name].entity != kNone &&
                       a_.names[name].kind != MentionKind::group && last_of_name(last - 1) &&
                       a_.word(last).ends_with("s") && next != Pos::adp;
    const bool people = a_.context->people.match_at(a_.tokens, last - 1, last, a_.text).has_value();
    const bool tail = people && chunk.range.begin > sentence_.begin &&
                      a_.word(chunk.range.begin - 1) == "," && next == Pos::punct &&
                      behind + 2 >= sentence_.end;
    const bool clause = behind < sentence_.end && a_.key(behind) == "that"_w;
    if (!tail && !named && !(people && clause)) return false;
    SpeechAct act;
    act.cue = {last, last + 1};
    act.mood = mood_of(a_.context->cues[hit->phrase].detail);
    act.rel = reports(last) ? Rel::reported : Rel::said;
    const TokenRange words{chunk.range.begin, last};
    if (named) {
      const std::uint32_t entity = a_.names[name].entity;
      act.voice = {DraftLink::Who::entity, entity, a_.entities[entity].name, a_.names[name].range};
    } else {
      act.voice = {DraftLink::Who::unnamed, kNone, std::string(a_.words(words)), words};
    }
    act.trailing = tail;
    act.content = tail ? TokenRange{content_before(words.begin), words.begin}
                       : TokenRange{behind, content_end(behind)};
    add(std::move(act));
    return true;
  }

  bool last_of_name(std::uint32_t t) const { return a_.names[a_.name_at[t]].range.end == t + 1; }

  /// "Quilland's claim that it ...", "The allegation that ... is untrue", "reports that": what a
  /// noun of report says, in the voice of whose it is, else in its own words.
  void read_noun(std::uint32_t c) {
    static constexpr std::array<std::uint64_t, 20> kNouns = {
        "claim"_w,      "claims"_w,     "allegation"_w, "allegations"_w, "accusation"_w,
        "report"_w,     "reports"_w,    "rumour"_w,     "rumours"_w,     "accusations"_w,
        "assertion"_w,  "assertions"_w, "statement"_w,  "statements"_w,  "warning"_w,
        "insistence"_w, "suggestion"_w, "warnings"_w,   "rumors"_w,      "assurances"_w};
    const Chunk& chunk = a_.chunks[c];
    const std::uint32_t that = chunk.range.end;
    if (!one_of(a_.key(chunk.head), kNouns) || chunk.head + 1 != that) return;
    if (that + 1 >= sentence_.end || a_.key(that) != "that"_w || a_.pos(that) == Pos::verb) return;
    SpeechAct act;
    act.cue = {chunk.head, chunk.head + 1};
    act.rel = Rel::reported;
    act.voice = owner_of(c);
    const bool opens = a_.next_chunk(sentence_.begin) == c || chunk.preposition == kNone;
    act.content = {that, opens && !object_of_verb(c) ? clause_of_subject(that) : sentence_.end};
    if (a_.chunks[c].head > sentence_.begin && covered_cue(that)) return;
    const Voice before = last_;
    add(std::move(act));
    if (act.voice.who == DraftLink::Who::unnamed) last_ = before;
  }

  bool covered_cue(std::uint32_t that) const {
    return std::any_of(voices_.acts.begin(), voices_.acts.end(), [&](const SpeechAct& act) {
      return act.content.begin == that && !act.trailing;
    });
  }

  bool object_of_verb(std::uint32_t c) const {
    return c > 0 && a_.chunks[c - 1].kind == ChunkKind::verb &&
           a_.chunks[c - 1].range.begin >= sentence_.begin && object_of(a_, c - 1) == c;
  }

  /// Whose claim it is: the possessor inside the phrase, or who makes it.
  Voice owner_of(std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    const TokenRange before{chunk.range.begin, chunk.head};
    bool possessive = false;
    for (std::uint32_t t = before.begin; t < before.end; ++t)
      possessive = possessive || a_.key(t) == "'s"_w || a_.key(t) == "'"_w;
    if (possessive) {
      if (const EntityHit* hit =
              a_.name_in(before, {MentionKind::person, MentionKind::organisation}))
        return {DraftLink::Who::entity, hit->entity, a_.entities[hit->entity].name, hit->range};
      if (const EntityHit* hit = a_.name_in(before, {MentionKind::place});
          hit != nullptr && !hit->country.empty()) {
        const std::uint32_t state = government_entity(a_, hit->country);
        return {DraftLink::Who::entity, state, a_.entities[state].name, hit->range};
      }
    }
    static constexpr std::array<std::uint64_t, 17> kMake = {
        "made"_w,      "make"_w,  "makes"_w,   "issued"_w,   "issues"_w,    "released"_w,
        "gave"_w,      "issue"_w, "repeats"_w, "repeated"_w, "published"_w, "received"_w,
        "collected"_w, "cited"_w, "heard"_w,   "receives"_w, "gathered"_w};
    if (object_of_verb(c) && one_of(a_.key(a_.chunks[c - 1].head), kMake)) {
      const std::uint32_t subject = subject_of(a_, c - 1);
      if (subject != kNone) return voice_of(a_, subject, last_);
    }
    return {DraftLink::Who::unnamed, kNone, std::string(a_.words(chunk.range)), chunk.range};
  }

  /// End of a clause that is itself part of the subject: where the second finite verb begins that
  /// has no subject of its own before it.
  std::uint32_t clause_of_subject(std::uint32_t that) const {
    int finite = 0;
    for (std::uint32_t c = a_.next_chunk(that);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      if (!is_finite(a_.chunks[c])) continue;
      const std::uint32_t begin = a_.chunks[c].range.begin;
      const bool joined = a_.key(begin - 1) == "and"_w || a_.key(begin - 1) == "or"_w ||
                          a_.key(begin - 1) == "but"_w;
      const std::uint64_t before = a_.key(begin - 1);
      const bool relative =
          before == "who"_w || before == "which"_w || (before == "that"_w && begin - 1 != that);
      if (!joined && !relative && ++finite == 2) return begin;
    }
    return sentence_.end;
  }

  /// "the number of dead given by the network": a figure with the one who gives it.
  void find_given() {
    static constexpr std::array<std::uint64_t, 6> kGiven = {
        "given"_w, "provided"_w, "compiled"_w, "collected"_w, "released"_w, "published"_w};
    static constexpr std::array<std::uint64_t, 9> kFigures = {
        "number"_w, "figure"_w,  "figures"_w, "toll"_w,    "count"_w,
        "total"_w,  "numbers"_w, "data"_w,    "estimate"_w};
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c + 1 < a_.chunks.size() && a_.chunks[c + 1].range.begin < sentence_.end; ++c) {
      const Chunk& v = a_.chunks[c];
      const Chunk& by = a_.chunks[c + 1];
      if (v.kind != ChunkKind::verb || !one_of(a_.key(v.head), kGiven) ||
          by.kind != ChunkKind::noun || by.preposition == kNone ||
          a_.key(by.preposition) != "by"_w || by.preposition != v.range.end)
        continue;
      bool figure = false;
      for (std::uint32_t t = sentence_.begin; t < v.range.begin; ++t)
        figure = figure || one_of(a_.key(t), kFigures);
      if (!figure) continue;
      SpeechAct act;
      act.cue = {v.range.begin, by.preposition + 1};
      act.voice = voice_of(a_, c + 1, last_);
      act.content = {sentence_.begin, v.range.begin};
      act.rel = Rel::said;
      act.trailing = true;
      add(std::move(act));
    }
  }

  // ----------------------------------------------------------------------------------------------------
  // quotations

  /// A sentence that goes on counting or naming what the voice before it reported ("Five of those
  /// killed were", "These include", "Most of them", "Six are missing") is that voice's too.
  void inherit() {
    if (sentence_.begin == a_.block(sentence_.begin).begin || covered(sentence_.begin)) return;
    const bool person = tells_of_self(sentence_.begin);
    if ((!goes_on(sentence_.begin) && !person) || has_citation(sentence_.begin)) return;
    for (const SpeechAct& act : voices_.acts) {
      if (act.direct || !ends_before(act, sentence_.begin)) continue;
      if (person && !is_one_person(act.voice)) continue;
      SpeechAct more = act;
      more.cue = {sentence_.begin, sentence_.begin};
      more.voice.range = {};
      more.content = sentence_;
      more.trailing = false;
      voices_.acts.push_back(std::move(more));
      return;
    }
  }

  /// Does this act speak up to the sentence that begins here, be it with its voice behind its
  /// words?
  bool ends_before(const SpeechAct& act, std::uint32_t begin) const {
    if (act.content.begin >= begin) return false;
    const TokenRange before = a_.tokens.sentences[a_.tokens.sentence_of(begin) - 1];
    if (act.trailing) {
      return act.content.begin == before.begin && act.cue.begin >= act.content.end &&
             act.cue.begin < begin;
    }
    return act.content.end + 1 >= begin && act.content.end <= begin;
  }

  /// "She has seen six other patients": goes on telling what she did, behind what she said.
  bool tells_of_self(std::uint32_t t) const {
    static constexpr std::array<std::string_view, 12> kLived = {"see",  "treat", "count", "hear",
                                                                "find", "meet",  "bury",  "visit",
                                                                "know", "spend", "carry", "help"};
    if (a_.key(t) != "he"_w && a_.key(t) != "she"_w) return false;
    const std::uint32_t chunk = a_.chunk_at[t];
    if (chunk == kNone || chunk + 1 >= a_.chunks.size()) return false;
    const Chunk& verb = a_.chunks[chunk + 1];
    if (verb.kind != ChunkKind::verb || verb.range.begin != t + 1) return false;
    return is_verb_of(a_, chunk + 1, kLived);
  }

  bool is_one_person(const Voice& voice) const {
    if (voice.who == DraftLink::Who::entity)
      return a_.entities[voice.entity].kind == MentionKind::person;
    return voice.who == DraftLink::Who::unnamed && !voice.range.empty() &&
           a_.chunk_at[voice.range.begin] != kNone &&
           !a_.chunks[a_.chunk_at[voice.range.begin]].plural;
  }

  bool goes_on(std::uint32_t t) const {
    static constexpr std::array<std::uint64_t, 5> kDemonstratives = {
        "these"_w, "those"_w, "among"_w, "others"_w, "another"_w};
    if (one_of(a_.key(t), kDemonstratives)) return true;
    static constexpr std::array<std::uint64_t, 12> kParts = {
        "most"_w, "many"_w, "some"_w,  "none"_w, "several"_w, "half"_w,
        "all"_w,  "both"_w, "about"_w, "two"_w,  "one"_w,     "few"_w};
    const QuantityHit* amount = a_.quantity_in({t, t + 1});
    const bool counts = amount != nullptr || one_of(a_.key(t), kParts) || a_.pos(t) == Pos::num;
    if (!counts) return false;
    std::uint32_t at = amount != nullptr ? std::max(t + 1, amount->range.end) : t + 1;
    if (a_.key(t + 1) == "of"_w) at = t + 1;
    // "Six are missing", "Most of them", "Five of those killed": a part of what was counted.
    if (at + 1 < sentence_.end && a_.key(at) == "of"_w) {
      const std::uint64_t whole = a_.key(at + 1);
      return whole == "them"_w || whole == "those"_w || whole == "these"_w || whole == "the"_w;
    }
    return at < sentence_.end &&
           (a_.pos(at) == Pos::aux || a_.pos(at) == Pos::verb || a_.pos(at) == Pos::adv);
  }

  /// Quotations of this sentence that no act covers belong to the voice that spoke before in the
  /// same run of quotations.
  void carry_quotations() {
    for (const Quotation& q : quotations_behind(sentence_.begin)) {
      if (q.range.begin >= sentence_.end) break;
      if (q.range.begin < sentence_.begin || q.range.size() < 5) continue;
      if (covered(q.range.begin)) continue;
      const SpeechAct* const before = last_direct(q.range.begin);
      if (before == nullptr) continue;
      SpeechAct act;
      act.voice = before->voice;
      act.voice.range = {};
      act.rel = Rel::said;
      act.direct = true;
      act.content = q.range;
      act.cue = {q.range.begin, q.range.begin};
      voices_.acts.push_back(std::move(act));
    }
  }

  // ----------------------------------------------------------------------------------------------
  // interviews

  /// A page of questions and answers: what stands below a question, in the first person, is said by
  /// whom the page presents before the first question.
  void find_answers() {
    const std::vector<TokenRange>& blocks = a_.tokens.blocks;
    const auto questions =
        std::count_if(blocks.begin(), blocks.end(), [&](TokenRange b) { return is_question(b); });
    if (questions < 2) return;
    Voice speaker;
    bool answering = false;
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
      if (is_question(blocks[b])) {
        if (speaker.who == DraftLink::Who::narrator) speaker = presented(b);
        answering = true;
        continue;
      }
      const bool below = answering && is_question(blocks[b - 1]);
      answering = answering && (below || speaks_of_self(blocks[b]));
      if (!answering) continue;
      SpeechAct act;
      act.voice = speaker;
      act.cue = {blocks[b].begin, blocks[b].begin};
      act.content = blocks[b];
      act.direct = true;
      voices_.acts.push_back(std::move(act));
    }
  }

  bool is_question(TokenRange block) const {
    constexpr std::uint32_t kLongest = 40;
    return block.size() >= 2 && block.size() <= kLongest && !a_.in_title(block.begin) &&
           a_.word(block.end - 1) == "?";
  }

  /// "I", "me" or "my" outside quotations.
  bool speaks_of_self(TokenRange block) const {
    for (std::uint32_t t = block.begin; t < block.end; ++t) {
      const std::uint64_t key = a_.key(t);
      if (key == "i"_w || key == "me"_w || key == "my"_w) return true;
    }
    return false;
  }

  /// The first person whom the blocks above the first question speak of.
  Voice presented(std::uint32_t first_question) {
    for (std::uint32_t b = 0; b < first_question; ++b) {
      const TokenRange block = a_.tokens.blocks[b];
      if (a_.in_title(block.begin)) continue;
      for (std::uint32_t c = a_.next_chunk(block.begin);
           c < a_.chunks.size() && a_.chunks[c].range.begin < block.end; ++c) {
        if (!is_finite(a_.chunks[c])) continue;
        const std::uint32_t subject = subject_of(a_, c);
        if (subject == kNone || a_.chunks[subject].kind != ChunkKind::noun) continue;
        const bool person =
            a_.name_in(a_.chunks[subject].range, {MentionKind::person}) != nullptr ||
            (a_.is_people(a_.chunks[subject]) && !a_.chunks[subject].plural);
        if (person) return voice_of(a_, subject, last_);
      }
    }
    return {DraftLink::Who::unnamed, kNone, "interviewee", {}};
  }

  bool covered(std::uint32_t token) const {
    return std::any_of(voices_.acts.begin(), voices_.acts.end(),
                       [&](const SpeechAct& act) { return act.content.contains(token); });
  }

  /// The direct act that ends last before this quotation: in the same block, or in the block before
  /// when this one opens with the quotation.
  const SpeechAct* last_direct(std::uint32_t token) const {
    const std::uint32_t block = a_.tokens.block_of(token);
    const bool opens = a_.tokens.blocks[block].begin + 1 >= token;
    const SpeechAct* best = nullptr;
    for (const SpeechAct& act : voices_.acts) {
      if (!act.direct || act.content.begin >= token) continue;
      const std::uint32_t other = a_.tokens.block_of(act.content.begin);
      if (other == block || (opens && other + 1 == block)) best = &act;
    }
    return best;
  }

  Analysis& a_;
  Voices& voices_;
  TokenRange sentence_;
  Voice last_;
};

constexpr std::uint32_t kStretch = 32;  // tokens that share one list of acts

void index_acts(Voices& voices) {
  for (std::uint32_t i = 0; i < voices.acts.size(); ++i) {
    const TokenRange content = voices.acts[i].content;
    for (std::uint32_t s = content.begin / kStretch; s * kStretch < content.end; ++s) {
      if (s >= voices.near.size()) voices.near.resize(s + 1);
      voices.near[s].push_back(i);
    }
  }
}

}  // namespace

Voice party_of(Analysis& a, std::uint32_t chunk, const Voice& last) {
  return voice_of(a, chunk, last, false);
}

std::vector<const SpeechAct*> Voices::at(std::uint32_t token) const {
  std::vector<const SpeechAct*> found;
  if (token / kStretch >= near.size()) return found;
  for (const std::uint32_t index : near[token / kStretch]) {
    if (acts[index].content.contains(token)) found.push_back(&acts[index]);
  }
  std::stable_sort(found.begin(), found.end(), [](const SpeechAct* x, const SpeechAct* y) {
    return x->content.size() < y->content.size();
  });
  return found;
}

Voices find_voices(Analysis& analysis) {
  Voices voices;
  VoiceFinder(analysis, voices).run();
  index_acts(voices);
  return voices;
}

}  // namespace habeas
