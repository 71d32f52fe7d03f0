// store/tables_test.cpp - tables that grew answer as tables that were made at once
#include "store/tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <random>

#include "store/store.h"

namespace habeas {
namespace {

struct Page {
  Document document;
  Layout layout;
  Claim claim;
};

Page make_page(const std::string& path, const std::string& text) {
  Page page;
  page.document.id = IdBuilder().add(path).build<DocumentTag>();
  page.document.path = path;
  page.document.text = text;
  page.layout.document = page.document.id;
  page.layout.title = "Page " + path;
  Region region;
  region.kind = RegionKind::main;
  region.span = {0, static_cast<std::uint32_t>(text.size())};
  page.layout.regions.push_back(region);
  page.claim.id = IdBuilder().add(path).build<ClaimTag>();
  page.claim.document = page.document.id;
  page.claim.subkind = "detention";
  page.claim.span = {0, 4};
  page.claim.anchor = page.claim.span;
  page.claim.quote = text.substr(0, 4);
  return page;
}

/// Some pages by path, of which every third claim is of an incident, and all of a finding.
Pile pile_of(const std::map<std::string, Page>& pages, FindingState state) {
  Pile pile;
  Incident incident;
  incident.label = "The weir";
  Finding finding;
  finding.state = state;
  for (const auto& [path, page] : pages) {
    pile.documents.push_back(page.document);
    pile.layouts.push_back(page.layout);
    pile.claims.push_back(page.claim);
    if (pile.claims.size() % 3 == 0) incident.claims.push_back(page.claim.id);
    if (pile.claims.size() % 7 == 0) finding.supports.push_back(page.claim.id);
  }
  pile.incidents.push_back(incident);
  pile.findings.push_back(finding);
  return pile;
}

class TablesTest : public testing::Test {
 protected:
  TablesTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = testing::TempDir() + "habeas_tables_" + test->name();
    std::filesystem::remove_all(folder_);
    for (const char* name : {"/grown", "/anew"}) {
      std::filesystem::create_directories(folder_ + name);
    }
  }
  ~TablesTest() override { std::filesystem::remove_all(folder_); }

  std::string answers(const std::string& name) {
    auto store = Store::open(folder_ + name);
    std::string all;
    for (const char* words :
         {"weir", "ferrymen", "\"the weir\"", "kind:detention", "incident:weir", "state:conflict",
          "state:agreed wardens", "w*", "\xE6\xB2\xB3\xE8\xB0\xB7\xE6\x9D\x91"}) {
      const auto hits = store->search(*parse_query(words), 50);
      EXPECT_TRUE(hits) << hits.error().message;
      all += std::string(words) + "\n";
      for (const Hit& hit : *hits) all += to_text(hit.id) + " " + hit.quote + "\n";
    }
    return all;
  }

  void write(const std::string& name, const Pile& pile, OldRows old_rows) {
    auto store = Store::open(folder_ + name);
    ASSERT_TRUE(store) << store.error().message;
    const auto written = store->replace(pile, "state " + std::to_string(++state_), old_rows);
    ASSERT_TRUE(written) << written.error().message;
  }

  void expect_equal(const Pile& pile) {
    write("/grown", pile, OldRows::keep_equal);
    write("/anew", pile, OldRows::write_anew);
    EXPECT_EQ(answers("/grown"), answers("/anew"));
    EXPECT_EQ(numbers("PRAGMA integrity_check").size(), 1U);
    auto index = Database::open(folder_ + "/grown/index.db");
    EXPECT_TRUE(
        index->run("INSERT INTO words(words, rank) VALUES('integrity-check', 1);"
                   "INSERT INTO grams(grams, rank) VALUES('integrity-check', 0);"
                   "INSERT INTO fields(fields, rank) VALUES('integrity-check', 1)"));
  }

