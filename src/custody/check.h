// custody/check.h - checks all that custody keeps of a case: log, key, originals
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "custody/fault.h"
#include "custody/log.h"
#include "custody/originals.h"

namespace habeas {

struct CustodyCheck {
  ExaminedLog log;
  std::vector<Fault> faults;   ///< of the log, the key, the originals, and of states kept elsewhere
  std::uint64_t checked = 0;   ///< entries and originals
  std::uint64_t unlogged = 0;  ///< originals that no entry names: left by a program that was killed
  std::uint64_t resumed = 0;   ///< originals that an earlier checking read
  std::uint64_t stamped = 0;   ///< entries below this number stand in a state with a time stamp
};

/// Changes nothing in the case. `kept_states` are signed states that somebody else kept. With the
/// path of a progress file (outside the case) a checking that was ended goes on where it was; the
/// file goes when all was read. An error only where there is no log to check, or no progress.
Result<CustodyCheck> check_custody(const std::string& case_folder,
                                   const std::vector<std::string>& kept_states, FileSystem& files,
                                   const std::string& progress_path = {},
                                   const RunEach& run_each = run_in_order);

}  // namespace habeas
