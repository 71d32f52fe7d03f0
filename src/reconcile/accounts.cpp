// reconcile/accounts.cpp - groups claims that answer one question without a figure
#include "reconcile/accounts.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <tuple>

namespace habeas {
namespace {

bool is_scale(const Claim& claim) {
  return claim.subkind == "scale" || claim.counted == "scale" || claim.subkind == "comparison" ||
         claim.subkind == "comparative_scale";
}

/// Claims under one qualifier, in order of the qualifier.
struct Asked {
  std::string qualifier, name;
  ClaimNumbers claims;
};

/// "A", "A and B", "A, B, C, D and 3 more places".
std::string joined(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 4;
  const std::size_t shown = names.size() > kMost + 1 ? kMost : names.size();
  std::string words;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == names.size();
    if (i > 0) words += last ? " and " : ", ";
    words += names[i];
  }
  if (shown < names.size())
    words += " and " + std::to_string(names.size() - shown) + " more places";
  return words;
}

class AccountFinder {
 public:
  AccountFinder(const Evidence& evidence, const Scope& scope)
      : evidence_(evidence), scope_(scope), told_(scope.told()), all_(scope.all()) {}

  std::vector<Finding> run() {
    event_happened();
    drift_of_mood();
    event_agent();
    event_place();
    routes();
    transport();
    detention_places();
    plain("victim_contact", "No contact with the people since", all_, [](const Claim& claim) {
      return claim.kind == ClaimKind::event && claim.subkind == "no_contact";
    });
    plain("scale", "How it compares with other events", all_,
          [](const Claim& claim) { return claim.kind == ClaimKind::event && is_scale(claim); });
    plain("risk", "What the people face", all_, [](const Claim& claim) {
      return claim.kind == ClaimKind::profile && claim.subkind == "risk";
    });
    plain("violation", "Which law is said to be broken", all_, [](const Claim& claim) {
      return claim.kind == ClaimKind::legal && claim.subkind == "alleged_violation";
    });
    plain("demand", "What is asked for", all_, [](const Claim& claim) {
      return claim.kind == ClaimKind::event && claim.subkind == "appeal";
    });
    protests();
    positions();
    witnesses();
    return std::move(findings_);
  }

 private:
  const Claim& claim(std::size_t number) const { return evidence_.claim(number); }

  void add(const Incident* incident, const std::string& attribute, FindingState state,
           const std::string& text, const ClaimNumbers& supports, const ClaimNumbers& opposes = {},
           const Value& value = {}) {
    Finding finding = make_finding(evidence_, incident, attribute, state, text, supports, opposes);
    finding.value = value;
    findings_.push_back(std::move(finding));
  }

  std::string according(const ClaimNumbers& claims) const {
    return ", according to " + basis_words(evidence_, claims) + ".";
  }

  /// One finding on all claims of a kind.
  void plain(const std::string& attribute, const std::string& what, const ClaimNumbers& from,
             const std::function<bool(const Claim&)>& fits) {
    ClaimNumbers claims;
    for (const std::size_t number : from) {
      if (fits(claim(number))) claims.push_back(number);
    }
    if (claims.empty()) return;
    add(scope_.incident, attribute, state_by_origins(evidence_, claims), what + according(claims),
        claims);
  }

  /// Of each voice on each page the plainest claim that it happened: an event before a number, and
  /// a witness who speaks of one victim.
  ClaimNumbers happened() const {
    std::map<std::pair<const Origin*, DocumentId>, std::pair<int, std::size_t>> best;
    for (const std::size_t number : told_) {
      const Claim& it = claim(number);
      const int rank = plainness(number, it);
      if (rank < 0) continue;
      const auto [at, fresh] =
          best.emplace(std::pair(evidence_.origin(number), it.document), std::pair(rank, number));
      if (!fresh) at->second = std::min(at->second, std::pair(rank, number));
    }
    ClaimNumbers claims;
    for (const auto& [key, claim] : best) claims.push_back(claim.second);
    sort_numbers(claims);
    return claims;
  }

  /// 0 for the deed itself, 1 for how many it hit, 2 for a witness; -1 when it does not say so.
  int plainness(std::size_t number, const Claim& it) const {
    if (is_witness(it)) return 2;
    if (!is_told_as_done(it)) return -1;
    const std::string& main = scope_.incident->event;
    const bool own = it.subkind == main || (is_violence(it.subkind) && is_violence(main));
    if (it.kind == ClaimKind::event && own) return 0;
    const bool counts = it.kind == ClaimKind::count && counted_role(it) == "victim" &&
                        find_role(it, RoleName::whole) == nullptr && is_deed(event_of(it));
    return counts && evidence_.scope_of(number) == &scope_ ? 1 : -1;
  }

