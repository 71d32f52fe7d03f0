// incident/local.cpp - seeds of one victim group or event frame, then the claims around them
//
// A seed is a claim that a deed took place or how many it hit. Seeds of one victim group are one
// local incident; a seed without a group joins a compatible one in its sentence or nearby. All
// other claims of the document follow their group, or stand so close to a seed that they can only
// mean it. What speaks of a population, of law in general or of other times joins none.
#include "incident/local.h"

#include <algorithm>
#include <optional>

#include "model/amounts.h"
#include "model/deeds.h"
#include "text/tokens.h"

namespace habeas {
namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
constexpr std::int64_t kNear = 1;       // sentences between a claim and the seed it is said of
constexpr std::int64_t kFarthest = 40;  // sentences between a claim and the incident it belongs to
constexpr std::size_t kMostLocals = 300;  // on one page; a page with more is a list, left as it is
constexpr int kMostSeeds = 200;  // seeds looked at on each side, in a text without sentences

bool is_share(const Claim& claim) {
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  return quantity != nullptr && quantity->share;
}

bool is_seed(const Claim& claim) {
  if (!is_told_as_done(claim) || !is_deed(event_of(claim))) return false;
  if (claim.kind == ClaimKind::event) return true;
  return claim.kind == ClaimKind::count && !is_share(claim) &&
         claim.counted.find("/victim") != std::string::npos;
}

/// How a claim that is no seed and has no victim group finds its incident.
enum class Tie : std::uint8_t { none, near_seed, in_document, by_event, by_voice };

Tie tie_of_event(const Claim& claim) {
  if (claim.subkind == "trend") return Tie::none;
  if (!is_told_as_done(claim) && is_deed(claim.subkind)) return Tie::near_seed;
  return Tie::in_document;
}

Tie tie_of(const Claim& claim) {
  switch (claim.kind) {
    case ClaimKind::count:
      return is_share(claim) ? Tie::none : Tie::in_document;
    case ClaimKind::date:
      return claim.subkind == "period" ? Tie::none : Tie::by_event;
    case ClaimKind::place:
    case ClaimKind::denial:
      return Tie::in_document;
    case ClaimKind::route:
      return claim.subkind == "transfer" || claim.subkind == "crossing_pair" ? Tie::in_document
                                                                             : Tie::none;
    case ClaimKind::actor:
      return Tie::by_voice;
    case ClaimKind::event:
      return tie_of_event(claim);
    case ClaimKind::legal:
      if (claim.subkind == "alleged_violation") return Tie::in_document;
      return claim.subkind == "legal_status" ? Tie::near_seed : Tie::none;
    case ClaimKind::profile:
      return Tie::near_seed;
    case ClaimKind::estimate:
      return Tie::none;
  }
  return Tie::none;
}

/// Builds the local incidents of one document: claims [first, last).
class DocumentGrouper {
 public:
  DocumentGrouper(const Facts& facts, std::size_t first, std::size_t last, LocalIncidents& out)
      : facts_(facts), first_(first), last_(last), out_(out), home_(last - first, kNobody) {}

  void run() {
    find_parts();
    group_seeds();
    join_in_one_sentence();
    if (locals_.empty()) return;
    place_the_rest();
    write();
  }

 private:
  const Claim& claim(std::size_t number) const { return facts_.claim(number); }
  std::size_t& home(std::size_t number) { return home_[number - first_]; }

  /// Parts of a group are told of the group's incident.
  void find_parts() {
    for (std::size_t i = first_; i < last_; ++i) {
      const Role* whole = find_role(claim(i), RoleName::whole);
      const Role* part = find_role(claim(i), RoleName::victim);
      if (whole == nullptr || part == nullptr || whole->ref.empty() || part->ref.empty()) continue;
      if (whole->ref != part->ref) whole_of_.emplace(part->ref, whole->ref);
    }
  }

  std::string group_of(std::size_t number) const {
    std::string group = facts_.group(claim(number));
    for (int i = 0; i < 4; ++i) {  // parts of parts; the limit guards against a circle
      const auto at = whole_of_.find(group);
      if (at == whole_of_.end()) break;
      group = at->second;
    }
    return group;
  }

