// resolve/resolve_test.cpp - from what invented pages say to mentions, attributions and claims
#include "resolve/resolve.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace habeas {
namespace {

const Gazetteer& invented() {
  static const Gazetteer gazetteer = [] {
    Gazetteer made = Gazetteer::parse({}).value();
    made.add_user_file("states.tsv",
                       "id\tname\talternate_names\tlatitude\tlongitude\tcountry\tadmin1\t"
                       "population\tkind\n"
                       "\tOsterin\t~Osterinians\t-40\t-20\tQO\t\t900000\tcountry\n"
                       "q1\tTolverton\t\t-40.9\t-19.1\tQO\tWestbank\t310000\tcity\n"
                       "q2\tEl Morro de Vanda\tMorro\t-40.7\t-19.3\tQO\tWestbank\t90000\tcity\n")
        .value();
    return made;
  }();
  return gazetteer;
}

struct Pages {
  std::vector<Document> documents;
  std::vector<Layout> layouts;
  std::vector<Draft> drafts;

  /// A page of one main region whose source bytes are its text.
  Draft& add(const std::string& text) {
    Document document;
    document.text = text;
    document.path = "pages/" + std::to_string(documents.size()) + ".txt";
    document.source = IdBuilder().add(document.path).build<SourceTag>();
    document.id = IdBuilder().add(document.source).build<DocumentTag>();
    document.to_source =
        OffsetMap<InText, InSource>::identity(static_cast<std::uint32_t>(text.size()));
    Region region;
    region.kind = RegionKind::main;
    region.id = IdBuilder().add(document.id).build<RegionTag>();
    region.span = {0, static_cast<std::uint32_t>(text.size())};
    Layout layout;
    layout.document = document.id;
    layout.main = {region.span};
    layout.regions = {region};
    Draft draft;
    draft.document = document.id;
    documents.push_back(std::move(document));
    layouts.push_back(std::move(layout));
    drafts.push_back(std::move(draft));
    return drafts.back();
  }

  [[nodiscard]] Resolved resolved() const {
    return resolve(documents, layouts, drafts, invented()).value();
  }

