// extract/legal_rights.cpp - what people are entitled to and what the law demands: rights refused,
// duties and guarantees, punishments that threaten, remedies that were withheld
#include <algorithm>
#include <array>
#include <string>

#include "extract/legal_finder.h"
#include "extract/one_of.h"
#include "extract/syntax.h"
#include "text/lemmas.h"

namespace habeas {

void LegalFinder::rights() {
  no_right();
  here_unlawfully();
  law_demands();
  bound_by_treaty();
  must_under_law();
  may_be_jailed();
  risks_fine();
  denied_process();
  never_examined();
  ruled_unlawful();
}

void LegalFinder::no_right() {
  static constexpr std::array<std::uint64_t, 4> kFit = {"entitled"_w, "eligible"_w, "qualify"_w,
                                                        "qualified"_w};
  static constexpr std::array<std::uint64_t, 13> kOf = {
      "asylum"_w,      "protection"_w, "stay"_w,   "remain"_w,      "status"_w,
      "refugee"_w,     "residence"_w,  "settle"_w, "citizenship"_w, "bail"_w,
      "nationality"_w, "work"_w,       "return"_w};
  for (std::uint32_t t = sentence_.begin + 1; t + 2 < sentence_.end; ++t) {
    const bool right = a_.key(t) == "right"_w && a_.key(t - 1) == "no"_w;
    const bool fit = one_of(a_.key(t), kFit);
    if (!right && !fit) continue;
    std::uint32_t begin = t;
    bool negative = right;
    for (std::uint32_t b = t; b-- > sentence_.begin && t - b <= 3;) {
      negative = negative || one_of(a_.key(b), {"not"_w, "n't"_w, "never"_w, "no"_w});
      if (a_.pos(b) == Pos::aux || a_.pos(b) == Pos::verb || a_.pos(b) == Pos::part) begin = b;
    }
    if (!negative) continue;
    std::uint32_t end = kNone;
    for (std::uint32_t e = t + 1; e < std::min(sentence_.end, t + 6); ++e) {
      if (one_of(a_.key(e), kOf)) end = e + 1;
    }
    if (end == kNone) continue;
    add("legal_status", {begin, end}, nullptr, kNone);
    return;
  }
}

void LegalFinder::here_unlawfully() {
  for (std::uint32_t t = sentence_.begin + 1; t < sentence_.end; ++t) {
    if (a_.key(t) != "illegally"_w && a_.key(t) != "unlawfully"_w) continue;
    const bool behind =
        a_.key(t - 1) == "country"_w || a_.key(t - 1) == "here"_w || a_.key(t - 1) == "territory"_w;
    const bool before = t + 3 < sentence_.end && a_.key(t + 1) == "in"_w &&
                        one_of(a_.key(t + 3), {"country"_w, "territory"_w});
    if (!behind && !before) continue;
    std::uint32_t begin = t;
    while (begin > sentence_.begin && t - begin < 4 && a_.pos(begin) != Pos::aux) --begin;
    if (a_.pos(begin) != Pos::aux) continue;
    add("legal_status", {begin + 1, before ? t + 4 : t + 1}, nullptr, kNone);
    return;
  }
}

const PhraseHit* LegalFinder::law_in(TokenRange range) const {
  for (const PhraseHit& hit : terms_) {
    if (label(hit) == "law" && range.contains(hit.range.begin)) return &hit;
  }
  return nullptr;
}

void LegalFinder::law_demands() {
  static constexpr std::array<std::string_view, 13> kDemand = {
      "require", "guarantee", "entitle", "grant",    "oblige", "protect", "demand",
      "compel",  "allow",     "permit",  "enshrine", "limit",  "ensure"};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    if (!is_finite(v) || v.passive || v.modal != 0 || !is_verb_of(a_, c, kDemand)) continue;
    const std::uint32_t subject = subject_of(a_, c);
    if (subject == kNone || subject > c || a_.chunks[subject].range.begin < sentence_.begin ||
        law_in(a_.chunks[subject].range) == nullptr)
      continue;
    const std::uint32_t object = object_of(a_, c);
    if (object == kNone) continue;
    std::uint32_t end = a_.chunks[object].range.end;
    const std::uint32_t more = object + 1;  // "guarantees every detainee a lawyer"
    if (more < a_.chunks.size() && a_.chunks[more].range.begin == end &&
        a_.chunks[more].kind == ChunkKind::noun && a_.chunks[more].range.begin < sentence_.end)
      end = a_.chunks[more].range.end;
    add("norm", {v.range.begin, end}, nullptr, kNone);
  }
}

