// store/tables.cpp - writes a pile into the tables, document by document
//
// A document has a run of numbers of its own, in the order of the case: the first is its position,
// and its passages and claims take theirs from there on. Between the runs many numbers are left
// free, so that a document that comes in later finds its place (order maintenance by labels: Dietz,
// Maintaining order in a linked list, 1982) and no other moves. Beside each document stands a
// digest of all its rows: where it is the same, nothing is written. Where a gap is too small, or
// most documents changed, all rows are written anew.
#include "store/tables.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/json_names.h"
#include "store/query.h"
#include "text/tokens.h"

namespace habeas {
namespace {

constexpr std::uint32_t kMostPassageBytes = 4096;
constexpr std::int64_t kGap = std::int64_t{1} << 30U;       // behind a document, at first
constexpr std::int64_t kMostStep = std::int64_t{1} << 18U;  // of a gap, before a new document
constexpr std::int64_t kMostNumber = std::int64_t{1} << 61U;

struct RowsTag {
  static constexpr std::string_view kPrefix = "rows";
};

struct PassageRow {
  TextSpan span;
  bool is_article = false, is_unspaced = false;
};

/// What the tables say of a claim beside its own fields.
struct ClaimRow {
  const Claim* claim = nullptr;
  std::string voices, places, incident_label;
  std::string incident;
  std::optional<Day> earliest, latest;
  std::set<std::string> states;
};

struct DocumentRows {
  const Document* document = nullptr;
  const Layout* layout = nullptr;
  std::vector<PassageRow> passages;
  std::vector<ClaimRow> claims;

  /// How many numbers they take.
  [[nodiscard]] std::int64_t width() const {
    return static_cast<std::int64_t>(std::max({passages.size(), claims.size(), std::size_t{1}}));
  }
};

// The smallest and the largest figure that a quantity states.
std::pair<std::optional<Number>, std::optional<Number>> figures(const Value& value) {
  const auto* quantity = std::get_if<Quantity>(&value);
  if (quantity == nullptr) return {};
  std::optional<Number> least;
  std::optional<Number> most;
  for (const auto& figure : {quantity->lo, quantity->point, quantity->hi}) {
    if (!figure) continue;
    if (!least || *figure < *least) least = figure;
    if (!most || *figure > *most) most = figure;
  }
  return {least, most};
}

// Paragraphs and lone lines, and pieces of long ones that end at a space or at least between
// characters.
std::vector<TextSpan> passages_of(std::string_view text) {
  std::vector<TextSpan> passages;
  for (TextSpan rest : find_blocks(text)) {
    while (rest.size() > kMostPassageBytes) {
      const std::size_t space = text.rfind(' ', rest.begin + kMostPassageBytes);
      std::size_t end = rest.begin + kMostPassageBytes;
      if (space != std::string_view::npos && space > rest.begin) end = space;
      while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
      passages.push_back({rest.begin, static_cast<std::uint32_t>(end)});
      rest.begin = static_cast<std::uint32_t>(end);
    }
    if (!rest.empty()) passages.push_back(rest);
  }
  return passages;
}

bool is_in_article(const Layout& layout, TextSpan span) {
  return std::any_of(layout.regions.begin(), layout.regions.end(), [&](const Region& region) {
    return is_article(region.kind) && region.span.overlaps(span);
  });
}

/// The rows of each document of a pile, one document after the other.
class Rows {
 public:
  explicit Rows(const Pile& pile) : pile_(pile), claims_(pile.documents.size()) {
    std::unordered_map<DocumentId, std::size_t> place;
    for (std::size_t i = 0; i < pile.documents.size(); ++i) place.emplace(pile.documents[i].id, i);
    for (const Claim& claim : pile.claims) claims_[place.at(claim.document)].push_back(&claim);
    for (const Mention& mention : pile.mentions) mentions_.emplace(mention.id, &mention);
    for (const Incident& incident : pile.incidents) {
      for (const ClaimId& claim : incident.claims) incidents_.emplace(claim, &incident);
    }
    for (const Finding& finding : pile.findings) {
      for (const auto* claims : {&finding.supports, &finding.opposes}) {
        for (const ClaimId& claim : *claims) states_[claim].push_back(finding.state);
      }
    }
  }

  [[nodiscard]] DocumentRows of(std::size_t number) const {
    DocumentRows rows{&pile_.documents[number], &pile_.layouts[number], {}, {}};
    const std::string_view text = rows.document->text;
    for (const TextSpan span : passages_of(text)) {
      rows.passages.push_back(
          {span, is_in_article(*rows.layout, span), has_unspaced(slice(text, span))});
    }
    for (const Claim* claim : claims_[number]) rows.claims.push_back(of(*claim));
    return rows;
  }

