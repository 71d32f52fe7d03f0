// incident/story.cpp - days, places and figures that set two deeds of one page apart
#include "incident/story.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "incident/veto.h"
#include "model/amounts.h"
#include "model/deeds.h"
#include "text/tokens.h"

namespace habeas {

std::string_view embedded_lexicon_deed_words_tsv();

namespace {

constexpr std::int64_t kLongAgo = 60;      // days before the page was written
constexpr std::int64_t kTooFarApart = 10;  // factor between the figures of two deeds
constexpr std::int64_t kManyPeople = 100;  // fewer may be a part of the people or a count of some

bool meet_any(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) { return b.contains(x); });
}

/// Both name some, and none is the same.
bool disjoint(const std::set<std::string>& a, const std::set<std::string>& b) {
  return !a.empty() && !b.empty() && !meet_any(a, b);
}

std::int64_t largest_of(const Story& story, const std::string& event) {
  std::int64_t largest = 0;
  for (const ToldNumber& number : story.numbers) {
    auto named = named_number(number.quantity);
    if (!named && !is_without_figure(number.quantity)) named = number.quantity.lo;  // "thousands"
    if (number.event != event || !named) continue;
    Quantity bound;
    bound.lo = named;
    largest = std::max(largest, whole_bounds(bound).lo.value_or(0));
  }
  return largest;
}

/// The largest figure of any kind of deed.
std::int64_t largest_of(const Story& story) {
  std::int64_t largest = 0;
  for (const std::string& event : story.events) {
    largest = std::max(largest, largest_of(story, event));
  }
  return largest;
}

bool is_far_larger(const Story& main, const Story& other) {
  // What the page tells first is no background: of 226 taken nine were expelled.
  if (!main.seeds.empty() && !other.seeds.empty() && other.seeds.front() < main.seeds.front())
    return false;
  const std::int64_t here = largest_of(main);
  const std::int64_t there = largest_of(other);
  return here > 0 && there >= kManyPeople && there > here * kTooFarApart;
}

/// Three men beside a group of 47: not a part told of a group that few would count apart.
bool is_far_smaller(const Story& main, const Story& other) {
  constexpr std::int64_t kGroup = 20;
  const std::int64_t here = largest_of(main);
  const std::int64_t there = largest_of(other);
  return there > 0 && here >= kGroup && here > there * kTooFarApart;
}

/// "Two weeks before, at the market of Alto": told from where the main story stands, of a place
/// that the main story does not name.
bool is_looking_back(const Story& main, const Story& other) {
  constexpr std::int32_t kWeek = -7;
  const bool back = std::any_of(other.offsets.begin(), other.offsets.end(),
                                [](const DayOffset& offset) { return offset.max_days <= kWeek; });
  return back && !other.named_near.empty() && !meet_any(main.named_near, other.named_near);
}

bool offsets_meet(const Story& a, const Story& b) {
  return std::any_of(a.offsets.begin(), a.offsets.end(), [&](const DayOffset& x) {
    return std::any_of(b.offsets.begin(), b.offsets.end(), [&](const DayOffset& y) {
      return x.min_days <= y.max_days && y.min_days <= x.max_days;
    });
  });
}

bool days_meet(const Story& a, const Story& b) {
  return std::any_of(a.days.begin(), a.days.end(), [&](const ToldDays& x) {
    return std::any_of(b.days.begin(), b.days.end(),
                       [&](const ToldDays& y) { return can_be_one(x, y); });
  });
}

/// "Detained on the third, dead on the fifth": of one story unless they name other places.
bool may_be_harm_in_custody(const Story& a, const Story& b) {
  if (disjoint(a.towns, b.towns) || disjoint(a.named_near, b.named_near)) return false;
  return std::any_of(a.days.begin(), a.days.end(), [&](const ToldDays& x) {
    return std::any_of(b.days.begin(), b.days.end(), [&](const ToldDays& y) {
      return is_harm_in_custody(x, y) || is_harm_in_custody(y, x);
    });
  });
}

