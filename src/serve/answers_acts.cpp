// serve/answers_acts.cpp - what changes the case: decisions, new sources, a new run
#include <algorithm>

#include "flow/anchoring.h"
#include "flow/lines.h"
#include "flow/renew.h"
#include "flow/review.h"
#include "flow/review_records.h"
#include "model/json.h"
#include "serve/answers.h"
#include "serve/guard.h"

namespace habeas {
namespace {

constexpr std::string_view kLines = "application/x-ndjson";
constexpr std::string_view kJson = "application/json";

/// Wrong use is the asker's, what is busy may be tried again, the rest is ours.
HttpAnswer trouble(const Error& error) {
  switch (error.code) {
    case Errc::bad_input:
    case Errc::unsupported:
      return error_answer(400, error.message);
    case Errc::limit_exceeded:
      return error_answer(413, error.message);
    case Errc::io:
      return error_answer(409, error.message);
    default:
      return error_answer(500, error.message);
  }
}

Result<std::vector<ReviewRequest>> acts_in(std::string_view lines, const std::string& by) {
  std::vector<ReviewRequest> requests;
  for (std::uint64_t number = 1; !lines.empty(); ++number) {
    const std::size_t length = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, length);
    lines.remove_prefix(std::min(length + 1, lines.size()));
    if (line.empty()) continue;
    Result<ReviewRequest> request = parse_review_line(line, by);
    if (!request) {
      return fail(Errc::bad_input,
                  "line " + std::to_string(number) + ": " + request.error().message);
    }
    requests.push_back(*std::move(request));
  }
  if (requests.empty()) return fail(Errc::bad_input, "no act was given");
  return requests;
}

/// A name that stays in the folder where it is put: no folder, nothing hidden, no control.
bool is_plain_name(std::string_view name) {
  constexpr std::size_t kMostBytes = 200;
  if (name.empty() || name.size() > kMostBytes || name.front() == '.') return false;
  return std::none_of(name.begin(), name.end(), [](char letter) {
    return letter == '/' || letter == '\\' || static_cast<unsigned char>(letter) < 0x20 ||
           letter == 0x7f;
  });
}

/// Keeps the bytes under this name; what they came to as lines.
Result<std::string> keep(Case& opened, Site& site, const std::string& name,
                         const std::string& bytes) {
  FileSystem& files = site.world().files;
  const std::string folder = site.options().case_folder + "/incoming";
  const std::string path = folder + "/" + name;
  if (auto made = files.make_folders(folder); !made) return tl::unexpected(made.error());
  if (auto put = files.write_atomic(path, bytes); !put) return tl::unexpected(put.error());
  const Result<Reading> reading = keep_in_case(opened, {path}, site.reading(), site.world().spawn);
  const Result<void> removed = files.remove(path);  // the original is kept by now
  if (!reading) return tl::unexpected(reading.error());
  if (!removed) return tl::unexpected(removed.error());
  std::string lines = run_line(site.options().version);
  for (const Source& source : reading->sources) lines += source_line(source);
  for (const Problem& problem : reading->problems) lines += problem_line(problem);
  return lines;
}

/// The whole case anew; what went wrong in words, or nothing.
std::string renew(Site& site, const Work::Told& told) {
  Result<Case> opened =
      Case::open(site.options().case_folder, true, site.options().by, site.log_world());
  if (!opened) return opened.error().message;
  const auto renewed =
      renew_case(*opened, site.reading(), site.world().spawn, site.options().version, told);
  return renewed ? std::string() : renewed.error().message;
}

}  // namespace

HttpAnswer answer_review(const HttpRequest& request, Site& site) {
  const auto requests = acts_in(request.body, site.options().by);
  if (!requests) return trouble(requests.error());
  const auto kept = site.records();
  if (!kept) return trouble(kept.error());
  RecordReader records(*kept);
  const Result<Pile> looked_at = records_for(*requests, records);
  if (!looked_at) return error_answer(500, looked_at.error().message);
  std::string lines = run_line(site.options().version);
  const auto done = site.act("", [&](Case& opened) -> Result<void> {
    const auto decided = opened.decide(*requests, *looked_at);
    if (!decided) return tl::unexpected(decided.error());
    for (const Decision& decision : *decided) lines += decision_line(decision);
    return {};
  });
  if (!done) return trouble(done.error());
  return {200, std::string(kLines), std::move(lines)};
}

HttpAnswer answer_hand_out(const HttpRequest& /*request*/, Site& site) {
  std::string line;
  const auto done = site.act("", [&](Case& opened) -> Result<void> {
    if (auto anchored = opened.log().anchor(); !anchored) return anchored;
    line = checkpoint_line(opened.log().report(), opened.log().checkpoint());
    return {};
  });
  if (!done) return trouble(done.error());
  return {200, std::string(kJson), std::move(line)};
}

HttpAnswer answer_add(const HttpRequest& request, Site& site) {
  const std::string name = request.asked("name");
  if (!is_plain_name(name)) {
    return error_answer(400, "a name of at most 200 bytes is needed, without folders");
  }
  if (request.body.empty()) return error_answer(400, name + " is empty");
  std::string lines;
  const auto done = site.act("", [&](Case& opened) -> Result<void> {
    Result<std::string> kept = keep(opened, site, name, request.body);
    if (!kept) return tl::unexpected(kept.error());
    lines = *std::move(kept);
    return {};
  });
  if (!done) return trouble(done.error());
  return {200, std::string(kLines), std::move(lines)};
}

HttpAnswer answer_run(const HttpRequest& /*request*/, Site& site) {
  const bool is_started =
      site.work().start([&site](const Work::Told& told) { return renew(site, told); });
  if (!is_started) return error_answer(409, "a run is at work already");
  return {202, std::string(kJson), site.work().state() + "\n"};
}

HttpAnswer answer_events(const HttpRequest& /*request*/, Site& site) {
  AnswerStream events = site.work().events();
  if (!events) return error_answer(503, "too many pages are open");
  return {200, "text/event-stream", {}, std::move(events)};
}

}  // namespace habeas
