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
#include <array>
#include <bit>
#include <map>

#include "resolve/crossings.h"
#include "resolve/place_words.h"

namespace habeas {
namespace {

constexpr std::size_t kMostRows = 48;     // of one name that are weighed
constexpr std::size_t kMostAnchors = 64;  // groups that count for nearness
constexpr std::uint32_t kNearMetres = 120'000;
constexpr int kRounds = 3;

// Points of the score. One doubling of the population is 2.
constexpr int kOwnName = 6;
constexpr int kVariant = -6;
constexpr int kCountryRank = 14;
constexpr int kCapitalRank = 8;
constexpr int kSeatRank = 3;
constexpr int kSectionRank = -8;
constexpr int kRegionRank = -6;
constexpr int kDistrictRank = -16;
constexpr int kSplitName = -8;
constexpr int kFromUser = 60;
constexpr int kHolderBeside = 80;
constexpr int kOtherBank = 70;
constexpr int kAtBorder = 10;
constexpr int kKindSaid = 40;
constexpr int kSameRegion = 14;
constexpr int kSameCountry = 10;
constexpr int kNearby = 6;
constexpr int kStrong = 3;       // evidence for or against a place that stands alone
constexpr int kLeastScore = 26;  // a town of 8,000 with its own name that nothing speaks against
constexpr std::uint32_t kLargeTown = 150'000;

/// One occurrence of a name.
struct Occurrence {
  int for_place = 0, against = 0;
  PlaceSort said = PlaceSort::any;  // what "province", "city of" beside it say it is
  std::uint32_t holder = kNoRow;    // row beside it that holds one of its rows
  std::uint32_t held = kNoRow;      // that row
  std::uint32_t bank = kNoRow;      // the row that makes a crossing with a name beside it
  bool at_border = false;           // a word of crossing beside it
  bool inside_known = false;        // part of an organisation, facility or group
  bool known_place = false;         // found by extract as a place
  bool not_itself = false;          // "Tumen River", "Paris Street"
  bool feature = false;             // a river, a lake: a place, but not the town
};

/// All occurrences of one name that is said to be of one sort.
struct Group {
  std::vector<std::uint32_t> hits;
  std::vector<NamedRow> rows;
  PlaceSort said = PlaceSort::any;
  bool split = false;
  int strong = 0, weak = 0;  // occurrences that speak for a place
  int persons = 0;           // occurrences that speak for a person
  bool held = false;         // a holder stands beside one of them
  bool bank = false;         // one of them is the bank of a crossing
  std::uint32_t row = kNoRow;
  int score = 0;
  bool supported = false;  // something besides size speaks for the row
  bool close = false;      // another place of the text lies in the same division or near by
};

/// How often the chosen rows of the text lie in a country or division.
struct Context {
  std::map<std::uint32_t, int> countries, regions;          // by row
  std::vector<std::pair<std::uint32_t, GeoPoint>> anchors;  // group, point
};

int doublings(std::uint32_t population) { return static_cast<int>(std::bit_width(population)); }

/// A row weighed for a group.
struct Choice {
  std::uint32_t row = kNoRow;
  int score = 0;
  bool supported = false, close = false;
};

struct Coherence {
  int score = 0;
  bool close = false;
};

class Reader {
 public:
  Reader(const TokenText& text, std::string_view bytes, const std::vector<KnownName>& known,
         const Gazetteer& gazetteer)
      : text_(text), bytes_(bytes), known_(known), gazetteer_(gazetteer) {}

  std::vector<PlaceReading> run() {
    hits_ = find_names(text_, bytes_, gazetteer_);
    occurrences_.resize(hits_.size());
    for (std::uint32_t i = 0; i < hits_.size(); ++i) read_around(i);
    for (std::uint32_t i = 0; i + 1 < hits_.size(); ++i) {
      read_banks(i);
      read_holder(i);
      read_list(i);
    }
    make_groups();
    for (int round = 0; round < kRounds; ++round) {
      const Context context = context_of(round);
      for (std::uint32_t g = 0; g < groups_.size(); ++g) choose(g, context, round);
    }
    return answers();
  }

 private:
  const std::vector<Token>& tokens() const { return text_.tokens; }
  std::string_view view(std::uint32_t i) const { return slice(bytes_, tokens()[i].span()); }
  const GazetteerRow& row(std::uint32_t r) const { return gazetteer_[r]; }

