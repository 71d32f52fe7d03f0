// learn/text_tagger.cpp - the features of a text, in three parts: forms, columns and the rest
#include "learn/text_tagger.h"

#include "learn/hashing.h"
#include "learn/label_vectors.h"

namespace habeas {

TextTagger::TextTagger(const Tagger &tagger, const FeatureRows &words, const FeatureRows &classes,
                       std::span<const FeatureColumn> columns, ColumnTemplates templates,
                       Tagger::Kernel kernel)
    : tagger_(tagger),
      words_(words),
      classes_(classes),
      columns_(columns),
      templates_(templates),
      kernel_(kernel),
      moves_(tagger.job({}, {}, 0)),
      memories_(columns.size(), ColumnMemory(tagger.labels().size())) {
  sum_up_forms();
  sum_up_neighbours();
}

void TextTagger::sum_up_forms() {
  const auto forms = static_cast<std::uint32_t>(words_.sample.size());
  if (forms == 0) return;
  std::vector<std::uint32_t> of_words, of_classes;
  const auto gather = [&](const FeatureRows &rows, std::vector<std::uint32_t> &out) {
    out.reserve(std::size_t{forms} * rows.own);
    for (const std::uint32_t token : words_.sample) {
      const auto at = rows.hashes.begin() + static_cast<std::ptrdiff_t>(token * rows.width);
      out.insert(out.end(), at, at + rows.own);
    }
  };
  gather(words_, of_words);
  gather(classes_, of_classes);
  of_forms_.resize(std::size_t{forms} * 8 * vectors_of(tagger_.labels().size()));
  sum_up(tagger_.job({of_words, words_.own, 0}, {of_classes, classes_.own, 0}, forms), kernel_,
         of_forms_.data());
}

void TextTagger::sum_up_neighbours() {
  const auto forms = static_cast<std::uint32_t>(words_.sample.size());
  const std::size_t width = 8 * vectors_of(tagger_.labels().size());
  std::vector<std::uint32_t> features(std::size_t{forms} + 2);
  for (std::uint32_t at = 0; at < kNeighbours; ++at) {
    const auto feature = [&](std::uint64_t word) {
      return upper_half(mix(kFirstNeighbourTemplate + at, word));
    };
    for (std::uint32_t form = 0; form < forms; ++form)
      features[form] = feature(words_.words[words_.sample[form]].key);
    features[forms] = feature(kWordBeforeRun);
    features[forms + 1] = feature(kWordBehindRun);
    of_neighbours_[at].resize(features.size() * width);
    copy_weights(tagger_.job({features, 1, 0}, {}, forms + 2), kernel_, of_neighbours_[at].data());
  }
}

std::vector<std::uint8_t> TextTagger::tag(TokenRange run) {
  if (run.empty()) return {};
  DecodingJob job = tagger_.job({words_.of(run), words_.width, words_.own + kNeighbours},
                                {classes_.of(run), classes_.width, classes_.own}, run.size());
  const auto forms = static_cast<std::uint32_t>(words_.sample.size());
  line_.assign(2, forms);
  line_.insert(line_.end(), words_.forms.begin() + run.begin, words_.forms.begin() + run.end);
  line_.insert(line_.end(), 2, forms + 1);
  job.forms = line_.data() + 2;
  job.of_forms = of_forms_.data();
  for (std::size_t at = 0; at < of_neighbours_.size(); ++at)
    job.of_neighbours[at] = of_neighbours_[at].data();
  if (!columns_.empty()) {
    of_rows_.assign(std::size_t{run.size()} * 8 * vectors_of(job.labels), 0);
    const std::size_t width = kJoinedFeatures * columns_.size();
    joined_.resize(run.size() * width);
    std::uint64_t kind = kFirstColumnTemplate;
    for (std::size_t c = 0; c < columns_.size(); ++c, kind += kColumnTemplates) {
      add_column({job.weights, job.labels, job.shift, kind, templates_ == ColumnTemplates::all,
                  std::span(columns_[c]).subspan(run.begin, run.size()),
                  std::span(words_.words).subspan(run.begin, run.size()),
                  joined_.data() + c * kJoinedFeatures, width},
                 memories_[c], kernel_, of_rows_.data());
    }
    job.of_rows = of_rows_.data();
    job.columns = {joined_, width, 0};
  }
  return decoded(job, moves_, kernel_);
}

}  // namespace habeas
