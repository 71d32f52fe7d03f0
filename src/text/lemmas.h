// text/lemmas.h - questions about the base forms of a verb (text/tokens.h, verb_lemmas) that need
// not make all of them
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace habeas {

/// The first of verb_lemmas().
std::string verb_lemma(std::string_view folded);

/// False where has_verb_lemma() of the word, which need not be folded, is false by its first two
/// letters: the forms of every verb but "be" and "go" begin as the verb does, or change a vowel.
bool may_be_form_of(std::string_view word, std::span<const std::string_view> lemmas);

/// Is one of verb_lemmas() among these? No string is made.
bool has_verb_lemma(std::string_view folded, std::span<const std::string_view> lemmas);

}  // namespace habeas
