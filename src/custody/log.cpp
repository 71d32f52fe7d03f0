// custody/log.cpp - opens the log, brings a killed batch to its end, adds entries durably
#include "custody/log.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/ensure.h"
#include "custody/key_file.h"

namespace habeas {
namespace {

constexpr std::uint64_t kMostLogBytes = 4ULL << 30U;
constexpr std::string_view kPendingHead = "habeas-pending 1";
constexpr std::string_view kKeyHead = "habeas-signing-key 1";

std::string log_path(const std::string& folder) { return folder + "/log"; }
std::string openings_path(const std::string& folder) { return folder + "/openings"; }
std::string checkpoint_path(const std::string& folder) { return folder + "/checkpoint"; }
std::string anchors_path(const std::string& folder) { return folder + "/anchors"; }
std::string key_path(const std::string& folder) { return folder + "/key"; }
std::string pending_path(const std::string& folder) { return folder + "/pending"; }

Result<bool> is_there(const std::string& path, FileSystem& files) {
  const Result<FileInfo> info = files.info(path);
  if (!info) return tl::unexpected(info.error());
  return info->kind != FileKind::missing;
}

Result<std::string> read_if_there(const std::string& path, FileSystem& files) {
  const Result<bool> there = is_there(path, files);
  if (!there) return tl::unexpected(there.error());
  if (!*there) return std::string();
  return files.read(path, kMostLogBytes);
}

/// A batch that is committed: where it begins in the files, and what it adds.
struct Pending {
  std::uint64_t log_at = 0, openings_at = 0;
  LogFiles added;
};

std::string to_text(const Pending& pending) {
  const std::string body = pending.added.openings + pending.added.log + pending.added.checkpoint;
  return std::string(kPendingHead) + " " + std::to_string(pending.log_at) + " " +
         std::to_string(pending.openings_at) + " " + std::to_string(pending.added.openings.size()) +
         " " + std::to_string(pending.added.log.size()) + " " + to_hex(sha256(body)) + "\n" + body;
}

std::optional<Pending> parse_pending(std::string_view text) {
  Pending pending;
  const std::size_t head_bytes = text.find('\n');
  if (head_bytes == std::string_view::npos || !text.starts_with(kPendingHead)) return std::nullopt;
  std::string_view head = text.substr(0, head_bytes).substr(kPendingHead.size());
  const std::string_view body = text.substr(head_bytes + 1);
  std::array<std::uint64_t, 4> numbers{};
  for (std::uint64_t& number : numbers) {
    if (!head.starts_with(' ')) return std::nullopt;
    head.remove_prefix(1);
    const auto parsed = parse_number(head.substr(0, head.find(' ')));
    if (!parsed) return std::nullopt;
    number = *parsed;
    head.remove_prefix(std::min(head.size(), head.find(' ')));
  }
  pending.log_at = numbers[0];
  pending.openings_at = numbers[1];
  if (numbers[2] > body.size() || numbers[3] > body.size() - numbers[2]) return std::nullopt;
  pending.added.openings = body.substr(0, numbers[2]);
  pending.added.log = body.substr(numbers[2], numbers[3]);
  pending.added.checkpoint = body.substr(numbers[2] + numbers[3]);
  if (to_text(pending) != text) return std::nullopt;
  return pending;
}

// Gives the files the state behind the batch, whether or not parts of it were written already.
bool apply(const Pending& pending, LogFiles& files) {
  if (files.log.size() < pending.log_at || files.openings.size() < pending.openings_at) {
    return false;
  }
  files.log.resize(pending.log_at);
  files.openings.resize(pending.openings_at);
  files.log += pending.added.log;
  files.openings += pending.added.openings;
  files.checkpoint = pending.added.checkpoint;
  return true;
}

struct LogState {
  LogFiles files;
  std::optional<Pending> pending;
};

Result<LogState> read_state(const std::string& folder, FileSystem& files) {
  LogState state;
  const std::array<std::pair<std::string, std::string*>, 4> parts{
      {{log_path(folder), &state.files.log},
       {openings_path(folder), &state.files.openings},
       {checkpoint_path(folder), &state.files.checkpoint},
       {anchors_path(folder), &state.files.anchors}}};
  for (const auto& [path, into] : parts) {
    Result<std::string> bytes = read_if_there(path, files);
    if (!bytes) return tl::unexpected(bytes.error());
    *into = *std::move(bytes);
  }
  const Result<std::string> pending = read_if_there(pending_path(folder), files);
  if (!pending) return tl::unexpected(pending.error());
  if (pending->empty()) return state;
  state.pending = parse_pending(*pending);
  if (!state.pending || !apply(*state.pending, state.files)) {
    return fail(Errc::bad_input, pending_path(folder) + " is not a batch of this log");
  }
  return state;
}

// Writes what a committed batch adds; may be done again from any point.
Result<void> finish(const Pending& pending, const std::string& folder, FileSystem& files) {
  auto done = files.write_at(openings_path(folder), pending.openings_at, pending.added.openings);
  if (done) done = files.write_at(log_path(folder), pending.log_at, pending.added.log);
  if (done) done = files.write_atomic(checkpoint_path(folder), pending.added.checkpoint);
  if (done) done = files.remove(pending_path(folder));
  return done;
}

Error first_fault(const LogReport& report) {
  const Fault& fault = report.faults.front();
  return {Errc::bad_input, fault.object + ": " + fault.message +
                               "; habeas verify says more. Nothing is added to this case"};
}

// 128 random bits as an array of bytes.
Salt random_salt(Random& random) {
  Salt salt{};
  for (std::size_t i = 0; i < salt.size(); i += 8) {
    std::uint64_t bits = random.next();
    for (std::size_t k = 0; k < 8; ++k, bits >>= 8U) {
      salt[i + k] = static_cast<std::uint8_t>(bits & 0xFFU);
    }
  }
  return salt;
}

// Before its first entry a log names no key yet.
Result<Seed> read_key(const std::string& folder, const LogReport& report, FileSystem& files) {
  constexpr std::uint64_t kMostKeyBytes = 4096;
  const Result<std::string> text = files.read(key_path(folder), kMostKeyBytes);
  if (!text) return tl::unexpected(text.error());
  const std::optional<Seed> seed = parse_key_file(kKeyHead, *text);
  if (!seed) return fail(Errc::bad_input, key_path(folder) + " holds no signing key");
  if (!report.key) return *seed;
  const Result<PublicKey> open_key = public_key_of(*seed);
  if (!open_key) return tl::unexpected(open_key.error());
  if (*open_key != report.key->key) {
    return fail(Errc::bad_input, key_path(folder) + " is not the key of this log");
  }
  return *seed;
}

}  // namespace

Result<LogFiles> read_log_files(const std::string& folder, FileSystem& files) {
  Result<LogState> state = read_state(folder, files);
  if (!state) return tl::unexpected(state.error());
  if (state->files.log.empty()) {
    return fail(Errc::io, "there is no custody log in " + log_path(folder));
  }
  return std::move(state->files);
}

Result<CustodyLog> CustodyLog::open(const std::string& folder, bool make, const LogWorld& world,
                                    ExaminedLog examined) {
  CustodyLog log(folder, world);
  Result<LogState> state = read_state(folder, world.files);
  if (!state) return tl::unexpected(state.error());
  log.files_ = std::move(state->files);
  const bool is_new = log.files_.log.empty() && log.files_.openings.empty() &&
                      log.files_.checkpoint.empty() && log.files_.anchors.empty();
  if (is_new && make) {
    if (Result<void> begun = log.begin(); !begun) return tl::unexpected(begun.error());
    return log;
  }
  if (log.files_.log.empty()) {
    return fail(Errc::io, "there is no custody log in " + log_path(folder));
  }
  const bool is_examined = examined.files == log.files_;
  log.report_ = is_examined ? std::move(examined.report) : examine_log(log.files_);
  if (!log.report_.faults.empty()) return tl::unexpected(first_fault(log.report_));
  if (state->pending) {
    Result<void> finished = finish(*state->pending, folder, world.files);
    if (!finished) return tl::unexpected(finished.error());
  }
  return log;
}

// The key of a log that was killed before its first entry is used again.
Result<void> CustodyLog::begin() {
  FileSystem& files = world_.files;
  if (auto made = files.make_folders(folder_); !made) return made;
  const Result<bool> has_key = is_there(key_path(folder_), files);
  if (!has_key) return tl::unexpected(has_key.error());
  if (!*has_key) {
    const std::string text = key_file_text(kKeyHead, random_seed(world_.random));
    if (auto kept = files.write_secret(key_path(folder_), text); !kept) return kept;
  }
  const Result<Seed> seed = read_key(folder_, report_, world_.files);
  if (!seed) return tl::unexpected(seed.error());
  Result<PublicKey> open_key = public_key_of(*seed);
  if (!open_key) return tl::unexpected(open_key.error());
  const Salt name = random_salt(world_.random);
  report_.origin = "habeas.case/" + to_hex(name.data(), name.size());
  report_.key = NoteKey{report_.origin, *open_key};
  const auto number = append({{"case",
                               {Field::open("format", "1"), Field::open("log", report_.origin),
                                Field::open("key", to_text(*report_.key))}}});
  if (!number) return tl::unexpected(number.error());
  return {};
}

std::string key_fault(const std::string& folder, const LogReport& report, FileSystem& files) {
  const Result<Seed> seed = read_key(folder, report, files);
  return seed ? std::string() : seed.error().message;
}

Field CustodyLog::sealed(Field field, std::uint64_t number, std::string& openings) {
  if (field.kind != FieldKind::hidden) return field;
  const Opening opening{number, field.name, random_salt(world_.random), field.value};
  field.commitment = commitment_of(opening.salt, opening.name, opening.value);
  openings += line_of(opening) + "\n";
  return field;
}

Result<std::uint64_t> CustodyLog::append(std::vector<NewEntry> entries) {
  const std::uint64_t first = report_.tree.size();
  const Result<Seed> seed = read_key(folder_, report_, world_.files);
  if (!seed) return tl::unexpected(seed.error());
  const std::string time = utc_text(world_.clock.wall_seconds());
  LogFiles added;
  MerkleTree tree = report_.tree;
  std::vector<Entry> written;
  for (NewEntry& made : entries) {
    Entry entry{tree.size(), time, std::move(made.kind), {}};
    entry.fields.push_back(Field::open("prior", to_hex(tree.root())));
    entry.fields.push_back(Field::open("clock", "system"));
    entry.fields.push_back(Field::open("program", world_.program));
    for (Field& field : made.fields) {
      entry.fields.push_back(sealed(std::move(field), entry.number, added.openings));
    }
    const std::string line = line_of(entry);
    HB_ENSURE(parse_entry(line).has_value(), "an entry that cannot be read back: " + line);
    tree.add(line);
    added.log += line + "\n";
    written.push_back(std::move(entry));
  }
  const Checkpoint state{report_.origin, tree.size(), tree.root()};
  Result<std::string> note = sign_note(to_text(state), *report_.key, *seed);
  if (!note) return tl::unexpected(note.error());
  added.checkpoint = *std::move(note);
  if (Result<void> committed = commit(added); !committed) {
    return tl::unexpected(committed.error());
  }
  report_.tree = std::move(tree);
  for (const Entry& entry : written) {
    if (const auto key = witness_in(entry)) report_.witnesses.push_back(*key);
  }
  std::move(written.begin(), written.end(), std::back_inserter(report_.entries));
  return first;
}

Result<void> CustodyLog::commit(const LogFiles& added) {
  const Pending pending{files_.log.size(), files_.openings.size(), added};
  auto done = world_.files.write_atomic(pending_path(folder_), to_text(pending));
  if (done) done = finish(pending, folder_, world_.files);
  if (done) (void)apply(pending, files_);
  return done;
}

Result<void> CustodyLog::anchor() {
  if (report_.anchored == report_.tree.size()) return {};
  const std::string anchors = files_.anchors + files_.checkpoint;
  auto written = world_.files.write_atomic(anchors_path(folder_), anchors);
  if (!written) return written;
  files_.anchors = anchors;
  report_.anchors.push_back({files_.checkpoint, report_.tree.size(), {}});
  report_.anchored = report_.tree.size();
  return {};
}

Result<void> CustodyLog::keep_cosigned(std::string_view note) {
  if (const std::string wrong = disagreement(report_, note, files_); !wrong.empty()) {
    return fail(Errc::bad_input, "this is no state of this log: " + wrong);
  }
  const NoteParts parts = parts_of(note);
  std::string merged = note_by(note, report_.origin);
  std::string others;
  for (const AnchoredState& state : report_.anchors) {
    if (parts_of(state.note).text == parts.text) {
      merged = state.note;
    } else {
      others += state.note;
    }
  }
  for (const std::string_view line : parts.signatures) {
    if (signer_of(line) == report_.origin) continue;
    const bool is_known = std::any_of(
        report_.witnesses.begin(), report_.witnesses.end(),
        [&](const NoteKey& key) { return read_cosignature(line, parts.text, key).has_value(); });
    if (!is_known) {
      return fail(Errc::bad_input, "'" + std::string(signer_of(line)) +
                                       "' is no witness whose key this case took, or did not sign");
    }
    if (merged.find(line) == std::string::npos) merged += std::string(line) + "\n";
  }
  LogFiles files = files_;
  files.anchors = others + merged;
  LogReport report = examine_log(files);
  if (!report.faults.empty()) return tl::unexpected(first_fault(report));
  if (auto kept = world_.files.write_atomic(anchors_path(folder_), files.anchors); !kept) {
    return kept;
  }
  files_ = std::move(files);
  report_ = std::move(report);
  return {};
}

}  // namespace habeas
