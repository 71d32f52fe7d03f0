// custody/check.cpp - the log against itself, its key, the originals and states kept elsewhere
#include "custody/check.h"

#include <map>

#include "custody/originals.h"

namespace habeas {
namespace {

// Every original that the log names must be there; its bytes are checked by its name.
void check_named_originals(const std::string& originals, CustodyCheck& check, FileSystem& files) {
  std::map<std::string, std::uint64_t> named;  // to the first entry
  for (const Entry& entry : check.log.entries) {
    const auto sha256 = parse_sha256(entry.value("sha256"));
    if (!sha256 || !named.emplace(to_hex(*sha256), entry.number).second) continue;
    const std::string path = original_path(originals, *sha256);
    const Result<FileInfo> info = files.info(path);
    if (!info || info->kind != FileKind::file) {
      check.faults.push_back({path, "the original of entry " + std::to_string(entry.number) +
                                        " of the log is missing"});
    }
  }
  auto kept = list_originals(files, originals);
  if (!kept) return;
  for (const std::string& name : *kept) check.unlogged += named.contains(name) ? 0 : 1;
}

}  // namespace

Result<CustodyCheck> check_custody(const std::string& case_folder,
                                   const std::vector<std::string>& kept_states, FileSystem& files) {
  const std::string folder = case_folder + "/custody";
  const std::string originals = case_folder + "/originals";
  const Result<LogFiles> log = read_log_files(folder, files);
  if (!log) return tl::unexpected(log.error());
  CustodyCheck check;
  check.log = examine_log(*log);
  check.faults = check.log.faults;
  if (const std::string wrong = key_fault(folder, check.log, files); !wrong.empty()) {
    check.faults.push_back({"custody/key", wrong});
  }
  for (std::size_t i = 0; i < kept_states.size(); ++i) {
    const std::string wrong = disagreement(check.log, kept_states[i], *log);
    if (!wrong.empty()) {
      check.faults.push_back({"the state kept elsewhere, " + std::to_string(i + 1), wrong});
    }
  }
  const Result<std::vector<Fault>> wrong = verify_originals(files, originals, check.checked);
  if (!wrong) return tl::unexpected(wrong.error());
  check.faults.insert(check.faults.end(), wrong->begin(), wrong->end());
  check_named_originals(originals, check, files);
  check.checked += check.log.entries.size();
  return check;
}

}  // namespace habeas
