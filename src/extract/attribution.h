// extract/attribution.h - which words are a voice, its cue and what it says: learned tags over the
// acts of speech, joined to attributions
#pragma once

#include <vector>

#include "extract/analysis.h"
#include "extract/voices.h"
#include "learn/column_features.h"
#include "learn/tagger.h"

namespace habeas {

/// Labels of the attribution model, in the order of its weights file.
enum class VoiceTag : std::uint8_t {
  none,
  source_begin,
  source,
  cue_begin,
  cue,
  content_begin,
  content
};

/// What the attribution model remembers of its labels: which of voice, word of report and what is
/// said stood last and which other one before it, so that the three find each other over the words
/// between them.
LabelMemory attribution_memory();

/// What the attribution model looks at beside the words: parts of speech, names, quotation marks,
/// words of report, the acts that the rules found, and the verbs around a token.
std::vector<FeatureColumn> attribution_columns(const Analysis& analysis, const Voices& voices);

/// One attribution: the words of its voice (empty when it has none), of its cue and of what is
/// said, in text order.
struct Attributed {
  std::vector<TokenRange> source, cue, content;
};

/// Which templates of the columns it reads.
inline constexpr ColumnTemplates kAttributionTemplates = ColumnTemplates::joined;

/// Tags every sentence and joins the spans: content to the nearest cue of its sentence, or to the
/// attribution before it where a quotation runs on; each cue to the nearest source.
std::vector<Attributed> find_attributions(const Analysis& analysis, const Voices& voices);

/// The joining alone; `labels` are those of each token of the text.
std::vector<Attributed> join_attributions(const Analysis& analysis, const Voices& voices,
                                          const std::vector<std::uint8_t>& labels);

}  // namespace habeas
