// clean/features_boxes.cpp - labels with a headline, and boxes of such, inside a plain text
//
// They point to other pages and part nothing: what stands behind them is article again. Two habits
// of setting tell them. A label with its headline behind the colon is whole ("Read also: NAME talks
// to the press"). Lines set directly below a label belong to it, and an empty line ends them:
//
//   More on this story          <- label
//   Bridge of Tolver reopened   <- of the box
//                               <- its end
//   The mayor said ...
#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "clean/features_parts.h"

namespace habeas {
namespace {

constexpr std::array kLabelKinds = {RegionKind::see_also, RegionKind::related_teaser,
                                    RegionKind::link_label, RegionKind::share_widget,
                                    RegionKind::site_promo};
constexpr std::int32_t kStrong = 60;         // points of a phrase that is sure
constexpr std::uint32_t kLongestLabel = 8;   // words
constexpr std::uint32_t kLongestLine = 14;   // words of a line below it
constexpr std::uint32_t kLongestWhole = 25;  // words of a label and its headline
constexpr std::size_t kMostLines = 8;        // of one box

/// The kind of label that the block's phrases speak for; none where they are not sure.
std::optional<RegionKind> label_kind(const BlockFeatures& f) {
  std::optional<RegionKind> best;
  std::int32_t most = kStrong - 1;
  for (const RegionKind kind : kLabelKinds) {
    const std::int32_t points = f.hits.score[static_cast<std::size_t>(kind)];
    if (points <= most) continue;
    most = points;
    best = kind;
  }
  return best;
}

/// "Read also: Bridge of Tolver reopened", "[Watch] The bridge of Tolver", "Click here to follow
/// the Courier": the last is told by its three words. "[Sign up for our letter.]" is whole as its
/// brackets are.
bool is_whole(const Page& page, std::size_t block, const BlockFeatures& f, RegionKind kind) {
  constexpr std::uint32_t kFewestBehind = 2;  // tokens
  const TokenRange range = page.range(block);
  const TokenRange phrase = f.hits.phrase[static_cast<std::size_t>(kind)];
  if (phrase.empty() || f.words > kLongestWhole) return false;
  if (page.bytes(block).starts_with('[') && page.bytes(block).ends_with(']')) return true;
  // "Help us improve: was this page useful?" is no headline.
  if (phrase.begin != range.begin || kind == RegionKind::site_promo) return false;
  if (f.ending == Ending::stop || f.ending == Ending::colon) return false;
  const auto is_colon = [&](std::uint32_t at) {
    return at < range.end && page.bytes(page.tokens.tokens[at]) == ":";
  };
  constexpr std::uint32_t kSurePhrase = 3;
  if (!f.prose && phrase.size() >= kSurePhrase && kind == RegionKind::see_also) return true;
  const bool is_closed =
      is_colon(phrase.end - 1) || page.bytes(page.tokens.tokens[phrase.end - 1]) == "]";
  if (!is_closed && !is_colon(phrase.end)) return false;
  return phrase.end + (is_closed ? 0U : 1U) + kFewestBehind <= range.end;
}

/// "3,412 readers", "Views: 1,204 Comments: 17 Share": figures, and what a page counts of itself.
bool is_counter(const Page& page, std::size_t block) {
  constexpr std::uint32_t kMostTokens = 12;
  static constexpr std::array<std::uint64_t, 16> kCounted = {
      "views"_w, "view"_w,    "comments"_w, "comment"_w, "shares"_w,   "share"_w,
      "likes"_w, "like"_w,    "reads"_w,    "readers"_w, "retweets"_w, "reactions"_w,
      "min"_w,   "minutes"_w, "minute"_w,   "read"_w};
  const TokenRange range = page.range(block);
  if (range.size() > kMostTokens) return false;
  std::uint32_t words = 0;
  std::uint32_t numbers = 0;
  for (const Token& token : tokens_of(page, range)) {
    numbers += token.kind == TokenKind::number ? 1U : 0U;
    if (token.kind != TokenKind::word) continue;
    if (std::find(kCounted.begin(), kCounted.end(), token.key) == kCounted.end()) return false;
    ++words;
  }
  return words > 0 && numbers > 0;
}

/// Does the block begin on the line below that of the block before it?
bool is_directly_below(const Page& page, std::size_t block) {
  if (block == 0 || block >= page.size()) return false;
  const std::uint32_t end = page.blocks[block - 1].end;
  const std::string_view between =
      std::string_view(page.text).substr(end, page.blocks[block].begin - end);
  return std::count(between.begin(), between.end(), '\n') == 1;
}

/// A headline: no sentence but a question.
bool is_box_line(const Page& page, std::size_t block, const BlockFeatures& f) {
  if (f.tally || f.cut || f.words > kLongestLine) return false;
  return page.bytes(block).ends_with('?') || (!f.prose && f.ending == Ending::none);
}

/// Behind the last line of the box below this label; the label itself where there is none.
std::size_t box_end(const Page& page, const std::vector<BlockFeatures>& features,
                    std::size_t label) {
  const BlockFeatures& f = features[label];
  if (f.prose || f.words > kLongestLabel || f.ending == Ending::stop ||
      is_directly_below(page, label))
    return label;
  std::size_t end = label + 1;
  while (end < page.size() && is_directly_below(page, end)) {
    if (!is_box_line(page, end, features[end]) || end - label > kMostLines) return label;
    ++end;
  }
  return end == label + 1 ? label : end;
}

}  // namespace

void mark_boxes(const Page& page, std::vector<BlockFeatures>& features) {
  constexpr std::int32_t kCounterPoints = 70;
  for (std::size_t block = 0; block < page.size(); ++block) {
    BlockFeatures& f = features[block];
    if (is_counter(page, block)) {
      f.box = RegionKind::share_widget;
      f.hits.score[static_cast<std::size_t>(RegionKind::share_widget)] = kCounterPoints;
      continue;
    }
    const std::optional<RegionKind> kind = label_kind(f);
    if (!kind) continue;
    if (is_whole(page, block, f, *kind)) {
      f.box = kind;
      f.hits.opens.reset();
      continue;
    }
    const std::size_t end = box_end(page, features, block);
    if (end == block) continue;
    for (; block + 1 < end; ++block) features[block].box = kind;
    features[block].box = kind;
  }
}

}  // namespace habeas
