// clean/block_trees.cpp - reading, writing and asking the trees
//
//   "HBBLOCKS", u32 version, 32 bytes SHA-256 of what follows,
//   u32 columns, u32 depth, u32 trees; each tree: splits (u16 column, i32 above), leaves (i16)
#include "clean/block_trees.h"

#include <algorithm>
#include <array>
#include <cstring>

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
  make_narrow();
}

/// Splits in 16 bits ask the same where every one of them lies inside that range, or above all
/// values.
void BlockTrees::make_narrow() {
  const auto is_narrow = [](const Split& split) {
    return split.above >= kNever || (split.above >= kLeast && split.above < kMost);
  };
  if (!std::all_of(splits_.begin(), splits_.end(), is_narrow)) return;
  std::vector<std::uint16_t> place(columns_, 0);  // among the columns that splits ask for, plus one
  narrow_.reserve(splits_.size());
  for (const Split& split : splits_) {
    std::uint16_t& at = place[split.column];
    if (at == 0) {
      asked_.push_back(split.column);
      at = static_cast<std::uint16_t>(asked_.size());
    }
    narrow_.push_back({static_cast<std::uint16_t>(at - 1),
                       static_cast<std::int16_t>(std::min(split.above, kMost))});
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

// A tree asked from its root is a chain of loads that wait for each other. Here all its splits are
// asked at once, of sixteen rows at once, and the answers choose between the leaves from below.
// HABEAS_WIDE makes one more copy of the function, for processors with AVX2.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define HABEAS_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define HABEAS_WIDE
#endif

namespace {

constexpr std::size_t kTogether = 16;
using Lanes = std::int16_t __attribute__((vector_size(2 * kTogether)));

/// Adds what trees of one depth say of kTogether rows, whose columns are given. `kDepth` is the
/// depth where it is known to the compiler, else 0.
template <std::size_t kDepth>
[[gnu::always_inline]] inline void add_trees(const BlockTrees::Narrow* splits,
                                             const std::int16_t* leaves, std::size_t trees,
                                             std::size_t some_depth, const std::int16_t* columns,
                                             std::int32_t* scores) {
  const std::size_t depth = kDepth == 0 ? some_depth : kDepth;
  const std::size_t inner = (std::size_t{1} << depth) - 1;
  std::array<Lanes, std::size_t{1} << ((kDepth == 0 ? BlockTrees::kMostDepth : kDepth) - 1)> chosen;
  for (std::size_t tree = 0; tree < trees; ++tree, splits += inner, leaves += inner + 1) {
    const std::size_t lowest = std::size_t{1} << (depth - 1);
#pragma GCC unroll 8
    for (std::size_t width = lowest; width > 0; width /= 2) {
#pragma GCC unroll 16
      for (std::size_t i = 0; i < width; ++i) {
        const BlockTrees::Narrow& split = splits[width - 1 + i];
        Lanes values;
        std::memcpy(&values, columns + split.column * kTogether, sizeof values);
        const Lanes right = values > (Lanes{} + split.above);
        chosen[i] = width == lowest
                        ? (right ? (Lanes{} + leaves[2 * i + 1]) : (Lanes{} + leaves[2 * i]))
                        : (right ? chosen[2 * i + 1] : chosen[2 * i]);
      }
    }
    for (std::size_t row = 0; row < kTogether; ++row) scores[row] += chosen[0][row];
  }
}

HABEAS_WIDE void add_narrow(const BlockTrees::Narrow* splits, const std::int16_t* leaves,
                            std::size_t trees, std::size_t depth, const std::int16_t* columns,
                            std::int32_t* scores) {
  constexpr std::size_t kUsual = 5;  // of the trees in data/models
  if (depth == kUsual) return add_trees<kUsual>(splits, leaves, trees, depth, columns, scores);
  add_trees<0>(splits, leaves, trees, depth, columns, scores);
}

/// Numbers in 16 bits; what lies outside becomes the nearest.
HABEAS_WIDE void make_narrow_rows(const std::int32_t* rows, std::size_t count, std::int16_t* out) {
  constexpr std::int32_t kLeast = -32768;
  constexpr std::int32_t kMost = 32767;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t value = rows[i] < kLeast ? kLeast : rows[i];
    out[i] = static_cast<std::int16_t>(value > kMost ? kMost : value);
  }
}

}  // namespace

std::vector<std::int32_t> BlockTrees::scores(std::span<const std::int32_t> rows) const {
  std::vector<std::int32_t> scores(columns_ == 0 ? 0 : rows.size() / columns_);
  if (!splits_.empty() && narrow_.empty()) {
    for (std::size_t row = 0; row < scores.size(); ++row)
      scores[row] = score_of(rows.data() + row * columns_);
    return scores;
  }
  std::vector<std::int16_t> columns(asked_.size() * kTogether);
  std::vector<std::int16_t> near(columns_ * kTogether);  // the same rows in 16 bits
  for (std::size_t row = 0; row < scores.size(); row += kTogether) {
    const std::size_t count = std::min(kTogether, scores.size() - row);
    make_narrow_rows(rows.data() + row * columns_, count * columns_, near.data());
    std::int16_t* put = columns.data();
    for (const std::uint16_t column : asked_) {
      // Rows that are not there keep what stood in their place: nobody asks for their sums.
      const std::int16_t* from = near.data() + column;
      for (std::size_t i = 0; i < kTogether; ++i, from += columns_) *put++ = *from;
    }
    std::array<std::int32_t, kTogether> sums{};
    add_narrow(narrow_.data(), leaves_.data(), narrow_.size() / splits_in_tree(), depth_,
               columns.data(), sums.data());
    std::copy_n(sums.begin(), count, scores.begin() + static_cast<std::ptrdiff_t>(row));
  }
  return scores;
}

/// The same from the root, one row alone, whatever the splits are.
std::int32_t BlockTrees::score_of(const std::int32_t* row) const {
  const std::size_t inner = splits_in_tree();
  const std::int16_t* leaves = leaves_.data();
  std::int32_t score = 0;
  for (std::size_t tree = 0; tree < splits_.size(); tree += inner, leaves += inner + 1) {
    std::size_t at = 0;
    for (std::uint32_t level = 0; level < depth_; ++level) {
      const Split split = splits_[tree + at];
      at = 2 * at + 1 + (row[split.column] > split.above ? 1 : 0);
    }
    score += leaves[at - inner];
  }
  return score;
}

}  // namespace habeas