  std::vector<std::int64_t> numbers(const std::string& sql) {
    auto tables = Database::open(folder_ + "/grown/case.db");
    auto asked = tables->prepare(sql);
    std::vector<std::int64_t> list;
    while (*asked->step()) list.push_back(asked->integer(0));
    return list;
  }

  std::string folder_;
  int state_ = 0;
};

std::string text_of(std::mt19937& dice) {
  const char* const words[] = {"weir", "wardens", "ferrymen", "boat", "night"};
  std::string text = "They";
  for (auto i = dice() % 30; i > 0; --i) {
    text += dice() % 5 == 0 ? "\n\n" : " ";
    text += words[dice() % 5];
  }
  return dice() % 4 == 0 ? text + "\n\n\xE6\xB2\xB3\xE8\xB0\xB7\xE6\x9D\x91\xE6\xB0\x91" : text;
}

TEST_F(TablesTest, AnswerAsTablesThatWereMadeAtOnce) {
  constexpr unsigned kSeed = 20310405;
  std::mt19937 dice(kSeed);
  std::map<std::string, Page> pages;
  for (int step = 0; step < 30; ++step) {
    for (auto i = step == 0 ? 40UL : dice() % 4; i > 0; --i) {
      const std::string path = std::to_string(dice() % 1000) + ".txt";
      pages.insert_or_assign(path, make_page(path, text_of(dice)));
    }
    for (auto i = dice() % 3; i > 0 && step > 0; --i) {
      pages.erase(std::next(pages.begin(), static_cast<long>(dice() % pages.size())));
    }
    const bool is_conflict = dice() % 8 == 0;
    expect_equal(pile_of(pages, is_conflict ? FindingState::conflict : FindingState::agreed));
    ASSERT_FALSE(HasFailure()) << "seed " << kSeed << ", step " << step;
  }
}

TEST_F(TablesTest, WriteOnlyWhatChanged) {
  std::map<std::string, Page> pages;
  for (char name = 'b'; name < 'v'; ++name) {
    const std::string path(1, name);
    pages.emplace(path, make_page(path, "They kept the weir. " + path));
  }
  expect_equal(pile_of(pages, FindingState::agreed));
  const auto before = numbers("SELECT position FROM document ORDER BY id");
  Pile pile = pile_of(pages, FindingState::agreed);
  const Page late = make_page("a", "They came late to the weir.");
  pile.documents.insert(pile.documents.begin(), late.document);
  pile.layouts.insert(pile.layouts.begin(), late.layout);
  expect_equal(pile);
  const auto found = numbers("SELECT position FROM document WHERE path <> 'a' ORDER BY id");
  EXPECT_EQ(found, before) << "the other documents stand where they stood";
  EXPECT_LT(numbers("SELECT position FROM document WHERE path = 'a'").at(0),
            *std::min_element(before.begin(), before.end()));
}

// Each comes before all that are there: the gap before the first is halved until it is full.
TEST_F(TablesTest, GoOnWhereAGapIsFull) {
  std::map<std::string, Page> pages;
  for (int number = 26; number > 0; --number) {
    const std::string path = std::to_string(1000 + number);
    pages.emplace(path, make_page(path, "They kept the weir. " + path));
    expect_equal(pile_of(pages, FindingState::agreed));
  }
}

// Killed between the two files, they are of two states: nothing in them is trusted.
TEST_F(TablesTest, KeepNothingOfTwoStates) {
  std::map<std::string, Page> pages;
  for (char name = 'a'; name < 'k'; ++name) {
    pages.emplace(std::string(1, name), make_page(std::string(1, name), "They kept the weir."));
  }
  expect_equal(pile_of(pages, FindingState::agreed));
  {
    auto index = Database::open(folder_ + "/grown/index.db");
    ASSERT_TRUE(index->run("UPDATE meta SET value = 'older'; DELETE FROM passage"));
  }
  expect_equal(pile_of(pages, FindingState::agreed));
}

}  // namespace
}  // namespace habeas
