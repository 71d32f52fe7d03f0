// cli/piles.h - what the commands share that read inputs and print what they say
#pragma once

#include <vector>

#include "cli/command.h"
#include "cli/door.h"
#include "flow/flow.h"
#include "model/json.h"

namespace habeas {

/// Declares the options of every command that reads: PATH..., --case, --date, -j and so on.
void declare_reading(Arguments& arguments, Options& options);
void declare_case(Arguments& arguments, Options& options);

/// Reads the inputs and runs the stages up to `goal`.
Result<std::vector<Pile>> make_piles(const Options& options, Door& door, Goal goal);

/// The run line, then the records of every pile.
void print_json(const std::vector<Pile>& piles, const Printed& printed, Door& door);

/// Exit::differs when a problem was recorded.
Exit exit_of(const std::vector<Pile>& piles);

/// All of the above.
Exit print_piles(const Options& options, Door& door, Goal goal, const Printed& printed);

}  // namespace habeas
