// train/train_blocks.cpp - learns the trees that tell article from furniture on web pages
//
//   train_blocks LIST [--folds N] [--out weights.bin] [--trees N] [--depth N]
//
// LIST has a line a page: the page's file, its labels' file, a group that figures are given for;
// tabs between. Labels either begin with a line
// "text" (what follows is the page's main text) or are lines of snippets, "+" in the main text, "-"
// not in it. With --folds the pages are cut into N parts, each is read by trees of the others, and
// the mean F1 of word bags is printed; with --out trees of all pages are written.
//
// Gradient boosting for log loss with second-order leaves (Friedman, 2001; Chen and Guestrin, 2016)
// over binned columns; rows and columns are drawn by a fixed generator, so that the same list gives
// the same bytes on one machine.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "clean/block_choice.h"
#include "clean/block_trees.h"
#include "clean/features.h"
#include "clean/markup_features.h"
#include "clean/markup_view.h"
#include "clean/page.h"
#include "ingest/ingest.h"
#include "text/tokens.h"

namespace {

using namespace habeas;
using Words = std::vector<std::uint64_t>;

struct Block {
  Words words;
  int label = -1;  // 1 article, 0 furniture, -1 not known
  double weight = 0;
  std::string begin;  // for --show
};

struct Sample {
  std::string name, group;
  std::vector<Block> blocks;
  MarkupTable table;
  std::map<std::uint64_t, int> gold;  // word bag of the main text
  std::size_t gold_words = 0;
  bool has_text = false;
};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Words words_of(const TokenText& tokens, TokenRange range) {
  Words words;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const TokenKind kind = tokens.tokens[i].kind;
    if (kind == TokenKind::word || kind == TokenKind::number) words.push_back(tokens.tokens[i].key);
  }
  return words;
}

Words words_of(const std::string& text) {
  const TokenText tokens = tokenize(text, {{0, static_cast<std::uint32_t>(text.size())}});
  return words_of(tokens, {0, static_cast<std::uint32_t>(tokens.tokens.size())});
}

/// Does the run stand in `text` from `from` on, at most `within` words behind? Its place or npos.
std::size_t find_run(const Words& text, const Words& run, std::size_t from, std::size_t within) {
  const std::size_t last = std::min(text.size(), from + within);
  for (std::size_t at = from; at + run.size() <= text.size() && at < last; ++at) {
    if (std::equal(run.begin(), run.end(), text.begin() + static_cast<std::ptrdiff_t>(at)))
      return at;
  }
  return std::string::npos;
}

std::uint64_t gram(const Words& words, std::size_t at) {
  std::uint64_t key = 17;
  for (std::size_t i = 0; i < 4; ++i)
    key = (key ^ words[at + i]) * 0x9E3779B97F4A7C15ULL + (key >> 31U);
  return key;
}

/// Long blocks by their runs of four words; short ones where they stand between long ones.
void label_by_text(Sample& sample, const Words& gold) {
  std::map<std::uint64_t, std::vector<std::size_t>> grams;
  for (std::size_t i = 0; i + 4 <= gold.size(); ++i) grams[gram(gold, i)].push_back(i);
  std::vector<std::size_t> place(sample.blocks.size(), std::string::npos);
  for (std::size_t b = 0; b < sample.blocks.size(); ++b) {
    Block& block = sample.blocks[b];
    if (block.words.size() < 6) continue;
    std::size_t found = 0;
    for (std::size_t i = 0; i + 4 <= block.words.size(); ++i) {
      const auto hit = grams.find(gram(block.words, i));
      if (hit == grams.end()) continue;
      ++found;
      if (place[b] == std::string::npos) place[b] = hit->second.front();
    }
    block.label = found * 2 >= block.words.size() - 3 ? 1 : 0;
    if (block.label == 0) place[b] = std::string::npos;
  }
  std::size_t cursor = 0;
  bool any = false;
  for (std::size_t b = 0; b < sample.blocks.size(); ++b) {
    Block& block = sample.blocks[b];
    if (place[b] != std::string::npos) {
      cursor = place[b] + block.words.size();
      any = true;
      continue;
    }
    if (block.label == 0 || block.words.empty()) continue;
    const std::size_t from = any ? cursor - std::min<std::size_t>(cursor, 2) : 0;
    const std::size_t at = find_run(gold, block.words, from, any ? 40 : 60);
    block.label = at == std::string::npos ? 0 : 1;
    if (at != std::string::npos) {
      cursor = at + block.words.size();
      any = true;
    }
  }
  for (const std::uint64_t word : gold) ++sample.gold[word];
  sample.gold_words = gold.size();
  sample.has_text = true;
  for (Block& block : sample.blocks) {
    if (block.label < 0) block.label = 0;
    block.weight = (static_cast<double>(std::min<std::size_t>(block.words.size(), 120)) + 1.5) /
                   (static_cast<double>(std::max<std::size_t>(gold.size(), 150)));
  }
}

