// model/decision_test.cpp - the last standing word counts, and undoing brings back what was before
#include "model/decision.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "model/decided.h"
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
    decision.from.value = claim.value;
    decision.to.value = claim_of(77).value;
  }
  return decision;
}

std::vector<Claim> left(const std::vector<Claim>& claims, const std::vector<Decision>& decisions) {
  Pile pile;
  pile.claims = claims;
  return as_decided(pile, decisions).claims;
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
  const auto decided = left(claims, decisions);
  ASSERT_EQ(decided.size(), 2U);
  EXPECT_EQ(decided[0].id, claims[1].id);
  EXPECT_EQ(decided[0].value, claim_of(77).value);
  EXPECT_EQ(decided[1].value, claims[2].value);
}

TEST(Decision, TheLastWordCountsAndACommentIsNone) {
  const Claim claim = claim_of(1);
  std::vector<Decision> decisions{act_on(claim, Act::reject, 1), act_on(claim, Act::accept, 2),
                                  act_on(claim, Act::comment, 3)};
  EXPECT_EQ(left({claim}, decisions).size(), 1U);
  EXPECT_EQ(last_words(decisions).at(to_text(claim.id))->act, Act::accept);
}

// Whatever was done, undoing it from the last act to the first leaves the machine's claims.
TEST(Decision, UndoingAllRestoresAll) {
  const std::uint32_t seed = 20310405;
  std::mt19937 dice(seed);
  for (int round = 0; round < 1000; ++round) {
    const std::vector<Claim> claims{claim_of(1), claim_of(2), claim_of(3)};
    std::vector<Decision> decisions;
    std::vector<std::vector<Claim>> states{left(claims, decisions)};
    const auto acts = dice() % 8;
    for (std::uint64_t i = 0; i < acts; ++i) {
      const Act act = std::array{Act::accept, Act::reject, Act::correct, Act::comment}[dice() % 4];
      decisions.push_back(act_on(claims[dice() % 3], act, decisions.size()));
      states.push_back(left(claims, decisions));
    }
    for (std::uint64_t i = acts; i > 0; --i) {
      decisions.push_back(undo(decisions[i - 1], decisions.size()));
      const auto now = left(claims, decisions);
      ASSERT_EQ(now.size(), states[i - 1].size()) << "seed " << seed << ", round " << round;
      for (std::size_t k = 0; k < now.size(); ++k) {
        ASSERT_EQ(now[k].id, states[i - 1][k].id);
        ASSERT_EQ(now[k].value, states[i - 1][k].value);
      }
    }
    // Undoing the last undoing brings the first act back.
    if (acts > 0) {
      decisions.push_back(undo(decisions.back(), decisions.size()));
      ASSERT_EQ(left(claims, decisions).size(), states[1].size());
    }
  }
}

TEST(Decision, UnderTheRuleAnActWaitsForASecondPerson) {
  const Claim claim = claim_of(1);
  Decision proposed = act_on(claim, Act::reject, 1);
  proposed.needs_second = true;
  Decision accepted = act_on(claim, Act::accept, 2);
  accepted.on = {to_text(proposed.id)};
  std::vector<Decision> decisions{proposed, accepted};
  EXPECT_EQ(left({claim}, decisions).size(), 1U) << "the same person is no second one";
  decisions[1].by = "ines  MARROW ";
  EXPECT_EQ(left({claim}, decisions).size(), 1U) << "nor is the same name in other letters";
  ASSERT_EQ(waiting(decisions).size(), 1U);
  decisions[1].by = "Otto Vale";
  EXPECT_TRUE(left({claim}, decisions).empty());
  EXPECT_TRUE(waiting(decisions).empty());
  decisions.push_back(undo(decisions[1], 3));
  EXPECT_EQ(left({claim}, decisions).size(), 1U) << "the second word is taken back";
  EXPECT_EQ(fates(decisions).at(proposed.id), Fate::proposed);
  decisions[1].act = Act::reject;
  decisions.pop_back();
  EXPECT_EQ(fates(decisions).at(proposed.id), Fate::refused);
  EXPECT_EQ(left({claim}, decisions).size(), 1U);
}

TEST(Decision, AQuestionWaitsForSomebodyElse) {
  const Claim claim = claim_of(1);
  std::vector<Decision> decisions{act_on(claim, Act::ask, 1), act_on(claim, Act::accept, 2)};
  EXPECT_EQ(waiting(decisions).size(), 1U) << "who asked does not answer";
  decisions[1].by = "Otto Vale";
  EXPECT_TRUE(waiting(decisions).empty());
}

