// extract/number_words.cpp - the grammar of English cardinals over tokens
//
//   number  = sign-less cardinal [tail] | fraction power ("half a million")
//   cardinal = group power [group power ...] [["and"] group], a group below a thousand in words
//              ("two hundred and six") or, where the number began in digits, in digits
//   tail     = "point" digits | "and" fraction [power] | denominator ("twenty-three fifths")
//            | "over" cardinal
#include "extract/number_words.h"

#include <array>

#include "extract/number_digits.h"
#include "extract/number_fractions.h"
#include "extract/number_sum.h"
#include "text/key_table.h"

namespace habeas {
namespace {

__extension__ using Wide = __int128;

constexpr auto kSmall = KeyTable(std::to_array<KeyValue>({
    {"zero"_w, 0},      {"nought"_w, 0},    {"naught"_w, 0},   {"one"_w, 1},
    {"two"_w, 2},       {"three"_w, 3},     {"four"_w, 4},     {"five"_w, 5},
    {"six"_w, 6},       {"seven"_w, 7},     {"eight"_w, 8},    {"nine"_w, 9},
    {"ten"_w, 10},      {"eleven"_w, 11},   {"twelve"_w, 12},  {"thirteen"_w, 13},
    {"fourteen"_w, 14}, {"fifteen"_w, 15},  {"sixteen"_w, 16}, {"seventeen"_w, 17},
    {"eighteen"_w, 18}, {"nineteen"_w, 19}, {"twenty"_w, 20},  {"thirty"_w, 30},
    {"forty"_w, 40},    {"fourty"_w, 40},   {"fifty"_w, 50},   {"sixty"_w, 60},
    {"seventy"_w, 70},  {"eighty"_w, 80},   {"ninety"_w, 90},
}));

constexpr auto kPowers = KeyTable(std::to_array<KeyValue>({
    {"thousand"_w, 3},
    {"lakh"_w, 5},
    {"lakhs"_w, 5},
    {"million"_w, 6},
    {"crore"_w, 7},
    {"crores"_w, 7},
    {"billion"_w, 9},
    {"trillion"_w, 12},
}));

/// Powers written as letters behind digits, glued to them or not.
constexpr auto kPowerLetters = KeyTable(std::to_array<KeyValue>({
    {"mn"_w, 6},
    {"mln"_w, 6},
    {"mil"_w, 6},
    {"bn"_w, 9},
    {"bln"_w, 9},
    {"tn"_w, 12},
    {"tln"_w, 12},
    {"trn"_w, 12},
}));

bool is_dozen(std::uint64_t key) {
  return key == "dozen"_w || key == "dozens"_w || key == "doz"_w || key == "dozs"_w ||
         key == "dz"_w || key == "dzs"_w;
}

/// "20k", "5bn", "1.2 mn", "10M", "1MM", "2b". A small "m" may be metres: the amount grammar
/// decides.
int power_letters(const Words& words, std::uint32_t at) {
  const std::string_view letters = words.view(at);
  if (letters.empty() || letters.size() > 3 || !words.is_word(at)) return 0;
  if (letters.size() > 1 && letters != "MM")
    return static_cast<int>(kPowerLetters.find(words.key(at), 0));
  const bool ends = !words.is_word(at + 1) || !words.glued(at + 1);
  if (!ends) return 0;
  if (!words.glued(at) && words.capital(at + 1)) return 0;  // "20 M Street"
  if (letters == "M" || letters == "MM") return 6;
  if (letters == "k") return 3;
  if (letters == "K") return words.glued(at) ? 3 : 0;
  return letters == "b" && words.glued(at) ? 9 : 0;
}

/// Reads one cardinal with its tail.
class EnglishNumber {
 public:
  EnglishNumber(const Words& words, std::uint32_t at)
      : words_(words), begin_(at), at_(at), end_(at) {}

  std::optional<NumberPhrase> read() {
    if (const auto part = read_part_of_power()) return part;
    const bool begun = words_.is_number(begin_) ? begin_in_digits() : begin_in_words();
    if (!begun || overflow_) return std::nullopt;
    if (!closed_) {
      while (step()) {
      }
    }
    if (end_ == begin_ || overflow_) return std::nullopt;
    NumberPhrase phrase;
    phrase.value = lead_ ? *lead_ : Number{sum_.value(), 0};
    phrase.range = {begin_, end_};
    phrase.digits = digits_;
    phrase.article = article_;
    phrase.grouped = grouped_;
    phrase.magnitude = magnitude_;
    read_tail(phrase);
    phrase.value = phrase.value.normalised();
    return phrase;
  }

