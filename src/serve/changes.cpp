// serve/changes.cpp - follows new sources to documents, claims and incidents
#include "serve/changes.h"

#include <algorithm>
#include <map>
#include <set>

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

/// Paths by source: the same bytes may have come twice.
using NewSources = std::map<SourceId, std::set<std::string>>;

void follow_documents(const Records& records, const NewSources& sources, Changes& changes) {
  const Pile& pile = records.pile;
  std::map<DocumentId, std::uint32_t> fresh;
  for (std::uint32_t i = 0; i < pile.documents.size(); ++i) {
    const auto source = sources.find(pile.documents[i].source);
    if (source == sources.end() || !source->second.contains(pile.documents[i].path)) continue;
    changes.documents.push_back(i);
    fresh.emplace(pile.documents[i].id, i);
  }
  for (std::uint32_t i = 0; i < pile.incidents.size(); ++i) {
    ChangedIncident changed{i, {}, {}};
    for (const DocumentId& document : pile.incidents[i].documents) {
      const auto found = fresh.find(document);
      if (found != fresh.end()) changed.documents.push_back(found->second);
    }
    if (changed.documents.empty()) continue;
    for (const ClaimId& claim : pile.incidents[i].claims) {
      const std::uint32_t* const place = records.find(to_text(claim), "clm_");
      if (place != nullptr && fresh.contains(pile.claims[*place].document)) {
        changed.claims.push_back(*place);
      }
    }
    changes.incidents.push_back(std::move(changed));
  }
  std::stable_sort(changes.incidents.begin(), changes.incidents.end(),
                   [](const ChangedIncident& a, const ChangedIncident& b) {
                     return a.documents.size() > b.documents.size();
                   });
}

}  // namespace

Changes changes_since(const Records& records, const LogReport& log, std::uint64_t since) {
  Changes changes;
  count_entries(log, since, changes);
  NewSources sources;
  for (const Source& source : records.pile.sources) {
    if (!source.custody || *source.custody < since) continue;
    sources[source.id].insert(source.path);
  }
  if (sources.empty()) return changes;
  follow_documents(records, sources, changes);
  for (std::uint32_t i = 0; i < records.pile.problems.size(); ++i) {
    const Problem& problem = records.pile.problems[i];
    if (problem.source && sources.contains(*problem.source)) changes.problems.push_back(i);
  }
  return changes;
}

}  // namespace habeas
