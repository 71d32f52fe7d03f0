// dossier/clean_view.cpp - every region of a document in its order, kept ones left, stripped ones
// right
#include "dossier/clean_view.h"

#include <algorithm>

#include "dossier/html.h"
#include "model/json.h"
#include "model/json_names.h"

namespace habeas {
namespace {

constexpr char kHead[] =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
    "'unsafe-inline'; base-uri 'none'; form-action 'none'\">"
    "<meta name=\"viewport\" content=\"width=device-width\"><title>Kept and stripped</title><style>"
    "body{font:16px/1.5 system-ui,sans-serif;margin:1rem auto;max-width:76rem;padding:0 1rem;"
    "color:#1d2126;background:#faf9f6}h2{overflow-wrap:anywhere}dt{color:#545b63}dl{display:grid;"
    "grid-template-columns:max-content 1fr;gap:.1rem 1rem}dd{margin:0}table{width:100%;"
    "border-collapse:collapse;table-layout:fixed}th{text-align:left}td{vertical-align:top;"
    "padding:.3rem .6rem;border-top:1px solid #d8d5cc;white-space:pre-wrap;overflow-wrap:anywhere}"
    "td.kept{font-family:Georgia,serif}td.out{background:#f1efea;color:#5f5d57}small{display:block;"
    "color:#545b63}@media(prefers-color-scheme:dark){body{color:#e7e5df;background:#15181c}"
    "td.out{background:#1f2327;color:#a3a199}dt,small{color:#a9adb3}td{border-color:#383e45}}"
    "</style></head><body><h1>What was kept, and what was stripped</h1>";

void row(Html& out, std::string_view term, std::string_view words) {
  out.tag("<dt>").text(term).tag("</dt><dd>");
  if (words.empty()) {
    out.tag("not stated</dd>");
  } else {
    out.tag("<bdi>").text(words).tag("</bdi></dd>");
  }
}

void region_row(Html& out, const Document& document, const Region& region) {
  const bool is_kept = is_article(region.kind);
  if (is_kept) {
    out.tag("<tr><td class=\"kept\">");
  } else {
    out.tag("<tr><td></td><td class=\"out\">");
  }
  out.tag("<small>").text(word(region.kind));
  if (!region.note.empty()) out.tag(": ").text(region.note);
  out.tag("</small><bdi>").text(slice(std::string_view(document.text), region.span)).tag("</bdi>");
  if (is_kept) {
    out.tag("</td><td></td></tr>");
  } else {
    out.tag("</td></tr>");
  }
}

void document_section(Html& out, const Document& document, const Layout& layout) {
  std::uint64_t kept = 0;
  for (const TextSpan span : layout.main) kept += span.size();
  out.tag("<section><h2>").text(printable(document.path)).tag("</h2><dl>");
  row(out, "Title", layout.title);
  row(out, "Publisher", layout.publisher);
  std::string authors;
  for (const std::string& author : layout.authors)
    authors += (authors.empty() ? "" : ", ") + author;
  row(out, "Written by", authors);
  const std::string basis =
      layout.published.basis.empty() ? "" : " (" + layout.published.basis + ")";
  row(out, "Published", layout.published.date.empty() ? "" : layout.published.date + basis);
  row(out, "Language", layout.language);
  out.tag("<dt>Kept</dt><dd>").number(static_cast<std::int64_t>(kept)).tag(" of ");
  out.number(static_cast<std::int64_t>(document.text.size())).tag(" bytes of text</dd></dl>");
  out.tag(
      "<table><thead><tr><th scope=\"col\">Kept</th><th scope=\"col\">Stripped</th></tr></thead>"
      "<tbody>");
  for (const Region& region : layout.regions) region_row(out, document, region);
  out.tag("</tbody></table></section>");
}

}  // namespace

std::string render_clean_view(const std::vector<Pile>& piles) {
  Html out;
  out.tag(kHead);
  for (const Pile& pile : piles) {
    for (std::size_t i = 0; i < std::min(pile.documents.size(), pile.layouts.size()); ++i) {
      document_section(out, pile.documents[i], pile.layouts[i]);
    }
  }
  bool has_problem = false;
  for (const Pile& pile : piles) {
    for (const Problem& problem : pile.problems) {
      if (!has_problem) out.tag("<section><h2>What could not be read</h2><ul>");
      has_problem = true;
      out.tag("<li>").text(printable(problem.path)).tag(": ").text(problem.message).tag("</li>");
    }
  }
  if (has_problem) out.tag("</ul></section>");
  return out.tag("</body></html>\n").take();
}

}  // namespace habeas
