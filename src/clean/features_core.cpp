// clean/features_core.cpp - the stretch of running text of a page, and what it shares with a block
#include <algorithm>
#include <vector>

#include "clean/features_parts.h"
#include "clean/language.h"

namespace habeas {
namespace {

/// What a block adds to a stretch of running text.
std::int32_t core_points(const BlockFeatures& f) {
  if (f.repeats_later) return -30;
  if (f.box) return -2;
  if (furnished(f) == Furnished::section) return f.prose && f.words >= 60 ? -10 : -40;
  if (furnished(f) == Furnished::one_line) return -10;
  if (f.cut) return f.words >= 40 ? 5 : -12;
  if (f.prose) return static_cast<std::int32_t>(std::min(f.words, 60U));
  if (f.tally) return 4;
  return -4;
}

/// The stretch of blocks with the greatest sum of points (Kadane); empty when none is above zero.
void mark_core(std::vector<BlockFeatures>& features, bool marked_up) {
  std::int32_t best = 0;
  std::int32_t sum = 0;
  std::size_t begin = 0;
  std::size_t core_begin = 0;
  std::size_t core_end = 0;
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    }
    // "About the author": the article is over.
    const bool is_over = !marked_up && features[i].hits.opens == RegionKind::other;
    sum += is_over ? -40 : core_points(features[i]);
    if (sum > best) {
      best = sum;
      core_begin = begin;
      core_end = i + 1;
    }
  }
  if (core_end == 0) return;
  for (std::size_t i = 0; i < features.size(); ++i) {
    features[i].in_core = core_begin <= i && i < core_end;
    features[i].before_core = i < core_begin;
  }
  // Distance begins at the first sure furniture: a list that follows the text directly is near it.
  std::uint32_t distance = 0;
  for (std::size_t i = core_end; i < features.size(); ++i) {
    const Furnished sure = furnished(features[i]);
    const bool parts = marked_up ? sure == Furnished::section : sure != Furnished::no;
    distance += distance > 0 || parts ? 1U : 0U;
    features[i].core_distance = distance;
  }
  distance = 0;
  for (std::size_t i = core_begin; i > 0; --i) {
    distance += distance > 0 || furnished(features[i - 1]) == Furnished::section ? 1U : 0U;
    features[i - 1].core_distance = distance;
  }
}

bool is_content_word(const Token& token, bool is_function_word) {
  if (token.kind == TokenKind::number) return token.end - token.begin >= 2;
  return token.kind == TokenKind::word && token.end - token.begin >= 4 && !is_function_word;
}

/// The key of each token that is a word of content, else 0, which is the key of no word.
std::vector<std::uint64_t> content_keys(const Page& page, const FunctionWords& function_words) {
  std::vector<std::uint64_t> keys;
  keys.reserve(page.tokens.tokens.size());
  const std::uint8_t* is_function = function_words.data();
  for (const Token& token : page.tokens.tokens)
    keys.push_back(is_content_word(token, *is_function++ != 0) ? token.key : 0);
  return keys;
}

/// A block for each word, by open addressing.
class WordBlocks {
 public:
  /// The block of this word; `block` where it had none.
  std::uint32_t& owner(std::uint64_t key, std::uint32_t block) {
    if (2 * (used_ + 1) > slots_.size()) grow();
    Slot& slot = *place(key);
    if (slot.key == 0) {
      slot = {key, block};
      ++used_;
    }
    return slot.block;
  }
  /// `missing` where the word has none.
  [[nodiscard]] std::uint32_t find(std::uint64_t key, std::uint32_t missing) {
    const Slot& slot = *place(key);
    return slot.key != 0 ? slot.block : missing;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< 0: empty
    std::uint32_t block = 0;
  };

  [[nodiscard]] Slot* place(std::uint64_t key) {
    Slot* const slots = slots_.data();
    const std::size_t last = slots_.size() - 1;
    std::size_t at = (key ^ (key >> 29U)) & last;
    while (slots[at].key != 0 && slots[at].key != key) at = (at + 1) & last;
    return slots + at;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key != 0) *place(slot.key) = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(1024);
  std::size_t used_ = 0;
};

/// How much of each block's content is also said by other blocks of the core.
void mark_shared(const Page& page, const FunctionWords& function_words,
                 std::vector<BlockFeatures>& features) {
  // Word -> the core block that has it, or kMany.
  constexpr std::uint32_t kMany = 0xFFFFFFFF;
  const std::vector<std::uint64_t> keys = content_keys(page, function_words);
  const auto keys_of = [&](std::size_t block) {
    const TokenRange range = page.range(block);
    return std::span(keys).subspan(range.begin, range.size());
  };
  WordBlocks core;
  for (std::size_t block = 0; block < page.size(); ++block) {
    if (!features[block].in_core) continue;
    const auto number = static_cast<std::uint32_t>(block);
    for (const std::uint64_t key : keys_of(block)) {
      if (key == 0) continue;
      std::uint32_t& owner = core.owner(key, number);
      if (owner != number) owner = kMany;
    }
  }
  for (std::size_t block = 0; block < page.size(); ++block) {
    std::uint32_t content = 0;
    std::uint32_t shared = 0;
    const auto number = static_cast<std::uint32_t>(block);
    for (const std::uint64_t key : keys_of(block)) {
      if (key == 0) continue;
      ++content;
      shared += core.find(key, number) != number ? 1U : 0U;
    }
    features[block].shared_words += shared;
    features[block].shared_percent = percent(features[block].shared_words, content);
  }
}

