// extract/east_number.cpp - the sum of the parts of a Chinese or Korean number
#include "extract/east_number.h"

#include <algorithm>
#include <string>

namespace habeas::east {
namespace {

template <class Table>
NumeralPart find_part(const Table& table, char32_t c) {
  for (const NumeralPart& part : table) {
    if (part.sign == c) return part;
  }
  return {c, PartKind::none, 0};
}

bool is_more_word(char32_t c, Script script) {
  if (script == Script::korean) return c == U'\uC5EC';
  return c == U'\u591A' || c == U'\u4F59' || c == U'\u9918' || c == U'\u51E0' || c == U'\u5E7E';
}

/// Reads part after part and remembers the value at each possible end.
class Reader {
 public:
  Reader(const Letters& letters, std::uint32_t at, Script script)
      : letters_(letters), at_(at), script_(script) {}

  bool step() {
    std::uint32_t at = at_;
    if (is_space(letters_.at(at).value)) {
      at = letters_.skip_spaces(at);
      if (!goes_on_behind_space(at)) return false;
    }
    const CodePoint c = letters_.at(at);
    if (c.size == 0 || closed_) return false;
    if (digit_value(c.value) >= 0) return take_digits(at);
    if (is_point(at, c)) return take_point(at + c.size);
    const NumeralPart part = part_of(c.value);
    bool taken = false;
    switch (part.kind) {
      case PartKind::none:
        taken = is_more_word(c.value, script_) && scaled_ && !open_ && last_ != PartKind::digit;
        if (taken) open_ = true;
        break;
      case PartKind::digit:
        taken = take_digit(part.value);
        break;
      case PartKind::unit:
        taken = take_unit(part.value);
        break;
      case PartKind::power:
        taken = take_power(part.value);
        break;
    }
    if (!taken) return false;
    ++parts_;
    at_ = at + c.size;
    return true;
  }

  [[nodiscard]] EastNumber state() const {
    return {at_, value(), parts_, has_digit_, in_digits_, open_, scaled_};
  }

 private:
  NumeralPart part_of(char32_t c) const {
    return script_ == Script::korean ? find_part(kHangulParts, c) : find_part(kHanParts, c);
  }

  /// Groups may be set apart: "three thousand  five hundred". In Korean only behind a unit.
  bool goes_on_behind_space(std::uint32_t at) const {
    const NumeralPart part = part_of(letters_.at(at).value);
    if (parts_ == 0 && !in_digits_) return false;
    if (script_ == Script::korean) {
      return scaled_ && last_ != PartKind::digit && part.kind == PartKind::digit && part.value > 0;
    }
    if (part.kind == PartKind::unit || part.kind == PartKind::power) return true;
    if (is_more_word(letters_.at(at).value, script_)) return true;
    return part.kind == PartKind::digit && last_ != PartKind::digit && scaled_;
  }

  /// "1,100.9", also in digits of full width.
  bool take_digits(std::uint32_t at) {
    if (sum_.pending() != 0 || lead_ || zero_last_digit_) return false;
    if (open_) return false;
    Number number;
    std::uint32_t count = 0;
    bool point = false;
    std::uint32_t end = at;
    for (;;) {
      const CodePoint c = letters_.at(end);
      const int digit = digit_value(c.value);
      const CodePoint next = letters_.at(end + c.size);
      if (digit >= 0) {
        if (++count > 17) return false;
        number.digits = number.digits * 10 + digit;
        if (point) ++number.scale;
      } else if ((c.value == ',' || c.value == U'\uFF0C') && three_digits(end + c.size)) {
        if (point) break;
      } else if ((c.value == '.' || c.value == U'\uFF0E') && !point &&
                 digit_value(next.value) >= 0) {
        point = true;
      } else {
        break;
      }
      end += c.size;
    }
    if (number.scale > 12) return false;
    if (empty()) in_digits_ = true;
    if (number.scale > 0) {
      if (!empty()) return false;
      lead_ = number;
    } else {
      if (!sum_.add(number.digits)) return false;
      zero_last_digit_ = number.digits == 0;
    }
    has_digit_ = true;
    last_ = PartKind::digit;
    last_in_digits_ = true;
    at_ = end;
    return true;
  }

