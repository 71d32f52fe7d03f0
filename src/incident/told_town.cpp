// incident/told_town.cpp - weighs the towns named in the pages of an incident
#include "incident/told_town.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace habeas {
namespace {

/// Sentences of one page that hold a claim of the incident.
std::set<std::size_t> own_sentences(const Facts& facts, const std::vector<std::size_t>& claims,
                                    std::size_t page) {
  std::set<std::size_t> sentences;
  for (const std::size_t i : claims) {
    if (facts.document_of(i) == page) {
      sentences.insert(static_cast<std::size_t>(facts.sentence_of(i)));
    }
  }
  return sentences;
}

/// Does the incident hold at least half of the page's claims about events? Claims of one page are
/// neighbours, so the search goes both ways from one of them.
bool is_about(const Facts& facts, const std::vector<std::size_t>& claims, std::size_t page) {
  const auto first = std::find_if(claims.begin(), claims.end(),
                                  [&](std::size_t i) { return facts.document_of(i) == page; });
  if (first == claims.end()) return true;
  std::size_t begin = *first;
  while (begin > 0 && facts.document_of(begin - 1) == page) --begin;
  std::size_t all = 0, own = 0;
  for (std::size_t i = begin; i < facts.size() && facts.document_of(i) == page; ++i) {
    const ClaimKind kind = facts.claim(i).kind;
    if (kind != ClaimKind::event && kind != ClaimKind::count) continue;
    ++all;
    own += std::binary_search(claims.begin(), claims.end(), i) ? 1 : 0;
  }
  return 2 * own >= all;
}

struct Told {
  const Place* place = nullptr;
  int weight = 0;
};

}  // namespace

const Place* most_told_town(const Facts& facts, const std::vector<std::size_t>& claims,
                            const std::vector<std::size_t>& pages) {
  std::vector<Told> towns;  // in the order of their first mention
  std::map<std::string, std::size_t> at;
  for (const std::size_t page : pages) {
    const DocumentFacts& document = facts.facts_of(page);
    const std::set<std::size_t> own = own_sentences(facts, claims, page);
    const bool about = is_about(facts, claims, page);
    for (const Mention* mention : document.mentions) {
      const auto* place = std::get_if<Place>(&mention->value);
      if (place == nullptr || place->kind != PlaceKind::city || document.sentences.empty())
        continue;
      const std::size_t number = sentence_at(document, mention->span.begin);
      const SentenceFacts& sentence = document.sentences[number];
      if (mention->span.end > sentence.span.end || mention->span.begin < sentence.span.begin) {
        continue;  // furniture
      }
      const bool near = own.count(number) != 0 || (about && sentence.title);
      const int weight = near ? 2 : about ? 1 : 0;
      if (weight == 0) continue;
      const auto [known, fresh] = at.emplace(place_key(*place), towns.size());
      if (fresh) towns.push_back({place, 0});
      towns[known->second].weight += weight;
    }
  }
  const auto best = std::max_element(
      towns.begin(), towns.end(), [](const Told& a, const Told& b) { return a.weight < b.weight; });
  return best == towns.end() ? nullptr : best->place;
}

}  // namespace habeas
