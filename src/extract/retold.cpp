// extract/retold.cpp - which people of a text are told again
#include "extract/retold.h"

#include <algorithm>
#include <set>

#include "extract/one_person.h"
#include "extract/syntax.h"

namespace habeas {

namespace {

/// "Karsova" and "Karsova province": one name, perhaps with what kind of place it is.
bool are_one_name(std::string_view x, std::string_view y) {
  if (x.size() > y.size()) std::swap(x, y);
  return y.starts_with(x) && (x.size() == y.size() || y[x.size()] == ' ' || y[x.size()] == ',');
}

}  // namespace

std::optional<Number> figure_of(const Quantity& value) {
  return value.point ? value.point : value.hi ? value.hi : value.lo;
}

RetoldGroups::RetoldGroups(const Analysis& a, const std::vector<Frame>& frames,
                           const Groups& groups)
    : a_(a), frames_(frames), groups_(groups) {
  std::set<std::string_view> known;
  for (const EntityHit& name : a.names) {
    const std::string_view words = a.words(name.range);
    first_named_.push_back(name.kind == MentionKind::place &&
                           known.insert(words.substr(0, words.find(','))).second);
  }
}

bool RetoldGroups::other_than_before(std::uint32_t c, std::uint32_t frame) const {
  if (frame == kNone) return false;
  const std::uint32_t agent = frames_[frame].agent;
  if (agent != kNone && agent < c && a_.is_people(a_.chunks[agent])) return true;
  const std::uint32_t own = a_.tokens.sentence_of(a_.chunks[c].range.begin);
  const TokenRange before = {a_.tokens.sentences[own > 0 ? own - 1 : own].begin,
                             a_.chunks[c].range.begin};
  const auto told = frames_in(frames_, before);
  const auto last = std::find_if(told.rbegin(), told.rend(), [&](const Frame& other) {
    return other.victim != kNone && other.victim != c && other.happened();
  });
  return last != told.rend() && last->subkind != frames_[frame].subkind;
}

std::uint32_t RetoldGroups::told_again(const QuantityHit& hit, std::uint32_t c,
                                       std::uint32_t frame) const {
  if (frame == kNone || !hit.without_figure) return kNone;
  const std::uint32_t group = latest_of(frames_[frame].subkind);
  if (group == kNone) return kNone;
  const QuantityHit& told = a_.quantities[groups_.groups[group].quantity];
  // "held numerous others ... held several others"
  if (hit.more && (!told.more || !told.without_figure)) return kNone;
  const std::optional<Number> size = figure_of(told.value);
  // "killed more than 15 rebels ... killing numerous rebels"
  const bool held = size && hit.value.lo && !(*size < *hit.value.lo) && !told.more;
  if (!told.without_figure && !held) return kNone;
  const TokenRange first = a_.sentence(groups_.groups[group].founder.begin);
  const TokenRange own = a_.sentence(a_.chunks[c].range.begin);
  const Chunk& founder = a_.chunks[a_.next_chunk(groups_.groups[group].founder.begin)];
  // "killed several clerks ... killing several"
  const std::string noun = hit.head == kNone && a_.chunks[c].range.size() == 1
                               ? std::string()
                               : a_.head_noun(a_.chunks[c]);
  const bool same = may_be_one(a_.head_noun(founder), noun) || stands_beside_known(c, frame);
  const bool here = leads_on(group, c) || a_.chunks[c].definite || !names_other_place(own, first);
  return first != own && same && here ? group : kNone;
}

bool RetoldGroups::stands_beside_known(std::uint32_t c, std::uint32_t frame) const {
  std::vector<std::uint32_t> victims = frames_[frame].others;
  victims.push_back(frames_[frame].victim);
  return std::any_of(victims.begin(), victims.end(), [&](std::uint32_t victim) {
    return victim != kNone && victim != c && !a_.chunks[victim].plural &&
           a_.key(a_.chunks[victim].range.begin) == "the"_w;
  });
}

std::uint32_t RetoldGroups::total_retold(std::uint32_t c, std::uint32_t frame) const {
  const std::optional<std::int64_t> sum = told_with_known(frame);
  const std::uint32_t total = sum ? latest_of(frames_[frame].subkind) : kNone;
  if (total == kNone || in_sentence_of(total, c)) return kNone;
  const QuantityHit& whole = a_.quantities[groups_.groups[total].quantity];
  if (whole.without_figure) return total;
  return figure_of(whole.value) == Number{*sum, 0} ? total : kNone;
}

std::uint32_t RetoldGroups::other_retold(const Number& size, std::uint32_t c,
                                         std::uint32_t frame) const {
  if (!told_with_known(frame)) return kNone;
  const std::uint32_t group = latest_of(frames_[frame].subkind);
  if (group == kNone || in_sentence_of(group, c)) return kNone;
  const QuantityHit& before = a_.quantities[groups_.groups[group].quantity];
  return !before.without_figure && figure_of(before.value) == size ? group : kNone;
}

std::uint32_t RetoldGroups::detailed(const Number& size, std::uint32_t c, const std::string& event,
                                     std::uint32_t frame) const {
  if (size.scale != 0 || (event != "killing" && event != "injury")) return kNone;
  const std::uint32_t total = latest_total(event);
  if (total == kNone || in_sentence_of(total, c)) return kNone;
  const QuantityHit& whole = a_.quantities[groups_.groups[total].quantity];
  const std::optional<Number> all = figure_of(whole.value);
  if (whole.without_figure || !all || all->scale != 0 || all->digits <= size.digits) return kNone;
  if (whole.more && tells_others(c, *all)) return kNone;
  // "the three children": those told of before, whoever was told one by one since.
  const std::uint32_t own = quantity_of(c);
  const bool known = a_.chunks[c].definite || (own != kNone && a_.quantities[own].partitive);
  return !is_apart(total, c, frame) && (known || told_of(total) + size.digits <= all->digits)
             ? total
             : kNone;
}

bool RetoldGroups::tells_others(std::uint32_t c, const Number& size) const {
  const TokenRange sentence = a_.sentence(a_.chunks[c].range.begin);
  return std::any_of(a_.quantities.begin(), a_.quantities.end(), [&](const QuantityHit& hit) {
    return hit.more && hit.range.begin >= sentence.begin && hit.range.end <= sentence.end &&
           a_.chunk_at[hit.range.begin] != c && figure_of(hit.value) == size;
  });
}

bool RetoldGroups::is_apart(std::uint32_t group, std::uint32_t c, std::uint32_t frame) const {
  const TokenRange own = a_.sentence(a_.chunks[c].range.begin);
  TokenRange clause = own;
  if (frame != kNone) clause.begin = relative_begin(frames_[frame].trigger.begin);
  if (days_in(clause).empty()) clause = own;
  return (!leads_on(group, c) && names_new_place(own, frame)) || names_other_day(clause, group);
}

/// "on the day that the minister visits Alto, where nine were shot last week": the day of a deed
/// told in a clause of place is the one that the clause gives.
std::uint32_t RetoldGroups::relative_begin(std::uint32_t trigger) const {
  const std::uint32_t begin = a_.sentence(trigger).begin;
  for (std::uint32_t t = trigger; t-- > begin;) {
    if (a_.key(t) == "where"_w) return t;
  }
  return begin;
}

bool RetoldGroups::is_elsewhere(std::uint32_t group, std::uint32_t token) const {
  const TokenRange own = a_.sentence(token);
  if (names_other_day(own, group)) return true;
  const std::vector<std::string_view> here = places_in(own);
  const std::vector<std::string_view> there =
      places_in(a_.sentence(groups_.groups[group].founder.begin));
  return !here.empty() && !there.empty() &&
         std::none_of(here.begin(), here.end(), [&](std::string_view place) {
           return std::find(there.begin(), there.end(), place) != there.end();
         });
}

std::uint32_t RetoldGroups::bodies_of(const Number& size, std::uint32_t c) const {
  const std::uint32_t total = latest_total("killing");
  if (total == kNone || in_sentence_of(total, c) || is_apart(total, c, kNone)) return kNone;
  return figure_of(a_.quantities[groups_.groups[total].quantity].value) == size ? total : kNone;
}

std::uint32_t RetoldGroups::another_before(std::uint32_t c, std::uint32_t frame) const {
  for (auto g = static_cast<std::uint32_t>(groups_.groups.size()); g-- > 0;) {
    const Group& group = groups_.groups[g];
    if (group.event != frames_[frame].subkind || in_sentence_of(g, c) ||
        a_.key(group.founder.begin) != "another"_w)
      continue;
    const Chunk& before = a_.chunks[a_.next_chunk(group.founder.begin)];
    if (a_.head_noun(before) == a_.head_noun(a_.chunks[c])) return g;
  }
  return kNone;
}

/// Does the chunk stand in the first sentences of a text whose headline told of the group? The lead
/// gives the places of the headline.
bool RetoldGroups::leads_on(std::uint32_t group, std::uint32_t c) const {
  constexpr std::uint32_t kLead = 2;  // sentences
  if (!a_.in_title(groups_.groups[group].founder.begin)) return false;
  std::uint32_t titles = 0;
  while (titles < a_.tokens.sentences.size() && a_.in_title(a_.tokens.sentences[titles].begin)) {
    ++titles;
  }
  return a_.tokens.sentence_of(a_.chunks[c].range.begin) < titles + kLead;
}

bool RetoldGroups::holds_others(const Number& size, const std::string& event) const {
  const std::uint32_t total = latest_total(event);
  if (total == kNone || !a_.quantities[groups_.groups[total].quantity].more) return false;
  const std::optional<Number> all = figure_of(a_.quantities[groups_.groups[total].quantity].value);
  return all && size < *all;
}

std::int64_t RetoldGroups::told_of(std::uint32_t total) const {
  std::int64_t sum = 0;
  for (const Group& group : groups_.groups) {
    if (group.whole != total) continue;
    const std::optional<Number> size =
        group.quantity == kNone ? Number{1, 0} : figure_of(a_.quantities[group.quantity].value);
    sum += size && size->scale == 0 ? size->digits : 1;
  }
  return sum;
}

std::uint32_t RetoldGroups::one_before(std::uint32_t c, std::uint32_t frame) const {
  for (auto g = static_cast<std::uint32_t>(groups_.groups.size()); g-- > 0;) {
    const Group& group = groups_.groups[g];
    if (group.event != frames_[frame].subkind || group.whole != kNone || in_sentence_of(g, c))
      continue;
    if (group.quantity != kNone && (a_.quantities[group.quantity].without_figure ||
                                    figure_of(a_.quantities[group.quantity].value) != Number{1, 0}))
      continue;
    const Chunk& before = a_.chunks[a_.next_chunk(group.founder.begin)];
    if (may_be_one(noun_of(before, group.quantity), noun_of(a_.chunks[c], kNone)) &&
        !other_age(a_, before, a_.chunks[c]))
      return g;
  }
  return kNone;
}

std::uint32_t RetoldGroups::latest_of(const std::string& event) const {
  for (auto g = static_cast<std::uint32_t>(groups_.groups.size()); g-- > 0;) {
    const Group& group = groups_.groups[g];
    if (group.event == event && group.whole == kNone && group.quantity != kNone) return g;
  }
  return kNone;
}

bool RetoldGroups::gives_bound(std::uint32_t group, const QuantityHit& hit, std::uint32_t c) const {
  const Quantity& told = a_.quantities[groups_.groups[group].quantity].value;
  const std::optional<Number> size = figure_of(hit.value);
  if (told.bound != Bound::lower || !told.lo || told.lo->scale != 0 || !size || size->scale != 0 ||
      hit.value.bound != Bound::exact)
    return false;
  const std::int64_t least = told.lo->digits;
  return size->digits >= least && size->digits < least + std::max<std::int64_t>(least / 2, 2) &&
         !is_elsewhere(group, a_.chunks[c].range.begin);
}

bool RetoldGroups::in_sentence_of(std::uint32_t group, std::uint32_t c) const {
  return a_.sentence(groups_.groups[group].founder.begin) == a_.sentence(a_.chunks[c].range.begin);
}

std::uint32_t RetoldGroups::quantity_of(std::uint32_t chunk) const {
  const QuantityHit* const hit = a_.quantity_in(a_.chunks[chunk].range);
  return hit == nullptr ? kNone : static_cast<std::uint32_t>(hit - a_.quantities.data());
}

/// "detained the leader and one other suspect": how many one frame tells one by one, with a
/// person known from before; nothing when it tells of no such person or gives no figures.
std::optional<std::int64_t> RetoldGroups::told_with_known(std::uint32_t frame) const {
  if (frame == kNone || frames_[frame].victim == kNone) return std::nullopt;
  std::vector<std::uint32_t> victims = frames_[frame].others;
  victims.push_back(frames_[frame].victim);
  std::int64_t sum = 0;
  bool known = false;
  for (const std::uint32_t victim : victims) {
    const Chunk& chunk = a_.chunks[victim];
    const std::uint32_t q = quantity_of(victim);
    if (q == kNone) {
      const std::uint64_t first = a_.key(chunk.range.begin);
      if (chunk.plural || first == "them"_w || first == "they"_w) return std::nullopt;
      known = known || first == "the"_w || chunk.kind == ChunkKind::pronoun;
      ++sum;
      continue;
    }
    const std::optional<Number> size = figure_of(a_.quantities[q].value);
    if (!size || size->scale != 0 || a_.quantities[q].without_figure) return std::nullopt;
    sum += size->digits;
  }
  return known ? std::optional(sum) : std::nullopt;
}

/// The largest figure of this event that is no part of another.
std::uint32_t RetoldGroups::latest_total(const std::string& event) const {
  std::uint32_t best = kNone;
  for (std::uint32_t g = 0; g < groups_.groups.size(); ++g) {
    const Group& group = groups_.groups[g];
    if (group.event != event || group.whole != kNone || group.quantity == kNone) continue;
    const std::optional<Number> size = figure_of(a_.quantities[group.quantity].value);
    if (!size || a_.quantities[group.quantity].without_figure) continue;
    if (best == kNone || *figure_of(a_.quantities[groups_.groups[best].quantity].value) < *size)
      best = g;
  }
  return best;
}

/// Days that a sentence gives.
std::vector<DayRange> RetoldGroups::days_in(TokenRange sentence) const {
  const auto first = std::lower_bound(
      a_.dates.begin(), a_.dates.end(), sentence.begin,
      [](const DateHit& date, std::uint32_t token) { return date.range.begin < token; });
  std::vector<DayRange> days;
  for (auto date = first; date != a_.dates.end() && date->range.end <= sentence.end; ++date) {
    if (const auto range = day_range(date->value)) days.push_back(*range);
  }
  return days;
}

std::vector<DayRange> RetoldGroups::days_of(std::uint32_t group) const {
  constexpr std::uint32_t kLead = 2;  // sentences that say when that was which the headline tells
  const std::uint32_t founder = groups_.groups[group].founder.begin;
  std::vector<DayRange> days = days_in(a_.sentence(founder));
  if (!days.empty() || !a_.in_title(founder)) return days;
  std::uint32_t sentence = a_.tokens.sentence_of(founder);
  while (sentence < a_.tokens.sentences.size() &&
         a_.in_title(a_.tokens.sentences[sentence].begin)) {
    ++sentence;
  }
  for (std::uint32_t read = 0;
       read < kLead && sentence < a_.tokens.sentences.size() && days.empty(); ++read, ++sentence) {
    days = days_in(a_.tokens.sentences[sentence]);
  }
  return days;
}

bool RetoldGroups::names_other_day(TokenRange sentence, std::uint32_t group) const {
  const std::vector<DayRange> own = days_in(sentence);
  const std::vector<DayRange> before = days_of(group);
  if (own.empty() || before.empty()) return false;
  return std::none_of(own.begin(), own.end(), [&](const DayRange& day) {
    return std::any_of(before.begin(), before.end(),
                       [&](const DayRange& other) { return can_meet(day, other); });
  });
}

/// Words of the places that a sentence names, not counting a dateline.
std::vector<std::string_view> RetoldGroups::places_in(TokenRange sentence) const {
  std::vector<std::string_view> places;
  for (std::uint32_t n = a_.names_before(sentence.begin);
       n < a_.names.size() && a_.names[n].range.end <= sentence.end; ++n) {
    const EntityHit& name = a_.names[n];
    if (name.kind == MentionKind::place && !in_dateline(a_, name.range.begin))
      places.push_back(a_.words(name.range));
  }
  return places;
}

/// Does a sentence name a place that another does not?
bool RetoldGroups::names_other_place(TokenRange sentence, TokenRange other) const {
  const std::vector<std::string_view> before = places_in(other);
  const std::vector<std::string_view> own = places_in(sentence);
  return std::any_of(own.begin(), own.end(), [&](std::string_view place) {
    return std::none_of(before.begin(), before.end(),
                        [&](std::string_view told) { return are_one_name(place, told); });
  });
}

/// Does a sentence name a place that the text has not named before it? Where a person is from
/// ("a Karsova man", "Dara Minn of Karsova") is no place of what is told.
bool RetoldGroups::names_new_place(TokenRange sentence, std::uint32_t frame) const {
  for (std::uint32_t n = a_.names_before(sentence.begin);
       n < a_.names.size() && a_.names[n].range.end <= sentence.end; ++n) {
    const EntityHit& name = a_.names[n];
    if (name.kind != MentionKind::place || in_dateline(a_, name.range.begin)) continue;
    const std::uint32_t chunk = a_.chunk_at[name.range.begin];
    if (chunk == kNone || a_.chunks[chunk].preposition == kNone ||
        a_.key(a_.chunks[chunk].preposition) == "of"_w || a_.is_people(a_.chunks[chunk]))
      continue;
    // "was shot and taken to a hospital in Brackwater": where somebody is taken.
    const bool of_deed = frame == kNone || name.range.begin < frames_[frame].trigger.begin ||
                         std::find(frames_[frame].at.begin(), frames_[frame].at.end(), chunk) !=
                             frames_[frame].at.end();
    if (of_deed && first_named_[n]) return true;
  }
  return false;
}

/// The noun of a person told; empty for a bare "one" or "1 dead".
std::string RetoldGroups::noun_of(const Chunk& chunk, std::uint32_t quantity) const {
  if (quantity != kNone && a_.quantities[quantity].head == kNone) return {};
  return a_.is_people(chunk) ? a_.head_noun(chunk) : std::string();
}

}  // namespace habeas
