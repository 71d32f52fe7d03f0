// store/schema.cpp - the tables
#include "store/schema.h"

#include <array>

namespace habeas {
namespace {

// Positions go up as the pile goes on: they give the order of answers. Days count from 1970-01-01.
// A document, its passages and its claims have a run of numbers of their own (store/tables.cpp).
constexpr std::array<std::string_view, 3> kCase{R"(
  CREATE TABLE main.meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE main.document(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL,
    title TEXT NOT NULL);
  CREATE TABLE main.claim(position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    document INTEGER NOT NULL REFERENCES document(position), kind TEXT NOT NULL, subkind TEXT NOT NULL,
    concept TEXT NOT NULL, span_begin INTEGER NOT NULL, span_end INTEGER NOT NULL,
    anchor_begin INTEGER NOT NULL, anchor_end INTEGER NOT NULL, quote TEXT NOT NULL,
    least_digits INTEGER, least_scale INTEGER, most_digits INTEGER, most_scale INTEGER,
    earliest INTEGER, latest INTEGER, incident TEXT) ;
  CREATE INDEX main.claim_of_document ON claim(document);
  CREATE TABLE main.claim_state(claim INTEGER NOT NULL REFERENCES claim(position), state TEXT NOT NULL,
    PRIMARY KEY(claim, state)) WITHOUT ROWID;
)",
                                                R"(
  CREATE INDEX main.claim_of_days ON claim(earliest, latest) WHERE earliest IS NOT NULL;
)",
                                                R"(
  ALTER TABLE main.document ADD COLUMN digest TEXT NOT NULL DEFAULT '';
  ALTER TABLE main.document ADD COLUMN width INTEGER NOT NULL DEFAULT 0;
)"};

// Words keep their ends (no stemming); scripts without spaces are found by any three characters.
constexpr std::array<std::string_view, 1> kIndex{R"(
  CREATE TABLE search.meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE search.passage(id INTEGER PRIMARY KEY, document INTEGER NOT NULL, begin INTEGER NOT NULL,
    is_article INTEGER NOT NULL, is_unspaced INTEGER NOT NULL, text TEXT NOT NULL);
  CREATE INDEX search.passage_of_document ON passage(document, begin);
  CREATE INDEX search.unspaced_passage ON passage(id) WHERE is_unspaced;
  CREATE VIRTUAL TABLE search.words USING fts5(text, content='passage', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2');
  CREATE VIRTUAL TABLE search.grams USING fts5(text, content='passage', content_rowid='id',
    tokenize='trigram');
  CREATE VIRTUAL TABLE search.fields USING fts5(voice, place, incident,
    tokenize='unicode61 remove_diacritics 2');
)"};

Result<std::int64_t> version_of(Database& database, const std::string& name) {
  Result<Statement> asked = database.prepare("PRAGMA " + name + ".user_version");
  if (!asked) return tl::unexpected(asked.error());
  const Result<bool> row = asked->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? asked->integer(0) : 0;
}

}  // namespace

Migrations case_migrations() { return kCase; }
Migrations index_migrations() { return kIndex; }

Result<bool> is_older(Database& database, const std::string& name, Migrations migrations) {
  const Result<std::int64_t> version = version_of(database, name);
  if (!version) return tl::unexpected(version.error());
  return *version >= 0 && *version < static_cast<std::int64_t>(migrations.size());
}

Result<void> migrate(Database& database, const std::string& name, Migrations migrations) {
  const Result<std::int64_t> version = version_of(database, name);
  if (!version) return tl::unexpected(version.error());
  const auto last = static_cast<std::int64_t>(migrations.size());
  if (*version < 0 || *version > last) {
    return fail(Errc::unsupported, "the database was made by a newer habeas: its version is " +
                                       std::to_string(*version) + ", this one knows " +
                                       std::to_string(last));
  }
  for (std::int64_t step = *version; step < last; ++step) {
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return tl::unexpected(transaction.error());
    auto done = database.run(std::string(migrations[static_cast<std::size_t>(step)]));
    if (done) {
      done = database.run("PRAGMA " + name + ".user_version=" + std::to_string(step + 1));
    }
    if (done) done = transaction->commit();
    if (!done) return done;
  }
  return {};
}

}  // namespace habeas
