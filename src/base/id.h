// base/id.h - identifiers made from content: 128 bits of SHA-256 over kind, content and parents
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/sha256.h"

namespace habeas {

/// The id of a noun. `Tag::kPrefix` names the noun in the printed form, `prefix_` and 32
/// hexadecimal digits.
template <class Tag>
struct Id {
  std::array<std::uint8_t, 16> bytes{};

  bool operator==(const Id&) const = default;
  /// By bytes, as their printed forms are ordered; as two numbers, since maps of ids compare often.
  std::strong_ordering operator<=>(const Id& other) const {
    const auto first = half(0) <=> other.half(0);
    return first != 0 ? first : half(8) <=> other.half(8);
  }
  /// Eight of the bytes from this one on, as a big-endian number.
  [[nodiscard]] std::uint64_t half(std::size_t from) const {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i) number = (number << 8U) | bytes[from + i];
    return number;
  }
  [[nodiscard]] bool is_null() const { return bytes == std::array<std::uint8_t, 16>{}; }
};

/// `prefix_` and 32 lower-case hexadecimal digits.
std::string id_text(std::string_view prefix, const std::array<std::uint8_t, 16>& bytes);

template <class Tag>
std::string to_text(const Id<Tag>& id) {
  return id_text(Tag::kPrefix, id.bytes);
}

/// Builds an id from the parts of its content. Parts are length-prefixed, so ("ab","c") and
/// ("a","bc") differ.
class IdBuilder {
 public:
  IdBuilder& add(std::string_view part);
  IdBuilder& add(std::uint64_t number);

  template <class Tag>
  IdBuilder& add(const Id<Tag>& id) {
    return add(std::string_view(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()));
  }

  /// The id of kind `Tag` over all parts added so far.
  template <class Tag>
  [[nodiscard]] Id<Tag> build() const {
    Id<Tag> id;
    id.bytes = digest(Tag::kPrefix);
    return id;
  }

 private:
  [[nodiscard]] std::array<std::uint8_t, 16> digest(std::string_view kind) const;

  std::string content_;
};

/// Reads the printed form back; nothing when it is not `prefix_` and 32 lower-case hexadecimal
/// digits.
std::optional<std::array<std::uint8_t, 16>> parse_id(std::string_view prefix,
                                                     std::string_view text);

template <class Tag>
std::optional<Id<Tag>> parse_id(std::string_view text) {
  const auto bytes = parse_id(Tag::kPrefix, text);
  if (!bytes) return std::nullopt;
  return Id<Tag>{*bytes};
}

}  // namespace habeas

/// An id is a digest: any of its bytes are a hash of it.
template <class Tag>
struct std::hash<habeas::Id<Tag>> {
  std::size_t operator()(const habeas::Id<Tag>& id) const noexcept {
    return static_cast<std::size_t>(id.half(0));
  }
};
