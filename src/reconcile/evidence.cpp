// reconcile/evidence.cpp - numbers claims, resolves ids, counts origins
#include "reconcile/evidence.h"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

#include "model/json.h"

namespace habeas {
namespace {

constexpr auto kNowhere = static_cast<std::size_t>(-1);

std::string count_words(std::size_t count, const std::string& one, const std::string& many) {
  if (count == 1) return "one " + one;
  return (count == 0 ? "no" : std::to_string(count)) + " " + (count == 0 ? one : many);
}

}  // namespace

ClaimNumbers Scope::told() const {
  ClaimNumbers numbers = own;
  for (const PartScope& part : parts) {
    numbers.insert(numbers.end(), part.claims.begin(), part.claims.end());
  }
  sort_numbers(numbers);
  return numbers;
}

ClaimNumbers Scope::all() const {
  ClaimNumbers numbers = told();
  for (const PartScope& act : acts) {
    numbers.insert(numbers.end(), act.claims.begin(), act.claims.end());
  }
  sort_numbers(numbers);
  return numbers;
}

Evidence::Evidence(std::span<const Document> documents, std::span<const Layout> layouts,
                   std::span<const Claim> claims, std::span<const Mention> mentions,
                   std::span<const Entity> entities, std::span<const Incident> incidents,
                   std::span<const Origin> origins, std::span<const ReuseLink> reuse)
    : document_number_(documents.size()),
      layouts_(layouts.size()),
      claim_number_(claims.size()),
      mentions_(mentions),
      institutions_(entities),
      copies_(reuse) {
  for (const Document& document : documents) documents_.push_back(&document);
  std::sort(documents_.begin(), documents_.end(), [](const Document* a, const Document* b) {
    return std::tie(a->path, a->id) < std::tie(b->path, b->id);
  });
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    document_number_.emplace(documents_[i]->id, i);
  }
  for (const Layout& layout : layouts) layouts_.emplace(layout.document, &layout);
  find_places(mentions);
  number_claims(claims);
  build_scopes(incidents);
  add_background();
  FlatMap<ClaimId, const Origin*> origin_by_claim(claims_.size());
  for (const Origin& origin : origins) {
    for (const ClaimId& id : origin.claims) origin_by_claim.emplace(id, &origin);
  }
  for (const Claim* claim : claims_) {
    const Origin* const* found = origin_by_claim.find(claim->id);
    origin_of_.push_back(found == nullptr ? nullptr : *found);
  }
}

/// Mentions of known documents, which mostly come in this order.
void Evidence::find_places(std::span<const Mention> mentions) {
  DocumentId last;
  const std::size_t* number = nullptr;  // of the last document
  for (const Mention& mention : mentions) {
    if (!std::holds_alternative<Place>(mention.value)) continue;
    if (places_.empty() || mention.document != last)
      number = document_number_.find(mention.document);
    last = mention.document;
    if (number == nullptr) continue;
    places_.push_back({static_cast<std::uint32_t>(*number), mention.span.begin, &mention});
  }
  const auto before = [](const PlaceAt& a, const PlaceAt& b) {
    return std::tie(a.document, a.begin) < std::tie(b.document, b.begin);
  };
  if (std::is_sorted(places_.begin(), places_.end(), before)) return;
  std::stable_sort(places_.begin(), places_.end(), before);
}

void Evidence::number_claims(std::span<const Claim> claims) {
  struct Numbered {
    std::size_t document = 0;
    const Claim* claim = nullptr;
  };
  std::vector<Numbered> order;
  order.reserve(claims.size());
  for (const Claim& claim : claims) {
    const std::size_t* document = document_number_.find(claim.document);
    if (document != nullptr) order.push_back({*document, &claim});
  }
  std::sort(order.begin(), order.end(), [](const Numbered& a, const Numbered& b) {
    return std::tie(a.document, a.claim->anchor, a.claim->span, a.claim->id) <
           std::tie(b.document, b.claim->anchor, b.claim->span, b.claim->id);
  });
  for (const Numbered& next : order) claims_.push_back(next.claim);
  for (std::size_t i = 0; i < claims_.size(); ++i) claim_number_.emplace(claims_[i]->id, i);
  scope_of_.assign(claims_.size(), kNowhere);
  for (const Claim* claim : claims_) {
    if (is_contradiction(*claim)) denied_[claim->document].push_back(claim->span);
  }
}

