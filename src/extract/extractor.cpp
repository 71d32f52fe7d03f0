// extract/extractor.cpp - the tools that extractors share
#include "extract/extractor.h"

#include <algorithm>
#include <array>
#include <span>

#include "extract/syntax.h"
#include "extract/words.h"

namespace habeas {
namespace {

DraftLink link_of(const Analysis& a, const Voice& voice, Rel rel) {
  DraftLink link;
  link.who = voice.who;
  link.entity = voice.entity;
  link.name = voice.name;
  link.rel = rel;
  if (!voice.range.empty()) link.span = a.tokens.span(voice.range);
  return link;
}

/// The author of a quoted opinion piece, film or letter speaks in their own name: the one author of
/// the region, when the paragraph before it presents such a work. kNone for a news report.
std::uint32_t author_in_own_name(const Analysis& a, std::uint32_t region) {
  static constexpr std::array<std::uint64_t, 12> kWorks = {
      "op"_w,    "opinion"_w, "editorial"_w, "essay"_w,  "column"_w, "documentary"_w,
      "video"_w, "film"_w,    "letter"_w,    "memoir"_w, "diary"_w,  "blog"_w};
  const Region& quoted = a.layout->regions[region];
  if (quoted.kind != RegionKind::quoted || quoted.authors.size() != 1) return kNone;
  const std::uint32_t first = a.tokens.token_at(quoted.span.begin);
  if (first == 0 || first >= a.size()) return kNone;
  const TokenRange before = a.block(first - 1);
  bool presented = false;
  for (std::uint32_t t = before.begin; t < before.end; ++t) {
    presented = presented || std::find(kWorks.begin(), kWorks.end(), a.key(t)) != kWorks.end();
  }
  if (!presented) return kNone;
  for (std::uint32_t e = 0; e < a.entities.size(); ++e) {
    if (a.entities[e].kind == MentionKind::person && a.entities[e].name == quoted.authors.front())
      return e;
  }
  return kNone;
}

/// "The deportation took place on": a verb that says of an event no more than that it happened.
bool only_happens(const Analysis& a, std::uint32_t verb) {
  return any_of(a.key(verb), {"occurred"_w, "happened"_w, "took"_w, "began"_w, "started"_w,
                              "ended"_w, "followed"_w, "came"_w});
}

/// Does a finite verb or a conjunction that opens a clause stand between two token positions?
/// Behind an event told by a noun a verb that only says that it happened does not count.
bool parted(const Analysis& a, std::uint32_t from, std::uint32_t to, bool behind_noun = false) {
  for (std::uint32_t t = from; t < to; ++t) {
    if (a.pos(t) == Pos::sconj || a.key(t) == "when"_w || a.key(t) == "while"_w) return true;
    const std::uint32_t chunk = a.chunk_at[t];
    if (chunk != kNone && a.chunks[chunk].head == t && is_finite(a.chunks[chunk]) &&
        !(behind_noun && only_happens(a, t)))
      return true;
    const bool joins = a.key(t) == "after"_w || a.key(t) == "before"_w;
    const std::uint32_t next = t + 1 < a.size() ? a.chunk_at[t + 1] : kNone;
    if (joins && next != kNone && a.chunks[next].kind == ChunkKind::verb) return true;
  }
  return false;
}

}  // namespace

std::vector<DraftLink> chain_at(const TextReading& reading, std::uint32_t token,
                                const Voice* holder) {
  std::vector<DraftLink> chain;
  const Analysis& a = reading.a;
  if (holder != nullptr) chain.push_back(link_of(a, *holder, Rel::reported));
  std::vector<const Voice*> seen;
  if (holder != nullptr) seen.push_back(holder);
  for (const SpeechAct* act : reading.voices.at(token)) {
    if (std::any_of(seen.begin(), seen.end(), [&](const Voice* v) { return *v == act->voice; }))
      continue;
    seen.push_back(&act->voice);
    chain.push_back(link_of(a, act->voice, act->rel));
  }
  if (seen.size() == (holder != nullptr ? 1U : 0U)) {
    DraftLink narrator;
    narrator.who = DraftLink::Who::narrator;
    narrator.name = std::string(kNarrator);
    narrator.rel = Rel::narrator;
    const std::uint32_t author = author_in_own_name(a, a.region(token));
    if (author != kNone) {
      narrator.who = DraftLink::Who::entity;
      narrator.entity = author;
      narrator.name = a.entities[author].name;
      narrator.rel = Rel::said;
    }
    chain.push_back(std::move(narrator));
  }
  return chain;
}

TokenRange clause_around(const TextReading& reading, TokenRange range) {
  const Analysis& a = reading.a;
  TokenRange sentence = a.sentence(range.begin);
  sentence.end = std::max(sentence.end, range.end);
  for (std::uint32_t t = range.begin; t-- > sentence.begin;) {
    if (a.word(t) == ";") {
      sentence.begin = t + 1;
      break;
    }
  }
  for (std::uint32_t t = range.end; t < sentence.end; ++t) {
    if (a.word(t) == ";") {
      sentence.end = t;
      break;
    }
  }
  while (sentence.end > range.end && a.pos(sentence.end - 1) == Pos::punct) --sentence.end;
  while (sentence.end > range.end && a.tokens.tokens[sentence.end - 1].kind == TokenKind::citation)
    --sentence.end;
  while (sentence.begin < range.begin && a.pos(sentence.begin) == Pos::punct) ++sentence.begin;
  return sentence;
}

DraftClaim make_claim(const TextReading& reading, ClaimKind kind, std::string subkind,
                      TokenRange anchor, TokenRange span, const Voice* holder) {
  const Analysis& a = reading.a;
  DraftClaim claim;
  claim.kind = kind;
  claim.subkind = std::move(subkind);
  claim.anchor = a.tokens.span(anchor);
  claim.span = hull(a.tokens.span(span), claim.anchor);
  claim.chain = chain_at(reading, anchor.begin, holder);
  claim.region = a.region(anchor.begin);
  const std::vector<const SpeechAct*> acts = reading.voices.at(anchor.begin);
  if (!acts.empty()) claim.mood = acts.front()->mood;
  return claim;
}

void add_role(const TextReading& reading, DraftClaim& claim, RoleName name, TokenRange words) {
  const Analysis& a = reading.a;
  DraftRole role;
  role.name = name;
  role.span = a.tokens.span(words);
  const EntityHit* hit = a.name_in(words, {MentionKind::person, MentionKind::organisation,
                                           MentionKind::place, MentionKind::facility});
  if (hit != nullptr) {
    const auto index = static_cast<std::uint32_t>(hit - a.names.data());
    role.mention = reading.mention_of_name[index];
    if (hit->kind != MentionKind::place && hit->kind != MentionKind::facility)
      role.entity = hit->entity;
  }
  claim.roles.push_back(role);
}

void add_role(const TextReading& reading, DraftClaim& claim, RoleName name, std::uint32_t chunk) {
  const Analysis& a = reading.a;
  const std::uint32_t group = reading.groups.of_chunk(chunk);
  if (group != kNone) {
    DraftRole role;
    role.name = name;
    role.span = a.tokens.span(a.chunks[chunk].range);
    role.entity = reading.groups.groups[group].entity;
    claim.roles.push_back(role);
    return;
  }
  if (name == RoleName::agent) {
    // A state that acts is its government, whatever name stands for it.
    for (std::uint32_t t = a.chunks[chunk].range.begin; t < a.chunks[chunk].range.end; ++t) {
      if (a.name_at[t] == kNone) continue;
      const EntityHit& hit = a.names[a.name_at[t]];
      std::string country = hit.country;
      if (country.empty() && hit.kind == MentionKind::place) {
        country = a.context->gazetteer->state_named(hit.rows);
      }
      if (country.empty() || hit.kind == MentionKind::organisation) continue;
      for (std::uint32_t e = 0; e < a.entities.size(); ++e) {
        if (a.entities[e].country != country || a.entities[e].organ != "government") continue;
        claim.roles.push_back({name, a.tokens.span(a.chunks[chunk].range), e, kNone});
        return;
      }
    }
  }
  add_role(reading, claim, name, a.chunks[chunk].range);
}

namespace {

/// "..., the council said on Monday": the day of the telling, not of what is told.
bool dates_a_saying(const TextReading& reading, const DateHit& hit) {
  const std::uint32_t begin = hit.preposition != kNone ? hit.preposition : hit.range.begin;
  const auto& acts = reading.voices.acts;
  const auto at = std::lower_bound(
      acts.begin(), acts.end(), begin,
      [](const SpeechAct& act, std::uint32_t token) { return act.cue.end < token; });
  return at != acts.end() && at->cue.end == begin && !at->cue.empty() && !at->content.empty();
}

}  // namespace

void add_frame_roles(const TextReading& reading, DraftClaim& claim, const Frame& frame) {
  if (frame.agent != kNone) add_role(reading, claim, RoleName::agent, frame.agent);
  if (frame.victim != kNone) add_role(reading, claim, RoleName::victim, frame.victim);
  for (const std::uint32_t c : frame.others) add_role(reading, claim, RoleName::victim, c);
  if (frame.target != kNone) add_role(reading, claim, RoleName::target, frame.target);
  if (frame.instrument != kNone) add_role(reading, claim, RoleName::instrument, frame.instrument);
  for (const std::uint32_t c : frame.from) add_role(reading, claim, RoleName::from, c);
  for (const std::uint32_t c : frame.to) add_role(reading, claim, RoleName::to, c);
  for (const std::uint32_t c : frame.via) add_role(reading, claim, RoleName::via, c);
  const Analysis& a = reading.a;
  const auto add_places = [&](const Frame& of) {
    bool added = false;
    for (const std::uint32_t c : of.at) {
      if (a.name_in(a.chunks[c].range, {MentionKind::place, MentionKind::facility}) == nullptr)
        continue;
      add_role(reading, claim, RoleName::place, c);
      added = true;
    }
    return added;
  };
  // "were handed over after being held in Karsova": what else befell the same people says where.
  if (!add_places(frame) && frame.victim != kNone) {
    for (const Frame& other : frames_in(reading.frames, a.sentence(frame.trigger.begin))) {
      if (&other != &frame && other.victim == frame.victim && other.happened()) add_places(other);
    }
  }
  const TokenRange sentence = a.sentence(frame.trigger.begin);
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (!a.opens_time(t)) continue;
    const std::uint32_t d = a.date_at[t];
    const std::uint32_t nearest = nearest_frame(reading, t);
    if (nearest == kNone || &reading.frames[nearest] != &frame) continue;
    if (dates_a_saying(reading, a.dates[d])) continue;
    DraftRole role;
    role.name = RoleName::date;
    role.span = a.tokens.span(a.dates[d].range);
    role.mention = reading.mention_of_date[d];
    claim.roles.push_back(role);
  }
}

