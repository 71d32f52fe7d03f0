// extract/fates.cpp - the fate of counted people by nouns and phrases
#include "extract/fates.h"

#include <algorithm>
#include <array>

#include "extract/living.h"
#include "extract/one_of.h"
#include "model/days.h"

namespace habeas {
namespace {

/// "The bodies of six men", "the remains of 46 people": those of whom only this is left.
bool is_left_of(const Analysis& a, std::uint32_t c) {
  static constexpr std::array<std::string_view, 7> kRemains = {
      "body", "corpse", "remain", "remains", "skeleton", "skull", "bone"};
  const Chunk& chunk = a.chunks[c];
  if (c == 0 || chunk.preposition == kNone || a.key(chunk.preposition) != "of"_w ||
      a.chunks[c - 1].range.end != chunk.preposition || a.chunks[c - 1].kind != ChunkKind::noun)
    return false;
  const std::string noun = a.head_noun(a.chunks[c - 1]);
  return std::find(kRemains.begin(), kRemains.end(), noun) != kRemains.end();
}

/// "the loss of at least 25 lives"; not "saved 25 lives".
bool is_loss_of_lives(const Analysis& a, std::string_view noun, std::uint32_t c) {
  const Chunk& chunk = a.chunks[c];
  return (noun == "life" || noun == "live") && c > 0 && chunk.preposition != kNone &&
         a.key(chunk.preposition) == "of"_w && a.key(a.chunks[c - 1].head) == "loss"_w;
}

struct Entry {
  std::uint64_t noun;
  std::string_view event;
};

/// The fate that one of these tokens names: "among the dead", "two of the seven dead".
std::string fate_in(const Analysis& a, std::uint32_t from, std::uint32_t to) {
  static constexpr std::array<Entry, 12> kFates = {{{"dead"_w, "killing"},
                                                    {"killed"_w, "killing"},
                                                    {"victims"_w, "killing"},
                                                    {"slain"_w, "killing"},
                                                    {"wounded"_w, "injury"},
                                                    {"injured"_w, "injury"},
                                                    {"missing"_w, "enforced_disappearance"},
                                                    {"disappeared"_w, "enforced_disappearance"},
                                                    {"detained"_w, "detention"},
                                                    {"arrested"_w, "detention"},
                                                    {"abducted"_w, "abduction"},
                                                    {"hostages"_w, "abduction"}}};
  for (std::uint32_t i = from; i < to; ++i) {
    for (const Entry& entry : kFates) {
      if (a.key(i) == entry.noun) return std::string(entry.event);
    }
  }
  return {};
}

/// Behind the people counted with these: "six patients, a cook and two nurses were".
std::uint32_t behind_joined(const Analysis& a, std::uint32_t c, std::uint32_t end) {
  for (std::uint32_t next = c + 1; next < a.chunks.size(); c = next++) {
    std::uint32_t t = a.chunks[c].range.end;
    if (t < end && a.word(t) == ",") ++t;
    if (t < end && a.pos(t) == Pos::cconj) ++t;
    const Chunk& other = a.chunks[next];
    if (t == a.chunks[c].range.end || other.range.begin != t || other.kind != ChunkKind::noun)
      break;
  }
  return a.chunks[c].range.end;
}

/// "Among the wounded were six women", "Among those still held are three weavers": the fate of
/// those counted behind the verb, which English inverts when "among" opens the sentence.
std::string fate_opened_by_among(const Analysis& a, std::uint32_t c) {
  const TokenRange sentence = a.sentence(a.chunks[c].range.begin);
  std::uint32_t t = sentence.begin;
  if (a.key(t) != "among"_w || !one_of(a.key(t + 1), {"the"_w, "those"_w})) return {};
  t += one_of(a.key(t + 2), {"still"_w, "now"_w, "already"_w}) ? 3 : 2;
  const std::uint32_t verb = t + 1;
  if (verb >= sentence.end || !one_of(a.key(verb), {"is"_w, "are"_w, "was"_w, "were"_w})) return {};
  if (a.chunks[c].range.begin != verb + 1) return {};
  return a.key(t) == "held"_w ? "detention" : fate_in(a, t, verb);
}

/// "Four policemen and a cook were among the dead": the fate of those counted, said by a phrase.
std::string fate_among(const Analysis& a, std::uint32_t c) {
  const std::uint32_t end = a.sentence(a.chunks[c].range.begin).end;
  const std::uint32_t begin = behind_joined(a, c, end);
  std::uint32_t t = begin;
  while (t < end && a.pos(t) == Pos::aux) ++t;
  if (t == begin || t + 2 >= end || a.key(t) != "among"_w) return {};
  return fate_in(a, t + 1, std::min(end, t + 4));
}

/// "The dead included five children": the fate of those counted, said by those they are some of.
std::string fate_of_included(const Analysis& a, const QuantityHit& hit) {
  const std::uint32_t begin = hit.range.begin;
  if (begin < a.sentence(begin).begin + 3) return {};
  const std::uint64_t verb = a.key(begin - 1);
  const std::uint64_t the = a.key(begin - 3);
  if ((verb != "included"_w && verb != "include"_w && verb != "includes"_w) ||
      (the != "the"_w && the != "those"_w))
    return {};
  return fate_in(a, begin - 2, begin - 1);
}

/// "failed to reach Sednaport", "never came home", "failed to return to the village": a way whose
/// end is a place; not "failed to reach an agreement", "never came to the wedding".
bool fails_to_arrive(const Analysis& a, std::uint32_t t, std::uint32_t end) {
  static constexpr std::array<std::uint64_t, 6> kHome = {"home"_w,    "house"_w, "homes"_w,
                                                         "village"_w, "camp"_w,  "family"_w};
  std::uint32_t verb = t + 1;
  if (a.key(t) == "failed"_w) {
    if (a.key(verb) != "to"_w) return false;
    ++verb;
  } else if (a.key(t) != "never"_w) {
    return false;
  }
  const std::uint64_t key = a.key(verb);
  if (verb >= end ||
      (key != "arrive"_w && key != "arrived"_w && key != "reach"_w && key != "reached"_w &&
       key != "return"_w && key != "returned"_w && key != "came"_w))
    return false;
  if (a.key(verb + 1) == "home"_w || (key == "came"_w && a.key(verb + 1) == "back"_w)) return true;
  const bool returns = key == "return"_w || key == "returned"_w;
  if (returns && (verb + 1 >= end || a.pos(verb + 1) == Pos::punct)) return true;
  const std::uint32_t goal = a.next_chunk(verb + 1);
  constexpr std::uint32_t kGap = 1;  // the preposition
  if (goal >= a.chunks.size() || a.chunks[goal].range.begin > verb + 1 + kGap ||
      a.chunks[goal].range.begin >= end)
    return false;
  const Chunk& chunk = a.chunks[goal];
  return a.name_in(chunk.range, {MentionKind::place, MentionKind::facility}) != nullptr ||
         std::find(kHome.begin(), kHome.end(), a.key(chunk.head)) != kHome.end();
}

/// "lost all trace of 31", "the whereabouts of 17 have not been established", "19 men whose
/// families have had no news", "two have yet to be seen": those of whom nobody has heard.
bool is_lost_from_sight(const Analysis& a, std::uint32_t c) {
  static constexpr std::array<std::string_view, 5> kSigns = {"whereabout", "whereabouts", "trace",
                                                             "sight", "fate"};
  const Chunk& chunk = a.chunks[c];
  const TokenRange sentence = a.sentence(chunk.range.begin);
  const auto is = [&](std::uint32_t t, std::uint64_t key) {
    return t < sentence.end && a.key(t) == key;
  };
  const bool sign =
      c > 0 && chunk.preposition != kNone && a.key(chunk.preposition) == "of"_w &&
      a.chunks[c - 1].range.end == chunk.preposition &&
      std::find(kSigns.begin(), kSigns.end(), a.head_noun(a.chunks[c - 1])) != kSigns.end();
  if (sign) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (is(t, "lost"_w) || is(t, "not"_w) || is(t, "unknown"_w) || is(t, "unclear"_w))
        return true;
    }
  }
  constexpr std::uint32_t kReach = 8;
  for (std::uint32_t t = chunk.range.end; t < std::min(sentence.end, chunk.range.end + kReach);
       ++t) {
    if (a.word(t) == ",") return false;
    const auto ends = [&](std::uint32_t i) {
      return i >= sentence.end || a.pos(i) == Pos::punct || is(i, "again"_w) || is(i, "since"_w);
    };
    if (is(t, "yet"_w) && is(t + 1, "to"_w) && is(t + 2, "be"_w) &&
        ((is(t + 3, "seen"_w) && ends(t + 4)) || is(t + 3, "found"_w) || is(t + 3, "traced"_w) ||
         is(t + 3, "located"_w)))
      return true;
    if (is(t, "lost"_w) && is(t + 1, "from"_w) && (is(t + 2, "sight"_w) || is(t + 2, "view"_w)))
      return true;
    if (is(t, "no"_w) && is(t + 1, "news"_w)) return true;
    if (is(t, "nobody"_w) && is(t + 1, "can"_w) && is(t + 2, "account"_w)) return true;
    if (fails_to_arrive(a, t, sentence.end)) return true;
  }
  return false;
}

