// store/catalog.cpp - answers from a catalog; what is no catalog of ours is an error
#include "store/catalog.h"

#include <algorithm>
#include <limits>

namespace habeas {
namespace {

std::int64_t whole(std::uint64_t number) { return static_cast<std::int64_t>(number); }

constexpr std::array<std::string_view, kRecordKinds> kPrefixes{
    SourceTag::kPrefix,  DocumentTag::kPrefix, MentionTag::kPrefix,  AttributionTag::kPrefix,
    ClaimTag::kPrefix,   ReuseTag::kPrefix,    IncidentTag::kPrefix, OriginTag::kPrefix,
    FindingTag::kPrefix, ProblemTag::kPrefix,  EntityTag::kPrefix};

Result<std::vector<Row>> all_rows(Statement& asked) {
  std::vector<Row> places;
  while (true) {
    const Result<bool> row = asked.step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return places;
    places.push_back(static_cast<Row>(asked.integer(0)));
  }
}

bool is_row(std::int64_t number) {
  return number >= 0 && number <= whole(std::numeric_limits<Row>::max());
}

Error no_catalog() { return {Errc::bad_input, "this is no catalog of records", {}}; }

RecordKind kind_of(RankedList list) {
  switch (list) {
    case RankedList::incidents:
    case RankedList::all_incidents:
      return RecordKind::incident;
    case RankedList::origins:
    case RankedList::identified:
    case RankedList::unresolved:
    case RankedList::counter:
      return RecordKind::origin;
    case RankedList::review:
      break;
  }
  return RecordKind::claim;
}

}  // namespace

Result<Catalog> Catalog::open(const std::string& path) {
  Result<Database> database = Database::open_still(path);
  if (!database) return tl::unexpected(database.error());
  Catalog catalog(*std::move(database));
  if (auto loaded = catalog.load(); !loaded) return tl::unexpected(loaded.error());
  return catalog;
}

Result<void> Catalog::load() {
  auto kinds = database_.prepare("SELECT kind, first, count FROM kind");
  if (!kinds) return tl::unexpected(kinds.error());
  while (true) {
    const Result<bool> row = kinds->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    const std::int64_t kind = kinds->integer(0);
    const std::int64_t first = kinds->integer(1);
    const std::int64_t count = kinds->integer(2);
    const auto most = whole(std::numeric_limits<Row>::max());
    const bool fits = kind >= 0 && kind < whole(kRecordKinds) && first >= 0 && count >= 0 &&
                      first <= most && count <= most - first;
    if (!fits) return tl::unexpected(no_catalog());
    ranges_[static_cast<std::size_t>(kind)] = {static_cast<Row>(first), static_cast<Row>(count)};
  }
  auto meta = database_.prepare(
      "SELECT a.value, b.value, c.value, d.value FROM meta AS a, meta AS b, meta AS c, meta AS d,"
      " meta AS e WHERE a.name = 'records_bytes' AND b.name = 'records_tail'"
      " AND c.name = 'whole_incidents' AND d.name = 'responses'"
      " AND e.name = 'version' AND e.value = ?");
  if (!meta) return tl::unexpected(meta.error());
  const Result<bool> row = meta->bind(kVersion).step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return fail(Errc::bad_input, "this is no catalog of records of this version");
  const std::int64_t incidents = count(RecordKind::incident);
  const std::int64_t wholes = meta->integer(2);
  const std::int64_t answers = meta->integer(3);
  const bool fits = meta->integer(0) >= 0 && wholes >= 0 && wholes <= incidents && answers >= 0 &&
                    answers <= incidents - wholes;
  if (!fits) return tl::unexpected(no_catalog());
  records_bytes_ = static_cast<std::uint64_t>(meta->integer(0));
  records_tail_ = meta->text(1);
  whole_incidents_ = static_cast<std::uint64_t>(wholes);
  responses_ = static_cast<std::uint64_t>(answers);
  return {};
}

// A list holds a record of its kind once at most.
bool Catalog::is_rank(std::int64_t rank, RankedList list) const {
  return rank >= 0 && rank < whole(count(kind_of(list)));
}

// Prepared once and used again: an answer may ask some thousand times.
Result<Statement*> Catalog::statement(const char* sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    Result<Statement> made = database_.prepare(sql);
    if (!made) return tl::unexpected(made.error());
    found = statements_.emplace(sql, *std::move(made)).first;
  }
  found->second.reset();
  return &found->second;
}