std::uint32_t nearest_frame(const TextReading& reading, std::uint32_t token) {
  if (in_dateline(reading.a, token)) return kNone;
  const std::span<const Frame> frames = frames_in(reading.frames, reading.a.sentence(token));
  const auto index = [&](const Frame& frame) {
    return static_cast<std::uint32_t>(&frame - reading.frames.data());
  };
  // In the clause of the verb before it; else with the verb behind it; else the nearest.
  const Frame* before = nullptr;
  const Frame* behind = nullptr;
  for (const Frame& frame : frames) {
    if (frame.trigger.begin < token) before = &frame;
    if (frame.trigger.begin >= token && behind == nullptr) behind = &frame;
  }
  if (before != nullptr && !parted(reading.a, before->trigger.end, token, before->nominal))
    return index(*before);
  if (behind != nullptr && !parted(reading.a, token, reading.a.chunks[behind->chunk].range.begin))
    return index(*behind);
  std::uint32_t best = kNone;
  std::uint32_t best_distance = kNone;
  for (const Frame& frame : frames) {
    const std::uint32_t begin = frame.trigger.begin;
    const std::uint32_t distance = begin > token ? begin - token : token - begin;
    if (distance >= best_distance) continue;
    best = index(frame);
    best_distance = distance;
  }
  return best;
}

}  // namespace habeas
