// custody/note_test.cpp - signatures, notes and checkpoints against published examples
#include "custody/note.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

constexpr std::string_view kDash = "\xE2\x80\x94 ";

// The example of the Go project's package sumdb/note, which the C2SP page grew from.
constexpr std::string_view kPublishedKey =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string kPublishedText =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
const std::string kPublishedNote =
    kPublishedText + "\n" + std::string(kDash) +
    "PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBw"
    "JnAM=\n";

// RFC 8032, section 7.1, test 1.
constexpr Seed kSeed{0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a,
                     0xf4, 0x92, 0xec, 0x2c, 0xc4, 0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32,
                     0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60};

TEST(Signing, IsThatOfRfc8032) {
  const auto key = public_key_of(kSeed);
  ASSERT_TRUE(key);
  EXPECT_EQ(to_hex(*key), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  const auto signature = sign(kSeed, "");
  ASSERT_TRUE(signature);
  EXPECT_EQ(
      to_hex(signature->data(), signature->size()),
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701"
      "cf9b46bd25bf5f0595bbe24655141438e7a100b");
  EXPECT_TRUE(is_signed_by(*key, "", *signature));
  EXPECT_FALSE(is_signed_by(*key, "x", *signature));
}

TEST(Base64, IsCanonicalBothWays) {
  for (const std::string_view bytes : {"", "f", "fo", "foo", "foob", "fooba", "foobar"}) {
    EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
  }
  EXPECT_EQ(to_base64("foob"), "Zm9vYg==");
  for (const std::string_view wrong : {"Zm9vYh==", "Zm9vYg", "Zm9vYg==\n", "Z", "Zm9v=", "Zm 9"}) {
    EXPECT_FALSE(from_base64(wrong)) << wrong;
  }
}

TEST(Note, OpensThePublishedExample) {
  const auto key = parse_note_key(kPublishedKey);
  ASSERT_TRUE(key);
  EXPECT_EQ(to_text(*key), kPublishedKey);
  EXPECT_EQ(open_note(kPublishedNote, *key), kPublishedText);
}

TEST(Note, EveryFlippedBitIsSeen) {
  const NoteKey key = *parse_note_key(kPublishedKey);
  for (std::size_t i = 0; i < kPublishedNote.size() * 8; ++i) {
    std::string flipped = kPublishedNote;
    flipped[i / 8] = static_cast<char>(flipped[i / 8] ^ (1 << (i % 8)));
    EXPECT_FALSE(open_note(flipped, key)) << "bit " << i;
  }
}

TEST(Note, CarriesOtherSigners) {
  const NoteKey key{"example.org/log", *public_key_of(kSeed)};
  const auto note = sign_note("some words\n", key, kSeed);
  ASSERT_TRUE(note);
  EXPECT_EQ(open_note(*note + std::string(kDash) + "other AAAA\n", key), "some words\n");
  EXPECT_FALSE(open_note(*note + "no signature\n", key));
  EXPECT_FALSE(open_note("some words\n\n", key)) << "nobody signed";
  EXPECT_FALSE(open_note(kPublishedNote, key)) << "somebody else signed";
}

TEST(Note, KeysAreReadBack) {
  Seed seed = kSeed;
  for (int i = 0; i < 256; ++i) {  // some of them have plus signs in their Base64
    seed[0] = static_cast<std::uint8_t>(i);
    const std::string text = to_text(NoteKey{"example.org/log", *public_key_of(seed)});
    const auto read = parse_note_key(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(to_text(*read), text);
  }
  for (const std::string_view wrong : {"", "a", "a+", "a+b", "a+b+", "+b+c"}) {
    EXPECT_FALSE(parse_note_key(wrong)) << wrong;
  }
}

TEST(Checkpoint, HasOneForm) {
  const Checkpoint checkpoint{"example.org/log", 20852163, sha256("root")};
  const std::string text = to_text(checkpoint);
  EXPECT_EQ(parse_checkpoint(text), checkpoint);
  EXPECT_EQ(text.substr(0, 25), "example.org/log\n20852163\n");
  EXPECT_FALSE(parse_checkpoint(text + "more\n")) << "extension lines are not used here";
  EXPECT_FALSE(parse_checkpoint("example.org/log\n007\n" + text.substr(25)));
  EXPECT_FALSE(parse_checkpoint(text.substr(0, text.size() - 1)));
  EXPECT_FALSE(parse_checkpoint(""));
}

}  // namespace
}  // namespace habeas
