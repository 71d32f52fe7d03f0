// ingest/charset.cpp - decoding by ICU's converters, and by our own loop for UTF-8
#include "ingest/charset.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>

#include "ingest/detect.h"
#include "ingest/labels.h"
#include "text/utf8.h"

namespace habeas {
namespace {

using Map = OffsetMap<InText, InSource>;

constexpr std::size_t kRuns = 8U << 20U;  // what the worker's memory holds (20 bytes each)

bool is_continuation(char c) { return (static_cast<std::uint8_t>(c) & 0xC0U) == 0x80; }

SourceSpan span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// What could not be decoded: the first place and how many there are.
struct Broken {
  std::size_t count = 0;
  SourceSpan first;

  void add(SourceSpan at) {
    if (count++ == 0) first = at;
  }
  void note(const std::string& encoding, std::vector<Error>& notes) const {
    if (count == 0) return;
    notes.push_back({Errc::bad_input,
                     std::to_string(count) + (count == 1 ? " place is" : " places are") +
                         " not valid " + encoding + (count == 1 ? ", read" : ", all read") +
                         " as U+FFFD; the first is at byte " + std::to_string(first.begin),
                     first});
  }
};

tl::unexpected<Error> fail_runs(std::size_t at) {
  return fail(Errc::limit_exceeded,
              "more than " + std::to_string(kRuns) + " characters of another encoding, at byte " +
                  std::to_string(at),
              span_of(at, at));
}

// -------------------------------------------------------------------------------------------------
// UTF-8

/// Size of what one U+FFFD stands for: the longest beginning of a valid sequence, or one byte
/// (Unicode 3.9, "maximal subpart").
std::size_t invalid_size(std::string_view bytes, std::size_t at) {
  const auto lead = static_cast<std::uint8_t>(bytes[at]);
  const std::size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + 1 >= bytes.size()) return 1;
  const auto next = static_cast<std::uint8_t>(bytes[at + 1]);
  const std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (next < low || next > high) return 1;
  std::size_t size = 2;
  while (size < need && at + size < bytes.size() && is_continuation(bytes[at + size])) ++size;
  return size;
}

Result<DecodedText> decode_utf8(std::string_view bytes, std::size_t skip, std::string basis) {
  DecodedText decoded;
  decoded.encoding = {"UTF-8", std::move(basis)};
  Broken broken;
  for (std::size_t at = skip; at < bytes.size();) {
    const std::size_t valid = first_invalid(bytes.substr(at));
    if (valid > 0) {
      decoded.text.append(bytes.substr(at, valid));
      decoded.to_source.append(static_cast<std::uint32_t>(valid), span_of(at, at + valid), true);
      at += valid;
    }
    if (at == bytes.size()) break;
    if (decoded.to_source.runs().size() >= kRuns) return fail_runs(at);
    const SourceSpan bad = span_of(at, at + invalid_size(bytes, at));
    append_utf8(decoded.text, 0xFFFD);
    decoded.to_source.append(3, bad, false);
    broken.add(bad);
    at = bad.end;
  }
  broken.note("UTF-8", decoded.notes);
  return decoded;
}

/// Of bytes that are known to be valid.
DecodedText take_utf8(std::string_view bytes) {
  DecodedText decoded;
  decoded.encoding = {"UTF-8", "valid"};
  decoded.text = std::string(bytes);
  decoded.to_source = Map::identity(static_cast<std::uint32_t>(bytes.size()));
  return decoded;
}

// -------------------------------------------------------------------------------------------------
// everything else

/// Decodes character by character, so that every one knows its bytes.
Result<DecodedText> decode_legacy(std::string_view bytes, const Charset& charset) {
  Converter converter(charset.converter);
  if (!converter.is_open()) {
    return fail(Errc::unsupported, std::string("no table for the encoding ") + charset.name);
  }
  DecodedText decoded;
  decoded.encoding = {charset.name, charset.basis};
  decoded.text.reserve(bytes.size());
  Broken broken;
  for (std::size_t at = charset.skip; at < bytes.size();) {
    std::size_t ascii = at;
    while (charset.is_ascii_same && ascii < bytes.size() &&
           static_cast<std::uint8_t>(bytes[ascii]) < 0x80) {
      ++ascii;
    }
    if (ascii > at) {
      decoded.text.append(bytes.substr(at, ascii - at));
      decoded.to_source.append(static_cast<std::uint32_t>(ascii - at), span_of(at, ascii), true);
      at = ascii;
      continue;
    }
    if (decoded.to_source.runs().size() >= kRuns) return fail_runs(at);
    const Character next = converter.next(bytes.substr(at));
    const SourceSpan from = span_of(at, at + next.size);
    const std::size_t before = decoded.text.size();
    if (next.is_end) {  // nothing but a shift sequence was left
      decoded.to_source.append(0, from, false);
      break;
    }
    append_utf8(decoded.text, next.valid ? next.value : 0xFFFD);
    decoded.to_source.append(static_cast<std::uint32_t>(decoded.text.size() - before), from, false);
    if (!next.valid) broken.add(from);
    at = from.end;
  }
  broken.note(decoded.encoding.name, decoded.notes);
  return decoded;
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes, const Limits& limits) {
  return decode_page(bytes, {}, limits);
}

Result<DecodedText> decode_page(std::string_view bytes, std::string_view declared,
                                const Limits& limits) {
  if (bytes.size() > limits.text_bytes) {
    return fail(Errc::limit_exceeded, "the text is too long");
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) return decode_utf8(bytes, 3, "bom");
  if (const auto wide = detect_wide(bytes)) return decode_legacy(bytes, *wide);
  if (const auto shifted = detect_shifted(bytes)) return decode_legacy(bytes, *shifted);
  if (first_invalid(bytes) == bytes.size()) return take_utf8(bytes);
  const auto labelled = charset_of_label(declared);
  if (labelled && *labelled->converter != '\0') return decode_legacy(bytes, *labelled);
  if (is_mostly_utf8(bytes)) return decode_utf8(bytes, 0, "detected");
  if (const auto legacy = detect_legacy(bytes)) return decode_legacy(bytes, *legacy);
  return decode_utf8(bytes, 0, "assumed");
}

bool is_wide(std::string_view bytes) { return detect_wide(bytes).has_value(); }

void warm_up_charsets() {
  warm_up_converters();
  warm_up_labels();
}

}  // namespace habeas