void LegalFinder::bound_by_treaty() {
  static constexpr std::array<std::string_view, 6> kBound = {"bind",   "protect", "cover",
                                                             "govern", "forbid",  "prohibit"};
  static constexpr std::array<std::string_view, 2> kJoin = {"ratify", "sign"};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    if (!is_finite(v) || v.negative) continue;
    const bool bound = v.passive && (is_verb_of(a_, c, kBound) || a_.key(v.head) == "bound"_w);
    const bool joined = !v.passive && is_verb_of(a_, c, kJoin);
    const std::uint32_t next = c + 1;
    if ((!bound && !joined) || next >= a_.chunks.size() ||
        a_.chunks[next].range.begin >= sentence_.end ||
        a_.chunks[next].range.begin > v.range.end + 2)
      continue;
    const TokenRange phrase = full_phrase(a_, next);
    const PhraseHit* const law = law_in({v.range.end, phrase.end});
    const bool treaty = law != nullptr && a_.key(law->range.begin) != "law"_w;
    if (law == nullptr || (joined && (!treaty || a_.key(law->range.end - 1) == "law"_w))) continue;
    add("norm", {v.range.begin, std::max(law->range.end, a_.chunks[next].range.end)}, nullptr,
        kNone);
  }
}

void LegalFinder::must_under_law() {
  const PhraseHit* law = nullptr;
  for (const PhraseHit& hit : terms_) {
    if (label(hit) != "law") continue;
    for (std::uint32_t t = hit.range.begin; t-- > sentence_.begin && hit.range.begin - t <= 4;) {
      if (one_of(a_.key(t), {"under"_w, "by"_w})) law = &hit;
    }
  }
  if (law == nullptr) return;
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    const bool must =
        v.kind == ChunkKind::verb && !v.negative && (v.modal == "must"_w || v.modal == "shall"_w);
    const std::uint32_t subject = must ? subject_of(a_, c) : kNone;
    if (subject == kNone || a_.chunks[subject].kind != ChunkKind::noun ||
        a_.chunks[subject].definite)
      continue;
    add("norm", {v.range.begin, std::max(v.range.end, clause_end(a_, c) - 1)}, nullptr, kNone);
    return;
  }
}

void LegalFinder::may_be_jailed() {
  static constexpr std::array<std::string_view, 5> kPunish = {"jail", "imprison", "fine", "execute",
                                                              "sentence"};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    const bool may = one_of(v.modal, {"could"_w, "can"_w, "may"_w, "might"_w, "would"_w});
    if (!may || !v.passive || v.negative || v.perfect || !is_verb_of(a_, c, kPunish)) continue;
    const std::uint32_t t = v.range.end;
    if (t + 1 >= sentence_.end) continue;
    const bool life = a_.key(t) == "for"_w && a_.key(t + 1) == "life"_w;
    const QuantityHit* const term = a_.quantity_in({t, std::min(t + 4, sentence_.end)});
    const bool years =
        term != nullptr && (term->value.unit == "year" || term->value.unit == "month");
    if (!life && !years) continue;
    add("penalty", {v.range.begin, life ? t + 2 : term->range.end}, nullptr, kNone);
  }
}

void LegalFinder::risks_fine() {
  for (std::uint32_t t = sentence_.begin; t + 2 < sentence_.end; ++t) {
    if (!one_of(a_.key(t), {"risk"_w, "risks"_w, "face"_w, "faces"_w, "facing"_w})) continue;
    const std::uint32_t c = a_.next_chunk(t + 1);
    if (c >= a_.chunks.size() || a_.chunks[c].range.begin != t + 1 ||
        a_.head_noun(a_.chunks[c]) != "fine")
      continue;
    const std::uint32_t end = full_phrase(a_, c).end;
    const QuantityHit* const amount = a_.quantity_in({t, std::min(end + 3, sentence_.end)});
    if (amount == nullptr) continue;
    add("penalty", {t + 1, std::max(end, amount->range.end)}, nullptr, kNone);
  }
}

