// text/tokens.cpp - the tokenizer, the sentence splitter and the block finder
#include "text/tokens.h"

#include <algorithm>
#include <array>

#include "text/folding.h"
#include "text/utf8.h"

namespace habeas {
namespace {

constexpr std::uint64_t kKeyPrime = 0x100000001B3ULL;  // of word_key()

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC; }

bool is_symbol(char32_t c) {
  return c == '%' || c == '$' || c == '+' || c == '=' || c == '<' || c == '>' || c == '#' ||
         c == '@' || c == '&' || c == '*' || c == '^' || c == '~' || c == '|' || c == '\\' ||
         c == '_' || c == '`' || (c >= 0xA2 && c <= 0xA9) || c == 0xAC ||
         (c >= 0xAE && c <= 0xB4) || c == 0xB6 || c == 0xB8 || c == 0xB9 ||
         (c >= 0xBC && c <= 0xBE) || c == 0xD7 || c == 0xF7 || (c >= 0x20A0 && c <= 0x20CF) ||
         (c >= 0x2100 && c <= 0x2BFF) || c >= 0x1F000;
}

/// Reads one block into tokens. Offsets are those of the whole text.
class BlockTokenizer {
 public:
  BlockTokenizer(std::string_view text, TextSpan block, Bases bases, TokenText& out)
      : text_(text.substr(0, block.end)),
        at_(block.begin),
        end_(block.end),
        has_bases_(bases == Bases::made),
        out_(out.tokens),
        bases_(out.bases) {}

  void run() {
    bool space = true;
    while (at_ < end_) {
      if (text_[at_] == ' ') {
        space = true;
        ++at_;
        continue;
      }
      const CodePoint c = peek(at_);
      if (is_space(c.value) || is_ignorable(c.value) || c.value < 0x20) {
        space = space || !is_ignorable(c.value);
        at_ += c.size;
        continue;
      }
      read_token(c, space);
      space = false;
    }
  }

 private:
  CodePoint peek(std::uint32_t at) const {
    return at < end_ ? code_point_at(text_, at) : CodePoint{0, 0, false};
  }

  void read_token(CodePoint c, bool space) {
    const bool is_note = is_digit(c.value) && glued_citation(space);
    Token& token = out_.emplace_back();  // filled where it lies: a copy waits for its own bytes
    token.begin = at_;
    token.space_before = space;
    if (is_letter(c.value)) {
      if (read_plain_word(token)) {
        if (has_bases_) fold_into(text_.substr(token.begin, token.end - token.begin), folded_);
        add_bases(token);
        return;
      }
      read_word(token);
    } else if (is_digit(c.value)) {
      token.kind = is_note ? TokenKind::citation : TokenKind::number;
      read_number();
    } else if (is_apostrophe(c.value) && possessive(at_ + c.size) && !space) {
      token.kind = TokenKind::word;
      at_ += c.size + 1;
    } else {
      token.kind = is_symbol(c.value) ? TokenKind::symbol : TokenKind::punctuation;
      at_ += c.size;
    }
    token.end = at_;
    token.key = fold_with_key(text_.substr(token.begin, token.end - token.begin));
    add_bases(token);
  }

  /// Of the word in `folded_`.
  void add_bases(Token& token) {
    if (!has_bases_ || token.kind != TokenKind::word) return;
    token.base_begin = static_cast<std::uint32_t>(bases_.size());
    add_base_keys(folded_, token.key, bases_);
    token.base_count = static_cast<std::uint8_t>(bases_.size() - token.base_begin);
  }

