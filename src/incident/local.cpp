// incident/local.cpp - the stories of a page, then the claims around them
//
// A seed is a claim that a deed took place or how many it hit. Seeds of one victim group, of one
// sentence or near each other are one story. The story with most seeds, those of the headline and
// of the lead counting more, is what the page is about; another stays apart from it only when it
// has a time, places or figures of its own (story.h). All other claims follow their group, the seed
// of their sentence, the story that their paragraph last spoke of, else the main story. What speaks
// of a population, of law in general or of other times joins none.
#include "incident/local.h"

#include <algorithm>
#include <array>
#include <optional>

#include "incident/story.h"
#include "incident/ties.h"
#include "incident/told.h"
#include "incident/turns.h"
#include "incident/veto.h"
#include "model/amounts.h"
#include "model/deeds.h"
#include "text/tokens.h"

namespace habeas {
namespace {

constexpr auto kNobody = static_cast<std::size_t>(-1);
constexpr std::int64_t kNear = 2;          // sentences between a claim and the seed it is said of
constexpr std::size_t kMostStories = 300;  // on one page; a page with more is a list, left as it is
constexpr int kMostSeeds = 200;   // seeds looked at on each side, in a text without sentences
constexpr std::size_t kLead = 3;  // sentences of the text that say what a page is about

/// Builds the local incidents of one document: claims [first, last).
class DocumentGrouper {
 public:
  DocumentGrouper(const Facts& facts, std::size_t document, std::size_t first, std::size_t last,
                  LocalIncidents& out)
      : facts_(facts),
        document_(document),
        first_(first),
        last_(last),
        out_(out),
        home_(last - first, kNobody) {
    for (std::size_t i = first; i < last; ++i) {
      const bool same = i > first && claim(i).quote == claim(i - 1).quote;
      is_habit_.push_back(same ? is_habit_.back() : is_habit(claim(i)));
      tells_deed_.push_back(!is_habit_.back() && is_seed(claim(i)));
    }
  }

  void run() {
    find_parts();
    group_seeds();
    join_in_one_sentence();
    choose_main();
    separate();
    place_the_rest();
    write();
  }

 private:
  [[nodiscard]] const Claim& claim(std::size_t number) const { return facts_.claim(number); }
  std::size_t& home(std::size_t number) { return home_[number - first_]; }
  [[nodiscard]] bool tells_deed(std::size_t number) const { return tells_deed_[number - first_]; }

  /// Parts of a group are told of the group's incident. What is said to be part of a far smaller
  /// number is no part of it.
  void find_parts() {
    std::map<std::string_view, Number> largest;
    std::map<std::string_view, std::size_t> told;  // where each group is told first
    for (std::size_t i = first_; i < last_; ++i) {
      const Role* victim = find_role(claim(i), RoleName::victim);
      if (victim != nullptr) told.try_emplace(victim->ref, i);
      const auto number = figure_of(claim(i));
      if (victim == nullptr || !number || find_role(claim(i), RoleName::whole) != nullptr) continue;
      Number& known = largest.try_emplace(victim->ref, *number).first->second;
      known = std::max(known, *number);
    }
    for (std::size_t i = first_; i < last_; ++i) {
      const Role* whole = find_role(claim(i), RoleName::whole);
      const Role* part = find_role(claim(i), RoleName::victim);
      if (whole == nullptr || part == nullptr || whole->ref.empty() || part->ref.empty()) continue;
      const auto number = figure_of(claim(i));
      const auto known = largest.find(whole->ref);
      const auto all = told.find(whole->ref);
      const bool too_many = number && known != largest.end() && known->second < *number;
      // "Meanwhile, ... killed five": no part of those told before.
      const bool anew =
          whole->ref != part->ref && all != told.end() && is_turn_between(i, all->second);
      if (too_many || anew) {
        no_parts_.insert(i);
      } else if (whole->ref != part->ref) {
        whole_of_.emplace(part->ref, whole->ref);
      }
    }
  }