  /// A particular person without a name who speaks in words of her own.
  bool is_witness(const Claim& it) const {
    if (it.chain.empty() || it.kind != ClaimKind::event || is_deed(it.subkind)) return false;
    const Entity* voice = evidence_.institutions().find(it.chain.front().who);
    return voice != nullptr && voice->kind == MentionKind::person && voice->described;
  }

  /// "Nobody drowned", of a pushback: what else befell the people, not that it took place.
  bool denies_an_effect(std::size_t denial) const {
    static constexpr std::array<std::string_view, 4> kEffects = {"killing", "injury", "torture",
                                                                 "sexual_violence"};
    const std::string event = counted_event(claim(denial));
    return event != scope_.incident->event &&
           std::find(kEffects.begin(), kEffects.end(), event) != kEffects.end();
  }

  /// "38 people were held and nobody was beaten": who tells the deed on the same page denies
  /// something else that is said of it.
  bool denies_a_part(std::size_t denial) const {
    const auto voice = [&](std::size_t number) {
      const std::vector<Link>& chain = claim(number).chain;
      const bool named =
          !chain.empty() && chain.front().who != kNarrator && chain.front().who != kUnnamed;
      return named ? evidence_.institutions().key(chain.front().who) : std::string();
    };
    const std::string denier = voice(denial);
    if (denies_an_effect(denial)) return true;
    return !denier.empty() && std::any_of(told_.begin(), told_.end(), [&](std::size_t number) {
      const Claim& it = claim(number);
      const int rank = plainness(number, it);
      return (rank == 0 || rank == 1) && it.document == claim(denial).document &&
             voice(number) == denier;
    });
  }

  void event_happened() {
    const ClaimNumbers claims = happened();
    ClaimNumbers denied;
    for (const std::size_t number : all_) {
      const Claim& it = claim(number);
      if (it.kind == ClaimKind::denial && it.subkind == "denial_of_act" && !denies_a_part(number))
        denied.push_back(number);
    }
    if (claims.empty() && denied.empty()) return;
    const FindingState state =
        claims.empty() ? FindingState::denied : state_by_origins(evidence_, claims);
    std::string text = "That it took place is said by " +
                       basis_words(evidence_, claims.empty() ? denied : claims) + ".";
    if (claims.empty()) text = "No document asserts it; it is only denied.";
    if (!claims.empty() && !denied.empty()) {
      text += " Denied by " + basis_words(evidence_, denied) + ".";
    }
    add(scope_.incident, "event_happened", state, text, claims.empty() ? denied : claims,
        claims.empty() ? ClaimNumbers{} : denied);
  }

  /// One origin that is carried as sure on one page and as a suspicion on another.
  void drift_of_mood() {
    std::map<const Origin*, std::pair<ClaimNumbers, ClaimNumbers>> by_origin;  // firm, weak
    std::vector<const Origin*> order;
    for (const std::size_t number : told_) {
      const Claim& it = claim(number);
      if (plainness(number, it) < 0 || is_witness(it) || !evidence_.is_identified(number)) continue;
      const Origin* origin = evidence_.origin(number);
      const auto [at, fresh] = by_origin.try_emplace(origin);
      if (fresh) order.push_back(origin);
      const bool weak = it.mood == Mood::possible || it.mood == Mood::alleged;
      (weak ? at->second.second : at->second.first).push_back(number);
    }
    for (const Origin* origin : order) {
      const auto& [firm, weak] = by_origin.at(origin);
      if (firm.empty() || weak.empty()) continue;
      if (claim(firm.front()).document == claim(weak.front()).document) continue;
      ClaimNumbers both = firm;
      both.insert(both.end(), weak.begin(), weak.end());
      sort_numbers(both);
      add(scope_.incident, "event_happened:" + origin->name, FindingState::hedged,
          origin->name +
              " is carried as sure that it happened on one page and only as suspecting "
              "or alleging it on another.",
          both);
    }
  }