  [[nodiscard]] TextSpan find(std::size_t page, const std::string& words) const {
    const std::size_t at = documents[page].text.find(words);
    EXPECT_NE(at, std::string::npos) << words;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }
};

DraftEntity person(std::string name) {
  DraftEntity entity;
  entity.name = std::move(name);
  return entity;
}

DraftMention mention_of(MentionKind kind, TextSpan span, std::uint32_t entity = kNone) {
  DraftMention mention;
  mention.kind = kind;
  mention.span = span;
  mention.entity = entity;
  mention.region = 0;
  return mention;
}

DraftClaim claim_at(TextSpan span, TextSpan anchor, std::string subkind) {
  DraftClaim claim;
  claim.subkind = std::move(subkind);
  claim.span = span;
  claim.anchor = anchor;
  claim.region = 0;
  claim.maker = "test";
  return claim;
}

const char* const kText = "Dara Minn said soldiers killed nine miners in Tolverton. Minn left.";

/// One page with two claims, roles, a voice and a place.
Pages one_page() {
  Pages pages;
  Draft& draft = pages.add(kText);
  draft.entities = {person("Dara Minn")};
  draft.mentions = {
      mention_of(MentionKind::person, pages.find(0, "Dara Minn"), 0),
      mention_of(MentionKind::person, {57, 61}, 0),
      mention_of(MentionKind::place, pages.find(0, "Tolverton")),
  };
  draft.mentions[2].place_candidates = {invented().find("Tolverton").at(0).row};
  DraftClaim killing = claim_at({0, 55}, pages.find(0, "killed"), "killing");
  killing.roles.push_back({RoleName::place, pages.find(0, "Tolverton"), kNone, 2});
  killing.roles.push_back({RoleName::agent, pages.find(0, "soldiers"), kNone, kNone});
  DraftLink link;
  link.who = DraftLink::Who::entity;
  link.entity = 0;
  killing.chain = {link};
  killing.mood = Mood::reported;
  draft.claims = {killing, claim_at({0, 55}, pages.find(0, "killed"), "attack")};
  draft.attributions = {{{pages.find(0, "Dara Minn")}, {pages.find(0, "said")}, {{15, 55}}}};
  return pages;
}

TEST(Resolve, QuotesAreTheBytesOfTheirSpans) {
  const Pages pages = one_page();
  const Resolved resolved = pages.resolved();
  ASSERT_EQ(resolved.mentions.size(), 3U);
  ASSERT_EQ(resolved.claims.size(), 2U);
  const std::string_view text = kText;
  for (const Mention& mention : resolved.mentions) {
    EXPECT_EQ(mention.quote, slice(text, mention.span));
    ASSERT_TRUE(mention.where.bytes);
    EXPECT_EQ(mention.where.bytes->begin, mention.span.begin);
    EXPECT_EQ(mention.where.bytes->end, mention.span.end);
  }
  for (const Claim& claim : resolved.claims) {
    EXPECT_EQ(claim.quote, slice(text, claim.span));
    for (const Role& role : claim.roles) EXPECT_EQ(role.quote, slice(text, role.span));
  }
}

TEST(Resolve, GivesMentionsTheirEntityOrPlace) {
  const Resolved resolved = one_page().resolved();
  const auto& minn = std::get<Named>(resolved.mentions[0].value);
  EXPECT_EQ(minn.name, "Dara Minn");
  EXPECT_TRUE(std::any_of(resolved.mentions.begin(), resolved.mentions.end(), [](const Mention& m) {
    const auto* const place = std::get_if<Place>(&m.value);
    return place != nullptr && place->name == "Tolverton" && place->country == "QO";
  }));
  ASSERT_EQ(resolved.entities.size(), 1U);
  EXPECT_EQ(resolved.entities[0].name, "Dara Minn");
}

TEST(Resolve, LeadsChainsFromTheVoiceToThePage) {
  const Resolved resolved = one_page().resolved();
  const Claim& killing = resolved.claims[0];
  ASSERT_EQ(killing.chain.size(), 2U);
  EXPECT_EQ(killing.chain[0].name, "Dara Minn");
  EXPECT_EQ(killing.chain[0].who, to_text(std::get<Named>(resolved.mentions[0].value).id));
  EXPECT_EQ(killing.chain[1].rel, Rel::carrier);
  EXPECT_EQ(killing.chain[1].who, to_text(killing.document));
  ASSERT_EQ(killing.roles.size(), 2U);
  EXPECT_EQ(resolved.mentions[1].kind, MentionKind::place);
  EXPECT_EQ(killing.roles[0].ref, to_text(resolved.mentions[1].id));
  EXPECT_EQ(killing.roles[1].ref, "");
}

TEST(Resolve, ShowsAFileNameThatIsNoUtf8AsUtf8) {
  Pages pages = one_page();
  pages.documents[0].path = "pages/na\xEFve \xFF.txt";
  const Resolved resolved = pages.resolved();
  EXPECT_EQ(resolved.claims[0].chain.back().name, "na\xEF\xBF\xBDve \xEF\xBF\xBD.txt");
}

TEST(Resolve, IdsAreUniqueAndStable) {
  Pages pages = one_page();
  const Resolved alone = pages.resolved();
  Draft second = pages.drafts[0];
  Draft& added = pages.add(kText);
  second.document = added.document;
  added = second;
  const Resolved both = pages.resolved();
  std::set<std::string> ids;
  std::size_t records = 0;
  for (const Claim& claim : both.claims) ids.insert(to_text(claim.id)), ++records;
  for (const Mention& mention : both.mentions) ids.insert(to_text(mention.id)), ++records;
  for (const Attribution& act : both.attributions) ids.insert(to_text(act.id)), ++records;
  EXPECT_EQ(ids.size(), records);
  EXPECT_EQ(records, 12U);
  for (std::size_t i = 0; i < alone.claims.size(); ++i)
    EXPECT_EQ(alone.claims[i].id, both.claims[i].id);
  EXPECT_EQ(both.entities.size(), 1U);  // Dara Minn is one through the pile
  EXPECT_EQ(std::get<Named>(both.mentions[0].value).id, std::get<Named>(both.mentions[3].value).id);
}

TEST(Resolve, NamesThePublisherAndAuthorsOfAQuotedRegion) {
  Pages pages = one_page();
  pages.layouts[0].publisher = "Tolver Post";
  pages.layouts[0].regions[0].kind = RegionKind::quoted;
  pages.layouts[0].regions[0].publisher = "Harbour Courier";
  pages.layouts[0].regions[0].authors = {"Ada Vale"};
  const Resolved resolved = pages.resolved();
  std::vector<std::string> names;
  for (const Link& link : resolved.claims[0].chain) names.push_back(link.name);
  EXPECT_EQ(names, (std::vector<std::string>{"Dara Minn", "Ada Vale", "Harbour Courier",
                                             "Tolver Post", "0.txt"}));
  EXPECT_EQ(resolved.claims[0].region, pages.layouts[0].regions[0].id);
}

TEST(Resolve, WantsOneLayoutAndDraftADocument) {
  Pages pages = one_page();
  pages.layouts.clear();
  EXPECT_FALSE(resolve(pages.documents, pages.layouts, pages.drafts, invented()));
  EXPECT_TRUE(resolve({}, {}, {}, invented())->claims.empty());
}

TEST(Resolve, APartOfALongerNameIsNoOtherTown) {
  for (const auto& [name, resolved] :
       {std::pair{"Morro", true}, {"Morro Selado", false}, {"Morro City", true}}) {
    Pages pages;
    Draft& draft = pages.add("Guards held 40 men in " + std::string(name) + " on Friday.");
    DraftMention& mention = draft.mentions.emplace_back();
    mention.kind = MentionKind::place;
    mention.span = {22, static_cast<std::uint32_t>(22 + std::string_view(name).size())};
    const Resolved made = pages.resolved();
    ASSERT_EQ(made.mentions.size(), 1U) << name;
    EXPECT_EQ(std::get<Place>(made.mentions[0].value).at.has_value(), resolved) << name;
  }
}

}  // namespace
}  // namespace habeas
