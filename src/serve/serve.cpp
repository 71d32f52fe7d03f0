// serve/serve.cpp - the order of starting: case, port, launch file, browser, lock, answers
#include "serve/serve.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <utility>

#include "custody/entry.h"
#include "sandbox/no_sockets.h"
#include "serve/guard.h"
#include "serve/listen.h"
#include "serve/routes.h"

namespace habeas {
namespace {

constexpr std::uint64_t kLongLogBytes = 4U << 20U;  // some 7,000 entries

/// Where no port is asked for, that of the last time if it is free: to a browser the page is the
/// same one then, and keeps its language, its theme and the name of who decides.
Result<Listener> bind_as_before(const ServeOptions& options, FileSystem& files) {
  constexpr std::uint64_t kMostBytes = 16;
  constexpr std::uint64_t kLeastPort = 1024;
  constexpr std::uint64_t kMostPort = 65535;
  if (options.port != 0) return Listener::bind(options.port);
  const std::string path = options.case_folder + "/serve/port";
  Result<std::string> kept = files.read(path, kMostBytes);
  if (kept && !kept->empty()) {
    kept->pop_back();
    const auto port = parse_number(*kept);
    if (port && *port >= kLeastPort && *port <= kMostPort) {
      Result<Listener> listener = Listener::bind(static_cast<std::uint16_t>(*port));
      if (listener) return listener;
    }
  }
  Result<Listener> listener = Listener::bind(0);
  if (!listener) return listener;
  auto written = files.make_folders(options.case_folder + "/serve");
  if (written) written = files.write_secret(path, std::to_string(listener->port()) + "\n");
  if (!written) return tl::unexpected(written.error());
  return listener;
}

/// Begins the case where there is none, and brings to its end what a killed program left. Where
/// nothing is to be done and the log is long it is not opened: the first answer would wait until
/// the log is checked.
Result<void> make_ready(const ServeOptions& options, const Site& site, FileSystem& files) {
  const std::string custody = options.case_folder + "/custody";
  const Result<FileInfo> log = files.info(custody + "/log");
  const Result<FileInfo> pending = files.info(custody + "/pending");
  const bool is_long = log && log->kind == FileKind::file && log->size_bytes > kLongLogBytes;
  if (is_long && pending && pending->kind == FileKind::missing) {
    const Result<std::function<void()>> unlock = files.lock(options.case_folder + "/lock");
    if (!unlock) return tl::unexpected(unlock.error());
    (*unlock)();
    return {};
  }
  const Result<Case> opened = Case::open(options.case_folder, true, options.by, site.log_world());
  if (!opened) return tl::unexpected(opened.error());
  return {};
}

}  // namespace

Result<void> serve_case(const ServeOptions& options, const ServeWorld& world,
                        const std::function<void(const Ready&)>& ready) {
  Site site(options, world);
  if (auto is_ready = make_ready(options, site, world.files); !is_ready) return is_ready;
  Result<Listener> listener = bind_as_before(options, world.files);
  if (!listener) return tl::unexpected(listener.error());
  Result<Launch> launch =
      Launch::begin(options.case_folder, listener->port(), world.files, world.random);
  if (!launch) return tl::unexpected(launch.error());
  const Gate gate{listener->port(), launch->token()};
  const std::string path = launch->path();
  site.set_launch(*std::move(launch));
  ready({"http://127.0.0.1:" + std::to_string(listener->port()) + "/", path});
  if (auto given_up = give_up_new_sockets(); !given_up) return given_up;
  // The log is checked while the page opens. A case whose log does not hold is not served any more.
  Result<void> log_holds;  // read behind the end of the checker only
  std::atomic<bool> is_refused = false;
  std::jthread checker([&](const std::stop_token& is_over) {
    world.run_behind_others();
    (void)site.records();
    const auto log = site.log();
    if (log) return;
    log_holds = tl::unexpected(log.error());
    is_refused = true;
    // A listener that has not begun yet cannot be stopped.
    while (!is_over.stop_requested()) {
      listener->stop();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  });
  const auto refuse = [&](const HttpRequest& head) {
    auto refused = refusal(head, find_route(head.method, head.path), gate);
    if (!refused && is_refused) refused = error_answer(503, "the custody log does not hold");
    return refused;
  };
  const auto answer = [&](const HttpRequest& request) {
    const Route* const route = find_route(request.method, request.path);
    return route == nullptr ? error_answer(404, "there is nothing at this address")
                            : route->answer(request, site);
  };
  const bool has_run = listener->run(refuse, answer);
  checker.request_stop();
  checker.join();
  if (!log_holds) return log_holds;
  if (has_run) return {};
  return fail(Errc::io, "the server cannot answer on its port");
}

}  // namespace habeas
