// clean/markup_facts.cpp - what metadata and marked elements say of title, authors and publisher
#include "clean/markup_facts.h"

#include <algorithm>
#include <array>

#include "clean/day_forms.h"
#include "text/tokens.h"

namespace habeas {
namespace {

using Words = std::vector<std::uint64_t>;

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

Words words_of(std::string_view text) {
  Words words;
  const TokenText tokens =
      tokenize(text, {{0, static_cast<std::uint32_t>(text.size())}}, Bases::none);
  for (const Token& token : tokens.tokens) {
    if (token.kind == TokenKind::word || token.kind == TokenKind::number)
      words.push_back(token.key);
  }
  return words;
}

Words words_of(const Page& page, std::size_t block) {
  Words words;
  const TokenRange range = page.range(block);
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const Token& token = page.tokens.tokens[at];
    if (token.kind == TokenKind::word || token.kind == TokenKind::number)
      words.push_back(token.key);
  }
  return words;
}

bool has_run(const Words& text, const Words& run) {
  return !run.empty() &&
         std::search(text.begin(), text.end(), run.begin(), run.end()) != text.end();
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

std::string_view first_of(const Markup& markup, std::string_view name) {
  for (const MarkupFact& fact : markup.stated) {
    if (fact.name == name) return fact.value;
  }
  return {};
}

bool is_article_type(std::string_view fact) {
  return holds(fact, "Article:") || holds(fact, "BlogPosting:") || holds(fact, "Report:") ||
         holds(fact, "Posting:") || holds(fact, "Review:") || holds(fact, "Recipe:");
}

/// "Headline | Site": the parts, in order. Bars part whatever stands beside them, dashes only
/// between spaces.
std::vector<std::string_view> parts_of(std::string_view title) {
  static constexpr std::array<std::string_view, 10> kMarks = {
      " | ",        " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ",
      " \xC2\xBB ", " \xC2\xAB ", " \xC2\xB7 ",     " \xE2\x80\xA2 ", " // "};
  std::vector<std::string_view> parts;
  while (true) {
    std::size_t at = std::string_view::npos;
    std::size_t size = 0;
    for (const std::string_view mark : kMarks) {
      const std::size_t found = title.find(mark);
      if (found < at) {
        at = found;
        size = mark.size();
      }
    }
    if (at == std::string_view::npos) break;
    parts.push_back(trim(title.substr(0, at)));
    title.remove_prefix(at + size);
  }
  parts.push_back(trim(title));
  return parts;
}

/// A title without the name of the site at either end: by the stated name, else a last part of a
/// few words behind a bar.
std::string_view without_site(std::string_view title, const std::string& site) {
  const std::vector<std::string_view> parts = parts_of(title);
  if (parts.size() < 2) return title;
  const std::string name = fold_name(site);
  const auto is_site = [&](std::string_view part) {
    const std::string folded = fold_name(part);
    return !name.empty() && !folded.empty() && (holds(folded, name) || holds(name, folded));
  };
  std::size_t begin = 0;
  std::size_t end = parts.size();
  if (is_site(parts.back())) --end;
  if (begin + 1 < end && is_site(parts.front())) ++begin;
  if (begin == 0 && end == parts.size() && words_of(parts.back()).size() <= 4 &&
      words_of(parts.front()).size() >= 3) {
    --end;
  }
  const auto first = static_cast<std::size_t>(parts[begin].data() - title.data());
  const auto last =
      static_cast<std::size_t>(parts[end - 1].data() - title.data()) + parts[end - 1].size();
  return title.substr(first, last - first);
}

std::string headline_by_json(const Markup& markup) {
  for (const MarkupFact& fact : markup.stated) {
    if (fact.name.starts_with("ld:") && fact.name.ends_with(":headline") &&
        is_article_type(fact.name)) {
      return fact.value;
    }
  }
  return {};
}

std::string_view head_title(const Markup& markup) {
  for (const std::string_view carrier : {"mail:subject", "feed:title", "office:title"}) {
    const std::string_view stated = first_of(markup, carrier);
    if (!stated.empty()) return stated;
  }
  return first_of(markup, "title");
}

class TitleFinder {
 public:
  explicit TitleFinder(const MarkupView& view)
      : view_(view),
        site_(publisher_by_markup(view.markup)),
        head_(head_title(view.markup)),
        open_graph_(first_of(view.markup, "meta:og:title")) {}

  MarkupTitle run() {
    const std::string json = headline_by_json(view_.markup);
    for (const std::string_view stated : {std::string_view(json), open_graph_, head_,
                                          first_of(view_.markup, "meta:twitter:title")}) {
      if (!stated.empty()) stated_.push_back(words_of(stated));
    }
    if (const auto block = best_heading()) {
      return {std::string(view_.page.bytes(*block)), block};
    }
    std::string_view text = open_graph_.empty() ? head_ : open_graph_;
    if (!json.empty() && open_graph_.empty()) text = json;
    if (text.empty()) return lone_heading();
    MarkupTitle title{std::string(without_site(text, site_)), std::nullopt};
    title.block = block_of(words_of(title.text));
    return title;
  }

 private:
  /// Headings whose words the page also states as its title; the first of the highest level, the
  /// longest where they agree with different parts.
  [[nodiscard]] std::optional<std::size_t> best_heading() const {
    std::optional<std::size_t> best;
    int best_score = 0;
    for (std::size_t i = 0; i < view_.page.size(); ++i) {
      const int level = heading_level(i);
      if (level == 0) continue;
      const Words words = words_of(view_.page, i);
      if (words.empty() || words.size() > 60) continue;
      int score = 0;
      for (const Words& stated : stated_) {
        if (words == stated)
          score = std::max(score, 100);
        else if (has_run(stated, words) && !is_site(i))
          score = std::max(score, 60 + static_cast<int>(words.size()));
        else if (has_run(words, stated) && stated.size() >= 3)
          score = std::max(score, 50);
      }
      if (score == 0) continue;
      score += level - (is_elsewhere(i) ? 30 : 0);
      if (score > best_score) {
        best_score = score;
        best = i;
      }
    }
    return best;
  }

  [[nodiscard]] bool is_site(std::size_t block) const {
    const std::string folded = fold_name(view_.page.bytes(block));
    return !site_.empty() && folded == fold_name(site_);
  }

  /// In a list of other stories, a sidebar, a menu or a footer.
  [[nodiscard]] bool is_elsewhere(std::size_t block) const {
    constexpr WordBits kElsewhere = bit(WordKind::related) | bit(WordKind::sidebar) |
                                    bit(WordKind::footer) | bit(WordKind::navigation) |
                                    bit(WordKind::comment);
    const auto chain = view_.chain(block);
    for (std::size_t i = 0; i < std::min<std::size_t>(chain.size(), 6); ++i) {
      const TagKind tag = view_.tag(chain[i]);
      if (tag == TagKind::body || tag == TagKind::article || tag == TagKind::main) return false;
      if (tag == TagKind::aside || tag == TagKind::nav || tag == TagKind::footer ||
          (view_.words(chain[i]) & kElsewhere) != 0) {
        return true;
      }
    }
    return false;
  }

  /// 20 for h1, 12 for h2, 6 for other headings, 8 for an element that is named a headline.
  [[nodiscard]] int heading_level(std::size_t block) const {
    int level = 0;
    const auto chain = view_.chain(block);
    for (std::size_t i = 0; i < std::min<std::size_t>(chain.size(), 4); ++i) {
      switch (view_.tag(chain[i])) {
        case TagKind::heading1:
          return 20;
        case TagKind::heading2:
          level = std::max(level, 12);
          break;
        case TagKind::heading:
          level = std::max(level, 6);
          break;
        default:
          if ((view_.words(chain[i]) & bit(WordKind::title)) != 0 && i < 2)
            level = std::max(level, 8);
          break;
      }
    }
    return level;
  }

  /// A page whose head states no title: its only first-level heading.
  [[nodiscard]] MarkupTitle lone_heading() const {
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < view_.page.size(); ++i) {
      if (heading_level(i) < 20) continue;
      if (only) return {};
      only = i;
    }
    if (!only) return {};
    return {std::string(view_.page.bytes(*only)), only};
  }

  [[nodiscard]] std::optional<std::size_t> block_of(const Words& words) const {
    for (std::size_t i = 0; i < view_.page.size() && !words.empty(); ++i) {
      if (view_.page.range(i).size() < 3 * words.size() + 10 && words_of(view_.page, i) == words) {
        return i;
      }
    }
    return std::nullopt;
  }

  const MarkupView& view_;
  std::string site_;
  std::string_view head_, open_graph_;
  std::vector<Words> stated_;
};

// -------------------------------------------------------------------------------------------------
// authors

class Authors {
 public:
  explicit Authors(const std::string& publisher) : publisher_(fold_name(publisher)) {}

