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

/// Makes the sums for a value and the one behind it.
template <std::size_t Eights>
HB_INLINE void make_pair_sums(const ColumnJob &job, std::uint32_t value, std::uint32_t next,
                              ColumnMemory::Pair &known, std::int32_t *sums) {
  Scores<Eights> sum{};
  if (job.lone) sum.add(weights_at(job, mix(job.kind + 2, next)));
  sum.add(weights_at(job, mix(job.kind + 4, value, next)));
  sum.write(sums);
  known = {pair_of(value, next), true, mix_begun(job.kind + 5, value),
           mix_begun(job.kind + 6, value)};
}

/// Makes the sums for a value and the two before it.
template <std::size_t Eights>
HB_INLINE void make_triple_sums(const ColumnJob &job, std::uint64_t earlier, std::uint32_t value,
                                ColumnMemory::Triple &known, std::int32_t *sums) {
  const std::uint64_t before2 = earlier >> 32U;
  const std::uint64_t before = earlier & 0xFFFFFFFFU;
  Scores<Eights> sum{};
  if (job.lone) {
    sum.add(weights_at(job, mix(job.kind, value)));
    sum.add(weights_at(job, mix(job.kind + 1, before)));
  }
  sum.add(weights_at(job, mix(job.kind + 3, before, value)));
  sum.add(weights_at(job, mix(job.kind + 7, before2, before, value)));
  sum.write(sums);
  known = {earlier, value, true};
}

/// The job is a copy: nothing that is written lies in it.
template <std::size_t Eights>
HB_INLINE void add_rows(const ColumnJob job, ColumnMemory &memory, std::int32_t *sums) {
  constexpr std::size_t kWidth = 8 * Eights;
  ColumnMemory::Pair *const pairs = memory.behind.data();
  ColumnMemory::Triple *const triples = memory.before.data();
  std::int32_t *const of_pairs = memory.of_pairs.data();
  std::int32_t *const of_triples = memory.of_triples.data();
  const std::uint32_t *const values = job.values.data();
  const FeatureRows::Word *word = job.words.data();
  const std::size_t count = job.values.size();
  std::uint32_t *joined = job.joined;
  std::uint64_t earlier = pair_of(kBeforeRun, kBeforeRun);
  for (std::size_t row = 0; row < count;
       ++row, ++word, sums += kWidth, joined += job.joined_stride) {
    const std::uint32_t value = values[row];
    const std::uint32_t next = row + 1 < count ? values[row + 1] : kBehindRun;
    const std::uint64_t both = pair_of(value, next);
    const auto pair = static_cast<std::size_t>((both * kSpread) >> (64U - ColumnMemory::kPairBits));
    ColumnMemory::Pair &begun = pairs[pair];
    if (!begun.filled || begun.values != both) [[unlikely]]
      make_pair_sums<Eights>(job, value, next, begun, of_pairs + pair * kWidth);
    const auto triple = static_cast<std::size_t>(((earlier * kSpread + value) * kSpread) >>
                                                 (64U - ColumnMemory::kTripleBits));
    ColumnMemory::Triple &before = triples[triple];
    if (!before.filled || before.earlier != earlier || before.value != value) [[unlikely]]
      make_triple_sums<Eights>(job, earlier, value, before, of_triples + triple * kWidth);
    Scores<Eights> sum{};
    sum.add_sums(sums);
    sum.add_sums(of_pairs + pair * kWidth);
    sum.add_sums(of_triples + triple * kWidth);
    sum.write(sums);
    joined[0] = upper_half(mix_ended(begun.with_word, word->key));
    joined[1] = upper_half(mix_ended(begun.with_shape, word->shape));
    earlier = (earlier << 32U) | value;
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
