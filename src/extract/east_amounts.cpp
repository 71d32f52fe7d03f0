// extract/east_amounts.cpp - finds Chinese and Korean numbers, and says what they count
//
// Many digits of both languages are also parts of words. A number of one character is taken only
// where a counter follows or where it stands alone; a longer one where a digit and a unit stand in
// it. In Korean what follows the number in its word must be a counter or a particle.
#include "extract/east_amounts.h"

#include <algorithm>
#include <span>
#include <utility>

#include "extract/east_number.h"
#include "extract/number_words.h"
#include "extract/quantities_parts.h"

namespace habeas {
namespace east {
namespace {

/// A number with its sign, or a fraction.
struct Figure {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Number value;
  bool share = false;
  bool open = false;
  bool sure = false;  ///< a number by its form, whatever stands beside it
  bool in_digits = false;
};

Number negated(Number value) { return {-value.digits, value.scale}; }

std::optional<Number> quotient(Number above, Number below) {
  const bool negative = above.digits < 0;
  if (below.digits <= 0 || below.scale > 0) return std::nullopt;
  if (negative) above = negated(above);
  auto value = scaled(above, 1, below.digits);
  if (value && negative) value = negated(*value);
  return value;
}

bool is_power_of_ten(Number value) {
  if (value.scale > 0 || value.digits < 100) return false;
  std::int64_t digits = value.digits;
  while (digits % 10 == 0) digits /= 10;
  return digits == 1;
}

/// A fraction below one is a share, and so are hundredths.
bool is_share(Number value, Number below) {
  return is_power_of_ten(below) || (value.digits >= 0 && value < Number{1, 0});
}

class Finder {
 public:
  Finder(const Letters& letters, std::vector<EastAmount>& out) : letters_(letters), out_(out) {}

  void run() {
    std::uint32_t at = letters_.begin();
    char32_t before = 0;
    while (at < letters_.end()) {
      const CodePoint c = letters_.at(at);
      const std::uint32_t end = may_begin(c.value, before) ? read_at(at, before) : 0;
      if (end > at) {
        at = end;
        before = letters_.before(end);
        continue;
      }
      at += std::max<std::uint32_t>(c.size, 1);
      before = c.value;
    }
  }

 private:
  static bool may_begin(char32_t c, char32_t before) {
    if (digit_value(c) >= 0) {
      return digit_value(before) < 0 && before != '.' && before != ',' && before != '/' &&
             before != '^' && before != 0xFF0F;
    }
    return c == '-' || c == 0xFF0D || is_han(c) || (is_hangul(c) && !is_hangul(before));
  }

  /// End of what was read, 0 if nothing was.
  std::uint32_t read_at(std::uint32_t at, char32_t before) {
    const char32_t c = letters_.at(at).value;
    const bool latin = is_letter(before) && !is_han(before) && !is_hangul(before);
    if (!is_hangul(c) && !latin) {
      if (const auto figure = chinese_figure(at)) {
        if (finish_chinese(*figure)) return out_.back().span.end;
        if (is_long(*figure) && !korean_follows(figure->end)) return figure->end;
      }
    }
    if (is_han(c) || latin) return 0;
    if (const auto figure = korean_figure(at)) {
      if (finish_korean(*figure)) return out_.back().span.end;
      if (is_long(*figure)) return figure->end;
    }
    return 0;
  }

  /// No shorter number begins inside it: the whole of it was refused.
  bool is_long(const Figure& figure) const {
    return figure.in_digits || figure.end > figure.begin + letters_.at(figure.begin).size;
  }

  bool korean_follows(std::uint32_t at) const { return is_hangul(letters_.at(at).value); }

  std::uint32_t skip_sign(std::uint32_t at, bool& negative) const {
    const CodePoint c = letters_.at(at);
    const char32_t before = letters_.before(at);
    const bool dash = (c.value == '-' || c.value == 0xFF0D) && !is_letter(before) &&
                      digit_value(before) < 0 && digit_value(letters_.at(at + c.size).value) >= 0;
    if (dash || c.value == U'\u8D1F' || c.value == U'\u8CA0') {
      negative = true;
      return at + c.size;
    }
    for (const std::u32string_view word :
         {U"\uB9C8\uC774\uB108\uC2A4", U"\uC74C\uC218", U"\uC601\uD558"}) {
      const std::uint32_t end = letters_.match(at, word);
      if (end == 0) continue;
      negative = true;
      return letters_.skip_spaces(end);
    }
    return at;
  }

