// extract/repetitions.cpp - finds claims of equal sentences by the words of the sentence
#include "extract/repetitions.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace habeas {
namespace {

/// What two claims of equal sentences have in common before they are compared as a whole: the words
/// of the sentence, and where in it the claim is anchored.
using Spot = std::tuple<std::string_view, std::uint32_t, std::uint32_t, ClaimKind>;

Spot spot_of(const Analysis& a, const DraftClaim& claim) {
  const TokenRange sentence = a.sentence(a.tokens.token_at(claim.anchor.begin));
  const TextSpan span = a.tokens.span(sentence);
  return {slice(a.text, span), claim.anchor.begin - span.begin, claim.anchor.end - span.begin,
          claim.kind};
}

bool same_link(const DraftLink& x, const DraftLink& y) {
  return x.who == y.who && x.entity == y.entity && x.name == y.name && x.rel == y.rel;
}

bool same_role(const DraftRole& x, const DraftRole& y) {
  return x.name == y.name && x.entity == y.entity && (x.mention == kNone) == (y.mention == kNone) &&
         x.span.size() == y.span.size();
}

bool same_claim(const DraftClaim& x, const DraftClaim& y) {
  return x.subkind == y.subkind && x.counted == y.counted && x.value == y.value &&
         x.mood == y.mood && x.polarity == y.polarity && x.region == y.region &&
         x.span.size() == y.span.size() &&
         std::equal(x.chain.begin(), x.chain.end(), y.chain.begin(), y.chain.end(), same_link) &&
         std::equal(x.roles.begin(), x.roles.end(), y.roles.begin(), y.roles.end(), same_role);
}

}  // namespace

void note_repetitions(const Analysis& a, Draft& draft) {
  if (a.size() == 0) return;
  std::vector<DraftClaim> kept;
  kept.reserve(draft.claims.size());
  std::map<Spot, std::size_t> first;  // the last kept claim of each spot
  for (DraftClaim& claim : draft.claims) {
    const auto [at, fresh] = first.emplace(spot_of(a, claim), kept.size());
    if (!fresh && same_claim(kept[at->second], claim)) {
      kept[at->second].also.push_back(claim.span);
      continue;
    }
    at->second = kept.size();
    kept.push_back(std::move(claim));
  }
  draft.claims = std::move(kept);
}

}  // namespace habeas
