// dossier/dossier.cpp - puts the sections together into one page
#include "dossier/dossier.h"

#include <functional>

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

Html front(const std::string& title, const DossierOptions& options) {
  Html body;
  body.tag("<body><a class=\"skip\" href=\"#main\">Skip to the answer</a><div class=\"page\">");
  body.tag("<header><p class=\"brand\">habeas dossier</p><h1>").text(title).tag("</h1>");
  body.tag(
      "<p class=\"standfirst\">What these documents say, who says it, how the voices depend "
      "on each other, and what nobody says. Every figure leads to the words it comes from."
      "</p></header>");
  return body.add(contents(options)).tag("<main id=\"main\" tabindex=\"-1\">");
}

using Section = std::function<Html(const View&)>;

// In the order of the page, each with what stands behind it.
std::vector<Section> sections_of(const DossierOptions& options) {
  const auto decisions = [&](const View& view) {
    Html out = decisions_section(view, options.decisions);
    out.add(problems_section(view)).tag("\n");
    return out;
  };
  std::vector<Section> sections;
  for (const auto& section : {summary_section, incidents_section, matrix_section, timeline_section,
                              map_section, origins_section, findings_section, unknowns_section}) {
    sections.push_back([=](const View& view) {
      Html out = section(view);
      out.tag("\n");
      return out;
    });
  }
  sections.emplace_back(decisions);
  sections.push_back([](const View& view) {
    Html out = sources_section(view);
    out.tag("\n");
    return out;
  });
  sections.emplace_back(checking_section);
  return sections;
}

}  // namespace

Result<Parts> render_dossier_parts(const Pile& pile, const DossierOptions& options,
                                   const RunEach& run_each) {
  const View view(pile);
  const std::string title = page_title(view, options);
  const std::vector<Section> sections = sections_of(options);
  std::string begin = head(title).take();
  begin.append("<style>").append(style_sheet()).append("</style></head>\n");
  begin.append(front(title, options).take());
  std::vector<Parts> made_of(sections.size());
  // The longest stand last: they are begun first.
  const auto count = static_cast<std::uint32_t>(sections.size());
  const Result<void> made = run_each(count, [&](std::uint32_t turn) {
    const std::uint32_t at = count - 1 - turn;
    made_of[at] = sections[at](view).take_parts();
  });
  if (!made) return tl::unexpected(made.error());
  Parts parts{std::move(begin)};
  for (Parts& section : made_of) {
    for (std::string& part : section) parts.push_back(std::move(part));
  }
  return parts;
}

std::string render_dossier_end(const DossierOptions& options) {
  Html end;
  if (!options.custody.empty()) {
    end.tag("<p class=\"custody\">Custody log: ").text(options.custody).tag(".</p>");
  }
  end.tag("</main><footer><p>Made by habeas");
  if (!options.version.empty()) end.tag(" ").text(options.version);
  end.tag(
      ". habeas reports, compares and derives. Whether something happened is for people to "
      "judge.</p></footer></div></body></html>\n");
  return end.take();
}

std::string render_dossier(const Pile& pile, const DossierOptions& options) {
  std::string page;
  const auto parts = render_dossier_parts(pile, options, run_in_order);  // which never fails
  if (parts) {
    for (const std::string& part : *parts) page += part;
  }
  return page + render_dossier_end(options);
}

}  // namespace habeas
