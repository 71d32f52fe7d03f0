// extract/constructions_test.cpp - constructions of reports on harm to people, each in an invented
// sentence: passives, pronouns, nouns that tell, bare figures, voices, rules, denials
#include <gtest/gtest.h>

#include <algorithm>

#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

/// "event/role lo..hi (anchor)" of the counts of a page, in text order.
Strings counts(const Page& page) {
  Strings out;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind != ClaimKind::count) continue;
    const auto& value = std::get<Quantity>(claim.value);
    out.push_back(claim.counted + " " + std::to_string(value.lo ? value.lo->digits : -1) + " (" +
                  page.words(claim.anchor) + ")");
  }
  return out;
}

TEST(Constructions, TellPassivesWithoutAnAgent) {
  EXPECT_EQ(events("Prisoners were suspended from the ceiling and beaten with cables."),
            (Strings{"torture(suspended from the ceiling)"}));
  EXPECT_EQ(events("They were raped by three guards."), (Strings{"sexual_violence(raped)"}));
  EXPECT_EQ(events("He was kept for nine days in a cellar."), (Strings{"detention(kept)"}));
}

TEST(Constructions, TellWhatPronounsDidAndSuffered) {
  EXPECT_EQ(events("They hung me from a beam by the wrists."),
            (Strings{"torture(hung me from a beam)"}));
  EXPECT_EQ(events("A policeman shot him in the neck. He died."),
            (Strings{"killing(shot)", "killing(died)"}));
}

TEST(Constructions, DoNotTellWhatNobodySufferedOrWhatIsFeared) {
  EXPECT_EQ(events("Nobody was arrested."), Strings{});
  EXPECT_EQ(events("No person was handed over to Quilland."), Strings{});
  EXPECT_EQ(events("Soldiers fired into the air."), Strings{});
  EXPECT_EQ(events("The colonel hung up."), Strings{});
}

TEST(Constructions, TellEventsByNounsWithThoseWhomTheyBefell) {
  EXPECT_EQ(events("The arrest of 33 weavers drew criticism."),
            (Strings{"detention(arrest of 33 weavers)"}));
  EXPECT_EQ(events("The report describes the torture of 18 weavers."),
            (Strings{"torture(torture of 18 weavers)"}));
  EXPECT_EQ(events("Lawyers fear the torture of prisoners."), Strings{});
}

TEST(Constructions, TellFlightSiegeAndAccidents) {
  EXPECT_EQ(events("Families were evicted at gunpoint in Tolverton."), (Strings{"other(evicted)"}));
  EXPECT_EQ(events("A fire broke out in the workshop."), (Strings{"other(broke out)"}));
  EXPECT_EQ(events("Soldiers sealed off the valley."), (Strings{"other(sealed off)"}));
}

TEST(Constructions, ReadTheSubjectBehindADate) {
  const auto page = read_page("On 4 May soldiers opened fire on a crowd in Tolverton.");
  EXPECT_EQ(claims_of(*page, ClaimKind::event), (Strings{"attack(opened fire on)"}));
  const DraftClaim& claim = claim_of(*page, ClaimKind::event, "attack");
  EXPECT_EQ(role_of(*page, claim, RoleName::agent), "soldiers");
}

TEST(Constructions, TakeNoSecondVerbFromTwoNounsBehindAPreposition) {
  EXPECT_EQ(events("The weavers may be subjected to beatings and forced labour."),
            events("The weavers may be subjected to beatings and hard labour."));
}

TEST(Constructions, ReadDaysBetweenTwoDays) {
  const auto page = read_page("Between 12 and 16 March police arrested 70 weavers.");
  const DraftClaim& claim = claim_of(*page, ClaimKind::count, "victims");
  EXPECT_EQ(role_of(*page, claim, RoleName::date), "12 and 16 March");
}

TEST(Constructions, TakeTheDayOfTheTellingForNoDayOfTheDeed) {
  const auto page =
      read_page("Police arrested 70 weavers on 3 June, the Lorn council said on Monday.");
  const DraftClaim& claim = claim_of(*page, ClaimKind::count, "victims");
  EXPECT_EQ(role_of(*page, claim, RoleName::date), "3 June");
  EXPECT_EQ(std::count_if(claim.roles.begin(), claim.roles.end(),
                          [](const DraftRole& role) { return role.name == RoleName::date; }),
            1);
  const auto other = read_page("Police arrested 70 weavers, the Lorn council said on Monday.");
  EXPECT_EQ(role_of(*other, claim_of(*other, ClaimKind::count, "victims"), RoleName::date), "-");
}

