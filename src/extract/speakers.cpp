// extract/speakers.cpp - who is meant by the words for a voice
//
// A name is itself; a state speaks by its name or its capital's. A definite description ("the
// network", "its spokesman", "the ministry") is the last person or body that the text named with
// that noun or described by it. A pronoun is the subject of its own or the sentence before, where
// the kind fits, else the voice that spoke last (pronouns.h).
// Whoever is left has no name: the words stand for the voice.
#include "extract/speakers.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "extract/one_of.h"
#include "extract/organs.h"
#include "extract/pronouns.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

/// Of the nouns that stand for any body, those that an organ of state may go by.
constexpr std::array<std::uint64_t, 3> kStateBody = {"agency"_w, "body"_w, "institution"_w};

/// "According to the office, Dara Minn fled": words at the head of a clause, behind whose comma
/// another clause begins.
bool opens_with_according(const Analysis& a, const Chunk& chunk) {
  const std::uint32_t to = chunk.preposition;
  if (to == kNone || to == 0 || a.key(to) != "to"_w || a.key(to - 1) != "according"_w) return false;
  const std::uint32_t begin = to - 1;
  if (begin == a.sentence(begin).begin) return true;
  const std::uint64_t before = a.key(begin - 1);
  return before == "but"_w || before == "and"_w || a.word(begin - 1) == ";";
}

/// Is this noun the subject of what stands next: a verb, also behind a comma, or one of several?
bool acts_next(const Analysis& a, std::uint32_t noun) {
  const std::uint32_t end = a.chunks[noun].range.end;
  if (a.key(end) == "and"_w || noun + 1 >= a.chunks.size()) return true;
  return a.word(end) != "," || a.chunks[noun + 1].kind == ChunkKind::verb;
}

/// A person between commas right behind the phrase: "a spokesman for the office, Dara Minn, told
/// ...".
const EntityHit* person_behind(const Analysis& a, std::uint32_t chunk) {
  constexpr std::uint32_t kMostChunks = 6;
  const bool opening = opens_with_according(a, a.chunks[chunk]);
  if (opening && (a.chunks[chunk].plural || !a.is_people(a.chunks[chunk]))) return nullptr;
  const std::uint32_t end = a.sentence(a.chunks[chunk].range.begin).end;
  std::uint32_t i = chunk;
  while (i < chunk + kMostChunks && i + 1 < a.chunks.size() && a.chunks[i + 1].range.begin < end &&
         a.chunks[i + 1].kind == ChunkKind::noun &&
         a.chunks[i + 1].range.begin <= a.chunks[i].range.end + 1) {
    ++i;
    const EntityHit* const person = a.name_in(a.chunks[i].range, {MentionKind::person});
    if (person == nullptr) continue;
    std::uint32_t before = person->range.begin - 1;  // "the commissioner, Mrs Orlo, said"
    if (before > 0 && a.chunks[i].range.contains(before)) before = a.chunks[i].range.begin - 1;
    if (a.word(before) != ",") continue;
    return a.key(person->range.end) == "'s"_w || (opening && acts_next(a, i)) ? nullptr : person;
  }
  return nullptr;
}

/// "sheriff's Lt. Dara Minn": the chunk of the name that a shortened title before a full stop is
/// cut from; else the same chunk.
std::uint32_t behind_short_title(const Analysis& a, std::uint32_t chunk) {
  const std::uint32_t stop = a.chunks[chunk].range.end;
  if (chunk + 1 >= a.chunks.size() || a.word(stop) != "." ||
      a.chunks[chunk + 1].range.begin != stop + 1)
    return chunk;
  const auto title = a.context->name_words.match_at(a.tokens, stop - 1, stop);
  if (!title || a.context->name_words[title->phrase].label != "title") return chunk;
  const EntityHit* const person = a.name_in(a.chunks[chunk + 1].range, {MentionKind::person});
  return person != nullptr && person->range.begin == stop + 1 ? chunk + 1 : chunk;
}

bool is_kin_or_witness(const Analysis& a, const Chunk& chunk) {
  const auto hit = a.context->name_words.match_at(a.tokens, chunk.head, chunk.head + 1);
  return (hit && a.context->name_words[hit->phrase].label == "kin") ||
         a.head_noun(chunk) == "woman" || a.head_noun(chunk) == "man";
}

