// cli/commands/why.cpp - the chain of evidence behind one record, down to file, bytes and hash;
// what ties two pages or keeps two incidents apart; where a number comes from
#include "cli/why.h"

#include "cli/piles.h"
#include "cli/version.h"

namespace habeas {
namespace {

void parse(Arguments& arguments, Options& options) {
  arguments.words("ID", options.paths,
                  "The id of any record but a problem; two documents (ids or paths) or two "
                  "incidents; or a number of a finding");
  declare_case(arguments, options);
  arguments.text("--records", "FILE", options.records, "Records to look in instead of a case");
  arguments.flag("--json", options.json, "The words as the text of a JSON record");
}

std::string words_line(const std::string& id, const std::string& words) {
  JsonWriter out;
  out.begin_object().key("type").string("why").key("id").string(id).key("text").string(words);
  return run_line(kVersion) + out.end_object().take() + "\n";
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

/// "481", "1,150", "0.5".
std::optional<Number> read_number(const std::string& word) {
  constexpr std::size_t kMostDigits = 15;
  Number number;
  std::size_t digits = 0;
  bool fraction = false;
  for (const char c : word) {
    if (c == ',' && digits > 0 && !fraction) continue;
    if (c == '.' && !fraction) {
      fraction = true;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > kMostDigits) return std::nullopt;
    number.digits = number.digits * 10 + (c - '0');
    if (fraction && ++number.scale > 12) return std::nullopt;
  }
  return digits == 0 ? std::nullopt : std::optional(number);
}

std::optional<std::string> answer(const Stored& stored, const std::vector<std::string>& asked) {
  if (asked.size() == 2) return explain_two(stored.pile, asked[0], asked[1]);
  if (asked.size() != 1) return std::nullopt;
  if (auto words = explain(stored.pile, stored.decisions, asked[0])) return words;
  const std::optional<Number> number = read_number(asked[0]);
  return number ? explain_number(stored.pile, *number) : std::nullopt;
}

std::string trouble(const std::vector<std::string>& asked) {
  if (asked.size() > 2) return "expected one record, two documents, two incidents or a number";
  if (asked.size() == 2) {
    return "expected two documents or two incidents, got " + printable(asked[0]) + " and " +
           printable(asked[1]);
  }
  return "no record has the id " + printable(asked[0]);
}

Exit run(const Options& options, Door& door) {
  const Result<Stored> stored = stored_records(options, door);
  if (!stored) return door.failed(stored.error());
  const std::string asked = joined(options.paths);
  const std::optional<std::string> words = answer(*stored, options.paths);
  if (!words) return door.wrong_use(trouble(options.paths));
  door.out(options.json ? words_line(asked, *words) : *words);
  return Exit::done;
}

}  // namespace

extern const Command command_why{
    "why", "The chain of evidence behind one record, to the bytes",
    "  habeas why fin_0123456789abcdef0123456789abcdef\n"
    "  habeas why clm_0123456789abcdef0123456789abcdef --records records.jsonl\n"
    "  habeas why first.html second.html\n"
    "  habeas why inc_0123456789abcdef0123456789abcdef inc_fedcba9876543210fedcba9876543210\n"
    "  habeas why 481\n",
    parse, run};

}  // namespace habeas
