// serve/tell.cpp - lines of answers, pages of lists
#include "serve/tell.h"

#include <utility>

#include "flow/lines.h"
#include "model/json.h"
#include "serve/guard.h"
#include "serve/routes.h"

namespace habeas {
namespace {

constexpr std::uint32_t kUsual = 50;
constexpr std::uint32_t kMost = 500;

std::string lower(std::string_view words) {
  std::string low(words);
  for (char& letter : low) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + 32);
  }
  return low;
}

}  // namespace

HttpAnswer trouble_of(const Error& error) {
  return error_answer(error.code == Errc::io ? 409 : 500, error.message);
}

std::uint32_t limit_of(const HttpRequest& request) {
  const std::string asked = request.asked("limit");
  std::uint32_t limit = 0;
  for (const char digit : asked) {
    if (digit < '0' || digit > '9' || limit > kMost) return kMost;
    limit = limit * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return asked.empty() ? kUsual : std::clamp(limit, 1U, kMost);
}

std::size_t limit_or(const HttpRequest& request, std::size_t most) {
  return request.asked("limit").empty() ? most : std::min<std::size_t>(limit_of(request), most);
}

HttpAnswer not_there(const HttpRequest& request) {
  return error_answer(404, "the last records hold no " + std::string(id_in(request)));
}

HttpAnswer not_there(const HttpRequest& request, const RecordReader& records) {
  return records.error() ? trouble_of(*records.error()) : not_there(request);
}

bool holds_words(std::string_view name, std::string_view words) {
  const std::string in = lower(name);
  const std::string asked = lower(words);
  for (std::size_t begin = 0; begin < asked.size();) {
    const std::size_t end = std::min(asked.find(' ', begin), asked.size());
    if (in.find(asked.substr(begin, end - begin)) == std::string::npos) return false;
    begin = end + 1;
  }
  return true;
}

std::string origin_head_line(std::string_view line) {
  constexpr std::string_view kLong = "{\"type\":\"origin\"";
  constexpr std::string_view kLists[] = {"\"carriers\":[", "\"claims\":["};
  std::string head = "{\"type\":\"origin_head\"";
  std::size_t at = std::min(kLong.size(), line.size());  // empty where it could not be read
  for (const std::string_view list : kLists) {
    // A quote inside a string is escaped, so a name with its quotes stands nowhere else.
    const std::size_t begin = std::min(line.find(list, at), line.size());
    const std::size_t ids = std::min(begin + list.size(), line.size());
    const std::size_t end = std::min(line.find(']', ids), line.size());
    const auto commas = std::count(line.begin() + static_cast<std::ptrdiff_t>(ids),
                                   line.begin() + static_cast<std::ptrdiff_t>(end), ',');
    head += line.substr(at, begin - at);
    head += list.substr(0, list.size() - 1);
    head += std::to_string(ids == end ? 0 : commas + 1);
    at = std::min(end + 1, line.size());
  }
  return head + "}\n";
}

Lines::Lines(RecordReader& records, const std::string& version)
    : records_(records), out_(run_line(version)) {}

void Lines::record(Row row) {
  if (told_.insert(row).second) out_ += records_.line(row);
}

void Lines::leads(Row from, RecordKind kind) {
  for (const Row row : records_.leads(from, kind)) record(row);
}

void Lines::record(std::string_view id, RecordKind kind) {
  if (const auto row = records_.find(id, kind)) record(*row);
}

void Lines::document(Row row) {
  if (!told_.insert(row).second) return;
  for (const Document& read : records_.short_pile({row}).documents) {
    record(to_text(read.source), RecordKind::source);
  }
  out_ += records_.short_line(row);
}

void Lines::document(const DocumentId& id) {
  if (const auto row = records_.find(to_text(id), RecordKind::document)) document(*row);
}

void Lines::whole_document(Row row) { record(row); }

void Lines::decisions(const std::vector<Decision>& all, const std::set<std::string>& on) {
  for (const Decision& decision : all) {
    const bool is_on = std::any_of(decision.on.begin(), decision.on.end(),
                                   [&](const std::string& id) { return on.contains(id); });
    if (is_on || on.contains(to_text(decision.id))) out_ += decision_line(decision);
  }
}

HttpAnswer Lines::take() {
  if (records_.error()) return trouble_of(*records_.error());
  return {200, std::string(kRecordLines), std::move(out_)};
}

RecordsAndLog records_and_log(Site& site) {
  RecordsAndLog both;
  const auto records = site.records();
  const auto log = site.log();
  if (!records) both.trouble = trouble_of(records.error());
  if (!log) both.trouble = trouble_of(log.error());
  if (both.trouble) return both;
  both.records = RecordReader(*records);
  both.log = *log;
  return both;
}

}  // namespace habeas
