// learn/field_trainer.cpp - forward and backward sums, and the steps of the weights
#include "learn/field_trainer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace habeas {
namespace {

using Floats = std::vector<float>;

/// e to the power of x, the same on every machine: a power of two times a short series.
float power_of_e(float x) {
  if (x < -80.0F) return 0.0F;
  const double y = static_cast<double>(x) * 1.4426950408889634;
  const double whole = std::floor(y + 0.5);
  const double f = (y - whole) * 0.6931471805599453;
  const double series =
      1 + f * (1 + f * (0.5 + f * (1.0 / 6 + f * (1.0 / 24 + f * (1.0 / 120 + f / 720)))));
  return static_cast<float>(std::ldexp(series, static_cast<int>(whole)));
}

/// Weights with the sums of the squares of their gradients, which make their steps small.
struct Weights {
  Floats now, squares, sum;

  explicit Weights(std::size_t size) : now(size), squares(size), sum(size) {}
  void step(std::size_t at, float gradient, float rate) {
    squares[at] += gradient * gradient;
    now[at] += rate * gradient / std::sqrt(squares[at] + 1.0F);
  }
  void keep() {
    for (std::size_t i = 0; i < now.size(); ++i) sum[i] += now[i];
  }
};

class FieldLearner {
 public:
  FieldLearner(std::size_t labels, const FieldOptions& options)
      : n_(labels),
        options_(options),
        weights_(labels << options.log2_slots),
        moves_((labels + 1) * labels) {}

  void learn(const TrainingSequence& sequence) {
    const std::size_t rows = sequence.labels.size();
    if (rows == 0) return;
    find_potentials(sequence, rows);
    find_sums(rows);
    Floats of_moves(moves_.now.size());
    Floats of_row(n_);
    for (std::size_t i = 0; i < rows; ++i) {
      add_moves(sequence, i, of_moves);
      if (find_gradient(sequence, i, of_row)) step(sequence, i, of_row);
    }
    for (std::size_t i = 0; i < of_moves.size(); ++i) moves_.step(i, of_moves[i], options_.rate);
  }

  void keep() {
    weights_.keep();
    moves_.keep();
  }

  /// The kept sums, scaled together so that the largest fits int16.
  void write(Tagger& tagger) const {
    float top = 0;
    for (const Weights* w : {&weights_, &moves_}) {
      for (const float value : w->sum) top = std::max(top, std::fabs(value));
    }
    if (top <= 0) return;
    const auto put = [&](const Floats& from, std::vector<std::int16_t>& to) {
      for (std::size_t i = 0; i < from.size(); ++i)
        to[i] = static_cast<std::int16_t>(std::floor(from[i] / top * 32767.0F + 0.5F));
    };
    put(weights_.sum, tagger.weights());
    put(moves_.sum, tagger.transitions());
  }

 private:
  [[nodiscard]] std::size_t slot(std::uint32_t hash) const {
    return std::size_t{hash >> (32U - options_.log2_slots)} * n_;
  }

  /// For each row and label e to the power of its score, the highest of a row being one.
  void find_potentials(const TrainingSequence& sequence, std::size_t rows) {
    const std::uint32_t width = sequence.features.width;
    potentials_.assign(rows * n_, 0.0F);
    for (std::size_t i = 0; i < rows; ++i) {
      float* const row = &potentials_[i * n_];
      for (std::uint32_t f = 0; f < width; ++f) {
        const float* const w = &weights_.now[slot(sequence.features.hashes[i * width + f])];
        for (std::size_t y = 0; y < n_; ++y) row[y] += w[y];
      }
      for (std::size_t y = 0; y < n_; ++y) row[y] += y == sequence.labels[i] ? 0 : options_.margin;
      const float top = *std::max_element(row, row + n_);
      for (std::size_t y = 0; y < n_; ++y) row[y] = power_of_e(row[y] - top);
    }
    steps_.resize(moves_.now.size());
    std::transform(moves_.now.begin(), moves_.now.end(), steps_.begin(), power_of_e);
  }

