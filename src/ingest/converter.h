// ingest/converter.h - one ICU converter, read character by character
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace habeas {

struct Character {
  char32_t value = 0xFFFD;
  std::uint32_t size =
      1;  ///< source bytes behind it; 0 only for a second character of the same bytes
  bool valid = false;
  bool is_end = false;  ///< the bytes held no further character
};

/// Keeps the shift state of its encoding between characters.
class Converter {
 public:
  explicit Converter(const char* icu_name);
  ~Converter();
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  [[nodiscard]] bool is_open() const { return state_ != nullptr; }
  /// The character at the front of these bytes (at least one).
  Character next(std::string_view bytes);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace habeas
