// custody/qr_code.h - a text as a QR code (ISO/IEC 18004), for terminals and as a picture
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace habeas {

/// Square of `width` times `width` modules, row by row; true is dark. Without the quiet zone.
struct QrCode {
  std::uint32_t width = 0;
  std::vector<bool> dark;
};

/// With error correction M; limit_exceeded where the text is too long for one code (2,331 bytes).
Result<QrCode> make_qr_code(std::string_view text);

/// Lines of half blocks (U+2580, U+2584, U+2588), two modules a line, with a quiet zone of four.
/// The characters are the light modules, so that it stands right on dark terminals; scanners of
/// today read both.
std::string half_blocks(const QrCode& code);
/// A picture that prints sharply at any size (SVG 1.1).
std::string svg_picture(const QrCode& code);

}  // namespace habeas
