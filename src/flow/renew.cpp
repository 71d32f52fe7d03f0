// flow/renew.cpp - the main job on a case, without a command line around it
#include "flow/renew.h"

#include <algorithm>
#include <utility>

#include "base/parts.h"
#include "flow/anchoring.h"
#include "flow/parallel.h"
#include "flow/show.h"
#include "model/json.h"

namespace habeas {
namespace {

Result<std::vector<Pile>> all_stages(Case& opened, Reading reading, std::uint32_t threads,
                                     const std::vector<Decision>& decisions,
                                     const FlowProgress& progress) {
  FlowOptions flow;
  flow.threads = threads;
  flow.is_whole_case = true;
  flow.decisions = decisions;
  Result<std::vector<UserGazetteer>> gazetteers = opened.gazetteers();
  if (!gazetteers) return tl::unexpected(gazetteers.error());
  flow.gazetteers = *std::move(gazetteers);
  const Result<std::unique_ptr<Derived>> derived = opened.derived();
  if (!derived) return tl::unexpected(derived.error());
  flow.derived = derived->get();
  Result<std::vector<Pile>> piles = run_flow(std::move(reading), flow, progress);
  const Result<void> finished = (*derived)->finish();
  if (piles && !finished) return tl::unexpected(finished.error());
  return piles;
}

// The same as records_text(), on threads; whole lines in each part.
Result<Parts> print_all(const Pile& pile, const std::vector<Decision>& decisions,
                        std::string_view version, std::uint32_t threads) {
  const std::vector<Printed> kinds = Printed::one_by_one();
  std::vector<PartsWriter> writers(kinds.size());
  const Result<void> printed =
      parallel_for(static_cast<std::uint32_t>(kinds.size()), threads, [&](std::uint32_t kind) {
        print_records(pile, kinds[kind], [&](std::string_view line) { writers[kind].add(line); });
      });
  if (!printed) return tl::unexpected(printed.error());
  Parts parts{run_line(version)};
  for (PartsWriter& writer : writers) {
    for (std::string& part : writer.take()) parts.push_back(std::move(part));
  }
  for (const Decision& decision : decisions) parts.push_back(decision_line(decision));
  return parts;
}

}  // namespace

Result<Reading> keep_in_case(Case& opened, const std::vector<std::string>& paths,
                             ReadOptions reading, Spawn& spawn) {
  reading.originals = opened.originals();
  reading.case_folder = opened.folder();
  Result<Reading> read = read_inputs(paths, reading, opened.files(), spawn, {});
  if (!read) return read;
  if (Result<void> kept = opened.remember(*read); !kept) return tl::unexpected(kept.error());
  opened.number(read->sources);
  return read;
}

Result<std::vector<Problem>> renew_case(Case& opened, ReadOptions reading, Spawn& spawn,
                                        std::string_view version, const FlowProgress& progress) {
  reading.originals = opened.originals();
  reading.case_folder = opened.folder();
  reading.kept = opened.inputs();
  const auto told = [&](std::uint32_t done, std::uint32_t total) {
    if (progress) progress("reading", done, total);
  };
  Result<Reading> read = read_inputs({}, reading, opened.files(), spawn, told);
  if (!read) return tl::unexpected(read.error());
  if (Result<void> kept = opened.remember(*read); !kept) return tl::unexpected(kept.error());
  opened.number(read->sources);
  const Result<std::vector<Decision>> decisions = opened.decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  Result<std::vector<Pile>> piles =
      all_stages(opened, *std::move(read), reading.threads, *decisions, progress);
  if (!piles) return tl::unexpected(piles.error());
  Pile& pile = piles->front();
  const auto written = write_results(opened, pile, version, reading.threads);
  if (!written) return tl::unexpected(written.error());
  return std::move(pile.problems);
}

std::string records_text(const Pile& pile, const std::vector<Decision>& decisions,
                         std::string_view version) {
  Printed printed = Printed::all();
  printed.with_text = true;
  std::string lines = run_line(version);
  print_records(pile, printed, [&](std::string_view line) { lines.append(line); });
  for (const Decision& decision : decisions) lines += decision_line(decision);
  return lines;
}

Result<Parts> write_results(Case& opened, const Pile& pile, std::string_view version,
                            std::uint32_t threads) {
  const Result<std::vector<Decision>> decisions = opened.decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  const Result<Parts> lines = print_all(pile, *decisions, version, threads);
  if (!lines) return lines;
  // One thread writes tables, then makes the catalog; the page has the others.
  Result<Parts> page = fail(Errc::internal, "no page was made");
  const auto make_page = [&] { page = dossier_parts(pile, *decisions, std::max(threads, 2U) - 1); };
  auto kept = opened.write_records(pile, *lines, run_on(threads), make_page);
  if (!kept) return tl::unexpected(kept.error());
  if (!page) return page;
  page->push_back(dossier_page_end(version, anchoring_words(anchoring_of(opened.log().report()))));
  kept = opened.write_dossier(*page, *lines, run_on(threads));
  if (!kept) return tl::unexpected(kept.error());
  return page;
}

}  // namespace habeas
