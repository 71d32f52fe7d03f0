// cli/commands/extract.cpp - what each document says: mentions, attributions, claims; and how a
// sentence becomes claims
#include "cli/piles.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  declare_reading(arguments, options);
  arguments.flag("--trace", options.trace, "Show how each sentence becomes claims; keeps nothing");
  arguments.text("--frames", "FILE", options.frames, "Event frames of your own, for --trace");
}

Exit run(const Options& options, Door& door) {
  if (options.trace) return print_trace(options, door);
  if (!options.frames.empty())
    return door.failed({Errc::bad_input, "--frames tries frames out and needs --trace", {}});
  Printed printed;
  printed.mentions = true;
  printed.attributions = true;
  printed.claims = true;
  return print_piles(options, door, Goal::extract, printed);
}

}  // namespace

extern const Command command_extract{
    "extract", "What each document says: mentions, attributions, claims",
    "  habeas extract --no-case reports/\n"
    "  habeas extract --no-case --each --dates dates.tsv reports/\n"
    "  habeas extract --trace letter.txt\n"
    "  habeas extract --trace --frames own.tsv letter.txt\n",
    parse, run};

}  // namespace habeas
