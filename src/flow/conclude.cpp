// flow/conclude.cpp - incident, origin, reconcile, each followed by what people decided
#include "flow/conclude.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/flat_map.h"
#include "flow/contradiction.h"
#include "incident/died_later.h"
#include "incident/incident.h"
#include "incident/one_group.h"
#include "incident/regroup.h"
#include "model/decided.h"
#include "origin/circles.h"
#include "origin/origin.h"
#include "origin/regroup.h"
#include "reconcile/reconcile.h"

namespace habeas {
namespace {

// Takes what a stage made, or passes its error on.
template <class Noun>
Result<void> take(Result<std::vector<Noun>> made, std::vector<Noun>& into) {
  if (!made) return tl::unexpected(made.error());
  into = *std::move(made);
  return {};
}

// Borrows the words.
using Renamed = FlatMap<std::string_view, std::string_view>;

void rename_victims(std::vector<Claim>& claims, const Renamed& renamed) {
  for (Claim& claim : claims) {
    for (Role& role : claim.roles) {
      if (!role.ref.starts_with(EntityTag::kPrefix)) continue;
      const std::string_view* found = renamed.find(role.ref);
      if (found != nullptr) role.ref = *found;
    }
  }
}

void rename_groups(std::vector<Mention>& mentions, const Renamed& renamed, const Renamed& names) {
  for (Mention& mention : mentions) {
    if (mention.kind != MentionKind::group) continue;
    auto* named = std::get_if<Named>(&mention.value);
    const auto* found = named == nullptr ? nullptr : renamed.find(to_text(named->id));
    if (found == nullptr) continue;
    const std::optional<EntityId> first = parse_id<EntityTag>(*found);
    const auto* name = names.find(*found);
    if (first) *named = Named{*first, std::string(name == nullptr ? std::string_view() : *name)};
  }
}

void rename_parties(std::vector<Incident>& incidents, const Renamed& renamed,
                    const Renamed& names) {
  for (Incident& incident : incidents) {
    std::set<std::pair<std::string, std::string>> seen;
    std::erase_if(incident.parties, [&](Party& party) {
      const std::string_view* found = renamed.find(party.ref);
      if (found != nullptr) {
        party.ref = *found;
        const std::string_view* name = names.find(*found);
        if (name != nullptr) party.name = *name;
      }
      return !party.ref.empty() && !seen.emplace(party.role, party.ref).second;
    });
  }
}

// One id for a group of victims on all pages of its incident.
void unite_groups(Pile& pile, std::span<const Claim> claims, Decided& decided,
                  const std::vector<Entity>& entities) {
  const std::map<std::string, std::string> same = same_groups(claims, pile.incidents);
  if (same.empty()) return;
  Renamed renamed(same.size());
  std::set<std::string_view> kept;
  for (const auto& [group, first] : same) {
    renamed.emplace(group, first);
    kept.insert(first);
  }
  Renamed names(kept.size());
  for (const Entity& entity : entities) {
    if (kept.contains(entity.id)) names.emplace(entity.id, entity.name);
  }
  rename_victims(pile.claims, renamed);
  rename_victims(decided.claims, renamed);
  rename_groups(pile.mentions, renamed, names);
  if (decided.mentions) rename_groups(*decided.mentions, renamed, names);
  rename_parties(pile.incidents, renamed, names);
}

// One whom an earlier page calls wounded is one of the dead of a later page.
void follow_the_wounded(Pile& pile, std::span<const Claim> claims, Decided& decided,
                        const std::vector<Entity>& entities) {
  const auto died = died_later(pile.layouts, claims, entities, pile.incidents);
  mark_who_died(pile.claims, died);
  mark_who_died(decided.claims, died);
}

Problem problem_of(const Circle& circle) {
  std::string names;
  for (const std::string& name : circle.names) names += (names.empty() ? "" : ", ") + name;
  Problem problem;
  problem.code = Errc::bad_input;
  problem.message = "a circle of reports without a first voice: " + names + ", in " +
                    std::to_string(circle.documents.size()) +
                    " documents, each have it from another of them";
  IdBuilder id;
  id.add("circle");
  for (const DocumentId& document : circle.documents) id.add(document);
  problem.id = id.build<ProblemTag>();
  return problem;
}

void say_what_was_corrected(const std::vector<Decision>& decisions,
                            std::vector<Finding>& findings) {
  if (decisions.empty()) return;
  const auto last = last_words(decisions);
  for (Finding& finding : findings) {
    bool is_corrected = false;
    for (const auto* claims : {&finding.supports, &finding.opposes, &finding.derived_from}) {
      for (const ClaimId& claim : *claims) {
        const auto found = last.find(to_text(claim));
        is_corrected = is_corrected || (found != last.end() && found->second->act == Act::correct);
      }
    }
    if (!is_corrected) continue;
    finding.text += finding.text.ends_with('.') ? " " : ". ";
    finding.text += "This follows a correction by a person.";
  }
}

}  // namespace

Result<void> conclude(Pile& pile, std::vector<Entity> entities,
                      const std::vector<Decision>& decisions, Goal goal, std::string* grouping) {
  if (goal != Goal::incidents && goal != Goal::findings) return {};
  const bool is_decided = !decisions.empty();  // else the claims are not kept twice
  Decided decided = is_decided ? as_decided(pile, decisions, &entities) : Decided();
  const std::span<const Claim> claims = is_decided ? decided.claims : pile.claims;
  const std::vector<Mention>& mentions = decided.mentions ? *decided.mentions : pile.mentions;
  auto done =
      take(find_incidents(pile.documents, pile.layouts, claims, mentions, entities, grouping),
           pile.incidents);
  if (!done) return done;
  const std::vector<Problem> kept_apart = contradicted_merges(pile, decisions);
  regroup_incidents(pile.documents, pile.layouts, claims, mentions, entities, decisions,
                    pile.incidents);
  unite_groups(pile, claims, decided, entities);
  follow_the_wounded(pile, claims, decided, entities);
  if (goal == Goal::incidents) return {};
  const std::vector<Circle> circles = find_circles(pile.documents, pile.layouts, claims, entities);
  done = take(
      find_origins(pile.documents, claims, pile.reuse, entities, mentions, pile.layouts, circles),
      pile.origins);
  if (!done) return done;
  regroup_origins(claims, decisions, pile.origins);
  done = take(reconcile(pile.documents, pile.layouts, claims, mentions, entities, pile.incidents,
                        pile.origins, pile.reuse),
              pile.findings);
  if (!done) return done;
  say_what_was_corrected(decisions, pile.findings);
  for (const Circle& circle : circles) pile.problems.push_back(problem_of(circle));
  const std::vector<Problem> contradicted = contradicted_verdicts(pile, decided.claims, decisions);
  pile.problems.insert(pile.problems.end(), kept_apart.begin(), kept_apart.end());
  pile.problems.insert(pile.problems.end(), contradicted.begin(), contradicted.end());
  return {};
}

}  // namespace habeas
