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

}  // namespace
}  // namespace habeas
