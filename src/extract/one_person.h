// extract/one_person.h - may two descriptions of a person without a name mean the same one?
#pragma once

#include <string>

#include "extract/analysis.h"

namespace habeas {

/// May two nouns (singular, folded) describe one person: "man" and "father", "child" and "girl",
/// "victim" and any? An empty noun ("one") may be anybody. Sexes and ages that conflict part them;
/// nouns that say what somebody does are one only when they are equal.
bool may_be_one(const std::string& x, const std::string& y);

/// Do two nouns of the field's list describe people of another sex, age or kinship?
bool are_others(const std::string& x, const std::string& y);

/// "a 20-year-old man ... a 24-year-old man": do the ages told differ?
bool other_age(const Analysis& analysis, const Chunk& x, const Chunk& y);

/// "his wife", "her 2-year-old daughter": somebody of another's family or house, without a name.
bool is_kin(const Analysis& analysis, const Chunk& chunk);

/// "a fourth died", "a second was wounded": an ordinal that stands for one more person.
bool stands_for_ordinal(const Analysis& analysis, const Chunk& chunk);

}  // namespace habeas
