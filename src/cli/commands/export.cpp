// cli/commands/export.cpp - the case in the form of one exporter
#include <algorithm>

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
  arguments.flag("--json", options.json, "The export as the text of a JSON record");
}

std::string export_line(const std::string& format, const std::string& text) {
  JsonWriter out;
  out.begin_object().key("type").string("export").key("format").string(format);
  out.key("text").string(text).end_object();
  return run_line(kVersion) + out.take() + "\n";
}

Exit run(const Options& options, Door& door) {
  const auto formats = export_formats();
  if (std::find(formats.begin(), formats.end(), options.word) == formats.end()) {
    return door.wrong_use("there is no export format '" + options.word +
                          "': habeas export --help lists them");
  }
  if (options.records.empty()) {
    const Result<Case> opened = open_existing_case(options, door);
    if (!opened) return door.failed(opened.error());
    tell_newer(*opened, door);
  }
  const Result<Stored> stored = stored_records(options, door);
  if (!stored) return door.failed(stored.error());
  const Result<std::string> text =
      export_pile(stored->pile, stored->decisions, options.word, kVersion);
  if (!text) return door.wrong_use(text.error().message);
  if (!stored->decisions.empty()) {
    door.say("habeas: this follows " + std::to_string(stored->decisions.size()) + " decision" +
             (stored->decisions.size() == 1 ? "" : "s") +
             " of people: rejected claims are left out, corrected values stand");
  }
  door.out(options.json ? export_line(options.word, *text) : *text);
  return Exit::done;
}

}  // namespace

extern const Command command_export{
    "export", "The case in another form",
    "  habeas export csv > claims.csv\n"
    "  habeas export geojson --records records.jsonl > places.geojson\n",
    parse, run};

}  // namespace habeas
