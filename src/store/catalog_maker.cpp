// store/catalog_maker.cpp - makes a catalog in memory: rows as the lines come, the ways between
// them at the end
#include <algorithm>
#include <unordered_map>

#include "model/json.h"
#include "model/json_names.h"
#include "model/response.h"
#include "store/catalog.h"

namespace habeas {
namespace {

// `record` holds every line, `link` what leads from one to another; a `list` is a RankedList.
constexpr const char* kTables = R"(
  CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE kind(kind INTEGER PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL);
  CREATE TABLE record(place INTEGER PRIMARY KEY, id BLOB NOT NULL, at INTEGER NOT NULL,
    head INTEGER NOT NULL, bytes INTEGER NOT NULL);
  CREATE TABLE link(a INTEGER NOT NULL, b INTEGER NOT NULL, PRIMARY KEY(a, b)) WITHOUT ROWID;
  CREATE TABLE ranked(list INTEGER NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL,
    name TEXT NOT NULL, PRIMARY KEY(list, rank)) WITHOUT ROWID;
  CREATE TABLE received(entry INTEGER NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY(entry, place)) WITHOUT ROWID;
  CREATE TABLE entity(place INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT NOT NULL,
    kind TEXT NOT NULL, mentions INTEGER NOT NULL, claims INTEGER NOT NULL);
  BEGIN;
)";
constexpr const char* kIndexes = R"(
  CREATE INDEX record_of_id ON record(id);
  CREATE INDEX entity_of_id ON entity(id);
  CREATE INDEX rank_of_place ON ranked(list, place);
  COMMIT;
)";

using Digest = std::array<std::uint8_t, 16>;

struct DigestHash {
  std::size_t operator()(const Digest& digest) const {
    std::size_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = (number << 8U) | digest[i];
    return number;
  }
};

std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

// Type and id of a line that our writer wrote: {"type":"claim","id":"clm_...",
struct Head {
  std::string_view type, id;
};

Head head_of(std::string_view line) {
  constexpr std::string_view kType = "{\"type\":\"";
  constexpr std::string_view kId = "\",\"id\":\"";
  Head head;
  if (!line.starts_with(kType)) return head;
  line.remove_prefix(kType.size());
  head.type = line.substr(0, line.find('"'));
  line.remove_prefix(head.type.size());
  if (!line.starts_with(kId)) return head;
  line.remove_prefix(kId.size());
  head.id = line.substr(0, line.find('"'));
  return head;
}

// In a string every quotation mark has a backslash before it: this is the last key of the line.
std::size_t head_bytes(std::string_view line) {
  const std::size_t text = line.rfind(",\"text\":\"");
  return text == std::string_view::npos ? line.size() : text;
}

struct KnownOne {
  Digest id{};
  std::string name, kind;
  std::vector<Row> mentions, claims;
};

// An incident or an origin, as lists tell it.
struct Listed {
  Row place = 0;
  std::uint64_t size = 0;
  std::string name;
  std::optional<Digest> parent;
  bool is_response = false;
  Standing standing = Standing::identified;
};

RankedList list_of(Standing standing) {
  switch (standing) {
    case Standing::identified:
      return RankedList::identified;
    case Standing::unresolved:
      return RankedList::unresolved;
    case Standing::counter:
      return RankedList::counter;
  }
  return RankedList::origins;
}

}  // namespace

struct CatalogMaker::State {
  explicit State(Database made) : database(std::move(made)) {}

  Database database;
  std::optional<Statement> row;
  std::array<std::pair<Row, Row>, kRecordKinds> ranges{};
  std::array<Row, kRecordKinds> told{};  // nouns of each kind so far
  Row lines = 0;
  std::uint64_t bytes = 0, whole_incidents = 0, responses = 0;
  std::size_t last_kind = 0;
  std::unordered_map<Digest, Row, DigestHash> place_of;  // only looked up
  std::map<std::pair<Digest, std::string>, Row> source_at;
  std::vector<std::pair<std::uint64_t, Row>> received;
  std::vector<std::pair<Row, Row>> links;
  std::vector<KnownOne> entities;
  std::unordered_map<Digest, std::size_t, DigestHash> entity_at;  // only looked up
  std::vector<Listed> incidents, origins;
  std::map<Row, std::vector<Row>> rests_on;  // claims behind the findings of an incident

