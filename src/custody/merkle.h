// custody/merkle.h - the Merkle tree hash of RFC 6962 over a list of entries that only grows
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/sha256.h"

namespace habeas {

/// Holds the roots of the whole subtrees from left to right, one for every bit of the size: log2 n
/// digests stand for n entries (RFC 6962, section 2.1).
class MerkleTree {
 public:
  /// Adds the hash of a leaf: SHA-256 of a zero byte and the bytes of the entry.
  void add(std::string_view entry);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// SHA-256 of nothing for the empty tree.
  [[nodiscard]] Sha256 root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Sha256> whole_;  // subtrees of falling size
};

/// The nodes that show that the first `old_size` of these entries (lines, each with its line feed)
/// were not changed when the others came (RFC 6962, section 2.1.2). Empty where there is nothing to
/// show: no entry before, or none since. `old_size` is at most the number of lines.
std::vector<Sha256> consistency_proof(std::string_view lines, std::uint64_t old_size);

/// A tree of this size with this root.
struct TreeHead {
  std::uint64_t size = 0;
  Sha256 root{};
  bool operator==(const TreeHead&) const = default;
};

/// True when the proof shows that `now` only adds to `before` (RFC 9162, section 2.1.4.2). Every
/// tree adds to the empty one.
bool is_consistent(const TreeHead& before, const TreeHead& now, std::span<const Sha256> proof);

}  // namespace habeas
