// dossier/matrix.cpp - what is claimed against who says it, one table an incident
#include <algorithm>
#include <map>
#include <set>

#include "dossier/pieces.h"
#include "dossier/sections.h"
#include "dossier/words.h"
#include "model/json_names.h"

namespace habeas {
namespace {

constexpr std::size_t kColumns = 7;  ///< voices with a column of their own; the rest share one

/// One question of the table: a finding, or claims of one kind that no finding uses.
struct Row {
  const Finding* finding = nullptr;
  std::string label;
  std::vector<const Claim*> claims;
};

struct Column {
  std::vector<const Origin*> origins;  ///< one; several in the shared last column
  bool unplaced = false;               ///< for claims without any origin
};

struct Matrix {
  const Incident* incident = nullptr;
  std::vector<Row> rows;
  std::vector<Column> columns;
};

bool holds(const std::vector<ClaimId>& ids, const Claim& claim) {
  return std::find(ids.begin(), ids.end(), claim.id) != ids.end();
}

/// Claims of an incident and of its parts, in document order.
std::vector<const Claim*> claims_of(const View& view, const Incident* incident) {
  std::vector<const Claim*> found;
  for (const Document& document : view.pile().documents) {
    for (const Claim* claim : view.claims_of(document.id)) {
      if (view.top_of(view.incident_of(claim->id)) == incident) found.push_back(claim);
    }
  }
  return found;
}

/// Rows from findings first (a claim may stand in several), then what no finding uses by kind.
std::vector<Row> make_rows(const View& view, const Incident* incident,
                           const std::vector<const Claim*>& claims) {
  std::vector<Row> rows;
  std::map<std::string, std::size_t> leftovers;
  std::set<ClaimId> placed;
  for (const Finding& finding : view.pile().findings) {
    const Incident* of = finding.incident ? view.incident(*finding.incident) : nullptr;
    if (view.top_of(of) != incident) continue;
    if (finding.state == FindingState::unknown || finding.state == FindingState::derived) continue;
    Row row{&finding, view.question(finding), {}};
    for (const auto* list : {&finding.supports, &finding.opposes}) {
      for (const ClaimId& id : *list) {
        if (const Claim* claim = view.claim(id)) row.claims.push_back(claim);
      }
    }
    for (const Claim* claim : row.claims) placed.insert(claim->id);
    if (!row.claims.empty()) rows.push_back(std::move(row));
  }
  const std::size_t findings = rows.size();
  for (const Claim* claim : claims) {
    const bool used = placed.contains(claim->id);
    if (used) continue;
    const std::string label =
        capitalised(std::string(word(claim->kind)) + ": " + claim_words(*claim));
    const auto [at, fresh] = leftovers.emplace(label, rows.size());
    if (fresh) rows.push_back(Row{nullptr, label, {}});
    rows[at->second].claims.push_back(claim);
  }
  std::stable_sort(rows.begin() + static_cast<std::ptrdiff_t>(findings), rows.end(),
                   [](const Row& a, const Row& b) { return a.label < b.label; });
  return rows;
}

std::vector<Column> make_columns(const View& view, const std::vector<Row>& rows) {
  struct Voice {
    const Origin* origin;
    std::size_t claims = 0;
  };
  std::vector<Voice> voices;
  for (const Origin& origin : view.pile().origins) voices.push_back({&origin});
  std::map<const Origin*, std::size_t> index;
  for (std::size_t i = 0; i < voices.size(); ++i) index.emplace(voices[i].origin, i);
  bool unplaced = false;
  for (const Row& row : rows) {
    for (const Claim* claim : row.claims) {
      const auto& origins = view.origins_of(claim->id);
      if (origins.empty()) unplaced = true;
      for (const Origin* origin : origins) ++voices[index.at(origin)].claims;
    }
  }
  std::erase_if(voices, [](const Voice& voice) { return voice.claims == 0; });
  std::stable_sort(voices.begin(), voices.end(), [](const Voice& a, const Voice& b) {
    const auto rank = [](const Voice& voice) {
      return voice.origin->standing == Standing::unresolved ? 1 : 0;
    };
    return std::pair(rank(a), b.claims) < std::pair(rank(b), a.claims);
  });
  std::vector<Column> columns;
  for (std::size_t i = 0; i < voices.size(); ++i) {
    if (i < kColumns || voices.size() == kColumns + 1) columns.emplace_back();
    if (i == kColumns && voices.size() > kColumns + 1) columns.emplace_back();
    columns.back().origins.push_back(voices[i].origin);
  }
  if (unplaced) columns.push_back({{}, true});
  return columns;
}

bool in_column(const View& view, const Claim& claim, const Column& column) {
  const auto& origins = view.origins_of(claim.id);
  if (column.unplaced) return origins.empty();
  return std::any_of(origins.begin(), origins.end(), [&](const Origin* origin) {
    return std::find(column.origins.begin(), column.origins.end(), origin) != column.origins.end();
  });
}

/// True when the claim words the finding's figure with another bound: "600" beside "up to 600".
bool drifts(const Finding& finding, const Claim& claim) {
  if (finding.state != FindingState::hedged) return false;
  const auto* shown = std::get_if<Quantity>(&finding.value);
  const auto* said = std::get_if<Quantity>(&claim.value);
  return shown != nullptr && said != nullptr && shown->bound != said->bound;
}

Html entry(const View& view, const Row& row, const Column& column, const Claim& claim) {
  Html out;
  out.tag("<p class=\"entry\">").add(passage_words(view, claim)).add(hedge_marks(claim));
  if (row.finding != nullptr && holds(row.finding->opposes, claim)) {
    out.tag(" <span class=\"chip against\">\xE2\x89\xA0 against</span>");
  }
  if (row.finding != nullptr && drifts(*row.finding, claim)) {
    out.tag(" <span class=\"chip drift\">\xE2\x89\x88 other wording</span>");
  }
  out.tag(" ").add(passage_number(view, claim));
  if (column.origins.size() > 1 || column.unplaced) {
    out.tag(" <small><bdi>").text(view.first_voice(claim)).tag("</bdi></small>");
  }
  return out.tag("</p>");
}

Html column_head(const Column& column) {
  Html out;
  out.tag("<th scope=\"col\">");
  if (column.unplaced) return out.tag("Not traced to an origin</th>");
  if (column.origins.size() > 1) {
    return out.text(capitalised(number_words(column.origins.size()))).tag(" further voices</th>");
  }
  const Origin& origin = *column.origins.front();
  out.tag("<a href=\"#").token(to_text(origin.id)).tag("\"><bdi>").text(origin_name(origin));
  return out.tag("</bdi></a><br><small>")
      .text(standing_words(origin.standing))
      .tag("</small></th>");
}

Html row_head(const View& view, const Incident* incident, const Row& row) {
  Html out;
  out.tag("<th scope=\"row\">");
  if (row.finding == nullptr) return out.text(row.label).tag("</th>");
  out.add(finding_link(*row.finding, row.label));
  const std::string value = value_words(row.finding->value);
  if (!value.empty()) out.tag("<br><b>").text(value).tag("</b>");
  out.tag("<p class=\"row-note\">").add(state_mark(row.finding->state)).tag("</p>");
  const Incident* of = row.finding->incident ? view.incident(*row.finding->incident) : nullptr;
  if (of != nullptr && of != incident) {
    out.tag("<small>part: ").add(incident_link(*of)).tag("</small>");
  }
  return out.tag("</th>");
}

Html row_cells(const View& view, const Matrix& matrix, const Row& row) {
  Html out;
  out.tag("<tr>").add(row_head(view, matrix.incident, row));
  for (const Column& column : matrix.columns) {
    out.tag("<td>");
    for (const Claim* claim : row.claims) {
      if (in_column(view, *claim, column)) out.add(entry(view, row, column, *claim));
    }
    out.tag("</td>");
  }
  return out.tag("</tr>");
}

Html group_row(std::string_view words, std::size_t width) {
  Html out;
  out.tag("<tr class=\"group\"><th scope=\"colgroup\" colspan=\"");
  out.number(static_cast<std::int64_t>(width)).tag("\">").text(words);
  return out.tag("</th></tr>");
}

Html table(const View& view, const Matrix& matrix) {
  Html out;
  out.tag("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Claim matrix\">");
  out.tag("<table class=\"matrix\"><caption>");
  if (matrix.incident == nullptr) {
    out.tag("Claims that belong to no incident");
  } else {
    out.tag("<bdi>").text(matrix.incident->label).tag("</bdi>");
  }
  out.tag("</caption><thead><tr><th scope=\"col\">What is claimed</th>");
  for (const Column& column : matrix.columns) out.add(column_head(column));
  out.tag("</tr></thead><tbody>");
  const std::size_t width = matrix.columns.size() + 1;
  for (std::size_t i = 0; i < matrix.rows.size(); ++i) {
    const bool finding = matrix.rows[i].finding != nullptr;
    const bool first = i == 0 || (matrix.rows[i - 1].finding != nullptr) != finding;
    if (first && finding) out.add(group_row("Questions with a finding", width));
    if (first && !finding) out.add(group_row("Said besides", width));
    out.add(row_cells(view, matrix, matrix.rows[i]));
  }
  return out.tag("</tbody></table></div>");
}

}  // namespace

Html matrix_section(const View& view) {
  Html out;
  out.tag(
      "<section aria-labelledby=\"matrix\"><h2 id=\"matrix\">What is claimed, and who says "
      "it</h2>");
  out.tag(
      "<p class=\"intro\">Each column is one origin: the first voice, after voices that depend "
      "on each other were joined. Words in the serif face are the sources' own; each leads to "
      "its place in the text, and a number such as 2.7 names the document and the passage.</p>");
  std::vector<const Incident*> owners = view.top_incidents();
  owners.push_back(nullptr);
  for (const Incident* owner : owners) {
    Matrix matrix;
    matrix.incident = owner;
    matrix.rows = make_rows(view, owner, claims_of(view, owner));
    if (matrix.rows.empty()) continue;
    matrix.columns = make_columns(view, matrix.rows);
    out.add(table(view, matrix));
  }
  return out.tag("</section>");
}

}  // namespace habeas