/// "On 13 August police fired ... In 2020 soldiers killed 12": news that gives days without a year
/// names a year for what lies back.
bool is_of_earlier_year(const Story& main, const Story& other) {
  constexpr std::int64_t kYear = 364;  // from the first to the last day
  if (main.days.empty() || other.days.empty()) return false;
  const bool day_alone = std::all_of(main.days.begin(), main.days.end(), [](const ToldDays& told) {
    return told.stated && !told.days.has_year && told.days.is_one_day();
  });
  return day_alone && std::all_of(other.days.begin(), other.days.end(), [](const ToldDays& told) {
           return told.stated && told.days.has_year && told.days.is_closed() &&
                  *told.days.last - *told.days.first >= kYear;
         });
}

bool was_long_ago(const Story& story, std::int64_t written) {
  return !story.days.empty() &&
         std::all_of(story.days.begin(), story.days.end(), [&](const ToldDays& told) {
           return told.days.has_year && told.days.last && *told.days.last + kLongAgo < written;
         });
}

bool all_violence(const Story& story) {
  return std::all_of(story.events.begin(), story.events.end(),
                     [](const std::string& event) { return is_violence(event); });
}

void add_time(const Facts& facts, std::size_t seed, Story& story) {
  const Claim& claim = facts.claim(seed);
  const Date* date = facts.deed_date(seed);
  if (date == nullptr) return;
  if (const auto days = day_range(*date)) {
    story.days.push_back({event_of(claim), *days, date->basis == DateBasis::explicit_});
  } else if (date->offset && date->edtf.empty()) {
    story.offsets.push_back(*date->offset);
  }
}

void add_places(const Facts& facts, std::size_t seed, Story& story) {
  for (const Role& role : facts.claim(seed).roles) {
    const Place* place = role.name == RoleName::place ? facts.place(seed, role) : nullptr;
    if (place != nullptr && place->kind == PlaceKind::city) story.towns.insert(place_key(*place));
  }
  const DocumentFacts& document = facts.facts_of(facts.document_of(seed));
  if (document.sentences.empty()) return;
  const TextSpan sentence =
      document.sentences[static_cast<std::size_t>(facts.sentence_of(seed))].span;
  auto at = std::lower_bound(
      document.mentions.begin(), document.mentions.end(), sentence.begin,
      [](const Mention* mention, std::uint32_t byte) { return mention->span.begin < byte; });
  for (; at != document.mentions.end() && (*at)->span.begin < sentence.end; ++at) {
    const auto* place = std::get_if<Place>(&(*at)->value);
    const bool site =
        place != nullptr && place->kind != PlaceKind::country && place->kind != PlaceKind::region;
    if (site) story.named_near.insert(place_key(*place));
  }
}

/// The sentence of the first seed may turn to another deed. A pronoun goes on with the one told.
void add_turn(const Facts& facts, Story& story) {
  const std::size_t first = story.seeds.front();
  const DocumentFacts& document = facts.facts_of(facts.document_of(first));
  const auto sentence = static_cast<std::size_t>(facts.sentence_of(first));
  const bool hits = std::any_of(story.seeds.begin(), story.seeds.end(), [&](std::size_t seed) {
    return facts.sentence_of(seed) == facts.sentence_of(first) && names_the_hit(facts.claim(seed));
  });
  if (hits) story.turn = turn_of(document, sentence);
}

}  // namespace

namespace {

std::unordered_set<std::uint64_t> read_deed_words() {
  std::unordered_set<std::uint64_t> words;
  std::string_view rest = embedded_lexicon_deed_words_tsv();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.empty() && line.front() != '#') words.insert(word_key(line) & ~kNumberBit);
  }
  return words;
}

/// Keys as in DocumentFacts::words; only looked up.
const std::unordered_set<std::uint64_t>& deed_words() {
  static const std::unordered_set<std::uint64_t> words = read_deed_words();
  return words;
}

}  // namespace