void label_by_snippets(Sample& sample, const std::string& labels) {
  std::size_t at = 0;
  while (at < labels.size()) {
    const std::size_t end = std::min(labels.find('\n', at), labels.size());
    const std::string line = labels.substr(at, end - at);
    at = end + 1;
    if (line.size() < 2) continue;
    const Words words = words_of(line.substr(1));
    if (words.empty()) continue;
    int hits = 0;
    Block* only = nullptr;
    for (Block& block : sample.blocks) {
      if (find_run(block.words, words, 0, block.words.size()) == std::string::npos) continue;
      ++hits;
      only = &block;
    }
    if (hits != 1) continue;
    only->label = line[0] == '+' ? 1 : 0;
    only->weight = 0.08;
  }
}

bool read_sample(const std::string& page_file, const std::string& label_file, Sample& sample) {
  const std::string bytes = read_file(page_file);
  auto decoded = ingest(bytes, ReadContext(Limits{}));
  if (!decoded) {
    std::fprintf(stderr, "%s: %s\n", page_file.c_str(), decoded.error().message.c_str());
    return false;
  }
  sample.name = page_file;
  const Page page(decoded->text, PageBlocks::lines);
  const MarkupView view(page, decoded->markup);
  std::string title;
  for (const MarkupFact& fact : decoded->markup.stated) {
    if (fact.name == "title" && title.empty()) title = fact.value;
  }
  const std::vector<BlockFeatures> features = block_features(page, true);
  sample.table = markup_features(view, features, title);
  for (std::size_t i = 0; i < page.size(); ++i) {
    sample.blocks.push_back(
        {words_of(page.tokens, page.range(i)), -1, 0, std::string(page.bytes(i).substr(0, 70))});
  }
  const std::string labels = read_file(label_file);
  if (labels.starts_with("text\n")) {
    label_by_text(sample, words_of(labels.substr(5)));
  } else {
    label_by_snippets(sample, labels);
  }
  return true;
}

// ---------------------------------------------------------------------------------- boosting

constexpr int kBins = 48;
constexpr double kScale = 1000;

struct Settings {
  std::uint32_t trees = 160, depth = 5;
  double rate = 0.08, ridge = 0.15, rows = 0.7, columns = 0.35, smallest = 0.02;
};

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  double next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state_ >> 11U) / 9007199254740992.0;
  }

 private:
  std::uint64_t state_;
};

struct Rows {
  std::size_t columns = 0;
  std::vector<const std::int32_t*> rows;
  std::vector<int> label;
  std::vector<double> weight;
};

class Booster {
 public:
  Booster(const Rows& rows, const Settings& settings) : rows_(rows), settings_(settings) { bin(); }