  TokenRange sentence_of(const NameHit& hit) const {
    return text_.sentences[text_.sentence_of(hit.range.begin)];
  }

  // ---------------------------------------------------------------------------------------------
  // the words around an occurrence

  void read_around(std::uint32_t i) {
    Occurrence& at = occurrences_[i];
    const NameHit& hit = hits_[i];
    const TokenRange sentence = sentence_of(hit);
    read_known(hit, at);
    read_before(hit, sentence, at);
    read_behind(hit, sentence, at);
    if (is_dateline(hit, sentence)) at.for_place += kStrong;
    at.at_border = names_crossing(text_, bytes_, hit.range);
  }

  void read_known(const NameHit& hit, Occurrence& at) const {
    const TextSpan span = text_.span(hit.range);
    for (const KnownName& name : known_) {
      if (!name.span.overlaps(span)) continue;
      if (name.kind == MentionKind::person) at.against += 6;
      if (name.kind == MentionKind::place) at.known_place = true;
      if (name.kind == MentionKind::facility && !gazetteer_.other_sense(hit.key).any()) {
        at.for_place += kStrong;
      }
      at.inside_known = at.inside_known || name.kind == MentionKind::organisation ||
                        name.kind == MentionKind::facility || name.kind == MentionKind::group;
    }
    if (at.known_place) at.for_place += 4;
  }

  void read_before(const NameHit& hit, TokenRange sentence, Occurrence& at) const {
    std::uint32_t i = hit.range.begin;
    if (i == sentence.begin) return;
    --i;
    if (is_direction(tokens()[i].key) && i > sentence.begin) --i;  // "in northern X"
    if (is_article(tokens()[i].key)) {                             // people have none
      at.for_place += 2;
      if (i > sentence.begin) --i;
    }
    if (view(i) == "-" && i > sentence.begin && is_initial(tokens()[i - 1]))
      at.for_place += kStrong;
    const std::uint64_t key = tokens()[i].key;
    at.for_place += place_preposition(key);
    if (key == "of"_w && i > sentence.begin) {
      const PlaceSort sort = sort_of_word(tokens()[i - 1].key);
      if (sort != PlaceSort::any) {
        at.for_place += 4;
        at.said = sort;
      }
    }
    if (sort_of_word(key) != PlaceSort::any && tokens()[i].shape == Shape::lower) at.for_place += 1;
    if (is_title(key)) at.against += 4;
    read_name_before(hit, sentence, at);
  }

  static bool is_article(std::uint64_t key) {
    return key == "the"_w || key == "a"_w || key == "an"_w;
  }

  void read_name_before(const NameHit& hit, TokenRange sentence, Occurrence& at) const {
    // A capitalised word directly before it: a given name, or the front of a longer name.
    const Token& before = tokens()[hit.range.begin - 1];
    if (before.kind != TokenKind::word || before.shape == Shape::lower) return;
    const OtherSense sense = gazetteer_.other_sense(before.key);
    if (is_initial(before)) at.against += 3;
    if (before.shape == Shape::capitalised && hit.range.begin - 1 > sentence.begin &&
        !is_title(before.key) && !is_article(before.key) &&
        sort_of_word(before.key) == PlaceSort::any && !is_direction(before.key)) {
      at.against += sense.given_name ? 4 : 2;
    } else if (sense.given_name) {
      at.against += 3;
    }
  }

  static bool is_initial(const Token& token) {
    return token.shape == Shape::capitalised && token.span().size() == 1;
  }

