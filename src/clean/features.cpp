// clean/features.cpp - computing the features of blocks
#include "clean/features.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "clean/features_parts.h"
#include "clean/language.h"
#include "clean/page_date.h"
#include "text/utf8.h"

namespace habeas {
namespace {

bool is_word_like(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number;
}

/// Asked once for each token.
FunctionWords find_function_words(const Page& page) {
  FunctionWords found;
  found.reserve(page.tokens.tokens.size());
  for (const Token& token : page.tokens.tokens)
    found.push_back(token.kind == TokenKind::word && is_function_word(token.key) ? 1 : 0);
  return found;
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
    // "U.S." and "p.m." keep their last dot.
    if (token.kind == TokenKind::word)
      return mark.size() > 2 && mark.back() == '.' ? Ending::stop : Ending::none;
    if (token.kind == TokenKind::number) return Ending::none;
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
    return Ending::none;
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

bool is_all_date_words(const Page& page, TokenRange range) {
  const auto* const tokens = page.tokens.tokens.data();
  return std::all_of(tokens + range.begin, tokens + range.end, [](const Token& token) {
    return token.kind != TokenKind::word || is_date_word(token.key);
  });
}

void count_tokens(const Page& page, TokenRange range, const FunctionWords& function_words,
                  BlockFeatures& f) {
  std::uint32_t real = 0;
  std::uint32_t stops = 0;
  std::uint32_t capitals = 0;
  std::uint32_t numbers = 0;
  bool in_quotes = false;
  const std::uint8_t* is_function = function_words.data() + range.begin;
  for (const Token& token : tokens_of(page, range)) {
    const bool function_word = *is_function++ != 0;
    if (token.kind == TokenKind::punctuation) {
      const std::string_view bytes = page.bytes(token);
      if (bytes == "\xE2\x80\x9C") in_quotes = true;
      if (bytes == "\xE2\x80\x9D") in_quotes = false;
      if (bytes == "\"") in_quotes = !in_quotes;
    }
    numbers += token.kind == TokenKind::number ? 1U : 0U;
    if (token.kind != TokenKind::word) continue;
    ++real;
    f.words += words_in(page.bytes(token));
    stops += function_word ? 1U : 0U;
    capitals += token.shape == Shape::lower || token.shape == Shape::none ? 0U : 1U;
    if (in_quotes) continue;
    f.address = std::min(4U, f.address + count_address(token));
    f.speaks_to_reader = f.speaks_to_reader || token.key == "you"_w || token.key == "your"_w;
  }
  f.stop_percent = percent(stops, real);
  f.capital_percent = percent(capitals, real);
  f.digit_percent = percent(numbers, real + numbers);
  f.date_only = numbers > 0 && real <= 8 && is_all_date_words(page, range) &&
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
    const bool is_mark = token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol;
    const std::string_view mark = is_mark ? page.bytes(token) : std::string_view();
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
  if (tokens[at].kind == TokenKind::word) return false;
  if (page.bytes(tokens[at]) == "\xC2\xA9") return true;
  return at + 2 < range.end && page.bytes(tokens[at]) == "(" && tokens[at + 1].key == "c"_w &&
         page.bytes(tokens[at + 2]) == ")";
}

/// "(C) Name" is an image credit, "(C) 2021 Name" a copyright line.
void read_copyright(const Page& page, TokenRange range, BlockFeatures& f) {
  const std::vector<Token>& tokens = page.tokens.tokens;
  const bool word = tokens[range.begin].key == "copyright"_w;
  bool sign = false;
  const std::uint32_t end = f.words <= 25 ? range.end : std::min(range.end, range.begin + 13);
  for (std::uint32_t at = range.begin; at < end && !sign; ++at)
    sign = is_copyright_sign(page, range, at);
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
                         key == "caption"_w || key == "pictures"_w || key == "image"_w ||
                         key == "images"_w || key == "photograph"_w || key == "photographs"_w ||
                         key == "photography"_w;
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

}  // namespace

bool names_fate(const Token& token) {
  static constexpr std::array<std::uint64_t, 22> kFates = {
      "killed"_w,   "dead"_w,     "deaths"_w,   "injured"_w,    "wounded"_w,   "missing"_w,
      "detained"_w, "arrested"_w, "abducted"_w, "raped"_w,      "displaced"_w, "deported"_w,
      "expelled"_w, "returned"_w, "tortured"_w, "released"_w,   "burned"_w,    "destroyed"_w,
      "executed"_w, "rescued"_w,  "drowned"_w,  "disappeared"_w};
  return std::find(kFates.begin(), kFates.end(), token.key) != kFates.end();
}

namespace {

/// "Killed: 33 (19 men)", "Houses burned: 71": a line of the count of a report.
bool is_tally(const Page& page, TokenRange range) {
  constexpr std::uint32_t kLabel = 4;   // words before the colon
  constexpr std::uint32_t kAmount = 4;  // tokens from there to the figure
  std::uint32_t colon = range.begin;
  bool fate = false;
  const std::uint32_t last = std::min(range.end, range.begin + kLabel);
  for (; colon < last && page.bytes(page.tokens.tokens[colon]) != ":"; ++colon)
    fate = fate || names_fate(page.tokens.tokens[colon]);
  if (!fate || colon >= last) return false;
  for (std::uint32_t t = colon + 1; t < std::min(range.end, colon + kAmount); ++t) {
    if (page.tokens.tokens[t].kind == TokenKind::number) return true;
  }
  return false;
}

BlockFeatures features_alone(const Page& page, std::size_t block,
                             const FunctionWords& function_words) {
  BlockFeatures f;
  const TokenRange range = page.range(block);
  count_tokens(page, range, function_words, f);
  f.ending = ending_of(page, range);
  f.cut = f.words >= 3 && (f.ending == Ending::ellipsis || ends_in_open_elision(page, block));
  const bool sentence = f.ending == Ending::stop || f.ending == Ending::colon;
  f.prose = !f.cut && f.words >= 8 && (sentence || (f.words >= 25 && f.stop_percent >= 20));
  f.tally = !f.cut && is_tally(page, range);
  f.code = is_shortcode(page.bytes(block));
  if (!f.tally) f.hits = find_furniture(page, block);
  f.menu = is_menu(page, range, f);
  read_copyright(page, range, f);
  f.credit = f.credit || (f.words <= 25 && names_picture(page, range));
  return f;
}

// ---------------------------------------------------------------------------------------------
// repetition

constexpr std::size_t kShingle = 3;

std::uint64_t shingle_key(std::span<const std::uint64_t> words, std::size_t at) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < kShingle; ++i) key = key * 0x9E3779B97F4A7C15ULL + words[at + i];
  return key;
}

/// Does the text behind the block say it again? A whole block may come back as it is. A text that
/// breaks off, or runs over several sentences, may be the beginning of a later block: measured in
/// runs of three words, of which four in five must come back, since the last word may be cut.
class Repetition {
 public:
  explicit Repetition(const Page& page) {
    words_.reserve(page.tokens.tokens.size());
    begin_.reserve(page.size() + 1);
    for (std::size_t block = 0; block < page.size(); ++block) {
      begin_.push_back(words_.size());
      const TokenRange range = page.range(block);
      for (std::uint32_t at = range.begin; at < range.end; ++at) {
        if (is_word_like(page.tokens.tokens[at])) words_.push_back(page.tokens.tokens[at].key);
      }
    }
    begin_.push_back(words_.size());
  }

