// flow/derived.h - what single documents came to in earlier runs, so that only what changed is made
// again
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "store/derived.h"

namespace habeas {

/// Digests over the sources and data that a stage is built from; the build makes them
/// (cmake/stage_version.cmake). Another digest is another version.
std::string_view clean_stage_version();
std::string_view extract_stage_version();
/// Of all stages that compare documents: resolve, reuse, incident, origin, reconcile.
std::string_view compare_stage_version();

/// The derived records of a case, CASE/store/derived.db, for all threads of a run. derived.sum
/// beside it holds its SHA-256 whenever no program writes in it. What cannot be read counts as
/// missing: it is only made again.
class Derived {
 public:
  /// A file that is damaged is begun anew; one of a newer habeas is an error.
  static Result<std::unique_ptr<Derived>> open(const std::string& store_folder, FileSystem& files);

  std::optional<std::string> find(const DerivedKey& key);
  /// Durable some records later, or with finish(): a program that is killed goes on from there.
  void put(DerivedKey key, std::string bytes);
  /// What the grouping of the last run left (incident/incident.h); empty where there is none of
  /// this program, whole: CASE/store/grouping.bin, and its SHA-256 in grouping.sum.
  [[nodiscard]] std::string grouping() const;
  /// Replaces it. An error is told by finish().
  void keep_grouping(std::string_view bytes);
  /// Writes what is left, and the digest. The first error of all calls.
  Result<void> finish();

 private:
  Derived(std::string folder, FileSystem& files, DerivedStore store)
      : folder_(std::move(folder)), files_(files), store_(std::move(store)) {}
  Result<void> flush();

  std::string folder_;
  FileSystem& files_;
  std::mutex mutex_;
  std::optional<DerivedStore> store_;
  std::vector<DerivedRecord> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool has_written_ = false;
  Result<void> done_;
};

/// What is wrong with what the grouping left in this folder; empty when nothing is, or none is
/// there.
std::string grouping_fault(const std::string& store_folder, FileSystem& files);

/// What is wrong with the derived records in this folder; empty when nothing is, or none are there.
std::string derived_fault(const std::string& store_folder, FileSystem& files);

}  // namespace habeas
