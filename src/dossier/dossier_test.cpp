// dossier/dossier_test.cpp - the page as a whole: links, order, evidence, hostile text
#include "dossier/dossier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "dossier/html.h"
#include "dossier/sample_pile_test.h"
#include "dossier/style.h"

namespace habeas {
namespace {

struct Tag {
  std::string name;
  std::map<std::string, std::string> attributes;
};

/// A strict reader of the page: anything but `<name attr="value">`, `</name>` and text without
/// angle brackets is an error. `broken` then says where.
struct Markup {
  std::vector<Tag> tags;
  std::string broken;
};

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

class Reader {
 public:
  explicit Reader(const std::string& page) : page_(page) {}

  Markup read() {
    while (markup_.broken.empty() && at_ < page_.size()) {
      if (page_[at_] == '>') fail();
      if (page_[at_] == '<') {
        tag();
      } else {
        ++at_;
      }
    }
    return markup_;
  }

 private:
  void fail() { markup_.broken = page_.substr(at_ < 60 ? 0 : at_ - 60, 140); }

  std::string name() {
    const std::size_t begin = at_;
    while (at_ < page_.size() && is_name(page_[at_])) ++at_;
    return page_.substr(begin, at_ - begin);
  }

  void tag() {
    if (page_.compare(at_, 15, "<!DOCTYPE html>") == 0) {
      at_ += 15;
      return;
    }
    ++at_;
    if (page_[at_] == '/') ++at_;
    Tag tag;
    tag.name = name();
    if (tag.name.empty()) return fail();
    while (at_ < page_.size() && page_[at_] == ' ') {
      ++at_;
      const std::string key = name();
      if (key.empty()) return fail();
      std::string value;
      if (page_[at_] == '=') {
        if (page_[at_ + 1] != '"') return fail();
        const std::size_t end = page_.find('"', at_ + 2);
        if (end == std::string::npos) return fail();
        value = page_.substr(at_ + 2, end - at_ - 2);
        if (value.find('<') != std::string::npos) return fail();
        at_ = end + 1;
      }
      tag.attributes.emplace(key, value);
    }
    if (page_[at_] == '/') ++at_;
    if (page_[at_] != '>') return fail();
    ++at_;
    const bool style = tag.name == "style" && page_.compare(at_ - 7, 7, "<style>") == 0;
    markup_.tags.push_back(std::move(tag));
    if (style) at_ = page_.find("</style>", at_);
  }

