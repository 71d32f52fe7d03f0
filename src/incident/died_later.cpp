// incident/died_later.cpp - compares what the pages of an incident tell of its dead and wounded
#include "incident/died_later.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/flat_map.h"
#include "model/deeds.h"
#include "text/tokens.h"

namespace habeas {
namespace {

constexpr std::size_t kIsoDay = 10;  // "2031-05-09"; a month or a year tells no order

enum class Sex : std::uint8_t { unsaid, male, female, both };

Sex sex_of(std::string_view quote) {
  static constexpr std::array<std::string_view, 9> kMale = {
      "man", "boy", "son", "father", "brother", "husband", "he", "him", "his"};
  static constexpr std::array<std::string_view, 8> kFemale = {
      "woman", "girl", "daughter", "mother", "sister", "wife", "she", "her"};
  const std::string folded = fold(quote);
  const std::size_t gap = folded.find_last_of(' ');
  const std::string_view last =
      std::string_view(folded).substr(gap == std::string::npos ? 0 : gap + 1);
  if (std::find(kMale.begin(), kMale.end(), last) != kMale.end()) return Sex::male;
  const bool female = std::find(kFemale.begin(), kFemale.end(), last) != kFemale.end();
  return female ? Sex::female : Sex::unsaid;
}

/// What a page says of those whom one kind of deed befell.
struct Told {
  std::vector<const Claim*> claims;
  std::set<std::string_view> groups, persons;
  bool several = false;
  Sex sex = Sex::unsaid;

  [[nodiscard]] bool is_one() const {
    return !claims.empty() && !several && groups.size() <= 1 && persons.size() <= 1 &&
           sex != Sex::both;
  }
  [[nodiscard]] std::string_view who() const {
    if (!persons.empty()) return *persons.begin();
    return groups.empty() ? std::string_view() : *groups.begin();
  }
};

struct Page {
  std::string_view written;  // ISO day
  Told dead, hurt;
};

enum class Kind : std::uint8_t { neither, killing, injury };

Kind kind_of(const Claim& claim) {
  const bool counts = claim.kind == ClaimKind::count;
  if (!counts && claim.kind != ClaimKind::event) return Kind::neither;
  const std::string_view of = counts ? claim.counted : claim.subkind;
  if (of == (counts ? "killing/victim" : "killing")) return Kind::killing;
  return of == (counts ? "injury/victim" : "injury") ? Kind::injury : Kind::neither;
}

bool is_one(const Quantity& quantity) {
  const Number one{1, 0};
  return quantity.point && *quantity.point == one && quantity.bound == Bound::exact;
}

class Comparer {
 public:
  Comparer(std::span<const Layout> layouts, std::span<const Claim> claims,
           std::span<const Entity> entities) {
    for (const Layout& layout : layouts) {
      const std::string_view day = layout.published.date;
      if (day.size() == kIsoDay) written_.emplace(layout.document, day);
    }
    for (const Claim& claim : claims) {
      if (kind_of(claim) != Kind::neither) claims_.emplace(claim.id, &claim);
    }
    for (const Entity& entity : entities) {
      if (entity.kind == MentionKind::person) persons_.insert(entity.id);
    }
  }

  void compare(const Incident& incident, std::map<ClaimId, std::string>& died) const {
    const auto pages = pages_of(incident);
    if (!pages) return;
    for (const auto& [document, page] : *pages) {
      if (!page.hurt.is_one() || !page.dead.claims.empty()) continue;
      const Told* const dead = first_death(*pages, page);
      if (dead == nullptr) continue;
      for (const Claim* claim : page.hurt.claims) died.emplace(claim->id, dead->who());
    }
  }

 private:
  using Pages = std::map<DocumentId, Page>;

