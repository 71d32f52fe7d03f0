// learn/tagger.h - a hashed linear-chain tagger with integer weights: features in, one label a
// token out
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/tokens.h"

namespace habeas {

/// Features of a run of tokens: `width` hashed features for each, one token after the other. Of a
/// hash of 64 bits only the upper half is kept: no table has more slots. The first `own` of each
/// token hang on its letters alone: tokens of one form have the same.
struct FeatureRows {
  struct Word {
    std::uint64_t key = 0, shape = 0;
  };
  std::uint32_t width = 0, own = 0;
  std::vector<std::uint32_t> hashes;
  std::vector<Word> words;            ///< one a token, for features that join a word and a column
  std::vector<std::uint32_t> forms;   ///< one a token: the number of its form, kNoForm without
  std::vector<std::uint32_t> sample;  ///< of each form a token
  static constexpr auto kNoForm = static_cast<std::uint32_t>(-1);
  [[nodiscard]] std::uint32_t rows() const {
    return width == 0 ? 0 : static_cast<std::uint32_t>(hashes.size() / width);
  }
  /// The hashes of the rows of a range.
  [[nodiscard]] std::span<const std::uint32_t> of(TokenRange range) const {
    return std::span(hashes).subspan(std::size_t{range.begin} * width,
                                     std::size_t{range.size()} * width);
  }
};

/// Features of rows: `width` a row, of which the first `left_out` are added up elsewhere.
struct FeatureTable {
  std::span<const std::uint32_t> hashes;
  std::size_t width = 0, left_out = 0;
};

struct DecodingJob;  // learn/decoding.h

/// One value a token beside its words: a tag of an earlier layer, a list hit, a quotation state.
/// Columns enter the features with their neighbours. Every column must have one value for each
/// token of the text.
using FeatureColumn = std::vector<std::uint32_t>;

/// Word, affix and shape features (templates in tagger.cpp) of all tokens: row i is that of token
/// i. `runs` are what is tagged by itself, as a rule the sentences; tokens outside them have no
/// features. They are the same for every model, so they are made once a text.
FeatureRows make_word_features(std::string_view text, const TokenText& tokens,
                               std::span<const TokenRange> runs);

/// Features of the columns in a run, and before them those of the classes (word_classes.h; rows of
/// width 0 when the model reads none), into rows that are used again. `words` and `classes` are
/// those of the whole text.
void make_column_features(const FeatureRows& words, const FeatureRows& classes, TokenRange run,
                          const std::vector<FeatureColumn>& columns, FeatureRows& out);

/// The features of words, columns and classes of one run, side by side in one row a token.
FeatureRows make_features(const FeatureRows& words, const FeatureRows& classes, TokenRange run,
                          const std::vector<FeatureColumn>& columns);

/// What a chain keeps in mind of the labels before the last one, so that a voice, a word of report
/// and what is said find each other over the words between them: a state, 0 at the start of a run,
/// and of each state and label the state behind it.
struct LabelMemory {
  std::uint32_t count = 1;         ///< of states, 1 to kMost; 1 remembers nothing
  std::vector<std::uint8_t> next;  ///< [state x labels]; empty where there is one state
  static constexpr std::uint32_t kMost = 16;
  static constexpr std::uint32_t kMostLabels = 8;  ///< of a chain that remembers

  [[nodiscard]] std::uint32_t behind(std::uint32_t state, std::size_t label,
                                     std::size_t labels) const {
    return count == 1 ? 0U : next[state * labels + label];
  }
  /// Does it fit a chain of so many labels?
  [[nodiscard]] bool fits(std::size_t labels) const;
};

/// A linear chain over hashed features: score(labels) = sum of weights[feature][label] +
/// transitions[previous][label]. Viterbi finds the best sequence; ties go to the smaller label. All
/// arithmetic is on integers, so the answer is the same on every machine. Learned by the averaged
/// structured perceptron (Collins, EMNLP 2002). With a memory the moves are those from a state and
/// a label, and the end of a run counts too; the weights of features stay one a label.
class Tagger {
 public:
  static constexpr std::size_t kMostLabels = 64;

  Tagger(std::vector<std::string> labels, std::uint32_t log2_slots, LabelMemory memory = {});

  /// Reads a weights file (docs/data.md, "weights.bin"); checks magic, version, sizes and digest.
  static Result<Tagger> load(std::string_view bytes);
  [[nodiscard]] std::string save() const;

  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
  [[nodiscard]] const LabelMemory& memory() const { return memory_; }

  /// Instructions for wide vectors where the processor has them, or those that every one has: the
  /// answer is the same.
  enum class Kernel : std::uint8_t { fastest, plain };

  /// One label a row. The first row of a run has the start state before it.
  [[nodiscard]] std::vector<std::uint8_t> tag(const FeatureRows& features,
                                              Kernel kernel = Kernel::fastest) const;
  /// The same, with the features of each row in two tables; `columns` may be empty.
  [[nodiscard]] std::vector<std::uint8_t> tag(std::span<const std::uint32_t> words,
                                              std::span<const std::uint32_t> columns,
                                              std::uint32_t rows,
                                              Kernel kernel = Kernel::fastest) const;

  [[nodiscard]] std::size_t slot(std::uint32_t hash) const {
    return std::size_t{hash >> (32U - log2_slots_)} * labels_.size();
  }
  /// Of each slot the weights of its labels; `kMostLabels` more at the end belong to none.
  [[nodiscard]] std::vector<std::int16_t>& weights() { return weights_; }
  [[nodiscard]] std::vector<std::int16_t>& transitions() { return transitions_; }

  /// What decoding reads of rows with their features in two tables, of which the second may be
  /// empty. All that it points to belongs to the tagger and to the tables.
  [[nodiscard]] DecodingJob job(FeatureTable words, FeatureTable others, std::uint32_t rows) const;

 private:
  [[nodiscard]] std::size_t weight_count() const { return labels_.size() << log2_slots_; }

  std::vector<std::string> labels_;
  std::uint32_t log2_slots_;
  LabelMemory memory_;
  std::vector<std::int16_t> weights_;  // slots x labels, and the tail
  // (states x labels + 1) x labels, the last row from the start; behind it, where there is a
  // memory, one of each state and label to the end
  std::vector<std::int16_t> transitions_;
};

}  // namespace habeas
