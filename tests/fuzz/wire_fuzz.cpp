// tests/fuzz/wire_fuzz.cpp - any bytes on the wire: refused, or a text that keeps its promises
//
//   input: u8 n, n bytes of source, the wire
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sandbox/wire.h"
#include "text/utf8.h"

namespace {

using namespace habeas;

void require(bool condition) {
  if (!condition) std::abort();
}

Result<Decoded> decode(std::string_view wire, std::string_view source, std::size_t piece) {
  WireDecoder decoder(Limits{}, static_cast<std::uint32_t>(source.size()));
  for (std::size_t at = 0; at < wire.size(); at += piece) {
    auto fed = decoder.feed(wire.substr(at, piece));
    if (!fed) return tl::unexpected(fed.error());
  }
  return decoder.finish(source);
}

void check(const Decoded& decoded, std::string_view source) {
  require(first_invalid(decoded.text) == decoded.text.size());
  // A text with pages has places on them instead of bytes of the source.
  require(!decoded.pages.empty() || decoded.to_source
                                        .check(static_cast<std::uint32_t>(decoded.text.size()),
                                               static_cast<std::uint32_t>(source.size()))
                                        .has_value());
  const auto again = decode(encode_decoded(decoded), source, 4096);
  require(again && again->text == decoded.text && again->pages.size() == decoded.pages.size() &&
          again->to_source.runs() == decoded.to_source.runs());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)decode_hello(bytes);
  (void)decode_job_head(bytes.substr(0, kJobHeadBytes));
  if (bytes.empty()) return 0;
  const std::size_t source_size = data[0];
  bytes.remove_prefix(1);
  const std::string_view source = bytes.substr(0, source_size);
  const std::string_view wire = bytes.substr(source.size());
  const auto decoded = decode(wire, source, 4096);
  const auto in_pieces = decode(wire, source, 3);
  require(decoded.has_value() == in_pieces.has_value());
  if (decoded) check(*decoded, source);
  return 0;
}
