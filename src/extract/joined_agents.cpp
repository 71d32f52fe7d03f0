// extract/joined_agents.cpp - the further doers of a deed in a list
#include "extract/extractor.h"
#include "extract/syntax.h"

namespace habeas {

void add_joined_agents(const TextReading& reading, DraftClaim& claim, std::uint32_t agent) {
  const Analysis& a = reading.a;
  for (const std::uint32_t c : joined_with(a, agent)) {
    const Chunk& chunk = a.chunks[c];
    if (a.is_force(chunk) || a.name_in(chunk.range, {MentionKind::organisation}) != nullptr)
      add_role(reading, claim, RoleName::agent, c);
  }
}

}  // namespace habeas