TEST(Constructions, CountFiguresWithoutANoun) {
  EXPECT_EQ(counts(*read_page("Seven weavers died and at least 30 were hurt.")),
            (Strings{"killing/victim 7 (Seven weavers)", "injury/victim 30 (at least 30)"}));
  EXPECT_EQ(counts(*read_page("Eleven have disappeared after being detained by the army.")),
            (Strings{"enforced_disappearance/victim 11 (Eleven)"}));
  EXPECT_EQ(counts(*read_page("The toll has climbed to 31, the minister said.")),
            (Strings{"killing/victim 31 (31)"}));
}

TEST(Constructions, CountByNounsOfFate) {
  EXPECT_EQ(counts(*read_page("The bodies of six weavers were found in a well.")),
            (Strings{"killing/victim 6 (six weavers)"}));
  EXPECT_EQ(counts(*read_page("Four weavers were among the dead.")),
            (Strings{"killing/victim 4 (Four weavers)"}));
  EXPECT_EQ(counts(*read_page("Fourteen weavers are missing.")),
            (Strings{"enforced_disappearance/victim 14 (Fourteen weavers)"}));
  EXPECT_EQ(counts(*read_page("The army lost four soldiers.")),
            (Strings{"killing/victim 4 (four soldiers)"}));
}

TEST(Constructions, CountThoseIncluded) {
  const auto page = read_page("Three people, including a child, were killed in Tolverton.");
  EXPECT_EQ(counts(*page),
            (Strings{"killing/victim 3 (Three people)", "killing/victim 1 (a child)"}));
  const DraftClaim& part = claim_of(*page, ClaimKind::count, "victims_partition");
  EXPECT_EQ(role_of(*page, part, RoleName::whole), "a child");
}

/// What befell one's own is testimony where that person tells it, else an aside.
TEST(Constructions, TakeACaseInTheFamilyFromWhoTellsIt) {
  const auto told = read_page("One man who said his brother was deported spoke at a rally.");
  const DraftClaim& claim = claim_of(*told, ClaimKind::event, "forced_return");
  EXPECT_EQ(told->words(claim.anchor), "deported");
  ASSERT_EQ(claim.chain.front().who, DraftLink::Who::entity);
  EXPECT_EQ(told->draft.entities.at(claim.chain.front().entity).name, "One man");
  EXPECT_EQ(events("His brother was deported."), Strings{});
}

/// Who crossed at one point and whom others counted at another are parts of those sent back, each
/// with its own point.
TEST(Constructions, CountThoseAtEachCrossing) {
  const auto page = read_page(
      "Osterin sent back 900 weavers to Quilland on 4 March.\n\n"
      "A ferryman said 520 people crossed from Brackwater to Halm Ferry and that colleagues "
      "counted "
      "190 at Tolverton.");
  std::vector<const DraftClaim*> parts;
  for (const DraftClaim& claim : page->draft.claims) {
    if (claim.subkind == "victims_partition") parts.push_back(&claim);
  }
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(page->words(parts[0]->anchor), "520 people");
  EXPECT_EQ(role_of(*page, *parts[0], RoleName::from), "Brackwater");
  EXPECT_EQ(role_of(*page, *parts[0], RoleName::to), "Halm Ferry");
  EXPECT_EQ(page->words(parts[1]->anchor), "190");
  EXPECT_EQ(role_of(*page, *parts[1], RoleName::place), "Tolverton");
  EXPECT_EQ(role_of(*page, *parts[1], RoleName::from), "-");
  EXPECT_EQ(parts[1]->chain.front().name, "colleagues");
}

TEST(Constructions, TakeThoseShotForDeadOnlyWhereTheTextSpeaksOfDeath) {
  EXPECT_EQ(counts(*read_page("Five weavers were shot in Tolverton.")),
            (Strings{"injury/victim 5 (Five weavers)"}));
  EXPECT_EQ(counts(*read_page("Guards shot five weavers. The dead were carried home.")),
            (Strings{"killing/victim 5 (five weavers)"}));
  EXPECT_EQ(events("A policeman shot him in the leg. The dead were carried home."),
            (Strings{"injury(shot)"}));
  EXPECT_EQ(events("A teen is dead."), (Strings{"killing(is dead)"}));
}