  [[nodiscard]] std::string_view group_of(std::size_t number) const {
    std::string_view group = Facts::group(claim(number));
    if (no_parts_.contains(number)) group = find_role(claim(number), RoleName::victim)->ref;
    for (int i = 0; i < 4; ++i) {  // parts of parts; the limit guards against a circle
      const auto at = whole_of_.find(group);
      if (at == whole_of_.end()) break;
      group = at->second;
    }
    return group;
  }

  std::size_t new_story() {
    joined_.push_back(joined_.size());
    return joined_.size() - 1;
  }

  [[nodiscard]] std::size_t top(std::size_t story) const {
    while (joined_[story] != story) story = joined_[story];
    return story;
  }

  void join(std::size_t a, std::size_t b) {
    a = top(a);
    b = top(b);
    joined_[std::max(a, b)] = std::min(a, b);
  }

  void add_seed(std::size_t number, std::size_t story) {
    home(number) = story;
    seeds_.insert(number);
  }

  void group_seeds() {
    for (std::size_t i = first_; i < last_; ++i) {
      const std::string_view group = group_of(i);
      if (!tells_deed(i) || group.empty()) continue;
      if (facts_.is_set_apart(i)) {
        const std::size_t told = nearest(i, kNear, [&](std::size_t other) {
          return apart_.contains(other) && !differ(other, i);
        });
        apart_.insert(i);
        add_seed(i, told == kNobody ? new_story() : home(told));
        continue;
      }
      const std::size_t known = known_deed(group, i);
      const std::size_t story = known == kNobody ? new_story() : home(known);
      if (known == kNobody) first_of_group_[group].push_back(i);
      by_group_.try_emplace(group, story);
      add_seed(i, story);
    }
    for (std::size_t i = first_; i < last_; ++i) {
      if (!tells_deed(i) || home(i) != kNobody) continue;
      if (facts_.is_set_apart(i)) apart_.insert(i);
      const std::size_t seed = nearest(i, kNear, [&](std::size_t other) {
        return apart_.count(i) == apart_.count(other) &&
               are_compatible(event_of(claim(other)), event_of(claim(i))) && !differ(other, i);
      });
      add_seed(i, seed == kNobody ? new_story() : home(seed));
    }
  }

  /// The first seed of the story that this one of the same group goes on; nobody where it is the
  /// first, or where one deed is told of another day and another place than before: then two groups
  /// are called by the same words ("killed 12 villagers", again and again in a chronicle).
  [[nodiscard]] std::size_t known_deed(std::string_view group, std::size_t number) {
    for (const std::size_t seed : first_of_group_[group]) {
      const bool other_time = event_of(claim(seed)) == event_of(claim(number)) &&
                              differ_in_days(seed, number) && differ_in_sites(seed, number);
      if (!other_time && facts_.item_of(seed) == facts_.item_of(number)) return seed;
    }
    return kNobody;
  }

  /// Do two claims give days or towns that cannot be the same?
  [[nodiscard]] bool differ(std::size_t a, std::size_t b) const {
    return differ_in_days(a, b) || differ_in_towns(a, b) ||
           facts_.item_of(a) != facts_.item_of(b) || is_turn_between(a, b);
  }

  /// Does a sentence turn to another deed ("Meanwhile, ...")?
  [[nodiscard]] bool turns_at(std::int64_t sentence) const {
    return turn_of(facts_.facts_of(document_), static_cast<std::size_t>(sentence)) ==
           Turn::other_deed;
  }

  /// Does one between two seeds, or that of the later?
  [[nodiscard]] bool is_turn_between(std::size_t a, std::size_t b) const {
    const auto [first, last] = std::minmax({facts_.sentence_of(a), facts_.sentence_of(b)});
    for (std::int64_t s = first + 1; s <= last && s <= first + kNear; ++s) {
      if (turns_at(s)) return true;
    }
    return first != last && turns_at(last);
  }

  [[nodiscard]] bool differ_in_days(std::size_t a, std::size_t b) const {
    const auto left = facts_.deed_days(a);
    const auto right = facts_.deed_days(b);
    return left && right && !can_meet(*left, *right);
  }

