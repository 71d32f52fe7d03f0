// clean/markup_date.cpp - metadata, marked-up times, addresses and visible lines, in that order
#include "clean/markup_date.h"

#include <algorithm>
#include <array>

#include "clean/day_forms.h"
#include "model/nouns.h"
#include "text/tokens.h"

namespace habeas {
namespace {

struct Candidate {
  std::string date;
  std::string basis;
  int rank = 0;  ///< the greatest is believed
  bool is_utc =
      false;  ///< read from a moment in universal time: the day may be another where the page is
};

/// A moment such as "2031-04-02T23:10:00Z": its day is that of Greenwich.
bool is_universal(std::string_view moment) {
  if (moment.size() < 16 || moment.find(':') == std::string_view::npos) return false;
  return moment.ends_with('Z') || moment.ends_with("+00:00") || moment.ends_with("+0000");
}

/// Are two days (YYYY-MM-DD) neighbours in the calendar?
bool are_neighbours(std::string_view a, std::string_view b) {
  const auto number = [](std::string_view day) {
    const auto digits = [&](std::size_t at, std::size_t size) {
      unsigned value = 0;
      for (std::size_t i = at; i < at + size; ++i)
        value = value * 10 + static_cast<unsigned>(day[i] - '0');
      return value;
    };
    const Day date{static_cast<std::int32_t>(digits(0, 4)), static_cast<std::uint8_t>(digits(5, 2)),
                   static_cast<std::uint8_t>(digits(8, 2))};
    return static_cast<std::int64_t>(date.number());
  };
  const std::int64_t distance = number(a) - number(b);
  return distance == 1 || distance == -1;
}

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool is_article_type(std::string_view type) {
  return holds(type, "Article") || holds(type, "BlogPosting") || type == "Report" ||
         holds(type, "Posting") || holds(type, "Episode") || type == "Review" ||
         type == "CreativeWork" || type == "HowTo" || type == "Recipe";
}

/// Rank of a meta element's name for first publication; 0 for others.
int rank_of_meta(std::string_view name) {
  static constexpr std::array<std::string_view, 26> kNames = {"article:published_time",
                                                              "og:article:published_time",
                                                              "og:published_time",
                                                              "datepublished",
                                                              "pubdate",
                                                              "publishdate",
                                                              "publish-date",
                                                              "publish_date",
                                                              "published",
                                                              "publication_date",
                                                              "published_time",
                                                              "parsely-pub-date",
                                                              "sailthru.date",
                                                              "article.published",
                                                              "dc.date.issued",
                                                              "dcterms.issued",
                                                              "dc.date.created",
                                                              "dcterms.created",
                                                              "rnews:datepublished",
                                                              "article_date_original",
                                                              "citation_publication_date",
                                                              "cxenseparse:recs:publishtime",
                                                              "date.published",
                                                              "originalpublicationdate",
                                                              "article:published",
                                                              "shareaholic:article_published_time"};
  if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) return 80;
  if (name == "date" || name == "dc.date" || name == "dcterms.date" || name == "datecreated" ||
      name == "creation_date" || name == "created" || name == "last_published" ||
      name == "article:date" || name == "displaydate") {
    return 60;
  }
  return 0;
}

class DateFinder {
 public:
  DateFinder(const MarkupView& view, const std::vector<BlockFeatures>& features,
             const std::vector<bool>& is_article, std::optional<std::size_t> anchor)
      : view_(view), features_(features), is_article_(is_article), anchor_(anchor) {
    for (const MarkupFact& fact : view.markup.stated) {
      if (fact.name == "lang") order_of_days_ = day_order_of(fact.value);
    }
  }

  Published run() {
    add_statements();
    add_lines();
    if (!has_candidate()) add_labelled();
    const Candidate* best = nullptr;
    for (const Candidate& one : candidates_) {
      if (best == nullptr || votes(one) > votes(*best)) best = &one;
    }
    if (best == nullptr || best->rank < kLeast) return {};
    if (best->is_utc) best = local_day(*best);
    Published published{best->date, best->basis};
    for (const Candidate& one : candidates_) {
      if (one.date == best->date || one.rank < kLeast) continue;
      published.basis += "; " + one.basis + " says " + one.date;
      break;
    }
    return published;
  }

