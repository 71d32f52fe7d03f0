// learn/column_features.h - features of columns for models that read some of their templates
#pragma once

#include <cstdint>
#include <vector>

#include "learn/tagger.h"

namespace habeas {

/// Which of a column's templates a model reads: all eight, or the five that join its value with a
/// neighbour's or with the word. The lone values of many columns say the same again.
enum class ColumnTemplates : std::uint8_t { all, joined };

/// As in learn/tagger.h, of these templates.
void make_column_features(const FeatureRows& words, const FeatureRows& classes, TokenRange run,
                          const std::vector<FeatureColumn>& columns, ColumnTemplates templates,
                          FeatureRows& out);
FeatureRows make_features(const FeatureRows& words, const FeatureRows& classes, TokenRange run,
                          const std::vector<FeatureColumn>& columns, ColumnTemplates templates);

}  // namespace habeas
