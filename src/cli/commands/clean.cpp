// cli/commands/clean.cpp - main text and page facts of each document
#include "cli/piles.h"
#include "flow/show.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  declare_reading(arguments, options);
  arguments.flag("--text", options.text, "Only the main text, no records");
  arguments.flag("--html", options.html, "A page for people: kept and stripped text side by side");
  arguments.flag("--with-text", options.with_text, "The whole text in each document record");
}

// The blocks of the main text, an empty line between documents.
void print_main_texts(const std::vector<Pile>& piles, Door& door) {
  bool is_first = true;
  for (const Pile& pile : piles) {
    for (std::size_t i = 0; i < pile.documents.size(); ++i) {
      if (!is_first) door.out("\n");
      is_first = false;
      for (const TextSpan span : pile.layouts[i].main) {
        door.out(slice(std::string_view(pile.documents[i].text), span));
        door.out("\n");
      }
    }
  }
}

// Problems have no record beside plain text: they are said instead.
void say_problems(const std::vector<Pile>& piles, Door& door) {
  for (const Pile& pile : piles) {
    for (const Problem& problem : pile.problems) {
      door.say(printable(problem.path) + ": " + printable(problem.message));
    }
  }
}

Exit run(const Options& options, Door& door) {
  Printed printed;
  printed.with_text = options.with_text;
  if (!options.text && !options.html) return print_piles(options, door, Goal::clean, printed);
  Result<std::optional<Case>> opened = open_case(options, door);
  if (!opened) return door.failed(opened.error());
  Result<Reading> reading = read_paths(options, door, *opened, false);
  if (!reading) return door.failed(reading.error());
  const auto piles = run_stages(*std::move(reading), options, door, *opened, Goal::clean);
  if (!piles) return door.failed(piles.error());
  if (options.html) {
    door.out(clean_page(*piles));
  } else {
    print_main_texts(*piles, door);
  }
  say_problems(*piles, door);
  return exit_of(*piles);
}

}  // namespace

extern const Command command_clean{
    "clean", "Main text and page facts of each document",
    "  habeas clean --no-case page.txt            records of one page\n"
    "  habeas clean --no-case --text reports/     only the main texts\n"
    "  habeas clean --no-case --html a.html > a   kept and stripped, side by side\n",
    parse, run};

}  // namespace habeas
