// incident/turns_test.cpp - a second deed that a sentence turns to, on a page without days
#include <gtest/gtest.h>

#include "incident/local.h"
#include "incident/marked_page_test.h"

namespace habeas {
namespace {

/// How many deeds a page is taken to tell: each "killed" is a claim; who was killed is the word
/// behind it.
std::size_t incidents_of(const std::string& text) {
  const MarkedPage page = marked_page(text);
  const Document& document = page.document;
  std::vector<Claim> claims;
  for (std::size_t at = document.text.find("killed"); at != std::string::npos;
       at = document.text.find("killed", at + 1)) {
    Claim claim;
    claim.document = document.id;
    claim.kind = ClaimKind::event;
    claim.subkind = "killing";
    claim.anchor.begin = static_cast<std::uint32_t>(at);
    claim.anchor.end = claim.anchor.begin + 6;
    claim.span = claim.anchor;
    claim.quote = "killed";
    claim.id = IdBuilder().add("claim").add(std::uint64_t{at}).build<ClaimTag>();
    Role role;
    role.name = RoleName::victim;
    role.span = {claim.anchor.end + 1,
                 static_cast<std::uint32_t>(document.text.find_first_of(" .", at + 7))};
    role.quote = document.text.substr(role.span.begin, role.span.size());
    claim.roles.push_back(role);
    claims.push_back(claim);
  }
  const std::vector documents{document};
  const std::vector layouts{page.layout};
  const Facts facts(documents, layouts, claims, page.mentions, {});
  return find_local_incidents(facts).incidents.size();
}

constexpr const char* kFirst =
    "Gunmen on horses killed millers at the old bridge at dawn. The grain was carried off. ";

TEST(Turns, MeanwhileAnotherDeed) {
  EXPECT_EQ(incidents_of(kFirst + std::string("Meanwhile, a blast in the port killed weavers.")),
            2U);
  EXPECT_EQ(incidents_of(kFirst + std::string("In another raid on a mine outlaws killed cooks.")),
            2U);
}

TEST(Turns, OneDeedWithoutSuchWords) {
  EXPECT_EQ(incidents_of(kFirst + std::string("The same men on horses killed weavers.")), 1U);
}

TEST(Turns, APronounGoesOn) {
  EXPECT_EQ(incidents_of(kFirst + std::string("Meanwhile, the cold of the night killed them.")),
            1U);
}

TEST(Turns, APlaceInFrontAloneSaysNothing) {
  EXPECT_EQ(incidents_of(kFirst + std::string("In all the men on horses killed weavers.")), 1U);
}

}  // namespace
}  // namespace habeas
