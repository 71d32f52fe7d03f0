// store/search.cpp - answers a query: passages by words, claims by fields
//
// The index gives the passages that hold all words. Marks that it puts around the words it matched
// give the highlights, so that folding is done in one place. Order and cut are by whole numbers:
// where the passage stands, how many highlights it has, its place in the case.
#include <algorithm>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

#include "store/store.h"

namespace habeas {
namespace {

// Noncharacters: no text that was decoded for interchange has a reason to hold them.
constexpr std::string_view kOpenMark = "\xEF\xB7\x90";
constexpr std::string_view kCloseMark = "\xEF\xB7\x91";
constexpr std::int64_t kMostCandidates =
    4000;  // in the order of the case; more would take longer than people wait

struct Passage {
  std::int64_t document = 0;
  bool is_article = false;
  TextSpan span;
  std::string text;
  std::vector<TextSpan> highlights;  // in the document's text
};

std::string quoted(const SearchPhrase& words) {
  std::string text = "\"";
  for (const char letter : words.text) text += letter == '"' ? "\"\"" : std::string(1, letter);
  return text + "\"" + (words.is_prefix ? " *" : "");
}

// The runs between marks, as spans of the text without marks.
std::vector<TextSpan> marked(std::string_view text, std::uint32_t begin) {
  std::vector<TextSpan> spans;
  std::uint32_t at = begin;
  std::uint32_t opened = begin;
  for (std::size_t i = 0; i < text.size();) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with(kOpenMark)) {
      opened = at;
    } else if (rest.starts_with(kCloseMark)) {
      spans.push_back({opened, at});
    } else {
      ++i;
      ++at;
      continue;
    }
    i += kOpenMark.size();
  }
  return spans;
}

void add_occurrences(const std::string& words, Passage& passage) {
  for (std::size_t at = passage.text.find(words); at != std::string::npos;
       at = passage.text.find(words, at + words.size())) {
    const auto begin = static_cast<std::uint32_t>(passage.span.begin + at);
    passage.highlights.push_back({begin, begin + static_cast<std::uint32_t>(words.size())});
  }
}

// The query against one index, and the words that are looked for as they stand: too short for
// runs of three characters.
struct Plan {
  std::string words, grams;
  std::vector<std::string> literal;
};

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

Plan plan_of(const Query& query) {
  Plan plan;
  for (const SearchPhrase& words : query.words) {
    if (words.is_unspaced && characters_in(words.text) < 3) {
      plan.literal.push_back(words.text);
      continue;
    }
    std::string& into = words.is_unspaced ? plan.grams : plan.words;
    SearchPhrase whole = words;
    whole.is_prefix = words.is_prefix && !words.is_unspaced;
    into += (into.empty() ? "" : " AND ") + quoted(whole);
  }
  return plan;
}

Result<std::vector<Passage>> read_passages(Statement& asked, const Plan& plan) {
  std::vector<Passage> passages;
  while (true) {
    const Result<bool> row = asked.step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return passages;
    Passage passage;
    passage.document = asked.integer(0);
    passage.is_article = asked.integer(2) != 0;
    passage.text = asked.text(3);
    passage.span.begin = static_cast<std::uint32_t>(asked.integer(1));
    passage.span.end = passage.span.begin + static_cast<std::uint32_t>(passage.text.size());
    for (const int column : {4, 5}) {
      const auto spans = marked(asked.text(column), passage.span.begin);
      passage.highlights.insert(passage.highlights.end(), spans.begin(), spans.end());
    }
    for (const std::string& words : plan.literal) add_occurrences(words, passage);
    std::sort(passage.highlights.begin(), passage.highlights.end());
    passages.push_back(std::move(passage));
  }
}

std::string highlight_of(const std::string& table) {
  return "highlight(" + table + ", 0, '" + std::string(kOpenMark) + "', '" +
         std::string(kCloseMark) + "')";
}

Result<std::vector<Passage>> find_passages(Database& database, const Query& query) {
  const Plan plan = plan_of(query);
  const bool by_words = !plan.words.empty();
  const bool by_grams = !plan.grams.empty();
  std::string sql = "SELECT p.document, p.begin, p.is_article, p.text, " +
                    (by_words ? highlight_of("words") : "''") + ", " +
                    (by_grams ? highlight_of("grams") : "''") + " FROM search.passage AS p";
  if (by_words) sql += " JOIN search.words ON words.rowid = p.id";
  if (by_grams) sql += " JOIN search.grams ON grams.rowid = p.id";
  std::string where;
  const auto add = [&](const std::string& condition) {
    where += (where.empty() ? " WHERE " : " AND ") + condition;
  };
  if (by_words) add("words MATCH ?");
  if (by_grams) add("grams MATCH ?");
  if (!plan.literal.empty()) add("p.is_unspaced");
  for (std::size_t i = 0; i < plan.literal.size(); ++i) add("instr(p.text, ?) > 0");
  // The index gives its rows in this order by itself; asked for p.id, all of them would be sorted.
  const std::string order = by_words ? "words.rowid" : by_grams ? "grams.rowid" : "p.id";
  sql += where + " ORDER BY " + order + " LIMIT " + std::to_string(kMostCandidates);
  Result<Statement> asked = database.prepare(sql);
  if (!asked) return tl::unexpected(asked.error());
  if (by_words) asked->bind(plan.words);
  if (by_grams) asked->bind(plan.grams);
  for (const std::string& words : plan.literal) asked->bind(words);
  return read_passages(*asked, plan);
}

