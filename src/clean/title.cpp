// clean/title.cpp - weighing the lines above the text
#include "clean/title.h"

#include <algorithm>
#include <array>

#include "clean/page_date.h"

namespace habeas {
namespace {

constexpr std::int32_t kLeast = 18;          // points that make a line a title
constexpr std::size_t kMostFurniture = 8;    // blocks of furniture between a title and the text
constexpr std::int32_t kSureFurniture = 60;  // points of one strong phrase of furniture

class TitleFinder {
 public:
  TitleFinder(const Page& page, const std::vector<BlockFeatures>& features,
              const std::vector<BlockLabel>& labels, std::size_t body)
      : page_(page), features_(features), labels_(labels), body_(body) {}

  /// The line with the most points; of equals the uppermost.
  [[nodiscard]] std::optional<std::size_t> best() const {
    std::optional<std::size_t> best;
    std::int32_t most = kLeast - 1;
    std::int32_t between = 0;
    std::size_t furniture = 0;
    for (std::size_t i = body_; i > 0; --i) {
      const std::size_t line = i - 1;
      if (is_sure_furniture(line)) {
        if (++furniture > kMostFurniture) break;
        between += is_light(line) ? 0 : 4;
        continue;
      }
      if (!can_be_title(line)) continue;
      const std::int32_t points = points_of(line) - between;
      if (points < most + (most < kLeast ? 1 : 0)) continue;
      most = points;
      best = line;
    }
    if (best) best = above_subtitle(*best);
    if (!best) best = question_in_place_of_body();
    if (!best) best = first_line();
    return best;
  }

 private:
  using Index = std::uint32_t;

  /// Of two headlines right above each other the lower is a subtitle.
  [[nodiscard]] std::size_t above_subtitle(std::size_t title) const {
    constexpr std::uint32_t kFewest = 5;  // words
    if (title == 0) return title;
    const std::size_t upper = title - 1;
    const BlockFeatures& f = features_[upper];
    const bool headline =
        can_be_title(upper) && !is_sure_furniture(upper) && !names_the_sort(upper) &&
        !is_slug(upper) && !f.menu && f.words >= kFewest && f.words <= 20 && f.shared_words > 0 &&
        page_.bytes(upper).find('|') == std::string_view::npos && !f.address &&
        points_of(upper) >= kLeast / 2 &&
        name_at(page_, page_.range(upper).begin, page_.range(upper).end) != page_.range(upper);
    // Three in a row are the entries of a list.
    const bool listed = upper > 0 && can_be_title(upper - 1) && !is_sure_furniture(upper - 1) &&
                        features_[upper - 1].words >= kFewest;
    return headline && !listed ? upper : title;
  }

  [[nodiscard]] const Token& token(Index at) const { return page_.tokens.tokens[at]; }

  [[nodiscard]] std::int32_t phrase_points(std::size_t i) const {
    const auto& scores = features_[i].hits.score;
    return *std::max_element(scores.begin(), scores.end());
  }

  [[nodiscard]] bool is_sure_furniture(std::size_t i) const {
    const BlockFeatures& f = features_[i];
    return f.menu || f.code || f.credit || f.copyright || phrase_points(i) >= kSureFurniture;
  }

  /// Lines that stand between a headline and its text on any page.
  [[nodiscard]] bool is_light(std::size_t i) const {
    switch (labels_[i].kind) {
      case RegionKind::main:
      case RegionKind::other:
      case RegionKind::image_credit:
      case RegionKind::share_widget:
      case RegionKind::shortcode:
      case RegionKind::link_label:
      case RegionKind::advert:
        return true;
      default:
        return false;
    }
  }

  [[nodiscard]] bool can_be_title(std::size_t i) const {
    const BlockFeatures& f = features_[i];
    if (f.byline || f.site_name || f.film || f.entry || f.repeats_later || f.cut || f.words < 2 ||
        f.words > 30)
      return false;
    if (f.ending == Ending::colon || f.ending == Ending::ellipsis) return false;
    if (f.ending == Ending::stop && (!is_lone_question(i) || asks_and_answers())) return false;
    return !is_dateline(i) && !is_contact(i) && !is_whole_name(i);
  }

