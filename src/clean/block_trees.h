// clean/block_trees.h - boosted decision trees over integers: the score of a block for being
// article
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace habeas {

/// Complete trees of one depth; all numbers are integers, so a score is the same everywhere.
/// (Friedman, 2001: Greedy function approximation; leaves are scaled to integers by the trainer.)
class BlockTrees {
 public:
  static constexpr std::uint32_t kMostDepth = 8;
  static constexpr std::uint32_t kMostTrees = 2000;
  static constexpr std::int32_t kNever = 1'000'000'000;  ///< no value is above it

  struct Split {
    std::uint16_t column = 0;
    std::int32_t above = 0;  ///< goes right when the value is greater
  };
  /// A split in 16 bits, of the columns that any split asks for.
  struct Narrow {
    std::uint16_t column = 0;
    std::int16_t above = 0;
  };
  struct Tree {
    std::vector<Split> splits;         ///< 2^depth - 1, level by level
    std::vector<std::int16_t> leaves;  ///< 2^depth
  };

  BlockTrees(std::uint32_t columns, std::uint32_t depth, const std::vector<Tree>& trees);

  /// Reads a file of weights; an Error says what does not fit.
  static Result<BlockTrees> parse(std::string_view bytes);
  [[nodiscard]] std::string write() const;

  /// The score of each row; the higher, the more the block looks like article. `rows` holds one row
  /// of columns() numbers after the other, each below kNever.
  [[nodiscard]] std::vector<std::int32_t> scores(std::span<const std::int32_t> rows) const;
  [[nodiscard]] std::uint32_t columns() const { return columns_; }

 private:
  [[nodiscard]] std::size_t splits_in_tree() const { return (std::size_t{1} << depth_) - 1; }
  void make_narrow();
  [[nodiscard]] std::int32_t score_of(const std::int32_t* row) const;

  static constexpr std::int32_t kLeast = -32768, kMost = 32767;  // of 16 bits

  std::uint32_t columns_ = 0, depth_ = 0;
  std::vector<Split> splits_;  // tree by tree
  std::vector<std::int16_t> leaves_;
  std::vector<Narrow> narrow_;        // the same splits; empty where they do not fit into 16 bits
  std::vector<std::uint16_t> asked_;  // the columns that they ask for
};

}  // namespace habeas