  /// Is it a deed of this incident, done to others? Arrests after an act of violence are no part of
  /// it, and who hurt himself alone is asked for by nobody.
  bool tells_doer(const Claim& it) const {
    if (it.kind != ClaimKind::event || !is_deed(it.subkind) || !is_told_as_done(it)) return false;
    if (is_violence(scope_.incident->event) && !is_violence(it.subkind)) return false;
    return !harms_only_self(it);
  }

  /// A town or a region does nothing; a state may.
  bool is_no_power(const Role& agent) const {
    const Place* const place = evidence_.place(agent);
    return place != nullptr && place->kind != PlaceKind::country;
  }

  /// Of a named person the weakest wording counts: whom one page calls accused, no other makes
  /// guilty.
  bool is_only_alleged(const Asked& asked) const {
    const auto weak = [&](std::size_t number) {
      return claim(number).mood == Mood::alleged || claim(number).mood == Mood::possible;
    };
    const Entity* const who = evidence_.institutions().find(asked.qualifier);
    const bool person = who != nullptr && who->kind == MentionKind::person;
    return person ? std::any_of(asked.claims.begin(), asked.claims.end(), weak)
                  : std::all_of(asked.claims.begin(), asked.claims.end(), weak);
  }

  /// "two officers", "the men", "seven others": words for several, not a name.
  static bool is_several(const std::string& name) {
    const std::string last = name.substr(name.find_last_of(' ') + 1);
    const bool plural =
        (last.ends_with('s') && !last.ends_with("ss")) || last.ends_with("men") || last == "people";
    const unsigned char first = name.empty() ? 'A' : static_cast<unsigned char>(name.front());
    const bool described = (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
    return described && plural && !name.starts_with("a ") && !name.starts_with("an ") &&
           !name.starts_with("one ");
  }

  /// In what strength the page's own voice, others' words or an accusation tell who did it: "did
  /// it", "is said to have done it", "is accused of it".
  std::string doing(const Asked& asked, std::string_view plain, std::string_view said,
                    std::string_view of) const {
    const std::string is = is_several(asked.name) ? " are " : " is ";
    if (is_only_alleged(asked)) return is + "accused of " + std::string(of);
    const bool told = std::any_of(asked.claims.begin(), asked.claims.end(),
                                  [&](std::size_t n) { return claim(n).mood == Mood::asserted; });
    return told ? " " + std::string(plain) : is + "said to have " + std::string(said);
  }

  void event_agent() {
    std::map<std::string, Asked> by_agent;
    for (const std::size_t number : told_) {
      const Claim& it = claim(number);
      const Role* agent = tells_doer(it) ? find_role(it, RoleName::agent) : nullptr;
      if (agent == nullptr || agent->ref.empty() || is_no_power(*agent)) continue;
      const std::string key = evidence_.institutions().key(agent->ref);
      Asked& asked = by_agent[key];
      asked.name = evidence_.name(*agent);
      asked.qualifier = agent->ref;
      asked.claims.push_back(number);
    }
    if (by_agent.empty()) return;
    const auto most =
        std::max_element(by_agent.begin(), by_agent.end(), [](const auto& a, const auto& b) {
          return std::make_tuple(a.second.claims.size(), b.second.claims.front()) <
                 std::make_tuple(b.second.claims.size(), a.second.claims.front());
        });
    const Asked& main = most->second;
    ClaimNumbers opposes;
    for (const std::size_t number : all_) {
      const Claim& it = claim(number);
      const bool denial = it.kind == ClaimKind::denial && it.subkind == "denial_of_responsibility";
      if (denial) opposes.push_back(number);
    }
    Value value;
    if (const auto id = parse_id<EntityTag>(main.qualifier)) value = Named{*id, main.name};
    add(scope_.incident, "event_agent", state_by_origins(evidence_, main.claims),
        main.name + doing(main, "did it", "done it", "it") + according(main.claims), main.claims,
        opposes, value);
    for (const auto& [key, asked] : by_agent) {
      if (&asked == &main) continue;
      Value other;
      if (const auto id = parse_id<EntityTag>(asked.qualifier)) other = Named{*id, asked.name};
      add(scope_.incident, "event_agent:" + asked.name, state_by_origins(evidence_, asked.claims),
          asked.name + doing(asked, "took part", "taken part", "a part in it") +
              according(asked.claims),
          asked.claims, {}, other);
    }
  }

  /// The hurt die in hospitals of what was done elsewhere.
  bool is_for_the_hurt(const Place& place) const {
    constexpr std::array<std::string_view, 6> kWards = {"hospital", "Hospital", "clinic",
                                                        "Clinic",   "Medical",  "medical"};
    return scope_.incident->event != "bombing" && scope_.incident->event != "attack" &&
           place.kind == PlaceKind::facility &&
           std::any_of(kWards.begin(), kWards.end(), [&](std::string_view ward) {
             return place.name.find(ward) != std::string::npos;
           });
  }

  /// Where the deed was done, for deeds that are told with a place; of two told as often, the one
  /// that the incident is named by.
  void event_place() {
    std::vector<std::pair<Place, ClaimNumbers>> places;
    for (const std::size_t number : scope_.own) {
      const Claim& it = claim(number);
      if (it.kind != ClaimKind::event || !is_deed(it.subkind) || !is_told_as_done(it)) continue;
      if (is_violence(scope_.incident->event) && !is_violence(it.subkind)) continue;
      for (const Role& role : it.roles) {
        const Place* place = role.name == RoleName::place ? evidence_.place(role) : nullptr;
        if (place == nullptr || is_for_the_hurt(*place)) continue;
        const auto same = std::find_if(places.begin(), places.end(),
                                       [&](const auto& known) { return known.first == *place; });
        if (same == places.end()) {
          places.emplace_back(*place, ClaimNumbers{number});
        } else {
          same->second.push_back(number);
        }
      }
    }
    if (places.empty()) return;
    const auto most =
        std::max_element(places.begin(), places.end(), [&](const auto& a, const auto& b) {
          const auto names = [&](const Place& place) {
            const std::vector<Place>& known = scope_.incident->places;
            return !known.empty() && known.front() == place;
          };
          return std::pair(a.second.size(), names(a.first)) <
                 std::pair(b.second.size(), names(b.first));
        });
    sort_numbers(most->second);
    add(scope_.incident, "event_place", state_by_origins(evidence_, most->second),
        "It took place in " + most->first.name + according(most->second), most->second, {},
        most->first);
  }

  /// Places that these claims give this role, those of most claims first.
  std::vector<std::string> places_in(const ClaimNumbers& claims, RoleName name) const {
    std::map<std::string, std::set<std::size_t>> told;
    for (const std::size_t number : claims) {
      for (const Role& role : claim(number).roles) {
        const Place* place = role.name == name ? evidence_.place(role) : nullptr;
        if (place != nullptr) told[place->name].insert(number);
      }
    }
    std::vector<std::string> names;
    names.reserve(told.size());
    for (const auto& [place, by] : told) names.push_back(place);
    std::stable_sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
      return told[a].size() > told[b].size();
    });
    return names;
  }

