// cli/commands/backup.cpp - the case in one file, checked before and after
#include "cli/piles.h"
#include "cli/version.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  arguments.word("FILE", options.word, "The new file (a tar archive; it holds the signing key)");
  declare_case(arguments, options);
  arguments.flag("--json", options.json, "As a JSON record");
}

Exit run(const Options& options, Door& door) {
  const Result<Archived> kept = back_up(options.case_folder, options.word, door.files());
  if (!kept) return door.failed(kept.error());
  if (options.json) door.out(run_line(kVersion));
  door.out(options.json ? archived_line("backup", options.word, *kept)
                        : archived_words(options.word, *kept));
  return Exit::done;
}

}  // namespace

extern const Command command_backup{
    "backup", "The case in one file, checked before and after",
    "  habeas backup /media/stick/border.tar\n"
    "  tar -xf border.tar && sha256sum -c SHA256SUMS        looks into it without habeas\n",
    parse, run};

}  // namespace habeas
