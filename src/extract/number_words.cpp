// extract/number_words.cpp - the grammar of English numbers over tokens
#include "extract/number_words.h"

#include <array>

namespace habeas {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kLargest = 100'000'000'000'000'000;  // 10^17

std::int64_t power_of_ten(int exponent) {
  std::int64_t result = 1;
  for (int i = 0; i < exponent; ++i) result *= 10;
  return result;
}

/// 1 to 19 and the tens; -1 for other words.
int small_number(std::uint64_t key) {
  switch (key) {
    case "zero"_w:
      return 0;
    case "one"_w:
      return 1;
    case "two"_w:
      return 2;
    case "three"_w:
      return 3;
    case "four"_w:
      return 4;
    case "five"_w:
      return 5;
    case "six"_w:
      return 6;
    case "seven"_w:
      return 7;
    case "eight"_w:
      return 8;
    case "nine"_w:
      return 9;
    case "ten"_w:
      return 10;
    case "eleven"_w:
      return 11;
    case "twelve"_w:
      return 12;
    case "thirteen"_w:
      return 13;
    case "fourteen"_w:
      return 14;
    case "fifteen"_w:
      return 15;
    case "sixteen"_w:
      return 16;
    case "seventeen"_w:
      return 17;
    case "eighteen"_w:
      return 18;
    case "nineteen"_w:
      return 19;
    case "twenty"_w:
      return 20;
    case "thirty"_w:
      return 30;
    case "forty"_w:
    case "fourty"_w:
      return 40;
    case "fifty"_w:
      return 50;
    case "sixty"_w:
      return 60;
    case "seventy"_w:
      return 70;
    case "eighty"_w:
      return 80;
    case "ninety"_w:
      return 90;
    default:
      return -1;
  }
}

/// Power of ten of "thousand", "million" ...; 0 for other words.
int magnitude_word(std::uint64_t key) {
  switch (key) {
    case "thousand"_w:
      return 3;
    case "lakh"_w:
      return 5;
    case "million"_w:
      return 6;
    case "crore"_w:
      return 7;
    case "billion"_w:
      return 9;
    case "trillion"_w:
      return 12;
    default:
      return 0;
  }
}

/// Magnitudes written as letters behind digits: "5bn", "1.2 mn", "20k". "m" alone may be metres:
/// the amount grammar decides.
int magnitude_letters(const Words& words, std::uint32_t at) {
  switch (words.key(at)) {
    case "bn"_w:
      return 9;
    case "mn"_w:
    case "mln"_w:
      return 6;
    case "tn"_w:
    case "trn"_w:
      return 12;
    case "k"_w:
      return words.glued(at) ? 3 : 0;
    default:
      return 0;
  }
}

int vulgar_fraction_quarters(std::string_view token) {
  if (token == "\xC2\xBC") return 1;
  if (token == "\xC2\xBD") return 2;
  return token == "\xC2\xBE" ? 3 : 0;
}

struct Digits {
  Number value;
  bool grouped = false;
};

/// "33,000", "1.25". Two points, more than 17 digits and letters are refused.
std::optional<Digits> read_digits(std::string_view token) {
  if (token.empty() || token.size() > 24) return std::nullopt;
  Digits result;
  int digits = 0;
  int points = 0;
  for (const char c : token) {
    if (c == ',') {
      result.grouped = true;
      continue;
    }
    if (c == '.') {
      ++points;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > 17 || points > 1) return std::nullopt;
    result.value.digits = result.value.digits * 10 + (c - '0');
    if (points == 1 && ++result.value.scale > 12) return std::nullopt;
  }
  if (digits == 0 || points > 1) return std::nullopt;
  return result;
}

/// value * 10^power, without overflow.
bool raise(Number& value, int power) {
  const int cancelled = power < value.scale ? power : value.scale;
  value.scale = static_cast<std::uint8_t>(value.scale - cancelled);
  const std::int64_t factor = power_of_ten(power - cancelled);
  if (value.digits > kLargest / factor) return false;
  value.digits *= factor;
  return true;
}

std::optional<NumberPhrase> read_in_digits(const Words& words, std::uint32_t at) {
  const auto digits = read_digits(words.view(at));
  if (!digits) return std::nullopt;
  NumberPhrase phrase{{at, at + 1}, digits->value, true, false, digits->grouped, 0};
  std::uint32_t next = at + 1;
  if (const int quarters = vulgar_fraction_quarters(words.view(next));
      quarters > 0 && phrase.value.scale == 0) {
    phrase.value = {phrase.value.digits * 100 + quarters * 25, 2};
    phrase.range.end = ++next;
  } else if (words.is_number(next) && words.mark(next + 1, '/') &&
             words.hyphen(next + 1) == false && words.glued(next + 1) && words.glued(next + 2) &&
             phrase.value.scale == 0) {
    const auto part = read_fraction(words, next);
    if (part) {
      const Wide sum = static_cast<Wide>(phrase.value.digits) * power_of_ten(part->value.scale) +
                       part->value.digits;
      if (sum > kLargest) return std::nullopt;
      phrase.value = {static_cast<std::int64_t>(sum), part->value.scale};
      phrase.range.end = next = part->range.end;
    }
  }
  if (words.hyphen(next) && magnitude_word(words.key(next + 1)) > 0) ++next;  // "1.2-million"
  if (words.is(next, "hundred"_w)) {
    if (!raise(phrase.value, 2)) return std::nullopt;
    phrase.magnitude = 2;
    phrase.range.end = ++next;
  }
  if ((words.is(next, "dozen"_w) || words.is(next, "dozens"_w)) && phrase.value.scale == 0 &&
      phrase.value.digits < 10'000) {
    phrase.value.digits *= 12;
    phrase.range.end = ++next;
  }
  for (int power; (power = magnitude_word(words.key(next))) > 0 ||
                  (power = magnitude_letters(words, next)) > 0;) {
    if (!raise(phrase.value, power)) return std::nullopt;
    phrase.magnitude = static_cast<std::uint8_t>(power);
    phrase.range.end = ++next;
  }
  phrase.value = phrase.value.normalised();
  return phrase;
}

/// ".08"
std::optional<NumberPhrase> read_bare_decimal(const Words& words, std::uint32_t at) {
  if (words.glued(at) || !words.glued(at + 1) || !words.is_number(at + 1)) return std::nullopt;
  auto phrase = read_in_digits(words, at + 1);
  const std::size_t digits = words.view(at + 1).size();
  if (!phrase || phrase->range.end != at + 2 || phrase->grouped || digits > 12) return std::nullopt;
  if (!plain_digits(words.view(at + 1)).has_value()) return std::nullopt;
  phrase->value = Number{phrase->value.digits, static_cast<std::uint8_t>(digits)}.normalised();
  phrase->range.begin = at;
  return phrase;
}

/// Reads a number in words from left to right: `group` is the part below a thousand, `total` the
/// finished parts.
class WordNumber {
 public:
  WordNumber(const Words& words, std::uint32_t at) : words_(words), begin_(at), at_(at) {}

