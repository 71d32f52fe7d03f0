// train/train_tagger.cpp - learns the weights of data/models from labelled text (recipe:
// train/README.md)
//
//   train_tagger pos    --out FILE DATA.jsonl ...
//   train_tagger names  --out FILE --pos POS_WEIGHTS DATA.jsonl ...
//   train_tagger attribution --out FILE --texts DIR DATA.jsonl
//
// --hold-out N leaves every Nth document out of training and scores on it instead. --slots N
// (log2),
// --passes N and --seed N try other settings than those of the shipped weights.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/attribution.h"
#include "extract/data.h"
#include "extract/tagging.h"
#include "learn/field_trainer.h"
#include "learn/hashing.h"
#include "learn/trainer.h"

namespace habeas {
namespace {

using Json = nlohmann::json;

const std::vector<std::string> kPosLabels = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                             "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                             "PUNCT", "SCONJ", "SYM", "VERB", "X"};
const std::vector<std::string> kNameLabels = {
    "O",       "B-person", "I-person", "B-organisation", "I-organisation",
    "B-place", "I-place",  "B-other",  "I-other"};

const std::vector<std::string> kAttributionLabels = {"O",     "B-source",  "I-source", "B-cue",
                                                     "I-cue", "B-content", "I-content"};

struct Options {
  std::string task, out, pos, texts;
  std::uint32_t hold_out = 0;
  std::uint32_t slots = 0, passes = 0, seed = 0;  // 0: as the task has it
  std::vector<std::string> inputs;
};

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::cerr << "cannot read " << path << "\n";
    std::exit(3);
  }
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Json> read_lines(const std::string& path) {
  std::vector<Json> rows;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) rows.push_back(Json::parse(line));
  return rows;
}

/// One label a token for [begin, end) byte spans: `first` on the first token, `first + 1` on the
/// others.
void mark(const TokenText& tokens, std::uint32_t begin, std::uint32_t end, std::uint8_t first,
          std::vector<std::uint8_t>& labels) {
  bool started = false;
  for (std::uint32_t i = tokens.token_at(begin);
       i < tokens.tokens.size() && tokens.tokens[i].begin < end; ++i) {
    labels[i] = started ? static_cast<std::uint8_t>(first + 1) : first;
    started = true;
  }
}

class Trainer {
 public:
  explicit Trainer(Options options) : options_(std::move(options)) {}

  int run() {
    if (options_.task == "pos") return pos();
    if (options_.task == "names") return names();
    if (options_.task == "attribution") return attribution();
    std::cerr << "task: pos, names or attribution\n";
    return 2;
  }

 private:
  bool held_out() { return options_.hold_out != 0 && ++documents_ % options_.hold_out == 0; }

  void add(const std::string& text, const TokenText& tokens, const std::vector<TokenRange>& runs,
           const FeatureRows& classes, const std::vector<FeatureColumn>& columns,
           const std::vector<std::uint8_t>& labels, bool hold) {
    const FeatureRows words = make_word_features(text, tokens, runs);
    for (const TokenRange range : runs) {
      TrainingSequence s{make_features(words, classes, range, columns, templates_),
                         {labels.begin() + range.begin, labels.begin() + range.end}};
      if (std::all_of(s.labels.begin(), s.labels.end(),
                      [](std::uint8_t l) { return l == kIgnored; }))
        continue;
      (hold ? held_ : train_).push_back(std::move(s));
    }
  }

  int pos() {
    for (const std::string& input : options_.inputs) {
      for (const Json& row : read_lines(input)) {
        if (row["upos"].is_null()) continue;
        const std::string text = row["text"];
        const TokenText tokens = tokenize(text, find_blocks(text));
        std::vector<std::uint8_t> labels(tokens.tokens.size(), kIgnored);
        std::string tag;
        std::istringstream tags(row["upos"].get<std::string>());
        const Json& spans = row["tokens"];
        for (std::size_t i = 0; tags >> tag && 2 * i + 1 < spans.size(); ++i) {
          const auto found = std::find(kPosLabels.begin(), kPosLabels.end(), tag);
          const std::uint32_t begin = spans[2 * i];
          const std::uint32_t token = tokens.token_at(begin);
          if (found == kPosLabels.end() || token >= labels.size() ||
              tokens.tokens[token].begin != begin)
            continue;
          labels[token] = static_cast<std::uint8_t>(found - kPosLabels.begin());
        }
        add(text, tokens, tokens.sentences, {}, {}, labels, held_out());
      }
    }
    return finish(kPosLabels, TrainingOptions{18, 10, 1});
  }

  TagModels models() const {
    // The names layer is not learned yet: the first layer stands in for it and is not asked.
    const std::string pos = read_file(options_.pos);
    auto loaded = TagModels::load(pos, pos);
    if (!loaded) {
      std::cerr << loaded.error().message << "\n";
      std::exit(3);
    }
    return std::move(*loaded);
  }

  int names() {
    const TagModels tags = models();
    const auto words = PhraseList::parse(embedded_lexicon_name_words_tsv());
    for (const std::string& input : options_.inputs) {
      for (const Json& row : read_lines(input)) {
        const std::string text = row["text"];
        const TokenText tokens = tokenize(text, find_blocks(text));
        std::vector<std::uint8_t> labels(tokens.tokens.size(), 0);
        for (const Json& entity : row["entities"]) {
          if (entity.contains("optional") && entity["optional"].get<bool>()) continue;
          const std::string kind = entity["kind"] == "facility" ? "place"
                                   : entity["kind"] == "nationality"
                                       ? "other"
                                       : entity["kind"].get<std::string>();
          const auto found = std::find(kNameLabels.begin(), kNameLabels.end(), "B-" + kind);
          if (found == kNameLabels.end()) continue;
          mark(tokens, entity["span"][0], entity["span"][1],
               static_cast<std::uint8_t>(found - kNameLabels.begin()), labels);
        }
        const Tags found = tags.tag(text, tokens);
        add(text, tokens, tokens.sentences, found.classes, name_columns(tokens, found.pos, *words),
            labels, held_out());
      }
    }
    return finish(kNameLabels, FieldOptions{});
  }

