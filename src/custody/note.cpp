// custody/note.cpp - writes and reads signed notes; whatever is not canonical is refused
#include "custody/note.h"

#include <algorithm>
#include <array>
#include <vector>

namespace habeas {
namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kSignatureMark = "\xE2\x80\x94 ";  // an em dash and a space
constexpr std::size_t kHashBytes = 4;
constexpr std::size_t kTimeBytes = 8;
constexpr std::string_view kCosignedHead = "cosignature/v1\ntime ";

template <std::size_t kCount>
std::string_view view(const std::array<std::uint8_t, kCount>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// The first bytes of a digest of name and key tell signatures apart; they are no proof.
std::string hash_of(const NoteKey& key) {
  const char kind = static_cast<char>(key.kind);
  const Sha256 digest = sha256(key.name + "\n" + kind + std::string(view(key.key)));
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

// The bytes behind the hash of a line that names this key.
std::optional<std::string> bytes_by(std::string_view line, const NoteKey& key) {
  if (!line.starts_with(kSignatureMark)) return std::nullopt;
  line.remove_prefix(kSignatureMark.size());
  if (!line.starts_with(key.name + " ")) return std::nullopt;
  const auto bytes = from_base64(line.substr(key.name.size() + 1));
  if (!bytes || !bytes->starts_with(hash_of(key))) return std::nullopt;
  return bytes->substr(kHashBytes);
}

bool is_signature_of(std::string_view line, std::string_view text, const NoteKey& key) {
  const auto bytes = bytes_by(line, key);
  Signature signature{};
  return bytes && fill(signature, *bytes) && is_signed_by(key.key, text, signature);
}

std::string cosigned_text(std::string_view text, std::uint64_t seconds) {
  return std::string(kCosignedHead) + std::to_string(seconds) + "\n" + std::string(text);
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

bool is_key_name(std::string_view name) {
  return !name.empty() && std::none_of(name.begin(), name.end(), [](char letter) {
    return static_cast<unsigned char>(letter) <= ' ' || letter == '+' || letter == 0x7F;
  });
}

std::string to_text(const NoteKey& key) {
  return key.name + "+" + hex_of(hash_of(key)) + "+" +
         to_base64(std::string(1, static_cast<char>(key.kind)) + std::string(view(key.key)));
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
  if (bytes->front() == static_cast<char>(KeyKind::witness)) key.kind = KeyKind::witness;
  if (!is_key_name(key.name) || to_text(key) != text) return std::nullopt;
  return key;
}

Result<std::string> sign_note(std::string_view text, const NoteKey& key, const Seed& seed) {
  Result<Signature> signature = sign(seed, text);
  if (!signature) return tl::unexpected(signature.error());
  return std::string(text) + "\n" + std::string(kSignatureMark) + key.name + " " +
         to_base64(hash_of(key) + std::string(view(*signature))) + "\n";
}

std::optional<std::string> open_note(std::string_view note, const NoteKey& key) {
  const NoteParts parts = parts_of(note);
  for (const std::string_view line : parts.signatures) {
    if (is_signature_of(line, parts.text, key)) return std::string(parts.text);
  }
  return std::nullopt;
}

NoteParts parts_of(std::string_view note) {
  const std::size_t gap = note.rfind("\n\n");
  if (gap == std::string_view::npos) return {};
  const NoteParts parts{note.substr(0, gap + 1), lines_of(note.substr(gap + 2))};
  for (const std::string_view line : parts.signatures) {
    if (!line.starts_with(kSignatureMark)) return {};
  }
  return parts;
}

std::string_view signer_of(std::string_view line) {
  if (!line.starts_with(kSignatureMark)) return {};
  line.remove_prefix(kSignatureMark.size());
  return line.substr(0, line.find(' '));
}

std::string note_by(std::string_view note, std::string_view signer) {
  const NoteParts parts = parts_of(note);
  std::string kept = std::string(parts.text) + "\n";
  for (const std::string_view line : parts.signatures) {
    if (signer_of(line) == signer) kept += std::string(line) + "\n";
  }
  return kept;
}

Result<std::string> cosign_note(std::string_view text, const NoteKey& key, const Seed& seed,
                                std::uint64_t seconds) {
  Result<Signature> signature = sign(seed, cosigned_text(text, seconds));
  if (!signature) return tl::unexpected(signature.error());
  std::string time;
  for (std::size_t i = kTimeBytes; i > 0; --i) {
    time.push_back(static_cast<char>(seconds >> (8 * (i - 1)) & 0xFFU));
  }
  return std::string(kSignatureMark) + key.name + " " +
         to_base64(hash_of(key) + time + std::string(view(*signature))) + "\n";
}

std::optional<Cosignature> read_cosignature(std::string_view line, std::string_view text,
                                            const NoteKey& key) {
  const auto bytes = bytes_by(line, key);
  if (key.kind != KeyKind::witness || !bytes || bytes->size() < kTimeBytes) return std::nullopt;
  Cosignature cosignature{key.name, 0};
  for (std::size_t i = 0; i < kTimeBytes; ++i) {
    cosignature.seconds = cosignature.seconds << 8U | static_cast<std::uint8_t>((*bytes)[i]);
  }
  Signature signature{};
  if (!fill(signature, std::string_view(*bytes).substr(kTimeBytes))) return std::nullopt;
  if (!is_signed_by(key.key, cosigned_text(text, cosignature.seconds), signature)) {
    return std::nullopt;
  }
  return cosignature;
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