  BlockTrees run() {
    const std::size_t count = rows_.rows.size();
    std::vector<double> score(count, 0);
    std::vector<BlockTrees::Tree> trees;
    Random random(20311);
    for (std::uint32_t t = 0; t < settings_.trees; ++t) {
      gradient_.resize(count);
      hessian_.resize(count);
      used_.clear();
      for (std::size_t i = 0; i < count; ++i) {
        const double p = 1 / (1 + std::exp(-score[i] / kScale));
        gradient_[i] = rows_.weight[i] * (p - rows_.label[i]);
        hessian_[i] = rows_.weight[i] * std::max(p * (1 - p), 1e-4);
        if (random.next() < settings_.rows) used_.push_back(i);
      }
      columns_.clear();
      for (std::size_t c = 0; c < rows_.columns; ++c) {
        if (random.next() < settings_.columns) columns_.push_back(c);
      }
      trees.push_back(grow());
      const BlockTrees one(static_cast<std::uint32_t>(rows_.columns), settings_.depth,
                           {trees.back()});
      for (std::size_t i = 0; i < count; ++i) {
        score[i] += one.scores({rows_.rows[i], rows_.columns}).front();
      }
    }
    return BlockTrees(static_cast<std::uint32_t>(rows_.columns), settings_.depth, std::move(trees));
  }

 private:
  void bin() {
    edges_.resize(rows_.columns);
    bins_.resize(rows_.columns);
    for (std::size_t c = 0; c < rows_.columns; ++c) {
      std::vector<std::int32_t> values;
      for (const std::int32_t* row : rows_.rows) values.push_back(row[c]);
      std::sort(values.begin(), values.end());
      std::vector<std::int32_t> distinct = values;
      distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
      std::vector<std::int32_t>& edges = edges_[c];
      if (distinct.size() <= kBins) {
        edges.assign(distinct.begin(), distinct.end() - (distinct.empty() ? 0 : 1));
      } else {
        for (std::size_t b = 1; b < kBins; ++b) edges.push_back(values[values.size() * b / kBins]);
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
      }
      for (const std::int32_t* row : rows_.rows) {
        const auto bin = std::lower_bound(edges.begin(), edges.end(), row[c]) - edges.begin();
        bins_[c].push_back(static_cast<std::uint8_t>(bin));
      }
    }
  }

  struct Cell {
    double g = 0, h = 0;
  };

  BlockTrees::Tree grow() {
    BlockTrees::Tree tree;
    tree.splits.resize((1U << settings_.depth) - 1);
    tree.leaves.resize(1U << settings_.depth);
    std::vector<std::uint32_t> node(rows_.rows.size(), 0);
    for (std::uint32_t level = 0; level < settings_.depth; ++level) split_level(tree, node, level);
    std::vector<Cell> leaves(1U << settings_.depth);
    for (const std::size_t i : used_) {
      Cell& leaf = leaves[node[i]];
      leaf.g += gradient_[i];
      leaf.h += hessian_[i];
    }
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      const double value = -leaves[i].g / (leaves[i].h + settings_.ridge) * settings_.rate * kScale;
      tree.leaves[i] = static_cast<std::int16_t>(std::clamp(std::lround(value), -2000L, 2000L));
    }
    return tree;
  }

  void split_level(BlockTrees::Tree& tree, std::vector<std::uint32_t>& node, std::uint32_t level) {
    const std::size_t nodes = std::size_t{1} << level;
    struct Best {
      double gain = 1e-9;
      std::size_t column = 0, bin = 0;
      bool found = false;
    };
    std::vector<Best> best(nodes);
    std::vector<Cell> cells;
    for (const std::size_t c : columns_) {
      const std::size_t bins = edges_[c].size() + 1;
      if (bins < 2) continue;
      cells.assign(nodes * bins, {});
      const std::uint8_t* column = bins_[c].data();
      for (const std::size_t i : used_) {
        Cell& cell = cells[node[i] * bins + column[i]];
        cell.g += gradient_[i];
        cell.h += hessian_[i];
      }
      for (std::size_t n = 0; n < nodes; ++n) {
        Cell all;
        for (std::size_t b = 0; b < bins; ++b) {
          all.g += cells[n * bins + b].g;
          all.h += cells[n * bins + b].h;
        }
        Cell left;
        for (std::size_t b = 0; b + 1 < bins; ++b) {
          left.g += cells[n * bins + b].g;
          left.h += cells[n * bins + b].h;
          const Cell right{all.g - left.g, all.h - left.h};
          if (left.h < settings_.smallest || right.h < settings_.smallest) continue;
          const double gain = left.g * left.g / (left.h + settings_.ridge) +
                              right.g * right.g / (right.h + settings_.ridge) -
                              all.g * all.g / (all.h + settings_.ridge);
          if (gain > best[n].gain) best[n] = {gain, c, b, true};
        }
      }
    }
    for (std::size_t n = 0; n < nodes; ++n) {
      BlockTrees::Split& split = tree.splits[nodes - 1 + n];
      split.column = best[n].found ? static_cast<std::uint16_t>(best[n].column) : 0;
      split.above = best[n].found ? edges_[best[n].column][best[n].bin] : 2'000'000'000;
    }
    for (std::size_t i = 0; i < node.size(); ++i) {
      const BlockTrees::Split& split = tree.splits[nodes - 1 + node[i]];
      node[i] = 2 * node[i] + (rows_.rows[i][split.column] > split.above ? 1 : 0);
    }
  }

  const Rows& rows_;
  const Settings& settings_;
  std::vector<std::vector<std::int32_t>> edges_;
  std::vector<std::vector<std::uint8_t>> bins_;
  std::vector<double> gradient_, hessian_;
  std::vector<std::size_t> used_, columns_;
};