  [[nodiscard]] bool differ_in_towns(std::size_t a, std::size_t b) const {
    const auto x = towns(a);
    const auto y = towns(b);
    if (x.empty() || y.empty()) return false;
    return std::none_of(x.begin(), x.end(), [&](const auto& town) { return y.contains(town); });
  }

  /// The same of places that need not be towns of the gazetteer.
  [[nodiscard]] bool differ_in_sites(std::size_t a, std::size_t b) const {
    const auto site = [&](std::size_t number) {
      const Role* role = find_role(claim(number), RoleName::place);
      const Place* place = role == nullptr ? nullptr : facts_.place(number, *role);
      const bool wide =
          place == nullptr || place->kind == PlaceKind::country || place->kind == PlaceKind::region;
      return wide ? std::string() : place_key(*place);
    };
    const std::string x = site(a);
    const std::string y = site(b);
    return !x.empty() && !y.empty() && x != y;
  }

  [[nodiscard]] std::set<std::string> towns(std::size_t number) const {
    std::set<std::string> keys;
    for (const Role& role : claim(number).roles) {
      if (role.name != RoleName::place) continue;
      const Place* place = facts_.place(number, role);
      if (place != nullptr && place->kind == PlaceKind::city) keys.insert(place_key(*place));
    }
    return keys;
  }

  /// The nearest seed for which `fits` holds, at most so many sentences away. What stands behind a
  /// claim is twice as far as what stands before it.
  template <class Fits>
  [[nodiscard]] std::size_t nearest(std::size_t number, std::int64_t farthest, Fits fits) const {
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
    return best.seed;
  }

  struct Nearest {
    std::size_t seed = kNobody;
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
    if (best.seed == kNobody || distance < best.distance) best = {seed, distance};
    return true;
  }

  /// Seeds of two groups in one sentence tell one story ("a leader and two others were killed"),
  /// unless they differ in day or town.
  void join_in_one_sentence() {
    for (auto at = seeds_.begin(); at != seeds_.end(); ++at) {
      int looked = 0;
      for (auto other = std::next(at); other != seeds_.end() && looked < kMostSeeds; ++other) {
        ++looked;
        if (facts_.sentence_of(*other) != facts_.sentence_of(*at)) break;
        const bool one = apart_.count(*at) == apart_.count(*other) && !differ(*at, *other);
        if (one) join(home(*at), home(*other));
      }
    }
  }

  [[nodiscard]] bool in_title(std::size_t number) const {
    const DocumentFacts& document = facts_.facts_of(document_);
    const auto sentence = static_cast<std::size_t>(facts_.sentence_of(number));
    return sentence < document.sentences.size() && document.sentences[sentence].title;
  }

  [[nodiscard]] std::size_t titles() const {
    std::size_t count = 0;
    for (const SentenceFacts& sentence : facts_.facts_of(document_).sentences) {
      count += sentence.title ? 1 : 0;
    }
    return count;
  }

  /// The story that the page is about, none that it sets apart. A page without seeds, or one whose
  /// lead gives a day that none of its deeds can meet, is about something of which only the day is
  /// told.
  void choose_main() {
    std::map<std::size_t, int> weight;
    const auto lead = static_cast<std::int64_t>(titles() + kLead);
    for (const std::size_t seed : seeds_) {
      if (apart_.contains(seed)) continue;
      weight[top(home(seed))] += in_title(seed) ? 3 : facts_.sentence_of(seed) < lead ? 2 : 1;
    }
    for (const std::string_view event : deeds_of_title(facts_.facts_of(document_))) {
      std::set<std::size_t> named;
      for (const std::size_t seed : seeds_) {
        if (event_of(claim(seed)) == event && !apart_.contains(seed)) named.insert(top(home(seed)));
      }
      for (const std::size_t story : named) weight[story] += 3;
    }
    int most = 0;
    for (const auto& [story, seeds] : weight) {
      if (seeds > most) main_ = story;
      most = std::max(most, seeds);
    }
    if (main_ == kNobody || is_background(lead)) {
      main_ = new_story();
      is_bare_ = true;
    }
  }

