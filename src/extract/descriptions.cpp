// extract/descriptions.cpp - by which nouns the text describes its persons and bodies, and for whom
// they speak
//
// "Dara Minn, a spokeswoman for the office", "the office's spokeswoman, Dara Minn", "spokeswoman
// Dara Minn": the noun of the title or of the apposition describes the name, so that a later "the
// spokeswoman" finds it. Where the description names a body, or a state with an office of state,
// the person is part of it: what a spokesperson says is the word of the institution.
#include <algorithm>
#include <array>

#include "extract/analysis.h"
#include "extract/one_of.h"
#include "extract/organs.h"
#include "extract/speakers.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// Offices whose holder speaks for a body.
constexpr std::array<std::uint64_t, 30> kOffices = {
    "spokesman"_w,      "spokeswoman"_w,    "spokesperson"_w, "director"_w,    "head"_w,
    "chief"_w,          "chairman"_w,       "chairwoman"_w,   "chairperson"_w, "chair"_w,
    "president"_w,      "secretary"_w,      "commissioner"_w, "coordinator"_w, "representative"_w,
    "analyst"_w,        "researcher"_w,     "official"_w,     "officer"_w,     "founder"_w,
    "leader"_w,         "boss"_w,           "commander"_w,    "adviser"_w,     "advisor"_w,
    "representative"_w, "superintendent"_w, "manager"_w,      "executive"_w,   "co-founder"_w};

/// Offices of a state: with the name of a country they speak for its government.
constexpr std::array<std::uint64_t, 16> kStateOffices = {
    "spokesman"_w, "spokeswoman"_w, "spokesperson"_w, "minister"_w,    "president"_w, "premier"_w,
    "secretary"_w, "ambassador"_w,  "envoy"_w,        "consul"_w,      "general"_w,   "colonel"_w,
    "official"_w,  "chancellor"_w,  "governor"_w,     "commissioner"_w};

/// Ranks: with the name of the body right beside them they speak for it ("Osterin Border Police
/// Sergeant Dara Minn").
constexpr std::array<std::uint64_t, 19> kRanks = {
    "trooper"_w,   "deputy"_w,     "detective"_w, "det"_w,     "sergeant"_w,
    "sgt"_w,       "lieutenant"_w, "lt"_w,        "captain"_w, "capt"_w,
    "constable"_w, "inspector"_w,  "corporal"_w,  "cpl"_w,     "major"_w,
    "maj"_w,       "agent"_w,      "patrolman"_w, "sheriff"_w};

class DescriptionFinder {
 public:
  explicit DescriptionFinder(Analysis& a) : a_(a) {}

  void run() {
    for (std::uint32_t c = 0; c < a_.chunks.size(); ++c) {
      if (a_.chunks[c].kind != ChunkKind::noun) continue;
      const std::uint32_t name = a_.name_at[a_.chunks[c].head];
      if (name == kNone) {
        read_inside(c);
        continue;
      }
      const EntityHit& hit = a_.names[name];
      if (hit.kind != MentionKind::person && hit.kind != MentionKind::organisation) continue;
      if (hit.kind == MentionKind::person) read_title(c, hit);
      if (hit.kind == MentionKind::person) read_service(hit);
      if (hit.kind == MentionKind::person) read_brackets(hit);
      read_behind(c, hit);
      // "the relief group Long Road"
      if (hit.kind == MentionKind::organisation && hit.range.begin > a_.chunks[c].range.begin &&
          a_.pos(hit.range.begin - 1) == Pos::noun && hit.entity != kNone)
        describe(hit.range.begin - 1, hit);
      if (hit.kind == MentionKind::person) read_before(c, hit);
    }
    std::stable_sort(a_.descriptions.begin(), a_.descriptions.end(),
                     [](const Description& x, const Description& y) { return x.token < y.token; });
  }

 private:
  void describe(std::uint32_t head, const EntityHit& hit) {
    a_.descriptions.push_back(
        {hit.range.begin, word_key(singular(fold(a_.word(head)))), hit.entity});
  }

  /// Is this a noun for what a person is or does?
  bool is_role(std::uint32_t token) const {
    if (a_.context->people.match_at(a_.tokens, token, token + 1)) return true;
    const auto hit = a_.context->name_words.match_at(a_.tokens, token, token + 1);
    return (hit && a_.context->name_words[hit->phrase].label == "title") ||
           one_of(a_.key(token), kOffices) || one_of(a_.key(token), kStateOffices);
  }