  void read_behind(const NameHit& hit, TokenRange sentence, Occurrence& at) const {
    std::uint32_t i = hit.range.end;
    if (i >= sentence.end) return;
    const Token& next = tokens()[i];
    const bool possessive = view(i).front() == '\'' || view(i).substr(0, 3) == "\xE2\x80\x99";
    if (possessive) return;
    if (view(i) == "-" && i + 1 < sentence.end && tokens()[i + 1].key == "based"_w)
      at.for_place += kStrong;
    if (view(i) == "-" && !next.space_before && i + 1 < sentence.end &&
        !tokens()[i + 1].space_before && tokens()[i + 1].shape != Shape::lower &&
        !gazetteer_.may_have(tokens()[i + 1].key)) {
      at.against += kStrong;  // the front of a compound name
    }
    const PlaceSort sort = sort_of_word(next.key);
    if (next.kind == TokenKind::word && sort != PlaceSort::any) {
      at.said = sort;
      at.for_place += 3;
      return;
    }
    if (is_speech_verb(next.key)) at.against += 2;
    if (next.kind != TokenKind::word) return;
    if (next.shape == Shape::lower) {
      at.for_place += is_local(next.key) ? 2 : 0;
      return;
    }
    if (is_natural_feature(next.key)) {
      at.feature = true;
      at.for_place += 2;
    } else if (is_street(next.key) || is_company(next.key)) {
      at.not_itself = true;
    } else if (ends_in_institution(i, sentence)) {
      at.for_place += 2;
    } else if (!gazetteer_.may_have(next.key)) {
      at.against += 1;  // "Paris Hilton": the front of a longer name
    } else if (gazetteer_.other_sense(next.key).surname) {
      at.against += 2;
    }
  }

  /// "Kumasi Central Prison": the run of capitals behind the name ends in an institution.
  bool ends_in_institution(std::uint32_t begin, TokenRange sentence) const {
    for (std::uint32_t i = begin; i < std::min(sentence.end, begin + 4); ++i) {
      if (tokens()[i].kind != TokenKind::word || tokens()[i].shape == Shape::lower) return false;
      if (is_institution(tokens()[i].key)) return true;
    }
    return false;
  }

  /// "NAIROBI (XYZ) -", "LOME, May 3 -": a name that opens a block, with a dash soon behind it.
  bool is_dateline(const NameHit& hit, TokenRange sentence) const {
    const TokenRange block = text_.blocks[text_.block_of(hit.range.begin)];
    if (hit.range.begin != block.begin) return false;
    for (std::uint32_t i = hit.range.end; i < std::min(sentence.end, hit.range.end + 9); ++i) {
      const std::string_view mark = view(i);
      const bool dash = mark == "-" || mark == "\xE2\x80\x94" || mark == "\xE2\x80\x93";
      if (dash && tokens()[i].space_before) return true;
      if (mark == "\xE2\x80\x94") return true;
    }
    return false;
  }

  // ---------------------------------------------------------------------------------------------
  // "X, Y" where Y holds X

  bool holds(std::uint32_t holder, std::uint32_t inner) const {
    if (holder == inner) return false;
    const GazetteerRow& outer = row(holder);
    if (outer.kind == RowKind::country) return row(inner).country == holder;
    if (outer.kind == RowKind::region) return row(inner).region == holder;
    // Districts are not listed with their places: the same division, and not far.
    return outer.kind == RowKind::district && row(inner).kind == RowKind::city &&
           row(inner).region == outer.region && outer.region != kNoRow && outer.at &&
           row(inner).at && distance_m(*outer.at, *row(inner).at) < 80'000;
  }

  /// How the words between two names join them: 2 a bare comma or bracket, 1 "X in Y", "X, a town
  /// in Y", 0 not at all.
  int joint(const NameHit& a, const NameHit& b) const {
    if (b.range.begin < a.range.end || b.range.begin - a.range.end > 7) return 0;
    if (text_.sentence_of(a.range.begin) != text_.sentence_of(b.range.begin)) return 0;
    bool comma = false;
    bool holder_word = false;
    std::uint32_t words = 0;
    for (std::uint32_t i = a.range.end; i < b.range.begin; ++i) {
      const std::string_view mark = view(i);
      if (mark == "," || mark == "(") comma = true;
      if (mark == ";" || mark == ":" || mark == ")") return 0;
      if (tokens()[i].kind != TokenKind::word) continue;
      ++words;
      const std::uint64_t key = tokens()[i].key;
      holder_word = holder_word || key == "in"_w || key == "of"_w;
      if (key == "and"_w || key == "to"_w || key == "from"_w || key == "or"_w) return 0;
    }
    if (words == 0) return comma ? 2 : 0;
    if (comma && words <= 2 && is_direction(tokens()[b.range.begin - 1].key)) return 2;
    return holder_word ? 1 : 0;
  }

