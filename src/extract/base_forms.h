// extract/base_forms.h - a first look that dismisses most words before their base forms are made
#pragma once

#include <algorithm>

#include "extract/analysis.h"

namespace habeas {

/// False where the token is surely no form of this verb (a folded base form): neither its own key
/// nor one of its base forms (TokenText::base_keys) is that of the verb. True says only that it may
/// be one, since base forms of nouns are among them.
inline bool may_be_form(const Analysis& a, std::uint32_t token, std::uint64_t verb) {
  if (token >= a.size()) return false;
  const auto bases = a.tokens.base_keys(a.tokens.tokens[token]);
  return a.key(token) == verb || std::find(bases.begin(), bases.end(), verb) != bases.end();
}

}  // namespace habeas