bool indefinite_singular(const Analysis& a, const Chunk& chunk) {
  const std::uint64_t first = a.key(chunk.range.begin);
  return !chunk.plural &&
         (first == "a"_w || first == "an"_w || first == "one"_w || first == "another"_w);
}

// ---------------------------------------------------------------------------------------------
// organs of state

// ---------------------------------------------------------------------------------------------
// descriptions

/// The person whom the text describes by this noun: the last before the token, or the only one of
/// the whole text.
std::uint32_t person_with_noun(const Analysis& a, std::uint64_t noun, std::uint32_t token,
                               bool owned) {
  static constexpr std::array<std::uint64_t, 3> kJudges = {"judge"_w, "justice"_w, "magistrate"_w};
  std::uint32_t before = kNone;
  std::uint32_t only = kNone;
  bool several = false;
  const bool judge = one_of(noun, kJudges);
  for (const Description& d : a.descriptions) {
    const bool same = d.noun == noun || (judge && one_of(d.noun, kJudges));
    if (!same || a.entities[d.entity].kind != MentionKind::person) continue;
    if (d.token < token) before = d.entity;
    several = several || (only != kNone && only != d.entity);
    only = d.entity;
  }
  // "her mother" is not the "mother of five" of whom the text tells later
  if (before != kNone || owned) return before;
  return several ? kNone : only;
}

/// Names another body than the one that this person is part of: "the government's spokesman".
bool names_another_body(const Analysis& a, const Chunk& chunk, std::uint32_t person) {
  const EntityHit* hit =
      a.name_in(chunk.range, {MentionKind::organisation, MentionKind::place, MentionKind::group});
  if (hit == nullptr) return false;
  const std::uint32_t body = a.entities[person].part_of;
  if (body == kNone) return true;
  const bool state = !hit->country.empty() && hit->country == a.entities[body].country;
  return !state && hit->entity != body;
}

// ---------------------------------------------------------------------------------------------
// pronouns

/// A person described but not named, as an entity of its own; the same words at the same place are
/// the same person.
Voice described_person(Analysis& a, const Chunk& chunk, TokenRange phrase) {
  const auto [known, fresh] =
      a.described.emplace(phrase.begin, static_cast<std::uint32_t>(a.entities.size()));
  if (fresh) {
    DraftEntity entity;
    entity.kind = MentionKind::person;
    entity.name = std::string(a.words(phrase));
    entity.described = true;
    a.entities.push_back(std::move(entity));
    a.descriptions.push_back({phrase.begin, word_key(a.head_noun(chunk)), known->second});
  }
  return entity_voice(a, known->second, phrase);
}

/// "Opposition MP says", "Police chief denies" in a headline: the person before whose name the text
/// sets the same words; kNone when there is none, or more than one.
std::uint32_t person_with_title(Analysis& a, const Chunk& chunk) {
  if (chunk.plural || chunk.definite || a.pos(chunk.range.begin) == Pos::det ||
      a.quantity_in(chunk.range) != nullptr)
    return kNone;
  if (!a.persons_behind) {
    a.persons_behind.emplace();
    for (std::uint32_t n = 0; n < a.names.size(); ++n) {
      const EntityHit& hit = a.names[n];
      if (hit.kind != MentionKind::person || hit.range.begin == 0) continue;
      (*a.persons_behind)[a.key(hit.range.begin - 1)].push_back(n);
    }
  }
  const auto titled = a.persons_behind->find(a.key(chunk.range.end - 1));
  if (titled == a.persons_behind->end()) return kNone;
  std::uint32_t found = kNone;
  for (const std::uint32_t n : titled->second) {
    const EntityHit& hit = a.names[n];
    if (hit.range.begin < chunk.range.size()) continue;
    const std::uint32_t begin = hit.range.begin - chunk.range.size();
    bool same = a.sentence(begin).contains(hit.range.begin);
    for (std::uint32_t i = 0; same && i < chunk.range.size(); ++i) {
      same = fold(a.word(begin + i)) == fold(a.word(chunk.range.begin + i));
    }
    if (!same || hit.entity == found) continue;
    if (found != kNone) return kNone;
    found = hit.entity;
  }
  return found;
}

