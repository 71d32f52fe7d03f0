// cli/commands/dossier.cpp - writes the dossier of the case again
#include "cli/piles.h"
#include "cli/version.h"
#include "flow/anchoring.h"
#include "flow/show.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  declare_case(arguments, options);
  arguments.flag("--json", options.json, "The path as a JSON record");
}

std::string path_line(const std::string& path) {
  JsonWriter out;
  out.begin_object().key("type").string("dossier").key("path").string(printable(path)).end_object();
  return run_line(kVersion) + out.take() + "\n";
}

Exit run(const Options& options, Door& door) {
  Result<Case> opened = open_existing_case(options, door);
  if (!opened) return door.failed(opened.error());
  const Result<Stored> stored = stored_records(options, door);
  if (!stored) return door.failed(stored.error());
  const Result<void> written =
      opened->write_dossier({dossier_page(stored->pile, stored->decisions, kVersion,
                                          anchoring_words(anchoring_of(opened->log().report())))},
                            {records_of(stored->pile, stored->decisions)});
  if (!written) return door.failed(written.error());
  tell_newer(*opened, door);
  door.out(options.json ? path_line(opened->dossier_path()) : opened->dossier_path() + "\n");
  return Exit::done;
}

}  // namespace

extern const Command command_dossier{"dossier", "Writes the dossier of the case again",
                                     "  habeas dossier\n"
                                     "  habeas dossier --case border.habeas\n",
                                     parse, run};

}  // namespace habeas