  Result<void> add_line(std::string_view line);
  void add_documents(const Pile& part);
  void add_claims(const Pile& part);
  void add_incidents(const Pile& part);
  void add_findings(const Pile& part);
  Result<void> write_lists();
  Result<void> write_list(RankedList list, const std::vector<Listed>& order);
  Result<void> write_review(const std::vector<Listed>& largest);
  Result<void> write_entities();
  Result<void> write_links();
  Result<void> write_meta(std::string_view tail_digest);

  // The place of the next noun of this kind; nothing behind the last line of it.
  std::optional<Row> next(RecordKind kind) {
    const auto at = static_cast<std::size_t>(kind);
    const Row number = told[at]++;
    if (number >= ranges[at].second) return std::nullopt;
    return ranges[at].first + number;
  }
  [[nodiscard]] std::optional<Row> find(const Digest& id) const {
    const auto found = place_of.find(id);
    return found == place_of.end() ? std::nullopt : std::optional<Row>(found->second);
  }
  void link(std::optional<Row> from, std::optional<Row> to) {
    if (from && to) links.emplace_back(*from, *to);
  }
  KnownOne& entity(const Digest& id, const std::string& name) {
    const auto [place, is_new] = entity_at.emplace(id, entities.size());
    if (is_new) entities.push_back({id, name, {}, {}, {}});
    return entities[place->second];
  }
  void name_entity(const std::string& id, const std::string& name, Row claim) {
    const auto parsed = parse_id<EntityTag>(id);
    if (!parsed) return;
    std::vector<Row>& claims = entity(parsed->bytes, name).claims;
    if (claims.empty() || claims.back() != claim) claims.push_back(claim);
  }
  Result<void> begin_rows(const char* sql) {
    row.reset();
    Result<Statement> made = database.prepare(sql);
    if (!made) return tl::unexpected(made.error());
    row.emplace(*std::move(made));
    return {};
  }
};

CatalogMaker::CatalogMaker(std::unique_ptr<State> state) : state_(std::move(state)) {}
CatalogMaker::CatalogMaker(CatalogMaker&&) noexcept = default;
CatalogMaker::~CatalogMaker() = default;

Result<CatalogMaker> CatalogMaker::begin() {
  Result<Database> database = Database::in_memory();
  if (!database) return tl::unexpected(database.error());
  auto state = std::make_unique<State>(*std::move(database));
  auto done = state->database.run(kTables);
  if (done) done = state->begin_rows("INSERT INTO record VALUES(?,?,?,?,?)");
  if (!done) return tl::unexpected(done.error());
  return CatalogMaker(std::move(state));
}

Result<void> CatalogMaker::State::add_line(std::string_view line) {
  const Head head = head_of(line);
  const auto* const type = std::find(kRecordTypes.begin(), kRecordTypes.end(), head.type);
  if (type == kRecordTypes.end()) return {};  // the first line, and decisions
  const auto kind = static_cast<std::size_t>(type - kRecordTypes.begin());
  const std::string_view prefix = head.id.substr(0, head.id.find('_'));
  const auto id = habeas::parse_id(prefix, head.id);
  if (!id || kind < last_kind) {
    return fail(Errc::bad_input, "the records are not in the order in which they are printed");
  }
  if (kind != last_kind || ranges[kind].second == 0) ranges[kind].first = lines;
  last_kind = kind;
  ++ranges[kind].second;
  const auto known = static_cast<RecordKind>(kind);
  if (known == RecordKind::source || known == RecordKind::document || known == RecordKind::claim ||
      known == RecordKind::incident) {
    place_of.emplace(*id, lines);
  }
  const std::size_t head_size = known == RecordKind::document ? head_bytes(line) : line.size();
  row->bind(std::int64_t{lines}).bind_bytes(bytes_of(*id));
  row->bind(static_cast<std::int64_t>(bytes)).bind(static_cast<std::int64_t>(head_size));
  ++lines;
  return row->bind(static_cast<std::int64_t>(line.size())).run();
}

Result<void> CatalogMaker::add_lines(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t length = std::min(lines.find('\n'), lines.size() - 1) + 1;
    if (auto added = state_->add_line(lines.substr(0, length)); !added) return added;
    state_->bytes += length;
    lines.remove_prefix(length);
  }
  return {};
}

