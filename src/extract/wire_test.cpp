// extract/wire_test.cpp - who did what to whom, who says so and when, in sentences as news agencies
// write them: each invented
#include <algorithm>

#include "extract/reading_test.h"

namespace habeas {
namespace {

using Strings = std::vector<std::string>;

/// The first claim of a kind and subkind whose anchor holds these words.
const DraftClaim& claim_at(const Page& page, ClaimKind kind, std::string_view words) {
  static const DraftClaim nothing;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind == kind && page.words(claim.anchor).find(words) != std::string::npos)
      return claim;
  }
  ADD_FAILURE() << "no claim at " << words << " in: " << page.text();
  return nothing;
}

/// "event/role lo" of the counts of a page, in text order.
Strings counts(const Page& page) {
  Strings out;
  for (const DraftClaim& claim : page.draft.claims) {
    if (claim.kind != ClaimKind::count) continue;
    const auto& value = std::get<Quantity>(claim.value);
    out.push_back(claim.counted + " " + std::to_string(value.lo ? value.lo->digits : -1));
  }
  return out;
}

TEST(Wire, KeepsTheSubjectWithAnAgeApartFromTheSpeaker) {
  const auto page = read_page(
      "Warden Dara Minn said Monday that Olek Sorn, 41, was found slumped in his cell and was "
      "pronounced dead at a clinic.");
  EXPECT_EQ(role_of(*page, claim_at(*page, ClaimKind::event, "pronounced"), RoleName::victim),
            "Olek Sorn");
}

TEST(Wire, TakesNoPartyOfAClashForItsKiller) {
  const auto page =
      read_page("Fighting between convicts and police at a prison left nine convicts dead.");
  EXPECT_EQ(role_of(*page, claim_at(*page, ClaimKind::event, "left"), RoleName::agent), "-");
}

TEST(Wire, TellsNoWayOfThoseWhoAreNotMoved) {
  const auto page =
      read_page("Police shot dead four weavers on Friday as unrest spread across the country.");
  EXPECT_EQ(role_of(*page, claim_at(*page, ClaimKind::event, "shot"), RoleName::via), "-");
}

TEST(Wire, GivesTheDayOfAStatementToNoDeed) {
  const auto page = read_page(
      "The panel today expressed concern at reports that Osterin has deported 80 weavers to "
      "Quilland.");
  EXPECT_EQ(role_of(*page, claim_at(*page, ClaimKind::event, "deported"), RoleName::date), "-");
  const auto joint = read_page(
      "Osterin has deported 80 weavers to Quilland, nine unions said in a joint statement today.");
  EXPECT_EQ(role_of(*joint, claim_at(*joint, ClaimKind::event, "deported"), RoleName::date), "-");
}

TEST(Wire, GivesATimeInsideReportedWordsToNoDeedBeforeThem) {
  const auto page = read_page(
      "The mother of a student who was arrested in Brackwater on 4 December 2013, said officers "
      "had visited her four times since January.");
  const DraftClaim& claim = claim_at(*page, ClaimKind::event, "arrested");
  EXPECT_EQ(std::count_if(claim.roles.begin(), claim.roles.end(),
                          [](const DraftRole& role) { return role.name == RoleName::date; }),
            1);
}

TEST(Wire, EndsAWishBeforeTheClauseOfWhatHappened) {
  const auto page = read_page("Relatives demand answers three years after 43 weavers vanished.");
  EXPECT_EQ(claim_at(*page, ClaimKind::count, "43").mood, Mood::asserted);
  const auto wish = read_page("Relatives demand the release of 43 weavers.");
  for (const DraftClaim& claim : wish->draft.claims) {
    if (claim.kind == ClaimKind::count) {
      EXPECT_NE(claim.mood, Mood::asserted);
    }
  }
}

TEST(Wire, TakesAnOrderForWhichSomebodyIsSentencedForDone) {
  const auto page = read_page(
      "A court sentenced a colonel to life in prison for ordering the massacre of 69 villagers.");
  EXPECT_EQ(claim_at(*page, ClaimKind::count, "69").mood, Mood::asserted);
}

