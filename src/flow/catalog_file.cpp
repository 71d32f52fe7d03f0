// flow/catalog_file.cpp - writes and opens CASE/store/catalog.db
#include <algorithm>
#include <utility>

#include "custody/originals.h"
#include "flow/kept_records.h"
#include "model/json.h"

namespace habeas {
namespace {

constexpr std::size_t kPartBytes = 4U << 20U;
constexpr std::uint64_t kMostSumBytes = 4096;

std::string catalog_path(const std::string& store_folder) { return store_folder + "/catalog.db"; }
std::string sum_path(const std::string& store_folder) { return store_folder + "/catalog.sum"; }
std::string records_path(const std::string& case_folder) { return case_folder + "/records"; }
std::string store_folder(const std::string& case_folder) { return case_folder + "/store"; }

std::string sum_line(const Sha256& digest) { return to_hex(digest) + "  catalog.db\n"; }

Result<bool> is_there(const std::string& path, FileSystem& files) {
  const Result<FileInfo> info = files.info(path);
  if (!info) return tl::unexpected(info.error());
  return info->kind != FileKind::missing;
}

std::string_view tail_of(std::string_view records) {
  return records.substr(records.size() -
                        std::min<std::size_t>(records.size(), Catalog::kTailBytes));
}

Result<void> remove_sum(const std::string& folder, FileSystem& files) {
  const Result<bool> has_sum = is_there(sum_path(folder), files);
  if (!has_sum) return tl::unexpected(has_sum.error());
  return *has_sum ? files.remove(sum_path(folder)) : Result<void>();
}

// Whole lines of the records as they are read.
class LinesRead {
 public:
  LinesRead(ByteStream& stream, CatalogMaker& maker) : stream_(stream), maker_(maker) {}

  Result<void> read_all(std::uint64_t total, const CatalogProgress& progress) {
    std::uint64_t done = 0;
    while (true) {
      const Result<std::string> piece = stream_.read(kPartBytes);
      if (!piece) return tl::unexpected(piece.error());
      tail_ += *piece;
      if (tail_.size() > 2 * Catalog::kTailBytes) tail_ = std::string(tail_of(tail_));
      waiting_ += *piece;
      const bool is_end = piece->empty();
      if (is_end || waiting_.size() >= kPartBytes) {
        const std::size_t feed = waiting_.rfind('\n');
        const std::size_t end = is_end ? waiting_.size() : feed + 1;  // 0 where there is no feed
        if (auto taken = take(std::string_view(waiting_).substr(0, end)); !taken) return taken;
        waiting_.erase(0, end);
      }
      if (is_end) return {};
      done += piece->size();
      if (progress) progress(std::min(done, total), total);
    }
  }
  [[nodiscard]] std::string tail_digest() const { return to_hex(sha256(tail_of(tail_))); }

 private:
  Result<void> take(std::string_view lines) {
    const Result<ReadPile> part = read_records(lines);
    if (!part) return tl::unexpected(part.error());
    auto added = maker_.add_lines(lines);
    if (added) maker_.add_nouns(part->pile);
    return added;
  }

