// resolve/place_evidence.cpp - reads the words around each name, the names beside it and what is
// known of its span
#include "resolve/place_evidence.h"

#include <algorithm>
#include <set>

#include "resolve/crossings.h"
#include "resolve/place_rows.h"

namespace habeas {
namespace {

constexpr std::uint32_t kLongestJoint = 7;  // tokens between a place and its holder

// What is known of a token: bits.
constexpr std::uint8_t kInPerson = 1;
constexpr std::uint8_t kInPlace = 2;
constexpr std::uint8_t kInFacility = 4;

class EvidenceReader {
 public:
  EvidenceReader(const TokenText& text, std::string_view bytes, const std::vector<NameHit>& hits,
                 const std::vector<KnownName>& known, const Gazetteer& gazetteer)
      : text_(text), bytes_(bytes), hits_(hits), gazetteer_(gazetteer), found_(hits.size()) {
    mark_known(known);
  }

  std::vector<PlaceEvidence> run() {
    for (std::uint32_t i = 0; i < hits_.size(); ++i) read_around(i);
    for (std::uint32_t i = 0; i + 1 < hits_.size(); ++i) {
      read_banks(i);
      read_holder(i);
      read_list(i);
    }
    spare_towns();
    return std::move(found_);
  }

 private:
  const std::vector<Token>& tokens() const { return text_.tokens; }
  std::string_view view(std::uint32_t i) const { return slice(bytes_, tokens()[i].span()); }
  const GazetteerRow& row(std::uint32_t r) const { return gazetteer_[r]; }

  TokenRange sentence_of(const NameHit& hit) const {
    return text_.sentences[text_.sentence_of(hit.range.begin)];
  }

  void mark_known(const std::vector<KnownName>& known) {
    marks_.assign(tokens().size(), 0);
    for (const KnownName& name : known) {
      const std::uint8_t mark = name.kind == MentionKind::person     ? kInPerson
                                : name.kind == MentionKind::place    ? kInPlace
                                : name.kind == MentionKind::facility ? kInFacility
                                                                     : std::uint8_t{0};
      const std::uint32_t first = text_.token_at(name.span.begin);
      std::uint32_t words = 0;
      for (std::uint32_t i = first; i < tokens().size() && tokens()[i].begin < name.span.end; ++i) {
        marks_[i] = static_cast<std::uint8_t>(marks_[i] | mark);
        words = i + 1 - first;
      }
      if (mark == kInPerson && words > 1) {
        names_.insert(tokens()[first].key);
        names_.insert(tokens()[first + words - 1].key);
      }
    }
  }

  // ---------------------------------------------------------------------------------------------
  // the words around an occurrence

  void read_around(std::uint32_t i) {
    PlaceEvidence& at = found_[i];
    const NameHit& hit = hits_[i];
    const TokenRange sentence = sentence_of(hit);
    at.in_capitals = is_in_capitals(sentence);
    at.short_form = text_.span(hit.range).size() <= 3;
    read_known(hit, at);
    read_before(hit, sentence, at);
    read_behind(hit, sentence, at);
    at.dateline = is_dateline(hit, sentence);
    if (at.dateline) at.for_place += kStrongEvidence;
    at.at_border = names_crossing(text_, bytes_, hit.range);
    at.not_itself = at.not_itself || is_street_of_block(hit, sentence);
    at.compass = is_compass_name(hit, at.in_capitals);
    at.person = is_persons_name(hit, sentence) && !at.dateline;
  }

  /// A name that the text also gives to a place ("Colby said", "in Colby") tells nothing.
  void spare_towns() {
    std::set<std::uint64_t> towns;
    for (std::uint32_t i = 0; i < hits_.size(); ++i) {
      const bool place = !found_[i].person && found_[i].sum() >= kStrongEvidence;
      if (place || found_[i].held != kNoRow) towns.insert(hits_[i].key);
    }
    for (std::uint32_t i = 0; i < hits_.size(); ++i) {
      found_[i].person = found_[i].person && !towns.contains(hits_[i].key);
    }
  }

  /// "The 400 block of West Colby": the street, not the town.
  bool is_street_of_block(const NameHit& hit, TokenRange sentence) const {
    std::uint32_t i = hit.range.begin;
    while (i > sentence.begin && is_direction(tokens()[i - 1].key)) --i;
    return i >= sentence.begin + 2 && tokens()[i - 1].key == "of"_w &&
           tokens()[i - 2].key == "block"_w;
  }