// ------------------------------------------------------------------------------------------ claims

struct ClaimRow {
  std::int64_t document = 0;
  ClaimId id;
  TextSpan span, anchor;
  std::string quote;
};

bool is_within(const CountBound& bound, const Number& least, const Number& most) {
  switch (bound.compare) {
    case Compare::less:
      return least < bound.number;
    case Compare::at_most:
      return least <= bound.number;
    case Compare::equal:
      return least <= bound.number && bound.number <= most;
    case Compare::at_least:
      return most >= bound.number;
    case Compare::more:
      return most > bound.number;
  }
  return false;
}

// `voice:"x" AND place:"y"` for the index over names; the last word of each may go on.
std::string names_asked_for(const Query& query) {
  std::string match;
  const auto add = [&](const char* column, const std::vector<std::string>& values) {
    for (const std::string& value : values) {
      match += (match.empty() ? "" : " AND ") + std::string(column) + " : " +
               quoted({value, true, false});
    }
  };
  add("voice", query.voices);
  add("place", query.places);
  add("incident", query.incidents);
  return match;
}

/// The first and the last document in which claims are looked for; none: in all.
using DocumentRange = std::optional<std::pair<std::int64_t, std::int64_t>>;

std::string claim_sql(const Query& query, bool by_names, bool in_range) {
  std::string sql =
      "SELECT c.document, c.id, c.span_begin, c.span_end, c.anchor_begin, c.anchor_end, c.quote,"
      " c.least_digits, c.least_scale, c.most_digits, c.most_scale FROM main.claim AS c";
  if (by_names) sql += " JOIN search.fields ON fields.rowid = c.position";
  sql += in_range ? " WHERE c.document BETWEEN ? AND ?" : " WHERE 1";
  if (by_names) sql += " AND fields MATCH ?";
  for (std::size_t i = 0; i < query.kinds.size(); ++i) {
    sql += " AND (c.kind = ? OR c.subkind = ? OR c.concept = ? OR instr(c.concept, ?) = 1)";
  }
  for (std::size_t i = 0; i < query.states.size(); ++i) {
    sql += " AND EXISTS (SELECT 1 FROM main.claim_state WHERE claim = c.position AND state = ?)";
  }
  if (query.date) sql += " AND c.earliest <= ? AND c.latest >= ?";
  if (!query.counts.empty()) sql += " AND c.kind = 'count' AND c.least_digits IS NOT NULL";
  // Claims stand by document: whichever index is asked gives its rows in this order by itself.
  if (by_names) return sql + " ORDER BY fields.rowid";
  return sql + (in_range ? " ORDER BY c.document, c.position" : " ORDER BY c.position");
}

bool counts_hold(const Query& query, const Statement& row) {
  if (query.counts.empty()) return true;
  const Number least{row.integer(7), static_cast<std::uint8_t>(row.integer(8))};
  const Number most{row.integer(9), static_cast<std::uint8_t>(row.integer(10))};
  return std::all_of(query.counts.begin(), query.counts.end(),
                     [&](const CountBound& bound) { return is_within(bound, least, most); });
}

/// At least the first `enough` in the order of the case, and all of the last document among them.
Result<std::vector<ClaimRow>> find_claims(Database& database, const Query& query,
                                          const DocumentRange& range, std::size_t enough) {
  const std::string names = names_asked_for(query);
  Result<Statement> asked = database.prepare(claim_sql(query, !names.empty(), range.has_value()));
  if (!asked) return tl::unexpected(asked.error());
  if (range) asked->bind(range->first).bind(range->second);
  if (!names.empty()) asked->bind(names);
  for (const std::string& kind : query.kinds) {
    asked->bind(kind).bind(kind).bind(kind).bind(kind + "/");
  }
  for (const std::string& state : query.states) asked->bind(state);
  if (query.date) asked->bind(query.date->second.number()).bind(query.date->first.number());
  std::vector<ClaimRow> rows;
  while (true) {
    const Result<bool> row = asked->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return rows;
    if (!counts_hold(query, *asked)) continue;
    if (rows.size() >= enough && rows.back().document != asked->integer(0)) return rows;
    const auto offset = [&](int column) {
      return static_cast<std::uint32_t>(asked->integer(column));
    };
    const auto id = parse_id<ClaimTag>(asked->text(1));
    if (!id) return fail(Errc::bad_input, "the database holds a claim without an id");
    rows.push_back(
        {asked->integer(0), *id, {offset(2), offset(3)}, {offset(4), offset(5)}, asked->text(6)});
  }
}