  [[nodiscard]] bool comes_back(std::size_t block, bool breaks_off) const {
    const std::span<const std::uint64_t> words = words_of(block);
    if (words.size() < 3) return false;
    for (std::size_t later = block + 1; later < size(); ++later) {
      const std::span<const std::uint64_t> others = words_of(later);
      if (others.size() == words.size() && others[0] == words[0] &&
          std::equal(words.begin(), words.end(), others.begin()))
        return true;
    }
    return words.size() >= 5 && (breaks_off || words.size() >= 12) && begins_later(block) &&
           shingles_come_back(block);
  }

 private:
  [[nodiscard]] std::size_t size() const { return begin_.size() - 1; }

  [[nodiscard]] std::span<const std::uint64_t> words_of(std::size_t block) const {
    return {words_.data() + begin_[block], begin_[block + 1] - begin_[block]};
  }

  [[nodiscard]] bool begins_later(std::size_t block) const {
    const std::span<const std::uint64_t> words = words_of(block);
    for (std::size_t later = block + 1; later < size(); ++later) {
      const std::span<const std::uint64_t> others = words_of(later);
      if (others.size() >= 4 && std::equal(words.begin(), words.begin() + 4, others.begin()))
        return true;
    }
    return false;
  }

  [[nodiscard]] bool shingles_come_back(std::size_t block) const {
    const std::span<const std::uint64_t> words = words_of(block);
    std::unordered_set<std::uint64_t> wanted;
    for (std::size_t i = 0; i + kShingle <= words.size(); ++i) wanted.insert(shingle_key(words, i));
    const std::size_t total = wanted.size();
    // The later text runs over block ends, as a cut teaser does.
    const std::span<const std::uint64_t> behind = std::span(words_).subspan(begin_[block + 1]);
    for (std::size_t i = 0; i + kShingle <= behind.size() && !wanted.empty(); ++i)
      wanted.erase(shingle_key(behind, i));
    return (total - wanted.size()) * 5 >= total * 4;
  }

  std::vector<std::uint64_t> words_;  // block by block
  std::vector<std::size_t> begin_;    // of each block, and the end
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

}  // namespace

std::uint32_t percent(std::uint32_t part, std::uint32_t whole) {
  return whole == 0 ? 0 : part * 100 / whole;
}

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

std::vector<BlockFeatures> block_features(const Page& page, bool marked_up) {
  const FunctionWords function_words = find_function_words(page);
  std::vector<BlockFeatures> features;
  features.reserve(page.size());
  for (std::size_t block = 0; block < page.size(); ++block) {
    features.push_back(features_alone(page, block, function_words));
    features.back().byline = is_byline(page, page.range(block), features.back()) ||
                             (!marked_up && is_age(page, page.range(block), features.back()));
  }
  if (!marked_up) mark_stock_lines(page, features);
  if (!marked_up) mark_film_lists(page, features);
  if (!marked_up) mark_boxes(page, features);
  if (!marked_up) mark_lists(page, features);
  mark_repetitions(page, features);
  find_core(page, function_words, features, marked_up);
  mark_lines_around(page, features);
  return features;
}

}  // namespace habeas
