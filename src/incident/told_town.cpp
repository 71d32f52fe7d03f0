// incident/told_town.cpp - weighs the places named in the pages of an incident
#include "incident/told_town.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "lexicon/capitals.h"
#include "text/tokens.h"

namespace habeas {
namespace {

/// What one page tells of the incident.
struct OwnPage {
  std::vector<std::size_t> sentences;  ///< that hold a claim of it, ascending
  bool is_about = false;               ///< it has at least half of the page's claims about events

  [[nodiscard]] bool holds(std::size_t sentence) const {
    return std::binary_search(sentences.begin(), sentences.end(), sentence);
  }
};

OwnPage own_page(const Facts& facts, const std::vector<std::size_t>& claims, std::size_t page) {
  OwnPage made;
  const auto [first, last] = facts.claims_of(page);
  auto next = std::lower_bound(claims.begin(), claims.end(), first);
  std::size_t all = 0, own = 0;
  for (std::size_t i = first; i < last; ++i) {
    const bool is_own = next != claims.end() && *next == i;
    if (is_own) {
      made.sentences.push_back(static_cast<std::size_t>(facts.sentence_of(i)));
      ++next;
    }
    const ClaimKind kind = facts.claim(i).kind;
    if (kind != ClaimKind::event && kind != ClaimKind::count) continue;
    ++all;
    own += is_own ? 1 : 0;
  }
  made.is_about = 2 * own >= all;
  std::sort(made.sentences.begin(), made.sentences.end());
  made.sentences.erase(std::unique(made.sentences.begin(), made.sentences.end()),
                       made.sentences.end());
  return made;
}

struct Told {
  Place place;
  int weight = 0;
  bool near = false;  ///< in the headline, a dateline or a sentence of a claim
};

/// "KARSOVA (Norland), 3 May - ": the dateline of a place at the head of a paragraph, up to the
/// dash that closes it; nothing for other places.
std::optional<std::string_view> dateline_of(std::string_view text, const SentenceFacts& sentence,
                                            TextSpan place) {
  constexpr std::size_t kReach = 80;  // bytes
  const std::string_view head = text.substr(sentence.span.begin, kReach);
  std::size_t dash = std::string_view::npos;
  for (const std::string_view mark : {" - ", " -- ", "\xE2\x80\x93", "\xE2\x80\x94"}) {
    dash = std::min(dash, head.find(mark));
  }
  const std::size_t line = head.find("\n\n");
  if (dash >= line || place.end - sentence.span.begin > dash) return std::nullopt;
  return head.substr(0, dash);
}

/// "KARSOVA, 3 May 1990 (WIRE)": a dateline with its day, as agencies write from their seats.
bool is_of_agency(std::string_view dateline) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return std::any_of(dateline.begin(), dateline.end(), is_digit);
}

/// "the Norland embassy", "Norland citizens": the name of a country right before a noun.
bool is_attribute(std::string_view text, TextSpan place) {
  const std::string_view behind = text.substr(place.end);
  const std::size_t word = behind.find_first_not_of(" \n");
  if (word == std::string_view::npos || word == 0 || word > 2) return false;
  const char first = behind[word];
  if ((first < 'A' || first > 'Z') && (first < 'a' || first > 'z')) return false;
  static constexpr std::array<std::string_view, 22> kNoNoun = {
      "and", "or",    "in",   "on",   "at",  "to",   "for",  "from", "by",   "with", "that",
      "who", "which", "were", "have", "has", "will", "when", "as",   "said", "was",  "is"};
  const std::string next = fold(behind.substr(word, behind.substr(word).find_first_of(" ,.;\n")));
  return std::find(kNoNoun.begin(), kNoNoun.end(), next) == kNoNoun.end();
}

/// "in Karsova", "near the Brackwater market": does a preposition of place stand before this?
bool is_where(std::string_view text, TextSpan place) {
  static constexpr std::array<std::string_view, 10> kWhere = {
      "in", "at", "near", "across", "throughout", "inside", "outside", "around", "on", "within"};
  constexpr std::size_t kLongest = 16;  // bytes: no word looked for is longer
  std::size_t end = place.begin;
  for (int words = 0; words < 3; ++words) {
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
    std::size_t begin = end;
    while (begin > 0 && text[begin - 1] > ' ' && end - begin <= kLongest) --begin;
    const std::string word = fold(text.substr(begin, end - begin));
    if (std::find(kWhere.begin(), kWhere.end(), word) != kWhere.end()) return true;
    const bool between = word == "the" || word.ends_with("ern") || word == "downtown";
    if (!between) return false;
    end = begin;
  }
  return false;
}

/// "were handed over to Karsova", "fled to Karsova": where people were brought or went is not where
/// the deed was.
bool is_goal(std::string_view text, TextSpan place) {
  static constexpr std::array<std::string_view, 14> kMoved = {
      "over",  "back",       "returned", "deported",    "fled",   "transferred", "moved",
      "flown", "extradited", "expelled", "repatriated", "escape", "escaped",     "evacuated"};
  constexpr std::string_view kTo = " to";
  std::string_view before = text.substr(0, place.begin);
  while (before.ends_with(' ')) before.remove_suffix(1);
  if (!before.ends_with(kTo)) return false;
  before.remove_suffix(kTo.size());
  const std::size_t space = before.find_last_of(" \n");
  const std::string word = fold(before.substr(space == std::string_view::npos ? 0 : space + 1));
  return std::find(kMoved.begin(), kMoved.end(), word) != kMoved.end();
}

/// "in this capital", "the west of this city": a demonstrative points to where the text is sent
/// from.
bool points_at_seat(std::string_view words) {
  static constexpr std::array<std::string_view, 3> kHere = {"this capital", "this city",
                                                            "this town"};
  return std::any_of(kHere.begin(), kHere.end(), [&](std::string_view here) {
    return words.find(here) != std::string_view::npos;
  });
}

/// Places in the order of their first mention, with what they weigh.
class Weigher {
 public:
  Weigher(const Facts& facts, const std::vector<std::size_t>& claims)
      : facts_(facts), claims_(claims) {}