  ByteStream& stream_;
  CatalogMaker& maker_;
  std::string waiting_, tail_;
};

}  // namespace

Result<void> make_catalog(const std::string& case_folder, FileSystem& files,
                          const CatalogProgress& progress) {
  const std::string path = records_path(case_folder);
  const Result<FileInfo> info = files.info(path);
  if (!info) return tl::unexpected(info.error());
  Result<std::unique_ptr<ByteStream>> stream = files.open(path);
  if (!stream) return tl::unexpected(stream.error());
  Result<CatalogMaker> maker = CatalogMaker::begin();
  if (!maker) return tl::unexpected(maker.error());
  LinesRead parts(**stream, *maker);
  if (auto read = parts.read_all(info->size_bytes, progress); !read) {
    return fail(read.error().code, path + ": " + read.error().message);
  }
  const Result<std::string> bytes = maker->finish(parts.tail_digest());
  if (!bytes) return fail(bytes.error().code, path + ": " + bytes.error().message);
  return write_catalog(case_folder, *bytes, files);
}

Result<std::string> catalog_of(const Pile& pile, const Parts& lines) {
  Result<CatalogMaker> maker = CatalogMaker::begin();
  if (!maker) return tl::unexpected(maker.error());
  for (const std::string& part : lines) {
    if (auto added = maker->add_lines(part); !added) return tl::unexpected(added.error());
  }
  maker->add_nouns(pile);
  std::string tail;
  for (auto part = lines.rbegin(); part != lines.rend(); ++part) {
    if (tail.size() < Catalog::kTailBytes) tail.insert(0, tail_of(*part));
  }
  return maker->finish(to_hex(sha256(tail_of(tail))));
}

// The digest goes first and comes last: where a killed program leaves a catalog without it, none is
// opened and none is missed.
Result<void> write_catalog(const std::string& case_folder, std::string_view bytes,
                           FileSystem& files) {
  const std::string folder = store_folder(case_folder);
  auto done = files.make_folders(folder);
  if (done) done = remove_sum(folder, files);
  if (done) done = files.write_atomic(catalog_path(folder), bytes);
  if (done) done = files.write_atomic(sum_path(folder), sum_line(sha256(bytes)));
  return done;
}

Result<void> make_catalog(const std::string& case_folder, const Pile& pile, std::string_view lines,
                          FileSystem& files) {
  const Result<std::string> bytes = catalog_of(pile, {std::string(lines)});
  if (!bytes) return tl::unexpected(bytes.error());
  return write_catalog(case_folder, *bytes, files);
}

Result<void> give_up_catalog(const std::string& case_folder, FileSystem& files) {
  return remove_sum(store_folder(case_folder), files);
}

Result<std::shared_ptr<KeptRecords>> open_kept_records(const std::string& case_folder,
                                                       FileSystem& files) {
  const Result<bool> has_records = is_there(records_path(case_folder), files);
  if (!has_records) return tl::unexpected(has_records.error());
  if (!*has_records) return std::shared_ptr<KeptRecords>();
  const Result<bool> has_catalog = is_there(catalog_path(store_folder(case_folder)), files);
  if (!has_catalog) return tl::unexpected(has_catalog.error());
  const Result<bool> has_sum = is_there(sum_path(store_folder(case_folder)), files);
  if (!has_sum) return tl::unexpected(has_sum.error());
  if (!*has_catalog || !*has_sum) return fail(Errc::bad_input, "the records have no catalog");
  Result<Catalog> catalog = Catalog::open(catalog_path(store_folder(case_folder)));
  if (!catalog) return tl::unexpected(catalog.error());
  Result<std::unique_ptr<OpenFile>> file = files.open_parts(records_path(case_folder));
  if (!file) return tl::unexpected(file.error());
  const std::uint64_t size = (*file)->size_bytes();
  const std::uint64_t tail = std::min(size, Catalog::kTailBytes);
  const Result<std::string> end = (*file)->read_at(size - tail, static_cast<std::size_t>(tail));
  if (!end) return tl::unexpected(end.error());
  if (catalog->records_bytes() != size || catalog->records_tail() != to_hex(sha256(*end))) {
    return fail(Errc::bad_input, "the catalog is of other records");
  }
  return std::make_shared<KeptRecords>(*std::move(catalog), *std::move(file));
}

std::string catalog_fault(const std::string& folder, FileSystem& files) {
  const Result<bool> has_sum = is_there(sum_path(folder), files);
  if (has_sum && !*has_sum) return {};
  const Result<std::string> kept = files.read(sum_path(folder), kMostSumBytes);
  const auto found = take_in(files, catalog_path(folder), "", 0);
  if (kept && found && *kept == sum_line(found->sha256)) return {};
  return "the catalog of the records is not the one that was written: remove this file and "
         "catalog.sum, habeas serve makes it again";
}

}  // namespace habeas