/// Prose at the edge of the core that shares next to nothing with it and speaks to the reader, or
/// is parted from it by a line, may be a notice in words that no list has. It is taken out of the
/// core, which does not yet make it furniture.
bool is_foreign(const BlockFeatures& f) {
  return f.prose && f.words >= 6 && f.words <= 60 && f.shared_percent <= 6;
}

/// Says where more is to be read.
bool points_elsewhere(const BlockFeatures& f) {
  return f.hits.score[static_cast<std::size_t>(RegionKind::see_also)] >= 60;
}

/// Two short lines or more behind the last paragraph, and below them one or two paragraphs that
/// speak to the reader: the page asks for something, the article is over.
void trim_appeals(std::vector<BlockFeatures>& features, std::size_t begin) {
  std::size_t end = features.size();
  while (end > begin && !features[end - 1].in_core) --end;
  std::size_t appeal = end;
  while (appeal > begin && end - appeal < 2 && features[appeal - 1].prose &&
         features[appeal - 1].speaks_to_reader && features[appeal - 1].address >= 2)
    --appeal;
  std::size_t lines = appeal;
  while (lines > begin && !features[lines - 1].prose && features[lines - 1].words <= 8 &&
         features[lines - 1].ending == Ending::none)
    --lines;
  if (appeal == end || appeal - lines < 2) return;
  for (std::size_t i = lines; i < features.size(); ++i) {
    features[i].in_core = false;
    features[i].core_distance =
        std::max(features[i].core_distance, static_cast<std::uint32_t>(i - lines + 1));
  }
}

/// Has words of promotion, or of another kind of furniture.
bool asks_for_help(const BlockFeatures& f) {
  return std::any_of(f.hits.score.begin(), f.hits.score.end(),
                     [](std::int32_t points) { return points > 0; });
}

void trim_core(std::vector<BlockFeatures>& features, bool marked_up) {
  std::size_t begin = 0;
  while (begin < features.size() && !features[begin].in_core) ++begin;
  std::size_t end = features.size();
  while (end > begin && !features[end - 1].in_core) --end;
  const auto prose = std::count_if(features.begin(), features.end(),
                                   [](const BlockFeatures& f) { return f.in_core && f.prose; });
  if (prose < 4) return;
  // Up to three blocks above the first paragraph that belongs.
  for (std::size_t i = begin; i < std::min(begin + 3, end); ++i) {
    if (!is_foreign(features[i])) continue;
    if (features[i].address == 0 && features[i + 1].prose) continue;
    // "We write to you because nobody else listens": a letter speaks to its reader too.
    if (!marked_up && features[i].prose && !asks_for_help(features[i])) continue;
    for (std::size_t above = begin; above <= i; ++above) {
      features[above].in_core = false;
      features[above].before_core = true;
    }
  }
  for (std::size_t i = end; i > std::max(begin + 1, end - std::min<std::size_t>(end, 3)); --i) {
    if (!is_foreign(features[i - 1]) || features[i - 1].address == 0) continue;
    // "Let us pray for the missing": not every "us" is the page's.
    if (!marked_up && !features[i - 1].speaks_to_reader && !asks_for_help(features[i - 1]))
      continue;
    for (std::size_t below = i - 1; below < end; ++below) features[below].in_core = false;
  }
}

/// What only plain text needs at the end of the core.
void trim_end(std::vector<BlockFeatures>& features) {
  std::size_t begin = 0;
  while (begin < features.size() && !features[begin].in_core) ++begin;
  trim_appeals(features, begin);
  // "More about the matter in our archive." closes an article and is no part of it.
  std::size_t end = features.size();
  while (end > begin && !features[end - 1].in_core) --end;
  if (end > begin + 1 && features[end - 1].words <= 20 && points_elsewhere(features[end - 1]))
    features[end - 1].in_core = false;
}

}  // namespace

void find_core(const Page& page, const FunctionWords& function_words,
               std::vector<BlockFeatures>& features, bool marked_up) {
  mark_core(features, marked_up);
  mark_shared(page, function_words, features);
  trim_core(features, marked_up);
  if (!marked_up) trim_end(features);
}

}  // namespace habeas