/// "the Reseau Riviere Vive": two capitals or more behind an article that speak are a body's name,
/// also where no list and no model knew it. Empty when they are not.
TokenRange unread_body(const Analysis& a, const Chunk& chunk) {
  if (chunk.plural || a.key(chunk.range.begin) != "the"_w) return {};
  for (std::uint32_t t = chunk.range.begin + 1; t < chunk.range.end; ++t) {
    const Shape shape = a.tokens.tokens[t].shape;
    const bool letters = shape == Shape::upper && chunk.range.size() == 2;
    if (shape != Shape::capitalised && shape != Shape::mixed && !letters) return {};
    const std::uint32_t name = a.name_at[t];
    // A place that no gazetteer knows and that speaks is none.
    if (name != kNone && (a.names[name].kind != MentionKind::place || !a.names[name].rows.empty()))
      return {};
  }
  constexpr std::size_t kLetters = 4;  // "the CEO" is one person, "the LRCA" a body
  const std::string_view last = a.word(chunk.range.end - 1);
  const bool letters = chunk.range.size() == 2 && last.size() >= kLetters &&
                       a.tokens.tokens[chunk.head].shape == Shape::upper;
  return letters || chunk.range.size() >= 3 ? TokenRange{chunk.range.begin + 1, chunk.range.end}
                                            : TokenRange{};
}

std::uint32_t body_entity(Analysis& a, const std::string& name) {
  for (std::uint32_t e = 0; e < a.entities.size(); ++e) {
    if (a.entities[e].kind == MentionKind::organisation && a.entities[e].name == name) return e;
  }
  DraftEntity entity;
  entity.kind = MentionKind::organisation;
  entity.name = name;
  a.entities.push_back(std::move(entity));
  return static_cast<std::uint32_t>(a.entities.size() - 1);
}

/// "the national rights commission": a body of the state, not the last that the text named.
bool names_body_of_state(const Analysis& a, const Chunk& chunk) {
  static constexpr std::array<std::uint64_t, 8> kOfState = {
      "national"_w, "state"_w, "government"_w, "federal"_w,
      "royal"_w,    "truth"_w, "electoral"_w,  "parliamentary"_w};
  for (std::uint32_t t = chunk.range.begin; t < chunk.head; ++t) {
    if (one_of(a.key(t), kOfState)) return true;
  }
  return false;
}

/// "the network", "the group": no noun for those who bear arms, govern or judge, by their name.
bool is_power_by_name(const Analysis& a, std::uint32_t entity) {
  static constexpr std::array<std::string_view, 20> kPowers = {
      "force", "forces",     "army",      "police",   "militia",     "guard",     "guards",
      "front", "brigade",    "battalion", "corps",    "gendarmerie", "navy",      "ministry",
      "court", "parliament", "military",  "regiment", "government",  "coastguard"};
  const std::string name = fold(a.entities[entity].name);
  std::size_t at = 0;
  while (at < name.size()) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = std::string_view(name).substr(at, end - at);
    if (std::find(kPowers.begin(), kPowers.end(), word) != kPowers.end()) return true;
    at = end + 1;
  }
  return false;
}

/// "the coroner's office" behind "the Alto Prosecutor's office": another owner than the name tells.
bool is_owned_by_another(const Analysis& a, const Chunk& chunk, std::uint32_t body) {
  for (std::uint32_t t = chunk.range.begin + 1; t < chunk.head; ++t) {
    if (a.key(t) == "'s"_w &&
        fold(a.entities[body].name).find(fold(a.word(t - 1))) == std::string::npos)
      return true;
  }
  return false;
}

