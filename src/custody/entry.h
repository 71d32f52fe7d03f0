// custody/entry.h - one entry of the custody log: its line, and the openings of what it hides
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.h"

namespace habeas {

using Salt = std::array<std::uint8_t, 16>;

enum class FieldKind : std::uint8_t {
  open,     ///< stands in the log as it is
  hidden,   ///< stands there as a salted commitment: it could name a person
  unknown,  ///< nobody said: `unknown` stands there
};

struct Field {
  std::string name;
  FieldKind kind = FieldKind::unknown;
  std::string value;    ///< any bytes; of a hidden field that nobody opened: empty
  Sha256 commitment{};  ///< of a hidden field
  bool is_opened = false;

  static Field open(std::string name, std::string value);
  static Field hidden(std::string name, std::string value);
  /// What is empty is unknown.
  static Field hidden_or_unknown(std::string name, std::string value);
};

/// An act, as the log holds it: `12 2031-04-05T06:07:08Z received prior=... clock=system ...`
struct Entry {
  std::uint64_t number = 0;
  std::string time;  ///< "2031-04-05T06:07:08Z"; an attribute, never an order
  std::string kind;
  std::vector<Field> fields;

  [[nodiscard]] const Field* find(std::string_view name) const;
  /// The value of a field that is there and known; empty otherwise.
  [[nodiscard]] std::string value(std::string_view name) const;
};

/// The line of an entry, without its line feed. Every entry has exactly one.
std::string line_of(const Entry& entry);
/// Nothing where the line is not the one that line_of() gives.
std::optional<Entry> parse_entry(std::string_view line);

/// SHA-256 of salt, name, "=" and value: without the salt nobody can try out names.
Sha256 commitment_of(const Salt& salt, std::string_view name, std::string_view value);

/// What a hidden field holds: `12 path 00112233445566778899aabbccddeeff reports/a%20page.txt`
struct Opening {
  std::uint64_t number = 0;  ///< of the entry
  std::string name;
  Salt salt{};
  std::string value;
};

std::string line_of(const Opening& opening);
std::optional<Opening> parse_opening(std::string_view line);

/// Seconds since 1970 as "2031-04-05T06:07:08Z".
std::string utc_text(std::int64_t seconds);

/// 64 lower-case hexadecimal digits.
std::optional<Sha256> parse_sha256(std::string_view digits);

/// A decimal number without leading zeros.
std::optional<std::uint64_t> parse_number(std::string_view digits);

}  // namespace habeas
