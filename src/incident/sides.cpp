// incident/sides.cpp - gives ids to what local incidents hold and weighs it by rarity
//
// The words of a text are weighted by how often it uses them and by how rare they are, names and
// places by rarity alone. Every key becomes a small number once; what is compared later are lists
// of such numbers. Who holds a key is known, so that one more text weighs anew only those who share
// a key with it whose class of rarity changed.
#include "incident/sides.h"

#include <algorithm>
#include <bit>

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

/// A number between the multiples of a step on its two sides.
static SeenCount seen_in_steps(std::uint64_t number, std::uint64_t step) {
  const std::uint64_t over = number % step;
  return {number - over, number - over + step, static_cast<std::uint32_t>(over * kLots / step)};
}

PileSize size_of_pile(std::uint64_t texts) {
  constexpr std::uint64_t kSmall = 1024;
  constexpr std::uint64_t kMiddling = 8192;
  if (texts < kSmall) return PileSize::small;
  return texts < kMiddling ? PileSize::middling : PileSize::large;
}

SeenCount seen_texts(std::uint64_t texts) {
  if (size_of_pile(texts) == PileSize::small) return {texts, texts, 0};
  return seen_in_steps(texts, std::bit_floor(texts) / 4);
}

SeenCount seen_uses(std::uint64_t uses, PileSize pile) {
  constexpr std::uint64_t kExact = 8;
  if (uses < kExact) return {uses, uses, 0};
  const std::uint64_t power = std::bit_floor(uses);
  if (pile == PileSize::small) return {power + power / 2, power + power / 2, 0};
  if (pile == PileSize::middling) return seen_in_steps(uses, power / 2);
  std::uint64_t low = kExact;
  while (uses >= 4 * low) low *= 4;
  return {low, 4 * low, static_cast<std::uint32_t>((uses - low) * kLots / (3 * low))};
}

Sides::Sides() { name_kinds(); }

std::uint32_t Sides::add(const LocalIncident& local, std::uint32_t lot) {
  const auto number = static_cast<std::uint32_t>(sides_.size());
  lots_.push_back(lot);
  sides_.emplace_back();
  locals_.push_back(&local);
  word_ids_.emplace_back();
  hold_all(number);
  fresh_.push_back(number);
  ++texts_;
  return number;
}

void Sides::replace(std::uint32_t number, const LocalIncident& local) {
  const bool has_other_words = local.profile != locals_[number]->profile;
  if (has_other_words) drop_all(number);
  locals_[number] = &local;
  if (has_other_words) hold_all(number);
  fresh_.push_back(number);
}

void Sides::remove(std::uint32_t number) {
  drop_all(number);
  sides_[number] = {};
  locals_[number] = nullptr;
  --texts_;
}

void Sides::hold_all(std::uint32_t number) {
  const Profile& profile = locals_[number]->profile;
  std::vector<std::uint32_t>& words = word_ids_[number];
  words.reserve(profile.words.size());
  for (const auto& [word, times] : profile.words) {
    words.push_back(id_of(SideList::words, word));
    hold(words.back(), number);
  }
  for (const std::uint64_t name : profile.names) hold(id_of(SideList::names, name), number);
  for (const std::uint64_t place : profile.places) hold(id_of(SideList::places, place), number);
}

void Sides::drop_all(std::uint32_t number) {
  const Profile& profile = locals_[number]->profile;
  const auto drop = [&](std::uint32_t id) {
    std::vector<Holder>& holders = holders_[id];
    *std::find_if(holders.begin(), holders.end(),
                  [&](const Holder& holder) { return holder.number == number; }) = holders.back();
    holders.pop_back();
    touched_.push_back(id);
  };
  for (const std::uint32_t id : word_ids_[number]) drop(id);
  for (const std::uint64_t name : profile.names) drop(id_of(SideList::names, name));
  for (const std::uint64_t place : profile.places) drop(id_of(SideList::places, place));
  word_ids_[number] = {};
}

void Sides::hold(std::uint32_t id, std::uint32_t number) {
  holders_[id].push_back({number, lots_[number]});
  touched_.push_back(id);
}