void CatalogMaker::State::add_documents(const Pile& part) {
  for (const Source& source : part.sources) {
    const auto place = next(RecordKind::source);
    if (!place) continue;
    source_at.emplace(std::pair(source.id.bytes, printable(source.path)), *place);
    if (source.custody) received.emplace_back(*source.custody, *place);
  }
  for (const Document& document : part.documents) {
    const auto place = next(RecordKind::document);
    const auto source = source_at.find({document.source.bytes, printable(document.path)});
    if (source != source_at.end()) link(source->second, place);
  }
  for (const Mention& mention : part.mentions) {
    const auto place = next(RecordKind::mention);
    link(find(mention.document.bytes), place);
    const auto* const named = std::get_if<Named>(&mention.value);
    if (named == nullptr || !place) continue;
    KnownOne& one = entity(named->id.bytes, named->name);
    if (one.mentions.empty()) one.kind = word(mention.kind);
    one.mentions.push_back(*place);
  }
  for (const Attribution& attribution : part.attributions) {
    link(find(attribution.document.bytes), next(RecordKind::attribution));
  }
}

void CatalogMaker::State::add_claims(const Pile& part) {
  for (const Claim& claim : part.claims) {
    const auto place = next(RecordKind::claim);
    link(find(claim.document.bytes), place);
    if (!place) continue;
    for (const Link& voice : claim.chain) name_entity(voice.who, voice.name, *place);
    for (const Role& role : claim.roles) name_entity(role.ref, role.quote, *place);
  }
  for (const ReuseLink& reuse : part.reuse) {
    const auto place = next(RecordKind::reuse);
    link(find(reuse.a.document.bytes), place);
    link(find(reuse.b.document.bytes), place);
  }
}

void CatalogMaker::State::add_incidents(const Pile& part) {
  for (const Incident& incident : part.incidents) {
    const auto place = next(RecordKind::incident);
    if (!place) continue;
    for (const DocumentId& document : incident.documents) link(find(document.bytes), place);
    for (const ClaimId& claim : incident.claims) link(find(claim.bytes), place);
    std::optional<Digest> parent;
    if (incident.parent && *incident.parent != incident.id) parent = incident.parent->bytes;
    incidents.push_back(
        {*place, incident.documents.size(), incident.label, parent, is_response(incident), {}});
  }
  for (const Origin& origin : part.origins) {
    const auto place = next(RecordKind::origin);
    if (!place) continue;
    for (const ClaimId& claim : origin.claims) link(find(claim.bytes), place);
    origins.push_back(
        {*place, origin.carriers.size(), origin.name, std::nullopt, false, origin.standing});
  }
}

void CatalogMaker::State::add_findings(const Pile& part) {
  for (const Finding& finding : part.findings) {
    const auto place = next(RecordKind::finding);
    const auto incident = finding.incident ? find(finding.incident->bytes) : std::nullopt;
    link(incident, place);
    for (const auto* claims : {&finding.supports, &finding.opposes, &finding.derived_from}) {
      for (const ClaimId& claim : *claims) {
        const auto on = find(claim.bytes);
        link(on, place);
        if (on && incident && claims != &finding.derived_from) rests_on[*incident].push_back(*on);
      }
    }
  }
  for (const Problem& problem : part.problems) {
    const auto place = next(RecordKind::problem);
    if (problem.source) link(find(problem.source->bytes), place);
  }
}

void CatalogMaker::add_nouns(const Pile& part) {
  state_->add_documents(part);
  state_->add_claims(part);
  state_->add_incidents(part);
  state_->add_findings(part);
}

Result<void> CatalogMaker::State::write_list(RankedList list, const std::vector<Listed>& order) {
  auto done = begin_rows("INSERT INTO ranked VALUES(?,?,?,?)");
  std::int64_t rank = 0;
  for (const Listed& one : order) {
    if (!done) return done;
    row->bind(static_cast<std::int64_t>(list)).bind(rank++).bind(std::int64_t{one.place});
    done = row->bind(one.name).run();
  }
  return done;
}

// Claims that findings of large incidents rest on come first, then the others as they stand.
Result<void> CatalogMaker::State::write_review(const std::vector<Listed>& largest) {
  const Row first = ranges[static_cast<std::size_t>(RecordKind::claim)].first;
  const Row count = ranges[static_cast<std::size_t>(RecordKind::claim)].second;
  std::vector<bool> is_in(count, false);
  std::vector<Listed> order;
  const auto take = [&](Row claim) {
    if (claim < first || claim - first >= count || is_in[claim - first]) return;
    is_in[claim - first] = true;
    order.push_back({claim, 0, {}, std::nullopt, false, {}});
  };
  for (const Listed& incident : largest) {
    const auto found = rests_on.find(incident.place);
    if (found == rests_on.end()) continue;
    for (const Row claim : found->second) take(claim);
  }
  for (Row claim = first; claim < first + count; ++claim) take(claim);
  return write_list(RankedList::review, order);
}

