// extract/openers.h - which tokens may open a time or an amount: the grammars are asked only there
#pragma once

#include <cstdint>

#include "extract/words.h"

namespace habeas {

/// False where neither grammar of times (extract/dates_grammar.h) can read anything that starts at
/// this token. Most tokens are dismissed by one look at a table. Whoever lets a time start with
/// another word adds the word here: builds with checks stop where the grammar reads what this
/// refuses.
bool may_open_time(const Words& words, std::uint32_t at);

/// The same for amounts (extract/quantities_parts.h).
bool may_open_amount(const Words& words, std::uint32_t at);

}  // namespace habeas