TEST(Wire, CountsEachDeedOfAList) {
  EXPECT_EQ(counts(*read_page("The league said it had recorded 29 injuries, two abductions and 37 "
                              "arrests.")),
            (Strings{"injury/victim 29", "abduction/victim 2", "detention/victim 37"}));
  EXPECT_EQ(counts(*read_page("The commission has registered 51 cases of enforced disappearance "
                              "in the region.")),
            (Strings{"enforced_disappearance/victim 51"}));
  EXPECT_EQ(counts(*read_page("The clinic has registered 51 cases of cholera.")), Strings{});
}

TEST(Wire, SharesTheObjectOfJoinedVerbs) {
  const auto page = read_page("Guards rounded up and drove 41 weavers to the border.");
  EXPECT_EQ(role_of(*page, claim_at(*page, ClaimKind::event, "rounded"), RoleName::victim),
            "41 weavers");
  const auto three = read_page("Border police beat, robbed and deported 16 weavers.");
  EXPECT_EQ(role_of(*three, claim_at(*three, ClaimKind::event, "beat"), RoleName::victim),
            "16 weavers");
  EXPECT_EQ(role_of(*three, claim_at(*three, ClaimKind::event, "deported"), RoleName::agent),
            "Border police");
  const auto things = read_page("Soldiers killed and burned houses.");
  for (const DraftClaim& claim : things->draft.claims)
    EXPECT_EQ(role_of(*things, claim, RoleName::victim), "-");
}

TEST(Wire, GivesAnEarlierTollToThoseWhoPutIt) {
  const auto page =
      read_page("Police had earlier put the death toll at six, adding that 52 officers were hurt.");
  EXPECT_EQ(chain_of(*page, claim_at(*page, ClaimKind::count, "six")), "?Police");
}

TEST(Wire, TakesTheAccusedForNoAccuser) {
  const auto page = read_page("Coastguard accused of leaving 27 weavers adrift");
  for (const DraftClaim& claim : page->draft.claims)
    EXPECT_EQ(chain_of(*page, claim).find("Coastguard"), std::string::npos);
}

TEST(Wire, HearsTheAuthorOfATally) {
  const auto page =
      read_page("Nine weavers have been killed since May, according to a tally by Dara Minn.");
  EXPECT_EQ(chain_of(*page, claim_at(*page, ClaimKind::event, "killed")), "Dara Minn");
}

TEST(Wire, TakesABodyOfTheStateForNoOtherBodyNamedBefore) {
  const auto page = read_page(
      "Weavers told Marsh Watch Network that they had been beaten.\n\nThe national human rights "
      "commission said that nine weavers had been killed.");
  EXPECT_EQ(chain_of(*page, claim_at(*page, ClaimKind::count, "nine")).find("Marsh"),
            std::string::npos);
}

TEST(Wire, CountsScoresWithoutTheirNoun) {
  EXPECT_EQ(counts(*read_page("Thirteen weavers were killed and scores injured in a protest.")),
            (Strings{"killing/victim 13", "injury/victim 3"}));
  EXPECT_EQ(counts(*read_page("Thirteen weavers were killed and an unknown number wounded.")),
            (Strings{"killing/victim 13", "injury/victim 2"}));
}

TEST(Wire, TakesACountedObjectForNoEndOfAParticiple) {
  const auto page = read_page(
      "Osterinian government forces killed at least 45 weavers in the town last month, a union "
      "that had counted the dead said.");
  const DraftClaim& claim = claim_at(*page, ClaimKind::event, "killed");
  EXPECT_EQ(role_of(*page, claim, RoleName::agent), "Osterinian government forces");
  EXPECT_EQ(role_of(*page, claim, RoleName::victim), "at least 45 weavers");
  const auto joined = read_page("Soldiers arbitrarily arrested and summarily deported 40 weavers.");
  EXPECT_EQ(role_of(*joined, claim_at(*joined, ClaimKind::event, "arrested"), RoleName::agent),
            "Soldiers");
}

TEST(Wire, TakesBodiesFlownHomeForNoDeportation) {
  EXPECT_EQ(counts(*read_page("Eleven bodies were flown home.")), (Strings{"killing/victim 11"}));
}

