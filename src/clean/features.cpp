// clean/features.cpp - computing the features of blocks
#include "clean/features.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "clean/language.h"
#include "clean/page_date.h"
#include "text/utf8.h"

namespace habeas {
namespace {

bool is_word_like(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number;
}

std::uint32_t percent(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? 0 : part * 100 / whole;
}

/// Closing marks behind which the real end of a sentence stands.
bool closes_text(std::string_view mark) {
  return mark == "\"" || mark == "'" || mark == ")" || mark == "]" || mark == "\xE2\x80\x9D" ||
         mark == "\xE2\x80\x99" || mark == "\xC2\xBB" || mark == "\xE3\x80\x8D";
}

/// "[Source]", "[...]" and the like at the end do not hide how the sentence ends.
std::uint32_t before_editorial_mark(const Page& page, TokenRange range) {
  std::uint32_t end = range.end;
  if (page.bytes(page.tokens.tokens[end - 1]) != "]") return end;
  for (std::uint32_t back = 1; back <= 10 && end - back > range.begin; ++back) {
    if (page.bytes(page.tokens.tokens[end - 1 - back]) == "[") return end - 1 - back;
  }
  return end;
}

Ending ending_of(const Page& page, TokenRange range) {
  const std::uint32_t last = before_editorial_mark(page, range);
  for (std::uint32_t at = last; at > range.begin; --at) {
    const Token& token = page.tokens.tokens[at - 1];
    const std::string_view mark = page.bytes(token);
    if (token.kind == TokenKind::citation || closes_text(mark)) continue;
    if (mark == "\xE2\x80\xA6") return Ending::ellipsis;
    if (mark == "." && at - range.begin >= 3 && page.bytes(page.tokens.tokens[at - 2]) == "." &&
        page.bytes(page.tokens.tokens[at - 3]) == ".")
      return Ending::ellipsis;
    if (mark == "." || mark == "!" || mark == "?" || mark == "\xE3\x80\x82" ||
        mark == "\xEF\xBC\x81" || mark == "\xEF\xBC\x9F" || mark == "\xD8\x9F" ||
        mark == "\xE0\xA5\xA4" || mark == ";")
      return Ending::stop;
    if (mark == ":" || mark == "\xEF\xBC\x9A") return Ending::colon;
    // "U.S." and "p.m." keep their last dot.
    return token.kind == TokenKind::word && mark.size() > 2 && mark.back() == '.' ? Ending::stop
                                                                                  : Ending::none;
  }
  return Ending::none;
}

std::uint32_t count_address(const Token& token) {
  switch (token.key) {
    case "you"_w:
    case "your"_w:
    case "yours"_w:
    case "our"_w:
    case "us"_w:
    case "we"_w:
    case "you're"_w:
    case "you've"_w:
    case "you'll"_w:
    case "vous"_w:
    case "votre"_w:
    case "vos"_w:
    case "ihre"_w:
    case "ihnen"_w:
    case "usted"_w:
    case "tus"_w:
      return 1;
    default:
      return 0;
  }
}

/// Scripts without spaces: bytes of words beyond three a letter are counted as words of their own.
std::uint32_t words_in(std::string_view bytes) {
  return bytes.size() >= 24 && (bytes.front() & 0xE0) == 0xE0
             ? static_cast<std::uint32_t>(bytes.size() / 6)
             : 1U;
}

void count_tokens(const Page& page, TokenRange range, BlockFeatures& f) {
  std::uint32_t real = 0;
  std::uint32_t stops = 0;
  std::uint32_t capitals = 0;
  std::uint32_t numbers = 0;
  std::uint32_t dated = 0;
  bool in_quotes = false;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const Token& token = page.tokens.tokens[at];
    const std::string_view bytes = page.bytes(token);
    if (bytes == "\xE2\x80\x9C") in_quotes = true;
    if (bytes == "\xE2\x80\x9D") in_quotes = false;
    if (bytes == "\"") in_quotes = !in_quotes;
    if (token.kind == TokenKind::number) {
      ++numbers;
      ++dated;
    }
    if (token.kind != TokenKind::word) continue;
    ++real;
    f.words += words_in(bytes);
    stops += is_function_word(token.key) ? 1U : 0U;
    capitals += token.shape == Shape::lower || token.shape == Shape::none ? 0U : 1U;
    dated += is_date_word(token.key) ? 1U : 0U;
    if (in_quotes) continue;
    f.address = std::min(4U, f.address + count_address(token));
    f.speaks_to_reader = f.speaks_to_reader || token.key == "you"_w || token.key == "your"_w;
  }
  f.stop_percent = percent(stops, real);
  f.capital_percent = percent(capitals, real);
  f.digit_percent = percent(numbers, real + numbers);
  f.date_only = numbers > 0 && dated == real + numbers && real <= 8 &&
                find_page_date(page, range).has_value();
}

/// Short pieces between bars, dots, slashes or arrows, without a final stop.
bool is_menu(const Page& page, TokenRange range, const BlockFeatures& f) {
  if (f.ending == Ending::stop || f.words > 40) return false;
  std::uint32_t bars = 0;
  std::uint32_t run = 0;
  std::uint32_t longest = 0;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const Token& token = page.tokens.tokens[at];
    const std::string_view mark = page.bytes(token);
    const bool bar = mark == "|" || mark == "\xC2\xB7" || mark == "\xE2\x80\xA2" || mark == ">" ||
                     mark == "\xC2\xBB" || mark == "\xE2\x80\xBA" || mark == "/";
    if (bar && at > range.begin && (mark != "/" || token.space_before)) {
      ++bars;
      run = 0;
      continue;
    }
    longest = std::max(longest, ++run);
  }
  return bars >= 1 && longest <= 6 && f.words <= (bars + 1) * 4;
}