  /// The key of a word, in one pass where it is ASCII; the folded word in `folded_` where base
  /// forms are made of it.
  std::uint64_t fold_with_key(std::string_view word) {
    std::uint64_t key = word_key({});
    if (!has_bases_) {
      for (const char c : word) {
        if (static_cast<unsigned char>(c) >= 0x80U) return folded_key(word);
        key = (key ^ static_cast<std::uint8_t>(c >= 'A' && c <= 'Z' ? c + 32 : c)) * kKeyPrime;
      }
      return key;
    }
    folded_.resize(word.size());
    char* put = folded_.data();
    for (const char c : word) {
      if (static_cast<unsigned char>(c) >= 0x80U) {
        fold_into(word, folded_);
        return word_key(folded_);
      }
      *put = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      key = (key ^ static_cast<std::uint8_t>(*put++)) * kKeyPrime;
    }
    return key;
  }

  /// A word of ASCII letters alone, with its key; false, and nothing read, where it may be longer.
  bool read_plain_word(Token& token) {
    const std::string_view rest = text_.substr(at_);
    std::uint64_t key = word_key({});
    std::uint32_t capitals = 0;
    std::size_t size = 0;
    for (const char c : rest) {
      const char small = static_cast<char>(c | 0x20);
      if (small < 'a' || small > 'z') break;
      capitals += c != small ? 1U : 0U;
      key = (key ^ static_cast<std::uint8_t>(small)) * kKeyPrime;
      ++size;
    }
    if (size < rest.size()) {
      const char next = rest[size];
      if (static_cast<unsigned char>(next) >= 0x80U || next == '\'') return false;
      const bool ends_sentence = next == '.' && (size + 1 == rest.size() || rest[size + 1] == ' ');
      if (size == 0 || (next == '.' && !ends_sentence)) return false;
    }
    at_ += static_cast<std::uint32_t>(size);
    token.end = at_;
    token.key = key;
    token.kind = TokenKind::word;
    const bool first_capital = rest.front() < 'a';
    token.shape = shape_of(static_cast<std::uint32_t>(size), capitals, first_capital);
    return true;
  }

  static Shape shape_of(std::uint32_t letters, std::uint32_t capitals, bool first_capital) {
    if (capitals == 0) return Shape::lower;
    if (capitals == letters && letters > 1) return Shape::upper;
    return capitals == 1 && first_capital ? Shape::capitalised : Shape::mixed;
  }

  void read_word(Token& token) {
    token.kind = TokenKind::word;
    std::uint32_t letters = 0;
    std::uint32_t capitals = 0;
    bool first_capital = false;
    while (at_ < end_) {
      if (text_[at_] >= 'a' && text_[at_] <= 'z') {
        ++letters;
        ++at_;
        continue;
      }
      const CodePoint c = peek(at_);
      if (is_letter(c.value)) {
        const bool upper = is_upper(c.value);
        first_capital = first_capital || (letters == 0 && upper);
        capitals += upper ? 1U : 0U;
        ++letters;
      } else if (is_apostrophe(c.value)) {
        const CodePoint next = peek(at_ + c.size);
        if (!is_letter(next.value) || possessive(at_ + c.size)) break;
      } else if (c.value == '.') {
        if (!inner_dot(token.begin)) break;
      } else if (!is_ignorable(c.value)) {
        break;
      }
      at_ += c.size;
    }
    token.shape = shape_of(letters, capitals, first_capital);
  }

  /// A dot inside "U.S.", "p.m." or "example.org": a letter stands on both sides, or a single
  /// letter stands before it and the run so far is of single letters ("U.S." keeps its last dot).
  bool inner_dot(std::uint32_t begin) const {
    const CodePoint next = peek(at_ + 1);
    if (is_letter(next.value)) {
      const CodePoint after = peek(at_ + 1 + next.size);
      const bool single = at_ - begin == 1 || text_[at_ - 2] == '.';
      const bool lower_domain = !is_upper(next.value) && is_letter(after.value) && at_ - begin > 2;
      return single || lower_domain;
    }
    return at_ - begin >= 3 && text_[at_ - 2] == '.';
  }

