// extract/organs.cpp - which organ of which state is meant
#include "extract/organs.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "extract/one_of.h"

namespace habeas {
namespace {

constexpr std::array<std::string_view, 13> kOrganNouns = {
    "ministry",  "government", "army",        "police",     "military", "embassy", "directorate",
    "authority", "department", "gendarmerie", "parliament", "navy",     "council"};

/// People who act for an organ of state, with the organ's noun.
struct Servants {
  std::uint64_t noun;
  std::string_view organ;
};
constexpr std::array<Servants, 9> kServants = {{{"soldiers"_w, "army"},
                                                {"troops"_w, "army"},
                                                {"forces"_w, "army"},
                                                {"soldier"_w, "army"},
                                                {"policemen"_w, "police"},
                                                {"police"_w, "police"},
                                                {"officials"_w, "government"},
                                                {"authorities"_w, "government"},
                                                {"ministers"_w, "government"}}};

/// "the army" after "Osterinian soldiers": the state whose servants the text spoke of last.
std::string state_with_servants(const Analysis& a, std::string_view organ, std::uint32_t token) {
  for (std::uint32_t n = a.names_before(token); n-- > 0;) {
    const EntityHit& hit = a.names[n];
    if (hit.country.empty() || hit.range.end >= token) continue;
    for (const Servants& servants : kServants) {
      if (servants.organ == organ && a.key(hit.range.end) == servants.noun) return hit.country;
    }
  }
  return {};
}

std::uint32_t organ_entity(Analysis& a, const std::string& country, const std::string& organ,
                           std::string name) {
  if (organ == "government") return government_entity(a, country);
  for (std::uint32_t e = 0; e < a.entities.size(); ++e) {
    if (a.entities[e].country == country && a.entities[e].organ == organ) return e;
  }
  DraftEntity entity;
  entity.kind = MentionKind::organisation;
  entity.country = country;
  entity.organ = organ;
  entity.name = std::move(name);
  entity.part_of = government_entity(a, country);
  a.entities.push_back(std::move(entity));
  return static_cast<std::uint32_t>(a.entities.size() - 1);
}

std::string state_name(const Analysis& a, const std::string& country) {
  const std::uint32_t row = a.context->gazetteer->country(country);
  return row == kNoRow ? country : std::string(a.context->gazetteer->name(row));
}

/// The country in which the text plays: of most of its places and peoples, and of twice as many as
/// any other; empty when no country stands out.
std::string country_of_text(const Analysis& a) {
  std::vector<std::pair<std::string, int>> seen;
  for (const EntityHit& hit : a.names) {
    std::string country = hit.country;
    if (country.empty() && !hit.rows.empty())
      country = a.context->gazetteer->country_code(hit.rows.front().row);
    if (country.empty()) continue;
    const auto known = std::find_if(seen.begin(), seen.end(),
                                    [&](const auto& entry) { return entry.first == country; });
    if (known == seen.end()) {
      seen.emplace_back(std::move(country), 1);
    } else {
      ++known->second;
    }
  }
  std::sort(seen.begin(), seen.end(), [](const auto& x, const auto& y) {
    return std::tuple(-x.second, x.first) < std::tuple(-y.second, y.first);
  });
  if (seen.empty() || seen.front().second < 2) return {};
  const int next = seen.size() > 1 ? seen[1].second : 0;
  return seen.front().second >= 2 * next ? seen.front().first : std::string();
}

/// The same, found once a text.
const std::string& known_country_of_text(Analysis& a) {
  if (!a.country_of_text) a.country_of_text = country_of_text(a);
  return *a.country_of_text;
}

/// The last body named before a token that is this organ or has its noun in its name; kNone when
/// there is none. The names of each organ are looked up once a text.
std::uint32_t last_named_organ(Analysis& a, const std::string& organ, std::uint32_t token) {
  const auto [known, fresh] = a.organ_names.try_emplace(organ);
  if (fresh) {
    for (std::uint32_t n = 0; n < a.names.size(); ++n) {
      const EntityHit& hit = a.names[n];
      if (hit.kind != MentionKind::organisation || hit.entity == kNone) continue;
      const bool same = (organ == "government" && a.entities[hit.entity].organ == "government") ||
                        fold(a.words(hit.range)).find(organ) != std::string::npos;
      if (same) known->second.push_back(n);
    }
  }
  const auto behind =
      std::lower_bound(known->second.begin(), known->second.end(), a.names_before(token));
  return behind == known->second.begin() ? kNone : a.names[*std::prev(behind)].entity;
}

/// "the Alto County Sheriff's Department": a name of its own, whoever's country the text plays in.
bool holds_name(const Analysis& a, const Chunk& chunk) {
  for (std::uint32_t t = chunk.range.begin + 1; t < chunk.head; ++t) {
    const Shape shape = a.tokens.tokens[t].shape;
    if (shape == Shape::capitalised || shape == Shape::mixed) return true;
  }
  return false;
}

}  // namespace

bool is_organ_noun(std::string_view noun) {
  return std::find(kOrganNouns.begin(), kOrganNouns.end(), noun) != kOrganNouns.end();
}

std::string state_of(const Analysis& a, const Chunk& chunk) {
  const EntityHit* hit = a.name_in({chunk.head, chunk.head + 1}, {MentionKind::place});
  return hit == nullptr ? std::string() : a.state_meant(*hit);
}

std::uint32_t government_entity(Analysis& a, const std::string& country) {
  for (std::uint32_t e = 0; e < a.entities.size(); ++e) {
    if (a.entities[e].country == country && a.entities[e].organ == "government") return e;
  }
  DraftEntity entity;
  entity.kind = MentionKind::organisation;
  entity.country = country;
  entity.organ = "government";
  entity.name = state_name(a, country);
  a.entities.push_back(std::move(entity));
  return static_cast<std::uint32_t>(a.entities.size() - 1);
}

std::uint32_t organ_meant(Analysis& a, const Chunk& chunk, const std::string& noun,
                          const std::string& topic_country) {
  const bool authorities = noun == "authority" && chunk.plural;
  const std::string organ = authorities ? "government" : noun;
  if (!is_organ_noun(organ)) return kNone;
  if (const std::uint32_t known = last_named_organ(a, organ, chunk.range.begin); known != kNone)
    return known;
  std::string country = state_with_servants(a, organ, chunk.range.begin);
  if (country.empty() && organ == "government") country = topic_country;
  if (country.empty() && organ != "council" && organ != "embassy" && organ != "authority" &&
      !holds_name(a, chunk))
    country = known_country_of_text(a);
  if (country.empty()) return kNone;
  return organ_entity(a, country, organ, state_name(a, country) + " " + organ);
}

std::string state_of_office(const Analysis& a, const Chunk& chunk) {
  static constexpr std::array<std::uint64_t, 7> kHolders = {
      "prosecutor"_w, "president"_w,  "minister"_w, "premier"_w,
      "general"_w,    "chancellor"_w, "governor"_w};
  static constexpr std::array<std::uint64_t, 4> kInPerson = {"minister"_w, "president"_w,
                                                             "premier"_w, "ambassador"_w};
  const bool person = one_of(a.key(chunk.head), kInPerson) && !chunk.plural;
  if (chunk.kind != ChunkKind::noun || (!person && a.key(chunk.head) != "office"_w)) return {};
  bool holder = person;
  std::string country;
  for (std::uint32_t t = chunk.range.begin; t < chunk.head; ++t) {
    holder = holder || one_of(a.key(t), kHolders);
    if (a.name_at[t] == kNone || !country.empty()) continue;
    const EntityHit& hit = a.names[a.name_at[t]];
    country = !hit.country.empty()             ? hit.country
              : hit.kind == MentionKind::place ? a.state_meant(hit)
                                               : std::string();
  }
  return holder ? country : std::string();
}

}  // namespace habeas
