// custody/merkle.h - the Merkle tree hash of RFC 6962 over a list of entries that only grows
#pragma once

#include <cstdint>
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

}  // namespace habeas
