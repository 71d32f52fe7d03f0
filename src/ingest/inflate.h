// ingest/inflate.h - compressed bytes whole in memory: gzip and deflate (libdeflate, zlib), brotli,
// Zstandard
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace habeas {

/// What one stream gave, and how many bytes of the input it took.
struct Inflated {
  std::string bytes;
  std::size_t taken = 0;
};

bool is_gzip(std::string_view bytes);
bool is_zstd(std::string_view bytes);

/// Unpacks gzip members one after another into one piece of memory, which only grows.
class GzipReader {
 public:
  GzipReader();
  ~GzipReader();
  GzipReader(const GzipReader&) = delete;
  GzipReader& operator=(const GzipReader&) = delete;

  struct Unpacked {
    std::string_view bytes;  ///< until the next call
    std::size_t taken = 0;   ///< of the input
  };
  /// The gzip member (RFC 1952) at the front; at most `most` bytes come out, else limit_exceeded.
  Result<Unpacked> next(std::string_view bytes, std::uint64_t most);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The gzip member (RFC 1952) at the front; at most `most` bytes come out, else limit_exceeded.
Result<Inflated> inflate_gzip(std::string_view bytes, std::uint64_t most);
/// Up to `most` first bytes of a gzip member, without looking at the rest.
std::string gzip_head(std::string_view bytes, std::size_t most);
/// What a damaged gzip member still gives before it breaks, at most `most` bytes.
std::string gzip_remains(std::string_view bytes, std::uint64_t most);

/// Raw deflate (RFC 1951) of a known size; bad_input when it has another one.
Result<std::string> inflate_raw(std::string_view bytes, std::uint64_t size);
/// zlib (RFC 1950) or, as many servers send it, raw deflate.
Result<std::string> inflate_zlib(std::string_view bytes, std::uint64_t most);
Result<std::string> inflate_brotli(std::string_view bytes, std::uint64_t most);
/// All frames of a Zstandard source (RFC 8878).
Result<std::string> inflate_zstd(std::string_view bytes, std::uint64_t most);

/// CRC-32 of gzip and ZIP.
std::uint32_t crc32_of(std::string_view bytes);

}  // namespace habeas