Result<void> CatalogMaker::State::write_lists() {
  const auto is_larger = [](const Listed& a, const Listed& b) { return a.size > b.size; };
  std::stable_sort(incidents.begin(), incidents.end(), is_larger);
  std::stable_sort(origins.begin(), origins.end(), is_larger);
  for (Listed& incident : incidents) {
    const auto whole = incident.parent ? find(*incident.parent) : std::nullopt;
    if (!whole) incident.parent.reset();  // it is not there: this is no part of anything
    link(whole, incident.place);
  }
  std::vector<Listed> wholes;
  std::vector<Listed> answers;
  for (const Listed& incident : incidents) {
    if (!incident.parent) (incident.is_response ? answers : wholes).push_back(incident);
  }
  whole_incidents = wholes.size();
  responses = answers.size();
  wholes.insert(wholes.end(), answers.begin(), answers.end());
  auto done = write_list(RankedList::incidents, wholes);
  if (done) done = write_list(RankedList::all_incidents, incidents);
  if (done) done = write_list(RankedList::origins, origins);
  for (const Standing standing : {Standing::identified, Standing::unresolved, Standing::counter}) {
    std::vector<Listed> of_standing;
    for (const Listed& origin : origins) {
      if (origin.standing == standing) of_standing.push_back(origin);
    }
    if (done) done = write_list(list_of(standing), of_standing);
  }
  return done ? write_review(incidents) : done;
}

Result<void> CatalogMaker::State::write_entities() {
  std::stable_sort(entities.begin(), entities.end(), [](const KnownOne& a, const KnownOne& b) {
    return a.mentions.size() > b.mentions.size();
  });
  auto& [first, count] = ranges[static_cast<std::size_t>(RecordKind::entity)];
  first = lines;
  auto done = begin_rows("INSERT INTO entity VALUES(?,?,?,?,?,?)");
  for (const KnownOne& one : entities) {
    if (!done) return done;
    const Row place = first + count++;
    for (const Row mention : one.mentions) link(place, mention);
    for (const Row claim : one.claims) link(place, claim);
    row->bind(std::int64_t{place}).bind_bytes(bytes_of(one.id)).bind(one.name).bind(one.kind);
    row->bind(static_cast<std::int64_t>(one.mentions.size()));
    done = row->bind(static_cast<std::int64_t>(one.claims.size())).run();
  }
  return done;
}

Result<void> CatalogMaker::State::write_links() {
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
  auto done = begin_rows("INSERT INTO link VALUES(?,?)");
  for (const auto& [from, to] : links) {
    if (done) done = row->bind(std::int64_t{from}).bind(std::int64_t{to}).run();
  }
  std::sort(received.begin(), received.end());
  if (done) done = begin_rows("INSERT INTO received VALUES(?,?)");
  for (const auto& [entry, source] : received) {
    row->bind(static_cast<std::int64_t>(entry)).bind(std::int64_t{source});
    if (done) done = row->run();
  }
  return done;
}

Result<void> CatalogMaker::State::write_meta(std::string_view tail_digest) {
  auto done = begin_rows("INSERT INTO kind VALUES(?,?,?)");
  for (std::size_t kind = 0; kind < kRecordKinds; ++kind) {
    if (!done) return done;
    row->bind(static_cast<std::int64_t>(kind)).bind(std::int64_t{ranges[kind].first});
    done = row->bind(std::int64_t{ranges[kind].second}).run();
  }
  if (done) done = begin_rows("INSERT INTO meta VALUES(?,?)");
  const std::pair<std::string_view, std::string> facts[] = {
      {"records_bytes", std::to_string(bytes)},
      {"records_tail", std::string(tail_digest)},
      {"responses", std::to_string(responses)},
      {"version", std::string(Catalog::kVersion)},
      {"whole_incidents", std::to_string(whole_incidents)}};
  for (const auto& [name, value] : facts) {
    if (done) done = row->bind(name).bind(value).run();
  }
  row.reset();
  return done ? database.run(kIndexes) : done;
}

Result<std::string> CatalogMaker::finish(std::string_view tail_digest) {
  for (std::size_t kind = 0; kind < kRecordTypes.size(); ++kind) {
    if (state_->told[kind] == state_->ranges[kind].second) continue;
    return fail(Errc::bad_input, "the records do not hold what their lines say");
  }
  auto done = state_->write_lists();
  if (done) done = state_->write_entities();
  if (done) done = state_->write_links();
  if (done) done = state_->write_meta(tail_digest);
  if (!done) return tl::unexpected(done.error());
  return state_->database.bytes();
}

}  // namespace habeas