 private:
  // --- where a number begins

  bool begin_in_digits() {
    const auto digits = read_digits(words_, begin_);
    if (!digits) return false;
    digits_ = true;
    grouped_ = digits->grouped;
    Number value = digits->value;
    end_ = digits->end;
    read_mixed(value);
    std::uint32_t next = end_;
    if (words_.hyphen(next) && power_word(words_.key(next + 1)) > 0) ++next;  // "1.2-million"
    for (int power = 0; (power = unit_behind_digits(next)) > 0;) {
      if (!raise(value, power)) return false;
      magnitude_ = static_cast<std::uint8_t>(power);
      end_ = ++next;
    }
    if (is_dozen(words_.key(end_)) && value.scale == 0 && value.digits < 10'000) {
      value.digits *= 12;
      ++end_;
      closed_ = true;
    }
    at_ = end_;
    // What may follow in "4 thousand 3 hundred and 21" is added to the value of the lead.
    lead_ = value;
    if (magnitude_ == 0 || value.scale > 0) closed_ = true;
    return true;
  }

  /// "1 4/5", "2\xC2\xBD": a whole number and a fraction in digits.
  void read_mixed(Number& value) {
    if (value.scale > 0 || end_ > begin_ + 1) return;
    const auto part = read_written_fraction(words_, end_);
    if (!part || (words_.is_number(end_) && words_.glued(end_))) return;
    const auto sum = sum_of(value, part->value);
    if (!sum) return;
    value = *sum;
    end_ = part->range.end;
  }

  int unit_behind_digits(std::uint32_t at) const {
    if (words_.is(at, "hundred"_w)) return 2;
    const int power = power_word(words_.key(at));
    return power > 0 ? power : power_letters(words_, at);
  }

  bool begin_in_words() {
    article_ = words_.is(at_, "a"_w) || words_.is(at_, "an"_w);
    if (article_) return begin_with_article();
    const bool bare = words_.is(at_, "hundred"_w) || words_.is(at_, "thousand"_w);
    if (bare) return !follows_amount() && sum_.add(1);  // "hundred thousand dollars"
    return true;
  }

  /// "a hundred", "a dozen", "a couple of": the article is a one.
  bool begin_with_article() {
    const std::uint64_t next = words_.key(at_ + 1);
    if (next == "couple"_w) return begin_with_couple();
    // "a score of villagers", not "a score of 3"
    if (next == "score"_w && words_.is(at_ + 2, "of"_w) && words_.shape(at_ + 3) == Shape::lower &&
        small_number(words_.key(at_ + 3)) < 0) {
      end_ = at_ + 2;
      closed_ = true;
      return sum_.add(20);
    }
    if (next == "half"_w && words_.hyphen(at_ + 2) && is_dozen(words_.key(at_ + 3))) {
      end_ = at_ + 4;
      closed_ = true;
      return sum_.add(6);
    }
    if (next != "hundred"_w && !is_dozen(next) && power_word(next) == 0) return false;
    ++at_;
    return sum_.add(1);
  }

  bool begin_with_couple() {
    const std::uint64_t behind = words_.key(at_ + 2);
    const bool of = behind == "of"_w;
    const std::uint64_t next = words_.key(at_ + 3);
    if (of && (next == "hundred"_w || next == "dozen"_w || power_word(next) > 0)) {
      at_ += 3;  // "a couple of hundred"
      return sum_.add(2);
    }
    if (!of && behind != "hundred"_w && behind != "more"_w && behind != "dozen"_w &&
        power_word(behind) == 0) {
      return false;
    }
    at_ += of ? 3 : 2;
    end_ = of ? at_ - 1 : at_;
    closed_ = of || behind == "more"_w;
    return sum_.add(2);
  }

  /// "several hundred", "1.2 million": the magnitude belongs to what stands before.
  bool follows_amount() const {
    const std::uint64_t before = words_.key(begin_ - 1);
    return before == "several"_w || before == "few"_w || before == "many"_w ||
           before == "couple"_w || words_.is_number(begin_ - 1) || small_number(before) >= 0 ||
           words_.hyphen(begin_ - 1);
  }

