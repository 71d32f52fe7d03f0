// custody/key_file.h - how a secret key lies in a file that only its owner may read
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/outside.h"
#include "custody/signing.h"

namespace habeas {

/// HEAD, a space, 64 lower-case hexadecimal digits, a line feed.
std::string key_file_text(std::string_view head, const Seed& seed);
std::optional<Seed> parse_key_file(std::string_view head, std::string_view text);

Seed random_seed(Random& random);

}  // namespace habeas