std::vector<std::uint32_t> Sides::weigh() {
  std::vector<std::uint32_t> due = std::move(fresh_);
  const PileSize size = size_of_pile(texts_);
  const SeenCount before = seen_texts_;
  seen_texts_ = seen_texts(texts_);
  const bool is_other_size = size != size_of_pile(weighed_texts_);
  if (is_other_size || (size == PileSize::small && texts_ != weighed_texts_)) {
    weigh_all(due);
  } else {
    for (const std::uint32_t id : touched_) weigh_word(id, size, due);
    for (std::uint32_t i = 0; i < sides_.size() && texts_ != weighed_texts_; ++i) {
      if (before.at(lots_[i]) != seen_texts_.at(lots_[i])) due.push_back(i);
    }
    std::sort(due.begin(), due.end());
    due.erase(std::unique(due.begin(), due.end()), due.end());
  }
  weighed_texts_ = texts_;
  std::erase_if(due, [&](std::uint32_t number) { return locals_[number] == nullptr; });
  for (const std::uint32_t number : due) fill(number);
  touched_ = {};
  fresh_ = {};
  return due;
}

void Sides::weigh_all(std::vector<std::uint32_t>& due) {
  for (std::uint32_t id = 0; id < next_id_; ++id) {
    weighed_[id] = {seen_uses(holders_[id].size(), size_of_pile(texts_))};
  }
  due.clear();
  for (std::uint32_t i = 0; i < sides_.size(); ++i) due.push_back(i);
}

/// Adds those that see another number of its uses than before.
void Sides::weigh_word(std::uint32_t id, PileSize pile, std::vector<std::uint32_t>& due) {
  const SeenCount before = weighed_[id].uses;
  const SeenCount now = seen_uses(holders_[id].size(), pile);
  weighed_[id].uses = now;
  if (before.low != now.low || before.high != now.high) weighed_[id].of_texts = 0;
  for (const Holder& holder : holders_[id]) {
    if (before.at(holder.lot) != now.at(holder.lot)) due.push_back(holder.number);
  }
}

std::int32_t Sides::rarity_of(std::uint32_t id, std::uint32_t lot) {
  Weighed& word = weighed_[id];
  if (word.of_texts != seen_texts_.low) {
    word.of_texts = seen_texts_.low;
    std::size_t at = 0;
    for (const std::uint64_t texts : {seen_texts_.low, seen_texts_.high}) {
      for (const std::uint64_t uses : {word.uses.low, word.uses.high}) {
        word.rarity[at++] = rarity(texts, static_cast<std::uint32_t>(uses), common_[id]);
      }
    }
  }
  return word.rarity[(lot < seen_texts_.lots ? 2U : 0U) + (lot < word.uses.lots ? 1U : 0U)];
}

void Sides::fill(std::uint32_t number) {
  const LocalIncident& local = *locals_[number];
  Side side;
  add_words(local, number, side);
  add_keys(local.profile, lots_[number], side);
  const auto add_names = [&](SideList list, const std::set<std::string>& names) {
    begin(list, side);
    for (const std::string& name : names) side.items.push_back({id_of(list, name)});
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
  sides_[number] = std::move(side);
}

/// The last kind stands for what is no deed.
void Sides::name_kinds() {
  const std::vector<std::string_view> names = deed_names();
  compatible_.assign(names.size() + 1, 0);
  one_concept_.assign(names.size() + 1, 0);
  phases_.assign(names.size() + 1, 0);
  follow_.assign(names.size() + 1, 0);
  answers_.assign(names.size() + 1, 0);
  for (std::size_t a = 0; a < names.size(); ++a) {
    for (std::size_t b = 0; b < names.size(); ++b) {
      const bool compatible = are_compatible(names[a], names[b]);
      const bool violence = is_violence(names[a]) || is_violence(names[b]);
      if (compatible) compatible_[a] |= 1U << b;
      if (compatible && !violence) phases_[a] |= 1U << b;
      if (habeas::may_follow_in_custody(names[a], names[b])) follow_[a] |= 1U << b;
      if (habeas::may_be_arrest_for(names[a], names[b])) answers_[a] |= 1U << b;
      if (a == b || (compatible && !violence)) one_concept_[a] |= 1U << b;
    }
  }
}

std::uint32_t Sides::new_id() {
  key_of_.push_back(0);
  common_.push_back(1);
  weighed_.emplace_back();
  holders_.emplace_back();
  return next_id_++;
}

std::uint32_t Sides::id_of(SideList list, std::uint64_t key) {
  Keys& keys = keys_[static_cast<std::size_t>(list)];
  if (const std::uint32_t* known = keys.find(key)) return *known;
  const std::uint32_t id = new_id();
  keys.emplace(key, id);
  key_of_[id] = key;
  if (list == SideList::words) common_[id] = common_per_mille(key);
  return id;
}

std::uint32_t Sides::id_of(SideList list, const std::string& name) {
  const auto [at, fresh] = names_[static_cast<std::size_t>(list)].try_emplace(name, next_id_);
  if (fresh) new_id();
  return at->second;
}

void Sides::begin(SideList list, Side& side) {
  side.lists[static_cast<std::size_t>(list)] = static_cast<std::uint32_t>(side.items.size());
}

void Sides::add_words(const LocalIncident& local, std::uint32_t number, Side& side) {
  constexpr std::int32_t kCommonest = 700;  // ln 2: what half of all texts use tells nothing
  std::uint64_t squares = 0;
  const auto& words = local.profile.words;
  side.items.reserve(words.size() + local.profile.title.size());
  const auto add_list = [&](SideList list, bool numbers) {
    begin(list, side);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto& [word, times] = words[i];
      if (((word & kNumberBit) != 0) != numbers) continue;
      const std::uint32_t id = word_ids_[number][i];
      const std::int32_t told = rarity_of(id, lots_[number]);
      if (told < kCommonest) continue;
      const std::int32_t weight = (1000 + ln_milli(times)) * told / 1000;
      side.items.push_back({id, weight, told});
      side.sum += told;
      squares += static_cast<std::uint64_t>(weight) * static_cast<std::uint64_t>(weight);
    }
  };
  add_list(SideList::numbers, true);
  add_list(SideList::words, false);
  side.norm = static_cast<std::int64_t>(root_of(squares));
}

