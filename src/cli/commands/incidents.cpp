// cli/commands/incidents.cpp - which documents and claims speak of the same incident
#include "cli/piles.h"

namespace habeas {
namespace {

Exit run(const Options& options, Door& door) {
  Printed printed;
  printed.mentions = true;
  printed.claims = true;
  printed.incidents = true;
  return print_piles(options, door, Goal::incidents, printed);
}

}  // namespace

extern const Command command_incidents{
    "incidents", "Which documents and claims speak of the same incident",
    "  habeas incidents --no-case reports/\n", declare_reading, run};

}  // namespace habeas