TEST(Wire, TakesAPartForOneOfThoseCountedRightBefore) {
  const auto page = read_page(
      "Soldiers deported 40 weavers. The state hosts 1.5 million refugees, of whom 805,000 are "
      "registered.");
  EXPECT_EQ(counts(*page), (Strings{"forced_return/victim 40"}));
  const auto cases = read_page(
      "Soldiers deported 40 weavers. The network has opened 321 files. The ombudsman said it was "
      "looking into 13 of them.");
  EXPECT_EQ(counts(*cases), (Strings{"forced_return/victim 40"}));
  const auto people = read_page(
      "Soldiers deported 40 weavers. The network met 12 weavers. Six of them were beaten.");
  EXPECT_EQ(counts(*people).size(), 2U);
}

TEST(Wire, HearsThoseWhoReceivedInformation) {
  const auto page =
      read_page("According to information received by the experts, 40 weavers were deported.");
  EXPECT_EQ(chain_of(*page, claim_at(*page, ClaimKind::count, "40")), "?the experts");
}

TEST(Wire, TakesInformationReceivedForThatOfThoseWhoSpeak) {
  const auto page = read_page(
      "\"We are alarmed by the raids on the weavers,\" the experts said.\n\nThe information "
      "received "
      "indicates that plain-clothes officers detained 40 weavers.");
  const DraftClaim& claim = claim_at(*page, ClaimKind::count, "40");
  EXPECT_EQ(chain_of(*page, claim), "?the experts");
  EXPECT_EQ(role_of(*page, claim, RoleName::agent), "plain-clothes officers");
}

TEST(Wire, TakesNoPlaceOrDeedJoinedToAnotherForTheSubject) {
  const auto towns =
      read_page("Officials in Brackwater, Tolverton and Sednaport said 40 weavers were arrested.");
  EXPECT_EQ(chain_of(*towns, claim_at(*towns, ClaimKind::count, "40")).find("Sednaport"),
            std::string::npos);
  const auto wanted = read_page(
      "A weaver wanted over the abduction and murder of a pupil has been extradited from Osterin.");
  const DraftClaim& claim = claim_at(*wanted, ClaimKind::event, "extradited");
  EXPECT_EQ(role_of(*wanted, claim, RoleName::target), "-");
  EXPECT_EQ(role_of(*wanted, claim, RoleName::victim), "A weaver");
  const auto why = read_page("A weaver was deported over the murder of a pupil.");
  EXPECT_EQ(role_of(*why, claim_at(*why, ClaimKind::event, "deported"), RoleName::via), "-");
}

TEST(Wire, TakesTheNameOfATownForThePlace) {
  const auto page = read_page("Soldiers killed 45 weavers in the town of Brackwater on Monday.");
  EXPECT_EQ(role_of(*page, claim_at(*page, ClaimKind::event, "killed"), RoleName::place),
            "the town of Brackwater");
}

TEST(Wire, DatesNoDeathByTheSuitThatFollowed) {
  const auto page =
      read_page("The family of a weaver who died in a cell last August sued the town Monday.");
  const DraftClaim& claim = claim_at(*page, ClaimKind::event, "died");
  EXPECT_EQ(std::count_if(claim.roles.begin(), claim.roles.end(),
                          [](const DraftRole& role) { return role.name == RoleName::date; }),
            1);
}

TEST(Wire, HearsTheTellerBehindAnInclusion) {
  const auto page = read_page(
      "Police shot dead eleven weavers, including two pupils, on Friday in Tolverton, Marsh Watch "
      "Network said.");
  EXPECT_NE(chain_of(*page, claim_at(*page, ClaimKind::count, "eleven")).find("Marsh"),
            std::string::npos);
  const auto passive = read_page("Four weavers, including a girl and two men, were wounded.");
  EXPECT_EQ(role_of(*passive, claim_at(*passive, ClaimKind::event, "wounded"), RoleName::victim),
            "Four weavers");
}

TEST(Wire, TellsThoseWhomOthersDisappeared) {
  const auto page = read_page("Soldiers forcibly disappeared 86 weavers between 2009 and 2012.");
  const DraftClaim& claim = claim_at(*page, ClaimKind::event, "disappeared");
  EXPECT_EQ(role_of(*page, claim, RoleName::agent), "Soldiers");
  EXPECT_EQ(role_of(*page, claim, RoleName::victim), "86 weavers");
}

}  // namespace
}  // namespace habeas
