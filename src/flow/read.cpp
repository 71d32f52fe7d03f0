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
#include "flow/read_source.h"
#include "flow/read_walk.h"

namespace habeas {
namespace {

// -------------------------------------------------------------------------------------------------
// read

constexpr std::size_t kMostRoom = 16U << 20U;  // bytes kept for the next source

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
    std::string room;  // for the bytes of one source after the other
    while (!stop_) {
      const std::size_t next = next_batch_++;
      if (next >= batches_.size()) return;
      try {
        read_batch(batches_[next], room);
      } catch (const std::exception& error) {
        stop({Errc::internal, error.what()});
      }
    }
  }

  void read_batch(Batch batch, std::string& room) {
    Intake intake(files_, options_.originals, options_.limits.source_bytes);
    SourceReader reader(spawn_, options_, intake);
    for (std::size_t i = batch.begin; i < batch.end && !stop_; ++i) {
      if (inputs_[i].problem) {
        outcomes_[i].decoded = tl::unexpected(*inputs_[i].problem);
      } else {
        read_one(inputs_[i], intake, reader, room, outcomes_[i]);
      }
      report();
    }
    if (auto sealed = intake.seal(); !sealed) stop(sealed.error());
    const std::lock_guard hold(mutex_);
    if (!reader.unlocked_reason().empty()) unlocked_reason_ = reader.unlocked_reason();
  }

  void read_one(const Input& input, Intake& intake, SourceReader& reader, std::string& room,
                Outcome& outcome) {
    const std::string path =
        input.kept ? original_path(options_.originals, *input.kept) : input.path;
    auto taken = input.kept ? take_in(files_, path, "", options_.limits.source_bytes)
                            : intake.take(path, std::exchange(room, {}));
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
    if (taken->size_bytes > options_.limits.source_bytes) {
      outcome.decoded = too_long(taken->size_bytes);
      return;
    }
    if (auto read = reader.read(taken->bytes, outcome); !read) stop(read.error());
    if (taken->bytes.capacity() <= kMostRoom) room = std::move(taken->bytes);
  }

