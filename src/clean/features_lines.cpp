// clean/features_lines.cpp - the short lines around the text: bylines, menus, titles, site names
#include <algorithm>
#include <array>
#include <optional>

#include "clean/features_parts.h"
#include "clean/language.h"
#include "clean/page_date.h"

namespace habeas {
namespace {

bool is_capitalised(const Token& token) {
  return token.kind == TokenKind::word && token.shape != Shape::lower && token.shape != Shape::none;
}

/// "Published 8 November 2029 - The Foo Weekly": opens with a date, and goes on in names only.
bool is_publication_line(const Page& page, TokenRange range, const BlockFeatures& f) {
  const Token& first = page.tokens.tokens[range.begin];
  const bool dated = first.kind == TokenKind::number || is_date_word(first.key);
  if (!dated || f.words > 12 || f.ending != Ending::none || f.capital_percent < 60) return false;
  const std::optional<PageDate> date = find_page_date(page, range);
  return date && date->has_year() && date->range.begin <= range.begin + 3;
}

/// "By our correspondent in Port Amery", "By staff and agencies".
bool names_writer(const Page& page, TokenRange range) {
  const std::uint32_t stop = std::min(range.end, range.begin + 5);
  for (std::uint32_t at = range.begin + 1; at < stop; ++at) {
    switch (page.tokens.tokens[at].key) {
      case "correspondent"_w:
      case "correspondents"_w:
      case "reporter"_w:
      case "reporters"_w:
      case "staff"_w:
      case "editor"_w:
      case "editors"_w:
      case "agencies"_w:
      case "newsroom"_w:
      case "desk"_w:
      case "stringer"_w:
        return true;
      default:
        break;
    }
  }
  return false;
}

bool is_tiny_line(const BlockFeatures& f) {
  return f.before_core && f.words >= 1 && f.words <= 3 && f.ending == Ending::none;
}

/// Lines of a menu stand one below the other; a title seldom has three words or fewer.
void mark_menu_runs(std::vector<BlockFeatures>& features) {
  for (std::size_t begin = 0; begin < features.size();) {
    std::size_t end = begin;
    while (end < features.size() && is_tiny_line(features[end])) ++end;
    for (std::size_t i = begin; i < end; ++i) features[i].menu_run = end - begin >= 3;
    begin = std::max(end, begin + 1);
  }
}

/// "Group - society of friends, founded 1983 | Advice on Mondays | Give": longer pieces between
/// bars are a menu too where they stand behind the text, without a full stop.
void mark_footers(const Page& page, std::vector<BlockFeatures>& features) {
  constexpr std::uint32_t kMostWords = 45;
  std::size_t core_end = features.size();
  while (core_end > 0 && !features[core_end - 1].in_core) --core_end;
  if (core_end == 0) return;
  for (std::size_t block = core_end; block < page.size(); ++block) {
    BlockFeatures& f = features[block];
    if (f.ending == Ending::stop || f.words > kMostWords || f.prose) continue;
    const TokenRange range = page.range(block);
    std::uint32_t dashes = 0;
    for (std::uint32_t at = range.begin + 1; at + 1 < range.end; ++at) {
      const Token& token = page.tokens.tokens[at];
      f.menu = f.menu || (page.bytes(token) == "|" && token.space_before);
      const bool dash = page.bytes(token) == "-" && token.space_before;
      dashes += dash && page.tokens.tokens[at + 1].space_before ? 1U : 0U;
    }
    // "Box 12 Lennport - Tel 55 01 02 - open from 8 to 5"
    f.menu = f.menu || (dashes >= 2 && f.digit_percent >= 10);
  }
}

/// The nearest line above the core that says something of its own: where a title stands.
void mark_line_above(std::vector<BlockFeatures>& features) {
  std::size_t core = 0;
  while (core < features.size() && !features[core].in_core) ++core;
  if (core == features.size()) return;
  for (std::size_t i = core; i > 0; --i) {
    BlockFeatures& f = features[i - 1];
    if (f.byline || f.entry || furnished(f) != Furnished::no || f.words < 4) continue;
    f.line_above = !f.prose && !f.cut && f.words <= 30;
    return;
  }
}

/// "North Shore - the weekly of the coast": a name, a dash and what sort of paper it is.
bool is_masthead(const Page& page, TokenRange range) {
  static constexpr std::array<std::uint64_t, 14> kSorts = {
      "monthly"_w, "weekly"_w,   "daily"_w,  "newspaper"_w, "magazine"_w,   "voice"_w,  "journal"_w,
      "news"_w,    "bulletin"_w, "review"_w, "quarterly"_w, "newsletter"_w, "portal"_w, "radio"_w};
  for (std::uint32_t at = range.begin + 1; at + 2 < range.end; ++at) {
    const Token& mark = page.tokens.tokens[at];
    if (!page.bytes(mark).ends_with('-') && page.bytes(mark) != "\xE2\x80\x93" &&
        page.bytes(mark) != "\xE2\x80\x94")
      continue;
    const std::uint64_t next = page.tokens.tokens[at + 1].key;
    if (!mark.space_before || (next != "the"_w && next != "a"_w && next != "your"_w)) continue;
    for (std::uint32_t i = at + 2; i < std::min(range.end, at + 5); ++i) {
      if (std::find(kSorts.begin(), kSorts.end(), page.tokens.tokens[i].key) != kSorts.end())
        return true;
    }
  }
  return false;
}

/// A head line that is nothing but the name of a publication or an office, with a headline below.
void mark_site_names(const Page& page, std::vector<BlockFeatures>& features) {
  for (std::size_t block = 0; block + 1 < page.size() && block < 12; ++block) {
    BlockFeatures& f = features[block];
    if (f.prose || f.in_core) return;
    if (!f.before_core || f.ending != Ending::none || f.words > 12) continue;
    const TokenRange range = page.range(block);
    const bool named = f.words <= 6 && name_at(page, range.begin, range.end) == range &&
                       role_of_name(page, range) != NameRole::none;
    // "REPUBLIC OF LENNLAND | Press Office": names between bars.
    const bool names = f.menu && f.capital_percent >= 70;
    if (!named && !names && !is_masthead(page, range)) continue;
    for (std::size_t next = block + 1; next < page.size() && features[next].before_core; ++next) {
      const BlockFeatures& below = features[next];
      if (!below.byline && !below.prose && furnished(below) == Furnished::no && below.words >= 4)
        f.site_name = true;
    }
  }
}

/// "0:44 Market hall burns down": the length of a film, then its headline.
bool opens_with_length(const Page& page, std::size_t block, const BlockFeatures& f) {
  constexpr std::uint32_t kLongest = 25;  // words
  const std::string_view bytes = page.bytes(block);
  const auto digit = [&](std::size_t at) { return bytes[at] >= '0' && bytes[at] <= '9'; };
  if (bytes.size() < 7 || f.words > kLongest || f.words < 3) return false;
  return digit(0) && bytes[1] == ':' && digit(2) && digit(3) && bytes[4] == ' ';
}

}  // namespace

/// A list of films of the site: of the lengths one is below a minute, which is no time of day.
void mark_film_lists(const Page& page, std::vector<BlockFeatures>& features) {
  std::vector<std::size_t> films;
  bool below_a_minute = false;
  for (std::size_t block = 0; block < page.size(); ++block) {
    if (!opens_with_length(page, block, features[block])) continue;
    films.push_back(block);
    below_a_minute = below_a_minute || page.bytes(block).front() == '0';
  }
  if (films.size() < 2 || !below_a_minute) return;
  for (const std::size_t block : films) features[block].film = true;
}

bool is_byline(const Page& page, TokenRange range, const BlockFeatures& f) {
  if (f.words > 20 || f.ending == Ending::ellipsis) return false;
  if (f.hits.byline && f.words <= 16) return true;
  if (f.date_only) return true;
  const std::vector<Token>& tokens = page.tokens.tokens;
  if (is_publication_line(page, range, f)) return true;
  const bool by = tokens[range.begin].key == "by"_w || tokens[range.begin].key == "von"_w ||
                  tokens[range.begin].key == "par"_w || tokens[range.begin].key == "por"_w;
  if (!by || range.size() < 2 || f.words > 14 || f.ending == Ending::stop) return false;
  return (is_capitalised(tokens[range.begin + 1]) && f.capital_percent >= 60) ||
         names_writer(page, range);
}

namespace {

/// "* ", "- ", a bullet: the mark of a list's entry, or nothing.
std::string_view list_mark(const Page& page, std::size_t block) {
  static constexpr std::array<std::string_view, 6> kMarks = {
      "*", "-", "\xE2\x80\xA2", "\xE2\x80\x93", "\xE2\x96\xAA", "\xC2\xB7"};
  const TokenRange range = page.range(block);
  const std::string_view mark = page.bytes(page.tokens.tokens[range.begin]);
  if (range.size() < 2 || !page.tokens.tokens[range.begin + 1].space_before) return {};
  return std::find(kMarks.begin(), kMarks.end(), mark) != kMarks.end() ? mark : std::string_view();
}

/// "- 3 villages burned": a figure, and what befell somebody.
bool counts_fates(const Page& page, TokenRange range) {
  constexpr std::uint32_t kMostTokens = 40;
  bool number = false;
  bool fate = false;
  if (range.size() > kMostTokens) return false;
  for (const Token& token : tokens_of(page, range)) {
    number = number || token.kind == TokenKind::number;
    fate = fate || names_fate(token);
  }
  return number && fate;
}

/// "A man looks at a burned house. NAME NAME / NAME": a sentence and behind it, without a stop,
/// names parted by a stroke.
bool is_credited_caption(const Page& page, TokenRange range, const BlockFeatures& f) {
  constexpr std::uint32_t kMostWords = 45;
  constexpr std::uint32_t kMostNames = 8;  // tokens
  if (f.ending != Ending::none || f.words > kMostWords) return false;
  const std::vector<Token>& tokens = page.tokens.tokens;
  bool stroke = false;
  for (std::uint32_t at = range.end; at > range.begin && range.end - at <= kMostNames; --at) {
    const Token& token = tokens[at - 1];
    const std::string_view bytes = page.bytes(token);
    if (bytes == ".") return stroke && range.end - at >= 3 && at - range.begin >= 6;
    stroke = stroke || bytes == "/";
    if (token.kind == TokenKind::word ? !is_capitalised(token) : bytes != "/") return false;
  }
  return false;
}

}  // namespace

void mark_lists(const Page& page, std::vector<BlockFeatures>& features) {
  for (std::size_t block = 0; block < page.size(); ++block) {
    BlockFeatures& f = features[block];
    f.caption = is_credited_caption(page, page.range(block), f);
    f.credit = f.credit || f.caption;
    const std::string_view mark = list_mark(page, block);
    if (block == 0 || mark.empty() || list_mark(page, block - 1) != mark) continue;
    for (BlockFeatures* entry : {&features[block - 1], &f}) entry->entry = true;
  }
  for (std::size_t block = 0; block < page.size(); ++block) {
    BlockFeatures& f = features[block];
    if (!f.entry || f.box || !counts_fates(page, page.range(block))) continue;
    f.tally = true;
    f.hits = {};
    f.menu = false;
  }
}

bool is_age(const Page& page, TokenRange range, const BlockFeatures& f) {
  constexpr std::uint32_t kLongest = 6;  // words
  const std::span<const Token> tokens = tokens_of(page, range);
  if (f.words > kLongest || f.ending != Ending::none || tokens.back().key != "ago"_w) return false;
  const std::uint64_t first = tokens.front().key;
  const bool leads = tokens.front().kind == TokenKind::number || first == "updated"_w ||
                     first == "published"_w || first == "posted"_w || first == "last"_w;
  return leads && std::any_of(tokens.begin(), tokens.end(),
                              [](const Token& token) { return token.kind == TokenKind::number; });
}

void mark_lines_around(const Page& page, std::vector<BlockFeatures>& features) {
  mark_footers(page, features);
  mark_menu_runs(features);
  mark_line_above(features);
  mark_site_names(page, features);
}

}  // namespace habeas
