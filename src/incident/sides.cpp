// incident/sides.cpp - gives ids to what local incidents hold and weighs it by rarity
//
// The words of a text are weighted by how often it uses them and by how rare they are, names and
// places by rarity alone. Every key becomes a small number once; what is compared later are lists
// of such numbers, which lie side by side in one pool.
#include "incident/sides.h"

#include <algorithm>

#include "incident/veto.h"
#include "model/amounts.h"
#include "model/deeds.h"

namespace habeas {
namespace {

std::int64_t whole(const Number& number) {
  Quantity quantity;
  quantity.lo = number;
  return *whole_bounds(quantity).lo;
}

}  // namespace

Sides::Sides(const std::vector<LocalIncident>& incidents, const std::vector<std::size_t>& chosen) {
  name_kinds();
  for (const std::size_t i : chosen) use(incidents[i].profile);
  weigh(chosen.size());
  sides_.reserve(chosen.size());
  for (const std::size_t i : chosen) add(incidents[i]);
  word_ids_ = {};
}

/// The last kind stands for what is no deed.
void Sides::name_kinds() {
  const std::vector<std::string_view> names = deed_names();
  compatible_.assign(names.size() + 1, 0);
  one_concept_.assign(names.size() + 1, 0);
  phases_.assign(names.size() + 1, 0);
  follow_.assign(names.size() + 1, 0);
  for (std::size_t a = 0; a < names.size(); ++a) {
    for (std::size_t b = 0; b < names.size(); ++b) {
      const bool compatible = are_compatible(names[a], names[b]);
      const bool violence = is_violence(names[a]) || is_violence(names[b]);
      if (compatible) compatible_[a] |= 1U << b;
      if (compatible && !violence) phases_[a] |= 1U << b;
      if (habeas::may_follow_in_custody(names[a], names[b])) follow_[a] |= 1U << b;
      if (a == b || (compatible && !violence)) one_concept_[a] |= 1U << b;
    }
  }
}

std::uint32_t Sides::id_of(SideList list, std::uint64_t key) {
  const auto [at, fresh] = keys_[static_cast<std::size_t>(list)].emplace(key, next_id_);
  if (fresh) {
    ++next_id_;
    key_of_.push_back(key);
    uses_.push_back(0);
  }
  return at->second;
}

std::uint32_t Sides::id_of(SideList list, const std::string& name) {
  const auto [at, fresh] = names_[static_cast<std::size_t>(list)].emplace(name, next_id_);
  if (fresh) {
    ++next_id_;
    key_of_.push_back(0);
    uses_.push_back(0);
  }
  return at->second;
}

/// Counts in how many texts each word, name and place stands.
void Sides::use(const Profile& profile) {
  for (const auto& [word, times] : profile.words) {
    word_ids_.push_back(id_of(SideList::words, word));
    ++uses_[word_ids_.back()];
  }
  for (const std::uint64_t name : profile.names) ++uses_[id_of(SideList::names, name)];
  for (const std::uint64_t place : profile.places) ++uses_[id_of(SideList::places, place)];
}

/// Rarities are known once all texts were counted.
void Sides::weigh(std::size_t texts) {
  rarity_.resize(next_id_);
  for (const auto& [word, id] : keys_[static_cast<std::size_t>(SideList::words)]) {
    rarity_[id] = rarity(texts, uses_[id], common_per_mille(word));
  }
  for (const SideList list : {SideList::names, SideList::places}) {
    for (const auto& [key, id] : keys_[static_cast<std::size_t>(list)]) {
      rarity_[id] = rarity(texts, uses_[id], 1);
    }
  }
}

void Sides::begin(SideList list, Side& side) const {
  side.lists[static_cast<std::size_t>(list)] = static_cast<std::uint32_t>(items_.size());
}

void Sides::add(const LocalIncident& local) {
  Side side;
  add_words(local.profile, side);
  add_keys(local.profile, side);
  const auto add_names = [&](SideList list, const std::set<std::string>& names) {
    begin(list, side);
    for (const std::string& name : names) items_.push_back({id_of(list, name)});
  };
  add_names(SideList::from, local.from);
  add_names(SideList::to, local.to);
  add_names(SideList::at, local.at);
  add_names(SideList::countries, local.countries);
  add_names(SideList::towns, local.towns);
  add_names(SideList::agents, local.agents);
  add_names(SideList::persons, local.persons);
  add_names(SideList::victim_words, local.victim_words);
  begin(SideList::count, side);
  add_deed(local, side);
  sides_.push_back(side);
}

void Sides::add_words(const Profile& profile, Side& side) {
  constexpr std::int32_t kCommonest = 700;  // ln 2: what half of all texts use tells nothing
  std::uint64_t squares = 0;
  const std::size_t first = next_word_;
  next_word_ += profile.words.size();
  const auto add_list = [&](SideList list, bool numbers) {
    begin(list, side);
    for (std::size_t i = 0; i < profile.words.size(); ++i) {
      const auto& [word, times] = profile.words[i];
      if (((word & kNumberBit) != 0) != numbers) continue;
      const std::uint32_t id = word_ids_[first + i];
      const std::int32_t told = rarity_[id];
      if (told < kCommonest) continue;
      const std::int32_t weight = (1000 + ln_milli(times)) * told / 1000;
      items_.push_back({id, weight, told});
      side.sum += told;
      squares += static_cast<std::uint64_t>(weight) * static_cast<std::uint64_t>(weight);
    }
  };
  add_list(SideList::numbers, true);
  add_list(SideList::words, false);
  side.norm = static_cast<std::int64_t>(root_of(squares));
}

void Sides::add_keys(const Profile& profile, Side& side) {
  begin(SideList::title, side);
  for (const std::uint64_t word : profile.title) {
    const std::int32_t told = rarity_[id_of(SideList::words, word)];
    items_.push_back({id_of(SideList::title, word), 1, told});
    side.title_sum += told;
  }
  const auto add_rare = [&](SideList list, const std::vector<std::uint64_t>& keys) {
    begin(list, side);
    for (const std::uint64_t key : keys) {
      const std::uint32_t id = id_of(list, key);
      items_.push_back({id, 1, rarity_[id]});
    }
  };
  add_rare(SideList::names, profile.names);
  add_rare(SideList::places, profile.places);
  begin(SideList::days, side);
  for (const std::int64_t day : profile.days) {
    items_.push_back({id_of(SideList::days, static_cast<std::uint64_t>(day))});
  }
  begin(SideList::ages, side);
  for (const std::uint64_t age : profile.ages) items_.push_back({id_of(SideList::ages, age)});
  side.written = profile.written;
}

void Sides::add_deed(const LocalIncident& local, Side& side) {
  side.has_kind = !local.event.empty();
  for (const std::string& event : local.events) {
    const auto kind = static_cast<std::size_t>(naming_rank(event));
    side.kinds |= 1U << kind;
    side.compatible |= compatible_[kind];
  }
  side.days_begin = static_cast<std::uint32_t>(days_.size());
  for (const ToldDays& told : local.days) {
    days_.push_back(
        {MeetingDays(told.days), MeetingDays(shifted(told.days, -kOneDeedDays, kOneDeedDays)),
         MeetingDays(shifted(told.days, -kNextPhaseDays, kNextPhaseDays)),
         MeetingDays(shifted(told.days, 0, kNextPhaseDays)),
         static_cast<std::uint8_t>(naming_rank(told.event)), !told.event.empty(), told.stated});
  }
  side.days_end = static_cast<std::uint32_t>(days_.size());
  side.figures_begin = static_cast<std::uint32_t>(figures_.size());
  for (std::uint32_t i = 0; i < local.numbers.size(); ++i) {
    const ToldNumber& told = local.numbers[i];
    const auto named = named_number(told.quantity);
    const auto kind = static_cast<std::uint8_t>(naming_rank(told.event));
    if (named && !told.at_site) figures_.push_back({whole(*named), kind, i});
  }
  side.figures_end = static_cast<std::uint32_t>(figures_.size());
}

std::vector<std::uint32_t> Sides::telling_words(std::size_t number, std::size_t most) const {
  struct Word {
    std::int32_t weight = 0;
    std::uint64_t key = 0;
    std::uint32_t id = 0;
  };
  std::vector<Word> order;
  for (const SideList which : {SideList::numbers, SideList::words}) {
    for (const SideItem& word : list(number, which)) {
      if (uses_[word.id] > 1) order.push_back({word.weight, key_of_[word.id], word.id});
    }
  }
  const std::size_t kept = std::min(most, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                    [](const Word& x, const Word& y) {
                      return x.weight != y.weight ? x.weight > y.weight : x.key < y.key;
                    });
  std::vector<std::uint32_t> words;
  for (std::size_t i = 0; i < kept; ++i) words.push_back(order[i].id);
  return words;
}

}  // namespace habeas
