// cli/commands/add.cpp - keeps sources in the case
#include "cli/piles.h"
#include "cli/version.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  arguments.words("PATH", options.paths, "Files and folders; folders are kept with all inside");
  declare_case(arguments, options);
  declare_custodian(arguments, options);
  arguments.flag("--json", options.json, "JSON Lines on stdout (always so)");
  arguments.day("--date", options.date, "Date of writing where a page states none");
  arguments.text("--dates", "FILE", options.dates, "The same per path: path, tab, date");
  declare_threads(arguments, options);
}

Exit run(const Options& options, Door& door) {
  Result<std::optional<Case>> opened = open_case(options, door);
  if (!opened) return door.failed(opened.error());
  const Result<Reading> reading = read_paths(options, door, *opened, false);
  if (!reading) return door.failed(reading.error());
  door.out(run_line(kVersion));
  for (const Source& source : reading->sources) door.out(source_line(source));
  for (const Problem& problem : reading->problems) door.out(problem_line(problem));
  return reading->problems.empty() ? Exit::done : Exit::differs;
}

}  // namespace

extern const Command command_add{"add", "Keeps sources in the case: bytes, SHA-256, custody entry",
                                 "  habeas add reports/\n"
                                 "  habeas add --case border.habeas --date 2024-05-31 page.txt\n",
                                 parse, run};

}  // namespace habeas
