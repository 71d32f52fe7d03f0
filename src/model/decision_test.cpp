// model/decision_test.cpp - the last standing word counts, and undoing brings back what was before
#include "model/decision.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "model/json.h"

namespace habeas {
namespace {

Claim claim_of(int number) {
  Claim claim;
  claim.id = IdBuilder().add(static_cast<std::uint64_t>(number)).build<ClaimTag>();
  claim.kind = ClaimKind::count;
  Quantity quantity;
  quantity.lo = quantity.hi = quantity.point = Number{number, 0};
  claim.value = quantity;
  return claim;
}

Decision act_on(const Claim& claim, Act act, std::uint64_t seq) {
  Decision decision;
  decision.id = IdBuilder().add(seq).build<DecisionTag>();
  decision.seq = seq;
  decision.at = "2031-04-05T06:07:08Z";
  decision.by = "Ines Marrow";
  decision.act = act;
  decision.on = {to_text(claim.id)};
  decision.reason = "read again";
  if (act == Act::correct) {
    decision.from = claim.value;
    decision.to = claim_of(77).value;
  }
  return decision;
}

Decision undo(const Decision& other, std::uint64_t seq) {
  Decision decision = other;
  decision.id = IdBuilder().add(seq).build<DecisionTag>();
  decision.seq = seq;
  decision.undoes = other.id;
  return decision;
}

TEST(Decision, RejectedClaimsGoAndCorrectedOnesChange) {
  const std::vector<Claim> claims{claim_of(1), claim_of(2), claim_of(3)};
  const std::vector<Decision> decisions{act_on(claims[0], Act::reject, 1),
                                        act_on(claims[1], Act::correct, 2),
                                        act_on(claims[2], Act::accept, 3)};
  const auto decided = as_decided(claims, decisions);
  ASSERT_EQ(decided.size(), 2U);
  EXPECT_EQ(decided[0].id, claims[1].id);
  EXPECT_EQ(decided[0].value, claim_of(77).value);
  EXPECT_EQ(decided[1].value, claims[2].value);
}

TEST(Decision, TheLastWordCountsAndACommentIsNone) {
  const Claim claim = claim_of(1);
  std::vector<Decision> decisions{act_on(claim, Act::reject, 1), act_on(claim, Act::accept, 2),
                                  act_on(claim, Act::comment, 3)};
  EXPECT_EQ(as_decided({claim}, decisions).size(), 1U);
  EXPECT_EQ(last_words(decisions).at(to_text(claim.id))->act, Act::accept);
}

// Whatever was done, undoing it from the last act to the first leaves the machine's claims.
TEST(Decision, UndoingAllRestoresAll) {
  const std::uint32_t seed = 20310405;
  std::mt19937 dice(seed);
  for (int round = 0; round < 1000; ++round) {
    const std::vector<Claim> claims{claim_of(1), claim_of(2), claim_of(3)};
    std::vector<Decision> decisions;
    std::vector<std::vector<Claim>> states{as_decided(claims, decisions)};
    const auto acts = dice() % 8;
    for (std::uint64_t i = 0; i < acts; ++i) {
      const Act act = std::array{Act::accept, Act::reject, Act::correct, Act::comment}[dice() % 4];
      decisions.push_back(act_on(claims[dice() % 3], act, decisions.size()));
      states.push_back(as_decided(claims, decisions));
    }
    for (std::uint64_t i = acts; i > 0; --i) {
      decisions.push_back(undo(decisions[i - 1], decisions.size()));
      const auto now = as_decided(claims, decisions);
      ASSERT_EQ(now.size(), states[i - 1].size()) << "seed " << seed << ", round " << round;
      for (std::size_t k = 0; k < now.size(); ++k) {
        ASSERT_EQ(now[k].id, states[i - 1][k].id);
        ASSERT_EQ(now[k].value, states[i - 1][k].value);
      }
    }
    // Undoing the last undoing brings the first act back.
    if (acts > 0) {
      decisions.push_back(undo(decisions.back(), decisions.size()));
      ASSERT_EQ(as_decided(claims, decisions).size(), states[1].size());
    }
  }
}

TEST(Decision, IsReadBackAsPrinted) {
  const Claim claim = claim_of(5);
  for (const Decision& decision : {act_on(claim, Act::correct, 1), act_on(claim, Act::ask, 2),
                                   undo(act_on(claim, Act::reject, 3), 4)}) {
    const std::string line = decision_line(decision);
    const auto read = read_decisions(run_line("1") + line);
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(read->size(), 1U);
    EXPECT_EQ(decision_line(read->front()), line);
    EXPECT_TRUE(read_records(run_line("1") + line)) << "other records are read beside it";
  }
}

}  // namespace
}  // namespace habeas
