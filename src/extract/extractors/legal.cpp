// extract/extractors/legal.cpp - law: how a party classes people and what papers they have, what is
// forbidden, charges and penalties, norms said to be broken
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extract/legal_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

constexpr std::array<std::string_view, 14> kClassing = {
    "consider", "label",     "brand", "view", "treat", "regard",   "describe",
    "classify", "designate", "deem",  "see",  "call",  "denounce", "portray"};

}  // namespace

void LegalFinder::run() {
  for (const TokenRange sentence : a_.tokens.sentences) {
    if (a_.in_title(sentence.begin)) continue;
    sentence_ = sentence;
    terms_ = a_.context->terms.find(a_.tokens, sentence);
    status();
    not_recognised();
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
    rights();
  }
}

const std::string& LegalFinder::label(const PhraseHit& hit) const {
  return a_.context->terms[hit.phrase].label;
}

const PhraseHit* LegalFinder::find(std::string_view wanted) const {
  for (const PhraseHit& hit : terms_) {
    if (label(hit) == wanted) return &hit;
  }
  return nullptr;
}

void LegalFinder::add(const char* subkind, TokenRange anchor, const Voice* holder,
                      std::uint32_t party) {
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

void LegalFinder::status() {
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
    // "you may call Crime Stoppers": whoever reads the page classes nobody.
    if (holder == kNone || a_.key(a_.chunks[holder].head) == "you"_w) continue;
    const Voice voice = r_.parties[holder];
    add(person ? "legal_status" : "criminalisation", anchor, &voice, holder);
  }
}

std::uint32_t LegalFinder::classing_verb(std::uint32_t token) const {
  std::uint32_t found = kNone;
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < token; ++c) {
    const Chunk& v = a_.chunks[c];
    if (v.kind != ChunkKind::verb || token - v.range.end > 12 || v.negative) continue;
    if (is_verb_of(a_, c, kClassing)) found = c;
  }
  return found;
}

std::uint32_t LegalFinder::holder_of(std::uint32_t verb) const {
  if (!a_.chunks[verb].passive) return subject_of(a_, verb);
  const auto by = phrases_of(a_, verb, {"by"_w});
  return by.empty() ? kNone : by.front();
}

void LegalFinder::not_recognised() {
  static constexpr std::array<std::uint64_t, 8> kRecognise = {
      "recognise"_w,  "recognize"_w,  "recognises"_w,  "recognizes"_w,
      "recognised"_w, "recognized"_w, "recognising"_w, "recognizing"_w};
  static constexpr std::array<std::uint64_t, 10> kNot = {
      "refusal"_w, "refuse"_w, "refuses"_w, "refused"_w,  "refusing"_w,
      "not"_w,     "never"_w,  "failure"_w, "declines"_w, "n't"_w};
  for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
    if (!one_of(a_.key(t), kRecognise)) continue;
    std::uint32_t begin = kNone;
    for (std::uint32_t b = t; b-- > sentence_.begin && t - b <= 3;) {
      if (one_of(a_.key(b), kNot)) begin = b;
    }
    if (begin == kNone) continue;
    for (const PhraseHit& hit : terms_) {
      if (hit.range.begin <= t || hit.range.begin > t + 7) continue;
      if (label(hit) != "status") continue;
      add("legal_status", {begin, hit.range.end}, nullptr, kNone);
      return;
    }
    const std::uint32_t object = a_.next_chunk(t + 1);
    if (object >= a_.chunks.size() || a_.chunks[object].range.begin > t + 1) continue;
    if (fold(a_.word(a_.chunks[object].head)).starts_with("refugee"))
      add("legal_status", {begin, a_.chunks[object].range.end}, nullptr, kNone);
    return;
  }
}

