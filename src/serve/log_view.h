// serve/log_view.h - the custody log of a case in memory
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "custody/log.h"
#include "model/decision.h"

namespace habeas {

/// The custody log, read without the lock of the case.
struct LogView {
  LogFiles files;
  LogReport report;
  std::vector<Decision> decisions;
  std::uint64_t newer = 0;  ///< sources and decisions that came after the last records
  bool two_persons = false;
};

Result<std::shared_ptr<LogView>> read_log_view(const std::string& case_folder, FileSystem& files);
/// Of a log that holds.
Result<std::shared_ptr<LogView>> view_of(ExaminedLog log);

}  // namespace habeas
