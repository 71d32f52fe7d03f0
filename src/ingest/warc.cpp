// ingest/warc.cpp - walks an archive record by record; what is damaged is told and skipped to the
// next
#include "ingest/warc.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "ingest/html_scan.h"
#include "ingest/inflate.h"

namespace habeas {
namespace {

constexpr std::string_view kMark = "WARC/1.";
constexpr std::size_t kMostHead = 64U << 10U;

SourceSpan span_of(std::uint64_t begin, std::uint64_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max(begin, end))};
}

/// Where the next record may begin: the mark at the start of a line.
std::size_t next_mark(std::string_view bytes, std::size_t from) {
  while (true) {
    const std::size_t at = bytes.find(kMark, from);
    if (at == std::string_view::npos) return bytes.size();
    if (at == 0 || bytes[at - 1] == '\n') return at;
    from = at + 1;
  }
}

std::optional<std::uint64_t> number_of(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return {};
  return number;
}

/// Reads the records of a stretch of plain bytes. `base` and `packed` say where it lies in the
/// archive when it came out of a gzip member.
class Walk {
 public:
  explicit Walk(const WarcSink& sink) : sink_(sink) {}

  struct Packed {
    std::uint64_t offset = 0, length = 0;
  };

  /// The number of records that were given.
  Result<std::size_t> run(std::string_view bytes, const std::optional<Packed>& packed) {
    std::size_t count = 0;
    std::size_t at = 0;
    while (at < bytes.size()) {
      const std::size_t begin = next_mark(bytes, at);
      if (has_words(bytes.substr(at, begin - at))) {
        tell("bytes that belong to no record", packed, at, begin);
      }
      if (begin == bytes.size()) break;
      WarcRecord record;
      std::size_t end = bytes.find('\n', begin) + 1;
      if (end == 0 || !read_fields(bytes.substr(0, std::min(bytes.size(), begin + kMostHead)), end,
                                   record.head)) {
        tell("a record without the end of its head", packed, begin, bytes.size());
        at = begin + kMark.size();
        continue;
      }
      const auto length = number_of(record.head.get("content-length"));
      if (!length) {
        tell("a record without its length", packed, begin, end);
        at = end;
        continue;
      }
      const std::uint64_t left = bytes.size() - end;
      record.block = bytes.substr(end, static_cast<std::size_t>(std::min(*length, left)));
      std::size_t next = end + record.block.size();
      if (*length > left) {
        // A wrong length swallows what follows: the next record still counts.
        const std::size_t mark = next_mark(bytes, end);
        tell("a record is cut off: it declares " + std::to_string(*length) + " bytes and " +
                 std::to_string(mark - end) + " are there",
             packed, begin, mark);
        record.block = bytes.substr(end, mark - end);
        next = mark;
      }
      record.offset = packed ? packed->offset : begin;
      record.length = packed ? packed->length : next - begin;
      ++count;
      if (auto taken = sink_.record(record); !taken) return tl::unexpected(taken.error());
      at = next;
    }
    return count;
  }

 private:
  static bool has_words(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(), [](char c) { return !is_html_space(c); });
  }

  void tell(std::string words, const std::optional<Packed>& packed, std::size_t begin,
            std::size_t end) {
    const SourceSpan where =
        packed ? span_of(packed->offset, packed->offset + packed->length) : span_of(begin, end);
    sink_.note(Errc::bad_input, std::move(words), where);
  }

  const WarcSink& sink_;
};

/// The next gzip member from `from` on that holds a record; the end when there is none.
std::size_t next_member(std::string_view bytes, std::size_t from) {
  while (true) {
    const std::size_t at = bytes.find("\x1F\x8B\x08", from);
    if (at == std::string_view::npos) return bytes.size();
    if (gzip_head(bytes.substr(at), kMark.size()) == kMark) return at;
    from = at + 1;
  }
}

Result<void> read_packed(std::string_view bytes, const Limits& limits, const WarcSink& sink) {
  Walk walk(sink);
  GzipReader reader;
  std::uint64_t left = limits.output_bytes;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::string_view rest = bytes.substr(at);
    auto member = reader.next(rest, std::min(left, limits.container_bytes));
    if (!member) {
      const std::size_t next = next_member(bytes, at + 1);
      sink.note(member.error().code,
                "a damaged record, skipped to the next: " + member.error().message,
                span_of(at, next));
      if (member.error().code != Errc::limit_exceeded) {
        const std::string remains = gzip_remains(rest, std::min(left, limits.text_bytes));
        if (remains.starts_with(kMark)) {
          auto walked = walk.run(remains, Walk::Packed{at, next - at});
          if (!walked) return tl::unexpected(walked.error());
        }
      }
      at = next;
      continue;
    }
    left -= member->bytes.size();
    auto count = walk.run(member->bytes, Walk::Packed{at, member->taken});
    if (!count) return tl::unexpected(count.error());
    if (*count != 1) {
      sink.note(Errc::bad_input,
                "a gzip member holds " + std::to_string(*count) + " records, not one",
                span_of(at, at + member->taken));
    }
    at += member->taken;
    if (at < bytes.size() && !is_gzip(bytes.substr(at))) {
      const std::size_t next = next_member(bytes, at);
      sink.note(Errc::bad_input, "bytes that belong to no record", span_of(at, next));
      at = next;
    }
  }
  return {};
}

}  // namespace

std::string_view WarcRecord::target() const {
  std::string_view uri = head.get("warc-target-uri");
  if (uri.size() > 1 && uri.front() == '<' && uri.back() == '>')
    uri = uri.substr(1, uri.size() - 2);
  return uri;
}

bool looks_like_warc(std::string_view bytes) {
  if (bytes.starts_with(kMark)) return true;
  return is_gzip(bytes) && gzip_head(bytes, kMark.size()) == kMark;
}

Result<void> read_warc(std::string_view bytes, const Limits& limits, const WarcSink& sink) {
  if (is_gzip(bytes)) return read_packed(bytes, limits, sink);
  auto walked = Walk(sink).run(bytes, std::nullopt);
  if (!walked) return tl::unexpected(walked.error());
  return {};
}

}  // namespace habeas
