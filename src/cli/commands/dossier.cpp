// cli/commands/dossier.cpp - writes the dossier of the case again
#include "cli/piles.h"
#include "cli/version.h"
#include "flow/show.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) { declare_case(arguments, options); }

Exit run(const Options& options, Door& door) {
  Result<Case> opened = open_existing_case(options, door);
  if (!opened) return door.failed(opened.error());
  const Result<Pile> pile = stored_pile(options, door);
  if (!pile) return door.failed(pile.error());
  const Result<void> written =
      opened->write_dossier(dossier_page(*pile, kVersion), records_of(*pile));
  if (!written) return door.failed(written.error());
  door.out(opened->dossier_path() + "\n");
  return Exit::done;
}

}  // namespace

extern const Command command_dossier{"dossier", "Writes the dossier of the case again",
                                     "  habeas dossier\n"
                                     "  habeas dossier --case border.habeas\n",
                                     parse, run};

}  // namespace habeas
