// extract/fates.cpp - the fate of counted people by nouns and phrases
#include "extract/fates.h"

#include <algorithm>
#include <array>

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

/// "Four policemen were among the dead": the fate of those counted, said by a phrase.
std::string fate_among(const Analysis& a, std::uint32_t c) {
  const std::uint32_t end = a.sentence(a.chunks[c].range.begin).end;
  std::uint32_t t = a.chunks[c].range.end;
  while (t < end && a.pos(t) == Pos::aux) ++t;
  if (t == a.chunks[c].range.end || t + 2 >= end || a.key(t) != "among"_w) return {};
  return fate_in(a, t + 1, std::min(end, t + 4));
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

}  // namespace

bool names_fate(const Analysis& a, const QuantityHit& hit, std::uint32_t c) {
  static constexpr std::array<std::string_view, 8> kFates = {
      "dead", "death", "fatality", "wounded", "injured", "injury", "missing", "disappeared"};
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
  if (std::string fate = fate_of_whole(a, hit); !fate.empty()) return fate;
  if (std::string fate = fate_among(a, c); !fate.empty()) return fate;
  struct Noun {
    std::string_view noun, event;
  };
  static constexpr std::array<Noun, 18> kNouns = {{{"dead", "killing"},
                                                   {"coffin", "killing"},
                                                   {"drowned", "killing"},
                                                   {"death", "killing"},
                                                   {"body", "killing"},
                                                   {"corpse", "killing"},
                                                   {"fatality", "killing"},
                                                   {"wounded", "injury"},
                                                   {"injured", "injury"},
                                                   {"injury", "injury"},
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
  return {};
}

}  // namespace habeas