  std::optional<NumberPhrase> read() {
    if (words_.is(at_, "half"_w)) return read_half();
    const bool article = words_.is(at_, "a"_w) || words_.is(at_, "an"_w);
    if (article && !read_article()) return std::nullopt;
    if (words_.is(at_, "hundred"_w) || words_.is(at_, "thousand"_w)) {
      if (group_ == 0 && !follows_amount()) group_ = 1;  // "hundred thousand dollars"
    }
    while (step()) {
    }
    if (end_ == begin_) return std::nullopt;
    NumberPhrase phrase{{begin_, end_}, {total_ + group_, 0}, false, article, false, magnitude_};
    read_point(phrase);
    read_and_fraction(phrase);
    return phrase;
  }

 private:
  /// "several hundred", "1.2 million": the magnitude belongs to what stands before.
  bool follows_amount() const {
    const std::uint64_t before = words_.key(begin_ - 1);
    return before == "several"_w || before == "few"_w || before == "many"_w ||
           before == "couple"_w || words_.is_number(begin_ - 1) || small_number(before) >= 0 ||
           words_.hyphen(begin_ - 1);
  }

  /// "a hundred", "a dozen", "a couple of": the article is a one.
  bool read_article() {
    const std::uint64_t next = words_.key(at_ + 1);
    if (next == "couple"_w) {
      const std::uint64_t behind = words_.key(at_ + 2);
      const bool of = behind == "of"_w;
      if (!of && behind != "hundred"_w && behind != "thousand"_w && behind != "dozen"_w &&
          behind != "million"_w && behind != "more"_w) {
        return false;
      }
      group_ = 2;
      at_ += of ? 3 : 2;
      end_ = of ? at_ - 1 : at_;
      closed_ = behind == "of"_w || behind == "more"_w;
      return true;
    }
    if (next == "half"_w && words_.hyphen(at_ + 2) && words_.is(at_ + 3, "dozen"_w)) {
      group_ = 6;
      end_ = at_ = at_ + 4;
      closed_ = true;
      return true;
    }
    if (next != "hundred"_w && next != "dozen"_w && magnitude_word(next) == 0) return false;
    group_ = 1;
    ++at_;
    return true;
  }

