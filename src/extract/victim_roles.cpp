// extract/victim_roles.cpp - whom a deed befalls, by name where the text names whom a noun or a
// pronoun means
#include "extract/victim_roles.h"

#include <algorithm>

#include "extract/person_meant.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// The person whom an apposition beside a chunk names: "the student, Dara Minn,", "Dara Minn, a
/// student of law, was killed"; kNone where it names none.
std::uint32_t named_beside(const Analysis& a, std::uint32_t chunk) {
  const Chunk& c = a.chunks[chunk];
  const auto person_at = [&](std::uint32_t token) {
    const std::uint32_t name = token < a.size() ? a.name_at[token] : kNone;
    return name != kNone && a.names[name].kind == MentionKind::person ? name : kNone;
  };
  if (a.word(c.range.end) == "," && c.definite) {
    const std::uint32_t name = person_at(c.range.end + 1);
    if (name != kNone && a.names[name].range.begin == c.range.end + 1) {
      const std::string_view behind = a.word(a.names[name].range.end);
      if (behind == "," || behind == "." || behind == ";" || behind == "(")
        return a.names[name].entity;
    }
  }
  const std::uint32_t begin = c.range.begin;
  if (begin < 2 || a.word(begin - 1) != "," || chunk == 0) return kNone;
  const std::uint32_t name = person_at(begin - 2);
  if (name == kNone || a.names[name].range.end != begin - 1) return kNone;
  // "Minn, a nurse and a porter": a list.
  const TokenRange phrase = full_phrase(a, chunk);
  for (std::uint32_t t = begin; t < phrase.end; ++t) {
    if (a.pos(t) == Pos::cconj && a.pos(begin) == Pos::det) return kNone;
  }
  return a.key(phrase.end) == "and"_w || a.key(phrase.end) == "or"_w ? kNone : a.names[name].entity;
}

/// "the senator": the only person whom the text described by this noun before.
std::uint32_t described_before(const Analysis& a, std::uint32_t chunk) {
  const Chunk& c = a.chunks[chunk];
  if (a.key(c.range.begin) != "the"_w) return kNone;
  const std::uint64_t noun = word_key(a.head_noun(c));
  std::uint32_t found = kNone;
  for (const Description& description : a.descriptions) {
    if (description.noun != noun || a.entities[description.entity].kind != MentionKind::person)
      continue;
    if (found != kNone && found != description.entity) return kNone;
    if (description.token < c.range.begin) found = description.entity;
  }
  return found;
}

}  // namespace

void add_victim(const TextReading& reading, DraftClaim& claim, std::uint32_t chunk) {
  const Analysis& a = reading.a;
  const Chunk& c = a.chunks[chunk];
  std::uint32_t person = kNone;
  if (reading.groups.of_chunk(chunk) == kNone && c.kind == ChunkKind::noun && !c.plural &&
      a.is_people(c) && a.name_in(c.range, {MentionKind::person}) == nullptr) {
    person = named_beside(a, chunk);
    if (person == kNone) person = described_before(a, chunk);
  }
  if (c.kind == ChunkKind::pronoun && reading.groups.of_chunk(chunk) == kNone)
    person = person_meant(a, chunk);
  if (person == kNone) {
    add_role(reading, claim, RoleName::victim, chunk);
    person = claim.roles.back().entity;
  } else {
    claim.roles.push_back({RoleName::victim, a.tokens.span(c.range), person, kNone});
  }
  // "the senator, Dara Minn,": read as two of a list.
  const auto again = std::find_if(
      claim.roles.begin(), claim.roles.end() - 1,
      [&](const auto& role) { return role.name == RoleName::victim && role.entity == person; });
  const bool named = person != kNone && a.entities[person].kind == MentionKind::person;
  if (named && again != claim.roles.end() - 1) claim.roles.pop_back();
}

}  // namespace habeas
