// flow/kept_records.h - the records of a case where they lie: asked for one by one through their
// catalog, never read as a whole
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outside.h"
#include "base/result.h"
#include "model/nouns.h"
#include "store/catalog.h"

namespace habeas {

/// The file of records as it was when it was opened, and its catalog. Both stay these files though
/// a run gives their names to others: an answer is made of one state of the case.
struct KeptRecords {
  Catalog catalog;
  std::unique_ptr<OpenFile> file;
  std::mutex mutex;  ///< of the catalog

  KeptRecords(Catalog opened, std::unique_ptr<OpenFile> opened_file)
      : catalog(std::move(opened)), file(std::move(opened_file)) {}
};

/// CASE/store/catalog.db, and the SHA-256 of it in catalog.sum beside it: without that it counts as
/// missing, for a program was ended while it wrote.
///
/// Opens records and catalog. Nothing where there are no records yet; bad_input where the catalog
/// is missing, damaged or of other records: make_catalog() makes it again.
Result<std::shared_ptr<KeptRecords>> open_kept_records(const std::string& case_folder,
                                                       FileSystem& files);

/// Tells how many bytes of the records are read, of how many.
using CatalogProgress = std::function<void(std::uint64_t done, std::uint64_t total)>;

/// Makes the catalog from the file of records, some megabytes at a time. The caller holds the lock
/// of the case.
Result<void> make_catalog(const std::string& case_folder, FileSystem& files,
                          const CatalogProgress& progress = {});
/// The same from a pile and its printed lines, which stand in the file.
Result<void> make_catalog(const std::string& case_folder, const Pile& pile, std::string_view lines,
                          FileSystem& files);
/// Its two steps, of whole lines in each part: the bytes, and the writing of them, once the lines
/// stand in the file.
Result<std::string> catalog_of(const Pile& pile, const Parts& lines);
Result<void> write_catalog(const std::string& case_folder, std::string_view bytes,
                           FileSystem& files);
/// From now on there is none: the records will be others.
Result<void> give_up_catalog(const std::string& case_folder, FileSystem& files);
/// What is wrong with the catalog; empty when nothing is, or there is none.
std::string catalog_fault(const std::string& store_folder, FileSystem& files);

/// Asks the records for one answer. After the first error everything is empty; error() tells it.
/// Without records everything is empty, too.
class RecordReader {
 public:
  explicit RecordReader(std::shared_ptr<KeptRecords> kept) : kept_(std::move(kept)) {}

  [[nodiscard]] bool has_records() const { return kept_ != nullptr; }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  [[nodiscard]] Row first(RecordKind kind) const;
  [[nodiscard]] Row count(RecordKind kind) const;
  /// Incidents as the dossier counts them: without parts of others, and responses to them.
  [[nodiscard]] std::uint64_t whole_incidents() const;
  [[nodiscard]] std::uint64_t responses() const;

  /// A record of this kind with this printed id.
  std::optional<Row> find(std::string_view id, RecordKind kind);
  std::vector<Row> leads(Row from, RecordKind kind);
  std::vector<RankedRecord> ranked(RankedList list, std::uint64_t from_rank, std::uint32_t most);
  std::optional<std::uint64_t> rank_of(RankedList list, Row row);
  std::vector<KnownEntity> entities(Row from, std::uint32_t most);
  std::vector<Row> documents_since(std::uint64_t entry);
  std::vector<FreshDocument> incidents_since(std::uint64_t entry);
  std::vector<Row> problems_since(std::uint64_t entry);

  /// The line as it was written, with its line feed.
  std::string line(Row row);
  /// Of a document, without its text.
  std::string short_line(Row row);
  /// What these lines say.
  Pile pile(const std::vector<Row>& rows);
  /// Of documents, without their texts.
  Pile short_pile(const std::vector<Row>& rows);

 private:
  /// Asks the catalog, under its lock.
  template <class Answer, class Ask>
  Answer ask(const Ask& ask);
  std::string read(Row row, bool is_short);
  Pile read_pile(const std::vector<Row>& rows, bool is_short);

  std::shared_ptr<KeptRecords> kept_;
  std::optional<Error> error_;
};

}  // namespace habeas