 private:
  static constexpr int kLeast = 22;  // below it a date stands too far from the title to be its own

  [[nodiscard]] bool has_candidate() const {
    return std::any_of(candidates_.begin(), candidates_.end(),
                       [](const Candidate& one) { return one.rank >= kLeast; });
  }

  /// The rank, and a little for every other kind of statement that says the same.
  [[nodiscard]] int votes(const Candidate& one) const {
    int votes = one.rank;
    std::vector<std::string_view> counted{one.basis};
    for (const Candidate& other : candidates_) {
      if (other.date != one.date || other.rank < kLeast) continue;
      if (std::find(counted.begin(), counted.end(), other.basis) != counted.end()) continue;
      counted.push_back(other.basis);
      votes += 7;
    }
    return votes;
  }

  /// What the page itself says of a day beside one that was read from universal time.
  [[nodiscard]] const Candidate* local_day(const Candidate& universal) const {
    const Candidate* best = &universal;
    for (const Candidate& one : candidates_) {
      if (!one.is_utc && one.rank >= 40 && one.date == universal.date) return &universal;
    }
    for (const Candidate& one : candidates_) {
      if (one.is_utc || one.rank < 40 || !are_neighbours(one.date, universal.date)) continue;
      if (best == &universal || one.rank > best->rank) best = &one;
    }
    return best;
  }

  void add(std::optional<std::string> date, std::string basis, int rank, bool is_utc = false) {
    constexpr std::size_t kMost = 500;
    if (date && rank > 0 && candidates_.size() < kMost) {
      candidates_.push_back({*std::move(date), std::move(basis), rank, is_utc});
    }
  }

  [[nodiscard]] std::optional<std::string> read(std::string_view text) const {
    return date_in(text, order_of_days_);
  }

  void add_statements() {
    for (const MarkupFact& fact : view_.markup.stated) {
      const std::string_view name = fact.name;
      if (name.starts_with("ld:")) {
        add_json_ld(fact);
      } else if (name.starts_with("meta:")) {
        const std::string_view meta = name.substr(5);
        if (const int rank = rank_of_meta(meta); rank > 0) {
          add(date_in(fact.value), "metadata (" + std::string(meta) + ")", rank,
              is_universal(fact.value));
        }
        if (meta == "og:url") add(date_in_url(fact.value), "address", 55);
      } else if (name == "mail:date") {
        add(date_in(fact.value), "header of the mail (Date)", 100);
      } else if (name == "feed:published") {
        add(date_in(fact.value), "entry of the feed", 95);
      } else if (name == "canonical" || name == "saved:url") {
        add(date_in_url(fact.value), "address", 56);
      } else if (name.starts_with("time:") || name.starts_with("date:")) {
        add_time(fact);
      }
    }
  }

  void add_json_ld(const MarkupFact& fact) {
    const std::size_t colon = fact.name.rfind(':');
    const std::string_view key = std::string_view(fact.name).substr(colon + 1);
    const std::string_view type = std::string_view(fact.name).substr(3, colon - 3);
    const bool is_article = is_article_type(type);
    if (key == "datePublished") {
      const bool is_page = holds(type, "WebPage") || holds(type, "ItemPage");
      add(read(fact.value), "JSON-LD (datePublished)",
          is_article ? 90
          : is_page  ? 58
                     : 0,
          is_universal(fact.value));
    } else if (key == "dateCreated" && is_article) {
      add(read(fact.value), "JSON-LD (dateCreated)", 62, is_universal(fact.value));
    }
  }

  /// A marked-up time is one of many on a page: of comments, of other stories. Its own words and
  /// its place decide.
  void add_time(const MarkupFact& fact) {
    const std::string_view words = std::string_view(fact.name).substr(5);
    if (holds(words, "updated") && !holds(words, "published")) return;
    if (holds(words, "modified") || holds(words, "comment")) return;
    const std::size_t block = block_at(fact.at);
    if (is_elsewhere(block) || (block < view_.page.size() && is_update(block))) return;
    int rank = 40;
    if (holds(words, "datepublished") || holds(words, "pubdate"))
      rank = 75;
    else if (holds(words, "published") || holds(words, "entry-date") || holds(words, "post-date"))
      rank = 65;
    if (rank == 40 && distance_cost(block) > 12) return;
    add(read(fact.value), "marked-up time", rank - distance_cost(block) - order_++ / 4,
        is_universal(fact.value));
  }

