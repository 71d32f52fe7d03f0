// dossier/sources.cpp - each document: its file, its claims, its text with passages and furniture
#include <algorithm>

#include "dossier/pieces.h"
#include "dossier/sections.h"
#include "dossier/words.h"
#include "model/json.h"
#include "model/json_names.h"

namespace habeas {
namespace {

bool is_blank(std::string_view words) {
  return words.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

Html byte_range(std::optional<SourceSpan> bytes) {
  Html out;
  if (!bytes) return out;
  out.tag("<span class=\"bytes\">[").number(bytes->begin).tag(",").number(bytes->end);
  return out.tag(")</span>");
}

// ---- the text -----------------------------------------------------------------------------------

/// Claims of one document as marks over its text. Marks may overlap: the text is cut at every edge.
class Marks {
 public:
  Marks(const View& view, const DocumentId& id) : claims_(view.claims_of(id)), view_(view) {
    for (const Claim* claim : claims_) {
      edges_.push_back(claim->anchor.begin);
      edges_.push_back(claim->anchor.end);
    }
    std::sort(edges_.begin(), edges_.end());
    edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
  }

  /// The words of a region, cut at the edges of claims, each claim's pin before its first word.
  Html render(std::string_view text, TextSpan span) {
    Html out;
    std::uint32_t at = span.begin;
    while (at < span.end) {
      const auto next = std::upper_bound(edges_.begin(), edges_.end(), at);
      const std::uint32_t end = next == edges_.end() ? span.end : std::min(*next, span.end);
      out.add(piece(text, {at, end}));
      at = end;
    }
    return out;
  }

  /// Pins of claims whose first word no region held; a page never loses an anchor.
  Html rest() {
    Html out;
    for (; next_pin_ < claims_.size(); ++next_pin_) out.add(pin(*claims_[next_pin_]));
    return out;
  }

 private:
  Html pin(const Claim& claim) const {
    Html out;
    out.tag("<a class=\"pin\" id=\"").token(to_text(claim.id)).tag("\" href=\"#row-");
    out.token(to_text(claim.id)).tag("\" aria-label=\"claim ");
    out.number(static_cast<std::int64_t>(view_.number(claim.id))).tag("\">");
    return out.number(static_cast<std::int64_t>(view_.number(claim.id))).tag("</a>");
  }

  Html piece(std::string_view text, TextSpan span) {
    Html out;
    while (next_pin_ < claims_.size() && claims_[next_pin_]->anchor.begin <= span.begin) {
      out.add(pin(*claims_[next_pin_++]));
    }
    const auto depth =
        std::count_if(claims_.begin(), claims_.begin() + static_cast<std::ptrdiff_t>(next_pin_),
                      [&](const Claim* c) { return c->anchor.contains(span); });
    if (depth > 1) out.tag("<mark class=\"deep\">");
    if (depth == 1) out.tag("<mark>");
    out.text(slice(text, span));
    if (depth > 0) out.tag("</mark>");
    return out;
  }

  const std::vector<const Claim*>& claims_;  // by anchor
  const View& view_;
  std::vector<std::uint32_t> edges_;
  std::size_t next_pin_ = 0;
};

Html language_attribute(std::string_view language) {
  Html out;
  return out.tag(" lang=\"").token(language).tag("\" dir=\"auto\"");
}

Html stated(std::string_view publisher, const std::vector<std::string>& authors) {
  Html out;
  if (!publisher.empty()) out.tag(" <bdi>").text(publisher).tag("</bdi>");
  for (const std::string& author : authors) out.tag(", <bdi>").text(author).tag("</bdi>");
  return out;
}

Html region_html(const Document& document, const Layout& layout, const Region& region,
                 Marks& marks) {
  const Html language = language_attribute(layout.language);
  const Html words = marks.render(document.text, region.span);
  std::optional<SourceSpan> bytes;  // not known of records that were read back
  if (!document.to_source.runs().empty()) bytes = document.to_source.map(region.span);
  Html out;
  if (region.kind == RegionKind::main) {
    return out.tag("<div class=\"text\"").add(language).tag(">").add(words).tag("</div>");
  }
  if (region.kind == RegionKind::title) {
    return out.tag("<div class=\"text title\"").add(language).tag(">").add(words).tag("</div>");
  }
  if (region.kind == RegionKind::quoted) {
    out.tag("<blockquote><small>Quoted from another publication:");
    const Html who = stated(region.publisher, region.authors);
    if (who.empty()) {
      out.tag(" not named");
    } else {
      out.add(who);
    }
    if (region.published && !region.published->date.empty()) {
      out.tag(", ").text(region.published->date);
    }
    if (!region.note.empty()) out.tag(" (").text(region.note).tag(")");
    out.tag("</small><div class=\"text\"").add(language).tag(">").add(words);
    return out.tag("</div></blockquote>");
  }
  out.tag("<details class=\"furniture\"><summary>Furniture: ").text(kind_words(region.kind));
  out.tag(" ").add(byte_range(bytes));
  if (!region.note.empty()) out.tag(" <small>").text(region.note).tag("</small>");
  out.tag("</summary><div class=\"text\"").add(language).tag(">").add(words);
  return out.tag("</div></details>");
}

/// Every region in order; text that no region labels is shown as well.
Html text_html(const View& view, const Document& document, const Layout& layout) {
  Marks marks(view, document.id);
  Html out;
  std::uint32_t at = 0;
  const auto unlabelled = [&](std::uint32_t end) {
    if (end <= at || is_blank(slice(std::string_view(document.text), TextSpan{at, end}))) return;
    out.tag("<div class=\"text\"").add(language_attribute(layout.language)).tag(">");
    out.add(marks.render(document.text, {at, end})).tag("</div>");
  };
  for (const Region& region : layout.regions) {
    if (region.span.begin < at || region.span.end > document.text.size()) continue;
    unlabelled(region.span.begin);
    out.add(region_html(document, layout, region, marks));
    at = region.span.end;
  }
  unlabelled(static_cast<std::uint32_t>(document.text.size()));
  return out.add(marks.rest());
}

// ---- the claims of a document -------------------------------------------------------------------

Html roles_html(const View& view, const Claim& claim) {
  Html out;
  for (const Role& role : claim.roles) {
    out.tag("<br><small>").text(role_words(role.name)).tag(": <span class=\"q\"><bdi>");
    out.text(shortened(role.quote, 100)).tag("</bdi></span>");
    if (const Date* date = view.date_of(role)) {
      const std::string words = date_words(*date);
      if (!words.empty()) out.tag(" (").text(words).tag(")");
    }
    out.tag("</small>");
  }
  return out;
}

Html places_of_use(const View& view, const Claim& claim) {
  Html out;
  if (const Incident* incident = view.incident_of(claim.id))
    out.add(incident_number(view, *incident));
  for (const Finding* finding : view.findings_of(claim.id)) {
    if (!out.empty()) out.tag("<br>");
    out.tag("<small>").add(finding_link(*finding, view.question(*finding)));
    out.tag("</small>");
  }
  return out;
}

Html claim_row(const View& view, const Source& source, const Claim& claim) {
  Html out;
  out.tag("<tr id=\"row-").token(to_text(claim.id)).tag("\"><th scope=\"row\" class=\"num\">");
  out.add(passage_number(view, claim)).tag("</th><td>").text(word(claim.kind)).tag(", ");
  out.text(claim_words(claim));
  const std::string value = spelt_value(claim.value, claim);
  if (!value.empty()) out.tag("<br><b>").text(value).tag("</b>");
  out.add(hedge_marks(claim)).add(roles_html(view, claim)).tag("</td><td>");
  out.tag("<span class=\"q\"><bdi>").text(claim.quote).tag("</bdi></span>");
  if (!claim.also.empty()) {
    out.tag(" <small>said ")
        .text(number_words(claim.also.size()))
        .tag(" more on this page</small>");
  }
  out.tag("</td><td>").add(chain_words(view, claim)).tag("<br><small>");
  out.text(mood_words(claim.mood)).tag("</small></td><td>").add(places_of_use(view, claim));
  out.tag("</td><td class=\"hash\">").token(to_hex(source.sha256).substr(0, 12)).tag("<br>");
  if (claim.where.page > 0) out.tag("page ").number(claim.where.page);
  return out.add(byte_range(claim.where.bytes)).tag("</td></tr>");
}

Html claims_html(const View& view, const Document& document, const Source& source) {
  const auto& claims = view.claims_of(document.id);
  Html out;
  if (claims.empty()) return out.tag("<p class=\"small\">No claim was found in this text.</p>");
  out.tag("<details class=\"claims\" open><summary>");
  out.text(capitalised(counted_words(claims.size(), "claim"))).tag(" of this document</summary>");
  out.tag(
      "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Claims\"><table "
      "class=\"stack\">");
  out.tag(
      "<caption>Claims, with their place in the file: first digits of its SHA-256 and bytes "
      "[begin,end)</caption><thead><tr><th scope=\"col\">No.</th>"
      "<th scope=\"col\">What is claimed</th><th scope=\"col\">Passage</th>"
      "<th scope=\"col\">Voices, first to last</th><th scope=\"col\">Used in</th>"
      "<th scope=\"col\">File and bytes</th></tr></thead><tbody>");
  for (const Claim* claim : claims) out.add(claim_row(view, source, *claim));
  out.tag("</tbody></table></div></details>");
  return out;
}

// ---- the head of a document ---------------------------------------------------------------------

Html row(std::string_view term, std::string_view words) {
  Html out;
  out.tag("<dt>").text(term).tag("</dt><dd>");
  if (words.empty()) return out.tag("<span class=\"state unknown\">not stated</span></dd>");
  return out.tag("<bdi>").text(words).tag("</bdi></dd>");
}

Html head(const Document& document, const Layout* layout, const Source& source) {
  Html out;
  out.tag("<dl class=\"rows\"><dt>File</dt><dd>").add(path_words(document.path));
  out.tag("</dd><dt>SHA-256</dt><dd class=\"hash\">").token(to_hex(source.sha256));
  out.tag("</dd><dt>Size</dt><dd>").text(figure({static_cast<std::int64_t>(source.size_bytes), 0}));
  out.tag(" bytes, ").text(document.encoding.name).tag(" <small>(").text(document.encoding.basis);
  out.tag(")</small></dd>");
  if (!document.url.empty()) out.add(row("Address", document.url));
  if (source.inside) out.add(row("Inside", source.inside->name));
  if (layout != nullptr) {
    out.add(row("Title", layout->title)).add(row("Publisher", layout->publisher));
    std::string authors;
    for (const std::string& author : layout->authors) {
      authors += (authors.empty() ? "" : ", ") + author;
    }
    if (!authors.empty()) out.add(row("Written by", authors));
    std::string date = layout->published.date;
    if (!date.empty() && !layout->published.basis.empty()) {
      date += " (" + plain(layout->published.basis) + ")";
    }
    out.add(row("Published", date));
    out.add(row("Language", layout->language));
  }
  return out.tag("</dl>");
}

Html article(const View& view, const Document& document) {
  const Layout* layout = view.layout(document.id);
  const Source* source = view.source(document.source);
  static const Source kNoSource;
  const Source& file = source == nullptr ? kNoSource : *source;
  Html out;
  out.tag("<article class=\"source\"><h3 id=\"").token(to_text(document.id)).tag("\">D");
  out.number(static_cast<std::int64_t>(view.number(document.id))).tag(" <bdi>");
  out.text(document_name(view, document.id)).tag("</bdi></h3>").add(head(document, layout, file));
  if (layout != nullptr) {
    out.tag("<h4>Text</h4>").add(text_html(view, document, *layout));
  }
  return out.add(claims_html(view, document, file)).tag("</article>");
}

}  // namespace

Html sources_section(const View& view) {
  Html out;
  out.tag("<section aria-labelledby=\"sources\"><h2 id=\"sources\">Sources</h2>");
  out.tag(
      "<p class=\"intro\">Every document in full. Marked words carry a claim; the small number "
      "before them leads to its row. What is not part of the article stays here, folded and "
      "grey, with its kind and the reason.</p>");
  for (const Document& document : view.pile().documents) out.add(article(view, document));
  out.tag("</section>");
  return out;
}

}  // namespace habeas