bool is_copyright_sign(const Page& page, TokenRange range, std::uint32_t at) {
  const std::vector<Token>& tokens = page.tokens.tokens;
  if (page.bytes(tokens[at]) == "\xC2\xA9") return true;
  return at + 2 < range.end && page.bytes(tokens[at]) == "(" && tokens[at + 1].key == "c"_w &&
         page.bytes(tokens[at + 2]) == ")";
}

/// "(C) Name" is an image credit, "(C) 2021 Name" a copyright line.
void read_copyright(const Page& page, TokenRange range, BlockFeatures& f) {
  const std::vector<Token>& tokens = page.tokens.tokens;
  const bool word = tokens[range.begin].key == "copyright"_w;
  bool sign = false;
  for (std::uint32_t at = range.begin; at < range.end && !sign; ++at)
    sign = is_copyright_sign(page, range, at) && (at - range.begin <= 12 || f.words <= 25);
  if ((!sign && !word) || f.words > 60) return;
  const bool year = std::any_of(tokens.begin() + range.begin, tokens.begin() + range.end,
                                [&](const Token& token) {
                                  const std::string_view bytes = page.bytes(token);
                                  return token.kind == TokenKind::number && bytes.size() == 4 &&
                                         (bytes.starts_with("19") || bytes.starts_with("20"));
                                });
  const bool rights = f.hits.score[static_cast<std::size_t>(RegionKind::footer)] > 0;
  f.copyright = year || rights || (word && !sign);
  f.credit = !f.copyright && sign && f.words <= 25;
}

/// "Cover picture: ...", "Archive photo by ...": a word for a picture in front of a colon or "by".
bool names_picture(const Page& page, TokenRange range) {
  for (std::uint32_t at = range.begin; at + 1 < std::min(range.end, range.begin + 5); ++at) {
    const std::uint64_t key = page.tokens.tokens[at].key;
    const bool picture = key == "photo"_w || key == "photos"_w || key == "picture"_w ||
                         key == "pictures"_w || key == "image"_w || key == "images"_w ||
                         key == "photograph"_w || key == "photographs"_w || key == "photography"_w;
    const bool lead =
        page.bytes(page.tokens.tokens[at + 1]) == ":" || page.tokens.tokens[at + 1].key == "by"_w;
    if (picture && lead) return true;
  }
  return false;
}

