// extract/syntax_parts.h - what subjects (syntax.cpp), asides (syntax_asides.cpp) and phrases
// (syntax_phrases.cpp) ask of each other
#pragma once

#include <cstdint>
#include <string_view>

#include "extract/analysis.h"

namespace habeas {

bool same_sentence(const Analysis& a, std::uint32_t x, std::uint32_t y);

/// Do only adverbs, marks of quotation and words of an amount ("at least") stand between two token
/// positions?
bool adjacent(const Analysis& a, std::uint32_t from, std::uint32_t to);

/// "fired on a bus carrying workers, killing six": the finite verb that a participle behind a comma
/// goes on, where `above`, the nearest verb, only describes the noun before it; else `above`.
std::uint32_t verb_with_result(const Analysis& a, std::uint32_t verb, std::uint32_t above);

/// "who", "which", "that", "whom"
bool is_relative(const Analysis& a, const Chunk& chunk);

/// Is this word a mark of quotation?
bool is_mark(std::string_view word);

/// First token of the stretch between commas that ends before `end`: behind the last comma, mark of
/// quotation, colon or semicolon of the sentence.
std::uint32_t stretch_begin(const Analysis& a, std::uint32_t end);

/// "a man arrested for shooting four people is": the noun behind a form in -ing that hangs on a
/// preposition is its object and no subject of the next verb.
bool is_object_of_gerund(const Analysis& a, std::uint32_t chunk);

/// "Dara Minn, kidnapped on 2 March by rebels, was freed": the person right before the comma, whom
/// a past participle with no object of its own describes; kNone where none stands so
/// (syntax_participles.cpp).
std::uint32_t described_before_comma(const Analysis& a, std::uint32_t verb);

/// "six clerks (four women, two men) wounded": the noun before the brackets that end right before
/// this word, which take no part in the clause; kNone where there are none.
std::uint32_t noun_before_brackets(const Analysis& a, std::uint32_t token);

/// "the man who police say killed three women was arrested": whom the relative pronoun means did
/// what the tellers between it and the verb tell, and is the subject behind the clause too; kNone
/// where no teller stands so (syntax_tellers.cpp).
std::uint32_t subject_around_teller(const Analysis& a, std::uint32_t verb);

}  // namespace habeas
