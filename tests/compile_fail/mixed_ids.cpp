// compile_fail/mixed_ids.cpp - the id of a document names no claim
#include "model/nouns.h"

int main() {
#ifdef MUST_FAIL
  const habeas::DocumentId id{};
#else
  const habeas::ClaimId id{};
#endif
  habeas::Origin origin;
  origin.claims.push_back(id);
  return origin.claims.empty() ? 1 : 0;
}