  bool is_area(const NameHit& hit) const {
    return std::any_of(hit.rows.begin(), hit.rows.end(), [&](const NamedRow& named) {
      const RowKind kind = row(named.row).kind;
      return !named.people && !named.variant &&
             (kind == RowKind::country || kind == RowKind::region);
    });
  }

  /// "Florida, Georgia and Ohio" are three states: there "X, Y" does not say that Y holds X.
  bool is_list_of_areas(std::uint32_t i, std::uint32_t j) const {
    if (!is_area(hits_[i])) return false;
    const bool before = i > 0 && is_area(hits_[i - 1]) && is_list(hits_[i - 1], hits_[i]);
    const bool behind =
        j + 1 < hits_.size() && is_area(hits_[j + 1]) && is_list(hits_[j], hits_[j + 1]);
    return before || behind;
  }

  void read_holder(std::uint32_t i) {
    for (std::uint32_t j = i + 1; j < std::min<std::size_t>(hits_.size(), i + 3); ++j) {
      if (hits_[j].people) continue;
      const int how = joint(hits_[i], hits_[j]);
      if (how == 0 || is_list_of_areas(i, j)) continue;
      std::uint32_t held = kNoRow;
      std::uint32_t holder = kNoRow;
      int best = 0;
      for (const NamedRow& outer : hits_[j].rows) {
        for (const NamedRow& inner : hits_[i].rows) {
          if (inner.people || !holds(outer.row, inner.row)) continue;
          const int score = intrinsic(occurrences_[i].said, false, inner);
          if (held != kNoRow && score <= best) continue;
          best = score;
          held = inner.row;
          holder = outer.row;
        }
        if (held != kNoRow) break;
      }
      if (held == kNoRow) continue;
      occurrences_[i].holder = holder;
      occurrences_[i].held = held;
      occurrences_[i].for_place += how == 2 ? 6 : 3;
      occurrences_[j].for_place += how == 2 ? 4 : 2;
      return;
    }
  }

  /// "A to B", "A-B": where one of the rows of A and one of B are a crossing, these are meant.
  void read_banks(std::uint32_t i) {
    for (std::uint32_t j = i + 1; j < std::min<std::size_t>(hits_.size(), i + 4); ++j) {
      if (hits_[i].people || hits_[j].people) continue;
      if (bank_joint(text_, bytes_, hits_, i, j) == BankJoint::none) continue;
      const std::optional<CrossingPair> pair = best_crossing(gazetteer_, hits_[i], hits_[j]);
      if (!pair) continue;
      occurrences_[i].bank = pair->here;
      occurrences_[j].bank = pair->there;
      occurrences_[i].for_place += kStrong;
      occurrences_[j].for_place += kStrong;
      return;
    }
  }

  /// Only commas, "and" and "or" between two names.
  bool is_list(const NameHit& a, const NameHit& b) const {
    if (b.range.begin <= a.range.end || b.range.begin - a.range.end > 2) return false;
    for (std::uint32_t t = a.range.end; t < b.range.begin; ++t) {
      if (view(t) != "," && tokens()[t].key != "and"_w && tokens()[t].key != "or"_w) return false;
    }
    return true;
  }

  /// Names in a list ("Benin, Togo and Ghana") vouch for each other, if one of them is surely a
  /// place.
  void read_list(std::uint32_t i) {
    const NameHit& a = hits_[i];
    const NameHit& b = hits_[i + 1];
    if (a.people || b.people || !is_list(a, b)) return;
    if (is_sure(b)) occurrences_[i].for_place += 2;
    if (is_sure(a)) occurrences_[i + 1].for_place += 2;
  }

  bool is_sure(const NameHit& hit) const {
    const GazetteerRow& at = row(hit.rows.front().row);
    return (at.kind == RowKind::country || at.kind == RowKind::region ||
            at.population >= kLargeTown) &&
           !gazetteer_.other_sense(hit.key).any();
  }

  // ---------------------------------------------------------------------------------------------
  // groups

