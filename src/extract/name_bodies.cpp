// extract/name_bodies.cpp - capitals that an apposition tells to be a body's name
#include "extract/name_bodies.h"

#include <array>
#include <utility>

#include "extract/one_of.h"

namespace habeas {
namespace {

/// Does a phrase begin at this token, behind an article of its own, whose last noun is one for a
/// body: "the regional security agency"?
bool describes_body(const Analysis& a, const NameSurroundings& around, std::uint32_t token,
                    std::uint32_t end) {
  if (a.pos(token) != Pos::det) return false;
  // "the Velin, a stateless group of the coast": a people
  static constexpr std::array<std::uint64_t, 7> kOfPeoples = {
      "ethnic"_w,    "stateless"_w, "minority"_w, "indigenous"_w,
      "religious"_w, "nomadic"_w,   "tribal"_w};
  std::uint32_t head = token;
  while (head + 1 < end && !around.capital(head + 1) &&
         (a.pos(head + 1) == Pos::adj || a.pos(head + 1) == Pos::noun)) {
    ++head;
    if (one_of(a.key(head), kOfPeoples)) return false;
  }
  return head > token && a.pos(head) == Pos::noun && around.is_class(head, "org_head");
}

}  // namespace

std::vector<NameCandidate> described_bodies(const Analysis& a, const NameSurroundings& around) {
  constexpr std::uint32_t kMostWords = 3;
  constexpr int kWeight = 3;  // more than the tagger's
  std::vector<NameCandidate> found;
  for (const TokenRange sentence : a.tokens.sentences) {
    for (std::uint32_t comma = sentence.begin + 2; comma + 2 < sentence.end; ++comma) {
      if (a.word(comma) != "," || !describes_body(a, around, comma + 1, sentence.end)) continue;
      NameCandidate body;
      body.range = {comma, comma};
      while (body.range.begin > sentence.begin + 1 && around.capital(body.range.begin - 1) &&
             a.key(body.range.begin - 1) != "the"_w)
        --body.range.begin;
      if (body.range.empty() || body.range.size() > kMostWords ||
          a.key(body.range.begin - 1) != "the"_w)
        continue;
      body.kind = MentionKind::organisation;
      body.weight = kWeight;
      found.push_back(std::move(body));
    }
  }
  return found;
}

}  // namespace habeas
