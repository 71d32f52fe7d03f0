// clean/labels.cpp - the best sequence of labels over the blocks of a page
//
// Every block gets a score for each label: the sum of weights of the signs that it shows (the table
// below) and, for a kind of furniture, the points of its phrases. Going from one label to the next
// costs points. The sequence with the greatest total is found by dynamic programming (Viterbi,
// 1967). Weights are set by hand, so that three rules hold: running text inside the core stays
// article unless several phrases speak against it; a short line with nothing to say for itself
// takes the side of its neighbours; in doubt it is article, because nothing may be lost.
#include "clean/labels.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace habeas {
namespace {

/// The labels of the sequence: main and every kind of furniture.
constexpr std::array<RegionKind, 15> kLabels = {
    RegionKind::main,         RegionKind::cookie_notice,    RegionKind::image_credit,
    RegionKind::navigation,   RegionKind::related_teaser,   RegionKind::share_widget,
    RegionKind::comment_form, RegionKind::advert,           RegionKind::shortcode,
    RegionKind::link_label,   RegionKind::teaser_duplicate, RegionKind::footer,
    RegionKind::site_promo,   RegionKind::see_also,         RegionKind::other};
constexpr std::size_t kMain = 0;

enum class Sign : std::uint8_t {
  always,
  prose,       // running text: 1, or 2 from 20 words, 3 from 40
  shared,      // shares content words with the core: 1 from 12 percent, 2 from 25, 3 from 40
  core,        // prose inside the core
  core_line,   // any other block inside the core
  headline,    // short line before the core that shares content words with it: 1, or 2
  line_above,  // the nearest line above the core that says something
  short_line,  // short line outside the core
  far,         // blocks between it and the core, up to 8
  address,     // words to the reader, outside the core
  notice,      // the same before the core
  appeal,      // the same behind the core, with furniture between
  foreign,     // sentences outside the core that share nothing with it
  cut,         // breaks off, outside the core
  cut_run,     // as does a neighbour
  repeats,
  stock,
  menu,
  menu_below,  // a menu behind the core
  code,
  credit,
  copyright,
  byline,
  site_name,
  menu_run,  // one of three or more lines of at most three words, before the core
  count
};
constexpr auto kSigns = static_cast<std::size_t>(Sign::count);
using Signs = std::array<std::int32_t, kSigns>;

struct Weight {
  Sign sign;
  RegionKind label;
  std::int32_t points;
};

/// The one table of weights.
constexpr std::array<Weight, 43> kWeights = {{
    {Sign::always, RegionKind::main, 10},
    {Sign::prose, RegionKind::main, 12},
    {Sign::shared, RegionKind::main, 10},
    {Sign::core, RegionKind::main, 45},
    {Sign::core_line, RegionKind::main, 25},
    {Sign::headline, RegionKind::main, 18},
    {Sign::line_above, RegionKind::main, 22},
    {Sign::short_line, RegionKind::main, -10},
    {Sign::far, RegionKind::main, -3},
    {Sign::address, RegionKind::main, -6},
    {Sign::foreign, RegionKind::main, -18},
    {Sign::address, RegionKind::site_promo, 4},
    {Sign::appeal, RegionKind::main, -9},
    {Sign::appeal, RegionKind::site_promo, 8},
    {Sign::address, RegionKind::cookie_notice, 2},
    {Sign::notice, RegionKind::cookie_notice, 3},
    {Sign::cut, RegionKind::main, -25},
    {Sign::cut, RegionKind::related_teaser, 30},
    {Sign::cut_run, RegionKind::related_teaser, 20},
    {Sign::repeats, RegionKind::main, -40},
    {Sign::stock, RegionKind::main, -60},
    {Sign::repeats, RegionKind::teaser_duplicate, 90},
    {Sign::menu, RegionKind::navigation, 45},
    {Sign::menu_below, RegionKind::footer, 50},
    {Sign::code, RegionKind::shortcode, 200},
    {Sign::credit, RegionKind::image_credit, 110},
    {Sign::copyright, RegionKind::footer, 110},
    {Sign::byline, RegionKind::other, 75},
    {Sign::site_name, RegionKind::navigation, 75},
    {Sign::menu_run, RegionKind::navigation, 14},
    // Kinds that are one line of their own do not spread to lines without words of theirs.
    {Sign::always, RegionKind::image_credit, -25},
    {Sign::always, RegionKind::advert, -12},
    {Sign::always, RegionKind::shortcode, -60},
    {Sign::always, RegionKind::link_label, -20},
    {Sign::always, RegionKind::see_also, -20},
    {Sign::always, RegionKind::teaser_duplicate, -40},
    {Sign::always, RegionKind::share_widget, -6},
    {Sign::always, RegionKind::cookie_notice, -4},
    {Sign::always, RegionKind::footer, -4},
    {Sign::always, RegionKind::comment_form, -4},
    {Sign::always, RegionKind::navigation, -3},
    {Sign::always, RegionKind::related_teaser, -3},
    {Sign::always, RegionKind::site_promo, -2},
}};

/// Points lost by going from a kind of furniture back to the article: what stands behind comments
/// or a footer seldom is article, what stands behind a cookie notice often is.
constexpr std::int32_t back_to_article(RegionKind from) {
  switch (from) {
    case RegionKind::main:
    case RegionKind::title:
    case RegionKind::quoted:
    case RegionKind::shortcode:
    case RegionKind::image_credit:
    case RegionKind::teaser_duplicate:
      return 0;
    case RegionKind::advert:
    case RegionKind::other:
      return 4;
    case RegionKind::cookie_notice:
    case RegionKind::navigation:
    case RegionKind::link_label:
      return 10;
    case RegionKind::share_widget:
    case RegionKind::see_also:
      return 14;
    case RegionKind::site_promo:
    case RegionKind::related_teaser:
      return 20;
    case RegionKind::comment_form:
    case RegionKind::footer:
      return 40;
  }
  return 0;
}

/// Kinds that stand as one line inside an article: they part nothing from anything.
constexpr bool is_single_line(RegionKind kind) {
  return kind == RegionKind::image_credit || kind == RegionKind::advert ||
         kind == RegionKind::shortcode || kind == RegionKind::link_label ||
         kind == RegionKind::see_also;
}

constexpr std::int32_t kToFurniture = 12;      // from article to furniture
constexpr std::int32_t kToSingleLine = 6;      // from article to furniture of one line
constexpr std::int32_t kBetweenFurniture = 8;  // from one kind to another
constexpr std::int32_t kBox = 40;              // to the kind of a box, for each of its lines
constexpr std::int32_t kSure = 10'000;         // more than all signs of a block together

constexpr std::int32_t transition(std::size_t from, std::size_t to) {
  if (from == to) return 0;
  if (from == kMain) return is_single_line(kLabels[to]) ? -kToSingleLine : -kToFurniture;
  return to == kMain ? -back_to_article(kLabels[from]) : -kBetweenFurniture;
}

/// By label; one lane is empty, so that all are added and compared together.
using Scores = std::array<std::int32_t, kLabels.size() + 1>;

/// Points of going from the label of the row to that of the column.
constexpr std::array<Scores, kLabels.size()> kTransitions = [] {
  std::array<Scores, kLabels.size()> points{};
  for (std::size_t from = 0; from < kLabels.size(); ++from) {
    for (std::size_t to = 0; to < kLabels.size(); ++to) points[from][to] = transition(from, to);
  }
  return points;
}();

/// Where in kLabels the label of each weight stands.
constexpr std::array<std::uint8_t, kWeights.size()> kWeighed = [] {
  std::array<std::uint8_t, kWeights.size()> labels{};
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    while (kLabels[labels[i]] != kWeights[i].label) ++labels[i];
  }
  return labels;
}();

