// serve/answers_entities.cpp - persons, organisations and groups, and where they are named
#include "flow/review.h"
#include "model/json.h"
#include "model/json_names.h"
#include "serve/answers.h"
#include "serve/routes.h"
#include "serve/tell.h"

namespace habeas {
namespace {

constexpr std::size_t kMostOfOne = 500;  // mentions, and claims
constexpr std::size_t kAroundBytes = 90;

std::string entity_line(const KnownEntity& entity) {
  JsonWriter out;
  out.begin_object().key("type").string("entity").key("id").string(entity.id);
  out.key("name").string(entity.name).key("kind").string(entity.kind);
  out.key("mentions").integer(static_cast<std::int64_t>(entity.mentions));
  out.key("claims").integer(static_cast<std::int64_t>(entity.claims));
  return out.end_object().take() + "\n";
}

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// The words before and behind a mention.
std::string around_line(const Mention& mention, std::string_view text) {
  const std::size_t begin = std::min<std::size_t>(mention.span.begin, text.size());
  const std::size_t end = std::min<std::size_t>(mention.span.end, text.size());
  std::size_t from = begin - std::min(begin, kAroundBytes);
  std::size_t to = std::min(text.size(), end + kAroundBytes);
  while (from < begin && is_inside_character(text, from)) ++from;
  while (to > end && is_inside_character(text, to)) --to;
  JsonWriter out;
  out.begin_object().key("type").string("around").key("mention").string(to_text(mention.id));
  out.key("before").string(text.substr(from, begin - from));
  out.key("after").string(text.substr(end, to - end));
  return out.end_object().take() + "\n";
}

std::vector<Row> first_rows(std::vector<Row> rows, std::size_t most) {
  if (rows.size() > most) rows.resize(most);
  return rows;
}

/// The mentions with the words around them. Those of one document stand behind one another: it is
/// read once for all of them.
void tell_mentions(const std::vector<Row>& rows, RecordReader& records, Lines& lines) {
  const std::vector<Mention> mentions = records.pile(rows).mentions;
  std::optional<Document> document;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    lines.record(rows[i]);
    lines.document(mentions[i].document);
    if (!document || document->id != mentions[i].document) {
      document.reset();
      const auto row = records.find(to_text(mentions[i].document), RecordKind::document);
      Pile read = row ? records.pile({*row}) : Pile();
      if (!read.documents.empty()) document = std::move(read.documents.front());
    }
    if (document) lines.raw(around_line(mentions[i], document->text));
  }
}

}  // namespace

HttpAnswer answer_entities(const HttpRequest& request, Site& site) {
  constexpr std::uint32_t kAtOnce = 500;
  const auto kept = site.records();
  if (!kept) return trouble_of(kept.error());
  RecordReader records(*kept);
  Lines lines(records, site.options().version);
  const std::string words = request.asked("q");
  const auto after = records.find(request.asked("after"), RecordKind::entity);
  Row from = after ? *after + 1 : 0;
  std::uint32_t left = limit_of(request);
  while (left > 0) {
    const std::vector<KnownEntity> part = records.entities(from, kAtOnce);
    if (part.empty()) break;
    for (auto one = part.begin(); one != part.end() && left > 0; ++one) {
      if (!holds_words(one->name, words)) continue;
      lines.raw(entity_line(*one));
      --left;
    }
    from = part.back().row + 1;
  }
  return lines.take();
}

HttpAnswer answer_entity(const HttpRequest& request, Site& site) {
  RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  RecordReader& records = view.records;
  const auto row = records.find(id_in(request), RecordKind::entity);
  const std::vector<KnownEntity> found =
      row ? records.entities(*row, 1) : std::vector<KnownEntity>();
  if (found.empty()) return not_there(request, records);
  const KnownEntity& entity = found.front();
  Lines lines(records, site.options().version);
  const std::size_t most = limit_or(request, kMostOfOne);
  lines.raw(entity_line(entity));
  tell_mentions(first_rows(records.leads(entity.row, RecordKind::mention), most), records, lines);
  const std::vector<Row> claims = first_rows(records.leads(entity.row, RecordKind::claim), most);
  for (const Row claim : claims) lines.record(claim);
  for (const Claim& claim : records.pile(claims).claims) lines.document(claim.document);
  lines.decisions(view.log->decisions, {entity.id});
  return lines.take();
}

}  // namespace habeas