void LegalFinder::denied_process() {
  static constexpr std::array<std::uint64_t, 12> kProcess = {
      "lawyer"_w, "lawyers"_w, "counsel"_w, "trial"_w,      "hearing"_w,   "court"_w,
      "judge"_w,  "asylum"_w,  "appeal"_w,  "procedures"_w, "procedure"_w, "bail"_w};
  for (std::uint32_t t = sentence_.begin; t + 2 < sentence_.end; ++t) {
    const bool denied = one_of(a_.key(t), {"denied"_w, "refused"_w}) && t > sentence_.begin &&
                        a_.chunk_at[t] != kNone && a_.chunks[a_.chunk_at[t]].passive;
    const bool without =
        a_.key(t) == "without"_w &&
        one_of(a_.key(t + 1), {"access"_w, "a"_w, "any"_w, "being"_w, "an"_w, "the"_w});
    if (!denied && !without) continue;
    std::uint32_t end = kNone;
    bool access = denied;
    for (std::uint32_t e = t + 1; e < std::min(sentence_.end, t + 9); ++e) {
      if (a_.pos(e) == Pos::punct) break;
      access =
          access || one_of(a_.key(e), {"access"_w, "chance"_w, "opportunity"_w, "possibility"_w});
      if (access && one_of(a_.key(e), kProcess)) end = e + 1;
    }
    if (end == kNone || (without && !holds_people())) continue;
    add("alleged_violation", {t, end}, nullptr, kNone);
    return;
  }
}

void LegalFinder::never_examined() {
  static constexpr std::array<std::string_view, 9> kExamine = {
      "examine", "assess", "hear", "consider", "process", "register", "review", "record", "accept"};
  static constexpr std::array<std::uint64_t, 7> kOf = {"asylum"_w,      "refugee"_w,    "claims"_w,
                                                       "appeal"_w,      "protection"_w, "appeals"_w,
                                                       "applications"_w};
  for (std::uint32_t c = a_.next_chunk(sentence_.begin);
       c < a_.chunks.size() && a_.chunks[c].range.begin < sentence_.end; ++c) {
    const Chunk& v = a_.chunks[c];
    if (!is_finite(v) || !v.passive || !v.negative || v.modal != 0 ||
        (!is_verb_of(a_, c, kExamine) && a_.key(v.head) != "heard"_w))
      continue;
    const std::uint32_t subject = subject_of(a_, c);
    if (subject == kNone) continue;
    const TokenRange words = full_phrase(a_, subject);
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (!one_of(a_.key(t), kOf)) continue;
      add("alleged_violation", v.range, nullptr, kNone);
      break;
    }
  }
}

void LegalFinder::ruled_unlawful() {
  static constexpr std::array<std::string_view, 6> kRule = {"rule",  "declare", "find",
                                                            "judge", "deem",    "pronounce"};
  for (std::uint32_t t = sentence_.begin + 2; t < sentence_.end; ++t) {
    if (!one_of(a_.key(t), {"unlawful"_w, "illegal"_w, "unconstitutional"_w})) continue;
    if (t + 1 < sentence_.end && (a_.pos(t + 1) == Pos::noun || a_.pos(t + 1) == Pos::propn))
      continue;
    for (std::uint32_t c = a_.next_chunk(sentence_.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < t; ++c) {
      const Chunk& v = a_.chunks[c];
      if (v.kind != ChunkKind::verb || v.negative || t - v.range.end > 6 ||
          !(is_verb_of(a_, c, kRule) || a_.key(v.head) == "found"_w))
        continue;
      if (v.passive ? t != v.range.end : object_of(a_, c) == kNone) continue;
      add("alleged_violation", {v.range.begin, t + 1}, nullptr, kNone);
      return;
    }
  }
}

}  // namespace habeas
