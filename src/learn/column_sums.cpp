// learn/column_sums.cpp - sums of the weights of a column's features, remembered
#include "learn/column_sums.h"

#include "learn/hashing.h"
#include "learn/label_vectors.h"

namespace habeas {
namespace {

HB_INLINE const std::int16_t *weights_at(const ColumnJob &job, std::uint64_t hash) {
  return job.weights + std::size_t{upper_half(hash) >> job.shift} * job.labels;
}

constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15ULL;

HB_INLINE std::uint64_t pair_of(std::uint32_t above, std::uint32_t below) {
  return (std::uint64_t{above} << 32U) | below;
}

/// The place of the sums for a value and the one behind it, which are made where they are not
/// there.
template <std::size_t Eights>
HB_INLINE std::size_t place_of_pair(const ColumnJob &job, ColumnMemory &memory, std::uint32_t value,
                                    std::uint32_t next) {
  const std::uint64_t values = pair_of(value, next);
  const auto place =
      static_cast<std::size_t>((values * kSpread) >> (64U - ColumnMemory::kPairBits));
  ColumnMemory::Pair &known = memory.behind[place];
  if (known.filled && known.values == values) return place;
  Scores<Eights> sum{};
  sum.add(weights_at(job, mix(job.kind + 2, next)));
  sum.add(weights_at(job, mix(job.kind + 4, value, next)));
  sum.write(memory.of_pairs.data() + place * 8 * Eights);
  known = {values, true, mix_begun(job.kind + 5, value), mix_begun(job.kind + 6, value)};
  return place;
}

/// The same for a value and the two before it.
template <std::size_t Eights>
HB_INLINE std::size_t place_of_triple(const ColumnJob &job, ColumnMemory &memory,
                                      std::uint64_t earlier, std::uint32_t value) {
  const auto place = static_cast<std::size_t>(((earlier * kSpread + value) * kSpread) >>
                                              (64U - ColumnMemory::kTripleBits));
  ColumnMemory::Triple &known = memory.before[place];
  if (known.filled && known.earlier == earlier && known.value == value) return place;
  const std::uint64_t before2 = earlier >> 32U;
  const std::uint64_t before = earlier & 0xFFFFFFFFU;
  Scores<Eights> sum{};
  sum.add(weights_at(job, mix(job.kind, value)));
  sum.add(weights_at(job, mix(job.kind + 1, before)));
  sum.add(weights_at(job, mix(job.kind + 3, before, value)));
  sum.add(weights_at(job, mix(job.kind + 7, before2, before, value)));
  sum.write(memory.of_triples.data() + place * 8 * Eights);
  known = {earlier, value, true};
  return place;
}

template <std::size_t Eights>
HB_INLINE void add_rows(const ColumnJob &job, ColumnMemory &memory, std::int32_t *sums) {
  constexpr std::size_t kWidth = 8 * Eights;
  const std::size_t count = job.values.size();
  std::uint32_t before2 = kBeforeRun;
  std::uint32_t before = kBeforeRun;
  std::uint32_t value = count == 0 ? 0 : job.values.front();
  for (std::size_t row = 0; row < count; ++row) {
    const std::uint32_t next = row + 1 < count ? job.values[row + 1] : kBehindRun;
    const std::size_t pair = place_of_pair<Eights>(job, memory, value, next);
    const std::size_t triple =
        place_of_triple<Eights>(job, memory, pair_of(before2, before), value);
    const ColumnMemory::Pair &begun = memory.behind[pair];
    Scores<Eights> sum;
    sum.read(sums + row * kWidth);
    sum.add_sums(memory.of_pairs.data() + pair * kWidth);
    sum.add_sums(memory.of_triples.data() + triple * kWidth);
    sum.add(weights_at(job, mix_ended(begun.with_word, job.words[row].key)));
    sum.add(weights_at(job, mix_ended(begun.with_shape, job.words[row].shape)));
    sum.write(sums + row * kWidth);
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
    : behind(std::size_t{1} << kPairBits),
      before(std::size_t{1} << kTripleBits),
      of_pairs(behind.size() * 8 * vectors_of(labels)),
      of_triples(before.size() * 8 * vectors_of(labels)) {}

void add_column(const ColumnJob &job, ColumnMemory &memory, Tagger::Kernel kernel,
                std::int32_t *sums) {
  if (kernel == Tagger::Kernel::fastest && has_wide_vectors()) {
    add_wide(job, memory, sums);
  } else {
    add_plain(job, memory, sums);
  }
}

}  // namespace habeas
