// learn/decoding.cpp - Viterbi decoding in vectors of eight numbers
#include "learn/decoding.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "learn/label_vectors.h"

namespace habeas {
namespace {

/// How many features of a row are looked up.
HB_INLINE std::size_t found_width(const DecodingJob &job) {
  return job.words.width - job.words.left_out + job.others.width - job.others.left_out +
         job.columns.width - job.columns.left_out;
}

/// What was added up elsewhere for a row.
template <std::size_t Eights>
HB_INLINE Scores<Eights> sums_of(const DecodingJob &job, std::uint32_t row) {
  constexpr std::size_t kWidth = 8 * Eights;
  Scores<Eights> sums{};
  if (job.forms != nullptr) {
    const std::uint32_t *const form = job.forms + row;
    sums.add_sums(job.of_forms + std::size_t{form[0]} * kWidth);
    sums.add_sums(job.of_neighbours[0] + std::size_t{form[-1]} * kWidth);
    sums.add_sums(job.of_neighbours[1] + std::size_t{form[1]} * kWidth);
    sums.add_sums(job.of_neighbours[2] + std::size_t{form[-2]} * kWidth);
    sums.add_sums(job.of_neighbours[3] + std::size_t{form[2]} * kWidth);
  }
  if (job.of_rows != nullptr) sums.add_sums(job.of_rows + std::size_t{row} * kWidth);
  return sums;
}

/// Finds the weights of all features of a row. The tables are larger than the inner caches, so they
/// are asked for here, one row before they are read.
HB_INLINE const std::int16_t **find_weights(const DecodingJob &job, const FeatureTable &table,
                                            std::uint32_t row, const std::int16_t **out) {
  const std::uint32_t *const hashes = table.hashes.data() + row * table.width;
#pragma GCC unroll 4
  for (std::size_t f = table.left_out; f < table.width; ++f) {
    *out = job.weights + std::size_t{hashes[f] >> job.shift} * job.labels;
    __builtin_prefetch(*out++);
  }
  return out;
}

HB_INLINE void find_weights(const DecodingJob &job, std::uint32_t row, const std::int16_t **out) {
  out = find_weights(job, job.words, row, out);
  out = find_weights(job, job.others, row, out);
  find_weights(job, job.columns, row, out);
}

/// Eight numbers that lie at any address.
HB_INLINE const EightInTable &eight_at(const std::int32_t *numbers) {
  return *reinterpret_cast<const EightInTable *>(numbers);
}
HB_INLINE EightInTable &eight_at(std::int32_t *numbers) {
  return *reinterpret_cast<EightInTable *>(numbers);
}

/// Viterbi; a fixed number of vectors lets the compiler keep the sums in registers.
template <std::size_t Eights>
HB_INLINE void decode(const DecodingJob job, const std::int32_t *moves, std::uint8_t *best) {
  constexpr std::size_t kWidth = 8 * Eights;
  const std::size_t labels = job.labels;
  const auto back = std::make_unique_for_overwrite<std::int32_t[]>(job.rows * kWidth);
  const std::size_t width = found_width(job);
  std::vector<const std::int16_t *> found(2 * width);
  const std::int16_t **now = found.data();
  const std::int16_t **next = now + width;
  find_weights(job, 0, now);
  Scores<Eights> score{};
  for (std::uint32_t row = 0; row < job.rows; ++row, std::swap(now, next)) {
    if (row + 1 < job.rows) find_weights(job, row + 1, next);
    Scores<Eights> emit = sums_of<Eights>(job, row);
#pragma GCC unroll 4
    for (std::size_t f = 0; f < width; ++f) emit.add(now[f]);
    Scores<Eights> top{};
    top.add_sums(moves + (row == 0 ? labels : 0) * kWidth);
    for (Eight &eight : top.eight) eight += score[0];
    Scores<Eights> from{};
    for (std::size_t x = 1; row > 0 && x < labels; ++x) {
      const std::int32_t before = score[x];
      const auto number = static_cast<std::int32_t>(x);
      const std::int32_t *const move = moves + x * kWidth;
      for (std::size_t i = 0; i < Eights; ++i) {
        const Eight sum = eight_at(move + 8 * i) + before;
        const Eight better = sum > top.eight[i];  // all bits set, or none
        top.eight[i] = better ? sum : top.eight[i];
        from.eight[i] = better ? Eight{} + number : from.eight[i];
      }
    }
    for (std::size_t i = 0; i < Eights; ++i) score.eight[i] = top.eight[i] + emit.eight[i];
    from.write(back.get() + row * kWidth);
  }
  std::size_t y = 0;
  for (std::size_t other = 1; other < labels; ++other) {
    if (score[other] > score[y]) y = other;
  }
  for (std::uint32_t row = job.rows; row-- > 0;) {
    best[row] = static_cast<std::uint8_t>(y);
    y = static_cast<std::size_t>(back[row * kWidth + y]);
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

/// The weights of one feature a row.
template <std::size_t Eights>
HB_INLINE void copy_weights(const DecodingJob job, std::int32_t *out) {
  const std::uint32_t *const hashes = job.words.hashes.data();
  for (std::uint32_t row = 0; row < job.rows; ++row) {
    Scores<Eights> sum{};
    sum.add(job.weights + std::size_t{hashes[row * job.words.width] >> job.shift} * job.labels);
    sum.write(out + std::size_t{row} * 8 * Eights);
  }
}

HB_INLINE void copy_any(const DecodingJob &job, std::int32_t *out) {
  if (job.labels <= 8) return copy_weights<1>(job, out);
  if (job.labels <= 16) return copy_weights<2>(job, out);
  if (job.labels <= 24) return copy_weights<3>(job, out);
  return copy_weights<Tagger::kMostLabels / 8>(job, out);
}

constexpr std::int32_t kNever = -(1 << 29);
constexpr std::size_t kWays = 8 * LabelMemory::kMost;

/// One row: scores of the ways before it to those of its own, and from where they come.
HB_INLINE void step(const DecodingMoves &moves, std::size_t states, const Scores<1> &emit,
                    const std::int32_t *before, std::int32_t *score, std::int32_t *back) {
  const std::int32_t *const numbers = moves.numbers.data();
  const std::int32_t *const scores = moves.scores.data();
  for (std::size_t m = 0; m < states; ++m) {
    Eight top = Eight{} + 2 * kNever;
    Eight from{};
    const std::uint32_t end = moves.first[m + 1];
#pragma GCC unroll 4
    for (std::uint32_t way = moves.first[m]; way < end; ++way) {
      const std::int32_t number = numbers[way];
      const Eight sum = eight_at(scores + std::size_t{8} * way) + before[number];
      const Eight better = sum > top;
      top = better ? sum : top;
      from = better ? Eight{} + number : from;
    }
    eight_at(score + 8 * m) = top + emit.eight[0];
    eight_at(back + 8 * m) = from;
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
HB_INLINE void decode_remembering(const DecodingJob job, const DecodingMoves &moves,
                                  std::uint8_t *best) {
  const std::size_t states = job.memory->count;
  std::int32_t scores[2][kWays];
  std::int32_t *score = scores[0];
  std::int32_t *before = scores[1];
  const auto back = std::make_unique_for_overwrite<std::int32_t[]>(job.rows * 8 * states);
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
      step(moves, states, emit, before, score, back.get() + row * 8 * states);
      continue;
    }
    const std::int16_t *const start = job.transitions + states * job.labels * job.labels;
    for (std::size_t way = 0; way < 8 * states; ++way)
      score[way] = emit[way % 8] + (way < job.labels ? start[way] : way < 8 ? 0 : kNever);
  }
  std::size_t way = best_end(job, score);
  for (std::uint32_t row = job.rows; row-- > 0;) {
    best[row] = static_cast<std::uint8_t>(way % 8);
    if (row > 0) way = static_cast<std::size_t>(back[row * 8 * states + way]);
  }
}

HB_INLINE void decode_any(const DecodingJob &job, const DecodingMoves &moves, std::uint8_t *best) {
  if (job.memory->count > 1) return decode_remembering(job, moves, best);
  const std::int32_t *const scores = moves.scores.data();
  if (job.labels <= 8) return decode<1>(job, scores, best);
  if (job.labels <= 16) return decode<2>(job, scores, best);
  if (job.labels <= 24) return decode<3>(job, scores, best);
  return decode<Tagger::kMostLabels / 8>(job, scores, best);
}

void decode_plain(const DecodingJob &job, const DecodingMoves &moves, std::uint8_t *best) {
  decode_any(job, moves, best);
}
HB_WIDE void decode_wide(const DecodingJob &job, const DecodingMoves &moves, std::uint8_t *best) {
  decode_any(job, moves, best);
}

void sum_up_plain(const DecodingJob &job, std::int32_t *out) { sum_up_any(job, out); }
void copy_plain(const DecodingJob &job, std::int32_t *out) { copy_any(job, out); }
HB_WIDE void copy_wide(const DecodingJob &job, std::int32_t *out) { copy_any(job, out); }

HB_WIDE void sum_up_wide(const DecodingJob &job, std::int32_t *out) { sum_up_any(job, out); }

}  // namespace

DecodingMoves::DecodingMoves(const DecodingJob &job) {
  const std::size_t labels = job.labels;
  const std::size_t states = job.memory->count;
  const std::size_t width = 8 * vectors_of(labels);
  const auto put = [&](std::size_t way, const std::int16_t *from) {
    std::copy_n(from, labels, scores.begin() + static_cast<std::ptrdiff_t>(way * width));
  };
  if (states == 1) {
    scores.resize((labels + 1) * width);  // from each label, the last from the start
    for (std::size_t x = 0; x <= labels; ++x) put(x, job.transitions + x * labels);
    return;
  }
  const std::vector<std::uint8_t> &behind = job.memory->next;
  for (const std::uint8_t state : behind) ++first[state + 1U];
  for (std::size_t m = 0; m < states; ++m) first[m + 1] += first[m];
  scores.resize(behind.size() * width);
  numbers.resize(behind.size());
  std::array<std::uint32_t, LabelMemory::kMost + 1> at = first;
  for (std::size_t from = 0; from < behind.size(); ++from) {
    const std::uint32_t way = at[behind[from]]++;
    numbers[way] = static_cast<std::int32_t>(8 * (from / labels) + from % labels);
    put(way, job.transitions + from * labels);
  }
}

std::vector<std::uint8_t> decoded(const DecodingJob &job, const DecodingMoves &moves,
                                  Tagger::Kernel kernel) {
  std::vector<std::uint8_t> best(job.rows);
  if (kernel == Tagger::Kernel::fastest && has_wide_vectors()) {
    decode_wide(job, moves, best.data());
  } else {
    decode_plain(job, moves, best.data());
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

void copy_weights(const DecodingJob &job, Tagger::Kernel kernel, std::int32_t *out) {
  if (kernel == Tagger::Kernel::fastest && has_wide_vectors()) {
    copy_wide(job, out);
  } else {
    copy_plain(job, out);
  }
}

}  // namespace habeas
