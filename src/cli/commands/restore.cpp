// cli/commands/restore.cpp - makes a case from a backup, and checks it
#include "cli/piles.h"
#include "cli/version.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  arguments.word("FILE", options.word, "What habeas backup wrote");
  declare_case(arguments, options);
  arguments.flag("--json", options.json, "As a JSON record");
}

Exit run(const Options& options, Door& door) {
  const Result<Archived> kept = restore(options.word, options.case_folder, door.files());
  if (!kept) return door.failed(kept.error());
  if (options.json) door.out(run_line(kVersion));
  door.out(options.json ? archived_line("restore", options.case_folder, *kept)
                        : archived_words(options.case_folder, *kept));
  return Exit::done;
}

}  // namespace

extern const Command command_restore{
    "restore", "Makes a case from a backup; the case folder must not exist",
    "  habeas restore /media/stick/border.tar --case border.habeas\n", parse, run};

}  // namespace habeas
