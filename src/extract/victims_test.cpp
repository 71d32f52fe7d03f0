// extract/victims_test.cpp - persons named as victims by other words than the clause of a deed, and
// names that an age or a nickname tells
#include "extract/name_ages.h"
#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

/// Names with the role of a victim in claims of kind actor, in text order.
Strings named(std::string text) {
  const auto page = read_page(std::move(text));
  Strings out;
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.kind != ClaimKind::actor || claim.subkind != "named_victim") continue;
    out.push_back(role_of(*page, claim, RoleName::victim));
  }
  std::sort(out.begin(), out.end());
  return out;
}

Strings persons(std::string text) {
  const auto page = read_page(std::move(text));
  Strings out;
  for (const DraftMention& mention : page->draft.mentions) {
    if (mention.kind == MentionKind::person) out.push_back(page->words(mention.span));
  }
  return out;
}

TEST(Victims, AreThoseWhomSomebodyIdentifies) {
  EXPECT_EQ(named("Two miners were killed near Tolverton on Monday. The coroner identified the two "
                  "men killed as Tavo Renn, 22, and Oskar Velm, 24."),
            (Strings{"Oskar Velm", "Tavo Renn"}));
  EXPECT_EQ(
      named("A boy was shot in Brackwater on Monday. The boy was identified by the coroner as "
            "Tavo Renn."),
      Strings{"Tavo Renn"});
  EXPECT_EQ(named("A woman was found dead in Tolverton. Her kin said she was hit by a shot that "
                  "struck his daughter, identified by relatives as Mirel Osk."),
            Strings{"Mirel Osk"});
  EXPECT_EQ(
      named("Three people died in Tolverton. The victims have been identified as Dara Minn, "
            "age 80; Orla Venn, who kept a shop, 60; and Tavo Renn, according to Josip Karn."),
      (Strings{"Dara Minn", "Orla Venn", "Tavo Renn"}));
  EXPECT_EQ(named("A shop was attacked in Tolverton. Dara Minn and Orla Venn were named as victims "
                  "of the attack."),
            (Strings{"Dara Minn", "Orla Venn"}));
}

TEST(Victims, AreThoseWhomANounOfVictimsNames) {
  EXPECT_EQ(named("Two people were shot in Tolverton. The victims were Dara Minn and Orla Venn."),
            (Strings{"Dara Minn", "Orla Venn"}));
  EXPECT_EQ(named("The wounded included Dara Minn, 21, of Halm Ferry; and Orla Venn, 16, police "
                  "said."),
            (Strings{"Dara Minn", "Orla Venn"}));
  EXPECT_EQ(named("Dara Minn, 20, was one of five victims of the attack in Tolverton."),
            Strings{"Dara Minn"});
  EXPECT_EQ(named("The bodies of Dara Minn and Orla Venn lay in a field."),
            (Strings{"Dara Minn", "Orla Venn"}));
  EXPECT_EQ(named("Two miners were killed. The town lit candles for victim Dara Minn."),
            Strings{"Dara Minn"});
  EXPECT_EQ(named("Six were killed in Tolverton.\n\nThe victims:\n\nDara Minn, 24\n\nOrla Venn, "
                  "31, of Halm Ferry\n\nThe mayor spoke."),
            (Strings{"Dara Minn", "Orla Venn"}));
}

TEST(Victims, AreThoseOfDeedsOfWhichNoEventIsMade) {
  EXPECT_EQ(
      named("Police said Dara Minn, 50, of Halm Ferry, Orla Venn, 55, of Tolverton, and Mirel "
            "Osk, 60, were killed."),
      (Strings{"Dara Minn", "Orla Venn"}));  // the last one stands in the event
  EXPECT_EQ(named("Also found dead in the house were Dara Minn, 8, and Orla Venn, 12."),
            (Strings{"Dara Minn", "Orla Venn"}));
}

TEST(Victims, AreNeitherDoersNorKinNorWhoSpeaks) {
  EXPECT_EQ(named("Two miners were killed in Tolverton. Police identified the gunman as Dara Minn, "
                  "24, of Halm Ferry."),
            Strings{});
  EXPECT_EQ(
      named("A boy was shot in Brackwater. The victim's mother, Dara Minn, thanked the nurses."),
      Strings{});
  EXPECT_EQ(named("A boy was shot in Brackwater. The victim is the son of the teacher Dara Minn."),
            Strings{});
  EXPECT_EQ(named("A man was killed in Brackwater. Police arrested a man. That man was identified "
                  "as Dara Minn."),
            Strings{});
  EXPECT_EQ(named("The group identified the river as Dara Minn's home."), Strings{});
}

TEST(Victims, OfABeliefAreAlleged) {
  const auto page = read_page("Relatives believe a guard shot and killed Dara Minn in Tolverton.");
  const DraftClaim& claim = claim_of(*page, ClaimKind::actor, "named_victim");
  EXPECT_EQ(claim.mood, Mood::alleged);
  EXPECT_EQ(role_of(*page, claim, RoleName::victim), "Dara Minn");
}

TEST(Victims, BesideAFigureToldAgainAreNoneOfIt) {
  const auto page = read_page({{RegionKind::title, "Mother, 2 children found dead in Tolverton"},
                               {RegionKind::main,
                                "Police are looking into the deaths of a mother "
                                "and her two children in Tolverton."}});
  for (const DraftClaim& claim : page->draft.claims) {
    EXPECT_EQ(role_of(*page, claim, RoleName::whole), "-") << page->words(claim.span);
  }
}

TEST(NamesOfPersons, AreToldByAnAge) {
  EXPECT_TRUE(
      has(persons("The trial over 24-year-old Expal Tyrol Tamm began."), "Expal Tyrol Tamm"));
  EXPECT_TRUE(has(persons("Brackwater Tamm, 31, of Tolverton, sells boats."), "Brackwater Tamm"));
  EXPECT_FALSE(has(persons("A 24-year-old Halm Ferry man sells boats."), "Halm Ferry"));
}

TEST(NamesOfPersons, HoldANickname) {
  const auto page =
      read_page("Tavo \"Tip\" Renn sold boats in Halm Ferry. Tavo Renn left in May 2031.");
  Strings names;
  for (const DraftEntity& entity : page->draft.entities) {
    if (entity.kind == MentionKind::person) names.push_back(entity.name);
  }
  EXPECT_EQ(names, Strings{"Tavo Renn"});
  EXPECT_EQ(without_nickname("Tavo \xE2\x80\x9CJ.P.\xE2\x80\x9D Renn"), "Tavo Renn");
  EXPECT_EQ(without_nickname("\"Tip\" Renn"), "\"Tip\" Renn");
  EXPECT_EQ(without_nickname("Tavo Renn"), "Tavo Renn");
}

}  // namespace
}  // namespace habeas