  int attribution() {
    templates_ = kAttributionTemplates;
    const Gazetteer gazetteer = Gazetteer::load().value();
    const ExtractContext context = ExtractContext::load(gazetteer).value();
    for (const std::string& input : options_.inputs) {
      for (const Json& row : read_lines(input)) {
        Document document;
        document.text = read_file(options_.texts + "/" + row["doc"].get<std::string>() + ".txt");
        Layout layout;
        Region region;
        region.kind = RegionKind::main;
        region.span = {0, static_cast<std::uint32_t>(document.text.size())};
        layout.main.push_back(region.span);
        layout.regions.push_back(region);
        Analysis analysis = analyse(document, layout, context);
        const Voices voices = find_voices(analysis);
        std::vector<std::uint8_t> labels(analysis.size(), 0);
        for (const Json& found : row["attributions"]) {
          std::uint8_t first = 1;
          for (const char* role : {"source", "cue", "content"}) {
            for (const Json& span : found[role])
              mark(analysis.tokens, span[0], span[1], first, labels);
            first = static_cast<std::uint8_t>(first + 2);
          }
        }
        add(document.text, analysis.tokens, analysis.tokens.sentences, analysis.tags.classes,
            attribution_columns(analysis, voices), labels, held_out());
      }
    }
    FieldOptions training;
    training.memory = attribution_memory();
    training.rate = 0.025F;
    training.lean = 0.15F;
    training.common = upper_half(mix(0, 0));  // the first template of words (learn/tagger.cpp)
    return finish(kAttributionLabels, training);
  }

  int finish(const std::vector<std::string>& labels, TrainingOptions training) {
    adjust(training);
    return finish(train_tagger(labels, train_, training));
  }

  int finish(const std::vector<std::string>& labels, FieldOptions training) {
    adjust(training);
    return finish(train_field(labels, train_, training));
  }

  template <class Training>
  void adjust(Training& training) const {
    if (options_.slots != 0) training.log2_slots = options_.slots;
    if (options_.passes != 0) training.passes = options_.passes;
    if (options_.seed != 0) training.seed = options_.seed;
    std::cerr << train_.size() << " sequences, " << held_.size() << " held out\n";
  }

  int finish(const Tagger& tagger) const {
    std::ofstream(options_.out, std::ios::binary) << tagger.save();
    report(tagger);
    return 0;
  }

  /// Token accuracy, and precision, recall and F a label, on what was held out.
  void report(const Tagger& tagger) const {
    if (held_.empty()) return;
    std::vector<std::size_t> hit(256), guessed(256), wanted(256);
    std::size_t right = 0;
    std::size_t all = 0;
    for (const TrainingSequence& s : held_) {
      const std::vector<std::uint8_t> got = tagger.tag(s.features);
      for (std::size_t i = 0; i < got.size(); ++i) {
        if (s.labels[i] == kIgnored) continue;
        ++all;
        right += got[i] == s.labels[i] ? 1U : 0U;
        hit[got[i]] += got[i] == s.labels[i] ? 1U : 0U;
        ++guessed[got[i]];
        ++wanted[s.labels[i]];
      }
    }
    std::printf("token accuracy %.4f of %zu\n",
                static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(all, 1)),
                all);
    for (std::size_t y = 0; y < tagger.labels().size(); ++y) {
      const double p =
          guessed[y] ? static_cast<double>(hit[y]) / static_cast<double>(guessed[y]) : 0;
      const double r = wanted[y] ? static_cast<double>(hit[y]) / static_cast<double>(wanted[y]) : 0;
      std::printf("%-16s p %.3f r %.3f f %.3f n %zu\n", tagger.labels()[y].c_str(), p, r,
                  p + r > 0 ? 2 * p * r / (p + r) : 0.0, wanted[y]);
    }
  }

  Options options_;
  ColumnTemplates templates_ = ColumnTemplates::all;
  std::uint32_t documents_ = 0;
  std::vector<TrainingSequence> train_, held_;
};

Options parse(int count, char** words) {
  Options options;
  if (count > 1) options.task = words[1];
  for (int i = 2; i < count; ++i) {
    const std::string word = words[i];
    const auto next = [&]() -> std::string { return i + 1 < count ? words[++i] : ""; };
    if (word == "--out") {
      options.out = next();
    } else if (word == "--pos") {
      options.pos = next();
    } else if (word == "--texts") {
      options.texts = next();
    } else if (word == "--hold-out") {
      options.hold_out = static_cast<std::uint32_t>(std::stoul(next()));
    } else if (word == "--slots") {
      options.slots = static_cast<std::uint32_t>(std::stoul(next()));
    } else if (word == "--passes") {
      options.passes = static_cast<std::uint32_t>(std::stoul(next()));
    } else if (word == "--seed") {
      options.seed = static_cast<std::uint32_t>(std::stoul(next()));
    } else {
      options.inputs.push_back(word);
    }
  }
  return options;
}

}  // namespace
}  // namespace habeas

int main(int count, char** words) { return habeas::Trainer(habeas::parse(count, words)).run(); }
