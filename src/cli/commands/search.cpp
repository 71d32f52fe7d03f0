// cli/commands/search.cpp - words, phrases and fields in the case, with the passages that hold them
#include "cli/piles.h"
#include "cli/version.h"
#include "flow/lines.h"
#include "flow/open_tables.h"

namespace habeas {
namespace {

constexpr std::uint32_t kMostHits = 100'000;

void parse(Arguments& arguments, Options& options) {
  arguments.words("QUERY", options.paths,
                  "Words, \"phrases\", and voice: place: date: kind: incident: state: count>N");
  declare_case(arguments, options);
  arguments.flag("--json", options.json, "JSON Lines on stdout (always so)");
  arguments.number("--limit", 1, kMostHits, options.limit, "At most so many hits (50)");
}

Exit run(const Options& options, Door& door) {
  std::string asked;
  for (const std::string& word : options.paths) asked += (asked.empty() ? "" : " ") + word;
  const Result<Query> query = parse_query(asked);
  if (!query) return door.wrong_use(query.error().message);
  Result<OpenTables> tables = open_tables(options.case_folder, log_world(door));
  if (!tables) return door.failed(tables.error());
  const Result<std::vector<Hit>> hits = tables->store.search(*query, options.limit);
  if (!hits) return door.failed(hits.error());
  door.out(run_line(kVersion));
  for (const Hit& hit : *hits) door.out(hit_line(hit));
  return Exit::done;
}

}  // namespace

extern const Command command_search{
    "search", "Words, phrases and fields in the case, with passages",
    "  habeas search deported 'legal aid'          both words of the pair need not be neighbours\n"
    "  habeas search '\"legal aid\" voice:sael'      a phrase, in claims of this voice\n"
    "  habeas search 'kind:count count>100 date:2031-04'\n"
    "  habeas search 'state:conflict place:ostby'\n",
    parse, run};

}  // namespace habeas
