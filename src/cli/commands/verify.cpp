// cli/commands/verify.cpp - checks custody, every law and every hash, and makes the records again
#include <algorithm>
#include <set>

#include "cli/piles.h"
#include "cli/version.h"
#include "model/decided.h"
#include "model/json.h"
#include "model/laws.h"

namespace habeas {
namespace {

constexpr std::uint64_t kMostCheckpointBytes = 1U << 20U;

void parse(Arguments& arguments, Options& options) {
  declare_case(arguments, options);
  arguments.flag("--json", options.json, "JSON Lines on stdout (always so)");
  arguments.texts("--checkpoint", "FILE", options.checkpoints,
                  "A state that was kept elsewhere; may be repeated");
  arguments.text("--progress", "FILE", options.progress,
                 "Outside the case: a checking that was ended goes on where it was");
  declare_threads(arguments, options);
}

// Every path that the case had received.
std::vector<std::string> input_paths(const Case& opened, std::uint64_t before) {
  std::set<std::string> paths;
  for (const KeptInput& input : opened.inputs(before)) paths.insert(input.path);
  return {paths.begin(), paths.end()};
}

LawReport custody_report(const CustodyCheck& check) {
  LawReport report;
  report.name = "custody";
  report.checked = check.checked;
  report.failed = check.faults.size();
  for (const Fault& fault : check.faults) {
    if (report.problems.size() >= LawReport::kMostTold) break;
    Problem problem;
    problem.path = fault.object;
    problem.code = Errc::bad_input;
    problem.message = "custody: " + fault.message;
    problem.id = IdBuilder().add(problem.message).add(problem.path).build<ProblemTag>();
    report.problems.push_back(std::move(problem));
  }
  return report;
}

// What was written has to be what every reader of records can read.
LawReport readable_report(const std::string& stored) {
  LawReport report;
  report.name = "records_readable";
  report.checked = 1;
  const Result<ReadPile> pile = read_records(stored);
  if (pile) return report;
  report.failed = 1;
  Problem problem;
  problem.code = Errc::bad_input;
  problem.message = "the records cannot be read back: " + pile.error().message;
  problem.id = IdBuilder().add(problem.message).build<ProblemTag>();
  report.problems.push_back(std::move(problem));
  return report;
}

std::vector<LawReport> check_laws(const Pile& pile, const Case& opened, std::uint64_t before,
                                  const std::string& stored,
                                  const std::vector<Decision>& decisions) {
  // What a person corrected was said by that person.
  std::optional<Pile> decided;
  if (!decisions.empty()) decided = decided_pile(pile, decisions);
  const OriginalBytes originals = [&](const Source& source) {
    return opened.read_original(source.sha256);
  };
  return {law_quote(pile, originals),
          law_no_orphan(decided ? *decided : pile),
          law_same_output(stored, records_of(pile, decisions)),
          readable_report(stored),
          law_silence_recorded(pile, input_paths(opened, before)),
          law_one_voice(pile),
          law_derived_apart(decided ? *decided : pile),
          law_unknown_is_value(pile),
          law_durable(pile, originals)};
}

struct Verdict {
  std::vector<LawReport> laws;
  std::uint64_t sources = 0;
  std::uint64_t log_size = 0;
  std::uint64_t unanchored_since = 0;
  std::uint64_t cosigned_below = 0, stamped_below = 0;
  std::uint64_t resumed = 0;