  /// Takes the names out of a statement ("By Ann Lee and Bo Chan").
  void add_all(std::string_view text) {
    text = trim(text);
    for (const std::string_view lead :
         {"By ", "by ", "BY ", "Von ", "von ", "Par ", "par ", "Por ", "por ",
          "Author: ", "Autor: ", "Written by ", "Posted by "}) {
      if (text.starts_with(lead)) text = trim(text.substr(lead.size()));
    }
    while (!text.empty()) {
      std::size_t at = std::string_view::npos;
      std::size_t size = 0;
      for (const std::string_view mark :
           {", ", " and ", " und ", " & ", " et ", " y ", "; ", " | ", " / "}) {
        const std::size_t found = text.find(mark);
        if (found < at) {
          at = found;
          size = mark.size();
        }
      }
      add(trim(text.substr(0, std::min(at, text.size()))));
      if (at == std::string_view::npos) return;
      text.remove_prefix(at + size);
    }
  }

  [[nodiscard]] bool empty() const { return names_.empty(); }
  std::vector<std::string> take() { return std::move(names_); }

 private:
  void add(std::string_view name) {
    constexpr std::size_t kMost = 16;
    if (name.size() < 2 || name.size() > 80 || names_.size() >= kMost) return;
    if (holds(name, "http") || holds(name, "@") || holds(name, "www.") || holds(name, ".com"))
      return;
    if (std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) return;
    if (words_of(name).size() > 6) return;
    const std::string folded = fold_name(name);
    if (folded.empty() || folded == publisher_ || folded == "admin" || folded == "author") return;
    for (const std::string& known : names_) {
      if (fold_name(known) == folded) return;
    }
    names_.emplace_back(name);
  }

