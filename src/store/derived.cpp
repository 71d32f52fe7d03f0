// store/derived.cpp - one table: stage, version, input, what was made, and its digest
#include "store/derived.h"

#include <array>
#include <utility>

#include "store/schema.h"

namespace habeas {
namespace {

constexpr std::array<std::string_view, 1> kDerived{R"(
  CREATE TABLE main.derived(stage TEXT NOT NULL, version TEXT NOT NULL, input TEXT NOT NULL,
    digest TEXT NOT NULL, made BLOB NOT NULL, PRIMARY KEY(stage, version, input)) WITHOUT ROWID;
)"};

// Bound to its key: a record that was moved to another place is not found there.
std::string digest_of(const DerivedKey& key, std::string_view bytes) {
  Sha256Stream hash;
  hash.add(key.stage);
  hash.add("\n");
  hash.add(key.version);
  hash.add("\n");
  hash.add(to_hex(key.input));
  hash.add("\n");
  hash.add(bytes);
  return to_hex(hash.finish());
}

}  // namespace

Result<DerivedStore> DerivedStore::open(const std::string& folder) {
  Result<Database> database = Database::open(folder + "/derived.db");
  if (!database) return tl::unexpected(database.error());
  if (auto done = migrate(*database, "main", kDerived); !done) return tl::unexpected(done.error());
  return DerivedStore(*std::move(database));
}

Result<std::optional<std::string>> DerivedStore::find(const DerivedKey& key) {
  auto asked = database_.prepare(
      "SELECT made, digest FROM main.derived WHERE stage=? AND version=? AND input=?");
  if (!asked) return tl::unexpected(asked.error());
  const Result<bool> row = asked->bind(key.stage).bind(key.version).bind(to_hex(key.input)).step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::optional<std::string>();
  std::string bytes = asked->bytes(0);
  if (asked->text(1) != digest_of(key, bytes)) return std::optional<std::string>();
  return std::optional<std::string>(std::move(bytes));
}

Result<void> DerivedStore::put(const std::vector<DerivedRecord>& records) {
  if (records.empty()) return {};
  Result<Transaction> transaction = Transaction::begin(database_);
  if (!transaction) return tl::unexpected(transaction.error());
  auto row = database_.prepare("INSERT OR REPLACE INTO main.derived VALUES(?,?,?,?,?)");
  if (!row) return tl::unexpected(row.error());
  for (const DerivedRecord& record : records) {
    row->bind(record.key.stage).bind(record.key.version).bind(to_hex(record.key.input));
    row->bind(digest_of(record.key, record.bytes)).bind_bytes(record.bytes);
    if (auto done = row->run(); !done) return done;
  }
  return transaction->commit();
}

Result<std::vector<DerivedCount>> DerivedStore::counts() {
  auto asked = database_.prepare(
      "SELECT stage, version, count(*) FROM main.derived GROUP BY stage, version "
      "ORDER BY stage, version");
  if (!asked) return tl::unexpected(asked.error());
  std::vector<DerivedCount> counts;
  while (true) {
    const Result<bool> row = asked->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return counts;
    counts.push_back(
        {asked->text(0), asked->text(1), static_cast<std::uint64_t>(asked->integer(2))});
  }
}

}  // namespace habeas
