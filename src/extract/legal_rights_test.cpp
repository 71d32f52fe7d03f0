// extract/legal_rights_test.cpp - rights refused, duties, punishments that threaten, risks and
// fates unknown, in invented sentences
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

Strings legal(const std::string& text) { return claims_of(*read_page(text), ClaimKind::legal); }

Strings profiles(const std::string& text) {
  return claims_of(*read_page(text), ClaimKind::profile);
}

TEST(LegalRights, AreRefused) {
  EXPECT_EQ(legal("The women are not entitled to asylum, the governor said."),
            (Strings{"legal_status(are not entitled to asylum)"}));
  EXPECT_EQ(legal("Those in the camp have no right to stay."),
            (Strings{"legal_status(have no right to stay)"}));
  EXPECT_EQ(legal("The police said the men were in the country illegally."),
            (Strings{"legal_status(in the country illegally)"}));
  EXPECT_EQ(legal("The court is entitled to a rest in August."), Strings{});
}

TEST(LegalRights, AreDemandedByLaw) {
  EXPECT_EQ(legal("The law requires a court order for such a transfer."),
            (Strings{"norm(requires a court order)"}));
  EXPECT_EQ(legal("The constitution guarantees every detainee a lawyer."),
            (Strings{"norm(guarantees every detainee a lawyer)"}));
  EXPECT_EQ(legal("Prisoners of war are protected by the Geneva Conventions."),
            (Strings{"norm(are protected by the Geneva Conventions)"}));
  EXPECT_EQ(legal("International law forbids collective expulsion, a lawyer said."),
            (Strings{"norm(forbids collective expulsion)"}));
  EXPECT_EQ(legal("Under the law, a suspect must be brought before a judge.").size(), 1U);
  EXPECT_EQ(legal("The recipe requires a pound of flour."), Strings{});
}

TEST(LegalRights, PunishmentsMayFollow) {
  EXPECT_EQ(legal("They could be jailed for life."),
            (Strings{"penalty(could be jailed for life)"}));
  EXPECT_EQ(legal("Whoever helps them risks a fine of 400 dollars."),
            (Strings{"penalty(a fine of 400 dollars)"}));
  EXPECT_EQ(legal("They could be fined by the coach."), Strings{});
}

TEST(LegalRights, AreWithheld) {
  EXPECT_EQ(legal("They were denied access to a lawyer."),
            (Strings{"alleged_violation(denied access to a lawyer)"}));
  EXPECT_EQ(legal("Their asylum claims were never examined."),
            (Strings{"alleged_violation(were never examined)"}));
  EXPECT_EQ(legal("The court had ruled the order unconstitutional."),
            (Strings{"alleged_violation(had ruled the order unconstitutional)"}));
  EXPECT_EQ(legal("The transfers run counter to international law."),
            (Strings{"alleged_violation(run counter to international law)"}));
  EXPECT_EQ(legal("The eggs were never examined."), Strings{});
}

TEST(Risks, AreToldByWhatMayBefall) {
  EXPECT_EQ(profiles("They could be tortured or executed."),
            (Strings{"risk(could be tortured or executed)"}));
  EXPECT_EQ(profiles("The families are in danger of being killed."),
            (Strings{"risk(being killed)"}));
  EXPECT_EQ(profiles("Returnees are routinely tortured on arrival."),
            (Strings{"risk(are routinely tortured)"}));
  EXPECT_EQ(profiles("Their lives are in danger."), (Strings{"risk(lives are in danger)"}));
  EXPECT_EQ(profiles("She asked not to be named for fear of reprisals."), Strings{});
}

TEST(Risks, AreNoDeedsDone) { EXPECT_EQ(events("They could be tortured or executed."), Strings{}); }

TEST(Fates, AreUnknown) {
  EXPECT_EQ(profiles("It is unclear what happened to them."),
            (Strings{"fate_unknown(unclear what happened)"}));
  EXPECT_EQ(profiles("It is not known where they are."),
            (Strings{"fate_unknown(is not known where they)"}));
  EXPECT_EQ(events("Their fate remains unclear."), (Strings{"no_contact(fate remains unclear)"}));
  EXPECT_EQ(events("The fate of the bill remains unclear."), Strings{});
}

}  // namespace
}  // namespace habeas