  /// "People were taken from A and B to C": every place that a claim names; the claims may name
  /// different ones.
  std::string way_words(const ClaimNumbers& claims) const {
    std::string words;
    for (const auto& [name, word] :
         {std::pair(RoleName::from, " from "), std::pair(RoleName::via, " by way of "),
          std::pair(RoleName::to, " to ")}) {
      const std::vector<std::string> places = places_in(claims, name);
      if (!places.empty()) words += word + joined(places);
    }
    return words.empty() ? "The way the people were taken" : "People were taken" + words;
  }

  void routes() {
    ClaimNumbers transfers;
    for (const std::size_t number : scope_.own) {
      const Claim& it = claim(number);
      if (it.kind == ClaimKind::route && it.subkind == "transfer") transfers.push_back(number);
    }
    if (!transfers.empty()) {
      add(scope_.incident, "route", state_by_origins(evidence_, transfers),
          way_words(transfers) + according(transfers), transfers);
    }
    for (const PartScope& part : scope_.parts) {
      ClaimNumbers claims;
      for (const std::size_t number : part.claims) {
        if (claim(number).kind == ClaimKind::route) claims.push_back(number);
      }
      if (claims.empty()) continue;
      add(part.incident, "route", state_by_origins(evidence_, claims),
          "People crossed at " + part.incident->label + according(claims), claims);
    }
  }

  void transport() {
    ClaimNumbers claims;
    std::string means;
    for (const std::size_t number : scope_.own) {
      const Claim& it = claim(number);
      const bool moves = it.kind == ClaimKind::route || it.subkind == "transfer" ||
                         it.subkind == scope_.incident->event;
      const Role* by = moves ? find_role(it, RoleName::instrument) : nullptr;
      if (by == nullptr) continue;
      claims.push_back(number);
      if (means.empty()) means = by->quote;
    }
    if (claims.empty()) return;
    add(scope_.incident, "transport", state_by_origins(evidence_, claims),
        "The people were taken by " + means + according(claims), claims);
  }