  /// Does "s" end the word here ("China's", "China's.")?
  bool possessive(std::uint32_t at) const {
    const CodePoint s = peek(at);
    if (s.value != 's' && s.value != 'S') return false;
    const CodePoint next = peek(at + 1);
    return !is_letter(next.value) && !is_digit(next.value);
  }

  /// Digits glued to a lower-case word ("border2", "execution12") are note marks.
  bool glued_citation(bool space) const {
    if (space || out_.empty() || out_.back().kind != TokenKind::word || out_.back().end != at_)
      return false;
    if (out_.back().shape != Shape::lower && out_.back().shape != Shape::capitalised) return false;
    if (out_.back().end - out_.back().begin < 3) return false;
    std::uint32_t digits = 0;
    while (is_digit(peek(at_ + digits).value)) ++digits;
    return digits <= 3 && !is_letter(peek(at_ + digits).value);
  }

  void read_number() {
    while (at_ < end_) {
      const CodePoint c = peek(at_);
      if (is_digit(c.value)) {
        at_ += c.size;
        continue;
      }
      const bool joins = c.value == ',' || c.value == '.';
      if (joins && is_digit(peek(at_ + 1).value) &&
          (c.value == '.' || three_digits(at_ + 1) || two_and_three_digits(at_ + 1))) {
        at_ += 1;
        continue;
      }
      break;
    }
    // A suffix of letters belongs to the number: "9th", "1990s", "3a".
    std::uint32_t suffix = at_;
    while (suffix < end_ && is_letter(peek(suffix).value)) suffix += peek(suffix).size;
    if (suffix > at_ && ordinal_or_plural(text_.substr(at_, suffix - at_))) at_ = suffix;
  }

  bool three_digits(std::uint32_t at) const {
    for (std::uint32_t i = 0; i < 3; ++i) {
      if (!is_digit(peek(at + i).value)) return false;
    }
    return !is_digit(peek(at + 3).value);
  }

  /// South Asian groups: "12,34,567".
  bool two_and_three_digits(std::uint32_t at) const {
    std::uint32_t next = at;
    constexpr std::uint32_t kMostGroups = 4;
    for (std::uint32_t i = 0; i < kMostGroups; ++i, next += 3) {
      if (i > 0 && three_digits(next)) return true;
      if (!is_digit(peek(next).value) || !is_digit(peek(next + 1).value) ||
          peek(next + 2).value != ',') {
        return false;
      }
    }
    return false;
  }

  static bool ordinal_or_plural(std::string_view suffix) {
    return suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th" || suffix == "s";
  }

  std::string_view text_;  // up to the end of the block
  std::uint32_t at_;
  std::uint32_t end_;
  bool has_bases_;
  std::vector<Token>& out_;
  std::vector<std::uint64_t>& bases_;
  std::string folded_;
};

// Words that keep their full stop inside a sentence (folded, without the stop).
constexpr std::array<std::uint64_t, 70> kAbbreviations = {
    "brig"_w, "insp"_w, "supt"_w, "atty"_w, "asst"_w, "sra"_w,    "mme"_w,  "msgr"_w, "mr"_w,
    "mrs"_w,  "ms"_w,   "dr"_w,   "prof"_w, "sen"_w,  "rep"_w,    "gov"_w,  "gen"_w,  "lt"_w,
    "col"_w,  "maj"_w,  "capt"_w, "sgt"_w,  "cpl"_w,  "adm"_w,    "cmdr"_w, "st"_w,   "jr"_w,
    "sr"_w,   "rev"_w,  "hon"_w,  "fr"_w,   "sr"_w,   "no"_w,     "nos"_w,  "vol"_w,  "art"_w,
    "para"_w, "fig"_w,  "ed"_w,   "eds"_w,  "vs"_w,   "etc"_w,    "inc"_w,  "ltd"_w,  "co"_w,
    "corp"_w, "bros"_w, "dept"_w, "univ"_w, "est"_w,  "approx"_w, "jan"_w,  "feb"_w,  "mar"_w,
    "apr"_w,  "jun"_w,  "jul"_w,  "aug"_w,  "sep"_w,  "sept"_w,   "oct"_w,  "nov"_w,  "dec"_w,
    "mt"_w,   "ft"_w,   "ave"_w,  "blvd"_w, "al"_w,   "cf"_w,     "pp"_w};

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  void split(TokenRange block, std::vector<TokenRange>& out) const {
    std::uint32_t begin = block.begin;
    for (std::uint32_t i = block.begin; i < block.end; ++i) {
      const bool full = i + 1 - begin >= kLongestSentence;
      if (!full && !ends_at(i, block.end)) continue;
      const std::uint32_t next = full ? i + 1 : behind_closing(i, block.end);
      // A closing mark may stand apart from the stop by a space in careless typing; it still opens
      // the next sentence.
      out.push_back({begin, next});
      begin = next;
      i = next - 1;
    }
    if (begin < block.end) out.push_back({begin, block.end});
  }

