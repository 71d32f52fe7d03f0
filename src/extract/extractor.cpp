// extract/extractor.cpp - the tools that extractors share
#include "extract/extractor.h"

#include <algorithm>
#include <array>
#include <span>

#include "extract/granted.h"
#include "extract/learned_days.h"
#include "extract/one_of.h"
#include "extract/planned_days.h"
#include "extract/syntax.h"
#include "extract/victim_roles.h"
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

/// "Nine were killed and scores wounded on Monday": the day behind the second harm is that of the
/// first too, where only "and" and the people of either stand between them.
bool strikes_with(const TextReading& reading, const Frame& first, const Frame& second,
                  std::uint32_t time) {
  const auto harms = [](const Frame& frame) {
    return !frame.nominal && (frame.subkind == "killing" || frame.subkind == "injury");
  };
  const Analysis& a = reading.a;
  if (!harms(first) || !harms(second) || first.trigger.end > second.trigger.begin ||
      second.trigger.begin > time)
    return false;
  bool joined = false;
  for (std::uint32_t t = first.trigger.end; t < second.trigger.begin; ++t) {
    const std::uint32_t chunk = a.chunk_at[t];
    const bool other = a.pos(t) == Pos::sconj || a.word(t) == ";" || a.opens_time(t) ||
                       (chunk != kNone && a.chunks[chunk].kind == ChunkKind::verb &&
                        chunk != first.chunk && chunk != second.chunk);
    if (other) return false;
    joined = joined || a.key(t) == "and"_w;
  }
  return joined;
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
  if (holder != nullptr && holder->who == DraftLink::Who::narrator) holder = nullptr;
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
  const auto doubt = std::find_if(acts.begin(), acts.end(), [&](const SpeechAct* act) {
    const bool doubts = act->mood != Mood::asserted && act->mood != Mood::reported;
    if (doubts && is_taken_up(reading, anchor.begin, act->content)) {
      claim.mood = Mood::reported;
      return false;
    }
    return act->mood != Mood::possible || act->trailing || act->direct ||
           !is_granted(reading, anchor.begin, act->content, act->cue.begin);
  });
  if (doubt != acts.end()) claim.mood = (*doubt)->mood;
  if (const Hedge* const hedge = reading.voices.hedge_at(anchor.begin);
      hedge != nullptr && (claim.mood == Mood::asserted || claim.mood == Mood::reported) &&
      !is_granted(reading, anchor.begin, hedge->content, kNone))
    claim.mood = hedge->mood;
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

namespace {

/// Who acts or suffers is named by the head of the words: "Garo's stepmother", "the Tolverton
/// woman" and "Brackwater police" are neither Garo nor a town.
bool names_another(const Analysis& a, const Chunk& chunk) {
  const EntityHit* hit = a.name_in(chunk.range, {MentionKind::person, MentionKind::organisation,
                                                 MentionKind::place, MentionKind::facility});
  if (hit == nullptr || chunk.kind != ChunkKind::noun || hit->range.end > chunk.head) return false;
  if (hit->kind == MentionKind::place || hit->kind == MentionKind::facility) return true;
  return hit->kind == MentionKind::person && a.key(hit->range.end) == "'s"_w;
}

}  // namespace

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
      if (country.empty() && hit.kind == MentionKind::place && hit.range.end > a.chunks[chunk].head)
        country = a.state_meant(hit);
      if (country.empty() || hit.kind == MentionKind::organisation) continue;
      for (std::uint32_t e = 0; e < a.entities.size(); ++e) {
        if (a.entities[e].country != country || a.entities[e].organ != "government") continue;
        claim.roles.push_back({name, a.tokens.span(a.chunks[chunk].range), e, kNone});
        return;
      }
    }
  }
  const bool who = name == RoleName::agent || name == RoleName::victim;
  if (who && names_another(a, a.chunks[chunk])) {
    DraftRole role;
    role.name = name;
    role.span = a.tokens.span(a.chunks[chunk].range);
    claim.roles.push_back(role);
    return;
  }
  add_role(reading, claim, name, a.chunks[chunk].range);
}

