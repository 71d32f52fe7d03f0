// clean/facts.cpp - what a page says of itself
#include "clean/facts.h"

#include <algorithm>
#include <array>

#include "clean/letterhead.h"
#include "clean/page_date.h"
#include "clean/title.h"
#include "text/key_table.h"

namespace habeas {
namespace {

class FactReader {
 public:
  FactReader(const Page& page, const std::vector<BlockFeatures>& features,
             const std::vector<BlockLabel>& labels)
      : page_(page), features_(features), labels_(labels) {}

  PageFacts run() {
    find_body();
    find_title();
    find_authors();
    find_date();
    find_publisher();
    return std::move(facts_);
  }

 private:
  using Index = std::uint32_t;
  static constexpr std::size_t kMostNames = 64;  // of publishers or authors that are compared

  [[nodiscard]] bool is_main(std::size_t i) const { return labels_[i].kind == RegionKind::main; }
  [[nodiscard]] const Token& token(Index at) const { return page_.tokens.tokens[at]; }
  [[nodiscard]] std::string_view bytes(Index at) const { return page_.bytes(token(at)); }

  /// The first running text of the article.
  void find_body() {
    body_ = page_.size();
    for (std::size_t i = 0; i < page_.size(); ++i) {
      if (is_main(i) && features_[i].prose) {
        body_ = i;
        return;
      }
    }
  }

  // -------------------------------------------------------------------------------------- title

  void find_title() {
    facts_.title_block = find_title_block(page_, features_, labels_, body_);
    if (facts_.title_block) facts_.title = without_site_name(*facts_.title_block);
  }

