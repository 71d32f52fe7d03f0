// host/pools_test.cpp - pieces from pools are apart, keep what is written, and are used again
#include "host/pools.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace habeas {
namespace {

struct Piece {
  std::unique_ptr<char[]> bytes;
  std::size_t size = 0;
  char mark = 0;
};

Piece make_piece(std::size_t size, char mark) {
  Piece piece{std::make_unique<char[]>(size), size, mark};
  std::memset(piece.bytes.get(), mark, size);
  return piece;
}

bool is_intact(const Piece& piece) {
  return std::all_of(piece.bytes.get(), piece.bytes.get() + piece.size,
                     [&](char byte) { return byte == piece.mark; });
}

std::uintptr_t address(const Piece& piece) {
  return reinterpret_cast<std::uintptr_t>(piece.bytes.get());
}

// Pieces of every size, some of which are given back in between.
std::vector<Piece> make_pieces(char mark) {
  std::vector<Piece> kept;
  for (int round = 0; round < 20; ++round) {
    std::vector<Piece> gone;
    for (std::size_t size = 0; size < 1100; size += 7) {
      (size % 2 == 0 ? kept : gone).push_back(make_piece(size, mark));
    }
    EXPECT_TRUE(std::all_of(gone.begin(), gone.end(), is_intact));
  }
  return kept;
}

void expect_apart(std::vector<Piece>& pieces) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return address(a) < address(b); });
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    ASSERT_TRUE(is_intact(pieces[i]));
    ASSERT_EQ(address(pieces[i]) % 16, 0U);
    if (i == 0) continue;
    ASSERT_LE(address(pieces[i - 1]) + pieces[i - 1].size, address(pieces[i]));
  }
}

TEST(Pools, PiecesOfAllSizesAreApartAndWhatCameBeforeIsGivenBackToo) {
  std::vector<Piece> before = make_pieces('a');
  start_pools();
  std::vector<Piece> pieces = make_pieces('b');
  for (Piece& piece : before) pieces.push_back(std::move(piece));
  expect_apart(pieces);
}

TEST(Pools, PiecesOfOneThreadAreGivenBackByAnother) {
  start_pools();
  std::vector<Piece> all;
  for (int round = 0; round < 3; ++round) {
    std::vector<std::vector<Piece>> of_thread(4);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < of_thread.size(); ++t) {
      threads.emplace_back([&, t] { of_thread[t] = make_pieces(static_cast<char>('c' + t)); });
    }
    for (std::thread& thread : threads) thread.join();
    all.clear();  // here, what other threads made
    for (std::vector<Piece>& pieces : of_thread) {
      for (Piece& piece : pieces) all.push_back(std::move(piece));
    }
    expect_apart(all);
  }
}

TEST(Pools, WhatAThreadLeavesIsUsedAgain) {
  if (!start_pools()) GTEST_SKIP() << "built with a sanitizer";
  std::uintptr_t first = 0;
  std::thread([&] { first = address(make_piece(1001, 'd')); }).join();
  std::vector<Piece> pieces;
  for (int i = 0; i < 2000; ++i) pieces.push_back(make_piece(1001, 'e'));
  EXPECT_TRUE(std::any_of(pieces.begin(), pieces.end(),
                          [&](const Piece& piece) { return address(piece) == first; }));
}

}  // namespace
}  // namespace habeas