namespace {

/// "the town of Brod", "the village of Halm": the chunk with the name behind it; else the chunk.
TokenRange with_its_name(const Analysis& a, std::uint32_t chunk) {
  static constexpr std::array<std::string_view, 10> kSites = {
      "town",     "city",     "village", "hamlet", "port",
      "district", "province", "region",  "state",  "island"};
  const Chunk& c = a.chunks[chunk];
  if (chunk + 1 >= a.chunks.size() || c.kind != ChunkKind::noun) return c.range;
  const Chunk& next = a.chunks[chunk + 1];
  const bool named = next.preposition == c.range.end && a.key(c.range.end) == "of"_w &&
                     next.range.begin == c.range.end + 1 &&
                     a.name_in(next.range, {MentionKind::place}) != nullptr &&
                     std::find(kSites.begin(), kSites.end(), a.head_noun(c)) != kSites.end();
  return named ? TokenRange{c.range.begin, next.range.end} : c.range;
}

/// "said in a joint statement today": the first token of what stands between the verb and the day.
std::uint32_t behind_medium(const Analysis& a, std::uint32_t day) {
  static constexpr std::array<std::string_view, 8> kMedia = {
      "statement", "report", "letter", "interview", "briefing", "release", "message", "post"};
  const std::uint32_t c = day == 0 ? kNone : a.chunk_at[day - 1];
  if (c == kNone || a.chunks[c].kind != ChunkKind::noun || a.chunks[c].range.end != day ||
      a.chunks[c].preposition == kNone || a.chunks[c].preposition + 1 != a.chunks[c].range.begin)
    return day;
  const bool medium =
      std::find(kMedia.begin(), kMedia.end(), a.head_noun(a.chunks[c])) != kMedia.end();
  return medium ? a.chunks[c].preposition : day;
}

/// "..., the council said on Monday": the day of the telling, not of what is told.
bool dates_a_saying(const TextReading& reading, const DateHit& hit) {
  const std::uint32_t begin =
      behind_medium(reading.a, hit.preposition != kNone ? hit.preposition : hit.range.begin);
  const auto& acts = reading.voices.acts;
  const auto at = std::lower_bound(
      acts.begin(), acts.end(), begin,
      [](const SpeechAct& act, std::uint32_t token) { return act.cue.end < token; });
  if (at == acts.end()) return false;
  if (at->cue.end == begin && !at->cue.empty() && !at->content.empty()) return true;
  // "The panel today voiced alarm at reports that ..."
  const auto next = at->cue.end <= begin ? at + 1 : at;
  return next != acts.end() && !next->cue.empty() && !next->trailing &&
         next->cue.begin == hit.range.end && next->content.begin >= next->cue.end;
}

/// "whose son was seized, said they had called since May": what is said here tells nothing of the
/// time of a deed told before the speaker's verb.
bool told_apart(const TextReading& reading, const Frame& frame, std::uint32_t token) {
  const std::vector<const SpeechAct*> acts = reading.voices.at(token);
  return std::any_of(acts.begin(), acts.end(), [&](const SpeechAct* act) {
    return !act->trailing && !act->cue.empty() && frame.trigger.begin < act->cue.begin &&
           act->content.begin >= act->cue.end &&
           reading.a.sentence(act->cue.begin).contains(frame.trigger.begin);
  });
}

/// "The family of a man who died in a cell last May sued the town on Monday": behind the verb of
/// the main clause nothing dates what a relative clause before it tells.
bool told_aside(const Analysis& a, const Frame& frame, std::uint32_t token) {
  if (frame.nominal || frame.chunk == 0 || frame.trigger.begin > token) return false;
  if (a.chunks[frame.chunk - 1].kind != ChunkKind::pronoun ||
      a.key(a.chunks[frame.chunk - 1].head) != "who"_w)
    return false;
  for (std::uint32_t c = frame.chunk + 1; c < a.chunks.size() && a.chunks[c].range.begin < token;
       ++c) {
    if (!is_finite(a.chunks[c])) continue;
    const std::uint64_t before = a.key(a.chunks[c].range.begin - 1);
    const std::uint32_t subject = subject_of(a, c);
    return before != "and"_w && before != "or"_w && subject != kNone && subject < frame.chunk - 1;
  }
  return false;
}

/// "shared a cell in April with a man who was taken in March": behind the verb of the main clause
/// and before the pronoun nothing dates what the relative clause tells.
bool told_before_clause(const Analysis& a, const Frame& frame, std::uint32_t token) {
  if (frame.nominal || frame.chunk == 0 || frame.trigger.begin <= token) return false;
  const Chunk& pronoun = a.chunks[frame.chunk - 1];
  if (pronoun.kind != ChunkKind::pronoun || a.key(pronoun.head) != "who"_w ||
      pronoun.range.begin <= token)
    return false;
  const std::uint32_t first = a.sentence(token).begin;
  for (std::uint32_t c = a.next_chunk(token); c-- > 0 && a.chunks[c].range.begin >= first;) {
    if (is_finite(a.chunks[c])) return true;
  }
  return false;
}

/// "By Sunday 21 had been freed": until when, not when.
bool ends_a_stretch(const Analysis& a, const DateHit& hit) {
  return hit.preposition != kNone && a.key(hit.preposition) == "by"_w;
}

}  // namespace

