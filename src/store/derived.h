// store/derived.h - what stages made of single documents, kept so that it need not be made again
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sha256.h"
#include "store/database.h"

namespace habeas {

/// What was made, of what, and by which version of the stage. Another version is another record:
/// the old one stays, and is never taken for the new one.
struct DerivedKey {
  std::string stage;
  std::string version;
  Sha256 input{};  ///< over all that the stage was given
};

struct DerivedRecord {
  DerivedKey key;
  std::string bytes;
};

/// How many records of a stage are there.
struct DerivedCount {
  std::string stage, version;
  std::uint64_t records = 0;
};

/// One file, derived.db; it may be dropped at any time. The caller holds the lock of the case, and
/// calls from one thread at a time.
class DerivedStore {
 public:
  static Result<DerivedStore> open(const std::string& folder);

  /// Nothing where there is none, or where it is not what was put there.
  Result<std::optional<std::string>> find(const DerivedKey& key);
  /// In one transaction. What is there under the same key is replaced: it was damaged.
  Result<void> put(const std::vector<DerivedRecord>& records);
  /// In order of stage and version.
  Result<std::vector<DerivedCount>> counts();
  /// The file holds all that was put, synced: before its digest is taken.
  Result<void> settle() { return database_.settle(); }

 private:
  explicit DerivedStore(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace habeas
