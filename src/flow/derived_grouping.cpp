// flow/derived_grouping.cpp - what the grouping of one run leaves for the next
#include <utility>

#include "custody/originals.h"
#include "flow/derived.h"

namespace habeas {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{16} << 30U;
constexpr std::uint64_t kMostSumBytes = 4096;

std::string bytes_path(const std::string& folder) { return folder + "/grouping.bin"; }
std::string sum_path(const std::string& folder) { return folder + "/grouping.sum"; }
std::string sum_line(const Sha256& digest) { return to_hex(digest) + "  grouping.bin\n"; }

// It is of the claims that all stages before it made, as this program makes and compares them.
std::string head() { return "habeas grouping " + std::string(compare_stage_version()) + "\n"; }

Result<bool> is_there(const std::string& path, FileSystem& files) {
  const Result<FileInfo> info = files.info(path);
  if (!info) return tl::unexpected(info.error());
  return info->kind != FileKind::missing;
}

bool has_sum(const std::string& folder, const Sha256& digest, FileSystem& files) {
  const Result<std::string> kept = files.read(sum_path(folder), kMostSumBytes);
  return kept && *kept == sum_line(digest);
}

// The digest goes first and comes last: a killed program leaves none that could be wrong.
Result<void> write(const std::string& folder, std::string_view bytes, FileSystem& files) {
  const Sha256 digest = sha256(bytes);
  const Result<bool> is_sealed = is_there(sum_path(folder), files);
  if (!is_sealed) return tl::unexpected(is_sealed.error());
  Result<void> done;
  if (*is_sealed) {
    const auto before = take_in(files, bytes_path(folder), "", 0);
    const bool is_same = before && before->sha256 == digest;
    if (is_same && has_sum(folder, digest, files)) return done;
    done = files.remove(sum_path(folder));
  }
  if (done) done = files.write_atomic(bytes_path(folder), bytes);
  if (done) done = files.write_atomic(sum_path(folder), sum_line(digest));
  return done;
}

}  // namespace

std::string Derived::grouping() const {
  const Result<bool> is_sealed = is_there(sum_path(folder_), files_);
  if (!is_sealed || !*is_sealed) return {};
  Result<std::string> bytes = files_.read(bytes_path(folder_), kMostBytes);
  if (!bytes || !bytes->starts_with(head()) || !has_sum(folder_, sha256(*bytes), files_)) return {};
  return bytes->substr(head().size());
}

void Derived::keep_grouping(std::string_view bytes) {
  const std::lock_guard hold(mutex_);
  if (auto written = write(folder_, head() + std::string(bytes), files_); done_ && !written) {
    done_ = written;
  }
}

std::string grouping_fault(const std::string& store_folder, FileSystem& files) {
  const Result<bool> is_sealed = is_there(sum_path(store_folder), files);
  if (is_sealed && !*is_sealed) return {};
  const auto found = take_in(files, bytes_path(store_folder), "", 0);
  if (found && has_sum(store_folder, found->sha256, files)) return {};
  return "what the grouping left is not what was written: remove this file and grouping.sum, the "
         "next run makes it again";
}

}  // namespace habeas
