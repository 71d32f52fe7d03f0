// extract/letter_case.h - small letters for texts that are set in capitals throughout
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/span.h"

namespace habeas {

/// Teleprinters and old wire reports know capitals alone: there no letter tells a name from a word.
/// The same text, byte for byte as long, with small letters in all words that are no names and
/// capitals as sentences and names have them; nothing where the blocks of the text are not in
/// capitals. Only ASCII letters are changed; text is UTF-8.
std::optional<std::string> restore_small_letters(std::string_view text,
                                                 std::span<const TextSpan> blocks);

}  // namespace habeas