  std::size_t new_local() {
    locals_.emplace_back();
    joined_.push_back(locals_.size() - 1);
    return locals_.size() - 1;
  }

  std::size_t top(std::size_t local) const {
    while (joined_[local] != local) local = joined_[local];
    return local;
  }

  void join(std::size_t a, std::size_t b) {
    a = top(a);
    b = top(b);
    joined_[std::max(a, b)] = std::min(a, b);
  }

  void group_seeds() {
    for (std::size_t i = first_; i < last_; ++i) {
      const std::string group = group_of(i);
      if (!is_seed(claim(i)) || group.empty()) continue;
      const auto at = by_group_.find(group);
      const std::size_t local = at != by_group_.end() ? at->second : new_local();
      by_group_.emplace(group, local);
      add_seed(i, local);
    }
    for (std::size_t i = first_; i < last_; ++i) {
      if (!is_seed(claim(i)) || home(i) != kNobody) continue;
      const auto local = nearest(i, kNear * 2, [&](std::size_t seed) {
        return are_compatible(event_of(claim(seed)), event_of(claim(i))) && !differ(seed, i);
      });
      add_seed(i, local == kNobody ? new_local() : local);
    }
  }

  void add_seed(std::size_t number, std::size_t local) {
    home(number) = local;
    locals_[local].push_back(number);
    seeds_.insert(number);
  }

  /// Do two claims give days or towns that cannot be the same?
  bool differ(std::size_t a, std::size_t b) const {
    const auto left = facts_.days(claim(a));
    const auto right = facts_.days(claim(b));
    if (left && right && !can_meet(*left, *right)) return true;
    const auto x = towns(claim(a));
    const auto y = towns(claim(b));
    if (x.empty() || y.empty()) return false;
    return std::none_of(x.begin(), x.end(), [&](const auto& town) { return y.count(town) != 0; });
  }

  std::set<std::string> towns(const Claim& of) const {
    std::set<std::string> keys;
    for (const Role& role : of.roles) {
      if (role.name != RoleName::place) continue;
      const Place* place = facts_.place(role);
      if (place != nullptr && place->kind == PlaceKind::city) keys.insert(place_key(*place));
    }
    return keys;
  }

  /// The local incident of the nearest seed for which `fits` holds, at most so many sentences away.
  /// What stands behind a claim is twice as far as what stands before it.
  template <class Fits>
  std::size_t nearest(std::size_t number, std::int64_t farthest, Fits fits) const {
    Nearest best;
    int looked = 0;
    for (auto at = seeds_.upper_bound(number); at != seeds_.end() && looked < kMostSeeds; ++at) {
      ++looked;
      if (!consider(number, *at, farthest, fits, best)) break;
    }
    looked = 0;
    for (auto at = seeds_.lower_bound(number); at != seeds_.begin() && looked < kMostSeeds;) {
      ++looked;
      if (!consider(number, *--at, farthest, fits, best)) break;
    }
    return best.local;
  }

  struct Nearest {
    std::size_t local = kNobody;
    std::pair<std::int64_t, std::int64_t> distance{0, 0};  // sentences, bytes
  };

  /// False when this seed and all beyond it are too far.
  template <class Fits>
  bool consider(std::size_t number, std::size_t seed, std::int64_t farthest, Fits fits,
                Nearest& best) const {
    const std::int64_t gap = facts_.sentence_of(number) - facts_.sentence_of(seed);
    if (std::abs(gap) > farthest) return false;
    if (!fits(seed)) return true;
    const std::int64_t bytes = std::abs(static_cast<std::int64_t>(claim(number).anchor.begin) -
                                        static_cast<std::int64_t>(claim(seed).anchor.begin));
    const std::pair distance(gap >= 0 ? gap : -2 * gap, bytes);
    if (best.local == kNobody || distance < best.distance) {
      best = {home_[seed - first_], distance};
    }
    return true;
  }

