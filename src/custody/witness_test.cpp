// custody/witness_test.cpp - a witness signs what only grows, and refuses forks and rollbacks, also
// when it is killed
#include "custody/witness.h"

#include <gtest/gtest.h>

#include <random>

#include "custody/log.h"
#include "custody/memory_files_test.h"

namespace habeas {
namespace {

class TickingClock final : public Clock {
 public:
  std::uint64_t steady_ns() override { return 0; }
  std::int64_t wall_seconds() override { return now_++; }

 private:
  std::int64_t now_ = 1'679'315'147;
};

class DicedRandom final : public Random {
 public:
  explicit DicedRandom(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t next() override { return engine_(); }

 private:
  std::mt19937_64 engine_;
};

class WitnessTest : public testing::Test {
 protected:
  CustodyLog log(const std::string& folder) {
    auto opened = CustodyLog::open(folder, true, {files_, clock_, random_, "habeas-test"});
    EXPECT_TRUE(opened) << opened.error().message;
    return *std::move(opened);
  }
  static void grow(CustodyLog& log, int entries) {
    for (int i = 0; i < entries; ++i) {
      ASSERT_TRUE(log.append({{"received", {Field::open("bytes", std::to_string(i))}}}));
    }
  }
  static WitnessRequest request(const CustodyLog& log, std::uint64_t old_size) {
    return {old_size, consistency_proof(log.files().log, old_size), log.checkpoint()};
  }
  Witness witness() {
    auto opened = Witness::open("w", "friend.example", files_, clock_, random_);
    EXPECT_TRUE(opened) << opened.error().message;
    return *std::move(opened);
  }
  static std::string key_of(const CustodyLog& log) { return to_text(*log.report().key); }

