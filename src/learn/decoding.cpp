// learn/decoding.cpp - Viterbi decoding in vectors of eight numbers
#include "learn/decoding.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "learn/label_vectors.h"

namespace habeas {
namespace {

/// How many features of a row are looked up.
HB_INLINE std::size_t found_width(const DecodingJob &job) {
  return job.words.width - job.words.left_out + job.others.width - job.others.left_out;
}

/// What was added up elsewhere for a row.
template <std::size_t Eights>
HB_INLINE Scores<Eights> sums_of(const DecodingJob &job, std::uint32_t row) {
  constexpr std::size_t kWidth = 8 * Eights;
  Scores<Eights> sums{};
  if (job.of_forms != nullptr) sums.add_sums(job.of_forms + std::size_t{job.forms[row]} * kWidth);
  if (job.of_rows != nullptr) sums.add_sums(job.of_rows + std::size_t{row} * kWidth);
  return sums;
}

/// Finds the weights of all features of a row. The tables are larger than the inner caches, so they
/// are asked for here, one row before they are read.
HB_INLINE void find_weights(const DecodingJob &job, std::uint32_t row, const std::int16_t **out) {
  const std::uint32_t *const words = job.words.hashes.data() + row * job.words.width;
  const std::uint32_t *const others = job.others.hashes.data() + row * job.others.width;
#pragma GCC unroll 4
  for (std::size_t f = job.words.left_out; f < job.words.width; ++f) {
    *out = job.weights + std::size_t{words[f] >> job.shift} * job.labels;
    __builtin_prefetch(*out++);
  }
#pragma GCC unroll 4
  for (std::size_t f = job.others.left_out; f < job.others.width; ++f) {
    *out = job.weights + std::size_t{others[f] >> job.shift} * job.labels;
    __builtin_prefetch(*out++);
  }
}

/// Viterbi; a fixed number of vectors lets the compiler keep the sums in registers.
template <std::size_t Eights>
HB_INLINE void decode(const DecodingJob job, std::uint8_t *best) {
  using Row = Scores<Eights>;
  const std::size_t labels = job.labels;
  std::array<Row, 8 * Eights + 1> moves{};  // from each label, the last from the start
  for (std::size_t x = 0; x <= labels; ++x) {
    for (std::size_t y = 0; y < labels; ++y) moves[x].set(y, job.transitions[x * labels + y]);
  }
  std::vector<std::uint8_t> back(std::size_t{job.rows} * 8 * Eights);
  const std::size_t width = found_width(job);
  std::vector<const std::int16_t *> found(2 * width);
  const std::int16_t **now = found.data();
  const std::int16_t **next = now + width;
  find_weights(job, 0, now);
  Row score{};
  for (std::uint32_t row = 0; row < job.rows; ++row, std::swap(now, next)) {
    if (row + 1 < job.rows) find_weights(job, row + 1, next);
    Row emit = sums_of<Eights>(job, row);
#pragma GCC unroll 4
    for (std::size_t f = 0; f < width; ++f) emit.add(now[f]);
    Row top = moves[row == 0 ? labels : 0];
    for (Eight &eight : top.eight) eight += score[0];
    Row from{};
    for (std::size_t x = 1; row > 0 && x < labels; ++x) {
      const std::int32_t before = score[x];
      const auto number = static_cast<std::int32_t>(x);
      const Row &move = moves[x];
      for (std::size_t i = 0; i < Eights; ++i) {
        const Eight sum = move.eight[i] + before;
        const Eight better = sum > top.eight[i];  // all bits set, or none
        top.eight[i] = better ? sum : top.eight[i];
        from.eight[i] = better ? Eight{} + number : from.eight[i];
      }
    }
    for (std::size_t i = 0; i < Eights; ++i) score.eight[i] = top.eight[i] + emit.eight[i];
    for (std::size_t i = 0; i < Eights; ++i) {
      const EightLabels labels_before = __builtin_convertvector(from.eight[i], EightLabels);
      std::memcpy(&back[(row * Eights + i) * 8], &labels_before, sizeof labels_before);
    }
  }
  std::size_t y = 0;
  for (std::size_t other = 1; other < labels; ++other) {
    if (score[other] > score[y]) y = other;
  }
  for (std::uint32_t row = job.rows; row-- > 0;) {
    best[row] = static_cast<std::uint8_t>(y);
    y = back[row * Eights * 8 + y];
  }
}

/// Sums up the weights of all features of each row.
template <std::size_t Eights>
HB_INLINE void sum_up(const DecodingJob job, std::int32_t *out) {
  const std::size_t width = found_width(job);
  std::vector<const std::int16_t *> found(2 * width);
  const std::int16_t **now = found.data();
  const std::int16_t **next = now + width;
  find_weights(job, 0, now);
  for (std::uint32_t row = 0; row < job.rows; ++row, std::swap(now, next)) {
    if (row + 1 < job.rows) find_weights(job, row + 1, next);
    Scores<Eights> sum{};
    for (std::size_t f = 0; f < width; ++f) sum.add(now[f]);
    sum.write(out + std::size_t{row} * 8 * Eights);
  }
}

HB_INLINE void sum_up_any(const DecodingJob &job, std::int32_t *out) {
  if (job.labels <= 8) return sum_up<1>(job, out);
  if (job.labels <= 16) return sum_up<2>(job, out);
  if (job.labels <= 24) return sum_up<3>(job, out);
  return sum_up<Tagger::kMostLabels / 8>(job, out);
}

/// Viterbi over states and labels: the labels of one state are scored together. A way is told by
/// eight times its state and its label.
HB_INLINE void decode_remembering(const DecodingJob job, std::uint8_t *best) {
  constexpr std::int32_t kNever = -(1 << 29);
  constexpr std::size_t kWays = 8 * LabelMemory::kMost;
  using Row = Scores<1>;
  const std::size_t labels = job.labels;
  const std::size_t states = job.memory->count;
  Eight moves[kWays]{};
  std::size_t behind[kWays]{};
  Row score[LabelMemory::kMost];
  for (std::size_t m = 0; m < states; ++m) {
    for (std::size_t x = 0; x < labels; ++x) {
      behind[8 * m + x] = job.memory->next[m * labels + x];
      for (std::size_t y = 0; y < labels; ++y)
        moves[8 * m + x][y] = job.transitions[(m * labels + x) * labels + y];
    }
    score[m].eight[0] = Eight{} + kNever;
  }
  const std::int16_t *const start = job.transitions + states * labels * labels;
  const std::int16_t *const end = start + labels;
  for (std::size_t y = 0; y < labels; ++y) score[0].set(y, start[y]);
  std::vector<EightLabels> back(job.rows * states);
  const std::size_t width = found_width(job);
  std::vector<const std::int16_t *> found(2 * width);
  const std::int16_t **now = found.data();
  const std::int16_t **next = now + width;
  find_weights(job, 0, now);
  Eight top[LabelMemory::kMost];
  Eight from[LabelMemory::kMost];
  for (std::uint32_t row = 0; row < job.rows; ++row, std::swap(now, next)) {
    if (row + 1 < job.rows) find_weights(job, row + 1, next);
    Row emit = sums_of<1>(job, row);
#pragma GCC unroll 4
    for (std::size_t f = 0; f < width; ++f) emit.add(now[f]);
    if (row > 0) {
      for (std::size_t m = 0; m < states; ++m) {
        top[m] = Eight{} + 2 * kNever;
        from[m] = Eight{};
      }
      for (std::size_t m = 0; m < states; ++m) {
        const Eight before = score[m].eight[0];
        for (std::size_t x = 0; x < labels; ++x) {
          const std::size_t way = 8 * m + x;
          const std::size_t to = behind[way];
          const Eight sum = moves[way] + before[x];
          const Eight better = sum > top[to];
          top[to] = better ? sum : top[to];
          from[to] = better ? Eight{} + static_cast<std::int32_t>(way) : from[to];
        }
      }
      for (std::size_t m = 0; m < states; ++m) {
        score[m].eight[0] = top[m];
        back[row * states + m] = __builtin_convertvector(from[m], EightLabels);
      }
    }
    for (std::size_t m = 0; m < states; ++m) score[m].eight[0] += emit.eight[0];
  }
  std::size_t way = 0;
  std::int32_t most = 3 * kNever;
  for (std::size_t m = 0; m < states; ++m) {
    for (std::size_t y = 0; y < labels; ++y) {
      const std::int32_t sum = score[m][y] + end[m * labels + y];
      if (sum <= most) continue;
      most = sum;
      way = 8 * m + y;
    }
  }
  for (std::uint32_t row = job.rows; row-- > 0;) {
    best[row] = static_cast<std::uint8_t>(way % 8);
    way = back[row * states + way / 8][way % 8];
  }
}

HB_INLINE void decode_any(const DecodingJob &job, std::uint8_t *best) {
  if (job.memory->count > 1) return decode_remembering(job, best);
  if (job.labels <= 8) return decode<1>(job, best);
  if (job.labels <= 16) return decode<2>(job, best);
  if (job.labels <= 24) return decode<3>(job, best);
  return decode<Tagger::kMostLabels / 8>(job, best);
}

void decode_plain(const DecodingJob &job, std::uint8_t *best) { decode_any(job, best); }
void sum_up_plain(const DecodingJob &job, std::int32_t *out) { sum_up_any(job, out); }

HB_WIDE void decode_wide(const DecodingJob &job, std::uint8_t *best) { decode_any(job, best); }
HB_WIDE void sum_up_wide(const DecodingJob &job, std::int32_t *out) { sum_up_any(job, out); }

}  // namespace

std::vector<std::uint8_t> decoded(const DecodingJob &job, Tagger::Kernel kernel) {
  std::vector<std::uint8_t> best(job.rows);
  if (kernel == Tagger::Kernel::fastest && has_wide_vectors()) {
    decode_wide(job, best.data());
  } else {
    decode_plain(job, best.data());
  }
  return best;
}

void sum_up(const DecodingJob &job, Tagger::Kernel kernel, std::int32_t *out) {
  if (kernel == Tagger::Kernel::fastest && has_wide_vectors()) {
    sum_up_wide(job, out);
  } else {
    sum_up_plain(job, out);
  }
}

}  // namespace habeas