  /// "the West Side"; where all is in capitals "IN EASTERN NORLAND" too: case does not make a name
  /// of the adjective.
  bool is_compass_name(const NameHit& hit, bool in_capitals) const {
    for (std::uint32_t i = hit.range.begin; i < hit.range.end; ++i) {
      if (tokens()[i].kind != TokenKind::word) continue;
      const std::uint64_t key = tokens()[i].key;
      if (!is_compass(key) && !(in_capitals && is_direction(key))) return false;
    }
    return true;
  }

  /// "Colby said", "Ida's mother", after "Ida Colby": where no word beside it speaks of a place,
  /// the person is meant.
  bool is_persons_name(const NameHit& hit, TokenRange sentence) const {
    if (hit.range.size() != 1 || !names_.contains(tokens()[hit.range.begin].key)) return false;
    if (hit.people || row(hit.rows.front().row).kind != RowKind::city) return false;
    const std::uint32_t begin = hit.range.begin;
    const std::uint64_t before = begin > sentence.begin ? tokens()[begin - 1].key : 0;
    if (is_direction(before) || is_article(before) || place_preposition(before) >= kStrongEvidence)
      return false;
    if (hit.range.end >= sentence.end) return true;
    const std::uint64_t behind = tokens()[hit.range.end].key;
    return sort_of_word(behind) == PlaceSort::any && !is_local(behind) && !is_institution(behind);
  }

  bool is_in_capitals(TokenRange sentence) const {
    constexpr std::uint32_t kEnough = 4;  // words
    std::uint32_t words = 0;
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (tokens()[i].kind != TokenKind::word) continue;
      const Shape shape = tokens()[i].shape;
      if (shape == Shape::lower || (shape == Shape::capitalised && tokens()[i].span().size() > 1))
        return false;
      ++words;
    }
    return words >= kEnough;
  }

  void read_known(const NameHit& hit, PlaceEvidence& at) const {
    std::uint8_t marks = 0;
    for (std::uint32_t i = hit.range.begin; i < hit.range.end; ++i) {
      marks = static_cast<std::uint8_t>(marks | marks_[i]);
    }
    at.known_person = (marks & kInPerson) != 0;
    at.known_place = (marks & kInPlace) != 0;
    if (at.known_person) at.against += 2 * kStrongEvidence;
    if (at.known_place) at.for_place += 4;
    const bool named_after_place = !gazetteer_.other_sense(hit.key).any();
    if ((marks & kInFacility) != 0 && named_after_place) at.for_place += kStrongEvidence;
  }

