// extract/name_surroundings.cpp - see name_surroundings.h
#include "extract/name_surroundings.h"

#include <algorithm>
#include <array>

#include "extract/one_of.h"
#include "extract/syntax.h"
#include "lexicon/matcher.h"

namespace habeas {

NameSurroundings::NameSurroundings(const Analysis& a) : a_(a), gazetteer_(*a.context->gazetteer) {
  for (std::uint32_t t = 1; t < a_.size(); ++t) {
    if (a_.tags.names[t] == NameTag::person && capital(t - 1)) name_ends_.emplace(a_.key(t), t);
  }
}

bool NameSurroundings::capital(std::uint32_t t) const {
  const Shape s = a_.tokens.tokens[t].shape;
  return s == Shape::capitalised || s == Shape::upper || s == Shape::mixed;
}

bool NameSurroundings::is_class(std::uint32_t t, std::string_view label) const {
  const auto hit = a_.context->name_words.match_at(a_.tokens, t, a_.sentence(t).end);
  return hit && a_.context->name_words[hit->phrase].label == label;
}

bool NameSurroundings::is_bare_head(TokenRange range) const {
  static constexpr std::array<std::uint64_t, 4> kMore = {"kingdom"_w, "republic"_w, "nation"_w,
                                                         "states"_w};
  const bool region = a_.key(range.begin) == "gulf"_w || a_.key(range.begin) == "west"_w;
  if (range.size() != 1 || region) return false;  // "the Gulf", "the West"
  return is_class(range.begin, "title") || is_class(range.begin, "place_head") ||
         one_of(a_.key(range.begin), kMore);
}

bool NameSurroundings::all_capitals(TokenRange sentence) const {
  std::uint32_t words = 0;
  std::uint32_t capitals = 0;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (a_.tokens.tokens[t].kind != TokenKind::word) continue;
    ++words;
    capitals += capital(t) ? 1U : 0U;
  }
  return capitals * 10 >= words * 7;
}

bool NameSurroundings::is_function_word(TokenRange range) const {
  if (range.size() != 1) return false;
  const Pos p = a_.pos(range.begin);
  if (!all_capitals(a_.sentence(range.begin))) {
    return a_.tokens.tokens[range.begin].shape == Shape::capitalised &&
           (p == Pos::pron || p == Pos::det || p == Pos::cconj || p == Pos::sconj);
  }
  return p == Pos::adp || p == Pos::pron || p == Pos::cconj || p == Pos::det || p == Pos::aux ||
         p == Pos::sconj || p == Pos::part;
}

bool NameSurroundings::opens_with_people(TokenRange range) const {
  if (range.size() != 1 || range.begin != a_.sentence(range.begin).begin ||
      a_.tokens.tokens[range.begin].shape != Shape::capitalised)
    return false;
  const std::string word = fold(a_.word(range.begin));
  const auto hit = a_.context->people.match_at(a_.tokens, range.begin, range.end);
  return hit && a_.context->people[hit->phrase].label == "person" && singular(word) != word;
}

bool NameSurroundings::opens_dateline(TokenRange range) const {
  return range.begin == a_.block(range.begin).begin && in_dateline(a_, range.end - 1) &&
         gazetteer_.may_have(name_key(a_.words(range)));
}

bool NameSurroundings::is_told_as_thing(TokenRange range) const {
  const TokenRange line = a_.block(range.begin);
  if (range.end + 1 < line.end && a_.word(range.end) == "," && a_.key(range.end + 1) == "which"_w)
    return true;
  const std::uint32_t comma = range.begin - 1;
  return range.end == line.end && comma < range.begin && comma > line.begin &&
         a_.word(comma) == "," && is_class(line.begin, "title");
}

bool NameSurroundings::is_large_town(TokenRange range) const {
  constexpr std::uint32_t kLarge = 100'000;  // people
  static constexpr std::array<std::uint64_t, 6> kBehind = {
      "police"_w, "officers"_w, "officials"_w, "authorities"_w, "residents"_w, "hospital"_w};
  static constexpr std::array<std::uint64_t, 5> kBefore = {"in"_w, "near"_w, "at"_w, "outside"_w,
                                                           "across"_w};
  const TokenRange sentence = a_.sentence(range.begin);
  const bool behind = range.end < sentence.end && one_of(a_.key(range.end), kBehind);
  const bool before = range.begin > sentence.begin && one_of(a_.key(range.begin - 1), kBefore);
  if (range.size() < 2 || (!behind && !before)) return false;
  for (const NamedRow& named : gazetteer_.find(name_key(a_.words(range)))) {
    const GazetteerRow& row = gazetteer_[named.row];
    if (!named.variant && row.kind == RowKind::city && row.population >= kLarge) return true;
  }
  return false;
}