BlockTrees train(const std::vector<Sample>& samples, std::size_t fold, std::size_t folds,
                 const Settings& settings) {
  Rows rows;
  for (std::size_t s = 0; s < samples.size(); ++s) {
    if (folds > 0 && s % folds == fold) continue;
    rows.columns = std::max(rows.columns, samples[s].table.columns);
    for (std::size_t b = 0; b < samples[s].blocks.size(); ++b) {
      const Block& block = samples[s].blocks[b];
      if (block.label < 0) continue;
      rows.rows.push_back(samples[s].table.row(b));
      rows.label.push_back(block.label);
      rows.weight.push_back(block.weight);
    }
  }
  return Booster(rows, settings).run();
}

double bag_f1(const Sample& sample, const std::vector<bool>& chosen) {
  std::map<std::uint64_t, int> left = sample.gold;
  std::size_t given = 0;
  std::size_t both = 0;
  for (std::size_t b = 0; b < sample.blocks.size(); ++b) {
    if (!chosen[b]) continue;
    given += sample.blocks[b].words.size();
    for (const std::uint64_t word : sample.blocks[b].words) {
      const auto found = left.find(word);
      if (found == left.end() || found->second == 0) continue;
      --found->second;
      ++both;
    }
  }
  if (sample.gold_words == 0) return given == 0 ? 1 : 0;
  return 2.0 * static_cast<double>(both) / static_cast<double>(given + sample.gold_words);
}

/// What cross-validation says of the pages of one group.
struct Verdict {
  double f1 = 0, ceiling = 0;
  std::size_t pages = 0;
  std::size_t wanted = 0, found = 0, refused = 0, taken = 0;  // snippets
};

void judge_snippets(const Sample& sample, const std::vector<bool>& chosen, Verdict& verdict) {
  for (std::size_t b = 0; b < chosen.size(); ++b) {
    const int label = sample.blocks[b].label;
    if (label < 0) continue;
    ++(label == 1 ? verdict.wanted : verdict.refused);
    if (chosen[b]) ++(label == 1 ? verdict.found : verdict.taken);
  }
}

void print_verdict(const std::string& group, const Verdict& verdict) {
  const auto ratio = [](std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
  };
  if (verdict.pages > 0) {
    const auto pages = static_cast<double>(verdict.pages);
    std::printf("%s: %zu pages, F1 of word bags %.4f, of the labels themselves %.4f\n",
                group.c_str(), verdict.pages, verdict.f1 / pages, verdict.ceiling / pages);
  }
  if (verdict.wanted > 0) {
    std::printf("%s: snippets, precision %.4f, recall %.4f, F1 %.4f\n", group.c_str(),
                ratio(verdict.found, verdict.found + verdict.taken),
                ratio(verdict.found, verdict.wanted),
                ratio(2 * verdict.found, verdict.found + verdict.taken + verdict.wanted));
  }
}

