// store/store_test.cpp - tables, migrations, and what a search finds
#include "store/store.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>

#include "store/schema.h"

namespace habeas {
namespace {

class StoreTest : public testing::Test {
 protected:
  StoreTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = testing::TempDir() + "habeas_store_" + test->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~StoreTest() override { std::filesystem::remove_all(folder_); }

  void add_page(const std::string& text) {
    Document document;
    document.id = IdBuilder().add(text).build<DocumentTag>();
    document.path = std::to_string(pile_.documents.size()) + ".txt";
    document.text = text;
    Layout layout;
    layout.document = document.id;
    Region region;
    region.kind = RegionKind::main;
    region.span = {0, static_cast<std::uint32_t>(text.size())};
    layout.regions.push_back(region);
    pile_.documents.push_back(document);
    pile_.layouts.push_back(layout);
  }

  Claim& add_claim(std::size_t document, const std::string& quote) {
    Claim claim;
    claim.document = pile_.documents.at(document).id;
    const auto at = pile_.documents.at(document).text.find(quote);
    claim.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + quote.size())};
    claim.anchor = claim.span;
    claim.quote = quote;
    claim.id = IdBuilder().add(quote).build<ClaimTag>();
    pile_.claims.push_back(claim);
    return pile_.claims.back();
  }

  static Quantity up_to(std::int64_t most) {
    Quantity quantity;
    quantity.hi = Number{most, 0};
    quantity.bound = Bound::upper;
    return quantity;
  }

  std::vector<Hit> search(const std::string& text) {
    auto store = Store::open(folder_);
    EXPECT_TRUE(store) << store.error().message;
    EXPECT_TRUE(store->replace(pile_, "state", OldRows::keep_equal));
    const auto query = parse_query(text);
    EXPECT_TRUE(query) << query.error().message;
    const auto hits = store->search(*query, 50);
    EXPECT_TRUE(hits) << hits.error().message;
    for (const Hit& hit : *hits) {
      for (const Document& document : pile_.documents) {
        if (document.id != hit.document) continue;
        EXPECT_EQ(slice(std::string_view(document.text), hit.span), hit.quote);
        for (const TextSpan span : hit.highlights) EXPECT_TRUE(hit.span.contains(span));
      }
    }
    return *hits;
  }

  std::string highlighted(const Hit& hit) {
    std::string words;
    for (const Document& document : pile_.documents) {
      if (document.id != hit.document) continue;
      for (const TextSpan span : hit.highlights) {
        words += "[" + std::string(slice(std::string_view(document.text), span)) + "]";
      }
    }
    return words;
  }

  std::string folder_;
  Pile pile_;
};

TEST_F(StoreTest, FindsWordsWhateverTheirCaseAndMarks) {
  add_page("A title\n\nWardens of Qu\xC3\xA9ll held ferrymen.\n\nThe wardens left.");
  const auto hits = search("QUELL wardens");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].quote, "Wardens of Qu\xC3\xA9ll held ferrymen.");
  EXPECT_EQ(highlighted(hits[0]), "[Wardens][Qu\xC3\xA9ll]");
}

TEST_F(StoreTest, KeepsTheEndsOfWords) {
  add_page("Nine were deported.");
  EXPECT_TRUE(search("deport").empty());
  EXPECT_EQ(search("deport*").size(), 1U);
}

TEST_F(StoreTest, FindsPhrases) {
  add_page(
      "The legal clinic of Lower Quell gave\naid to ferrymen and to their families\n"
      "whenever the wardens had taken one of\nthem, and it was known for its legal\n"
      "aid in the whole valley of the weir\nuntil it closed its doors in April.");
  const auto hits = search("\"legal aid\"");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(highlighted(hits[0]), "[legal\naid]");
}

TEST_F(StoreTest, FindsAnyRunOfCharactersOfScriptsWithoutSpaces) {
  const std::string river = "\xE6\xB2\xB3\xE8\xB0\xB7\xE6\x9D\x91\xE6\xB0\x91";  // four characters
  add_page("x \xE5\x9C\xA8" + river + "\xE5\xA4\xB1\xE8\xB8\xAA y");
  for (const std::size_t bytes : {3U, 6U, 9U, 12U}) {
    const auto hits = search(river.substr(0, bytes));
    ASSERT_EQ(hits.size(), 1U) << bytes;
    EXPECT_EQ(highlighted(hits[0]), "[" + river.substr(0, bytes) + "]");
  }
  EXPECT_TRUE(search("\xE5\xB1\xB1\xE8\xB0\xB7\xE6\x9D\x91").empty());
}

TEST_F(StoreTest, RanksTheArticleBeforeFurnitureAndMoreWordsFirst) {
  add_page("Weir.\n\nA weir and a weir.");
  add_page("weir weir weir");
  pile_.layouts[1].regions[0].kind = RegionKind::navigation;
  const auto hits = search("weir");
  ASSERT_EQ(hits.size(), 3U);
  EXPECT_EQ(hits[0].quote, "A weir and a weir.");
  EXPECT_EQ(hits[1].quote, "Weir.");
  EXPECT_EQ(hits[2].document, pile_.documents[1].id);
}

