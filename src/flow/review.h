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
  std::string act;              ///< accept, reject, correct, comment, ask or undo
  std::vector<std::string> on;  ///< ids of records; of undo: of one decision
  std::string to;               ///< of correct: the value that holds, as a JSON object
  std::string reason;
  std::string by;
};

/// {"act":"reject","on":["clm_..."],"reason":"...","by":"..."}, with "to" for correct. `by` stands
/// in for a line that names nobody.
Result<ReviewRequest> parse_review_line(std::string_view line, const std::string& by);

/// Checks a request against the records and the decisions so far; `seq` and `at` come with the log.
Result<Decision> decide(const ReviewRequest& request, const Pile& pile,
                        const std::vector<Decision>& so_far);

NewEntry entry_of(const Decision& decision);
/// Nothing for entries of another kind.
Result<std::vector<Decision>> decisions_in(const std::vector<Entry>& entries, std::uint64_t before);

/// Standing decisions on records that are there no more: the reader of another version read
/// otherwise. They stay, and are told.
std::vector<Problem> lost_decisions(const Pile& pile, const std::vector<Decision>& decisions);
/// Of a part of the case: the decisions on records of this part.
std::vector<Decision> decisions_on(const Pile& pile, std::vector<Decision> decisions);

}  // namespace habeas
