// custody/log.h - the custody log: what was done to the case, in an order that nobody can change
// unseen
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "custody/entry.h"
#include "custody/fault.h"
#include "custody/merkle.h"
#include "custody/note.h"

namespace habeas {

/// The files of a log (docs/custody-log.md), each whole.
struct LogFiles {
  std::string log;         ///< one line an entry
  std::string openings;    ///< what the entries hide
  std::string checkpoint;  ///< the last state, signed
  std::string anchors;     ///< the signed states that left this computer

  bool operator==(const LogFiles&) const = default;
};

/// A signed state that left this computer, and who co-signed it.
struct AnchoredState {
  std::string note;
  std::uint64_t size = 0;  ///< entries that it holds
  std::vector<Cosignature> cosigned;
};

/// All that the files of a log say.
struct LogReport {
  std::vector<Entry> entries;
  MerkleTree tree;
  std::string origin;  ///< name of the log
  std::optional<NoteKey> key;
  std::vector<NoteKey> witnesses;      ///< those whose keys the case took
  std::vector<AnchoredState> anchors;  ///< in the order of the file
  std::uint64_t anchored = 0;          ///< entries below this number stand in a state that left
  std::uint64_t cosigned = 0;          ///< and below this one in one that a witness co-signed
  std::vector<Fault> faults;
};

/// The files of a log, and what they say.
struct ExaminedLog {
  LogFiles files;
  LogReport report;
};

/// Checks lines, numbers, the root before every entry, signatures, commitments. Pure.
LogReport examine_log(const LogFiles& files);

/// Checks a signed state that was kept elsewhere against the log; empty when it fits.
std::string disagreement(const LogReport& report, std::string_view kept_note,
                         const LogFiles& files);

/// The key that an entry `witness` takes into the case; nothing for other entries, and where nobody
/// opened it.
std::optional<NoteKey> witness_in(const Entry& entry);

struct NewEntry {
  std::string kind;
  std::vector<Field> fields;
};

/// The outside world as a log needs it.
struct LogWorld {
  FileSystem& files;
  Clock& clock;
  Random& random;
  std::string program;  ///< name and version, written into every entry
};

/// An open log. The caller holds the lock of the case.
///
/// Entries are written in batches: first the whole batch with its signed state to FOLDER/pending,
/// which is there whole or not at all; then into the files; then `pending` goes. A batch found
/// there was committed by a program that was killed, and is brought to its end when the log opens.
class CustodyLog {
 public:
  /// Opens the log in this folder; a fault is an error. Begins it when `make` and there is none.
  /// Where its files still hold the bytes that were `examined`, they are not examined again.
  static Result<CustodyLog> open(const std::string& folder, bool make, const LogWorld& world,
                                 ExaminedLog examined = {});

  [[nodiscard]] const std::vector<Entry>& entries() const { return report_.entries; }
  [[nodiscard]] const LogReport& report() const { return report_; }
  /// The number of the first entry that no state outside holds; entries().size() if all do.
  [[nodiscard]] std::uint64_t unanchored_since() const { return report_.anchored; }
  /// The last signed state.
  [[nodiscard]] const std::string& checkpoint() const { return files_.checkpoint; }

  /// Durable when it returns; gives the number of the first entry.
  Result<std::uint64_t> append(std::vector<NewEntry> entries);
  [[nodiscard]] const LogFiles& files() const { return files_; }
  /// What open() takes as examined the next time. The log is not used any more.
  ExaminedLog release() { return {std::move(files_), std::move(report_)}; }

  /// Writes down that the last signed state was handed out.
  Result<void> anchor();
  /// Keeps the co-signatures of a state of this log. Every line must be that of a witness whose key
  /// the case took.
  Result<void> keep_cosigned(std::string_view note);

 private:
  CustodyLog(std::string folder, LogWorld world)
      : folder_(std::move(folder)), world_(std::move(world)) {}
  Result<void> begin();
  Result<void> commit(const LogFiles& added);
  Field sealed(Field field, std::uint64_t number, std::string& openings);

  std::string folder_;
  LogWorld world_;
  LogFiles files_;
  LogReport report_;
};

/// What is wrong with the signing key in this folder; empty when it is that of the log.
std::string key_fault(const std::string& folder, const LogReport& report, FileSystem& files);

/// Reads the files of the log in this folder, a pending batch included as if it were written. An
/// error when there is no log.
Result<LogFiles> read_log_files(const std::string& folder, FileSystem& files);

}  // namespace habeas
