// serve/changes_test.cpp - what is new since a look, and when a look ends a sitting
#include "serve/changes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "custody/memory_files_test.h"
#include "model/json.h"
#include "serve/looks.h"
#include "serve/tell.h"

namespace habeas {
namespace {

template <class Tag>
Id<Tag> id_of(std::string_view name) {
  return IdBuilder().add(name).template build<Tag>();
}

/// One document a source, each with one claim; the entry that received it, and its incident.
struct Told {
  const char* name;
  std::uint64_t custody;
  const char* incident;
};

RecordReader records_of(const std::vector<Told>& all) {
  Pile pile;
  for (const Told& told : all) {
    Source source;
    source.id = id_of<SourceTag>(told.name);
    source.path = std::string(told.name) + ".txt";
    source.media_type = "text/plain";
    source.custody = told.custody;
    Document document;
    document.id = id_of<DocumentTag>(told.name);
    document.source = source.id;
    document.path = source.path;
    document.text = "Guards detained 12 farmers.";
    Claim claim;
    claim.id = id_of<ClaimTag>(told.name);
    claim.document = document.id;
    claim.where.source = source.id;
    claim.subkind = "detention";
    claim.span = claim.anchor = {0, 26};
    claim.quote = document.text.substr(0, 26);
    claim.made_by = {"test", "1"};
    Layout layout;
    layout.document = document.id;
    layout.main = {{0, 27}};
    auto incident = std::find_if(pile.incidents.begin(), pile.incidents.end(),
                                 [&](const Incident& one) { return one.label == told.incident; });
    if (incident == pile.incidents.end()) {
      pile.incidents.emplace_back();
      incident = pile.incidents.end() - 1;
      incident->id = id_of<IncidentTag>(told.incident);
      incident->label = told.incident;
    }
    incident->documents.push_back(document.id);
    incident->claims.push_back(claim.id);
    pile.sources.push_back(source);
    pile.documents.push_back(document);
    pile.layouts.push_back(layout);
    pile.claims.push_back(claim);
  }
  std::string text = run_line("test");
  Printed printed = Printed::all();
  printed.with_text = true;
  print_records(pile, printed, [&](std::string_view line) { text += line; });
  MemoryFiles files;
  files.files["case/records"] = text;
  const auto made = make_catalog("case", pile, text, files);
  EXPECT_TRUE(made) << made.error().message;
  const std::string path = testing::TempDir() + "habeas_changes_catalog.db";
  std::ofstream(path, std::ios::binary) << files.files.at("case/store/catalog.db");
  auto catalog = Catalog::open(path);
  EXPECT_TRUE(catalog) << catalog.error().message;
  std::filesystem::remove(path);  // it stays open
  return RecordReader(
      std::make_shared<KeptRecords>(*std::move(catalog), *files.open_parts("case/records")));
}

LogReport log_of(const std::vector<std::pair<std::string, std::string>>& kinds_and_programs) {
  LogReport log;
  for (const auto& [kind, program] : kinds_and_programs) {
    Entry entry{log.entries.size(), "2031-04-05T06:07:08Z", kind, {}};
    entry.fields.push_back(Field::open("program", program));
    log.entries.push_back(entry);
  }
  return log;
}

TEST(Changes, FollowNewSourcesToTheirIncidents) {
  RecordReader records = records_of({{"a", 1, "raid"}, {"b", 4, "raid"}, {"c", 5, "march"}});
  const Row first = records.first(RecordKind::document);
  const LogReport log = log_of({{"case", "habeas-1"},
                                {"received", "habeas-1"},
                                {"derived", "habeas-1"},
                                {"decided", "habeas-1"},
                                {"received", "habeas-1"},
                                {"received", "habeas-1"},
                                {"derived", "habeas-2"}});
  const Changes changes = changes_since(records, log, 3);
  EXPECT_EQ(changes.received, 2U);
  EXPECT_EQ(changes.decided, 1U);
  EXPECT_EQ(changes.derived, 1U);
  EXPECT_EQ(changes.program_before, "habeas-1");
  EXPECT_EQ(changes.program_now, "habeas-2");
  EXPECT_EQ(changes.documents, (std::vector<Row>{first + 1, first + 2}));
  ASSERT_EQ(changes.incidents.size(), 2U);
  EXPECT_EQ(changes.incidents[0].documents, std::vector<Row>{first + 1});
  EXPECT_EQ(new_claims(records, changes.incidents[0]),
            std::vector<Row>{records.first(RecordKind::claim) + 1});
  EXPECT_EQ(changes.incidents[1].documents, std::vector<Row>{first + 2});
  EXPECT_FALSE(records.error());
}

TEST(Changes, NothingIsNewBehindTheLastEntry) {
  RecordReader records = records_of({{"a", 1, "raid"}});
  const LogReport log =
      log_of({{"case", "habeas-1"}, {"received", "habeas-1"}, {"derived", "habeas-1"}});
  const Changes changes = changes_since(records, log, 3);
  EXPECT_EQ(changes.received + changes.decided + changes.derived, 0U);
  EXPECT_TRUE(changes.documents.empty() && changes.incidents.empty());
  EXPECT_EQ(changes.program_now, changes.program_before);
}

class HandClock : public Clock {
 public:
  std::uint64_t steady_ns() override { return ns; }
  std::int64_t wall_seconds() override { return static_cast<std::int64_t>(ns / 1'000'000'000); }
  std::uint64_t ns = 0;
};

TEST(Looks, OneSittingIsTheSameUntilAPauseOrANewServer) {
  MemoryFiles files;
  ASSERT_TRUE(files.make_folders("case/serve"));
  HandClock clock;
  {
    Looks looks("case/serve/seen", files, clock);
    EXPECT_FALSE(looks.before());
    ASSERT_TRUE(looks.look(7));
    EXPECT_FALSE(looks.before()) << "nothing was known when this sitting began";
    clock.ns += Looks::kPauseNs;
    ASSERT_TRUE(looks.look(8));
    EXPECT_FALSE(looks.before());
    clock.ns += Looks::kPauseNs + 1;
    ASSERT_TRUE(looks.before());
    EXPECT_EQ(looks.before()->log_size, 8U);
    ASSERT_TRUE(looks.look(9));
    EXPECT_EQ(looks.before()->log_size, 8U);
  }
  Looks looks("case/serve/seen", files, clock);
  ASSERT_TRUE(looks.before());
  EXPECT_EQ(looks.before()->log_size, 9U);
  EXPECT_EQ(looks.before()->at, "1970-01-01T01:00:00Z");
}

TEST(Looks, WhatIsNoLookIsNotKnown) {
  for (const char* text : {"", "{}", "[]", "{\"log_size\":-1,\"at\":\"1970-01-01T01:00:00Z\"}",
                           "{\"log_size\":1,\"at\":\"yesterday\"}", "{\"log_size\":1}"}) {
    MemoryFiles files;
    ASSERT_TRUE(files.make_folders("case/serve"));
    ASSERT_TRUE(files.write_secret("case/serve/seen", text));
    HandClock clock;
    EXPECT_FALSE(Looks("case/serve/seen", files, clock).before()) << text;
  }
}

TEST(Choice, WordsStandAnywhereInTheName) {
  EXPECT_TRUE(holds_words("Detention of 12 people in Ostby", "ostby DETENTION"));
  EXPECT_TRUE(holds_words("Detention", ""));
  EXPECT_TRUE(holds_words("Detention", "  "));
  EXPECT_FALSE(holds_words("Detention of 12 people in Ostby", "ostby march"));
}

}  // namespace
}  // namespace habeas