  /// Are all deeds of the page told in its second half, of days that the dates of the lead cannot
  /// meet? A day of a statement in the lead tells so only beside deeds of a whole month or longer:
  /// those are figures of a period.
  [[nodiscard]] bool is_background(std::int64_t lead) const {
    const std::size_t count = facts_.facts_of(document_).sentences.size();
    const auto half = static_cast<std::int64_t>(count / 2);
    if (seeds_.empty() || facts_.sentence_of(*seeds_.begin()) < std::max(lead, half)) return false;
    for (std::size_t i = first_; i < last_ && facts_.sentence_of(i) < lead; ++i) {
      const auto days =
          claim(i).kind == ClaimKind::date ? facts_.days(claim(i)) : std::optional<DayRange>();
      if (!days) continue;
      const bool of_deed = facts_.dates_deed_of(i);
      return std::all_of(seeds_.begin(), seeds_.end(), [&](std::size_t seed) {
        const auto own = facts_.deed_days(seed);
        return own && !can_meet(*own, *days) && (of_deed || is_period(*own));
      });
    }
    return false;
  }

  static bool is_period(const DayRange& days) {
    constexpr std::int64_t kMonth = 27;
    return days.is_closed() && *days.last - *days.first >= kMonth;
  }

  /// Joins every story to the main one, or to one before it, unless it is another deed.
  void separate() {
    std::map<std::size_t, std::vector<std::size_t>> seeds;
    for (const std::size_t seed : seeds_) seeds[top(home(seed))].push_back(seed);
    std::vector<std::pair<std::size_t, Story>> stories;
    if (!is_bare_) stories.emplace_back(main_, tell_story(facts_, seeds[main_]));
    const auto written = facts_.facts_of(document_).written;
    for (auto& [story, own] : seeds) {
      if (story == main_) continue;
      const Story told = tell_story(facts_, own);
      std::size_t at = 0;
      if (apart_.contains(own.front())) at = stories.size();
      while (at < stories.size() && is_other_deed(stories[at].second, told, written)) ++at;
      if (at == stories.size()) {
        if (stories.size() < kMostStories) stories.emplace_back(story, told);
        continue;
      }
      join(stories[at].first, story);
      add_story(told, stories[at].second);
    }
    main_ = top(main_);
    if (!is_bare_ && !stories.empty()) main_days_ = stories.front().second.days;
  }

  void place_the_rest() {
    for (std::size_t i = first_; i < last_; ++i) {
      if (home(i) == kNobody) home(i) = find_home(i);
    }
  }

  [[nodiscard]] std::size_t find_home(std::size_t number) const {
    const Claim& it = claim(number);
    if (is_habit_[number - first_]) return kNobody;
    if (facts_.is_set_apart(number)) return home_apart(number);
    if (is_other_item(number)) return home_in_item(number);
    const std::string_view group = group_of(number);
    const auto at = by_group_.find(group);
    if (it.kind == ClaimKind::estimate) return home_of_estimate(number);
    if (at != by_group_.end() && !is_of_all(it)) return at->second;
    if (is_generic(group) && is_of_a_kind(it)) return kNobody;
    if (is_share(it)) return is_of_a_kind(it) ? kNobody : story_at(number);
    switch (tie_of(it)) {
      case Tie::none:
        return kNobody;
      case Tie::near_seed: {
        const std::size_t seed = nearest(number, kNear, [](std::size_t) { return true; });
        if (seed != kNobody) return home_[seed - first_];
        return is_bare_ && !is_of_a_kind(it) ? main_ : kNobody;
      }
      case Tie::story:
        return story_at(number);
      case Tie::date:
        return home_of_date(number);
      case Tie::voice:
        return home_of_voice(number);
    }
    return kNobody;
  }

  /// What is said of another matter belongs to the deed that the page sets apart there, or to none.
  [[nodiscard]] std::size_t home_apart(std::size_t number) const {
    const std::size_t seed =
        nearest(number, 1, [&](std::size_t other) { return apart_.contains(other); });
    return seed == kNobody ? kNobody : home_[seed - first_];
  }

