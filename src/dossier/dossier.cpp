// dossier/dossier.cpp - puts the sections together into one page
#include "dossier/dossier.h"

#include "dossier/decisions.h"
#include "dossier/html.h"
#include "dossier/sections.h"
#include "dossier/style.h"
#include "dossier/view.h"
#include "dossier/words.h"

namespace habeas {
namespace {

struct Entry {
  const char* anchor;
  const char* words;
};

constexpr Entry kContents[] = {{"answer", "In short"},
                               {"incidents", "Incidents"},
                               {"matrix", "Claims and voices"},
                               {"timeline", "Timeline"},
                               {"map", "Map"},
                               {"origins", "Origins"},
                               {"findings", "Findings"},
                               {"unknowns", "What nobody says"},
                               {"decisions", "What people decided"},
                               {"problems", "Problems"},
                               {"sources", "Sources"},
                               {"check", "How to check this"}};

std::string page_title(const View& view, const DossierOptions& options) {
  if (!options.title.empty()) return options.title;
  const std::size_t count = view.pile().documents.size();
  std::vector<const Incident*> tops = view.top_incidents();
  std::erase_if(tops, [](const Incident* incident) { return is_response(*incident); });
  if (count == 0) return "No document could be read";
  const std::string documents = capitalised(counted_words(count, "document"));
  if (tops.empty()) return documents;
  return documents + " on " + counted_words(tops.size(), "incident");
}

Html contents(const DossierOptions& options) {
  Html out;
  out.tag("<nav class=\"toc\" aria-label=\"Contents\"><div><ol>");
  for (const Entry& entry : kContents) {
    if (entry.anchor == std::string_view("decisions") && options.decisions.empty()) continue;
    out.tag("<li><a href=\"#").token(entry.anchor).tag("\">").text(entry.words).tag("</a></li>");
  }
  return out.tag("</ol></div></nav>");
}

Html head(const std::string& title) {
  Html out;
  out.tag(
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'; base-uri 'none'; form-action 'none'\">"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<meta name=\"color-scheme\" content=\"light dark\">"
      "<meta name=\"referrer\" content=\"no-referrer\">"
      "<meta name=\"format-detection\" content=\"telephone=no\"><title>");
  return out.attr(title).tag("</title>");
}

}  // namespace

std::string render_dossier(const Pile& pile, const DossierOptions& options) {
  const View view(pile);
  const std::string title = page_title(view, options);
  std::string page = head(title).take();
  page.append("<style>").append(style_sheet()).append("</style></head>\n");
  Html body;
  body.tag("<body><a class=\"skip\" href=\"#main\">Skip to the answer</a><div class=\"page\">");
  body.tag("<header><p class=\"brand\">habeas dossier</p><h1>").text(title).tag("</h1>");
  body.tag(
      "<p class=\"standfirst\">What these documents say, who says it, how the voices depend "
      "on each other, and what nobody says. Every figure leads to the words it comes from."
      "</p></header>");
  body.add(contents(options)).tag("<main id=\"main\" tabindex=\"-1\">");
  body.add(summary_section(view)).tag("\n").add(incidents_section(view)).tag("\n");
  body.add(matrix_section(view)).tag("\n").add(timeline_section(view)).tag("\n");
  body.add(map_section(view)).tag("\n").add(origins_section(view)).tag("\n");
  body.add(findings_section(view)).tag("\n").add(unknowns_section(view)).tag("\n");
  body.add(decisions_section(view, options.decisions))
      .add(problems_section(view))
      .tag("\n")
      .add(sources_section(view))
      .tag("\n");
  body.add(checking_section(view));
  if (!options.custody.empty()) {
    body.tag("<p class=\"custody\">Custody log: ").text(options.custody).tag(".</p>");
  }
  body.tag("</main><footer><p>Made by habeas");
  if (!options.version.empty()) body.tag(" ").text(options.version);
  body.tag(
      ". habeas reports, compares and derives. Whether something happened is for people to "
      "judge.</p></footer></div></body></html>\n");
  return page + body.take();
}

}  // namespace habeas
