// serve/records.cpp - reads the records once, keeps their lines and what leads from one to another
#include "serve/records.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "flow/case.h"
#include "model/json.h"

namespace habeas {
namespace {

constexpr std::string_view kType = "{\"type\":\"";
constexpr std::string_view kId = "\",\"id\":\"";

// Type and id of a line that our writer wrote: {"type":"claim","id":"clm_...",
struct Head {
  std::string_view type, id;
};

Head head_of(std::string_view line) {
  Head head;
  if (!line.starts_with(kType)) return head;
  line.remove_prefix(kType.size());
  head.type = line.substr(0, line.find('"'));
  line.remove_prefix(head.type.size());
  if (!line.starts_with(kId)) return head;
  line.remove_prefix(kId.size());
  head.id = line.substr(0, line.find('"'));
  return head;
}

class Indexer {
 public:
  explicit Indexer(Records& records) : records_(records) {}

  Result<void> run() {
    take_lines();
    const Pile& pile = records_.pile;
    if (records_.claims.size() != pile.claims.size() ||
        records_.documents.size() != pile.documents.size() ||
        pile.layouts.size() != pile.documents.size() ||
        records_.incidents.size() != pile.incidents.size() ||
        records_.origins.size() != pile.origins.size() ||
        records_.findings.size() != pile.findings.size()) {
      return fail(Errc::bad_input, "the records do not hold what their lines say");
    }
    connect_documents();
    connect_findings();
    connect_entities();
    order();
    return {};
  }

 private:
  void take_lines() {
    const std::pair<std::string_view, std::vector<std::string_view>*> lists[] = {
        {"source", &records_.sources},     {"document", &records_.documents},
        {"mention", &records_.mentions},   {"attribution", &records_.attributions},
        {"claim", &records_.claims},       {"reuse", &records_.reuse},
        {"incident", &records_.incidents}, {"origin", &records_.origins},
        {"finding", &records_.findings},   {"problem", &records_.problems}};
    std::string_view rest = records_.text;
    while (!rest.empty()) {
      const std::size_t length = std::min(rest.find('\n'), rest.size() - 1) + 1;
      const std::string_view line = rest.substr(0, length);
      rest.remove_prefix(length);
      const Head head = head_of(line);
      for (const auto& [type, list] : lists) {
        if (head.type != type) continue;
        records_.position.emplace(head.id, static_cast<std::uint32_t>(list->size()));
        list->push_back(line);
        break;
      }
    }
  }

  [[nodiscard]] const std::uint32_t* at(const std::string& id) const {
    const auto found = records_.position.find(id);
    return found == records_.position.end() ? nullptr : &found->second;
  }

  template <class Id>
  void put(std::vector<Positions>& lists, const Id& owner, std::size_t member) const {
    const std::uint32_t* const place = at(to_text(owner));
    if (place == nullptr || *place >= lists.size()) return;
    Positions& list = lists[*place];
    if (list.empty() || list.back() != member) list.push_back(static_cast<std::uint32_t>(member));
  }

  void connect_documents() {
    const Pile& pile = records_.pile;
    for (auto* lists : {&records_.claims_in, &records_.mentions_in, &records_.attributions_in,
                        &records_.reuse_of}) {
      lists->resize(pile.documents.size());
    }
    for (std::size_t i = 0; i < pile.claims.size(); ++i) {
      put(records_.claims_in, pile.claims[i].document, i);
    }
    for (std::size_t i = 0; i < pile.mentions.size(); ++i) {
      put(records_.mentions_in, pile.mentions[i].document, i);
    }
    for (std::size_t i = 0; i < pile.attributions.size(); ++i) {
      put(records_.attributions_in, pile.attributions[i].document, i);
    }
    for (std::size_t i = 0; i < pile.reuse.size(); ++i) {
      put(records_.reuse_of, pile.reuse[i].a.document, i);
      put(records_.reuse_of, pile.reuse[i].b.document, i);
    }
  }

  void connect_findings() {
    const Pile& pile = records_.pile;
    records_.findings_on.resize(pile.claims.size());
    records_.origins_of.resize(pile.claims.size());
    records_.findings_of.resize(pile.incidents.size());
    for (std::size_t i = 0; i < pile.findings.size(); ++i) {
      const Finding& finding = pile.findings[i];
      if (finding.incident) put(records_.findings_of, *finding.incident, i);
      for (const auto* claims : {&finding.supports, &finding.opposes, &finding.derived_from}) {
        for (const ClaimId& claim : *claims) put(records_.findings_on, claim, i);
      }
    }
    for (std::size_t i = 0; i < pile.origins.size(); ++i) {
      for (const ClaimId& claim : pile.origins[i].claims) put(records_.origins_of, claim, i);
    }
  }