  bool three_digits(std::uint32_t at) const {
    for (int i = 0; i < 3; ++i) {
      const CodePoint c = letters_.at(at);
      if (digit_value(c.value) < 0) return false;
      at += c.size;
    }
    return digit_value(letters_.at(at).value) < 0;
  }

  bool empty() const { return sum_.empty() && !lead_; }

  bool take_digit(int digit) {
    if (lead_ || open_ || last_in_digits_) return false;
    if (digit == 0) {
      if (script_ == Script::korean && !sum_.empty() && last_ == PartKind::digit && !positional_)
        return false;
      zero_ = true;
    }
    if (sum_.pending() != 0 || (digit > 0 && last_ == PartKind::digit && zero_last_digit_)) {
      // Digits in a row, as in a telephone number or a year.
      if (scaled_ || script_ == Script::korean) return false;
      if (!sum_.add(sum_.pending() * 9 + digit)) return false;
      positional_ = true;
    } else if (!sum_.add(digit)) {
      return false;
    }
    zero_last_digit_ = digit == 0 && !scaled_;
    has_digit_ = true;
    last_ = PartKind::digit;
    if (digit > 0) behind_zero_ = zero_;
    return true;
  }

  bool take_unit(int power) {
    if (open_ || positional_) return false;
    if (lead_) {
      if (!raise(*lead_, power)) return false;
    } else {
      if (power >= last_unit_ || !sum_.multiply_pending(power_of_ten(power))) return false;
      if (power == 1) has_digit_ = true;  // ten by itself is a number
    }
    last_unit_ = power;
    return scaled_by(PartKind::unit, power);
  }

  bool take_power(int power) {
    if (positional_) return false;
    const bool done = lead_ ? raise(*lead_, power) : sum_.multiply_group(power);
    if (!done) return false;
    last_unit_ = 4;
    return scaled_by(PartKind::power, power);
  }

  bool scaled_by(PartKind kind, int power) {
    scaled_ = true;
    last_ = kind;
    last_power_ = power;
    zero_ = behind_zero_ = false;
    last_in_digits_ = zero_last_digit_ = false;
    return true;
  }

  bool is_point(std::uint32_t at, CodePoint c) const {
    const bool word = script_ == Script::korean ? c.value == U'\uC810'
                                                : c.value == U'\u70B9' || c.value == U'\u9EDE';
    if (!word || empty() || lead_ || last_in_digits_ || open_) return false;
    const std::uint32_t next = letters_.skip_spaces(at + c.size);
    const NumeralPart part = part_of(letters_.at(next).value);
    return part.kind == PartKind::digit;
  }

  /// Digits behind the point are read one by one.
  bool take_point(std::uint32_t at) {
    at = letters_.skip_spaces(at);
    Number number = value();
    for (;;) {
      const CodePoint c = letters_.at(at);
      const NumeralPart part = part_of(c.value);
      if (part.kind != PartKind::digit || number.scale >= 9) break;
      if (number.digits > kLargestNumber / 10) return false;
      number.digits = number.digits * 10 + part.value;
      ++number.scale;
      at += c.size;
    }
    lead_ = number;
    closed_ = true;
    ++parts_;
    at_ = at;
    return true;
  }

  /// A single digit behind a unit counts the next smaller one in Chinese: "two hundred five" is
  /// 250, unless a zero stands between them.
  Number value() const {
    if (lead_) return *lead_;
    std::int64_t value = sum_.value();
    const bool short_form = script_ == Script::chinese && scaled_ && last_ == PartKind::digit &&
                            !behind_zero_ && !last_in_digits_ && last_power_ >= 2 &&
                            sum_.pending() < 10;
    if (short_form) value += sum_.pending() * (power_of_ten(last_power_ - 1) - 1);
    return {value, 0};
  }