TEST(Constructions, DoNotCountThoseWhoDidIt) {
  EXPECT_EQ(counts(*read_page("They were raped by three guards.")), Strings{});
}

TEST(Constructions, HearBodiesOfMembersAndAuthorsOfReports) {
  const auto union_page = read_page("A doctors' union said 18 weavers had been shot dead.");
  EXPECT_EQ(chain_of(*union_page, claim_of(*union_page, ClaimKind::count, "victims")),
            "?A doctors' union");
  const auto report = read_page("According to a report by Dara Minn, six weavers were killed.");
  EXPECT_EQ(chain_of(*report, claim_of(*report, ClaimKind::count, "victims")), "Dara Minn");
  const auto told = read_page("There was no massacre, the governor told reporters.");
  EXPECT_EQ(chain_of(*told, claim_of(*told, ClaimKind::denial, "denial_of_act")), "?the governor");
  const auto spoke = read_page("Relatives who had gathered there spoke of up to twelve dead.");
  EXPECT_EQ(chain_of(*spoke, claim_of(*spoke, ClaimKind::count, "victims")).substr(0, 10),
            "?Relatives");
}

TEST(Constructions, HearTheOneWhoAnswers) {
  const auto page = read_page(
      "A young weaver was held for three days. We met him in June.\n\n"
      "How were you arrested?\n\n"
      "Soldiers beat me with a hose.\n\n"
      "And then?\n\n"
      "They killed my friend on the second night.");
  EXPECT_EQ(chain_of(*page, claim_of(*page, ClaimKind::event, "torture")), "?A young weaver");
}

TEST(Constructions, ReadRules) {
  EXPECT_EQ(claims_of(*read_page("No one may be returned to a country at war."), ClaimKind::legal),
            (Strings{"norm(No one may be returned)"}));
  EXPECT_EQ(claims_of(*read_page("No one may be returned to a country at war."), ClaimKind::denial),
            Strings{});
  EXPECT_EQ(
      claims_of(*read_page("The mayor calls them guest workers, not refugees."), ClaimKind::legal),
      (Strings{"legal_status(guest workers, not refugees)"}));
  EXPECT_EQ(
      claims_of(*read_page("It was an enforced disappearance, Dara Minn said."), ClaimKind::legal),
      (Strings{"characterisation_as_crime(an enforced disappearance)"}));
}

TEST(Constructions, ReadDenialsOfPower) {
  const auto camps = read_page("There are no camps, the minister said in Tolverton.");
  EXPECT_EQ(claims_of(*camps, ClaimKind::denial), (Strings{"denial_of_category(no camps)"}));
  const auto shots = read_page("A police spokesman said no shots had been fired.");
  EXPECT_EQ(claims_of(*shots, ClaimKind::denial),
            (Strings{"denial_of_act(no shots had been fired)"}));
  const auto baseless = read_page("The accusations lack any foundation, the minister said.");
  EXPECT_EQ(claims_of(*baseless, ClaimKind::denial),
            (Strings{"denial_of_act(lack any foundation)"}));
  const auto unaware = read_page("The ministry said it was unaware of any such incident.");
  EXPECT_EQ(claims_of(*unaware, ClaimKind::denial),
            (Strings{"non_acknowledgement(was unaware of any such incident)"}));
}

TEST(Constructions, ReadTheSecondVerbOfAList) {
  EXPECT_EQ(events("The raiders looted shops, burned 30 huts and executed at least 12 weavers."),
            (Strings{"robbery(looted)", "arson(burned)", "killing(executed)"}));
  EXPECT_EQ(events("Soldiers had rounded up the weavers, tied their hands and shot them dead."),
            (Strings{"detention(rounded up)", "killing(shot them dead)"}));
}

TEST(Constructions, TellFatesJoinedWithoutAVerbOfTheirOwn) {
  EXPECT_EQ(events("Nine weavers were killed and at least 27 others injured."),
            (Strings{"killing(killed)", "injury(injured)"}));
  EXPECT_EQ(events("Guards started shooting at the weavers."), (Strings{"attack(shooting at)"}));
}

TEST(Constructions, FindTheSubjectBeforeAnAside) {
  const auto page = read_page("Mr. Orlo, a weaver born in 1979, was arrested by ten guards.");
  const DraftClaim& claim = claim_of(*page, ClaimKind::event, "detention");
  EXPECT_NE(role_of(*page, claim, RoleName::victim), "-");
  EXPECT_EQ(claims_of(*page, ClaimKind::date), Strings{});
}