void LegalFinder::copula() {
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

bool LegalFinder::speaks_of_certain_people(std::uint32_t copula) const {
  for (std::uint32_t t = copula; t > sentence_.begin && t + 5 > copula; --t) {
    const std::uint64_t key = a_.key(t - 1);
    if (key == "those"_w || key == "they"_w || key == "these"_w || key == "such"_w) return true;
  }
  const std::uint32_t verb = a_.chunk_at[copula];
  const std::uint32_t subject = verb == kNone ? kNone : subject_of(a_, verb);
  return subject != kNone && a_.chunks[subject].definite;
}

void LegalFinder::papers() {
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
      const bool held = without || has_verb_lemma(fold(a_.word(t - 1)), kVerbs);
      if (held) add("legal_status", {t - 1, hit.range.end}, nullptr, kNone);
      break;
    }
  }
}

void LegalFinder::unlawful_entry() {
  for (std::uint32_t t = sentence_.begin; t + 1 < sentence_.end; ++t) {
    const bool before = a_.key(t) == "illegally"_w || a_.key(t) == "unlawfully"_w;
    if (!before) continue;
    const std::uint32_t verb = a_.pos(t + 1) == Pos::verb                          ? t + 1
                               : t > sentence_.begin && a_.pos(t - 1) == Pos::verb ? t - 1
                                                                                   : kNone;
    if (verb == kNone) continue;
    const std::string lemma = verb_lemma(fold(a_.word(verb)));
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

void LegalFinder::contrasted() {
  for (std::uint32_t t = sentence_.begin + 1; t + 1 < sentence_.end; ++t) {
    const bool comma = a_.word(t) == "," && a_.key(t + 1) == "not"_w;
    const bool rather = a_.key(t) == "rather"_w && a_.key(t + 1) == "than"_w;
    if ((!comma && !rather) || t + 2 >= sentence_.end) continue;
    const std::uint32_t is = a_.chunk_at[t - 1];
    const std::uint32_t not_is = a_.chunk_at[t + 2];
    if (is == kNone || not_is == kNone || !a_.is_people(a_.chunks[is]) ||
        !a_.is_people(a_.chunks[not_is]) || a_.chunks[is].definite || a_.chunks[not_is].definite ||
        !a_.chunks[is].plural || !a_.chunks[not_is].plural)
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

void LegalFinder::judgment() {
  static constexpr std::array<std::string_view, 6> kJudging = {"sentence", "charge", "indict",
                                                               "convict",  "find",   "acquit"};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    if (v.kind != ChunkKind::verb) continue;
    // "If convicted they could face": nobody was.
    if (v.range.begin > sentence_.begin && a_.key(v.range.begin - 1) == "if"_w) continue;
    if (!is_verb_of(a_, c, kJudging)) continue;
    const auto is = [&](std::string_view verb) { return is_verb_of(a_, c, std::span(&verb, 1)); };
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

bool LegalFinder::follows(std::uint32_t from, std::uint64_t key) const {
  for (std::uint32_t t = from; t < std::min(sentence_.end, from + 5); ++t) {
    if (a_.key(t) == key) return true;
  }
  return false;
}

void LegalFinder::judged(const char* subkind, std::uint32_t begin, std::uint64_t preposition) {
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

void LegalFinder::penalty() {
  std::optional<TokenRange> anchor;
  std::uint32_t trigger = kNone;
  for (const PhraseHit& hit : terms_) {
    if (label(hit) == "punish" || a_.key(hit.range.begin) == "face"_w) trigger = hit.range.end;
    // "risk no less than five years": a term of years, not a danger
    if (trigger == kNone && lawful()) trigger = risks_term(hit.range.begin);
    const bool punishment =
        label(hit) == "penalty" || (label(hit) == "harm" && strict_punishment(hit));
    if (!punishment) continue;
    if (!anchor) {
      anchor = hit.range;
    } else if (hit.range.begin <= anchor->end + 12) {
      anchor->end = hit.range.end;
    }
  }
  if (!anchor && trigger != kNone) anchor = term_of_deed(trigger);
  if (!anchor || trigger == kNone || trigger > anchor->end) return;
  anchor->begin = std::max(trigger, std::min(anchor->begin, number_before(anchor->begin)));
  const std::uint32_t end = term_behind(anchor->end);
  const bool term_of_years = number_before(anchor->begin) != anchor->begin ||
                             a_.quantity_in(*anchor) != nullptr || end != anchor->end;
  if (!legal_context() && !term_of_years) return;
  anchor->end = end;
  add(lawful() || term_of_years ? "penalty" : "consequence", *anchor, nullptr, kNone);
}

std::uint32_t LegalFinder::risks_term(std::uint32_t punishment) const {
  for (std::uint32_t t = sentence_.begin; t < punishment; ++t) {
    if (!one_of(a_.key(t), {"risk"_w, "risks"_w, "risking"_w, "facing"_w})) continue;
    const bool years = number_before(punishment) > t && number_before(punishment) != punishment;
    if (years || punishment <= t + 3) return t + 1;  // "risk severe punishment"
  }
  return kNone;
}

std::optional<TokenRange> LegalFinder::term_of_deed(std::uint32_t from) const {
  const auto deeds = frames_in(r_.frames, {sentence_.begin, from});
  const bool deed = std::any_of(deeds.begin(), deeds.end(), [](const Frame& frame) {
    return frame.nominal && makes_incident(frame.subkind);
  });
  if (!deed && !lawful()) return std::nullopt;
  for (const QuantityHit& q : a_.quantities) {
    if (q.range.begin < from || q.range.begin > from + 1 || q.range.begin >= sentence_.end)
      continue;
    if (q.value.unit == "year" || q.value.unit == "month") return q.range;
  }
  return std::nullopt;
}

std::uint32_t LegalFinder::term_behind(std::uint32_t end) const {
  // "imprisonment of two years", "imprisonment not exceeding two years"
  const bool inside = end > sentence_.begin && a_.key(end - 1) == "of"_w;  // "imprisonment of"
  if (end >= sentence_.end || (!inside && !one_of(a_.key(end), {"of"_w, "not"_w, "for"_w})))
    return end;
  std::uint32_t found = end;
  for (const QuantityHit& q : a_.quantities) {
    if (q.range.begin >= end && q.range.begin <= end + 3 && q.range.begin < sentence_.end)
      found = std::max(found, q.range.end);
  }
  for (const DateHit& d : a_.dates) {
    if (d.range.begin >= end && d.range.begin <= end + 3) found = std::max(found, d.range.end);
  }
  return std::min(found, sentence_.end);
}

bool LegalFinder::strict_punishment(const PhraseHit& hit) const {
  const std::string& words = a_.context->terms[hit.phrase].words;
  return words.find("punishment") != std::string::npos ||
         words.find("imprisonment") != std::string::npos ||
         words.find("execution") != std::string::npos ||
         words.find("labour") != std::string::npos || words.find("labor") != std::string::npos ||
         words.find("death") != std::string::npos;
}

std::uint32_t LegalFinder::number_before(std::uint32_t token) const {
  for (const QuantityHit& q : a_.quantities) {
    if (q.range.begin < token && token <= q.range.end + 3) return q.range.begin;
  }
  for (const DateHit& d : a_.dates) {
    if (d.range.begin < token && token <= d.range.end + 3) return d.range.begin;
  }
  return token;
}

bool LegalFinder::lawful() const {
  return std::any_of(
             terms_.begin(), terms_.end(),
             [&](const PhraseHit& h) { return label(h) == "law" || (label(h) == "crime"); }) ||
         has("law") || has("punishable");
}

bool LegalFinder::legal_context() const {
  return lawful() || has("punishments") || has("penalties") || has("carries") || has("carry") ||
         has("punishes") || has("punished");
}

bool LegalFinder::has(std::string_view folded) const {
  for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
    if (a_.key(t) == word_key(folded)) return true;
  }
  return false;
}

namespace {

void run(const TextReading& reading, Draft& draft) { LegalFinder(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_legal;
const Extractor extractor_legal = {"legal", "2",
                                   "legal status, penalties, norms and alleged violations", run};

}  // namespace habeas