/// "... provided that [...]": a text cut off where an editorial mark would follow a full stop.
bool ends_in_open_elision(const Page& page, std::size_t block) {
  std::string_view text = page.bytes(block);
  constexpr std::size_t kMarkBytes = 5;  // of both forms
  if (!text.ends_with("[...]") && !text.ends_with("[\xE2\x80\xA6]")) return false;
  text.remove_suffix(kMarkBytes);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return !text.empty() && text.back() != '.' && text.back() != '!' && text.back() != '?' &&
         text.back() != '"' && !text.ends_with("\xE2\x80\x9D");
}

BlockFeatures features_alone(const Page& page, std::size_t block) {
  BlockFeatures f;
  const TokenRange range = page.range(block);
  count_tokens(page, range, f);
  f.ending = ending_of(page, range);
  f.cut = f.words >= 3 && (f.ending == Ending::ellipsis || ends_in_open_elision(page, block));
  const bool sentence = f.ending == Ending::stop || f.ending == Ending::colon;
  f.prose = !f.cut && f.words >= 8 && (sentence || (f.words >= 25 && f.stop_percent >= 20));
  f.code = is_shortcode(page.bytes(block));
  f.hits = find_furniture(page, block);
  f.menu = is_menu(page, range, f);
  read_copyright(page, range, f);
  f.credit = f.credit || (f.words <= 25 && names_picture(page, range));
  return f;
}

/// How sure it is, before any look at the neighbours, that a block is furniture. Furniture of one
/// line (credits, labels, adverts) stands inside articles too, so it parts nothing.
enum class Furnished : std::uint8_t { no, one_line, section };

Furnished furnished(const BlockFeatures& f) {
  const auto score = [&](RegionKind kind) { return f.hits.score[static_cast<std::size_t>(kind)]; };
  if (f.copyright || f.menu || f.stock) return Furnished::section;
  for (const RegionKind kind :
       {RegionKind::cookie_notice, RegionKind::navigation, RegionKind::related_teaser,
        RegionKind::share_widget, RegionKind::comment_form, RegionKind::footer,
        RegionKind::site_promo}) {
    if (score(kind) >= 60) return Furnished::section;
  }
  for (const RegionKind kind : {RegionKind::image_credit, RegionKind::advert,
                                RegionKind::link_label, RegionKind::see_also}) {
    if (score(kind) >= 60) return Furnished::one_line;
  }
  return f.code || f.credit ? Furnished::one_line : Furnished::no;
}

// ---------------------------------------------------------------------------------------------
// repetition

constexpr std::size_t kShingle = 3;

std::uint64_t shingle_key(const std::vector<std::uint64_t>& words, std::size_t at) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < kShingle; ++i) key = key * 0x9E3779B97F4A7C15ULL + words[at + i];
  return key;
}

std::vector<std::uint64_t> words_of(const Page& page, TokenRange range) {
  std::vector<std::uint64_t> words;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (is_word_like(page.tokens.tokens[at])) words.push_back(page.tokens.tokens[at].key);
  }
  return words;
}

/// Does the text behind the block say it again? A whole block may come back as it is. A text that
/// breaks off, or runs over several sentences, may be the beginning of a later block: measured in
/// runs of three words, of which four in five must come back, since the last word may be cut.
class Repetition {
 public:
  explicit Repetition(const Page& page) {
    for (std::size_t block = 0; block < page.size(); ++block)
      words_.push_back(words_of(page, page.range(block)));
  }

