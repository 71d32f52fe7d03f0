// flow/flow.cpp - the table of contents: clean, extract, resolve, reuse, incident, origin,
// reconcile
#include "flow/flow.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "clean/clean.h"
#include "flow/parallel.h"
#include "reuse/reuse.h"

namespace habeas {
namespace {

// A pile on its way: what the stages said of each document, and what they refused.
struct Work {
  Pile pile;
  std::vector<std::optional<Error>> refused;  // by document
};

Problem refusal(const Document& document, const Error& error) {
  Problem problem;
  problem.source = document.source;
  problem.path = document.path;
  problem.code = error.code;
  problem.message = error.message;
  problem.at = error.at;
  problem.id = IdBuilder().add(document.id).add(error.message).build<ProblemTag>();
  return problem;
}

// Layout of one document; an empty one with all its text as main where cleaning is refused.
Layout clean_or_refuse(const Document& document, std::optional<Error>& refused) {
  Result<Layout> layout = clean(document);
  if (layout) return *std::move(layout);
  refused = layout.error();
  Layout empty;
  empty.document = document.id;
  return empty;
}

Result<void> clean_documents(Work& work, std::uint32_t threads, const FlowProgress& progress) {
  const auto count = static_cast<std::uint32_t>(work.pile.documents.size());
  work.pile.layouts.resize(count);
  work.refused.resize(count);
  const auto body = [&](std::uint32_t i) {
    work.pile.layouts[i] = clean_or_refuse(work.pile.documents[i], work.refused[i]);
  };
  const auto report = [&](std::uint32_t done) {
    if (progress) progress("cleaning", done, count);
  };
  return parallel_for(count, threads, body, report);
}

void record_refusals(Work& work) {
  for (std::size_t i = 0; i < work.refused.size(); ++i) {
    if (work.refused[i]) {
      work.pile.problems.push_back(refusal(work.pile.documents[i], *work.refused[i]));
    }
  }
}

Result<void> run_pile(Work& work, const FlowOptions& options, std::uint32_t threads,
                      const FlowProgress& progress) {
  if (Result<void> done = clean_documents(work, threads, progress); !done) return done;
  if (options.goal >= Goal::reuse) {
    Result<std::vector<ReuseLink>> links = find_reuse(work.pile.documents, work.pile.layouts);
    if (!links) return tl::unexpected(links.error());
    work.pile.reuse = *std::move(links);
  }
  record_refusals(work);
  return {};
}

Work whole_pile(Reading reading) {
  Work work;
  work.pile.sources = std::move(reading.sources);
  work.pile.documents = std::move(reading.documents);
  work.pile.problems = std::move(reading.problems);
  return work;
}

// One pile for every document, and for every path that has only problems; in the order of paths.
std::vector<Work> pile_of_each_input(Reading reading) {
  std::map<SourceId, const Source*> source_of;
  for (const Source& source : reading.sources) source_of.emplace(source.id, &source);
  std::map<std::string, std::vector<Problem>> problems;
  for (Problem& problem : reading.problems) problems[problem.path].push_back(std::move(problem));
  std::vector<std::pair<std::string, Work>> inputs;
  const auto add_source = [&](Work& work, const SourceId& id) {
    const auto found = source_of.find(id);
    if (found != source_of.end()) work.pile.sources.push_back(*found->second);
  };
  for (Document& document : reading.documents) {
    Work work;
    add_source(work, document.source);
    const std::string path = document.path;
    const auto found = problems.find(path);
    if (found != problems.end()) {
      work.pile.problems = std::move(found->second);
      problems.erase(found);
    }
    work.pile.documents.push_back(std::move(document));
    inputs.emplace_back(path, std::move(work));
  }
  for (auto& [path, list] : problems) {
    Work work;
    if (list.front().source) add_source(work, *list.front().source);
    work.pile.problems = std::move(list);
    inputs.emplace_back(path, std::move(work));
  }
  std::stable_sort(inputs.begin(), inputs.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Work> piles;
  piles.reserve(inputs.size());
  for (auto& input : inputs) piles.push_back(std::move(input.second));
  return piles;
}

Result<std::vector<Pile>> run_each(Reading reading, const FlowOptions& options,
                                   const FlowProgress& progress) {
  std::vector<Work> works = pile_of_each_input(std::move(reading));
  const auto count = static_cast<std::uint32_t>(works.size());
  std::vector<Result<void>> results(count);
  const auto body = [&](std::uint32_t i) { results[i] = run_pile(works[i], options, 1, {}); };
  const auto report = [&](std::uint32_t done) {
    if (progress) progress("reading each", done, count);
  };
  if (Result<void> done = parallel_for(count, options.threads, body, report); !done) {
    return tl::unexpected(done.error());
  }
  std::vector<Pile> piles;
  piles.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!results[i]) return tl::unexpected(results[i].error());
    piles.push_back(std::move(works[i].pile));
  }
  return piles;
}

}  // namespace

Result<std::vector<Pile>> run_flow(Reading reading, const FlowOptions& options,
                                   const FlowProgress& progress) {
  if (options.each) return run_each(std::move(reading), options, progress);
  Work work = whole_pile(std::move(reading));
  if (Result<void> done = run_pile(work, options, options.threads, progress); !done) {
    return tl::unexpected(done.error());
  }
  std::vector<Pile> piles;
  piles.push_back(std::move(work.pile));
  return piles;
}

}  // namespace habeas
