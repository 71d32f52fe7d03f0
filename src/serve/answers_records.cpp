// serve/answers_records.cpp - records of the case, as the contract prints them
#include <algorithm>
#include <set>

#include "flow/lines.h"
#include "flow/review.h"
#include "model/json.h"
#include "serve/answers.h"
#include "serve/guard.h"
#include "serve/routes.h"
#include "serve/tell.h"

namespace habeas {
namespace {

/// The one noun of its kind that a line says; nothing where the line could not be read.
template <class Noun>
std::optional<Noun> first_of(std::vector<Noun> nouns) {
  if (nouns.empty()) return std::nullopt;
  return std::move(nouns.front());
}

}  // namespace

HttpAnswer answer_incidents(const HttpRequest& request, Site& site) {
  const auto kept = site.records();
  if (!kept) return trouble_of(kept.error());
  RecordReader records(*kept);
  Lines lines(records, site.options().version);
  const std::string words = request.asked("q");
  if (!words.empty()) {  // to choose from: the incidents alone
    page_through(request, records, RankedList::all_incidents, RecordKind::incident,
                 [&](const RankedRecord& incident) {
                   const bool is_asked = holds_words(incident.name, words);
                   if (is_asked) lines.record(incident.row);
                   return is_asked;
                 });
    return lines.take();
  }
  page_through(request, records, RankedList::incidents, RecordKind::incident,
               [&](const RankedRecord& incident) {
                 lines.record(incident.row);
                 lines.leads(incident.row, RecordKind::finding);
                 return true;
               });
  return lines.take();
}

HttpAnswer answer_incident(const HttpRequest& request, Site& site) {
  RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  RecordReader& records = view.records;
  const auto row = records.find(id_in(request), RecordKind::incident);
  if (!row) return not_there(request, records);
  Lines lines(records, site.options().version);
  const auto incident = first_of(records.pile({*row}).incidents);
  if (!incident) return not_there(request, records);
  std::set<std::string> on{to_text(incident->id)};
  lines.record(*row);
  const std::vector<Row> findings = records.leads(*row, RecordKind::finding);
  for (const Row finding : findings) lines.record(finding);
  for (const Finding& finding : records.pile(findings).findings) {
    for (const ClaimId& claim : finding.derived_from) lines.claim(claim);
  }
  for (const DocumentId& id : incident->documents) {
    const auto document = records.find(to_text(id), RecordKind::document);
    if (!document) continue;
    lines.document(*document);
    lines.leads(*document, RecordKind::reuse);
  }
  for (const ClaimId& id : incident->claims) {
    on.insert(to_text(id));
    const auto claim = records.find(to_text(id), RecordKind::claim);
    if (!claim) continue;
    lines.record(*claim);
    lines.leads(*claim, RecordKind::origin);
  }
  if (incident->parent) lines.record(to_text(*incident->parent), RecordKind::incident);
  lines.leads(*row, RecordKind::incident);
  for (const auto* others : {&incident->related, &incident->kept_apart}) {
    for (const Reasoned& other : *others) lines.record(other.id, RecordKind::incident);
  }
  lines.decisions(view.log->decisions, on);
  return lines.take();
}

HttpAnswer answer_documents(const HttpRequest& request, Site& site) {
  const auto kept = site.records();
  if (!kept) return trouble_of(kept.error());
  RecordReader records(*kept);
  Lines lines(records, site.options().version);
  page_through(request, records, RecordKind::document, [&](Row row) { lines.document(row); });
  return lines.take();
}

HttpAnswer answer_document(const HttpRequest& request, Site& site) {
  RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  RecordReader& records = view.records;
  const auto row = records.find(id_in(request), RecordKind::document);
  if (!row) return not_there(request, records);
  Lines lines(records, site.options().version);
  std::set<std::string> on{std::string(id_in(request))};
  const auto document = first_of(records.short_pile({*row}).documents);
  if (!document) return not_there(request, records);
  lines.record(to_text(document->source), RecordKind::source);
  lines.whole_document(*row);
  lines.leads(*row, RecordKind::mention);
  lines.leads(*row, RecordKind::attribution);
  const std::vector<Row> claims = records.leads(*row, RecordKind::claim);
  for (const Row claim : claims) {
    lines.record(claim);
    lines.leads(claim, RecordKind::origin);
  }
  for (const Claim& claim : records.pile(claims).claims) on.insert(to_text(claim.id));
  const std::vector<Row> reuse = records.leads(*row, RecordKind::reuse);
  for (const Row link : reuse) lines.record(link);
  for (const ReuseLink& link : records.pile(reuse).reuse) {
    lines.document(link.a.document);
    lines.document(link.b.document);
  }
  lines.decisions(view.log->decisions, on);
  return lines.take();
}

HttpAnswer answer_claim(const HttpRequest& request, Site& site) {
  RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  RecordReader& records = view.records;
  const auto row = records.find(id_in(request), RecordKind::claim);
  if (!row) return not_there(request, records);
  const auto claim = first_of(records.pile({*row}).claims);
  if (!claim) return not_there(request, records);
  Lines lines(records, site.options().version);
  lines.record(*row);
  if (const auto document = records.find(to_text(claim->document), RecordKind::document)) {
    if (const auto whole = first_of(records.short_pile({*document}).documents)) {
      lines.record(to_text(whole->source), RecordKind::source);
    }
    lines.whole_document(*document);
    const std::vector<Row> rows = records.leads(*document, RecordKind::attribution);
    const std::vector<Attribution> attributions = records.pile(rows).attributions;
    for (std::size_t i = 0; i < attributions.size(); ++i) {
      for (const TextSpan content : attributions[i].content) {
        if (content.overlaps(claim->span)) lines.record(rows[i]);
      }
    }
  }
  lines.leads(*row, RecordKind::origin);
  const std::vector<Row> findings = records.leads(*row, RecordKind::finding);
  for (const Row finding : findings) lines.record(finding);
  for (const Finding& finding : records.pile(findings).findings) {
    if (finding.incident) lines.record(to_text(*finding.incident), RecordKind::incident);
  }
  lines.decisions(view.log->decisions, {std::string(id_in(request))});
  return lines.take();
}

HttpAnswer answer_origins(const HttpRequest& request, Site& site) {
  const auto kept = site.records();
  if (!kept) return trouble_of(kept.error());
  RecordReader records(*kept);
  Lines lines(records, site.options().version);
  const std::string words = request.asked("q");
  const std::string standing = request.asked("standing");
  const RankedList list = standing == "identified"   ? RankedList::identified
                          : standing == "unresolved" ? RankedList::unresolved
                          : standing == "counter"    ? RankedList::counter
                                                     : RankedList::origins;
  const bool is_short = request.asked("short") == "1";
  page_through(request, records, list, RecordKind::origin, [&](const RankedRecord& origin) {
    if (!holds_words(origin.name, words)) return false;
    if (is_short) {
      lines.raw(origin_head_line(records.line(origin.row)));
    } else {
      lines.record(origin.row);
    }
    return true;
  });
  return lines.take();
}

HttpAnswer answer_origin(const HttpRequest& request, Site& site) {
  RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  RecordReader& records = view.records;
  const auto row = records.find(id_in(request), RecordKind::origin);
  if (!row) return not_there(request, records);
  auto origin = first_of(records.pile({*row}).origins);
  if (!origin) return not_there(request, records);
  Lines lines(records, site.options().version);
  lines.record(*row);
  const bool is_whole = limit_or(request, origin->claims.size()) == origin->claims.size();
  origin->claims.resize(limit_or(request, origin->claims.size()));
  origin->carriers.resize(limit_or(request, origin->carriers.size()));
  std::vector<Row> claims;
  for (const ClaimId& id : origin->claims) {
    const auto claim = records.find(to_text(id), RecordKind::claim);
    if (claim) claims.push_back(*claim);
  }
  for (const Row claim : claims) lines.record(claim);
  if (!is_whole) {  // else each of their documents is a carrier that is told
    for (const Claim& claim : records.pile(claims).claims) lines.document(claim.document);
  }
  std::vector<Row> reuse;
  for (const DocumentId& id : origin->carriers) {
    const auto document = records.find(to_text(id), RecordKind::document);
    if (!document) continue;
    lines.document(*document);
    const std::vector<Row> links = records.leads(*document, RecordKind::reuse);
    reuse.insert(reuse.end(), links.begin(), links.end());
  }
  // What two of the carriers share is found from both.
  std::sort(reuse.begin(), reuse.end());
  for (std::size_t i = 1; i < reuse.size(); ++i) {
    if (reuse[i] == reuse[i - 1]) lines.record(reuse[i]);
  }
  lines.decisions(view.log->decisions, {std::string(id_in(request))});
  return lines.take();
}

HttpAnswer answer_problems(const HttpRequest& request, Site& site) {
  const auto kept = site.records();
  if (!kept) return trouble_of(kept.error());
  RecordReader records(*kept);
  Lines lines(records, site.options().version);
  page_through(request, records, RecordKind::problem, [&](Row row) { lines.record(row); });
  return lines.take();
}

HttpAnswer answer_search(const HttpRequest& request, Site& site) {
  const Result<Query> query = parse_query(request.asked("q"));
  if (!query) return error_answer(400, query.error().message);
  const auto kept = site.records();
  if (!kept) return trouble_of(kept.error());
  RecordReader records(*kept);
  if (!records.has_records()) return error_answer(404, "the case holds no records yet");
  const Result<std::vector<Hit>> hits = site.search(*query, limit_of(request));
  if (!hits) return trouble_of(hits.error());
  Lines lines(records, site.options().version);
  for (const Hit& hit : *hits) lines.raw(hit_line(hit));
  for (const Hit& hit : *hits) lines.document(hit.document);
  return lines.take();
}

HttpAnswer answer_queue(const HttpRequest& request, Site& site) {
  RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  RecordReader& records = view.records;
  const auto judged = last_words(view.log->decisions);
  std::set<Row> done;  // few beside the claims
  for (const auto& [id, decision] : judged) {
    if (const auto claim = records.find(id, RecordKind::claim)) done.insert(*claim);
  }
  Lines lines(records, site.options().version);
  const std::size_t claims = records.count(RecordKind::claim);
  JsonWriter head;
  head.begin_object().key("type").string("queue");
  head.key("left").integer(static_cast<std::int64_t>(claims - done.size()));
  head.key("claims").integer(static_cast<std::int64_t>(claims)).end_object();
  lines.raw(head.take() + "\n");
  for (const Decision* const decision : waiting(view.log->decisions)) {
    lines.raw(decision_line(*decision));
  }
  page_through(request, records, RankedList::review, RecordKind::claim,
               [&](const RankedRecord& claim) {
                 if (done.contains(claim.row)) return false;
                 lines.record(claim.row);
                 const auto read = first_of(records.pile({claim.row}).claims);
                 if (read) lines.document(read->document);
                 return true;
               });
  return lines.take();
}

HttpAnswer answer_original(const HttpRequest& request, Site& site) {
  const auto kept = site.records();
  if (!kept) return trouble_of(kept.error());
  RecordReader records(*kept);
  const auto row = records.find(id_in(request), RecordKind::source);
  if (!row) return not_there(request, records);
  const auto source = first_of(records.pile({*row}).sources);
  if (!source) return not_there(request, records);
  const std::string digest = to_hex(source->sha256);
  Result<std::string> bytes = site.world().files.read(
      site.options().case_folder + "/originals/" + digest.substr(0, 2) + "/" + digest,
      Limits().source_bytes);
  if (!bytes) return trouble_of(bytes.error());
  return {200, "application/octet-stream", *std::move(bytes), {}, digest + ".original"};
}

}  // namespace habeas
