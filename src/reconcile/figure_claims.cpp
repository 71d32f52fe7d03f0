// reconcile/figure_claims.cpp - sorts the figures of an incident by what they count
#include "reconcile/figure_claims.h"

#include <algorithm>
#include <array>
#include <set>

#include "model/amounts.h"

namespace habeas {
namespace {

constexpr std::int64_t kLargest = 1'000'000'000'000;  // beyond this a figure counts no people

bool is_generic_unit(const std::string& unit) {
  constexpr std::array<std::string_view, 12> kAnybody = {
      "",      "person",       "people", "individual", "victim", "member",
      "other", "man or woman", "body",   "corpse",     "dead",   "survivor"};
  return std::find(kAnybody.begin(), kAnybody.end(), unit) != kAnybody.end();
}

/// "share_women" -> "women"; empty when the concept is no share.
std::string share_class(const Claim& claim) {
  constexpr std::string_view kShare = "share_";
  if (claim.counted.rfind(kShare, 0) != 0) return {};
  return claim.counted.substr(kShare.size());
}

class FigureSorter {
 public:
  FigureSorter(const Evidence& evidence, const Scope& scope) : evidence_(evidence), scope_(scope) {}

  SortedFigures run() {
    sort_claims();
    return std::move(figures_);
  }

 private:
  const Claim& claim(std::size_t number) const { return evidence_.claim(number); }

  void sort_claims() {
    find_main_groups();
    for (const std::size_t number : scope_.own) sort_claim(number);
    for (const PartScope& part : scope_.parts) {
      figures_.parts.push_back({part.incident, place_name(part), {}});
    }
    for (std::size_t i = 0; i < scope_.parts.size(); ++i) {
      for (const std::size_t number : scope_.parts[i].claims) sort_part_claim(i, number);
    }
    for (const std::size_t number : scope_.background) {
      const std::string of = share_class(claim(number));
      if (!of.empty() && figures_.shares.contains(of)) figures_.other_base[of].push_back(number);
    }
  }

  /// A figure that stands right before a place ("90 at Aldport") is of that place, whatever part
  /// its claim was put to.
  void sort_part_claim(std::size_t part, std::size_t number) {
    const Quantity* quantity = quantity_of(claim(number));
    const bool counts = claim(number).kind == ClaimKind::count && counts_people(number);
    if (!counts || quantity->share || is_without_figure(*quantity)) return;
    const Place* behind = evidence_.place_behind(claim(number));
    const auto is_at = [&](std::size_t i) {
      const auto& places = scope_.parts[i].incident->places;
      return std::any_of(places.begin(), places.end(),
                         [&](const Place& place) { return place.name == behind->name; });
    };
    std::size_t at = part;
    for (std::size_t i = 0; behind != nullptr && !is_at(part) && i < scope_.parts.size(); ++i) {
      if (!is_at(i)) continue;
      at = i;
      figures_.parts[at].place = behind->name;
      break;
    }
    figures_.parts[at].claims.push_back(number);
  }

  static bool is_sane(const Quantity& quantity) {
    const Number most{kLargest, 0};
    return (!quantity.lo || *quantity.lo < most) && (!quantity.hi || *quantity.hi < most);
  }

  /// Does the claim say of people how many they were? Not when it is only feared, planned or
  /// denied, nor when its figure is an age or a measure.
  bool counts_people(std::size_t number) const {
    const Claim& it = claim(number);
    const Quantity* quantity = quantity_of(it);
    return quantity != nullptr && is_sane(*quantity) && !is_measure(quantity->unit) &&
           is_told_as_done(it) && !evidence_.gives_age(it) && !evidence_.is_contradicted(it);
  }

  /// The place that people were counted at, else the first of the part.
  std::string place_name(const PartScope& part) const {
    for (const std::size_t number : part.claims) {
      if (claim(number).kind != ClaimKind::count) continue;
      for (const RoleName name : {RoleName::place, RoleName::via, RoleName::to, RoleName::from}) {
        const Role* role = nearest_role(claim(number), name);
        const Place* place = role == nullptr ? nullptr : evidence_.place(*role);
        if (place != nullptr && place->kind != PlaceKind::country) return place->name;
      }
    }
    return part.incident->places.empty() ? part.incident->label : part.incident->places.back().name;
  }

  /// Victim groups of claims about the incident's own event.
  void find_main_groups() {
    for (const std::size_t number : scope_.own) {
      const Claim& it = claim(number);
      const std::string event = it.kind == ClaimKind::event   ? it.subkind
                                : it.kind == ClaimKind::count ? counted_event(it)
                                                              : std::string();
      const Role* victim = find_role(it, RoleName::victim);
      if (event == scope_.incident->event && victim != nullptr) main_groups_.insert(victim->ref);
    }
  }

  void sort_claim(std::size_t number) {
    const Claim& it = claim(number);
    const Quantity* quantity = quantity_of(it);
    if (!counts_people(number)) return;
    const std::string of = share_class(it);
    if (!of.empty()) {
      figures_.shares[of].push_back(number);
      return;
    }
    if (it.kind != ClaimKind::count || quantity->share) return;
    if (counted_role(it) == "place") {
      const std::string event = counted_event(it);
      figures_.places[event == "crossing" ? "crossing_point" : event].push_back(number);
      return;
    }
    if (counted_role(it) != "victim") return;
    if (find_role(it, RoleName::whole) != nullptr) {
      const std::string name = class_of(it);
      if (!name.empty()) figures_.classes[name].push_back(number);
      return;
    }
    if (is_without_figure(*quantity)) {
      figures_.amounts.push_back(number);
      return;
    }
    figures_.totals[qualifier(it)].push_back(number);
  }

  /// The noun that is counted; empty when it is no word for a class ("112 of them").
  static std::string class_of(const Claim& it) {
    const std::string& unit = quantity_of(it)->unit;
    return is_generic_unit(unit) || !names_class(unit) ? std::string() : unit;
  }

  /// Empty for the incident's own group; else the event that this figure counts.
  std::string qualifier(const Claim& it) const {
    const std::string event = counted_event(it);
    if (event == scope_.incident->event) return {};
    if (is_violence(event)) return event;
    const Role* victim = find_role(it, RoleName::victim);
    if (victim != nullptr && main_groups_.contains(victim->ref)) return {};
    const bool vanished = event == "enforced_disappearance" || event.rfind("missing", 0) == 0;
    return vanished && !is_violence(scope_.incident->event) ? std::string() : event;
  }

  const Evidence& evidence_;
  const Scope& scope_;
  SortedFigures figures_;
  std::set<std::string> main_groups_;
};

}  // namespace

SortedFigures sort_figures(const Evidence& evidence, const Scope& scope) {
  return FigureSorter(evidence, scope).run();
}

}  // namespace habeas
