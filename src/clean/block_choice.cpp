// clean/block_choice.cpp - a threshold that moves with how sure the trees are of a page
#include "clean/block_choice.h"

#include <algorithm>
#include <utility>

namespace habeas {
namespace {

constexpr std::int32_t kNear = 700;

/// The score above which a block is article. How sure the trees are of the page's best tenth of
/// words moves it: on a page unlike those they learned from, all scores are low. (Numbers in
/// thousandths of log odds, chosen by cross-validation: data/models/blocks/CARD.md. Words lost
/// weigh more than words added.)
std::int32_t threshold(const std::vector<std::int32_t>& scores,
                       const std::vector<std::uint32_t>& words) {
  constexpr std::uint64_t kMostWords = 100;  // of one block
  constexpr std::int32_t kUsual = 2500;
  constexpr std::int32_t kSure = 4000;
  std::vector<std::pair<std::int32_t, std::uint64_t>> ranked;
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    ranked.emplace_back(scores[i], std::min<std::uint64_t>(words[i], kMostWords));
    all += ranked.back().second;
  }
  std::sort(ranked.rbegin(), ranked.rend());
  std::int32_t top = 0;
  std::uint64_t seen = 0;
  for (const auto& [score, count] : ranked) {
    top = std::min(score, kSure);
    seen += count;
    if (seen * 10 >= all) break;
  }
  return -450 + (top - kUsual) * 3 / 10;
}

}  // namespace

std::vector<bool> choose_article(const std::vector<std::int32_t>& scores,
                                 const std::vector<std::uint32_t>& words) {
  std::vector<bool> chosen(scores.size(), false);
  if (scores.empty()) return chosen;
  const std::int32_t best = *std::max_element(scores.begin(), scores.end());
  std::int32_t least = threshold(scores, words);
  if (best <= least) least = best - kNear - 1;
  for (std::size_t i = 0; i < scores.size(); ++i) chosen[i] = scores[i] > least;
  return chosen;
}

}  // namespace habeas
