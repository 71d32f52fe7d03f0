// flow/derived.cpp - batches what is written, seals the file when it is done
#include "flow/derived.h"

#include <utility>

#include "custody/originals.h"

namespace habeas {
namespace {

constexpr std::size_t kBatchRecords = 512;
constexpr std::size_t kBatchBytes = 8U << 20U;
constexpr std::uint64_t kMostSumBytes = 4096;

std::string database_path(const std::string& folder) { return folder + "/derived.db"; }
std::string sum_path(const std::string& folder) { return folder + "/derived.sum"; }

Result<bool> is_there(const std::string& path, FileSystem& files) {
  const Result<FileInfo> info = files.info(path);
  if (!info) return tl::unexpected(info.error());
  return info->kind != FileKind::missing;
}

Result<void> remove_if_there(const std::string& path, FileSystem& files) {
  const Result<bool> there = is_there(path, files);
  if (!there) return tl::unexpected(there.error());
  return *there ? files.remove(path) : Result<void>();
}

Result<std::string> sum_of(const std::string& folder, FileSystem& files) {
  const auto taken = take_in(files, database_path(folder), "", 0);
  if (!taken) return tl::unexpected(taken.error());
  return to_hex(taken->sha256) + "  derived.db\n";
}

Result<DerivedStore> open_or_begin_anew(const std::string& folder, FileSystem& files) {
  Result<DerivedStore> store = DerivedStore::open(folder);
  if (store || store.error().code != Errc::bad_input) return store;
  auto done = remove_if_there(sum_path(folder), files);
  for (const char* ending : {"", "-wal", "-shm"}) {
    if (done) done = remove_if_there(database_path(folder) + ending, files);
  }
  if (!done) return tl::unexpected(done.error());
  return DerivedStore::open(folder);
}

}  // namespace

Result<std::unique_ptr<Derived>> Derived::open(const std::string& store_folder, FileSystem& files) {
  if (auto made = files.make_folders(store_folder); !made) return tl::unexpected(made.error());
  Result<DerivedStore> store = open_or_begin_anew(store_folder, files);
  if (!store) return tl::unexpected(store.error());
  return std::unique_ptr<Derived>(new Derived(store_folder, files, *std::move(store)));
}

std::optional<std::string> Derived::find(const DerivedKey& key) {
  const std::lock_guard hold(mutex_);
  auto found = store_->find(key);
  return found ? *std::move(found) : std::nullopt;
}

void Derived::put(DerivedKey key, std::string bytes) {
  const std::lock_guard hold(mutex_);
  waiting_bytes_ += bytes.size();
  waiting_.push_back({std::move(key), std::move(bytes)});
  if (waiting_.size() < kBatchRecords && waiting_bytes_ < kBatchBytes) return;
  if (auto flushed = flush(); done_ && !flushed) done_ = flushed;
}

// The digest goes first and comes last: a killed program leaves none that could be wrong.
Result<void> Derived::flush() {
  if (waiting_.empty()) return {};
  if (!has_written_) {
    if (auto gone = remove_if_there(sum_path(folder_), files_); !gone) return gone;
    has_written_ = true;
  }
  auto written = store_->put(waiting_);
  waiting_.clear();
  waiting_bytes_ = 0;
  return written;
}

Result<void> Derived::finish() {
  const std::lock_guard hold(mutex_);
  if (done_) done_ = flush();
  if (done_) done_ = store_->settle();
  store_.reset();  // closed: the file is as it stays
  if (!done_) return done_;
  const Result<bool> has_sum = is_there(sum_path(folder_), files_);
  if (!has_sum) return tl::unexpected(has_sum.error());
  if (*has_sum) return {};
  const Result<std::string> sum = sum_of(folder_, files_);
  if (!sum) return tl::unexpected(sum.error());
  return files_.write_atomic(sum_path(folder_), *sum);
}

std::string derived_fault(const std::string& store_folder, FileSystem& files) {
  const Result<bool> has_sum = is_there(sum_path(store_folder), files);
  if (has_sum && !*has_sum) return {};
  const Result<std::string> kept = files.read(sum_path(store_folder), kMostSumBytes);
  const Result<std::string> found = sum_of(store_folder, files);
  if (kept && found && *kept == *found) return {};
  return "the records of single documents are not those that were written: remove this file and "
         "derived.sum, the next run makes it again";
}

}  // namespace habeas
