// clean/furniture_list.cpp - finding the words of page furniture in a block
#include "clean/furniture_list.h"

#include <algorithm>
#include <string_view>

#include "lexicon/phrases.h"

namespace habeas {

std::string_view embedded_lexicon_furniture_tsv();
std::string_view embedded_lexicon_furniture_outlets_tsv();

namespace {

enum class How : std::uint8_t { line, start, any, weak };

struct Entry {
  RegionKind kind = RegionKind::other;
  How how = How::any;
  bool opens = false;
  bool byline = false;
};

struct RawWord {
  std::string bytes;
  RegionKind kind = RegionKind::other;
};

struct Lists {
  PhraseList phrases;
  std::vector<Entry> entries;  // of each phrase
  std::vector<RawWord> raw;
  PhraseList outlets;
};

constexpr std::array<std::string_view, kRegionKinds> kKindNames = {
    "main",       "title",          "quoted",           "cookie_notice", "image_credit",
    "navigation", "related_teaser", "share_widget",     "comment_form",  "advert",
    "shortcode",  "link_label",     "teaser_duplicate", "footer",        "site_promo",
    "see_also",   "other"};

RegionKind kind_named(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  return found == kKindNames.end() ? RegionKind::other
                                   : static_cast<RegionKind>(found - kKindNames.begin());
}

Entry entry_of(const Phrase& phrase) {
  Entry entry;
  entry.kind = kind_named(phrase.label);
  entry.byline = phrase.label == "byline";
  entry.opens = phrase.detail.ends_with(" opens");
  const std::string_view how = std::string_view(phrase.detail).substr(0, phrase.detail.find(' '));
  if (how == "line") entry.how = How::line;
  if (how == "start") entry.how = How::start;
  if (how == "weak") entry.how = How::weak;
  return entry;
}

PhraseList parse_or_empty(std::string_view tsv) {
  Result<PhraseList> list = PhraseList::parse(tsv);
  return list ? std::move(*list) : PhraseList{};
}

/// Raw rows are no word lists: their scripts have no spaces, so they are taken out before.
Lists load() {
  Lists lists;
  std::string words;
  std::string_view rest = embedded_lexicon_furniture_tsv();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.ends_with("\traw")) {
      words.append(line).push_back('\n');
      continue;
    }
    const std::size_t tab = line.find('\t');
    lists.raw.push_back({std::string(line.substr(0, tab)),
                         kind_named(line.substr(tab + 1, line.rfind('\t') - tab - 1))});
  }
  lists.phrases = parse_or_empty(words);
  for (const Phrase& phrase : lists.phrases.phrases()) lists.entries.push_back(entry_of(phrase));
  lists.outlets = parse_or_empty(embedded_lexicon_furniture_outlets_tsv());
  return lists;
}

const Lists& lists() {
  static const Lists kLists = load();  // built once, never changed
  return kLists;
}

bool is_mark(const Token& token) {
  return token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol;
}

/// First token of the block that is no bullet, arrow or bracket.
std::uint32_t first_word(const Page& page, TokenRange range) {
  std::uint32_t at = range.begin;
  while (at < range.end && is_mark(page.tokens.tokens[at])) ++at;
  return at;
}

std::uint32_t count_words(const Page& page, TokenRange range) {
  std::uint32_t words = 0;
  for (std::uint32_t at = range.begin; at < range.end; ++at)
    words += page.tokens.tokens[at].kind == TokenKind::word ? 1U : 0U;
  return words;
}

/// For each token of the block: does it stand inside double quotation marks?
std::vector<bool> inside_quotes(const Page& page, TokenRange range) {
  std::vector<bool> inside(range.size(), false);
  bool open = false;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::string_view mark = page.bytes(page.tokens.tokens[at]);
    if (mark == "\xE2\x80\x9C" || mark == "\xC2\xAB") open = true;
    inside[at - range.begin] = open;
    if (mark == "\xE2\x80\x9D" || mark == "\xC2\xBB") open = false;
    if (mark == "\"") open = !open;
  }
  return inside;
}

/// Adds up what single phrases say of a block.
class Tally {
 public:
  Tally(const Page& page, TokenRange range)
      : page_(page),
        range_(range),
        words_(count_words(page, range)),
        first_(first_word(page, range)),
        quoted_(inside_quotes(page, range)) {}

  void add(const PhraseHit& hit) {
    const Entry& entry = lists().entries[hit.phrase];
    const bool starts = hit.range.begin <= first_;
    if (entry.how == How::line && !fills_line(hit.range, starts)) return;
    if (entry.how == How::start && !starts) return;
    const bool in_quotes = words_ >= 8 && quoted_[hit.range.begin - range_.begin];
    if (in_quotes && entry.how != How::start) return;
    count(entry, points(entry.how), hit.range);
    // Only a line that holds nothing else, or that ends in a colon or a bare name, opens a list.
    if (entry.opens && !hits_.opens && words_ <= 8) hits_.opens = entry.kind;
  }

  void add_raw(const RawWord& raw) {
    count({raw.kind, How::any, false, false}, 60, {range_.begin, range_.begin + 1});
  }

  FurnitureHits finish() { return hits_; }