  /// "The QRI office in Brackwater": a noun without a name right behind the name of a body.
  void read_inside(std::uint32_t c) {
    const Chunk& words = a_.chunks[c];
    if (is_role(words.head) || words.plural) return;
    for (std::uint32_t t = words.range.begin; t < words.head; ++t) {
      if (a_.name_at[t] == kNone || a_.key(t + 1) == "'s"_w) continue;
      const EntityHit& hit = a_.names[a_.name_at[t]];
      if (hit.kind == MentionKind::organisation) describe(words.head, hit);
      return;
    }
  }

  /// "National police spokesman Peter Orrin": the words before the name in its own chunk.
  void read_title(std::uint32_t c, const EntityHit& hit) {
    const std::uint32_t begin = a_.chunks[c].range.begin;
    std::uint32_t last = hit.range.begin;
    if (last > begin && a_.word(last - 1) == ".") --last;
    if (last == begin || !is_role(last - 1)) return;
    describe(last - 1, hit);
    join({begin, last}, last - 1, hit.entity, begin);
    if (one_of(a_.key(last - 1), kRanks)) join_named({begin, last}, hit.entity);
  }

  /// "Lt. Dara Minn with the Brackwater Police Department": the body behind the name of an officer.
  void read_service(const EntityHit& hit) {
    static constexpr std::array<std::uint64_t, 4> kServes = {"with"_w, "of"_w, "from"_w, "for"_w};
    const std::uint32_t at = hit.range.end;
    const std::uint32_t stop = hit.range.begin;
    const std::uint32_t role = stop > 1 && a_.word(stop - 1) == "." ? stop - 2 : stop - 1;
    if (role >= stop) return;
    if (!one_of(a_.key(role), kRanks) && !one_of(a_.key(role), kOffices)) return;
    if (at + 1 >= a_.sentence(hit.range.begin).end || !one_of(a_.key(at), kServes)) return;
    const std::uint32_t body = a_.next_chunk(at + 1);
    if (body < a_.chunks.size() && a_.chunks[body].preposition == at)
      join_named(a_.chunks[body].range, hit.entity);
  }

  /// Makes the person part of the body that these words name, by name alone.
  void join_named(TokenRange words, std::uint32_t person) {
    if (a_.entities[person].part_of != kNone) return;
    const EntityHit* const body = a_.name_in(words, {MentionKind::organisation});
    if (body != nullptr && body->entity != person) a_.entities[person].part_of = body->entity;
  }

  /// "Mrs Orlo (Minister of Works) replied": what stands in brackets behind the name.
  void read_brackets(const EntityHit& hit) {
    const std::uint32_t open = hit.range.end;
    const std::uint32_t end = a_.sentence(hit.range.begin).end;
    if (open + 2 >= end || a_.word(open) != "(") return;
    std::uint32_t close = open + 1;
    while (close < end && close < open + 9 && a_.word(close) != ")") ++close;
    if (close >= end || a_.word(close) != ")") return;
    for (std::uint32_t t = open + 1; t < close; ++t) {
      if (!is_role(t)) continue;
      describe(t, hit);
      join({open + 1, close}, t, hit.entity, open + 1);
      return;
    }
  }

  /// "Dara Minn, a spokeswoman for the office,", "the Quiet River Initiative (QRI), a group of":
  /// an apposition behind the name.
  void read_behind(std::uint32_t c, const EntityHit& hit) {
    const std::uint32_t end = a_.sentence(hit.range.begin).end;
    std::uint32_t at = hit.range.end;
    if (at + 2 < end && a_.word(at) == "(" && a_.word(at + 2) == ")") at += 3;
    if (at + 1 >= end || a_.word(at) != ",") return;
    if (at + 2 < end && a_.tokens.tokens[at + 1].kind == TokenKind::number &&
        a_.word(at + 2) == ",") {
      at += 2;  // an age
    }
    const std::uint32_t next = at + 1 < end ? a_.chunk_at[at + 1] : kNone;
    if (next == kNone || next <= c || a_.chunks[next].kind != ChunkKind::noun ||
        a_.chunks[next].range.begin != at + 1)
      return;
    const Chunk& words = a_.chunks[next];
    if (a_.name_at[words.head] != kNone) return;
    const bool article = a_.pos(words.range.begin) == Pos::det;
    // "a student of Brackwater University, the police commissioner said": no body is an officer
    const bool officer =
        one_of(a_.key(words.head), kOffices) || one_of(a_.key(words.head), kStateOffices);
    if (hit.kind == MentionKind::person ? !is_role(words.head) : !article || officer) return;
    describe(words.head, hit);
    if (hit.kind == MentionKind::person) join(with_phrases(next), words.head, hit.entity, at + 1);
  }

