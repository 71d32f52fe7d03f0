// serve/changes.h - what is new in a case since an entry of its log, as far as log and records tell
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "serve/records.h"

namespace habeas {

/// An incident that documents tell of which came in since then.
struct ChangedIncident {
  std::uint32_t incident = 0;
  Positions documents;  ///< the new ones among its documents
  Positions claims;     ///< its claims in them
};

struct Changes {
  std::uint64_t received = 0;  ///< files
  std::uint64_t decided = 0;   ///< acts of people
  std::uint64_t derived = 0;   ///< times that the findings were made anew
  std::string program_before;  ///< name and version that made the findings then; empty: none did
  std::string program_now;     ///< and now
  Positions documents;         ///< new ones in the records
  std::vector<ChangedIncident> incidents;  ///< most new documents first
  Positions problems;                      ///< about sources that came in since then
};

/// `since`: the number of the first entry that counts. Only sources have a place in the log, so
/// what is new follows from them: how a finding was worded before is not kept anywhere.
Changes changes_since(const Records& records, const LogReport& log, std::uint64_t since);

}  // namespace habeas