  void make_groups() {
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::uint32_t> index;
    group_of_.assign(hits_.size(), kNoRow);
    for (std::uint32_t i = 0; i < hits_.size(); ++i) {
      if (hits_[i].people) continue;
      const Occurrence& at = occurrences_[i];
      if (at.not_itself || at.feature) continue;
      const std::uint64_t sense = static_cast<std::uint64_t>(at.said);
      const auto [found, is_new] =
          index.try_emplace({hits_[i].key, sense}, static_cast<std::uint32_t>(groups_.size()));
      if (is_new) groups_.push_back({{}, rows_of(hits_[i]), at.said, hits_[i].split});
      Group& group = groups_[found->second];
      group.hits.push_back(i);
      const int evidence = at.for_place - at.against;
      group.strong += evidence >= kStrong ? 1 : 0;
      group.weak += evidence >= 1 ? 1 : 0;
      group.persons += evidence <= -kStrong ? 1 : 0;
      group.held = group.held || at.held != kNoRow;
      group.bank = group.bank || at.bank != kNoRow;
      group_of_[i] = found->second;
    }
  }

  std::vector<NamedRow> rows_of(const NameHit& hit) const {
    std::vector<NamedRow> rows;
    for (const NamedRow& named : hit.rows) {
      if (rows.size() < kMostRows || row(named.row).from_user) rows.push_back(named);
    }
    return rows;
  }

  // ---------------------------------------------------------------------------------------------
  // context

  Context context_of(int round) const {
    Context context;
    for (const NameHit& hit : hits_) {
      if (hit.people) context.countries[row(hit.rows.front().row).country] += 1;
    }
    for (std::uint32_t g = 0; g < groups_.size(); ++g) {
      const Group& group = groups_[g];
      const std::uint32_t r = round == 0 ? sure_row(group) : group.row;
      if (r == kNoRow) continue;
      const int weight = std::min<int>(3, static_cast<int>(group.hits.size()));
      if (row(r).country != kNoRow) context.countries[row(r).country] += weight;
      if (row(r).kind == RowKind::region) context.regions[r] += 2 * weight;
      if (row(r).region != kNoRow) context.regions[row(r).region] += weight;
      const bool point =
          row(r).at && row(r).kind != RowKind::country && row(r).kind != RowKind::region;
      if (point && context.anchors.size() < kMostAnchors)
        context.anchors.emplace_back(g, *row(r).at);
    }
    return context;
  }

  /// Before any choice: names of one country or division only, and names with their holder beside
  /// them.
  std::uint32_t sure_row(const Group& group) const {
    for (const std::uint32_t i : group.hits) {
      if (occurrences_[i].held != kNoRow) return occurrences_[i].held;
      if (occurrences_[i].bank != kNoRow) return occurrences_[i].bank;
    }
    const NamedRow& first = group.rows.front();
    const RowKind kind = row(first.row).kind;
    return kind == RowKind::country || (kind == RowKind::region && !first.variant) ? first.row
                                                                                   : kNoRow;
  }

  // ---------------------------------------------------------------------------------------------
  // the score

  int intrinsic(PlaceSort said, bool split, const NamedRow& named) const {
    const GazetteerRow& at = row(named.row);
    int score = 2 * doublings(at.population);
    score += named.variant ? kVariant : kOwnName;
    if (at.kind == RowKind::country) score += kCountryRank;
    if (at.kind == RowKind::region) score += kRegionRank;
    if (at.kind == RowKind::district) score += kDistrictRank;
    if (at.kind == RowKind::other && !at.from_user) score += 2 * kLeastScore + kCountryRank;
    if (at.rank == RowRank::capital) score += kCapitalRank;
    if (at.rank == RowRank::seat) score += kSeatRank;
    if (at.rank == RowRank::section) score += kSectionRank;
    if (split) score += kSplitName;
    if (at.from_user) score += kFromUser;
    if (said != PlaceSort::any) score += fits(said, at.kind) ? kKindSaid : -kKindSaid / 2;
    return score;
  }

  static bool fits(PlaceSort said, RowKind kind) {
    switch (said) {
      case PlaceSort::region:
        return kind == RowKind::region;
      case PlaceSort::district:
        return kind == RowKind::district;
      case PlaceSort::city:
        return kind == RowKind::city;
      case PlaceSort::country:
        return kind == RowKind::country;
      case PlaceSort::any:
        break;
    }
    return true;
  }