  /// Seeds of two groups in one sentence tell one incident ("a leader and two others were killed"),
  /// unless they differ in day or town.
  void join_in_one_sentence() {
    for (auto at = seeds_.begin(); at != seeds_.end(); ++at) {
      int looked = 0;
      for (auto other = std::next(at); other != seeds_.end() && looked < kMostSeeds; ++other) {
        ++looked;
        if (facts_.sentence_of(*other) != facts_.sentence_of(*at)) break;
        const bool fit = are_compatible(event_of(claim(*at)), event_of(claim(*other)));
        if (fit && !differ(*at, *other)) join(home(*at), home(*other));
      }
    }
  }

  void place_the_rest() {
    for (std::size_t i = first_; i < last_; ++i) {
      if (home(i) == kNobody && tie_of(claim(i)) != Tie::by_voice) home(i) = find_home(i);
    }
    for (std::size_t i = first_; i < last_; ++i) {
      if (home(i) == kNobody && tie_of(claim(i)) == Tie::by_voice) home(i) = home_of_voice(i);
    }
  }

  std::size_t find_home(std::size_t number) const {
    const Claim& it = claim(number);
    const auto any = [](std::size_t) { return true; };
    if (it.kind != ClaimKind::estimate) {
      const std::string group = group_of(number);
      const auto at = by_group_.find(group);
      if (at != by_group_.end()) return at->second;
      if (is_generic(group)) return kNobody;
    }
    switch (tie_of(it)) {
      case Tie::none:
      case Tie::by_voice:
        return kNobody;
      case Tie::near_seed:
        return nearest(number, kNear, any);
      case Tie::in_document:
        return nearest(number, kFarthest, any);
      case Tie::by_event:
        return home_of_date(number);
    }
    return kNobody;
  }

  /// A group that no seed is about: the population at large, not the victims.
  bool is_generic(const std::string& group) const {
    const Entity* entity = facts_.institutions().find(group);
    return entity != nullptr && entity->kind == MentionKind::group;
  }

  std::size_t home_of_date(std::size_t number) const {
    const std::string event = event_of(claim(number));
    const auto any = [](std::size_t) { return true; };
    if (event == "border_change") return kNobody;
    if (!is_deed(event)) return nearest(number, kFarthest, any);
    const std::size_t local = nearest(number, kFarthest, [&](std::size_t seed) {
      return are_compatible(event, event_of(claim(seed)));
    });
    return local != kNobody ? local : nearest(number, kNear, any);
  }

  /// An actor belongs to the incident that it speaks of most, or acts in.
  std::size_t home_of_voice(std::size_t number) const {
    std::string actor;
    if (const Role* role = find_role(claim(number), RoleName::agent)) actor = role->ref;
    if (const auto* named = std::get_if<Named>(&claim(number).value)) actor = to_text(named->id);
    if (actor.empty()) return nearest_in_sentence(number);
    std::map<std::size_t, int> heard;
    for (std::size_t i = first_; i < last_; ++i) {
      if (home_[i - first_] == kNobody || claim(i).chain.empty()) continue;
      if (claim(i).chain.front().who == actor) ++heard[top(home_[i - first_])];
    }
    std::size_t best = kNobody;
    int most = 0;
    for (const auto& [local, times] : heard) {
      if (times > most) best = local;
      most = std::max(most, times);
    }
    return best;
  }

  std::size_t nearest_in_sentence(std::size_t number) const {
    return nearest(number, 0, [](std::size_t) { return true; });
  }

  /// A public act or a denial is related to the incident; the words of a witness belong to it.
  bool stands_beside(const Claim& it) const {
    if (it.kind == ClaimKind::denial) return is_contradiction(it);
    if (it.kind != ClaimKind::event || !is_public_act(it.subkind)) return false;
    const Entity* voice =
        it.chain.empty() ? nullptr : facts_.institutions().find(it.chain.front().who);
    return voice == nullptr || voice->kind != MentionKind::person || !voice->described;
  }

  void write();
  void join_one_story(std::vector<LocalIncident>& locals) const;
  static bool are_one_story(const LocalIncident& a, const LocalIncident& b);
  void describe(LocalIncident& local) const;
  void describe_roles(const Claim& it, bool seed, LocalIncident& local) const;