  void add_page(std::size_t page) {
    const DocumentFacts& document = facts_.facts_of(page);
    if (document.sentences.empty()) return;
    const OwnPage own = own_page(facts_, claims_, page);
    const Place* seat = nullptr;  // the town of the page's first dateline
    for (const NamedThere& told : document.named) {
      const Place* const place = told.place;
      const bool is_town = place != nullptr && place->kind == PlaceKind::city;
      if (told.is_in_dateline && seat == nullptr && is_town) seat = place;
      const bool title = document.sentences[told.sentence].title;
      const bool near = own.holds(told.sentence) || (own.is_about && title);
      if (!near && !own.is_about && !told.is_in_dateline) continue;
      if (told.is_goal) continue;
      if (told.is_of_agency) {
        // "ALTO (NORLAND), 3 May": the country of the seat is told twice.
        if (place != nullptr && place->kind != PlaceKind::country) add_seat(*place);
        continue;
      }
      if (place == nullptr) {
        const std::string people = country_of(*told.mention);
        if (!people.empty()) add_people(people, near ? 2 : 1);  // who is spoken of may be anywhere
        continue;
      }
      if (told.is_attribute) continue;
      const bool where = told.is_where;
      const bool wide = place->kind == PlaceKind::country;
      const int weight = near && !told.is_in_dateline ? 2 : 1;
      add(*place, wide && !where ? 1 : weight, where && weight > 1,
          (near && (!wide || where)) || told.is_in_dateline);
    }
    if (seat != nullptr) add_pointed_at(*seat, document, own.sentences);
  }

  /// "a bank of this capital": the town that the page is sent from, where a deed is told of it.
  void add_pointed_at(const Place& seat, const DocumentFacts& document,
                      const std::vector<std::size_t>& own) {
    for (const std::size_t number : own) {
      const TextSpan span = document.sentences[number].span;
      const std::string_view words =
          std::string_view(document.document->text).substr(span.begin, span.size());
      if (points_at_seat(fold(words))) add(seat, 2, true, true);
    }
  }

  [[nodiscard]] std::optional<Place> best() const {
    if (places_.empty()) return country_told_by_people();
    const std::string country = best_country();
    for (const PlaceKind kind : {PlaceKind::city, PlaceKind::region, PlaceKind::country}) {
      const Told* most = nullptr;
      for (const Told& told : places_) {
        if (told.place.kind != kind || told.place.country != country) continue;
        // Perhaps only spoken of; beside a capital's dateline any town may be.
        if ((kind == PlaceKind::country || seats_.contains(country)) && !told.near) continue;
        if (most == nullptr || told.weight > most->weight) most = &told;
      }
      if (most != nullptr) return most->place;
    }
    return std::nullopt;
  }

