// serve/site.cpp - keeps records and log in memory as long as their files are the same
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

Result<std::shared_ptr<const Records>> Site::records() {
  const std::lock_guard<std::mutex> lock(records_mutex_);
  const std::string path = options_.case_folder + "/records";
  const Seen seen = look(path);
  if (records_ && seen == records_seen_) return records_;
  std::string text;
  if (seen != Seen()) {
    Result<std::string> read = world_.files.read(path, ReadLimits().bytes);
    if (!read) return tl::unexpected(read.error());
    text = *std::move(read);
  }
  Result<std::shared_ptr<const Records>> made = read_view(std::move(text), options_.threads);
  if (!made) return fail(made.error().code, path + ", " + made.error().message);
  records_ = *std::move(made);
  records_seen_ = seen;
  return records_;
}

Result<std::shared_ptr<const LogView>> Site::log() {
  const std::lock_guard<std::mutex> lock(log_mutex_);
  constexpr int kTries = 5;  // somebody may write in it at this moment
  Error last;
  for (int tried = 0; tried < kTries; ++tried) {
    const Seen seen = look(options_.case_folder + "/custody/log");
    const Seen anchors = look(options_.case_folder + "/custody/anchors");
    if (log_ && seen == log_seen_ && anchors == anchors_seen_) return log_;
    Result<std::shared_ptr<const LogView>> made = read_log_view(options_.case_folder, world_.files);
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

Result<void> Site::act(const std::string& by, const std::function<Result<void>(Case&)>& act) {
  if (work_.is_busy()) return fail(Errc::io, "the case is being worked in; try again after it");
  const std::lock_guard<std::mutex> lock(act_mutex_);
  Result<void> done;
  {
    Result<Case> opened =
        Case::open(options_.case_folder, true, by.empty() ? options_.by : by, log_world());
    if (!opened) return tl::unexpected(opened.error());
    done = act(*opened);
  }
  work_.changed();
  return done;
}

std::optional<std::string> Site::exchange(std::string_view word) {
  const std::lock_guard<std::mutex> lock(launch_mutex_);
  return launch_ ? launch_->exchange(word) : std::nullopt;
}

}  // namespace habeas