  const Facts& facts_;
  std::size_t first_, last_;
  LocalIncidents& out_;
  std::vector<std::size_t> home_;                 // of each claim, an index into locals_
  std::vector<std::vector<std::size_t>> locals_;  // seeds
  std::vector<std::size_t> joined_;               // union-find
  std::set<std::size_t> seeds_;
  std::map<std::string, std::size_t> by_group_;
  std::map<std::string, std::string> whole_of_;
};

void DocumentGrouper::write() {
  std::map<std::size_t, LocalIncident> built;
  for (std::size_t i = first_; i < last_; ++i) {
    if (home(i) == kNobody) continue;
    LocalIncident& local = built[top(home(i))];
    local.document = facts_.document_of(i);
    if (is_seed(claim(i))) local.seeds.push_back(i);
    local.claims.push_back(i);
  }
  std::vector<LocalIncident> locals;
  for (auto& [number, local] : built) locals.push_back(std::move(local));
  for (LocalIncident& local : locals) describe(local);
  join_one_story(locals);
  for (LocalIncident& local : locals) {
    std::vector<std::size_t> inside;
    for (const std::size_t i : local.claims) {
      if (stands_beside(claim(i))) {
        out_.near.emplace(i, out_.incidents.size());
      } else {
        inside.push_back(i);
      }
    }
    local.claims = std::move(inside);
    out_.incidents.push_back(std::move(local));
  }
}

/// Two that nothing keeps apart become one, first with first, until none are left.
void DocumentGrouper::join_one_story(std::vector<LocalIncident>& locals) const {
  for (std::size_t a = 0; a < locals.size() && locals.size() < kMostLocals; ++a) {
    for (std::size_t b = a + 1; b < locals.size();) {
      if (!are_one_story(locals[a], locals[b])) {
        ++b;
        continue;
      }
      auto& into = locals[a];
      into.seeds.insert(into.seeds.end(), locals[b].seeds.begin(), locals[b].seeds.end());
      into.claims.insert(into.claims.end(), locals[b].claims.begin(), locals[b].claims.end());
      std::sort(into.seeds.begin(), into.seeds.end());
      std::sort(into.claims.begin(), into.claims.end());
      LocalIncident fresh;
      fresh.document = into.document;
      fresh.seeds = std::move(into.seeds);
      fresh.claims = std::move(into.claims);
      describe(fresh);
      into = std::move(fresh);
      locals.erase(locals.begin() + static_cast<std::ptrdiff_t>(b));
      b = a + 1;  // what it now says may fit one that was passed
    }
  }
}

bool DocumentGrouper::are_one_story(const LocalIncident& a, const LocalIncident& b) {
  if (!are_compatible(a.event, b.event) || !forbidden(a, b).empty()) return false;
  const bool offsets_apart =
      !a.offsets.empty() && !b.offsets.empty() &&
      std::none_of(a.offsets.begin(), a.offsets.end(), [&](const DayOffset& x) {
        return std::any_of(b.offsets.begin(), b.offsets.end(), [&](const DayOffset& y) {
          return x.min_days <= y.max_days && y.min_days <= x.max_days;
        });
      });
  if (offsets_apart) return false;
  if (!is_violence(a.event) || a.towns.empty() || b.towns.empty()) return true;
  return std::any_of(a.towns.begin(), a.towns.end(),
                     [&](const std::string& town) { return b.towns.count(town) != 0; });
}

void add_words(const std::string& text, std::set<std::string>& words) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \t\n,.;:!?\"()[]", begin), text.size());
    if (end - begin > 3) words.insert(singular(fold(text.substr(begin, end - begin))));
    begin = end + 1;
  }
}

void add_country(RoleName role, const std::string& country, LocalIncident& local) {
  local.countries.insert(country);
  if (role == RoleName::from) local.from.insert(country);
  if (role == RoleName::to) local.to.insert(country);
  if (role == RoleName::place) local.at.insert(country);
}