namespace {

/// "Rebels of the Osterin Front": the body whose people act, as the chunk behind "of"; else kNone.
std::uint32_t body_of(const Analysis& a, std::uint32_t agent) {
  const std::uint32_t of = agent + 1;
  const Chunk& who = a.chunks[agent];
  if (of >= a.chunks.size() || who.kind != ChunkKind::noun || !who.plural ||
      a.chunks[of].preposition != who.range.end || a.key(who.range.end) != "of"_w)
    return kNone;
  return a.name_in(a.chunks[of].range, {MentionKind::organisation}) != nullptr ? of : kNone;
}

/// "Osterin Front guerrillas", "Coast Guard sailors": the body's name before the noun for its
/// people.
const EntityHit* body_before(const Analysis& a, std::uint32_t agent) {
  const Chunk& who = a.chunks[agent];
  if (who.kind != ChunkKind::noun || !a.is_people(who)) return nullptr;
  const EntityHit* const hit = a.name_in(who.range, {MentionKind::organisation});
  return hit != nullptr && hit->range.end <= who.head ? hit : nullptr;
}

void add_agents(const TextReading& reading, DraftClaim& claim, std::uint32_t agent) {
  const EntityHit* const before = body_before(reading.a, agent);
  if (before != nullptr) {
    claim.roles.push_back(
        {RoleName::agent, reading.a.tokens.span(reading.a.chunks[agent].range), kNone, kNone});
    add_role(reading, claim, RoleName::agent, before->range);
    return;
  }
  add_role(reading, claim, RoleName::agent, agent);
  const std::uint32_t body = body_of(reading.a, agent);
  if (body != kNone) add_role(reading, claim, RoleName::agent, body);
}

/// "the headquarters of the labour union", "a house of exiles": the thing with what it is of.
TokenRange with_its_owner(const Analysis& a, std::uint32_t chunk) {
  const Chunk& c = a.chunks[chunk];
  if (c.kind != ChunkKind::noun || chunk + 1 >= a.chunks.size()) return c.range;
  const Chunk& next = a.chunks[chunk + 1];
  const bool of = next.kind == ChunkKind::noun && next.preposition == c.range.end &&
                  a.key(c.range.end) == "of"_w && next.range.begin == c.range.end + 1 &&
                  !a.in_time(next.range.begin) && !a.term_class(c).empty();
  return of ? TokenRange{c.range.begin, next.range.end} : c.range;
}

}  // namespace

namespace {

/// "Forty vanished, the League, a group in Tolverton, says": where those sit who tell of it.
bool is_place_of_teller(const TextReading& reading, const Frame& frame, std::uint32_t token) {
  const std::vector<const SpeechAct*> acts = reading.voices.at(frame.trigger.begin);
  return std::any_of(acts.begin(), acts.end(), [&](const SpeechAct* act) {
    return act->trailing && !act->cue.empty() && token >= act->content.end &&
           token < act->cue.begin;
  });
}

bool hurts_body(const Frame& frame) {
  return frame.subkind == "killing" || frame.subkind == "injury" || frame.subkind == "attack";
}

}  // namespace