void Evidence::build_scopes(std::span<const Incident> incidents) {
  struct Begun {  // an incident and its first claim
    std::size_t claim = kNowhere;
    const Incident* incident = nullptr;
  };
  std::vector<Begun> order;
  order.reserve(incidents.size());
  for (const Incident& incident : incidents) {
    order.push_back({kNowhere, &incident});
    for (const ClaimId& id : incident.claims) {
      const auto number = number_of(id);
      if (number) order.back().claim = std::min(order.back().claim, *number);
    }
  }
  std::sort(order.begin(), order.end(), [](const Begun& a, const Begun& b) {
    return std::tie(a.claim, a.incident->id) < std::tie(b.claim, b.incident->id);
  });
  FlatMap<IncidentId, std::size_t> root(order.size());
  for (const auto& [claim, incident] : order) {
    if (incident->parent || !incident->related.empty()) continue;
    root.emplace(incident->id, scopes_.size());
    scopes_.emplace_back();
    scopes_.back().incident = incident;
  }
  for (const auto& [claim, incident] : order) {
    const bool is_part = incident->parent.has_value();
    const bool is_act = !is_part && !incident->related.empty();
    const std::optional<IncidentId> about =
        is_part  ? incident->parent
        : is_act ? parse_id<IncidentTag>(incident->related.front().id)
                 : std::optional(incident->id);
    const std::size_t* const at = about ? root.find(*about) : nullptr;
    if (at == nullptr) continue;
    PartScope part{incident, {}};
    for (const ClaimId& id : incident->claims) {
      const std::size_t* number = claim_number_.find(id);
      if (number == nullptr) continue;
      part.claims.push_back(*number);
      scope_of_[*number] = *at;
    }
    sort_numbers(part.claims);
    Scope& scope = scopes_[*at];
    if (is_part) {
      scope.parts.push_back(std::move(part));
    } else if (is_act) {
      scope.acts.push_back(std::move(part));
    } else {
      scope.own = std::move(part.claims);
    }
  }
}

void Evidence::add_background() {
  for (std::size_t i = 0; i < scopes_.size(); ++i) {
    for (const DocumentId document : scopes_[i].incident->documents) {
      scopes_by_document_[document].push_back(i);
    }
  }
  for (std::size_t i = 0; i < claims_.size(); ++i) {
    if (scope_of_[i] != kNowhere) continue;
    const auto at = scopes_by_document_.find(claims_[i]->document);
    if (at == scopes_by_document_.end()) continue;
    for (const std::size_t scope : at->second) scopes_[scope].background.push_back(i);
  }
}

const Document* Evidence::document(DocumentId id) const {
  const std::size_t* number = document_number_.find(id);
  return number == nullptr ? nullptr : documents_[*number];
}

const Layout* Evidence::layout(DocumentId document) const {
  const Layout* const* found = layouts_.find(document);
  return found == nullptr ? nullptr : *found;
}

const Scope* Evidence::scope_of(std::size_t number) const {
  const std::size_t scope = scope_of_[number];
  return scope == kNowhere ? nullptr : &scopes_[scope];
}

const Scope* Evidence::only_scope(DocumentId document) const {
  const auto at = scopes_by_document_.find(document);
  if (at == scopes_by_document_.end() || at->second.size() != 1) return nullptr;
  return &scopes_[at->second.front()];
}

std::vector<const Scope*> Evidence::scopes_of(DocumentId document) const {
  std::vector<const Scope*> scopes;
  const auto at = scopes_by_document_.find(document);
  if (at == scopes_by_document_.end()) return scopes;
  for (const std::size_t scope : at->second) scopes.push_back(&scopes_[scope]);
  return scopes;
}