 private:
  [[nodiscard]] ClaimRow of(const Claim& claim) const {
    ClaimRow row;
    row.claim = &claim;
    for (const Link& link : claim.chain) add(row.voices, link.name);
    add_value(row, claim.value);
    for (const Role& role : claim.roles) add_role(row, role);
    if (const auto found = incidents_.find(claim.id); found != incidents_.end()) {
      row.incident = to_text(found->second->id);
      row.incident_label = found->second->label + "\n" + row.incident;
    }
    if (const auto found = states_.find(claim.id); found != states_.end()) {
      for (const FindingState state : found->second) row.states.insert(std::string(word(state)));
    }
    return row;
  }

  static void add(std::string& list, const std::string& name) {
    if (!name.empty()) list += name + "\n";
  }

  static void add_value(ClaimRow& row, const Value& value) {
    if (const auto* place = std::get_if<Place>(&value)) {
      add(row.places, place->name);
      add(row.places, place->country);
      add(row.places, place->admin1);
    }
    if (const auto* date = std::get_if<Date>(&value)) {
      if (!date->earliest || !date->latest) return;
      row.earliest = std::min(row.earliest.value_or(*date->earliest), *date->earliest);
      row.latest = std::max(row.latest.value_or(*date->latest), *date->latest);
    }
  }

  void add_role(ClaimRow& row, const Role& role) const {
    if (role.name == RoleName::place || role.name == RoleName::from || role.name == RoleName::to ||
        role.name == RoleName::via) {
      add(row.places, role.quote);
    }
    const auto id = parse_id<MentionTag>(role.ref);
    const auto found = id ? mentions_.find(*id) : mentions_.end();
    if (found != mentions_.end()) add_value(row, found->second->value);
  }

  const Pile& pile_;
  std::vector<std::vector<const Claim*>> claims_;  // by document
  // Only looked up.
  std::unordered_map<MentionId, const Mention*> mentions_;
  std::unordered_map<ClaimId, const Incident*> incidents_;
  std::unordered_map<ClaimId, std::vector<FindingState>> states_;
};

void add_number(IdBuilder& digest, const std::optional<Number>& number) {
  digest.add(number ? std::uint64_t{number->scale} + 1 : 0);
  digest.add(number ? static_cast<std::uint64_t>(number->digits) : 0);
}

void add_day(IdBuilder& digest, const std::optional<Day>& day) {
  digest.add(day ? 1 : 0).add(day ? static_cast<std::uint64_t>(day->number()) : 0);
}

void add_claim(IdBuilder& digest, const ClaimRow& row) {
  const Claim& claim = *row.claim;
  digest.add(claim.id).add(word(claim.kind)).add(claim.subkind).add(claim.counted);
  digest.add(claim.span.begin).add(claim.span.end).add(claim.anchor.begin).add(claim.anchor.end);
  digest.add(claim.quote).add(row.voices).add(row.places).add(row.incident_label);
  const auto [least, most] = figures(claim.value);
  for (const auto& figure : {least, most}) add_number(digest, figure);
  for (const auto& day : {row.earliest, row.latest}) add_day(digest, day);
  digest.add(row.states.size());
  for (const std::string& state : row.states) digest.add(state);
}

/// Of all that is written of a document.
std::string digest_of(const DocumentRows& rows) {
  IdBuilder digest;
  const std::string_view text = rows.document->text;
  digest.add(rows.document->id).add(rows.document->path).add(rows.layout->title);
  digest.add(rows.passages.size());
  for (const PassageRow& passage : rows.passages) {
    digest.add(passage.span.begin).add(slice(text, passage.span));
    digest.add((passage.is_article ? 1U : 0U) + (passage.is_unspaced ? 2U : 0U));
  }
  for (const ClaimRow& claim : rows.claims) add_claim(digest, claim);
  return to_text(digest.build<RowsTag>());
}

/// Where a document of the pile stands in the tables.
struct Placed {
  std::string digest;
  std::int64_t width = 1;
  std::int64_t position = 0;
  bool is_kept = false;
};

/// A document in the tables as they are.
struct Stored {
  std::int64_t position = 0, width = 0;
  bool is_kept = false;
};

/// Gives positions to the documents [from, to), which stand between these numbers. False where
/// there is no room.
bool place_between(std::vector<Placed>& documents, std::size_t from, std::size_t to,
                   std::int64_t begin, std::optional<std::int64_t> end) {
  std::int64_t room = end ? *end - begin : kMostNumber;
  for (std::size_t i = from; i < to; ++i) room -= documents[i].width;
  if (room < 0) return false;
  const auto gaps = static_cast<std::int64_t>(to - from) + 1;
  const std::int64_t step = end ? std::min(room / gaps, kMostStep) : kGap;
  for (std::size_t i = from; i < to; ++i) {
    documents[i].position = begin + step;
    begin = documents[i].position + documents[i].width;
    if (begin > kMostNumber) return false;
  }
  return true;
}

/// The same for all that are not kept.
bool place(std::vector<Placed>& documents) {
  std::int64_t begin = 0;
  for (std::size_t from = 0; from < documents.size();) {
    std::size_t to = from;
    while (to < documents.size() && !documents[to].is_kept) ++to;
    const bool is_end = to == documents.size();
    const auto end = is_end ? std::nullopt : std::optional(documents[to].position);
    if (!place_between(documents, from, to, begin, end)) return false;
    if (!is_end) begin = documents[to].position + documents[to].width;
    from = to + 1;
  }
  return true;
}

/// Fills the tables; the first error ends it.
class Writer {
 public:
  Writer(Database& database, const Pile& pile) : database_(database), rows_(pile) {}

