// learn/trainer.cpp - the averaged perceptron with lazy averaging in integers
#include "learn/trainer.h"

#include <algorithm>
#include <numeric>

namespace habeas {
namespace {

/// Weights in training: current value and the sum over all steps, kept up lazily (Daume's trick:
/// the sum of w over steps is steps * w minus the sum of step * change).
struct Learner {
  std::vector<std::int32_t> now;
  std::vector<std::int64_t> drag;

  explicit Learner(std::size_t size) : now(size), drag(size) {}
  void change(std::size_t at, std::int32_t by, std::int64_t step) {
    now[at] += by;
    drag[at] += by * step;
  }
};

/// Sums over all steps: the averages times the number of steps.
std::vector<std::int64_t> sums(const Learner& learner, std::int64_t steps) {
  std::vector<std::int64_t> out(learner.now.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = learner.now[i] * steps - learner.drag[i];
  return out;
}

/// Divides both tables by one number, so that the largest entry fits int16: their relation is what
/// counts.
void quantise(const std::vector<std::int64_t>& sum, std::int64_t divisor,
              std::vector<std::int16_t>& to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] = static_cast<std::int16_t>(sum[i] / divisor);
}

std::int64_t largest(const std::vector<std::int64_t>& sum) {
  std::int64_t top = 0;
  for (const std::int64_t value : sum) top = std::max(top, value < 0 ? -value : value);
  return top;
}

/// splitmix64 (Vigna): a fixed generator, so that training is repeatable.
std::uint64_t next_random(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

}  // namespace

void shuffle(std::vector<std::size_t>& order, std::uint64_t& state) {
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[next_random(state) % i]);
}

Tagger train_tagger(const std::vector<std::string>& labels,
                    const std::vector<TrainingSequence>& sequences,
                    const TrainingOptions& options) {
  Tagger tagger(labels, options.log2_slots);
  const std::size_t count = labels.size();
  Learner weights(tagger.weights().size());
  Learner moves(tagger.transitions().size());
  std::vector<std::size_t> order(sequences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::uint64_t state = options.seed;
  std::int64_t step = 0;
  for (std::uint32_t pass = 0; pass < options.passes; ++pass) {
    shuffle(order, state);
    for (const std::size_t index : order) {
      ++step;
      const TrainingSequence& sequence = sequences[index];
      const std::vector<std::uint8_t> guess = tagger.tag(sequence.features);
      for (std::size_t row = 0; row < guess.size(); ++row) {
        const std::uint8_t want = sequence.labels[row];
        if (want == kIgnored) continue;
        const std::uint8_t got = guess[row];
        const std::size_t want_before = row == 0 ? count : sequence.labels[row - 1];
        const std::size_t got_before = row == 0 ? count : guess[row - 1];
        if (want != got) {
          for (std::uint32_t f = 0; f < sequence.features.width; ++f) {
            const std::size_t slot =
                tagger.slot(sequence.features.hashes[row * sequence.features.width + f]);
            weights.change(slot + want, 1, step);
            weights.change(slot + got, -1, step);
            tagger.weights()[slot + want] = static_cast<std::int16_t>(weights.now[slot + want]);
            tagger.weights()[slot + got] = static_cast<std::int16_t>(weights.now[slot + got]);
          }
        }
        if ((want != got || want_before != got_before) && want_before != kIgnored) {
          const std::size_t good = want_before * count + want;
          const std::size_t bad = got_before * count + got;
          moves.change(good, 1, step);
          moves.change(bad, -1, step);
          tagger.transitions()[good] = static_cast<std::int16_t>(moves.now[good]);
          tagger.transitions()[bad] = static_cast<std::int16_t>(moves.now[bad]);
        }
      }
    }
  }
  if (step == 0) return tagger;
  const std::vector<std::int64_t> weight_sums = sums(weights, step + 1);
  const std::vector<std::int64_t> move_sums = sums(moves, step + 1);
  const std::int64_t divisor = std::max(largest(weight_sums), largest(move_sums)) / 32767 + 1;
  quantise(weight_sums, divisor, tagger.weights());
  quantise(move_sums, divisor, tagger.transitions());
  return tagger;
}

}  // namespace habeas
