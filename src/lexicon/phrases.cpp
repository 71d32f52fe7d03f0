// lexicon/phrases.cpp - reading and matching of phrase lists
#include "lexicon/phrases.h"

#include <algorithm>

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

/// Keys under which an inflected word may stand in a list.
template <class Visit>
void visit_lemma_keys(std::string_view folded, Visit visit) {
  visit(word_key(singular(folded)));
  for (const std::string& lemma : verb_lemmas(folded)) visit(word_key(lemma));
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
    std::vector<std::uint64_t> keys;
    std::vector<bool> inflected;
    for (std::string_view word : split(columns[0], ' ')) {
      const bool star = word.ends_with('*');
      if (star) word.remove_suffix(1);
      if (word.empty()) continue;
      keys.push_back(word_key(fold(word)));
      inflected.push_back(star);
    }
    if (keys.empty()) continue;
    list.by_first_[keys.front()].push_back(static_cast<std::uint32_t>(list.phrases_.size()));
    list.phrases_.push_back({fold(columns[0]), std::string(columns[1]),
                             std::string(columns.size() > 2 ? columns[2] : std::string_view{})});
    list.keys_.push_back(std::move(keys));
    list.inflected_first_ = list.inflected_first_ || inflected.front();
    list.inflected_.push_back(std::move(inflected));
  }
  for (auto& [key, entries] : list.by_first_) {
    std::stable_sort(entries.begin(), entries.end(), [&](std::uint32_t a, std::uint32_t b) {
      return list.keys_[a].size() > list.keys_[b].size();
    });
  }
  return list;
}

std::optional<PhraseHit> PhraseList::match_at(const TokenText& text, std::uint32_t token,
                                              std::uint32_t end, std::string_view bytes) const {
  const auto word_matches = [&](std::uint32_t phrase, std::size_t word, std::uint32_t at) {
    const std::uint64_t wanted = keys_[phrase][word];
    if (text.tokens[at].key == wanted) return true;
    if (!inflected_[phrase][word] || text.tokens[at].kind != TokenKind::word) return false;
    bool same = false;
    visit_lemma_keys(fold(slice(bytes, text.tokens[at].span())),
                     [&](std::uint64_t key) { same = same || key == wanted; });
    return same;
  };
  std::optional<PhraseHit> best;
  const auto consider = [&](std::uint64_t key) {
    const auto found = by_first_.find(key);
    if (found == by_first_.end()) return;
    for (const std::uint32_t phrase : found->second) {
      const auto length = static_cast<std::uint32_t>(keys_[phrase].size());
      if (best && best->range.size() >= length) return;
      if (length > end - token) continue;
      bool all = true;
      for (std::uint32_t i = 0; i < length && all; ++i) all = word_matches(phrase, i, token + i);
      if (all) {
        best = PhraseHit{{token, token + length}, phrase};
        return;
      }
    }
  };
  if (token >= end) return best;
  consider(text.tokens[token].key);
  if (inflected_first_ && text.tokens[token].kind == TokenKind::word) {
    visit_lemma_keys(fold(slice(bytes, text.tokens[token].span())), consider);
  }
  return best;
}

std::vector<PhraseHit> PhraseList::find(const TokenText& text, TokenRange range,
                                        std::string_view bytes) const {
  std::vector<PhraseHit> hits;
  for (std::uint32_t at = range.begin; at < range.end;) {
    if (const std::optional<PhraseHit> hit = match_at(text, at, range.end, bytes)) {
      hits.push_back(*hit);
      at = hit->range.end;
    } else {
      ++at;
    }
  }
  return hits;
}

}  // namespace habeas