  /// "Where did they go?" counts as a sentence, yet a lone question above the text is a headline.
  [[nodiscard]] bool is_lone_question(std::size_t i) const {
    const std::string_view bytes = page_.bytes(i);
    const TokenRange range = page_.range(i);
    return !bytes.ends_with('.') && !bytes.ends_with(';') && !bytes.ends_with("\xE3\x80\x82") &&
           features_[i].words <= 20 &&
           page_.tokens.sentence_of(range.begin) == page_.tokens.sentence_of(range.end - 1);
  }

  /// Questions over each answer: none of them is the headline.
  [[nodiscard]] bool asks_and_answers() const {
    constexpr int kFewest = 3;
    int questions = 0;
    for (std::size_t i = 0; i < page_.size() && questions < kFewest; ++i) {
      questions += page_.bytes(i).ends_with('?') && is_lone_question(i) ? 1 : 0;
    }
    return questions >= kFewest;
  }

  /// "22nd March": a line of a few words that names a month.
  [[nodiscard]] bool is_day(std::size_t i) const {
    static constexpr std::array<std::uint64_t, 12> kMonths = {
        "january"_w, "february"_w, "march"_w,     "april"_w,   "may"_w,      "june"_w,
        "july"_w,    "august"_w,   "september"_w, "october"_w, "november"_w, "december"_w};
    const TokenRange range = page_.range(i);
    bool month = false;
    bool number = false;
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      const Token& token = page_.tokens.tokens[t];
      month = month || std::find(kMonths.begin(), kMonths.end(), token.key) != kMonths.end();
      const std::string_view bytes = page_.bytes(token);
      number = number || (!bytes.empty() && bytes.front() >= '0' && bytes.front() <= '9');
    }
    return month && number && range.size() <= 5;
  }

  /// "Port Amery, 28 April": a place and a day.
  [[nodiscard]] bool is_dateline(std::size_t i) const {
    const std::optional<PageDate> date = find_page_date(page_, page_.range(i));
    if (!date) return false;
    const TokenRange range = page_.range(i);
    // "TOLVERTON, May 4, 2031 (Lenn Press Agency) -": a town in capitals, and a dash at the end
    const std::string_view last = page_.bytes(page_.tokens.tokens[range.end - 1]);
    const bool dash = last == "-" || last == "--" || last == "\xE2\x80\x93" ||
                      last == "\xE2\x80\x94" || last == ")";
    const bool town = page_.tokens.tokens[range.begin].shape == Shape::upper;
    return range.size() - date->range.size() <= (dash && town ? 12U : 5U);
  }

  /// An address of post, mail or web.
  [[nodiscard]] bool is_contact(std::size_t i) const {
    const std::string_view bytes = page_.bytes(i);
    return bytes.find('@') != std::string_view::npos ||
           bytes.find("://") != std::string_view::npos ||
           bytes.find("www.") != std::string_view::npos;
  }

  /// Nothing but the name of an office, a publication or an agency.
  [[nodiscard]] bool is_whole_name(std::size_t i) const {
    const TokenRange range = page_.range(i);
    return name_at(page_, range.begin, range.end) == range &&
           role_of_name(page_, range) != NameRole::none;
  }

  /// "Press release", "Statement No. 12/2031": says of what sort the page is.
  [[nodiscard]] bool names_the_sort(std::size_t i) const {
    static constexpr std::array<std::uint64_t, 28> kSort = {
        "press"_w,  "release"_w,   "statement"_w, "communique"_w, "report"_w,    "no"_w,
        "number"_w, "for"_w,       "immediate"_w, "field"_w,      "incident"_w,  "media"_w,
        "news"_w,   "update"_w,    "interview"_w, "breaking"_w,   "opinion"_w,   "analysis"_w,
        "note"_w,   "briefing"_w,  "bulletin"_w,  "urgent"_w,     "exclusive"_w, "summary"_w,
        "public"_w, "situation"_w, "annex"_w,     "translation"_w};
    const TokenRange range = page_.range(i);
    return std::all_of(page_.tokens.tokens.begin() + range.begin,
                       page_.tokens.tokens.begin() + range.end, [](const Token& t) {
                         return t.kind != TokenKind::word ||
                                std::find(kSort.begin(), kSort.end(), t.key) != kSort.end();
                       });
  }