  // --- Chinese

  std::optional<Figure> chinese_figure(std::uint32_t at) const {
    Figure figure;
    figure.begin = at;
    bool negative = false;
    const std::uint32_t first = skip_sign(at, negative);
    const EastNumbers numbers(letters_, first, Script::chinese);
    if (numbers.size() == 0) return std::nullopt;
    const EastNumber& number = numbers.longest();
    figure.end = number.end;
    figure.value = number.value;
    figure.open = number.open;
    figure.in_digits = number.in_digits;
    figure.sure = number.has_digit && number.scaled && (number.parts >= 2 || number.in_digits);
    if (!take_parts_of(figure, Script::chinese)) take_mixed(figure, Script::chinese);
    take_tenths(figure);
    if (negative) {
      figure.value = negated(figure.value);
      figure.sure = true;
    }
    return figure;
  }

  /// "of 5 parts 3": the number was a denominator.
  bool take_parts_of(Figure& figure, Script script) const {
    std::uint32_t at = letters_.skip_spaces(figure.end);
    if (script == Script::chinese) {
      const std::uint32_t part = letters_.match(at, U"\u5206");
      at = part == 0 ? 0 : letters_.match(letters_.skip_spaces(part), U"\u4E4B");
    } else {
      at = letters_.match(at, U"\uBD84\uC758");
    }
    if (at == 0) return false;
    at = letters_.skip_spaces(at);
    bool negative = false;
    at = skip_sign(at, negative);
    const EastNumbers above(letters_, at, script);
    for (std::uint32_t i = above.size(); i > 0; --i) {
      const EastNumber& number = above[i - 1];
      if (script == Script::korean) {
        if (!may_end_korean(number.end, true)) continue;
        // "a third only": there the syllable for ten thousand is a particle
        const bool only = i > 1 && letters_.before(number.end) == U'\uB9CC' && number.parts == 2;
        if (only && !is_hangul(letters_.at(number.end).value)) continue;
      }
      const auto value = quotient(negative ? negated(number.value) : number.value, figure.value);
      if (!value) return false;
      figure.share = is_share(*value, figure.value);
      figure.value = *value;
      figure.end = number.end;
      figure.open = number.open;
      figure.sure = true;
      return true;
    }
    return false;
  }

  /// "3 and of 5 parts 1".
  void take_mixed(Figure& figure, Script script) const {
    std::uint32_t at = letters_.skip_spaces(figure.end);
    std::uint32_t link = letters_.match(at, U"\u53C8");
    if (script == Script::korean) {
      link = letters_.match(at, U"\uACFC");
      if (link == 0) link = letters_.match(at, U"\uC640");
    }
    if (link == 0) return;
    at = letters_.skip_spaces(link);
    const EastNumbers below(letters_, at, script);
    for (std::uint32_t i = below.size(); i > 0; --i) {
      Figure part;
      part.begin = at;
      part.end = below[i - 1].end;
      part.value = below[i - 1].value;
      if (!take_parts_of(part, script)) continue;
      const auto sum = sum_of(figure.value, part.value);
      if (!sum) return;
      figure.value = *sum;
      figure.end = part.end;
      figure.sure = true;
      return;
    }
  }

  /// "7 tenths 6": 0.76.
  void take_tenths(Figure& figure) const {
    std::uint32_t at = letters_.match(letters_.skip_spaces(figure.end), U"\u6210");
    if (at == 0 || figure.share || figure.value > Number{10, 0}) return;
    auto value = scaled(figure.value, 1, 10);
    if (!value) return;
    const EastNumbers more(letters_, letters_.skip_spaces(at), Script::chinese);
    if (more.size() == 1 && more[0].value < Number{10, 0}) {
      const auto hundredths = scaled(more[0].value, 1, 100);
      const auto sum = hundredths ? sum_of(*value, *hundredths) : std::nullopt;
      if (sum) {
        value = sum;
        at = more[0].end;
      }
    }
    if (is_han(letters_.at(at).value) && !figure.sure && !figure.in_digits) return;  // a word
    figure.value = *value;
    figure.share = figure.sure = true;
    figure.end = at;
  }

