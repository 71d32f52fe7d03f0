// clean/language.h - which language a text is in, by script and function words
#pragma once

#include <string>

#include "clean/page.h"

namespace habeas {

/// Is this (folded) word a function word of any language of the table?
bool is_function_word(std::uint64_t key);

/// BCP 47 code of the language of the first 1,000 bytes of these spans; empty when unsure.
std::string language_of(const Page& page, const std::vector<TextSpan>& spans);

}  // namespace habeas
