// cli/piles.cpp - reads inputs, runs the stages and prints records, as the options say
#include "cli/piles.h"

#include <algorithm>
#include <string>

#include "cli/version.h"
#include "flow/parallel.h"
#include "flow/read.h"
#include "flow/renew.h"
#include "model/days.h"

namespace habeas {
namespace {

constexpr std::uint32_t kMostThreads = 1024;
constexpr std::uint64_t kMostGazetteerBytes = 256ULL << 20U;

// Gazetteers of the options are kept in the case first, so that it can be read again with them.
Result<FlowOptions> flow_options(const Options& options, Door& door, std::optional<Case>& kept_in,
                                 Goal goal) {
  FlowOptions flow;
  flow.goal = goal;
  // No finding rests on attributions: they are looked for where a record of them is kept or
  // printed.
  flow.attributions = goal == Goal::extract || kept_in || options.json || !options.dossier.empty();
  flow.each = options.each;
  flow.threads = threads_of(options);
  for (const std::string& path : options.gazetteers) {
    if (kept_in) {
      if (Result<void> kept = kept_in->keep_gazetteer(path); !kept) {
        return tl::unexpected(kept.error());
      }
      continue;
    }
    Result<std::string> bytes = door.files().read(path, kMostGazetteerBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    flow.gazetteers.push_back({path, *std::move(bytes)});
  }
  if (!kept_in) return flow;
  Result<std::vector<UserGazetteer>> gazetteers = kept_in->gazetteers();
  if (!gazetteers) return tl::unexpected(gazetteers.error());
  flow.gazetteers = *std::move(gazetteers);
  Result<std::vector<Decision>> decisions = kept_in->decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  flow.decisions = *std::move(decisions);
  return flow;
}

Result<ReadOptions> read_options(const Options& options, Door& door) {
  ReadOptions reading;
  reading.threads = threads_of(options);
  if (options.isolate) reading.sources_per_worker = 1;
  reading.unsafe_no_sandbox = options.unsafe_no_sandbox;
  reading.date = parse_day(options.date);
  if (!options.dates.empty()) {
    Result<std::map<std::string, Day>> dates = read_dates(options.dates, door.files());
    if (!dates) return tl::unexpected(dates.error());
    reading.dates = *std::move(dates);
  }
  return reading;
}

constexpr const char* kAboutPaths = "Files and folders; folders are read with all inside";

void declare_reading_options(Arguments& arguments, Options& options) {
  declare_case(arguments, options);
  declare_custodian(arguments, options);
  arguments.flag("--no-case", options.no_case, "Keep nothing: work without a case folder");
  arguments.flag("--json", options.json, "JSON Lines on stdout");
  arguments.flag("--each", options.each, "Every input is a pile of its own");
  arguments.day("--date", options.date, "Date of writing where a page states none");
  arguments.text("--dates", "FILE", options.dates, "The same per path: path, tab, date");
  arguments.texts("--gazetteer", "FILE", options.gazetteers, "Places of your own; may be repeated");
  declare_threads(arguments, options);
}

}  // namespace

void declare_case(Arguments& arguments, Options& options) {
  arguments.text("--case", "DIR", options.case_folder, "The case folder (./case.habeas)");
}

void declare_custodian(Arguments& arguments, Options& options) {
  arguments.text("--by", "NAME", options.by, "Who does this, for the custody log");
}

std::uint32_t threads_of(const Options& options) {
  return options.jobs == 0 ? default_threads() : options.jobs;
}

void declare_threads(Arguments& arguments, Options& options) {
  arguments.number("-j,--jobs", 1, kMostThreads, options.jobs,
                   "Threads; all processors if omitted");
  arguments.flag("--isolate", options.isolate, "Read every source in a process of its own");
  arguments.flag("--unsafe-no-sandbox", options.unsafe_no_sandbox,
                 "Read even where the kernel cannot lock the reading process");
}

void declare_reading(Arguments& arguments, Options& options) {
  arguments.words("PATH", options.paths, kAboutPaths);
  declare_reading_options(arguments, options);
}

void declare_reading_of_case(Arguments& arguments, Options& options) {
  arguments.optional_words("PATH", options.paths, kAboutPaths);
  declare_reading_options(arguments, options);
}

LogWorld log_world(Door& door) {
  return {door.files(), door.clock(), door.random(), "habeas-" + std::string(kVersion)};
}

Result<Case> open_existing_case(const Options& options, Door& door, ExaminedLog examined) {
  return Case::open(options.case_folder, false, options.by, log_world(door), std::move(examined));
}

Result<std::optional<Case>> open_case(const Options& options, Door& door) {
  if (options.no_case) return std::optional<Case>();
  Result<Case> opened = Case::open(options.case_folder, true, options.by, log_world(door));
  if (!opened) return tl::unexpected(opened.error());
  return std::optional<Case>(*std::move(opened));
}

Result<Reading> read_paths(const Options& options, Door& door, std::optional<Case>& kept_in,
                           bool with_all_of_case) {
  Result<ReadOptions> read = read_options(options, door);
  if (!read) return tl::unexpected(read.error());
  if (kept_in) {
    read->originals = kept_in->originals();
    read->case_folder = kept_in->folder();
    if (with_all_of_case) read->kept = kept_in->inputs();
  }
  if (options.unsafe_no_sandbox) {
    door.say("habeas: reading without a lock where the kernel has none (--unsafe-no-sandbox)");
  }
  Result<Reading> reading = read_inputs(
      options.paths, *read, door.files(), door.spawn(),
      [&](std::uint32_t done, std::uint32_t total) { door.progress("reading", done, total); });
  door.end_progress();
  if (!reading || !kept_in) return reading;
  if (Result<void> remembered = kept_in->remember(*reading); !remembered) {
    return tl::unexpected(remembered.error());
  }
  kept_in->number(reading->sources);
  return reading;
}

Result<std::vector<Pile>> run_stages(Reading reading, const Options& options, Door& door,
                                     std::optional<Case>& kept_in, Goal goal, bool is_whole_case) {
  Result<FlowOptions> flow = flow_options(options, door, kept_in, goal);
  if (!flow) return tl::unexpected(flow.error());
  flow->is_whole_case = is_whole_case;
  std::unique_ptr<Derived> derived;
  if (is_whole_case) {
    Result<std::unique_ptr<Derived>> opened = kept_in->derived();
    if (!opened) return tl::unexpected(opened.error());
    derived = *std::move(opened);
    flow->derived = derived.get();
  }
  Result<std::vector<Pile>> piles =
      run_flow(std::move(reading), *flow,
               [&](std::string_view step, std::uint32_t done, std::uint32_t total) {
                 door.progress(step, done, total);
               });
  door.end_progress();
  if (derived == nullptr) return piles;
  const Result<void> finished = derived->finish();
  if (piles && !finished) return tl::unexpected(finished.error());
  return piles;
}

Result<Pile> read_case_again(const Options& options, Door& door, Case& opened,
                             std::uint64_t before) {
  Result<ReadOptions> read = read_options(options, door);
  if (!read) return tl::unexpected(read.error());
  read->originals = opened.originals();
  read->keeps_members = false;
  read->kept = opened.inputs(before);
  Result<Reading> reading = read_inputs({}, *read, door.files(), door.spawn(), {});
  if (!reading) return tl::unexpected(reading.error());
  opened.number(reading->sources);
  FlowOptions flow;
  flow.threads = read->threads;
  Result<std::vector<UserGazetteer>> gazetteers = opened.gazetteers(before);
  if (!gazetteers) return tl::unexpected(gazetteers.error());
  flow.gazetteers = *std::move(gazetteers);
  Result<std::vector<Decision>> decisions = opened.decisions(before);
  if (!decisions) return tl::unexpected(decisions.error());
  flow.decisions = *std::move(decisions);
  flow.is_whole_case = true;
  Result<std::vector<Pile>> piles = run_flow(*std::move(reading), flow);
  if (!piles) return tl::unexpected(piles.error());
  return std::move(piles->front());
}

Result<Stored> stored_records(const Options& options, Door& door) {
  const bool is_file = !options.records.empty();
  const std::string path = is_file ? options.records : options.case_folder + "/records";
  const Result<FileInfo> info = door.files().info(path);
  if (!is_file && info && info->kind == FileKind::missing) {
    return fail(Errc::io, options.case_folder + " holds no records yet: habeas run makes them");
  }
  const Result<std::string> lines = door.files().read(path, ReadLimits().bytes);
  if (!lines) return tl::unexpected(lines.error());
  Result<ReadPile> read = read_records(*lines);
  if (!read) return fail(Errc::bad_input, path + ", " + read.error().message);
  Result<std::vector<Decision>> decisions = read_decisions(*lines);
  if (!decisions) return fail(Errc::bad_input, path + ", " + decisions.error().message);
  return Stored{std::move(read->pile), *std::move(decisions)};
}

std::string archived_words(const std::string& path, const Archived& archived) {
  return path + ": " + std::to_string(archived.files) + " files, " +
         std::to_string(archived.bytes) + " bytes, all as their SHA-256 says\n";
}

std::string archived_line(std::string_view type, const std::string& path,
                          const Archived& archived) {
  JsonWriter out;
  out.begin_object().key("type").string(type).key("path").string(printable(path));
  out.key("files").integer(static_cast<std::int64_t>(archived.files));
  out.key("bytes").integer(static_cast<std::int64_t>(archived.bytes)).end_object();
  return out.take() + "\n";
}

void tell_newer(const Case& opened, Door& door) {
  const std::uint64_t newer = opened.newer_than_records();
  if (newer == 0) return;
  door.say("habeas: " + std::to_string(newer) +
           " sources or decisions are newer than the records: `habeas run` brings them in");
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

std::string records_of(const Pile& pile, const std::vector<Decision>& decisions) {
  return records_text(pile, decisions, kVersion);
}

Exit print_piles(const Options& options, Door& door, Goal goal, const Printed& printed) {
  Result<std::optional<Case>> opened = open_case(options, door);
  if (!opened) return door.failed(opened.error());
  Result<Reading> reading = read_paths(options, door, *opened, false);
  if (!reading) return door.failed(reading.error());
  const Result<std::vector<Pile>> piles =
      run_stages(*std::move(reading), options, door, *opened, goal);
  if (!piles) return door.failed(piles.error());
  print_json(*piles, printed, door);
  if (goal == Goal::findings && *opened && !options.each) {
    Result<std::vector<Decision>> decisions = (*opened)->decisions();
    if (!decisions) return door.failed(decisions.error());
    for (const Decision& decision : decisions_on(piles->front(), *std::move(decisions))) {
      door.out(decision_line(decision));
    }
  }
  return exit_of(*piles);
}

Exit print_trace(const Options& options, Door& door) {
  constexpr std::uint64_t kMostFrameBytes = 16ULL << 20U;
  std::optional<Case> none;
  const Result<Reading> reading = read_paths(options, door, none, false);
  if (!reading) return door.failed(reading.error());
  Result<FlowOptions> flow = flow_options(options, door, none, Goal::extract);
  if (!flow) return door.failed(flow.error());
  if (!options.frames.empty()) {
    Result<std::string> bytes = door.files().read(options.frames, kMostFrameBytes);
    if (!bytes) return door.failed(bytes.error());
    flow->frames = {options.frames, *std::move(bytes)};
  }
  const Result<std::string> text = run_trace(*reading, *flow);
  if (!text) return door.failed(text.error());
  door.out(*text);
  for (const Problem& problem : reading->problems) door.say(problem.path + ": " + problem.message);
  return reading->problems.empty() ? Exit::done : Exit::differs;
}

}  // namespace habeas
