// cli/commands/verify.cpp - checks every law and every hash, and makes the records again
#include <set>

#include "cli/piles.h"
#include "cli/version.h"
#include "model/laws.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  declare_case(arguments, options);
  arguments.flag("--json", options.json, "JSON Lines on stdout (always so)");
  declare_threads(arguments, options);
}

// Every path that the case has received.
std::vector<std::string> input_paths(const Case& opened) {
  std::set<std::string> paths;
  for (const KeptInput& input : opened.inputs()) paths.insert(input.path);
  return {paths.begin(), paths.end()};
}

std::vector<LawReport> check_laws(const Pile& pile, const Case& opened, const std::string& stored) {
  const OriginalBytes originals = [&](const Source& source) {
    return opened.read_original(source.sha256);
  };
  return {law_quote(pile, originals),
          law_no_orphan(pile),
          law_same_output(stored, records_of(pile)),
          law_silence_recorded(pile, input_paths(opened)),
          law_one_voice(pile),
          law_derived_apart(pile),
          law_unknown_is_value(pile),
          law_durable(pile, originals)};
}

std::string verdict_line(const std::vector<LawReport>& laws, const Pile& pile, bool ok) {
  JsonWriter out;
  out.begin_object().key("type").string("verdict").key("ok").boolean(ok);
  out.key("laws").begin_array();
  for (const LawReport& law : laws) {
    out.begin_object().key("name").string(law.name);
    out.key("checked").integer(static_cast<std::int64_t>(law.checked));
    out.key("failed").integer(static_cast<std::int64_t>(law.failed)).end_object();
  }
  out.end_array();
  out.key("sources").integer(static_cast<std::int64_t>(pile.sources.size()));
  out.key("log_size").null().end_object();
  return out.take() + "\n";
}

Exit run(const Options& options, Door& door) {
  Result<Case> opened = Case::open(options.case_folder, false, door.files());
  if (!opened) return door.failed(opened.error());
  const Result<std::string> stored = opened->read_records();
  if (!stored) return door.failed(stored.error());
  const Result<Pile> pile = read_case_again(options, door, *opened);
  if (!pile) return door.failed(pile.error());
  const std::vector<LawReport> laws = check_laws(*pile, *opened, *stored);
  bool ok = true;
  door.out(run_line(kVersion));
  for (const LawReport& law : laws) {
    ok = ok && law.holds();
    for (const Problem& problem : law.problems) door.out(problem_line(problem));
  }
  door.out(verdict_line(laws, *pile, ok));
  return ok ? Exit::done : Exit::differs;
}

}  // namespace

extern const Command command_verify{"verify", "Re-checks every law and every hash of the case",
                                    "  habeas verify\n"
                                    "  habeas verify --case border.habeas\n",
                                    parse, run};

}  // namespace habeas
