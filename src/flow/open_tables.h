// flow/open_tables.h - opens a case only to ask its tables
#pragma once

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

/// Opens the tables of the last records. The log is not checked for it (with a large one that takes
/// longer than a search): only its end is looked at, where it says which records are the last.
/// Where the tables are not of these, the case is opened as a whole and they are made again.
Result<OpenTables> open_tables(const std::string& folder, const LogWorld& world);

}  // namespace habeas