 private:
  /// A line's phrase is all that the line holds but for a word or two ("2. Legal assessment" is a
  /// heading of the article, not a link to legal matters), or is one piece between the
  /// bars of a menu, or stands in front of a colon ("You may also like: ...").
  [[nodiscard]] bool fills_line(TokenRange phrase, bool starts) const {
    const std::uint32_t others = words_ - std::min(words_, count_words(page_, phrase));
    const bool numbered = page_.tokens.tokens[range_.begin].kind == TokenKind::number;
    if (others <= (numbered ? 0U : std::min(2U, phrase.size()))) return true;
    const bool left = phrase.begin == range_.begin || is_bar(phrase.begin - 1);
    const bool right = phrase.end == range_.end || is_bar(phrase.end);
    if (is_kicker(phrase)) return false;
    const bool colon =
        mark(phrase.end - 1) == ":" || (phrase.end < range_.end && mark(phrase.end) == ":");
    return words_ <= 40 && ((left && (right || colon)) || (starts && colon));
  }
  /// "LIVE: Parents wait at the gates": the word in front of a headline says of what sort it is.
  [[nodiscard]] bool is_kicker(TokenRange phrase) const {
    constexpr std::uint32_t kHeadline = 4;  // words behind the colon
    static constexpr std::array<std::uint64_t, 10> kSorts = {
        "live"_w,     "watch"_w,  "video"_w,     "opinion"_w, "analysis"_w,
        "breaking"_w, "update"_w, "explainer"_w, "listen"_w,  "exclusive"_w};
    return phrase.size() <= 2 && words_ >= kHeadline + 1 && phrase.begin == range_.begin &&
           std::find(kSorts.begin(), kSorts.end(), page_.tokens.tokens[phrase.begin].key) !=
               kSorts.end();
  }

  [[nodiscard]] std::string_view mark(std::uint32_t at) const {
    return page_.bytes(page_.tokens.tokens[at]);
  }
  [[nodiscard]] bool is_bar(std::uint32_t at) const {
    return mark(at) == "|" || mark(at) == "\xC2\xB7" || mark(at) == "\xE2\x80\xA2";
  }

  [[nodiscard]] std::int32_t points(How how) const {
    switch (how) {
      case How::line:
        return 70;
      case How::start:
        return words_ <= 30 ? 65 : 40;
      case How::any:
        return 60;
      case How::weak:
        return 16;
    }
    return 0;
  }

  void count(const Entry& entry, std::int32_t points, TokenRange where) {
    const auto kind = static_cast<std::size_t>(entry.kind);
    const std::int32_t before = hits_.score[kind];
    // The second strong phrase adds less than the first; hints add up to one strong phrase.
    const std::int32_t gain = before >= 60 && points >= 60 ? 35 : points;
    const std::int32_t cap = points < 60 && before < 60 ? 64 : 140;
    hits_.score[kind] = std::max(before, std::min(before + gain, cap));
    if (points > best_[kind]) {
      best_[kind] = points;
      hits_.phrase[kind] = where;
    }
    hits_.byline = hits_.byline || entry.byline;
  }

  const Page& page_;
  TokenRange range_;
  std::uint32_t words_;
  std::uint32_t first_;
  std::vector<bool> quoted_;
  std::array<std::int32_t, kRegionKinds> best_{};
  FurnitureHits hits_;
};

/// Words of scripts without spaces that stand in the text.
std::vector<const RawWord*> raw_words_in(std::string_view text) {
  std::vector<const RawWord*> found;
  std::uint8_t bits = 0;  // of all bytes; most blocks are ASCII
  for (const char c : text) bits |= static_cast<std::uint8_t>(c);
  if (bits < 0x80U) return found;
  std::array<bool, 256> leads{};  // bytes that begin characters of several bytes
  bool any = false;
  for (const char c : text) {
    if ((c & 0xC0) != 0xC0) continue;
    leads[static_cast<std::uint8_t>(c)] = true;
    any = true;
  }
  if (!any) return found;
  for (const RawWord& raw : lists().raw) {
    if (!leads[static_cast<std::uint8_t>(raw.bytes.front())] && (raw.bytes.front() & 0xC0) == 0xC0)
      continue;
    if (text.find(raw.bytes) != std::string_view::npos) found.push_back(&raw);
  }
  return found;
}

}  // namespace

FurnitureHits find_furniture(const Page& page, std::size_t block) {
  const TokenRange range = page.range(block);
  const std::vector<PhraseHit> hits = lists().phrases.find(page.tokens, range);
  const std::vector<const RawWord*> raw = raw_words_in(page.bytes(block));
  if (hits.empty() && raw.empty()) return {};
  Tally tally(page, range);
  for (const PhraseHit& hit : hits) tally.add(hit);
  for (const RawWord* word : raw) tally.add_raw(*word);
  return tally.finish();
}

namespace {

/// "... Times", "Times of ...", "Radio Free ...", "Daily ...": the word stands at an end where such
/// words stand.
bool stands_right(const Page& page, TokenRange name, TokenRange word, bool leads) {
  if (word.end == name.end) return true;
  const std::vector<Token>& tokens = page.tokens.tokens;
  const bool first = word.begin == name.begin ||
                     (word.begin == name.begin + 1 && tokens[name.begin].key == "the"_w);
  const std::uint64_t next = tokens[word.end].key;
  return (first && leads) || next == "of"_w || next == "for"_w || next == "on"_w ||
         next == "de"_w || next == "du"_w || next == "des"_w;
}

}  // namespace

NameRole role_of_name(const Page& page, TokenRange name) {
  if (name.empty()) return NameRole::none;
  NameRole role = NameRole::none;
  for (const PhraseHit& hit : lists().outlets.find(page.tokens, name)) {
    const std::string& how = lists().outlets[hit.phrase].label;
    if (how == "agency" && hit.range == name) return NameRole::agency;
    if (how == "office" && name.size() >= 2 && stands_right(page, name, hit.range, false))
      return NameRole::office;
    const bool word = how == "word" || how == "lead";
    if (word && name.size() >= 2 && stands_right(page, name, hit.range, how == "lead"))
      role = NameRole::publication;
  }
  return role;
}

}  // namespace habeas
