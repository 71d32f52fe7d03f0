// extract/extractor.h - what an extractor is: one file in extractors/ that reads the layers and
// adds claims to the draft
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/frames.h"
#include "extract/groups.h"
#include "extract/voices.h"
#include "model/draft.h"

namespace habeas {

/// Everything that is known of one text before claims are made of it.
struct TextReading {
  Analysis a;
  Voices voices;
  std::vector<Frame> frames;
  Groups groups;
  std::vector<Voice>
      parties;  ///< of each noun or pronoun chunk: whom it would stand for as a party or a voice
  std::vector<std::uint32_t> mention_of_name;      ///< of each name: index into Draft::mentions
  std::vector<std::uint32_t> mention_of_date;      ///< of each time
  std::vector<std::uint32_t> mention_of_quantity;  ///< of each amount
};

/// The layers of one text up to its groups; `parties` and the mentions are left empty.
TextReading read_layers(const Document& document, const Layout& layout,
                        const ExtractContext& context);

struct Extractor {
  std::string_view name, version, about;
  void (*run)(const TextReading& reading, Draft& draft);
};

/// All extractors, by name (generated from the files of extractors/).
std::span<const Extractor* const> extractors();

// -------------------------------------------------------------------------------------- tools that
// extractors share

/// The chain of voices at a token, from the first voice to the page; `holder` stands before it when
/// given.
std::vector<DraftLink> chain_at(const TextReading& reading, std::uint32_t token,
                                const Voice* holder = nullptr);

/// A claim with span, anchor, chain, mood and region filled in from the words at `anchor`.
DraftClaim make_claim(const TextReading& reading, ClaimKind kind, std::string subkind,
                      TokenRange anchor, TokenRange span, const Voice* holder = nullptr);

/// The clause around a range: its sentence, or the part of it between semicolons.
TokenRange clause_around(const TextReading& reading, TokenRange range);

/// Adds a role with the words of a chunk; the reference goes to the group, entity or place in it.
void add_role(const TextReading& reading, DraftClaim& claim, RoleName name, std::uint32_t chunk);
void add_role(const TextReading& reading, DraftClaim& claim, RoleName name, TokenRange words);

/// Adds as agents those who are joined to the one who acts, where they are bodies or bear arms:
/// "blamed the government and the army for the raid" (an English list shares its role).
void add_joined_agents(const TextReading& reading, DraftClaim& claim, std::uint32_t agent);

/// Adds agent, victim, target and places of a frame.
void add_frame_roles(const TextReading& reading, DraftClaim& claim, const Frame& frame);

/// "the largest return since the protests of 2022", "fled after the unrest of July": the time of
/// something that the page recalls, told by a noun behind a preposition, which is no deed of people
/// harmed.
bool dates_recalled(const TextReading& reading, const DateHit& hit);

/// The frame of the same sentence that a token belongs to: the one with the nearest trigger; kNone
/// when there is none.
std::uint32_t nearest_frame(const TextReading& reading, std::uint32_t token);

}  // namespace habeas
