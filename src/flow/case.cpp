// flow/case.cpp - reads and writes the case folder; every file is replaced whole or not at all
#include "flow/case.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "custody/originals.h"
#include "flow/kept_records.h"
#include "flow/parallel.h"
#include "flow/sealed_store.h"
#include "model/days.h"
#include "model/decided.h"
#include "model/json.h"
#include "model/json_names.h"

namespace habeas {
namespace {

constexpr std::uint64_t kMostRecordsBytes = 16ULL << 30U;
constexpr std::uint64_t kMostGazetteerBytes = 256ULL << 20U;

// What the entries say was received: the last word on a path and its bytes counts, and bytes answer
// an earlier problem of their path.
class ReceivedSoFar {
 public:
  ReceivedSoFar(const std::vector<Entry>& entries, std::uint64_t before) {
    for (const Entry& entry : entries) {
      if (entry.number >= before) break;
      if (entry.kind == "received") receive(entry);
      if (entry.kind == "unread") miss(entry);
    }
  }

  std::vector<KeptInput> list() const {
    std::vector<KeptInput> inputs;
    for (const auto& [key, input] : inputs_) inputs.push_back(input);
    return inputs;
  }

  /// True when nothing of this input is new.
  bool has(const KeptInput& input) const {
    const auto found = inputs_.find({input.path, input.sha256});
    if (found == inputs_.end()) return false;
    const KeptInput& old = found->second;
    if (!input.sha256) return old.problem->message == input.problem->message;
    if (inputs_.contains({input.path, std::nullopt})) return false;  // they answer a later problem
    return !input.date || input.date == old.date;
  }

 private:
  using Key = std::pair<std::string, std::optional<Sha256>>;

  void receive(const Entry& entry) {
    KeptInput input;
    input.path = entry.value("path");
    input.sha256 = parse_sha256(entry.value("sha256"));
    if (!input.sha256) return;
    input.date = parse_day(entry.value("dated"));
    inputs_.erase({input.path, std::nullopt});
    inputs_.insert_or_assign(Key{input.path, input.sha256}, input);
  }

  void miss(const Entry& entry) {
    KeptInput input;
    input.path = entry.value("path");
    const auto code = from_word<Errc>(entry.value("code"));
    input.problem = Error{code.value_or(Errc::internal), entry.value("message")};
    inputs_.insert_or_assign(Key{input.path, std::nullopt}, input);
  }

