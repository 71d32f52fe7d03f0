// cli/piles.cpp - reads inputs, runs the stages and prints records, as the options say
#include "cli/piles.h"

#include <algorithm>
#include <string>

#include "cli/version.h"
#include "flow/parallel.h"
#include "flow/read.h"

namespace habeas {
namespace {

constexpr std::uint32_t kMostThreads = 1024;
constexpr std::uint64_t kMostGazetteerBytes = 256ULL << 20U;

}  // namespace

void declare_case(Arguments& arguments, Options& options) {
  arguments.text("--case", "DIR", options.case_folder, "The case folder");
}

void declare_reading(Arguments& arguments, Options& options) {
  arguments.words("PATH", options.paths, "Files and folders; folders are read with all inside");
  declare_case(arguments, options);
  arguments.flag("--no-case", options.no_case, "Keep nothing: work without a case folder");
  arguments.flag("--json", options.json, "JSON Lines on stdout");
  arguments.flag("--each", options.each, "Every input is a pile of its own");
  arguments.text("--date", "YYYY-MM-DD", options.date, "Date of writing where a page states none");
  arguments.text("--dates", "FILE", options.dates, "The same per path: path, tab, date");
  arguments.texts("--gazetteer", "FILE", options.gazetteers, "Places of your own; may be repeated");
  arguments.number("-j,--jobs", 1, kMostThreads, options.jobs,
                   "Threads; all processors if omitted");
  arguments.flag("--isolate", options.isolate, "Read every source in a process of its own");
  arguments.flag("--unsafe-no-sandbox", options.unsafe_no_sandbox,
                 "Read even where the kernel cannot lock the reading process");
}

Result<FlowOptions> flow_options(const Options& options, Door& door, Goal goal) {
  FlowOptions flow;
  flow.goal = goal;
  flow.each = options.each;
  flow.threads = options.jobs == 0 ? default_threads() : options.jobs;
  for (const std::string& path : options.gazetteers) {
    Result<std::string> bytes = door.files().read(path, kMostGazetteerBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    flow.gazetteers.push_back({path, *std::move(bytes)});
  }
  return flow;
}

Result<ReadOptions> read_options(const Options& options, Door& door) {
  ReadOptions reading;
  reading.threads = options.jobs == 0 ? default_threads() : options.jobs;
  if (options.isolate) reading.sources_per_worker = 1;
  reading.unsafe_no_sandbox = options.unsafe_no_sandbox;
  if (!options.date.empty()) {
    reading.date = parse_day(options.date);
    if (!reading.date) {
      return fail(Errc::bad_input, "--date: a day such as 2024-05-31 was expected, not '" +
                                       printable(options.date) + "'");
    }
  }
  if (!options.dates.empty()) {
    Result<std::map<std::string, Day>> dates = read_dates(options.dates, door.files());
    if (!dates) return tl::unexpected(dates.error());
    reading.dates = *std::move(dates);
  }
  return reading;
}

Result<std::vector<Pile>> make_piles(const Options& options, Door& door, Goal goal) {
  const Result<ReadOptions> read = read_options(options, door);
  if (!read) return tl::unexpected(read.error());
  const Result<FlowOptions> flow = flow_options(options, door, goal);
  if (!flow) return tl::unexpected(flow.error());
  if (options.unsafe_no_sandbox) {
    door.say("habeas: reading without a lock where the kernel has none (--unsafe-no-sandbox)");
  }
  const auto progress = [&](std::string_view step, std::uint32_t done, std::uint32_t total) {
    door.progress(step, done, total);
  };
  Result<Reading> reading = read_inputs(
      options.paths, *read, door.files(), door.spawn(),
      [&](std::uint32_t done, std::uint32_t total) { progress("reading", done, total); });
  if (!reading) return tl::unexpected(reading.error());
  Result<std::vector<Pile>> piles = run_flow(*std::move(reading), *flow, progress);
  door.end_progress();
  return piles;
}

void print_json(const std::vector<Pile>& piles, const Printed& printed, Door& door) {
  door.out(run_line(kVersion));
  for (const Pile& pile : piles) {
    print_records(pile, printed, [&](std::string_view line) { door.out(line); });
  }
}

Exit exit_of(const std::vector<Pile>& piles) {
  const bool has_problem = std::any_of(piles.begin(), piles.end(),
                                       [](const Pile& pile) { return !pile.problems.empty(); });
  return has_problem ? Exit::differs : Exit::done;
}

Exit print_piles(const Options& options, Door& door, Goal goal, const Printed& printed) {
  const Result<std::vector<Pile>> piles = make_piles(options, door, goal);
  if (!piles) return door.failed(piles.error());
  print_json(*piles, printed, door);
  return exit_of(*piles);
}

}  // namespace habeas