  /// "half a million", "a quarter million", "two thirds of a million", "half a dozen".
  std::optional<NumberPhrase> read_part_of_power() const {
    const auto part = read_fraction(words_, begin_);
    if (!part || part->digits) return std::nullopt;
    std::uint32_t noun = part->range.end;
    const bool of = words_.is(noun, "of"_w);
    if (of) ++noun;
    const bool article = words_.is(noun, "a"_w);
    if (article || (!of && words_.hyphen(noun))) ++noun;
    if (of && !article) return std::nullopt;
    const std::uint64_t last = words_.key(part->range.end - 1);
    const bool by_itself = last == "half"_w || last == "quarter"_w || last == "quarters"_w;
    if (!of && !by_itself) return std::nullopt;  // "the third million"
    const int power = power_word(words_.key(noun));
    const bool dozen = words_.is(noun, "dozen"_w);
    if (!dozen && power == 0) return std::nullopt;
    auto value = dozen ? scaled(part->value, 12, 1) : scaled(part->value, power_of_ten(power), 1);
    if (!value) return std::nullopt;
    if (power >= 3) value = rounded_to_whole(*value);
    return NumberPhrase{
        {begin_, noun + 1}, *value, false, true, false, static_cast<std::uint8_t>(power)};
  }

  /// Two thirds of a million are 666,667.
  static Number rounded_to_whole(Number value) {
    const std::int64_t unit = power_of_ten(value.scale);
    return {(value.digits + unit / 2) / unit, 0};
  }

  // --- one part after the other

  bool step() {
    if (closed_) return false;
    std::uint32_t at = at_;
    const bool first = end_ == begin_;
    if (!first && words_.hyphen(at)) ++at;
    if (!first && spaced_hyphen(at)) ++at;
    if (!first && words_.is(at, "and"_w)) {
      if (!takes_and(at)) return false;
      ++at;
    }
    return take_small(at) || take_digits(at) || take_hundred(at) || take_power(at) ||
           take_dozen(at);
  }

  /// "fifty - two": a hyphen set with spaces, between a ten and a digit.
  bool spaced_hyphen(std::uint32_t at) const {
    if (!words_.mark(at, '-') || words_.glued(at) || words_.glued(at + 1)) return false;
    const int ten = small_number(words_.key(at - 1));
    const int digit = small_number(words_.key(at + 1));
    return ten >= 20 && digit >= 1 && digit <= 9;
  }

  /// "two hundred and six", not "six and seven"; "a million and two hundred", not "a million and
  /// two"; and not "one hundred and three quarters".
  bool takes_and(std::uint32_t at) const {
    const bool after_unit = magnitude_ > 0 && sum_.pending() == 0;
    if (!after_unit) return false;
    if (const auto part = read_fraction(words_, at + 1)) {
      if (part->range.end > at + 2) return false;
    }
    const int next = small_number(words_.key(at + 1));
    const bool number = next > 0 || (digits_ && words_.is_number(at + 1));
    if (!number) return false;
    if (magnitude_ <= 3) return true;
    const auto rest = next > 0 ? EnglishNumber(words_, at + 1).read() : std::nullopt;
    return rest && rest->magnitude >= 2 && rest->magnitude < magnitude_;
  }

  bool take_small(std::uint32_t at) {
    const int value = small_number(words_.key(at));
    if (value < 0) return false;
    const bool first = end_ == begin_;
    if (value == 0 && !first) return false;
    const std::int64_t below = sum_.pending() % 100;
    const bool fits = value < 10 ? (below == 0 || (below >= 20 && below % 10 == 0)) : below == 0;
    if (!first && (!fits || zero_)) return false;
    // "three twenty-fifths": the ten belongs to the denominator
    if (!first && value >= 20 && sum_.pending() == 0 && magnitude_ != 2 &&
        !words_.is(at - 1, "and"_w) && read_denominator(words_, at)) {
      return false;
    }
    if (!first && value >= 20 && words_.hyphen(at + 1) && read_denominator(words_, at))
      return false;
    zero_ = value == 0;
    if (!sum_.add(value)) overflow_ = true;
    return take(at);
  }

  /// "3 hundred and 21", "4 thousand 3 hundred": digits inside a number that began in digits.
  bool take_digits(std::uint32_t at) {
    if (!digits_ || end_ == begin_ || !words_.is_number(at) || words_.glued(at)) return false;
    const auto value = plain_digits(words_.view(at));
    if (!value || *value == 0 || *value >= power_of_ten(magnitude_) || sum_.pending() != 0)
      return false;
    const bool and_before = words_.is(at - 1, "and"_w);
    const int power = words_.is(at + 1, "hundred"_w) ? 2 : power_word(words_.key(at + 1));
    if (power >= magnitude_ || (!and_before && power == 0)) return false;
    if (!sum_.add(*value)) overflow_ = true;
    return take(at);
  }

