// custody/merkle.cpp - leaves and nodes hashed as RFC 6962 says
#include "custody/merkle.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

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

Sha256 hash_of_leaf(std::string_view entry) {
  std::string leaf(1, kLeaf);
  leaf += entry;
  return sha256(leaf);
}

// The largest power of two below n, which is 2 or more.
std::size_t split_of(std::size_t n) {
  std::size_t k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

Sha256 root_of(std::span<const Sha256> leaves) {
  if (leaves.size() == 1) return leaves.front();
  const std::size_t k = split_of(leaves.size());
  return hash_of_node(root_of(leaves.first(k)), root_of(leaves.subspan(k)));
}

// SUBPROOF(m, D[n], b) of RFC 6962; `is_known`: the whole old tree lies left of here.
void add_proof(std::size_t m, std::span<const Sha256> leaves, bool is_known,
               std::vector<Sha256>& proof) {
  if (m == leaves.size()) {
    if (!is_known) proof.push_back(root_of(leaves));
    return;
  }
  const std::size_t k = split_of(leaves.size());
  if (m <= k) {
    add_proof(m, leaves.first(k), is_known, proof);
    proof.push_back(root_of(leaves.subspan(k)));
  } else {
    add_proof(m - k, leaves.subspan(k), false, proof);
    proof.push_back(root_of(leaves.first(k)));
  }
}

}  // namespace

std::vector<Sha256> consistency_proof(std::string_view lines, std::uint64_t old_size) {
  std::vector<Sha256> leaves;
  while (lines.find('\n') != std::string_view::npos) {
    leaves.push_back(hash_of_leaf(lines.substr(0, lines.find('\n'))));
    lines.remove_prefix(lines.find('\n') + 1);
  }
  std::vector<Sha256> proof;
  if (old_size == 0 || old_size >= leaves.size()) return proof;
  add_proof(static_cast<std::size_t>(old_size), leaves, true, proof);
  return proof;
}

bool is_consistent(const TreeHead& before, const TreeHead& now, std::span<const Sha256> proof) {
  if (before.size == 0) return proof.empty() && before.root == sha256({});
  if (before.size >= now.size) return proof.empty() && before == now;
  std::uint64_t at = before.size - 1;
  std::uint64_t last = now.size - 1;
  for (; (at & 1U) != 0; at >>= 1U) last >>= 1U;
  // Where the old tree is whole, its root is the first node and is not sent.
  const bool is_sent = at != 0;
  if (is_sent && proof.empty()) return false;
  Sha256 old_root = is_sent ? proof.front() : before.root;
  Sha256 new_root = old_root;
  for (const Sha256& node : proof.subspan(is_sent ? 1 : 0)) {
    if (last == 0) return false;
    if ((at & 1U) != 0 || at == last) {
      old_root = hash_of_node(node, old_root);
      new_root = hash_of_node(node, new_root);
      for (; (at & 1U) == 0 && at != 0; at >>= 1U) last >>= 1U;
    } else {
      new_root = hash_of_node(new_root, node);
    }
    at >>= 1U;
    last >>= 1U;
  }
  return last == 0 && old_root == before.root && new_root == now.root;
}

void MerkleTree::add(std::string_view entry) {
  Sha256 hash = hash_of_leaf(entry);
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
