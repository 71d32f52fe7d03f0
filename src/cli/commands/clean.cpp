// cli/commands/clean.cpp - main text and page facts of each document
#include "cli/piles.h"

namespace habeas {
namespace {

Exit run(const Options& options, Door& door) {
  Printed printed;

  return print_piles(options, door, Goal::clean, printed);
}

}  // namespace

extern const Command command_clean{"clean", "main text and page facts of each document",
                                   "  habeas clean --no-case reports/\n", declare_reading, run};

}  // namespace habeas
