// extract/pronouns.cpp - who "he", "she", "it" and "they" are, as voices
#include "extract/pronouns.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/one_of.h"
#include "extract/organs.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// What a subject is looked for as.
enum class Sort : std::uint8_t { person, body };

bool female(std::uint64_t noun) {
  static constexpr std::array<std::uint64_t, 14> kFemale = {
      "ms"_w,   "mrs"_w,  "miss"_w,  "spokeswoman"_w, "chairwoman"_w,    "sister"_w, "mother"_w,
      "wife"_w, "aunt"_w, "widow"_w, "daughter"_w,    "congresswoman"_w, "woman"_w,  "girl"_w};
  return one_of(noun, kFemale);
}

bool male(std::uint64_t noun) {
  static constexpr std::array<std::uint64_t, 12> kMale = {
      "mr"_w,  "spokesman"_w, "chairman"_w,  "brother"_w,     "father"_w,      "husband"_w,
      "son"_w, "uncle"_w,     "fisherman"_w, "congressman"_w, "businessman"_w, "man"_w};
  return one_of(noun, kMale);
}

/// May "he" or "she" (`she`) stand for this person? Only a title or noun of the other sex forbids.
bool agrees(const Analysis& a, std::uint32_t person, bool she) {
  return std::none_of(a.descriptions.begin(), a.descriptions.end(), [&](const Description& d) {
    return d.entity == person && (she ? male(d.noun) : female(d.noun));
  });
}

/// Subject of the first finite verb of a sentence that stands outside quotations and before a
/// token.
std::uint32_t main_subject(const Analysis& a, std::uint32_t sentence, std::uint32_t before) {
  const TokenRange range = a.tokens.sentences[sentence];
  for (std::uint32_t c = a.next_chunk(range.begin);
       c < a.chunks.size() && a.chunks[c].range.begin < std::min(range.end, before); ++c) {
    if (!is_finite(a.chunks[c]) || in_quotation(a, a.chunks[c].head)) continue;
    const std::uint32_t subject = subject_of(a, c);
    return subject != kNone && a.chunks[subject].range.end <= before ? subject : kNone;
  }
  return kNone;
}

Voice topic_before(Analysis& a, std::uint32_t token, Sort sort, bool she, int depth);

Voice only_person_before(Analysis& a, std::uint32_t token, bool she);

/// The person or body that a subject names, if it is of this sort.
Voice named_subject(Analysis& a, std::uint32_t subject, Sort sort, bool she, int depth) {
  const Chunk chunk = a.chunks[subject];
  const TokenRange head{chunk.head, chunk.head + 1};
  if (chunk.kind == ChunkKind::pronoun) {
    const std::uint64_t key = a.key(chunk.head);
    const bool person = key == "he"_w || key == "she"_w;
    if ((!person && key != "it"_w) || person != (sort == Sort::person) || depth == 0) return {};
    Voice topic = topic_before(a, chunk.range.begin, sort, she, depth - 1);
    if (!person || topic.who != DraftLink::Who::narrator) return topic;
    return only_person_before(a, chunk.range.begin, she);
  }
  if (sort == Sort::person) {
    const EntityHit* hit = a.name_in(head, {MentionKind::person});
    if (hit == nullptr || !agrees(a, hit->entity, she)) return {};
    return entity_voice(a, hit->entity, hit->range);
  }
  if (const EntityHit* hit = a.name_in(head, {MentionKind::organisation}))
    return entity_voice(a, hit->entity, hit->range);
  if (const std::string country = state_of(a, chunk); !country.empty())
    return entity_voice(a, government_entity(a, country), chunk.range);
  if (!chunk.definite || chunk.plural) return {};
  const std::string noun = a.head_noun(chunk);
  // "The United Nations refugee agency said ... It": the body inside the words, if not its owner
  if (const EntityHit* hit = a.name_in(chunk.range, {MentionKind::organisation});
      hit != nullptr && hit->range.end <= chunk.head && a.key(hit->range.end) != "'s"_w)
    return entity_voice(a, hit->entity, chunk.range);
  if (const std::uint32_t body = body_with_noun(a, noun, chunk.range.begin); body != kNone)
    return entity_voice(a, body, chunk.range);
  if (const std::uint32_t organ = organ_meant(a, chunk, noun, ""); organ != kNone)
    return entity_voice(a, organ, chunk.range);
  const bool body = stands_for_any_body(word_key(noun)) || is_organ_noun(noun);
  return body ? unnamed_voice(a, chunk.range) : Voice{};
}

