// cli/commands/extract.cpp - what each document says: mentions, attributions, claims
#include "cli/piles.h"

namespace habeas {
namespace {

Exit run(const Options& options, Door& door) {
  Printed printed;
  printed.mentions = true;
  printed.attributions = true;
  printed.claims = true;
  return print_piles(options, door, Goal::extract, printed);
}

}  // namespace

extern const Command command_extract{
    "extract", "What each document says: mentions, attributions, claims",
    "  habeas extract --no-case reports/\n"
    "  habeas extract --no-case --each --dates dates.tsv reports/\n",
    declare_reading, run};

}  // namespace habeas
