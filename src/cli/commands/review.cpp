// cli/commands/review.cpp - records what a person decides on records, or lists what was decided
#include <algorithm>

#include "cli/piles.h"
#include "cli/version.h"
#include "flow/kept_records.h"
#include "flow/review_records.h"

namespace habeas {
namespace {

constexpr std::uint64_t kMostActsBytes = 256ULL << 20U;

void parse(Arguments& arguments, Options& options) {
  arguments.optional_words("ACT ID", options.paths,
                           "accept, reject, correct, merge, split, link, unlink, comment, ask or "
                           "undo, and the ids of records");
  declare_case(arguments, options);
  declare_custodian(arguments, options);
  arguments.text("--reason", "TEXT", options.reason, "Why");
  arguments.text(
      "--to", "JSON", options.to,
      "Of correct: a value as in the records, or {\"span\":[b,e]}, chain, incident, origin");
  arguments.text("--from", "FILE", options.from, "Acts as JSON Lines: act, on, to, reason, by");
  arguments.flag("--waiting", options.waiting, "What waits for a second person or an answer");
  arguments.text("--two-persons", "on|off", options.two_persons,
                 "Every act needs a second person; two must ask to switch it off");
  arguments.flag("--json", options.json, "JSON Lines on stdout (always so)");
}

Result<std::vector<ReviewRequest>> read_acts(const Options& options, Door& door) {
  const Result<std::string> lines = door.files().read(options.from, kMostActsBytes);
  if (!lines) return tl::unexpected(lines.error());
  std::vector<ReviewRequest> requests;
  std::string_view rest = *lines;
  for (std::uint64_t number = 1; !rest.empty(); ++number) {
    const std::size_t length = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, length);
    rest.remove_prefix(std::min(length + 1, rest.size()));
    if (line.empty()) continue;
    Result<ReviewRequest> request = parse_review_line(line, options.by);
    if (!request) {
      return fail(Errc::bad_input, options.from + ", line " + std::to_string(number) + ": " +
                                       request.error().message);
    }
    requests.push_back(*std::move(request));
  }
  return requests;
}

Result<std::vector<ReviewRequest>> requests_of(const Options& options, Door& door) {
  if (!options.from.empty()) return read_acts(options, door);
  ReviewRequest request;
  request.act = options.paths.front();
  request.on.assign(options.paths.begin() + 1, options.paths.end());
  request.to = options.to;
  request.reason = options.reason;
  request.by = options.by;
  return std::vector<ReviewRequest>{request};
}

void print(const std::vector<Decision>& decisions, Door& door) {
  door.out(run_line(kVersion));
  for (const Decision& decision : decisions) door.out(decision_line(decision));
}

Exit set_rule(const Options& options, Door& door, Case& opened) {
  if (options.two_persons != "on" && options.two_persons != "off") {
    return door.wrong_use("--two-persons is on or off");
  }
  const auto set = opened.set_two_person_rule(options.two_persons == "on", options.reason);
  if (!set) {
    const bool is_mistake = set.error().code == Errc::bad_input;
    return is_mistake ? door.wrong_use(set.error().message) : door.failed(set.error());
  }
  const bool is_on = opened.has_two_person_rule();
  JsonWriter out;
  out.begin_object().key("type").string("setting").key("name").string("two_persons");
  out.key("value").string(is_on ? "on" : "off").end_object();
  door.out(run_line(kVersion) + out.take() + "\n");
  if (is_on && options.two_persons == "off") {
    door.say("habeas: the rule stays on until a second person asks to switch it off");
  }
  return Exit::done;
}

Exit list(const Options& options, Door& door, const Case& opened) {
  Result<std::vector<Decision>> all = opened.decisions();
  if (!all) return door.failed(all.error());
  if (options.waiting) {
    std::vector<Decision> wait;
    for (const Decision* decision : waiting(*all)) wait.push_back(*decision);
    *all = std::move(wait);
  }
  print(*all, door);
  return Exit::done;
}

// Through the catalog of a large case, a few of its records; without one all of them.
Result<Pile> records_looked_at(const std::vector<ReviewRequest>& requests, const Case& opened,
                               const Options& options, Door& door) {
  const auto kept = open_kept_records(opened.folder(), opened.files());
  if (kept && *kept) {
    RecordReader records(*kept);
    Result<Pile> looked_at = records_for(requests, records);
    if (looked_at) return looked_at;
  }
  Result<Stored> stored = stored_records(options, door);
  if (!stored) return tl::unexpected(stored.error());
  return std::move(stored->pile);
}

Exit run(const Options& options, Door& door) {
  const int modes = (options.from.empty() ? 0 : 1) + (options.paths.empty() ? 0 : 1) +
                    (options.waiting ? 1 : 0) + (options.two_persons.empty() ? 0 : 1);
  if (modes > 1) return door.wrong_use("one of an act, --from FILE, --waiting, --two-persons");
  Result<Case> opened = open_existing_case(options, door);
  if (!opened) return door.failed(opened.error());
  if (!options.two_persons.empty()) return set_rule(options, door, *opened);
  if (options.from.empty() && options.paths.empty()) return list(options, door, *opened);
  const Result<std::vector<ReviewRequest>> requests = requests_of(options, door);
  if (!requests) return door.failed(requests.error());
  const Result<Pile> looked_at = records_looked_at(*requests, *opened, options, door);
  if (!looked_at) return door.failed(looked_at.error());
  const Result<std::vector<Decision>> decided = opened->decide(*requests, *looked_at);
  if (!decided) {
    const bool is_mistake = decided.error().code == Errc::bad_input ||
                            decided.error().code == Errc::unsupported ||
                            decided.error().code == Errc::limit_exceeded;
    return is_mistake ? door.wrong_use(decided.error().message) : door.failed(decided.error());
  }
  print(*decided, door);
  const bool waits = std::any_of(decided->begin(), decided->end(),
                                 [](const Decision& decision) { return decision.needs_second; });
  if (waits) {
    door.say("habeas: proposed; it counts when a second person accepts it: habeas review accept " +
             to_text(decided->front().id));
  }
  return Exit::done;
}

}  // namespace

extern const Command command_review{
    "review", "Records what a person decides on records, or lists what was decided",
    "  habeas review                                       all decisions so far\n"
    "  habeas review reject clm_0123456789abcdef0123456789abcdef --by 'A. Analyst' \\\n"
    "                --reason 'the page speaks of another year'\n"
    "  habeas review merge inc_... inc_... --by 'A. Analyst' --reason 'one raid, told twice'\n"
    "  habeas review correct clm_... --to '{\"span\":[120,151]}' --by 'A. Analyst' --reason '...'\n"
    "  habeas review undo dec_0123456789abcdef0123456789abcdef --by 'A. Analyst' --reason 'read "
    "again'\n"
    "  habeas review --from acts.jsonl --by 'A. Analyst'\n"
    "  habeas run                                          brings the decisions into the "
    "findings\n",
    parse, run};

}  // namespace habeas
