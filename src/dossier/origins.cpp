// dossier/origins.cpp - first voices, what carries them, and how documents depend on each other
#include <algorithm>

#include "dossier/pieces.h"
#include "dossier/sections.h"
#include "dossier/words.h"
#include "model/json_names.h"

namespace habeas {
namespace {

constexpr std::size_t kGraphOrigins = 12;    ///< the ones with the most passages; all are listed
constexpr std::size_t kGraphDocuments = 32;  ///< a larger pile is only listed

// ---- the graph: origins left, documents right, reuse as arcs on the far right
// --------------------

constexpr std::int64_t kRow = 46;
constexpr std::int64_t kLeftEdge = 300;
constexpr std::int64_t kRightEdge = 560;

std::int64_t row_y(std::size_t index) { return 34 + static_cast<std::int64_t>(index) * kRow; }

Html edges(const View& view, const Origin& origin, std::size_t index) {
  Html out;
  for (const DocumentId& id : origin.carriers) {
    const std::size_t document = view.number(id);
    if (document == 0) continue;
    const std::int64_t from = row_y(index);
    const std::int64_t to = row_y(document - 1);
    out.tag("<path class=\"edge ").token(word(origin.standing)).tag("\" d=\"M");
    out.number(kLeftEdge)
        .tag(" ")
        .number(from)
        .tag("C")
        .number(kLeftEdge + 110)
        .tag(" ")
        .number(from);
    out.tag(" ").number(kRightEdge - 110).tag(" ").number(to).tag(" ").number(kRightEdge).tag(" ");
    out.number(to).tag("\"/>");
  }
  return out;
}

Html origin_node(const View& view, const Origin& origin, std::size_t index) {
  Html out;
  out.tag("<a href=\"#").token(to_text(origin.id)).tag("\"><rect class=\"node ");
  out.token(word(origin.standing)).tag("\" rx=\"4\" x=\"4\" width=\"").number(kLeftEdge - 4);
  out.tag("\" height=\"34\" y=\"").number(row_y(index) - 17).tag("\"/><text x=\"14\" y=\"");
  out.number(row_y(index) + 5).tag("\">").attr(shortened(origin_name(view, origin), 36));
  return out.tag("</text></a>");
}

Html document_node(const View& view, const Document& document, std::size_t index) {
  Html out;
  out.tag("<a href=\"#").token(to_text(document.id)).tag("\"><rect class=\"node\" rx=\"4\" x=\"");
  out.number(kRightEdge).tag("\" width=\"300\" height=\"34\" y=\"").number(row_y(index) - 17);
  out.tag("\"/><text x=\"").number(kRightEdge + 10).tag("\" y=\"").number(row_y(index) + 5);
  out.tag("\">D").number(static_cast<std::int64_t>(index + 1)).tag(" ");
  return out.attr(shortened(document_name(view, document.id), 34)).tag("</text></a>");
}

Html reuse_arc(const View& view, const ReuseLink& link, std::size_t index) {
  const std::size_t a = view.number(link.a.document);
  const std::size_t b = view.number(link.b.document);
  Html out;
  if (a == 0 || b == 0 || a == b) return out;
  const std::int64_t top = row_y(std::min(a, b) - 1);
  const std::int64_t low = row_y(std::max(a, b) - 1);
  constexpr std::int64_t kEdge = kRightEdge + 300;
  const std::int64_t out_by = 40 + 24 * static_cast<std::int64_t>(index % 4);
  const std::int64_t bend = kEdge + out_by;
  out.tag("<path class=\"reuse\" d=\"M").number(kEdge).tag(" ").number(top + 6).tag("C");
  out.number(bend).tag(" ").number(top + 6).tag(" ").number(bend).tag(" ").number(low - 6).tag(" ");
  out.number(kEdge).tag(" ").number(low - 6).tag("\"/><text class=\"note\" x=\"");
  out.number(kEdge + out_by * 3 / 4 + 5)
      .tag("\" y=\"")
      .number((top + low) / 2 + 4)
      .tag("\">")
      .number(link.words);
  return out.tag(" words</text>");
}

/// Of several links between two documents only the longest is drawn; all are in the table.
std::vector<const ReuseLink*> longest_links(const Pile& pile) {
  std::vector<const ReuseLink*> longest;
  for (const ReuseLink& link : pile.reuse) {
    const auto same = std::find_if(longest.begin(), longest.end(), [&](const ReuseLink* other) {
      return other->a.document == link.a.document && other->b.document == link.b.document;
    });
    if (same == longest.end()) {
      longest.push_back(&link);
    } else if ((*same)->words < link.words) {
      *same = &link;
    }
  }
  return longest;
}

/// The origins with the most carriers and passages.
std::vector<const Origin*> drawn_origins(const Pile& pile) {
  std::vector<const Origin*> origins;
  for (const Origin& origin : pile.origins) origins.push_back(&origin);
  std::stable_sort(origins.begin(), origins.end(), [](const Origin* a, const Origin* b) {
    return std::pair(a->carriers.size(), a->claims.size()) >
           std::pair(b->carriers.size(), b->claims.size());
  });
  if (origins.size() > kGraphOrigins) origins.resize(kGraphOrigins);
  return origins;
}

Html graph(const View& view) {
  const Pile& pile = view.pile();
  const std::vector<const Origin*> origins = drawn_origins(pile);
  Html out;
  if (origins.empty() || pile.documents.empty() || pile.documents.size() > kGraphDocuments) {
    return out;
  }
  const std::size_t rows = std::max(origins.size(), pile.documents.size());
  out.tag(
      "<figure><div class=\"figure-scroll\"><svg class=\"graph\" role=\"group\" aria-label=\""
      "Origins on the left, the documents that carry them on the right\" viewBox=\"0 0 1000 ");
  out.number(row_y(rows - 1) + 30).tag("\">");
  for (std::size_t i = 0; i < origins.size(); ++i) out.add(edges(view, *origins[i], i));
  const auto links = longest_links(pile);
  for (std::size_t i = 0; i < links.size(); ++i) out.add(reuse_arc(view, *links[i], i));
  for (std::size_t i = 0; i < origins.size(); ++i) out.add(origin_node(view, *origins[i], i));
  for (std::size_t i = 0; i < pile.documents.size(); ++i) {
    out.add(document_node(view, pile.documents[i], i));
  }
  out.tag(
      "</svg></div><figcaption>A line leads from a first voice to each document that carries "
      "it; dashed: not identified; dotted: a denial. Arcs on the right join documents that "
      "share words.");
  if (pile.origins.size() > origins.size()) {
    out.tag(" Origins with fewer passages stand in the table only.");
  }
  out.tag("</figcaption></figure>");
  return out;
}

// ---- the lists ----------------------------------------------------------------------------------

Html origin_item(const View& view, const Origin& origin) {
  Html out;
  out.tag("<tr id=\"").token(to_text(origin.id)).tag("\"><th scope=\"row\"><bdi>");
  out.text(origin_name(view, origin)).tag("</bdi></th><td>").text(standing_words(origin.standing));
  out.tag("<br><small>").text(plain(origin.kind)).tag("</small></td><td>");
  out.add(document_list(view, origin.carriers)).tag("</td><td>");
  out.add(passage_list(view, origin.claims)).tag("</td><td>");
  for (const Reasoned& merged : origin.merged) {
    out.tag("<p class=\"small\">").add(noun_link(view, merged.id)).tag(": ").text(merged.reason);
    out.tag("</p>");
  }
  return out.tag("</td></tr>");
}

Html origin_table(const View& view) {
  Html out;
  if (view.pile().origins.empty()) return out.tag("<p>No origin was found.</p>");
  out.tag(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Origins\"><table "
      "class=\"origins stack\">"
      "<caption>First voices behind the claims</caption><thead><tr><th scope=\"col\">Origin</th>"
      "<th scope=\"col\">Standing</th><th scope=\"col\">Carried by</th>"
      "<th scope=\"col\">Passages</th><th scope=\"col\">Joined because</th></tr></thead><tbody>");
  for (const Origin& origin : view.pile().origins) out.add(origin_item(view, origin));
  out.tag("</tbody></table></div>");
  return out;
}

Html reuse_end(const View& view, const ReuseEnd& end) {
  Html out;
  out.add(document_link(view, end.document)).tag(" <span class=\"bytes\">[").number(end.span.begin);
  return out.tag(",").number(end.span.end).tag(")</span>");
}

std::string containment(std::uint32_t basis_points) {
  return figure(Number{basis_points, 2}) + " per cent";
}

Html reuse_table(const View& view) {
  Html out;
  if (view.pile().reuse.empty()) return out.tag("<p>No shared passage was found.</p>");
  out.tag(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Shared words\"><table>"
      "<caption>Words that two documents share. Little shared text does not show that they are "
      "independent.</caption><thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">First</th>"
      "<th scope=\"col\">Second</th><th scope=\"col\">Words</th>"
      "<th scope=\"col\">Share of the shorter</th><th "
      "scope=\"col\">Begins</th></tr></thead><tbody>");
  for (const ReuseLink& link : view.pile().reuse) {
    out.tag("<tr><th scope=\"row\">").text(word(link.kind)).tag("</th><td>");
    out.add(reuse_end(view, link.a)).tag("</td><td>").add(reuse_end(view, link.b));
    out.tag("</td><td class=\"num\">").number(link.words).tag("</td><td class=\"num\">");
    out.text(containment(link.containment_bp)).tag("</td><td class=\"q\"><bdi>");
    out.text(shortened(view.words(link.a.document, link.a.span), 120)).tag("</bdi></td></tr>");
  }
  out.tag("</tbody></table></div>");
  return out;
}

}  // namespace

Html origins_section(const View& view) {
  Html out;
  out.tag(
      "<section aria-labelledby=\"origins\"><h2 id=\"origins\">Origins, and what depends on what"
      "</h2><p class=\"intro\">Ten pages that repeat one statement are one voice. An origin is a "
      "first voice after all that depend on each other were joined, each time with the reason."
      "</p>");
  out.add(graph(view)).add(origin_table(view)).tag("<h3>Shared words</h3>").add(reuse_table(view));
  out.tag("</section>");
  return out;
}

}  // namespace habeas
