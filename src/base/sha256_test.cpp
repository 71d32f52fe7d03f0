// base/sha256_test.cpp - SHA-256 against the vectors of FIPS 180-4
#include "base/sha256.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

TEST(Sha256, GivesThePublishedDigests) {
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, OfPiecesIsThatOfTheWhole) {
  Sha256Stream stream;
  stream.add("a");
  stream.add("");
  stream.add("bc");
  EXPECT_EQ(to_hex(stream.finish()), to_hex(sha256("abc")));
}

}  // namespace
}  // namespace habeas
