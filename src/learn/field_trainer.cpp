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
        states_(options.memory.count),
        options_(options),
        weights_(labels << options.log2_slots),
        moves_((states_ * labels + 1) * labels + (states_ == 1 ? 0 : states_ * labels)) {
    for (std::uint32_t m = 0; m < states_; ++m) {
      for (std::size_t x = 0; x < n_; ++x)
        behind_way_.push_back(options.memory.behind(m, x, n_) * n_);
    }
  }

  void learn(const TrainingSequence& sequence) {
    const std::size_t rows = sequence.labels.size();
    if (rows == 0) return;
    find_potentials(sequence, rows);
    find_ways(sequence);
    find_sums(rows);
    Floats of_moves(moves_.now.size());
    Floats of_row(n_);
    for (std::size_t i = 0; i < rows; ++i) {
      add_moves(i, of_moves);
      if (find_gradient(sequence, i, of_row)) step(sequence, i, of_row);
    }
    if (states_ > 1) add_end(rows - 1, of_moves);
    for (std::size_t i = 0; i < of_moves.size(); ++i) moves_.step(i, of_moves[i], options_.rate);
  }

  void keep() {
    weights_.keep();
    moves_.keep();
    ++kept_;
  }

  /// Called once, behind the last pass.
  void lean() {
    if (options_.lean > 0)
      weights_.sum[slot(options_.common)] -= options_.lean * static_cast<float>(kept_);
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

  /// A way is a state times the number of labels and the label of the row: those wanted.
  void find_ways(const TrainingSequence& sequence) {
    ways_.clear();
    std::size_t state = 0;
    for (const std::uint8_t label : sequence.labels) {
      ways_.push_back(state + label);
      state = behind_way_[ways_.back()];
    }
  }

  [[nodiscard]] std::size_t start() const { return states_ * n_ * n_; }
  [[nodiscard]] std::size_t end() const { return start() + n_; }

  /// Sums over all sequences of labels up to each row and from it on, each row scaled by one
  /// number.
  void find_sums(std::size_t rows) {
    const std::size_t all = states_ * n_;
    before_.assign(rows * all, 0.0F);
    behind_.assign(rows * all, 1.0F);
    scale_.assign(rows, 0.0F);
    for (std::size_t i = 0; i < rows; ++i) {
      float* const row = &before_[i * all];
      for (std::size_t y = 0; i == 0 && y < n_; ++y) row[y] = steps_[start() + y];
      for (std::size_t x = 0; i > 0 && x < all; ++x) {
        const float from = before_[(i - 1) * all + x];
        for (std::size_t y = 0; y < n_; ++y) row[behind_way_[x] + y] += from * steps_[x * n_ + y];
      }
      for (std::size_t y = 0; y < all; ++y) {
        row[y] *= potentials_[i * n_ + y % n_];
        scale_[i] += row[y];
      }
      for (std::size_t y = 0; y < all; ++y) row[y] /= scale_[i];
    }
    if (states_ > 1) std::copy_n(&steps_[end()], all, &behind_[(rows - 1) * all]);
    for (std::size_t i = rows - 1; i-- > 0;) {
      for (std::size_t x = 0; x < all; ++x) {
        float sum = 0;
        for (std::size_t y = 0; y < n_; ++y)
          sum += steps_[x * n_ + y] * behind_[(i + 1) * all + behind_way_[x] + y] *
                 potentials_[(i + 1) * n_ + y];
        behind_[i * all + x] = sum / scale_[i + 1];
      }
    }
    total_ = states_ > 1 ? 0.0F : 1.0F;
    for (std::size_t y = 0; states_ > 1 && y < all; ++y)
      total_ += before_[(rows - 1) * all + y] * behind_[(rows - 1) * all + y];
  }

  /// What the labels of this row and the one before it say of the moves: wanted less expected.
  void add_moves(std::size_t i, Floats& of_moves) const {
    const std::size_t all = states_ * n_;
    if (i == 0) {
      for (std::size_t y = 0; y < n_; ++y)
        of_moves[start() + y] -= before_[y] * behind_[y] / total_;
      of_moves[start() + ways_[0]] += 1;
      return;
    }
    for (std::size_t x = 0; x < all; ++x) {
      for (std::size_t y = 0; y < n_; ++y) {
        of_moves[x * n_ + y] -= before_[(i - 1) * all + x] * steps_[x * n_ + y] *
                                potentials_[i * n_ + y] * behind_[i * all + behind_way_[x] + y] /
                                (scale_[i] * total_);
      }
    }
    of_moves[ways_[i - 1] * n_ + ways_[i] % n_] += 1;
  }

  /// The same of the moves from the last row to the end.
  void add_end(std::size_t last, Floats& of_moves) const {
    const std::size_t all = states_ * n_;
    for (std::size_t y = 0; y < all; ++y)
      of_moves[end() + y] -= before_[last * all + y] * behind_[last * all + y] / total_;
    of_moves[end() + ways_[last]] += 1;
  }

  /// Wanted less expected of each label of a row; false where they hardly differ.
  bool find_gradient(const TrainingSequence& sequence, std::size_t i, Floats& of_row) const {
    constexpr float kLeast = 1e-3F;
    const std::size_t all = states_ * n_;
    float sum = 0;
    std::fill(of_row.begin(), of_row.end(), 0.0F);
    for (std::size_t y = 0; y < all; ++y) {
      const float expected = before_[i * all + y] * behind_[i * all + y];
      of_row[y % n_] -= expected;
      sum += expected;
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

  std::size_t n_, states_;
  FieldOptions options_;
  Weights weights_, moves_;
  std::vector<std::size_t> behind_way_;  // of each way: the first way of the state behind it
  std::vector<std::size_t> ways_;
  Floats potentials_, steps_, before_, behind_, scale_;
  std::uint32_t kept_ = 0;
  float total_ = 1;  // what all sequences of labels sum up to
};

}  // namespace

Tagger train_field(const std::vector<std::string>& labels,
                   const std::vector<TrainingSequence>& sequences, const FieldOptions& options) {
  Tagger tagger(labels, options.log2_slots, options.memory);
  FieldLearner learner(labels.size(), options);
  std::vector<std::size_t> order(sequences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::uint64_t state = options.seed;
  for (std::uint32_t pass = 1; pass <= options.passes; ++pass) {
    shuffle(order, state);
    for (const std::size_t index : order) learner.learn(sequences[index]);
    if (pass >= options.averaged_from) learner.keep();
  }
  learner.lean();
  learner.write(tagger);
  return tagger;
}

}  // namespace habeas
