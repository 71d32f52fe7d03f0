// model/json.h - the printed form of the nouns: one JSON line a record (docs/contract.md), written
// and read here
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/json_writer.h"
#include "model/nouns.h"

namespace habeas {

inline constexpr int kSchemaVersion = 1;

/// Which records of a pile are printed. Sources, documents and problems always are, unless only
/// some of them are asked for here.
struct Printed {
  bool sources = true;
  bool documents = true;
  bool with_text = false;  ///< `text` in the document record
  bool mentions = false;
  bool attributions = false;
  bool claims = false;
  bool reuse = false;
  bool incidents = false;
  bool origins = false;
  bool findings = false;
  bool problems = true;

  static Printed all() { return {true, true, false, true, true, true, true, true, true, true}; }
  /// All with texts, one kind each, in the order in which they are printed.
  static std::vector<Printed> one_by_one();
};

/// Takes one line at a time, with its line feed. The view dies when the call returns.
using LineSink = std::function<void(std::string_view line)>;

/// The first line of every JSON output.
std::string run_line(std::string_view version);

/// Prints the records of a pile: sources, documents, mentions, attributions, claims, reuse,
/// incidents, origins, findings, problems; each kind in the pile's order.
void print_records(const Pile& pile, const Printed& printed, const LineSink& sink);

std::string source_line(const Source& source);
std::string problem_line(const Problem& problem);

/// Writes the contract's object of a value; `counted` becomes `concept` of a quantity.
void write_value(JsonWriter& out, const Value& value, std::string_view counted);

/// Writes the key `chain` and the contract's list of links.
void write_chain(JsonWriter& out, const std::vector<Link>& chain);

/// A path or another outside name as UTF-8: bytes that are none become U+FFFD.
std::string printable(std::string_view bytes);

struct ReadLimits {
  std::uint64_t bytes = 4ULL << 30U;       ///< of all lines
  std::uint64_t line_bytes = 1ULL << 30U;  ///< of one line: a document record may hold its text
  std::uint32_t depth = 16;
  std::uint64_t records = 50'000'000;
};

struct ReadPile {
  Pile pile;
  std::string version;  ///< of the program that wrote it
};

/// Reads what print_records() wrote behind a run_line(). Everything is hostile until checked: an
/// error names the line and what was expected there. What is not printed (offset maps, date
/// offsets, texts where they were left out) stays empty.
Result<ReadPile> read_records(std::string_view lines, const ReadLimits& limits = {});

}  // namespace habeas
