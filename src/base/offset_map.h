// base/offset_map.h - which source bytes lie behind which bytes of the decoded text
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace habeas {

/// Ordered runs that cover all of To without a gap. A copy run holds the same bytes on both sides;
/// a replace run stands for source bytes that were decoded to something else (an entity, another
/// encoding) or for nothing at all.
///
///   text   |----copy----|-r-|-------copy-------|
///   source |----copy----|--r---|-------copy-------|
template <class To, class From>
class OffsetMap {
 public:
  struct Run {
    Span<To> to;
    Span<From> from;
    bool copy = true;
    bool operator==(const Run&) const = default;
  };

  /// One copy run: text and source are the same bytes, `skip` bytes into the source (a byte order
  /// mark).
  static OffsetMap identity(std::uint32_t size, std::uint32_t skip = 0) {
    OffsetMap map;
    if (size > 0) map.runs_.push_back({{0, size}, {skip, skip + size}, true});
    return map;
  }

  /// Appends a run behind the last one; neighbouring copy runs that continue each other are joined.
  void append(std::uint32_t to_size, Span<From> from, bool copy) {
    const std::uint32_t at = runs_.empty() ? 0 : runs_.back().to.end;
    if (!runs_.empty() && copy && runs_.back().copy && runs_.back().from.end == from.begin) {
      runs_.back().to.end += to_size;
      runs_.back().from.end = from.end;
      return;
    }
    runs_.push_back({{at, at + to_size}, from, copy});
  }

  [[nodiscard]] const std::vector<Run>& runs() const { return runs_; }

  /// The smallest source range behind a text range (exact where its ends lie in copy runs).
  [[nodiscard]] Span<From> map(Span<To> span) const {
    if (runs_.empty()) return {};
    return {map_begin(span.begin), map_end(span.end, span.begin)};
  }

  /// True when every byte of the range was copied from one unbroken stretch of the source.
  [[nodiscard]] bool is_copy(Span<To> span) const {
    if (runs_.empty()) return false;
    const Run& run = runs_[run_at(span.begin)];
    return run.copy && span.end <= run.to.end;
  }

  /// Checks what the type promises: no gap in To, order in From, copy runs of equal size, all
  /// inside both.
  [[nodiscard]] Result<void> check(std::uint32_t to_size, std::uint32_t from_size) const {
    std::uint32_t to = 0;
    std::uint32_t from = 0;
    for (const Run& run : runs_) {
      if (run.to.begin != to || run.to.end < run.to.begin) {
        return fail(Errc::bad_input, "offset map: runs leave a gap in the text");
      }
      if (run.from.begin < from || run.from.end < run.from.begin || run.from.end > from_size) {
        return fail(Errc::bad_input, "offset map: runs are not in order inside the source");
      }
      if (run.copy && run.to.size() != run.from.size()) {
        return fail(Errc::bad_input, "offset map: a copy run has two sizes");
      }
      to = run.to.end;
      from = run.from.end;
    }
    if (to != to_size) return fail(Errc::bad_input, "offset map: runs do not cover the text");
    return {};
  }

 private:
  /// Index of the run that holds this text byte (the last one for the end of the text).
  [[nodiscard]] std::size_t run_at(std::uint32_t at) const {
    std::size_t low = 0;
    std::size_t high = runs_.size();
    while (high - low > 1) {
      const std::size_t middle = low + (high - low) / 2;
      (runs_[middle].to.begin <= at ? low : high) = middle;
    }
    return low;
  }

  [[nodiscard]] std::uint32_t map_begin(std::uint32_t at) const {
    const Run& run = runs_[run_at(at)];
    if (at >= run.to.end) return run.from.end;
    return run.copy ? run.from.begin + (at - run.to.begin) : run.from.begin;
  }

  [[nodiscard]] std::uint32_t map_end(std::uint32_t at, std::uint32_t begin) const {
    if (at <= begin) return map_begin(at);
    const Run& run = runs_[run_at(at - 1)];
    return run.copy ? run.from.begin + (at - run.to.begin) : run.from.end;
  }

  std::vector<Run> runs_;
};

}  // namespace habeas