 private:
  std::string_view view(std::uint32_t i) const { return slice(text_, tokens_[i].span()); }

  /// First token behind a stop and the marks glued to it: some, since a page may be nothing else.
  std::uint32_t behind_closing(std::uint32_t stop, std::uint32_t end) const {
    constexpr std::uint32_t kMostMarks = 16;
    std::uint32_t next = stop + 1;
    const std::uint32_t reach = std::min(end, next + kMostMarks);
    while (next < reach && !tokens_[next].space_before && closes(next)) ++next;
    return next;
  }

  bool closes(std::uint32_t i) const {
    if (tokens_[i].kind == TokenKind::citation) return true;
    if (tokens_[i].kind != TokenKind::punctuation) return false;
    const std::string_view mark = view(i);
    return mark == "\"" || mark == "'" || mark == ")" || mark == "]" || mark == "." ||
           mark == "!" || mark == "?" || mark == "\xE2\x80\x9D" || mark == "\xE2\x80\x99" ||
           mark == "\xC2\xBB";
  }

  bool ends_at(std::uint32_t i, std::uint32_t end) const {
    const TokenKind kind = tokens_[i].kind;
    const std::string_view mark = view(i);
    const bool dotted_word = kind == TokenKind::word && mark.size() > 2 && mark.back() == '.';
    if (kind != TokenKind::punctuation && !dotted_word) return false;
    const bool stop =
        mark == "." || mark == "!" || mark == "?" || mark == "\xE3\x80\x82" || dotted_word;
    if (!stop && mark != "\xE2\x80\xA6") return false;
    const std::uint32_t next = behind_closing(i, end);
    if (next >= end || mark == "\xE3\x80\x82") return true;
    if (!tokens_[next].space_before) return is_glued_on(i, next);
    if (!opens(next, end)) return false;
    if (dotted_word) return opens_surely(next);
    return !(mark == "." && is_abbreviation(i));
  }

  /// "They were freed.Nobody was hurt": a page lost the space, or the end of a paragraph, behind a
  /// word in small letters; no name of a machine has a capital there.
  bool is_glued_on(std::uint32_t stop, std::uint32_t next) const {
    constexpr std::uint32_t kShortest = 3;  // bytes: abbreviations are shorter
    if (stop == 0 || tokens_[stop].kind != TokenKind::punctuation || tokens_[stop].space_before)
      return false;
    const Token& before = tokens_[stop - 1];
    const Token& behind = tokens_[next];
    if (is_address(stop, next)) return false;
    return before.kind == TokenKind::word && before.shape == Shape::lower &&
           before.end - before.begin >= kShortest && behind.kind == TokenKind::word &&
           behind.shape == Shape::capitalised;
  }

