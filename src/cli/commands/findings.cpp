// cli/commands/findings.cpp - origins, reconciled findings, unknowns
#include "cli/piles.h"

namespace habeas {
namespace {

Exit run(const Options& options, Door& door) {
  Printed printed;
  printed.mentions = true;
  printed.claims = true;
  printed.incidents = true;
  printed.origins = true;
  printed.findings = true;
  return print_piles(options, door, Goal::findings, printed);
}

}  // namespace

extern const Command command_findings{"findings", "Origins, reconciled findings, unknowns",
                                      "  habeas findings --no-case reports/ | grep conflict\n",
                                      declare_reading, run};

}  // namespace habeas