/// "the network", "the spokesman", "the ministry": the last that fits; kNone when nobody does.
std::uint32_t described_before(Analysis& a, const Chunk& chunk, const Voice& last) {
  const std::string noun = a.head_noun(chunk);
  const std::uint32_t at = chunk.range.begin;
  if (!chunk.plural) {
    const std::uint32_t body = body_with_noun(a, noun, at);
    if (body != kNone && !is_owned_by_another(a, chunk, body)) return body;
  }
  if (!chunk.plural || noun == "authority") {
    const Voice topic = body_spoken_of(a, at);
    const std::uint32_t state = topic.who == DraftLink::Who::entity  ? topic.entity
                                : last.who == DraftLink::Who::entity ? last.entity
                                                                     : kNone;
    const std::string country = state == kNone ? std::string() : a.entities[state].country;
    if (const std::uint32_t organ = organ_meant(a, chunk, noun, country); organ != kNone)
      return organ;
  }
  if (chunk.plural) return kNone;
  const std::uint32_t person = person_with_noun(
      a, word_key(noun), at, one_of(a.key(at), {"his"_w, "her"_w, "their"_w, "my"_w}));
  if (person != kNone && !names_another_body(a, chunk, person)) return person;
  if (!stands_for_any_body(word_key(noun)) || names_body_of_state(a, chunk)) return kNone;
  if (last.who == DraftLink::Who::entity &&
      a.entities[last.entity].kind == MentionKind::organisation &&
      a.entities[last.entity].organ.empty() &&
      (one_of(word_key(noun), kStateBody) || !is_power_by_name(a, last.entity))) {
    return last.entity;
  }
  const std::uint32_t body = last_body_before(a, at);
  const bool of_state =
      body != kNone && (!a.entities[body].organ.empty() || is_power_by_name(a, body));
  return of_state && !one_of(word_key(noun), kStateBody) ? kNone : body;
}

}  // namespace

Voice unnamed_voice(const Analysis& a, TokenRange range) {
  return {DraftLink::Who::unnamed, kNone, std::string(a.words(range)), range};
}

Voice entity_voice(const Analysis& a, std::uint32_t entity, TokenRange range) {
  return {DraftLink::Who::entity, entity, a.entities[entity].name, range};
}

bool stands_for_any_body(std::uint64_t noun) {
  static constexpr std::array<std::uint64_t, 14> kAnyBody = {
      "group"_w,      "organisation"_w, "organization"_w, "ngo"_w,        "body"_w,
      "charity"_w,    "watchdog"_w,     "network"_w,      "agency"_w,     "institute"_w,
      "initiative"_w, "commission"_w,   "committee"_w,    "institution"_w};
  return one_of(noun, kAnyBody);
}

std::uint32_t last_body_before(const Analysis& a, std::uint32_t token) {
  std::uint32_t organ = kNone;
  for (std::uint32_t n = a.names_before(token); n-- > 0;) {
    const EntityHit& hit = a.names[n];
    if (hit.kind != MentionKind::organisation || hit.entity == kNone) continue;
    if (a.entities[hit.entity].organ.empty()) return hit.entity;
    if (organ == kNone) organ = hit.entity;
  }
  return organ;
}

std::uint32_t body_with_noun(const Analysis& a, std::string_view noun, std::uint32_t token) {
  std::uint32_t found = kNone;
  std::uint32_t at = 0;
  const std::uint64_t key = word_key(noun);
  const auto behind = std::lower_bound(a.body_words.begin(), a.body_words.end(),
                                       std::pair(key, a.names_before(token)));
  if (behind != a.body_words.begin() && std::prev(behind)->first == key) {
    const EntityHit& hit = a.names[std::prev(behind)->second];
    found = hit.entity;
    at = hit.range.begin;
  }
  for (const Description& d : a.descriptions) {
    if (d.token >= token || d.token < at || d.noun != key) continue;
    if (a.entities[d.entity].kind != MentionKind::organisation) continue;
    found = d.entity;
    at = d.token;
  }
  return found;
}