  bool take_hundred(std::uint32_t at) {
    if (!words_.is(at, "hundred"_w) || sum_.pending() <= 0 || sum_.pending() >= 100) return false;
    if (!sum_.multiply_pending(100)) overflow_ = true;
    magnitude_ = 2;
    return take(at);
  }

  bool take_power(std::uint32_t at) {
    const int power = power_word(words_.key(at));
    if (power == 0 || (sum_.group() <= 0 && power <= magnitude_)) return false;
    if (lead_ && power >= lead_power()) return false;
    if (sum_.empty()) return false;
    if (!sum_.multiply_group(power)) {
      overflow_ = true;
      return false;
    }
    magnitude_ = static_cast<std::uint8_t>(power);
    return take(at);
  }

  /// The power that the lead in digits ends with: what follows must be smaller.
  int lead_power() const { return magnitude_; }

  bool take_dozen(std::uint32_t at) {
    if (!is_dozen(words_.key(at)) || sum_.pending() <= 0) return false;
    if (words_.is(at, "dozens"_w) && end_ == begin_) return false;
    if (!sum_.multiply_pending(12)) overflow_ = true;
    closed_ = true;
    return take(at);
  }

  bool take(std::uint32_t at) {
    end_ = at_ = at + 1;
    return true;
  }

  // --- tails

  void read_tail(NumberPhrase& phrase) {
    if (lead_ && !sum_.empty()) {
      const auto total = sum_of(*lead_, Number{sum_.value(), 0});
      if (total) phrase.value = *total;
    }
    if (digits_ && sum_.empty()) {
      read_and_fraction(phrase);
      read_over(phrase);
      return;
    }
    read_point(phrase);
    if (phrase.value.scale == 0 && read_parts(phrase)) return;
    read_and_fraction(phrase);
    read_over(phrase);
  }

  /// "two point five", "two hundred point seventy-one"
  void read_point(NumberPhrase& phrase) const {
    const std::uint32_t point = phrase.range.end;
    if (!words_.is(point, "point"_w) || magnitude_ > 2) return;
    Number value = phrase.value;
    std::uint32_t at = point + 1;
    for (int part = 0; (part = small_number(words_.key(at))) >= 0;) {
      if (part >= 20 && words_.hyphen(at + 1)) {
        const int digit = small_number(words_.key(at + 2));
        if (digit >= 1 && digit <= 9) {
          part += digit;
          at += 2;
        }
      }
      const int width = part < 10 ? 1 : 2;
      if (value.scale + width > 9 || value.digits > 1'000'000) return;
      value.digits = value.digits * power_of_ten(width) + part;
      value.scale = static_cast<std::uint8_t>(value.scale + width);
      ++at;
    }
    if (at == point + 1) return;
    phrase.value = value;
    phrase.range.end = at;
    take_power_behind(phrase);
  }

  /// "twenty-three fifths", "one twenty-fifth": the cardinal was a numerator.
  bool read_parts(NumberPhrase& phrase) const {
    const std::uint32_t at = phrase.range.end;
    const bool spaced = words_.mark(at, '-') && !words_.glued(at) && !words_.glued(at + 1);
    auto below = read_denominator(words_, words_.hyphen(at) || spaced ? at + 1 : at);
    if (!below && phrase.range.size() == 1 && !digits_) below = read_great_denominator(at);
    if (!below || below->plural == (phrase.value == Number{1, 0})) return false;
    // "for five quarters", "one third party"
    const bool whole_times = below->value <= 4 && phrase.value.digits >= below->value;
    if (whole_times || (!below->plural && words_.is_word(below->range.end))) return false;
    const auto value = scaled(phrase.value, 1, below->value);
    if (!value) return false;
    phrase.value = *value;
    phrase.range.end = below->range.end;
    phrase.magnitude = 0;
    return true;
  }

  /// "one one hundred and fifth": hundreds that end in an ordinal, below a numerator of one word.
  std::optional<Denominator> read_great_denominator(std::uint32_t at) const {
    if (!words_.is(at + 1, "hundred"_w) &&
        !(words_.hyphen(at + 1) && words_.is(at + 2, "hundred"_w)))
      return std::nullopt;
    const int hundreds = small_number(words_.key(at));
    if (hundreds < 1 || hundreds > 9) return std::nullopt;
    std::uint32_t next = words_.hyphen(at + 1) ? at + 3 : at + 2;
    if (words_.hyphen(next)) ++next;
    if (words_.is(next, "and"_w)) ++next;
    if (words_.hyphen(next)) ++next;
    const auto rest = read_denominator(words_, next);
    if (!rest || rest->value >= 100 || words_.is(next, "quarter"_w) || words_.is(next, "half"_w))
      return std::nullopt;
    return Denominator{
        {at, rest->range.end}, std::int64_t{100} * hundreds + rest->value, rest->plural};
  }

