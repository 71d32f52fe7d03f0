// reuse/thesaurus.h - what else a word may be called, and how common it is
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace habeas {

/// One word of data/lexicon/synonyms.tsv. Two words that share a concept may stand for each other;
/// a concept of one that is a broader concept of the other ("boat", "vessel") says it more weakly.
struct WordSense {
  bool is_known = false;
  std::uint32_t per_mille = 0;  ///< of a thousand texts so many use the word; 0 below ten
  std::vector<std::uint32_t> concepts, broader;
};

/// Looks a folded word up in the shipped list.
WordSense sense_of(std::string_view folded);

}  // namespace habeas