bool NameSurroundings::is_described_as_person(TokenRange range) const {
  const std::uint32_t end = a_.sentence(range.begin).end;
  if (range.size() < 2 || range.size() > 4 || range.end + 2 >= end || a_.word(range.end) != ",")
    return false;
  static constexpr std::array<std::uint64_t, 7> kBodies = {
      "group"_w, "team"_w, "family"_w, "crew"_w, "gang"_w, "party"_w, "band"_w};
  if (range.begin > 0 && a_.key(range.begin - 1) == "the"_w) return false;
  std::uint32_t t = range.end + 1;
  if (a_.key(t) != "a"_w && a_.key(t) != "an"_w) return false;
  while (t + 1 < end && (a_.pos(t + 1) == Pos::adj || a_.pos(t + 1) == Pos::noun)) ++t;
  const auto hit = a_.context->people.match_at(a_.tokens, t, t + 1);
  return hit && a_.context->people[hit->phrase].label == "person" && !one_of(a_.key(t), kBodies) &&
         singular(fold(a_.word(t))) == fold(a_.word(t));
}

bool NameSurroundings::lone_name(std::uint32_t t) const {
  if (t > a_.sentence(t).begin) {
    std::uint32_t before = t - 1;
    if (a_.word(before) == "." && before > 0) --before;
    const auto hit = a_.context->name_words.match_at(a_.tokens, before, t);
    if (hit && a_.context->name_words[hit->phrase].label == "title") return true;
  }
  if (a_.pos(t) != Pos::propn) return false;
  const auto [first, last] = name_ends_.equal_range(a_.key(t));
  for (auto other = first; other != last && std::distance(first, other) < 2; ++other) {
    if (other->second != t) return true;
  }
  return !gazetteer_.may_have(name_key(a_.word(t)));
}

bool NameSurroundings::stands_as_place(std::uint32_t t) const {
  static constexpr std::array<std::uint64_t, 5> kBefore = {"in"_w, "near"_w, "at"_w, "from"_w,
                                                           "outside"_w};
  if (t == a_.sentence(t).begin || !one_of(a_.key(t - 1), kBefore)) return false;
  if (t + 1 < a_.size() && a_.key(t + 1) == "'s"_w) return false;
  const auto [first, last] = name_ends_.equal_range(a_.key(t));
  return first == last;
}

bool NameSurroundings::told_as_place(TokenRange range) const {
  static constexpr std::array<std::uint64_t, 21> kOf = {
      "sector"_w,  "village"_w,     "town"_w,         "city"_w,     "district"_w,     "hamlet"_w,
      "suburb"_w,  "outskirts"_w,   "settlement"_w,   "commune"_w,  "port"_w,         "province"_w,
      "region"_w,  "residents"_w,   "villagers"_w,    "township"_w, "municipality"_w, "streets"_w,
      "quarter"_w, "inhabitants"_w, "neighbourhood"_w};
  static constexpr std::array<std::uint64_t, 7> kTaken = {"entered"_w,  "stormed"_w, "shelled"_w,
                                                          "besieged"_w, "overran"_w, "encircled"_w,
                                                          "bombarded"_w};
  const TokenRange sentence = a_.sentence(range.begin);
  if (range.size() > 3 || range.begin < sentence.begin + 2) return false;
  if (range.end < a_.size() && a_.key(range.end) == "'s"_w) return false;
  const std::uint32_t last = range.end - 1;
  if (is_class(last, "org_head") || is_class(last, "facility_head") ||
      (range.end < sentence.end && is_class(range.end, "facility_head")))
    return false;
  const auto [first, other] = name_ends_.equal_range(a_.key(last));
  if (std::distance(first, other) > (range.size() == 1 ? 0 : 1)) return false;
  const std::uint64_t before = a_.key(range.begin - 1);
  if (before == "of"_w) return one_of(a_.key(range.begin - 2), kOf);
  return before == "outside"_w || before == "near"_w || one_of(before, kTaken);
}

}  // namespace habeas
