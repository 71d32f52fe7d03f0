// custody/entry.cpp - the text of entries and openings, and reading it back strictly
#include "custody/entry.h"

#include <algorithm>
#include <utility>

#include "model/json_writer.h"

namespace habeas {
namespace {

constexpr std::string_view kUnknown = "unknown";
constexpr char kHidden = '~';
constexpr std::size_t kHexOfSha256 = 64;

bool is_plain(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte > ' ' && byte != 0x7F && letter != '%' && letter != kHidden;
}

std::string percent(char letter) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(letter);
  return {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
}

// One word without white space for any bytes; bytes of other scripts stay as they are.
std::string encode(std::string_view value) {
  if (value == kUnknown) return "%75nknown";  // the word itself, not the lack of one
  if (std::all_of(value.begin(), value.end(), is_plain)) return std::string(value);
  std::string text;
  for (const char letter : value) {
    if (is_plain(letter)) {
      text.push_back(letter);
    } else {
      text += percent(letter);
    }
  }
  return text;
}

int digit_of(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  return -1;
}

// What is not canonical is seen by the caller, who writes the value again and compares.
std::optional<std::string> decode(std::string_view text) {
  if (text.find('%') == std::string_view::npos) return std::string(text);
  std::string value;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      value.push_back(text[i]);
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = digit_of(text[i + 1]);
    const int low = digit_of(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    value.push_back(static_cast<char>(high * 16 + low));
    i += 2;
  }
  return value;
}

template <std::size_t kCount>
bool read_hex(std::string_view digits, std::array<std::uint8_t, kCount>& into) {
  if (digits.size() != kCount * 2) return false;
  for (std::size_t i = 0; i < kCount; ++i) {
    const int high = digit_of(digits[2 * i]);
    const int low = digit_of(digits[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    into[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return true;
}

std::string text_of(const Field& field) {
  switch (field.kind) {
    case FieldKind::open:
      return encode(field.value);
    case FieldKind::hidden:
      return kHidden + to_hex(field.commitment);
    case FieldKind::unknown:
      return std::string(kUnknown);
  }
  return {};
}

std::optional<Field> parse_field(std::string_view word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string_view::npos || equals == 0) return std::nullopt;
  Field field;
  field.name = word.substr(0, equals);
  const std::string_view text = word.substr(equals + 1);
  if (text == kUnknown) return field;
  if (text.starts_with(kHidden)) {
    field.kind = FieldKind::hidden;
    if (text.size() != 1 + kHexOfSha256 || !read_hex(text.substr(1), field.commitment)) {
      return std::nullopt;
    }
    return field;
  }
  auto value = decode(text);
  if (!value) return std::nullopt;
  field.kind = FieldKind::open;
  field.value = *std::move(value);
  return field;
}

// The words between single spaces; an empty word stays one.
std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  words.reserve(static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) + 1);
  while (true) {
    const std::size_t space = line.find(' ');
    words.push_back(line.substr(0, space));
    if (space == std::string_view::npos) return words;
    line.remove_prefix(space + 1);
  }
}

std::string two_digits(std::int64_t number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

Field Field::open(std::string name, std::string value) {
  return {std::move(name), FieldKind::open, std::move(value), {}, false};
}

Field Field::hidden(std::string name, std::string value) {
  return {std::move(name), FieldKind::hidden, std::move(value), {}, true};
}

Field Field::hidden_or_unknown(std::string name, std::string value) {
  if (value.empty()) return {std::move(name), FieldKind::unknown, {}, {}, false};
  return hidden(std::move(name), std::move(value));
}

const Field* Entry::find(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& field) { return field.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

std::string Entry::value(std::string_view name) const {
  const Field* field = find(name);
  return field == nullptr ? std::string() : field->value;
}

std::string line_of(const Entry& entry) {
  std::string line = std::to_string(entry.number) + " " + entry.time + " " + entry.kind;
  for (const Field& field : entry.fields) {
    line.append(" ").append(field.name).append("=").append(text_of(field));
  }
  return line;
}

std::optional<Entry> parse_entry(std::string_view line) {
  const std::vector<std::string_view> words = words_of(line);
  if (words.size() < 3) return std::nullopt;
  const auto number = parse_number(words[0]);
  if (!number || words[1].empty() || words[2].empty()) return std::nullopt;
  Entry entry{*number, std::string(words[1]), std::string(words[2]), {}};
  entry.fields.reserve(words.size() - 3);
  for (std::size_t i = 3; i < words.size(); ++i) {
    auto field = parse_field(words[i]);
    if (!field || entry.find(field->name) != nullptr) return std::nullopt;
    entry.fields.push_back(*std::move(field));
  }
  if (line_of(entry) != line) return std::nullopt;
  return entry;
}

Sha256 commitment_of(const Salt& salt, std::string_view name, std::string_view value) {
  std::string bytes(reinterpret_cast<const char*>(salt.data()), salt.size());
  bytes.append(name).append("=").append(value);
  return sha256(bytes);
}

std::string line_of(const Opening& opening) {
  return std::to_string(opening.number) + " " + opening.name + " " +
         to_hex(opening.salt.data(), opening.salt.size()) + " " + encode(opening.value);
}

std::optional<Opening> parse_opening(std::string_view line) {
  const std::vector<std::string_view> words = words_of(line);
  if (words.size() != 4) return std::nullopt;
  const auto number = parse_number(words[0]);
  auto value = decode(words[3]);
  Opening opening;
  if (!number || !value || !read_hex(words[2], opening.salt)) return std::nullopt;
  opening.number = *number;
  opening.name = words[1];
  opening.value = *std::move(value);
  if (line_of(opening) != line) return std::nullopt;
  return opening;
}

std::string utc_text(std::int64_t seconds) {
  constexpr std::int64_t kDaySeconds = 86'400;
  std::int64_t days = seconds / kDaySeconds;
  std::int64_t rest = seconds % kDaySeconds;
  if (rest < 0) {
    rest += kDaySeconds;
    --days;
  }
  return to_text(Day::from_number(days)) + "T" + two_digits(rest / 3600) + ":" +
         two_digits(rest / 60 % 60) + ":" + two_digits(rest % 60) + "Z";
}

std::optional<Sha256> parse_sha256(std::string_view digits) {
  Sha256 digest{};
  if (!read_hex(digits, digest) || to_hex(digest) != digits) return std::nullopt;
  return digest;
}

std::optional<std::uint64_t> parse_number(std::string_view digits) {
  constexpr std::size_t kMostDigits = 18;
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  if (digits.size() > 1 && digits.front() == '0') return std::nullopt;
  std::uint64_t number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  return number;
}

}  // namespace habeas
