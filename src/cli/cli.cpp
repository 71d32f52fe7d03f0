// cli/cli.cpp - finds the command, opens the door to the outside world and runs it
#include "cli/cli.h"

#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "cli/command.h"
#include "cli/door.h"
#include "host/clock.h"
#include "host/file_system.h"
#include "host/memory.h"
#include "host/spawn.h"
#include "worker/worker.h"

namespace habeas {
namespace {

int print(std::FILE* stream, std::string_view words, Exit exit) {
  const bool whole = std::fwrite(words.data(), 1, words.size(), stream) == words.size();
  return static_cast<int>(whole && std::fflush(stream) == 0 ? exit : Exit::failed);
}

// The server of locked workers is started before anything else: it forks while this process holds
// one thread and nothing secret.
int run_command(const Command& command, const Options& options) {
  WorkerOptions worker_options;
  worker_options.unsafe_no_sandbox = options.unsafe_no_sandbox;
  const auto worker = std::make_shared<Worker>(worker_options);
  WorkerProgram program;
  program.prepare = [worker] { worker->prepare(); };
  program.run = [worker](int channel, std::uint64_t source_bytes) {
    return worker->run(channel, source_bytes);
  };
  program.readers = {"habeas-pdf", "habeas-ocr"};
  Result<std::unique_ptr<Spawn>> spawn = start_fork_server(program);
  if (!spawn) return print(stderr, "habeas: " + spawn.error().message + "\n", Exit::failed);
  const auto files = make_file_system();
  const auto clock = make_clock();
  const auto random = make_random();
  Door door(*files, *clock, *random, **spawn);
  const Exit exit = command.run(options, door);
  if (!door.flush()) {
    door.say("habeas: standard output could not be written");
    return static_cast<int>(Exit::failed);
  }
  return static_cast<int>(exit);
}

}  // namespace

int cli_main(int argc, char** argv) {
  keep_freed_memory();
  try {
    Options options;
    const Parsed parsed = parse_arguments(argc, argv, options);
    if (!parsed.say.empty()) return print(stdout, parsed.say, Exit::done);
    if (parsed.command == nullptr) return print(stderr, parsed.trouble, Exit::wrong_use);
    return run_command(*parsed.command, options);
  } catch (const std::exception& error) {
    return print(stderr, "habeas: " + std::string(error.what()) + "\n", Exit::failed);
  }
}

}  // namespace habeas
