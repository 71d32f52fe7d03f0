// extract/tag_compounds.cpp - verbs of the field that are written with a hyphen, and states that
// only look like verbs
//
// The chunker takes what stands behind a hyphen for part of a noun ("army-backed"). Where the list
// of deeds knows the compound as a verb ("gang-raped", "tear-gassed") and it does not stand before
// a noun, its first word is read as an adverb and the last as the verb.
#include <algorithm>
#include <array>

#include "extract/analysis.h"
#include "extract/one_of.h"

namespace habeas {
namespace {

bool is_glued_hyphen(const Analysis& a, std::uint32_t t) {
  return a.word(t) == "-" && !a.tokens.tokens[t].space_before && t + 1 < a.size() &&
         !a.tokens.tokens[t + 1].space_before;
}

/// Before "the" or "a", an adjective or an owner, and before a noun, it describes.
bool describes(const Analysis& a, std::uint32_t begin, std::uint32_t end) {
  const Pos before = begin > 0 ? a.pos(begin - 1) : Pos::punct;
  if (before == Pos::det || before == Pos::adj || a.key(begin - 1) == "'s"_w) return true;
  const bool form = a.word(end - 1).ends_with("ed") || a.word(end - 1).ends_with("ing");
  const Pos next = a.pos(end);
  const bool noun = next == Pos::noun || next == Pos::adj;
  return !form || (noun && before != Pos::noun && before != Pos::propn && before != Pos::pron &&
                   before != Pos::aux);
}

/// "The raid cost nine people their lives"
bool costs_lives(const Analysis& a, std::uint32_t t) {
  constexpr std::uint32_t kReach = 9;
  if (a.key(t) != "cost"_w || t == 0) return false;
  const std::uint32_t end = std::min(a.sentence(t).end, t + kReach);
  for (std::uint32_t i = t + 2; i < end; ++i) {
    const bool lives = a.key(i) == "lives"_w || a.key(i) == "life"_w;
    const std::uint64_t whose = a.key(i - 1);
    if (lives && (whose == "their"_w || whose == "his"_w || whose == "her"_w)) return true;
  }
  return false;
}

/// "Outcry over raid on clinic": in a headline a bare noun of a deed behind a preposition.
bool follows_in_headline(const Analysis& a, std::uint32_t t) {
  static constexpr std::array<std::uint64_t, 3> kBehind = {"over"_w, "after"_w, "amid"_w};
  return t > 0 && a.in_title(t) && one_of(a.key(t - 1), kBehind) && a.key(t + 1) == "on"_w &&
         (a.pos(t) == Pos::verb || a.pos(t) == Pos::noun) &&
         a.context->noun_frames.match_at(a.tokens, t, t + 1).has_value();
}

/// "over a shooting inside a mill": a form in -ing between "a" and a preposition is a noun.
bool is_deed_behind_article(const Analysis& a, std::uint32_t t) {
  static constexpr std::array<std::uint64_t, 9> kWhere = {
      "inside"_w, "outside"_w, "near"_w, "at"_w, "in"_w, "on"_w, "behind"_w, "along"_w, "that"_w};
  return t > 0 && a.pos(t) == Pos::verb && a.word(t).ends_with("ing") &&
         (a.key(t - 1) == "a"_w || a.key(t - 1) == "the"_w) && one_of(a.key(t + 1), kWhere) &&
         a.context->noun_frames.match_at(a.tokens, t, t + 1).has_value();
}

}  // namespace

void repair_compounds(Analysis& analysis) {
  static constexpr std::array<std::uint64_t, 5> kStates = {"ablaze"_w, "alight"_w, "aflame"_w,
                                                           "alive"_w, "adrift"_w};
  Analysis& a = analysis;
  for (std::uint32_t t = 0; t < a.size(); ++t) {
    if (a.pos(t) == Pos::verb && one_of(a.key(t), kStates)) a.tags.pos[t] = Pos::adv;
    if (follows_in_headline(a, t)) {
      a.tags.pos[t - 1] = Pos::adp;
      a.tags.pos[t] = Pos::noun;
    }
    if (is_deed_behind_article(a, t)) a.tags.pos[t] = Pos::noun;
    // "The blast left 12 men hurt"
    if (a.pos(t) == Pos::adj && a.key(t) == "left"_w && a.pos(t + 1) == Pos::num) {
      a.tags.pos[t] = Pos::verb;
      if (t > 0 && a.pos(t - 1) == Pos::adj) a.tags.pos[t - 1] = Pos::noun;
    }
    if (a.pos(t) != Pos::verb && costs_lives(a, t)) a.tags.pos[t] = Pos::verb;
    if (t + 2 >= a.size() || !is_glued_hyphen(a, t + 1)) continue;
    const auto hit = a.context->verb_frames.match_at(a.tokens, t, t + 3);
    if (!hit || hit->range.end != t + 3 || describes(a, t, t + 3)) continue;
    a.tags.pos[t] = Pos::adv;
    a.tags.pos[t + 1] = Pos::part;
    a.tags.pos[t + 2] = Pos::verb;
  }
}

}  // namespace habeas
