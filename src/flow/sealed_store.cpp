// flow/sealed_store.cpp - the digests go before a change and come back behind it
#include "flow/sealed_store.h"

#include <array>

#include "custody/originals.h"

namespace habeas {
namespace {

constexpr std::array<const char*, 2> kNames{"case.db", "index.db"};

std::string sums_path(const std::string& folder) { return folder + "/sums"; }

Result<void> remove_if_there(const std::string& path, FileSystem& files) {
  const Result<FileInfo> info = files.info(path);
  if (!info) return tl::unexpected(info.error());
  return info->kind == FileKind::missing ? Result<void>() : files.remove(path);
}

// Tables that SQLite cannot read are dropped: the records hold all that they held.
Result<Store> open_or_remake(const std::string& folder, FileSystem& files) {
  Result<Store> store = Store::open(folder);
  if (store || store.error().code != Errc::bad_input) return store;
  for (const char* name : kNames) {
    for (const char* ending : {"", "-wal", "-shm"}) {
      auto gone = remove_if_there(folder + "/" + name + ending, files);
      if (!gone) return tl::unexpected(gone.error());
    }
  }
  return Store::open(folder);
}

Result<std::string> sum_of(const std::string& folder, const std::string& name, FileSystem& files) {
  const auto taken = take_in(files, folder + "/" + name, "", 0);
  if (!taken) return tl::unexpected(taken.error());
  return to_hex(taken->sha256) + "  " + name + "\n";
}

Result<void> seal(const std::string& folder, FileSystem& files) {
  std::string sums;
  for (const char* name : kNames) {
    const Result<std::string> sum = sum_of(folder, name, files);
    if (!sum) return tl::unexpected(sum.error());
    sums += *sum;
  }
  return files.write_atomic(sums_path(folder), sums);
}

bool is_missing(const std::string& path, FileSystem& files) {
  const Result<FileInfo> info = files.info(path);
  return info && info->kind == FileKind::missing;
}

// True when both files are the ones that were sealed, and no journal would change them.
bool is_as_sealed(const std::string& folder, FileSystem& files) {
  std::uint64_t checked = 0;
  if (is_missing(sums_path(folder), files)) return false;
  for (const char* name : kNames) {
    if (!is_missing(folder + "/" + name + "-wal", files)) return false;
  }
  return seal_faults(folder, checked, files).empty();
}

}  // namespace

Result<Store> open_sealed(const std::string& store_folder, FileSystem& files) {
  const Result<bool> is_older = Store::is_older(store_folder);
  if (!is_older) return tl::unexpected(is_older.error());
  if (*is_older) {
    const auto nothing = [](Store&, OldRows) { return Result<void>(); };
    auto migrated = change_sealed(store_folder, files, nothing);
    if (!migrated) return tl::unexpected(migrated.error());
  }
  const Result<FileInfo> sums = files.info(sums_path(store_folder));
  if (!sums) return tl::unexpected(sums.error());
  if (sums->kind == FileKind::missing) return fail(Errc::io, store_folder + " is not sealed");
  return Store::open(store_folder);
}

Result<void> change_sealed(const std::string& store_folder, FileSystem& files,
                           const StoreChange& change) {
  const bool is_whole = is_as_sealed(store_folder, files);
  auto done = files.make_folders(store_folder);
  if (done) done = remove_if_there(sums_path(store_folder), files);
  if (!done) return done;
  {
    Result<Store> store = open_or_remake(store_folder, files);
    if (!store) return tl::unexpected(store.error());
    const OldRows old_rows = is_whole ? OldRows::keep_equal : OldRows::write_anew;
    if (auto changed = change(*store, old_rows); !changed) return changed;
    if (auto settled = store->settle(); !settled) return settled;
  }  // closed: the files are as they stay
  return seal(store_folder, files);
}

std::vector<Fault> seal_faults(const std::string& store_folder, std::uint64_t& checked,
                               FileSystem& files) {
  constexpr std::uint64_t kMostSumsBytes = 4096;
  const Result<FileInfo> info = files.info(sums_path(store_folder));
  if (!info || info->kind == FileKind::missing) return {};
  const Result<std::string> sums = files.read(sums_path(store_folder), kMostSumsBytes);
  std::string whole;
  std::vector<Fault> faults;
  for (const char* name : kNames) {
    ++checked;
    const Result<std::string> sum = sum_of(store_folder, name, files);
    if (sum) whole += *sum;
    if (sums && sum && sums->find(*sum) != std::string::npos) continue;
    faults.push_back({store_folder + "/" + name,
                      "this file is not the one whose SHA-256 stands in sums: remove the folder, "
                      "the next search makes it again"});
  }
  if (faults.empty() && sums && *sums != whole) {
    faults.push_back({sums_path(store_folder), "this file holds more than was written"});
  }
  return faults;
}

}  // namespace habeas
