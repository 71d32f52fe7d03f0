// serve/answers_records.cpp - records of the case, as the contract prints them
#include <algorithm>
#include <set>

#include "flow/lines.h"
#include "flow/open_tables.h"
#include "flow/review.h"
#include "model/json.h"
#include "serve/answers.h"
#include "serve/guard.h"
#include "serve/routes.h"

namespace habeas {
namespace {

constexpr std::string_view kLines = "application/x-ndjson";
constexpr std::uint32_t kUsual = 50;
constexpr std::uint32_t kMost = 500;

HttpAnswer trouble(const Error& error) {
  return error_answer(error.code == Errc::io ? 409 : 500, error.message);
}

/// A word of digits from 1 to kMost; kUsual where nothing was asked.
std::uint32_t limit_of(const HttpRequest& request) {
  const std::string asked = request.asked("limit");
  std::uint32_t limit = 0;
  for (const char digit : asked) {
    if (digit < '0' || digit > '9' || limit > kMost) return kMost;
    limit = limit * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return asked.empty() ? kUsual : std::clamp(limit, 1U, kMost);
}

/// Lines of an answer, each record once.
class Lines {
 public:
  Lines(const Records& records, const std::string& version)
      : records_(records), out_(run_line(version)) {}

  void raw(std::string_view line) { out_ += line; }
  void line(std::string_view line) {
    if (told_.insert(line).second) out_ += line;
  }
  void document(std::uint32_t place) {
    if (!documents_.insert(place).second) return;
    const std::uint32_t* const source =
        records_.find(to_text(records_.pile.documents[place].source), "src_");
    if (source != nullptr) line(records_.sources[*source]);
    out_ += records_.short_document(place);
  }
  /// With its text.
  void whole_document(std::uint32_t place) {
    if (documents_.insert(place).second) line(records_.documents[place]);
  }
  void document(const DocumentId& id) {
    if (const auto* place = records_.find(to_text(id), "doc_"); place != nullptr) document(*place);
  }
  void claim(const ClaimId& id) {
    if (const auto* place = records_.find(to_text(id), "clm_"); place != nullptr) claim(*place);
  }
  void claim(std::uint32_t place) { line(records_.claims[place]); }
  void origins_of(std::uint32_t claim) {
    for (const std::uint32_t origin : records_.origins_of[claim]) line(records_.origins[origin]);
  }
  void reuse_of(std::uint32_t document) {
    for (const std::uint32_t link : records_.reuse_of[document]) line(records_.reuse[link]);
  }
  /// Decisions on any of these ids.
  void decisions(const std::vector<Decision>& all, const std::set<std::string>& on) {
    for (const Decision& decision : all) {
      const bool is_on = std::any_of(decision.on.begin(), decision.on.end(),
                                     [&](const std::string& id) { return on.contains(id); });
      if (is_on || on.contains(to_text(decision.id))) out_ += decision_line(decision);
    }
  }
  HttpAnswer take() { return {200, std::string(kLines), std::move(out_)}; }

 private:
  const Records& records_;
  std::string out_;
  std::set<std::string_view> told_;  // lines live as long as the records
  std::set<std::uint32_t> documents_;
};

/// Records and log at once, or why not.
struct Both {
  std::shared_ptr<const Records> records;
  std::shared_ptr<const LogView> log;
  std::optional<HttpAnswer> trouble;
};

Both both(Site& site) {
  Both both;
  const auto records = site.records();
  const auto log = site.log();
  if (!records) both.trouble = trouble(records.error());
  if (!log) both.trouble = trouble(log.error());
  if (both.trouble) return both;
  both.records = *records;
  both.log = *log;
  return both;
}

HttpAnswer not_there(const HttpRequest& request) {
  return error_answer(404, "the last records hold no " + std::string(id_in(request)));
}

/// Walks `order` from behind the asked record, as far as the limit.
template <class Tell>
void page_through(const HttpRequest& request, const Positions& order,
                  const std::uint32_t* const after, const Tell& tell) {
  auto place = order.begin();
  if (after != nullptr) {
    place = std::find(order.begin(), order.end(), *after);
    if (place != order.end()) ++place;
  }
  const std::uint32_t limit = limit_of(request);
  for (std::uint32_t told = 0; told < limit && place != order.end(); ++told, ++place) tell(*place);
}

Positions all_of(std::size_t count) {
  Positions order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = static_cast<std::uint32_t>(i);
  return order;
}

}  // namespace

HttpAnswer answer_incidents(const HttpRequest& request, Site& site) {
  const auto records = site.records();
  if (!records) return trouble(records.error());
  Lines lines(**records, site.options().version);
  page_through(request, (*records)->largest_incidents,
               (*records)->find(request.asked("after"), "inc_"), [&](std::uint32_t incident) {
                 lines.line((*records)->incidents[incident]);
                 for (const std::uint32_t finding : (*records)->findings_of[incident]) {
                   lines.line((*records)->findings[finding]);
                 }
               });
  return lines.take();
}

HttpAnswer answer_incident(const HttpRequest& request, Site& site) {
  const Both view = both(site);
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
  if (!records) return trouble(records.error());
  Lines lines(**records, site.options().version);
  page_through(request, all_of((*records)->documents.size()),
               (*records)->find(request.asked("after"), "doc_"),
               [&](std::uint32_t document) { lines.document(document); });
  return lines.take();
}

HttpAnswer answer_document(const HttpRequest& request, Site& site) {
  const Both view = both(site);
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
  const Both view = both(site);
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
  if (!records) return trouble(records.error());
  Lines lines(**records, site.options().version);
  page_through(request, (*records)->largest_origins,
               (*records)->find(request.asked("after"), "ori_"),
               [&](std::uint32_t origin) { lines.line((*records)->origins[origin]); });
  return lines.take();
}

HttpAnswer answer_origin(const HttpRequest& request, Site& site) {
  const Both view = both(site);
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
  if (!records) return trouble(records.error());
  Lines lines(**records, site.options().version);
  page_through(request, all_of((*records)->problems.size()),
               (*records)->find(request.asked("after"), "pro_"),
               [&](std::uint32_t problem) { lines.line((*records)->problems[problem]); });
  return lines.take();
}

HttpAnswer answer_search(const HttpRequest& request, Site& site) {
  const Result<Query> query = parse_query(request.asked("q"));
  if (!query) return error_answer(400, query.error().message);
  const auto records = site.records();
  if (!records) return trouble(records.error());
  if ((*records)->text.empty()) return error_answer(404, "the case holds no records yet");
  Result<OpenTables> tables = open_tables(site.options().case_folder, site.log_world());
  if (!tables) return trouble(tables.error());
  const Result<std::vector<Hit>> hits = tables->store.search(*query, limit_of(request));
  if (!hits) return trouble(hits.error());
  Lines lines(**records, site.options().version);
  for (const Hit& hit : *hits) lines.raw(hit_line(hit));
  for (const Hit& hit : *hits) lines.document(hit.document);
  return lines.take();
}

HttpAnswer answer_queue(const HttpRequest& request, Site& site) {
  const Both view = both(site);
  if (view.trouble) return *view.trouble;
  const Records& records = *view.records;
  const auto judged = last_words(view.log->decisions);
  Positions left;
  for (const std::uint32_t claim : records.to_review) {
    if (!judged.contains(to_text(records.pile.claims[claim].id))) left.push_back(claim);
  }
  Lines lines(records, site.options().version);
  JsonWriter head;
  head.begin_object().key("type").string("queue");
  head.key("left").integer(static_cast<std::int64_t>(left.size()));
  head.key("claims").integer(static_cast<std::int64_t>(records.to_review.size())).end_object();
  lines.raw(head.take() + "\n");
  for (const Decision* const decision : waiting(view.log->decisions)) {
    lines.raw(decision_line(*decision));
  }
  page_through(request, left, records.find(request.asked("after"), "clm_"),
               [&](std::uint32_t claim) {
                 lines.claim(claim);
                 lines.document(records.pile.claims[claim].document);
               });
  return lines.take();
}

HttpAnswer answer_original(const HttpRequest& request, Site& site) {
  const auto records = site.records();
  if (!records) return trouble(records.error());
  const std::uint32_t* const place = (*records)->find(id_in(request), "src_");
  if (place == nullptr) return not_there(request);
  const std::string digest = to_hex((*records)->pile.sources[*place].sha256);
  Result<std::string> bytes = site.world().files.read(
      site.options().case_folder + "/originals/" + digest.substr(0, 2) + "/" + digest,
      Limits().source_bytes);
  if (!bytes) return trouble(bytes.error());
  return {200, "application/octet-stream", *std::move(bytes), {}, digest + ".original"};
}

}  // namespace habeas
