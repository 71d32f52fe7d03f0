// custody/key_file.cpp - writes and reads the one form of a key file
#include "custody/key_file.h"

#include <algorithm>

#include "base/sha256.h"
#include "custody/entry.h"

namespace habeas {

std::string key_file_text(std::string_view head, const Seed& seed) {
  return std::string(head) + " " + to_hex(seed.data(), seed.size()) + "\n";
}

std::optional<Seed> parse_key_file(std::string_view head, std::string_view text) {
  if (text.size() <= head.size() + 2) return std::nullopt;
  const auto digits = text.substr(head.size() + 1, text.size() - head.size() - 2);
  const std::optional<Sha256> bytes = parse_sha256(digits);  // of the same length
  if (!bytes) return std::nullopt;
  Seed seed{};
  std::copy(bytes->begin(), bytes->end(), seed.begin());
  if (key_file_text(head, seed) != text) return std::nullopt;
  return seed;
}

Seed random_seed(Random& random) {
  Seed seed{};
  for (std::size_t i = 0; i < seed.size(); i += 8) {
    std::uint64_t bits = random.next();
    for (std::size_t k = 0; k < 8; ++k, bits >>= 8U) {
      seed[i + k] = static_cast<std::uint8_t>(bits & 0xFFU);
    }
  }
  return seed;
}

}  // namespace habeas
