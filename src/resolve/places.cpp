// resolve/places.cpp - scores the rows that a name may mean against the words beside it and the
// rest of the text
//
// Equal names are one group: a name keeps its meaning through a text. First the words around each
// occurrence are read: a preposition of place, "city of", "X, Y" where Y holds X, a dateline speak
// for a place; a title, a given name, a verb of saying, a longer name around it against. Groups
// without evidence stay places only when their most likely row is a country, a division or a large
// town whose name is nothing else. Then each group takes its best row. The score is a sum of
// integers: size (in doublings of the population), rank, how surely the name is the row's own, a
// holder beside it, and, in two further rounds, how many other groups of the text lie in the same
// country or division or near by. The text's own containers outweigh size; a row that nothing but a
// small population speaks for is not believed: no place is better than a wrong one.
#include "resolve/places.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "resolve/place_rows.h"
#include "resolve/place_words.h"

namespace habeas {
namespace {

constexpr std::size_t kMostRows = 48;     // of one name that are weighed
constexpr std::size_t kMostAnchors = 64;  // groups that count for nearness
constexpr std::uint32_t kNearMetres = 120'000;
constexpr std::int32_t kNearLatitude = 110'000;  // kNearMetres in 1e-5 degrees, rounded up
constexpr int kRounds = 3;
constexpr int kMostWeight = 3;  // of one name, however often it stands in the text

// Points beside those of the row itself (place_rows.h).
constexpr int kSplitName = -8;
constexpr int kHolderBeside = 80;
constexpr int kOtherBank = 70;
constexpr int kAtBorder = 10;
constexpr int kSameRegion = 14;
constexpr int kSameCountry = 10;
constexpr int kNearby = 6;

/// A row weighed for a group.
struct Choice {
  std::uint32_t row = kNoRow;
  int points = 0;
  bool variant = false;    // the name is not the row's own
  bool supported = false;  // something besides size speaks for the row
  bool close = false;      // another place of the text lies in the same division or near by
};

/// What speaks for a row of a group, whatever else the text names.
struct RowPoints {
  int own = 0;     // of the row itself
  int beside = 0;  // of names and words beside the occurrences
};

/// All occurrences of one name that is said to be of one sort.
struct Group {
  std::vector<std::uint32_t> hits;
  std::vector<NamedRow> rows;
  std::vector<RowPoints> points;  // of each row, the same in all rounds
  PlaceSort said = PlaceSort::any;
  bool split = false;
  OtherSense sense;
  int strong = 0, weak = 0,
      persons = 0;  // occurrences for a place, strongly or at all, and for a person
  std::vector<std::uint32_t> holders, held, banks;  // rows beside the occurrences, each once
  bool at_border = false;
  bool in_capitals = true;  // wherever it stands
  bool short_form = false;
  bool dateline = false;
  Choice choice;
  std::uint32_t row = kNoRow;  // that others may lean on: the chosen one, when it is believed

