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

constexpr std::int32_t kNever = -(1 << 29);
constexpr std::size_t kWays = 8 * LabelMemory::kMost;

/// The ways into each state of a memory, told by eight times the state and the label they come
/// from: those into one state stand together, in the order of their numbers. A row then finds the
/// best into a state without leaving the registers.
struct Arrivals {
  Eight moves[kWays];           // of each way, to each label
  std::int32_t numbers[kWays];  // of each way
  std::uint32_t first[LabelMemory::kMost + 1];
};

HB_INLINE void find_arrivals(const DecodingJob &job, Arrivals &out) {
  const std::size_t labels = job.labels;
  const std::size_t states = job.memory->count;
  const std::uint8_t *const behind = job.memory->next.data();
  std::uint32_t at[LabelMemory::kMost + 1] = {};
  for (std::size_t way = 0; way < states * labels; ++way) ++at[behind[way] + 1];
  for (std::size_t m = 0; m < states; ++m) at[m + 1] += at[m];
  std::copy_n(at, states + 1, out.first);
  const std::int16_t *from = job.transitions;
  for (std::size_t m = 0; m < states; ++m) {
    for (std::size_t x = 0; x < labels; ++x, from += labels) {
      const std::uint32_t next = at[behind[m * labels + x]]++;
      out.numbers[next] = static_cast<std::int32_t>(8 * m + x);
      std::int16_t moves[8] = {};
      if (labels == 7) {  // a fixed size is copied at once
        std::copy_n(from, 7, moves);
      } else {
        std::copy_n(from, labels, moves);
      }
      Scores<1> move{};
      move.add(moves);
      out.moves[next] = move.eight[0];
    }
  }
}

/// One row: scores of the ways before it to those of its own, and from where they come.
HB_INLINE void step(const Arrivals &arrivals, std::size_t states, const Scores<1> &emit,
                    const std::int32_t *before, std::int32_t *score, EightLabels *back) {
  for (std::size_t m = 0; m < states; ++m) {
    Eight top = Eight{} + 2 * kNever;
    Eight from{};
    const std::uint32_t end = arrivals.first[m + 1];
#pragma GCC unroll 4
    for (std::uint32_t way = arrivals.first[m]; way < end; ++way) {
      const std::int32_t number = arrivals.numbers[way];
      const Eight sum = arrivals.moves[way] + before[number];
      const Eight better = sum > top;
      top = better ? sum : top;
      from = better ? Eight{} + number : from;
    }
    *reinterpret_cast<EightInTable *>(score + 8 * m) = top + emit.eight[0];
    back[m] = __builtin_convertvector(from, EightLabels);
  }
}

/// The way of the last row that is best, with what the end of a run adds.
HB_INLINE std::size_t best_end(const DecodingJob &job, const std::int32_t *score) {
  const std::size_t states = job.memory->count;
  const std::int16_t *const end = job.transitions + (states * job.labels + 1) * job.labels;
  std::size_t way = 0;
  std::int32_t most = 3 * kNever;
  for (std::size_t m = 0; m < states; ++m) {
    for (std::size_t y = 0; y < job.labels; ++y) {
      const std::int32_t sum = score[8 * m + y] + end[m * job.labels + y];
      if (sum <= most) continue;
      most = sum;
      way = 8 * m + y;
    }
  }
  return way;
}

/// Viterbi over states and labels: the labels of one state are scored together.
HB_INLINE void decode_remembering(const DecodingJob job, std::uint8_t *best) {
  const std::size_t states = job.memory->count;
  Arrivals arrivals;
  find_arrivals(job, arrivals);
  std::int32_t scores[2][kWays];
  std::int32_t *score = scores[0];
  std::int32_t *before = scores[1];
  std::vector<EightLabels> back(job.rows * states);
  const std::size_t width = found_width(job);
  std::vector<const std::int16_t *> found(2 * width);
  const std::int16_t **now = found.data();
  const std::int16_t **next = now + width;
  find_weights(job, 0, now);
  for (std::uint32_t row = 0; row < job.rows; ++row, std::swap(now, next)) {
    if (row + 1 < job.rows) find_weights(job, row + 1, next);
    Scores<1> emit = sums_of<1>(job, row);
#pragma GCC unroll 4
    for (std::size_t f = 0; f < width; ++f) emit.add(now[f]);
    if (row > 0) {
      std::swap(before, score);
      step(arrivals, states, emit, before, score, &back[row * states]);
      continue;
    }
    const std::int16_t *const start = job.transitions + states * job.labels * job.labels;
    for (std::size_t way = 0; way < 8 * states; ++way)
      score[way] = emit[way % 8] + (way < job.labels ? start[way] : way < 8 ? 0 : kNever);
  }
  std::size_t way = best_end(job, score);
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