  std::string publisher_;
  std::vector<std::string> names_;
};

void add_json_authors(const Markup& markup, Authors& authors) {
  for (const std::string_view key : {":author", ":creator"}) {
    for (const MarkupFact& fact : markup.stated) {
      if (fact.name.starts_with("ld:") && fact.name.ends_with(key) && is_article_type(fact.name)) {
        authors.add_all(fact.value);
      }
    }
    if (!authors.empty()) return;
  }
}

void add_meta_authors(const Markup& markup, Authors& authors) {
  static constexpr std::array<std::string_view, 11> kNames = {
      "meta:author",          "meta:article:author",
      "meta:dc.creator",      "meta:byl",
      "meta:parsely-author",  "meta:sailthru.author",
      "meta:citation_author", "meta:article.author",
      "meta:dcterms.creator", "meta:cxenseparse:author",
      "meta:og:author"};
  for (const std::string_view name : kNames) {
    for (const MarkupFact& fact : markup.stated) {
      if (fact.name == name) authors.add_all(fact.value);
    }
    if (!authors.empty()) return;
  }
}

/// Elements that are marked as the author's, not in comments or lists of other stories.
void add_marked_authors(const MarkupView& view, std::optional<std::size_t> title,
                        Authors& authors) {
  constexpr std::uint32_t kLongest = 60;
  const Markup& markup = view.markup;
  const std::uint32_t top = title ? view.page.blocks[*title].begin : 0;
  for (const std::string_view mark :
       {"itemprop:author", "rel:author", "href:author", "author", "byline"}) {
    for (const Element& element : markup.elements) {
      if (element.words == 0 || element.span.size() > kLongest || element.span.size() < 3) continue;
      if (!holds(markup.strings[element.words], mark)) continue;
      if (holds(markup.strings[element.words], "comment")) continue;
      const std::uint32_t distance =
          element.span.begin > top ? element.span.begin - top : top - element.span.begin;
      if (mark.size() <= 6 && distance > 1500) continue;
      bool elsewhere = false;
      std::uint32_t parent = element.parent;
      for (int level = 0; parent != Element::kNone && level < 12; ++level) {
        elsewhere = elsewhere ||
                    (view.words(parent) & (bit(WordKind::comment) | bit(WordKind::related))) != 0;
        parent = markup.elements[parent].parent;
        if (parent != Element::kNone && view.tag(parent) == TagKind::body) break;
      }
      if (elsewhere) continue;
      std::string_view text = slice(std::string_view(view.page.text), element.span);
      text = text.substr(0, text.find('\n'));
      authors.add_all(text);
      if (!authors.empty()) return;
    }
  }
}

}  // namespace

