// serve/log_view.cpp - reads the log, and what follows from it
#include "serve/log_view.h"

#include <utility>

#include "flow/case.h"

namespace habeas {

Result<std::shared_ptr<LogView>> read_log_view(const std::string& case_folder, FileSystem& files) {
  Result<LogFiles> read = read_log_files(case_folder + "/custody", files);
  if (!read) return tl::unexpected(read.error());
  ExaminedLog log{*std::move(read), {}};
  log.report = examine_log(log.files);
  if (!log.report.faults.empty()) {
    return fail(Errc::bad_input, "the custody log does not hold: habeas verify says where");
  }
  return view_of(std::move(log));
}

Result<std::shared_ptr<LogView>> view_of(ExaminedLog log) {
  auto view = std::make_shared<LogView>();
  view->files = std::move(log.files);
  view->report = std::move(log.report);
  Result<std::vector<Decision>> decisions = decisions_in(view->report.entries, Case::kAllEntries);
  if (!decisions) return tl::unexpected(decisions.error());
  view->decisions = *std::move(decisions);
  view->newer = newer_than_records(view->report.entries);
  view->two_persons = two_person_rule(view->report.entries, Case::kAllEntries);
  return view;
}

}  // namespace habeas
