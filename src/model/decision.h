// model/decision.h - what people decide on records, its printed form, and what follows from it
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "model/json_names.h"
#include "model/nouns.h"

namespace habeas {

struct DecisionTag {
  static constexpr std::string_view kPrefix = "dec";
};
using DecisionId = Id<DecisionTag>;

enum class Act : std::uint8_t { accept, reject, correct, merge, split, link, unlink, comment, ask };

template <>
struct Words<Act> {
  static constexpr std::array<std::string_view, 9> kWords{
      "accept", "reject", "correct", "merge", "split", "link", "unlink", "comment", "ask"};
};

/// A person's act on records. It stands beside what the program proposes and never changes it.
struct Decision {
  DecisionId id;
  std::uint64_t seq = 0;  ///< number of the log entry
  std::string at;         ///< UTC, "2031-04-05T06:07:08Z"
  std::string by;
  Act act = Act::comment;
  std::vector<std::string> on;  ///< printed ids
  Value from, to;               ///< of a correction: what was proposed, what holds
  std::string counted;          ///< `concept` of both
  std::string reason;
  std::optional<DecisionId> undoes;
};

std::string decision_line(const Decision& decision);
/// The decisions among printed records; an error names the line.
Result<std::vector<Decision>> read_decisions(std::string_view lines);
/// Reads the object that write_value() writes (model/json.h).
Result<Value> read_value(std::string_view json, std::string& counted);

/// The decisions that no standing decision undoes, in their order. Undoing an undoing brings the
/// first back.
std::vector<const Decision*> standing(const std::vector<Decision>& decisions);

/// Of each record the last standing accept, reject or correct. Pointers into `decisions`.
std::map<std::string, const Decision*> last_words(const std::vector<Decision>& decisions);

/// The claims without those that a person rejected, and with the values that a person corrected.
/// Incidents, origins and findings rest on these; the claims themselves are printed as proposed.
std::vector<Claim> as_decided(const std::vector<Claim>& claims,
                              const std::vector<Decision>& decisions);

}  // namespace habeas