  /// "two and a half million", "five and a quarter", "three million and a half".
  void read_and_fraction(NumberPhrase& phrase) const {
    const std::uint32_t at = phrase.range.end;
    if (!words_.is(at, "and"_w) || phrase.value.scale > 0) return;
    const auto part = read_fraction(words_, at + 1);
    if (!part || part->digits || part->range.end == at + 2) return;
    if (words_.is(part->range.end, "of"_w)) return;  // "two and a third of the others"
    const std::uint64_t last = words_.key(part->range.end - 1);
    const bool person = part->article && last != "half"_w && last != "quarter"_w;
    const bool says_more =
        words_.is_word(part->range.end) && power_word(words_.key(part->range.end)) == 0;
    if (person && says_more) return;  // "shot two and a third died"
    const int behind = power_word(words_.key(part->range.end));
    Number added = part->value;
    if (magnitude_ > 2 && !raise(added, behind > 0 ? behind : magnitude_)) return;
    auto sum = sum_of(phrase.value, added);
    if (!sum) return;
    if (magnitude_ > 2) sum = rounded_to_whole(*sum);
    phrase.value = *sum;
    phrase.range.end = part->range.end;
    if (magnitude_ > 2) {
      if (behind > 0) ++phrase.range.end;
      return;
    }
    take_power_behind(phrase);
  }

  void take_power_behind(NumberPhrase& phrase) const {
    const int power = power_word(words_.key(phrase.range.end));
    if (power == 0 || !raise(phrase.value, power)) return;
    phrase.magnitude = static_cast<std::uint8_t>(power);
    ++phrase.range.end;
  }

  /// "one over twenty": nothing may follow that the second number could count ("40 over two days").
  void read_over(NumberPhrase& phrase) const {
    const std::uint32_t at = phrase.range.end;
    if (!words_.is(at, "over"_w) || phrase.value.digits <= 0) return;
    if (!words_.is_number(at + 1) && small_number(words_.key(at + 1)) < 1) return;
    const auto below = EnglishNumber(words_, at + 1).read();
    if (!below || below->value.scale > 0 || below->value.digits <= 1) return;
    const std::uint32_t end = below->range.end;
    if (words_.is_word(end) || words_.is_number(end) || words_.mark(end, '%')) return;
    const auto value = scaled(phrase.value, 1, below->value.digits);
    if (!value) return;
    phrase.value = *value;
    phrase.range.end = end;
    phrase.magnitude = 0;
  }

  const Words& words_;
  std::uint32_t begin_;
  std::uint32_t at_;
  std::uint32_t end_;
  NumberSum sum_;
  std::optional<Number> lead_;  ///< what stood in digits at the start, with its power
  std::uint8_t magnitude_ = 0;  ///< power of ten of the last "hundred", "thousand", "million"
  bool digits_ = false;
  bool grouped_ = false;
  bool article_ = false;
  bool zero_ = false;
  bool closed_ = false;
  bool overflow_ = false;
};

}  // namespace

int small_number(std::uint64_t key) { return static_cast<int>(kSmall.find(key, -1)); }

int power_word(std::uint64_t key) { return static_cast<int>(kPowers.find(key, 0)); }

std::optional<NumberPhrase> read_number(const Words& words, std::uint32_t at) {
  if (words.mark(at, '.')) return read_bare_decimal(words, at);
  if (!words.is_number(at)) {
    if (const auto fraction = read_vulgar_fraction(words, at)) return fraction;
    if (!words.is_word(at)) return std::nullopt;
  }
  return EnglishNumber(words, at).read();
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
  while (digits % divisor != 0 && scale < 12 && digits < static_cast<Wide>(kLargestNumber) * 10) {
    digits *= 10;
    ++scale;
  }
  digits = (digits + divisor / 2) / divisor;
  if (digits > static_cast<Wide>(kLargestNumber) * 10 || digits < 0) return std::nullopt;
  return Number{static_cast<std::int64_t>(digits), static_cast<std::uint8_t>(scale)}.normalised();
}

}  // namespace habeas