  void read_before(const NameHit& hit, TokenRange sentence, PlaceEvidence& at) const {
    std::uint32_t i = hit.range.begin;
    if (i == sentence.begin) return;
    --i;
    if (is_direction(tokens()[i].key) && i > sentence.begin) --i;  // "in northern X"
    if (is_article(tokens()[i].key)) {                             // people have none
      at.for_place += 2;
      if (i > sentence.begin) --i;
    }
    if (view(i) == "-" && i > sentence.begin && is_initial(tokens()[i - 1]))
      at.for_place += kStrongEvidence;
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

  void read_name_before(const NameHit& hit, TokenRange sentence, PlaceEvidence& at) const {
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

  void read_behind(const NameHit& hit, TokenRange sentence, PlaceEvidence& at) const {
    std::uint32_t i = hit.range.end;
    if (i >= sentence.end) return;
    const Token& next = tokens()[i];
    const bool possessive = view(i).front() == '\'' || view(i).substr(0, 3) == "\xE2\x80\x99";
    if (possessive) return;
    if (view(i) == "-" && i + 1 < sentence.end && tokens()[i + 1].key == "based"_w)
      at.for_place += kStrongEvidence;
    if (view(i) == "-" && !next.space_before && i + 1 < sentence.end &&
        !tokens()[i + 1].space_before && tokens()[i + 1].shape != Shape::lower &&
        !gazetteer_.may_have(tokens()[i + 1].key)) {
      at.against += kStrongEvidence;  // the front of a compound name
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
    constexpr std::uint32_t kLongest = 16;  // tokens, behind a comma or a bracket
    const std::string_view next = hit.range.end < sentence.end ? view(hit.range.end) : "";
    const bool marked = next == "," || next == "(";
    const std::uint32_t reach = hit.range.end + (marked ? kLongest : kLongest / 2);
    for (std::uint32_t i = hit.range.end; i < std::min(sentence.end, reach); ++i) {
      const std::string_view mark = view(i);
      const bool dash = mark == "-" || mark == "\xE2\x80\x94" || mark == "\xE2\x80\x93";
      if (dash && tokens()[i].space_before) return true;
      if (mark == "\xE2\x80\x94") return true;
    }
    return false;
  }

  // ---------------------------------------------------------------------------------------------
  // "X, Y" where Y holds X

  /// How the words between two names join them: 2 a bare comma or bracket, 1 "X in Y", "X, a town
  /// in Y", 0 not at all.
  int joint(const NameHit& a, const NameHit& b) const {
    if (b.range.begin < a.range.end || b.range.begin - a.range.end > kLongestJoint) return 0;
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
      if (how == 0 || is_list_of_areas(i, j) || (how == 1 && may_be_word(i, j))) continue;
      std::uint32_t held = kNoRow;
      std::uint32_t holder = kNoRow;
      int best = 0;
      for (const NamedRow& outer : hits_[j].rows) {
        for (const NamedRow& inner : hits_[i].rows) {
          if (inner.people || !holds(gazetteer_, outer.row, inner.row)) continue;
          // "The Winchester neighborhood of Memphis, Tennessee" is no town of Tennessee.
          const bool part = row(inner.row).rank == RowRank::section;
          if (found_[i].said == PlaceSort::section && !part) continue;
          const int score = points_of_row(gazetteer_, inner, found_[i].said);
          if (held != kNoRow && score <= best) continue;
          best = score;
          held = inner.row;
          holder = outer.row;
        }
        if (held != kNoRow) break;
      }
      if (held == kNoRow) continue;
      found_[i].holder = holder;
      found_[i].held = held;
      found_[i].for_place += how == 2 ? 6 : 3;
      found_[j].for_place += how == 2 ? 4 : 2;
      return;
    }
  }

  /// "A STRONG DEBATE IN NORLAND": where all is in capitals a word with a country behind it is no
  /// town of that country, unless only "in the" stands between.
  bool may_be_word(std::uint32_t i, std::uint32_t j) const {
    constexpr std::uint32_t kNextTo = 2;  // tokens
    if (!found_[i].in_capitals) return false;
    return found_[i].short_form || gazetteer_.other_sense(hits_[i].key).word ||
           hits_[j].range.begin - hits_[i].range.end > kNextTo;
  }

  /// "A to B", "A-B": where one of the rows of A and one of B are a crossing, these are meant.
  void read_banks(std::uint32_t i) {
    for (std::uint32_t j = i + 1; j < std::min<std::size_t>(hits_.size(), i + 4); ++j) {
      if (hits_[i].people || hits_[j].people) continue;
      if (!joins_banks(text_, bytes_, hits_, i, j)) continue;
      const std::optional<CrossingPair> pair = best_crossing(gazetteer_, hits_[i], hits_[j]);
      if (!pair) continue;
      found_[i].bank = pair->here;
      found_[j].bank = pair->there;
      found_[i].for_place += kStrongEvidence;
      found_[j].for_place += kStrongEvidence;
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
    if (is_sure(b)) found_[i].for_place += 2;
    if (is_sure(a)) found_[i + 1].for_place += 2;
  }

  bool is_sure(const NameHit& hit) const {
    const GazetteerRow& at = row(hit.rows.front().row);
    return (at.kind == RowKind::country || at.kind == RowKind::region ||
            at.population >= kLargeTown) &&
           !gazetteer_.other_sense(hit.key).any();
  }

  const TokenText& text_;
  std::string_view bytes_;
  const std::vector<NameHit>& hits_;
  const Gazetteer& gazetteer_;
  std::vector<PlaceEvidence> found_;
  std::vector<std::uint8_t> marks_;  // by token
  std::set<std::uint64_t> names_;
};

}  // namespace

std::vector<PlaceEvidence> read_evidence(const TokenText& text, std::string_view bytes,
                                         const std::vector<NameHit>& hits,
                                         const std::vector<KnownName>& known,
                                         const Gazetteer& gazetteer) {
  return EvidenceReader(text, bytes, hits, known, gazetteer).run();
}

}  // namespace habeas