  Result<void> run(const Pile& pile, std::string_view made_from, OldRows old_rows) {
    for (std::size_t i = 0; i < pile.documents.size(); ++i) {
      const DocumentRows rows = rows_.of(i);
      documents_.push_back({digest_of(rows), rows.width(), 0, false});
    }
    Result<void> done;
    if (old_rows == OldRows::keep_equal) done = find_equal();
    if (done) done = may_keep() && place(documents_) ? remove_others() : begin_anew();
    if (done) done = write_documents();
    if (done) done = write_meta(made_from);
    return done;
  }

 private:
  // Those that would be written as they are, as far as they stand in the order of the pile.
  Result<void> find_equal() {
    auto asked = database_.prepare("SELECT digest, position, width FROM main.document");
    if (!asked) return tl::unexpected(asked.error());
    while (true) {
      const Result<bool> row = asked->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) break;
      const Stored stored{asked->integer(1), asked->integer(2), false};
      const bool is_new = stored_.emplace(asked->text(0), stored).second;
      if (!is_new || stored.position > kMostNumber) return {};  // not as we write them
    }
    std::int64_t end = 0;
    for (Placed& document : documents_) {
      const auto found = stored_.find(document.digest);
      const bool is_next = found != stored_.end() && found->second.position >= end &&
                           found->second.width == document.width;
      if (!is_next) continue;
      document.is_kept = found->second.is_kept = true;
      document.position = found->second.position;
      end = document.position + document.width;
      ++kept_;
    }
    return {};
  }

  [[nodiscard]] bool may_keep() const {
    return kept_ * 2 > std::max(documents_.size(), stored_.size());
  }

  Result<void> begin_anew() {
    for (Placed& document : documents_) document.is_kept = false;
    if (!place(documents_)) return fail(Errc::limit_exceeded, "too many passages for the tables");
    return database_.run(
        "DELETE FROM main.claim_state; DELETE FROM main.claim; DELETE FROM main.document;"
        "DELETE FROM main.meta; DELETE FROM search.meta; DELETE FROM search.fields;"
        "INSERT INTO search.words(words) VALUES('delete-all');"
        "INSERT INTO search.grams(grams) VALUES('delete-all'); DELETE FROM search.passage");
  }

  // The index over passages keeps no text: it has to be told what it forgets.
  Result<void> remove_others() {
    std::vector<std::int64_t> positions;
    for (const auto& [digest, stored] : stored_) {
      if (!stored.is_kept) positions.push_back(stored.position);
    }
    std::sort(positions.begin(), positions.end());
    for (const char* sql :
         {"INSERT INTO search.words(words, rowid, text) "
          "SELECT 'delete', id, text FROM search.passage WHERE document = ?",
          "INSERT INTO search.grams(grams, rowid, text) "
          "SELECT 'delete', id, text FROM search.passage WHERE document = ? AND is_unspaced",
          "DELETE FROM search.passage WHERE document = ?",
          "DELETE FROM search.fields WHERE rowid IN "
          "(SELECT position FROM main.claim WHERE document = ?)",
          "DELETE FROM main.claim_state WHERE claim IN "
          "(SELECT position FROM main.claim WHERE document = ?)",
          "DELETE FROM main.claim WHERE document = ?",
          "DELETE FROM main.document WHERE position = ?"}) {
      auto statement = database_.prepare(sql);
      if (!statement) return tl::unexpected(statement.error());
      for (const std::int64_t position : positions) {
        if (auto done = statement->bind(position).run(); !done) return done;
      }
    }
    return database_.run("DELETE FROM main.meta; DELETE FROM search.meta");
  }

