// flow/open_tables.h - opens a case only to ask its tables
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"
#include "custody/log.h"
#include "store/store.h"

namespace habeas {

/// The tables of a case; the lock of the case is held as long as this lives.
struct OpenTables {
  std::shared_ptr<void> lock;
  Store store;
};

/// Which records are the last, as a log of this size and identity says it.
struct LastRecords {
  std::uint64_t log_bytes = 0, log_inode = 0;
  std::string digest;  ///< SHA-256 in hexadecimal digits; empty where nothing is known
};

/// Opens the tables of the last records. The log is not checked for it (with a large one that takes
/// longer than a search): only its end is looked at, where it says which records are the last.
/// Where the tables are not of these, the case is opened as a whole and they are made again.
/// Who asks often gives the same `known` each time: a log that is still the same is not read again.
Result<OpenTables> open_tables(const std::string& folder, const LogWorld& world,
                               LastRecords& known);
Result<OpenTables> open_tables(const std::string& folder, const LogWorld& world);

}  // namespace habeas
