// cli/commands/add.cpp - keeps sources in the case
#include <set>

#include "cli/piles.h"
#include "cli/version.h"
#include "flow/settle.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  arguments.words("PATH", options.paths, "Files and folders; folders are kept with all inside");
  declare_case(arguments, options);
  declare_custodian(arguments, options);
  arguments.flag("--json", options.json, "JSON Lines on stdout (always so)");
  arguments.day("--date", options.date, "Date of writing where a page states none");
  arguments.text("--dates", "FILE", options.dates, "The same per path: path, tab, date");
  arguments.flag("--watch", options.watch, "Go on: keep what comes into the one folder PATH");
  declare_threads(arguments, options);
}

// Keeps the inputs and says so. The case is closed behind it: others may work in it meanwhile.
Result<Exit> keep(const Options& options, Door& door) {
  Result<std::optional<Case>> opened = open_case(options, door);
  if (!opened) return tl::unexpected(opened.error());
  const Result<Reading> reading = read_paths(options, door, *opened, false);
  if (!reading) return tl::unexpected(reading.error());
  if (!options.watch) door.out(run_line(kVersion));
  for (const Source& source : reading->sources) door.out(source_line(source));
  for (const Problem& problem : reading->problems) door.out(problem_line(problem));
  return reading->problems.empty() ? Exit::done : Exit::differs;
}

/// Keeps what comes into a folder until somebody asks to stop.
class Watching {
 public:
  Watching(const Options& options, Door& door) : options_(options), door_(door) {}

  Result<Exit> run() {
    const Result<std::string> folder = door_.files().absolute(options_.paths.front());
    const Result<std::string> kept_in = door_.files().absolute(options_.case_folder);
    if (!folder) return tl::unexpected(folder.error());
    if (!kept_in) return tl::unexpected(kept_in.error());
    auto watch = door_.files().watch(*folder, *kept_in);
    if (!watch) return tl::unexpected(watch.error());
    door_.say("habeas: watching " + *folder + "; Ctrl-C ends it");
    while (true) {
      const bool is_idle = settling_.empty() && waiting_.empty();
      const Result<FolderNews> news = (*watch)->wait(is_idle ? kIdleMs : kStepMs);
      if (!news) return tl::unexpected(news.error());
      const std::uint64_t now_ns = door_.clock().steady_ns();
      for (const FileEvent& event : news->events) settling_.take(event, now_ns);
      for (std::string& path : settling_.ready(now_ns)) take(std::move(path));
      if (auto kept = keep_waiting(now_ns, news->is_asked_to_stop); !kept) {
        return tl::unexpected(kept.error());
      }
      if (news->is_asked_to_stop) return stopped();
    }
  }

 private:
  static constexpr std::uint32_t kIdleMs = 3'600'000;
  static constexpr std::uint32_t kStepMs = 250;
  static constexpr std::uint64_t kTryAgainNs = 2'000'000'000;

  // A link could bring in files from outside; what is empty was not written yet.
  void take(std::string path) {
    const Result<std::string> real = door_.files().absolute(path);
    const Result<FileInfo> info = door_.files().info(path);
    if (!real || *real != path || !info || info->kind != FileKind::file) return;
    if (info->size_bytes > 0) waiting_.insert(std::move(path));
  }

  // Where another program works in the case, or the disk is full, the files wait.
  Result<void> keep_waiting(std::uint64_t now_ns, bool is_last) {
    if (waiting_.empty() || (now_ns < next_try_ns_ && !is_last)) return {};
    Options batch = options_;
    batch.paths.assign(waiting_.begin(), waiting_.end());
    const Result<Exit> kept = keep(batch, door_);
    if (!door_.flush()) return fail(Errc::io, "standard output could not be written");
    if (kept) {
      if (*kept != Exit::done) exit_ = *kept;
      waiting_.clear();
      told_.clear();
      return {};
    }
    if (kept.error().code != Errc::io) return tl::unexpected(kept.error());
    if (told_ != kept.error().message) door_.say("habeas: " + kept.error().message + "; waiting");
    told_ = kept.error().message;
    next_try_ns_ = now_ns + kTryAgainNs;
    return {};
  }

  Result<Exit> stopped() {
    if (waiting_.empty() && settling_.empty()) return exit_;
    door_.say("habeas: stopped; the next habeas add keeps what was not complete yet");
    return waiting_.empty() ? exit_ : Exit::differs;
  }

  const Options& options_;
  Door& door_;
  Settling settling_;
  std::set<std::string> waiting_;  ///< complete, not kept yet
  std::string told_;
  std::uint64_t next_try_ns_ = 0;
  Exit exit_ = Exit::done;
};

Exit run(const Options& options, Door& door) {
  if (options.watch && options.paths.size() != 1) {
    return door.wrong_use("--watch keeps what comes into one folder");
  }
  if (options.watch) door.out(run_line(kVersion));
  const Result<Exit> kept = options.watch ? Watching(options, door).run() : keep(options, door);
  return kept ? *kept : door.failed(kept.error());
}

}  // namespace

extern const Command command_add{"add", "Keeps sources in the case: bytes, SHA-256, custody entry",
                                 "  habeas add reports/\n"
                                 "  habeas add --case border.habeas --date 2024-05-31 page.txt\n"
                                 "  habeas add --watch downloads/\n",
                                 parse, run};

}  // namespace habeas