bool names_deed(const DocumentFacts& document) {
  constexpr std::size_t kLead = 3;
  std::size_t body = 0;
  for (const SentenceFacts& sentence : document.sentences) {
    if (!sentence.title && ++body > kLead) return false;
    for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
      if (deed_words().count(document.words[i]) != 0) return true;
    }
  }
  return false;
}

std::set<std::string_view> deeds_of_title(const DocumentFacts& document) {
  struct Word {
    std::uint64_t word;
    std::string_view event;
  };
  static constexpr std::array<Word, 28> kWords = {{{"arrest"_w, "detention"},
                                                   {"arrests"_w, "detention"},
                                                   {"arrested"_w, "detention"},
                                                   {"detained"_w, "detention"},
                                                   {"detentions"_w, "detention"},
                                                   {"detainees"_w, "detention"},
                                                   {"killed"_w, "killing"},
                                                   {"killings"_w, "killing"},
                                                   {"killing"_w, "killing"},
                                                   {"deaths"_w, "killing"},
                                                   {"dead"_w, "killing"},
                                                   {"massacre"_w, "killing"},
                                                   {"deported"_w, "forced_return"},
                                                   {"deportation"_w, "forced_return"},
                                                   {"deportations"_w, "forced_return"},
                                                   {"expelled"_w, "forced_return"},
                                                   {"expulsion"_w, "forced_return"},
                                                   {"expulsions"_w, "forced_return"},
                                                   {"pushback"_w, "forced_return"},
                                                   {"pushbacks"_w, "forced_return"},
                                                   {"disappeared"_w, "enforced_disappearance"},
                                                   {"disappearance"_w, "enforced_disappearance"},
                                                   {"disappearances"_w, "enforced_disappearance"},
                                                   {"vanish"_w, "enforced_disappearance"},
                                                   {"abducted"_w, "abduction"},
                                                   {"abduction"_w, "abduction"},
                                                   {"kidnapped"_w, "abduction"},
                                                   {"torture"_w, "torture"}}};
  std::set<std::string_view> events;
  for (const SentenceFacts& sentence : document.sentences) {
    if (!sentence.title) continue;
    for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
      for (const Word& word : kWords) {
        if ((word.word & ~kNumberBit) == document.words[i]) events.insert(word.event);
      }
    }
  }
  return events;
}

bool is_share(const Claim& claim) {
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  return quantity != nullptr && quantity->share;
}

namespace {

/// A word of time or habit in any of is_habit()'s phrases; true too where the text has to be folded
/// to know.
bool may_name_habit(std::string_view text) {
  constexpr std::array<std::string_view, 10> kStems = {"day",      "week",    "month",   "year",
                                                       "annual",   "routine", "regular", "usual",
                                                       "habitual", "average"};
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  constexpr std::array<std::uint32_t, 26> kSecondLetters = [&] {  // a bit for each, by the first
    std::array<std::uint32_t, 26> bits{};
    for (const std::string_view stem : kStems) {
      bits[static_cast<std::size_t>(stem[0] - 'a')] |= 1U << (stem[1] - 'a');
    }
    return bits;
  }();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = lower(text[i]);
    if (static_cast<unsigned char>(c) >= 0x80) return true;
    if (c < 'a' || c > 'z' || i + 1 == text.size()) continue;
    const char next = lower(text[i + 1]);
    const bool opens =
        next >= 'a' && next <= 'z' &&
        ((kSecondLetters[static_cast<std::size_t>(c - 'a')] >> (next - 'a')) & 1U) != 0;
    if (!opens) continue;
    for (const std::string_view stem : kStems) {
      if (stem[0] != c || text.size() - i < stem.size()) continue;
      std::size_t same = 1;
      while (same < stem.size() && stem[same] == lower(text[i + same])) ++same;
      if (same == stem.size()) return true;
    }
  }
  return false;
}

}  // namespace

