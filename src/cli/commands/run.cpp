// cli/commands/run.cpp - the main job: keep, read, compare, extract, group, reconcile, write
#include "base/keep.h"
#include "cli/piles.h"
#include "cli/summary.h"
#include "cli/version.h"
#include "flow/anchoring.h"
#include "flow/renew.h"
#include "flow/show.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  declare_reading_of_case(arguments, options);
  arguments.text("--dossier", "FILE", options.dossier, "Also write the dossier to this file");
}

// Writes what the run found into the case and to --dossier FILE; gives the path of the page.
Result<std::string> write_down(const Pile& pile, const Options& options, Door& door,
                               std::optional<Case>& opened) {
  if (!opened && options.dossier.empty()) return std::string();
  const Result<Parts> page = opened ? write_results(*opened, pile, kVersion, threads_of(options))
                                    : Parts{dossier_page(pile, {}, kVersion, "")};
  if (!page) return tl::unexpected(page.error());
  if (options.dossier.empty()) return opened->dossier_path();
  Result<void> written = door.files().write_atomic_parts(options.dossier, *page);
  if (!written) return tl::unexpected(written.error());
  return options.dossier;
}

void print_summary(const Pile& pile, const std::string& dossier, Door& door) {
  door.out(summary_of(pile, door));
  if (!dossier.empty()) door.out("\nDossier: " + dossier + "\n");
}

void print_custody(const Case& opened, Door& door) {
  const Anchoring anchoring = anchoring_of(opened.log().report());
  const bool is_held = anchoring.anchored == anchoring.entries;
  door.out("Custody: " + anchoring_words(anchoring) +
           (is_held ? "\n" : " (habeas checkpoint, and give it away)\n"));
}

// What the findings follow, beside what was read.
void print_decisions(const std::vector<Decision>& decisions, Door& door) {
  if (decisions.empty()) return;
  const std::size_t stand = standing(decisions).size();
  const std::size_t wait = waiting(decisions).size();
  door.out("Decisions: " + std::to_string(stand) + " of people " +
           (stand == 1 ? "stands" : "stand") + ", and the findings follow them" +
           (wait == 0 ? "" : "; " + std::to_string(wait) + " wait (habeas review --waiting)") +
           "\n");
}

// Without a path the case must be there: what it holds is read again.
Result<std::optional<Case>> open_whole_case(const Options& options, Door& door) {
  if (!options.paths.empty()) return open_case(options, door);
  Result<Case> opened = open_existing_case(options, door);
  if (!opened) return tl::unexpected(opened.error());
  return std::optional<Case>(*std::move(opened));
}

Exit run_whole(const Options& options, Door& door) {
  Result<std::optional<Case>> opened = open_whole_case(options, door);
  if (!opened) return door.failed(opened.error());
  Result<Reading> reading = read_paths(options, door, *opened, true);
  if (!reading) return door.failed(reading.error());
  const auto& piles = keep_to_the_end(
      run_stages(*std::move(reading), options, door, *opened, Goal::findings, opened->has_value()));
  if (!piles) return door.failed(piles.error());
  if (!options.each) {
    const Result<std::string> dossier = write_down(piles->front(), options, door, *opened);
    if (!dossier) return door.failed(dossier.error());
    if (!options.json) print_summary(piles->front(), *dossier, door);
    if (!options.json && *opened) {
      const Result<std::vector<Decision>> decisions = (*opened)->decisions();
      if (!decisions) return door.failed(decisions.error());
      print_decisions(*decisions, door);
      print_custody(**opened, door);
    }
  } else if (!options.json) {
    for (const Pile& pile : *piles) print_summary(pile, "", door);
  }
  if (options.json) print_json(*piles, Printed::all(), door);
  if (options.json && *opened) {
    const Result<std::vector<Decision>> decisions = (*opened)->decisions();
    if (!decisions) return door.failed(decisions.error());
    for (const Decision& decision : *decisions) door.out(decision_line(decision));
  }
  return exit_of(*piles);
}

Exit run(const Options& options, Door& door) {
  if (options.each && !options.no_case) {
    return door.wrong_use("run --each makes no common record: use it with --no-case");
  }
  if (options.each && !options.dossier.empty()) {
    return door.wrong_use("--dossier shows one pile: leave out --each");
  }
  if (options.paths.empty() && options.no_case) {
    return door.wrong_use("without a case a PATH is needed");
  }
  return run_whole(options, door);
}

}  // namespace

extern const Command command_run{
    "run", "The main job: read, extract, compare, reconcile, write the dossier",
    "  habeas run reports/                                  keep, read and summarise\n"
    "  habeas run                                           again, with what people decided\n"
    "  habeas run --no-case --dossier page.html reports/    only write the page\n"
    "  habeas run --no-case --json reports/ > records.jsonl\n"
    "  habeas run --gazetteer places.tsv reports/           with places of your own\n",
    parse, run};

}  // namespace habeas
