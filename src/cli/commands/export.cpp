// cli/commands/export.cpp - the case in the form of one exporter
#include "cli/piles.h"
#include "cli/version.h"
#include "flow/show.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  std::string formats;
  for (const std::string_view name : export_formats()) {
    formats += (formats.empty() ? "" : ", ") + std::string(name);
  }
  arguments.word("FORMAT", options.word, "One of: " + formats);
  declare_case(arguments, options);
  arguments.text("--records", "FILE", options.records, "Records to export instead of a case");
}

Exit run(const Options& options, Door& door) {
  const Result<Pile> pile = stored_pile(options, door);
  if (!pile) return door.failed(pile.error());
  const Result<std::string> text = export_pile(*pile, options.word, kVersion);
  if (!text) return door.wrong_use(text.error().message);
  door.out(*text);
  return Exit::done;
}

}  // namespace

extern const Command command_export{
    "export", "The case in another form",
    "  habeas export csv > claims.csv\n"
    "  habeas export geojson --records records.jsonl > places.geojson\n",
    parse, run};

}  // namespace habeas
