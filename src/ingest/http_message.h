// ingest/http_message.h - an HTTP response as it went over the wire (RFC 9112): head and entity
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace habeas {

/// Named fields of a head, names in lower case; the first of a name counts.
struct HeaderFields {
  std::vector<std::pair<std::string, std::string>> fields;
  [[nodiscard]] std::string_view get(std::string_view name) const;
};

/// Reads lines "Name: value" with folded ones behind them, up to an empty line. `at` moves behind
/// it; false when there is none.
bool read_fields(std::string_view bytes, std::size_t& at, HeaderFields& fields);

struct HttpResponse {
  std::uint32_t status = 0;
  HeaderFields head;
  std::string_view body;  ///< of the block, which it dies with
  std::string chunks;     ///< joined, where it came in chunks
  bool is_chunked = false;
  std::string decoded;  ///< without its content encoding, where it had one
  bool is_decoded = false;
  std::vector<std::string> notes;  ///< where the message tells two things, or is damaged

  /// Without transfer encoding: what payload digests are made of.
  [[nodiscard]] std::string_view entity() const { return is_chunked ? chunks : body; }
  /// Without content encoding too; dies with the block and with this.
  [[nodiscard]] std::string_view payload() const { return is_decoded ? decoded : entity(); }
};

/// Reads a response; at most `most` bytes of payload. An Error when it has no head.
Result<HttpResponse> read_response(std::string_view block, std::uint64_t most);

}  // namespace habeas