  /// Sums over all sequences of labels up to each row and from it on, each row scaled by one
  /// number.
  void find_sums(std::size_t rows) {
    before_.assign(rows * n_, 0.0F);
    behind_.assign(rows * n_, 1.0F);
    scale_.assign(rows, 0.0F);
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t y = 0; y < n_; ++y) {
        float sum = i == 0 ? steps_[n_ * n_ + y] : 0.0F;
        for (std::size_t x = 0; i > 0 && x < n_; ++x)
          sum += before_[(i - 1) * n_ + x] * steps_[x * n_ + y];
        before_[i * n_ + y] = sum * potentials_[i * n_ + y];
        scale_[i] += before_[i * n_ + y];
      }
      for (std::size_t y = 0; y < n_; ++y) before_[i * n_ + y] /= scale_[i];
    }
    for (std::size_t i = rows - 1; i-- > 0;) {
      for (std::size_t x = 0; x < n_; ++x) {
        float sum = 0;
        for (std::size_t y = 0; y < n_; ++y)
          sum += steps_[x * n_ + y] * behind_[(i + 1) * n_ + y] * potentials_[(i + 1) * n_ + y];
        behind_[i * n_ + x] = sum / scale_[i + 1];
      }
    }
  }

  /// What the labels of this row and the one before it say of the moves: wanted less expected.
  void add_moves(const TrainingSequence& sequence, std::size_t i, Floats& of_moves) const {
    const std::size_t want = sequence.labels[i];
    if (i == 0) {
      for (std::size_t y = 0; y < n_; ++y) of_moves[n_ * n_ + y] -= before_[y] * behind_[y];
      of_moves[n_ * n_ + want] += 1;
      return;
    }
    for (std::size_t x = 0; x < n_; ++x) {
      for (std::size_t y = 0; y < n_; ++y) {
        of_moves[x * n_ + y] -= before_[(i - 1) * n_ + x] * steps_[x * n_ + y] *
                                potentials_[i * n_ + y] * behind_[i * n_ + y] / scale_[i];
      }
    }
    of_moves[sequence.labels[i - 1] * n_ + want] += 1;
  }

  /// Wanted less expected of each label of a row; false where they hardly differ.
  bool find_gradient(const TrainingSequence& sequence, std::size_t i, Floats& of_row) const {
    constexpr float kLeast = 1e-3F;
    float sum = 0;
    for (std::size_t y = 0; y < n_; ++y) {
      of_row[y] = -before_[i * n_ + y] * behind_[i * n_ + y];
      sum -= of_row[y];
    }
    for (float& value : of_row) value /= sum;
    of_row[sequence.labels[i]] += 1;
    return std::any_of(of_row.begin(), of_row.end(),
                       [](float value) { return std::fabs(value) >= kLeast; });
  }

  void step(const TrainingSequence& sequence, std::size_t i, const Floats& of_row) {
    const std::uint32_t width = sequence.features.width;
    for (std::uint32_t f = 0; f < width; ++f) {
      const std::size_t at = slot(sequence.features.hashes[i * width + f]);
      for (std::size_t y = 0; y < n_; ++y) weights_.step(at + y, of_row[y], options_.rate);
    }
  }

  std::size_t n_;
  FieldOptions options_;
  Weights weights_, moves_;
  Floats potentials_, steps_, before_, behind_, scale_;
};

}  // namespace

Tagger train_field(const std::vector<std::string>& labels,
                   const std::vector<TrainingSequence>& sequences, const FieldOptions& options) {
  Tagger tagger(labels, options.log2_slots);
  FieldLearner learner(labels.size(), options);
  std::vector<std::size_t> order(sequences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::uint64_t state = options.seed;
  for (std::uint32_t pass = 1; pass <= options.passes; ++pass) {
    shuffle(order, state);
    for (const std::size_t index : order) learner.learn(sequences[index]);
    if (pass >= options.averaged_from) learner.keep();
  }
  learner.write(tagger);
  return tagger;
}

}  // namespace habeas
