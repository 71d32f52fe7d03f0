// ingest/base64.h - base64 (RFC 4648, and its form for URLs)
#pragma once

#include <string>
#include <string_view>

namespace habeas {

/// The value of a digit; -1 for what is none.
int base64_digit(char c);

/// The bytes; characters that are no digits are passed over, as mail does.
std::string decode_base64(std::string_view digits);

}  // namespace habeas