  /// "Headline | The Foo Times": the part before the bar; the name becomes a publisher candidate.
  [[nodiscard]] TextSpan without_site_name(std::size_t block) {
    const TokenRange range = page_.range(block);
    for (Index at = range.end; at > range.begin + 3; --at) {
      const std::string_view mark = bytes(at - 1);
      const bool dash = (mark == "-" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94") &&
                        token(at - 1).space_before && at < range.end && token(at).space_before;
      if (mark != "|" && !dash) continue;
      const TokenRange name = name_at(page_, at, range.end);
      if (at - 2 > range.begin && names_outlet({at, range.end}))
        return {token(range.begin).begin, token(at - 2).end};
      if (name.end != range.end || name.empty()) break;
      const NameRole role = role_of_name(page_, name);
      if (role == NameRole::none && mark != "|") break;
      title_site_ = text_of(page_, name);
      return {token(range.begin).begin, token(at - 2).end};
    }
    return page_.blocks[block];
  }

  /// "KXQT News 7 Alto, Norland News, Weather & Sport": words of which each has a capital, a word
  /// for a publication and commas among them; a headline is no such list.
  [[nodiscard]] bool names_outlet(TokenRange range) const {
    constexpr std::uint32_t kLeast = 4;
    bool publication = false;
    bool list = false;
    for (Index at = range.begin; at < range.end; ++at) {
      const std::string_view mark = bytes(at);
      list = list || mark == "," || mark == "&";
      if (token(at).kind == TokenKind::word && token(at).shape == Shape::lower &&
          token(at).key != "and"_w)
        return false;
      publication = publication ||
                    role_of_name(page_, {range.begin, at + 1}) == NameRole::publication ||
                    token(at).key == "news"_w;
    }
    return list && publication && range.size() >= kLeast;
  }

  // -------------------------------------------------------------------------- authors and date

  /// Lines that may speak of the page itself: from the top to the body, and bylines behind it.
  [[nodiscard]] bool speaks_of_page(std::size_t i) const {
    const RegionKind kind = labels_[i].kind;
    if (!features_[i].byline) return false;
    return i < body_ ? is_article(kind) || kind == RegionKind::other
                     : kind == RegionKind::other && features_[i].hits.byline;
  }

  void find_authors() {
    for (std::size_t i = 0; i < page_.size(); ++i) {
      if (!speaks_of_page(i)) continue;
      const TokenRange range = page_.range(i);
      for (Index at = range.begin; at < range.end; ++at) {
        if (token(at).key != "by"_w && token(at).key != "von"_w && token(at).key != "par"_w &&
            token(at).key != "por"_w)
          continue;
        if (is_editing(range.begin, at)) continue;
        for (std::string& name : names_behind(page_, at + 1, range.end))
          add_author(std::move(name));
      }
    }
  }

  /// "Editing by X", "Translated by X": not authors.
  [[nodiscard]] bool is_editing(Index begin, Index by) const {
    if (by == begin) return false;
    const std::uint64_t before = token(by - 1).key;
    return before == "editing"_w || before == "edited"_w || before == "translated"_w ||
           before == "published"_w || before == "photo"_w || before == "compiled"_w;
  }

  void add_author(std::string name) {
    if (facts_.authors.size() < kMostNames &&
        std::find(facts_.authors.begin(), facts_.authors.end(), name) == facts_.authors.end())
      facts_.authors.push_back(std::move(name));
  }

  void find_date() {
    for (std::size_t i = 0; i < page_.size() && facts_.published.date.empty(); ++i) {
      if (!speaks_of_page(i) || is_update(i)) continue;
      const std::optional<PageDate> date = find_page_date(page_, behind_published(page_.range(i)));
      if (date && date->has_year()) facts_.published = {date->iso, "dateline"};
    }
    if (facts_.published.date.empty()) date_of_dateline();
    if (facts_.published.date.empty()) date_of_own_line();
  }

  /// "OSTRAVA NOVA, May 4, 2031 (Lenn Press)" on a line of its own at the start of the body.
  void date_of_own_line() {
    if (body_ == page_.size()) return;
    for (std::size_t i = body_ + 1; i-- > body_ - std::min<std::size_t>(body_, 2);) date_of_line(i);
  }

  void date_of_line(std::size_t block) {
    constexpr Index kLongest = 14;
    if (!facts_.published.date.empty()) return;
    const TokenRange range = page_.range(block);
    // "Bangkok, 17 February 2031": also in small letters where a town and a day are all of it
    constexpr Index kShort = 7;
    if (date_of_named_text(range)) return;
    const bool small = token(range.begin).shape == Shape::capitalised && range.size() <= kShort;
    if (range.size() < 4 || range.size() > kLongest ||
        (token(range.begin).shape != Shape::upper && !small))
      return;
    for (Index at = range.begin; at < range.end; ++at) {
      if (token(at).kind == TokenKind::word && token(at).shape == Shape::lower) return;
    }
    const std::optional<PageDate> date = find_page_date(page_, range);
    if (small && date && (bytes(range.begin + 1) != "," || date->range.end != range.end)) return;
    if (date && date->has_year() && date->iso.size() == 10)
      facts_.published = {date->iso, "dateline"};
  }

  /// "Statement by the Harbour Desk, 22 September 2031", "Joint letter, 9 June 2031": a line that
  /// says what the page is and ends with its day.
  bool date_of_named_text(TokenRange range) {
    static constexpr std::array<std::uint64_t, 15> kTexts = {
        "statement"_w,   "release"_w,    "letter"_w,   "communique"_w, "declaration"_w,
        "appeal"_w,      "briefing"_w,   "bulletin"_w, "submission"_w, "testimony"_w,
        "testimonies"_w, "memorandum"_w, "note"_w,     "thread"_w,     "press"_w};
    constexpr Index kLongest = 18;  // tokens
    if (range.size() < 4 || range.size() > kLongest) return false;
    const auto* first = page_.tokens.tokens.data() + range.begin;
    const bool named = std::any_of(first, first + range.size(), [](const Token& word) {
      return std::find(kTexts.begin(), kTexts.end(), word.key) != kTexts.end();
    });
    const std::optional<PageDate> date = named ? find_page_date(page_, range) : std::nullopt;
    if (!date || !date->has_year() || date->iso.size() != 10 ||
        (date->range.end != range.end &&
         (date->range.end + 1 != range.end || bytes(date->range.end) != ")")))
      return false;
    if (date->range.begin == range.begin) return false;
    const std::string_view mark = bytes(date->range.begin - 1);
    if (mark != "," && mark != "-" && mark != "\xE2\x80\x93" && mark != "\xE2\x80\x94")
      return false;
    facts_.published = {date->iso, "dateline"};
    return true;
  }

  /// "GENEVA (14 May 2031) - The rapporteurs ...": a full date before the dash that opens the body.
  void date_of_dateline() {
    if (body_ == page_.size() || is_chronicle()) return;
    const TokenRange range = page_.range(body_);
    const Index stop = std::min(range.end, range.begin + 16);
    for (Index at = range.begin; at < stop; ++at) {
      const std::string_view mark = bytes(at);
      const bool dash =
          mark == "-" || mark == "--" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94";
      if (!dash || !token(at).space_before) {
        if (token(at).kind == TokenKind::word && token(at).shape == Shape::lower) return;
        continue;
      }
      const std::optional<PageDate> date = find_page_date(page_, {range.begin, at});
      if (date && date->has_year() && date->iso.size() == 10)
        facts_.published = {date->iso, "dateline"};
      return;
    }
  }

  /// "14 May 2031 - 40 men arrive", "3 June 2031 - ...": three paragraphs or more that open with a
  /// day and a dash are entries of a chronicle.
  [[nodiscard]] bool is_chronicle() const {
    constexpr int kFewest = 3;
    constexpr Index kReach = 6;
    int entries = 0;
    for (std::size_t i = body_; i < page_.size(); ++i) {
      const TokenRange range = page_.range(i);
      const std::optional<PageDate> date =
          find_page_date(page_, {range.begin, std::min(range.end, range.begin + kReach)});
      if (!date || date->range.begin != range.begin || date->range.end >= range.end) continue;
      const std::string_view mark = bytes(date->range.end);
      if (mark == "-" || mark == "--" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94" ||
          mark == ":")
        ++entries;
    }
    return entries >= kFewest;
  }

  /// "UPDATED: 4 April 2031 | PUBLISHED: 3 April 2031": what stands behind the second word, if it
  /// has a date; else all.
  [[nodiscard]] TokenRange behind_published(TokenRange range) const {
    bool updated = false;
    for (Index at = range.begin; at < range.end; ++at) {
      const std::uint64_t key = token(at).key;
      updated = updated || key == "updated"_w || key == "modified"_w;
      if (!updated || (key != "published"_w && key != "posted"_w)) continue;
      const TokenRange rest{at + 1, range.end};
      return find_page_date(page_, rest) ? rest : range;
    }
    return range;
  }

  [[nodiscard]] bool is_update(std::size_t i) const {
    const TokenRange range = page_.range(i);
    bool updated = false;
    bool published = false;
    for (Index at = range.begin; at < range.end; ++at) {
      const std::uint64_t key = token(at).key;
      const bool word = key == "updated"_w || key == "modified"_w || key == "aktualisiert"_w;
      // "12:04, 7 JUN 2031 Updated 15:31": the first date is that of publication.
      if (word && !updated && at > range.begin + 2 && find_page_date(page_, {range.begin, at}))
        return false;
      updated = updated || word;
      published = published || key == "published"_w || key == "posted"_w;
    }
    return updated && !published;
  }

  // ---------------------------------------------------------------------------------- publisher

  enum class Strength : std::uint8_t { none, agency, republished, site_line, weak, strong };

  struct Candidate {
    std::string name;
    Strength strength = Strength::none;
    std::uint32_t count = 1;
    bool publication = false;  // has a word of publications, or begins with "The"
  };

  void propose(TokenRange name, Strength strength) {
    while (!name.empty() && is_generic(token(name.begin).key)) ++name.begin;
    if (name.empty() || name.size() > 10) return;
    const bool all_generic = std::all_of(
        page_.tokens.tokens.begin() + name.begin, page_.tokens.tokens.begin() + name.end,
        [&](const Token& t) { return is_generic(t.key) || t.key == "the"_w; });
    if (all_generic) return;
    const bool the = token(name.begin).key == "the"_w && name.size() >= 3;
    add_candidate(text_of(page_, name), strength,
                  the || role_of_name(page_, name) == NameRole::publication);
  }

  void add_candidate(std::string name, Strength strength, bool publication) {
    for (Candidate& known : candidates_) {
      if (fold_name(known.name) != fold_name(name)) continue;
      ++known.count;
      known.strength = std::max(known.strength, strength);
      return;
    }
    if (candidates_.size() < kMostNames)
      candidates_.push_back({std::move(name), strength, 1, publication});
  }

  /// Words that stand where a name could, and are none ("Subscribe to Newsletter").
  static bool is_generic(std::uint64_t key) {
    static constexpr std::array<std::uint64_t, 42> kGeneric = {
        "our"_w,       "newsletter"_w, "newsletters"_w, "channel"_w,   "youtube"_w,  "facebook"_w,
        "twitter"_w,   "telegram"_w,   "whatsapp"_w,    "instagram"_w, "google"_w,   "news"_w,
        "email"_w,     "updates"_w,    "us"_w,          "free"_w,      "now"_w,      "this"_w,
        "x"_w,         "linkedin"_w,   "rss"_w,         "podcast"_w,   "podcasts"_w, "more"_w,
        "comments"_w,  "alerts"_w,     "blog"_w,        "via"_w,       "by"_w,       "all"_w,
        "copyright"_w, "your"_w,       "we"_w,          "it"_w,        "he"_w,       "she"_w,
        "they"_w,      "here"_w,       "site"_w,        "website"_w,   "play"_w,     "store"_w};
    return std::find(kGeneric.begin(), kGeneric.end(), key) != kGeneric.end();
  }

  void find_publisher() {
    for (std::size_t i = 0; i < page_.size(); ++i) {
      switch (labels_[i].kind) {
        case RegionKind::footer:
          from_copyright(i);
          from_self_description(i);
          break;
        case RegionKind::site_promo:
        case RegionKind::cookie_notice:
        case RegionKind::see_also:
        case RegionKind::other:
        case RegionKind::comment_form:
          from_self_description(i);
          break;
        case RegionKind::navigation:
          if (features_[i].site_name && !features_[i].menu)
            propose(page_.range(i), Strength::site_line);
          break;
        default:
          break;
      }
      if (speaks_of_page(i)) from_byline(i);
      from_republication(i);
    }
    if (!title_site_.empty()) add_candidate(title_site_, Strength::site_line, true);
    if (std::string sender = sender_at_head(page_.text); !sender.empty())
      add_candidate(std::move(sender), Strength::site_line, false);
    from_dateline();
    join_acronyms();
    spell_out();
    const Candidate* best = nullptr;
    for (const Candidate& c : candidates_) {
      // A name that only follows "Subscribe to" or "via" must come twice, or look like a name of a
      // publication.
      if (c.strength == Strength::weak && c.count < 2 && !c.publication) continue;
      if (best == nullptr || rank(c) > rank(*best)) best = &c;
    }
    if (best != nullptr) facts_.publisher = best->name;
  }

  static std::uint32_t rank(const Candidate& c) {
    return static_cast<std::uint32_t>(c.strength) * 16 + std::min(c.count, 15U);
  }

  /// "(c) 2023 The Foo Times. All rights reserved."
  void from_copyright(std::size_t i) {
    const TokenRange range = page_.range(i);
    const BlockFeatures& f = features_[i];
    if (!f.copyright && !f.credit &&
        f.hits.score[static_cast<std::size_t>(RegionKind::footer)] == 0)
      return;
    for (Index at = range.begin; at < range.end; ++at) {
      const bool sign = bytes(at) == "\xC2\xA9" || token(at).key == "copyright"_w ||
                        (token(at).key == "c"_w && at > range.begin && bytes(at - 1) == "(");
      if (!sign) continue;
      Index next = at + 1;
      while (next < range.end &&
             (token(next).kind != TokenKind::word || token(next).key == "by"_w ||
              token(next).key == "copyright"_w || token(next).key == "c"_w))
        ++next;
      TokenRange name = name_at(page_, next, range.end);
      // "The Foo Times All Rights Reserved" without a stop between.
      for (Index word = name.begin; word + 1 < name.end; ++word) {
        if (token(word).key == "all"_w && token(word + 1).key == "rights"_w) name.end = word;
      }
      propose(name, Strength::strong);
      return;
    }
  }

  /// "browsing Foo Daily Times", "Foo and its 12 partners", "Subscribe to FOO", "FOO is a ...".
  void from_self_description(std::size_t i) {
    const TokenRange range = page_.range(i);
    for (Index at = range.begin; at + 1 < range.end; ++at) {
      const std::uint64_t key = token(at).key;
      const bool read = key == "read"_w && at > range.begin && token(at - 1).key == "you"_w;
      if (key == "browsing"_w || key == "reading"_w || key == "visiting"_w || read) {
        propose(name_at(page_, at + 1, range.end), Strength::strong);
      } else if (is_weak_lead(at)) {
        propose(name_at(page_, at + 1, range.end), Strength::weak);
      }
    }
    note_long_names(range);
    const TokenRange first = name_at(page_, range.begin, range.end);
    if (!first.empty() && describes_itself(first.end, range.end)) propose(first, Strength::strong);
  }

  /// Names of several words in furniture: one of them may be what an acronym stands for.
  void note_long_names(TokenRange range) {
    for (Index at = range.begin; at < range.end && long_names_.size() < kMostNames;) {
      const TokenRange name = name_at(page_, at, range.end);
      if (name.begin == at && name.size() >= 2) long_names_.push_back(text_of(page_, name));
      at = std::max(at + 1, name.begin == at ? name.end : at);
    }
  }

  /// "subscribe to", "support", "donate to", "follow", "via", "welcome to", "newsletter of".
  [[nodiscard]] bool is_weak_lead(Index at) const {
    const std::uint64_t key = token(at).key;
    if (key == "via"_w || key == "support"_w || key == "follow"_w || key == "join"_w) return true;
    if (key == "visit"_w || key == "get"_w) return true;
    if (at == 0 || (key != "to"_w && key != "for"_w && key != "of"_w && key != "at"_w))
      return false;
    const std::uint64_t before = token(at - 1).key;
    return before == "subscribe"_w || before == "subscribing"_w || before == "donate"_w ||
           before == "welcome"_w || before == "up"_w || before == "newsletter"_w ||
           before == "contribution"_w || before == "subscription"_w || before == "back"_w ||
           before == "member"_w || before == "supporter"_w || before == "reader"_w;
  }

  /// Behind the name: "and its 214 partners", "is a non-profit ...", "is run by", "uses cookies".
  [[nodiscard]] bool describes_itself(Index at, Index end) const {
    if (at + 2 >= end) return false;
    const std::uint64_t one = token(at).key;
    const std::uint64_t two = token(at + 1).key;
    if (one == "and"_w && (two == "its"_w || two == "our"_w)) return partners_within(at, end);
    if (one == "uses"_w && (two == "cookies"_w || two == "cookie"_w)) return true;
    if (one == "relies"_w || one == "depends"_w || one == "lives"_w || one == "needs"_w)
      return true;
    return one == "is"_w && (two == "a"_w || two == "an"_w || two == "run"_w ||
                             two == "published"_w || two == "funded"_w || two == "supported"_w ||
                             two == "owned"_w || two == "part"_w || two == "made"_w);
  }

  [[nodiscard]] bool partners_within(Index at, Index end) const {
    for (Index i = at; i < std::min(at + 6, end); ++i) {
      if (token(i).key == "partners"_w || token(i).key == "vendors"_w) return true;
    }
    return false;
  }

  /// "Published 8 November 2029 - The Foo Weekly", "By Ann Lee | Foo Times".
  void from_byline(std::size_t i) {
    const TokenRange range = page_.range(i);
    for (Index at = range.begin; at < range.end; ++at) {
      const std::string_view mark = bytes(at);
      const bool bar = mark == "|" || mark == "-" || mark == "\xE2\x80\x93" || mark == "," ||
                       mark == "\xE2\x80\x94" || mark == "\xC2\xB7" || token(at).key == "in"_w ||
                       token(at).key == "for"_w || token(at).key == "by"_w;
      if (!bar && at > range.begin) continue;
      const TokenRange name = name_at(page_, bar ? at + 1 : at, range.end);
      if (token(at).key == "in"_w && names_section(name)) continue;
      if (role_of_name(page_, name) == NameRole::publication ||
          (role_of_name(page_, name) == NameRole::agency && !bar && name == range))
        propose(name, Strength::site_line);
    }
  }

  /// "Posted by admin in World News": nothing but words for the sections of a site.
  [[nodiscard]] bool names_section(TokenRange name) const {
    static constexpr std::array<std::uint64_t, 22> kSections = {
        "world"_w,   "news"_w,   "politics"_w,      "opinion"_w,      "africa"_w, "asia"_w,
        "europe"_w,  "local"_w,  "international"_w, "national"_w,     "top"_w,    "stories"_w,
        "latest"_w,  "blog"_w,   "headlines"_w,     "breaking"_w,     "human"_w,  "rights"_w,
        "society"_w, "middle"_w, "east"_w,          "uncategorized"_w};
    return std::all_of(page_.tokens.tokens.begin() + name.begin,
                       page_.tokens.tokens.begin() + name.end, [](const Token& t) {
                         return std::find(kSections.begin(), kSections.end(), t.key) !=
                                kSections.end();
                       });
  }

  /// "Originally published by X", "This article first appeared in X".
  void from_republication(std::size_t i) {
    const TokenRange range = page_.range(i);
    if (i + 8 < page_.size() && i > body_ + 2 && !features_[i].hits.byline &&
        features_[i].words > 40)
      return;
    for (Index at = range.begin; at + 3 < range.end; ++at) {
      const bool first = token(at).key == "originally"_w || token(at).key == "first"_w;
      const std::uint64_t verb = token(at + 1).key;
      const std::uint64_t by = token(at + 2).key;
      if (!first || (verb != "published"_w && verb != "appeared"_w)) continue;
      if (by == "by"_w || by == "in"_w || by == "on"_w || by == "at"_w) {
        const TokenRange name = name_at(page_, at + 3, range.end);
        if (speaks_of_this_text(range, at)) propose(name, Strength::republished);
      }
    }
  }

  /// "This article was originally published ...", or the words open the block.
  [[nodiscard]] bool speaks_of_this_text(TokenRange range, Index at) const {
    if (at <= range.begin + 1) return true;
    for (Index i = range.begin; i < at; ++i) {
      const std::uint64_t key = token(i).key;
      if (key == "article"_w || key == "story"_w || key == "post"_w || key == "piece"_w ||
          key == "text"_w || key == "report"_w)
        return i > range.begin && token(i - 1).key == "this"_w;
    }
    return false;
  }

  /// "SEOUL, Oct 9 (Reuters) -" at the start of the body.
  void from_dateline() {
    if (body_ == page_.size()) return;
    const TokenRange range = page_.range(body_);
    const Index stop = std::min(range.end, range.begin + 16);
    for (Index at = range.begin; at + 2 < stop; ++at) {
      if (bytes(at) == "." || bytes(at) == "\xE2\x80\x9C") return;
      if (bytes(at) != "(") continue;
      if (at == range.begin) return;  // "(Lennport) - ": the place
      const TokenRange name = name_at(page_, at + 1, range.end);
      if (name.empty() || name.end + 1 >= range.end || bytes(name.end) != ")") return;
      const std::string_view dash = bytes(name.end + 1);
      if (dash == "-" || dash == "\xE2\x80\x93" || dash == "\xE2\x80\x94" || dash == ":")
        propose(name, Strength::agency);
      return;
    }
  }

  /// "FTD" and "Foo Times Daily" are one publisher: the initials of the capitalised words.
  void join_acronyms() {
    for (Candidate& full : candidates_) {
      for (Candidate& acronym : candidates_) {
        if (&full == &acronym || acronym.name.size() >= full.name.size()) continue;
        if (!spells(acronym.name, full.name)) continue;
        full.count += acronym.count;
        full.strength = std::max(std::max(full.strength, acronym.strength), Strength::weak);
        acronym.strength = Strength::none;
        acronym.count = 0;
      }
    }
    candidates_.erase(std::remove_if(candidates_.begin(), candidates_.end(),
                                     [](const Candidate& c) { return c.count == 0; }),
                      candidates_.end());
  }

  /// "FTD is a charity" on a page whose furniture also names "Foo Times Daily".
  void spell_out() {
    for (Candidate& c : candidates_) {
      const auto full = std::find_if(long_names_.begin(), long_names_.end(),
                                     [&](const std::string& name) { return spells(c.name, name); });
      if (full != long_names_.end()) c.name = *full;
    }
  }

  static bool spells(std::string_view acronym, std::string_view name) {
    std::string initials;
    bool start = true;
    for (const char c : name) {
      if (start && c >= 'A' && c <= 'Z') initials += c;
      start = c == ' ' || c == '-';
    }
    const bool upper =
        std::all_of(acronym.begin(), acronym.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return upper && acronym.size() >= 2 &&
           (initials == acronym || (initials.starts_with('T') && name.starts_with("The ") &&
                                    std::string_view(initials).substr(1) == acronym));
  }

  const Page& page_;
  const std::vector<BlockFeatures>& features_;
  const std::vector<BlockLabel>& labels_;
  std::size_t body_ = 0;
  std::string title_site_;
  std::vector<Candidate> candidates_;
  std::vector<std::string> long_names_;  // of furniture
  PageFacts facts_;
};

/// "Ana Brod Crime reporter", "Jon Fell Health Correspondent": where the post begins behind a name
/// of two words or more; else the end of the name.
std::uint32_t before_post(const Page& page, TokenRange name, std::uint32_t end) {
  constexpr auto kPosts = KeySet(std::to_array<std::uint64_t>(
      {"reporter"_w, "correspondent"_w, "editor"_w, "writer"_w, "journalist"_w, "columnist"_w}));
  constexpr auto kDesks = KeySet(std::to_array<std::uint64_t>(
      {"crime"_w,    "political"_w, "politics"_w,   "health"_w,         "education"_w,
       "court"_w,    "courts"_w,    "news"_w,       "senior"_w,         "chief"_w,
       "home"_w,     "affairs"_w,   "foreign"_w,    "defence"_w,        "defense"_w,
       "security"_w, "religion"_w,  "local"_w,      "democracy"_w,      "staff"_w,
       "world"_w,    "legal"_w,     "diplomatic"_w, "investigations"_w, "international"_w}));
  const std::vector<Token>& tokens = page.tokens.tokens;
  std::uint32_t post = name.begin;
  while (post < std::min(end, name.end + 1) && !kPosts.has(tokens[post].key)) ++post;
  if (post == std::min(end, name.end + 1)) return name.end;
  std::uint32_t last = std::min(post, name.end);
  while (last > name.begin + 2 && kDesks.has(tokens[last - 1].key)) --last;
  return last < name.begin + 2 ? name.end : last;
}

}  // namespace

std::vector<std::string> names_behind(const Page& page, std::uint32_t at, std::uint32_t end) {
  std::vector<std::string> names;
  const std::vector<Token>& tokens = page.tokens.tokens;
  while (at < end) {
    TokenRange name = name_at(page, at, end);
    // A name ends before "and" and before a word that is no part of a person's name.
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
      const std::uint64_t key = tokens[i].key;
      if (key == "and"_w || key == "in"_w || key == "for"_w || key == "of"_w || key == "on"_w) {
        name.end = i;
        break;
      }
    }
    name.end = before_post(page, name, end);
    if (name.empty() || name.size() > 5 || role_of_name(page, name) != NameRole::none) break;
    if (tokens[name.begin].key == "the"_w || tokens[name.begin].key == "our"_w) break;
    names.push_back(text_of(page, name));
    at = name.end;
    if (at >= end || (tokens[at].key != "and"_w && page.bytes(tokens[at]) != "&" &&
                      page.bytes(tokens[at]) != ","))
      break;
    // "Ann Lee, Foo correspondent": what follows the comma is a role, unless "and" follows later.
    if (page.bytes(tokens[at]) == ",") {
      const TokenRange next = name_at(page, at + 1, end);
      const bool listed = next.end < end && tokens[next.end].key == "and"_w;
      if (!listed || next.empty()) break;
    }
    ++at;
  }
  return names;
}

PageFacts read_facts(const Page& page, const std::vector<BlockFeatures>& features,
                     const std::vector<BlockLabel>& labels) {
  return FactReader(page, features, labels).run();
}

}  // namespace habeas
