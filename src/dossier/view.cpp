// dossier/view.cpp - builds the lookups of a pile once
#include "dossier/view.h"

#include <algorithm>
#include <tuple>

#include "dossier/words.h"

namespace habeas {
namespace {

template <class Map, class Key>
auto find_or_null(const Map& map, const Key& key) -> typename Map::mapped_type {
  const auto at = map.find(key);
  return at == map.end() ? typename Map::mapped_type{} : at->second;
}

template <class Map, class Key>
const typename Map::mapped_type& find_or_empty(const Map& map, const Key& key) {
  static const typename Map::mapped_type kEmpty;
  const auto at = map.find(key);
  return at == map.end() ? kEmpty : at->second;
}

/// A name as a qualifier of an attribute spells it: ASCII letters small, blanks for "_".
std::string lower(std::string_view name) {
  std::string folded = plain(name);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return folded;
}

/// How deep a chain of parents is followed: an incident has parts, and parts of parts are rare.
constexpr int kParentDepth = 8;

}  // namespace

View::View(const Pile& pile) : pile_(pile), copies_(pile.reuse) {
  for (const Source& source : pile.sources) sources_.emplace(source.id, &source);
  for (std::size_t i = 0; i < pile.documents.size(); ++i) {
    documents_.emplace(pile.documents[i].id, i + 1);
  }
  for (const Mention& mention : pile.mentions) mentions_.emplace(mention.id, &mention);
  for (const Claim& claim : pile.claims) {
    claims_.emplace(claim.id, &claim);
    claims_of_[claim.document].push_back(&claim);
  }
  for (auto& [document, claims] : claims_of_) {
    std::stable_sort(claims.begin(), claims.end(), [](const Claim* a, const Claim* b) {
      return std::tie(a->anchor, a->span, a->id) < std::tie(b->anchor, b->span, b->id);
    });
    for (std::size_t i = 0; i < claims.size(); ++i) claim_numbers_.emplace(claims[i]->id, i + 1);
  }
  for (std::size_t i = 0; i < pile.incidents.size(); ++i) {
    incidents_.emplace(pile.incidents[i].id, i + 1);
    for (const ClaimId& id : pile.incidents[i].claims) incident_of_.emplace(id, &pile.incidents[i]);
    const auto& parent = pile.incidents[i].parent;
    if (parent && *parent != pile.incidents[i].id) children_[*parent].push_back(&pile.incidents[i]);
  }
  for (const Incident& incident : pile.incidents) {
    for (const Place& place : incident.places) add_name(place.name);
    for (const Party& party : incident.parties) add_name(party.name);
  }
  for (const Mention& mention : pile.mentions) {
    if (const auto* place = std::get_if<Place>(&mention.value)) add_name(place->name);
    if (const auto* named = std::get_if<Named>(&mention.value)) add_name(named->name);
  }
  for (const Origin& origin : pile.origins) {
    add_name(origin.name);
    origins_.emplace(origin.id, &origin);
    for (const ClaimId& id : origin.claims) origins_of_[id].push_back(&origin);
  }
  for (std::size_t i = 0; i < pile.findings.size(); ++i) {
    const Finding& finding = pile.findings[i];
    finding_numbers_.emplace(finding.id, i + 1);
    const Incident* of = finding.incident ? incident(*finding.incident) : nullptr;
    findings_[of].push_back(&finding);
    findings_under_[top_of(of)].push_back(&finding);
    for (const auto* list : {&finding.supports, &finding.opposes, &finding.derived_from}) {
      for (const ClaimId& id : *list) {
        auto& findings = findings_of_[id];
        if (findings.empty() || findings.back() != &finding) findings.push_back(&finding);
      }
    }
  }
  for (const Document& document : pile.documents) {
    for (const Claim* claim : claims_of(document.id)) {
      claims_under_[top_of(incident_of(claim->id))].push_back(claim);
    }
  }
}

void View::add_name(const std::string& name) {
  if (!name.empty()) names_.emplace(lower(name), name);
}

std::string View::question(const Finding& finding) const {
  const std::size_t colon = finding.attribute.find(':');
  if (colon == std::string::npos) return attribute_words(finding.attribute);
  const auto spelt = names_.find(lower(std::string_view(finding.attribute).substr(colon + 1)));
  if (spelt == names_.end()) return attribute_words(finding.attribute);
  return attribute_words(finding.attribute.substr(0, colon + 1) + spelt->second);
}

const Claim* View::claim(const ClaimId& id) const { return find_or_null(claims_, id); }

const Document* View::document(const DocumentId& id) const {
  const std::size_t at = number(id);
  return at == 0 ? nullptr : &pile_.documents[at - 1];
}

const Layout* View::layout(const DocumentId& id) const {
  const std::size_t at = number(id);
  return at == 0 || at > pile_.layouts.size() ? nullptr : &pile_.layouts[at - 1];
}

const Source* View::source(const SourceId& id) const { return find_or_null(sources_, id); }

const Incident* View::incident(const IncidentId& id) const {
  const std::size_t at = number(id);
  return at == 0 ? nullptr : &pile_.incidents[at - 1];
}

const Origin* View::origin(const OriginId& id) const { return find_or_null(origins_, id); }

const Mention* View::mention(std::string_view printed_id) const {
  const auto id = parse_id<MentionTag>(printed_id);
  return id ? find_or_null(mentions_, *id) : nullptr;
}

const Incident* View::incident_of(const ClaimId& id) const {
  return find_or_null(incident_of_, id);
}

const std::vector<const Origin*>& View::origins_of(const ClaimId& id) const {
  return find_or_empty(origins_of_, id);
}

const std::vector<const Claim*>& View::claims_of(const DocumentId& id) const {
  return find_or_empty(claims_of_, id);
}

const std::vector<const Finding*>& View::findings_of(const ClaimId& id) const {
  return find_or_empty(findings_of_, id);
}

const std::vector<const Incident*>& View::children(const IncidentId& id) const {
  return find_or_empty(children_, id);
}

const std::vector<const Claim*>& View::claims_under(const Incident* top) const {
  return find_or_empty(claims_under_, top);
}

std::vector<const Incident*> View::top_incidents() const {
  std::vector<const Incident*> found;
  for (const Incident& candidate : pile_.incidents) {
    if (top_of(&candidate) == &candidate) found.push_back(&candidate);
  }
  return found;
}

const Incident* View::top_of(const Incident* incident) const {
  for (int depth = 0; incident != nullptr && incident->parent && depth < kParentDepth; ++depth) {
    const Incident* above = this->incident(*incident->parent);
    if (above == nullptr || above == incident) break;
    incident = above;
  }
  return incident;
}

std::vector<const Incident*> View::top_incidents_by_size() const {
  std::vector<const Incident*> tops = top_incidents();
  std::stable_sort(tops.begin(), tops.end(), [](const Incident* a, const Incident* b) {
    return std::pair(a->documents.size(), a->claims.size()) >
           std::pair(b->documents.size(), b->claims.size());
  });
  return tops;
}

const std::vector<const Finding*>& View::findings(const Incident* incident) const {
  return find_or_empty(findings_, incident);
}

const std::vector<const Finding*>& View::findings_under(const Incident* top) const {
  return find_or_empty(findings_under_, top);
}

std::size_t View::number(const DocumentId& id) const { return find_or_null(documents_, id); }
std::size_t View::number(const ClaimId& id) const { return find_or_null(claim_numbers_, id); }
std::size_t View::number(const IncidentId& id) const { return find_or_null(incidents_, id); }
std::size_t View::number(const FindingId& id) const { return find_or_null(finding_numbers_, id); }

const Place* View::place_of(const Role& role) const {
  const Mention* found = mention(role.ref);
  return found == nullptr ? nullptr : std::get_if<Place>(&found->value);
}

const Date* View::date_of(const Role& role) const {
  const Mention* found = mention(role.ref);
  return found == nullptr ? nullptr : std::get_if<Date>(&found->value);
}

std::string_view View::words(const DocumentId& id, TextSpan span) const {
  const Document* found = document(id);
  return found == nullptr ? std::string_view() : slice(std::string_view(found->text), span);
}

std::string View::first_voice(const Claim& claim) const {
  if (claim.chain.empty() || claim.chain.front().who == kNarrator) return "the page's own voice";
  const Link& first = claim.chain.front();
  return first.name.empty() ? "an unnamed voice" : first.name;
}

}  // namespace habeas
