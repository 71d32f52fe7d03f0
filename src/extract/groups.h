// extract/groups.h - groups of people followed through a text: born of a count or an event, met
// again as "the deportees"
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/frames.h"

namespace habeas {

struct Group {
  std::uint32_t entity = kNone;  ///< kind group
  std::string event;  ///< subkind of the event that made it a group; empty for a population
  std::uint32_t whole = kNone;  ///< the group that this one is part of
  std::uint32_t quantity =
      kNone;              ///< amount that gave it its size, index into Analysis::quantities
  TokenRange founder;     ///< words of the first mention
  bool taken_in = false;  ///< part of a greater figure for no reason but that it was told before
};

struct GroupMention {
  TokenRange range;
  std::uint32_t chunk = kNone;
  std::uint32_t group = kNone;
};

/// One person whom an event befalls, told without a number: "a miner was shot".
struct SingleVictim {
  std::uint32_t chunk = kNone;
  std::uint32_t group = kNone;
  std::uint32_t frame = kNone;
};

struct Groups {
  std::vector<Group> groups;
  std::vector<SingleVictim> singles;       ///< in text order
  std::vector<GroupMention> mentions;      ///< in text order
  std::vector<GroupMention> by_event;      ///< in text order: "these deportations" stands for them
  std::vector<std::uint32_t> of_quantity;  ///< of each amount: its group or kNone
  std::vector<std::uint32_t> tallies;      ///< frames of deeds that are not the one told: sums of a
                                           ///< period, what only says who somebody is
  std::vector<std::uint32_t>
      frame_of_quantity;  ///< of each amount: the frame whose victim it counts, or kNone

  /// The group that a chunk stands for, or kNone.
  [[nodiscard]] std::uint32_t of_chunk(std::uint32_t chunk) const;
};

/// Tracks groups made by counts and frames only; bare plurals ("refugees face ...") stay the
/// general population. Adds group entities to the analysis.
Groups find_groups(Analysis& analysis, const std::vector<Frame>& frames);

}  // namespace habeas