  KnownEntity& entity(const std::string& id, const std::string& name) {
    const auto count = static_cast<std::uint32_t>(records_.entities.size());
    const auto [place, is_new] = records_.entity_at.emplace(id, count);
    if (is_new) records_.entities.push_back({id, name, {}, {}, {}});
    return records_.entities[place->second];
  }

  void connect_entities() {
    const Pile& pile = records_.pile;
    for (std::uint32_t i = 0; i < pile.mentions.size(); ++i) {
      const auto* const named = std::get_if<Named>(&pile.mentions[i].value);
      if (named == nullptr) continue;
      KnownEntity& one = entity(to_text(named->id), named->name);
      if (one.mentions.empty()) one.kind = pile.mentions[i].kind;
      one.mentions.push_back(i);
    }
    const auto name = [&](const std::string& id, const std::string& words, std::uint32_t claim) {
      if (!id.starts_with("ent_")) return;
      Positions& claims = entity(id, words).claims;
      if (claims.empty() || claims.back() != claim) claims.push_back(claim);
    };
    for (std::uint32_t i = 0; i < pile.claims.size(); ++i) {
      for (const Link& link : pile.claims[i].chain) name(link.who, link.name, i);
      for (const Role& role : pile.claims[i].roles) name(role.ref, role.quote, i);
    }
    std::stable_sort(records_.entities.begin(), records_.entities.end(),
                     [](const KnownEntity& a, const KnownEntity& b) {
                       return a.mentions.size() > b.mentions.size();
                     });
    for (std::uint32_t i = 0; i < records_.entities.size(); ++i) {
      records_.entity_at[records_.entities[i].id] = i;
    }
  }

  template <class Size>
  static Positions sorted(std::size_t count, const Size& size_of) {
    Positions order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return size_of(a) > size_of(b); });
    return order;
  }

  void order() {
    const Pile& pile = records_.pile;
    records_.largest_incidents = sorted(
        pile.incidents.size(), [&](std::uint32_t i) { return pile.incidents[i].documents.size(); });
    records_.largest_origins = sorted(
        pile.origins.size(), [&](std::uint32_t i) { return pile.origins[i].carriers.size(); });
    std::vector<bool> is_in(pile.claims.size(), false);
    const auto take = [&](const std::vector<ClaimId>& claims) {
      for (const ClaimId& claim : claims) {
        const std::uint32_t* const place = at(to_text(claim));
        if (place == nullptr || is_in[*place]) continue;
        is_in[*place] = true;
        records_.to_review.push_back(*place);
      }
    };
    for (const std::uint32_t incident : records_.largest_incidents) {
      for (const std::uint32_t finding : records_.findings_of[incident]) {
        take(pile.findings[finding].supports);
        take(pile.findings[finding].opposes);
      }
    }
    for (std::uint32_t claim = 0; claim < pile.claims.size(); ++claim) {
      if (!is_in[claim]) records_.to_review.push_back(claim);
    }
  }

  Records& records_;
};

}  // namespace

const std::uint32_t* Records::find(std::string_view id, std::string_view prefix) const {
  if (!id.starts_with(prefix)) return nullptr;
  const auto found = position.find(id);
  return found == position.end() ? nullptr : &found->second;
}

std::string Records::short_document(std::uint32_t document) const {
  Pile part;
  part.documents.push_back(pile.documents[document]);
  part.layouts.push_back(pile.layouts[document]);
  Printed printed;
  std::string line;
  print_records(part, printed, [&](std::string_view printed_line) { line.append(printed_line); });
  return line;
}

Result<std::shared_ptr<const Records>> read_view(std::string text) {
  auto records = std::make_shared<Records>();
  records->text = std::move(text);
  if (!records->text.empty()) {
    Result<ReadPile> read = read_records(records->text);
    if (!read) return tl::unexpected(read.error());
    records->pile = std::move(read->pile);
  }
  if (auto done = Indexer(*records).run(); !done) return tl::unexpected(done.error());
  return records;
}

Result<std::shared_ptr<const LogView>> read_log_view(const std::string& case_folder,
                                                     FileSystem& files) {
  const Result<LogFiles> read = read_log_files(case_folder + "/custody", files);
  if (!read) return tl::unexpected(read.error());
  auto view = std::make_shared<LogView>();
  view->report = examine_log(*read);
  if (!view->report.faults.empty()) {
    return fail(Errc::bad_input, "the custody log does not hold: habeas verify says where");
  }
  view->checkpoint = read->checkpoint;
  Result<std::vector<Decision>> decisions = decisions_in(view->report.entries, Case::kAllEntries);
  if (!decisions) return tl::unexpected(decisions.error());
  view->decisions = *std::move(decisions);
  view->newer = newer_than_records(view->report.entries);
  view->two_persons = two_person_rule(view->report.entries, Case::kAllEntries);
  return view;
}

}  // namespace habeas
