// extract/extractors/legal.cpp - law: how a party classes people and what papers they have, what is
// forbidden, charges and penalties, norms said to be broken
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extract/extractor.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

template <std::size_t N>
bool one_of(std::uint64_t key, const std::array<std::uint64_t, N>& keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

constexpr std::array<std::string_view, 14> kClassing = {
    "consider", "label",     "brand", "view", "treat", "regard",   "describe",
    "classify", "designate", "deem",  "see",  "call",  "denounce", "portray"};

class Legal {
 public:
  Legal(const TextReading& reading, Draft& draft)
      : r_(reading), a_(reading.a), draft_(draft), first_claim_(draft.claims.size()) {}

  void run() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      if (a_.in_title(sentence.begin)) continue;
      sentence_ = sentence;
      terms_ = a_.context->terms.find(a_.tokens, sentence);
      status();
      copula();
      unlawful_entry();
      papers();
      judgment();
      penalty();
      norm();
      nobody_may();
      bound_by_law();
      contrasted();
      was_a_crime();
      called_a_crime();
      without_process();
      kept_from_process();
      violation();
      unlawful();
      amounts_to();
    }
  }

 private:
  const std::string& label(const PhraseHit& hit) const {
    return a_.context->terms[hit.phrase].label;
  }

  /// One legal claim for one stretch of words.
  void add(const char* subkind, TokenRange anchor, const Voice* holder, std::uint32_t party) {
    const TextSpan span = a_.tokens.span(anchor);
    for (std::size_t i = first_claim_; i < draft_.claims.size(); ++i) {
      const TextSpan& other = draft_.claims[i].anchor;
      if (other.begin < span.end && span.begin < other.end) return;
    }
    DraftClaim claim =
        make_claim(r_, ClaimKind::legal, subkind, anchor, clause_around(r_, anchor), holder);
    if (party != kNone) add_role(r_, claim, RoleName::agent, party);
    draft_.claims.push_back(std::move(claim));
  }

  // ---------------------------------------------------------------------------------------------------------
  // status

  /// "considered illegal migrants by ...", "labels them as criminals and traitors", "views crossing
  /// as a serious crime".
  void status() {
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      const bool person = label(terms_[i]) == "status";
      if (!person && label(terms_[i]) != "crime") continue;
      const std::uint32_t verb = classing_verb(terms_[i].range.begin);
      if (verb == kNone) continue;
      TokenRange anchor = terms_[i].range;
      // "as criminals and traitors" is one status in two words.
      while (i + 1 < terms_.size() && label(terms_[i + 1]) == label(terms_[i]) &&
             terms_[i + 1].range.begin <= anchor.end + 4) {
        anchor.end = terms_[++i].range.end;
      }
      const std::uint32_t holder = holder_of(verb);
      if (holder == kNone) continue;
      const Voice voice = r_.parties[holder];
      add(person ? "legal_status" : "criminalisation", anchor, &voice, holder);
    }
  }

  std::uint32_t classing_verb(std::uint32_t token) const {
    std::uint32_t found = kNone;
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < token; ++c) {
      const Chunk& v = a_.chunks[c];
      if (v.kind != ChunkKind::verb || token - v.range.end > 12 || v.negative) continue;
      const std::vector<std::string> lemmas = verb_lemmas(fold(a_.word(v.head)));
      for (const std::string& lemma : lemmas) {
        if (std::find(kClassing.begin(), kClassing.end(), lemma) != kClassing.end()) found = c;
      }
    }
    return found;
  }

  std::uint32_t holder_of(std::uint32_t verb) const {
    if (!a_.chunks[verb].passive) return subject_of(a_, verb);
    const auto by = phrases_of(a_, verb, {"by"_w});
    return by.empty() ? kNone : by.front();
  }

  /// "Those returned are economic migrants", "they are not refugees": said of people by a party.
  void copula() {
    for (const PhraseHit& hit : terms_) {
      const bool crime = label(hit) == "crime";
      if ((label(hit) != "status" && !crime) || hit.range.begin <= sentence_.begin + 1) continue;
      std::uint32_t t = hit.range.begin - 1;
      bool negative = false;
      while (t > sentence_.begin &&
             (a_.pos(t) == Pos::adj || a_.pos(t) == Pos::adv || a_.key(t) == "not"_w ||
              a_.key(t) == "but"_w || a_.key(t) == "only"_w)) {
        negative = negative || a_.key(t) == "not"_w;
        --t;
      }
      if (crime) {
        if (a_.pos(t) == Pos::det && t > sentence_.begin) --t;
        const bool is = a_.key(t) == "is"_w || a_.key(t) == "are"_w || a_.key(t) == "to"_w ||
                        a_.key(t) == "was"_w;
        if (is && !negative) add("characterisation_as_crime", hit.range, nullptr, kNone);
        continue;
      }
      if (a_.key(t) != "are"_w && a_.key(t) != "were"_w) continue;
      if (!speaks_of_certain_people(t)) continue;
      if (negative) {
        DraftClaim claim = make_claim(r_, ClaimKind::denial, "denial_of_category",
                                      {t + 1, hit.range.end}, clause_around(r_, hit.range));
        claim.mood = Mood::denied;
        draft_.claims.push_back(std::move(claim));
      } else {
        add("legal_status", hit.range, nullptr, kNone);
      }
    }
  }

  /// "the deportees are", "they are", "those returned are": people whom the text has in mind.
  bool speaks_of_certain_people(std::uint32_t copula) const {
    for (std::uint32_t t = copula; t > sentence_.begin && t + 5 > copula; --t) {
      const std::uint64_t key = a_.key(t - 1);
      if (key == "those"_w || key == "they"_w || key == "these"_w || key == "such"_w) return true;
    }
    const std::uint32_t verb = a_.chunk_at[copula];
    const std::uint32_t subject = verb == kNone ? kNone : subject_of(a_, verb);
    return subject != kNone && a_.chunks[subject].definite;
  }

  /// "had refugee status", "were without valid papers", "were stripped of their citizenship".
  void papers() {
    static constexpr std::array<std::string_view, 13> kVerbs = {
        "have",   "hold", "lack",  "possess", "grant",  "obtain", "receive",
        "refuse", "deny", "strip", "lose",    "revoke", "carry"};
    for (const PhraseHit& hit : terms_) {
      if (label(hit) != "papers") continue;
      const std::uint32_t from =
          std::max(sentence_.begin, hit.range.begin - std::min(6U, hit.range.begin));
      for (std::uint32_t t = hit.range.begin; t > from; --t) {
        const bool without = a_.key(t - 1) == "without"_w;
        if (!without && (a_.pos(t - 1) != Pos::verb && a_.pos(t - 1) != Pos::aux)) continue;
        bool held = without;
        for (const std::string& lemma : verb_lemmas(fold(a_.word(t - 1))))
          held = held || std::find(kVerbs.begin(), kVerbs.end(), lemma) != kVerbs.end();
        if (held) add("legal_status", {t - 1, hit.range.end}, nullptr, kNone);
        break;
      }
    }
  }

  /// "had entered illegally for economic reasons" said by a state.
  void unlawful_entry() {
    for (std::uint32_t t = sentence_.begin; t + 1 < sentence_.end; ++t) {
      const bool before = a_.key(t) == "illegally"_w || a_.key(t) == "unlawfully"_w;
      if (!before) continue;
      const std::uint32_t verb = a_.pos(t + 1) == Pos::verb                          ? t + 1
                                 : t > sentence_.begin && a_.pos(t - 1) == Pos::verb ? t - 1
                                                                                     : kNone;
      if (verb == kNone) continue;
      const std::vector<std::string> lemmas = verb_lemmas(fold(a_.word(verb)));
      const std::string& lemma = lemmas.front();
      if (lemma != "enter" && lemma != "cross" && lemma != "arrive" && lemma != "stay" &&
          lemma != "come" && lemma != "leave")
        continue;
      const std::vector<const SpeechAct*> acts = r_.voices.at(t);
      if (acts.empty()) continue;
      std::uint32_t end = std::max(t, verb) + 1;
      while (end < sentence_.end && end < t + 7 && a_.pos(end) != Pos::punct &&
             a_.pos(end) != Pos::cconj)
        ++end;
      add("legal_status", {std::min(t, verb), end}, nullptr, kNone);
    }
  }

  // --------------------------------------------------------------------------------------------------------
  // penalty

  /// "sentenced the journalist to nine years in prison", "was charged with treason", "found guilty
  /// of".
  void judgment() {
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      const Chunk& v = a_.chunks[c];
      if (v.kind != ChunkKind::verb) continue;
      const std::vector<std::string> lemmas = verb_lemmas(fold(a_.word(v.head)));
      const auto is = [&](std::string_view verb) {
        return std::find(lemmas.begin(), lemmas.end(), verb) != lemmas.end();
      };
      if (is("sentence")) {
        judged("sentence", v.range.begin, "to"_w);
      } else if (is("charge") || is("indict")) {
        judged("charge", v.range.begin, is("charge") ? "with"_w : "for"_w);
      } else if (is("convict") || (is("find") && follows(v.range.end, "guilty"_w))) {
        judged("conviction", v.range.begin, "of"_w);
      } else if (is("acquit")) {
        judged("acquittal", v.range.begin, "of"_w);
      }
    }
  }

  bool follows(std::uint32_t from, std::uint64_t key) const {
    for (std::uint32_t t = from; t < std::min(sentence_.end, from + 5); ++t) {
      if (a_.key(t) == key) return true;
    }
    return false;
  }

  /// From the verb over its preposition to the end of the clause.
  void judged(const char* subkind, std::uint32_t begin, std::uint64_t preposition) {
    for (std::uint32_t t = begin + 1; t < std::min(sentence_.end, begin + 14); ++t) {
      if (a_.key(t) != preposition) continue;
      std::uint32_t end = t + 1;
      while (end < sentence_.end && end < t + 10 && a_.word(end) != "," && a_.word(end) != ";" &&
             a_.word(end) != "." && a_.word(end) != "\xE2\x80\x9D")
        ++end;
      add(subkind, {begin, end}, nullptr, kNone);
      return;
    }
  }

  /// "punishable by five years to life, and in some cases death": from the first penalty or term of
  /// years to the last.
  void penalty() {
    std::optional<TokenRange> anchor;
    std::uint32_t trigger = kNone;
    for (const PhraseHit& hit : terms_) {
      if (label(hit) == "punish" || a_.key(hit.range.begin) == "face"_w) trigger = hit.range.end;
      const bool punishment =
          label(hit) == "penalty" || (label(hit) == "harm" && strict_punishment(hit));
      if (!punishment) continue;
      if (!anchor) {
        anchor = hit.range;
      } else if (hit.range.begin <= anchor->end + 12) {
        anchor->end = hit.range.end;
      }
    }
    if (!anchor || trigger == kNone || trigger > anchor->end) return;
    anchor->begin = std::max(trigger, std::min(anchor->begin, number_before(anchor->begin)));
    const bool term_of_years =
        number_before(anchor->begin) != anchor->begin || a_.quantity_in(*anchor) != nullptr;
    if (!legal_context() && !term_of_years) return;
    anchor->end = term_behind(anchor->end);
    add(lawful() || term_of_years ? "penalty" : "consequence", *anchor, nullptr, kNone);
  }

  /// "a sentence of 10 to 25 years": the end of the term of years behind the penalty's name.
  std::uint32_t term_behind(std::uint32_t end) const {
    if (end >= sentence_.end || a_.key(end) != "of"_w) return end;
    std::uint32_t found = end;
    for (const QuantityHit& q : a_.quantities) {
      if (q.range.begin >= end && q.range.begin <= end + 3) found = std::max(found, q.range.end);
    }
    for (const DateHit& d : a_.dates) {
      if (d.range.begin >= end && d.range.begin <= end + 3) found = std::max(found, d.range.end);
    }
    return std::min(found, sentence_.end);
  }

  bool strict_punishment(const PhraseHit& hit) const {
    const std::string& words = a_.context->terms[hit.phrase].words;
    return words.find("punishment") != std::string::npos ||
           words.find("imprisonment") != std::string::npos ||
           words.find("execution") != std::string::npos ||
           words.find("labour") != std::string::npos || words.find("labor") != std::string::npos ||
           words.find("death") != std::string::npos;
  }

  /// "a minimum of five years' hard labour": the term of years before the penalty's name.
  std::uint32_t number_before(std::uint32_t token) const {
    for (const QuantityHit& q : a_.quantities) {
      if (q.range.begin < token && token <= q.range.end + 3) return q.range.begin;
    }
    for (const DateHit& d : a_.dates) {
      if (d.range.begin < token && token <= d.range.end + 3) return d.range.begin;
    }
    return token;
  }

  bool lawful() const {
    return std::any_of(
               terms_.begin(), terms_.end(),
               [&](const PhraseHit& h) { return label(h) == "law" || (label(h) == "crime"); }) ||
           has("law") || has("punishable");
  }

  /// A law, a crime or the plain word "punishment" stands in the sentence; otherwise it is a risk,
  /// not a rule.
  bool legal_context() const {
    return lawful() || has("punishments") || has("penalties") || has("carries") || has("carry") ||
           has("punishes") || has("punished");
  }

  bool has(std::string_view folded) const {
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (a_.key(t) == word_key(folded)) return true;
    }
    return false;
  }

  // ----------------------------------------------------------------------------------------------------------
  // norms

  void norm() {
    const PhraseHit* law = find("law");
    const PhraseHit* forbid = find("forbid");
    if (law == nullptr || forbid == nullptr) return;
    std::uint32_t end = forbid->range.end;
    const std::uint32_t c = a_.next_chunk(end);
    if (c < a_.chunks.size() && a_.chunks[c].range.begin <= end + 1 &&
        a_.chunks[c].range.begin < sentence_.end)
      end = full_phrase(a_, c).end;
    add("norm", {forbid->range.begin, end}, nullptr, kNone);
  }

  /// "no state may return a person to", "No one shall be held without": a rule, not a report.
  void nobody_may() {
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      const Chunk& v = a_.chunks[c];
      if (v.kind != ChunkKind::verb || (v.modal != "may"_w && v.modal != "shall"_w)) continue;
      const std::uint32_t subject = subject_of(a_, c);
      if (subject == kNone) continue;
      const std::uint32_t first = a_.chunks[subject].range.begin;
      const bool nobody = a_.key(first) == "no"_w || a_.key(first) == "nobody"_w ||
                          (first > sentence_.begin && a_.key(first - 1) == "no"_w);
      if (!nobody) continue;
      std::uint32_t end = v.range.end;
      const std::uint32_t object = object_of(a_, c);
      if (object != kNone) end = full_phrase(a_, object).end;
      add("norm", {a_.key(first) == "one"_w ? first - 1 : first, end}, nullptr, kNone);
    }
  }

  /// "hosts guest workers, not refugees", "labour migrants rather than refugees": what people are
  /// said to be against what others call them.
  void contrasted() {
    for (std::uint32_t t = sentence_.begin + 1; t + 1 < sentence_.end; ++t) {
      const bool comma = a_.word(t) == "," && a_.key(t + 1) == "not"_w;
      const bool rather = a_.key(t) == "rather"_w && a_.key(t + 1) == "than"_w;
      if ((!comma && !rather) || t + 2 >= sentence_.end) continue;
      const std::uint32_t is = a_.chunk_at[t - 1];
      const std::uint32_t not_is = a_.chunk_at[t + 2];
      if (is == kNone || not_is == kNone || !a_.is_people(a_.chunks[is]) ||
          !a_.is_people(a_.chunks[not_is]) || a_.chunks[is].definite ||
          a_.chunks[not_is].definite || !a_.chunks[is].plural || !a_.chunks[not_is].plural)
        continue;
      const std::uint32_t verb = is > 0 ? classing_verb(a_.chunks[is].range.begin) : kNone;
      const std::uint32_t before = is > 0 ? is - 1 : kNone;
      const std::uint32_t told = verb != kNone                                     ? verb
                                 : before != kNone && is_finite(a_.chunks[before]) ? before
                                                                                   : kNone;
      const std::uint32_t holder = told == kNone ? kNone : holder_of(told);
      const bool state = holder != kNone && r_.parties[holder].who == DraftLink::Who::entity;
      const Voice* const voice = state ? &r_.parties[holder] : nullptr;
      add("legal_status", {a_.chunks[is].range.begin, a_.chunks[not_is].range.end}, voice,
          state ? holder : kNone);
      return;
    }
  }

  /// "Under the convention states may not return people to": a law, and what those whom it binds
  /// may not do.
  void bound_by_law() {
    const PhraseHit* law = find("law");
    if (law == nullptr) return;
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      const Chunk& v = a_.chunks[c];
      const bool forbids = v.kind == ChunkKind::verb && v.negative &&
                           (v.modal == "may"_w || v.modal == "must"_w || v.modal == "shall"_w ||
                            v.modal == "cannot"_w);
      const std::uint32_t subject = forbids ? subject_of(a_, c) : kNone;
      if (subject == kNone || a_.chunks[subject].kind != ChunkKind::noun ||
          a_.chunks[subject].definite)
        continue;
      const std::uint32_t object = object_of(a_, c);
      const std::uint32_t end = object == kNone ? v.range.end : full_phrase(a_, object).end;
      add("norm", {v.range.begin, end}, nullptr, kNone);
    }
  }

  /// "It was an enforced disappearance", "the charge should be torture": what a deed is called.
  void was_a_crime() {
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c + 1 < a_.chunks.size() && a_.chunks[c + 1].range.begin < sentence_.end; ++c) {
      const Chunk& v = a_.chunks[c];
      const Chunk& noun = a_.chunks[c + 1];
      const std::uint64_t be = a_.key(v.head);
      if (!is_finite(v) || v.negative || noun.kind != ChunkKind::noun ||
          noun.preposition != kNone ||
          (be != "is"_w && be != "was"_w && be != "be"_w && be != "were"_w))
        continue;
      const std::uint32_t subject = subject_of(a_, c);
      if (subject == kNone || noun.definite) continue;
      const std::uint64_t key = a_.key(a_.chunks[subject].head);
      if (key != "it"_w && key != "this"_w && key != "these"_w && key != "charge"_w) continue;
      if (!names_crime(noun)) continue;
      add("characterisation_as_crime", full_phrase(a_, c + 1), nullptr, kNone);
    }
  }

  /// A noun that names a deed as a crime, by itself or by its adjective: "massacre", "an unlawful
  /// killing".
  bool names_crime(const Chunk& noun) const {
    static constexpr std::array<std::string_view, 13> kCrimes = {
        "disappearance", "execution",  "massacre",  "genocide", "lynching",
        "murder",        "torture",    "cleansing", "crime",    "refoulement",
        "persecution",   "kidnapping", "pushback"};
    static constexpr std::array<std::string_view, 8> kDeeds = {
        "killing",   "arrest", "detention", "return",
        "expulsion", "attack", "transfer",  "deportation"};
    static constexpr std::array<std::uint64_t, 8> kWrong = {
        "illegal"_w,  "unlawful"_w, "arbitrary"_w,   "extrajudicial"_w,
        "criminal"_w, "summary"_w,  "unjustified"_w, "collective"_w};
    const std::string head = a_.head_noun(noun);
    if (std::find(kCrimes.begin(), kCrimes.end(), head) != kCrimes.end()) return true;
    if (std::find(kDeeds.begin(), kDeeds.end(), head) == kDeeds.end()) return false;
    for (std::uint32_t t = noun.range.begin; t < noun.head; ++t) {
      if (one_of(a_.key(t), kWrong)) return true;
    }
    return false;
  }

  /// "called the raid an extrajudicial execution", "described it as a massacre": the deed by the
  /// name of a crime, in the voice of who names it so.
  void called_a_crime() {
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      const Chunk& noun = a_.chunks[c];
      if (noun.kind != ChunkKind::noun || noun.definite || !names_crime(noun)) continue;
      const bool as = noun.preposition != kNone && a_.key(noun.preposition) == "as"_w;
      const std::uint32_t verb = classing_verb(noun.range.begin);
      if (verb == kNone || verb >= c || a_.chunks[verb].negative) continue;
      // "called the raid a massacre": object and name side by side.
      const std::uint32_t object = object_of(a_, verb);
      const bool named = object != kNone && noun.preposition == kNone && object < c &&
                         a_.chunks[c - 1].range.end == noun.range.begin;
      if (!as && !named) continue;
      const std::uint32_t holder = holder_of(verb);
      if (holder == kNone || a_.chunks[holder].kind == ChunkKind::verb) continue;
      const Voice voice = r_.parties[holder];
      const bool spoken = !r_.voices.at(noun.range.begin).empty();
      add("characterisation_as_crime", noun.range, spoken ? nullptr : &voice, holder);
    }
  }

  /// "held for months without charge", "without a warrant".
  void without_process() {
    static constexpr std::array<std::string_view, 12> kProcess = {
        "charge", "trial", "warrant", "hearing", "lawyer", "process",
        "judge",  "order", "verdict", "counsel", "court",  "conviction"};
    for (std::uint32_t t = sentence_.begin; t + 1 < sentence_.end; ++t) {
      if (a_.key(t) != "without"_w) continue;
      const std::uint32_t c = a_.next_chunk(t + 1);
      if (c >= a_.chunks.size() || a_.chunks[c].range.begin != t + 1) continue;
      const std::string head = a_.head_noun(a_.chunks[c]);
      if (std::find(kProcess.begin(), kProcess.end(), head) == kProcess.end()) continue;
      if (!holds_people()) continue;
      add("alleged_violation", {t, full_phrase(a_, c).end}, nullptr, kNone);
      return;
    }
  }

  /// Does the sentence tell that people were held, sent away or killed?
  bool holds_people() const {
    const auto frames = frames_in(r_.frames, sentence_);
    return std::any_of(frames.begin(), frames.end(), [](const Frame& frame) {
      return frame.happened() && (frame.subkind == "detention" || frame.subkind == "killing" ||
                                  frame.subkind == "forced_return");
    });
  }

  /// "No judge was informed", "were not allowed to see a lawyer", "denied access to their
  /// families": what the law grants and those held did not get.
  void kept_from_process() {
    static constexpr std::array<std::string_view, 9> kGrant = {
        "inform", "allow", "permit", "give", "grant", "offer", "tell", "bring", "show"};
    static constexpr std::array<std::uint64_t, 16> kRights = {
        "lawyer"_w,    "lawyers"_w, "judge"_w,   "judges"_w,   "prosecutor"_w, "counsel"_w,
        "hearing"_w,   "warrant"_w, "appeal"_w,  "families"_w, "witnesses"_w,  "court"_w,
        "relatives"_w, "asylum"_w,  "charges"_w, "doctor"_w};
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
      const Chunk& v = a_.chunks[c];
      if (!is_finite(v) || !v.passive || v.modal != 0 || !is_verb_of(a_, c, kGrant)) continue;
      const std::uint32_t subject = subject_of(a_, c);
      if (subject == kNone) continue;
      std::uint32_t opens = subject;  // "No judge or prosecutor"
      while (opens > 0 && a_.chunks[opens].range.begin > sentence_.begin + 1 &&
             a_.pos(a_.chunks[opens].range.begin - 1) == Pos::cconj &&
             a_.chunks[opens - 1].kind == ChunkKind::noun)
        --opens;
      const std::uint64_t first = a_.key(a_.chunks[opens].range.begin);
      const bool none =
          first == "no"_w || first == "none"_w || first == "neither"_w || first == "nobody"_w;
      if (!v.negative && !none) continue;
      const std::uint32_t end = clause_end(a_, c);
      std::uint32_t right = kNone;
      for (std::uint32_t t = none ? a_.chunks[opens].range.begin : v.range.end; t < end; ++t) {
        if (one_of(a_.key(t), kRights)) right = t;
      }
      if (right == kNone) continue;
      const std::uint32_t begin = none ? a_.chunks[opens].range.begin : v.range.begin;
      add("alleged_violation", {begin, std::max(v.range.end, right + 1)}, nullptr, kNone);
    }
  }

  void violation() {
    const PhraseHit* law = find("law");
    const PhraseHit* violate = find("violate");
    if (law == nullptr || violate == nullptr || violate->range.begin > law->range.end) {
      refoulement();
      return;
    }
    if (law->range.begin > violate->range.end + 8) return;
    add("alleged_violation", {violate->range.begin, law->range.end}, nullptr, kNone);
  }

  void refoulement() {
    for (std::uint32_t t = sentence_.begin; t + 2 < sentence_.end; ++t) {
      if (a_.key(t) != "non"_w || a_.key(t + 2) != "refoulement"_w) continue;
      std::uint32_t end = t + 3;
      if (end < sentence_.end && a_.pos(end) == Pos::noun) ++end;
      add("alleged_violation", {t, end}, nullptr, kNone);
      return;
    }
  }

  /// "was unlawful", "were illegally detained": said of what was done, not of people.
  void unlawful() {
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      const std::uint64_t key = a_.key(t);
      const bool adverb = key == "unlawfully"_w || key == "illegally"_w || key == "arbitrarily"_w;
      const bool adjective = key == "unlawful"_w || key == "illegal"_w ||
                             key == "unconstitutional"_w ||
                             (key == "arbitrary"_w && holds_people());
      if (adverb) {
        const std::uint32_t frame = nearest_frame(r_, t);
        if (frame == kNone) continue;
        const TokenRange trigger = r_.frames[frame].trigger;
        if (trigger.begin > t + 2 || trigger.end + 4 < t) continue;
        add("alleged_violation", {std::min(t, trigger.begin), std::max(t + 1, trigger.end)},
            nullptr, kNone);
      } else if (adjective && t > sentence_.begin && is_predicate(t)) {
        add("alleged_violation", {t - 1, t + 1}, nullptr, kNone);
      }
    }
  }

  /// Behind a form of "be", without a noun behind it.
  bool is_predicate(std::uint32_t t) const {
    if (t + 1 < sentence_.end && a_.pos(t + 1) == Pos::noun) return false;
    std::uint32_t before = t - 1;
    while (before > sentence_.begin && a_.pos(before) == Pos::adv && a_.key(before) != "not"_w)
      --before;
    const std::uint64_t key = a_.key(before);
    return key == "is"_w || key == "are"_w || key == "was"_w || key == "were"_w || key == "be"_w ||
           key == "been"_w || key == "as"_w;
  }

  /// "may amount to a crime against humanity", "constitutes enforced disappearance".
  void amounts_to() {
    for (const PhraseHit& hit : terms_) {
      if (label(hit) != "crime" && label(hit) != "harm" && label(hit) != "violate") continue;
      const std::uint32_t from = hit.range.begin - std::min(6U, hit.range.begin - sentence_.begin);
      for (std::uint32_t t = from; t < hit.range.begin; ++t) {
        bool equals = a_.key(t) == "tantamount"_w;
        for (const std::string& lemma : verb_lemmas(fold(a_.word(t))))
          equals = equals || lemma == "amount" || lemma == "constitute" || lemma == "qualify";
        if (!equals) continue;
        std::uint32_t end = hit.range.end;
        for (const PhraseHit& law : terms_) {
          if (label(law) == "law" && law.range.begin <= end + 2) end = std::max(end, law.range.end);
        }
        add("alleged_violation", {t, end}, nullptr, kNone);
        break;
      }
    }
  }

  const PhraseHit* find(std::string_view wanted) const {
    for (const PhraseHit& hit : terms_) {
      if (label(hit) == wanted) return &hit;
    }
    return nullptr;
  }

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
  std::size_t first_claim_;  // the first claim of this extractor
  TokenRange sentence_;
  std::vector<PhraseHit> terms_;
};

void run(const TextReading& reading, Draft& draft) { Legal(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_legal;
const Extractor extractor_legal = {"legal", "2",
                                   "legal status, penalties, norms and alleged violations", run};

}  // namespace habeas