  [[nodiscard]] int weight() const {
    return static_cast<int>(std::min<std::size_t>(kMostWeight, hits.size()));
  }
};

/// How often the chosen rows of the text lie in a country or division.
struct Context {
  std::map<std::uint32_t, int> countries, regions;          // by row
  std::vector<std::pair<std::uint32_t, GeoPoint>> anchors;  // group, point
};

struct Coherence {
  int points = 0;
  bool close = false;
};

int weight_in(const std::map<std::uint32_t, int>& weights, std::uint32_t row) {
  const auto found = weights.find(row);
  return found == weights.end() ? 0 : found->second;
}

void add_once(std::vector<std::uint32_t>& rows, std::uint32_t row) {
  if (row != kNoRow && std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
}

bool is_wide(RowKind kind) { return kind == RowKind::country || kind == RowKind::region; }

class Reader {
 public:
  Reader(std::vector<NameHit> hits, std::vector<PlaceEvidence> evidence, const Gazetteer& gazetteer)
      : hits_(std::move(hits)), evidence_(std::move(evidence)), gazetteer_(gazetteer) {}

  std::vector<PlaceReading> run() {
    make_groups();
    for (Group& group : groups_) add_points(group);
    for (int round = 0; round < kRounds; ++round) {
      const Context context = context_of(round == 0);
      for (std::uint32_t g = 0; g < groups_.size(); ++g) choose(g, context);
    }
    std::vector<PlaceReading> readings;
    readings.reserve(hits_.size());
    for (std::uint32_t i = 0; i < hits_.size(); ++i) {
      readings.push_back(answer(i));
      if (readings.back().verdict == PlaceVerdict::resolved)
        readings.back().section = is_in_named_town(readings.back().row);
    }
    return readings;
  }

 private:
  const GazetteerRow& row(std::uint32_t r) const { return gazetteer_[r]; }

  /// A section of a town, near a larger town of the same division that the text names.
  bool is_in_named_town(std::uint32_t r) const {
    constexpr std::uint32_t kTownReach = 30'000;  // metres
    constexpr std::uint32_t kTimesLarger = 4;
    const GazetteerRow& part = row(r);
    if (part.rank != RowRank::section || !part.at) return false;
    return std::any_of(groups_.begin(), groups_.end(), [&](const Group& group) {
      if (group.row == kNoRow || group.row == r) return false;
      const GazetteerRow& town = row(group.row);
      return town.kind == RowKind::city && town.rank != RowRank::section && town.at &&
             town.region == part.region && town.population / kTimesLarger >= part.population &&
             distance_m(*town.at, *part.at) < kTownReach;
    });
  }

  // ---------------------------------------------------------------------------------------------
  // groups

  /// Names that are somewhere said to be a part of a town.
  std::set<std::uint64_t> sections() const {
    std::set<std::uint64_t> keys;
    for (std::uint32_t i = 0; i < hits_.size(); ++i) {
      if (evidence_[i].said == PlaceSort::section) keys.insert(hits_[i].key);
    }
    return keys;
  }

  /// Neither a town nor an area by that name.
  static bool is_passed_over(const PlaceEvidence& at) {
    if (at.not_itself || at.feature) return true;
    if (at.held != kNoRow || at.bank != kNoRow) return false;
    return at.person || (at.compass && at.said == PlaceSort::any);
  }

  void make_groups() {
    const std::set<std::uint64_t> sections = this->sections();
    std::map<std::pair<std::uint64_t, PlaceSort>, std::uint32_t> index;
    group_of_.assign(hits_.size(), kNoRow);
    for (std::uint32_t i = 0; i < hits_.size(); ++i) {
      PlaceEvidence& at = evidence_[i];
      if (hits_[i].people || is_passed_over(at)) continue;
      if (at.said == PlaceSort::any && at.held == kNoRow && sections.contains(hits_[i].key))
        at.said = PlaceSort::section;
      const auto [found, is_new] =
          index.try_emplace({hits_[i].key, at.said}, static_cast<std::uint32_t>(groups_.size()));
      if (is_new) groups_.push_back(group_for(hits_[i], at.said));
      group_of_[i] = found->second;
      const bool known = groups_[found->second].dateline;
      add_to_group(groups_[found->second], i);
      if (at.dateline && !known && datelines_.size() < kMostAnchors)
        datelines_.push_back(found->second);
    }
  }

  Group group_for(const NameHit& hit, PlaceSort said) const {
    Group group;
    group.said = said;
    group.split = hit.split;
    group.sense = gazetteer_.other_sense(hit.key);
    for (const NamedRow& named : hit.rows) {
      if (group.rows.size() < kMostRows || row(named.row).from_user) group.rows.push_back(named);
    }
    return group;
  }

  void add_to_group(Group& group, std::uint32_t i) const {
    const PlaceEvidence& at = evidence_[i];
    group.hits.push_back(i);
    group.strong += at.sum() >= kStrongEvidence ? 1 : 0;
    group.weak += at.sum() >= 1 ? 1 : 0;
    group.persons += at.sum() <= -kStrongEvidence ? 1 : 0;
    add_once(group.holders, at.holder);
    add_once(group.held, at.held);
    add_once(group.banks, at.bank);
    group.at_border = group.at_border || at.at_border;
    group.in_capitals = group.in_capitals && at.in_capitals;
    group.short_form = at.short_form;
    group.dateline = group.dateline || at.dateline;
  }

  // ---------------------------------------------------------------------------------------------
  // context

  Context context_of(bool is_first) const {
    Context context;
    for (const NameHit& hit : hits_) {
      if (hit.people) context.countries[row(hit.rows.front().row).country] += 1;
    }
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      const std::uint32_t r = is_first ? sure_row(group) : group.row;
      if (r == kNoRow) continue;
      if (row(r).country != kNoRow) context.countries[row(r).country] += group.weight();
      if (row(r).kind == RowKind::region) context.regions[r] += 2 * group.weight();
      if (row(r).region != kNoRow) context.regions[row(r).region] += group.weight();
      const bool is_anchor = row(r).at && !is_wide(row(r).kind);
      if (is_anchor && context.anchors.size() < kMostAnchors) {
        context.anchors.emplace_back(g, *row(r).at);
      }
    }
    return context;
  }

  /// Before any choice: names whose holder or other bank stands beside them, countries and
  /// divisions.
  std::uint32_t sure_row(const Group& group) const {
    if (!group.held.empty()) return group.held.front();
    if (!group.banks.empty()) return group.banks.front();
    const NamedRow& first = group.rows.front();
    const RowKind kind = row(first.row).kind;
    const bool sure = kind == RowKind::country || (kind == RowKind::region && !first.variant);
    return sure ? first.row : kNoRow;
  }

  // ---------------------------------------------------------------------------------------------
  // the choice

  /// What the rest of the text says for a row. The group's own choice of the last round does not
  /// count.
  Coherence coherence(std::uint32_t g, std::uint32_t r, const Context& context) const {
    const Group& group = groups_[g];
    const GazetteerRow& at = row(r);
    const std::uint32_t region = at.kind == RowKind::region ? r : at.region;
    int in_country = at.country == kNoRow ? 0 : weight_in(context.countries, at.country);
    int in_region = region == kNoRow ? 0 : weight_in(context.regions, region);
    if (group.row != kNoRow) {
      if (row(group.row).country == at.country) in_country -= group.weight();
      if (region != kNoRow && row(group.row).region == region) in_region -= group.weight();
      if (group.row == region) in_region -= 2 * group.weight();
    }
    const int near = at.at && !is_wide(at.kind) ? anchors_near(g, *at.at, context) : 0;
    Coherence out;
    if (in_country > 0) {
      out.points += kSameCountry + doublings(static_cast<std::uint32_t>(in_country));
    }
    if (in_region > 0) out.points += kSameRegion + doublings(static_cast<std::uint32_t>(in_region));
    out.points += kNearby * std::min(3, near);
    out.close = in_region > 0 || near > 0;
    return out;
  }

  static int anchors_near(std::uint32_t g, GeoPoint at, const Context& context) {
    int count = 0;
    for (const auto& [other, point] : context.anchors) {
      if (other == g || std::abs(point.lat_e5 - at.lat_e5) > kNearLatitude) continue;
      count += distance_m(at, point) <= kNearMetres ? 1 : 0;
    }
    return count;
  }

  void add_points(Group& group) const {
    group.points.reserve(group.rows.size());
    for (const NamedRow& named : group.rows) {
      group.points.push_back(
          {points_of_row(gazetteer_, named, group.said), points_beside(group, named.row)});
    }
  }

  void choose(std::uint32_t g, const Context& context) {
    Choice best;
    for (std::size_t i = 0; i < groups_[g].rows.size(); ++i) {
      const Choice choice = weigh(g, i, context);
      if (best.row == kNoRow || choice.points > best.points) best = choice;
    }
    Group& group = groups_[g];
    group.choice = best;
    // A doubtful row must not draw others to it.
    const bool believed = is_place(group, best.row) && best.points >= kLeastPoints;
    group.row = believed ? best.row : kNoRow;
  }

  /// Row `i` of the group.
  Choice weigh(std::uint32_t g, std::size_t i, const Context& context) const {
    const Group& group = groups_[g];
    const NamedRow& named = group.rows[i];
    const RowPoints& points = group.points[i];
    const Coherence around = coherence(g, named.row, context);
    Choice choice;
    choice.row = named.row;
    choice.variant = named.variant;
    choice.points = points.own + points.beside +
                    (named.variant ? around.points / 2 : around.points) +
                    (group.split ? kSplitName : 0);
    choice.supported = around.points > 0 || points.beside > 0 || row(named.row).from_user;
    choice.close = around.close;
    return choice;
  }

  /// What names and words beside the occurrences say for the row.
  int points_beside(const Group& group, std::uint32_t r) const {
    for (const std::uint32_t holder : group.holders) {
      if (holds(gazetteer_, holder, r)) return kHolderBeside;
    }
    if (std::find(group.banks.begin(), group.banks.end(), r) != group.banks.end())
      return kOtherBank;
    return group.at_border && gazetteer_.crossing_partner(r) ? kAtBorder : 0;
  }

  // ---------------------------------------------------------------------------------------------
  // place or not

  bool is_place(const Group& group, std::uint32_t r) const {
    const GazetteerRow& at = row(r);
    const bool area = is_wide(at.kind) || at.kind == RowKind::other;
    const bool large = area || at.rank == RowRank::capital || at.population >= kLargeTown;
    if (!group.holders.empty() || !group.banks.empty() || at.from_user) return true;
    if (group.in_capitals && !is_place_in_capitals(group, at)) return false;
    if (group.persons > group.strong) return false;
    if (group.sense.word && !area) return group.strong > 0 && (large || group.choice.supported);
    if (group.sense.any() || group.split) {
      return area || group.strong > 0 || (group.weak > 0 && (large || group.choice.close));
    }
    return (large && !group.choice.variant) || group.weak > 0 || at.kind == RowKind::country;
  }

  /// Where all is in capitals "WAR", "IN" and "OR" look like towns and states: words and short
  /// forms are places there only with their holder beside them, small towns only in the country of
  /// the dateline or near other places of the text.
  bool is_place_in_capitals(const Group& group, const GazetteerRow& at) const {
    if (group.choice.variant && group.short_form) return false;
    if (at.kind == RowKind::country || at.kind == RowKind::other) return true;
    if (group.choice.variant || group.split) return false;
    const bool near_or_home = group.choice.close || group.strong > 0 || is_home(at.country);
    if (at.kind == RowKind::region) return near_or_home;
    const bool large = at.rank == RowRank::capital || at.population >= kLargeTown;
    if (group.sense.word) return large && group.choice.supported;
    if (large) return true;
    const bool vouched = group.choice.close || group.strong > 0;
    return group.choice.supported && (vouched || (!group.sense.any() && is_home(at.country)));
  }

  /// Is this the country of a dateline of the text, or has it none? Of a country that the text only
  /// mentions no small town is believed where case tells nothing.
  bool is_home(std::uint32_t country) const {
    bool any = false;
    for (const std::uint32_t g : datelines_) {
      if (groups_[g].row == kNoRow) continue;
      if (row(groups_[g].row).country == country) return true;
      any = true;
    }
    return !any;
  }

  /// What stands beside this occurrence outweighs what the others are.
  std::uint32_t row_of(const Group& group, const PlaceEvidence& at) const {
    if (at.bank != kNoRow) return at.bank;
    const bool elsewhere = at.held != kNoRow && !holds(gazetteer_, at.holder, group.choice.row);
    return elsewhere ? at.held : group.choice.row;
  }

  /// A country of which the name is nothing else is part of a person's name only where one is
  /// known.
  bool is_part_of_person(const Group& group, const PlaceEvidence& at) const {
    const GazetteerRow& chosen = row(group.choice.row);
    const bool plain = chosen.kind == RowKind::country && !group.sense.any();
    if (at.held != kNoRow || at.known_place || (plain && !at.known_person)) return false;
    return at.sum() <= -kStrongEvidence;
  }

  PlaceReading answer(std::uint32_t i) const {
    const PlaceEvidence& at = evidence_[i];
    const auto make = [&](PlaceVerdict verdict, std::uint32_t r, std::string reason) {
      return PlaceReading{hits_[i], verdict, r, std::move(reason)};
    };
    using enum PlaceVerdict;
    if (hits_[i].people) return make(not_a_place, hits_[i].rows.front().row, "a people");
    if (at.not_itself) return make(not_a_place, kNoRow, "part of a street or company name");
    if (at.feature) return make(unknown, kNoRow, "a river, mountain or the like, not the town");
    if (group_of_[i] == kNoRow && at.person)
      return make(not_a_place, kNoRow, "a person whom the text names in full");
    if (group_of_[i] == kNoRow) return make(unknown, kNoRow, "a part of some town");
    const Group& group = groups_[group_of_[i]];
    if (is_part_of_person(group, at)) return make(not_a_place, kNoRow, "part of a person's name");
    const std::uint32_t here = row_of(group, at);
    if (at.bank != kNoRow) return make(resolved, here, "the other bank of a crossing is beside it");
    if (at.held != kNoRow) return make(resolved, here, "its country or division is beside it");
    if (!is_place(group, here)) return make(not_a_place, kNoRow, "nothing speaks for a place");
    if (group.said == PlaceSort::section && row(here).rank != RowRank::section)
      return make(unknown, kNoRow, "a part of a town, not the town of that name");
    if (group.choice.supported) return make(resolved, here, "agrees with the rest of the text");
    if (group.choice.points >= kLeastPoints) {
      return make(resolved, here, "the largest place of this name");
    }
    return make(unknown, kNoRow, "a small place that nothing in the text confirms");
  }

  std::vector<NameHit> hits_;
  std::vector<PlaceEvidence> evidence_;
  const Gazetteer& gazetteer_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> group_of_;   // by hit
  std::vector<std::uint32_t> datelines_;  // groups that open one
};

PlaceKind kind_of(RowKind kind) {
  switch (kind) {
    case RowKind::country:
      return PlaceKind::country;
    case RowKind::region:
    case RowKind::district:
      return PlaceKind::region;
    case RowKind::city:
      return PlaceKind::city;
    case RowKind::facility:
      return PlaceKind::facility;
    case RowKind::crossing:
      return PlaceKind::crossing;
    case RowKind::other:
      break;
  }
  return PlaceKind::other;
}

}  // namespace

std::vector<PlaceReading> read_places(const TokenText& text, std::string_view bytes,
                                      const std::vector<KnownName>& known,
                                      const Gazetteer& gazetteer) {
  std::vector<NameHit> hits = find_names(text, bytes, gazetteer);
  std::vector<PlaceEvidence> evidence = read_evidence(text, bytes, hits, known, gazetteer);
  return Reader(std::move(hits), std::move(evidence), gazetteer).run();
}

Place place_of(const Gazetteer& gazetteer, std::uint32_t row) {
  const GazetteerRow& at = gazetteer[row];
  Place place;
  place.name = gazetteer.name(row);
  if (at.geonames != 0) place.geonames = at.geonames;
  if (at.at) place.at = LatLon{at.at->lat_e5, at.at->lon_e5};
  place.country = gazetteer.country_code(row);
  place.admin1 = gazetteer.region_name(row);
  place.kind = kind_of(at.kind);
  return place;
}

namespace {

/// The answer for one mention from the readings that overlap it; the first resolved one counts.
ResolvedPlace answer_mention(const DraftMention& mention, std::string_view bytes,
                             std::span<const PlaceReading> readings, const Gazetteer& gazetteer) {
  ResolvedPlace answer;
  const bool is_facility = mention.kind == MentionKind::facility;
  answer.verdict = PlaceVerdict::unknown;
  answer.reason = "not in the gazetteer";
  answer.place.name = slice(bytes, mention.span);
  answer.place.kind = is_facility ? PlaceKind::facility : PlaceKind::other;
  for (const PlaceReading& reading : readings) {
    if (reading.hit.people) continue;
    answer.verdict = reading.verdict;
    answer.reason = reading.reason;
    if (reading.verdict != PlaceVerdict::resolved) continue;
    answer.row = reading.row;
    if (!is_facility || gazetteer[reading.row].kind == RowKind::facility) {
      answer.place = place_of(gazetteer, reading.row);
      if (reading.section) answer.place.kind = PlaceKind::other;
      break;
    }
    answer.place.country = gazetteer.country_code(reading.row);
    answer.place.admin1 = gazetteer.region_name(reading.row);
    break;
  }
  // A facility is one whatever its name says, and has no point but its own.
  if (is_facility && !answer.place.at) answer.verdict = PlaceVerdict::unknown;
  return answer;
}

/// "Puerto Milagro" is not the town of Puerto: is a word of this place's name in none of the
/// readings, and none that says of what sort a place is or which part of it?
bool is_part_of_other_name(const DraftMention& mention, const TokenText& text,
                           std::span<const PlaceReading> readings) {
  if (mention.kind != MentionKind::place) return false;
  for (std::uint32_t i = text.token_at(mention.span.begin);
       i < text.tokens.size() && text.tokens[i].begin < mention.span.end; ++i) {
    const Token& word = text.tokens[i];
    const std::uint64_t key = word.key;
    const bool read =
        std::any_of(readings.begin(), readings.end(),
                    [&](const PlaceReading& reading) { return reading.hit.range.contains(i); });
    if (read || word.kind != TokenKind::word || word.shape != Shape::capitalised) continue;
    const bool sort = sort_of_word(key) != PlaceSort::any || is_direction(key) || is_compass(key) ||
                      is_natural_feature(key) || is_institution(key) || is_street(key) ||
                      is_local(key) || is_company(key);
    if (!sort) return true;
  }
  return false;
}

/// Is the row read here named otherwise than by its own name ("Puerto" for El Puerto)?
bool by_other_name(const PlaceReading& reading, const TokenText& text, std::string_view bytes,
                   const Gazetteer& gazetteer) {
  return reading.verdict == PlaceVerdict::resolved &&
         fold_name(slice(bytes, text.span(reading.hit.range))) !=
             fold_name(gazetteer.name(reading.row));
}

std::vector<PlaceReading> read_draft(const Draft& draft, const TokenText& text,
                                     std::string_view bytes, const Gazetteer& gazetteer) {
  std::vector<KnownName> known;
  known.reserve(draft.mentions.size());
  for (const DraftMention& mention : draft.mentions) {
    known.push_back({mention.span, mention.kind});
  }
  return read_places(text, bytes, known, gazetteer);
}

std::vector<ResolvedPlace> answer_mentions(const Draft& draft, const TokenText& text,
                                           std::string_view bytes,
                                           std::span<const PlaceReading> readings,
                                           const Gazetteer& gazetteer) {
  std::vector<ResolvedPlace> out(draft.mentions.size());
  for (std::size_t m = 0; m < draft.mentions.size(); ++m) {
    const DraftMention& mention = draft.mentions[m];
    if (mention.kind != MentionKind::place && mention.kind != MentionKind::facility) continue;
    // Readings are in order and do not overlap.
    const auto first =
        std::partition_point(readings.begin(), readings.end(), [&](const PlaceReading& reading) {
          return text.span(reading.hit.range).end <= mention.span.begin;
        });
    const auto last = std::partition_point(first, readings.end(), [&](const PlaceReading& reading) {
      return text.span(reading.hit.range).begin < mention.span.end;
    });
    std::span<const PlaceReading> own{first, last};
    const bool other = std::any_of(own.begin(), own.end(), [&](const PlaceReading& reading) {
      return by_other_name(reading, text, bytes, gazetteer);
    });
    if (other && is_part_of_other_name(mention, text, own)) own = {};
    out[m] = answer_mention(mention, bytes, own, gazetteer);
  }
  return out;
}

/// Places that the readings find where the draft names nothing.
std::vector<DraftMention> missed_places(const Draft& draft, const TokenText& text,
                                        std::span<const PlaceReading> readings) {
  std::vector<std::uint8_t> taken(text.tokens.size(), 0);
  for (const DraftMention& mention : draft.mentions) {
    const bool leaves_room = mention.kind == MentionKind::quantity ||
                             mention.kind == MentionKind::date ||
                             mention.kind == MentionKind::organisation;
    for (std::uint32_t i = text.token_at(mention.span.begin);
         !leaves_room && i < text.tokens.size() && text.tokens[i].begin < mention.span.end; ++i) {
      taken[i] = 1;
    }
  }
  std::vector<DraftMention> missed;
  for (const PlaceReading& reading : readings) {
    const TokenRange range = reading.hit.range;
    const bool free = std::find(taken.begin() + range.begin, taken.begin() + range.end, 1) ==
                      taken.begin() + range.end;
    if (reading.verdict != PlaceVerdict::resolved || !free) continue;
    DraftMention mention;
    mention.kind = MentionKind::place;
    mention.span = text.span(range);
    mention.place_candidates = {reading.row};
    missed.push_back(std::move(mention));
  }
  return missed;
}

}  // namespace

std::vector<ResolvedPlace> resolve_places(Draft& draft, const TokenText& text,
                                          std::string_view bytes, const Gazetteer& gazetteer) {
  std::vector<PlaceReading> readings = read_draft(draft, text, bytes, gazetteer);
  std::vector<DraftMention> missed = missed_places(draft, text, readings);
  if (!missed.empty()) {  // what they name is known now
    std::move(missed.begin(), missed.end(), std::back_inserter(draft.mentions));
    readings = read_draft(draft, text, bytes, gazetteer);
  }
  return answer_mentions(draft, text, bytes, readings, gazetteer);
}

}  // namespace habeas
