// extract/person_meant.cpp - "he was killed": who, where only one person can be meant
#include "extract/person_meant.h"

#include <algorithm>

#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

constexpr std::uint32_t kReach = 120;  // tokens

bool stands_for_one(std::uint64_t key) { return one_of(key, {"he"_w, "she"_w, "him"_w, "her"_w}); }

bool in_quotation(const Analysis& a, std::uint32_t token) {
  const auto behind =
      std::upper_bound(a.quotations.begin(), a.quotations.end(), token,
                       [](std::uint32_t t, const Quotation& q) { return t < q.range.end; });
  return behind != a.quotations.end() && behind->range.begin <= token;
}

/// Does a pronoun of the other sex stand between two token positions? Then two are spoken of.
bool another_sex_between(const Analysis& a, std::uint64_t pronoun, std::uint32_t from,
                         std::uint32_t to) {
  const bool she = pronoun == "she"_w || pronoun == "her"_w;
  for (std::uint32_t t = from; t < to; ++t) {
    const bool other = she ? one_of(a.key(t), {"he"_w, "him"_w, "his"_w, "himself"_w})
                           : one_of(a.key(t), {"she"_w, "her"_w, "hers"_w, "herself"_w});
    if (other) return true;
  }
  return false;
}

/// Does the text describe this person by the noun of the chunk: "the mayor, Dara Minn", or does the
/// noun stand beside the name: "Dara Minn, mayor of Halm"?
bool describes_person(const Analysis& a, const Chunk& chunk, std::uint32_t person) {
  const std::uint64_t noun = word_key(a.head_noun(chunk));
  const std::uint32_t begin = chunk.range.begin;
  const std::uint32_t first = begin - std::min(begin, kReach);
  auto d = std::lower_bound(
      a.descriptions.begin(), a.descriptions.end(), first,
      [](const Description& description, std::uint32_t t) { return description.token < t; });
  bool known = false;
  for (; d != a.descriptions.end() && d->token < begin + kReach; ++d)
    known = known || (d->entity == person && d->noun == noun);
  const std::uint32_t name = begin >= 2 && a.word(begin - 1) == "," ? a.name_at[begin - 2] : kNone;
  return known || (name != kNone && a.names[name].entity == person);
}

/// The entity of the only person named between two tokens; kNone where nobody is, or where others
/// are spoken of in the singular.
std::uint32_t only_person(const Analysis& a, std::uint32_t from, std::uint32_t to) {
  std::uint32_t person = kNone;
  for (std::uint32_t n = a.names_before(from); n < a.names.size(); ++n) {
    const EntityHit& hit = a.names[n];
    if (hit.range.begin >= to) break;
    if (hit.kind != MentionKind::person) continue;
    if (person != kNone && hit.entity != person) return kNone;
    person = hit.entity;
  }
  if (person == kNone) return kNone;
  for (std::uint32_t c = a.next_chunk(from); c < a.chunks.size() && a.chunks[c].range.begin < to;
       ++c) {
    const Chunk& chunk = a.chunks[c];
    if (chunk.kind == ChunkKind::noun && !chunk.plural && a.is_people(chunk) &&
        a.name_in(chunk.range, {MentionKind::person}) == nullptr &&
        !describes_person(a, chunk, person))
      return kNone;
  }
  return person;
}

/// Is this person the subject of a finite verb between two tokens?
bool is_subject(const Analysis& a, std::uint32_t person, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t c = a.next_chunk(from); c < a.chunks.size() && a.chunks[c].range.begin < to;
       ++c) {
    if (!is_finite(a.chunks[c])) continue;
    const std::uint32_t subject = subject_of(a, c);
    if (subject == kNone || a.chunks[subject].kind != ChunkKind::noun) continue;
    const EntityHit* const name = a.name_in(a.chunks[subject].range, {MentionKind::person});
    if (name != nullptr ? name->entity == person : describes_person(a, a.chunks[subject], person))
      return true;
  }
  return false;
}

}  // namespace

std::uint32_t person_meant(const Analysis& analysis, std::uint32_t pronoun) {
  const Analysis& a = analysis;
  const Chunk& chunk = a.chunks[pronoun];
  if (chunk.kind != ChunkKind::pronoun || !stands_for_one(a.key(chunk.head)) ||
      in_quotation(a, chunk.head))
    return kNone;
  const std::uint32_t at = chunk.range.begin;
  const std::uint32_t own = a.tokens.sentence_of(at);
  const std::uint32_t begin = a.tokens.sentences[own - std::min(own, 1U)].begin;
  if (a.in_title(begin) || at - begin > kReach ||
      another_sex_between(a, a.key(chunk.head), begin, at))
    return kNone;
  const std::uint32_t person = only_person(a, begin, at);
  return person != kNone && is_subject(a, person, begin, at) ? person : kNone;
}

}  // namespace habeas