  [[nodiscard]] std::size_t block_at(std::uint32_t at) const {
    const auto& blocks = view_.page.blocks;
    const auto found =
        std::lower_bound(blocks.begin(), blocks.end(), at,
                         [](TextSpan block, std::uint32_t place) { return block.end <= place; });
    return static_cast<std::size_t>(found - blocks.begin());
  }

  /// In comments, lists of other stories, sidebars or the page's footer. What stands close to the
  /// title inside the same article is not elsewhere, however the page calls it.
  [[nodiscard]] bool is_elsewhere(std::size_t block) const {
    if (block >= view_.page.size()) return false;
    constexpr WordBits kOther = bit(WordKind::comment) | bit(WordKind::related);
    constexpr WordBits kBeside =
        bit(WordKind::sidebar) | bit(WordKind::cookie) | bit(WordKind::newsletter);
    const bool is_close = anchor_ && distance_cost(block) <= 6;
    const bool is_right_behind = anchor_ && block > *anchor_ && block <= *anchor_ + 3;
    bool other = false;
    bool beside = false;
    const auto chain = view_.chain(block);
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const TagKind tag = view_.tag(chain[i]);
      if (tag == TagKind::body) break;
      if (holds_article(chain[i])) return other || (beside && !is_close);
      if (i >= 8) continue;
      const WordBits words = view_.words(chain[i]);
      other = other || tag == TagKind::nav || (!is_right_behind && (words & kOther) != 0);
      // The footer of the article itself may well hold its date.
      const bool is_own_footer = tag == TagKind::footer && i + 1 < chain.size() &&
                                 view_.tag(chain[i + 1]) == TagKind::article;
      beside = beside || tag == TagKind::aside || (tag == TagKind::footer && !is_own_footer) ||
               (words & kBeside) != 0;
    }
    return other || beside;
  }

  /// Does the element also hold the title? Then its words speak of the whole page.
  [[nodiscard]] bool holds_article(std::uint32_t element) const {
    return anchor_ && view_.markup.elements[element].span.contains(view_.page.blocks[*anchor_]);
  }

  [[nodiscard]] int distance_cost(std::size_t block) const {
    if (!anchor_) return 10;
    const std::size_t distance = block > *anchor_ ? block - *anchor_ : *anchor_ - block;
    return static_cast<int>(std::min<std::size_t>(distance, 30));
  }

  /// Lines that say when, beside the title or right behind the article.
  void add_lines() {
    if (view_.page.size() == 0) return;
    std::size_t first = anchor_.value_or(0);
    std::size_t last = first;
    for (std::size_t i = 0; i < is_article_.size(); ++i) {
      if (is_article_[i]) last = i;
    }
    if (!anchor_) {
      while (first < is_article_.size() && !is_article_[first]) ++first;
      if (first == is_article_.size()) return;
    }
    const std::size_t begin = first - std::min<std::size_t>(first, 8);
    for (std::size_t i = begin; i < std::min(first + 12, view_.page.size()); ++i)
      add_line(i, first);
    for (std::size_t i = std::max(last, first + 12); i < std::min(last + 6, view_.page.size());
         ++i) {
      add_line(i, first);
    }
  }

  void add_line(std::size_t block, std::size_t anchor) {
    const BlockFeatures& f = features_[block];
    if (f.copyright || is_elsewhere(block)) return;
    if (f.words > 30 || f.prose) {
      if (block > anchor && block <= anchor + 3) add_dateline(block);
      return;
    }
    constexpr WordBits kSaysWhen =
        bit(WordKind::date) | bit(WordKind::byline) | bit(WordKind::meta);
    bool marked = false;
    const auto chain = view_.chain(block);
    for (std::size_t i = 0; i < std::min<std::size_t>(chain.size(), 3); ++i) {
      if (view_.tag(chain[i]) == TagKind::body) break;
      marked = marked || view_.tag(chain[i]) == TagKind::time ||
               (view_.words(chain[i]) & kSaysWhen) != 0;
    }
    const bool says_when = marked || f.byline || f.date_only || f.hits.byline;
    const bool is_short = f.words <= 8;
    if (!says_when && !is_short && f.words > 20) return;
    if (is_update(block) || is_release(block)) return;
    const int distance = distance_cost(block);
    const int rank = (marked && distance <= 5 ? 62
                      : says_when             ? 50
                      : is_short              ? 44
                                              : 30) -
                     distance / 2 - (block > anchor + 12 ? 4 : 0);
    add(read(view_.page.bytes(block)), "visible line", rank);
  }

