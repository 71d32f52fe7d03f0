// model/deeds.cpp - the table of deeds
#include "model/deeds.h"

#include <array>
#include <cstdint>

namespace habeas {
namespace {

constexpr std::uint8_t kRemoval = 1;
constexpr std::uint8_t kCustody = 2;
constexpr std::uint8_t kViolence = 4;

/// What may come of being in somebody's hands: some deeds put people there, some happen to them.
enum class Custody : std::uint8_t { none, begins, suffered };

struct Deed {
  std::string_view name;
  std::uint8_t families;
  Custody custody = Custody::none;
};

// In order of naming: what names an incident of which several are told stands first.
constexpr std::array<Deed, 14> kDeeds = {
    {{"forced_return", kRemoval, Custody::begins},
     {"bombing", kViolence},
     {"arson", kViolence},
     {"attack", kViolence},
     {"robbery", kViolence},
     {"abduction", kCustody | kViolence, Custody::begins},
     {"trafficking", kRemoval, Custody::begins},
     {"enforced_disappearance", kRemoval | kCustody, Custody::begins},
     {"killing", kViolence, Custody::suffered},
     {"sexual_violence", kViolence | kCustody, Custody::suffered},
     {"torture", kViolence | kCustody, Custody::suffered},
     {"injury", kViolence, Custody::suffered},
     {"detention", kCustody | kRemoval, Custody::begins},
     {"transfer", kRemoval | kCustody, Custody::begins}}};

const Deed* find_deed(std::string_view event) {
  for (const Deed& deed : kDeeds) {
    if (deed.name == event) return &deed;
  }
  return nullptr;
}

}  // namespace

bool is_deed(std::string_view event) { return find_deed(event) != nullptr; }

bool is_public_act(std::string_view event) {
  return event == "protest" || event == "statement" || event == "report" ||
         event == "border_change";
}

bool are_compatible(std::string_view a, std::string_view b) {
  const Deed* left = find_deed(a);
  const Deed* right = find_deed(b);
  return left != nullptr && right != nullptr && (left->families & right->families) != 0;
}

bool is_violence(std::string_view event) {
  const Deed* deed = find_deed(event);
  return deed != nullptr && (deed->families & kViolence) != 0;
}

bool may_follow_in_custody(std::string_view first, std::string_view then) {
  const Deed* begin = find_deed(first);
  const Deed* end = find_deed(then);
  return begin != nullptr && end != nullptr && begin->custody == Custody::begins &&
         end->custody == Custody::suffered;
}

bool may_be_arrest_for(std::string_view first, std::string_view then) {
  return is_violence(first) && then == "detention";
}

std::string event_of(const Claim& claim) {
  if (claim.kind == ClaimKind::event) return claim.subkind;
  std::string event = claim.counted.substr(0, claim.counted.find('/'));
  if (event.rfind("missing", 0) == 0) event = "enforced_disappearance";
  return event;
}

bool is_told_as_done(const Claim& claim) {
  if (claim.polarity == Polarity::negative) return false;
  if (const auto* state = std::get_if<EventState>(&claim.value)) {
    if (state->stage == Stage::threatened) return false;
  }
  switch (claim.mood) {
    case Mood::asserted:
    case Mood::reported:
    case Mood::alleged:
    case Mood::possible:
      return true;
    case Mood::feared:
    case Mood::planned:
    case Mood::hypothetical:
    case Mood::denied:
      return false;
  }
  return false;
}

bool is_contradiction(const Claim& claim) {
  return claim.kind == ClaimKind::denial && claim.subkind != "no_comment" &&
         claim.subkind != "non_acknowledgement";
}

const Role* find_role(const Claim& claim, RoleName name) {
  for (const Role& role : claim.roles) {
    if (role.name == name) return &role;
  }
  return nullptr;
}

bool dates_deed(const Claim& claim) {
  if (claim.kind != ClaimKind::date || claim.subkind == "death_date") return false;
  const std::string event = event_of(claim);
  return event.empty() ? claim.subkind == "event_date" : is_deed(event);
}

const Role* nearest_role(const Claim& claim, RoleName name) {
  const Role* best = nullptr;
  std::uint64_t least = 0;
  for (const Role& role : claim.roles) {
    if (role.name != name) continue;
    const std::uint64_t distance = role.span.begin >= claim.anchor.begin
                                       ? std::uint64_t{role.span.begin} - claim.anchor.begin
                                       : 2 * (std::uint64_t{claim.anchor.begin} - role.span.begin);
    if (best != nullptr && distance >= least) continue;
    best = &role;
    least = distance;
  }
  return best;
}

int naming_rank(std::string_view event) {
  const Deed* deed = find_deed(event);
  return deed == nullptr ? static_cast<int>(kDeeds.size()) : static_cast<int>(deed - kDeeds.data());
}

std::vector<std::string_view> deed_names() {
  std::vector<std::string_view> names;
  names.reserve(kDeeds.size());
  for (const Deed& deed : kDeeds) names.push_back(deed.name);
  return names;
}

std::string event_title(std::string_view event) {
  std::string title(event);
  for (char& c : title) {
    if (c == '_') c = ' ';
  }
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

}  // namespace habeas