std::optional<std::size_t> Evidence::number_of(const ClaimId& claim) const {
  const std::size_t* found = claim_number_.find(claim);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

const Origin* Evidence::origin(std::size_t number) const { return origin_of_[number]; }

bool Evidence::is_identified(std::size_t number) const {
  const Origin* from = origin(number);
  return from != nullptr && from->standing != Standing::unresolved;
}

std::string_view Evidence::text_between(DocumentId document, std::uint32_t begin,
                                        std::uint32_t end) const {
  const Document* page = this->document(document);
  if (page == nullptr) return {};
  const std::string_view text = page->text;
  if (begin > end || end > text.size()) return {};
  return text.substr(begin, end - begin);
}

bool Evidence::gives_age(const Claim& claim) const {
  constexpr std::int64_t kOldest = 120;
  constexpr std::uint32_t kBehind = 2;
  const Quantity* quantity = quantity_of(claim);
  if (quantity == nullptr || !quantity->unit.empty() || !quantity->point) return false;
  if (Number{kOldest, 0} < *quantity->point) return false;
  const std::uint32_t begin = claim.anchor.begin;
  const std::string_view before = text_between(claim.document, begin - std::min(begin, 5U), begin);
  if (before.ends_with("aged ")) return true;
  const std::string_view after =
      text_between(claim.document, claim.anchor.end, claim.anchor.end + kBehind);
  return before.ends_with(", ") && (after.starts_with(",") || after.starts_with("."));
}

bool Evidence::is_contradicted(const Claim& claim) const {
  const auto at = denied_.find(claim.document);
  return at != denied_.end() &&
         std::any_of(at->second.begin(), at->second.end(), [&](const TextSpan& sentence) {
           return sentence.begin <= claim.anchor.begin && claim.anchor.end <= sentence.end;
         });
}

bool Evidence::joins(const Claim& left, const Claim& right) const {
  constexpr std::uint32_t kBehind = 24;  // bytes of the noun behind the second figure
  const std::string_view between = text_between(left.document, left.anchor.end, right.anchor.begin);
  constexpr std::string_view kEnds = ".;?!\n";
  const std::size_t ends = between.find_first_of(kEnds);
  if (ends != std::string_view::npos) {
    // "Three were dead on arrival. Two more died": "more" counts from the sentence before.
    const std::string_view figure =
        text_between(right.document, right.anchor.begin, right.anchor.end + 1);
    return between.substr(ends) == ". " && figure.find(" more") != std::string_view::npos &&
           figure.find(" than") == std::string_view::npos;
  }
  for (const std::string_view inside : {"one of", "of them", "among", "includ"}) {
    if (between.find(inside) != std::string_view::npos) return false;
  }
  if (between.find(" and ") != std::string_view::npos || between == "and ") return true;
  const std::string whole =
      std::string(between) +
      std::string(text_between(right.document, right.anchor.begin, right.anchor.end + kBehind));
  for (const std::string_view mark : {"other", "another", "further", "additional", " more "}) {
    if (whole.find(mark) != std::string::npos) return true;
  }
  return false;
}

const Place* Evidence::place_behind(const Claim& claim) const {
  constexpr std::uint32_t kFarthest = 24;  // bytes: "people in the town of"
  const std::size_t* const document = document_number_.find(claim.document);
  if (document == nullptr) return nullptr;
  const auto number = static_cast<std::uint32_t>(*document);
  const auto at = std::lower_bound(places_.begin(), places_.end(), claim.anchor.end,
                                   [&](const PlaceAt& a, std::uint32_t end) {
                                     return std::tie(a.document, a.begin) < std::tie(number, end);
                                   });
  if (at == places_.end() || at->document != number) return nullptr;
  const Mention& place = *at->mention;
  if (place.span.begin > claim.anchor.end + kFarthest) return nullptr;
  const std::string_view between = text_between(claim.document, claim.anchor.end, place.span.begin);
  const bool stands_in =
      between.starts_with(" at ") || between.starts_with(" in ") || between.starts_with(" near ");
  const bool goes_on = between.find_first_of(",.;\n") == std::string_view::npos;
  return stands_in && goes_on ? std::get_if<Place>(&place.value) : nullptr;
}

std::string Evidence::name(const Role& role) const {
  if (institutions_.find(role.ref) != nullptr) {
    return state_name(institutions_.key(role.ref), role.ref, role.quote);
  }
  const Place* where = place(role);
  return where != nullptr ? where->name : role.quote;
}

std::pair<std::string, std::string> Evidence::party(const Claim& claim) const {
  std::string ref;
  std::string said;
  if (const Role* agent = find_role(claim, RoleName::agent)) {
    ref = agent->ref;
    said = agent->quote;
  }
  if (ref.empty() && !claim.chain.empty()) {
    const Link& first = claim.chain.front();
    if (first.who == kNarrator || first.who == kUnnamed) return {};
    ref = first.who;
    said = first.name;
  }
  if (ref.empty()) return {};
  const std::string key = institutions_.key(ref);
  return {key, state_name(key, ref, said)};
}

std::string Evidence::state_name(const std::string& key, const std::string& ref,
                                 const std::string& said) const {
  if (const Entity* state = institutions_.state(key)) return state->name;
  if (const Entity* whole = institutions_.find(key)) return whole->name;
  const Entity* entity = institutions_.find(ref);
  return entity != nullptr ? entity->name : said;
}

bool harms_only_self(const Claim& claim) {
  const Role* const agent = find_role(claim, RoleName::agent);
  if (claim.kind != ClaimKind::event || agent == nullptr) return false;
  const auto is_other = [&](const Role& role) {
    return role.name == RoleName::victim && (role.ref != agent->ref || role.ref.empty());
  };
  return find_role(claim, RoleName::victim) != nullptr &&
         std::none_of(claim.roles.begin(), claim.roles.end(), is_other);
}

const Quantity* quantity_of(const Claim& claim) { return std::get_if<Quantity>(&claim.value); }
const Date* date_of(const Claim& claim) { return std::get_if<Date>(&claim.value); }

std::string counted_event(const Claim& claim) {
  return claim.counted.substr(0, claim.counted.find('/'));
}

std::string counted_role(const Claim& claim) {
  const std::size_t slash = claim.counted.find('/');
  return slash == std::string::npos ? std::string() : claim.counted.substr(slash + 1);
}

std::string spaced(std::string words) {
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string page_name(const Document& document) {
  const std::size_t slash = document.path.find_last_of('/');
  std::string name = slash == std::string::npos ? document.path : document.path.substr(slash + 1);
  const std::size_t dot = name.find_last_of('.');
  if (dot != std::string::npos && dot != 0) name.resize(dot);
  return printable(name);  // a file name is bytes, words of a record are UTF-8
}

void sort_numbers(ClaimNumbers& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

std::vector<ClaimId> ids_of(const Evidence& evidence, const ClaimNumbers& numbers) {
  std::vector<ClaimId> ids;
  for (const std::size_t number : numbers) ids.push_back(evidence.claim(number).id);
  return ids;
}

namespace {

struct Basis {
  std::vector<const Origin*> identified, unresolved;  // in order of first claim
  std::vector<DocumentId> documents;
};

Basis basis_of(const Evidence& evidence, const ClaimNumbers& supports) {
  Basis basis;
  std::vector<DocumentId>& documents = basis.documents;
  std::vector<const Origin*> seen;  // in order of their places, only looked up
  for (const std::size_t number : supports) {
    const DocumentId& document = evidence.claim(number).document;
    if (documents.empty() || documents.back() != document) documents.push_back(document);
    const Origin* origin = evidence.origin(number);
    if (origin == nullptr) continue;
    const auto at = std::lower_bound(seen.begin(), seen.end(), origin, std::less<>());
    if (at != seen.end() && *at == origin) continue;
    seen.insert(at, origin);
    auto& list = origin->standing == Standing::unresolved ? basis.unresolved : basis.identified;
    list.push_back(origin);
  }
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  return basis;
}

}  // namespace

void count_origins(const Evidence& evidence, const ClaimNumbers& supports, Finding& finding) {
  const Basis basis = basis_of(evidence, supports);
  finding.identified_origins = static_cast<std::uint32_t>(basis.identified.size());
  finding.documents = static_cast<std::uint32_t>(basis.documents.size());
  finding.unresolved_origins.clear();
  for (const Origin* origin : basis.unresolved) finding.unresolved_origins.push_back(origin->id);
}

FindingState state_by_origins(const Evidence& evidence, const ClaimNumbers& supports) {
  return basis_of(evidence, supports).identified.size() >= 2 ? FindingState::agreed
                                                             : FindingState::single_origin;
}

std::string basis_words(const Evidence& evidence, const ClaimNumbers& supports) {
  const Basis basis = basis_of(evidence, supports);
  std::string words =
      evidence.copies().in_words(basis.documents) + ", " +
      count_words(basis.identified.size(), "identified origin", "identified origins");
  for (std::size_t i = 0; i < basis.identified.size() && i < 4; ++i) {
    words += (i == 0 ? " (" : "; ") + basis.identified[i]->name;
  }
  if (basis.identified.size() > 4) words += "; and others";
  return basis.identified.empty() ? words : words + ")";
}

void seal(Finding& finding) {
  IdBuilder id;
  id.add(finding.incident ? to_text(*finding.incident) : std::string());
  id.add(finding.attribute).add(static_cast<std::uint64_t>(finding.state));
  id.add(finding.text);
  for (const ClaimId& claim : finding.supports) id.add(claim);
  id.add(std::string_view("against"));
  for (const ClaimId& claim : finding.opposes) id.add(claim);
  id.add(std::string_view("from"));
  for (const ClaimId& claim : finding.derived_from) id.add(claim);
  finding.id = id.build<FindingTag>();
}

Finding make_finding(const Evidence& evidence, const Incident* incident, std::string attribute,
                     FindingState state, std::string text, const ClaimNumbers& supports,
                     const ClaimNumbers& opposes) {
  Finding finding;
  if (incident != nullptr) finding.incident = incident->id;
  finding.attribute = std::move(attribute);
  finding.state = state;
  finding.text = std::move(text);
  finding.supports = ids_of(evidence, supports);
  finding.opposes = ids_of(evidence, opposes);
  count_origins(evidence, supports, finding);
  return finding;
}

Finding make_unknown(const Incident* incident, std::string attribute, std::string text) {
  Finding finding;
  if (incident != nullptr) finding.incident = incident->id;
  finding.attribute = std::move(attribute);
  finding.state = FindingState::unknown;
  finding.text = std::move(text);
  return finding;
}

}  // namespace habeas
