// store/database.h - wraps SQLite: a connection and its statements
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace habeas {

class Database;

/// A prepared statement. After the first error every call does nothing; step() reports it.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  /// Binds the next parameter, from the first on after reset().
  Statement& bind(std::int64_t number);
  Statement& bind(std::string_view text);
  Statement& bind_null();
  Statement& bind_bytes(std::string_view bytes);
  template <class T>
  Statement& bind(const std::optional<T>& value) {
    return value ? bind(*value) : bind_null();
  }
  /// True when there is a row.
  Result<bool> step();
  /// Runs a statement that gives no rows, and makes it ready for the next parameters.
  Result<void> run();
  void reset();

  /// Columns of the present row.
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::string bytes(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  friend class Database;
  struct State;
  explicit Statement(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// One connection. What SQLite says is wrong becomes an Error: bad_input where the file is damaged
/// or no database, else io.
class Database {
 public:
  /// Opens the file, or makes it. The settings distrust the file: it may come from elsewhere.
  static Result<Database> open(const std::string& path);
  /// A database of this process alone.
  static Result<Database> in_memory();
  /// Opens a file that nobody changes any more, only to read it: no lock is taken.
  static Result<Database> open_still(const std::string& path);
  Database(Database&& other) noexcept;
  Database& operator=(Database&&) = delete;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  /// Opens a second file under this name.
  Result<void> attach(const std::string& path, const std::string& name);
  /// Runs statements that give no rows.
  Result<void> run(const std::string& sql);
  Result<Statement> prepare(const std::string& sql);

  /// The whole database as the bytes of a file.
  [[nodiscard]] Result<std::string> bytes() const;

  /// Brings what was committed from the journals into the files, synced. Closing does so too, but
  /// an error of it, a failed sync among them, is lost there.
  Result<void> settle();

 private:
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Rolls back unless commit() succeeded.
class Transaction {
 public:
  static Result<Transaction> begin(Database& database);
  Transaction(Transaction&& other) noexcept : database_(other.database_) {
    other.database_ = nullptr;
  }
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

}  // namespace habeas
