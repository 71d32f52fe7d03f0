// serve/changes.cpp - follows new sources to documents, claims and incidents
#include "serve/changes.h"

#include <algorithm>

namespace habeas {
namespace {

void count_entries(const LogReport& log, std::uint64_t since, Changes& changes) {
  for (const Entry& entry : log.entries) {
    const bool is_new = entry.number >= since;
    if (entry.kind == "derived") {
      (is_new ? changes.program_now : changes.program_before) = entry.value("program");
    }
    if (!is_new) continue;
    if (entry.kind == "received") ++changes.received;
    if (entry.kind == "decided") ++changes.decided;
    if (entry.kind == "derived") ++changes.derived;
  }
  if (changes.derived == 0) changes.program_now = changes.program_before;
}

void follow_documents(RecordReader& records, std::uint64_t since, Changes& changes) {
  changes.documents = records.documents_since(since);
  for (const FreshDocument& fresh : records.incidents_since(since)) {
    if (changes.incidents.empty() || changes.incidents.back().incident != fresh.incident) {
      changes.incidents.push_back({fresh.incident, {}});
    }
    changes.incidents.back().documents.push_back(fresh.document);
  }
  std::stable_sort(changes.incidents.begin(), changes.incidents.end(),
                   [](const ChangedIncident& a, const ChangedIncident& b) {
                     return a.documents.size() > b.documents.size();
                   });
}

}  // namespace

Changes changes_since(RecordReader& records, const LogReport& log, std::uint64_t since) {
  Changes changes;
  count_entries(log, since, changes);
  follow_documents(records, since, changes);
  changes.problems = records.problems_since(since);
  return changes;
}

std::vector<Row> new_claims(RecordReader& records, const ChangedIncident& changed) {
  std::vector<Row> claims;
  for (const Row document : changed.documents) {
    for (const Row claim : records.leads(document, RecordKind::claim)) {
      const std::vector<Row> incidents = records.leads(claim, RecordKind::incident);
      if (std::find(incidents.begin(), incidents.end(), changed.incident) != incidents.end()) {
        claims.push_back(claim);
      }
    }
  }
  return claims;
}

}  // namespace habeas
