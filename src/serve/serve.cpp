// serve/serve.cpp - the order of starting: case, port, launch file, browser, lock, answers
#include "serve/serve.h"

#include <thread>
#include <utility>

#include "custody/entry.h"
#include "sandbox/no_sockets.h"
#include "serve/guard.h"
#include "serve/listen.h"
#include "serve/routes.h"

namespace habeas {
namespace {

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

}  // namespace

Result<void> serve_case(const ServeOptions& options, const ServeWorld& world,
                        const std::function<void(const Ready&)>& ready) {
  Site site(options, world);
  {
    const Result<Case> opened = Case::open(options.case_folder, true, options.by, site.log_world());
    if (!opened) return tl::unexpected(opened.error());
  }
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
  // A large case takes a while to read: who opens the page at once waits for the rest of it only.
  const std::jthread reader([&site] {
    (void)site.records();
    (void)site.log();
  });
  const auto refuse = [&](const HttpRequest& head) {
    return refusal(head, find_route(head.method, head.path), gate);
  };
  const auto answer = [&](const HttpRequest& request) {
    const Route* const route = find_route(request.method, request.path);
    return route == nullptr ? error_answer(404, "there is nothing at this address")
                            : route->answer(request, site);
  };
  if (listener->run(refuse, answer)) return {};
  return fail(Errc::io, "the server cannot answer on its port");
}

}  // namespace habeas