  std::map<Key, KeptInput> inputs_;  // in byte order of path, then of SHA-256
};

NewEntry entry_of(const KeptInput& input, std::uint64_t size_bytes, const Field& by) {
  if (!input.sha256) {
    return {
        "unread",
        {Field::open("code", std::string(word(input.problem->code))),
         Field::hidden("path", input.path), Field::hidden("message", input.problem->message), by}};
  }
  Field dated;
  dated.name = "dated";
  if (input.date) dated = Field::open("dated", to_text(*input.date));
  // Where it came from before it was a file here nobody has said.
  return {
      "received",
      {Field::open("sha256", to_hex(*input.sha256)),
       Field::open("bytes", std::to_string(size_bytes)), Field::hidden("path", input.path), dated,
       Field::hidden_or_unknown("url", ""), Field::hidden_or_unknown("collected", ""), by}};
}

// What a container held and a text came of: kept beside what was received.
NewEntry entry_of(const Source& member, const Field& by) {
  return {"member",
          {Field::open("sha256", to_hex(member.sha256)),
           Field::open("bytes", std::to_string(member.size_bytes)),
           Field::open("container", to_text(member.inside->container)),
           Field::open("offset", std::to_string(member.inside->offset)),
           Field::open("length", std::to_string(member.inside->length)),
           Field::hidden("path", member.path), Field::hidden_or_unknown("url", member.url),
           Field::hidden_or_unknown("collected", member.collected), by}};
}

// Files that a killed program had not named yet. The lock is held: nobody writes them now.
Result<void> remove_leftovers(const std::string& folder, FileSystem& files) {
  for (const char* below : {"", "/originals", "/custody", "/store", "/dossier"}) {
    const std::string here = folder + below;
    const Result<FileInfo> info = files.info(here);
    if (!info) return tl::unexpected(info.error());
    if (info->kind != FileKind::folder) continue;
    const Result<std::vector<std::string>> names = files.list(here);
    if (!names) return tl::unexpected(names.error());
    for (const std::string& name : *names) {
      if (!name.starts_with(".habeas-") || !name.ends_with(".tmp")) continue;
      if (Result<void> gone = files.remove(here + "/" + name); !gone) return gone;
    }
  }
  return {};
}

// No log is begun beside originals: theirs was lost.
Result<CustodyLog> open_log(const std::string& folder, bool make, const LogWorld& world,
                            ExaminedLog examined) {
  if (Result<void> removed = remove_leftovers(folder, world.files); !removed) {
    return tl::unexpected(removed.error());
  }
  bool may_begin = false;
  if (make) {
    const Result<FileInfo> log = world.files.info(folder + "/custody/log");
    if (!log) return tl::unexpected(log.error());
    if (log->kind == FileKind::missing) {
      const auto originals = list_originals(world.files, folder + "/originals");
      if (!originals) return tl::unexpected(originals.error());
      may_begin = originals->empty();
    }
  }
  return CustodyLog::open(folder + "/custody", may_begin, world, std::move(examined));
}

std::string store_folder(const std::string& folder) { return folder + "/store"; }

Sha256 digest_of(const Parts& parts) {
  Sha256Stream stream;
  for (const std::string& part : parts) stream.add(part);
  return stream.finish();
}

// The tables can be made again; a change in them is still told.
CustodyCheck check_store(const std::string& folder, FileSystem& files) {
  CustodyCheck check;
  const std::string derived = derived_fault(store_folder(folder), files);
  if (!derived.empty()) check.faults.push_back({store_folder(folder) + "/derived.db", derived});
  const std::string grouping = grouping_fault(store_folder(folder), files);
  if (!grouping.empty()) check.faults.push_back({store_folder(folder) + "/grouping.bin", grouping});
  const std::string catalog = catalog_fault(store_folder(folder), files);
  if (!catalog.empty()) check.faults.push_back({store_folder(folder) + "/catalog.db", catalog});
  for (Fault& fault : seal_faults(store_folder(folder), check.checked, files)) {
    check.faults.push_back(std::move(fault));
  }
  return check;
}

// A batch that a killed program left has to be brought to its end first: any other command does it.
Result<void> expect_no_fault(const std::string& folder, FileSystem& files) {
  const Result<FileInfo> pending = files.info(folder + "/custody/pending");
  if (!pending) return tl::unexpected(pending.error());
  if (pending->kind != FileKind::missing) {
    return fail(Errc::io, folder +
                              ": a program was ended here while it wrote; run `habeas add` or "
                              "`habeas run` once");
  }
  const Result<CustodyCheck> check = check_custody(folder, {}, files);
  if (!check) return tl::unexpected(check.error());
  if (check->faults.empty()) return {};
  const Fault& fault = check->faults.front();
  return fail(Errc::bad_input, fault.object + ": " + fault.message);
}

// Which versions of the stages made the records: program versions are too coarse to tell old
// results from new ones.
Field stages() {
  std::string versions = "clean-";
  versions.append(clean_stage_version()).append(",extract-").append(extract_stage_version());
  versions.append(",compare-").append(compare_stage_version());
  return Field::open("stages", versions);
}

// Of all originals that the entries name.
std::set<std::string> digests_of(const std::vector<Entry>& entries) {
  std::set<std::string> digests;
  for (const Entry& entry : entries) {
    if (entry.kind == "received" || entry.kind == "member") digests.insert(entry.value("sha256"));
  }
  return digests;
}

const Entry* last_derived(const std::vector<Entry>& entries) {
  const Entry* last = nullptr;
  for (const Entry& entry : entries) {
    if (entry.kind == "derived") last = &entry;
  }
  return last;
}

Result<void> expect_case(const std::string& folder, FileSystem& files) {
  const std::string custody = folder + "/custody";
  const Result<FileInfo> info = files.info(custody);
  if (!info) return tl::unexpected(info.error());
  if (info->kind == FileKind::folder) return {};
  return fail(Errc::io, folder + " is no case: there is no folder " + custody);
}

Result<void> make_folder(const std::string& folder, FileSystem& files) {
  const Result<FileInfo> info = files.info(folder);
  if (!info) return tl::unexpected(info.error());
  if (info->kind == FileKind::folder) return {};
  if (info->kind == FileKind::missing) return files.make_folders(folder);
  return fail(Errc::io, folder + " is no folder");
}

}  // namespace

Case::~Case() {
  if (unlock_) unlock_();
}

Case::Case(Case&& other) noexcept
    : folder_(std::move(other.folder_)),
      by_(std::move(other.by_)),
      files_(other.files_),
      unlock_(std::exchange(other.unlock_, {})),
      log_(std::move(other.log_)) {}

Case::Case(std::string folder, std::string by, FileSystem& files, std::function<void()> unlock,
           CustodyLog log)
    : folder_(std::move(folder)),
      by_(std::move(by)),
      files_(&files),
      unlock_(std::move(unlock)),
      log_(std::move(log)) {}

Result<CustodyCheck> check_case(const std::string& folder,
                                const std::vector<std::string>& kept_states, FileSystem& files,
                                const std::string& progress_path, std::uint32_t threads) {
  if (auto there = expect_case(folder, files); !there) return tl::unexpected(there.error());
  const Result<std::function<void()>> unlock = files.lock(folder + "/lock");
  if (!unlock) return tl::unexpected(unlock.error());
  const RunEach run_each = run_on(threads);
  // The log is examined on one thread; the digests of the tables are made meanwhile.
  Result<CustodyCheck> check = fail(Errc::internal, "custody was not checked");
  CustodyCheck store;
  const Result<void> ran = parallel_for(2, threads, [&](std::uint32_t part) {
    if (part == 0) check = check_custody(folder, kept_states, files, progress_path, run_each);
    if (part == 1) store = check_store(folder, files);
  });
  (*unlock)();
  if (!ran) return tl::unexpected(ran.error());
  if (!check) return check;
  check->checked += store.checked;
  for (Fault& fault : store.faults) check->faults.push_back(std::move(fault));
  return check;
}

Result<Archived> back_up(const std::string& folder, const std::string& path, FileSystem& files) {
  if (auto there = expect_case(folder, files); !there) return tl::unexpected(there.error());
  const Result<std::function<void()>> unlock = files.lock(folder + "/lock");
  if (!unlock) return tl::unexpected(unlock.error());
  auto holds = expect_no_fault(folder, files);
  Result<Archived> archived = fail(Errc::internal, "nothing was written");
  if (holds) archived = write_archive(folder, path, files);
  (*unlock)();
  return holds ? archived : tl::unexpected(holds.error());
}

Result<Archived> restore(const std::string& path, const std::string& folder, FileSystem& files) {
  Result<Archived> archived = read_archive(path, folder, files);
  if (!archived) return archived;
  if (auto holds = expect_no_fault(folder, files); !holds) return tl::unexpected(holds.error());
  return archived;
}

Result<Case> Case::open(const std::string& folder, bool make, const std::string& by,
                        const LogWorld& world, ExaminedLog examined) {
  auto there = make ? make_folder(folder, world.files) : expect_case(folder, world.files);
  if (!there) return tl::unexpected(there.error());
  Result<std::function<void()>> unlock = world.files.lock(folder + "/lock");
  if (!unlock) return tl::unexpected(unlock.error());
  Result<CustodyLog> log = open_log(folder, make, world, std::move(examined));
  if (!log) {
    (*unlock)();
    return tl::unexpected(log.error());
  }
  return Case(folder, by, world.files, *std::move(unlock), *std::move(log));
}

Field Case::custodian() const { return Field::hidden_or_unknown("by", by_); }

std::vector<KeptInput> Case::inputs(std::uint64_t before) const {
  return ReceivedSoFar(log_.entries(), before).list();
}

Result<std::vector<UserGazetteer>> Case::gazetteers(std::uint64_t before) const {
  std::vector<UserGazetteer> read;
  for (const Entry& entry : log_.entries()) {
    const auto sha256 = parse_sha256(entry.value("sha256"));
    if (entry.number >= before) break;
    if (entry.kind != "gazetteer" || !sha256) continue;
    Result<std::string> bytes = read_original(*sha256);
    if (!bytes) return tl::unexpected(bytes.error());
    read.push_back({entry.value("path"), *std::move(bytes)});
  }
  return read;
}

Result<void> Case::keep_gazetteer(const std::string& path) {
  const Result<TakenIn> taken = take_in(*files_, path, originals(), kMostGazetteerBytes);
  if (!taken) return tl::unexpected(taken.error());
  if (taken->size_bytes > kMostGazetteerBytes) {
    return fail(Errc::limit_exceeded, path + " is too large for a gazetteer");
  }
  const std::string sha256 = to_hex(taken->sha256);
  for (const Entry& entry : log_.entries()) {
    if (entry.kind == "gazetteer" && entry.value("sha256") == sha256) return {};
  }
  const auto logged = log_.append(
      {{"gazetteer",
        {Field::open("sha256", sha256), Field::open("bytes", std::to_string(taken->size_bytes)),
         Field::hidden("path", path), custodian()}}});
  if (!logged) return tl::unexpected(logged.error());
  return {};
}

Result<void> Case::keep_witness(const std::string& key) {
  const auto logged = log_.append({{"witness", {Field::hidden("key", key), custodian()}}});
  if (!logged) return tl::unexpected(logged.error());
  return {};
}

Result<void> Case::keep_stamp(const std::string& path, const std::string& authorities_path,
                              std::uint64_t size, const std::string& time) {
  const Result<TakenIn> answer = take_in(*files_, path, originals(), 0);
  if (!answer) return tl::unexpected(answer.error());
  const Result<TakenIn> authorities = take_in(*files_, authorities_path, originals(), 0);
  if (!authorities) return tl::unexpected(authorities.error());
  const auto logged = log_.append(
      {{"stamped",
        {Field::open("sha256", to_hex(answer->sha256)),
         Field::open("bytes", std::to_string(answer->size_bytes)),
         Field::open("authority", to_hex(authorities->sha256)),
         Field::open("state", std::to_string(size)), Field::open("stamped", time), custodian()}}});
  if (!logged) return tl::unexpected(logged.error());
  return {};
}

Result<std::vector<Decision>> Case::decisions(std::uint64_t before) const {
  return decisions_in(log_.entries(), before);
}

Result<std::vector<Decision>> Case::decide(const std::vector<ReviewRequest>& requests,
                                           const Pile& pile) {
  Result<std::vector<Decision>> so_far = decisions();
  if (!so_far) return so_far;
  ReviewState state{*std::move(so_far), has_two_person_rule()};
  const std::uint64_t first = log_.entries().size();
  std::vector<NewEntry> entries;
  for (const ReviewRequest& request : requests) {
    Result<Decision> decision = habeas::decide(request, pile, state);
    if (!decision) {
      return fail(decision.error().code, "act " + std::to_string(entries.size() + 1) + ": " +
                                             decision.error().message + "; no act was recorded");
    }
    entries.push_back(entry_of(*decision));
    // The log gives it its number and id; until then it has one of its own.
    decision->id = IdBuilder().add("asked").add(std::uint64_t{entries.size()}).build<DecisionTag>();
    state.decisions.push_back(*std::move(decision));
  }
  if (entries.empty()) return std::vector<Decision>();
  const auto logged = log_.append(std::move(entries));
  if (!logged) return tl::unexpected(logged.error());
  Result<std::vector<Decision>> all = decisions();
  if (!all) return all;
  std::erase_if(*all, [&](const Decision& decision) { return decision.seq < first; });
  return all;
}

bool Case::has_two_person_rule() const { return two_person_rule(log_.entries(), kAllEntries); }

Result<void> Case::set_two_person_rule(bool is_on, const std::string& reason) {
  if (by_.empty()) return fail(Errc::bad_input, "a setting needs a name: --by NAME");
  if (reason.empty()) return fail(Errc::bad_input, "a setting needs a reason: --reason");
  const auto logged = log_.append({two_person_entry(is_on, reason, by_)});
  if (!logged) return tl::unexpected(logged.error());
  return {};
}

std::uint64_t newer_than_records(const std::vector<Entry>& entries) {
  std::uint64_t newer = 0;
  for (const Entry& entry : entries) {
    if (entry.kind == "derived") newer = 0;
    newer += entry.kind == "received" || entry.kind == "decided" ? 1 : 0;
  }
  return newer;
}

std::uint64_t Case::newer_than_records() const {
  return habeas::newer_than_records(log_.entries());
}

Result<void> Case::remember(const Reading& reading) {
  const ReceivedSoFar before(log_.entries(), kAllEntries);
  std::map<Sha256, std::uint64_t> size_of;
  for (const Source& source : reading.sources) size_of[source.sha256] = source.size_bytes;
  std::vector<NewEntry> entries;
  for (const KeptInput& input : reading.received) {
    if (before.has(input)) continue;
    entries.push_back(entry_of(input, input.sha256 ? size_of.at(*input.sha256) : 0, custodian()));
  }
  const std::set<std::string> logged_before = digests_of(log_.entries());
  std::set<SourceId> texts;
  for (const Document& document : reading.documents) texts.insert(document.source);
  for (const Source& source : reading.sources) {
    if (!source.inside || !texts.contains(source.id)) continue;
    if (logged_before.contains(to_hex(source.sha256))) continue;
    entries.push_back(entry_of(source, custodian()));
  }
  if (entries.empty()) return {};
  const auto logged = log_.append(std::move(entries));
  if (!logged) return tl::unexpected(logged.error());
  return {};
}

void Case::number(std::vector<Source>& sources) const {
  std::map<std::string, std::uint64_t> first;
  for (const Entry& entry : log_.entries()) {
    if (entry.kind != "received" && entry.kind != "member") continue;
    first.emplace(entry.value("sha256"), entry.number);
  }
  for (Source& source : sources) {
    const auto found = first.find(to_hex(source.sha256));
    if (found != first.end()) source.custody = found->second;
  }
}

Result<std::unique_ptr<Derived>> Case::derived() const {
  return Derived::open(store_folder(folder_), *files_);
}

bool Case::has_derived() const { return last_derived(log_.entries()) != nullptr; }

std::uint64_t Case::derived_at(std::string_view lines) const {
  const Entry* last = last_derived(log_.entries());
  const bool is_last = last != nullptr && last->value("records") == to_hex(sha256(lines));
  return is_last ? last->number : kAllEntries;
}

// Killed in between, the records are there and not logged: they can be made again, a file that the
// log promises could be missing. The catalog of the records before is given up first: their length
// and end alone tell it from that of the new ones. It is made last, and where it cannot be written
// the run is still good: who serves the case makes it again, or says why not. Its bytes, and what
// the caller wants made `beside`, are made while the records and tables are written.
Result<void> Case::write_records(const Pile& pile, const Parts& lines, const RunEach& run_each,
                                 const std::function<void()>& beside) {
  if (auto given_up = give_up_catalog(folder_, *files_); !given_up) return given_up;
  const std::string digest = to_hex(digest_of(lines));
  Result<void> written = fail(Errc::internal, "no records were written");
  Result<std::string> catalog = fail(Errc::internal, "no catalog was made");
  const std::function<void()> parts[] = {
      beside,
      [&] {
        written = files_->write_atomic_parts(records_path(), lines);
        if (written) written = fill_store(pile, digest);
      },
      [&] { catalog = catalog_of(pile, lines); },
  };
  const Result<void> ran = run_each(static_cast<std::uint32_t>(std::size(parts)),
                                    [&](std::uint32_t part) { parts[part](); });
  if (!ran) return ran;
  if (!written) return written;
  if (auto logged = log_records(pile, digest); !logged) return logged;
  if (catalog) (void)write_catalog(folder_, *catalog, *files_);
  return {};
}

Result<void> Case::log_records(const Pile& pile, const std::string& digest) {
  const Entry* last = last_derived(log_.entries());
  if (last != nullptr && last->value("records") == digest) return {};
  const auto count = [](std::string name, std::size_t number) {
    return Field::open(std::move(name), std::to_string(number));
  };
  const auto logged = log_.append(
      {{"derived",
        {Field::open("records", digest), count("schema", kSchemaVersion), stages(),
         count("sources", pile.sources.size()), count("documents", pile.documents.size()),
         count("claims", pile.claims.size()), count("findings", pile.findings.size()),
         count("problems", pile.problems.size()), custodian()}}});
  if (!logged) return tl::unexpected(logged.error());
  return {};
}

// What is searched for are claims as people left them.
Result<void> Case::fill_store(const Pile& proposed, std::string_view digest) const {
  const Result<std::vector<Decision>> acts = decisions();
  if (!acts) return tl::unexpected(acts.error());
  return fill_store(proposed, *acts, digest);
}

Result<void> Case::fill_store(const Pile& proposed, const std::vector<Decision>& decisions,
                              std::string_view digest) const {
  std::optional<Pile> decided;
  if (!decisions.empty()) decided = decided_pile(proposed, decisions);
  const Pile& pile = decided ? *decided : proposed;
  return change_sealed(store_folder(folder_), *files_, [&](Store& store, OldRows old_rows) {
    return store.replace(pile, digest, old_rows);
  });
}

Result<Store> Case::store() const {
  const Entry* last = last_derived(log_.entries());
  if (last == nullptr) {
    return fail(Errc::io, folder_ + " holds no records yet: habeas run makes them");
  }
  const std::string digest = last->value("records");
  {
    Result<Store> store = open_sealed(store_folder(folder_), *files_);
    if (store && store->made_from().value_or("") == digest) return store;
    if (!store && store.error().code == Errc::unsupported) return store;
  }
  const Result<std::string> lines = read_records();
  if (!lines) return tl::unexpected(lines.error());
  const Result<ReadPile> read = habeas::read_records(*lines);
  if (!read) return tl::unexpected(read.error());
  const Result<std::vector<Decision>> acts = read_decisions(*lines);
  if (!acts) return tl::unexpected(acts.error());
  if (auto filled = fill_store(read->pile, *acts, digest); !filled) {
    return tl::unexpected(filled.error());
  }
  return open_sealed(store_folder(folder_), *files_);
}

Result<void> Case::write_dossier(const Parts& page, const Parts& lines, const RunEach& run_each) {
  if (Result<void> made = files_->make_folders(folder_ + "/dossier"); !made) return made;
  Result<void> done[2];
  const Result<void> ran = run_each(2, [&](std::uint32_t part) {
    done[part] = part == 0 ? files_->write_atomic_parts(folder_ + "/dossier/records.jsonl", lines)
                           : files_->write_atomic_parts(dossier_path(), page);
  });
  if (!ran) return ran;
  return done[0] ? done[1] : done[0];
}

Result<std::string> Case::read_records() const {
  return files_->read(records_path(), kMostRecordsBytes);
}

Result<std::string> Case::read_original(const Sha256& sha256) const {
  return files_->read(original_path(originals(), sha256), kMostRecordsBytes);
}

}  // namespace habeas
