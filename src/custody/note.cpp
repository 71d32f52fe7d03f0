// custody/note.cpp - writes and reads signed notes; whatever is not canonical is refused
#include "custody/note.h"

#include <algorithm>
#include <vector>

namespace habeas {
namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kSignatureMark = "\xE2\x80\x94 ";  // an em dash and a space
constexpr char kEd25519 = 1;
constexpr std::size_t kHashBytes = 4;

template <std::size_t kCount>
std::string_view view(const std::array<std::uint8_t, kCount>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The first bytes of a digest of name and key tell signatures apart; they are no proof.
std::string hash_of(const NoteKey& key) {
  const Sha256 digest = sha256(key.name + "\n" + kEd25519 + std::string(view(key.key)));
  return std::string(view(digest).substr(0, kHashBytes));
}

std::string hex_of(std::string_view bytes) {
  return to_hex(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

template <std::size_t kCount>
bool fill(std::array<std::uint8_t, kCount>& into, std::string_view bytes) {
  if (bytes.size() != kCount) return false;
  std::copy(bytes.begin(), bytes.end(), into.begin());
  return true;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t length = text.find('\n');
    if (length == std::string_view::npos) return {};  // every line is whole
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length + 1);
  }
  return lines;
}

bool is_signature_of(std::string_view line, std::string_view text, const NoteKey& key) {
  line.remove_prefix(kSignatureMark.size());
  if (!line.starts_with(key.name + " ")) return false;
  const auto bytes = from_base64(line.substr(key.name.size() + 1));
  if (!bytes || !bytes->starts_with(hash_of(key))) return false;
  Signature signature{};
  return fill(signature, std::string_view(*bytes).substr(kHashBytes)) &&
         is_signed_by(key.key, text, signature);
}

}  // namespace

std::string to_base64(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8U | (k < count ? static_cast<std::uint8_t>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      text.push_back(k > count ? '=' : kBase64[(bits >> (18U - 6U * k)) & 63U]);
    }
  }
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  std::uint32_t count = 0;
  for (const char letter : text.substr(0, text.find('='))) {
    const std::size_t value = kBase64.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<char>(bits >> count & 0xFFU));
  }
  if (to_base64(bytes) != text) return std::nullopt;
  return bytes;
}

std::string to_text(const NoteKey& key) {
  return key.name + "+" + hex_of(hash_of(key)) + "+" +
         to_base64(std::string(1, kEd25519) + std::string(view(key.key)));
}

std::optional<NoteKey> parse_note_key(std::string_view text) {
  const std::size_t hash = text.find('+') + 1;
  const std::size_t digits = hash == 0 ? 0 : text.find('+', hash) + 1;  // Base64 has plus signs too
  if (digits == 0) return std::nullopt;
  NoteKey key;
  key.name = text.substr(0, hash - 1);
  const auto bytes = from_base64(text.substr(digits));
  if (!bytes || bytes->empty() || !fill(key.key, std::string_view(*bytes).substr(1))) {
    return std::nullopt;
  }
  if (key.name.empty() || to_text(key) != text) return std::nullopt;
  return key;
}

Result<std::string> sign_note(std::string_view text, const NoteKey& key, const Seed& seed) {
  Result<Signature> signature = sign(seed, text);
  if (!signature) return tl::unexpected(signature.error());
  return std::string(text) + "\n" + std::string(kSignatureMark) + key.name + " " +
         to_base64(hash_of(key) + std::string(view(*signature))) + "\n";
}

std::optional<std::string> open_note(std::string_view note, const NoteKey& key) {
  const std::size_t gap = note.rfind("\n\n");
  if (gap == std::string_view::npos) return std::nullopt;
  const std::string_view text = note.substr(0, gap + 1);
  const std::vector<std::string_view> signatures = lines_of(note.substr(gap + 2));
  bool is_signed = false;
  for (const std::string_view line : signatures) {
    if (!line.starts_with(kSignatureMark)) return std::nullopt;
    is_signed = is_signed || is_signature_of(line, text, key);
  }
  if (!is_signed) return std::nullopt;
  return std::string(text);
}

std::string to_text(const Checkpoint& checkpoint) {
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
         to_base64(view(checkpoint.root)) + "\n";
}

std::optional<Checkpoint> parse_checkpoint(std::string_view text) {
  const std::vector<std::string_view> lines = lines_of(text);
  constexpr std::size_t kMostDigits = 18;
  if (lines.size() < 3 || lines[1].empty() || lines[1].size() > kMostDigits) return std::nullopt;
  Checkpoint checkpoint;
  checkpoint.origin = lines[0];
  for (const char digit : lines[1]) {
    if (digit < '0' || digit > '9') return std::nullopt;
    checkpoint.size = checkpoint.size * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  const auto root = from_base64(lines[2]);
  if (!root || !fill(checkpoint.root, *root)) return std::nullopt;
  if (checkpoint.origin.empty() || to_text(checkpoint) != text) return std::nullopt;
  return checkpoint;
}

}  // namespace habeas