  void detention_places() {
    std::vector<std::tuple<Place, std::string, ClaimNumbers>> places;
    for (const std::size_t number : scope_.own) {
      const Claim& it = claim(number);
      const Place* place = std::get_if<Place>(&it.value);
      if (it.kind != ClaimKind::place || it.subkind != "place_of_detention") continue;
      const std::string name = place != nullptr ? place->name : it.quote;
      const auto same = std::find_if(places.begin(), places.end(),
                                     [&](const auto& known) { return std::get<1>(known) == name; });
      if (same == places.end()) {
        places.emplace_back(place != nullptr ? *place : Place{}, name, ClaimNumbers{number});
      } else {
        std::get<2>(*same).push_back(number);
      }
    }
    for (const auto& [place, name, claims] : places) {
      add(scope_.incident, "detention_place:" + name, state_by_origins(evidence_, claims),
          "People were held at " + name + according(claims), claims, {},
          place.name.empty() ? Value{} : Value{place});
    }
  }

  /// What was raised with whom: one finding for each party that was addressed.
  void protests() {
    std::map<std::string, Asked> by_party;
    for (const std::size_t number : all_) {
      const Claim& it = claim(number);
      if (it.kind != ClaimKind::event || it.subkind != "protest") continue;
      const Role* to = find_role(it, RoleName::to);
      if (to == nullptr) to = find_role(it, RoleName::target);
      const std::string key = to == nullptr ? "" : evidence_.institutions().key(to->ref);
      Asked& asked = by_party[key];
      asked.name = to == nullptr ? "" : evidence_.name(*to);
      asked.claims.push_back(number);
    }
    for (const auto& [key, asked] : by_party) {
      const std::string party = asked.name.empty() ? "protest" : "protest:" + asked.name;
      add(scope_.incident, party, state_by_origins(evidence_, asked.claims),
          "The matter was raised" + (asked.name.empty() ? "" : " with " + asked.name) +
              according(asked.claims),
          asked.claims);
    }
  }

  /// What each party denies, or how it keeps silent. Silence denies nothing: it stands beside a
  /// denial of the same party, never alone as one.
  void positions() {
    std::map<std::string, Asked> by_party;
    for (const std::size_t number : all_) {
      const Claim& it = claim(number);
      if (it.kind != ClaimKind::denial) continue;
      const auto [key, name] = evidence_.party(it);
      if (key.empty()) continue;
      by_party[key].name = name;
      by_party[key].claims.push_back(number);
    }
    for (const auto& [key, asked] : by_party) {
      const bool silent = std::all_of(asked.claims.begin(), asked.claims.end(),
                                      [&](std::size_t n) { return !is_contradiction(claim(n)); });
      if (silent) {
        silence(asked);
        continue;
      }
      ClaimNumbers denied;  // a page on which the party only keeps silent tells no denial
      for (const std::size_t number : asked.claims) {
        if (is_contradiction(claim(number))) denied.push_back(number);
      }
      add(scope_.incident, "position:" + asked.name, FindingState::denied,
          asked.name + " denies: " + denial_words(asked.claims) + according(denied), asked.claims);
    }
  }

  /// A witness without a name who speaks on several pages.
  void witnesses() {
    std::map<const Origin*, std::pair<ClaimNumbers, std::set<std::string>>> voices;
    std::vector<const Origin*> order;
    for (const std::size_t number : told_) {
      if (!is_witness(claim(number))) continue;
      const auto [at, fresh] = voices.try_emplace(evidence_.origin(number));
      if (fresh) order.push_back(at->first);
      at->second.first.push_back(number);
      at->second.second.insert(claim(number).chain.front().who);
    }
    for (const Origin* origin : order) {
      auto& [claims, ids] = voices.at(origin);
      for (const std::size_t number : all_) {
        const Role* actor = find_role(claim(number), RoleName::agent);
        const bool introduces = claim(number).kind == ClaimKind::actor && actor != nullptr;
        if (introduces && ids.contains(actor->ref)) claims.push_back(number);
      }
      sort_numbers(claims);
      if (origin->carriers.size() < 2) continue;
      add(scope_.incident, "other:witness", FindingState::single_origin,
          "One witness, who is described and not named (" + origin->name +
              "), speaks on several pages" + according(claims),
          claims);
    }
  }

