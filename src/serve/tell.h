// serve/tell.h - what the answers that tell records have in common
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "serve/message.h"
#include "serve/records.h"
#include "serve/site.h"

namespace habeas {

inline constexpr std::string_view kRecordLines = "application/x-ndjson";

/// Why records or log cannot be told: 409 where it may be tried again, else 500.
HttpAnswer trouble_of(const Error& error);

/// What `limit` in the query says: 1 to 500, 50 where nothing was asked.
std::uint32_t limit_of(const HttpRequest& request);

/// 404: the last records hold nothing with the id in the path.
HttpAnswer not_there(const HttpRequest& request);

/// Every word of `words` stands somewhere in `name`; Latin letters of ASCII without their case.
bool holds_words(std::string_view name, std::string_view words);

/// Lines of an answer, each record once.
class Lines {
 public:
  Lines(const Records& records, const std::string& version);

  void raw(std::string_view line) { out_ += line; }
  void line(std::string_view line);
  /// With its source, without its text.
  void document(std::uint32_t place);
  void document(const DocumentId& id);
  /// With its text.
  void whole_document(std::uint32_t place);
  void claim(const ClaimId& id);
  void claim(std::uint32_t place) { line(records_.claims[place]); }
  void origins_of(std::uint32_t claim);
  void reuse_of(std::uint32_t document);
  /// Decisions on any of these ids.
  void decisions(const std::vector<Decision>& all, const std::set<std::string>& on);
  HttpAnswer take() { return {200, std::string(kRecordLines), std::move(out_)}; }

 private:
  const Records& records_;
  std::string out_;
  std::set<std::string_view> told_;  // lines live as long as the records
  std::set<std::uint32_t> documents_;
};

/// Records and log at once, or why not.
struct RecordsAndLog {
  std::shared_ptr<const Records> records;
  std::shared_ptr<const LogView> log;
  std::optional<HttpAnswer> trouble;
};
RecordsAndLog records_and_log(Site& site);

/// Walks `order` from behind the place `after` (nullptr: from the first on) until as many were told
/// as the limit says; `tell` gives false for one that does not count.
template <class Tell>
void page_through(const HttpRequest& request, const Positions& order, const std::uint32_t* after,
                  const Tell& tell) {
  auto place = order.begin();
  if (after != nullptr) {
    place = std::find(order.begin(), order.end(), *after);
    if (place != order.end()) ++place;
  }
  const std::uint32_t limit = limit_of(request);
  for (std::uint32_t told = 0; told < limit && place != order.end(); ++place) {
    if (tell(*place)) ++told;
  }
}

/// 0, 1, ... count - 1.
Positions all_of(std::size_t count);

}  // namespace habeas
