// ingest/maps.cpp - one pass over both maps, since both are in order
#include "ingest/maps.h"

#include <algorithm>
#include <utility>

namespace habeas {
namespace {

/// Gathers pieces in order. Pieces that share source bytes (characters of one base64 group) become
/// one: runs of a map do not overlap.
class Pieces {
 public:
  void add(std::uint32_t size, SourceSpan from, bool copy) {
    if (is_open_ && from.begin < from_.end) {
      size_ += size;
      from_.end = std::max(from_.end, from.end);
      copy_ = false;
      return;
    }
    flush();
    size_ = size;
    from_ = from;
    copy_ = copy;
    is_open_ = true;
  }

  OffsetMap<InText, InSource> finish() {
    flush();
    return std::move(map_);
  }

 private:
  void flush() {
    if (is_open_) map_.append(size_, from_, copy_);
  }

  OffsetMap<InText, InSource> map_;
  std::uint32_t size_ = 0;
  SourceSpan from_;
  bool copy_ = false, is_open_ = false;
};

/// Behind bytes that were copied as they stand, all places move by the same.
OffsetMap<InText, InSource> through_copy(const OffsetMap<InText, InSource>& outer,
                                         const OffsetMap<InText, InSource>::Run& copied) {
  Pieces pieces;
  const auto moved = [&](std::uint32_t at) {
    return at >= copied.to.end ? copied.from.end : at - copied.to.begin + copied.from.begin;
  };
  for (const auto& run : outer.runs()) {
    if (run.copy && run.from.empty()) continue;
    pieces.add(run.to.size(), {moved(run.from.begin), moved(run.from.end)}, run.copy);
  }
  return pieces.finish();
}

}  // namespace

OffsetMap<InText, InSource> through(const OffsetMap<InText, InSource>& outer,
                                    const OffsetMap<InText, InSource>& inner) {
  Pieces pieces;
  const auto& steps = inner.runs();
  if (steps.size() == 1 && steps.front().copy) return through_copy(outer, steps.front());
  std::size_t step = 0;
  for (const auto& run : outer.runs()) {
    const TextSpan middle{run.from.begin, run.from.end};
    if (!run.copy) {
      pieces.add(run.to.size(), inner.map(middle), false);
      continue;
    }
    for (std::uint32_t at = middle.begin; at < middle.end;) {
      while (step + 1 < steps.size() && steps[step].to.end <= at) ++step;
      const std::uint32_t end = std::min(middle.end, std::max(steps[step].to.end, at + 1));
      pieces.add(end - at, inner.map({at, end}), steps[step].copy);
      at = end;
    }
  }
  return pieces.finish();
}

}  // namespace habeas
