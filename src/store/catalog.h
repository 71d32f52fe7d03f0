// store/catalog.h - where each record of a case stands in its file, and what leads from one to
// another
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/nouns.h"
#include "store/database.h"

namespace habeas {

/// Kinds of records in the order in which they are printed; entities have no lines of their own.
enum class RecordKind : std::uint8_t {
  source,
  document,
  mention,
  attribution,
  claim,
  reuse,
  incident,
  origin,
  finding,
  problem,
  entity,
};
inline constexpr std::size_t kRecordKinds = 11;
/// What their lines say of their type, in this order.
inline constexpr std::array<std::string_view, 10> kRecordTypes{
    "source", "document", "mention", "attribution", "claim",
    "reuse",  "incident", "origin",  "finding",     "problem"};

/// The number of a record: lines are counted through, entities stand behind them.
using Row = std::uint32_t;

/// Lists that are told in an order of their own.
enum class RankedList : std::uint8_t {
  incidents,      ///< wholes, those with most documents first; behind them responses
  all_incidents,  ///< with their parts
  origins,        ///< most carriers first
  identified,     ///< these origins by their standing
  unresolved,
  counter,
  review,  ///< claims: those that findings of large incidents rest on first
};

struct RankedRecord {
  std::uint64_t rank = 0;
  Row row = 0;
  std::string name;  ///< label or name; of claims empty
};

/// The line of a record in the file of records, with its line feed. The first `head_bytes` of a
/// document end before its text. It begins with its type and its id, which are `begin`.
struct RecordExtent {
  std::uint64_t at_bytes = 0;
  std::uint32_t head_bytes = 0;
  std::uint32_t bytes = 0;
  std::string begin;
};

/// A person, organisation or group, as its mentions and the claims that name it show it.
struct KnownEntity {
  Row row = 0;
  std::string id, name, kind;  ///< kind: the word of the contract; empty where only claims name it
  std::uint64_t mentions = 0, claims = 0;
};

/// A document that came in by a new source, and an incident that it tells of.
struct FreshDocument {
  Row incident = 0, document = 0;
};

/// The catalog of one file of records: a database that never changes once it is written, so that it
/// is read without any lock. One thread at a time. A number in it that cannot be is bad_input: rows
/// are those of their kind, and ranks and rows of a list go up.
class Catalog {
 public:
  static Result<Catalog> open(const std::string& path);

  [[nodiscard]] std::uint64_t records_bytes() const { return records_bytes_; }
  /// SHA-256 of the last kTailBytes of the file of records, or of all of a shorter one.
  [[nodiscard]] const std::string& records_tail() const { return records_tail_; }
  [[nodiscard]] Row first(RecordKind kind) const { return ranges_[index(kind)].first; }
  [[nodiscard]] Row count(RecordKind kind) const { return ranges_[index(kind)].second; }
  /// Incidents as the dossier counts them: parts of others and responses stand beside them.
  [[nodiscard]] std::uint64_t whole_incidents() const { return whole_incidents_; }
  [[nodiscard]] std::uint64_t responses() const { return responses_; }
  [[nodiscard]] bool is_of(Row row, RecordKind kind) const {
    return row >= first(kind) && row - first(kind) < count(kind);
  }

  /// By printed id.
  Result<std::optional<Row>> find(std::string_view id);
  Result<RecordExtent> extent(Row row);
  /// Records of this kind that belong to another record, in their order: of a document its
  /// mentions, attributions, claims and reuse, and incidents that it tells of; of an incident its
  /// findings and parts; of a claim its incident, its origins and the findings that rest on it; of
  /// an entity mentions and claims; of a source its document and problems.
  Result<std::vector<Row>> leads(Row from, RecordKind kind);
  /// At most so many of a list, from this rank on.
  Result<std::vector<RankedRecord>> ranked(RankedList list, std::uint64_t from_rank,
                                           std::uint32_t most);
  Result<std::optional<std::uint64_t>> rank_of(RankedList list, Row row);
  /// At most so many entities, from this row on; those with most mentions come first.
  Result<std::vector<KnownEntity>> entities(Row from, std::uint32_t most);
  /// Documents of sources that entries of the custody log received, from this entry on, in order.
  Result<std::vector<Row>> documents_since(std::uint64_t entry);
  /// Incidents that these documents tell of, in order.
  Result<std::vector<FreshDocument>> incidents_since(std::uint64_t entry);
  /// Problems with these sources, in order.
  Result<std::vector<Row>> problems_since(std::uint64_t entry);

  static constexpr std::uint64_t kTailBytes = 1U << 16U;
  /// Of the tables: a catalog of another version is made again.
  static constexpr std::string_view kVersion = "2";

 private:
  explicit Catalog(Database database) : database_(std::move(database)) {}
  static std::size_t index(RecordKind kind) { return static_cast<std::size_t>(kind); }
  Result<void> load();
  Result<Statement*> statement(const char* sql);
  [[nodiscard]] bool is_rank(std::int64_t rank, RankedList list) const;
  Result<std::vector<Row>> places_since(const char* sql, std::uint64_t entry, RecordKind kind);

  Database database_;
  std::map<const char*, Statement> statements_;
  std::array<std::pair<Row, Row>, kRecordKinds> ranges_{};
  std::uint64_t records_bytes_ = 0, whole_incidents_ = 0, responses_ = 0;
  std::string records_tail_;
};

/// Makes the catalog of a file of records, part by part: of each part the lines, then the nouns.
class CatalogMaker {
 public:
  static Result<CatalogMaker> begin();
  CatalogMaker(CatalogMaker&& other) noexcept;
  CatalogMaker& operator=(CatalogMaker&&) = delete;
  CatalogMaker(const CatalogMaker&) = delete;
  CatalogMaker& operator=(const CatalogMaker&) = delete;
  ~CatalogMaker();

  /// Whole lines, behind those of the part before. An Error where they are not in the order in
  /// which they are printed.
  Result<void> add_lines(std::string_view lines);
  /// What the lines say. No noun names one that is printed behind it, but a part its whole.
  void add_nouns(const Pile& part);
  /// The bytes of the database.
  Result<std::string> finish(std::string_view tail_digest);

 private:
  struct State;
  explicit CatalogMaker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace habeas