  /// What the rest of the text says for a row; the group's own choice of the last round does not
  /// count.
  Coherence coherence(std::uint32_t g, std::uint32_t r, const Context& context) const {
    const Group& group = groups_[g];
    const int own = std::min<int>(3, static_cast<int>(group.hits.size()));
    const GazetteerRow& at = row(r);
    const auto weight_in = [](const std::map<std::uint32_t, int>& weights, std::uint32_t key) {
      const auto found = weights.find(key);
      return found == weights.end() ? 0 : found->second;
    };
    Coherence out;
    int here = at.country == kNoRow ? 0 : weight_in(context.countries, at.country);
    if (group.row != kNoRow && row(group.row).country == at.country) here -= own;
    if (here > 0) out.score += kSameCountry + 2 * doublings(static_cast<std::uint32_t>(here));
    const std::uint32_t region = at.kind == RowKind::region ? r : at.region;
    int division = region == kNoRow ? 0 : weight_in(context.regions, region);
    if (group.row != kNoRow && row(group.row).region == region && region != kNoRow) division -= own;
    if (group.row != kNoRow && group.row == region) division -= 2 * own;
    if (division > 0)
      out.score += kSameRegion + 2 * doublings(static_cast<std::uint32_t>(division));
    int near = 0;
    if (at.at && at.kind != RowKind::country && at.kind != RowKind::region) {
      near = anchors_near(g, *at.at, context);
      out.score += kNearby * std::min(3, near);
    }
    out.close = division > 0 || near > 0;
    return out;
  }