  /// "a spokesman for the office, Peter Orrin, told", "its analyst, Dara Minn,": an apposition
  /// before the name.
  void read_before(std::uint32_t c, const EntityHit& hit) {
    const std::uint32_t begin = a_.chunks[c].range.begin;  // also before a title: "Captain Orlo"
    const TokenRange sentence = a_.sentence(begin);
    const bool title = hit.range.begin == begin || is_role(hit.range.begin - 1);
    if (!title || begin < sentence.begin + 2 || a_.word(begin - 1) != ",") return;
    std::uint32_t first = c;
    constexpr std::uint32_t kMostChunks = 3;
    for (std::uint32_t steps = 0; first > 0 && steps < kMostChunks; ++steps) {
      --first;
      const Chunk& words = a_.chunks[first];
      if (words.kind != ChunkKind::noun || words.range.begin < sentence.begin) return;
      if (words.preposition == kNone) break;
    }
    const Chunk& words = a_.chunks[first];
    if (words.preposition != kNone || words.plural || !is_role(words.head)) return;
    if (a_.name_at[words.head] != kNone) return;
    describe(words.head, hit);
    join({words.range.begin, begin - 1}, words.head, hit.entity, words.range.begin);
  }

  /// A chunk with the phrases of belonging right behind it.
  TokenRange with_phrases(std::uint32_t c) const {
    TokenRange range = a_.chunks[c].range;
    for (std::uint32_t i = c + 1; i < a_.chunks.size(); ++i) {
      const Chunk& next = a_.chunks[i];
      if (next.kind != ChunkKind::noun || next.preposition != range.end) break;
      static constexpr std::array<std::uint64_t, 6> kBelongs = {"for"_w,  "of"_w, "at"_w,
                                                                "from"_w, "in"_w, "with"_w};
      if (!one_of(a_.key(next.preposition), kBelongs)) break;
      range.end = next.range.end;
    }
    return range;
  }

  /// Makes the person part of the body or state that the words of the description name.
  void join(TokenRange words, std::uint32_t role, std::uint32_t person, std::uint32_t at) {
    if (a_.entities[person].part_of != kNone) return;
    const std::uint64_t office = word_key(singular(fold(a_.word(role))));
    std::uint32_t body = kNone;
    if (one_of(office, kOffices) || one_of(office, kStateOffices)) body = body_in(words, at);
    if (body == kNone && one_of(office, kStateOffices)) body = state_in(words);
    if (body == kNone && one_of(office, kOffices)) body = body_before(words, role, at);
    if (body == kNone && office == "minister"_w) body = only_government();
    if (body != kNone && body != person) a_.entities[person].part_of = body;
  }

  std::uint32_t body_in(TokenRange words, std::uint32_t at) const {
    if (const EntityHit* hit = a_.name_in(words, {MentionKind::organisation})) return hit->entity;
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      const std::uint32_t c = a_.chunk_at[t];
      if (c == kNone || a_.chunks[c].range.begin != t) continue;
      if (a_.key(t) == "its"_w || a_.key(t) == "their"_w) return last_body_before(a_, at);
      // "a spokesman for the office", "the group's director": a body spoken of before.
      if (a_.key(t) != "the"_w) continue;
      std::uint32_t noun = a_.chunks[c].head;
      for (std::uint32_t i = t + 1; i < a_.chunks[c].range.end; ++i) {
        if (a_.key(i) == "'s"_w) noun = i - 1;
      }
      if (noun == a_.chunks[c].head && a_.chunks[c].preposition == kNone) continue;
      const std::uint32_t body = body_with_noun(a_, singular(fold(a_.word(noun))), at);
      if (body != kNone) return body;
    }
    return kNone;
  }

  /// "union secretary Paul Venn": the body whose noun stands right before the office.
  std::uint32_t body_before(TokenRange words, std::uint32_t role, std::uint32_t at) const {
    if (role <= words.begin || a_.pos(role - 1) != Pos::noun || a_.name_at[role - 1] != kNone)
      return kNone;
    return body_with_noun(a_, singular(fold(a_.word(role - 1))), at);
  }

  /// "Foreign Minister Peter Orrin" on a page that names organs of one state alone: that state's.
  std::uint32_t only_government() {
    std::string country;
    for (const DraftEntity& entity : a_.entities) {
      if (entity.kind != MentionKind::organisation || entity.organ.empty()) continue;
      if (!country.empty() && entity.country != country) return kNone;
      country = entity.country;
    }
    return country.empty() ? kNone : government_entity(a_, country);
  }

  std::uint32_t state_in(TokenRange words) {
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (a_.name_at[t] == kNone) continue;
      const std::string country = a_.names[a_.name_at[t]].country;
      if (!country.empty()) return government_entity(a_, country);
    }
    return kNone;
  }

  Analysis& a_;
};

}  // namespace

void find_descriptions(Analysis& analysis) { DescriptionFinder(analysis).run(); }

}  // namespace habeas
