// clean/block_trees.cpp - reading, writing and asking the trees
//
//   "HBBLOCKS", u32 version, 32 bytes SHA-256 of what follows,
//   u32 columns, u32 depth, u32 trees; each tree: splits (u16 column, i32 above), leaves (i16)
#include "clean/block_trees.h"

#include <algorithm>
#include <array>

#include "base/sha256.h"

namespace habeas {
namespace {

constexpr std::string_view kMagic = "HBBLOCKS";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeadBytes = 8 + 4 + 32;

void put(std::string& out, std::uint32_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t take(int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i) {
      if (at_ >= bytes_.size()) {
        short_ = true;
        return 0;
      }
      value |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes_[at_++])) << (8 * i);
    }
    return value;
  }
  [[nodiscard]] bool is_whole() const { return !short_ && at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool short_ = false;
};

}  // namespace

BlockTrees::BlockTrees(std::uint32_t columns, std::uint32_t depth, const std::vector<Tree>& trees)
    : columns_(columns), depth_(depth) {
  for (const Tree& tree : trees) {
    splits_.insert(splits_.end(), tree.splits.begin(), tree.splits.end());
    leaves_.insert(leaves_.end(), tree.leaves.begin(), tree.leaves.end());
  }
}

Result<BlockTrees> BlockTrees::parse(std::string_view bytes) {
  if (bytes.size() < kHeadBytes || !bytes.starts_with(kMagic)) {
    return fail(Errc::bad_input, "not a file of block trees");
  }
  if (Bytes(bytes.substr(8, 4)).take(4) != kVersion) {
    return fail(Errc::unsupported, "block trees of another version");
  }
  const std::string_view body = bytes.substr(kHeadBytes);
  const Sha256 digest = sha256(body);
  if (!std::equal(digest.begin(), digest.end(), bytes.begin() + 12,
                  [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); })) {
    return fail(Errc::bad_input, "block trees whose digest does not fit");
  }
  Bytes fields(body);
  const std::uint32_t columns = fields.take(4);
  const std::uint32_t depth = fields.take(4);
  const std::uint32_t count = fields.take(4);
  if (depth == 0 || depth > kMostDepth || count > kMostTrees || columns > 0xFFFFU) {
    return fail(Errc::bad_input, "block trees of an impossible shape");
  }
  std::vector<Tree> trees(count);
  for (Tree& tree : trees) {
    for (std::uint32_t i = 0; i + 1 < (1U << depth); ++i) {
      Split split;
      split.column = static_cast<std::uint16_t>(fields.take(2));
      split.above = static_cast<std::int32_t>(fields.take(4));
      if (split.column >= columns) return fail(Errc::bad_input, "block trees: no such column");
      tree.splits.push_back(split);
    }
    for (std::uint32_t i = 0; i < (1U << depth); ++i) {
      tree.leaves.push_back(static_cast<std::int16_t>(fields.take(2)));
    }
  }
  if (!fields.is_whole()) return fail(Errc::bad_input, "block trees that are cut");
  return BlockTrees(columns, depth, trees);
}

std::string BlockTrees::write() const {
  std::string body;
  put(body, columns_, 4);
  put(body, depth_, 4);
  const std::size_t inner = splits_in_tree();
  put(body, static_cast<std::uint32_t>(splits_.size() / inner), 4);
  for (std::size_t tree = 0; tree < splits_.size() / inner; ++tree) {
    for (std::size_t i = tree * inner; i < (tree + 1) * inner; ++i) {
      put(body, splits_[i].column, 2);
      put(body, static_cast<std::uint32_t>(splits_[i].above), 4);
    }
    for (std::size_t i = tree * (inner + 1); i < (tree + 1) * (inner + 1); ++i) {
      put(body, static_cast<std::uint16_t>(leaves_[i]), 2);
    }
  }
  std::string out(kMagic);
  put(out, kVersion, 4);
  for (const std::uint8_t byte : sha256(body)) out += static_cast<char>(byte);
  return out + body;
}

/// A tree is a chain of loads that wait for each other: rows side by side keep the processor busy.
template <std::size_t kRows>
void BlockTrees::add_scores(const std::int32_t* rows, std::int32_t* scores) const {
  const std::size_t inner = splits_in_tree();
  const std::int16_t* leaves = leaves_.data();
  for (std::size_t tree = 0; tree < splits_.size(); tree += inner) {
    const Split* const splits = splits_.data() + tree;
    std::array<std::uint32_t, kRows> at{};
    for (std::uint32_t level = 0; level < depth_; ++level) {
      for (std::size_t row = 0; row < kRows; ++row) {
        const Split split = splits[at[row]];
        const bool right = rows[row * columns_ + split.column] > split.above;
        at[row] = 2 * at[row] + 1 + static_cast<std::uint32_t>(right);
      }
    }
    for (std::size_t row = 0; row < kRows; ++row) scores[row] += leaves[at[row] - inner];
    leaves += inner + 1;
  }
}

std::vector<std::int32_t> BlockTrees::scores(std::span<const std::int32_t> rows) const {
  constexpr std::size_t kTogether = 8;
  std::vector<std::int32_t> scores(columns_ == 0 ? 0 : rows.size() / columns_);
  std::size_t row = 0;
  for (; row + kTogether <= scores.size(); row += kTogether)
    add_scores<kTogether>(rows.data() + row * columns_, scores.data() + row);
  for (; row < scores.size(); ++row)
    add_scores<1>(rows.data() + row * columns_, scores.data() + row);
  return scores;
}

}  // namespace habeas