std::int32_t grade(std::uint32_t value, std::uint32_t one, std::uint32_t two, std::uint32_t three) {
  return value >= three ? 3 : (value >= two ? 2 : (value >= one ? 1 : 0));
}

/// A short line that is furniture by its first words speaks of the same matter all the same ("Read
/// more on ..."): what it shares with the article says little.
std::int32_t shared_grade(const BlockFeatures& f) {
  if (f.words < 6 || f.box) return 0;
  const std::int32_t most = *std::max_element(f.hits.score.begin(), f.hits.score.end());
  return std::min(grade(f.shared_percent, 12, 25, 40), f.words <= 20 && most >= 60 ? 1 : 3);
}

/// "NAME in TOWN contributed to this report.": names, and words of the list for such lines; "sixty
/// witnesses contributed to this report" is a sentence of the report.
bool names_contributors(const BlockFeatures& f) {
  constexpr std::uint32_t kLongest = 30;
  constexpr std::uint32_t kNames = 35;  // percent of capitals
  return f.hits.score[static_cast<std::size_t>(RegionKind::other)] >= 60 && f.words <= kLongest &&
         f.capital_percent >= kNames;
}

Signs signs_of(const std::vector<BlockFeatures>& features, std::size_t i) {
  const BlockFeatures& f = features[i];
  Signs signs{};
  const auto set = [&](Sign sign, std::int32_t value) {
    signs[static_cast<std::size_t>(sign)] = value;
  };
  const bool cut_before = i > 0 && features[i - 1].cut;
  const bool cut_behind = i + 1 < features.size() && features[i + 1].cut;
  set(Sign::always, 1);
  set(Sign::prose, f.prose ? grade(f.words, 1, 20, 40) : 0);
  set(Sign::shared, shared_grade(f));
  set(Sign::core, f.in_core && f.prose && !f.box && !names_contributors(f));
  set(Sign::core_line, f.in_core && !f.prose && !f.box);
  const bool line = f.before_core && !f.prose && !f.cut && !f.repeats_later && !f.byline &&
                    !f.site_name && f.words >= 3;
  set(Sign::headline, line ? static_cast<std::int32_t>(std::min(f.shared_words, 2U)) : 0);
  set(Sign::line_above, line && f.line_above);
  set(Sign::short_line, !f.in_core && !f.prose && f.words <= 15);
  set(Sign::far, static_cast<std::int32_t>(std::min(f.core_distance, 8U)));
  set(Sign::address, f.in_core ? 0 : static_cast<std::int32_t>(f.address));
  set(Sign::notice, f.before_core ? static_cast<std::int32_t>(f.address) : 0);
  const bool behind = !f.in_core && !f.before_core && f.core_distance > 0;
  set(Sign::appeal, behind ? static_cast<std::int32_t>(f.address) : 0);
  set(Sign::foreign, !f.in_core && f.words >= 6 && f.prose && f.shared_percent <= 6);
  set(Sign::cut, f.cut && !f.in_core);
  set(Sign::cut_run, f.cut && !f.in_core && (cut_before || cut_behind));
  set(Sign::repeats, f.repeats_later);
  set(Sign::stock, f.stock);
  set(Sign::menu, f.menu);
  set(Sign::menu_below, f.menu && !f.before_core && !f.in_core);
  set(Sign::code, f.code);
  set(Sign::credit, f.credit);
  set(Sign::copyright, f.copyright);
  set(Sign::byline, f.byline && (f.before_core || !f.date_only));
  set(Sign::site_name, f.site_name);
  set(Sign::menu_run, f.menu_run);
  return signs;
}

