// cli/commands/checkpoint.cpp - prints the signed state of the custody log, to be kept elsewhere
#include "cli/piles.h"
#include "cli/version.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  declare_case(arguments, options);
  arguments.flag("--json", options.json, "As a JSON record");
}

std::string state_line(const Case& opened) {
  const LogReport& report = opened.log().report();
  JsonWriter out;
  out.begin_object().key("type").string("checkpoint").key("log").string(report.origin);
  out.key("log_size").integer(static_cast<std::int64_t>(report.tree.size()));
  out.key("root").string(to_hex(report.tree.root()));
  out.key("key").string(to_text(*report.key));
  out.key("note").string(opened.log().checkpoint()).end_object();
  return out.take() + "\n";
}

Exit run(const Options& options, Door& door) {
  Result<Case> opened = open_existing_case(options, door);
  if (!opened) return door.failed(opened.error());
  const std::uint64_t before = opened->log().unanchored_since();
  if (Result<void> written = opened->log().anchor(); !written) return door.failed(written.error());
  if (options.json) {
    door.out(run_line(kVersion));
    door.out(state_line(*opened));
    return Exit::done;
  }
  // Only the note goes to stdout: a file of it is what `verify --checkpoint` reads.
  door.out(opened->log().checkpoint());
  if (before < opened->log().entries().size()) {
    door.say("Until now unanchored since entry " + std::to_string(before) +
             ". Give this to somebody who keeps it: it proves something only there.");
  }
  return Exit::done;
}

}  // namespace

extern const Command command_checkpoint{
    "checkpoint", "Prints the signed state of the custody log, to be kept by somebody else",
    "  habeas checkpoint > state.txt           then: habeas verify --checkpoint state.txt\n", parse,
    run};

}  // namespace habeas