  /// "www.Tolver.org", "see mill.Tolver.org": "www" stands before the stop, or another stop with
  /// small letters glued behind it follows the capital.
  bool is_address(std::uint32_t stop, std::uint32_t next) const {
    if (fold(view(stop - 1)) == "www") return true;
    if (view(next).find('.') != std::string_view::npos) return true;  // one token: "Tolver.org"
    const std::uint32_t dot = next + 1;
    const std::uint32_t last = next + 2;
    return last < tokens_.size() && view(dot) == "." && !tokens_[dot].space_before &&
           !tokens_[last].space_before && tokens_[last].kind == TokenKind::word &&
           tokens_[last].shape == Shape::lower;
  }

  bool opens(std::uint32_t i, std::uint32_t end) const {
    if (tokens_[i].kind == TokenKind::punctuation) {
      return i + 1 < end && view(i) != "," && view(i) != ";" &&
             (tokens_[i + 1].kind != TokenKind::word || tokens_[i + 1].shape != Shape::lower);
    }
    return tokens_[i].kind != TokenKind::word || tokens_[i].shape != Shape::lower;
  }

  /// After "U.S." only a word that commonly opens a sentence ends it.
  bool opens_surely(std::uint32_t i) const {
    static constexpr std::array<std::uint64_t, 24> kOpeners = {
        "the"_w,   "a"_w,     "an"_w,  "in"_w,  "on"_w,  "at"_w,    "he"_w,    "she"_w,
        "they"_w,  "it"_w,    "we"_w,  "but"_w, "and"_w, "this"_w,  "that"_w,  "these"_w,
        "those"_w, "there"_w, "his"_w, "her"_w, "its"_w, "their"_w, "after"_w, "when"_w};
    return std::find(kOpeners.begin(), kOpeners.end(), tokens_[i].key) != kOpeners.end();
  }

  bool is_abbreviation(std::uint32_t stop) const {
    if (stop == 0 || tokens_[stop].space_before) return false;
    const Token& word = tokens_[stop - 1];
    if (word.kind != TokenKind::word) return false;
    if (word.end - word.begin == 1 && word.shape == Shape::capitalised)
      return true;  // an initial: "J. Doe"
    return word.shape == Shape::capitalised
               ? std::find(kAbbreviations.begin(), kAbbreviations.end(), word.key) !=
                     kAbbreviations.end()
               : word.key == "no"_w || word.key == "vs"_w || word.key == "cf"_w ||
                     word.key == "al"_w;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

/// Writes the numbers of its block and its sentence into every token.
void number_tokens(TokenText& text) {
  std::uint32_t block = 0;
  for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
    const TokenRange sentence = text.sentences[i];
    while (text.blocks[block].end <= sentence.begin) ++block;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      text.tokens[t].sentence = i;
      text.tokens[t].block = block;
    }
  }
}

}  // namespace

TextSpan TokenText::span(TokenRange range) const {
  if (range.empty() || range.end > tokens.size()) return {};
  return {tokens[range.begin].begin, tokens[range.end - 1].end};
}

std::uint32_t TokenText::token_at(std::uint32_t byte) const {
  const auto found =
      std::upper_bound(tokens.begin(), tokens.end(), byte,
                       [](std::uint32_t value, const Token& t) { return value < t.end; });
  return static_cast<std::uint32_t>(found - tokens.begin());
}

TokenText tokenize(std::string_view text, const std::vector<TextSpan>& blocks, Bases bases) {
  constexpr std::size_t kBytesOfToken = 5;  // with the space before it, in most texts
  TokenText result;
  result.tokens.reserve(text.size() / kBytesOfToken);
  for (const TextSpan block : blocks) {
    const auto begin = static_cast<std::uint32_t>(result.tokens.size());
    BlockTokenizer(text, block, bases, result).run();
    const auto end = static_cast<std::uint32_t>(result.tokens.size());
    if (begin == end) continue;
    result.blocks.push_back({begin, end});
  }
  const SentenceSplitter splitter(text, result.tokens);
  for (const TokenRange block : result.blocks) splitter.split(block, result.sentences);
  number_tokens(result);
  return result;
}

}  // namespace habeas