/// "two of the seven dead": the fate of those of whom some are counted.
std::string fate_of_whole(const Analysis& a, const QuantityHit& hit) {
  const std::uint32_t end = a.sentence(hit.range.begin).end;
  const std::uint32_t of = hit.number.end;
  if (of + 2 >= end || a.key(of) != "of"_w || a.key(of + 1) != "the"_w) return {};
  std::uint32_t t = of + 2;
  while (t < end && a.pos(t) == Pos::num) ++t;
  if (a.key(t) == "victims"_w) return {};  // the dead, or the wounded: what befell them says it
  return fate_in(a, t, std::min(end, t + 1));
}

/// "51 cases of enforced disappearance": what befell those of each case; empty if it is no deed
/// that befalls people.
std::string deed_of_cases(const Analysis& a, std::uint32_t of) {
  constexpr std::uint32_t kReach = 3;
  const std::uint32_t end = std::min(a.sentence(of - 1).end, of + 1 + kReach);
  if (of + 1 >= end || a.key(of) != "of"_w) return {};
  static constexpr std::array<std::string_view, 6> kDeeds = {
      "forced_return", "killing", "abduction", "detention", "enforced_disappearance", "torture"};
  for (std::uint32_t t = of + 1; t < end; ++t) {
    if (a.word(t) == "," || a.pos(t) == Pos::cconj) break;
    const auto hit = a.context->noun_frames.match_at(a.tokens, t, end);
    if (!hit) continue;
    const std::string& label = a.context->noun_frames[hit->phrase].label;
    const bool deed = std::find(kDeeds.begin(), kDeeds.end(), label) != kDeeds.end();
    return deed ? label : std::string();
  }
  return {};
}

}  // namespace

