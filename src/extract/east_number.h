// extract/east_number.h - one number in Chinese or Korean words, digits or both
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/east_tables.h"
#include "extract/number_sum.h"
#include "text/utf8.h"

namespace habeas::east {

enum class Script : std::uint8_t { chinese, korean };

/// A bounds-checked look at the characters of one block.
class Letters {
 public:
  Letters(std::string_view text, std::uint32_t begin, std::uint32_t end)
      : text_(text), begin_(begin), end_(end) {}

  [[nodiscard]] std::uint32_t begin() const { return begin_; }
  [[nodiscard]] std::uint32_t end() const { return end_; }
  [[nodiscard]] CodePoint at(std::uint32_t byte) const;
  /// The character before this byte; 0 at the start of the block.
  [[nodiscard]] char32_t before(std::uint32_t byte) const;
  /// End of this word if it stands here, else 0.
  [[nodiscard]] std::uint32_t match(std::uint32_t byte, std::u32string_view word) const;
  /// Start of this word if it ends here.
  [[nodiscard]] std::optional<std::uint32_t> match_before(std::uint32_t byte,
                                                          std::u32string_view word) const;
  /// Behind the spaces at this byte, at most four.
  [[nodiscard]] std::uint32_t skip_spaces(std::uint32_t byte) const;

 private:
  std::string_view text_;
  std::uint32_t begin_;
  std::uint32_t end_;
};

bool is_han(char32_t c);
bool is_hangul(char32_t c);
/// 0 to 9 for a digit of usual or full width, else -1.
int digit_value(char32_t c);

/// A number as far as this byte.
struct EastNumber {
  std::uint32_t end = 0;
  Number value;
  std::uint32_t parts = 0;  ///< characters of the number that are words
  bool has_digit = false;   ///< not just a unit ("hundred")
  bool in_digits = false;   ///< began in digits
  bool open = false;        ///< "three hundred and some"
  bool scaled = false;      ///< holds a unit or a power
};

/// Every way to end the number that starts here, shortest first: in Korean the next syllable may
/// belong to a particle. At most as many as a number has parts.
class EastNumbers {
 public:
  EastNumbers(const Letters& letters, std::uint32_t at, Script script);
  [[nodiscard]] std::uint32_t size() const { return size_; }
  [[nodiscard]] const EastNumber& operator[](std::uint32_t i) const { return ends_[i]; }
  [[nodiscard]] const EastNumber& longest() const { return ends_[size_ - 1]; }

 private:
  static constexpr std::uint32_t kMostParts = 40;
  std::array<EastNumber, kMostParts> ends_;
  std::uint32_t size_ = 0;
};

/// "two hundred", "seventy-seven" of the native Korean numbers, and whether only a counter may
/// follow the form.
struct NativeRead {
  std::uint32_t end = 0;
  std::int64_t value = 0;
  bool determiner = false;
};
std::optional<NativeRead> read_native(const Letters& letters, std::uint32_t at);

}  // namespace habeas::east