  /// In a round-up: another item than the one that tells the main story?
  [[nodiscard]] bool is_other_item(std::size_t number) const {
    if (facts_.item_of(number).empty()) return false;
    for (const std::size_t seed : seeds_) {
      if (top(home_[seed - first_]) == main_) return facts_.item_of(seed) != facts_.item_of(number);
    }
    return false;
  }

  /// The deed that the item tells nearest; nobody where it tells none.
  [[nodiscard]] std::size_t home_in_item(std::size_t number) const {
    constexpr std::int64_t kItem = 12;  // sentences
    const std::size_t seed = nearest(number, kItem, [&](std::size_t other) {
      return facts_.item_of(other) == facts_.item_of(number);
    });
    return seed == kNobody ? kNobody : home_[seed - first_];
  }

  /// People counted by a sentence that names no deed are those of its story, unless they are far
  /// more or the sentence speaks of a state of things, not of what took place.
  [[nodiscard]] std::size_t home_of_estimate(std::size_t number) const {
    const auto figure = figure_of(claim(number));
    if (tells_state(claim(number)) || !figure || is_of_a_kind(claim(number))) return kNobody;
    const std::size_t story = story_at(number);
    std::optional<Number> largest;
    for (const std::size_t seed : seeds_) {
      const auto other = figure_of(claim(seed));
      if (other && top(home_[seed - first_]) == top(story) && (!largest || *largest < *other)) {
        largest = other;
      }
    }
    if (is_bare_ && story == main_) return story;
    constexpr Number kFew{100, 0};
    const Number most = largest && kFew < *largest ? *largest : kFew;
    return most < *figure ? kNobody : story;
  }

  /// A group that no seed is about: perhaps the population at large, not the victims.
  [[nodiscard]] bool is_generic(std::string_view group) const {
    const Entity* entity = facts_.institutions().find(group);
    return entity != nullptr && entity->kind == MentionKind::group;
  }

  /// The story that this place of the page speaks of: that of a seed in the sentence, else of the
  /// last seed before it in the paragraph, else the main story.
  [[nodiscard]] std::size_t story_at(std::size_t number) const {
    const std::size_t here = nearest(number, 0, [](std::size_t) { return true; });
    if (here != kNobody) return home_[here - first_];
    const auto behind = seeds_.lower_bound(number);
    if (behind != seeds_.begin()) {
      const std::size_t before = *std::prev(behind);
      if (facts_.block_of(before) == facts_.block_of(number)) return home_[before - first_];
    }
    return main_;
  }

  /// An actor belongs to the story that it is heard in, or that its sentence tells.
  [[nodiscard]] std::size_t home_of_voice(std::size_t number) const {
    const std::size_t seed = nearest(number, 0, [](std::size_t) { return true; });
    if (seed != kNobody) return home_[seed - first_];
    std::string actor;
    if (const Role* role = find_role(claim(number), RoleName::agent)) actor = role->ref;
    if (const auto* named = std::get_if<Named>(&claim(number).value)) actor = to_text(named->id);
    for (std::size_t i = first_; i < last_ && !actor.empty(); ++i) {
      if (!claim(i).chain.empty() && claim(i).chain.front().who == actor) return story_at(number);
    }
    return kNobody;
  }

  /// A day that the deeds of its story cannot meet dates something else.
  [[nodiscard]] std::size_t home_of_date(std::size_t number) const {
    const std::string event = event_of(claim(number));
    const std::size_t story = story_at(number);
    if (!facts_.dates_deed_of(number) || top(story) != main_) return story;
    const auto days = facts_.days(claim(number));
    if (!days || main_days_.empty()) return story;
    const bool meets = std::any_of(main_days_.begin(), main_days_.end(), [&](const ToldDays& told) {
      return can_be_one({event.empty() ? std::string("transfer") : event, *days, true}, told);
    });
    return meets ? story : kNobody;
  }

  /// A public act is related to the incident; the words of a witness belong to it, and so does who
  /// claims it as theirs.
  [[nodiscard]] bool stands_beside(const Claim& it) const {
    const bool act = it.kind == ClaimKind::event && is_public_act(it.subkind);
    if (!act || it.subkind == "border_change" || has_word(it, "responsibility")) return false;
    const Entity* voice =
        it.chain.empty() ? nullptr : facts_.institutions().find(it.chain.front().who);
    return voice == nullptr || voice->kind != MentionKind::person || !voice->described;
  }

