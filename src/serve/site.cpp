// serve/site.cpp - keeps records open and the log in memory as long as their files are the same
#include "serve/site.h"

#include "model/json.h"

namespace habeas {

LogWorld Site::log_world() const {
  return {world_.files, world_.clock, world_.random, "habeas-" + options_.version};
}

ReadOptions Site::reading() const {
  ReadOptions reading;
  reading.threads = options_.threads;
  reading.unsafe_no_sandbox = options_.unsafe_no_sandbox;
  if (options_.isolate) reading.sources_per_worker = 1;
  return reading;
}

Site::Seen Site::look(const std::string& path) const {
  const Result<FileInfo> info = world_.files.info(path);
  if (!info || info->kind != FileKind::file) return {};
  return {info->size_bytes, info->inode};
}

Site::SeenRecords Site::look_at_records() const {
  return {look(options_.case_folder + "/records"),
          look(options_.case_folder + "/store/catalog.db")};
}

Result<std::shared_ptr<KeptRecords>> Site::records() {
  const std::lock_guard<std::mutex> lock(records_mutex_);
  Result<std::shared_ptr<KeptRecords>> newest = newest_records();
  // Somebody writes new ones at this moment: the last whole ones are told.
  if (!newest && newest.error().code == Errc::io && records_) return records_;
  return newest;
}

// What was opened counts as what was seen only where the files are the same before and after.
Result<std::shared_ptr<KeptRecords>> Site::newest_records() {
  constexpr int kTries = 5;
  bool is_made = false;
  for (int tried = 0; tried < kTries; ++tried) {
    const SeenRecords seen = look_at_records();
    if (seen.records == Seen()) return std::shared_ptr<KeptRecords>();
    if (records_ && seen == records_seen_) return records_;
    if (failure_ && seen == failure_seen_) return tl::unexpected(*failure_);
    Result<std::shared_ptr<KeptRecords>> opened =
        open_kept_records(options_.case_folder, world_.files);
    if (look_at_records() != seen) continue;
    if (opened) {
      records_ = *std::move(opened);
      records_seen_ = seen;
      failure_.reset();
      return records_;
    }
    if (is_made) {
      failure_ = opened.error();
      failure_seen_ = seen;
      return opened;
    }
    const Result<bool> made = make_catalog_of(seen);
    if (!made) return tl::unexpected(made.error());
    is_made = *made;
  }
  return fail(Errc::io, "the records change while they are opened; try again");
}

// While another program works in the case nothing is said of it: a page asks at every word of the
// job, and would ask without end.
Result<bool> Site::make_catalog_of(const SeenRecords& seen) {
  const std::string& folder = options_.case_folder;
  const Result<std::function<void()>> unlock = world_.files.lock(folder + "/lock");
  if (!unlock) return tl::unexpected(unlock.error());
  Result<void> made;
  const auto job = [&](const Work::Told& told) {
    constexpr std::uint64_t kStepBytes = 1U << 20U;
    made = make_catalog(folder, world_.files, [&](std::uint64_t done, std::uint64_t total) {
      told("listing the records", static_cast<std::uint32_t>(done / kStepBytes),
           static_cast<std::uint32_t>(total / kStepBytes));
    });
    if (made) return std::string();
    failure_ = made.error();
    failure_seen_ = look_at_records();
    return made.error().message;
  };
  // Under the lock nobody else writes: if the files are others now, they are opened first.
  const bool is_same = look_at_records() == seen;
  const bool has_run = is_same && work_.run(job);
  (*unlock)();
  if (!is_same) return false;
  if (!has_run) return fail(Errc::io, "the case is being worked in; try again after it");
  if (!made) return tl::unexpected(made.error());
  return true;
}

bool Site::is_log_seen() const {
  return log_ && look(options_.case_folder + "/custody/log") == log_seen_ &&
         look(options_.case_folder + "/custody/anchors") == anchors_seen_;
}

Result<std::shared_ptr<const LogView>> Site::log_at_hand() {
  const std::unique_lock<std::mutex> lock(log_mutex_, std::try_to_lock);
  return lock.owns_lock() && is_log_seen() ? log_ : std::shared_ptr<const LogView>();
}

Result<std::shared_ptr<const LogView>> Site::log() {
  const std::lock_guard<std::mutex> lock(log_mutex_);
  constexpr int kTries = 5;  // somebody may write in it at this moment
  Error last;
  for (int tried = 0; tried < kTries; ++tried) {
    if (is_log_seen()) return log_;
    const Seen seen = look(options_.case_folder + "/custody/log");
    const Seen anchors = look(options_.case_folder + "/custody/anchors");
    Result<std::shared_ptr<LogView>> made = read_log_view(options_.case_folder, world_.files);
    if (!made) {
      last = made.error();
      continue;
    }
    log_ = *std::move(made);
    log_seen_ = seen;
    anchors_seen_ = anchors;
    return log_;
  }
  return tl::unexpected(last);
}

// The log as it was last checked, so that an act need not check a long one twice. Who asks for it
// meanwhile reads it anew.
ExaminedLog Site::take_log() {
  const std::lock_guard<std::mutex> lock(log_mutex_);
  if (!is_log_seen()) return {};
  const std::shared_ptr<LogView> log = std::move(log_);
  log_.reset();
  if (log.use_count() > 1) return {log->files, log->report};  // an answer is made of it
  return {std::move(log->files), std::move(log->report)};
}

void Site::keep_log(ExaminedLog log, const Seen& seen, const Seen& anchors) {
  Result<std::shared_ptr<LogView>> made = view_of(std::move(log));
  if (!made) return;
  const std::lock_guard<std::mutex> lock(log_mutex_);
  log_ = *std::move(made);
  log_seen_ = seen;
  anchors_seen_ = anchors;
}

// The lock of the case is held meanwhile: two searches at once would keep each other out.
Result<std::vector<Hit>> Site::search(const Query& query, std::uint32_t most) {
  const std::lock_guard<std::mutex> lock(search_mutex_);
  Result<OpenTables> tables = open_tables(options_.case_folder, log_world(), searched_);
  if (!tables) return tl::unexpected(tables.error());
  return tables->store.search(query, most);
}

Result<void> Site::act(const std::string& by, const std::function<Result<void>(Case&)>& act) {
  if (work_.is_busy()) return fail(Errc::io, "the case is being worked in; try again after it");
  const std::lock_guard<std::mutex> lock(act_mutex_);
  Result<void> done;
  {
    Result<Case> opened = Case::open(options_.case_folder, true, by.empty() ? options_.by : by,
                                     log_world(), take_log());
    if (!opened) return tl::unexpected(opened.error());
    done = act(*opened);
    // Under the lock of the case: nobody writes in the log before it was looked at. What became of
    // it where something failed is read anew.
    if (!done) return done;
    keep_log(opened->release_log(), look(options_.case_folder + "/custody/log"),
             look(options_.case_folder + "/custody/anchors"));
  }
  work_.changed();
  return done;
}

std::optional<std::string> Site::exchange(std::string_view word) {
  const std::lock_guard<std::mutex> lock(launch_mutex_);
  return launch_ ? launch_->exchange(word) : std::nullopt;
}

}  // namespace habeas
