// extract/voices.h - who says what: acts of speech with their voice, cue and content, and the chain
// of voices at a place
#pragma once

#include <cstdint>
#include <vector>

#include "extract/speakers.h"

namespace habeas {

/// One act of speech, thought or report.
struct SpeechAct {
  Voice voice;
  TokenRange cue;
  TokenRange content;
  Rel rel = Rel::said;
  Mood mood = Mood::reported;
  bool direct = false;    ///< the content is a quotation
  bool trailing = false;  ///< the content stands before the voice
};

/// Words told with doubt, whoever tells them: "apparently soldiers shot him".
struct Hedge {
  TokenRange content;
  Mood mood = Mood::possible;
};

struct Voices {
  std::vector<SpeechAct> acts;                   ///< in text order of their cues
  std::vector<Hedge> hedges;                     ///< by where they begin
  std::vector<std::vector<std::uint32_t>> near;  ///< of each stretch of tokens: acts that reach it

  /// Acts that speak at this token, innermost first.
  [[nodiscard]] std::vector<const SpeechAct*> at(std::uint32_t token) const;

  /// The hedge around this token; null for none.
  [[nodiscard]] const Hedge* hedge_at(std::uint32_t token) const;
};

/// Finds all acts of speech. May add entities to the analysis (governments behind metonyms, persons
/// described but not named).
Voices find_voices(Analysis& analysis);

/// Who is meant by a noun or pronoun chunk as a party that holds a position; `last` is the party
/// named before. Makes no new entity but for governments.
Voice party_of(Analysis& analysis, std::uint32_t chunk, const Voice& last);

}  // namespace habeas
