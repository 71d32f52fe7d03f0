// cli/commands/why.cpp - the chain of evidence behind one record, down to file, bytes and hash
#include "cli/why.h"

#include "cli/piles.h"
#include "cli/version.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  arguments.word("ID", options.word, "The id of any record but a problem");
  declare_case(arguments, options);
  arguments.text("--records", "FILE", options.records, "Records to look in instead of a case");
  arguments.flag("--json", options.json, "The words as the text of a JSON record");
}

std::string words_line(const std::string& id, const std::string& words) {
  JsonWriter out;
  out.begin_object().key("type").string("why").key("id").string(id).key("text").string(words);
  return run_line(kVersion) + out.end_object().take() + "\n";
}

Exit run(const Options& options, Door& door) {
  const Result<Stored> stored = stored_records(options, door);
  if (!stored) return door.failed(stored.error());
  const std::optional<std::string> words = explain(stored->pile, stored->decisions, options.word);
  if (!words) return door.wrong_use("no record has the id " + printable(options.word));
  door.out(options.json ? words_line(options.word, *words) : *words);
  return Exit::done;
}

}  // namespace

extern const Command command_why{
    "why", "The chain of evidence behind one record, to the bytes",
    "  habeas why fin_0123456789abcdef0123456789abcdef\n"
    "  habeas why clm_0123456789abcdef0123456789abcdef --records records.jsonl\n",
    parse, run};

}  // namespace habeas
