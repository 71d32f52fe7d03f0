// flow/read.cpp - every input becomes a document or a problem, in the order of the paths
//
//   walk     paths to a sorted list of files; what is not a file becomes a problem
//   read     batches of neighbouring files, shared out to threads; a thread drives one worker a
//   batch gather   sources, documents and problems in the order of the list, whoever read them
#include "flow/read.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>
#include <tuple>
#include <utility>

#include "custody/originals.h"
#include "flow/read_worker.h"

namespace habeas {
namespace {

// -------------------------------------------------------------------------------------------------
// walk

using Folder = std::pair<std::uint64_t, std::uint64_t>;  // device and inode

/// One path: a file to read, or what is wrong with it.
struct Input {
  std::string path;
  std::optional<Error> problem;
  std::optional<Sha256> kept = {};  ///< read from the originals
};

std::string join(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

class Walk {
 public:
  Walk(const ReadOptions& options, FileSystem& files) : options_(options), files_(files) {}

  Result<std::vector<Input>> run(const std::vector<std::string>& paths) {
    if (!options_.case_folder.empty()) {
      if (auto info = files_.info(options_.case_folder); info && info->kind == FileKind::folder) {
        case_folder_ = Folder{info->device, info->inode};
      }
    }
    for (const std::string& path : paths) {
      const Result<std::string> given = files_.absolute(path);
      given_ = given ? *given : path;
      if (auto visited = visit(path); !visited) return tl::unexpected(visited.error());
    }
    std::sort(inputs_.begin(), inputs_.end(),
              [](const Input& a, const Input& b) { return a.path < b.path; });
    const auto same = [](const Input& a, const Input& b) { return a.path == b.path; };
    inputs_.erase(std::unique(inputs_.begin(), inputs_.end(), same), inputs_.end());
    add_kept();
    return std::move(inputs_);
  }

 private:
  Result<void> visit(const std::string& path) {
    if (inputs_.size() >= options_.limits.inputs) {
      return fail(Errc::limit_exceeded,
                  "more than " + std::to_string(options_.limits.inputs) + " inputs");
    }
    auto info = files_.info(path);
    if (!info) return add(path, info.error());
    switch (info->kind) {
      case FileKind::file:
        return add(path, std::nullopt);
      case FileKind::folder:
        return visit_folder(path, {info->device, info->inode});
      case FileKind::other:
        return add(path, Error{Errc::unsupported, "neither a file nor a folder"});
      case FileKind::missing:
        return add(path, Error{Errc::io, "there is no such file or folder"});
    }
    return {};
  }

  Result<void> visit_folder(const std::string& path, Folder folder) {
    if (folder == case_folder_) return {};
    if (std::find(above_.begin(), above_.end(), folder) != above_.end()) {
      return add(path, Error{Errc::bad_input, "a folder loop: this folder holds itself"});
    }
    if (above_.size() >= options_.limits.folder_depth) {
      return add(path, Error{Errc::limit_exceeded,
                             "more than " + std::to_string(options_.limits.folder_depth) +
                                 " folders inside each other"});
    }
    auto names = files_.list(path);
    if (!names) return add(path, names.error());
    above_.push_back(folder);
    for (const std::string& name : *names) {
      const std::string inside = join(path, name);
      auto visited = leads_outside(inside)
                         ? add(inside, Error{Errc::unsupported,
                                             "a link that leads out of the folder that was given"})
                         : visit(inside);
      if (!visited) return visited;
    }
    above_.pop_back();
    return {};
  }

  /// What a folder holds may be somebody else's work: a link in it must not bring in files of the
  /// reader's own, such as keys or letters. A link that is named in the call itself is meant.
  bool leads_outside(const std::string& path) {
    const Result<std::string> real = files_.absolute(path);
    return real && *real != given_ && !real->starts_with(given_ == "/" ? given_ : given_ + "/");
  }

  Result<void> add(const std::string& path, std::optional<Error> problem) {
    inputs_.push_back({path, std::move(problem)});
    return {};
  }

  /// Behind the paths of the call; an old problem only where the call does not name its path again.
  void add_kept() {
    std::set<std::string> paths;
    for (const Input& input : inputs_) paths.insert(input.path);
    for (const KeptInput& kept : options_.kept) {
      if (kept.sha256) {
        inputs_.push_back({kept.path, std::nullopt, kept.sha256});
      } else if (kept.problem && !paths.contains(kept.path)) {
        inputs_.push_back({kept.path, kept.problem});
      }
    }
  }

  const ReadOptions& options_;
  FileSystem& files_;
  std::optional<Folder> case_folder_;
  std::string given_;          ///< the path of the call that is walked, links resolved
  std::vector<Folder> above_;  ///< the folders that hold the present one
  std::vector<Input> inputs_;
};

// -------------------------------------------------------------------------------------------------
// read

/// What came of one input.
struct Outcome {
  std::optional<Sha256> sha256;  ///< of all that could be read as bytes
  std::uint64_t size_bytes = 0;
  Result<Decoded> decoded = fail(Errc::internal, "this input was not read");
};

struct Batch {
  std::size_t begin = 0, end = 0;  // inputs
};

std::string_view folder_of(const std::string& path) {
  return std::string_view(path).substr(0, path.find_last_of('/') + 1);
}

/// Neighbours of one folder, at most `most` of them.
std::vector<Batch> make_batches(const std::vector<Input>& inputs, std::uint32_t most) {
  std::vector<Batch> batches;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const bool is_new = batches.empty() || batches.back().end - batches.back().begin >= most ||
                        folder_of(inputs[i].path) != folder_of(inputs[i - 1].path);
    if (is_new) batches.push_back({i, i});
    batches.back().end = i + 1;
  }
  return batches;
}

/// Shares the batches out to threads.
class Readers {
 public:
  Readers(const std::vector<Input>& inputs, const ReadOptions& options, FileSystem& files,
          Spawn& spawn, const ReadProgress& progress)
      : inputs_(inputs),
        options_(options),
        files_(files),
        spawn_(spawn),
        progress_(progress),
        batches_(make_batches(inputs, std::max(1U, options.sources_per_worker))),
        outcomes_(inputs.size()) {}

