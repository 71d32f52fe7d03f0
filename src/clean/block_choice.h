// clean/block_choice.h - from the scores of the trees to the blocks of the article
#pragma once

#include <cstdint>
#include <vector>

namespace habeas {

/// Which blocks are article, by their scores (thousandths of log odds) and numbers of words. No
/// page is all furniture: at least the likeliest block is chosen. Used by `clean` and by the
/// program that learns and validates the trees.
std::vector<bool> choose_article(const std::vector<std::int32_t>& scores,
                                 const std::vector<std::uint32_t>& words);

}  // namespace habeas
