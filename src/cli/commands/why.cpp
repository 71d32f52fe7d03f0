// cli/commands/why.cpp - the chain of evidence behind one record, down to file, bytes and hash
#include "cli/why.h"

#include "cli/piles.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  arguments.word("ID", options.word, "The id of any record but a problem");
  declare_case(arguments, options);
  arguments.text("--records", "FILE", options.records, "Records to look in instead of a case");
}

Exit run(const Options& options, Door& door) {
  const Result<Pile> pile = stored_pile(options, door);
  if (!pile) return door.failed(pile.error());
  const std::optional<std::string> words = explain(*pile, options.word);
  if (!words) return door.wrong_use("no record has the id " + printable(options.word));
  door.out(*words);
  return Exit::done;
}

}  // namespace

extern const Command command_why{
    "why", "The chain of evidence behind one record, to the bytes",
    "  habeas why fin_0123456789abcdef0123456789abcdef\n"
    "  habeas why clm_0123456789abcdef0123456789abcdef --records records.jsonl\n",
    parse, run};

}  // namespace habeas