  [[nodiscard]] bool comes_back(std::size_t block, bool breaks_off) const {
    const std::vector<std::uint64_t>& words = words_[block];
    if (words.size() < 3) return false;
    for (std::size_t later = block + 1; later < words_.size(); ++later) {
      if (words_[later] == words) return true;
    }
    return words.size() >= 5 && (breaks_off || words.size() >= 12) && begins_later(block) &&
           shingles_come_back(block);
  }

 private:
  [[nodiscard]] bool begins_later(std::size_t block) const {
    const std::vector<std::uint64_t>& words = words_[block];
    for (std::size_t later = block + 1; later < words_.size(); ++later) {
      if (words_[later].size() >= 4 &&
          std::equal(words.begin(), words.begin() + 4, words_[later].begin()))
        return true;
    }
    return false;
  }

  [[nodiscard]] bool shingles_come_back(std::size_t block) const {
    const std::vector<std::uint64_t>& words = words_[block];
    std::unordered_set<std::uint64_t> wanted;
    for (std::size_t i = 0; i + kShingle <= words.size(); ++i) wanted.insert(shingle_key(words, i));
    const std::size_t total = wanted.size();
    // The later text runs over block ends, as a cut teaser does.
    std::vector<std::uint64_t> window;
    for (std::size_t later = block + 1; later < words_.size() && !wanted.empty(); ++later) {
      for (const std::uint64_t word : words_[later]) {
        window.push_back(word);
        if (window.size() > kShingle) window.erase(window.begin());
        if (window.size() == kShingle) wanted.erase(shingle_key(window, 0));
      }
    }
    return (total - wanted.size()) * 5 >= total * 4;
  }

  std::vector<std::vector<std::uint64_t>> words_;
};

/// "There is nothing to show here." under each of many headings: a line that comes three times or
/// more is of the page's software, whatever it says.
void mark_stock_lines(const Page& page, std::vector<BlockFeatures>& features) {
  constexpr std::uint32_t kOften = 3;
  constexpr std::size_t kFewestWords = 3;
  std::unordered_map<std::string_view, std::uint32_t> times;  // only looked up
  for (std::size_t block = 0; block < page.size(); ++block) ++times[page.bytes(block)];
  for (std::size_t block = 0; block < page.size(); ++block) {
    BlockFeatures& f = features[block];
    f.stock = f.words >= kFewestWords && f.words <= 20 && times[page.bytes(block)] >= kOften;
  }
}

/// Only what stands before the first block of running text that is not itself a repetition.
void mark_repetitions(const Page& page, std::vector<BlockFeatures>& features) {
  constexpr std::size_t kLookAhead = 60;
  const Repetition repetition(page);
  for (std::size_t block = 0; block < std::min(page.size(), kLookAhead); ++block) {
    BlockFeatures& f = features[block];
    if (f.words >= 3 && furnished(f) == Furnished::no)
      f.repeats_later = repetition.comes_back(block, f.cut);
    if (f.prose && f.words >= 20 && !f.repeats_later && furnished(f) == Furnished::no) return;
  }
}

// ---------------------------------------------------------------------------------------------
// the core

/// What a block adds to a stretch of running text.
std::int32_t core_points(const BlockFeatures& f) {
  if (f.repeats_later) return -30;
  if (furnished(f) == Furnished::section) return f.prose && f.words >= 60 ? -10 : -40;
  if (furnished(f) == Furnished::one_line) return -10;
  if (f.cut) return f.words >= 40 ? 5 : -12;
  if (f.prose) return static_cast<std::int32_t>(std::min(f.words, 60U));
  return -4;
}

