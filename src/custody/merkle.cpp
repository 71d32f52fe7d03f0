// custody/merkle.cpp - leaves and nodes hashed as RFC 6962 says
#include "custody/merkle.h"

#include <algorithm>
#include <array>
#include <string>

namespace habeas {
namespace {

constexpr char kLeaf = 0;
constexpr char kNode = 1;

// A leaf can never pass for a node: their first bytes differ.
Sha256 hash_of_node(const Sha256& left, const Sha256& right) {
  std::array<char, 1 + 2 * sizeof(Sha256)> bytes{};
  bytes[0] = kNode;
  const auto copy = [](std::uint8_t byte) { return static_cast<char>(byte); };
  std::transform(left.begin(), left.end(), bytes.begin() + 1, copy);
  std::transform(right.begin(), right.end(), bytes.begin() + 1 + sizeof(Sha256), copy);
  return sha256({bytes.data(), bytes.size()});
}

}  // namespace

void MerkleTree::add(std::string_view entry) {
  std::string leaf(1, kLeaf);
  leaf += entry;
  Sha256 hash = sha256(leaf);
  // Two whole subtrees of one size become one of the next: a binary counter.
  for (std::uint64_t bits = size_; (bits & 1U) != 0; bits >>= 1U) {
    hash = hash_of_node(whole_.back(), hash);
    whole_.pop_back();
  }
  whole_.push_back(hash);
  ++size_;
}

Sha256 MerkleTree::root() const {
  if (whole_.empty()) return sha256({});
  Sha256 hash = whole_.back();
  for (std::size_t i = whole_.size() - 1; i > 0; --i) hash = hash_of_node(whole_[i - 1], hash);
  return hash;
}

}  // namespace habeas