void add_frame_roles(const TextReading& reading, DraftClaim& claim, const Frame& frame) {
  if (frame.agent != kNone) add_agents(reading, claim, frame.agent);
  if (frame.agent != kNone) add_joined_agents(reading, claim, frame.agent);
  const bool deed = claim.kind == ClaimKind::event;
  const auto add_sufferer = [&](std::uint32_t c) {
    if (deed) {
      add_victim(reading, claim, c);
    } else {
      add_role(reading, claim, RoleName::victim, c);
    }
  };
  if (frame.victim != kNone) add_sufferer(frame.victim);
  for (const std::uint32_t c : frame.others) add_sufferer(c);
  if (frame.target != kNone)
    add_role(reading, claim, RoleName::target, with_its_owner(reading.a, frame.target));
  for (const std::uint32_t c : frame.things)
    add_role(reading, claim, RoleName::target, with_its_owner(reading.a, c));
  if (frame.instrument != kNone) add_role(reading, claim, RoleName::instrument, frame.instrument);
  const auto add_end = [&](RoleName name, std::uint32_t c) {
    const TokenRange words = with_its_name(reading.a, c);
    if (words == reading.a.chunks[c].range) {
      add_role(reading, claim, name, c);
    } else {
      add_role(reading, claim, name, words);
    }
  };
  for (const std::uint32_t c : frame.from) add_end(RoleName::from, c);
  for (const std::uint32_t c : frame.to) add_end(RoleName::to, c);
  for (const std::uint32_t c : frame.via) add_role(reading, claim, RoleName::via, c);
  const Analysis& a = reading.a;
  const auto add_places = [&](const Frame& of) {
    bool added = false;
    for (const std::uint32_t c : of.at) {
      const TokenRange words = with_its_name(a, c);
      if (a.name_in(words, {MentionKind::place, MentionKind::facility}) == nullptr) continue;
      if (is_place_of_teller(reading, of, words.begin)) continue;
      add_role(reading, claim, RoleName::place, words);
      added = true;
    }
    return added;
  };
  // "were handed over after being held in Karsova": what else befell the same people says where.
  if (!add_places(frame) && frame.victim != kNone) {
    for (const Frame& other : frames_in(reading.frames, a.sentence(frame.trigger.begin))) {
      // "was stabbed and taken to a hospital in Halm": to where is not where
      if (other.subkind == "transfer" && hurts_body(frame)) continue;
      if (&other != &frame && other.victim == frame.victim && other.happened()) add_places(other);
    }
  }
  const TokenRange sentence = a.sentence(frame.trigger.begin);
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (!a.opens_time(t)) continue;
    const std::uint32_t d = a.date_at[t];
    const std::uint32_t nearest = nearest_frame(reading, t);
    if (nearest == kNone || (&reading.frames[nearest] != &frame &&
                             !strikes_with(reading, frame, reading.frames[nearest], t)))
      continue;
    if (dates_a_saying(reading, a.dates[d]) || ends_a_stretch(a, a.dates[d])) continue;
    DraftRole role;
    role.name = RoleName::date;
    role.span = a.tokens.span(a.dates[d].range);
    role.mention = reading.mention_of_date[d];
    claim.roles.push_back(role);
  }
}

namespace {

/// "since the start of May", "after the night of 3 June": a stretch of the time itself.
bool is_time_noun(const Analysis& a, std::uint32_t head) {
  static constexpr std::array<std::uint64_t, 20> kTimes = {
      "start"_w,  "beginning"_w, "end"_w,    "middle"_w, "night"_w, "morning"_w, "evening"_w,
      "spring"_w, "summer"_w,    "autumn"_w, "winter"_w, "week"_w,  "month"_w,   "year"_w,
      "day"_w,    "events"_w,    "summer"_w, "outset"_w, "close"_w, "fall"_w};
  return one_of(a.key(head), kTimes) || a.in_time(head);
}

/// "up from 26,000 in 2023", "compared with 40 in May": the time of a figure set beside this one.
bool dates_a_comparison(const Analysis& a, std::uint32_t token) {
  static constexpr std::array<std::uint64_t, 5> kBeside = {"up"_w, "down"_w, "compared"_w,
                                                           "against"_w, "versus"_w};
  constexpr std::uint32_t kReach = 7;  // "compared with about 26,000 people in all of"
  const TokenRange sentence = a.sentence(token);
  bool number = false;
  for (std::uint32_t t = token; t-- > sentence.begin && token - t <= kReach;) {
    if (a.pos(t) == Pos::verb || a.word(t) == ",") {
      if (a.key(t) != "compared"_w) return false;
    }
    number = number || a.pos(t) == Pos::num;
    const bool from =
        a.key(t + 1) == "from"_w || a.key(t + 1) == "with"_w || a.key(t + 1) == "to"_w;
    const bool alone = a.key(t) == "against"_w || a.key(t) == "versus"_w;
    if (number && one_of(a.key(t), kBeside) && (from || alone)) return true;
  }
  return false;
}

}  // namespace

