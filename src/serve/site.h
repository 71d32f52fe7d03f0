// serve/site.h - what the answers are made from: the case, its last records, the outside world
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "base/outside.h"
#include "base/result.h"
#include "flow/case.h"
#include "flow/read.h"
#include "serve/launch.h"
#include "serve/looks.h"
#include "serve/records.h"
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

  /// The last records; read again when the file is another one. Empty ones before the first run.
  Result<std::shared_ptr<const Records>> records();
  /// The log as it is now.
  Result<std::shared_ptr<const LogView>> log();

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
  Seen look(const std::string& path) const;

  ServeOptions options_;
  ServeWorld world_;
  Looks looks_;
  std::mutex records_mutex_, log_mutex_, act_mutex_, launch_mutex_;
  std::shared_ptr<const Records> records_;
  std::shared_ptr<const LogView> log_;
  Seen records_seen_, log_seen_, anchors_seen_;
  std::unique_ptr<Launch> launch_;
  Work work_;
};

}  // namespace habeas