/// The subject of this sort that the text speaks of at a token: of its own sentence before it, or
/// of the sentence before in the same paragraph.
Voice topic_before(Analysis& a, std::uint32_t token, Sort sort, bool she, int depth) {
  const std::uint32_t sentence = a.tokens.sentence_of(token);
  const std::uint32_t own = main_subject(a, sentence, token);
  if (own != kNone) {
    Voice voice = named_subject(a, own, sort, she, depth);
    if (voice.who != DraftLink::Who::narrator) return voice;
  }
  if (sentence == 0) return {};
  // A person may be spoken of over paragraphs: "he" at the head of the next one.
  const bool parted = a.tokens.sentences[sentence - 1].begin < a.block(token).begin;
  if (parted && (sort == Sort::body || a.in_title(a.tokens.sentences[sentence - 1].begin)))
    return {};
  const std::uint32_t before = main_subject(a, sentence - 1, token);
  return before == kNone ? Voice{} : named_subject(a, before, sort, she, depth);
}

/// Is this voice one person, as far as its words tell?
bool is_person(const Analysis& a, const Voice& voice) {
  if (voice.who == DraftLink::Who::entity)
    return a.entities[voice.entity].kind == MentionKind::person;
  return voice.who == DraftLink::Who::unnamed && !voice.range.empty() &&
         a.chunk_at[voice.range.begin] != kNone &&
         !a.chunks[a.chunk_at[voice.range.begin]].plural &&
         a.is_people(a.chunks[a.chunk_at[voice.range.begin]]);
}

/// "They said": the last people in the plural of the sentence before.
Voice people_before(const Analysis& a, std::uint32_t token) {
  const std::uint32_t sentence = a.tokens.sentence_of(token);
  if (sentence == 0 || a.tokens.sentences[sentence - 1].begin < a.block(token).begin) return {};
  Voice found;
  for (std::uint32_t c = a.next_chunk(a.tokens.sentences[sentence - 1].begin);
       c < a.chunks.size() && a.chunks[c].range.begin < a.tokens.sentences[sentence].begin; ++c) {
    if (a.chunks[c].plural && a.is_people(a.chunks[c])) found = unnamed_voice(a, a.chunks[c].range);
  }
  return found;
}

/// The only person whom the sentence before names in this paragraph, where its subject is nobody
/// else of whom "he" or "she" could speak: "We asked the minister, Dara Minn. She hung up."
Voice only_person_before(Analysis& a, std::uint32_t token, bool she) {
  const std::uint32_t sentence = a.tokens.sentence_of(token);
  if (sentence == 0) return {};
  const TokenRange before = a.tokens.sentences[sentence - 1];
  if (before.begin < a.block(token).begin) return {};
  const std::uint32_t subject = main_subject(a, sentence - 1, before.end);
  if (subject != kNone) {
    const Chunk& c = a.chunks[subject];
    const std::uint64_t key = a.key(c.head);
    if (c.kind == ChunkKind::pronoun ? key == "he"_w || key == "she"_w : a.is_people(c)) return {};
  }
  const EntityHit* found = nullptr;
  for (std::uint32_t n = a.names_before(before.end); n-- > 0;) {
    const EntityHit& hit = a.names[n];
    if (hit.range.begin < before.begin) break;
    if (hit.kind != MentionKind::person) continue;
    if (found != nullptr && found->entity != hit.entity) return {};
    found = &hit;
  }
  if (found == nullptr || !agrees(a, found->entity, she)) return {};
  return entity_voice(a, found->entity, found->range);
}