  const std::string& page_;
  std::size_t at_ = 0;
  Markup markup_;
};

Markup read_markup(const std::string& page) { return Reader(page).read(); }

std::string render(const Pile& pile) { return render_dossier(pile, {}); }

/// The parts made from the last to the first, put together.
std::string render_backwards(const Pile& pile) {
  const auto parts = render_dossier_parts(pile, {}, [](std::uint32_t count, const auto& body) {
    for (std::uint32_t i = count; i-- > 0;) body(i);
    return Result<void>();
  });
  std::string page;
  for (const std::string& part : *parts) page += part;
  return page + render_dossier_end({});
}

TEST(Dossier, IsTheSameTwice) { EXPECT_EQ(render(sample_pile()), render(sample_pile())); }

TEST(Dossier, IsTheSameInWhateverOrderItsPartsAreMade) {
  EXPECT_EQ(render_backwards(sample_pile()), render(sample_pile()));
}

TEST(Dossier, IsWellFormed) { EXPECT_EQ(read_markup(render(sample_pile())).broken, ""); }

TEST(Dossier, OpensWithTheAnswer) {
  const std::string page = render(sample_pile());
  const std::size_t answer = page.find("Up to 240 people");
  ASSERT_NE(answer, std::string::npos);
  EXPECT_LT(answer, page.find("id=\"incidents\""));
  EXPECT_NE(page.find("three documents, one identified origin"), std::string::npos);
}

TEST(Dossier, AHeadlineOfFiguresInConflictNamesTheOriginsOfNeitherSide) {
  Pile pile = sample_pile();
  for (Finding& finding : pile.findings) {
    if (finding.attribute != "victims_total" || finding.state != FindingState::hedged) continue;
    finding.state = FindingState::conflict;
    finding.value = Quantity{};
  }
  const std::string page = render(pile);
  const std::size_t begin = page.find("<p class=\"headline\">");
  ASSERT_NE(begin, std::string::npos);
  const std::string headline = page.substr(begin, page.find("</p>", begin) - begin);
  EXPECT_NE(headline.find("do not fit together"), std::string::npos) << headline;
  EXPECT_EQ(headline.find("identified origin"), std::string::npos) << headline;
}

TEST(Dossier, HasNoScriptAndAsksNobody) {
  for (const Tag& tag : read_markup(render(sample_pile())).tags) {
    EXPECT_NE(tag.name, "script");
    EXPECT_NE(tag.name, "link");
    EXPECT_NE(tag.name, "img");
    EXPECT_EQ(tag.attributes.count("src"), 0U);
    const auto href = tag.attributes.find("href");
    if (href != tag.attributes.end()) {
      EXPECT_EQ(href->second.front(), '#') << href->second;
    }
  }
  EXPECT_EQ(style_sheet().find("url("), std::string::npos);
  EXPECT_EQ(style_sheet().find("@import"), std::string::npos);
}

TEST(Dossier, EveryLinkHasItsAnchorOnce) {
  std::set<std::string> ids;
  std::vector<std::string> links;
  for (const Tag& tag : read_markup(render(sample_pile())).tags) {
    const auto id = tag.attributes.find("id");
    if (id != tag.attributes.end()) {
      EXPECT_TRUE(ids.insert(id->second).second) << id->second;
    }
    for (const char* key : {"href", "aria-labelledby"}) {
      const auto link = tag.attributes.find(key);
      if (link == tag.attributes.end()) continue;
      links.push_back(link->second.front() == '#' ? link->second.substr(1) : link->second);
    }
  }
  ASSERT_GT(links.size(), 50U);
  for (const std::string& link : links) EXPECT_EQ(ids.count(link), 1U) << link;
}

TEST(Dossier, EveryClaimHasItsPassageRowHashAndBytes) {
  const Pile pile = sample_pile();
  const std::string page = render(pile);
  for (const Claim& claim : pile.claims) {
    const std::string id = to_text(claim.id);
    EXPECT_NE(page.find("<a class=\"pin\" id=\"" + id + "\""), std::string::npos) << claim.quote;
    const std::size_t row = page.find("<tr id=\"row-" + id + "\"");
    ASSERT_NE(row, std::string::npos) << claim.quote;
    const std::string cells = page.substr(row, page.find("</tr>", row) - row);
    const auto source = std::find_if(pile.sources.begin(), pile.sources.end(),
                                     [&](const Source& s) { return s.id == claim.where.source; });
    EXPECT_NE(cells.find(to_hex(source->sha256).substr(0, 12)), std::string::npos);
    EXPECT_NE(cells.find("[" + std::to_string(claim.where.bytes->begin) + "," +
                         std::to_string(claim.where.bytes->end) + ")"),
              std::string::npos);
    EXPECT_NE(page.find(to_hex(source->sha256)), std::string::npos);
  }
}

TEST(Dossier, KeepsFurnitureProblemsAndUnknowns) {
  const std::string page = render(sample_pile());
  EXPECT_NE(page.find("We use cookies to make this page work."), std::string::npos);
  EXPECT_NE(page.find("words of a consent banner"), std::string::npos);
  EXPECT_NE(page.find("found bytes that no character set explains"), std::string::npos);
  EXPECT_NE(page.find("Names of the people"), std::string::npos);
  EXPECT_NE(page.find("9 and 240 people; March and May cannot meet"), std::string::npos);
}

TEST(Dossier, GivesNoVerdicts) {
  std::string page = render(sample_pile());
  page.erase(page.find("<style>"), page.find("</style>") - page.find("<style>"));
  for (const char* word : {">true", " true ", ">false", " false ", "reliable", "credible",
                           "confirmed", "verified", "fake"}) {
    EXPECT_EQ(page.find(word), std::string::npos) << word;
  }
}

TEST(Dossier, HeadingsDescendOneLevelAtATime) {
  int level = 0;
  for (const Tag& tag : read_markup(render(sample_pile())).tags) {
    if (tag.name.size() != 2 || tag.name[0] != 'h' || tag.name[1] < '1' || tag.name[1] > '6')
      continue;
    const int next = tag.name[1] - '0';
    EXPECT_LE(next, level + 1);
    level = next;
  }
}

TEST(Dossier, TablesHaveCaptionsAndScopes) {
  std::size_t tables = 0;
  std::size_t captions = 0;
  for (const Tag& tag : read_markup(render(sample_pile())).tags) {
    if (tag.name == "table") ++tables;
    if (tag.name == "caption") ++captions;
    if (tag.name == "th" && !tag.attributes.empty()) {
      EXPECT_EQ(tag.attributes.count("scope"), 1U);
    }
  }
  EXPECT_GT(tables, 4U);
  EXPECT_EQ(captions, tables);
}

TEST(Dossier, AnEmptyPileStillMakesAPage) {
  const std::string page = render({});
  EXPECT_EQ(read_markup(page).broken, "");
  EXPECT_NE(page.find("No document could be read"), std::string::npos);
}

// ---- hostile text -------------------------------------------------------------------------------

std::vector<std::string> payloads() {
  const std::vector<std::string> cores = {"<script>alert(1)</script>",
                                          "</style><script>alert(1)</script>",
                                          "<img src=x onerror=alert(1)>",
                                          "\" onmouseover=\"alert(1)",
                                          "' onfocus='alert(1)' autofocus='",
                                          "<svg onload=alert(1)>",
                                          "javascript:alert(1)",
                                          "<a href=\"https://example.org/\">x</a>",
                                          "<iframe src=//example.org></iframe>",
                                          "<base href=https://example.org/>",
                                          "<meta http-equiv=refresh content=0;url=//example.org>",
                                          "--><script>alert(1)</script><!--",
                                          "]]><script>alert(1)</script>",
                                          "&lt;script&gt;alert(1)",
                                          "&#60;script&#62;",
                                          "\xE2\x80\xAEtxt.exe\xE2\x80\xAC",
                                          "zero\xE2\x80\x8Bwidth\xEF\xBB\xBF",
                                          "\xFF\xFE<script>\xC0\xAF",
                                          "a\0b<script>",
                                          "\x1B]0;title\x07<b onclick=1>"};
  const std::vector<std::pair<std::string, std::string>> wraps = {
      {"", ""},   {"\"", "\""}, {"'>", ""},   {"\">", "<!--"}, {"`", "`"},
      {" ", " "}, {"\n", "\n"}, {"</a>", ""}, {"\\\"", ""},    {"</title></textarea>", ""}};
  std::vector<std::string> all;
  for (const std::string& core : cores) {
    for (const auto& [before, after] : wraps) all.push_back(before + core + after);
  }
  return all;
}

void poison(Value& value, const std::string& text) {
  if (auto* quantity = std::get_if<Quantity>(&value)) quantity->unit = text;
  if (auto* date = std::get_if<Date>(&value)) date->edtf = date->timex = text;
  if (auto* place = std::get_if<Place>(&value)) place->name = place->country = place->admin1 = text;
  if (auto* named = std::get_if<Named>(&value)) named->name = text;
}

void poison(std::vector<Reasoned>& list, const std::string& text) {
  for (Reasoned& entry : list) entry.reason = text;
  list.push_back({text, text});
}

/// Puts the text into every field that can hold words from outside.
Pile poisoned(const std::string& text) {
  Pile pile = sample_pile();
  for (Source& source : pile.sources) {
    source.path = source.url = source.media_type = source.collected = text;
    source.inside = Inside{source.id, 0, 0, text};
  }
  for (Document& document : pile.documents) {
    document.path = document.url = text;
    document.text = text + document.text;
    document.encoding = {text, text};
  }
  for (Layout& layout : pile.layouts) {
    layout.title = layout.publisher = layout.language = text;
    layout.authors = {text};
    layout.published = {text, text};
    for (Region& region : layout.regions) {
      region.publisher = region.note = text;
      region.authors = {text};
      region.published = Published{text, text};
    }
  }
  for (Mention& mention : pile.mentions) {
    mention.quote = text;
    poison(mention.value, text);
  }
  for (Claim& claim : pile.claims) {
    claim.subkind = claim.quote = claim.counted = text;
    claim.made_by = {text, text};
    poison(claim.value, text);
    for (Role& role : claim.roles) role.quote = text;
    for (Link& link : claim.chain) {
      if (link.rel != Rel::carrier) link.name = text;
    }
  }
  for (Incident& incident : pile.incidents) {
    incident.label = incident.event = text;
    for (Place& place : incident.places) place.name = place.country = place.admin1 = text;
    incident.parties.push_back({text, text, text});
    if (incident.date) incident.date->edtf = text;
    poison(incident.related, text);
    poison(incident.kept_apart, text);
    poison(incident.merged, text);
  }
  for (Origin& origin : pile.origins) {
    origin.name = origin.kind = text;
    poison(origin.merged, text);
  }
  for (Finding& finding : pile.findings) {
    finding.text = finding.counted = text;
    finding.attribute += ":" + text;
    poison(finding.value, text);
  }
  for (Problem& problem : pile.problems) problem.path = problem.message = text;
  return pile;
}

/// Names of all tags and attributes of a page.
std::set<std::string> shapes(const Markup& markup) {
  std::set<std::string> found;
  for (const Tag& tag : markup.tags) {
    found.insert("<" + tag.name);
    for (const auto& [key, value] : tag.attributes) found.insert(tag.name + " " + key);
  }
  return found;
}

TEST(DossierHostile, TwoHundredPayloadsInEveryFieldStayText) {
  const std::vector<std::string> all = payloads();
  ASSERT_GE(all.size(), 200U);
  // What a harmless word in the same fields makes is what may appear, and marks of controls.
  std::set<std::string> allowed = shapes(read_markup(render(poisoned("word"))));
  allowed.merge(shapes(read_markup(render(sample_pile()))));
  allowed.merge(std::set<std::string>{"<span", "span class", "span title"});
  for (const std::string& payload : all) {
    const Markup markup = read_markup(render_dossier(poisoned(payload), {payload, payload, {}}));
    ASSERT_EQ(markup.broken, "") << payload;
    for (const std::string& shape : shapes(markup)) ASSERT_EQ(allowed.count(shape), 1U) << shape;
    for (const Tag& tag : markup.tags) {
      const auto href = tag.attributes.find("href");
      if (href != tag.attributes.end()) {
        ASSERT_EQ(href->second.front(), '#');
      }
    }
  }
}

TEST(DossierHostile, BidiAndZeroWidthCharactersAreShown) {
  const std::string page =
      render(poisoned("a\xE2\x80\xAE"
                      "b\xE2\x80\x8B"
                      "c\xC2\xAD"));
  EXPECT_EQ(page.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_EQ(page.find("\xE2\x80\x8B"), std::string::npos);
  EXPECT_EQ(page.find("\xC2\xAD"), std::string::npos);
  EXPECT_NE(page.find("title=\"right-to-left override\">U+202E<"), std::string::npos);
  EXPECT_NE(page.find("[U+202E]"), std::string::npos);
}

TEST(DossierHostile, SpansOutsideTheTextDoNoHarm) {
  Pile pile = sample_pile();
  for (Claim& claim : pile.claims) claim.span = claim.anchor = {4'000'000'000U, 4'000'000'010U};
  for (Document& document : pile.documents) document.text = "short";
  const std::string page = render(pile);
  EXPECT_EQ(read_markup(page).broken, "");
  for (const Claim& claim : pile.claims) {
    EXPECT_NE(page.find("id=\"" + to_text(claim.id) + "\""), std::string::npos);
  }
}

// ---- colours ------------------------------------------------------------------------------------

double channel(const std::string& hex) {
  const double value = std::stoi(hex, nullptr, 16) / 255.0;
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
  const std::string text(colour);
  return 0.2126 * channel(text.substr(1, 2)) + 0.7152 * channel(text.substr(3, 2)) +
         0.0722 * channel(text.substr(5, 2));
}

double contrast(std::string_view a, std::string_view b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

const Colour& colour(std::string_view name) {
  const auto all = palette();
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const Colour& c) { return c.name == name; });
  EXPECT_NE(at, all.end()) << name;
  return *at;
}

TEST(DossierStyle, EveryPairOfColoursReachesAa) {
  for (const ContrastPair& pair : contrast_pairs()) {
    const Colour& ink = colour(pair.ink);
    const Colour& paper = colour(pair.paper);
    EXPECT_GE(contrast(ink.light, paper.light), 4.5) << pair.ink << " on " << pair.paper;
    EXPECT_GE(contrast(ink.dark, paper.dark), 4.5) << pair.ink << " on " << pair.paper;
  }
}

TEST(DossierStyle, AChosenThemeGoesBeforeTheSystemAndNotOnPaper) {
  const std::string rules = palette_rules_to_choose();
  const std::string dark = "--paper:" + std::string(colour("paper").dark);
  EXPECT_EQ(rules.find(":root{color-scheme:light dark;"), 0U);
  EXPECT_NE(rules.find("@media screen{:root[data-theme=dark]{color-scheme:dark;" + dark),
            std::string::npos);
  EXPECT_NE(rules.find("@media screen and (prefers-color-scheme:dark)"
                       "{:root:not([data-theme=light]){" +
                       dark),
            std::string::npos);
}

TEST(DossierStyle, EveryVariableIsInThePalette) {
  const std::string sheet = style_sheet();
  for (std::size_t at = sheet.find("var(--"); at != std::string::npos;
       at = sheet.find("var(--", at + 1)) {
    const std::string name = sheet.substr(at + 6, sheet.find(')', at) - at - 6);
    colour(name);
  }
}

TEST(Html, OfManyPartsIsTheSameText) {
  const auto table = [](std::string& want) {
    Html out;
    out.tag("<table>");
    want += "<table>";
    const std::string row(1000, 'r');
    for (std::size_t i = 0; i < 3 * PartsWriter::kPartBytes / row.size(); ++i) {
      Html cell;
      out.add(cell.text(row));
      want += row;
    }
    out.tag("</table>");
    want += "</table>";
    return out;
  };
  std::string want = "<p>";
  Html page;
  page.tag("<p>").add(table(want)).tag("</p>");
  want += "</p>";
  const Html second = table(want);
  page.add(second).add(Html().tag("<hr>"));
  want += "<hr>";
  EXPECT_FALSE(page.empty());
  Html copy = page;
  EXPECT_GT(copy.take_parts().size(), 4U);
  EXPECT_TRUE(copy.empty());
  EXPECT_EQ(page.take(), want);
}

}  // namespace
}  // namespace habeas
