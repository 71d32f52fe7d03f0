// flow/case.h - the case folder: originals, what was received under which name, records, dossier
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "base/run_each.h"
#include "custody/archive.h"
#include "custody/check.h"
#include "custody/log.h"
#include "flow/derived.h"
#include "flow/flow.h"
#include "flow/read.h"
#include "flow/review.h"
#include "model/nouns.h"
#include "store/store.h"

namespace habeas {

///   originals/aa/SHA256     received bytes, never written again
///   custody/                the log of what was done, the only record of what was received
///   records                 what the last run said, made from the originals alone
///   store/                  the same as tables and a full-text index, with their digests in sums;
///                           what single documents came to (flow/derived.h), and where each
///                           record stands in the file (flow/kept_records.h)
///   dossier/index.html      the same for people, and dossier/records.jsonl beside it
///   lock                    held while a program works in the case
class Case {
 public:
  static constexpr std::uint64_t kAllEntries = ~std::uint64_t{0};

  /// Takes the lock, and removes what a killed program left half written. `make` creates what is
  /// missing; without it a case must be there. `by` is the person who works in it, empty: unknown.
  /// A log that was `examined` is not examined again while it holds the same bytes.
  static Result<Case> open(const std::string& folder, bool make, const std::string& by,
                           const LogWorld& world, ExaminedLog examined = {});
  ~Case();
  Case(Case&& other) noexcept;
  Case& operator=(Case&&) = delete;
  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;

  [[nodiscard]] const std::string& folder() const { return folder_; }
  [[nodiscard]] std::string originals() const { return folder_ + "/originals"; }
  [[nodiscard]] std::string records_path() const { return folder_ + "/records"; }
  [[nodiscard]] std::string dossier_path() const { return folder_ + "/dossier/index.html"; }
  /// What was received by the entries before this number, in byte order of path and SHA-256.
  [[nodiscard]] std::vector<KeptInput> inputs(std::uint64_t before = kAllEntries) const;
  [[nodiscard]] CustodyLog& log() { return log_; }
  [[nodiscard]] const CustodyLog& log() const { return log_; }
  /// For open() the next time, once this case is not worked in any more.
  ExaminedLog release_log() { return log_.release(); }
  [[nodiscard]] FileSystem& files() const { return *files_; }

  /// Gazetteers received by the entries before this number, read from the originals.
  Result<std::vector<UserGazetteer>> gazetteers(std::uint64_t before = kAllEntries) const;
  /// Keeps a gazetteer like a source.
  Result<void> keep_gazetteer(const std::string& path);

  /// Takes the public key of a witness (NAME+HASH+KEY), as a log entry.
  Result<void> keep_witness(const std::string& key);
  /// Keeps the answer of a time stamp authority and the certificates behind it like sources.
  /// `size`: how many entries the stamped state holds; `time`: what the answer states.
  Result<void> keep_stamp(const std::string& path, const std::string& authorities_path,
                          std::uint64_t size, const std::string& time);

  /// The acts of people in the entries before this number.
  Result<std::vector<Decision>> decisions(std::uint64_t before = kAllEntries) const;
  /// Checks all requests, then logs all of them or none; gives them as decisions.
  Result<std::vector<Decision>> decide(const std::vector<ReviewRequest>& requests,
                                       const Pile& pile);

  /// True when an act counts only once a second person accepted it.
  [[nodiscard]] bool has_two_person_rule() const;
  /// One person switches the rule on; two persons must ask to switch it off.
  Result<void> set_two_person_rule(bool is_on, const std::string& reason);

  /// Logs what was received, once the originals lie in the case: what the case had before is not
  /// logged again. Durable when it returns.
  Result<void> remember(const Reading& reading);
  /// Gives every source the number of the log entry that received it.
  void number(std::vector<Source>& sources) const;

  /// How many entries of sources and acts are newer than the last records.
  [[nodiscard]] std::uint64_t newer_than_records() const;
  /// True when a run has logged what it made.
  [[nodiscard]] bool has_derived() const;
  /// The number of the last entry that logged records, where these are they; else kAllEntries.
  [[nodiscard]] std::uint64_t derived_at(std::string_view lines) const;
  /// The derived records of single documents.
  [[nodiscard]] Result<std::unique_ptr<Derived>> derived() const;
  /// Writes what was made of the originals, and logs it; nothing is logged twice. `beside` is
  /// called once, meanwhile where there are threads.
  Result<void> write_records(const Pile& pile, const Parts& lines, const RunEach& run_each,
                             const std::function<void()>& beside);
  /// The tables of the last records, made again where they are missing, damaged or older.
  Result<Store> store() const;
  Result<void> write_dossier(const Parts& page, const Parts& lines,
                             const RunEach& run_each = run_in_order);
  Result<std::string> read_records() const;
  Result<std::string> read_original(const Sha256& sha256) const;

 private:
  Case(std::string folder, std::string by, FileSystem& files, std::function<void()> unlock,
       CustodyLog log);
  Field custodian() const;
  Result<void> fill_store(const Pile& proposed, std::string_view digest) const;
  Result<void> fill_store(const Pile& proposed, const std::vector<Decision>& decisions,
                          std::string_view digest) const;
  Result<void> log_records(const Pile& pile, const std::string& digest);

  std::string folder_;
  std::string by_;
  FileSystem* files_;
  std::function<void()> unlock_;
  CustodyLog log_;
};

/// How many entries of sources and acts are newer than the last records.
std::uint64_t newer_than_records(const std::vector<Entry>& entries);

/// Checks the custody of a case that may be damaged, under its lock; changes nothing in it
/// (custody/check.h). Originals are read on `threads` threads.
Result<CustodyCheck> check_case(const std::string& folder,
                                const std::vector<std::string>& kept_states, FileSystem& files,
                                const std::string& progress_path, std::uint32_t threads);

/// Writes a case that holds to the new file `path`, and reads it back (custody/archive.h).
Result<Archived> back_up(const std::string& folder, const std::string& path, FileSystem& files);
/// Makes a case from such a file, and checks its custody.
Result<Archived> restore(const std::string& path, const std::string& folder, FileSystem& files);

}  // namespace habeas