/// Each page by trees of the other parts, chosen as the program chooses. `shown`: the part of a
/// name whose pages are printed block by block (score, words, label, begin).
void cross_validate(const std::vector<Sample>& samples, std::size_t folds, const Settings& settings,
                    const std::string& shown) {
  std::map<std::string, Verdict> verdicts;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const BlockTrees trees = train(samples, fold, folds, settings);
    for (std::size_t s = fold; s < samples.size(); s += folds) {
      const Sample& sample = samples[s];
      std::vector<std::uint32_t> words;
      std::vector<bool> labelled;
      for (std::size_t b = 0; b < sample.blocks.size(); ++b) {
        words.push_back(static_cast<std::uint32_t>(sample.blocks[b].words.size()));
        labelled.push_back(sample.blocks[b].label == 1);
      }
      const std::vector<std::int32_t> scores = trees.scores(sample.table.values);
      const std::vector<bool> chosen = choose_article(scores, words);
      Verdict& verdict = verdicts[sample.group];
      if (sample.has_text) {
        ++verdict.pages;
        verdict.f1 += bag_f1(sample, chosen);
        verdict.ceiling += bag_f1(sample, labelled);
      } else {
        judge_snippets(sample, chosen, verdict);
      }
      if (sample.name.find(shown) == std::string::npos) continue;
      std::printf("= %s %s\n", sample.group.c_str(), sample.name.c_str());
      for (std::size_t b = 0; b < scores.size(); ++b) {
        std::printf("%s %5d %u %d: %s\n", chosen[b] ? "+" : "-", scores[b], words[b],
                    sample.blocks[b].label, sample.blocks[b].begin.c_str());
      }
    }
  }
  for (const auto& [group, verdict] : verdicts) print_verdict(group, verdict);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "train_blocks LIST [--folds N] [--out FILE] [--trees N] [--depth N]\n");
    return 2;
  }
  Settings settings;
  std::size_t folds = 0;
  std::string out;
  std::string shown = "no page";
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string option = argv[i];
    if (option == "--folds") folds = static_cast<std::size_t>(std::atoi(argv[i + 1]));
    if (option == "--show") shown = argv[i + 1];
    if (option == "--out") out = argv[i + 1];
    if (option == "--trees") settings.trees = static_cast<std::uint32_t>(std::atoi(argv[i + 1]));
    if (option == "--depth") settings.depth = static_cast<std::uint32_t>(std::atoi(argv[i + 1]));
    if (option == "--rate") settings.rate = std::atof(argv[i + 1]);
    if (option == "--ridge") settings.ridge = std::atof(argv[i + 1]);
    if (option == "--smallest") settings.smallest = std::atof(argv[i + 1]);
    if (option == "--columns") settings.columns = std::atof(argv[i + 1]);
  }
  habeas::warm_up_ingest();
  std::vector<Sample> samples;
  std::ifstream list(argv[1]);
  std::string line;
  while (std::getline(list, line)) {
    const std::size_t tab = line.find('\t');
    const std::size_t group = line.find('\t', tab + 1);
    Sample sample;
    if (tab != std::string::npos &&
        read_sample(line.substr(0, tab), line.substr(tab + 1, group - tab - 1), sample)) {
      if (group != std::string::npos) sample.group = line.substr(group + 1);
      samples.push_back(std::move(sample));
    }
  }
  std::fprintf(stderr, "%zu pages, %zu columns\n", samples.size(),
               samples.empty() ? 0 : samples.front().table.columns);
  if (folds > 1) cross_validate(samples, folds, settings, shown);
  if (out.empty()) return 0;
  const std::string bytes = train(samples, 0, 0, settings).write();
  std::ofstream(out, std::ios::binary) << bytes;
  std::fprintf(stderr, "%s: %zu bytes\n", out.c_str(), bytes.size());
  return 0;
}