bool is_habit(const Claim& claim) {
  constexpr std::array<std::string_view, 22> kWords = {
      " a day",     " a week",     " a month",     " a year",     " per day",    " per week",
      " per month", " per year",   " each day",    " each week",  " each month", " each year",
      " every day", " every week", " every month", " every year", "annually",    "routinely",
      "regularly",  "usually",     "habitually",   "on average"};
  constexpr std::array<std::string_view, 12> kBefore = {
      " in",    " within", " for",  " after", " over", " than",
      " about", " nearly", " half", " under", " of",   " within less than"};
  if (!may_name_habit(claim.quote)) return false;
  const std::string words = fold(claim.quote);
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    const std::size_t at = words.find(word);
    if (at == std::string::npos) return false;
    const std::size_t end = at + word.size();
    const bool ends = end == words.size() || words[end] < 'a' || words[end] > 'z';
    // "the third to die in a month", "after a year": a stretch of time, no rate.
    const bool stretch = std::any_of(kBefore.begin(), kBefore.end(), [&](std::string_view before) {
      return word.starts_with(" a ") && std::string_view(words).substr(0, at).ends_with(before);
    });
    return ends && !stretch && words.compare(end, 6, " later") != 0 &&
           words.compare(end, 8, " earlier") != 0;
  });
}

bool is_seed(const Claim& claim) {
  if (!is_told_as_done(claim) || !is_deed(event_of(claim))) return false;
  if (claim.kind == ClaimKind::event) return true;
  return claim.kind == ClaimKind::count && !is_share(claim) &&
         claim.counted.find("/victim") != std::string::npos;
}

Story tell_story(const Facts& facts, std::vector<std::size_t> seeds) {
  Story story;
  std::sort(seeds.begin(), seeds.end());
  for (const std::size_t seed : seeds) {
    const Claim& claim = facts.claim(seed);
    story.events.insert(event_of(claim));
    add_time(facts, seed, story);
    add_places(facts, seed, story);
    if (!facts.item_of(seed).empty()) story.items.insert(facts.item_of(seed));
    const auto* quantity = std::get_if<Quantity>(&claim.value);
    if (quantity != nullptr && find_role(claim, RoleName::whole) == nullptr) {
      story.numbers.push_back({event_of(claim), *quantity, false});
    }
  }
  story.seeds = std::move(seeds);
  if (!story.seeds.empty()) add_turn(facts, story);
  return story;
}

void add_story(const Story& other, Story& story) {
  const auto append = [](const auto& from, auto& to) {
    to.insert(to.end(), from.begin(), from.end());
  };
  append(other.seeds, story.seeds);
  std::sort(story.seeds.begin(), story.seeds.end());
  append(other.days, story.days);
  append(other.offsets, story.offsets);
  append(other.numbers, story.numbers);
  story.events.insert(other.events.begin(), other.events.end());
  story.items.insert(other.items.begin(), other.items.end());
  story.towns.insert(other.towns.begin(), other.towns.end());
  story.named_near.insert(other.named_near.begin(), other.named_near.end());
}

bool is_other_deed(const Story& main, const Story& other, std::optional<std::int64_t> written) {
  if (disjoint(main.items, other.items)) return true;
  if (is_of_earlier_year(main, other)) return true;
  if (!main.days.empty() && !other.days.empty()) {
    return !days_meet(main, other) && !may_be_harm_in_custody(main, other);
  }
  if (main.days.empty() && written && was_long_ago(other, *written)) return true;
  if (!main.offsets.empty() && !other.offsets.empty() && !offsets_meet(main, other)) return true;
  if (all_violence(main) && all_violence(other) && disjoint(main.towns, other.towns)) return true;
  if (all_violence(main) && all_violence(other)) {
    if (other.turn == Turn::other_deed) return true;
    const bool elsewhere =
        !other.named_near.empty() && !meet_any(main.named_near, other.named_near);
    if (other.turn == Turn::place_first && elsewhere) return true;
  }
  const bool own_time = !other.days.empty() || !other.offsets.empty();
  const bool own_places = disjoint(main.named_near, other.named_near);
  // "In April three men were sent back": a day of its own and far fewer people.
  if (!other.days.empty() && !all_violence(other) && is_far_smaller(main, other)) return true;
  return (own_time && own_places) || is_looking_back(main, other) || is_far_larger(main, other);
}

}  // namespace habeas