void Sides::add_keys(const Profile& profile, std::uint32_t lot, Side& side) {
  begin(SideList::title, side);
  for (const std::uint64_t word : profile.title) {
    const std::int32_t told = rarity_of(id_of(SideList::words, word), lot);
    side.items.push_back({id_of(SideList::title, word), 1, told});
    side.title_sum += told;
  }
  const auto add_rare = [&](SideList list, const std::vector<std::uint64_t>& keys) {
    begin(list, side);
    for (const std::uint64_t key : keys) {
      const std::uint32_t id = id_of(list, key);
      side.items.push_back({id, 1, rarity_of(id, lot)});
    }
  };
  add_rare(SideList::names, profile.names);
  add_rare(SideList::places, profile.places);
  begin(SideList::days, side);
  for (const std::int64_t day : profile.days) {
    side.items.push_back({id_of(SideList::days, static_cast<std::uint64_t>(day))});
  }
  begin(SideList::ages, side);
  for (const std::uint64_t age : profile.ages) side.items.push_back({id_of(SideList::ages, age)});
  side.written = profile.written;
}

namespace {

/// "This autumn" beside "on 6 November": a stretch of months in which another day of the same deed
/// lies would meet what that day rules out.
bool is_told_closer(const ToldDays& told, const std::vector<ToldDays>& days) {
  constexpr std::int64_t kSeason = 89;
  if (!told.days.is_closed() || *told.days.last - *told.days.first < kSeason) return false;
  return std::any_of(days.begin(), days.end(), [&](const ToldDays& other) {
    return other.event == told.event && other.days != told.days && holds(told.days, other.days);
  });
}

}  // namespace

void Sides::add_deed(const LocalIncident& local, Side& side) {
  side.has_kind = !local.event.empty();
  for (const std::string& event : local.events) {
    const auto kind = static_cast<std::size_t>(naming_rank(event));
    side.kinds |= 1U << kind;
    side.compatible |= compatible_[kind];
  }
  for (const ToldDays& told : local.days) {
    if (is_told_closer(told, local.days)) continue;
    side.days.push_back(
        {MeetingDays(told.days), MeetingDays(shifted(told.days, -kOneDeedDays, kOneDeedDays)),
         MeetingDays(shifted(told.days, -kNextPhaseDays, kNextPhaseDays)),
         MeetingDays(shifted(told.days, 0, kNextPhaseDays)),
         MeetingDays(shifted(told.days, 0, kArrestDays)),
         static_cast<std::uint8_t>(naming_rank(told.event)), !told.event.empty(), told.stated});
  }
  for (std::uint32_t i = 0; i < local.numbers.size(); ++i) {
    const ToldNumber& told = local.numbers[i];
    const auto named = named_number(told.quantity);
    const auto kind = static_cast<std::uint8_t>(naming_rank(told.event));
    if (named && !told.at_site) side.figures.push_back({whole(*named), kind, i});
  }
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
      if (holders_[word.id].size() > 1) order.push_back({word.weight, key_of_[word.id], word.id});
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
