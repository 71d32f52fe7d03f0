// serve/answers_records.cpp - records of the case, as the contract prints them
#include <set>

#include "flow/lines.h"
#include "flow/open_tables.h"
#include "flow/review.h"
#include "model/json.h"
#include "serve/answers.h"
#include "serve/guard.h"
#include "serve/routes.h"
#include "serve/tell.h"

namespace habeas {
HttpAnswer answer_incidents(const HttpRequest& request, Site& site) {
  const auto records = site.records();
  if (!records) return trouble_of(records.error());
  Lines lines(**records, site.options().version);
  const std::string words = request.asked("q");
  if (!words.empty()) {  // to choose from: the incidents alone
    const auto& incidents = (*records)->pile.incidents;
    page_through(request, (*records)->largest_incidents, nullptr, [&](std::uint32_t incident) {
      const bool is_asked = holds_words(incidents[incident].label, words);
      if (is_asked) lines.line((*records)->incidents[incident]);
      return is_asked;
    });
    return lines.take();
  }
  page_through(request, (*records)->largest_incidents,
               (*records)->find(request.asked("after"), "inc_"), [&](std::uint32_t incident) {
                 lines.line((*records)->incidents[incident]);
                 for (const std::uint32_t finding : (*records)->findings_of[incident]) {
                   lines.line((*records)->findings[finding]);
                 }
                 return true;
               });
  return lines.take();
}

HttpAnswer answer_incident(const HttpRequest& request, Site& site) {
  const RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  const Records& records = *view.records;
  const std::uint32_t* const place = records.find(id_in(request), "inc_");
  if (place == nullptr) return not_there(request);
  Lines lines(records, site.options().version);
  const Incident& incident = records.pile.incidents[*place];
  std::set<std::string> on{to_text(incident.id)};
  lines.line(records.incidents[*place]);
  for (const std::uint32_t finding : records.findings_of[*place]) {
    lines.line(records.findings[finding]);
    for (const ClaimId& claim : records.pile.findings[finding].derived_from) lines.claim(claim);
  }
  for (const DocumentId& id : incident.documents) {
    lines.document(id);
    if (const auto* document = records.find(to_text(id), "doc_"); document != nullptr) {
      lines.reuse_of(*document);
    }
  }
  for (const ClaimId& id : incident.claims) {
    on.insert(to_text(id));
    lines.claim(id);
    if (const auto* claim = records.find(to_text(id), "clm_"); claim != nullptr) {
      lines.origins_of(*claim);
    }
  }
  for (const auto* others : {&incident.related, &incident.kept_apart}) {
    for (const Reasoned& other : *others) {
      if (const auto* near = records.find(other.id, "inc_"); near != nullptr) {
        lines.line(records.incidents[*near]);
      }
    }
  }
  lines.decisions(view.log->decisions, on);
  return lines.take();
}

HttpAnswer answer_documents(const HttpRequest& request, Site& site) {
  const auto records = site.records();
  if (!records) return trouble_of(records.error());
  Lines lines(**records, site.options().version);
  page_through(request, all_of((*records)->documents.size()),
               (*records)->find(request.asked("after"), "doc_"), [&](std::uint32_t document) {
                 lines.document(document);
                 return true;
               });
  return lines.take();
}

HttpAnswer answer_document(const HttpRequest& request, Site& site) {
  const RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  const Records& records = *view.records;
  const std::uint32_t* const place = records.find(id_in(request), "doc_");
  if (place == nullptr) return not_there(request);
  Lines lines(records, site.options().version);
  std::set<std::string> on{std::string(id_in(request))};
  if (const auto* source = records.find(to_text(records.pile.documents[*place].source), "src_")) {
    lines.line(records.sources[*source]);
  }
  lines.whole_document(*place);
  for (const std::uint32_t i : records.mentions_in[*place]) lines.line(records.mentions[i]);
  for (const std::uint32_t i : records.attributions_in[*place]) lines.line(records.attributions[i]);
  for (const std::uint32_t i : records.claims_in[*place]) {
    lines.claim(i);
    lines.origins_of(i);
    on.insert(to_text(records.pile.claims[i].id));
  }
  lines.reuse_of(*place);
  for (const std::uint32_t link : records.reuse_of[*place]) {
    lines.document(records.pile.reuse[link].a.document);
    lines.document(records.pile.reuse[link].b.document);
  }
  lines.decisions(view.log->decisions, on);
  return lines.take();
}

HttpAnswer answer_claim(const HttpRequest& request, Site& site) {
  const RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  const Records& records = *view.records;
  const std::uint32_t* const place = records.find(id_in(request), "clm_");
  if (place == nullptr) return not_there(request);
  const Claim& claim = records.pile.claims[*place];
  Lines lines(records, site.options().version);
  lines.claim(*place);
  if (const auto* source = records.find(to_text(claim.where.source), "src_")) {
    lines.line(records.sources[*source]);
  }
  if (const auto* document = records.find(to_text(claim.document), "doc_")) {
    lines.whole_document(*document);
    for (const std::uint32_t i : records.attributions_in[*document]) {
      for (const TextSpan content : records.pile.attributions[i].content) {
        if (content.begin < claim.span.end && claim.span.begin < content.end) {
          lines.line(records.attributions[i]);
        }
      }
    }
  }
  lines.origins_of(*place);
  for (const std::uint32_t finding : records.findings_on[*place]) {
    lines.line(records.findings[finding]);
    if (const auto& incident = records.pile.findings[finding].incident) {
      if (const auto* of = records.find(to_text(*incident), "inc_")) {
        lines.line(records.incidents[*of]);
      }
    }
  }
  lines.decisions(view.log->decisions, {std::string(id_in(request))});
  return lines.take();
}

HttpAnswer answer_origins(const HttpRequest& request, Site& site) {
  const auto records = site.records();
  if (!records) return trouble_of(records.error());
  Lines lines(**records, site.options().version);
  const std::string words = request.asked("q");
  page_through(request, (*records)->largest_origins,
               (*records)->find(request.asked("after"), "ori_"), [&](std::uint32_t origin) {
                 if (!holds_words((*records)->pile.origins[origin].name, words)) return false;
                 lines.line((*records)->origins[origin]);
                 return true;
               });
  return lines.take();
}

HttpAnswer answer_origin(const HttpRequest& request, Site& site) {
  const RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  const Records& records = *view.records;
  const std::uint32_t* const place = records.find(id_in(request), "ori_");
  if (place == nullptr) return not_there(request);
  const Origin& origin = records.pile.origins[*place];
  Lines lines(records, site.options().version);
  lines.line(records.origins[*place]);
  for (const ClaimId& claim : origin.claims) lines.claim(claim);
  for (const DocumentId& id : origin.carriers) {
    lines.document(id);
    if (const auto* document = records.find(to_text(id), "doc_")) lines.reuse_of(*document);
  }
  lines.decisions(view.log->decisions, {std::string(id_in(request))});
  return lines.take();
}

HttpAnswer answer_problems(const HttpRequest& request, Site& site) {
  const auto records = site.records();
  if (!records) return trouble_of(records.error());
  Lines lines(**records, site.options().version);
  page_through(request, all_of((*records)->problems.size()),
               (*records)->find(request.asked("after"), "pro_"), [&](std::uint32_t problem) {
                 lines.line((*records)->problems[problem]);
                 return true;
               });
  return lines.take();
}

HttpAnswer answer_search(const HttpRequest& request, Site& site) {
  const Result<Query> query = parse_query(request.asked("q"));
  if (!query) return error_answer(400, query.error().message);
  const auto records = site.records();
  if (!records) return trouble_of(records.error());
  if ((*records)->text.empty()) return error_answer(404, "the case holds no records yet");
  Result<OpenTables> tables = open_tables(site.options().case_folder, site.log_world());
  if (!tables) return trouble_of(tables.error());
  const Result<std::vector<Hit>> hits = tables->store.search(*query, limit_of(request));
  if (!hits) return trouble_of(hits.error());
  Lines lines(**records, site.options().version);
  for (const Hit& hit : *hits) lines.raw(hit_line(hit));
  for (const Hit& hit : *hits) lines.document(hit.document);
  return lines.take();
}

HttpAnswer answer_queue(const HttpRequest& request, Site& site) {
  const RecordsAndLog view = records_and_log(site);
  if (view.trouble) return *view.trouble;
  const Records& records = *view.records;
  const auto judged = last_words(view.log->decisions);
  std::set<std::uint32_t> done;  // few beside the claims
  for (const auto& [id, decision] : judged) {
    if (const auto* claim = records.find(id, "clm_"); claim != nullptr) done.insert(*claim);
  }
  Lines lines(records, site.options().version);
  JsonWriter head;
  head.begin_object().key("type").string("queue");
  head.key("left").integer(static_cast<std::int64_t>(records.to_review.size() - done.size()));
  head.key("claims").integer(static_cast<std::int64_t>(records.to_review.size())).end_object();
  lines.raw(head.take() + "\n");
  for (const Decision* const decision : waiting(view.log->decisions)) {
    lines.raw(decision_line(*decision));
  }
  page_through(request, records.to_review, records.find(request.asked("after"), "clm_"),
               [&](std::uint32_t claim) {
                 if (done.contains(claim)) return false;
                 lines.claim(claim);
                 lines.document(records.pile.claims[claim].document);
                 return true;
               });
  return lines.take();
}

HttpAnswer answer_original(const HttpRequest& request, Site& site) {
  const auto records = site.records();
  if (!records) return trouble_of(records.error());
  const std::uint32_t* const place = (*records)->find(id_in(request), "src_");
  if (place == nullptr) return not_there(request);
  const std::string digest = to_hex((*records)->pile.sources[*place].sha256);
  Result<std::string> bytes = site.world().files.read(
      site.options().case_folder + "/originals/" + digest.substr(0, 2) + "/" + digest,
      Limits().source_bytes);
  if (!bytes) return trouble_of(bytes.error());
  return {200, "application/octet-stream", *std::move(bytes), {}, digest + ".original"};
}

}  // namespace habeas