  /// "12 April 2031. The ferry ...", "Varna, 12 April 2031 - The ferry ...": running text that
  /// begins with its day.
  void add_dateline(std::size_t block) {
    const std::string_view begin = view_.page.bytes(block).substr(0, 60);
    for (const std::string_view mark : {". ", ": ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "}) {
      for (std::size_t at = begin.find(mark, 8); at != std::string_view::npos;
           at = begin.find(mark, at + 1)) {
        const std::string_view day = begin.substr(0, at);
        if (day.back() < '0' || day.back() > '9') continue;
        const std::string folded = fold(day);
        if (folded.starts_with("am ") || folded.starts_with("on ")) return;
        if (auto date = read(day)) {
          return add(std::move(date), "dateline", 42 - distance_cost(block) / 2);
        }
      }
    }
  }

  /// Lines anywhere that call a day that of publication: where the lines at the title say nothing.
  void add_labelled() {
    for (std::size_t i = 0; i < view_.page.size(); ++i) {
      if (features_[i].words > 12 || view_.page.blocks[i].size() > 120 || is_in_list(i)) continue;
      auto date = read(view_.page.bytes(i));
      if (!date || !says_published(i) || is_update(i) || is_release(i)) continue;
      return add(std::move(date), "visible line", 40);
    }
  }

  /// Comments, lists of other stories and menus, wherever the title stands.
  [[nodiscard]] bool is_in_list(std::size_t block) const {
    constexpr WordBits kLists = bit(WordKind::comment) | bit(WordKind::related);
    const auto chain = view_.chain(block);
    return std::any_of(chain.begin(), chain.end(), [&](std::uint32_t element) {
      return view_.tag(element) == TagKind::nav || (view_.words(element) & kLists) != 0;
    });
  }

  [[nodiscard]] bool says_published(std::size_t block) const {
    for (std::size_t i = block - std::min<std::size_t>(block, 1); i <= block; ++i) {
      const std::string folded = fold(view_.page.bytes(i).substr(0, 60));
      for (const std::string_view word :
           {"publish", "posted", "publie", "mise en ligne", "mis en ligne", "veroffentlich",
            "publicad", "pubblicat", "gepubliceerd", "publicerad", "opublikowan"}) {
        if (holds(folded, word)) return true;
      }
    }
    return false;
  }

  /// A day that only says when the page was changed: no date stands before the word for it.
  [[nodiscard]] bool is_update(std::size_t block) const {
    const std::string folded = fold(view_.page.bytes(block).substr(0, 160));
    std::size_t at = std::string::npos;
    for (const std::string_view word :
         {"updated", "modified", "aktualisiert", "changed", "geandert", "mis a jour"}) {
      at = std::min(at, folded.find(word));
    }
    if (at == std::string::npos) return false;
    return !read(std::string_view(folded).substr(0, at));
  }

  /// A day of something else: when a product or an event comes out, behind its label.
  [[nodiscard]] bool is_release(std::size_t block) const {
    for (std::size_t i = block - std::min<std::size_t>(block, 1); i <= block; ++i) {
      const std::string folded = fold(view_.page.bytes(i).substr(0, 60));
      if (holds(folded, "release") || holds(folded, "erschein")) return true;
    }
    return false;
  }

  const MarkupView& view_;
  const std::vector<BlockFeatures>& features_;
  const std::vector<bool>& is_article_;
  std::optional<std::size_t> anchor_;
  DayOrder order_of_days_ = DayOrder::unknown;
  int order_ = 0;
  std::vector<Candidate> candidates_;
};

}  // namespace

Published published_by_markup(const MarkupView& view, const std::vector<BlockFeatures>& features,
                              const std::vector<bool>& is_article,
                              std::optional<std::size_t> anchor) {
  return DateFinder(view, features, is_article, anchor).run();
}

}  // namespace habeas
