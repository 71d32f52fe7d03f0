// extract/frames.h - events that a text speaks of: a trigger with its roles, mood and polarity
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/analysis.h"
#include "extract/voices.h"

namespace habeas {

/// One event as one clause or noun phrase tells it. Roles are chunk indices; kNone when the words
/// do not say.
struct Frame {
  std::string subkind;          ///< event subkind of the contract
  TokenRange trigger;           ///< the words that name the event
  std::uint32_t chunk = kNone;  ///< chunk of the trigger
  bool nominal = false;
  bool definite = false;  ///< a nominal that points back: "the deportations"
  bool passive = false;
  bool state = false;  ///< tells how somebody is: "is in critical condition"
  std::uint32_t agent = kNone, victim = kNone, target = kNone, instrument = kNone;
  std::vector<std::uint32_t> others;  ///< further victims joined to the first
  std::vector<std::uint32_t> things;  ///< further things joined to the target
  std::vector<std::uint32_t> from, to, via, at;
  Mood mood = Mood::asserted;  ///< of its own words, without the voices around it
  Polarity polarity = Polarity::positive;
  Stage stage = Stage::accomplished;
  bool ongoing = false;  ///< present tense: "are being held"

  /// Told as something that took place.
  [[nodiscard]] bool happened() const {
    return polarity == Polarity::positive && stage == Stage::accomplished &&
           (mood == Mood::asserted || mood == Mood::reported || mood == Mood::alleged);
  }
};

/// Frames in text order.
std::vector<Frame> find_frames(const Analysis& analysis);

/// The frames whose triggers begin in this range.
std::span<const Frame> frames_in(const std::vector<Frame>& frames, TokenRange range);

/// Verbs whose past is spelt as their base form: "set", "beat".
bool past_as_base(const std::string& word);

/// Events that have people as victims and make an incident of their own.
bool makes_incident(const std::string& subkind);

}  // namespace habeas
