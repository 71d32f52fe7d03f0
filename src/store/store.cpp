// store/store.cpp - opens the two files as one database, and replaces what they hold
#include "store/store.h"

#include <utility>

#include "store/schema.h"

namespace habeas {
namespace {

Result<Database> open_both(const std::string& folder) {
  Result<Database> database = Database::open(folder + "/case.db");
  if (!database) return database;
  const auto attached = database->attach(folder + "/index.db", "search");
  if (!attached) return tl::unexpected(attached.error());
  return database;
}

}  // namespace

Result<bool> Store::is_older(const std::string& folder) {
  Result<Database> database = open_both(folder);
  if (!database) return tl::unexpected(database.error());
  const Result<bool> tables = habeas::is_older(*database, "main", case_migrations());
  if (!tables || *tables) return tables;
  return habeas::is_older(*database, "search", index_migrations());
}

Result<Store> Store::open(const std::string& folder) {
  Result<Database> database = open_both(folder);
  if (!database) return tl::unexpected(database.error());
  auto done = migrate(*database, "main", case_migrations());
  if (done) done = migrate(*database, "search", index_migrations());
  if (!done) return tl::unexpected(done.error());
  return Store(*std::move(database));
}

Result<std::string> Store::made_from() {
  // A transaction over two files is whole in each, not in both: a killed one shows here.
  auto asked = database_.prepare(
      "SELECT value FROM main.meta JOIN search.meta USING (name, value) WHERE name='made_from'");
  if (!asked) return tl::unexpected(asked.error());
  const Result<bool> row = asked->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? asked->text(0) : std::string();
}

Result<void> Store::replace(const Pile& pile, std::string_view made_from, OldRows old_rows) {
  const Result<std::string> before = this->made_from();
  if (!before) return tl::unexpected(before.error());
  Result<Transaction> transaction = Transaction::begin(database_);
  if (!transaction) return tl::unexpected(transaction.error());
  if (before->empty()) old_rows = OldRows::write_anew;
  auto done = write_tables(database_, pile, made_from, old_rows);
  return done ? transaction->commit() : done;
}

}  // namespace habeas