  [[nodiscard]] bool ok() const {
    return std::all_of(laws.begin(), laws.end(), [](const LawReport& law) { return law.holds(); });
  }
};

std::string verdict_line(const Verdict& verdict) {
  const auto whole = [](std::uint64_t number) { return static_cast<std::int64_t>(number); };
  JsonWriter out;
  out.begin_object().key("type").string("verdict").key("ok").boolean(verdict.ok());
  out.key("laws").begin_array();
  for (const LawReport& law : verdict.laws) {
    out.begin_object().key("name").string(law.name);
    out.key("checked").integer(whole(law.checked));
    out.key("failed").integer(whole(law.failed)).end_object();
  }
  out.end_array();
  out.key("sources").integer(whole(verdict.sources));
  out.key("log_size").integer(whole(verdict.log_size));
  if (verdict.unanchored_since < verdict.log_size) {
    out.key("unanchored_since").integer(whole(verdict.unanchored_since));
  }
  if (verdict.cosigned_below > 0) out.key("cosigned_below").integer(whole(verdict.cosigned_below));
  if (verdict.stamped_below > 0) out.key("stamped_below").integer(whole(verdict.stamped_below));
  if (verdict.resumed > 0) out.key("resumed").integer(whole(verdict.resumed));
  out.end_object();
  return out.take() + "\n";
}

Exit print_verdict(const Verdict& verdict, Door& door) {
  door.out(run_line(kVersion));
  for (const LawReport& law : verdict.laws) {
    for (const Problem& problem : law.problems) door.out(problem_line(problem));
  }
  door.out(verdict_line(verdict));
  return verdict.ok() ? Exit::done : Exit::differs;
}

Result<std::vector<std::string>> read_checkpoints(const Options& options, Door& door) {
  std::vector<std::string> states;
  for (const std::string& path : options.checkpoints) {
    Result<std::string> state = door.files().read(path, kMostCheckpointBytes);
    if (!state) return tl::unexpected(state.error());
    states.push_back(*std::move(state));
  }
  return states;
}

// A case that was only filled has no records yet: then there is nothing to compare with.
Result<void> add_laws(const Options& options, Door& door, ExaminedLog log, Verdict& verdict) {
  Result<Case> opened = open_existing_case(options, door, std::move(log));
  if (!opened) return tl::unexpected(opened.error());
  std::set<Sha256> sources;
  for (const KeptInput& input : opened->inputs()) {
    if (input.sha256) sources.insert(*input.sha256);
  }
  verdict.sources = sources.size();
  const Result<FileInfo> info = door.files().info(opened->records_path());
  if (!info) return tl::unexpected(info.error());
  if (info->kind == FileKind::missing && !opened->has_derived()) return {};
  const Result<std::string> stored = opened->read_records();
  if (!stored) return tl::unexpected(stored.error());
  // What came after the last run is in no record yet.
  const std::uint64_t before = opened->derived_at(*stored);
  const Result<Pile> pile = read_case_again(options, door, *opened, before);
  if (!pile) return tl::unexpected(pile.error());
  const Result<std::vector<Decision>> decisions = opened->decisions(before);
  if (!decisions) return tl::unexpected(decisions.error());
  std::vector<LawReport> laws = check_laws(*pile, *opened, before, *stored, *decisions);
  laws.push_back(std::move(verdict.laws.back()));
  verdict.laws = std::move(laws);
  return {};
}

// What lies in a case could have been put there by whoever changed it.
Result<bool> is_inside(const std::string& path, const std::string& folder, Door& door) {
  const Result<std::string> file = door.files().absolute(path);
  if (!file) return tl::unexpected(file.error());
  const Result<std::string> whole = door.files().absolute(folder);
  if (!whole) return tl::unexpected(whole.error());
  return file->starts_with(*whole + "/");
}

// A log that does not hold says nothing that could be checked further.
Exit run(const Options& options, Door& door) {
  if (!options.progress.empty()) {
    const Result<bool> inside = is_inside(options.progress, options.case_folder, door);
    if (!inside) return door.failed(inside.error());
    if (*inside) return door.wrong_use("--progress FILE lies outside the case");
  }
  const Result<std::vector<std::string>> states = read_checkpoints(options, door);
  if (!states) return door.failed(states.error());
  Result<CustodyCheck> check =
      check_case(options.case_folder, *states, door.files(), options.progress, threads_of(options));
  if (!check) return door.failed(check.error());
  Verdict verdict;
  verdict.laws = {custody_report(*check)};
  const LogReport& log = check->log.report;
  verdict.log_size = log.entries.size();
  verdict.unanchored_since = log.anchored;
  verdict.cosigned_below = log.cosigned;
  verdict.stamped_below = check->stamped;
  verdict.resumed = check->resumed;
  if (check->resumed > 0) {
    door.say("habeas: " + std::to_string(check->resumed) + " of " +
             std::to_string(check->checked - log.entries.size()) +
             " originals were read before, as " + options.progress + " says");
  }
  if (log.faults.empty()) {
    if (auto added = add_laws(options, door, std::move(check->log), verdict); !added) {
      return door.failed(added.error());
    }
  }
  return print_verdict(verdict, door);
}

}  // namespace

extern const Command command_verify{
    "verify", "Re-checks every law, every hash and the custody log of the case",
    "  habeas verify\n"
    "  habeas verify --case border.habeas --checkpoint kept-by-a-friend.txt\n"
    "  habeas verify --progress ~/border.progress   a large case: goes on when it was ended\n",
    parse, run};

}  // namespace habeas