  /// "half a dozen", "half a million".
  std::optional<NumberPhrase> read_half() {
    const std::uint32_t noun =
        words_.is(at_ + 1, "a"_w) || words_.hyphen(at_ + 1) ? at_ + 2 : at_ + 1;
    const int power = magnitude_word(words_.key(noun));
    const bool dozen = words_.is(noun, "dozen"_w);
    if (!dozen && power == 0) return std::nullopt;
    return NumberPhrase{{at_, noun + 1}, {dozen ? 6 : power_of_ten(power) / 2, 0}, false, true,
                        false,           static_cast<std::uint8_t>(power)};
  }

  bool step() {
    if (closed_) return false;
    std::uint32_t at = at_;
    if (end_ > begin_ && words_.hyphen(at)) ++at;
    if (end_ > begin_ && words_.is(at, "and"_w)) {
      // "two hundred and six", not "six and seven"
      const bool after_magnitude = (group_ == 0 && total_ > 0) || (group_ > 0 && group_ % 100 == 0);
      if (!after_magnitude || small_number(words_.key(at + 1)) <= 0) return false;
      if (group_ == 0 && magnitude_ > 3) return false;
      ++at;
    }
    return take_small(at) || take_hundred(at) || take_magnitude(at) || take_dozen(at);
  }

  bool take_small(std::uint32_t at) {
    const int value = small_number(words_.key(at));
    if (value < 0) return false;
    const bool first = end_ == begin_;
    if (value == 0 && !first) return false;
    const std::int64_t below = group_ % 100;
    const bool fits = value < 10 ? (below == 0 || (below >= 20 && below % 10 == 0)) : below == 0;
    if (!first && (!fits || zero_)) return false;
    zero_ = value == 0;
    group_ += value;
    return take(at);
  }

  bool take_hundred(std::uint32_t at) {
    if (!words_.is(at, "hundred"_w) || group_ <= 0 || group_ >= 100) return false;
    group_ *= 100;
    magnitude_ = 2;
    return take(at);
  }

  bool take_magnitude(std::uint32_t at) {
    const int power = magnitude_word(words_.key(at));
    if (power == 0 || group_ <= 0 || (total_ > 0 && power >= lowest_)) return false;
    const Wide sum = static_cast<Wide>(group_) * power_of_ten(power) + total_;
    if (sum > kLargest) return false;
    total_ = static_cast<std::int64_t>(sum);
    group_ = 0;
    lowest_ = power;
    magnitude_ = static_cast<std::uint8_t>(power);
    return take(at);
  }

  bool take_dozen(std::uint32_t at) {
    const bool dozen = words_.is(at, "dozen"_w) || (words_.is(at, "dozens"_w) && end_ > begin_);
    if (!dozen || group_ <= 0 || total_ > 0) return false;
    group_ *= 12;
    closed_ = true;
    return take(at);
  }

  bool take(std::uint32_t at) {
    end_ = at_ = at + 1;
    return true;
  }

  /// "two point five"
  void read_point(NumberPhrase& phrase) {
    if (!words_.is(end_, "point"_w) || magnitude_ > 0) return;
    std::uint32_t at = end_ + 1;
    for (int digit; (digit = small_number(words_.key(at))) >= 0 && digit < 10; ++at) {
      if (phrase.value.scale >= 9 || phrase.value.digits > 1'000'000) return;
      phrase.value.digits = phrase.value.digits * 10 + digit;
      ++phrase.value.scale;
    }
    if (at == end_ + 1) return;
    phrase.range.end = at;
    const int power = magnitude_word(words_.key(at));
    if (power > 0 && raise(phrase.value, power)) {
      phrase.magnitude = static_cast<std::uint8_t>(power);
      ++phrase.range.end;
    }
    phrase.value = phrase.value.normalised();
  }