  Result<std::vector<Outcome>> run() {
    const std::size_t wanted = std::min<std::size_t>(options_.threads, batches_.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < wanted; ++i) threads.emplace_back([this] { read_batches(); });
    read_batches();
    for (std::thread& thread : threads) thread.join();
    if (fatal_) return tl::unexpected(*fatal_);
    return std::move(outcomes_);
  }

  /// Why workers were not locked; empty when all were.
  [[nodiscard]] const std::string& unlocked_reason() const { return unlocked_reason_; }

 private:
  void read_batches() {
    while (!stop_) {
      const std::size_t next = next_batch_++;
      if (next >= batches_.size()) return;
      try {
        read_batch(batches_[next]);
      } catch (const std::exception& error) {
        stop({Errc::internal, error.what()});
      }
    }
  }

  void read_batch(Batch batch) {
    WorkerLine line(spawn_, options_.limits, options_.unsafe_no_sandbox);
    Intake intake(files_, options_.originals, options_.limits.text_bytes);
    for (std::size_t i = batch.begin; i < batch.end && !stop_; ++i) {
      if (inputs_[i].problem) {
        outcomes_[i].decoded = tl::unexpected(*inputs_[i].problem);
      } else {
        read_one(inputs_[i], intake, line, outcomes_[i]);
      }
      report();
    }
    if (auto sealed = intake.seal(); !sealed) stop(sealed.error());
    const std::lock_guard hold(mutex_);
    if (!line.unlocked_reason().empty()) unlocked_reason_ = line.unlocked_reason();
  }