  MemoryFiles files_;
  TickingClock clock_;
  DicedRandom random_{11};
};

TEST_F(WitnessTest, RequestsAreReadBack) {
  CustodyLog one = log("a");
  grow(one, 6);
  for (const std::uint64_t old_size : {0U, 1U, 3U, 7U}) {
    const WitnessRequest made = request(one, old_size);
    const auto read = parse_witness_request(to_text(made));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->old_size, made.old_size);
    EXPECT_EQ(read->proof, made.proof);
    EXPECT_EQ(read->note, made.note);
  }
  EXPECT_TRUE(parse_witness_request(one.checkpoint())) << "a note alone";
  for (const std::string_view wrong :
       {"", "old", "old 3", "old 3\n", "old x\n\nnote\n", "words\n"}) {
    EXPECT_FALSE(parse_witness_request(wrong)) << wrong;
  }
}

TEST_F(WitnessTest, SignsALogThatGrows) {
  CustodyLog one = log("a");
  const std::string key = key_of(one);
  std::uint64_t seen = 0;
  for (int i = 0; i < 5; ++i) {
    Witness other = witness();  // opened anew: it remembers
    const auto cosigned = other.cosign(to_text(request(one, seen)), i == 0 ? key : "");
    ASSERT_TRUE(cosigned) << cosigned.error().message;
    ASSERT_EQ(cosigned->refusal, "");
    EXPECT_EQ(cosigned->seen, seen);
    const NoteParts parts = parts_of(cosigned->note);
    ASSERT_EQ(parts.signatures.size(), 2U);
    const auto line = read_cosignature(parts.signatures[1], parts.text, other.key());
    ASSERT_TRUE(line);
    EXPECT_EQ(line->name, "friend.example");
    EXPECT_GE(line->seconds, 1'679'315'147U);
    EXPECT_TRUE(open_note(cosigned->note, *one.report().key));
    seen = one.entries().size();
    grow(one, i + 1);
  }
}

TEST_F(WitnessTest, RefusesALogThatItDoesNotKnowAndAForeignKey) {
  CustodyLog one = log("a");
  CustodyLog two = log("b");
  Witness other = witness();
  EXPECT_FALSE(other.cosign(to_text(request(one, 0)), ""));
  EXPECT_FALSE(other.cosign(to_text(request(one, 0)), key_of(two)));
  ASSERT_TRUE(other.cosign(to_text(request(one, 0)), key_of(one)));
  EXPECT_FALSE(other.cosign(to_text(request(one, 0)), key_of(two))) << "another key later";
  std::string broken = to_text(request(one, 0));
  broken[broken.size() - 5] = broken[broken.size() - 5] == 'A' ? 'B' : 'A';
  EXPECT_FALSE(other.cosign(broken, ""));
}

TEST_F(WitnessTest, RefusesARollbackAndAWrongBeginning) {
  CustodyLog one = log("a");
  grow(one, 3);
  const std::string early = to_text(request(one, 0));
  grow(one, 3);
  Witness other = witness();
  ASSERT_TRUE(other.cosign(to_text(request(one, 0)), key_of(one)));
  const auto back = other.cosign(early, "");
  ASSERT_TRUE(back);
  EXPECT_NE(back->refusal.find("rollback"), std::string::npos) << back->refusal;
  EXPECT_EQ(back->note, "");
  grow(one, 2);
  const auto wrong = other.cosign(to_text(request(one, 4)), "");
  ASSERT_TRUE(wrong);
  EXPECT_NE(wrong->refusal.find("--old 7"), std::string::npos) << wrong->refusal;
  const auto right = other.cosign(to_text(request(one, 7)), "");
  ASSERT_TRUE(right);
  EXPECT_EQ(right->refusal, "");
}

// The holder of the key writes another history: whatever is asked, it is not signed.
TEST_F(WitnessTest, NeverSignsAFork) {
  CustodyLog one = log("a");
  grow(one, 4);
  const auto before = files_.files;
  Witness other = witness();
  ASSERT_TRUE(other.cosign(to_text(request(one, 0)), key_of(one)));
  const auto remembered = files_.files;
  std::mt19937_64 dice(5);
  for (int round = 0; round < 200; ++round) {
    auto kept = remembered;
    for (const auto& [path, bytes] : before) {
      if (path.starts_with("a/")) kept[path] = bytes;
    }
    files_.files = std::move(kept);
    CustodyLog again = log("a");
    // cut behind a random entry, by the one who holds the key, and grown again
    files_.files.erase("a/log");
    files_.files.erase("a/openings");
    files_.files.erase("a/checkpoint");
    CustodyLog forked = log("a");  // the same key, but another name: refused as an unknown log
    const auto unknown = other.cosign(to_text(request(forked, 0)), "");
    EXPECT_FALSE(unknown);
    // the same name and size or more, other entries: signed by the right key
    MerkleTree tree;
    const std::uint64_t size = 1 + dice() % 9;
    for (std::uint64_t i = 0; i < size; ++i) tree.add("other entry " + std::to_string(dice()));
    const auto seed_digits = files_.files.at("a/key");
    Seed seed{};
    for (std::size_t i = 0; i < seed.size(); ++i) {
      const std::size_t at = std::string_view("habeas-signing-key 1 ").size() + 2 * i;
      seed[i] = static_cast<std::uint8_t>(std::stoi(seed_digits.substr(at, 2), nullptr, 16));
    }
    const Checkpoint state{again.report().origin, tree.size(), tree.root()};
    WitnessRequest forged{5, {}, *sign_note(to_text(state), *again.report().key, seed)};
    for (std::uint64_t i = dice() % 4; i > 0; --i)
      forged.proof.push_back(sha256(std::to_string(i)));
    const auto answer = other.cosign(to_text(forged), "");
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_NE(answer->refusal, "") << "round " << round << ", size " << size;
  }
}

// Killed at any write: it never gave a signature away that it does not remember.
TEST_F(WitnessTest, RemembersBeforeItSigns) {
  CustodyLog one = log("a");
  grow(one, 2);
  for (int steps = 0; steps < 4; ++steps) {
    auto world = files_.files;
    files_.steps_left = steps;
    auto opened = Witness::open("w", "friend.example", files_, clock_, random_);
    Result<Cosigned> cosigned = fail(Errc::io, "not opened");
    if (opened) cosigned = opened->cosign(to_text(request(one, 0)), key_of(one));
    files_.steps_left = -1;
    if (cosigned && cosigned->refusal.empty()) {
      EXPECT_TRUE(files_.files.contains("w/logs/" + to_hex(sha256(one.report().origin))));
    }
    files_.files = std::move(world);
  }
}

TEST_F(WitnessTest, SeesThatItsOwnMemoryWasChanged) {
  CustodyLog one = log("a");
  Witness other = witness();
  ASSERT_TRUE(other.cosign(to_text(request(one, 0)), key_of(one)));
  const std::string path = "w/logs/" + to_hex(sha256(one.report().origin));
  const std::string whole = files_.files.at(path);
  for (std::size_t bit = 0; bit < whole.size() * 8; bit += 3) {
    std::string& text = files_.files.at(path);
    text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(other.cosign(to_text(request(one, 1)), "")) << "bit " << bit;
    text = whole;
  }
  EXPECT_TRUE(other.cosign(to_text(request(one, 1)), ""));
}

TEST_F(WitnessTest, CosignaturesComeBackIntoTheLog) {
  CustodyLog one = log("a");
  grow(one, 2);
  Witness other = witness();
  ASSERT_TRUE(one.anchor());
  const auto cosigned = other.cosign(to_text(request(one, 0)), key_of(one));
  ASSERT_TRUE(cosigned);
  EXPECT_FALSE(one.keep_cosigned(cosigned->note)) << "its key is not taken yet";
  ASSERT_TRUE(one.append({{"witness", {Field::hidden("key", to_text(other.key()))}}}));
  ASSERT_TRUE(one.keep_cosigned(cosigned->note));
  EXPECT_EQ(one.report().cosigned, 3U);
  CustodyLog again = log("a");
  ASSERT_TRUE(again.keep_cosigned(cosigned->note)) << "twice is no harm";
  const LogFiles kept = *read_log_files("a", files_);
  const LogReport report = examine_log(kept);
  EXPECT_TRUE(report.faults.empty());
  EXPECT_EQ(report.cosigned, 3U);
  ASSERT_EQ(report.anchors.size(), 1U);
  EXPECT_EQ(report.anchors[0].cosigned.size(), 1U);
  for (std::size_t bit = 0; bit < kept.anchors.size() * 8; ++bit) {
    LogFiles flipped = kept;
    flipped.anchors[bit / 8] = static_cast<char>(flipped.anchors[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(examine_log(flipped).faults.empty()) << "bit " << bit;
  }
}

}  // namespace
}  // namespace habeas