/// The stretch of blocks with the greatest sum of points (Kadane); empty when none is above zero.
void mark_core(std::vector<BlockFeatures>& features, bool marked_up) {
  std::int32_t best = 0;
  std::int32_t sum = 0;
  std::size_t begin = 0;
  std::size_t core_begin = 0;
  std::size_t core_end = 0;
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    sum += core_points(features[i]);
    if (sum > best) {
      best = sum;
      core_begin = begin;
      core_end = i + 1;
    }
  }
  if (core_end == 0) return;
  for (std::size_t i = 0; i < features.size(); ++i) {
    features[i].in_core = core_begin <= i && i < core_end;
    features[i].before_core = i < core_begin;
  }
  // Distance begins at the first sure furniture: a list that follows the text directly is near it.
  std::uint32_t distance = 0;
  for (std::size_t i = core_end; i < features.size(); ++i) {
    const Furnished sure = furnished(features[i]);
    const bool parts = marked_up ? sure == Furnished::section : sure != Furnished::no;
    distance += distance > 0 || parts ? 1U : 0U;
    features[i].core_distance = distance;
  }
  distance = 0;
  for (std::size_t i = core_begin; i > 0; --i) {
    distance += distance > 0 || furnished(features[i - 1]) == Furnished::section ? 1U : 0U;
    features[i - 1].core_distance = distance;
  }
}

bool is_content_word(const Page& page, const Token& token) {
  if (token.kind == TokenKind::number) return token.end - token.begin >= 2;
  return token.kind == TokenKind::word && page.bytes(token).size() >= 4 &&
         !is_function_word(token.key);
}

/// How much of each block's content is also said by other blocks of the core.
void mark_shared(const Page& page, std::vector<BlockFeatures>& features) {
  // Word -> the core block that has it, or kMany. Only looked up.
  constexpr std::uint32_t kMany = 0xFFFFFFFF;
  std::unordered_map<std::uint64_t, std::uint32_t> core;
  for (std::size_t block = 0; block < page.size(); ++block) {
    if (!features[block].in_core) continue;
    for (std::uint32_t at = page.range(block).begin; at < page.range(block).end; ++at) {
      const Token& token = page.tokens.tokens[at];
      if (!is_content_word(page, token)) continue;
      const auto [entry, fresh] = core.try_emplace(token.key, static_cast<std::uint32_t>(block));
      if (!fresh && entry->second != block) entry->second = kMany;
    }
  }
  for (std::size_t block = 0; block < page.size(); ++block) {
    std::uint32_t content = 0;
    BlockFeatures& f = features[block];
    for (std::uint32_t at = page.range(block).begin; at < page.range(block).end; ++at) {
      const Token& token = page.tokens.tokens[at];
      if (!is_content_word(page, token)) continue;
      ++content;
      const auto found = core.find(token.key);
      if (found != core.end() && found->second != block) ++f.shared_words;
    }
    f.shared_percent = percent(f.shared_words, content);
  }
}

/// Prose at the edge of the core that shares next to nothing with it and speaks to the reader, or
/// is parted from it by a line, may be a notice in words that no list has. It is taken out of the
/// core, which does not yet make it furniture.
bool is_foreign(const BlockFeatures& f) {
  return f.prose && f.words >= 6 && f.words <= 60 && f.shared_percent <= 6;
}

/// Says where more is to be read.
bool points_elsewhere(const BlockFeatures& f) {
  return f.hits.score[static_cast<std::size_t>(RegionKind::see_also)] >= 60;
}

/// Two short lines or more behind the last paragraph, and below them one or two paragraphs that
/// speak to the reader: the page asks for something, the article is over.
void trim_appeals(std::vector<BlockFeatures>& features, std::size_t begin) {
  std::size_t end = features.size();
  while (end > begin && !features[end - 1].in_core) --end;
  std::size_t appeal = end;
  while (appeal > begin && end - appeal < 2 && features[appeal - 1].prose &&
         features[appeal - 1].speaks_to_reader && features[appeal - 1].address >= 2)
    --appeal;
  std::size_t lines = appeal;
  while (lines > begin && !features[lines - 1].prose && features[lines - 1].words <= 8 &&
         features[lines - 1].ending == Ending::none)
    --lines;
  if (appeal == end || appeal - lines < 2) return;
  for (std::size_t i = lines; i < features.size(); ++i) {
    features[i].in_core = false;
    features[i].core_distance =
        std::max(features[i].core_distance, static_cast<std::uint32_t>(i - lines + 1));
  }
}

