// model/laws_test.cpp - every law holds for random piles and catches what breaks it
#include "model/laws.h"

#include <gtest/gtest.h>

#include "model/random_pile_test.h"

namespace habeas {
namespace {

class Laws : public ::testing::TestWithParam<std::uint64_t> {
 protected:
  Laws() : made_(PileMaker(GetParam()).make()) {}

  OriginalBytes originals() {
    return [this](const Source& source) { return made_.original(source); };
  }
  Pile& pile() { return made_.pile; }

  RandomPile made_;
};

void expect_holds(const LawReport& report) {
  EXPECT_GT(report.checked, 0U) << report.name;
  EXPECT_EQ(report.failed, 0U) << report.problems.front().message;
}

void expect_catches(const LawReport& report) {
  EXPECT_GT(report.failed, 0U) << report.name;
  EXPECT_FALSE(report.problems.empty());
}

TEST_P(Laws, HoldForRandomPiles) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  expect_holds(law_quote(pile(), originals()));
  expect_holds(law_no_orphan(pile()));
  expect_holds(law_same_output("a\nb\n", "a\nb\n"));
  expect_holds(law_silence_recorded(pile(), {pile().documents.front().path}));
  expect_holds(law_one_voice(pile()));
  expect_holds(law_derived_apart(pile()));
  expect_holds(law_unknown_is_value(pile()));
  expect_holds(law_durable(pile(), originals()));
}

TEST_P(Laws, QuoteCatchesAChangedTextAChangedSpanAndChangedBytes) {
  Pile changed = pile();
  changed.claims.front().quote += "x";
  expect_catches(law_quote(changed, originals()));
  changed = pile();
  ++changed.mentions.front().where.bytes->begin;
  expect_catches(law_quote(changed, originals()));
  for (auto& original : made_.originals) original.second.assign(original.second.size(), '?');
  expect_catches(law_quote(pile(), originals()));
}

TEST_P(Laws, NoOrphanCatchesALostNoun) {
  Pile changed = pile();
  changed.claims.erase(changed.claims.begin());
  expect_catches(law_no_orphan(changed));
  changed = pile();
  changed.claims.front().chain.front().who = "ent_" + std::string(32, '0');
  expect_catches(law_no_orphan(changed));
  changed = pile();
  changed.sources.clear();
  expect_catches(law_no_orphan(changed));
}

TEST(SameOutput, CatchesAChangedAMissingAndAnAddedLine) {
  EXPECT_EQ(law_same_output("a\nb\n", "a\nc\n").failed, 1U);
  EXPECT_EQ(law_same_output("a\nb\n", "a\n").failed, 1U);
  EXPECT_EQ(law_same_output("a\n", "a\nb\n").failed, 1U);
  EXPECT_EQ(law_same_output("", "").checked, 0U);
}

TEST_P(Laws, SilenceRecordedCatchesAnInputThatVanishedAndATextThatIsEmpty) {
  expect_catches(law_silence_recorded(pile(), {"folder/never-read.txt"}));
  Pile changed = pile();
  changed.documents.front().text.clear();
  expect_catches(law_silence_recorded(changed, {}));
  changed = pile();
  changed.documents.pop_back();
  expect_catches(law_silence_recorded(changed, {}));
}

TEST_P(Laws, OneVoiceCatchesACountAboveTheOriginsAndAClaimOfTwo) {
  Pile changed = pile();
  changed.findings.front().identified_origins += 2;
  expect_catches(law_one_voice(changed));
  changed = pile();
  changed.origins[0].claims.push_back(changed.claims.front().id);
  changed.origins[1].claims.push_back(changed.claims.front().id);
  expect_catches(law_one_voice(changed));
  changed = pile();
  changed.findings.front().unresolved_origins = {changed.origins[0].id};
  expect_catches(law_one_voice(changed));
}

TEST_P(Laws, DerivedApartCatchesAnUnstatedFigureAndADerivedValueWithoutClaims) {
  Pile changed = pile();
  Quantity invented;
  invented.lo = Number{123'457, 0};
  changed.findings.front().state = FindingState::agreed;
  changed.findings.front().value = invented;
  expect_catches(law_derived_apart(changed));
  changed.findings.front().state = FindingState::derived;
  changed.findings.front().derived_from.clear();
  expect_catches(law_derived_apart(changed));
  changed = pile();
  changed.findings.front().attribute = "victims_class:not_112";
  expect_catches(law_derived_apart(changed));
}

TEST_P(Laws, UnknownIsValueCatchesADateWithoutBasisAnInventedYearAndAMuteClaim) {
  Pile changed = pile();
  Date date;
  date.edtf = "XXXX-10-09";
  changed.mentions.front().value = date;
  expect_catches(law_unknown_is_value(changed));
  date.basis = DateBasis::explicit_;
  date.edtf = "2357-10-09";
  changed.mentions.front().value = date;
  expect_catches(law_unknown_is_value(changed));
  changed = pile();
  changed.claims.front().chain.clear();
  expect_catches(law_unknown_is_value(changed));
  changed = pile();
  changed.layouts.front().published = {"1999-02-03", ""};
  expect_catches(law_unknown_is_value(changed));
}

TEST_P(Laws, DurableCatchesALostAndAChangedOriginal) {
  made_.originals.begin()->second[0] ^= 1;
  expect_catches(law_durable(pile(), originals()));
  made_.originals.clear();
  expect_catches(law_durable(pile(), originals()));
}

INSTANTIATE_TEST_SUITE_P(Seeds, Laws, ::testing::Range<std::uint64_t>(1, 26));

}  // namespace
}  // namespace habeas
