// store/store.h - the records of a case as tables and a full-text index, and answers from them
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "model/nouns.h"
#include "store/database.h"
#include "store/query.h"
#include "store/tables.h"

namespace habeas {

struct HitTag {
  static constexpr std::string_view kPrefix = "hit";
};
using HitId = Id<HitTag>;

/// A passage, or a claim where the query asks for claims.
struct Hit {
  HitId id;
  DocumentId document;
  std::optional<ClaimId> claim;
  TextSpan span;
  std::string quote;                 ///< the text at `span`
  std::vector<TextSpan> highlights;  ///< the words asked for, in order, inside `span`
};

/// Two files in one folder: case.db and index.db. The caller holds the lock of the case.
class Store {
 public:
  /// Opens both, makes what is missing, brings older versions to this one.
  static Result<Store> open(const std::string& folder);

  /// True when open() would change the files: they are not there, or of an older version.
  static Result<bool> is_older(const std::string& folder);

  /// What replace() was told that the tables are made from; empty when they are empty.
  Result<std::string> made_from();
  /// Puts the records of this pile in the place of all others, in one transaction. Rows that are
  /// there are looked at only where both files are of one state.
  Result<void> replace(const Pile& pile, std::string_view made_from, OldRows old_rows);
  /// The files hold all that was written, synced: before their digests are taken.
  Result<void> settle() { return database_.settle(); }

  /// The best hits: those in the article before those in furniture, more highlights first, then in
  /// the order of the documents.
  Result<std::vector<Hit>> search(const Query& query, std::uint32_t most);

 private:
  explicit Store(Database database) : database_(std::move(database)) {}
  Database database_;
};

}  // namespace habeas