  const Letters& letters_;
  std::uint32_t at_;
  Script script_;
  NumberSum sum_;
  std::optional<Number> lead_;  ///< a decimal fraction that units multiply
  PartKind last_ = PartKind::none;
  int last_unit_ = 4;
  int last_power_ = 0;
  std::uint32_t parts_ = 0;
  bool scaled_ = false;
  bool has_digit_ = false;
  bool in_digits_ = false;
  bool last_in_digits_ = false;
  bool zero_ = false;         ///< a zero stands behind the last unit
  bool behind_zero_ = false;  ///< the last digit stands behind such a zero
  bool zero_last_digit_ = false;
  bool positional_ = false;
  bool open_ = false;
  bool closed_ = false;
};

}  // namespace

CodePoint Letters::at(std::uint32_t byte) const {
  if (byte < begin_ || byte >= end_) return {0, 0, false};
  return code_point_at(text_.substr(0, end_), byte);
}

char32_t Letters::before(std::uint32_t byte) const {
  if (byte <= begin_ || byte > end_) return 0;
  std::uint32_t start = byte - 1;
  constexpr std::uint32_t kLongest = 3;
  for (std::uint32_t i = 0; i < kLongest && start > begin_; ++i) {
    if ((static_cast<unsigned char>(text_[start]) & 0xC0U) != 0x80U) break;
    --start;
  }
  return code_point_at(text_.substr(0, end_), start).value;
}

std::uint32_t Letters::match(std::uint32_t byte, std::u32string_view word) const {
  for (const char32_t wanted : word) {
    const CodePoint c = at(byte);
    if (c.size == 0 || c.value != wanted) return 0;
    byte += c.size;
  }
  return byte;
}

std::optional<std::uint32_t> Letters::match_before(std::uint32_t byte,
                                                   std::u32string_view word) const {
  std::string bytes;
  for (const char32_t c : word) append_utf8(bytes, c);
  if (byte < begin_ + bytes.size() || text_.substr(byte - bytes.size(), bytes.size()) != bytes)
    return std::nullopt;
  return byte - static_cast<std::uint32_t>(bytes.size());
}

std::uint32_t Letters::skip_spaces(std::uint32_t byte) const {
  constexpr int kMostSpaces = 4;
  for (int i = 0; i < kMostSpaces; ++i) {
    const CodePoint c = at(byte);
    if (c.size == 0 || !is_space(c.value) || c.value == '\n') break;
    byte += c.size;
  }
  return byte;
}

bool is_han(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

int digit_value(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 0xFF10 && c <= 0xFF19) return static_cast<int>(c - 0xFF10);
  return -1;
}

EastNumbers::EastNumbers(const Letters& letters, std::uint32_t at, Script script) {
  Reader reader(letters, at, script);
  while (size_ < kMostParts && reader.step()) ends_[size_++] = reader.state();
}

std::optional<NativeRead> read_native(const Letters& letters, std::uint32_t at) {
  NativeRead read;
  std::uint32_t next = at;
  for (int part = 0; part < 2; ++part) {
    const NativeNumber* found = nullptr;
    std::uint32_t end = 0;
    for (const NativeNumber& number : kNativeNumbers) {
      const std::uint32_t matched = letters.match(next, number.word);
      if (matched == 0 || matched <= end) continue;
      const bool fits = part == 0 || (read.value >= 10 && number.value < 10);
      if (!fits) continue;
      found = &number;
      end = matched;
    }
    if (found == nullptr) break;
    read.value += found->value;
    read.determiner = found >= kNativeNumbers.data() + kNativeNumbers.size() - kDeterminers;
    read.end = next = end;
  }
  if (read.end == 0) return std::nullopt;
  return read;
}

}  // namespace habeas::east