  /// "Land-Protest,2nd Lead": the slug of a wire.
  [[nodiscard]] bool is_slug(std::size_t i) const {
    const std::string_view bytes = page_.bytes(i);
    const std::size_t comma = bytes.find(',');
    return comma != std::string_view::npos && comma + 1 < bytes.size() && bytes[comma + 1] != ' ' &&
           bytes.substr(0, comma).find(' ') == std::string_view::npos;
  }

  [[nodiscard]] std::int32_t points_of(std::size_t i) const {
    const BlockFeatures& f = features_[i];
    const bool small_letters = f.capital_percent < 60;
    std::int32_t points = 8 * static_cast<std::int32_t>(std::min(f.shared_words, 2U));
    points += small_letters ? 6 : 0;
    points += f.words >= 4 && f.words <= 20 ? 5 : 0;
    points += labels_[i].kind == RegionKind::main ? 4 : 0;
    points += only_bylines_below(i) ? 6 : 0;
    points += f.line_above ? 2 : 0;
    points -= 4 * static_cast<std::int32_t>(f.address);
    points -= phrase_points(i) / 8;
    if (names_the_sort(i)) points -= 20;
    if (is_slug(i)) points -= 12;
    if (!small_letters &&
        name_at(page_, page_.range(i).begin, page_.range(i).end) == page_.range(i))
      points -= 5;
    return points;
  }

  /// Between the line and the text stand only lines that say who and when.
  [[nodiscard]] bool only_bylines_below(std::size_t i) const {
    for (std::size_t next = i + 1; next < body_; ++next) {
      const bool question = page_.bytes(next).ends_with('?') && asks_and_answers();
      if (!features_[next].byline && !is_sure_furniture(next) && !is_dateline(next) &&
          !is_day(next) && !question)
        return false;
    }
    return true;
  }

  /// A question in the first running block's place: "Who sent them back?" above the next block.
  [[nodiscard]] std::optional<std::size_t> question_in_place_of_body() const {
    if (body_ + 1 >= page_.size() || features_[body_].ending != Ending::stop ||
        labels_[body_ + 1].kind != RegionKind::main || !features_[body_ + 1].prose ||
        features_[body_].words < 3 || !can_be_title(body_))
      return std::nullopt;
    return body_;
  }

  /// "Miner hurt in fall at quarry" above nothing but notices of the site: a headline without its
  /// text, in small letters or with words between the capitals, and with a verb's room.
  [[nodiscard]] std::optional<std::size_t> first_line() const {
    constexpr std::uint32_t kFewest = 5;  // words
    constexpr std::uint32_t kFewestInCapitals = 6;
    if (page_.size() < 2) return std::nullopt;
    const bool capitals = features_[0].capital_percent >= 60;
    if (features_[0].words < (capitals ? kFewestInCapitals : kFewest) ||
        (capitals && features_[0].stop_percent < 20) || features_[0].ending == Ending::stop ||
        features_[0].address || is_sure_furniture(0) || (!can_be_title(0) && !is_all_there_is()))
      return std::nullopt;
    return 0;
  }

  /// "Miner hurt in fall at quarry, officials..." cut short, above notices of the site alone.
  [[nodiscard]] bool is_all_there_is() const {
    constexpr std::uint32_t kLabel = 4;  // words
    if (features_[0].ending != Ending::ellipsis || features_[0].words > 30) return false;
    for (std::size_t i = 1; i < page_.size(); ++i) {
      if (!is_sure_furniture(i) && features_[i].words > kLabel) return false;
    }
    return true;
  }

  const Page& page_;
  const std::vector<BlockFeatures>& features_;
  const std::vector<BlockLabel>& labels_;
  std::size_t body_;
};

}  // namespace

std::optional<std::size_t> find_title_block(const Page& page,
                                            const std::vector<BlockFeatures>& features,
                                            const std::vector<BlockLabel>& labels,
                                            std::size_t body) {
  return TitleFinder(page, features, labels, std::min(body, page.size())).best();
}

}  // namespace habeas
