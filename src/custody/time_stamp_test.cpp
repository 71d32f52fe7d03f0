// custody/time_stamp_test.cpp - requests are the bytes of RFC 3161; what is no answer is refused
#include "custody/time_stamp.h"

#include <gtest/gtest.h>

#include "base/sha256.h"

namespace habeas {
namespace {

// `openssl ts -query -data FILE -sha256 -cert -no_nonce` over a file that holds "abc"; the digest
// is that of FIPS 180-4's example.
TEST(TimeStamp, ARequestIsThatOfOpenssl) {
  const std::string request = time_stamp_request("abc");
  EXPECT_EQ(to_hex(reinterpret_cast<const std::uint8_t*>(request.data()), request.size()),
            "30390201013031300d060960864801650304020105000420"
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            "0101ff");
}

TEST(TimeStamp, WhatIsNoAnswerIsRefused) {
  for (const std::string_view wrong : {"", "0", "\x30\x03\x02\x01\x01", "words"}) {
    const auto time = check_time_stamp(wrong, "abc", "");
    EXPECT_FALSE(time) << wrong;
  }
  // PKIStatusInfo: rejection, and no token
  const auto refused =
      check_time_stamp(std::string_view("\x30\x05\x30\x03\x02\x01\x02", 7), "abc", "");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "the authority granted no time stamp");
}

}  // namespace
}  // namespace habeas
