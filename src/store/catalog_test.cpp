// store/catalog_test.cpp - a catalog leads to every line and says what belongs to it, as a search
// through the whole pile does
#include "store/catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "model/json.h"
#include "model/random_pile_test.h"

namespace habeas {
namespace {

constexpr std::uint64_t kSeed = 20310611;

Result<std::string> made(const Pile& pile, std::string_view lines) {
  auto maker = CatalogMaker::begin();
  if (!maker) return tl::unexpected(maker.error());
  if (auto added = maker->add_lines(lines); !added) return tl::unexpected(added.error());
  maker->add_nouns(pile);
  return maker->finish("tail");
}

class CatalogTest : public testing::Test {
 protected:
  CatalogTest() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path_ = testing::TempDir() + "habeas catalog ?#%" + test->name() + ".db";
  }
  ~CatalogTest() override { std::filesystem::remove(path_); }

  Result<Catalog> open(const std::string& bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
    return Catalog::open(path_);
  }

  std::string path_;
};

std::string line_at(const std::string& lines, const RecordExtent& extent) {
  return lines.substr(static_cast<std::size_t>(extent.at_bytes), extent.bytes);
}

TEST_F(CatalogTest, LeadsToEveryLine) {
  for (std::uint64_t round = 0; round < 30; ++round) {
    const Pile pile = PileMaker(kSeed + round).make().pile;
    const std::string lines = printed(pile);
    const auto bytes = made(pile, lines);
    ASSERT_TRUE(bytes) << bytes.error().message;
    auto catalog = open(*bytes);
    ASSERT_TRUE(catalog) << catalog.error().message;
    EXPECT_EQ(catalog->records_bytes(), lines.size());
    EXPECT_EQ(catalog->records_tail(), "tail");
    const auto check = [&](const auto& nouns, RecordKind kind) {
      ASSERT_EQ(catalog->count(kind), nouns.size());
      std::set<std::string> seen;
      for (std::size_t i = 0; i < nouns.size(); ++i) {
        const std::string id = to_text(nouns[i].id);
        if (!seen.insert(id).second) continue;  // the first of the same counts
        const auto row = catalog->find(id);
        ASSERT_TRUE(row && *row);
        EXPECT_EQ(**row, catalog->first(kind) + i);
        EXPECT_TRUE(catalog->is_of(**row, kind));
        const auto extent = catalog->extent(**row);
        ASSERT_TRUE(extent);
        const std::string line = line_at(lines, *extent);
        EXPECT_NE(line.find("\"id\":\"" + id + "\""), std::string::npos);
        EXPECT_EQ(line.find('\n'), line.size() - 1);
      }
    };
    check(pile.sources, RecordKind::source);
    check(pile.documents, RecordKind::document);
    check(pile.mentions, RecordKind::mention);
    check(pile.attributions, RecordKind::attribution);
    check(pile.claims, RecordKind::claim);
    check(pile.reuse, RecordKind::reuse);
    check(pile.incidents, RecordKind::incident);
    check(pile.origins, RecordKind::origin);
    check(pile.findings, RecordKind::finding);
    check(pile.problems, RecordKind::problem);
    EXPECT_EQ(catalog->find("clm_00000000000000000000000000000000").value(), std::nullopt);
    EXPECT_EQ(catalog->find("nothing").value(), std::nullopt);
  }
}

TEST_F(CatalogTest, SaysWhatBelongsToWhat) {
  for (std::uint64_t round = 0; round < 30; ++round) {
    const Pile pile = PileMaker(kSeed + round).make().pile;
    const auto bytes = made(pile, printed(pile));
    ASSERT_TRUE(bytes) << bytes.error().message;
    auto catalog = open(*bytes);
    ASSERT_TRUE(catalog) << catalog.error().message;
    for (const Document& document : pile.documents) {
      std::vector<Row> claims;
      for (std::size_t i = 0; i < pile.claims.size(); ++i) {
        if (pile.claims[i].document != document.id) continue;
        claims.push_back(catalog->first(RecordKind::claim) + static_cast<Row>(i));
      }
      const auto row = catalog->find(to_text(document.id)).value();
      ASSERT_TRUE(row);
      EXPECT_EQ(catalog->leads(*row, RecordKind::claim).value(), claims);
    }
    for (const Claim& claim : pile.claims) {
      std::vector<Row> findings;
      for (std::size_t i = 0; i < pile.findings.size(); ++i) {
        const Finding& finding = pile.findings[i];
        bool rests = false;
        for (const auto* claims : {&finding.supports, &finding.opposes, &finding.derived_from}) {
          rests |= std::find(claims->begin(), claims->end(), claim.id) != claims->end();
        }
        if (rests) findings.push_back(catalog->first(RecordKind::finding) + static_cast<Row>(i));
      }
      const auto row = catalog->find(to_text(claim.id)).value();
      ASSERT_TRUE(row);
      EXPECT_EQ(catalog->leads(*row, RecordKind::finding).value(), findings);
    }
  }
}

Incident incident_of(const std::string& label, const std::vector<DocumentId>& documents) {
  Incident incident;
  incident.id = IdBuilder().add(label).build<IncidentTag>();
  incident.label = label;
  incident.documents = documents;
  return incident;
}

// Parts of an incident are told with it, as the dossier does; who chooses an incident finds both.
TEST_F(CatalogTest, CountsPartsWithTheirWhole) {
  Pile pile;
  const DocumentId one = IdBuilder().add("one").build<DocumentTag>();
  const DocumentId two = IdBuilder().add("two").build<DocumentTag>();
  pile.incidents = {incident_of("a part", {one, two}), incident_of("small", {one}),
                    incident_of("whole", {one, two}), incident_of("an orphan", {})};
  pile.incidents[0].parent = pile.incidents[2].id;
  pile.incidents[3].parent = IdBuilder().add("nobody").build<IncidentTag>();
  pile.incidents.push_back(incident_of("an answer", {one, two}));
  pile.incidents[4].event = "protest";
  pile.incidents[4].related = {{to_text(pile.incidents[2].id), "responds"}};
  const auto bytes = made(pile, printed(pile));
  ASSERT_TRUE(bytes) << bytes.error().message;
  auto catalog = open(*bytes);
  ASSERT_TRUE(catalog) << catalog.error().message;
  EXPECT_EQ(catalog->whole_incidents(), 3U);
  EXPECT_EQ(catalog->responses(), 1U);
  const auto names = [&](RankedList list) {
    std::string all;
    const auto ranked = catalog->ranked(list, 0, 10);
    if (!ranked) return ranked.error().message;
    for (const RankedRecord& record : *ranked) {
      all += record.name + ";";
    }
    return all;
  };
  EXPECT_EQ(names(RankedList::incidents), "whole;small;an orphan;an answer;");
  EXPECT_EQ(names(RankedList::all_incidents), "a part;whole;an answer;small;an orphan;");
  const Row first = catalog->first(RecordKind::incident);
  EXPECT_EQ(catalog->leads(first + 2, RecordKind::incident).value(), std::vector<Row>{first});
  EXPECT_EQ(catalog->rank_of(RankedList::incidents, first + 1).value(), 1U);
  EXPECT_EQ(catalog->rank_of(RankedList::incidents, first).value(), std::nullopt);
}

TEST_F(CatalogTest, RefusesWhatItCannotLeadThrough) {
  const Pile pile = PileMaker(kSeed).make().pile;
  ASSERT_FALSE(pile.documents.empty());
  const std::string lines = printed(pile);
  const std::size_t document = lines.find("{\"type\":\"document\"");
  const std::string first = lines.substr(document, lines.find('\n', document) + 1 - document);
  EXPECT_FALSE(made(pile, lines + first)) << "a document behind the findings";
  EXPECT_FALSE(made({}, lines)) << "lines without what they say";
  EXPECT_FALSE(made(pile, {})) << "nouns without their lines";
  EXPECT_FALSE(open("this is no database, and it is long enough to have a head of its own"));
  auto empty = Database::in_memory();
  ASSERT_TRUE(empty && empty->run("CREATE TABLE other(name TEXT)"));
  EXPECT_FALSE(open(empty->bytes().value()));
}

// What asks a list on and on, or counts by these numbers, would never end or be wrong.
TEST_F(CatalogTest, RefusesNumbersThatCannotBe) {
  Pile pile;
  const auto is_name = [](const Mention& one) { return std::holds_alternative<Named>(one.value); };
  for (std::uint64_t seed = kSeed;
       std::none_of(pile.mentions.begin(), pile.mentions.end(), is_name); ++seed) {
    pile = PileMaker(seed).make().pile;
  }
  const auto bytes = made(pile, printed(pile));
  ASSERT_TRUE(bytes) << bytes.error().message;
  struct Crafted {
    const char* sql;
    bool opens;
  };
  const Crafted all[] = {
      {"UPDATE ranked SET rank = 9223372036854775807 WHERE rank = 0", true},
      {"UPDATE ranked SET rank = -1 WHERE rank = 0", true},
      {"UPDATE ranked SET rank = 'zz' WHERE rank = 0", true},
      {"UPDATE ranked SET place = place + 4294967296", true},
      {"UPDATE ranked SET place = 0", true},
      {"UPDATE entity SET place = 4294967295 WHERE place = (SELECT max(place) FROM entity)", true},
      {"UPDATE entity SET mentions = -1", true},
      {"UPDATE entity SET id = x'00'", true},
      {"UPDATE record SET at = -1", true},
      {"UPDATE record SET head = bytes + 1", true},
      {"UPDATE record SET bytes = 4294967296", true},
      {"UPDATE record SET id = x'00'", true},
      {"UPDATE meta SET value = -1 WHERE name = 'whole_incidents'", false},
      {"UPDATE meta SET value = 1000000 WHERE name = 'responses'", false},
      {"UPDATE meta SET value = -1 WHERE name = 'records_bytes'", false},
      {"UPDATE kind SET count = 4294967295 WHERE kind = 4", false},
  };
  const auto is_refused = [](auto& catalog) {
    for (const RankedList list : {RankedList::all_incidents, RankedList::review}) {
      const auto ranked = catalog->ranked(list, 0, 1000);
      const auto rank = catalog->rank_of(
          list,
          catalog->first(list == RankedList::review ? RecordKind::claim : RecordKind::incident));
      if (!ranked || !rank) return true;
    }
    return !catalog->entities(0, 1000) || !catalog->extent(0);
  };
  {
    auto catalog = open(*bytes);
    ASSERT_TRUE(catalog);
    ASSERT_GT(catalog->count(RecordKind::claim), 0U);
    ASSERT_GT(catalog->count(RecordKind::entity), 0U);
    ASSERT_FALSE(is_refused(catalog));
  }
  for (const Crafted& crafted : all) {
    std::ofstream(path_, std::ios::binary) << *bytes;
    {
      auto database = Database::open(path_);
      ASSERT_TRUE(database && database->run(crafted.sql) && database->settle()) << crafted.sql;
    }
    auto catalog = Catalog::open(path_);
    EXPECT_EQ(catalog.has_value(), crafted.opens) << crafted.sql;
    EXPECT_TRUE(!catalog || is_refused(catalog)) << crafted.sql;
    std::filesystem::remove(path_);
  }
}

}  // namespace
}  // namespace habeas
