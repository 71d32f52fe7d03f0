// learn/column_sums.cpp - sums of the weights of a column's features, remembered
#include "learn/column_sums.h"

#include "learn/hashing.h"
#include "learn/label_vectors.h"

namespace habeas {
namespace {

HB_INLINE const std::int16_t *weights_at(const ColumnJob &job, std::uint64_t hash) {
  return job.weights + std::size_t{upper_half(hash) >> job.shift} * job.labels;
}

/// The weights of the features that hang on the values alone.
template <std::size_t Eights>
HB_INLINE Scores<Eights> sum_of_values(const ColumnJob &job, std::uint32_t before2,
                                       std::uint32_t before, std::uint32_t value,
                                       std::uint32_t next) {
  Scores<Eights> sum{};
  sum.add(weights_at(job, mix(job.kind, value)));
  sum.add(weights_at(job, mix(job.kind + 1, before)));
  sum.add(weights_at(job, mix(job.kind + 2, next)));
  sum.add(weights_at(job, mix(job.kind + 3, before, value)));
  sum.add(weights_at(job, mix(job.kind + 4, value, next)));
  sum.add(weights_at(job, mix(job.kind + 7, before2, before, value)));
  return sum;
}

HB_INLINE std::size_t place_of(std::uint32_t before2, std::uint32_t before, std::uint32_t value,
                               std::uint32_t next) {
  const std::uint64_t early = (std::uint64_t{before2} << 32U) | before;
  const std::uint64_t late = (std::uint64_t{value} << 32U) | next;
  const std::uint64_t hash = (early * 0x9E3779B97F4A7C15ULL + late) * 0xFF51AFD7ED558CCDULL;
  return static_cast<std::size_t>(hash >> 58U) % ColumnMemory::kEntries;
}

template <std::size_t Eights>
HB_INLINE void add_rows(const ColumnJob &job, ColumnMemory &memory, std::int32_t *sums) {
  std::uint32_t before2 = kBeforeRun;
  std::uint32_t before = kBeforeRun;
  std::uint32_t value = job.values.empty() ? 0 : job.values.front();
  for (std::size_t row = 0; row < job.values.size(); ++row) {
    const std::uint32_t next = row + 1 < job.values.size() ? job.values[row + 1] : kBehindRun;
    const std::array<std::uint32_t, 4> values = {before2, before, value, next};
    const std::size_t place = place_of(before2, before, value, next);
    ColumnMemory::Entry &entry = memory.entries[place];
    std::int32_t *const known = memory.sums.data() + place * 8 * Eights;
    if (!entry.filled || entry.values != values) {
      sum_of_values<Eights>(job, before2, before, value, next).write(known);
      entry = {values, true, mix_begun(job.kind + 5, value), mix_begun(job.kind + 6, value)};
    }
    std::int32_t *const out = sums + row * 8 * Eights;
    Scores<Eights> sum;
    Scores<Eights> of_values;
    sum.read(out);
    of_values.read(known);
    sum.add(of_values);
    sum.add(weights_at(job, mix_ended(entry.with_word, job.words[row].key)));
    sum.add(weights_at(job, mix_ended(entry.with_shape, job.words[row].shape)));
    sum.write(out);
    before2 = before;
    before = value;
    value = next;
  }
}

HB_INLINE void add_any(const ColumnJob &job, ColumnMemory &memory, std::int32_t *sums) {
  if (job.labels <= 8) return add_rows<1>(job, memory, sums);
  if (job.labels <= 16) return add_rows<2>(job, memory, sums);
  if (job.labels <= 24) return add_rows<3>(job, memory, sums);
  return add_rows<Tagger::kMostLabels / 8>(job, memory, sums);
}

void add_plain(const ColumnJob &job, ColumnMemory &memory, std::int32_t *sums) {
  add_any(job, memory, sums);
}
HB_WIDE void add_wide(const ColumnJob &job, ColumnMemory &memory, std::int32_t *sums) {
  add_any(job, memory, sums);
}

}  // namespace

ColumnMemory::ColumnMemory(std::size_t labels)
    : entries(kEntries), sums(kEntries * 8 * vectors_of(labels)) {}

void add_column(const ColumnJob &job, ColumnMemory &memory, Tagger::Kernel kernel,
                std::int32_t *sums) {
  if (kernel == Tagger::Kernel::fastest && has_wide_vectors()) {
    add_wide(job, memory, sums);
  } else {
    add_plain(job, memory, sums);
  }
}

}  // namespace habeas