  void silence(const Asked& asked) {
    ClaimNumbers unacknowledged;
    for (const std::size_t number : asked.claims) {
      if (claim(number).subkind == "non_acknowledgement") unacknowledged.push_back(number);
    }
    if (unacknowledged.empty()) return;
    add(scope_.incident, "position:" + asked.name, state_by_origins(evidence_, unacknowledged),
        asked.name + " has not acknowledged it" + according(unacknowledged), unacknowledged);
  }

  std::string denial_words(const ClaimNumbers& claims) const {
    const bool whole = std::any_of(claims.begin(), claims.end(), [&](std::size_t n) {
      return claim(n).subkind == "denial_of_act" && !denies_a_part(n);
    });
    const std::array<std::pair<std::string_view, std::string_view>, 4> words_of = {
        {{"denial_of_act",
          whole ? "that it happened" : "a part of what is said (not that it took place)"},
         {"denial_of_responsibility", "that it is responsible"},
         {"denial_of_category",
          "that there are such people (not that people were returned or held)"},
         {"assertion_of_legality", "that a law was broken"}}};
    std::string words;
    for (const auto& [subkind, said] : words_of) {
      const bool has =
          std::any_of(claims.begin(), claims.end(),
                      [&, kind = subkind](std::size_t n) { return claim(n).subkind == kind; });
      if (has) words += (words.empty() ? "" : "; ") + std::string(said);
    }
    return words;
  }

  const Evidence& evidence_;
  const Scope& scope_;
  ClaimNumbers told_, all_;
  std::vector<Finding> findings_;
};

/// The incident that most of these claims belong to or stand near; null when there is none.
const Incident* incident_of(const Evidence& evidence, const ClaimNumbers& claims) {
  std::map<const Scope*, std::pair<std::size_t, std::size_t>> votes;  // inside, near
  std::vector<const Scope*> order;
  const auto vote = [&](const Scope* scope) -> std::pair<std::size_t, std::size_t>& {
    const auto [at, fresh] = votes.try_emplace(scope);
    if (fresh) order.push_back(scope);
    return at->second;
  };
  for (const std::size_t number : claims) {
    if (const Scope* inside = evidence.scope_of(number)) ++vote(inside).first;
    const Scope* near = evidence.only_scope(evidence.claim(number).document);
    if (near != nullptr) ++vote(near).second;
  }
  const Incident* best = nullptr;
  std::pair<std::size_t, std::size_t> most{0, 0};
  for (const Scope* scope : order) {
    if (votes.at(scope) <= most) continue;
    most = votes.at(scope);
    best = scope->incident;
  }
  return best;
}

}  // namespace

std::vector<Finding> account_findings(const Evidence& evidence, const Scope& scope) {
  return AccountFinder(evidence, scope).run();
}

std::vector<Finding> legal_findings(const Evidence& evidence) {
  std::map<std::tuple<std::string, std::string>, Asked> asked;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    const Claim& claim = evidence.claim(i);
    if (claim.kind != ClaimKind::legal) continue;
    const bool status = claim.subkind == "legal_status";
    if (!status && claim.subkind != "penalty") continue;
    auto [key, name] = evidence.party(claim);
    // A status may be anybody's view; a penalty is the law of a state, not of who tells of it.
    if (!status && !key.starts_with("gov:")) {
      key.clear();
      name.clear();
    }
    const Scope* near = evidence.only_scope(claim.document);
    if (key.empty() && (status || near == nullptr)) continue;
    // A penalty without a named law is that of the pages about one incident.
    const std::string id = key.empty() ? to_text(near->incident->id) : key;
    Asked& group = asked[{status ? "legal_status" : "legal_penalty", id}];
    group.name = name;
    group.claims.push_back(i);
  }
  std::vector<Finding> findings;
  for (const auto& [key, group] : asked) {
    const bool status = std::get<0>(key) == "legal_status";
    const std::string text = status               ? "How " + group.name + " classes the people"
                             : group.name.empty() ? "What the law threatens"
                                                  : "What the law of " + group.name + " threatens";
    const std::string attribute =
        std::get<0>(key) + (group.name.empty() ? std::string() : ":" + group.name);
    findings.push_back(make_finding(
        evidence, incident_of(evidence, group.claims), std::get<0>(key) + ":" + group.name,
        state_by_origins(evidence, group.claims),
        text + ", according to " + basis_words(evidence, group.claims) + ".", group.claims));
  }
  return findings;
}

}  // namespace habeas
