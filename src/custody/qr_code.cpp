// custody/qr_code.cpp - wraps libqrencode: no other file knows it
#include "custody/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace habeas {
namespace {

constexpr std::uint32_t kQuiet = 4;  // modules, as the standard asks

bool is_light(const QrCode& code, std::uint32_t row, std::uint32_t column) {
  const bool is_inside = row >= kQuiet && column >= kQuiet && row < code.width + kQuiet &&
                         column < code.width + kQuiet;
  return !is_inside || !code.dark[(row - kQuiet) * code.width + (column - kQuiet)];
}

}  // namespace

Result<QrCode> make_qr_code(std::string_view text) {
  const std::unique_ptr<QRcode, void (*)(QRcode*)> made(
      QRcode_encodeData(static_cast<int>(text.size()),
                        reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
      QRcode_free);
  if (!made) {
    return fail(Errc::limit_exceeded,
                std::to_string(text.size()) + " bytes do not fit into one QR code");
  }
  QrCode code;
  code.width = static_cast<std::uint32_t>(made->width);
  for (std::size_t i = 0; i < std::size_t{code.width} * code.width; ++i) {
    code.dark.push_back((made->data[i] & 1U) != 0);
  }
  return code;
}

std::string half_blocks(const QrCode& code) {
  const std::uint32_t side = code.width + 2 * kQuiet;
  std::string text;
  for (std::uint32_t row = 0; row < side; row += 2) {
    for (std::uint32_t column = 0; column < side; ++column) {
      const bool upper = is_light(code, row, column);
      const bool lower = row + 1 < side && is_light(code, row + 1, column);
      text += upper && lower ? "\xE2\x96\x88"
              : upper        ? "\xE2\x96\x80"
              : lower        ? "\xE2\x96\x84"
                             : " ";
    }
    text += "\n";
  }
  return text;
}

std::string svg_picture(const QrCode& code) {
  const std::string side = std::to_string(code.width + 2 * kQuiet);
  std::string text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " +
                     side + "\" width=\"" + side + "mm\" height=\"" + side +
                     "mm\" shape-rendering=\"crispEdges\"><rect width=\"" + side + "\" height=\"" +
                     side + "\" fill=\"#fff\"/><path fill=\"#000\" d=\"";
  for (std::uint32_t row = 0; row < code.width; ++row) {
    for (std::uint32_t column = 0; column < code.width; ++column) {
      if (!code.dark[row * code.width + column]) continue;
      text +=
          "M" + std::to_string(column + kQuiet) + " " + std::to_string(row + kQuiet) + "h1v1h-1z";
    }
  }
  return text + "\"/></svg>\n";
}

}  // namespace habeas