TEST(Decision, SpansAndChainsAreCorrected) {
  Pile pile;
  Document document;
  document.id = IdBuilder().add("text").build<DocumentTag>();
  document.text = "Wardens took nine men away.";
  document.to_source = OffsetMap<InText, InSource>::identity(27, 3);
  pile.documents.push_back(document);
  Claim claim = claim_of(9);
  claim.document = document.id;
  claim.span = {0, 27};
  claim.anchor = {13, 21};
  claim.quote = document.text;
  pile.claims.push_back(claim);
  Decision span = act_on(claim, Act::correct, 1);
  span.part = Part::span;
  span.to.span = {8, 21};
  Decision chain = act_on(claim, Act::correct, 2);
  chain.part = Part::chain;
  chain.to.chain = {{std::string(kUnnamed), "a neighbour", Rel::said, {}, false}};
  const auto decided = as_decided(pile, {span, chain}).claims;
  ASSERT_EQ(decided.size(), 1U);
  EXPECT_EQ(decided[0].quote, "took nine men");
  EXPECT_EQ(decided[0].where.bytes->begin, 11U);
  EXPECT_EQ(decided[0].anchor, claim.anchor);
  EXPECT_EQ(decided[0].chain.front().name, "a neighbour");
  EXPECT_EQ(pile.claims[0].quote, document.text) << "the proposal stays";
}

TEST(Decision, EntitiesAreMergedAndSplit) {
  const auto entity = [](std::string_view name) {
    return Named{IdBuilder().add(name).build<EntityTag>(), std::string(name)};
  };
  Pile pile;
  for (const std::string_view name : {"Mara Quell", "M. Quell", "Mara Quell"}) {
    Mention mention;
    mention.id = IdBuilder().add(std::uint64_t{pile.mentions.size()}).build<MentionTag>();
    mention.kind = MentionKind::person;
    const auto at = static_cast<std::uint32_t>(pile.mentions.size() * 20);
    mention.span = {at, at + 8};
    mention.quote = name;
    mention.value = entity(name);
    pile.mentions.push_back(mention);
    Claim claim = claim_of(static_cast<int>(pile.mentions.size()));
    claim.roles.push_back({RoleName::victim, mention.span, mention.quote,
                           to_text(std::get<Named>(mention.value).id)});
    pile.claims.push_back(claim);
  }
  const std::string mara = pile.claims[0].roles[0].ref;
  const std::string short_name = pile.claims[1].roles[0].ref;
  Decision merge = act_on(pile.claims[0], Act::merge, 1);
  merge.on = {mara, short_name};
  Decided decided = as_decided(pile, {merge});
  EXPECT_EQ(decided.claims[1].roles[0].ref, mara);
  ASSERT_TRUE(decided.mentions);
  EXPECT_EQ(std::get<Named>((*decided.mentions)[1].value), std::get<Named>(pile.mentions[0].value));
  Decision split = act_on(pile.claims[0], Act::split, 2);
  split.on = {mara, to_text(pile.mentions[2].id)};
  std::vector<Entity> entities{{mara, "Mara Quell", MentionKind::person, {}, {}, {}, false},
                               {short_name, "M. Quell", MentionKind::person, {}, {}, {}, false}};
  decided = as_decided(pile, {merge, split}, &entities);
  EXPECT_EQ(decided.claims[0].roles[0].ref, mara);
  EXPECT_EQ(decided.claims[2].roles[0].ref, to_text(entity_split_by(split)));
  ASSERT_EQ(entities.size(), 2U);
  EXPECT_EQ(entities[1].id, to_text(entity_split_by(split)));
  decided = as_decided(pile, {merge, undo(merge, 3)});
  EXPECT_EQ(decided.claims[1].roles[0].ref, short_name);
}

TEST(Decision, IsReadBackAsPrinted) {
  const Claim claim = claim_of(5);
  std::vector<Decision> made{act_on(claim, Act::correct, 1), act_on(claim, Act::ask, 2),
                             undo(act_on(claim, Act::reject, 3), 4)};
  for (const Part part : {Part::span, Part::chain, Part::incident, Part::origin}) {
    made.push_back(act_on(claim, Act::correct, made.size() + 2));
    made.back().part = part;
    made.back().to.span = {3, 9};
    made.back().to.chain = {{std::string(kNarrator), {}, Rel::narrator, TextSpan{1, 2}, true}};
    if (part == Part::origin) made.back().to.ref = "ori_00000000000000000000000000000000";
    made.back().needs_second = part == Part::span;
  }
  for (const Decision& decision : made) {
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