bool names_fate(const Analysis& a, const QuantityHit& hit, std::uint32_t c) {
  static constexpr std::array<std::string_view, 9> kFates = {"dead",    "death",   "fatality",
                                                             "wounded", "injured", "injury",
                                                             "hurt",    "missing", "disappeared"};
  const std::uint32_t head = hit.head != kNone ? hit.head : a.chunks[c].head;
  const std::string noun = singular(fold(a.word(head)));
  return std::find(kFates.begin(), kFates.end(), noun) != kFates.end();
}

bool tells_bodies(const Analysis& a, const QuantityHit& hit, std::uint32_t c) {
  const std::uint32_t head = hit.head != kNone ? hit.head : a.chunks[c].head;
  const std::string noun = singular(fold(a.word(head)));
  return is_left_of(a, c) || noun == "body" || noun == "corpse";
}

std::string fate_of_counted(const Analysis& a, const QuantityHit& hit, std::uint32_t c) {
  if (is_left_of(a, c)) return "killing";
  // "four were shot, one fatally", "two of them fatally"
  const bool of = a.key(hit.number.end) == "of"_w &&
                  (a.key(hit.number.end + 1) == "them"_w || a.key(hit.number.end + 1) == "whom"_w);
  const std::uint32_t next = hit.number.end + (of ? 2 : 0);
  if (hit.head == kNone && a.key(next) == "fatally"_w && a.pos(next + 1) != Pos::verb)
    return "killing";
  if (const auto living = fate_of_living(a, hit, c); !living.empty()) return std::string(living);
  if (std::string fate = fate_of_whole(a, hit); !fate.empty()) return fate;
  if (std::string fate = fate_opened_by_among(a, c); !fate.empty()) return fate;
  if (std::string fate = fate_among(a, c); !fate.empty()) return fate;
  if (std::string fate = fate_of_included(a, hit); !fate.empty()) return fate;
  struct Noun {
    std::string_view noun, event;
  };
  static constexpr std::array<Noun, 31> kNouns = {{{"dead", "killing"},
                                                   {"drown", "killing"},
                                                   {"killing", "killing"},
                                                   {"execution", "killing"},
                                                   {"arrest", "detention"},
                                                   {"detention", "detention"},
                                                   {"abduction", "abduction"},
                                                   {"kidnapping", "abduction"},
                                                   {"disappearance", "enforced_disappearance"},
                                                   {"deportation", "forced_return"},
                                                   {"expulsion", "forced_return"},
                                                   {"refoulement", "forced_return"},
                                                   {"abductee", "abduction"},
                                                   {"coffin", "killing"},
                                                   {"drowned", "killing"},
                                                   {"death", "killing"},
                                                   {"body", "killing"},
                                                   {"corpse", "killing"},
                                                   {"fatality", "killing"},
                                                   {"wounded", "injury"},
                                                   {"injured", "injury"},
                                                   {"injury", "injury"},
                                                   {"hurt", "injury"},
                                                   {"hostage", "abduction"},
                                                   {"captive", "abduction"},
                                                   {"deportee", "forced_return"},
                                                   {"returnee", "forced_return"},
                                                   {"detainee", "detention"},
                                                   {"prisoner", "detention"},
                                                   {"missing", "enforced_disappearance"},
                                                   {"disappeared", "enforced_disappearance"}}};
  const std::uint32_t head = hit.head != kNone ? hit.head : a.chunks[c].head;
  const std::string noun = singular(fold(a.word(head)));
  for (const Noun& entry : kNouns) {
    if (entry.noun == noun) return std::string(entry.event);
  }
  if (is_loss_of_lives(a, noun, c)) return "killing";
  if (hit.head != kNone) {  // "34 wounded weavers"
    for (std::uint32_t t = hit.number.end; t < hit.head; ++t) {
      if (a.key(t) == "wounded"_w || a.key(t) == "injured"_w) return "injury";
    }
  }
  if (noun == "case") {
    if (std::string deed = deed_of_cases(a, head + 1); !deed.empty()) return deed;
  }
  return is_lost_from_sight(a, c) ? "enforced_disappearance" : std::string();
}