/// What a line under "Related" or "Next post" gains for that label's kind: a headline belongs to
/// it, a paragraph that is part of the article does not.
std::int32_t opened_points(const BlockFeatures& f) {
  if (f.in_core) return 0;
  return f.prose && f.words >= 40 ? 10 : 40;
}

Scores scores_of(const std::vector<BlockFeatures>& features, std::size_t i) {
  const Signs signs = signs_of(features, i);
  const BlockFeatures& f = features[i];
  Scores scores{};
  for (std::size_t weight = 0; weight < kWeights.size(); ++weight) {
    scores[kWeighed[weight]] +=
        kWeights[weight].points * signs[static_cast<std::size_t>(kWeights[weight].sign)];
  }
  for (std::size_t label = 0; label < kLabels.size(); ++label) {
    scores[label] += f.hits.score[static_cast<std::size_t>(kLabels[label])];
    const bool opened = i > 0 && features[i - 1].hits.opens == kLabels[label] && !f.hits.opens;
    if (opened) scores[label] += opened_points(f);
    if (f.box == kLabels[label]) scores[label] += kBox;
  }
  return scores;
}

// One more copy of a function, for processors with AVX2: integers come out the same.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define HABEAS_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define HABEAS_WIDE
#endif

/// One step of the sequence: `total` becomes the best sum that ends in each label, `from` the label
/// before it. The first label wins a tie, and article is the first.
HABEAS_WIDE void take_step(const std::array<Scores, kLabels.size()>& transitions,
                           const Scores& scores, Scores& total, Scores& from) {
  using Lanes = std::int32_t __attribute__((vector_size(32)));
  constexpr std::size_t kParts = sizeof(Scores) / sizeof(Lanes);
  static_assert(kParts * sizeof(Lanes) == sizeof(Scores));
  Scores best;
  for (std::size_t part = 0; part < kParts; ++part) {
    const std::size_t first = part * sizeof(Lanes) / sizeof(std::int32_t);
    Lanes most, label_of = {};
    std::memcpy(&most, transitions[0].data() + first, sizeof most);
    most += total[0];
    for (std::int32_t label = 1; label < static_cast<std::int32_t>(kLabels.size()); ++label) {
      const auto row = static_cast<std::size_t>(label);
      Lanes points;
      std::memcpy(&points, transitions[row].data() + first, sizeof points);
      points += total[row];
      const Lanes is_more = points > most;
      label_of = is_more ? (Lanes{} + label) : label_of;
      most = is_more ? points : most;
    }
    std::memcpy(best.data() + first, &most, sizeof most);
    std::memcpy(from.data() + first, &label_of, sizeof label_of);
  }
  // Only differences count: the sums of a long page stay small.
  const std::int32_t top = *std::max_element(best.begin(), best.end() - 1);
  for (std::size_t to = 0; to < best.size(); ++to) total[to] = best[to] - top + scores[to];
}

