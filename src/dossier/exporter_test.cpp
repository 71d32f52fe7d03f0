// dossier/exporter_test.cpp - the open set of exporters, and what each one promises
#include "dossier/exporter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dossier/sample_pile_test.h"

namespace habeas {
namespace {

using nlohmann::json;

std::string exported(std::string_view name, const Pile& pile) {
  for (const Exporter* exporter : exporters()) {
    if (exporter->name == name) return exporter->write(pile, "1.2.3");
  }
  ADD_FAILURE() << "no exporter " << name;
  return {};
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    found.push_back(text.substr(at, end - at));
    at = end == std::string::npos ? text.size() : end + 1;
  }
  return found;
}

/// Rows of cells as RFC 4180 has them.
std::vector<std::vector<std::string>> rows(const std::string& csv) {
  std::vector<std::vector<std::string>> found(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (c == '"' && quoted && i + 1 < csv.size() && csv[i + 1] == '"') {
      found.back().back().push_back('"');
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      found.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      found.emplace_back(1, std::string());
    } else {
      found.back().back().push_back(c);
    }
  }
  EXPECT_FALSE(quoted);
  found.pop_back();  // behind the last line end
  return found;
}

TEST(Exporters, AreThereByNameInOrder) {
  std::vector<std::string> names;
  for (const Exporter* exporter : exporters()) {
    names.emplace_back(exporter->name);
    EXPECT_FALSE(exporter->media_type.empty());
  }
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  for (const char* name : {"csv", "geojson", "json"}) {
    EXPECT_NE(std::find(names.begin(), names.end(), name), names.end()) << name;
  }
}

TEST(Exporters, GiveTheSameBytesTwiceAndEndInALineFeed) {
  for (const Exporter* exporter : exporters()) {
    const std::string once = exporter->write(sample_pile(), "1");
    EXPECT_EQ(once, exporter->write(sample_pile(), "1")) << exporter->name;
    EXPECT_EQ(once.back(), '\n') << exporter->name;
    EXPECT_EQ(once.find('\r'), std::string::npos) << exporter->name;
    EXPECT_FALSE(exporter->write({}, "1").empty()) << exporter->name;
  }
}

TEST(ExporterJson, PrintsEveryRecordBehindTheRunLine) {
  const Pile pile = sample_pile();
  const auto all = lines(exported("json", pile));
  EXPECT_EQ(json::parse(all.front())["type"], "run");
  EXPECT_EQ(json::parse(all.front())["version"], "1.2.3");
  std::map<std::string, std::size_t> counts;
  for (const std::string& line : all) ++counts[json::parse(line)["type"].get<std::string>()];
  EXPECT_EQ(counts["source"], pile.sources.size());
  EXPECT_EQ(counts["claim"], pile.claims.size());
  EXPECT_EQ(counts["finding"], pile.findings.size());
  EXPECT_EQ(counts["problem"], pile.problems.size());
}

TEST(ExporterGeojson, HasAFeatureForEachIncidentAndWayWithItsPrecision) {
  const Pile pile = sample_pile();
  const json all = json::parse(exported("geojson", pile));
  EXPECT_EQ(all["type"], "FeatureCollection");
  EXPECT_FALSE(all.contains("crs"));
  std::map<std::string, int> types;
  std::string last;
  for (const json& feature : all["features"]) {
    const json& properties = feature["properties"];
    ++types[properties["type"].get<std::string>()];
    EXPECT_LT(last, properties["id"].get<std::string>());
    last = properties["id"].get<std::string>();
    EXPECT_TRUE(properties.contains("precision"));
    EXPECT_EQ(properties["precision"].is_null(), feature["geometry"].is_null());
  }
  EXPECT_EQ(types["incident"], static_cast<int>(pile.incidents.size()));
  EXPECT_EQ(types["crossing"], 2);
  EXPECT_EQ(types["route"], 1);
}

TEST(ExporterGeojson, KeepsBoundsAndPutsLongitudeFirst) {
  const Pile pile = sample_pile();
  const json all = json::parse(exported("geojson", pile));
  for (const json& feature : all["features"]) {
    if (feature["properties"]["id"] != to_text(pile.incidents.front().id)) continue;
    EXPECT_EQ(feature["geometry"]["coordinates"], json::parse("[-72.4,-48.3]"));
    EXPECT_TRUE(feature["properties"]["count_lo"].is_null());
    EXPECT_EQ(feature["properties"]["count_hi"], 240);
    EXPECT_EQ(feature["properties"]["bound"], "upper");
    EXPECT_EQ(feature["properties"]["date"], "XXXX-05-14");
    EXPECT_EQ(feature["properties"]["identified_origins"], 1);
    return;
  }
  ADD_FAILURE() << "the first incident is missing";
}

TEST(ExporterCsv, HasOneRowAClaimWithItsEvidence) {
  const Pile pile = sample_pile();
  const auto table = rows(exported("csv", pile));
  ASSERT_EQ(table.size(), pile.claims.size() + 1);
  std::map<std::string, std::size_t> column;
  for (std::size_t i = 0; i < table[0].size(); ++i) column[table[0][i]] = i;
  for (std::size_t i = 0; i < pile.claims.size(); ++i) {
    const auto& row = table[i + 1];
    ASSERT_EQ(row.size(), table[0].size());
    EXPECT_EQ(row[column["claim"]], to_text(pile.claims[i].id));
    EXPECT_EQ(row[column["quote"]], pile.claims[i].quote);
    EXPECT_EQ(row[column["sha256"]].size(), 64U);
    EXPECT_FALSE(row[column["chain"]].empty());
    EXPECT_FALSE(row[column["made_by"]].empty());
    EXPECT_NE(row[column["text"]].find("sha256:" + row[column["sha256"]] + "["), std::string::npos);
  }
  EXPECT_EQ(table[1][column["hi"]], "240");
  EXPECT_EQ(table[1][column["lo"]], "");
  EXPECT_EQ(table[1][column["bound"]], "upper");
}

TEST(ExporterCsv, NoCellOfTextStartsAFormula) {
  for (const char* start : {"=", "+", "-", "@", "\t", "\r"}) {
    Pile pile = sample_pile();
    const std::string hostile = std::string(start) + "cmd|' /C calc'!A0,\"x\"\n";
    for (Document& document : pile.documents) document.path = hostile;
    for (Incident& incident : pile.incidents) incident.label = hostile;
    for (Claim& claim : pile.claims) {
      claim.quote = claim.subkind = claim.counted = hostile;
      for (Link& link : claim.chain) link.name = hostile;
    }
    const auto table = rows(exported("csv", pile));
    ASSERT_EQ(table.size(), pile.claims.size() + 1);
    for (const auto& row : table) {
      for (const std::string& cell : row) {
        const bool number = cell.find_first_not_of("-.0123456789") == std::string::npos;
        if (cell.empty() || number) continue;
        EXPECT_EQ(std::string("=+-@\t\r").find(cell.front()), std::string::npos) << cell;
      }
    }
    EXPECT_EQ(table[1][26], "'" + hostile);
  }
}

}  // namespace
}  // namespace habeas
