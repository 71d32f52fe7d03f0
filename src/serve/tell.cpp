// serve/tell.cpp - lines of answers, pages of lists
#include "serve/tell.h"

#include <numeric>
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

HttpAnswer not_there(const HttpRequest& request) {
  return error_answer(404, "the last records hold no " + std::string(id_in(request)));
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

Lines::Lines(const Records& records, const std::string& version)
    : records_(records), out_(run_line(version)) {}

void Lines::line(std::string_view line) {
  if (told_.insert(line).second) out_ += line;
}

void Lines::document(std::uint32_t place) {
  if (!documents_.insert(place).second) return;
  const auto* const source = records_.find(to_text(records_.pile.documents[place].source), "src_");
  if (source != nullptr) line(records_.sources[*source]);
  out_ += records_.short_document(place);
}

void Lines::document(const DocumentId& id) {
  if (const auto* place = records_.find(to_text(id), "doc_"); place != nullptr) document(*place);
}

void Lines::whole_document(std::uint32_t place) {
  if (documents_.insert(place).second) line(records_.documents[place]);
}

void Lines::claim(const ClaimId& id) {
  if (const auto* place = records_.find(to_text(id), "clm_"); place != nullptr) claim(*place);
}

void Lines::origins_of(std::uint32_t claim) {
  for (const std::uint32_t origin : records_.origins_of[claim]) line(records_.origins[origin]);
}

void Lines::reuse_of(std::uint32_t document) {
  for (const std::uint32_t link : records_.reuse_of[document]) line(records_.reuse[link]);
}

void Lines::decisions(const std::vector<Decision>& all, const std::set<std::string>& on) {
  for (const Decision& decision : all) {
    const bool is_on = std::any_of(decision.on.begin(), decision.on.end(),
                                   [&](const std::string& id) { return on.contains(id); });
    if (is_on || on.contains(to_text(decision.id))) out_ += decision_line(decision);
  }
}

RecordsAndLog records_and_log(Site& site) {
  RecordsAndLog both;
  const auto records = site.records();
  const auto log = site.log();
  if (!records) both.trouble = trouble_of(records.error());
  if (!log) both.trouble = trouble_of(log.error());
  if (both.trouble) return both;
  both.records = *records;
  both.log = *log;
  return both;
}

Positions all_of(std::size_t count) {
  Positions order(count);
  std::iota(order.begin(), order.end(), 0U);
  return order;
}

}  // namespace habeas