Result<std::optional<Row>> Catalog::find(std::string_view id) {
  static constexpr const char* kRecord =
      "SELECT place FROM record WHERE id = ? AND place BETWEEN ? AND ? ORDER BY place LIMIT 1";
  static constexpr const char* kEntity =
      "SELECT place FROM entity WHERE id = ? AND place BETWEEN ? AND ? LIMIT 1";
  const std::string_view prefix = id.substr(0, id.find('_'));
  const auto* const known = std::find(kPrefixes.begin(), kPrefixes.end(), prefix);
  const auto digest = habeas::parse_id(prefix, id);
  if (known == kPrefixes.end() || !digest) return std::optional<Row>();
  const auto kind = static_cast<RecordKind>(known - kPrefixes.begin());
  auto asked = statement(kind == RecordKind::entity ? kEntity : kRecord);
  if (!asked) return tl::unexpected(asked.error());
  (*asked)->bind_bytes({reinterpret_cast<const char*>(digest->data()), digest->size()});
  (*asked)->bind(whole(first(kind))).bind(whole(first(kind)) + whole(count(kind)) - 1);
  const Result<bool> row = (*asked)->step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::optional<Row>();
  return std::optional<Row>(static_cast<Row>((*asked)->integer(0)));
}

Result<RecordExtent> Catalog::extent(Row place) {
  static constexpr const char* kSql = "SELECT at, head, bytes, id FROM record WHERE place = ?";
  auto asked = statement(kSql);
  if (!asked) return tl::unexpected(asked.error());
  const Result<bool> row = (*asked)->bind(whole(place)).step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return fail(Errc::internal, "the catalog holds no record " + std::to_string(place));
  const std::int64_t at = (*asked)->integer(0);
  const std::int64_t head = (*asked)->integer(1);
  const std::int64_t bytes = (*asked)->integer(2);
  const std::string digest = (*asked)->bytes(3);
  std::array<std::uint8_t, 16> id{};
  const bool fits = at >= 0 && head >= 0 && head <= bytes &&
                    bytes <= whole(std::numeric_limits<std::uint32_t>::max()) &&
                    digest.size() == id.size();
  std::size_t kind = 0;
  while (kind < kRecordTypes.size() && !is_of(place, static_cast<RecordKind>(kind))) ++kind;
  if (!fits || kind == kRecordTypes.size()) return tl::unexpected(no_catalog());
  std::copy(digest.begin(), digest.end(), id.begin());
  std::string begin = "{\"type\":\"" + std::string(kRecordTypes[kind]) + "\",\"id\":\"";
  begin += id_text(kPrefixes[kind], id) + "\"";
  return RecordExtent{static_cast<std::uint64_t>(at), static_cast<std::uint32_t>(head),
                      static_cast<std::uint32_t>(bytes), std::move(begin)};
}

Result<std::vector<Row>> Catalog::leads(Row from, RecordKind kind) {
  static constexpr const char* kSql =
      "SELECT b FROM link WHERE a = ? AND b BETWEEN ? AND ? ORDER BY b";
  auto asked = statement(kSql);
  if (!asked) return tl::unexpected(asked.error());
  (*asked)->bind(whole(from)).bind(whole(first(kind)));
  (*asked)->bind(whole(first(kind)) + whole(count(kind)) - 1);
  return all_rows(**asked);
}

Result<std::vector<RankedRecord>> Catalog::ranked(RankedList list, std::uint64_t from_rank,
                                                  std::uint32_t most) {
  static constexpr const char* kSql =
      "SELECT rank, place, name FROM ranked WHERE list = ? AND rank >= ? ORDER BY rank LIMIT ?";
  auto asked = statement(kSql);
  if (!asked) return tl::unexpected(asked.error());
  (*asked)->bind(static_cast<std::int64_t>(list)).bind(whole(from_rank)).bind(whole(most));
  std::vector<RankedRecord> records;
  while (true) {
    const Result<bool> row = (*asked)->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return records;
    const std::int64_t rank = (*asked)->integer(0);
    const std::int64_t place = (*asked)->integer(1);
    const std::uint64_t least = records.empty() ? from_rank : records.back().rank + 1;
    const bool fits = is_rank(rank, list) && static_cast<std::uint64_t>(rank) >= least &&
                      is_row(place) && is_of(static_cast<Row>(place), kind_of(list));
    if (!fits) return tl::unexpected(no_catalog());
    records.push_back(
        {static_cast<std::uint64_t>(rank), static_cast<Row>(place), (*asked)->text(2)});
  }
}

