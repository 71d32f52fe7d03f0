// store/store.cpp - writes a pile into the tables
#include "store/store.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "model/json_names.h"
#include "store/schema.h"
#include "text/tokens.h"

namespace habeas {
namespace {

constexpr std::uint32_t kMostPassageBytes = 4096;

/// What the tables say of a claim beside its own fields.
struct ClaimFacts {
  std::string voices, places, incident_label;
  std::string incident;
  std::optional<Day> earliest, latest;
  std::set<std::string> states;
};

class Facts {
 public:
  explicit Facts(const Pile& pile) {
    for (const Mention& mention : pile.mentions) mentions_.emplace(to_text(mention.id), &mention);
    for (const Incident& incident : pile.incidents) {
      for (const ClaimId& claim : incident.claims) incidents_.emplace(claim, &incident);
    }
    for (const Finding& finding : pile.findings) {
      for (const auto* claims : {&finding.supports, &finding.opposes}) {
        for (const ClaimId& claim : *claims)
          states_[claim].insert(std::string(word(finding.state)));
      }
    }
  }

  ClaimFacts of(const Claim& claim) const {
    ClaimFacts facts;
    for (const Link& link : claim.chain) add(facts.voices, link.name);
    add_value(facts, claim.value);
    for (const Role& role : claim.roles) add_role(facts, role);
    if (const auto found = incidents_.find(claim.id); found != incidents_.end()) {
      facts.incident = to_text(found->second->id);
      facts.incident_label = found->second->label + "\n" + facts.incident;
    }
    if (const auto found = states_.find(claim.id); found != states_.end()) {
      facts.states = found->second;
    }
    return facts;
  }

 private:
  static void add(std::string& list, const std::string& name) {
    if (!name.empty()) list += name + "\n";
  }

  static void add_value(ClaimFacts& facts, const Value& value) {
    if (const auto* place = std::get_if<Place>(&value)) {
      add(facts.places, place->name);
      add(facts.places, place->country);
      add(facts.places, place->admin1);
    }
    if (const auto* date = std::get_if<Date>(&value)) {
      if (!date->earliest || !date->latest) return;
      facts.earliest = std::min(facts.earliest.value_or(*date->earliest), *date->earliest);
      facts.latest = std::max(facts.latest.value_or(*date->latest), *date->latest);
    }
  }

  void add_role(ClaimFacts& facts, const Role& role) const {
    if (role.name == RoleName::place || role.name == RoleName::from || role.name == RoleName::to ||
        role.name == RoleName::via) {
      add(facts.places, role.quote);
    }
    const auto found = mentions_.find(role.ref);
    if (found != mentions_.end()) add_value(facts, found->second->value);
  }

  std::map<std::string, const Mention*> mentions_;
  std::map<ClaimId, const Incident*> incidents_;
  std::map<ClaimId, std::set<std::string>> states_;
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

/// Fills the tables; the first error ends it.
class Writer {
 public:
  explicit Writer(Database& database) : database_(database) {}

  Result<void> run(const Pile& pile, std::string_view made_from) {
    auto done = clear();
    if (done) done = write_documents(pile);
    if (done) done = write_claims(pile);
    if (done) done = write_meta(made_from);
    return done;
  }

 private:
  Result<void> clear() {
    return database_.run(
        "DELETE FROM main.claim_state; DELETE FROM main.claim; DELETE FROM main.document;"
        "DELETE FROM main.meta; DELETE FROM search.meta; DELETE FROM search.fields;"
        "INSERT INTO search.words(words) VALUES('delete-all');"
        "INSERT INTO search.grams(grams) VALUES('delete-all'); DELETE FROM search.passage");
  }

