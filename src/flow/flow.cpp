// flow/flow.cpp - clean, extract, resolve, reuse, incident, origin, reconcile: the order of verbs
// reconcile
#include "flow/flow.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "clean/clean.h"
#include "extract/extract.h"
#include "extract/trace.h"
#include "flow/conclude.h"
#include "flow/parallel.h"
#include "flow/review.h"
#include "lexicon/gazetteer.h"
#include "model/decision.h"
#include "model/draft.h"
#include "model/draft_bytes.h"
#include "model/entity.h"
#include "resolve/resolve.h"
#include "reuse/reuse.h"

namespace habeas {
namespace {

// A pile on its way: what the stages said of each document, and what they refused.
struct Work {
  Pile pile;
  std::vector<Decision> decisions;
  std::vector<Draft> drafts;                  // by document
  std::vector<std::optional<Error>> refused;  // by document
  std::vector<Entity> entities;
};

// What the stages know before they read. Only read, from any thread.
struct Knowledge {
  std::unique_ptr<Gazetteer> gazetteer;  // the context points to it
  std::optional<ExtractContext> context;
  std::string gazetteers;  // digests of those of the user
};

bool reads_text(Goal goal) { return goal != Goal::clean && goal != Goal::reuse; }

Result<Knowledge> load_knowledge(const FlowOptions& options) {
  Knowledge knowledge;
  if (!reads_text(options.goal)) return knowledge;
  Result<Gazetteer> gazetteer = Gazetteer::load();
  if (!gazetteer) return tl::unexpected(gazetteer.error());
  knowledge.gazetteer = std::make_unique<Gazetteer>(*std::move(gazetteer));
  for (const UserGazetteer& user : options.gazetteers) {
    const auto added = knowledge.gazetteer->add_user_file(user.name, user.bytes);
    if (!added) return tl::unexpected(added.error());
    knowledge.gazetteers += to_hex(sha256(user.bytes));
  }
  Result<ExtractContext> context = ExtractContext::load(*knowledge.gazetteer, options.frames.bytes);
  if (!context) {
    const std::string& file = options.frames.name;
    return fail(context.error().code,
                (file.empty() ? file : file + ", ") + context.error().message);
  }
  knowledge.context = *std::move(context);
  knowledge.context->finds_attributions = options.attributions;
  return knowledge;
}

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

// The text of a document follows from its id, which holds source and date, and from the reader,
// which is part of the version of every stage.
Layout cleaned(const Document& document, std::optional<Error>& refused, Derived* derived) {
  const DerivedKey key{"clean", std::string(clean_stage_version()), sha256(to_text(document.id))};
  if (derived != nullptr) {
    const DraftLimits limits{static_cast<std::uint32_t>(document.text.size()), 0, 0};
    const auto found = derived->find(key);
    auto layout = found ? layout_from_bytes(*found, limits) : std::nullopt;
    if (layout && layout->document == document.id) return *std::move(layout);
  }
  Layout layout = clean_or_refuse(document, refused);
  if (derived != nullptr && !refused) derived->put(key, to_bytes(layout));
  return layout;
}

// Keyed by the layout itself: a new version of cleaning that says the same changes nothing here.
Draft extracted(const Document& document, const Layout& layout, const Knowledge& knowledge,
                Derived* derived) {
  if (derived == nullptr) return extract(document, layout, *knowledge.context);
  const std::string input = to_text(document.id) + to_bytes(layout) + knowledge.gazetteers +
                            (knowledge.context->finds_attributions ? "with attributions" : "");
  const DerivedKey key{"extract", std::string(extract_stage_version()), sha256(input)};
  const DraftLimits limits{static_cast<std::uint32_t>(document.text.size()),
                           static_cast<std::uint32_t>(layout.regions.size()),
                           knowledge.gazetteer->size()};
  const auto found = derived->find(key);
  auto draft = found ? draft_from_bytes(*found, limits) : std::nullopt;
  if (draft && draft->document == document.id) return *std::move(draft);
  Draft made = extract(document, layout, *knowledge.context);
  derived->put(key, to_bytes(made));
  return made;
}

// Per document: clean, extract. Documents are independent, so they run in parallel.
Result<void> read_documents(Work& work, const Knowledge& knowledge, std::uint32_t threads,
                            Derived* derived, const FlowProgress& progress) {
  const auto count = static_cast<std::uint32_t>(work.pile.documents.size());
  work.pile.layouts.resize(count);
  work.drafts.resize(count);
  work.refused.resize(count);
  const auto body = [&](std::uint32_t i) {
    const Document& document = work.pile.documents[i];
    work.pile.layouts[i] = cleaned(document, work.refused[i], derived);
    if (knowledge.context) {
      work.drafts[i] = extracted(document, work.pile.layouts[i], knowledge, derived);
    }
  };
  const auto report = [&](std::uint32_t done) {
    if (progress) progress("extracting", done, count);
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

// The rules for what a text says know English only. A page in another language is kept, cleaned and
// compared, and that nothing was read out of it is recorded, not passed over.
void record_other_languages(Work& work) {
  for (std::size_t i = 0; i < work.pile.documents.size(); ++i) {
    const std::string& language = work.pile.layouts[i].language;
    const bool is_read = language.empty() || language == "en" || language.starts_with("en-");
    if (work.refused[i] || is_read || !work.drafts[i].claims.empty()) continue;
    work.pile.problems.push_back(
        refusal(work.pile.documents[i],
                Error{Errc::unsupported,
                      "no reader for this language (" + language +
                          "): the page is kept and compared, but no claim was taken from it",
                      {}}));
  }
}

Result<void> resolve_drafts(Work& work, const Knowledge& knowledge) {
  Result<Resolved> resolved =
      resolve(work.pile.documents, work.pile.layouts, std::move(work.drafts), *knowledge.gazetteer);
  if (!resolved) return tl::unexpected(resolved.error());
  work.pile.mentions = std::move(resolved->mentions);
  work.pile.attributions = std::move(resolved->attributions);
  work.pile.claims = std::move(resolved->claims);
  work.entities = std::move(resolved->entities);
  work.drafts.clear();
  return {};
}

Result<void> link_reuse(Work& work) {
  Result<std::vector<ReuseLink>> reuse = find_reuse(work.pile.documents, work.pile.layouts);
  if (!reuse) return tl::unexpected(reuse.error());
  work.pile.reuse = *std::move(reuse);
  return {};
}

// The product's table of contents.
Result<void> run_pile(Work& work, const Knowledge& knowledge, Goal goal, std::uint32_t threads,
                      Derived* derived, const FlowProgress& progress) {
  Result<void> done = read_documents(work, knowledge, threads, derived, progress);
  record_refusals(work);
  if (done && reads_text(goal)) record_other_languages(work);
  if (done && reads_text(goal)) done = resolve_drafts(work, knowledge);
  if (done && (goal == Goal::reuse || goal == Goal::findings)) done = link_reuse(work);
  std::string grouping = derived == nullptr ? std::string() : derived->grouping();
  if (done) {
    done = conclude(work.pile, std::move(work.entities), work.decisions, goal,
                    derived == nullptr ? nullptr : &grouping);
  }
  if (done && derived != nullptr) derived->keep_grouping(grouping);
  return done;
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
  // A member comes behind the containers that hold it.
  const auto add_source = [&](Work& work, const SourceId& id) {
    std::vector<Source> chain;
    auto found = source_of.find(id);
    while (found != source_of.end() && chain.size() < source_of.size()) {
      chain.push_back(*found->second);
      if (!found->second->inside) break;
      found = source_of.find(found->second->inside->container);
    }
    work.pile.sources.insert(work.pile.sources.end(), chain.rbegin(), chain.rend());
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

Result<std::vector<Pile>> run_each(Reading reading, const Knowledge& knowledge,
                                   const FlowOptions& options, const FlowProgress& progress) {
  std::vector<Work> works = pile_of_each_input(std::move(reading));
  const auto count = static_cast<std::uint32_t>(works.size());
  std::vector<Result<void>> results(count);
  const auto body = [&](std::uint32_t i) {
    results[i] = run_pile(works[i], knowledge, options.goal, 1, nullptr, {});
  };
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
  const Result<Knowledge> knowledge = load_knowledge(options);
  if (!knowledge) return tl::unexpected(knowledge.error());
  if (options.each) return run_each(std::move(reading), *knowledge, options, progress);
  Work work = whole_pile(std::move(reading));
  work.decisions = options.decisions;
  const Result<void> done =
      run_pile(work, *knowledge, options.goal, options.threads, options.derived, progress);
  if (!done) return tl::unexpected(done.error());
  if (options.is_whole_case) {
    for (Problem& problem : lost_decisions(work.pile, options.decisions)) {
      work.pile.problems.push_back(std::move(problem));
    }
  }
  std::vector<Pile> piles;
  piles.push_back(std::move(work.pile));
  return piles;
}

Result<std::string> run_trace(const Reading& reading, const FlowOptions& options) {
  FlowOptions reads_text = options;
  reads_text.goal = Goal::extract;
  const Result<Knowledge> knowledge = load_knowledge(reads_text);
  if (!knowledge) return tl::unexpected(knowledge.error());
  std::string out;
  for (const Document& document : reading.documents) {
    std::optional<Error> refused;
    const Layout layout = clean_or_refuse(document, refused);
    out += document.path + "\n\n";
    out += refused ? refused->message + "\n" : trace(document, layout, *knowledge->context);
  }
  return out;
}

}  // namespace habeas
