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

/// What of a claim a correction changes.
enum class Part : std::uint8_t { value, span, chain, incident, origin };

template <>
struct Words<Part> {
  static constexpr std::array<std::string_view, 5> kWords{"value", "span", "chain", "incident",
                                                          "origin"};
};

/// One side of a correction; the part says which member counts.
struct Corrected {
  Value value;
  std::string counted;  ///< `concept` of the value
  TextSpan span;
  std::vector<Link> chain;
  std::string ref;  ///< printed id of an incident or an origin; empty: none
};

/// A person's act on records. It stands beside what the program proposes and never changes it.
struct Decision {
  DecisionId id;
  std::uint64_t seq = 0;  ///< number of the log entry
  std::string at;         ///< UTC, "2031-04-05T06:07:08Z"
  std::string by;
  Act act = Act::comment;
  std::vector<std::string> on;  ///< printed ids
  Part part = Part::value;
  Corrected from, to;  ///< of a correction: what was proposed, what holds
  std::string reason;
  std::optional<DecisionId> undoes;
  bool needs_second = false;  ///< made under the two-person rule: proposed until another accepts it
  /// Of each id in `on` that is an incident's or origin's, a claim that it held, so that it is
  /// found again when its founding claim is another one. Stands in the log alone, and is not
  /// printed.
  std::vector<std::string> founders;
};

/// One side of a correction as JSON: a value as in the records, else {"span":[b,e]},
/// {"chain":[...]},
/// {"incident":ID or null} or {"origin":ID or null}.
std::string corrected_text(Part part, const Corrected& corrected);
/// Reads it back; the part follows from the keys.
Result<Corrected> read_corrected(std::string_view json, Part& part);

std::string decision_line(const Decision& decision);
/// The decisions among printed records; an error names the line.
Result<std::vector<Decision>> read_decisions(std::string_view lines);
/// Reads the object that write_value() writes (model/json.h).
Result<Value> read_value(std::string_view json, std::string& counted);

/// What became of a decision: it counts; it waits for a second person; another act took it back.
enum class Fate : std::uint8_t { stands, proposed, refused, undone };

/// By the order of the log: undoing an undoing brings the first back; what needs a second person
/// stands once another one accepted it.
std::map<DecisionId, Fate> fates(const std::vector<Decision>& decisions);

/// The decisions that stand and undo nothing, in their order.
std::vector<const Decision*> standing(const std::vector<Decision>& decisions);

/// What waits for people: decisions that a second person must accept, and asked questions that
/// nobody else answered with a verdict on the same record.
std::vector<const Decision*> waiting(const std::vector<Decision>& decisions);

/// The same name, however it is spaced and capitalised. Names are what people say of themselves.
bool is_same_person(std::string_view a, std::string_view b);

/// Of each record the last standing accept, reject or correct. Pointers into `decisions`.
std::map<std::string, const Decision*> last_words(const std::vector<Decision>& decisions);

}  // namespace habeas