namespace {

/// "the experts" behind "UN experts": the body whose people they were when the text named them
/// first; kNone for others.
std::uint32_t experts_of(const Analysis& a, const Chunk& chunk) {
  static constexpr std::array<std::uint64_t, 6> kExperts = {
      "experts"_w, "rapporteurs"_w, "investigators"_w, "monitors"_w, "inspectors"_w, "observers"_w};
  if (chunk.kind != ChunkKind::noun || chunk.range.size() > 2 ||
      !one_of(a.key(chunk.head), kExperts))
    return kNone;
  if (a.key(chunk.range.begin) != "the"_w && chunk.range.size() > 1) return kNone;
  std::uint32_t found = kNone;
  for (const EntityHit& hit : a.names) {
    const std::uint32_t next = hit.range.end;
    if (hit.range.begin >= chunk.range.begin) break;
    if (hit.kind != MentionKind::organisation || hit.entity == kNone || next >= a.size() ||
        a.key(next) != a.key(chunk.head))
      continue;
    if (found != kNone && found != hit.entity) return kNone;
    found = hit.entity;
  }
  return found;
}

/// "a spokesman for the office": the chunk of the body that speaks through him; kNone for others.
std::uint32_t spoken_for(const Analysis& a, std::uint32_t chunk) {
  static constexpr std::array<std::uint64_t, 6> kSpokesmen = {"spokesman"_w,    "spokeswoman"_w,
                                                              "spokesperson"_w, "spokesmen"_w,
                                                              "spokespeople"_w, "spokespersons"_w};
  const std::uint32_t body = chunk + 1;
  const Chunk& who = a.chunks[chunk];
  if (body >= a.chunks.size() || !one_of(a.key(who.head), kSpokesmen) ||
      a.chunks[body].kind != ChunkKind::noun || a.chunks[body].preposition != who.range.end)
    return kNone;
  return one_of(a.key(who.range.end), {"for"_w, "of"_w, "at"_w, "with"_w}) ? body : kNone;
}

}  // namespace

Voice voice_of(Analysis& a, std::uint32_t chunk_index, const Voice& last, bool may_describe) {
  chunk_index = behind_short_title(a, chunk_index);
  const Chunk chunk = a.chunks[chunk_index];
  if (chunk.kind == ChunkKind::pronoun) {
    const std::uint32_t antecedent = antecedent_of(a, chunk_index);
    const std::uint64_t key = a.key(chunk.head);
    if ((key == "who"_w || key == "which"_w) && antecedent != kNone)
      return voice_of(a, antecedent, last, may_describe);
    return pronoun_voice(a, chunk, last);
  }
  // "our Office has confirmed": whoever publishes the page.
  if (a.key(chunk.range.begin) == "our"_w && !in_quotation(a, chunk.range.begin)) return {};
  const TokenRange phrase = full_phrase(a, chunk_index);
  if (const EntityHit* hit = a.name_in({chunk.head, chunk.head + 1}, {MentionKind::person}))
    return entity_voice(a, hit->entity, hit->range);
  if (const EntityHit* hit = person_behind(a, chunk_index))
    return entity_voice(a, hit->entity, hit->range);
  // A person described but not named, with words of her own.
  if (may_describe && indefinite_singular(a, chunk) && is_kin_or_witness(a, chunk))
    return described_person(a, chunk, phrase);
  if (const EntityHit* hit =
          a.name_in(phrase, {MentionKind::organisation, MentionKind::facility})) {
    return entity_voice(a, hit->entity, hit->range);
  }
  if (chunk.definite) {
    const std::uint32_t known = described_before(a, chunk, last);
    if (known != kNone) return entity_voice(a, known, chunk.range);
  }
  // A state by its name or by its capital; not a people ("Torvenians say").
  if (const std::string country = state_of(a, chunk); !country.empty())
    return entity_voice(a, government_entity(a, country), chunk.range);
  // "Commission blames the state" above a text that names the commission.
  if (a.in_title(chunk.head) && chunk.range.size() == 1 && !chunk.plural) {
    const std::uint32_t body = body_with_noun(a, a.head_noun(chunk), a.size());
    if (body != kNone) return entity_voice(a, body, chunk.range);
  }
  if (const std::uint32_t person = person_with_title(a, chunk); person != kNone)
    return entity_voice(a, person, chunk.range);
  if (const std::uint32_t body = experts_of(a, chunk); body != kNone)
    return entity_voice(a, body, phrase);
  if (const std::string country = state_of_office(a, chunk); !country.empty())
    return entity_voice(a, government_entity(a, country), phrase);
  if (const TokenRange name = unread_body(a, chunk); may_describe && !name.empty())
    return entity_voice(a, body_entity(a, std::string(a.words(name))), chunk.range);
  if (const std::uint32_t body = spoken_for(a, chunk_index); body != kNone) {
    Voice voice = voice_of(a, body, last, may_describe);
    voice.range = {phrase.begin, a.chunks[body].range.end};
    const bool known = voice.who == DraftLink::Who::entity &&
                       a.entities[voice.entity].kind == MentionKind::organisation;
    return known ? voice : unnamed_voice(a, voice.range);
  }
  return unnamed_voice(a, phrase);
}

}  // namespace habeas