  int anchors_near(std::uint32_t g, GeoPoint at, const Context& context) const {
    int count = 0;
    for (const auto& [other, point] : context.anchors) {
      if (other == g || std::abs(point.lat_e5 - at.lat_e5) > 110'000) continue;
      count += distance_m(at, point) <= kNearMetres ? 1 : 0;
    }
    return count;
  }

  void choose(std::uint32_t g, const Context& context, int round) {
    Group& group = groups_[g];
    Choice best;
    for (const NamedRow& named : group.rows) {
      const Choice choice = weigh(g, named, context);
      if (best.row == kNoRow || choice.score > best.score) best = choice;
    }
    group.score = best.score;
    group.supported = best.supported;
    group.close = best.close;
    const bool believed = is_place(group, best.row) && best.score >= kLeastScore;
    // The last round decides; before it a doubtful row must not draw others to it.
    group.row = believed || round + 1 == kRounds ? best.row : kNoRow;
  }

  /// The most that words beside one occurrence say for the row.
  int points_beside(const Group& group, std::uint32_t r) const {
    int most = 0;
    for (const std::uint32_t i : group.hits) {
      const Occurrence& at = occurrences_[i];
      if (at.held != kNoRow && holds(at.holder, r)) most = std::max(most, kHolderBeside);
      if (at.bank == r) most = std::max(most, kOtherBank);
      if (at.at_border && most == 0 && gazetteer_.crossing_partner(r)) most = kAtBorder;
    }
    return most;
  }

  Choice weigh(std::uint32_t g, const NamedRow& named, const Context& context) const {
    const Group& group = groups_[g];
    const Coherence around = coherence(g, named.row, context);
    Choice choice;
    choice.row = named.row;
    choice.score = intrinsic(group.said, group.split, named) +
                   (named.variant ? around.score / 2 : around.score);
    choice.supported = around.score > 0 || row(named.row).from_user;
    choice.close = around.close;
    const int beside = points_beside(group, named.row);
    choice.score += beside;
    choice.supported = choice.supported || beside > 0;
    return choice;
  }

  // ---------------------------------------------------------------------------------------------
  // place or not

  bool is_place(const Group& group, std::uint32_t best) const {
    const GazetteerRow& at = row(best);
    const OtherSense sense = gazetteer_.other_sense(hits_[group.hits.front()].key);
    const bool area =
        at.kind == RowKind::country || at.kind == RowKind::region || at.kind == RowKind::other;
    const bool large = area || at.rank == RowRank::capital || at.population >= kLargeTown;
    if (group.held || group.bank || at.from_user) return true;
    if (group.persons > group.strong) return false;
    if (sense.word && !area) return group.strong > 0 && (large || group.supported);
    if (sense.any() || group.split)
      return group.strong > 0 || (group.weak > 0 && (large || group.close)) || area;
    return large || group.weak > 0;
  }

  std::vector<PlaceReading> answers() const {
    std::vector<PlaceReading> readings;
    readings.reserve(hits_.size());
    for (std::uint32_t i = 0; i < hits_.size(); ++i) readings.push_back(answer(i));
    return readings;
  }

  /// What stands beside this occurrence outweighs what the others are.
  std::uint32_t row_of(const Group& group, const Occurrence& at) const {
    if (at.bank != kNoRow) return at.bank;
    return at.held != kNoRow && !holds(at.holder, group.row) ? at.held : group.row;
  }

  PlaceReading answer(std::uint32_t i) const {
    PlaceReading reading{hits_[i], PlaceVerdict::not_a_place, kNoRow, {}};
    const Occurrence& at = occurrences_[i];
    if (hits_[i].people) {
      reading.row = hits_[i].rows.front().row;
      reading.reason = "a people";
      return reading;
    }
    if (at.not_itself) {
      reading.reason = "part of a street or company name";
      return reading;
    }
    if (at.feature) {
      reading.verdict = PlaceVerdict::unknown;
      reading.reason = "a river, mountain or the like, not the town";
      return reading;
    }
    const Group& group = groups_[group_of_[i]];
    const std::uint32_t row_here = row_of(group, at);
    if (at.for_place - at.against <= -kStrong && !at.known_place && at.held == kNoRow) {
      reading.reason = "part of a person's name";
      return reading;
    }
    const bool beside = at.held != kNoRow || at.bank != kNoRow;
    if (!is_place(group, row_here) && !beside) {
      reading.reason = "nothing beside it speaks for a place";
      return reading;
    }
    if (group.score < kLeastScore && !group.supported && !beside) {
      reading.verdict = PlaceVerdict::unknown;
      reading.reason = "a small place that nothing in the text confirms";
      return reading;
    }
    reading.verdict = PlaceVerdict::resolved;
    reading.row = row_here;
    reading.reason = at.bank != kNoRow   ? "the other bank of a crossing stands beside it"
                     : at.held != kNoRow ? "its country or division stands beside it"
                     : group.supported   ? "agrees with other places of the text"
                                         : "the largest place of this name";
    return reading;
  }

  const TokenText& text_;
  std::string_view bytes_;
  const std::vector<KnownName>& known_;
  const Gazetteer& gazetteer_;
  std::vector<NameHit> hits_;
  std::vector<Occurrence> occurrences_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> group_of_;
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
  return Reader(text, bytes, known, gazetteer).run();
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

std::vector<ResolvedPlace> resolve_places(const Draft& draft, const TokenText& text,
                                          std::string_view bytes, const Gazetteer& gazetteer) {
  std::vector<KnownName> known;
  for (const DraftMention& mention : draft.mentions) {
    if (mention.kind != MentionKind::quantity && mention.kind != MentionKind::date) {
      known.push_back({mention.span, mention.kind});
    }
  }
  const std::vector<PlaceReading> readings = read_places(text, bytes, known, gazetteer);
  std::vector<ResolvedPlace> out(draft.mentions.size());
  for (std::size_t m = 0; m < draft.mentions.size(); ++m) {
    const DraftMention& mention = draft.mentions[m];
    if (mention.kind != MentionKind::place && mention.kind != MentionKind::facility) continue;
    ResolvedPlace& answer = out[m];
    answer.verdict = PlaceVerdict::unknown;
    answer.reason = "not in the gazetteer";
    answer.place.name = slice(bytes, mention.span);
    answer.place.kind =
        mention.kind == MentionKind::facility ? PlaceKind::facility : PlaceKind::other;
    for (const PlaceReading& reading : readings) {
      const TextSpan span = text.span(reading.hit.range);
      if (!span.overlaps(mention.span) || reading.hit.people) continue;
      answer.verdict = reading.verdict;
      answer.reason = reading.reason;
      if (reading.verdict != PlaceVerdict::resolved) continue;
      answer.row = reading.row;
      if (mention.kind == MentionKind::place) {
        answer.place = place_of(gazetteer, reading.row);
      } else {
        answer.verdict = PlaceVerdict::unknown;
        answer.place.country = gazetteer.country_code(reading.row);
        answer.place.admin1 = gazetteer.region_name(reading.row);
      }
      break;
    }
  }
  return out;
}

}  // namespace habeas
