// extract/granted.h - what a sentence takes for granted, whatever doubt its main verb brings
#pragma once

#include "extract/extractor.h"

namespace habeas {

/// "Police believe the woman who was shot knew him", "a man is expected to live after he was shot",
/// "was wounded but is expected to live": relative clauses, clauses of time with "after" and
/// clauses told before are presupposed, so belief and expectation do not reach them (Karttunen
/// 1973). `token` is a word of the claim; `content` what the doubt covers; `cue` where its words
/// begin, or kNone.
bool is_granted(const TextReading& reading, std::uint32_t token, TokenRange content,
                std::uint32_t cue);

/// "promised to investigate the murder of six nuns", "denied any link to the murder": a definite
/// noun for a deed that is taken up, not told, is presupposed under a promise, a wish or a denial.
/// `token` and `content` as above.
bool is_taken_up(const TextReading& reading, std::uint32_t token, TokenRange content);

}  // namespace habeas
