// custody/note.h - signed notes and tree checkpoints in the forms of C2SP (c2sp.org/signed-note,
// c2sp.org/tlog-checkpoint)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/sha256.h"
#include "custody/signing.h"

namespace habeas {

/// Base64 of RFC 4648 with padding, and back; nothing where it is not the one canonical form.
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

/// A key that signs notes under a name without spaces and plus signs.
struct NoteKey {
  std::string name;
  PublicKey key{};
};

/// "NAME+HASH+KEY": the form in which a public key is handed out, and back.
std::string to_text(const NoteKey& key);
std::optional<NoteKey> parse_note_key(std::string_view text);

/// The text of a note must end with a line feed.
Result<std::string> sign_note(std::string_view text, const NoteKey& key, const Seed& seed);
/// The text of the note when this key signed it, else nothing. Lines of other signers are allowed.
std::optional<std::string> open_note(std::string_view note, const NoteKey& key);

/// A state of the log: its first `size` entries have this root.
struct Checkpoint {
  std::string origin;  ///< names the log
  std::uint64_t size = 0;
  Sha256 root{};
  bool operator==(const Checkpoint&) const = default;
};

std::string to_text(const Checkpoint& checkpoint);
std::optional<Checkpoint> parse_checkpoint(std::string_view text);

}  // namespace habeas