  tl::unexpected<Error> too_long(std::uint64_t size_bytes) const {
    const auto at = static_cast<std::uint32_t>(options_.limits.source_bytes);
    return fail(Errc::limit_exceeded,
                "a file may have " + std::to_string(at) + " bytes, this has " +
                    std::to_string(size_bytes) + ": it is kept and not read",
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
      if (auto added = add_input(inputs[i].path, std::move(outcomes[i])); !added) {
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

  Result<void> add_input(const std::string& path, Outcome outcome) {
    KeptInput received{path, outcome.sha256, std::nullopt, std::nullopt};
    if (outcome.sha256) {
      auto date = given_date(path, source_id(*outcome.sha256));
      if (!date) return tl::unexpected(date.error());
      received.date = *date;
    } else {
      received.problem = outcome.decoded ? Error{} : outcome.decoded.error();
    }
    reading_.received.push_back(received);
    return add(path, std::move(outcome), received.date, nullptr);
  }

  /// `inside` says where a member lies.
  Result<void> add(const std::string& path, Outcome outcome, std::optional<Day> date,
                   const Inside* inside) {
    std::optional<SourceId> source;
    if (outcome.sha256) source = add_source(path, outcome, inside);
    if (!outcome.decoded) {
      add_problem(path, source, outcome.decoded.error());
    } else {
      if (!source) return fail(Errc::internal, "a text without a source: " + path);
      for (const Error& note : outcome.decoded->notes) add_problem(path, source, note);
      const bool is_silent = outcome.members.empty() && outcome.decoded->notes.empty();
      if (!outcome.decoded->is_container) {
        add_document(path, *source, outcome, date);
      } else if (is_silent) {
        add_problem(path, source, {Errc::bad_input, "a container without anything in it", {}});
      }
    }
    return add_members(path, source, std::move(outcome.members), date);
  }

  /// In the order of their labels. What many members are refused for with the same words (images,
  /// style sheets) is one problem of the container.
  Result<void> add_members(const std::string& path, std::optional<SourceId> container,
                           std::vector<Outcome> members, std::optional<Day> date) {
    if (members.empty()) return {};
    std::stable_sort(members.begin(), members.end(), [](const Outcome& a, const Outcome& b) {
      return a.place.label < b.place.label;
    });
    std::map<std::string, std::vector<const Outcome*>> refused;
    for (const Outcome& member : members) {
      if (is_no_text(member)) refused[member.decoded.error().message].push_back(&member);
    }
    for (const auto& [words, list] : refused) {
      const std::string count =
          list.size() == 1 ? "a member" : std::to_string(list.size()) + " members";
      add_problem(
          path, container,
          {Errc::unsupported,
           "not read: " + count + " (" + words + "); the first is " + list.front()->place.name,
           {}});
    }
    for (Outcome& member : members) {
      if (is_no_text(member)) continue;
      const Member& place = member.place;
      const Inside inside{*container, place.offset, place.length, place.name};
      const std::string below =
          place.label.empty() ? path : path + std::string(kInsidePath) + place.label;
      auto added = add(below, std::move(member), date, &inside);
      if (!added) return added;
    }
    return {};
  }

  static bool is_no_text(const Outcome& member) {
    return !member.decoded && member.decoded.error().code == Errc::unsupported &&
           member.members.empty();
  }

  /// Bytes that were received as a file are no member, wherever else they lie.
  SourceId add_source(const std::string& path, const Outcome& outcome, const Inside* inside) {
    Source source;
    source.id = source_id(*outcome.sha256);
    source.sha256 = *outcome.sha256;
    source.size_bytes = outcome.size_bytes;
    source.media_type = outcome.decoded ? outcome.decoded->media_type : "application/octet-stream";
    source.path = path;
    if (inside != nullptr) {
      source.inside = *inside;
      source.url = outcome.place.url;
      source.collected = outcome.place.collected;
    }
    const SourceId id = source.id;
    const auto [known, is_new] = known_.emplace(id, reading_.sources.size());
    if (is_new) {
      reading_.sources.push_back(std::move(source));
    } else if (inside == nullptr && reading_.sources[known->second].inside) {
      reading_.sources[known->second] = std::move(source);
    }
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

  void add_document(const std::string& path, SourceId source, Outcome& outcome,
                    std::optional<Day> date) {
    Decoded& decoded = *outcome.decoded;
    for (MarkupFact& fact : outcome.place.stated) decoded.markup.stated.push_back(std::move(fact));
    Document document;
    document.source = source;
    document.path = path;
    document.text = std::move(decoded.text);
    document.to_source = std::move(decoded.to_source);
    document.pages = std::move(decoded.pages);
    document.encoding = std::move(decoded.encoding);
    document.made_by = std::move(decoded.made_by);
    document.url = outcome.place.url.empty() ? stated_url(decoded.markup) : outcome.place.url;
    document.markup = std::move(decoded.markup);
    document.given_date = date;
    IdBuilder builder;
    builder.add(source).add(occurrences_[source]++);
    if (date) builder.add(static_cast<std::uint64_t>(date->number()));
    document.id = builder.build<DocumentTag>();
    reading_.documents.push_back(std::move(document));
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
  std::map<SourceId, std::size_t> known_;  ///< index of each source
  std::map<SourceId, std::uint64_t> occurrences_;
  std::map<std::pair<std::string, SourceId>, std::optional<Day>> kept_dates_;
  std::set<std::string> of_call_;  ///< paths named in this call
};

}  // namespace

Result<Reading> read_inputs(const std::vector<std::string>& paths, const ReadOptions& options,
                            FileSystem& files, Spawn& spawn, const ReadProgress& progress) {
  auto inputs = walk_inputs(paths, options, files);
  if (!inputs) return tl::unexpected(inputs.error());
  Readers readers(*inputs, options, files, spawn, progress);
  auto outcomes = readers.run();
  if (!outcomes) return tl::unexpected(outcomes.error());
  return Gather(options, files).run(*inputs, std::move(*outcomes), readers.unlocked_reason());
}

}  // namespace habeas
