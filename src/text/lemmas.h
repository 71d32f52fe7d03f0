// text/lemmas.h - questions about the base forms of a verb (text/tokens.h, verb_lemmas) that need
// not make all of them
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace habeas {

/// The first of verb_lemmas().
std::string verb_lemma(std::string_view folded);

/// Is one of verb_lemmas() among these? No string is made.
bool has_verb_lemma(std::string_view folded, std::span<const std::string_view> lemmas);

}  // namespace habeas
