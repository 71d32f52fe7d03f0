// extract/extractors/legal.cpp - law: how a party classes people, what is forbidden, penalties,
// norms said to be broken
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
  Legal(const TextReading& reading, Draft& draft) : r_(reading), a_(reading.a), draft_(draft) {}

  void run() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      if (a_.in_title(sentence.begin)) continue;
      sentence_ = sentence;
      terms_ = a_.context->terms.find(a_.tokens, sentence, a_.text);
      status();
      copula();
      unlawful_entry();
      penalty();
      norm();
      violation();
    }
  }

 private:
  const std::string& label(const PhraseHit& hit) const {
    return a_.context->terms[hit.phrase].label;
  }

  void add(const char* subkind, TokenRange anchor, const Voice* holder, std::uint32_t party) {
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
        if (a_.pos(t) == Pos::det) --t;
        const bool is = a_.key(t) == "is"_w || a_.key(t) == "are"_w || a_.key(t) == "to"_w ||
                        a_.key(t) == "was"_w;
        if (is && !negative) add("characterisation_as_crime", hit.range, nullptr, kNone);
        continue;
      }
      if (a_.key(t) != "are"_w && a_.key(t) != "were"_w) continue;
      const std::uint32_t verb = a_.chunk_at[t];
      if (verb == kNone) continue;
      const std::uint32_t subject = subject_of(a_, verb);
      if (subject == kNone || !a_.chunks[subject].definite) continue;
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
    if (!legal_context()) return;
    add(lawful() ? "penalty" : "consequence", *anchor, nullptr, kNone);
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
    if (c < a_.chunks.size() && a_.chunks[c].range.begin <= end + 1) end = full_phrase(a_, c).end;
    add("norm", {forbid->range.begin, end}, nullptr, kNone);
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

  const PhraseHit* find(std::string_view wanted) const {
    for (const PhraseHit& hit : terms_) {
      if (label(hit) == wanted) return &hit;
    }
    return nullptr;
  }

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
  TokenRange sentence_;
  std::vector<PhraseHit> terms_;
};

void run(const TextReading& reading, Draft& draft) { Legal(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_legal;
const Extractor extractor_legal = {"legal", "1",
                                   "legal status, penalties, norms and alleged violations", run};

}  // namespace habeas
