// serve/changes.h - what is new in a case since an entry of its log, as far as log and records tell
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "custody/log.h"
#include "flow/kept_records.h"

namespace habeas {

/// An incident that documents tell of which came in since then.
struct ChangedIncident {
  Row incident = 0;
  std::vector<Row> documents;  ///< the new ones among its documents, in order
};

struct Changes {
  std::uint64_t received = 0;  ///< files
  std::uint64_t decided = 0;   ///< acts of people
  std::uint64_t derived = 0;   ///< times that the findings were made anew
  std::string program_before;  ///< name and version that made the findings then; empty: none did
  std::string program_now;     ///< and now
  std::vector<Row> documents;  ///< new ones in the records
  std::vector<ChangedIncident> incidents;  ///< most new documents first
  std::vector<Row> problems;               ///< about sources that came in since then
};

/// `since`: the number of the first entry that counts. Only sources have a place in the log, so
/// what is new follows from them: how a finding was worded before is not kept anywhere.
Changes changes_since(RecordReader& records, const LogReport& log, std::uint64_t since);

/// The claims of an incident in its new documents.
std::vector<Row> new_claims(RecordReader& records, const ChangedIncident& changed);

}  // namespace habeas
