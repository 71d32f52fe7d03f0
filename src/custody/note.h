// custody/note.h - signed notes and tree checkpoints in the forms of C2SP (c2sp.org/signed-note,
// c2sp.org/tlog-checkpoint)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sha256.h"
#include "custody/signing.h"

namespace habeas {

/// Base64 of RFC 4648 with padding, and back; nothing where it is not the one canonical form.
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

/// What a key signs, as its first byte says (C2SP signed-note, tlog-cosignature).
enum class KeyKind : std::uint8_t { log = 1, witness = 4 };

/// A key that signs notes under a name without spaces and plus signs.
struct NoteKey {
  std::string name;
  PublicKey key{};
  KeyKind kind = KeyKind::log;
  bool operator==(const NoteKey&) const = default;
};

/// True for one word without a plus sign: what a key may be called.
bool is_key_name(std::string_view name);

/// "NAME+HASH+KEY": the form in which a public key is handed out, and back.
std::string to_text(const NoteKey& key);
std::optional<NoteKey> parse_note_key(std::string_view text);

/// The text of a note must end with a line feed.
Result<std::string> sign_note(std::string_view text, const NoteKey& key, const Seed& seed);
/// The text of the note when this key signed it, else nothing. Lines of other signers are allowed.
std::optional<std::string> open_note(std::string_view note, const NoteKey& key);

/// What another person says of a note: "I saw this at that time, behind all that I saw before".
struct Cosignature {
  std::string name;           ///< of the witness's key
  std::uint64_t seconds = 0;  ///< since 1970, by the clock of the witness
};

/// The line that a witness adds to a note with this text (C2SP tlog-cosignature, cosignature/v1),
/// with its line feed.
Result<std::string> cosign_note(std::string_view text, const NoteKey& key, const Seed& seed,
                                std::uint64_t seconds);
/// Reads the line of a note with this text; nothing when this key did not sign it.
std::optional<Cosignature> read_cosignature(std::string_view line, std::string_view text,
                                            const NoteKey& key);

/// A note taken apart; `signatures` are its lines without line feeds. Both empty where it is none.
struct NoteParts {
  std::string_view text;
  std::vector<std::string_view> signatures;
};
NoteParts parts_of(std::string_view note);
/// The name that a signature line gives itself.
std::string_view signer_of(std::string_view line);
/// The note with the lines of this signer alone.
std::string note_by(std::string_view note, std::string_view signer);

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
