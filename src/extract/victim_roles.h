// extract/victim_roles.h - whom a deed befalls, as a role of its claim
#pragma once

#include <cstdint>

#include "extract/extractor.h"

namespace habeas {

/// Adds the victim of a deed told by this noun or pronoun chunk: a person by name where the text
/// names whom the words mean, and each person once.
void add_victim(const TextReading& reading, DraftClaim& claim, std::uint32_t chunk);

}  // namespace habeas
