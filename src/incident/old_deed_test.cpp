// incident/old_deed_test.cpp - a deed recalled beside the one of the page, by the year that its
// sentence names
#include <gtest/gtest.h>

#include "incident/incident.h"
#include "incident/marked_page_test.h"

namespace habeas {
namespace {

/// How many incidents a page written on 2031-05-09 tells: each "killed" is a claim, the first of
/// 2031-05-05; what is in brackets is a date.
std::size_t incidents_of(const std::string& marked) {
  const MarkedPage page = marked_page(marked);
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
    if (claims.empty() && !page.mentions.empty()) {
      Role role;
      role.name = RoleName::date;
      role.ref = to_text(page.mentions.front().id);
      role.span = page.mentions.front().span;
      role.quote = page.mentions.front().quote;
      claim.roles.push_back(role);
    }
    claims.push_back(claim);
  }
  const auto found =
      find_incidents(std::vector{document}, std::vector{page.layout}, claims, page.mentions, {});
  return found ? found->size() : 0;
}

TEST(OldDeed, OfAnEarlierYearIsAnother) {
  EXPECT_EQ(incidents_of("A cook was killed on [2031-05-05]. It rained. The mill stands. The road "
                         "is where in [2024-07] a porter was killed by rebels."),
            2U);
}

TEST(OldDeed, OfTheSameDaysIsNone) {
  EXPECT_EQ(incidents_of("A cook was killed on [2031-05-05]. It rained. The mill stands. The road "
                         "is where on [2031-05-05] a porter was killed by rebels."),
            1U);
}

}  // namespace
}  // namespace habeas
