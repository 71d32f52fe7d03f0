// extract/peoples.cpp - see peoples.h
#include "extract/peoples.h"

#include <algorithm>

namespace habeas {
namespace {

/// "the Yazidi Relief Fund", "Sami Karo": the word is a part of a longer name or a person's own.
bool is_taken(TokenRange word, const std::vector<NameCandidate>& covers) {
  return std::any_of(covers.begin(), covers.end(), [&](const NameCandidate& c) {
    const bool meets = c.range.begin < word.end && word.begin < c.range.end;
    return meets && (c.range.size() > word.size() || c.kind == MentionKind::person);
  });
}

bool names_region(const Analysis& a, const NameSurroundings& around, TokenRange word) {
  if (word.end < a.sentence(word.begin).end && around.is_class(word.end, "place_head")) return true;
  const bool modifies =
      word.end < a.size() && (a.pos(word.end) == Pos::noun || a.pos(word.end) == Pos::propn ||
                              a.pos(word.end) == Pos::adj);
  const bool plural = a.word(word.end - 1).ends_with('s');
  return !modifies && !plural && around.stands_as_place(word.begin);
}

}  // namespace

std::vector<NameCandidate> named_peoples(const Analysis& a, const NameSurroundings& around,
                                         const std::vector<NameCandidate>& covers) {
  std::vector<NameCandidate> found;
  const PhraseList& list = a.context->peoples;
  for (const TokenRange sentence : a.tokens.sentences) {
    for (const PhraseHit& hit : list.find(a.tokens, sentence)) {
      if (!around.capital(hit.range.begin) || is_taken(hit.range, covers) ||
          names_region(a, around, hit.range))
        continue;
      NameCandidate c;
      c.range = hit.range;
      c.kind = MentionKind::group;
      c.people = list[hit.phrase].detail;
      c.weight = 3;
      found.push_back(std::move(c));
    }
  }
  return found;
}

}  // namespace habeas
