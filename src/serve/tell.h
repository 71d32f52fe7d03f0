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

#include "flow/kept_records.h"
#include "serve/log_view.h"
#include "serve/message.h"
#include "serve/site.h"

namespace habeas {

inline constexpr std::string_view kRecordLines = "application/x-ndjson";

/// Why records or log cannot be told: 409 where it may be tried again, else 500.
HttpAnswer trouble_of(const Error& error);

/// What `limit` in the query says: 1 to 500, 50 where nothing was asked.
std::uint32_t limit_of(const HttpRequest& request);

/// The same; `most` where nothing was asked.
std::size_t limit_or(const HttpRequest& request, std::size_t most);

/// 404: the last records hold nothing with the id in the path.
HttpAnswer not_there(const HttpRequest& request);
/// The same; or what went wrong while it was looked for.
HttpAnswer not_there(const HttpRequest& request, const RecordReader& records);

/// Every word of `words` stands somewhere in `name`; Latin letters of ASCII without their case.
bool holds_words(std::string_view name, std::string_view words);

/// Of the line of an origin, how many carriers and claims it has instead of which.
std::string origin_head_line(std::string_view line);

/// Lines of an answer, each record once.
class Lines {
 public:
  Lines(RecordReader& records, const std::string& version);

  void raw(std::string_view line) { out_ += line; }
  void record(Row row);
  /// Records of this kind that belong to another one.
  void leads(Row from, RecordKind kind);
  void record(std::string_view id, RecordKind kind);
  /// With its source, without its text.
  void document(Row row);
  void document(const DocumentId& id);
  /// With its text.
  void whole_document(Row row);
  void claim(const ClaimId& id) { record(to_text(id), RecordKind::claim); }
  /// Decisions on any of these ids.
  void decisions(const std::vector<Decision>& all, const std::set<std::string>& on);
  HttpAnswer take();

 private:
  RecordReader& records_;
  std::string out_;
  std::set<Row> told_;
};

/// Records and log at once, or why not.
struct RecordsAndLog {
  RecordReader records{nullptr};
  std::shared_ptr<const LogView> log;
  std::optional<HttpAnswer> trouble;
};
RecordsAndLog records_and_log(Site& site);

/// Walks a list from behind the record `after` of this kind in the query (none: from the first on)
/// until as many were told as the limit says; `tell` gives false for one that does not count.
template <class Tell>
void page_through(const HttpRequest& request, RecordReader& records, RankedList list,
                  RecordKind kind, const Tell& tell) {
  constexpr std::uint32_t kAtOnce = 500;
  std::uint64_t rank = 0;
  if (const auto after = records.find(request.asked("after"), kind)) {
    const auto found = records.rank_of(list, *after);
    rank = found ? *found + 1 : 0;
  }
  const std::uint32_t limit = limit_of(request);
  for (std::uint32_t told = 0; told < limit;) {
    const std::vector<RankedRecord> part = records.ranked(list, rank, kAtOnce);
    if (part.empty()) return;
    for (auto one = part.begin(); one != part.end() && told < limit; ++one) {
      if (tell(*one)) ++told;
    }
    rank = part.back().rank + 1;
  }
}

/// The same over all records of a kind, in their order.
template <class Tell>
void page_through(const HttpRequest& request, RecordReader& records, RecordKind kind,
                  const Tell& tell) {
  const auto after = records.find(request.asked("after"), kind);
  const Row first = records.first(kind);
  const Row end = first + records.count(kind);
  Row row = after ? *after + 1 : first;
  for (std::uint32_t told = limit_of(request); told > 0 && row < end; ++row, --told) tell(row);
}

}  // namespace habeas