  bool finish_chinese(const Figure& figure) {
    const std::uint32_t behind = letters_.skip_spaces(figure.end);
    const char32_t next = letters_.at(figure.end).value;
    if (is_percent(letters_.at(behind).value) && !figure.share) {
      return figure.sure || figure.in_digits ? add_percent(figure, behind) : false;
    }
    const Counter* counter = find_counter(kChineseCounters, behind);
    const bool han_beside = is_han(letters_.before(figure.begin)) || is_han(next);
    if (figure.in_digits && !figure.sure && !is_han(letters_.at(behind).value)) return false;
    if (is_financial(figure) && !figure.sure) return false;
    if (is_calendar(figure, behind)) return false;
    if (!figure.sure && counter == nullptr && (han_beside || !is_whole_block(figure)) &&
        !figure.in_digits) {
      return false;
    }
    return add(figure, counter, behind, kChineseBefore, kChineseBehind);
  }

  /// One character of the financial forms, most of which are other words by themselves.
  bool is_financial(const Figure& figure) const {
    const CodePoint c = letters_.at(figure.begin);
    return figure.begin + c.size == figure.end &&
           std::u32string_view(U"\u4F0D\u9646\u9678\u62FE").find(c.value) !=
               std::u32string_view::npos;
  }

  bool is_whole_block(const Figure& figure) const {
    return figure.begin == letters_.begin() && letters_.skip_spaces(figure.end) == letters_.end();
  }

  /// The number of a year, a month or a day.
  bool is_calendar(const Figure& figure, std::uint32_t behind) const {
    const char32_t c = letters_.at(behind).value;
    const bool year = c == U'\u5E74' || c == U'\uB144';
    if (year) return Number{1000, 0} <= figure.value && figure.value < Number{2200, 0};
    const bool month = c == U'\u6708' || c == U'\uC6D4';
    if (month) return figure.value < Number{13, 0};
    const std::uint32_t one = figure.begin;
    const char32_t before = letters_.before(one);
    const bool behind_month = before == U'\uC6D4' || (before == ' ' && one > letters_.begin() &&
                                                      letters_.before(one - 1) == U'\uC6D4');
    if (c == U'\uC77C' && behind_month) return true;
    const bool day = c == U'\u65E5' || c == U'\u53F7' || c == U'\u865F';
    return day && figure.value < Number{32, 0};
  }

  // --- Korean

  std::optional<Figure> korean_figure(std::uint32_t at) const {
    Figure figure;
    figure.begin = at;
    bool negative = false;
    const std::uint32_t first = skip_sign(at, negative);
    const EastNumbers numbers(letters_, first, Script::korean);
    for (std::uint32_t i = numbers.size(); i > 0; --i) {
      const EastNumber& number = numbers[i - 1];
      figure.end = number.end;
      figure.value = number.value;
      figure.open = number.open;
      figure.in_digits = number.in_digits;
      figure.sure = negative || (number.parts >= 2 && number.has_digit) ||
                    (number.in_digits && number.scaled);
      const bool fraction = take_parts_of(figure, Script::korean);
      if (!fraction) take_mixed(figure, Script::korean);
      if (!fraction && !may_end_korean(figure.end, figure.sure)) continue;
      if (negative) figure.value = negated(figure.value);
      return figure;
    }
    if (const auto native = read_native(letters_, first)) {
      if (!may_end_korean(native->end, !native->determiner)) return std::nullopt;
      figure.end = native->end;
      figure.value = {native->value, 0};
      figure.sure = !native->determiner;
      return figure;
    }
    return std::nullopt;
  }

  /// May the number end here: at the end of its word, before a counter, or before a particle?
  bool may_end_korean(std::uint32_t end, bool particles) const {
    if (!is_hangul(letters_.at(end).value)) return true;
    if (find_counter(kKoreanCounters, end) != nullptr) return true;
    const bool digits = digit_value(letters_.before(end)) >= 0;
    if (!particles && !digits) return false;
    return std::any_of(kParticles.begin(), kParticles.end(), [&](std::u32string_view particle) {
      return letters_.match(end, particle) != 0;
    });
  }