namespace {

/// "June", "the first of the year", "the beginning of May"
bool begins_time(const Analysis& a, std::uint32_t from, std::uint32_t end) {
  static constexpr std::array<std::uint64_t, 4> kStart = {"first"_w, "start"_w, "beginning"_w,
                                                          "outset"_w};
  if (from >= end) return false;
  if (a.in_time(from)) return true;
  const std::uint32_t noun = a.key(from) == "the"_w ? from + 1 : from;
  if (std::find(kStart.begin(), kStart.end(), a.key(noun)) == kStart.end()) return false;
  const std::uint32_t time = a.key(noun + 2) == "the"_w ? noun + 3 : noun + 2;
  return a.key(noun + 1) == "of"_w && time < end &&
         (a.key(time) == "year"_w || a.key(time) == "month"_w || a.in_time(time));
}

/// "612 have been hanged this year": the verb that a time stands with, which is the one before it,
/// else the one behind, tells up to now. Not "hanged three men who had been jailed in 2022".
bool told_up_to_now(const Analysis& a, std::uint32_t time) {
  const TokenRange sentence = a.sentence(time);
  const std::uint32_t next = a.next_chunk(time);
  std::uint32_t verb = kNone;
  for (std::uint32_t c = next; c-- > 0 && a.chunks[c].range.begin >= sentence.begin;) {
    if (a.chunks[c].kind != ChunkKind::verb) continue;
    verb = c;
    break;
  }
  for (std::uint32_t c = next;
       verb == kNone && c < a.chunks.size() && a.chunks[c].range.begin < sentence.end; ++c) {
    if (a.chunks[c].kind == ChunkKind::verb) verb = c;
  }
  if (verb == kNone || !a.chunks[verb].perfect) return false;
  const std::uint64_t first = a.key(a.chunks[verb].range.begin);
  return first == "has"_w || first == "have"_w;
}

}  // namespace