TEST(Constructions, DoNotTakeThoseWhoTellForVictims) {
  EXPECT_EQ(counts(*read_page("Eleven weavers were taken away, according to three witnesses.")),
            (Strings{"detention/victim 11 (Eleven weavers)"}));
  EXPECT_EQ(claims_of(*read_page("A court sentenced five officers to nine years in prison."),
                      ClaimKind::estimate),
            Strings{});
}

TEST(Constructions, CallDeedsCrimes) {
  const auto legal = [](const char* text) { return claims_of(*read_page(text), ClaimKind::legal); };
  EXPECT_EQ(legal("The network called the raid an extrajudicial execution."),
            (Strings{"characterisation_as_crime(an extrajudicial execution)"}));
  EXPECT_EQ(legal("No judge or prosecutor was informed of the arrests."),
            (Strings{"alleged_violation(No judge or prosecutor was informed)"}));
  EXPECT_EQ(legal("Under the refugee convention, states may not return people to danger."),
            (Strings{"norm(may not return people)"}));
  EXPECT_EQ(legal("Nurses may not smoke."), Strings{});
}

TEST(Constructions, ReadDenialsOfAPageThatSpeaksForAnOffice) {
  const auto denials = [](const char* text) {
    return claims_of(*read_page(text), ClaimKind::denial);
  };
  EXPECT_EQ(denials("Communique of the army staff\n\nNo house was set on fire by our men."),
            (Strings{"denial_of_act(No house was set on fire)"}));
  EXPECT_EQ(denials("The rebels deny that they used the village."),
            (Strings{"denial_of_act(deny that they used the village)"}));
  EXPECT_EQ(denials("The minister said: \"None of this is true.\""),
            (Strings{"denial_of_act(None of this is true)"}));
  EXPECT_EQ(denials("Nobody has been arrested."), Strings{});
}

TEST(Constructions, HearTheRightVoices) {
  const auto first = [](const char* text) {
    const auto page = read_page(text);
    for (const DraftClaim& claim : page->draft.claims) {
      if (claim.kind == ClaimKind::count) return chain_of(*page, claim);
    }
    return std::string();
  };
  EXPECT_EQ(first("The government denied that guards beat weavers and stated that two had died."),
            "?The government");
  EXPECT_EQ(first("The army said on Monday that 31 weavers had been killed, but traders who fled "
                  "said that they were guards."),
            "?The army");
  EXPECT_EQ(first("The paper quoted a diplomat as saying that 60 weavers had died."),
            "?a diplomat < ?The paper");
  EXPECT_EQ(first("HALM FERRY, 3 June - Nine weavers were killed, a nurse there said."),
            "?a nurse");
}

TEST(Constructions, EndInABareNumber) {
  EXPECT_EQ(events("The clerk said thank you. Call him at the desk. Two."), Strings{});
}

TEST(Constructions, BeginWithACrime) {
  EXPECT_EQ(claims_of(*read_page("The serious crimes were never punished."), ClaimKind::legal),
            Strings{});
}

TEST(Constructions, ReadListsOfCrossingsWithUnknownPlaces) {
  const auto page = read_page(
      "Five crossings were used. They include Dunmere to Halm Ferry, Orlow to Vetch Hill and "
      "Brackwater to San Marn.");
  EXPECT_EQ(claims_of(*page, ClaimKind::route),
            (Strings{"crossing_pair(Dunmere to Halm Ferry)", "crossing_pair(Orlow to Vetch Hill)",
                     "crossing_pair(Brackwater to San Marn)"}));
  EXPECT_EQ(
      claims_of(*read_page("Dara Minn wrote to Peter Orrin and to Osterin."), ClaimKind::route),
      Strings{});
}

TEST(Constructions, DenyWithoutAVerbOfDenying) {
  const auto denials = [](const char* text) {
    return claims_of(*read_page(text), ClaimKind::denial);
  };
  EXPECT_EQ(denials("Statement of the Ministry of Works\n\nAt no time was the ferry rammed."),
            (Strings{"denial_of_act(At no time was the ferry rammed)"}));
  EXPECT_EQ(denials("A police spokesman said there had been no collision."),
            (Strings{"denial_of_act(there had been no collision)"}));
  EXPECT_EQ(denials("The ferryman said there was no wind."), Strings{});
}

