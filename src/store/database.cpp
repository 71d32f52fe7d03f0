// store/database.cpp - SQLite behind results; no other file includes it
#include "store/database.h"

#include <sqlite3.h>

#include <utility>

namespace habeas {

struct Database::State {
  sqlite3* connection = nullptr;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { (void)sqlite3_close_v2(connection); }
};

struct Statement::State {
  sqlite3* connection = nullptr;
  sqlite3_stmt* statement = nullptr;
  int next = 1;  // parameter
  int status = SQLITE_OK;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { (void)sqlite3_finalize(statement); }
};

namespace {

tl::unexpected<Error> failure(sqlite3* connection, int status) {
  const bool is_damaged = status == SQLITE_CORRUPT || status == SQLITE_NOTADB;
  const char* file = connection == nullptr ? nullptr : sqlite3_db_filename(connection, "main");
  const std::string words =
      connection == nullptr ? sqlite3_errstr(status) : sqlite3_errmsg(connection);
  return fail(is_damaged ? Errc::bad_input : Errc::io,
              "the database " + std::string(file == nullptr ? "" : file) + ": " + words);
}

// A file that was writable elsewhere is hostile: nothing in it may run, call or grow without bound.
void distrust(sqlite3* connection) {
  constexpr int kOn = 1;
  constexpr int kMostValueBytes = 128 << 20;
  constexpr int kMostDepth = 100;
  (void)sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, kOn, nullptr);
  (void)sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  (void)sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  (void)sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  (void)sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, kMostValueBytes);
  (void)sqlite3_limit(connection, SQLITE_LIMIT_EXPR_DEPTH, kMostDepth);
  (void)sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 1);
}

// The address of a file that does not change (sqlite.org/uri.html); what has a meaning in an
// address is written as its number.
std::string still_address(const std::string& path) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string address = "file:";
  for (const char letter : path) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                          (byte >= '0' && byte <= '9') || byte == '/' || byte == '.' ||
                          byte == '_' || byte == '-';
    if (is_plain) {
      address += letter;
    } else {
      address += '%';
      address += kDigits[byte >> 4U];
      address += kDigits[byte & 0xFU];
    }
  }
  return address + "?immutable=1";
}

}  // namespace

Statement::Statement(std::unique_ptr<State> state) : state_(std::move(state)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement::~Statement() = default;

Statement& Statement::bind(std::int64_t number) {
  if (state_->status == SQLITE_OK) {
    state_->status = sqlite3_bind_int64(state_->statement, state_->next++, number);
  }
  return *this;
}

Statement& Statement::bind(std::string_view text) {
  if (state_->status == SQLITE_OK) {
    state_->status = sqlite3_bind_text64(state_->statement, state_->next++, text.data(),
                                         text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  return *this;
}

Statement& Statement::bind_null() {
  if (state_->status == SQLITE_OK) {
    state_->status = sqlite3_bind_null(state_->statement, state_->next++);
  }
  return *this;
}

Statement& Statement::bind_bytes(std::string_view bytes) {
  if (state_->status == SQLITE_OK) {
    state_->status = sqlite3_bind_blob64(state_->statement, state_->next++, bytes.data(),
                                         bytes.size(), SQLITE_TRANSIENT);
  }
  return *this;
}

Result<bool> Statement::step() {
  if (state_->status == SQLITE_OK) state_->status = sqlite3_step(state_->statement);
  const int status = std::exchange(state_->status, SQLITE_OK);
  if (status == SQLITE_ROW) return true;
  if (status == SQLITE_DONE) return false;
  return failure(state_->connection, status);
}

Result<void> Statement::run() {
  const Result<bool> stepped = step();
  reset();
  if (!stepped) return tl::unexpected(stepped.error());
  return {};
}

void Statement::reset() {
  (void)sqlite3_reset(state_->statement);
  state_->next = 1;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(state_->statement, column);
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(state_->statement, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(state_->statement, column))};
}

std::string Statement::bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(state_->statement, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(state_->statement, column))};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(state_->statement, column) == SQLITE_NULL;
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::string& path) {
  auto state = std::make_unique<State>();
  const int status =
      sqlite3_open_v2(path.c_str(), &state->connection,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW, nullptr);
  if (status != SQLITE_OK) return failure(state->connection, status);
  distrust(state->connection);
  Database database(std::move(state));
  const auto set = database.run(
      "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;"
      "PRAGMA locking_mode=EXCLUSIVE; PRAGMA main.journal_mode=WAL; PRAGMA main.synchronous=FULL");
  if (!set) return tl::unexpected(set.error());
  return database;
}

Result<Database> Database::in_memory() {
  auto state = std::make_unique<State>();
  const int status = sqlite3_open_v2(":memory:", &state->connection,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  if (status != SQLITE_OK) return failure(state->connection, status);
  return Database(std::move(state));
}

Result<Database> Database::open_still(const std::string& path) {
  auto state = std::make_unique<State>();
  const int status =
      sqlite3_open_v2(still_address(path).c_str(), &state->connection,
                      SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW, nullptr);
  if (status != SQLITE_OK) return failure(state->connection, status);
  distrust(state->connection);
  Database database(std::move(state));
  const auto set = database.run("PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY");
  if (!set) return tl::unexpected(set.error());
  return database;
}

Result<std::string> Database::bytes() const {
  struct Free {
    void operator()(unsigned char* bytes) const { sqlite3_free(bytes); }
  };
  sqlite3_int64 size = 0;
  const std::unique_ptr<unsigned char, Free> bytes(
      sqlite3_serialize(state_->connection, "main", &size, 0));
  if (!bytes) return fail(Errc::io, "there is no memory for a database as bytes");
  return std::string(reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size));
}

Result<void> Database::attach(const std::string& path, const std::string& name) {
  Result<Statement> attached = prepare("ATTACH ? AS " + name);
  if (!attached) return tl::unexpected(attached.error());
  if (auto done = attached->bind(path).run(); !done) return done;
  return run("PRAGMA " + name + ".journal_mode=WAL; PRAGMA " + name + ".synchronous=FULL");
}

Result<void> Database::run(const std::string& sql) {
  const int status = sqlite3_exec(state_->connection, sql.c_str(), nullptr, nullptr, nullptr);
  if (status != SQLITE_OK) return failure(state_->connection, status);
  return {};
}

Result<Statement> Database::prepare(const std::string& sql) {
  auto state = std::make_unique<Statement::State>();
  state->connection = state_->connection;
  const int status = sqlite3_prepare_v2(state_->connection, sql.data(),
                                        static_cast<int>(sql.size()), &state->statement, nullptr);
  if (status != SQLITE_OK) return failure(state_->connection, status);
  return Statement(std::move(state));
}

Result<void> Database::settle() {
  constexpr const char* kAllFiles = nullptr;
  const int status = sqlite3_wal_checkpoint_v2(state_->connection, kAllFiles,
                                               SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (status != SQLITE_OK) return failure(state_->connection, status);
  return {};
}

Result<Transaction> Transaction::begin(Database& database) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return tl::unexpected(begun.error());
  return Transaction(database);
}

Transaction::~Transaction() {
  if (database_ != nullptr) (void)database_->run("ROLLBACK");
}

Result<void> Transaction::commit() {
  auto done = database_->run("COMMIT");
  if (done) database_ = nullptr;
  return done;
}

}  // namespace habeas