  Result<void> write_documents(const Pile& pile) {
    auto document = database_.prepare("INSERT INTO main.document VALUES(?,?,?,?)");
    auto passage = database_.prepare("INSERT INTO search.passage VALUES(?,?,?,?,?,?)");
    auto words = database_.prepare("INSERT INTO search.words(rowid, text) VALUES(?,?)");
    auto grams = database_.prepare("INSERT INTO search.grams(rowid, text) VALUES(?,?)");
    for (const auto* statement : {&document, &passage, &words, &grams}) {
      if (!*statement) return tl::unexpected(statement->error());
    }
    std::int64_t next = 1;
    for (std::size_t i = 0; i < pile.documents.size(); ++i) {
      const Document& one = pile.documents[i];
      const auto position = static_cast<std::int64_t>(i);
      document->bind(position).bind(to_text(one.id)).bind(one.path);
      auto done = document->bind(pile.layouts[i].title).run();
      for (const TextSpan span : passages_of(one.text)) {
        const std::string_view text = slice(one.text, span);
        const bool is_unspaced = has_unspaced(text);
        passage->bind(next).bind(position).bind(std::int64_t{span.begin});
        passage->bind(std::int64_t{is_in_article(pile.layouts[i], span)});
        if (done) done = passage->bind(std::int64_t{is_unspaced}).bind(text).run();
        if (done) done = words->bind(next).bind(text).run();
        if (done && is_unspaced) done = grams->bind(next).bind(text).run();
        ++next;
      }
      if (!done) return done;
    }
    return {};
  }

  Result<void> write_claims(const Pile& pile) {
    auto row =
        database_.prepare("INSERT INTO main.claim VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    auto state = database_.prepare("INSERT INTO main.claim_state VALUES(?,?)");
    auto fields = database_.prepare(
        "INSERT INTO search.fields(rowid, voice, place, incident) VALUES(?,?,?,?)");
    for (const auto* statement : {&row, &state, &fields}) {
      if (!*statement) return tl::unexpected(statement->error());
    }
    std::map<DocumentId, std::int64_t> positions;
    for (const Document& document : pile.documents) {
      positions.emplace(document.id, static_cast<std::int64_t>(positions.size()));
    }
    // By document: a search that has enough hits ends at the end of one.
    std::vector<const Claim*> claims;
    for (const Claim& claim : pile.claims) claims.push_back(&claim);
    std::stable_sort(claims.begin(), claims.end(), [&](const Claim* a, const Claim* b) {
      return positions.at(a->document) < positions.at(b->document);
    });
    const Facts all(pile);
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const Claim& claim = *claims[i];
      const ClaimFacts facts = all.of(claim);
      const auto position = static_cast<std::int64_t>(i);
      bind_claim(*row, position, positions.at(claim.document), claim, facts);
      auto done = row->run();
      if (done) {
        fields->bind(position).bind(facts.voices).bind(facts.places);
        done = fields->bind(facts.incident_label).run();
      }
      for (const std::string& name : facts.states) {
        if (done) done = state->bind(position).bind(name).run();
      }
      if (!done) return done;
    }
    return {};
  }

  static void bind_claim(Statement& row, std::int64_t position, std::int64_t document,
                         const Claim& claim, const ClaimFacts& facts) {
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
};

}  // namespace

namespace {

Result<Database> open_both(const std::string& folder) {
  Result<Database> database = Database::open(folder + "/case.db");
  if (!database) return database;
  const auto attached = database->attach(folder + "/index.db", "search");
  if (!attached) return tl::unexpected(attached.error());
  return database;
}

}  // namespace

Result<bool> Store::is_older(const std::string& folder) {
  Result<Database> database = open_both(folder);
  if (!database) return tl::unexpected(database.error());
  const Result<bool> tables = habeas::is_older(*database, "main", case_migrations());
  if (!tables || *tables) return tables;
  return habeas::is_older(*database, "search", index_migrations());
}

Result<Store> Store::open(const std::string& folder) {
  Result<Database> database = open_both(folder);
  if (!database) return tl::unexpected(database.error());
  auto done = migrate(*database, "main", case_migrations());
  if (done) done = migrate(*database, "search", index_migrations());
  if (!done) return tl::unexpected(done.error());
  return Store(*std::move(database));
}

Result<std::string> Store::made_from() {
  // A transaction over two files is whole in each, not in both: a killed one shows here.
  auto asked = database_.prepare(
      "SELECT value FROM main.meta JOIN search.meta USING (name, value) WHERE name='made_from'");
  if (!asked) return tl::unexpected(asked.error());
  const Result<bool> row = asked->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? asked->text(0) : std::string();
}

Result<void> Store::replace(const Pile& pile, std::string_view made_from) {
  Result<Transaction> transaction = Transaction::begin(database_);
  if (!transaction) return tl::unexpected(transaction.error());
  auto done = Writer(database_).run(pile, made_from);
  return done ? transaction->commit() : done;
}

}  // namespace habeas