  void read_one(const Input& input, Intake& intake, WorkerLine& line, Outcome& outcome) {
    const std::string path =
        input.kept ? original_path(options_.originals, *input.kept) : input.path;
    auto taken =
        input.kept ? take_in(files_, path, "", options_.limits.text_bytes) : intake.take(path);
    if (!taken) {
      outcome.decoded = tl::unexpected(taken.error());
      return;
    }
    if (input.kept && taken->sha256 != *input.kept) {
      outcome.decoded = fail(Errc::io, "the original " + path + " has changed; it is not read");
      return;
    }
    outcome.sha256 = taken->sha256;
    outcome.size_bytes = taken->size_bytes;
    if (taken->size_bytes > options_.limits.text_bytes) {
      outcome.decoded = too_long(taken->size_bytes);
      return;
    }
    auto answer = line.read(taken->bytes);
    if (!answer) return stop(answer.error());
    outcome.decoded = std::move(*answer);
  }

  tl::unexpected<Error> too_long(std::uint64_t size_bytes) const {
    const auto at = static_cast<std::uint32_t>(options_.limits.text_bytes);
    return fail(Errc::limit_exceeded,
                "a text may have " + std::to_string(at) + " bytes, this has " +
                    std::to_string(size_bytes) + ": it is not read beyond byte " +
                    std::to_string(at),
                SourceSpan{at, at});
  }

  void report() {
    const std::lock_guard hold(mutex_);
    ++done_;
    if (progress_) progress_(done_, static_cast<std::uint32_t>(inputs_.size()));
  }

  void stop(Error error) {
    const std::lock_guard hold(mutex_);
    if (!fatal_) fatal_ = std::move(error);
    stop_ = true;
  }

  const std::vector<Input>& inputs_;
  const ReadOptions& options_;
  FileSystem& files_;
  Spawn& spawn_;
  const ReadProgress& progress_;
  std::vector<Batch> batches_;
  std::vector<Outcome> outcomes_;  // each written by the one thread that has its batch
  std::atomic<std::size_t> next_batch_{0};
  std::atomic<bool> stop_{false};
  std::mutex mutex_;
  std::uint32_t done_ = 0;
  std::optional<Error> fatal_;
  std::string unlocked_reason_;
};

// -------------------------------------------------------------------------------------------------
// gather

SourceId source_id(const Sha256& sha256) {
  return IdBuilder()
      .add(std::string_view(reinterpret_cast<const char*>(sha256.data()), sha256.size()))
      .build<SourceTag>();
}

ProblemId problem_id(const Problem& problem) {
  IdBuilder builder;
  builder.add(problem.path).add(to_text(problem.code)).add(problem.message);
  if (problem.at) builder.add(problem.at->begin).add(problem.at->end);
  return builder.build<ProblemTag>();
}

/// The address that a page states of itself: where a browser saved it from, else its canonical
/// link.
std::string stated_url(const Markup& markup) {
  for (const char* name : {"saved:url", "canonical", "meta:og:url"}) {
    for (const MarkupFact& fact : markup.stated) {
      const bool is_web = fact.value.starts_with("http://") || fact.value.starts_with("https://");
      if (fact.name == name && is_web) return fact.value;
    }
  }
  return {};
}

class Gather {
 public:
  Gather(const ReadOptions& options, FileSystem& files) : options_(options), files_(files) {
    for (const KeptInput& kept : options.kept) {
      if (kept.sha256) kept_dates_[{kept.path, source_id(*kept.sha256)}] = kept.date;
    }
  }

  Result<Reading> run(const std::vector<Input>& inputs, std::vector<Outcome> outcomes,
                      const std::string& unlocked_reason) {
    if (!unlocked_reason.empty()) {
      add_problem("", std::nullopt,
                  {Errc::unsupported, "read without the lock: " + unlocked_reason, std::nullopt});
    }
    for (const Input& input : inputs) {
      if (!input.kept) of_call_.insert(input.path);
    }
    for (const std::size_t i : printing_order(inputs, outcomes)) {
      if (auto added = add(inputs[i].path, std::move(outcomes[i])); !added) {
        return tl::unexpected(added.error());
      }
    }
    return std::move(reading_);
  }

