// cli/commands/reuse.cpp - shared passages and near-copies between documents
#include "cli/piles.h"

namespace habeas {
namespace {

Exit run(const Options& options, Door& door) {
  Printed printed;
  printed.reuse = true;
  return print_piles(options, door, Goal::reuse, printed);
}

}  // namespace

extern const Command command_reuse{"reuse", "Shared passages and near-copies between documents",
                                   "  habeas reuse --no-case reports/\n", declare_reading, run};

}  // namespace habeas
