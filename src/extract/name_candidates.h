// extract/name_candidates.h - what may be a name, and the entities made of the names that stay; for
// extract/names.cpp and extract/name_entities.cpp
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/analysis.h"

namespace habeas {

/// What one source takes for a name. Candidates overlap.
struct NameCandidate {
  TokenRange range;
  MentionKind kind = MentionKind::place;
  std::vector<NamedRow> rows;
  std::string country;
  std::string state_of_name;  // that a town or province stands for: "Port Amery's foreign ministry"
  std::string organ;          // of a government's part
  bool acronym = false;
  std::uint32_t acronym_of = kNone;  // index into the candidates
  int weight = 0;           // on overlap the heavier, then the longer, then the earlier stays
  std::string people = {};  // name of a people or creed that no state is named after
};

/// The capitals with which the words of a name begin.
std::string initials(std::string_view name);

/// "Alto County Guard" as "Alto Guard", as its letters often go; empty where no county stands in
/// it.
std::string without_county(std::string name);

/// Keeps of overlapping candidates the heaviest and gives each name of a text its entity.
void name_entities(Analysis& analysis, std::vector<NameCandidate>& candidates);

}  // namespace habeas
