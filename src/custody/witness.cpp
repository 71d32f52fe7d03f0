// custody/witness.cpp - checks that a state only adds to what was signed before, remembers it,
// signs
#include "custody/witness.h"

#include <algorithm>
#include <utility>

#include "custody/entry.h"
#include "custody/key_file.h"

namespace habeas {
namespace {

constexpr std::string_view kKeyHead = "habeas-witness-key 1";
constexpr std::string_view kOld = "old ";
constexpr std::uint64_t kMostStateBytes = 1U << 20U;
constexpr std::size_t kMostProofLines = 63;  // as C2SP tlog-witness says

std::string_view bytes_of(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

std::optional<Sha256> parse_node(std::string_view line) {
  const auto bytes = from_base64(line);
  Sha256 node{};
  if (!bytes || bytes->size() != node.size()) return std::nullopt;
  std::copy(bytes->begin(), bytes->end(), node.begin());
  return node;
}

// The name that a checkpoint gives its log: its first line, not checked yet.
std::string origin_in(std::string_view note) {
  return std::string(note.substr(0, note.find('\n')));
}

std::optional<Checkpoint> open_state(std::string_view note, const NoteKey& log) {
  const auto text = open_note(note, log);
  auto state = text ? parse_checkpoint(*text) : std::nullopt;
  return state && state->origin == log.name ? state : std::nullopt;
}

std::string entries(std::uint64_t size) {
  return std::to_string(size) + (size == 1 ? " entry" : " entries");
}

// Why this state must not be signed behind the last one; empty when it may be.
std::string refusal_of(const std::optional<Checkpoint>& last, const Checkpoint& state,
                       const WitnessRequest& request) {
  if (!last) return {};
  if (state.size < last->size) {
    return "a rollback: this state has " + entries(state.size) + ", but one of " +
           entries(last->size) + " was signed here before";
  }
  if (state.size == last->size) {
    return state.root == last->root
               ? std::string()
               : "a fork: another state of " + entries(state.size) + " was signed here before";
  }
  if (request.old_size != last->size) {
    return "the proof begins at " + entries(request.old_size) +
           ", but the last state signed here has " + std::to_string(last->size) +
           ": ask again with habeas checkpoint --old " + std::to_string(last->size);
  }
  if (!is_consistent({last->size, last->root}, {state.size, state.root}, request.proof)) {
    return "a fork: nothing shows that this state only adds to the one of " + entries(last->size) +
           " that was signed here before";
  }
  return {};
}

}  // namespace

std::string to_text(const WitnessRequest& request) {
  std::string text = std::string(kOld) + std::to_string(request.old_size) + "\n";
  for (const Sha256& node : request.proof) text += to_base64(bytes_of(node)) + "\n";
  return text + "\n" + request.note;
}

std::optional<WitnessRequest> parse_witness_request(std::string_view text) {
  WitnessRequest request;
  if (!text.starts_with(kOld)) {
    request.note = text;
    if (parts_of(text).signatures.empty()) return std::nullopt;
    return request;
  }
  std::string_view line = text.substr(kOld.size(), text.find('\n') - kOld.size());
  const auto old_size = parse_number(line);
  if (!old_size) return std::nullopt;
  request.old_size = *old_size;
  text.remove_prefix(std::min(text.size(), kOld.size() + line.size() + 1));
  while (!text.empty() && text.front() != '\n') {
    line = text.substr(0, text.find('\n'));
    const auto node = parse_node(line);
    if (!node || request.proof.size() == kMostProofLines) return std::nullopt;
    request.proof.push_back(*node);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  if (text.empty()) return std::nullopt;
  request.note = text.substr(1);
  if (parts_of(request.note).signatures.empty()) return std::nullopt;
  return request;
}

Result<Witness> Witness::open(const std::string& folder, const std::string& name, FileSystem& files,
                              Clock& clock, Random& random) {
  Witness witness(folder, files, clock);
  const std::string key_path = folder + "/key";
  const std::string public_path = folder + "/public";
  const Result<FileInfo> info = files.info(public_path);
  if (!info) return tl::unexpected(info.error());
  if (info->kind == FileKind::missing) {
    if (name.empty()) {
      return fail(Errc::bad_input, "there is no witness in " + folder + ": --name NAME makes one");
    }
    if (!is_key_name(name)) {
      return fail(Errc::bad_input, "the name of a witness is one word without a plus sign");
    }
    witness.seed_ = random_seed(random);
    auto open_key = public_key_of(witness.seed_);
    if (!open_key) return tl::unexpected(open_key.error());
    witness.key_ = {name, *open_key, KeyKind::witness};
    auto made = files.make_folders(folder + "/logs");
    if (made) made = files.write_secret(key_path, key_file_text(kKeyHead, witness.seed_));
    if (made) made = files.write_atomic(public_path, to_text(witness.key_) + "\n");
    if (!made) return tl::unexpected(made.error());
    return witness;
  }
  const Result<std::string> secret = files.read(key_path, kMostStateBytes);
  if (!secret) return tl::unexpected(secret.error());
  const Result<std::string> open_text = files.read(public_path, kMostStateBytes);
  if (!open_text) return tl::unexpected(open_text.error());
  const auto seed = parse_key_file(kKeyHead, *secret);
  const auto key = parse_note_key(open_text->substr(0, open_text->find('\n')));
  if (!seed || !key || key->kind != KeyKind::witness || to_text(*key) + "\n" != *open_text) {
    return fail(Errc::bad_input, folder + " holds no witness: key and public do not fit");
  }
  const auto open_key = public_key_of(*seed);
  if (!open_key || *open_key != key->key) {
    return fail(Errc::bad_input, key_path + " is not the key of " + public_path);
  }
  if (!name.empty() && name != key->name) {
    return fail(Errc::bad_input, "the witness in " + folder + " is called " + key->name);
  }
  witness.seed_ = *seed;
  witness.key_ = *key;
  return witness;
}

std::string Witness::seen_path(const std::string& origin) const {
  return folder_ + "/logs/" + to_hex(sha256(origin));
}

Result<Witness::Seen> Witness::read_seen(const std::string& origin,
                                         std::string_view log_key) const {
  const std::string path = seen_path(origin);
  const Result<FileInfo> info = files_->info(path);
  if (!info) return tl::unexpected(info.error());
  if (info->kind == FileKind::missing) {
    const auto key = parse_note_key(log_key);
    if (!key || key->kind != KeyKind::log || key->name != origin) {
      return fail(Errc::bad_input, "this witness does not know the log " + origin +
                                       " yet: give its public key once, --log-key NAME+HASH+KEY");
    }
    return Seen{*key, std::nullopt};
  }
  const Result<std::string> text = files_->read(path, kMostStateBytes);
  if (!text) return tl::unexpected(text.error());
  const std::size_t line = std::min(text->find('\n'), text->size());
  const auto key = parse_note_key(std::string_view(*text).substr(0, line));
  const std::string note = text->substr(std::min(line + 1, text->size()));
  auto state = key ? open_state(note, *key) : std::nullopt;
  const NoteParts parts = parts_of(note);
  const bool is_mine = std::any_of(
      parts.signatures.begin(), parts.signatures.end(),
      [&](std::string_view one) { return read_cosignature(one, parts.text, key_).has_value(); });
  if (!state || state->origin != origin || !is_mine) {
    return fail(Errc::bad_input, path + " is not a state that this witness signed: it was changed");
  }
  if (!log_key.empty() && log_key != to_text(*key)) {
    return fail(Errc::bad_input, "this log has had another key here: " + to_text(*key));
  }
  return Seen{*key, std::move(state)};
}

Result<Cosigned> Witness::cosign(std::string_view text, std::string_view log_key) {
  const auto request = parse_witness_request(text);
  if (!request) {
    return fail(Errc::bad_input,
                "neither a request that habeas checkpoint --request wrote nor a signed state");
  }
  const Result<Seen> seen = read_seen(origin_in(request->note), log_key);
  if (!seen) return tl::unexpected(seen.error());
  const auto state = open_state(request->note, seen->log);
  if (!state) return fail(Errc::bad_input, "the state is not signed by the key of its log");
  Cosigned cosigned;
  cosigned.state = *state;
  if (seen->state) cosigned.seen = seen->state->size;
  cosigned.refusal = refusal_of(seen->state, *state, *request);
  if (!cosigned.refusal.empty()) return cosigned;
  const auto now = static_cast<std::uint64_t>(std::max<std::int64_t>(0, clock_->wall_seconds()));
  const auto line = cosign_note(to_text(*state), key_, seed_, now);
  if (!line) return tl::unexpected(line.error());
  // What others added is theirs to hand out.
  const std::string note = note_by(request->note, seen->log.name) + *line;
  const auto kept =
      files_->write_atomic(seen_path(state->origin), to_text(seen->log) + "\n" + note);
  if (!kept) return tl::unexpected(kept.error());
  cosigned.note = note;
  return cosigned;
}

}  // namespace habeas