  bool finish_korean(const Figure& figure) {
    const std::uint32_t behind = letters_.skip_spaces(figure.end);
    const char32_t next = letters_.at(behind).value;
    const Counter* counter = find_counter(kKoreanCounters, behind);
    if (is_calendar(figure, behind)) return false;
    // Digits by themselves are the matter of the general grammar.
    if (figure.in_digits && !figure.sure && !is_hangul(next)) return false;
    // "this day": the syllable for two is also a pronoun.
    const bool pronoun = letters_.match(figure.begin, U"\uC774") == figure.end;
    if (pronoun && !is_whole_block(figure)) return false;
    const bool glued = behind == figure.end;
    const bool taken = figure.sure || figure.in_digits ||
                       (counter != nullptr && !is_one_word(figure, behind)) ||
                       (!glued && counter != nullptr) || is_whole_block(figure);
    if (!taken) return false;
    return add(figure, counter, behind, kKoreanBefore, kKoreanBehind);
  }

  /// One syllable that is a number and a counter of one syllable: more often another word.
  bool is_one_word(const Figure& figure, std::uint32_t behind) const {
    const std::uint32_t first = figure.begin + letters_.at(figure.begin).size;
    const Counter* counter = find_counter(kKoreanCounters, behind);
    return behind == first && counter != nullptr && counter->word.size() == 1 &&
           counter->unit.empty();
  }

  // --- values

  static bool is_percent(char32_t c) { return c == '%' || c == 0xFF05; }

  template <class Table>
  const Counter* find_counter(const Table& table, std::uint32_t at) const {
    for (const Counter& counter : table) {
      if (letters_.match(at, counter.word) != 0) return &counter;
    }
    return nullptr;
  }

  bool add_percent(Figure figure, std::uint32_t sign) {
    Quantity value;
    value.lo = value.hi = value.point = figure.value;
    if (!set_share(value)) return false;
    const std::uint32_t end = sign + letters_.at(sign).size;
    out_.push_back({{figure.begin, end}, value});
    return true;
  }

  bool add(Figure figure, const Counter* counter, std::uint32_t behind,
           std::span<const BoundWord> before_words, std::span<const BoundWord> behind_words);

  const Letters& letters_;
  std::vector<EastAmount>& out_;
};

bool Finder::add(Figure figure, const Counter* counter, std::uint32_t behind,
                 std::span<const BoundWord> before_words, std::span<const BoundWord> behind_words) {
  EastAmount amount;
  amount.span = {figure.begin, figure.end};
  if (counter != nullptr && !figure.share) {
    amount.span.end = letters_.match(behind, counter->word);
    if (counter->unit == "dozen") {
      const auto dozens = scaled(figure.value, 12, 1);
      if (!dozens) return false;
      figure.value = *dozens;
    } else if (counter->unit != "%") {
      amount.value.unit = std::string(counter->unit);
    }
  }
  MaybeBound bound;
  if (figure.open) bound = BoundPhrase{{}, BoundKind::lower, true};
  for (const BoundWord& word : before_words) {
    const auto begin = letters_.match_before(figure.begin, word.word);
    if (!begin) continue;
    bound = BoundPhrase{{}, word.kind, word.open};
    amount.span.begin = *begin;
    break;
  }
  const std::uint32_t next = letters_.skip_spaces(amount.span.end);
  for (const BoundWord& word : behind_words) {
    const std::uint32_t end = letters_.match(next, word.word);
    if (end == 0) continue;
    bound = BoundPhrase{{}, word.kind, word.open};
    amount.span.end = end;
    break;
  }
  const std::string unit = amount.value.unit;
  set_bounded(amount.value, figure.value, figure.value.digits < 0 ? std::nullopt : bound);
  amount.value.unit = unit;
  if (figure.share) amount.value.share = true;
  if (counter != nullptr && counter->unit == "%" && !figure.share && !set_share(amount.value))
    return false;
  if (!out_.empty() && amount.span.begin < out_.back().span.end)
    amount.span.begin = out_.back().span.end;
  out_.push_back(std::move(amount));
  return true;
}

/// Does a letter of these scripts or a digit of full width stand in the block?
bool holds_east(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0xE3 && byte <= 0xED) || byte == 0xEF;
  });
}

}  // namespace
}  // namespace east

std::vector<EastAmount> find_east_amounts(std::string_view text,
                                          const std::vector<TextSpan>& blocks) {
  std::vector<EastAmount> amounts;
  for (const TextSpan block : blocks) {
    if (!east::holds_east(slice(text, block))) continue;
    const east::Letters letters(text, block.begin, block.end);
    east::Finder(letters, amounts).run();
  }
  return amounts;
}

}  // namespace habeas