/// The same step into a block that is known to be article: no sum of points outweighs that.
std::uint8_t to_main(const std::array<Scores, kLabels.size()>& transitions, Scores& total) {
  std::size_t from = 0;
  for (std::size_t label = 1; label < kLabels.size(); ++label) {
    if (total[label] + transitions[label][kMain] > total[from] + transitions[from][kMain])
      from = label;
  }
  total.fill(-2 * kSure);
  total[kMain] = 0;
  return static_cast<std::uint8_t>(from);
}

/// `known` says of each block whether it is article; empty when that is to be found out.
std::vector<std::size_t> best_sequence(const std::vector<BlockFeatures>& features,
                                       const std::vector<bool>& known) {
  constexpr std::array<Scores, kLabels.size()> kNowhere{};
  Scores total{};
  Scores from{};
  std::vector<std::array<std::uint8_t, kLabels.size()>> came_from(features.size());
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (!known.empty() && known[i]) {
      came_from[i][kMain] = to_main(i == 0 ? kNowhere : kTransitions, total);
      continue;
    }
    Scores scores = scores_of(features, i);
    if (!known.empty()) scores[kMain] -= kSure;
    take_step(i == 0 ? kNowhere : kTransitions, scores, total, from);
    for (std::size_t to = 0; to < kLabels.size(); ++to)
      came_from[i][to] = static_cast<std::uint8_t>(from[to]);
  }
  std::vector<std::size_t> sequence(features.size());
  auto at =
      static_cast<std::size_t>(std::max_element(total.begin(), total.end() - 1) - total.begin());
  for (std::size_t i = features.size(); i > 0; --i) {
    sequence[i - 1] = at;
    at = came_from[i - 1][at];
  }
  return sequence;
}

std::string furniture_note(const Page& page, const std::vector<BlockFeatures>& features,
                           std::size_t i, RegionKind kind) {
  const BlockFeatures& f = features[i];
  const TokenRange phrase = f.hits.phrase[static_cast<std::size_t>(kind)];
  if (!phrase.empty() && !f.byline) return "says \"" + text_of(page, phrase) + "\"";
  if (f.code) return "a code of the page's software in square brackets";
  if (kind == RegionKind::teaser_duplicate) return "stands before the body and comes again in it";
  if (kind == RegionKind::image_credit && f.caption) return "a caption with its credit";
  if (kind == RegionKind::image_credit && f.credit) return "a copyright sign before a name alone";
  if (kind == RegionKind::footer && f.copyright) return "a copyright line";
  if (kind == RegionKind::related_teaser && f.cut) return "breaks off, outside the article";
  if (f.byline) return "says who wrote or when, not what";
  if (f.site_name) return "the name of the site above the headline";
  if (f.menu) return "short pieces between bars";
  if (f.box == kind) return "a line of a box that points to other pages";
  if (i > 0 && features[i - 1].hits.opens == kind) return "stands below a line that opens a list";
  return "a line without a place in the article, beside lines of this kind";
}

/// A page is not all furniture: where no block would be left of the article, nothing is stripped.
/// So a text of one line is that line, whatever its words are.
void keep_something(std::vector<BlockLabel>& labels) {
  const bool any = std::any_of(labels.begin(), labels.end(),
                               [](const BlockLabel& label) { return is_article(label.kind); });
  if (any) return;
  for (BlockLabel& label : labels) label = {RegionKind::main, "no other text on the page"};
}

}  // namespace

std::vector<BlockLabel> label_blocks(const Page& page, const std::vector<BlockFeatures>& features) {
  return label_furniture(page, features, {});
}

std::vector<BlockLabel> label_furniture(const Page& page,
                                        const std::vector<BlockFeatures>& features,
                                        const std::vector<bool>& is_article_block) {
  std::vector<BlockLabel> labels;
  labels.reserve(page.size());
  const std::vector<std::size_t> sequence = best_sequence(features, is_article_block);
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    const RegionKind kind = kLabels[sequence[i]];
    labels.push_back(
        {kind, is_article(kind) ? "article text" : furniture_note(page, features, i, kind)});
  }
  keep_something(labels);
  return labels;
}

}  // namespace habeas
