// custody/merkle_test.cpp - roots against published ones and against the definition of RFC 6962
#include "custody/merkle.h"

#include <gtest/gtest.h>

#include <array>
#include <span>
#include <string>
#include <vector>

namespace habeas {
namespace {

std::string bytes_of(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16)));
  }
  return bytes;
}

// The eight entries and the roots that the Certificate Transparency project publishes for them
// (merkle_tree_test.cc of google/certificate-transparency).
constexpr std::array<std::string_view, 8> kEntries{"",
                                                   "00",
                                                   "10",
                                                   "2021",
                                                   "3031",
                                                   "40414243",
                                                   "50515253"
                                                   "54555657",
                                                   "606162636465666768696a6b6c6d6e6f"};
constexpr std::array<std::string_view, 8> kRoots{
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

// The definition, word for word: split at the largest power of two below n.
Sha256 defined_root(std::span<const std::string> entries) {
  if (entries.empty()) return sha256("");
  if (entries.size() == 1) return sha256(std::string(1, '\0') + entries[0]);
  std::size_t k = 1;
  while (k * 2 < entries.size()) k *= 2;
  const Sha256 left = defined_root(entries.first(k));
  const Sha256 right = defined_root(entries.subspan(k));
  std::string node(1, '\1');
  node.append(reinterpret_cast<const char*>(left.data()), left.size());
  node.append(reinterpret_cast<const char*>(right.data()), right.size());
  return sha256(node);
}

TEST(Merkle, TheEmptyTreeIsTheHashOfNothing) {
  EXPECT_EQ(to_hex(MerkleTree().root()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Merkle, RootsAreThePublishedOnes) {
  MerkleTree tree;
  for (std::size_t i = 0; i < kEntries.size(); ++i) {
    tree.add(bytes_of(kEntries[i]));
    EXPECT_EQ(to_hex(tree.root()), kRoots[i]) << "of " << i + 1 << " entries";
  }
}

TEST(Merkle, GrowsAsTheDefinitionSays) {
  MerkleTree tree;
  std::vector<std::string> entries;
  for (int i = 0; i < 130; ++i) {
    entries.push_back("entry " + std::to_string(i * 7919));
    tree.add(entries.back());
    ASSERT_EQ(tree.root(), defined_root(entries)) << "of " << i + 1 << " entries";
  }
  EXPECT_EQ(tree.size(), 130U);
}

TEST(Merkle, AProofShowsThatATreeOnlyGrew) {
  std::string lines;
  std::vector<TreeHead> heads{{0, sha256("")}};
  MerkleTree tree;
  for (int i = 0; i < 40; ++i) {
    const std::string line = "line " + std::to_string(i);
    lines += line + "\n";
    tree.add(line);
    heads.push_back({tree.size(), tree.root()});
    for (const TreeHead& before : heads) {
      std::vector<Sha256> proof = consistency_proof(lines, before.size);
      ASSERT_TRUE(is_consistent(before, heads.back(), proof)) << before.size << " in " << i + 1;
      TreeHead other = before;
      other.root[0] = static_cast<std::uint8_t>(other.root[0] ^ 1U);
      ASSERT_FALSE(is_consistent(other, heads.back(), proof)) << before.size << " in " << i + 1;
      for (Sha256& node : proof) {
        node[31] = static_cast<std::uint8_t>(node[31] ^ 1U);
        ASSERT_FALSE(is_consistent(before, heads.back(), proof));
        node[31] = static_cast<std::uint8_t>(node[31] ^ 1U);
      }
      proof.push_back(heads.back().root);
      ASSERT_FALSE(is_consistent(before, heads.back(), proof)) << "with a node too many";
    }
  }
}

// PROOF(3, D[7]), PROOF(4, D[7]) and PROOF(6, D[7]) of RFC 6962, section 2.1.3, by their lengths.
TEST(Merkle, ProofsAreAsShortAsTheExamplesOfTheRfc) {
  const std::string lines = "0\n1\n2\n3\n4\n5\n6\n";
  EXPECT_EQ(consistency_proof(lines, 3).size(), 4U);
  EXPECT_EQ(consistency_proof(lines, 4).size(), 1U);
  EXPECT_EQ(consistency_proof(lines, 6).size(), 3U);
  EXPECT_TRUE(consistency_proof(lines, 7).empty());
}

TEST(Merkle, NoProofShowsARollback) {
  MerkleTree one;
  one.add("a");
  MerkleTree two = one;
  two.add("b");
  const std::vector<Sha256> none;
  EXPECT_FALSE(is_consistent({2, two.root()}, {1, one.root()}, none));
  EXPECT_FALSE(is_consistent({2, two.root()}, {2, one.root()}, none));
}

}  // namespace
}  // namespace habeas
