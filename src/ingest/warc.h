// ingest/warc.h - records of a web archive (ISO 28500, WARC 1.0 and 1.1), plain or gzip per record
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "ingest/http_message.h"

namespace habeas {

/// One record. Views die when the call that gave it returns.
struct WarcRecord {
  HeaderFields head;
  std::string_view block;
  std::uint64_t offset = 0, length = 0;  ///< in the archive as it stands, compressed or not

  [[nodiscard]] std::string_view type() const { return head.get("warc-type"); }
  /// The target without angle brackets.
  [[nodiscard]] std::string_view target() const;
};

struct WarcSink {
  std::function<Result<void>(const WarcRecord& record)> record;
  /// What is damaged; reading goes on with the next record that can be found.
  std::function<void(Errc code, std::string words, SourceSpan where)> note;
};

bool looks_like_warc(std::string_view bytes);

/// Gives all records in order. An Error is that of the sink.
Result<void> read_warc(std::string_view bytes, const Limits& limits, const WarcSink& sink);

}  // namespace habeas