  /// "two and a half million", "five and a quarter"
  void read_and_fraction(NumberPhrase& phrase) {
    const std::uint32_t at = phrase.range.end;
    if (!words_.is(at, "and"_w) || phrase.value.scale > 0 || phrase.value.digits >= 1'000'000)
      return;
    const auto part = read_fraction(words_, at + 1);
    if (!part || part->digits || phrase.magnitude > 2) return;
    const std::int64_t unit = power_of_ten(part->value.scale);
    phrase.value = {phrase.value.digits * unit + part->value.digits, part->value.scale};
    phrase.range.end = part->range.end;
    const int power = magnitude_word(words_.key(part->range.end));
    if (power > 0 && raise(phrase.value, power)) {
      phrase.magnitude = static_cast<std::uint8_t>(power);
      ++phrase.range.end;
    }
  }

  const Words& words_;
  std::uint32_t begin_;
  std::uint32_t at_;
  std::uint32_t end_ = begin_;
  std::int64_t group_ = 0;
  std::int64_t total_ = 0;
  int lowest_ = 0;
  std::uint8_t magnitude_ = 0;
  bool zero_ = false;
  bool closed_ = false;
};

struct OrdinalWord {
  std::uint64_t key;
  int value;
};

constexpr std::array<OrdinalWord, 21> kOrdinals = {{
    {"first"_w, 1},        {"second"_w, 2},      {"third"_w, 3},       {"fourth"_w, 4},
    {"fifth"_w, 5},        {"sixth"_w, 6},       {"seventh"_w, 7},     {"eighth"_w, 8},
    {"ninth"_w, 9},        {"tenth"_w, 10},      {"eleventh"_w, 11},   {"twelfth"_w, 12},
    {"thirteenth"_w, 13},  {"fourteenth"_w, 14}, {"fifteenth"_w, 15},  {"sixteenth"_w, 16},
    {"seventeenth"_w, 17}, {"eighteenth"_w, 18}, {"nineteenth"_w, 19}, {"twentieth"_w, 20},
    {"thirtieth"_w, 30},
}};

int ordinal_word(std::uint64_t key) {
  for (const OrdinalWord& word : kOrdinals) {
    if (word.key == key) return word.value;
  }
  return 0;
}

/// Denominator of "half", "third", "quarters", "fifths" ...; `plural` tells the form.
int denominator(std::uint64_t key, bool plural) {
  switch (key) {
    case "third"_w:
      return plural ? 0 : 3;
    case "thirds"_w:
      return plural ? 3 : 0;
    case "quarter"_w:
      return plural ? 0 : 4;
    case "quarters"_w:
      return plural ? 4 : 0;
    case "fifth"_w:
      return plural ? 0 : 5;
    case "fifths"_w:
      return plural ? 5 : 0;
    case "sixth"_w:
      return plural ? 0 : 6;
    case "sixths"_w:
      return plural ? 6 : 0;
    case "seventh"_w:
      return plural ? 0 : 7;
    case "sevenths"_w:
      return plural ? 7 : 0;
    case "eighth"_w:
      return plural ? 0 : 8;
    case "eighths"_w:
      return plural ? 8 : 0;
    case "ninth"_w:
      return plural ? 0 : 9;
    case "ninths"_w:
      return plural ? 9 : 0;
    case "tenth"_w:
      return plural ? 0 : 10;
    case "tenths"_w:
      return plural ? 10 : 0;
    default:
      return 0;
  }
}

bool written_fraction(std::int32_t above, std::int32_t below) {
  const bool usual = below == 2 || below == 3 || below == 4 || below == 5 || below == 6 ||
                     below == 8 || below == 10 || below == 16 || below == 100;
  return above > 0 && above < below && usual;
}

}  // namespace

bool Words::dash(std::uint32_t i) const {
  const std::string_view bytes = view(i);
  if (bytes.size() != 1 && bytes.size() != 3) return false;
  return bytes == "-" || bytes == "\xE2\x80\x90" || bytes == "\xE2\x80\x91" ||
         bytes == "\xE2\x80\x92" || bytes == "\xE2\x80\x93" || bytes == "\xE2\x80\x94" ||
         bytes == "\xE2\x88\x92";
}

