// reuse/retold.h - texts that say the same in other words: rewrites, machine-garbled copies
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reuse/terms.h"

namespace habeas {

/// A sentence of one article that a sentence of another says over again.
struct RetoldSentence {
  std::uint32_t a_begin = 0, a_end = 0, b_begin = 0, b_end = 0;  ///< words of the articles
  std::uint32_t terms = 0;                                       ///< telling words they share
  auto operator<=>(const RetoldSentence&) const = default;
};

/// Articles a < b. `whole`: the smaller one is made from the other, or both from a third.
struct Retelling {
  std::uint32_t a = 0, b = 0;
  bool whole = false;
  std::uint32_t terms = 0;     ///< telling words of the smaller one that stand in the other
  std::uint32_t share_bp = 0;  ///< their weight, of the smaller one's
  std::vector<RetoldSentence> sentences;
};

struct RetoldOptions {
  std::uint32_t telling = 40;   ///< rarest terms of an article that may lead to another
  std::uint32_t shared = 3;     ///< of them a pair must have in common
  std::uint32_t widest = 64;    ///< a term in more articles than this leads nowhere
  std::uint32_t pair_all = 16;  ///< up to so many articles are all paired with each other
  std::uint32_t pair_with = 4;  ///< in a wider bucket each is paired with so many of the first
};

/// Retellings between articles, in order of (a, b). Near-linear: pairs come from an inverted index
/// over rare names, numbers and words; the words of a pair are then matched one to one, sentence by
/// sentence.
std::vector<Retelling> find_retellings(std::span<const ArticleText> articles,
                                       const RetoldOptions& options = {});

}  // namespace habeas