 private:
  /// "Norlandish soldiers", "the government of Norland": the country of a people or a state's
  /// organ.
  [[nodiscard]] std::string country_of(const Mention& mention) const {
    const auto* named = std::get_if<Named>(&mention.value);
    const Entity* entity =
        named == nullptr ? nullptr : facts_.institutions().find(to_text(named->id));
    return entity == nullptr ? std::string() : entity->country;
  }

  /// The place that an agency's dateline names.
  void add_seat(const Place& place) {
    constexpr int kSeat = 3;  // news of a country is sent from its capital
    const auto found = place.geonames ? country_of_capital(*place.geonames) : std::nullopt;
    if (!found) {
      add(place, 1, false, true);
      return;
    }
    seats_.insert(found->country);
    add(state_of(*found), kSeat, false, true);
  }

  void add(const Place& place, int weight, bool where, bool near) {
    if (!place.country.empty())
      countries_[place.country] += weight + (where ? 2 : 0);  // says more than its name does
    const auto [known, fresh] = at_.try_emplace(place_key(place), places_.size());
    if (fresh) places_.push_back({place, 0, false});
    places_[known->second].weight += weight;
    places_[known->second].near = places_[known->second].near || near;
  }

  void add_people(const std::string& country, int weight) {
    countries_[country] += weight;
    const bool fresh = std::find(peoples_.begin(), peoples_.end(), country) == peoples_.end();
    if (fresh) peoples_.push_back(country);
  }

  /// "NORLANDISH officers were killed": where no place is named, the country of the people.
  [[nodiscard]] std::optional<Place> country_told_by_people() const {
    std::string best;
    int most = 0;
    for (const std::string& country : peoples_) {
      const int weight = countries_.at(country);
      if (weight > most) best = country;
      most = std::max(most, weight);
    }
    const auto found = country_of_code(best);
    return found ? std::optional<Place>(state_of(*found)) : std::nullopt;
  }

  static Place state_of(const CountryOfCapital& country) {
    Place state;
    state.name = country.name;
    state.geonames = country.geonames;
    state.at = LatLon{country.lat_e5, country.lon_e5};
    state.country = country.country;
    state.kind = PlaceKind::country;
    return state;
  }

  /// That of the place told first wins a tie.
  [[nodiscard]] std::string best_country() const {
    std::string best;
    int most = 0;
    for (const Told& told : places_) {
      const auto found = countries_.find(told.place.country);
      if (found == countries_.end() || found->second <= most) continue;
      best = found->first;
      most = found->second;
    }
    return best;
  }

  const Facts& facts_;
  const std::vector<std::size_t>& claims_;
  std::vector<Told> places_;
  std::map<std::string, std::size_t> at_;  // by place_key(), in places_
  std::map<std::string, int> countries_;   // ISO2 codes with what they weigh
  std::vector<std::string> peoples_;       // countries of which people are named, as told
  std::set<std::string> seats_;            // countries from whose capitals news was sent
};

}  // namespace

std::vector<NamedThere> named_in(const DocumentFacts& document) {
  std::vector<NamedThere> named;
  if (document.sentences.empty()) return named;
  const std::string_view text = document.document->text;
  for (const Mention* mention : document.mentions) {
    const auto* place = std::get_if<Place>(&mention->value);
    if (place == nullptr && !std::holds_alternative<Named>(mention->value)) continue;
    const std::size_t number = sentence_at(document, mention->span.begin);
    const SentenceFacts& sentence = document.sentences[number];
    const bool article =
        mention->span.begin >= sentence.span.begin && mention->span.end <= sentence.span.end;
    if (!article) continue;
    NamedThere told{mention, place, static_cast<std::uint32_t>(number)};
    const auto dateline = dateline_of(text, sentence, mention->span);
    told.is_in_dateline = dateline.has_value();
    told.is_of_agency = dateline && is_of_agency(*dateline);
    if (place != nullptr && !told.is_of_agency) {
      told.is_goal = is_goal(text, mention->span);
      told.is_where = is_where(text, mention->span);
      told.is_attribute =
          place->kind == PlaceKind::country && !told.is_where && is_attribute(text, mention->span);
    }
    named.push_back(told);
  }
  return named;
}

std::optional<Place> most_told_place(const Facts& facts, const std::vector<std::size_t>& claims,
                                     const std::vector<std::size_t>& pages) {
  Weigher weigher(facts, claims);
  for (const std::size_t page : pages) weigher.add_page(page);
  return weigher.best();
}

}  // namespace habeas