namespace {

/// "A total of three children were killed last year", "data show that 69 died in 2013": words of
/// statistics beside a whole year.
bool counts_a_year(const Analysis& a, TokenRange sentence) {
  static constexpr std::array<std::uint64_t, 11> kStatistics = {
      "nationwide"_w,  "total"_w,   "data"_w,  "database"_w,  "statistics"_w, "annually"_w,
      "countrywide"_w, "average"_w, "study"_w, "statewide"_w, "yearly"_w};
  constexpr std::int64_t kYear = 364;  // days
  bool statistics = false;
  bool year = false;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    statistics = statistics || one_of(a.key(t), kStatistics);
    if (!a.opens_time(t)) continue;
    const auto days = day_range(a.dates[a.date_at[t]].value);
    year = year || (days && days->is_closed() && *days->last - *days->first >= kYear);
  }
  return statistics && year;
}

/// "so far this year"
bool is_so_far(const Analysis& a, std::uint32_t token) {
  return token >= 2 && a.key(token - 2) == "so"_w && a.key(token - 1) == "far"_w;
}

}  // namespace

bool sums_up_period(const Analysis& a, TokenRange sentence) {
  static constexpr std::array<std::uint64_t, 6> kLong = {"weeks"_w, "months"_w,  "years"_w,
                                                         "year"_w,  "decades"_w, "decade"_w};
  constexpr std::int64_t kMonth = 27;  // days
  constexpr std::uint32_t kReach = 3;  // "past six or seven weeks"
  bool perfect = false;
  for (std::uint32_t c = a.next_chunk(sentence.begin);
       c < a.chunks.size() && a.chunks[c].range.begin < sentence.end; ++c) {
    perfect = perfect || (a.chunks[c].kind == ChunkKind::verb && a.chunks[c].perfect);
  }
  if (counts_a_year(a, sentence)) return true;
  if (!perfect) return false;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (a.key(t) == "past"_w || a.key(t) == "last"_w) {
      for (std::uint32_t i = t + 1; i < std::min(sentence.end, t + 1 + kReach); ++i) {
        if (std::find(kLong.begin(), kLong.end(), a.key(i)) != kLong.end()) return true;
      }
    }
    if (a.key(t) == "since"_w && begins_time(a, t + 1, sentence.end)) return true;
    // "captured this month alone", "so far this year"
    const bool alone = a.key(t) == "this"_w && (a.key(t + 2) == "alone"_w || is_so_far(a, t));
    if (alone && (a.key(t + 1) == "month"_w || a.key(t + 1) == "year"_w)) return true;
    if (!a.opens_time(t)) continue;
    const DateHit& date = a.dates[a.date_at[t]];
    if (date.preposition != kNone && a.key(date.preposition) == "since"_w) return true;
    const auto days = day_range(date.value);
    if (days && days->is_closed() && *days->last - *days->first >= kMonth && told_up_to_now(a, t))
      return true;
  }
  return false;
}

}  // namespace habeas