// ------------------------------------------------------------------------------------------- hits

struct Ranked {
  bool is_article = true;
  std::int64_t document = 0;
  Hit hit;
};

void cut(std::vector<Ranked>& hits, std::uint32_t most) {
  const auto key = [](const Ranked& ranked) {
    return std::tuple(!ranked.is_article, -static_cast<std::int64_t>(ranked.hit.highlights.size()),
                      ranked.document, ranked.hit.span, ranked.hit.claim);
  };
  std::sort(hits.begin(), hits.end(),
            [&](const Ranked& a, const Ranked& b) { return key(a) < key(b); });
  if (hits.size() > most) hits.resize(most);
}

std::vector<Ranked> of_passages(std::vector<Passage> passages) {
  std::vector<Ranked> hits;
  for (Passage& passage : passages) {
    Hit hit;
    hit.span = passage.span;
    hit.quote = std::move(passage.text);
    hit.highlights = std::move(passage.highlights);
    hits.push_back({passage.is_article, passage.document, std::move(hit)});
  }
  return hits;
}

// Claims whose passage holds all words; without words all of them, with what carries the claim
// marked.
std::vector<Ranked> of_claims(const std::vector<ClaimRow>& claims, bool has_words,
                              const std::vector<Passage>& passages) {
  std::vector<Ranked> hits;
  for (const ClaimRow& claim : claims) {
    Ranked ranked;
    ranked.document = claim.document;
    ranked.hit.claim = claim.id;
    ranked.hit.span = claim.span;
    ranked.hit.quote = claim.quote;
    bool is_found = !has_words;
    if (!has_words) ranked.hit.highlights.push_back(claim.anchor);
    const auto from = std::lower_bound(
        passages.begin(), passages.end(), claim.document,
        [](const Passage& passage, std::int64_t wanted) { return passage.document < wanted; });
    for (auto at = from; at != passages.end() && at->document == claim.document; ++at) {
      if (!at->span.overlaps(claim.span)) continue;
      is_found = true;
      for (const TextSpan span : at->highlights) {
        if (claim.span.contains(span)) ranked.hit.highlights.push_back(span);
      }
    }
    if (is_found) hits.push_back(std::move(ranked));
  }
  return hits;
}

}  // namespace

Result<std::vector<Hit>> Store::search(const Query& query, std::uint32_t most) {
  std::vector<Passage> passages;
  if (!query.words.empty()) {
    auto found = find_passages(database_, query);
    if (!found) return tl::unexpected(found.error());
    passages = *std::move(found);
  }
  std::vector<Ranked> ranked;
  if (query.asks_for_claims()) {
    const bool has_words = !query.words.empty();
    DocumentRange range;
    if (has_words) range.emplace(0, -1);
    if (!passages.empty()) range.emplace(passages.front().document, passages.back().document);
    // Without words all hits are as good: the first of the case are the best.
    const std::size_t enough = has_words ? std::numeric_limits<std::size_t>::max() : most;
    const auto claims = find_claims(database_, query, range, enough);
    if (!claims) return tl::unexpected(claims.error());
    ranked = of_claims(*claims, has_words, passages);
  } else {
    ranked = of_passages(std::move(passages));
  }
  cut(ranked, most);
  auto document = database_.prepare("SELECT id FROM main.document WHERE position = ?");
  if (!document) return tl::unexpected(document.error());
  std::vector<Hit> hits;
  for (Ranked& one : ranked) {
    const Result<bool> row = document->bind(one.document).step();
    if (!row) return tl::unexpected(row.error());
    const auto id = *row ? parse_id<DocumentTag>(document->text(0)) : std::nullopt;
    if (!id) return fail(Errc::bad_input, "the index names a document that is not there");
    document->reset();
    one.hit.document = *id;
    IdBuilder builder;
    builder.add(*id).add(one.hit.span.begin).add(one.hit.span.end);
    if (one.hit.claim) builder.add(*one.hit.claim);
    one.hit.id = builder.build<HitTag>();
    hits.push_back(std::move(one.hit));
  }
  return hits;
}

}  // namespace habeas
