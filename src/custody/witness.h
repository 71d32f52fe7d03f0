// custody/witness.h - another person's computer, which co-signs states of logs and never signs two
// that do not fit
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "custody/merkle.h"
#include "custody/note.h"

namespace habeas {

/// What a case hands to a witness: the body of C2SP tlog-witness's add-checkpoint.
///
///   old 4
///   BASE64 of a node of the consistency proof, a line each
///
///   the signed note
struct WitnessRequest {
  std::uint64_t old_size = 0;  ///< what the case believes that the witness saw last
  std::vector<Sha256> proof;
  std::string note;
};

std::string to_text(const WitnessRequest& request);
/// A note alone is a request without a proof, from size 0. Nothing for other text.
std::optional<WitnessRequest> parse_witness_request(std::string_view text);

/// What a witness did with a request.
struct Cosigned {
  std::string note;  ///< with the witness's line; empty where it refused
  Checkpoint state;
  std::uint64_t seen = 0;  ///< size of the state that it had signed before
  std::string refusal;     ///< why it did not sign, in plain words
};

/// The folder of a witness:
///   key          its secret key (`habeas-witness-key 1 DIGITS`)
///   public       its public key, as it hands it out
///   logs/SHA256  of every log (named by the digest of its name): the log's public key, a line, and
///                the last note that this witness signed
/// A state is on the disk before its signature leaves. The caller holds the lock of the folder.
class Witness {
 public:
  /// Opens the witness in this folder; makes one of this name where there is none.
  static Result<Witness> open(const std::string& folder, const std::string& name, FileSystem& files,
                              Clock& clock, Random& random);

  [[nodiscard]] const NoteKey& key() const { return key_; }

  /// Co-signs what only adds to all that it signed of this log before. `log_key` is the key of a
  /// log that it does not know yet, as the log's holder gave it; else empty. An error where the
  /// request cannot be read; a refusal where it is one that must not be signed.
  Result<Cosigned> cosign(std::string_view text, std::string_view log_key);

 private:
  struct Seen {
    NoteKey log;
    std::optional<Checkpoint> state;  ///< none yet
  };
  Witness(std::string folder, FileSystem& files, Clock& clock)
      : folder_(std::move(folder)), files_(&files), clock_(&clock) {}
  Result<Seen> read_seen(const std::string& origin, std::string_view log_key) const;
  [[nodiscard]] std::string seen_path(const std::string& origin) const;

  std::string folder_;
  FileSystem* files_;
  Clock* clock_;
  NoteKey key_;
  Seed seed_{};
};

}  // namespace habeas