Result<std::optional<std::uint64_t>> Catalog::rank_of(RankedList list, Row place) {
  static constexpr const char* kSql = "SELECT rank FROM ranked WHERE list = ? AND place = ?";
  auto asked = statement(kSql);
  if (!asked) return tl::unexpected(asked.error());
  const Result<bool> row =
      (*asked)->bind(static_cast<std::int64_t>(list)).bind(whole(place)).step();
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::optional<std::uint64_t>();
  const std::int64_t rank = (*asked)->integer(0);
  if (!is_rank(rank, list)) return tl::unexpected(no_catalog());
  return std::optional<std::uint64_t>(static_cast<std::uint64_t>(rank));
}

Result<std::vector<KnownEntity>> Catalog::entities(Row from, std::uint32_t most) {
  static constexpr const char* kSql =
      "SELECT place, id, name, kind, mentions, claims FROM entity WHERE place >= ? ORDER BY place "
      "LIMIT ?";
  auto asked = statement(kSql);
  if (!asked) return tl::unexpected(asked.error());
  (*asked)->bind(whole(from)).bind(whole(most));
  std::vector<KnownEntity> entities;
  while (true) {
    const Result<bool> row = (*asked)->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return entities;
    const std::int64_t place = (*asked)->integer(0);
    const std::string digest = (*asked)->bytes(1);
    const std::int64_t mentions = (*asked)->integer(4);
    const std::int64_t claims = (*asked)->integer(5);
    const Row least = entities.empty() ? from : entities.back().row + 1;
    EntityId id;
    const bool fits = is_row(place) && place >= whole(least) &&
                      is_of(static_cast<Row>(place), RecordKind::entity) &&
                      digest.size() == id.bytes.size() && mentions >= 0 && claims >= 0;
    if (!fits) return tl::unexpected(no_catalog());
    std::copy(digest.begin(), digest.end(), id.bytes.begin());
    entities.push_back({static_cast<Row>(place), to_text(id), (*asked)->text(2), (*asked)->text(3),
                        static_cast<std::uint64_t>(mentions), static_cast<std::uint64_t>(claims)});
  }
}

Result<std::vector<Row>> Catalog::places_since(const char* sql, std::uint64_t entry,
                                               RecordKind kind) {
  auto asked = statement(sql);
  if (!asked) return tl::unexpected(asked.error());
  (*asked)->bind(whole(entry)).bind(whole(first(kind)));
  (*asked)->bind(whole(first(kind)) + whole(count(kind)) - 1);
  return all_rows(**asked);
}

Result<std::vector<Row>> Catalog::documents_since(std::uint64_t entry) {
  static constexpr const char* kSql =
      "SELECT DISTINCT l.b FROM received AS r JOIN link AS l ON l.a = r.place"
      " WHERE r.entry >= ? AND l.b BETWEEN ? AND ? ORDER BY l.b";
  return places_since(kSql, entry, RecordKind::document);
}

Result<std::vector<Row>> Catalog::problems_since(std::uint64_t entry) {
  static constexpr const char* kSql =
      "SELECT DISTINCT l.b FROM received AS r JOIN link AS l ON l.a = r.place"
      " WHERE r.entry >= ? AND l.b BETWEEN ? AND ? ORDER BY l.b";
  return places_since(kSql, entry, RecordKind::problem);
}

Result<std::vector<FreshDocument>> Catalog::incidents_since(std::uint64_t entry) {
  static constexpr const char* kSql =
      "SELECT DISTINCT i.b, d.b FROM received AS r JOIN link AS d ON d.a = r.place"
      " JOIN link AS i ON i.a = d.b WHERE r.entry >= ? AND d.b BETWEEN ? AND ?"
      " AND i.b BETWEEN ? AND ? ORDER BY i.b, d.b";
  auto asked = statement(kSql);
  if (!asked) return tl::unexpected(asked.error());
  (*asked)->bind(whole(entry));
  for (const RecordKind kind : {RecordKind::document, RecordKind::incident}) {
    (*asked)->bind(whole(first(kind))).bind(whole(first(kind)) + whole(count(kind)) - 1);
  }
  std::vector<FreshDocument> fresh;
  while (true) {
    const Result<bool> row = (*asked)->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return fresh;
    fresh.push_back(
        {static_cast<Row>((*asked)->integer(0)), static_cast<Row>((*asked)->integer(1))});
  }
}

}  // namespace habeas