TEST(Constructions, CountThoseOfWhomAWitnessIsOne) {
  const auto page = read_page(
      "Guards arrested the weavers in Tolverton. \"We were 43 in the yard,\" a weaver said. The "
      "ferryman said 50.");
  EXPECT_EQ(counts(*page), (Strings{"detention/victim 43 (43)", "detention/victim 50 (50)"}));
  EXPECT_EQ(counts(*read_page("\"We were 43 minutes late,\" a weaver said.")), Strings{});
}

TEST(Constructions, CountPartsOfTheDead) {
  const auto page = read_page("Two of the seven dead were weavers.");
  EXPECT_EQ(counts(*page).front(), "killing/victim 2 (Two)");
}

TEST(Constructions, TellBlowsAndVehicles) {
  EXPECT_EQ(events("One man asked for water and they struck him in the face."),
            (Strings{"torture(struck him in the face)"}));
  EXPECT_EQ(events("The weavers were put in two trucks."),
            (Strings{"transfer(put in two trucks)"}));
  EXPECT_EQ(events("They took our phones."), (Strings{"robbery(took our phones)"}));
}

TEST(Constructions, FearOnlyWhatIsFeared) {
  const auto page =
      read_page("Fourteen weavers were handed over to Quilland and are feared to have been shot.");
  EXPECT_EQ(claim_of(*page, ClaimKind::count, "victims").mood, Mood::asserted);
}

TEST(Constructions, TakeTwoFiguresBehindWhether) {
  const auto page = read_page("Papers differ on whether 41 or 58 weavers were held.");
  EXPECT_EQ(counts(*page),
            (Strings{"detention/victim 41 (41)", "detention/victim 58 (58 weavers)"}));
}

TEST(Constructions, CountNobodyByAFigureCalledFalse) {
  EXPECT_EQ(counts(*read_page("The police said figures of 11 or 19 dead have no basis.")),
            Strings{});
}

TEST(Constructions, DenyBehindAnotherVerbAndByABracketedOffice) {
  const auto denials = [](const char* text) {
    return claims_of(*read_page(text), ClaimKind::denial);
  };
  EXPECT_EQ(denials("The minister promised a report and declined to take questions."),
            (Strings{"no_comment(declined to take questions)"}));
  EXPECT_EQ(denials("Mr Peter Orrin (Minister of Works) replied that there had been no raid."),
            (Strings{"denial_of_act(no raid)"}));
  EXPECT_EQ(denials("The mayor says the town will bury them if nobody claims them."), Strings{});
}

TEST(Constructions, CountPartsBehindOfThese) {
  const auto page =
      read_page("Police arrested 86 weavers in Tolverton. Of these, 12 have since died.");
  const DraftClaim& part = claim_of(*page, ClaimKind::count, "victims_partition");
  EXPECT_EQ(page->words(part.anchor), "12");
}

TEST(Constructions, TellTakingBySoldiersAndDrivingAway) {
  EXPECT_EQ(events("Some thirty prisoners were driven away in the night."),
            (Strings{"transfer(driven away)"}));
  EXPECT_EQ(events("Nine weavers were taken from the market by soldiers."),
            (Strings{"detention(taken)"}));
}

TEST(Constructions, TellTwoMovesOfOneGroup) {
  EXPECT_EQ(events("Nine weavers were towed back to Quilland. They were handed to soldiers at Halm "
                   "Ferry."),
            (Strings{"forced_return(towed back)", "forced_return(handed)"}));
}

TEST(Constructions, CountNobodyWhoAppeals) {
  const auto page = read_page(
      "Police expelled 300 weavers on Monday.\n\nTwo mothers of the missing begged officials to "
      "speak.\n\nOne Tolverton-based brother of a weaver pleaded for his safety.");
  EXPECT_EQ(counts(*page), (Strings{"forced_return/victim 300 (300 weavers)"}));
}

TEST(Constructions, TellTiedHands) {
  EXPECT_EQ(events("His hands were tied."), (Strings{"torture(tied)"}));
  EXPECT_EQ(events("The game was tied."), Strings{});
}

TEST(Constructions, TellCustodyThatLasts) {
  EXPECT_EQ(events("Some 52 weavers are still locked up in Tolverton."),
            (Strings{"detention(locked up)"}));
  EXPECT_EQ(events("Weavers are locked up."), Strings{});
}