 private:
  /// By path, then by SHA-256; what was received again counts once.
  static std::vector<std::size_t> printing_order(const std::vector<Input>& inputs,
                                                 const std::vector<Outcome>& outcomes) {
    const auto key = [&](std::size_t i) { return std::tie(inputs[i].path, outcomes[i].sha256); };
    std::vector<std::size_t> order(inputs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    const auto same = [&](std::size_t a, std::size_t b) { return key(a) == key(b); };
    order.erase(std::unique(order.begin(), order.end(), same), order.end());
    return order;
  }

  Result<void> add(const std::string& path, Outcome outcome) {
    std::optional<SourceId> source;
    if (outcome.sha256) source = add_source(path, outcome);
    if (!outcome.decoded) {
      add_problem(path, source, outcome.decoded.error());
      return {};
    }
    if (!source) return fail(Errc::internal, "a text without a source: " + path);
    for (const Error& note : outcome.decoded->notes) add_problem(path, source, note);
    return add_document(path, *source, std::move(*outcome.decoded));
  }

  SourceId add_source(const std::string& path, const Outcome& outcome) {
    Source source;
    source.id = source_id(*outcome.sha256);
    source.sha256 = *outcome.sha256;
    source.size_bytes = outcome.size_bytes;
    source.media_type = outcome.decoded ? outcome.decoded->media_type : "application/octet-stream";
    source.path = path;
    const SourceId id = source.id;
    if (known_.insert(id).second) reading_.sources.push_back(std::move(source));
    return id;
  }

  void add_problem(const std::string& path, std::optional<SourceId> source, const Error& error) {
    Problem problem;
    problem.source = source;
    problem.path = path;
    problem.code = error.code;
    problem.message = error.message;
    problem.at = error.at;
    problem.id = problem_id(problem);
    reading_.problems.push_back(std::move(problem));
  }

  Result<void> add_document(const std::string& path, SourceId source, Decoded decoded) {
    auto date = given_date(path, source);
    if (!date) return tl::unexpected(date.error());
    Document document;
    document.source = source;
    document.path = path;
    document.text = std::move(decoded.text);
    document.to_source = std::move(decoded.to_source);
    document.encoding = std::move(decoded.encoding);
    document.made_by = std::move(decoded.made_by);
    document.url = stated_url(decoded.markup);
    document.markup = std::move(decoded.markup);
    document.given_date = *date;
    IdBuilder builder;
    builder.add(source).add(occurrences_[source]++);
    if (*date) builder.add(static_cast<std::uint64_t>((*date)->number()));
    document.id = builder.build<DocumentTag>();
    reading_.documents.push_back(std::move(document));
    return {};
  }

  /// A date given in this call goes before a kept one, the table before the one for all. What the
  /// case holds beside the inputs of the call takes part in no date of the call.
  Result<std::optional<Day>> given_date(const std::string& path, SourceId source) {
    const auto kept = kept_dates_.find({path, source});
    const bool is_of_call = of_call_.contains(path);
    if (kept != kept_dates_.end() && !is_of_call) return kept->second;
    std::optional<Day> date = options_.date;
    if (!options_.dates.empty()) {
      auto absolute = files_.absolute(path);
      if (!absolute) return tl::unexpected(absolute.error());
      const auto found = options_.dates.find(*absolute);
      if (found != options_.dates.end()) date = found->second;
    }
    if (!date && kept != kept_dates_.end()) return kept->second;
    return date;
  }

  const ReadOptions& options_;
  FileSystem& files_;
  Reading reading_;
  std::set<SourceId> known_;
  std::map<SourceId, std::uint64_t> occurrences_;
  std::map<std::pair<std::string, SourceId>, std::optional<Day>> kept_dates_;
  std::set<std::string> of_call_;  ///< paths named in this call
};

}  // namespace

Result<Reading> read_inputs(const std::vector<std::string>& paths, const ReadOptions& options,
                            FileSystem& files, Spawn& spawn, const ReadProgress& progress) {
  auto inputs = Walk(options, files).run(paths);
  if (!inputs) return tl::unexpected(inputs.error());
  Readers readers(*inputs, options, files, spawn, progress);
  auto outcomes = readers.run();
  if (!outcomes) return tl::unexpected(outcomes.error());
  return Gather(options, files).run(*inputs, std::move(*outcomes), readers.unlocked_reason());
}

}  // namespace habeas