  /// Nothing where a page tells both of dead and of wounded, or has no day of writing.
  std::optional<Pages> pages_of(const Incident& incident) const {
    Pages pages;
    for (const ClaimId id : incident.claims) {
      const Claim* const* found = claims_.find(id);
      if (found == nullptr) continue;
      const Claim& claim = **found;
      if (!is_told_as_done(claim) || find_role(claim, RoleName::whole) != nullptr) continue;
      const auto written = written_.find(claim.document);
      if (written == written_.end()) return std::nullopt;
      Page& page = pages[claim.document];
      page.written = written->second;
      add(claim, kind_of(claim) == Kind::killing ? page.dead : page.hurt);
    }
    const bool both = std::any_of(pages.begin(), pages.end(), [](const auto& page) {
      return !page.second.dead.claims.empty() && !page.second.hurt.claims.empty();
    });
    if (both || pages.size() < 2) return std::nullopt;
    return pages;
  }

  void add(const Claim& claim, Told& told) const {
    const bool counts = claim.kind == ClaimKind::count;
    told.claims.push_back(&claim);
    const auto* quantity = std::get_if<Quantity>(&claim.value);
    if (counts && quantity != nullptr && !is_one(*quantity)) told.several = true;
    for (const Role& role : claim.roles) {
      if (role.name != RoleName::victim) continue;
      const Sex sex = sex_of(role.quote);
      if (told.sex == Sex::unsaid) told.sex = sex;
      if (sex != Sex::unsaid && sex != told.sex) told.sex = Sex::both;
      if (persons_.contains(role.ref)) {
        told.persons.insert(role.ref);
      } else if (counts && !role.ref.empty()) {
        told.groups.insert(role.ref);
      }
    }
  }

  /// The one dead of the first page, by day of writing, that tells of one and may mean the one
  /// wounded; null where there is none.
  static const Told* first_death(const Pages& pages, const Page& wounded) {
    const Page* first = nullptr;
    for (const auto& [document, page] : pages) {
      if (page.dead.claims.empty()) continue;
      if (!page.dead.is_one()) return nullptr;
      if (page.written < wounded.written || page.dead.who().empty()) continue;
      if (!may_be_one(page.dead, wounded.hurt)) return nullptr;
      if (first == nullptr || page.written < first->written) first = &page;
    }
    return first == nullptr ? nullptr : &first->dead;
  }

  static bool may_be_one(const Told& dead, const Told& hurt) {
    const bool other_name =
        !dead.persons.empty() && !hurt.persons.empty() && dead.persons != hurt.persons;
    const bool other_sex =
        dead.sex != Sex::unsaid && hurt.sex != Sex::unsaid && dead.sex != hurt.sex;
    return !other_name && !other_sex;
  }

  FlatMap<ClaimId, const Claim*> claims_;
  std::map<DocumentId, std::string_view> written_;
  std::set<std::string_view> persons_;
};

}  // namespace

std::map<ClaimId, std::string> died_later(std::span<const Layout> layouts,
                                          std::span<const Claim> claims,
                                          std::span<const Entity> entities,
                                          std::span<const Incident> incidents) {
  const bool many = std::any_of(incidents.begin(), incidents.end(), [](const Incident& incident) {
    return incident.documents.size() > 1;
  });
  std::map<ClaimId, std::string> died;
  if (!many) return died;
  const Comparer comparer(layouts, claims, entities);
  for (const Incident& incident : incidents) {
    if (incident.documents.size() > 1) comparer.compare(incident, died);
  }
  return died;
}

void mark_who_died(std::span<Claim> claims, const std::map<ClaimId, std::string>& died) {
  if (died.empty()) return;
  for (Claim& claim : claims) {
    const auto found = died.find(claim.id);
    if (found == died.end() || find_role(claim, RoleName::whole) != nullptr) continue;
    const Role* const victim = find_role(claim, RoleName::victim);
    claim.roles.push_back({RoleName::whole, victim == nullptr ? claim.span : victim->span,
                           victim == nullptr ? claim.quote : victim->quote, found->second});
  }
}

}  // namespace habeas
