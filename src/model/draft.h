// model/draft.h - what one text says before anything is resolved; extract makes it, resolve turns
// it into nouns
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/nouns.h"

namespace habeas {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFU;

/// A thing with a name or description inside one document. Index into Draft::entities.
struct DraftEntity {
  MentionKind kind = MentionKind::person;  ///< person | organisation | facility | group
  std::string name;                        ///< longest form seen
  std::vector<std::string> forms;          ///< other forms: acronym, surname, short form
  std::string country;  ///< ISO2 of a government or of an organ of state, else empty
  std::string
      organ;  ///< "government", "foreign ministry", "police": an institution's part; else empty
  bool described = false;         ///< described but not named ("a sister of one deportee")
  std::uint32_t part_of = kNone;  ///< index of the institution it belongs to
};

struct DraftMention {
  MentionKind kind = MentionKind::quantity;
  TextSpan span;
  Value value;                   ///< final for quantity and date; for a place filled in by resolve
  std::uint32_t entity = kNone;  ///< person, organisation, facility, group
  std::vector<std::uint32_t> place_candidates;  ///< gazetteer rows, for a place or facility
  std::uint32_t region = kNone;  ///< index into Layout::regions, whose clock and carrier hold
};

struct DraftLink {
  enum class Who : std::uint8_t { entity, narrator, unnamed };
  Who who = Who::narrator;
  std::uint32_t entity = kNone;
  std::string name;
  Rel rel = Rel::said;
  std::optional<TextSpan> span;
  bool probable = false;
};

struct DraftRole {
  RoleName name = RoleName::agent;
  TextSpan span;
  std::uint32_t entity = kNone;   ///< index into Draft::entities, or
  std::uint32_t mention = kNone;  ///< index into Draft::mentions
};

struct DraftClaim {
  ClaimKind kind = ClaimKind::event;
  std::string subkind;
  TextSpan span, anchor;
  Value value;
  std::string counted;
  std::vector<DraftRole> roles;
  std::vector<DraftLink> chain;
  Mood mood = Mood::asserted;
  Polarity polarity = Polarity::positive;
  std::vector<TextSpan> also;
  std::uint32_t region = kNone;
  std::string maker;  ///< name of the extractor
};

struct DraftAttribution {
  std::vector<TextSpan> voice, cue, content;
};

struct Draft {
  DocumentId document;
  std::vector<DraftEntity> entities;
  std::vector<DraftMention> mentions;
  std::vector<DraftAttribution> attributions;
  std::vector<DraftClaim> claims;
};

}  // namespace habeas