TEST(Constructions, TellWhatTheSubjectLosesOrGoesThrough) {
  EXPECT_EQ(events("Six weavers burned to death in a mill."),
            (Strings{"killing(burned to death)"}));
  EXPECT_EQ(events("One weaver lost an eye."), (Strings{"injury(lost an eye)"}));
  EXPECT_EQ(events("He spent three days in a cell."),
            (Strings{"detention(spent three days in a cell)"}));
}

TEST(Constructions, TellActiveVerbsWithCountedObjects) {
  EXPECT_EQ(counts(*read_page("Officers picked up 60 weavers in Tolverton.")),
            (Strings{"detention/victim 60 (60 weavers)"}));
  EXPECT_EQ(counts(*read_page("Quilland detained and later expelled four weavers.")),
            (Strings{"forced_return/victim 4 (four weavers)"}));
}

TEST(Constructions, TellLostTraces) {
  EXPECT_EQ(events("We have lost all trace of nine."), (Strings{"no_contact(lost all trace of)"}));
  EXPECT_EQ(events("Two weavers have yet to be seen again."),
            (Strings{"no_contact(yet to be seen again)"}));
}

TEST(Constructions, CountNoFewerThanAndOwnUpTo) {
  const auto page = read_page("No fewer than nine weavers were deported on 3 May.");
  EXPECT_EQ(claims_of(*page, ClaimKind::denial), Strings{});
  EXPECT_EQ(counts(*page), (Strings{"forced_return/victim 9 (No fewer than nine weavers)"}));
  EXPECT_EQ(counts(*read_page("Officials own up to two deaths.")),
            (Strings{"killing/victim 2 (two deaths)"}));
}

TEST(Constructions, TellWhatGerundsTell) {
  EXPECT_EQ(events("A weaver died after being beaten with cables."),
            (Strings{"killing(died)", "torture(beaten with cables)"}));
  EXPECT_EQ(events("Four weavers were dragged out of their rooms."),
            (Strings{"detention(dragged out of their rooms)"}));
  EXPECT_EQ(events("Is it true that weavers were deported to Quilland?"), Strings{});
}

TEST(Constructions, CountThoseOfWhomNobodyHeard) {
  EXPECT_EQ(counts(*read_page("We know of 19 weavers whose families have had no news.")),
            (Strings{"enforced_disappearance/victim 19 (19 weavers)"}));
  EXPECT_EQ(counts(*read_page("Nineteen weavers taken from the mill are still unaccounted for.")),
            (Strings{"enforced_disappearance/victim 19 (Nineteen weavers)"}));
}

TEST(Constructions, KeepPrepositionsWithinTheirSentence) {
  const auto page = read_page(
      "Eight grants you can still apply for\n\nDara Minn, a weaver, said nine men were held.");
  const auto claim =
      std::find_if(page->draft.claims.begin(), page->draft.claims.end(), [](const DraftClaim& c) {
        return c.kind == ClaimKind::count && c.counted.starts_with("det");
      });
  ASSERT_NE(claim, page->draft.claims.end());
  EXPECT_EQ(claim->chain.front().name, "Dara Minn");
}

TEST(Constructions, TellPenaltiesByTheirYears) {
  EXPECT_EQ(
      claims_of(*read_page("Under the law, torture carries up to 15 years."), ClaimKind::legal),
      (Strings{"penalty(up to 15 years)"}));
}

TEST(Constructions, FindSubjectsOverPhrases) {
  EXPECT_EQ(
      events("Nothing was said of soldiers who, in the small hours of 11 May, broke down doors."),
      (Strings{"attack(broke down doors)"}));
  EXPECT_EQ(events("Two weeks have gone by since the weavers of Tolverton were arrested."),
            (Strings{"detention(arrested)"}));
}

TEST(Constructions, CountTheRestWhoAreHeld) {
  const auto page =
      read_page("Police arrested 226 weavers. The remaining 212 are being questioned.");
  EXPECT_EQ(counts(*page).front(), "detention/victim 226 (226 weavers)");
}

TEST(Constructions, KeepPrisonsApartFromThoseWhoRunThem) {
  const Strings places = claims_of(
      *read_page("Tolverton Prison officers beat nine weavers who were held."), ClaimKind::place);
  EXPECT_EQ(places, Strings{});
}

TEST(Constructions, ReadNoDeedInAFigurePut) {
  EXPECT_EQ(events("The colonel put the number in detention at 212."), Strings{});
  EXPECT_EQ(counts(*read_page("Nine weavers were killed at kilometre 96.")),
            (Strings{"killing/victim 9 (Nine weavers)"}));
}

}  // namespace
}  // namespace habeas
