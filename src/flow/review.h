// flow/review.h - acts of people on records: what they ask for, checked, and as entries of the log
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "custody/log.h"
#include "model/decision.h"
#include "model/nouns.h"

namespace habeas {

/// As a person gives it, unchecked.
struct ReviewRequest {
  std::string act;              ///< a word of Act, or undo
  std::vector<std::string> on;  ///< ids of records; of undo: of one decision
  std::string to;               ///< of correct: what holds, as JSON (corrected_text())
  std::string reason;
  std::string by;
};

/// {"act":"reject","on":["clm_..."],"reason":"...","by":"..."}, with "to" for correct. `by` stands
/// in for a line that names nobody.
Result<ReviewRequest> parse_review_line(std::string_view line, const std::string& by);

/// What holds when a request is checked.
struct ReviewState {
  std::vector<Decision> decisions;  ///< so far
  bool two_persons = false;         ///< an act counts only when a second person accepted it
};

/// Checks a request against the records and the decisions so far; `seq`, `at` and `id` come with
/// the log.
///
///   accept, reject   any records; a decision that waits for a second person, by another one
///   correct          one claim: its value, span, chain, incident or origin
///   merge            two or more entities, origins or incidents: into the first
///   split            an entity and mentions of it, an origin or an incident and claims of it
///   link, unlink     claims, and behind them an incident or an origin
///   comment, ask     any records; ask calls for a second pair of eyes
///   undo             a decision that is not undone
Result<Decision> decide(const ReviewRequest& request, const Pile& pile, const ReviewState& state);

/// The two-person rule, as the entries before this number set it. One person switches it on; two
/// switch it off.
bool two_person_rule(const std::vector<Entry>& entries, std::uint64_t before);
/// The entry that asks for the rule to be on or off.
NewEntry two_person_entry(bool is_on, const std::string& reason, const std::string& by);

NewEntry entry_of(const Decision& decision);
/// Nothing for entries of another kind.
Result<std::vector<Decision>> decisions_in(const std::vector<Entry>& entries, std::uint64_t before);

/// Standing decisions on records that are there no more: the reader of another version read
/// otherwise. They stay, and are told.
std::vector<Problem> lost_decisions(const Pile& pile, const std::vector<Decision>& decisions);
/// Of a part of the case: the decisions on records of this part.
std::vector<Decision> decisions_on(const Pile& pile, std::vector<Decision> decisions);

}  // namespace habeas