void DocumentGrouper::describe_roles(const Claim& it, bool seed, LocalIncident& local) const {
  for (const Role& role : it.roles) {
    if (const Place* place = facts_.place(role)) {
      if (!place->country.empty()) add_country(role.name, place->country, local);
      if (place->kind == PlaceKind::city) local.towns.insert(place_key(*place));
    }
    const Entity* entity = facts_.institutions().find(role.ref);
    if (seed && role.name == RoleName::agent && entity != nullptr) {
      local.agents.insert(facts_.institutions().key(role.ref));
      if (!entity->country.empty()) local.countries.insert(entity->country);
    }
    if (seed && role.name == RoleName::victim) {
      add_words(role.quote, local.victim_words);
      if (entity != nullptr) add_words(entity->name, local.victim_words);
      if (entity != nullptr && entity->kind == MentionKind::person) local.persons.insert(role.ref);
    }
  }
}

void DocumentGrouper::describe(LocalIncident& local) const {
  std::map<std::string, int> events;
  for (const std::size_t i : local.seeds) ++events[event_of(claim(i))];
  int most = 0;
  for (const auto& [event, times] : events) {
    const bool better =
        times > most || (times == most && naming_rank(event) < naming_rank(local.event));
    if (better) local.event = event;
    most = std::max(most, times);
  }
  for (const std::size_t i : local.claims) {
    const Claim& it = claim(i);
    const bool seed = is_seed(it);
    if (seed || it.kind == ClaimKind::route) describe_roles(it, seed, local);
    add_words(it.quote, local.words);
    const auto* quantity = std::get_if<Quantity>(&it.value);
    if (seed && quantity != nullptr && find_role(it, RoleName::whole) == nullptr) {
      const bool site = !is_violence(event_of(it)) && find_role(it, RoleName::place) != nullptr;
      local.numbers.push_back({event_of(it), *quantity, site});
    }
    if (!seed && !dates_deed(it)) continue;
    if (const auto days = facts_.days(it)) local.days.push_back({event_of(it), *days});
    const auto* date = std::get_if<Date>(&it.value);
    if (date != nullptr && date->offset && date->edtf.empty())
      local.offsets.push_back(*date->offset);
  }
}

std::string days_in_words(const std::vector<ToldDays>& days) {
  std::string text;
  for (const ToldDays& told : days) {
    const std::string one = to_edtf(told.days);
    if (one.empty() || text.find(one) != std::string::npos) continue;
    if (!text.empty()) text += ", ";
    text += one;
  }
  return text;
}

}  // namespace

bool can_be_one(const ToldDays& a, const ToldDays& b) {
  constexpr std::int64_t kMonth = 31;
  const bool one_deed = a.event == b.event || a.event.empty() || b.event.empty();
  return one_deed ? can_meet(a.days, b.days) : can_meet(shifted(a.days, -kMonth, kMonth), b.days);
}

std::string forbidden(const LocalIncident& a, const LocalIncident& b) {
  const auto days_meet = [&] {
    if (a.days.empty() || b.days.empty()) return true;
    return std::any_of(a.days.begin(), a.days.end(), [&](const ToldDays& x) {
      return std::any_of(b.days.begin(), b.days.end(),
                         [&](const ToldDays& y) { return can_be_one(x, y); });
    });
  };
  const auto apart = [](const std::set<std::string>& x, const std::set<std::string>& y) {
    if (x.empty() || y.empty()) return false;
    return std::none_of(x.begin(), x.end(), [&](const auto& one) { return y.count(one) != 0; });
  };
  if (!days_meet()) {
    return "the dates cannot meet: " + days_in_words(a.days) + " and " + days_in_words(b.days);
  }
  if (apart(a.from, b.from)) return "people were taken from different countries";
  if (apart(a.to, b.to)) return "people were taken to different countries";
  if (is_violence(a.event) && apart(a.at, b.at)) return "they lie in different countries";
  return {};
}

LocalIncidents find_local_incidents(const Facts& facts) {
  LocalIncidents result;
  for (std::size_t first = 0; first < facts.size();) {
    std::size_t last = first;
    while (last < facts.size() && facts.document_of(last) == facts.document_of(first)) ++last;
    DocumentGrouper(facts, first, last, result).run();
    first = last;
  }
  return result;
}

}  // namespace habeas
