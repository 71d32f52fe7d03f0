// cli/piles.h - what the commands share that read inputs and print what they say
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/door.h"
#include "flow/case.h"
#include "flow/flow.h"
#include "model/decision.h"
#include "model/json.h"

namespace habeas {

/// Declares the options of every command that reads: PATH..., --case, --date, -j and so on.
void declare_reading(Arguments& arguments, Options& options);
/// The same for a command that may do with the sources of the case.
void declare_reading_of_case(Arguments& arguments, Options& options);
void declare_case(Arguments& arguments, Options& options);
/// --by NAME, for the commands that add to the log.
void declare_custodian(Arguments& arguments, Options& options);
void declare_threads(Arguments& arguments, Options& options);
/// As -j says; where it says nothing, as many as there are processors.
std::uint32_t threads_of(const Options& options);

/// The outside world as a case needs it.
LogWorld log_world(Door& door);

/// Opens the case that the options name; an error when there is none.
Result<Case> open_existing_case(const Options& options, Door& door, ExaminedLog examined = {});
/// Opens the case that the options name, or none with --no-case.
Result<std::optional<Case>> open_case(const Options& options, Door& door);

/// Reads the inputs, keeping them where there is a case.
Result<Reading> read_paths(const Options& options, Door& door, std::optional<Case>& kept_in,
                           bool with_all_of_case);

/// Runs the stages up to `goal`, with the gazetteers of the options and of the case, and the
/// decisions of the case. `is_whole_case`: the reading holds all that the case does.
Result<std::vector<Pile>> run_stages(Reading reading, const Options& options, Door& door,
                                     std::optional<Case>& kept_in, Goal goal,
                                     bool is_whole_case = false);

/// What the originals of a case say, read again: those that entries before this number received.
Result<Pile> read_case_again(const Options& options, Door& door, Case& opened,
                             std::uint64_t before);

/// What the last run wrote into the case, or the records in --records FILE.
struct Stored {
  Pile pile;
  std::vector<Decision> decisions;
};
Result<Stored> stored_records(const Options& options, Door& door);

/// What backup and restore wrote to `path`.
std::string archived_words(const std::string& path, const Archived& archived);
std::string archived_line(std::string_view type, const std::string& path, const Archived& archived);

/// Says on stderr what a run would bring in.
void tell_newer(const Case& opened, Door& door);

/// The run line, then the records of every pile.
void print_json(const std::vector<Pile>& piles, const Printed& printed, Door& door);

/// All records of a pile with the texts of its documents, as a case keeps them.
std::string records_of(const Pile& pile, const std::vector<Decision>& decisions);

/// Exit::differs when a problem was recorded.
Exit exit_of(const std::vector<Pile>& piles);

/// What clean, extract, reuse, incidents and findings do: read, run the stages, print.
Exit print_piles(const Options& options, Door& door, Goal goal, const Printed& printed);

/// extract --trace: how each sentence of the inputs becomes claims. Works without a case.
Exit print_trace(const Options& options, Door& door);

}  // namespace habeas
