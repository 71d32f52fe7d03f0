// cli/commands/review.cpp - records what a person decides on records, or lists what was decided
#include "cli/piles.h"
#include "cli/version.h"

namespace habeas {
namespace {

constexpr std::uint64_t kMostActsBytes = 256ULL << 20U;

void parse(Arguments& arguments, Options& options) {
  arguments.optional_words("ACT ID", options.paths,
                           "accept, reject, correct, comment, ask or undo, and the ids of records");
  declare_case(arguments, options);
  declare_custodian(arguments, options);
  arguments.text("--reason", "TEXT", options.reason, "Why");
  arguments.text("--to", "JSON", options.to, "Of correct: the value that holds, as in the records");
  arguments.text("--from", "FILE", options.from, "Acts as JSON Lines: act, on, to, reason, by");
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

Exit run(const Options& options, Door& door) {
  if (!options.from.empty() && !options.paths.empty()) {
    return door.wrong_use("either an act or --from FILE");
  }
  Result<Case> opened = open_existing_case(options, door);
  if (!opened) return door.failed(opened.error());
  if (options.from.empty() && options.paths.empty()) {
    const Result<std::vector<Decision>> all = opened->decisions();
    if (!all) return door.failed(all.error());
    print(*all, door);
    return Exit::done;
  }
  const Result<std::vector<ReviewRequest>> requests = requests_of(options, door);
  if (!requests) return door.failed(requests.error());
  const Result<Stored> stored = stored_records(options, door);
  if (!stored) return door.failed(stored.error());
  const Result<std::vector<Decision>> decided = opened->decide(*requests, stored->pile);
  if (!decided) {
    const bool is_mistake = decided.error().code == Errc::bad_input ||
                            decided.error().code == Errc::unsupported ||
                            decided.error().code == Errc::limit_exceeded;
    return is_mistake ? door.wrong_use(decided.error().message) : door.failed(decided.error());
  }
  print(*decided, door);
  return Exit::done;
}

}  // namespace

extern const Command command_review{
    "review", "Records what a person decides on records, or lists what was decided",
    "  habeas review                                       all decisions so far\n"
    "  habeas review reject clm_0123456789abcdef0123456789abcdef --by 'A. Analyst' \\\n"
    "                --reason 'the page speaks of another year'\n"
    "  habeas review undo dec_0123456789abcdef0123456789abcdef --by 'A. Analyst' --reason 'read "
    "again'\n"
    "  habeas review --from acts.jsonl --by 'A. Analyst'\n"
    "  habeas run                                          brings the decisions into the "
    "findings\n",
    parse, run};

}  // namespace habeas
