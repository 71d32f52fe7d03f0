// ingest/feed.cpp - one pass over the tags; the deepest element that matters is one level in an
// entry
#include "ingest/feed.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/html_references.h"

namespace habeas {
namespace {

bool is_entry(std::string_view name) { return name == "item" || name == "entry"; }

/// Bodies in the order in which they are preferred.
int rank_of_body(std::string_view name) {
  static constexpr std::array<std::string_view, 5> kBodies{
      "media:description", "summary", "description", "content", "content:encoded"};
  const auto found = std::find(kBodies.begin(), kBodies.end(), name);
  return found == kBodies.end() ? 0 : static_cast<int>(found - kBodies.begin()) + 1;
}

std::string trimmed(std::string_view text) {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return std::string(text);
}

class FeedReader {
 public:
  explicit FeedReader(std::string_view xml) : xml_(xml) {}

  Feed run() {
    HtmlScanner scanner(xml_);
    HtmlToken token;
    while (scanner.next(token, true)) {
      switch (token.kind) {
        case HtmlToken::Kind::start_tag:
          start(token);
          break;
        case HtmlToken::Kind::end_tag:
          end(token);
          break;
        case HtmlToken::Kind::text:
        case HtmlToken::Kind::cdata:
          if (!element_.empty()) add_words(token);
          break;
        default:
          break;
      }
    }
    return std::move(feed_);
  }

 private:
  void start(const HtmlToken& token) {
    if (in_body_) {
      body_has_elements_ = true;
      if (token.name == element_ && !token.self_closing) ++same_name_;
      return;
    }
    if (is_entry(token.name) && !in_entry_) {
      in_entry_ = true;
      entry_ = {};
      entry_.place.begin = token.place.begin;
      rank_ = 0;
      return;
    }
    if (token.name == "author" || token.name == "contributor") in_author_ = token.name == "author";
    if (token.name == "link") take_link(token);
    if (token.self_closing) return;
    element_ = token.name;
    words_.clear();
    pieces_ = 0;
    if (in_entry_ && rank_of_body(token.name) > rank_) {
      in_body_ = true;
      body_has_elements_ = false;
      same_name_ = 0;
      body_begin_ = token.place.end;
    }
  }

  void take_link(const HtmlToken& token) {
    const std::string_view address = token.attribute("href");
    const std::string_view relation = token.attribute("rel");
    if (!in_entry_ || address.empty() || (!relation.empty() && relation != "alternate")) return;
    if (entry_.link.empty()) entry_.link = decode_references(address, true);
  }

  void end(const HtmlToken& token) {
    if (in_body_) {
      if (token.name != element_) return;
      if (same_name_-- > 0) return;
      const XmlSpan place{body_begin_, token.place.begin};
      if (!place.empty()) {
        entry_.body_place = place;
        entry_.is_markup = body_has_elements_;
        rank_ = rank_of_body(element_);
      }
      in_body_ = false;
      element_.clear();
      return;
    }
    if (is_entry(token.name) && in_entry_) {
      entry_.place.end = token.place.end;
      feed_.entries.push_back(std::move(entry_));
      in_entry_ = false;
      element_.clear();
      return;
    }
    if (token.name == element_) take_element();
    if (token.name == "author") in_author_ = false;
    element_.clear();
  }

  void add_words(const HtmlToken& token) {
    constexpr std::size_t kMost = 4096;
    if (in_body_ || words_.size() > kMost) return;
    const std::string_view piece = slice(xml_, token.place);
    words_ +=
        token.kind == HtmlToken::Kind::cdata ? std::string(piece) : decode_references(piece, false);
    words_place_ = token.place;
    if (!trimmed(piece).empty()) ++pieces_;
  }

  void take_element() {
    const std::string value = trimmed(words_);
    if (value.empty()) return;
    if (!in_entry_) {
      if (element_ == "title" && feed_.title.empty()) feed_.title = value;
      return;
    }
    const auto set = [&](std::string& into) {
      if (into.empty()) into = value;
    };
    if (element_ == "title") {
      if (entry_.title.empty() && pieces_ == 1) entry_.title_place = words_place_;
      set(entry_.title);
    }
    if (element_ == "link" || (element_ == "guid" && value.starts_with("http"))) set(entry_.link);
    if (element_ == "dc:creator" || element_ == "author" || (element_ == "name" && in_author_)) {
      set(entry_.author);
    }
    if (element_ == "pubdate" || element_ == "published" || element_ == "dc:date" ||
        element_ == "issued") {
      set(entry_.published);
    }
  }

  std::string_view xml_;
  Feed feed_;
  FeedEntry entry_;
  std::string element_, words_;  ///< the element that is open, and its characters so far
  XmlSpan words_place_;
  std::uint32_t body_begin_ = 0;
  int rank_ = 0, same_name_ = 0, pieces_ = 0;
  bool in_entry_ = false, in_body_ = false, in_author_ = false, body_has_elements_ = false;
};

}  // namespace

Feed read_feed(std::string_view xml) { return FeedReader(xml).run(); }

}  // namespace habeas