  void write();
  [[nodiscard]] std::vector<std::vector<std::size_t>> sentences_of(
      const std::vector<std::size_t>& stories) const;

  const Facts& facts_;
  std::size_t document_;
  std::size_t first_, last_;
  LocalIncidents& out_;
  std::vector<std::size_t> home_;    // story of each claim
  std::vector<bool> is_habit_;       // of each claim; those of one sentence have one quote
  std::vector<bool> tells_deed_;     // of each claim: is it a seed?
  std::vector<std::size_t> joined_;  // union-find of stories
  std::size_t main_ = kNobody;
  bool is_bare_ = false;  // the main story has no seeds
  std::vector<ToldDays> main_days_;
  std::set<std::size_t> seeds_;
  std::set<std::size_t> apart_;     // seeds that the page itself sets apart
  std::set<std::size_t> no_parts_;  // claims that name a group too small to hold theirs
  // Groups are called by the refs of the claims' roles.
  std::map<std::string_view, std::size_t> by_group_;
  std::map<std::string_view, std::vector<std::size_t>> first_of_group_;  // seeds, one a story
  std::map<std::string_view, std::string_view> whole_of_;
};

/// The sentences of each story: those of its seeds and claims; the main story, which comes first,
/// has all that no other has.
std::vector<std::vector<std::size_t>> DocumentGrouper::sentences_of(
    const std::vector<std::size_t>& stories) const {
  const std::size_t count = facts_.facts_of(document_).sentences.size();
  std::vector<std::size_t> owner(count, main_);
  for (std::size_t i = first_; i < last_; ++i) {
    if (home_[i - first_] == kNobody || count == 0) continue;
    const std::size_t story = top(home_[i - first_]);
    if (story != main_) owner[static_cast<std::size_t>(facts_.sentence_of(i))] = story;
  }
  std::vector<std::vector<std::size_t>> sentences(stories.size());
  for (std::size_t sentence = 0; sentence < count; ++sentence) {
    const auto at = std::find(stories.begin(), stories.end(), owner[sentence]);
    if (at != stories.end()) {
      sentences[static_cast<std::size_t>(at - stories.begin())].push_back(sentence);
    }
  }
  return sentences;
}

void DocumentGrouper::write() {
  std::map<std::size_t, LocalIncident> built;
  built[main_];
  for (std::size_t i = first_; i < last_; ++i) {
    if (home(i) == kNobody) continue;
    LocalIncident& local = built[top(home(i))];
    if (tells_deed(i)) local.seeds.push_back(i);
    local.claims.push_back(i);
  }
  std::vector<std::size_t> stories{main_};
  for (const auto& [story, local] : built) {
    if (story != main_) stories.push_back(story);
  }
  const auto sentences = sentences_of(stories);
  for (std::size_t s = 0; s < stories.size(); ++s) {
    LocalIncident& local = built[stories[s]];
    local.document = document_;
    local.is_main = s == 0;
    if (!local.claims.empty()) {
      const std::size_t first = local.seeds.empty() ? local.claims.front() : local.seeds.front();
      local.item = apart_.contains(first) ? "apart" : facts_.item_of(first);
      const bool turned = s > 0 && turns_at(facts_.sentence_of(first));
      if (local.item.empty() && turned) local.item = "turn " + std::to_string(s);
    }
    describe_told(facts_, local);
    local.profile = make_profile(facts_.facts_of(document_), sentences[s]);
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

}  // namespace

LocalIncidents find_local_incidents(const Facts& facts) {
  LocalIncidents result;
  std::size_t first = 0;
  for (std::size_t document = 0; document < facts.documents(); ++document) {
    std::size_t last = first;
    while (last < facts.size() && facts.document_of(last) == document) ++last;
    DocumentGrouper(facts, document, first, last, result).run();
    first = last;
  }
  return result;
}

}  // namespace habeas
