// text/folding.h - the folded form of words: lower case, Latin letters without marks
#pragma once

#include <cstdint>
#include <string_view>

namespace habeas {

/// word_key() of the folded bytes, without building them.
std::uint64_t folded_key(std::string_view word);

}  // namespace habeas
