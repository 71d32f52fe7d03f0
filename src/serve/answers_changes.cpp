// serve/answers_changes.cpp - what is new since the last look, or since an entry of the log
#include <algorithm>

#include "custody/entry.h"
#include "model/json.h"
#include "model/json_tree.h"
#include "serve/answers.h"
#include "serve/changes.h"
#include "serve/guard.h"
#include "serve/tell.h"

namespace habeas {
namespace {

constexpr std::size_t kMostIncidents = 50;
constexpr std::size_t kMostDocuments = 50;
constexpr std::size_t kMostDecisions = 50;
constexpr std::size_t kMostProblems = 50;

std::int64_t whole(std::uint64_t number) { return static_cast<std::int64_t>(number); }

void tell_incident(const ChangedIncident& changed, RecordReader& records, Lines& lines) {
  const Pile read = records.pile({changed.incident});
  if (read.incidents.empty()) return;
  const Incident& incident = read.incidents.front();
  const std::vector<Row> claims = new_claims(records, changed);
  JsonWriter out;
  out.begin_object().key("type").string("change").key("incident").string(to_text(incident.id));
  out.key("documents").begin_array();
  for (const Document& document : records.short_pile(changed.documents).documents) {
    out.string(to_text(document.id));
  }
  out.end_array().key("claims").integer(whole(claims.size()));
  out.key("is_new").boolean(changed.documents.size() == incident.documents.size());
  lines.raw(out.end_object().take() + "\n");
  lines.record(changed.incident);
  const std::vector<Row> own = records.leads(changed.incident, RecordKind::finding);
  for (const Row claim : claims) {
    for (const Row finding : records.leads(claim, RecordKind::finding)) {
      if (std::binary_search(own.begin(), own.end(), finding)) lines.record(finding);
    }
  }
}

void tell_rest(const Changes& changes, const std::vector<Decision>& decisions, std::uint64_t since,
               Lines& lines) {
  for (std::size_t i = 0; i < changes.documents.size() && i < kMostDocuments; ++i) {
    lines.document(changes.documents[i]);
  }
  std::size_t told = 0;
  for (const Decision& decision : decisions) {
    if (decision.seq < since || told == kMostDecisions) continue;
    lines.raw(decision_line(decision));
    ++told;
  }
  for (std::size_t i = 0; i < changes.problems.size() && i < kMostProblems; ++i) {
    lines.record(changes.problems[i]);
  }
}

HttpAnswer nothing_known(RecordReader& records, Site& site) {
  Lines lines(records, site.options().version);
  JsonWriter out;
  out.begin_object().key("type").string("changes").key("since").null().key("at").null();
  lines.raw(out.end_object().take() + "\n");
  return lines.take();
}

}  // namespace

HttpAnswer answer_changes(const HttpRequest& request, Site& site) {
  RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  const LogReport& log = view.log->report;
  const std::string asked = request.asked("since");
  std::optional<Look> from;
  if (asked.empty()) {
    from = site.looks().before();
  } else if (const auto number = parse_number(asked)) {
    from = Look{*number, ""};
  } else {
    return error_answer(400, "since is the number of an entry");
  }
  // A log that is shorter than it was seen is another one: an older copy of the case, say.
  if (!from || from->log_size > log.entries.size()) return nothing_known(view.records, site);
  const Changes changes = changes_since(view.records, log, from->log_size);
  JsonWriter out;
  out.begin_object().key("type").string("changes").key("since").integer(whole(from->log_size));
  out.key("at").string_or_null(from->at);
  out.key("entries").integer(whole(log.entries.size() - from->log_size));
  out.key("received").integer(whole(changes.received));
  out.key("decided").integer(whole(changes.decided));
  out.key("derived").integer(whole(changes.derived));
  out.key("documents").integer(whole(changes.documents.size()));
  out.key("incidents").integer(whole(changes.incidents.size()));
  out.key("problems").integer(whole(changes.problems.size()));
  out.key("program_before").string_or_null(changes.program_before);
  out.key("program_now").string_or_null(changes.program_now).end_object();
  Lines lines(view.records, site.options().version);
  lines.raw(out.take() + "\n");
  for (std::size_t i = 0; i < changes.incidents.size() && i < kMostIncidents; ++i) {
    tell_incident(changes.incidents[i], view.records, lines);
  }
  tell_rest(changes, view.log->decisions, from->log_size, lines);
  return lines.take();
}

HttpAnswer answer_look(const HttpRequest& request, Site& site) {
  constexpr std::uint32_t kDepth = 2;
  const auto log = site.log();
  if (!log) return trouble_of(log.error());
  std::uint64_t size = 0;
  const Result<JsonNode> body = parse_json(request.body, kDepth);
  try {
    if (!body) throw Unexpected(body.error().message);
    size = body->at("log_size").whole((*log)->report.entries.size());
  } catch (const Unexpected&) {
    return error_answer(400, "{\"log_size\":N} is expected, N not above the entries of the log");
  }
  if (auto done = site.looks().look(size); !done) return trouble_of(done.error());
  JsonWriter out;
  out.begin_object().key("type").string("look").key("log_size").integer(whole(size)).end_object();
  return {200, "application/json", out.take() + "\n"};
}

}  // namespace habeas
