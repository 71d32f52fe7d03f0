// serve/site.h - what the answers are made from: the case, its last records, the outside world
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "flow/case.h"
#include "flow/kept_records.h"
#include "flow/open_tables.h"
#include "flow/read.h"
#include "serve/launch.h"
#include "serve/log_view.h"
#include "serve/looks.h"
#include "serve/work.h"

namespace habeas {

struct ServeOptions {
  std::string case_folder;
  std::string by;  ///< who works here, where an act names nobody
  std::string version;
  std::uint16_t port = 0;  ///< 0: any that is free
  std::uint32_t threads = 1;
  bool unsafe_no_sandbox = false;
  bool isolate = false;
};

/// The outside world as the server needs it.
struct ServeWorld {
  FileSystem& files;
  Clock& clock;
  Random& random;
  Spawn& spawn;
  std::function<void()> run_behind_others;  ///< lets the calling thread yield to all others
};

/// All members may be called from any thread.
class Site {
 public:
  Site(ServeOptions options, const ServeWorld& world)
      : options_(std::move(options)),
        world_(world),
        looks_(options_.case_folder + "/serve/seen", world.files, world.clock) {}

  [[nodiscard]] const ServeOptions& options() const { return options_; }
  [[nodiscard]] const ServeWorld& world() const { return world_; }
  [[nodiscard]] LogWorld log_world() const;
  [[nodiscard]] ReadOptions reading() const;
  [[nodiscard]] Work& work() { return work_; }
  [[nodiscard]] Looks& looks() { return looks_; }

  /// The last records that have a catalog; nothing before the first run. Where they have none, of
  /// an older habeas or of a program that was killed, it is made, which takes a while. Where it
  /// cannot be made this is not tried again until the files are others.
  Result<std::shared_ptr<KeptRecords>> records();
  /// The log as it is now, checked.
  Result<std::shared_ptr<const LogView>> log();
  /// The same, or nothing where it is not checked yet: never waits.
  Result<std::shared_ptr<const LogView>> log_at_hand();

  /// What these words and fields find in the last records; one search at a time.
  Result<std::vector<Hit>> search(const Query& query, std::uint32_t most);

  /// Opens the case for an act, one at a time; an Error while another program, or the job of this
  /// one, works in it.
  Result<void> act(const std::string& by, const std::function<Result<void>(Case&)>& act);

  void set_launch(Launch launch) { launch_ = std::make_unique<Launch>(std::move(launch)); }
  std::optional<std::string> exchange(std::string_view word);

 private:
  struct Seen {
    std::uint64_t size = 0, inode = 0;
    bool operator==(const Seen&) const = default;
  };
  [[nodiscard]] Seen look(const std::string& path) const;
  /// The files that answers are made from.
  struct SeenRecords {
    Seen records, catalog;
    bool operator==(const SeenRecords&) const = default;
  };
  [[nodiscard]] SeenRecords look_at_records() const;
  Result<std::shared_ptr<KeptRecords>> newest_records();
  /// False where the files are others now.
  Result<bool> make_catalog_of(const SeenRecords& seen);
  [[nodiscard]] bool is_log_seen() const;
  ExaminedLog take_log();
  void keep_log(ExaminedLog log, const Seen& seen, const Seen& anchors);

  ServeOptions options_;
  ServeWorld world_;
  Looks looks_;
  std::mutex records_mutex_, log_mutex_, act_mutex_, launch_mutex_, search_mutex_;
  std::shared_ptr<KeptRecords> records_;
  std::shared_ptr<LogView> log_;
  SeenRecords records_seen_, failure_seen_;
  std::optional<Error> failure_;  ///< why the records seen then have no catalog
  Seen log_seen_, anchors_seen_;
  LastRecords searched_;
  std::unique_ptr<Launch> launch_;
  Work work_;
};

}  // namespace habeas
