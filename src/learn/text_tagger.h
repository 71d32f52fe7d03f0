// learn/text_tagger.h - a tagger at work on one text: what repeats in the text is summed up once
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/column_features.h"
#include "learn/column_sums.h"
#include "learn/decoding.h"
#include "learn/tagger.h"

namespace habeas {

/// Tags the runs of one text. What the features of letters alone weigh, a token's own and its
/// neighbours', is summed up once a form, what those of a column's values weigh once where the same
/// values stand together again. The labels are those of Tagger::tag on make_features().
class TextTagger {
 public:
  /// `words` and `classes` are those of the whole text, the latter of width 0 where the model reads
  /// none; so are the columns. All that is given outlives the object.
  TextTagger(const Tagger &tagger, const FeatureRows &words, const FeatureRows &classes,
             std::span<const FeatureColumn> columns,
             ColumnTemplates templates = ColumnTemplates::all,
             Tagger::Kernel kernel = Tagger::Kernel::fastest);

  /// One label a token of the run, which is one of those that the features were made of.
  [[nodiscard]] std::vector<std::uint8_t> tag(TokenRange run);

 private:
  void sum_up_forms();
  void sum_up_neighbours();

  const Tagger &tagger_;
  const FeatureRows &words_;
  const FeatureRows &classes_;
  std::span<const FeatureColumn> columns_;
  ColumnTemplates templates_;
  Tagger::Kernel kernel_;
  std::vector<std::int32_t> of_forms_;  // of each form, in whole vectors
  std::vector<std::uint32_t> line_;     // the forms of a run, two before it and two behind
  // Of each form as a neighbour, then of what stands before and behind a run, likewise.
  std::array<std::vector<std::int32_t>, kNeighbours> of_neighbours_;
  std::vector<std::int32_t> of_rows_;  // of each row of a run, likewise
  std::vector<std::uint32_t> joined_;  // features of a run that join columns and words
  DecodingMoves moves_;
  std::vector<ColumnMemory> memories_;  // one a column
};

}  // namespace habeas
