// serve/answers_log.cpp - the state of the case, its decisions and its custody log
#include <algorithm>

#include "flow/anchoring.h"
#include "flow/lines.h"
#include "model/json.h"
#include "serve/answers.h"
#include "serve/guard.h"
#include "serve/tell.h"

namespace habeas {
namespace {

constexpr std::string_view kLines = "application/x-ndjson";
constexpr std::string_view kJson = "application/json";

std::int64_t whole(std::uint64_t number) { return static_cast<std::int64_t>(number); }

std::string last_name(const std::string& path) {
  const std::size_t end = path.find_last_not_of('/');
  const std::size_t slash = path.rfind('/', end);
  return printable(path.substr(slash + 1, end - slash));
}

void counts(JsonWriter& out, const RecordReader& records) {
  const std::uint64_t wholes = records.whole_incidents();
  const std::uint64_t responses = records.responses();
  const std::pair<std::string_view, std::uint64_t> numbers[] = {
      {"sources", records.count(RecordKind::source)},
      {"documents", records.count(RecordKind::document)},
      {"claims", records.count(RecordKind::claim)},
      {"reuse", records.count(RecordKind::reuse)},
      {"incidents", wholes},
      {"parts", records.count(RecordKind::incident) - wholes - responses},
      {"responses", responses},
      {"origins", records.count(RecordKind::origin)},
      {"findings", records.count(RecordKind::finding)},
      {"problems", records.count(RecordKind::problem)}};
  out.key("counts").begin_object();
  for (const auto& [name, number] : numbers) out.key(name).integer(whole(number));
  out.end_object();
}

/// What follows from the log. Before it is checked nothing of it is said.
void tell_log(JsonWriter& out, const LogView* log) {
  if (log == nullptr) {
    for (const char* name :
         {"newer", "log_size", "anchored", "custody", "two_persons", "standing", "waiting"}) {
      out.key(name).null();
    }
    return;
  }
  const Anchoring anchoring = anchoring_of(log->report);
  out.key("newer").integer(whole(log->newer));
  out.key("log_size").integer(whole(anchoring.entries));
  out.key("anchored").integer(whole(anchoring.anchored));
  out.key("custody").string(anchoring_words(anchoring));
  out.key("two_persons").boolean(log->two_persons);
  out.key("standing").integer(whole(standing(log->decisions).size()));
  out.key("waiting").integer(whole(waiting(log->decisions).size()));
}

std::string entry_line(const Entry& entry) {
  JsonWriter out;
  out.begin_object().key("type").string("entry").key("number").integer(whole(entry.number));
  out.key("time").string(entry.time).key("kind").string(entry.kind);
  out.key("fields").begin_object();
  for (const Field& field : entry.fields) {
    const bool is_known =
        field.kind == FieldKind::open || (field.kind == FieldKind::hidden && field.is_opened);
    out.key(field.name);
    if (is_known) {
      out.string(printable(field.value));
    } else {
      out.null();
    }
  }
  return out.end_object().end_object().take() + "\n";
}

}  // namespace

HttpAnswer answer_case(const HttpRequest& request, Site& site) {
  const auto kept = site.records();
  if (!kept) return trouble_of(kept.error());
  const bool is_soon = request.asked("soon") == "1";
  const auto log = is_soon ? site.log_at_hand() : site.log();
  if (!log) return error_answer(500, log.error().message);
  const RecordReader records(*kept);
  JsonWriter out;
  out.begin_object().key("type").string("case").key("version").string(site.options().version);
  out.key("folder").string(last_name(site.options().case_folder));
  out.key("by").string_or_null(site.options().by);
  out.key("has_records").boolean(records.has_records());
  counts(out, records);
  tell_log(out, log->get());
  out.key("work").json(site.work().state()).end_object();
  return {200, std::string(kJson), out.take() + "\n"};
}

HttpAnswer answer_decisions(const HttpRequest& /*request*/, Site& site) {
  const auto log = site.log();
  if (!log) return error_answer(500, log.error().message);
  std::string lines = run_line(site.options().version);
  for (const Decision& decision : (*log)->decisions) lines += decision_line(decision);
  return {200, std::string(kLines), std::move(lines)};
}

HttpAnswer answer_log(const HttpRequest& request, Site& site) {
  const auto log = site.log();
  if (!log) return error_answer(500, log.error().message);
  const auto& entries = (*log)->report.entries;
  const std::string asked_from = request.asked("from");
  const std::string asked_limit = request.asked("limit");
  const std::uint64_t from = parse_number(asked_from).value_or(0);
  const std::uint64_t limit =
      std::clamp<std::uint64_t>(parse_number(asked_limit).value_or(50), 1, 500);
  if (!asked_from.empty() && !parse_number(asked_from)) {
    return error_answer(400, "from is the number of an entry");
  }
  std::string lines = run_line(site.options().version);
  for (std::uint64_t i = from; i < entries.size() && i - from < limit; ++i) {
    lines += entry_line(entries[i]);
  }
  return {200, std::string(kLines), std::move(lines)};
}

HttpAnswer answer_checkpoint(const HttpRequest& /*request*/, Site& site) {
  const auto log = site.log();
  if (!log) return error_answer(500, log.error().message);
  return {200, std::string(kJson), checkpoint_line((*log)->report, (*log)->files.checkpoint)};
}

}  // namespace habeas