/// "Guards deported 40, the league said. It warned": who spoke behind the words of the sentence
/// before goes on to warn, not to deny.
bool trailed_before(Analysis& a, const Voice& last, std::uint32_t at) {
  static constexpr std::array<std::string_view, 8> kAnswer = {
      "deny", "reject", "dismiss", "refute", "insist", "maintain", "refuse", "decline"};
  const std::uint32_t own = a.tokens.sentence_of(at);
  if (own == 0 || last.range.empty() || last.who == DraftLink::Who::narrator) return false;
  const TokenRange before = a.tokens.sentences[own - 1];
  if (!before.contains(last.range.begin) || before.begin < a.block(at).begin) return false;
  const std::uint32_t verb = a.next_chunk(at + 1);
  if (verb >= a.chunks.size() || a.chunks[verb].kind != ChunkKind::verb ||
      is_verb_of(a, verb, kAnswer))
    return false;
  const std::uint32_t subject = main_subject(a, own - 1, last.range.begin);
  if (subject != kNone &&
      named_subject(a, subject, Sort::body, false, 0).who != DraftLink::Who::narrator)
    return false;  // a body of which the sentence tells goes on itself
  for (std::uint32_t c = a.next_chunk(before.begin);
       c < a.chunks.size() && a.chunks[c].range.begin < last.range.begin; ++c) {
    if (is_finite(a.chunks[c])) return true;
  }
  return false;
}

/// The voice, now meant by these words.
Voice carried(Voice voice, TokenRange range) {
  voice.range = range;
  return voice;
}

}  // namespace

bool in_quotation(const Analysis& a, std::uint32_t token) {
  const auto behind =
      std::upper_bound(a.quotations.begin(), a.quotations.end(), token,
                       [](std::uint32_t t, const Quotation& q) { return t < q.range.end; });
  return behind != a.quotations.end() && behind->range.begin <= token;
}

Voice body_spoken_of(Analysis& a, std::uint32_t token) {
  return topic_before(a, token, Sort::body, false, 1);
}

Voice pronoun_voice(Analysis& a, const Chunk& chunk, const Voice& last) {
  constexpr int kDeepest = 3;
  const std::uint64_t key = a.key(chunk.head);
  const std::uint32_t at = chunk.range.begin;
  const bool heard = last.who != DraftLink::Who::narrator;
  if (key == "he"_w || key == "she"_w || key == "him"_w || key == "her"_w) {
    const bool she = key == "she"_w || key == "her"_w;
    Voice topic = topic_before(a, at, Sort::person, she, kDeepest);
    if (topic.who == DraftLink::Who::narrator) topic = only_person_before(a, at, she);
    if (topic.who != DraftLink::Who::narrator) return carried(std::move(topic), chunk.range);
    const bool several = last.who == DraftLink::Who::unnamed && !last.range.empty() &&
                         a.chunk_at[last.range.begin] != kNone &&
                         (a.chunks[a.chunk_at[last.range.begin]].plural ||
                          a.key(a.chunks[a.chunk_at[last.range.begin]].head) == "they"_w);
    const bool fits = heard && !several &&
                      (is_person(a, last) || last.who == DraftLink::Who::unnamed) &&
                      (last.who != DraftLink::Who::entity || agrees(a, last.entity, she));
    if (fits) return carried(last, chunk.range);
    return unnamed_voice(a, chunk.range);
  }
  if (key == "it"_w) {
    if (heard && !is_person(a, last) && trailed_before(a, last, at))
      return carried(last, chunk.range);
    Voice topic = topic_before(a, at, Sort::body, false, kDeepest);
    if (topic.who != DraftLink::Who::narrator) return carried(std::move(topic), chunk.range);
    if (heard && !is_person(a, last)) return carried(last, chunk.range);
    return unnamed_voice(a, chunk.range);
  }
  if (key == "they"_w) {
    if (heard && !is_person(a, last)) return carried(last, chunk.range);
    Voice people = people_before(a, at);
    return people.who == DraftLink::Who::narrator ? unnamed_voice(a, chunk.range) : people;
  }
  if (key == "we"_w || key == "i"_w) return heard ? carried(last, chunk.range) : Voice{};
  return unnamed_voice(a, chunk.range);
}

}  // namespace habeas