/// Has words of promotion, or of another kind of furniture.
bool asks_for_help(const BlockFeatures& f) {
  return std::any_of(f.hits.score.begin(), f.hits.score.end(),
                     [](std::int32_t points) { return points > 0; });
}

void trim_core(std::vector<BlockFeatures>& features, bool marked_up) {
  std::size_t begin = 0;
  while (begin < features.size() && !features[begin].in_core) ++begin;
  std::size_t end = features.size();
  while (end > begin && !features[end - 1].in_core) --end;
  const auto prose = std::count_if(features.begin(), features.end(),
                                   [](const BlockFeatures& f) { return f.in_core && f.prose; });
  if (prose < 4) return;
  // Up to three blocks above the first paragraph that belongs.
  for (std::size_t i = begin; i < std::min(begin + 3, end); ++i) {
    if (!is_foreign(features[i])) continue;
    if (features[i].address == 0 && features[i + 1].prose) continue;
    for (std::size_t above = begin; above <= i; ++above) {
      features[above].in_core = false;
      features[above].before_core = true;
    }
  }
  for (std::size_t i = end; i > std::max(begin + 1, end - std::min<std::size_t>(end, 3)); --i) {
    if (!is_foreign(features[i - 1]) || features[i - 1].address == 0) continue;
    // "Let us pray for the missing": not every "us" is the page's.
    if (!marked_up && !features[i - 1].speaks_to_reader && !asks_for_help(features[i - 1]))
      continue;
    for (std::size_t below = i - 1; below < end; ++below) features[below].in_core = false;
  }
}

/// What only plain text needs at the end of the core.
void trim_end(std::vector<BlockFeatures>& features) {
  std::size_t begin = 0;
  while (begin < features.size() && !features[begin].in_core) ++begin;
  trim_appeals(features, begin);
  // "More about the matter in our archive." closes an article and is no part of it.
  std::size_t end = features.size();
  while (end > begin && !features[end - 1].in_core) --end;
  if (end > begin + 1 && features[end - 1].words <= 20 && points_elsewhere(features[end - 1]))
    features[end - 1].in_core = false;
}

// ---------------------------------------------------------------------------------------------
// lines around the title

bool is_capitalised(const Token& token) {
  return token.kind == TokenKind::word && token.shape != Shape::lower && token.shape != Shape::none;
}

/// "Published 8 November 2029 - The Foo Weekly": opens with a date, and goes on in names only.
bool is_publication_line(const Page& page, TokenRange range, const BlockFeatures& f) {
  const Token& first = page.tokens.tokens[range.begin];
  const bool dated = first.kind == TokenKind::number || is_date_word(first.key);
  if (!dated || f.words > 12 || f.ending != Ending::none || f.capital_percent < 60) return false;
  const std::optional<PageDate> date = find_page_date(page, range);
  return date && !date->iso.starts_with("XXXX") && date->range.begin <= range.begin + 3;
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

/// "By NAME", a date alone, "Posted on ...": says who and when, not what.
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
    if (f.byline || furnished(f) != Furnished::no || f.words < 4) continue;
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

}  // namespace

std::vector<BlockFeatures> block_features(const Page& page, bool marked_up) {
  std::vector<BlockFeatures> features;
  features.reserve(page.size());
  for (std::size_t block = 0; block < page.size(); ++block) {
    features.push_back(features_alone(page, block));
    features.back().byline = is_byline(page, page.range(block), features.back());
  }
  if (!marked_up) mark_stock_lines(page, features);
  mark_repetitions(page, features);
  mark_core(features, marked_up);
  mark_shared(page, features);
  trim_core(features, marked_up);
  if (!marked_up) trim_end(features);
  mark_footers(page, features);
  mark_menu_runs(features);
  mark_line_above(features);
  mark_site_names(page, features);
  return features;
}

}  // namespace habeas
