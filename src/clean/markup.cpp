// clean/markup.cpp - the trees of data/models/blocks asked for every block, then titles and facts
#include "clean/markup.h"

#include <algorithm>

#include "clean/block_choice.h"
#include "clean/block_trees.h"
#include "clean/markup_date.h"
#include "clean/markup_facts.h"
#include "clean/markup_features.h"
#include "clean/markup_view.h"

namespace habeas {

std::string_view embedded_blocks_weights_bin();

namespace {

/// Built once, never changed. The file is part of the program and tested; trees that could not be
/// read would say of every block that it is furniture.
const BlockTrees& trees() {
  static const BlockTrees kTrees = [] {
    auto parsed = BlockTrees::parse(embedded_blocks_weights_bin());
    return parsed ? std::move(*parsed) : BlockTrees(0, 1, {});
  }();
  return kTrees;
}

std::string head_title(const Markup& markup) {
  for (const MarkupFact& fact : markup.stated) {
    if (fact.name == "title") return fact.value;
  }
  return {};
}

std::vector<bool> find_article(const MarkupView& view, const std::vector<BlockFeatures>& features) {
  const MarkupTable table = markup_features(view, features, head_title(view.markup));
  if (table.columns != trees().columns()) return std::vector<bool>(view.page.size(), false);
  std::vector<std::uint32_t> words;
  words.reserve(features.size());
  for (const BlockFeatures& f : features) words.push_back(f.words);
  return choose_article(trees().scores(table.values), words);
}

std::string primary_language(const Markup& markup) {
  for (const MarkupFact& fact : markup.stated) {
    if (fact.name != "lang") continue;
    std::string code;
    for (const char c : fact.value.substr(0, 3)) {
      const char folded = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      if (folded < 'a' || folded > 'z') break;
      code += folded;
    }
    return code.size() >= 2 ? code : std::string();
  }
  return {};
}

}  // namespace

MarkupReading read_markup(const Page& page, const Markup& markup,
                          const std::vector<BlockFeatures>& features) {
  const MarkupView view(page, markup);
  std::vector<bool> is_article = find_article(view, features);
  MarkupReading reading;
  const MarkupTitle title = title_by_markup(view);
  if (title.block) is_article[*title.block] = true;
  reading.labels = label_furniture(page, features, is_article);
  reading.facts = read_facts(page, features, reading.labels);
  if (!title.text.empty()) {
    reading.title = title.text;
    reading.facts.title_block = title.block;
    reading.facts.title.reset();
    if (title.block) reading.facts.title = page.blocks[*title.block];
  }
  std::string publisher = publisher_by_markup(markup);
  if (!publisher.empty()) reading.facts.publisher = publisher;
  auto authors = authors_by_markup(view, reading.facts.title_block, publisher);
  if (!authors.empty()) reading.facts.authors = std::move(authors);
  reading.facts.published =
      published_by_markup(view, features, is_article, reading.facts.title_block);
  reading.language = primary_language(markup);
  return reading;
}

}  // namespace habeas