TEST_F(StoreTest, FindsClaimsByTheirFields) {
  add_page("Up to 600 were taken to Lower Quell, Mara Tinn said. Three ferrymen died.");
  Claim& taken = add_claim(0, "Up to 600 were taken to Lower Quell");
  taken.kind = ClaimKind::count;
  taken.counted = "forced_return/victim";
  taken.value = up_to(600);
  Link link;
  link.name = "Mara Tinn";
  taken.chain.push_back(link);
  Role role;
  role.name = RoleName::to;
  role.quote = "Lower Quell";
  taken.roles.push_back(role);
  const ClaimId id = taken.id;
  Claim& died = add_claim(0, "Three ferrymen died");
  died.subkind = "killing";
  Date date;
  date.earliest = Day{2031, 4, 5};
  date.latest = Day{2031, 4, 7};
  died.value = date;
  const ClaimId death = died.id;
  Finding finding;
  finding.state = FindingState::conflict;
  finding.supports.push_back(death);
  pile_.findings.push_back(finding);
  for (const char* query :
       {"voice:tinn", "voice:\"mara tinn\"", "place:quell", "kind:count", "kind:forced_return",
        "count>100", "count>=600 count<=600", "voice:mara taken", "count=600"}) {
    const auto hits = search(query);
    ASSERT_EQ(hits.size(), 1U) << query;
    EXPECT_EQ(hits[0].claim, id) << query;
  }
  for (const char* query :
       {"kind:killing", "date:2031", "date:2031-04", "date:2031-04-06", "state:conflict"}) {
    const auto hits = search(query);
    ASSERT_EQ(hits.size(), 1U) << query;
    EXPECT_EQ(hits[0].claim, death) << query;
  }
  for (const char* query : {"voice:lower", "count>600", "date:2031-05", "state:agreed",
                            "voice:tinn absent", "date:2031-04-08"}) {
    EXPECT_TRUE(search(query).empty()) << query;
  }
}

// A search for claims alone ends when it has enough: in whatever order they came, they are the
// first of the case.
TEST_F(StoreTest, EndsWithTheFirstClaimsOfTheCase) {
  constexpr std::size_t kPages = 40;
  for (std::size_t i = 0; i < kPages; ++i) {
    const std::string name = "weir " + std::to_string(i);
    add_page("At " + name + " three wardens; below " + name + ", two more.");
  }
  for (std::size_t i = kPages; i-- > 0;) {
    add_claim(i, "below weir " + std::to_string(i)).subkind = "detention";
    add_claim(i, "At weir " + std::to_string(i)).subkind = "detention";
  }
  const auto all = search("kind:detention");
  ASSERT_EQ(all.size(), 50U);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string place = (i % 2 == 0 ? "At weir " : "below weir ") + std::to_string(i / 2);
    EXPECT_EQ(all[i].quote, place);
  }
  const auto some = search("kind:detention wardens");
  ASSERT_EQ(some.size(), 50U);
  EXPECT_EQ(some.front().document, pile_.documents.front().id);
}

TEST_F(StoreTest, CutsLongPassagesBetweenCharacters) {
  std::string text = "start ";
  while (text.size() < 20'000) text += "\xE6\xB2\xB3";
  add_page(text + " finish");
  EXPECT_EQ(search("finish").size(), 1U);
  EXPECT_EQ(search("start").size(), 1U);
}

TEST(Query, SaysWhatIsWrong) {
  for (const char* wrong : {"", "  ", "\"open", "date:spring", "date:2031-02-30", "count>many",
                            "state:true", "voice:", "...", "count:"}) {
    EXPECT_FALSE(parse_query(wrong)) << wrong;
  }
  EXPECT_FALSE(parse_query("a\xFF"));
}

TEST_F(StoreTest, TakesNoOrdersFromAQuery) {
  add_page("near and or not drop");
  EXPECT_EQ(search("and OR not").size(), 1U);
  EXPECT_TRUE(search("'; DROP TABLE claim; --x").empty());
  EXPECT_EQ(search("drop").size(), 1U);
}

TEST_F(StoreTest, ReplacesAllOrNothing) {
  add_page("first page");
  EXPECT_EQ(search("first").size(), 1U);
  pile_.documents[0].text = "second page";
  EXPECT_EQ(search("second").size(), 1U);
  EXPECT_TRUE(search("first").empty());
  pile_.claims.push_back(Claim());
  pile_.claims.back().document = pile_.documents[0].id;
  pile_.claims.push_back(pile_.claims.back());  // the same id twice
  auto store = Store::open(folder_);
  EXPECT_FALSE(store->replace(pile_, "other", OldRows::keep_equal));
  EXPECT_EQ(store->made_from(), "state");
  EXPECT_EQ(store->search(*parse_query("second"), 5)->size(), 1U);
}

TEST_F(StoreTest, MigrationsAreWholeAndNewerOnesAreRefused) {
  auto database = Database::open(folder_ + "/m.db");
  ASSERT_TRUE(database);
  const std::array<std::string_view, 2> good{"CREATE TABLE main.a(x)", "CREATE TABLE main.b(x)"};
  const std::array<std::string_view, 3> bad{good[0], good[1],
                                            "CREATE TABLE main.c(x); CREATE TABLE main.a(x)"};
  ASSERT_TRUE(migrate(*database, "main", Migrations(good).first(1)));
  EXPECT_FALSE(migrate(*database, "main", bad)) << "its third step fails";
  EXPECT_TRUE(database->run("SELECT x FROM b")) << "the second step stays";
  EXPECT_FALSE(database->run("SELECT x FROM c")) << "the third leaves nothing";
  const auto refused = migrate(*database, "main", Migrations(good).first(1));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Errc::unsupported);
}

TEST_F(StoreTest, TellsADamagedFile) {
  add_page("a page");
  EXPECT_EQ(search("page").size(), 1U);
  std::filesystem::resize_file(folder_ + "/case.db", 700);
  const auto store = Store::open(folder_);
  ASSERT_FALSE(store);
  EXPECT_EQ(store.error().code, Errc::bad_input);
}

}  // namespace
}  // namespace habeas