bool Words::quote(std::uint32_t i) const {
  const std::string_view bytes = view(i);
  if (bytes.empty() || bytes.size() > 3) return false;
  return bytes == "\"" || bytes == "'" || bytes == "\xE2\x80\x9C" || bytes == "\xE2\x80\x9D" ||
         bytes == "\xE2\x80\x98" || bytes == "\xE2\x80\x99" || bytes == "\xC2\xAB" ||
         bytes == "\xC2\xBB";
}

std::optional<NumberPhrase> read_number(const Words& words, std::uint32_t at) {
  if (words.is_number(at)) return read_in_digits(words, at);
  if (words.mark(at, '.')) return read_bare_decimal(words, at);
  if (const int quarters = vulgar_fraction_quarters(words.view(at)); quarters > 0) {
    return NumberPhrase{{at, at + 1}, Number{quarters * 25, 2}.normalised(), true, false, false, 0};
  }
  if (!words.is_word(at)) return std::nullopt;
  return WordNumber(words, at).read();
}

std::optional<OrdinalPhrase> read_ordinal(const Words& words, std::uint32_t at) {
  if (words.is_number(at)) {
    const std::string_view token = words.view(at);
    if (token.size() < 3 || token.size() > 4) return std::nullopt;
    const std::string_view suffix = token.substr(token.size() - 2);
    if (suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") return std::nullopt;
    const auto value = plain_digits(token.substr(0, token.size() - 2));
    if (!value || *value == 0) return std::nullopt;
    return OrdinalPhrase{{at, at + 1}, *value};
  }
  if (const int value = ordinal_word(words.key(at)); value > 0) {
    return OrdinalPhrase{{at, at + 1}, value};
  }
  const int tens = small_number(words.key(at));
  if (tens < 20) return std::nullopt;
  const std::uint32_t unit_at = words.hyphen(at + 1) ? at + 2 : at + 1;
  const int unit = ordinal_word(words.key(unit_at));
  if (unit < 1 || unit > 9) return std::nullopt;
  return OrdinalPhrase{{at, unit_at + 1}, tens + unit};
}

std::optional<NumberPhrase> read_fraction(const Words& words, std::uint32_t at) {
  if (words.is_number(at)) {
    const auto above = plain_digits(words.view(at));
    const auto below = plain_digits(words.view(at + 2));
    if (!words.mark(at + 1, '/') || !words.glued(at + 1) || !words.glued(at + 2))
      return std::nullopt;
    if (!above || !below || !written_fraction(*above, *below)) return std::nullopt;
    const auto value = scaled({*above, 0}, 1, *below);
    if (!value) return std::nullopt;
    return NumberPhrase{{at, at + 3}, *value, true, false, false, 0};
  }
  if (words.is(at, "half"_w)) return NumberPhrase{{at, at + 1}, {5, 1}, false, false, false, 0};
  const bool article = words.is(at, "a"_w) || words.is(at, "an"_w);
  const int above = article ? 1 : small_number(words.key(at));
  if (above < 1 || above > 9) return std::nullopt;
  const std::uint32_t noun = words.hyphen(at + 1) ? at + 2 : at + 1;
  if (above == 1 && words.is(noun, "half"_w)) {
    return NumberPhrase{{at, noun + 1}, {5, 1}, false, article, false, 0};
  }
  const int below = denominator(words.key(noun), above > 1);
  if (below <= above) return std::nullopt;
  const auto value = scaled({above, 0}, 1, below);
  if (!value) return std::nullopt;
  return NumberPhrase{{at, noun + 1}, *value, false, article, false, 0};
}

std::optional<std::int32_t> plain_digits(std::string_view token) {
  if (token.empty() || token.size() > 9) return std::nullopt;
  std::int32_t value = 0;
  for (const char c : token) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Number> scaled(Number value, std::int64_t factor, std::int64_t divisor) {
  Wide digits = static_cast<Wide>(value.digits) * factor;
  int scale = value.scale;
  while (digits % divisor != 0 && scale < 12 && digits < static_cast<Wide>(kLargest) * 10) {
    digits *= 10;
    ++scale;
  }
  digits = (digits + divisor / 2) / divisor;
  if (digits > kLargest * 10 || digits < 0) return std::nullopt;
  return Number{static_cast<std::int64_t>(digits), static_cast<std::uint8_t>(scale)}.normalised();
}

}  // namespace habeas