namespace {

/// "The search went on Wednesday in the killing of a girl": the day of the verb right before it.
bool dates_another_verb(const TextReading& reading, std::uint32_t token) {
  static constexpr std::array<std::string_view, 6> kHappen = {"happen", "occur", "take",
                                                              "come",   "begin", "say"};
  const Analysis& a = reading.a;
  const std::uint32_t d = a.date_at[token];
  if (d == kNone) return false;
  const DateHit& date = a.dates[d];
  std::uint32_t at = date.preposition != kNone ? date.preposition : date.range.begin;
  if (at > 0 && (a.key(at - 1) == "on"_w || a.key(at - 1) == "out"_w) && at >= 2) --at;
  const std::uint32_t verb = at == 0 ? kNone : a.chunk_at[at - 1];
  if (verb == kNone || !is_finite(a.chunks[verb]) || a.chunks[verb].range.end != at) return false;
  return !is_verb_of(a, verb, kHappen);
}

/// "It was the largest expulsion recorded by the network this year."
bool ends_comparison(const Analysis& a, const DateHit& hit) {
  static constexpr std::array<std::uint64_t, 6> kMost = {"largest"_w,   "biggest"_w, "worst"_w,
                                                         "deadliest"_w, "highest"_w, "gravest"_w};
  const TokenRange sentence = a.sentence(hit.range.begin);
  const std::uint64_t first = a.key(hit.range.begin);
  if ((first != "this"_w && first != "last"_w) || hit.preposition != kNone ||
      a.key(hit.range.end - 1) != "year"_w || hit.range.end + 1 < sentence.end)
    return false;
  for (std::uint32_t t = sentence.begin; t < hit.range.begin; ++t) {
    if (one_of(a.key(t), kMost)) return true;
  }
  return false;
}

/// "that they had died of fever and that the chief had been away until May": what another clause of
/// the same report dates.
bool told_in_clause_before(const Analysis& a, const Frame& frame, std::uint32_t token) {
  for (std::uint32_t t = frame.trigger.end; t + 1 < token; ++t) {
    if (a.key(t + 1) != "that"_w || (a.key(t) != "and"_w && a.key(t) != "but"_w)) continue;
    for (std::uint32_t c = a.next_chunk(t); c < a.chunks.size() && a.chunks[c].range.begin < token;
         ++c) {
      if (is_finite(a.chunks[c])) return true;
    }
  }
  return false;
}

}  // namespace

bool dates_recalled(const TextReading& reading, const DateHit& hit) {
  static constexpr std::array<std::uint64_t, 6> kBehind = {"since"_w,     "after"_w,  "before"_w,
                                                           "following"_w, "during"_w, "from"_w};
  const Analysis& a = reading.a;
  if (ends_comparison(a, hit)) return true;
  if (hit.preposition == kNone || hit.preposition == 0 || a.key(hit.preposition) != "of"_w)
    return false;
  const std::uint32_t c = a.chunk_at[hit.preposition - 1];
  if (c == kNone || a.chunks[c].kind != ChunkKind::noun || a.chunks[c].range.end != hit.preposition)
    return false;
  const std::uint32_t before = a.chunks[c].range.begin;
  const bool recalled =
      (a.chunks[c].preposition != kNone && one_of(a.key(a.chunks[c].preposition), kBehind)) ||
      (before > 0 && one_of(a.key(before - 1), kBehind));
  if (!recalled || is_time_noun(a, a.chunks[c].head)) return false;
  return std::none_of(reading.frames.begin(), reading.frames.end(), [&](const Frame& frame) {
    return frame.chunk == c && frame.nominal && makes_incident(frame.subkind);
  });
}

std::uint32_t nearest_frame(const TextReading& reading, std::uint32_t token) {
  if (in_dateline(reading.a, token) || dates_a_comparison(reading.a, token)) return kNone;
  const std::uint32_t date = reading.a.date_at[token];
  if (date != kNone && (dates_recalled(reading, reading.a.dates[date]) ||
                        dates_a_learning(reading.a, reading.a.dates[date])))
    return kNone;
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
  const auto dated_apart = [&](const Frame& frame) {
    // "was sentenced last year for shooting a man": the day of the sentence
    const bool for_it = !frame.nominal && reading.a.chunks[frame.chunk].participle &&
                        frame.trigger.begin > 0 &&
                        reading.a.key(frame.trigger.begin - 1) == "for"_w;
    return (frame.nominal && frame.trigger.begin > token && dates_another_verb(reading, token)) ||
           (for_it && frame.trigger.begin > token);
  };
  if (before != nullptr && !parted(reading.a, before->trigger.end, token, before->nominal))
    return index(*before);
  if (behind != nullptr && !dated_apart(*behind) &&
      !told_before_clause(reading.a, *behind, token) &&
      !parted(reading.a, token, reading.a.chunks[behind->chunk].range.begin))
    return index(*behind);
  std::uint32_t best = kNone;
  std::uint32_t best_distance = kNone;
  for (const Frame& frame : frames) {
    const std::uint32_t begin = frame.trigger.begin;
    const std::uint32_t distance = begin > token ? begin - token : token - begin;
    if (distance >= best_distance || told_apart(reading, frame, token) ||
        told_aside(reading.a, frame, token) || told_before_clause(reading.a, frame, token) ||
        dates_what_comes(reading.a, frame, token) || dated_apart(frame) ||
        told_in_clause_before(reading.a, frame, token))
      continue;
    best = index(frame);
    best_distance = distance;
  }
  return best;
}

}  // namespace habeas
