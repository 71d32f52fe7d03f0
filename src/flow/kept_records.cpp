// flow/kept_records.cpp - reads lines by their catalog; a line that is not the one expected is an
// error
#include "flow/kept_records.h"

#include <utility>

#include "model/json.h"

namespace habeas {

template <class Answer, class Ask>
Answer RecordReader::ask(const Ask& ask) {
  if (!kept_ || error_) return {};
  const std::lock_guard<std::mutex> hold(kept_->mutex);
  Result<Answer> answer = ask(kept_->catalog);
  if (answer) return *std::move(answer);
  error_ = answer.error();
  return {};
}

Row RecordReader::first(RecordKind kind) const { return kept_ ? kept_->catalog.first(kind) : 0; }

Row RecordReader::count(RecordKind kind) const { return kept_ ? kept_->catalog.count(kind) : 0; }

std::uint64_t RecordReader::whole_incidents() const {
  return kept_ ? kept_->catalog.whole_incidents() : 0;
}

std::uint64_t RecordReader::responses() const { return kept_ ? kept_->catalog.responses() : 0; }

std::optional<Row> RecordReader::find(std::string_view id, RecordKind kind) {
  const auto row = ask<std::optional<Row>>([&](Catalog& catalog) { return catalog.find(id); });
  return row && kept_->catalog.is_of(*row, kind) ? row : std::nullopt;
}

std::vector<Row> RecordReader::leads(Row from, RecordKind kind) {
  return ask<std::vector<Row>>([&](Catalog& catalog) { return catalog.leads(from, kind); });
}

std::vector<RankedRecord> RecordReader::ranked(RankedList list, std::uint64_t from_rank,
                                               std::uint32_t most) {
  return ask<std::vector<RankedRecord>>(
      [&](Catalog& catalog) { return catalog.ranked(list, from_rank, most); });
}

std::optional<std::uint64_t> RecordReader::rank_of(RankedList list, Row row) {
  return ask<std::optional<std::uint64_t>>(
      [&](Catalog& catalog) { return catalog.rank_of(list, row); });
}

std::vector<KnownEntity> RecordReader::entities(Row from, std::uint32_t most) {
  return ask<std::vector<KnownEntity>>(
      [&](Catalog& catalog) { return catalog.entities(from, most); });
}

std::vector<Row> RecordReader::documents_since(std::uint64_t entry) {
  return ask<std::vector<Row>>([&](Catalog& catalog) { return catalog.documents_since(entry); });
}

std::vector<FreshDocument> RecordReader::incidents_since(std::uint64_t entry) {
  return ask<std::vector<FreshDocument>>(
      [&](Catalog& catalog) { return catalog.incidents_since(entry); });
}

std::vector<Row> RecordReader::problems_since(std::uint64_t entry) {
  return ask<std::vector<Row>>([&](Catalog& catalog) { return catalog.problems_since(entry); });
}

std::string RecordReader::read(Row row, bool is_short) {
  const auto extent = ask<RecordExtent>([&](Catalog& catalog) { return catalog.extent(row); });
  if (!kept_ || error_) return {};
  const std::uint32_t count = is_short ? extent.head_bytes : extent.bytes;
  Result<std::string> line = kept_->file->read_at(extent.at_bytes, count);
  if (line && line->starts_with(extent.begin)) {
    if (count < extent.bytes) *line += "}\n";
    return *std::move(line);
  }
  error_ = line ? Error{Errc::bad_input, "the records are not those of their catalog", {}}
                : line.error();
  return {};
}

std::string RecordReader::line(Row row) { return read(row, false); }

std::string RecordReader::short_line(Row row) { return read(row, true); }

Pile RecordReader::pile(const std::vector<Row>& rows) { return read_pile(rows, false); }

Pile RecordReader::short_pile(const std::vector<Row>& rows) { return read_pile(rows, true); }

Pile RecordReader::read_pile(const std::vector<Row>& rows, bool is_short) {
  std::string lines;
  for (const Row row : rows) lines += read(row, is_short);
  if (error_) return {};
  Result<ReadPile> made = read_records(lines);
  if (made) return std::move(made->pile);
  error_ = Error{made.error().code, "the records, " + made.error().message, {}};
  return {};
}

}  // namespace habeas
