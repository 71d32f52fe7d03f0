// cli/commands/serve.cpp - the local page of the case
#include "serve/serve.h"

#include "cli/piles.h"
#include "cli/version.h"
#include "flow/parallel.h"
#include "host/browser.h"
#include "host/priority.h"

namespace habeas {
namespace {

constexpr std::uint32_t kLastPort = 65535;

void parse(Arguments& arguments, Options& options) {
  declare_case(arguments, options);
  declare_custodian(arguments, options);
  arguments.number("--port", 1, kLastPort, options.port, "The port; any that is free if omitted");
  arguments.flag("--no-browser", options.no_browser, "Only print the address");
  arguments.flag("--json", options.json, "The address as a JSON record");
  declare_threads(arguments, options);
}

std::string ready_line(const Ready& ready) {
  JsonWriter out;
  out.begin_object().key("type").string("serve").key("address").string(ready.address);
  out.key("launch").string(printable(ready.launch)).end_object();
  return run_line(kVersion) + out.take() + "\n";
}

Exit run(const Options& options, Door& door) {
  ServeOptions serve;
  serve.case_folder = options.case_folder;
  serve.by = options.by;
  serve.version = kVersion;
  serve.port = static_cast<std::uint16_t>(options.port);
  serve.threads = options.jobs == 0 ? default_threads() : options.jobs;
  serve.unsafe_no_sandbox = options.unsafe_no_sandbox;
  serve.isolate = options.isolate;
  const ServeWorld world{door.files(), door.clock(), door.random(), door.spawn(),
                         run_behind_others};
  const auto ready = [&](const Ready& is) {
    door.out(options.json ? ready_line(is) : is.address + "\n");
    (void)door.flush();
    const bool is_open = !options.no_browser && open_in_browser(is.launch);
    door.say(is_open ? "habeas: the browser opens the case; Ctrl-C ends the server"
                     : "habeas: open " + is.launch + " in a browser; Ctrl-C ends the server");
  };
  const Result<void> served = serve_case(serve, world, ready);
  return served ? Exit::done : door.failed(served.error());
}

}  // namespace

extern const Command command_serve{"serve", "Reads, checks and decides in the browser, offline",
                                   "  habeas serve\n"
                                   "  habeas serve --case border.habeas --by 'A. Analyst'\n"
                                   "  habeas serve --port 8421 --no-browser\n",
                                   parse, run};

}  // namespace habeas
