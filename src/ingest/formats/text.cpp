// ingest/formats/text.cpp - plain text in any encoding; the reader of last resort
#include <algorithm>
#include <array>
#include <string>

#include "ingest/charset.h"
#include "ingest/format.h"

namespace habeas {
namespace {

using namespace std::string_view_literals;

/// Beginnings of files that are not plain text, also where their first bytes look like it.
struct Magic {
  std::string_view begin;
  const char* what;
};
constexpr std::array kMagic{
    Magic{"%PDF-"sv, "a PDF"},
    Magic{"PK\x03\x04"sv, "a ZIP archive or office file"},
    Magic{"PK\x05\x06"sv, "an empty ZIP archive"},
    Magic{"\x1F\x8B"sv, "gzip data"},
    Magic{"BZh91AY&SY"sv, "bzip2 data"},
    Magic{"\xFD\x37zXZ\x00"sv, "xz data"},
    Magic{"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    Magic{"\x28\xB5\x2F\xFD"sv, "Zstandard data"},
    Magic{"Rar!\x1A\x07"sv, "a RAR archive"},
    Magic{"\x7F\x45LF"sv, "a program"},
    Magic{"\x89PNG\r\n"sv, "a PNG image"},
    Magic{"\xFF\xD8\xFF"sv, "a JPEG image"},
    Magic{"GIF87a"sv, "a GIF image"},
    Magic{"GIF89a"sv, "a GIF image"},
    Magic{"II*\x00"sv, "a TIFF image"},
    Magic{"MM\x00*"sv, "a TIFF image"},
    Magic{"OggS\x00"sv, "Ogg media"},
    Magic{"fLaC\x00"sv, "FLAC audio"},
    Magic{"ID3\x03"sv, "MP3 audio"},
    Magic{"ID3\x04"sv, "MP3 audio"},
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old office file"},
    Magic{"SQLite format 3\x00"sv, "a SQLite database"},
    Magic{"{\\rtf"sv, "an RTF document"},
    Magic{"WARC/1."sv, "a web archive"},
    Magic{"%!PS-Adobe"sv, "PostScript"},
};

constexpr std::size_t kShareOfControls = 100;  // at most one byte in so many

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with_any_case(std::string_view bytes, std::string_view begin) {
  return bytes.size() >= begin.size() &&
         std::equal(begin.begin(), begin.end(), bytes.begin(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

/// Control characters that no text editor writes. Tab, line ends, form feed, escape (ISO-2022) and
/// the old end-of-file mark are not among them.
bool is_odd_control(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\v' && byte != '\f' &&
          byte != '\r' && byte != 0x1A && byte != 0x1B) ||
         byte == 0x7F;
}

Result<void> refuse_binary(std::string_view bytes) {
  const std::string_view visible =
      bytes.substr(std::min(bytes.size(), bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n")));
  for (const Magic& magic : kMagic) {
    // A name in letters only counts at the very start or, for mark-up, behind white space.
    const bool is_markup = magic.begin.front() == '<';
    const std::string_view from = is_markup ? visible : bytes;
    if (is_markup ? starts_with_any_case(from, magic.begin) : from.starts_with(magic.begin)) {
      const auto at = static_cast<std::uint32_t>(from.data() - bytes.data());
      return fail(Errc::unsupported,
                  "not plain text: byte " + std::to_string(at) + " begins " + magic.what,
                  SourceSpan{at, at + static_cast<std::uint32_t>(magic.begin.size())});
    }
  }
  std::size_t controls = 0;
  std::size_t first = bytes.size();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (!is_odd_control(bytes[i])) continue;
    if (first == bytes.size() || bytes[i] == '\0') first = i;
    ++controls;
    if (bytes[i] == '\0') break;
  }
  if (controls == 0) return {};
  const auto at = static_cast<std::uint32_t>(first);
  const SourceSpan where{at, at + 1};
  if (bytes[first] == '\0') {
    return fail(Errc::unsupported, "not plain text: byte " + std::to_string(at) + " is zero",
                where);
  }
  if (controls * kShareOfControls > bytes.size()) {
    return fail(Errc::unsupported,
                "not plain text: " + std::to_string(controls) +
                    " control characters, the first at byte " + std::to_string(at),
                where);
  }
  return {};
}

std::uint32_t sniff_text(std::string_view /*bytes*/) { return 1; }

Result<Decoded> decode_plain(std::string_view bytes, const ReadContext& context) {
  const Limits& limits = context.limits;
  if (bytes.size() > limits.text_bytes) {
    const auto at = static_cast<std::uint32_t>(limits.text_bytes);
    return fail(Errc::limit_exceeded,
                "a text may have " + std::to_string(limits.text_bytes) + " bytes, this has " +
                    std::to_string(bytes.size()),
                SourceSpan{at, at});
  }
  if (!is_wide(bytes)) {
    if (auto text = refuse_binary(bytes); !text) return tl::unexpected(text.error());
  }
  auto text = decode_text(bytes, limits);
  if (!text) return tl::unexpected(text.error());
  Decoded decoded;
  decoded.text = std::move(text->text);
  decoded.to_source = std::move(text->to_source);
  decoded.encoding = std::move(text->encoding);
  decoded.notes = std::move(text->notes);
  return decoded;
}

}  // namespace

extern const Format format_text;
const Format format_text{"text", "1", "text/plain", sniff_text, decode_plain};

}  // namespace habeas
