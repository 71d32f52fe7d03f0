// flow/open_tables.cpp - finds the last records in the end of the log, and their tables
#include "flow/open_tables.h"

#include <optional>
#include <string_view>
#include <utility>

#include "flow/case.h"
#include "flow/sealed_store.h"

namespace habeas {
namespace {

// Behind number and time; entries are long, and nothing else of them is looked at.
bool is_derived(std::string_view line) {
  const std::size_t number = line.find(' ');
  if (number == std::string_view::npos) return false;
  const std::size_t time = line.find(' ', number + 1);
  return time != std::string_view::npos && line.substr(time).starts_with(" derived ");
}

/// The SHA-256 of the last records that this end of a log names. Its first line may not be whole.
std::optional<std::string> last_records_in(std::string_view end) {
  std::string_view last;
  while (true) {
    const std::size_t feed = end.find('\n');
    if (feed == std::string_view::npos) break;
    if (is_derived(end.substr(0, feed))) last = end.substr(0, feed);
    end.remove_prefix(feed + 1);
  }
  const std::optional<Entry> entry = parse_entry(last);
  if (!entry) return std::nullopt;
  return entry->value("records");
}

/// Brings `known` up to date. The caller holds the lock of the case: nobody writes in the log.
void look_at_log(const std::string& path, FileSystem& files, LastRecords& known) {
  constexpr std::uint64_t kEndBytes = 1U << 20U;
  constexpr std::uint64_t kWhole = ~std::uint64_t{0};
  const Result<FileInfo> log = files.info(path);
  const bool is_there = log && log->kind == FileKind::file;
  const bool is_same =
      is_there && log->size_bytes == known.log_bytes && log->inode == known.log_inode;
  if (is_same && !known.digest.empty()) return;
  known = {};
  if (!is_there) return;
  for (const std::uint64_t bytes : {kEndBytes, kWhole}) {
    const Result<std::string> end = files.read_end(path, bytes);
    const auto digest = end ? last_records_in(*end) : std::nullopt;
    if (!digest) continue;
    known = {log->size_bytes, log->inode, *digest};
    return;
  }
}

/// Nothing where the tables are not those of the last records, or a program was killed here.
std::optional<OpenTables> tables_at_hand(const std::string& folder, std::shared_ptr<void> lock,
                                         FileSystem& files, LastRecords& known) {
  const Result<FileInfo> pending = files.info(folder + "/custody/pending");
  if (!pending || pending->kind != FileKind::missing) return std::nullopt;
  look_at_log(folder + "/custody/log", files, known);
  if (known.digest.empty()) return std::nullopt;
  Result<Store> store = open_sealed(folder + "/store", files);
  if (!store || store->made_from().value_or("") != known.digest) return std::nullopt;
  return OpenTables{std::move(lock), *std::move(store)};
}

Result<std::optional<OpenTables>> lock_and_look(const std::string& folder, FileSystem& files,
                                                LastRecords& known) {
  Result<std::function<void()>> unlock = files.lock(folder + "/lock");
  if (!unlock) return tl::unexpected(unlock.error());
  std::shared_ptr<void> lock(nullptr, [release = *std::move(unlock)](void*) { release(); });
  return tables_at_hand(folder, std::move(lock), files, known);
}

}  // namespace

Result<OpenTables> open_tables(const std::string& folder, const LogWorld& world,
                               LastRecords& known) {
  const Result<FileInfo> custody = world.files.info(folder + "/custody");
  const bool is_case = custody && custody->kind == FileKind::folder;
  if (is_case) {
    Result<std::optional<OpenTables>> tables = lock_and_look(folder, world.files, known);
    if (!tables) return tl::unexpected(tables.error());
    if (*tables) return **std::move(tables);
  }
  {
    const Result<Case> opened = Case::open(folder, false, "", world);
    if (!opened) return tl::unexpected(opened.error());
    const Result<Store> made = opened->store();
    if (!made) return tl::unexpected(made.error());
  }
  Result<std::optional<OpenTables>> tables = lock_and_look(folder, world.files, known);
  if (!tables) return tl::unexpected(tables.error());
  if (*tables) return **std::move(tables);
  return fail(Errc::io, folder + "/store cannot be brought to the last records");
}

Result<OpenTables> open_tables(const std::string& folder, const LogWorld& world) {
  LastRecords known;
  return open_tables(folder, world, known);
}

}  // namespace habeas
