// dossier/matrix.cpp - what is claimed against who says it, one table an incident
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "dossier/pieces.h"
#include "dossier/sections.h"
#include "dossier/words.h"
#include "model/json_names.h"

namespace habeas {
namespace {

constexpr std::size_t kColumns = 4;  ///< voices with a column of their own; the rest share one

/// One question of the table, or claims of one kind that no finding uses.
struct Row {
  const Finding* finding = nullptr;
  std::string label;
  std::vector<const Claim*> claims;
};

struct Column {
  std::vector<const Origin*> origins;  ///< one; several in the shared last column
  bool unplaced = false;               ///< for claims without any origin
};

struct Columns {
  std::vector<Column> list;
  std::map<const Origin*, std::size_t> of;  ///< where each origin stands; only looked up
};

struct Matrix {
  const Incident* incident = nullptr;
  std::vector<Row> rows;
  Columns columns;
};

bool holds(const std::vector<ClaimId>& ids, const Claim& claim) {
  return std::find(ids.begin(), ids.end(), claim.id) != ids.end();
}

/// One row a finding that says something; a claim may stand in several.
std::vector<Row> finding_rows(const View& view, const Incident* incident) {
  std::vector<Row> rows;
  for (const Finding* entry : view.findings_under(incident)) {
    const Finding& finding = *entry;
    if (finding.state == FindingState::unknown || finding.state == FindingState::derived) continue;
    Row row{&finding, view.question(finding), {}};
    for (const auto* list : {&finding.supports, &finding.opposes}) {
      for (const ClaimId& id : *list) {
        if (const Claim* claim = view.claim(id)) row.claims.push_back(claim);
      }
    }
    if (!row.claims.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

/// Claims that stand in none of these rows, together by kind.
std::vector<Row> other_rows(const View& view, const Incident* incident,
                            const std::vector<Row>& findings) {
  std::set<ClaimId> placed;
  for (const Row& row : findings) {
    for (const Claim* claim : row.claims) placed.insert(claim->id);
  }
  std::map<std::string, Row> rows;  // by label
  for (const Claim* claim : view.claims_under(incident)) {
    if (placed.contains(claim->id)) continue;
    const std::string label =
        capitalised(std::string(word(claim->kind)) + ": " + claim_words(*claim));
    Row& row = rows[label];
    row.label = label;
    row.claims.push_back(claim);
  }
  std::vector<Row> sorted;
  sorted.reserve(rows.size());
  for (auto& [label, row] : rows) sorted.push_back(std::move(row));
  return sorted;
}

/// Origins that these rows rest on and how many of their claims are theirs, in the order of the
/// pile: its origins lie beside each other, so that their addresses are in it.
struct Voices {
  std::map<const Origin*, std::size_t> claims;
  bool unplaced = false;
};

Voices voices_of(const View& view, const std::vector<Row>& rows) {
  Voices voices;
  for (const Row& row : rows) {
    for (const Claim* claim : row.claims) {
      const auto& origins = view.origins_of(claim->id);
      if (origins.empty()) voices.unplaced = true;
      for (const Origin* origin : origins) ++voices.claims[origin];
    }
  }
  return voices;
}

Columns make_columns(const View& view, const std::vector<Row>& rows) {
  const Voices told = voices_of(view, rows);
  std::vector<std::pair<const Origin*, std::size_t>> voices(told.claims.begin(), told.claims.end());
  std::stable_sort(voices.begin(), voices.end(), [](const auto& a, const auto& b) {
    const auto rank = [](const Origin* origin) {
      return origin->standing == Standing::unresolved ? 1 : 0;
    };
    return std::pair(rank(a.first), b.second) < std::pair(rank(b.first), a.second);
  });
  Columns columns;
  for (std::size_t i = 0; i < voices.size(); ++i) {
    if (i < kColumns || voices.size() == kColumns + 1) columns.list.emplace_back();
    if (i == kColumns && voices.size() > kColumns + 1) columns.list.emplace_back();
    columns.list.back().origins.push_back(voices[i].first);
    columns.of.emplace(voices[i].first, columns.list.size() - 1);
  }
  if (told.unplaced) columns.list.push_back({{}, true});
  return columns;
}

bool in_column(const View& view, const Claim& claim, const Columns& columns, std::size_t number) {
  const auto& origins = view.origins_of(claim.id);
  if (columns.list[number].unplaced) return origins.empty();
  return std::any_of(origins.begin(), origins.end(),
                     [&](const Origin* origin) { return columns.of.at(origin) == number; });
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
  if (holds(row.finding->opposes, claim)) {
    out.tag(" <span class=\"chip against\">\xE2\x89\xA0 against</span>");
  }
  if (drifts(*row.finding, claim)) {
    out.tag(" <span class=\"chip drift\">\xE2\x89\x88 other wording</span>");
  }
  out.tag(" ").add(passage_number(view, claim));
  if (column.origins.size() > 1 || column.unplaced) {
    out.tag(" <small><bdi>").text(view.first_voice(claim)).tag("</bdi></small>");
  }
  return out.tag("</p>");
}

/// The head of a column again, for narrow screens, where each cell names its voice.
Html column_name(const View& view, const Column& column) {
  Html out;
  if (column.unplaced) return out.tag("Not traced to an origin");
  if (column.origins.size() > 1) return out.tag("Other voices");
  return out.attr(origin_name(view, *column.origins.front()));
}

Html column_head(const View& view, const Column& column) {
  Html out;
  out.tag("<th scope=\"col\">");
  if (column.unplaced) return out.tag("Not traced to an origin</th>");
  if (column.origins.size() > 1) {
    return out.text(capitalised(number_words(column.origins.size()))).tag(" other voices</th>");
  }
  const Origin& origin = *column.origins.front();
  out.tag("<a href=\"#").token(to_text(origin.id)).tag("\"><bdi>").text(origin_name(view, origin));
  return out.tag("</bdi></a><br><small>")
      .text(standing_words(origin.standing))
      .tag("</small></th>");
}

Html row_head(const View& view, const Incident* incident, const Row& row) {
  Html out;
  out.tag("<th scope=\"row\">").add(finding_link(*row.finding, row.label));
  const std::string value = finding_words(view, *row.finding);
  if (!value.empty()) out.tag("<br><b>").text(value).tag("</b>");
  out.tag("<p class=\"row-note\">").add(state_mark(*row.finding)).tag("</p>");
  const Incident* of = row.finding->incident ? view.incident(*row.finding->incident) : nullptr;
  if (of != nullptr && of != incident) {
    out.tag("<small>part: ").add(incident_link(*of)).tag("</small>");
  }
  return out.tag("</th>");
}

Html row_cells(const View& view, const Matrix& matrix, const Row& row) {
  Html out;
  out.tag("<tr>").add(row_head(view, matrix.incident, row));
  for (std::size_t number = 0; number < matrix.columns.list.size(); ++number) {
    const Column& column = matrix.columns.list[number];
    out.tag("<td data-voice=\"").add(column_name(view, column)).tag("\">");
    for (const Claim* claim : row.claims) {
      if (!in_column(view, *claim, matrix.columns, number)) continue;
      out.add(entry(view, row, column, *claim));
    }
    out.tag("</td>");
  }
  return out.tag("</tr>");
}

Html caption(const Incident* incident) {
  Html out;
  if (incident == nullptr) return out.tag("Beside the incidents");
  return out.tag("<bdi>").text(incident->label).tag("</bdi>");
}

Html table(const View& view, const Matrix& matrix) {
  Html out;
  out.tag("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Claim matrix\">");
  out.tag("<table class=\"matrix\"><caption>").add(caption(matrix.incident));
  out.tag("</caption><thead><tr><th scope=\"col\">What is claimed</th>");
  for (const Column& column : matrix.columns.list) out.add(column_head(view, column));
  out.tag("</tr></thead><tbody>");
  for (const Row& row : matrix.rows) out.add(row_cells(view, matrix, row));
  out.tag("</tbody></table></div>");
  return out;
}

/// What no finding uses: kind, words, voice.
Html others(const View& view, const Html& title, const std::vector<Row>& rows) {
  std::size_t count = 0;
  Html body;
  for (const Row& row : rows) {
    count += row.claims.size();
    body.tag("<tr><th scope=\"row\">").text(row.label).tag("</th><td>");
    for (const Claim* claim : row.claims) {
      body.tag("<p class=\"entry\">").add(passage_words(view, *claim)).add(hedge_marks(*claim));
      body.tag(" ").add(passage_number(view, *claim)).tag(" <small><bdi>");
      body.text(view.first_voice(*claim)).tag("</bdi></small></p>");
    }
    body.tag("</td></tr>");
  }
  Html out;
  out.tag("<details class=\"others\"><summary>").add(title).tag(": ");
  out.text(counted_words(count, "claim")).tag(" that no finding rests on</summary>");
  out.tag("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Other claims\">");
  out.tag("<table><caption>");
  out.add(title)
      .tag(
          "</caption><thead><tr><th scope=\"col\">What is claimed</th>"
          "<th scope=\"col\">Words and voice</th></tr></thead><tbody>")
      .add(body);
  out.tag("</tbody></table></div></details>");
  return out;
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
  std::vector<Row> responses;
  for (const Incident* owner : owners) {
    Matrix matrix{owner, finding_rows(view, owner), {}};
    std::vector<Row> rest = other_rows(view, owner, matrix.rows);
    matrix.columns = make_columns(view, matrix.rows);
    if (!matrix.rows.empty()) out.add(table(view, matrix));
    if (owner != nullptr && is_response(*owner)) {
      std::move(rest.begin(), rest.end(), std::back_inserter(responses));
    } else if (!rest.empty()) {
      out.add(others(view, caption(owner), rest));
    }
  }
  Html title;
  title.tag("Statements, protests and denials that refer to an incident");
  if (!responses.empty()) out.add(others(view, title, responses));
  out.tag("</section>");
  return out;
}

}  // namespace habeas
