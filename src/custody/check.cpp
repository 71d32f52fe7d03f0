// custody/check.cpp - the log against itself, its key, the originals and states kept elsewhere
#include "custody/check.h"

#include <algorithm>
#include <optional>
#include <set>

#include "custody/time_stamp.h"

namespace habeas {
namespace {

// Every original that the log names must be there; its bytes are checked by its name.
Result<void> check_named_originals(const std::string& originals, CustodyCheck& check,
                                   FileSystem& files) {
  const auto kept = list_originals(files, originals);  // in byte order
  if (!kept) return tl::unexpected(kept.error());
  std::vector<bool> is_named(kept->size());
  std::set<std::string> missing;
  for (const Entry& entry : check.log.report.entries) {
    const auto sha256 = parse_sha256(entry.value("sha256"));
    if (!sha256) continue;
    const std::string name = to_hex(*sha256);
    const auto found = std::lower_bound(kept->begin(), kept->end(), name);
    if (found != kept->end() && *found == name) {
      is_named[static_cast<std::size_t>(found - kept->begin())] = true;
    } else if (missing.insert(name).second) {
      check.faults.push_back(
          {original_path(originals, *sha256),
           "the original of entry " + std::to_string(entry.number) + " of the log is missing"});
    }
  }
  check.unlogged = static_cast<std::uint64_t>(std::count(is_named.begin(), is_named.end(), false));
  return {};
}

Result<std::string> read_named(const std::string& originals, const Entry& entry,
                               std::string_view name, FileSystem& files) {
  constexpr std::uint64_t kMostBytes = 16U << 20U;
  const auto sha256 = parse_sha256(entry.value(name));
  if (!sha256) return fail(Errc::bad_input, "it names no original as '" + std::string(name) + "'");
  return files.read(original_path(originals, *sha256), kMostBytes);
}

// Why the time stamp of this entry does not hold; empty when it does.
std::string stamp_fault(const std::string& originals, const LogReport& log, const Entry& entry,
                        FileSystem& files) {
  const auto size = parse_number(entry.value("state"));
  const auto state = std::find_if(log.anchors.begin(), log.anchors.end(),
                                  [&](const AnchoredState& one) { return one.size == size; });
  if (state == log.anchors.end()) return "the state that was stamped is not in custody/anchors";
  const auto answer = read_named(originals, entry, "sha256", files);
  if (!answer) return answer.error().message;
  const auto authorities = read_named(originals, entry, "authority", files);
  if (!authorities) return authorities.error().message;
  const auto time = check_time_stamp(*answer, note_by(state->note, log.origin), *authorities);
  if (!time) return time.error().message;
  return utc_text(*time) == entry.value("stamped") ? "" : "it states another time than the answer";
}

void check_stamps(const std::string& originals, CustodyCheck& check, FileSystem& files) {
  for (const Entry& entry : check.log.report.entries) {
    if (entry.kind != "stamped") continue;
    const std::string wrong = stamp_fault(originals, check.log.report, entry, files);
    if (wrong.empty()) {
      check.stamped = std::max(check.stamped, parse_number(entry.value("state")).value_or(0));
    } else {
      check.faults.push_back(
          {"custody/log, entry " + std::to_string(entry.number), "the time stamp: " + wrong});
    }
  }
}

}  // namespace

Result<CustodyCheck> check_custody(const std::string& case_folder,
                                   const std::vector<std::string>& kept_states, FileSystem& files,
                                   const std::string& progress_path, const RunEach& run_each) {
  const std::string folder = case_folder + "/custody";
  const std::string originals = case_folder + "/originals";
  Result<LogFiles> log_files = read_log_files(folder, files);
  if (!log_files) return tl::unexpected(log_files.error());
  CustodyCheck check;
  check.log.files = *std::move(log_files);
  check.log.report = examine_log(check.log.files);
  const LogReport& log = check.log.report;
  check.faults = log.faults;
  if (const std::string wrong = key_fault(folder, log, files); !wrong.empty()) {
    check.faults.push_back({"custody/key", wrong});
  }
  for (std::size_t i = 0; i < kept_states.size(); ++i) {
    const std::string wrong = disagreement(log, kept_states[i], check.log.files);
    if (!wrong.empty()) {
      check.faults.push_back({"the state kept elsewhere, " + std::to_string(i + 1), wrong});
    }
  }
  std::optional<CheckProgress> progress;
  if (!progress_path.empty()) {
    Result<CheckProgress> opened = CheckProgress::open(progress_path, log.origin, files);
    if (!opened) return tl::unexpected(opened.error());
    progress = *std::move(opened);
    check.resumed = progress->earlier();
  }
  const Result<std::vector<Fault>> wrong =
      verify_originals(files, originals, check.checked, progress ? &*progress : nullptr, run_each);
  if (!wrong) return tl::unexpected(wrong.error());
  if (progress) {
    if (auto done = progress->finish(); !done) return tl::unexpected(done.error());
  }
  check.faults.insert(check.faults.end(), wrong->begin(), wrong->end());
  if (auto named = check_named_originals(originals, check, files); !named) {
    return tl::unexpected(named.error());
  }
  check_stamps(originals, check, files);
  check.checked += log.entries.size();
  return check;
}

}  // namespace habeas
