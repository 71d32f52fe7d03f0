// reuse/reuse.h - which documents share text
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/nouns.h"

namespace habeas {

struct ReuseOptions {
  std::uint32_t passage_words = 8;                    ///< a run that counts by its length alone
  std::uint32_t passage_words_with_fact = 7;          ///< a run that holds a figure
  std::uint32_t passage_words_with_large_figure = 6;  ///< one of three digits or more
  std::uint32_t spoken_words =
      6;  ///< a run in quotation marks on one side, in any words on the other
  std::uint32_t quotation_words = 5;
  std::uint32_t copy_containment_bp = 9000;  ///< of the smaller article's words
  std::uint32_t most_near_copies = 100;      ///< of one page that are all compared with each other
};

/// Copies, shared passages and shared quotations between documents of the pile, in order of the
/// documents and spans. `layouts` are in the order of `documents`. Equal articles are compared
/// once: each further one is a copy of the first.
Result<std::vector<ReuseLink>> find_reuse(std::span<const Document> documents,
                                          std::span<const Layout> layouts,
                                          const ReuseOptions& options = {});

}  // namespace habeas
