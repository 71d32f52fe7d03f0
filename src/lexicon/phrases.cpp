// lexicon/phrases.cpp - reading and matching of phrase lists
#include "lexicon/phrases.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

namespace habeas {
namespace {

std::vector<std::string_view> split(std::string_view line, char mark) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = line.find(mark, begin);
    parts.push_back(line.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

}  // namespace

Result<PhraseList> PhraseList::parse(std::string_view tsv) {
  PhraseList list;
  std::size_t number = 0;
  for (std::string_view line : split(tsv, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> columns = split(line, '\t');
    if (columns.size() < 2 || columns.size() > 3 || columns[0].empty() || columns[1].empty()) {
      return fail(Errc::bad_input, "phrase list, line " + std::to_string(number) +
                                       ": expected phrase<TAB>label[<TAB>detail]");
    }
    const auto begin = static_cast<std::uint32_t>(list.words_.size());
    for (const std::string_view word : split(columns[0], ' ')) list.add_word(word);
    if (list.words_.size() == begin) continue;
    list.word_begin_.push_back(begin);
    list.phrases_.push_back({fold(columns[0]), std::string(columns[1]),
                             std::string(columns.size() > 2 ? columns[2] : std::string_view{})});
    list.inflected_first_ = list.inflected_first_ || list.words_[begin].inflected;
  }
  list.word_begin_.push_back(static_cast<std::uint32_t>(list.words_.size()));
  list.index_starts();
  return list;
}

void PhraseList::add_word(std::string_view word) {
  const std::vector<std::string_view> parts = split(word, '-');
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string_view part = parts[i];
    const bool star = part.ends_with('*');
    if (star) part.remove_suffix(1);
    if (i > 0) words_.push_back({word_key("-"), false});
    if (!part.empty()) words_.push_back({word_key(fold(part)), star});
  }
}

void PhraseList::index_starts() {
  const auto first_key = [&](std::uint32_t phrase) { return words_[word_begin_[phrase]].key; };
  const auto length = [&](std::uint32_t phrase) {
    return word_begin_[phrase + 1] - word_begin_[phrase];
  };
  std::vector<std::uint32_t> order(phrases_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(first_key(a), length(b), a) < std::tuple(first_key(b), length(a), b);
  });
  for (const std::uint32_t phrase : order) {
    Started started{0, phrase, length(phrase), true};
    if (started.length > 1) {
      const Word& second = words_[word_begin_[phrase] + 1];
      started.second = second.key;
      started.any_second = second.inflected;
    }
    by_start_.push_back(started);
  }
  // A slot and a half for each first word: the tables of all lists share the inner caches.
  std::size_t words = 0;
  for (std::size_t i = 0; i < order.size(); ++i)
    words += i == 0 || first_key(order[i]) != first_key(order[i - 1]) ? 1U : 0U;
  const auto bits = static_cast<std::uint32_t>(std::bit_width(words + words / 2 + 1));
  start_shift_ = 64U - bits;
  starts_.resize(std::size_t{1} << bits);
  for (std::uint32_t i = 0; i < by_start_.size(); ++i) {
    const std::uint64_t key = first_key(by_start_[i].phrase);
    const std::uint64_t mix = mixed(key);
    std::size_t slot = mix >> start_shift_;
    while (starts_[slot].count != 0 && starts_[slot].key != key)
      slot = (slot + 1) & (starts_.size() - 1);
    if (starts_[slot].count == 0) starts_[slot] = {key, i, 0};
    ++starts_[slot].count;
    filter_[mix >> 57U] |= std::uint64_t{1} << ((mix >> 51U) & 63U);
  }
}

const PhraseList::Start* PhraseList::find_start(std::uint64_t key) const {
  const std::uint64_t mix = mixed(key);
  if (!passes(mix)) return nullptr;
  for (std::size_t slot = mix >> start_shift_; starts_[slot].count != 0;
       slot = (slot + 1) & (starts_.size() - 1)) {
    if (starts_[slot].key == key) return &starts_[slot];
  }
  return nullptr;
}

std::optional<PhraseHit> PhraseList::match_at(const TokenText& text, std::uint32_t token,
                                              std::uint32_t end) const {
  std::optional<PhraseHit> best;
  if (token >= end || !may_start(text, token)) return best;
  const auto matches = [&](const Word& wanted, const Token& told) {
    if (told.key == wanted.key) return true;
    const auto bases = text.base_keys(told);
    return wanted.inflected && std::find(bases.begin(), bases.end(), wanted.key) != bases.end();
  };
  const auto consider = [&](std::uint64_t key) {
    const Start* const start = find_start(key);
    if (start == nullptr) return;
    const std::uint64_t second = token + 1 < end ? text.tokens[token + 1].key : 0;
    for (std::uint32_t i = start->first; i < start->first + start->count; ++i) {
      const Started& one = by_start_[i];
      const std::uint32_t length = one.length;
      if (best && best->range.size() >= length) return;
      if (length > end - token || (!one.any_second && one.second != second)) continue;
      const std::uint32_t phrase = one.phrase;
      const std::uint32_t begin = word_begin_[phrase];
      std::uint32_t same = 0;
      while (same < length && matches(words_[begin + same], text.tokens[token + same])) ++same;
      if (same < length) continue;
      best = PhraseHit{{token, token + length}, phrase};
      return;
    }
  };
  const Token& first = text.tokens[token];
  consider(first.key);
  if (inflected_first_) {
    for (const std::uint64_t base : text.base_keys(first)) consider(base);
  }
  return best;
}

std::vector<PhraseHit> PhraseList::find(const TokenText& text, TokenRange range) const {
  std::vector<PhraseHit> hits;
  for (std::uint32_t at = range.begin; at < range.end;) {
    const auto hit =
        may_start(text, at) ? match_at(text, at, range.end) : std::optional<PhraseHit>();
    if (hit) hits.push_back(*hit);
    at = hit ? hit->range.end : at + 1;
  }
  return hits;
}

}  // namespace habeas