  Result<void> write_documents() {
    auto document = database_.prepare(
        "INSERT INTO main.document(position, id, path, title, digest, width) VALUES(?,?,?,?,?,?)");
    auto passage = database_.prepare("INSERT INTO search.passage VALUES(?,?,?,?,?,?)");
    auto words = database_.prepare("INSERT INTO search.words(rowid, text) VALUES(?,?)");
    auto grams = database_.prepare("INSERT INTO search.grams(rowid, text) VALUES(?,?)");
    auto claim =
        database_.prepare("INSERT INTO main.claim VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    auto state = database_.prepare("INSERT INTO main.claim_state VALUES(?,?)");
    auto fields = database_.prepare(
        "INSERT INTO search.fields(rowid, voice, place, incident) VALUES(?,?,?,?)");
    for (const auto* one : {&document, &passage, &words, &grams, &claim, &state, &fields}) {
      if (!*one) return tl::unexpected(one->error());
    }
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      const Placed& placed = documents_[i];
      if (placed.is_kept) continue;
      const DocumentRows rows = rows_.of(i);
      document->bind(placed.position).bind(to_text(rows.document->id)).bind(rows.document->path);
      document->bind(rows.layout->title).bind(placed.digest);
      auto done = document->bind(placed.width).run();
      if (done) done = write_passages(rows, placed.position, *passage, *words, *grams);
      if (done) done = write_claims(rows, placed.position, *claim, *state, *fields);
      if (!done) return done;
    }
    return {};
  }

  static Result<void> write_passages(const DocumentRows& rows, std::int64_t position,
                                     Statement& passage, Statement& words, Statement& grams) {
    std::int64_t next = position;
    for (const PassageRow& one : rows.passages) {
      const std::string_view text = slice(std::string_view(rows.document->text), one.span);
      passage.bind(next).bind(position).bind(std::int64_t{one.span.begin});
      passage.bind(std::int64_t{one.is_article}).bind(std::int64_t{one.is_unspaced});
      auto done = passage.bind(text).run();
      if (done) done = words.bind(next).bind(text).run();
      if (done && one.is_unspaced) done = grams.bind(next).bind(text).run();
      if (!done) return done;
      ++next;
    }
    return {};
  }

  static Result<void> write_claims(const DocumentRows& rows, std::int64_t position,
                                   Statement& claim, Statement& state, Statement& fields) {
    std::int64_t next = position;
    for (const ClaimRow& row : rows.claims) {
      bind_claim(claim, next, position, row);
      auto done = claim.run();
      fields.bind(next).bind(row.voices).bind(row.places);
      if (done) done = fields.bind(row.incident_label).run();
      for (const std::string& name : row.states) {
        if (done) done = state.bind(next).bind(name).run();
      }
      if (!done) return done;
      ++next;
    }
    return {};
  }

  static void bind_claim(Statement& row, std::int64_t position, std::int64_t document,
                         const ClaimRow& facts) {
    const Claim& claim = *facts.claim;
    row.bind(position).bind(to_text(claim.id)).bind(document).bind(word(claim.kind));
    row.bind(claim.subkind).bind(claim.counted);
    row.bind(std::int64_t{claim.span.begin}).bind(std::int64_t{claim.span.end});
    row.bind(std::int64_t{claim.anchor.begin}).bind(std::int64_t{claim.anchor.end});
    row.bind(claim.quote);
    const auto [least, most] = figures(claim.value);
    for (const auto& figure : {least, most}) {
      if (figure) {
        row.bind(figure->digits).bind(std::int64_t{figure->scale});
      } else {
        row.bind_null().bind_null();
      }
    }
    for (const auto& day : {facts.earliest, facts.latest}) {
      if (day) {
        row.bind(day->number());
      } else {
        row.bind_null();
      }
    }
    row.bind(facts.incident);
  }

  Result<void> write_meta(std::string_view made_from) {
    Result<void> done;
    for (const std::string file : {"main", "search"}) {
      auto meta = database_.prepare("INSERT INTO " + file + ".meta VALUES('made_from', ?)");
      if (!meta) return tl::unexpected(meta.error());
      if (done) done = meta->bind(made_from).run();
    }
    return done;
  }

  Database& database_;
  Rows rows_;
  std::vector<Placed> documents_;
  std::unordered_map<std::string, Stored> stored_;  // by digest; sorted before it is used in order
  std::size_t kept_ = 0;
};

}  // namespace

Result<void> write_tables(Database& database, const Pile& pile, std::string_view made_from,
                          OldRows old_rows) {
  return Writer(database, pile).run(pile, made_from, old_rows);
}

}  // namespace habeas