MarkupTitle title_by_markup(const MarkupView& view) { return TitleFinder(view).run(); }

std::string publisher_by_markup(const Markup& markup) {
  const std::string_view site = first_of(markup, "meta:og:site_name");
  if (!site.empty()) return std::string(trim(site));
  for (const MarkupFact& fact : markup.stated) {
    const bool of_article = fact.name.ends_with(":publisher") && fact.name.starts_with("ld:");
    if (of_article && !holds(fact.value, "://")) return fact.value;
  }
  for (const std::string_view name :
       {"feed:publisher", "ld:WebSite:name", "ld:NewsMediaOrganization:name",
        "meta:application-name", "meta:dc.publisher"}) {
    const std::string_view value = first_of(markup, name);
    if (!value.empty()) return std::string(trim(value));
  }
  return {};
}

std::vector<std::string> authors_by_markup(const MarkupView& view, std::optional<std::size_t> title,
                                           const std::string& publisher) {
  Authors authors(publisher);
  add_json_authors(view.markup, authors);
  if (authors.empty()) authors.add_all(mail_facts(view.markup).sender);
  if (authors.empty()) add_meta_authors(view.markup, authors);
  if (authors.empty()) add_marked_authors(view, title, authors);
  return authors.take();
}

MailFacts mail_facts(const Markup& markup) {
  MailFacts facts;
  std::string_view sender;
  for (const std::string_view carrier : {"mail:subject", "feed:title", "office:title"}) {
    if (facts.subject.empty()) facts.subject = first_of(markup, carrier);
  }
  for (const std::string_view carrier : {"mail:from", "feed:author", "office:author"}) {
    if (sender.empty()) sender = first_of(markup, carrier);
  }
  sender = trim(sender.substr(0, sender.find('<')));
  if (sender.size() > 1 && sender.front() == '"' && sender.back() == '"') {
    sender = trim(sender.substr(1, sender.size() - 2));
  }
  if (!holds(sender, "@")) facts.sender = sender;
  facts.day = date_in(first_of(markup, "mail:date")).value_or("");
  facts.basis = "header of the mail (Date)";
  if (!facts.day.empty()) return facts;
  facts.day = date_in(first_of(markup, "feed:published")).value_or("");
  facts.basis = "entry of the feed";
  return facts;
}

}  // namespace habeas
