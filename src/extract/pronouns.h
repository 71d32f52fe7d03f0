// extract/pronouns.h - who a pronoun stands for as a voice: the subject of its own sentence or the
// one before, where the kind fits, else the voice that spoke last (the "centre" of Grosz, Joshi and
// Weinstein, 1995)
#pragma once

#include <cstdint>

#include "extract/analysis.h"
#include "extract/speakers.h"

namespace habeas {

/// Does this token stand inside a quotation?
bool in_quotation(const Analysis& a, std::uint32_t token);

/// The body that the text speaks of at a token: the subject of its own sentence before it, or of
/// the sentence before in the same paragraph; the narrator when there is none.
Voice body_spoken_of(Analysis& a, std::uint32_t token);

/// Who is meant by a chunk that is a pronoun; `last` is the voice that spoke before. The narrator
/// for "we" of the page itself; a voice without a name when nobody fits.
Voice pronoun_voice(Analysis& a, const Chunk& chunk, const Voice& last);

}  // namespace habeas
