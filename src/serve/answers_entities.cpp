// serve/answers_entities.cpp - persons, organisations and groups, and where they are named
#include "flow/review.h"
#include "model/json.h"
#include "model/json_names.h"
#include "serve/answers.h"
#include "serve/routes.h"
#include "serve/tell.h"

namespace habeas {
namespace {

constexpr std::size_t kMostMentions = 500;
constexpr std::size_t kAroundBytes = 90;

std::string entity_line(const KnownEntity& entity) {
  JsonWriter out;
  out.begin_object().key("type").string("entity").key("id").string(entity.id);
  out.key("name").string(entity.name);
  out.key("kind").string(entity.mentions.empty() ? std::string_view("") : word(entity.kind));
  out.key("mentions").integer(static_cast<std::int64_t>(entity.mentions.size()));
  out.key("claims").integer(static_cast<std::int64_t>(entity.claims.size()));
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

}  // namespace

HttpAnswer answer_entities(const HttpRequest& request, Site& site) {
  const auto records = site.records();
  if (!records) return trouble_of(records.error());
  Lines lines(**records, site.options().version);
  const auto after = (*records)->entity_at.find(request.asked("after"));
  const bool is_first = after == (*records)->entity_at.end();
  const std::string words = request.asked("q");
  page_through(request, all_of((*records)->entities.size()), is_first ? nullptr : &after->second,
               [&](std::uint32_t place) {
                 const KnownEntity& entity = (*records)->entities[place];
                 if (!holds_words(entity.name, words)) return false;
                 lines.raw(entity_line(entity));
                 return true;
               });
  return lines.take();
}

HttpAnswer answer_entity(const HttpRequest& request, Site& site) {
  const RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  const Records& records = *view.records;
  const auto place = records.entity_at.find(std::string(id_in(request)));
  if (place == records.entity_at.end()) return not_there(request);
  const KnownEntity& entity = records.entities[place->second];
  std::set<std::string> on{entity.id};
  Lines lines(records, site.options().version);
  lines.raw(entity_line(entity));
  for (std::size_t i = 0; i < entity.mentions.size() && i < kMostMentions; ++i) {
    const std::uint32_t at = entity.mentions[i];
    const Mention& mention = records.pile.mentions[at];
    lines.line(records.mentions[at]);
    lines.document(mention.document);
    const auto* const document = records.find(to_text(mention.document), "doc_");
    if (document != nullptr) {
      lines.raw(around_line(mention, records.pile.documents[*document].text));
    }
  }
  for (std::size_t i = 0; i < entity.claims.size() && i < kMostMentions; ++i) {
    lines.claim(entity.claims[i]);
    lines.document(records.pile.claims[entity.claims[i]].document);
  }
  lines.decisions(view.log->decisions, on);
  return lines.take();
}

}  // namespace habeas
