// extract/names.cpp - finds what may be a name of a person, organisation, place, facility or people
//
// Three sources are laid over each other: the tagger's spans, the gazetteer's hits, and rules for
// names that are built from known words (organs of state, prisons, acronyms in brackets). Where
// they overlap, rules win over the tagger for what they know, countries and peoples of the
// gazetteer win inside no longer name, and the rest follows the tagger.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "extract/name_ages.h"
#include "extract/name_bodies.h"
#include "extract/name_candidates.h"
#include "extract/name_surroundings.h"
#include "extract/one_of.h"
#include "extract/peoples.h"
#include "extract/syntax.h"
#include "lexicon/matcher.h"

namespace habeas {
namespace {

constexpr std::array<std::uint64_t, 26> kOrganHeads = {
    "government"_w, "ministry"_w,    "authorities"_w,    "authority"_w,  "officials"_w,
    "police"_w,     "army"_w,        "military"_w,       "parliament"_w, "embassy"_w,
    "cabinet"_w,    "court"_w,       "regime"_w,         "navy"_w,       "troops"_w,
    "forces"_w,     "ministries"_w,  "state"_w,          "junta"_w,      "gendarmerie"_w,
    "department"_w, "directorate"_w, "administration"_w, "agency"_w,     "service"_w,
    "council"_w};

constexpr std::array<std::uint64_t, 22> kPortfolios = {
    "foreign"_w,     "interior"_w, "defence"_w,  "defense"_w,  "justice"_w,     "unification"_w,
    "immigration"_w, "security"_w, "home"_w,     "health"_w,   "information"_w, "affairs"_w,
    "labour"_w,      "labor"_w,    "state"_w,    "public"_w,   "national"_w,    "border"_w,
    "human"_w,       "rights"_w,   "internal"_w, "migration"_w};

class NameFinder {
 public:
  explicit NameFinder(Analysis& a) : a_(a), gazetteer_(*a.context->gazetteer), around_(a) {}

  void run() {
    add_tagged();
    add_gazetteer();
    for (NameCandidate& people : named_peoples(a_, around_, candidates_))
      candidates_.push_back(std::move(people));
    add_titled();
    for (NameCandidate& person : told_as_persons(a_, around_))
      candidates_.push_back(std::move(person));
    add_speakers();
    add_listed_people();
    add_surnames();
    add_facilities();
    add_bodies();
    for (NameCandidate& body : described_bodies(a_, around_))
      candidates_.push_back(std::move(body));
    add_organs();
    add_bare_organs();
    std::erase_if(candidates_, [&](const NameCandidate& c) { return holds_fate(c.range); });
    add_acronyms();
    add_short_forms();
    add_last_words();
    name_entities(a_, candidates_);
  }

 private:
  // ----------------------------------------------------------------------------------------------------
  // candidates

  void add_tagged() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      for (std::uint32_t i = sentence.begin; i < sentence.end;) {
        const NameTag tag = a_.tags.names[i];
        if (tag == NameTag::none || tag >= NameTag::other_begin) {
          ++i;
          continue;
        }
        const auto inside =
            static_cast<NameTag>(static_cast<int>(tag) + (static_cast<int>(tag) % 2 == 1 ? 1 : 0));
        std::uint32_t end = i + 1;
        while (end < sentence.end && a_.tags.names[end] == inside) ++end;
        add_tagged_span({i, end}, inside);
        i = end;
      }
    }
  }

  void add_tagged_span(TokenRange range, NameTag tag) {
    const std::uint32_t first = a_.sentence(range.begin).begin;  // "Jean" of "Jean-Paul Karo"
    while (range.begin >= first + 2 && is_hyphen(range.begin - 1) && part_of_name(range.begin - 2))
      range.begin -= 2;
    while (!range.empty() && (!around_.capital(range.begin) || a_.key(range.begin) == "the"_w))
      ++range.begin;
    while (!range.empty() && a_.tokens.tokens[range.end - 1].kind == TokenKind::punctuation)
      --range.end;
    if (range.empty() || around_.opens_dateline(range) || around_.is_function_word(range) ||
        around_.opens_with_people(range))
      return;
    NameCandidate c;
    c.range = range;
    if (tag == NameTag::person) {
      const std::uint32_t end = a_.sentence(range.begin).end;
      while (c.range.end < end && goes_on_name(range.begin, c.range.end) &&
             a_.tags.names[c.range.end] == NameTag::none && a_.pos(c.range.end) != Pos::noun) {
        ++c.range.end;
      }
      while (a_.pos(c.range.end - 1) == Pos::punct) --c.range.end;
      c.kind = around_.is_large_town(c.range) ? MentionKind::place : MentionKind::person;
      strip_titles(c.range);
      if (c.range.empty() || (c.range.size() == 1 && !around_.lone_name(c.range.begin))) return;
      if ((c.range.size() == 1 && around_.stands_as_place(c.range.begin)) ||
          around_.told_as_place(c.range))
        c.kind = MentionKind::place;
      if (c.kind == MentionKind::person && around_.is_told_as_thing(c.range))
        c.kind = MentionKind::organisation;
    } else {
      const bool body = tag == NameTag::organisation && !around_.told_as_place(range);
      c.kind = body ? MentionKind::organisation : MentionKind::place;
      if (!body && around_.is_bare_head(range)) return;
      if (around_.is_described_as_person(range)) c.kind = MentionKind::person;
    }
    c.weight = 2;
    for (std::uint32_t t = c.range.begin; t < c.range.end; ++t)
      tagged_[t] = static_cast<std::uint32_t>(candidates_.size());
    candidates_.push_back(std::move(c));
  }

  /// "Child Injured in Accidental Fall", "Five Shot During Party": the participle of a headline in
  /// capitals stands in no name.
  bool holds_fate(TokenRange range) const {
    static constexpr std::array<std::uint64_t, 8> kFates = {"shot"_w,     "killed"_w,  "injured"_w,
                                                            "wounded"_w,  "hurt"_w,    "stabbed"_w,
                                                            "arrested"_w, "detained"_w};
    if (!a_.in_title(range.begin)) return false;
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      if (a_.pos(t) == Pos::verb && one_of(a_.key(t), kFates)) return true;
    }
    return false;
  }

  /// "The mayor of Port Amery, Orla Fenwright,": where the comma stands behind a title's office;
  /// else the same token.
  std::uint32_t behind_office(std::uint32_t t, std::uint32_t end) const {
    if (t + 3 >= end || (a_.key(t) != "of"_w && a_.key(t) != "for"_w)) return t;
    std::uint32_t comma = t + 1;
    while (comma < end && part_of_name(comma)) ++comma;
    return comma > t + 1 && comma < end && a_.word(comma) == "," ? comma : t;
  }

  /// "Colonel Prasit Wongkham", "its foreign minister, Orla Fenwright,": two or more capitals
  /// behind a title, or behind the comma that follows one. "Superintendent, Amery Customs" on a
  /// line of its own names an office.
  void add_titled() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      if (around_.all_capitals(sentence)) continue;
      for (const PhraseHit& hit : a_.context->name_words.find(a_.tokens, sentence)) {
        if (a_.context->name_words[hit.phrase].label != "title") continue;
        std::uint32_t begin = behind_office(hit.range.end, sentence.end);
        const bool office = begin != hit.range.end;
        const bool comma = begin < sentence.end && a_.word(begin) == ",";
        if (comma || (begin < sentence.end && a_.word(begin) == ".")) ++begin;
        std::uint32_t end = begin;
        while (end < sentence.end && goes_on_name(begin, end)) ++end;
        while (end > begin && a_.pos(end - 1) == Pos::punct) --end;
        const TokenRange line = a_.block(hit.range.begin);
        if (comma && hit.range.begin == line.begin && end == line.end) continue;
        if (office && (end >= sentence.end || a_.word(end) != ",")) continue;
        if (end < begin + 2 || end > begin + 5 || around_.is_class(end - 1, "org_head")) continue;
        candidates_.push_back({{begin, end}, MentionKind::person, {}, "", "", "", false, kNone, 4});
      }
    }
  }

  /// "Orla Fenwright told parliament": two or more capitals right before a word of speaking that
  /// the gazetteer does not know as a place.
  void add_speakers() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      if (around_.all_capitals(sentence)) continue;
      for (std::uint32_t t = sentence.begin + 2; t < sentence.end; ++t) {
        if (a_.pos(t) != Pos::verb || a_.tokens.tokens[t].shape != Shape::lower) continue;
        const auto cue = a_.context->cues.match_at(a_.tokens, t, sentence.end);
        if (!cue || a_.context->cues[cue->phrase].label != "say") continue;
        std::uint32_t begin = t;
        while (begin > sentence.begin && part_of_name(begin - 1) &&
               !around_.is_class(begin - 1, "title"))
          --begin;
        const TokenRange range{begin, t};
        const bool body = range.size() >= 2 && around_.is_class(t - 1, "org_head");
        if (range.size() < 2 || range.size() > 4 || body) continue;
        if (gazetteer_.may_have(name_key(a_.words(range))) ||
            a_.tokens.tokens[t - 1].shape == Shape::upper)
          continue;
        candidates_.push_back({range, MentionKind::person, {}, "", "", "", false, kNone, 1});
      }
    }
  }

  /// "Fenn said" after "Dara Fenn": a capitalised word alone that ends a person's name of the text
  /// and is no place.
  void add_surnames() {
    std::set<std::uint64_t> ends;
    for (const NameCandidate& c : candidates_) {
      const bool initial = a_.tokens.tokens[c.range.end - 1].span().size() < 2;  // "Mark A."
      if (c.kind == MentionKind::person && c.range.size() >= 2 && !initial)
        ends.insert(a_.key(c.range.end - 1));
    }
    if (ends.empty()) return;
    for (const TokenRange sentence : a_.tokens.sentences) {
      if (around_.all_capitals(sentence)) continue;
      for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
        if (a_.tokens.tokens[t].shape != Shape::capitalised || !ends.contains(a_.key(t))) continue;
        const bool alone =
            (t == sentence.begin || !around_.capital(t - 1) || a_.pos(t - 1) == Pos::adp) &&
            (t + 1 >= sentence.end || !around_.capital(t + 1));
        const bool tagged = a_.tags.names[t] != NameTag::none;
        if (!alone || (tagged && !is_lone_place(t)) || gazetteer_.may_have(name_key(a_.word(t))))
          continue;
        candidates_.push_back(
            {{t, t + 1}, MentionKind::person, {}, "", "", "", false, kNone, tagged ? 3 : 1});
      }
    }
  }

  /// "According to Minn": one word that the tagger alone takes for a place.
  bool is_lone_place(std::uint32_t t) const {
    const auto found = tagged_.find(t);
    if (found == tagged_.end()) return false;
    const NameCandidate& c = candidates_[found->second];
    return c.kind == MentionKind::place && c.range.size() == 1 && c.rows.empty();
  }

  bool goes_on_name(std::uint32_t begin, std::uint32_t t) const {
    if (a_.pos(t) == Pos::punct) {
      return t > begin && a_.word(t) == "-" && !a_.tokens.tokens[t].space_before;
    }
    return around_.capital(t) && a_.tokens.tokens[t].kind == TokenKind::word &&
           a_.pos(t) != Pos::det && a_.pos(t) != Pos::pron && a_.pos(t) != Pos::adp &&
           !around_.is_class(t, "title") && a_.tokens.tokens[t].shape != Shape::upper;
  }

  /// "Three men - Karo, Melin and Tavo - were held": names between dashes behind a word of people,
  /// also where towns have them.
  void add_listed_people() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      for (std::uint32_t t = sentence.begin + 1; t < sentence.end; ++t) {
        if (!is_spaced_dash(t)) continue;
        const auto noun = a_.context->people.match_at(a_.tokens, t - 1, t);
        if (!noun || a_.context->people[noun->phrase].label != "person") continue;
        for (const TokenRange name : listed_before_dash({t + 1, sentence.end}))
          candidates_.push_back({name, MentionKind::person, {}, "", "", "", false, kNone, 4});
      }
    }
  }

  bool is_spaced_dash(std::uint32_t t) const {
    const std::string_view word = a_.word(t);
    return a_.tokens.tokens[t].space_before &&
           (word == "-" || word == "\xE2\x80\x93" || word == "\xE2\x80\x94");
  }

  /// The names of a list that a dash closes; none where anything else stands in it.
  std::vector<TokenRange> listed_before_dash(TokenRange list) const {
    std::vector<TokenRange> names;
    bool inside = false;
    for (std::uint32_t t = list.begin; t < list.end; ++t) {
      if (part_of_name(t)) {
        if (inside)
          names.back().end = t + 1;
        else
          names.push_back({t, t + 1});
        inside = true;
        continue;
      }
      if (is_spaced_dash(t)) return names.size() > 1 ? names : std::vector<TokenRange>{};
      if (a_.word(t) != "," && a_.key(t) != "and"_w) break;
      inside = false;
    }
    return {};
  }

  void strip_titles(TokenRange& range) const {
    while (range.size() > 1) {
      const auto hit = a_.context->name_words.match_at(a_.tokens, range.begin, range.end);
      if (!hit || a_.context->name_words[hit->phrase].label != "title") break;
      range.begin = hit->range.end;
      if (range.begin < range.end && a_.word(range.begin) == ".") ++range.begin;
    }
    if (range.size() == 1 && around_.is_class(range.begin, "title")) range.end = range.begin;
  }

  const NameCandidate* tagged_over(TokenRange range, MentionKind kind) const {
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      const auto found = tagged_.find(t);
      if (found != tagged_.end() && candidates_[found->second].kind == kind)
        return &candidates_[found->second];
    }
    return nullptr;
  }

  void add_gazetteer() {
    for (NameHit& hit : find_names(a_.tokens, a_.text, gazetteer_)) {
      if (hit.rows.empty()) continue;
      NameCandidate c;
      c.range = hit.range;
      const GazetteerRow& first = gazetteer_[hit.rows.front().row];
      if (hit.people) {
        c.kind = MentionKind::group;
        c.country = gazetteer_.country_code(hit.rows.front().row);
        c.weight = 3;
      } else {
        const bool country = first.kind == RowKind::country;
        c.kind = first.kind == RowKind::facility ? MentionKind::facility : MentionKind::place;
        c.weight = country || first.from_user ? 3 : 2;
        if (country) {
          c.country = gazetteer_.country_code(hit.rows.front().row);
        } else {
          c.state_of_name = gazetteer_.state_named(hit.rows);
        }
      }
      const NameCandidate* const longer = longer_name(c);
      const bool is_owner = longer != nullptr && owns_organ(c, *longer);
      if (!hit.people && c.country.empty() && !is_owner && !believable(hit)) continue;
      // "Bank of Norland", "Norland Post": the tagger's organisation or person holds the place
      // name.
      if (longer != nullptr && longer->range.size() > c.range.size() && !is_owner) continue;
      c.rows = std::move(hit.rows);
      candidates_.push_back(std::move(c));
    }
  }

  /// "Port Amery's Harbour Ministry": the state that the name stands for owns the organ.
  bool owns_organ(const NameCandidate& c, const NameCandidate& longer) const {
    const bool state = !c.country.empty() || !c.state_of_name.empty();
    return state && c.range.end < longer.range.end && a_.key(c.range.end) == "'s"_w &&
           one_of(a_.key(longer.range.end - 1), kOrganHeads);
  }

  const NameCandidate* longer_name(const NameCandidate& c) const {
    const auto found = tagged_.find(c.range.begin);
    if (found == tagged_.end()) return nullptr;
    const NameCandidate& t = candidates_[found->second];
    const bool holds = t.kind == MentionKind::organisation || t.kind == MentionKind::person;
    return holds && c.range.end <= t.range.end ? &t : nullptr;
  }

  /// A town or region is believed where the tagger sees a place, or the words around it say so.
  bool believable(const NameHit& hit) const {
    if (opens_as_state(hit)) return true;
    if (tagged_over(hit.range, MentionKind::person) != nullptr) return false;
    if (tagged_over(hit.range, MentionKind::organisation) != nullptr) return false;
    if (tagged_over(hit.range, MentionKind::place) != nullptr)
      return !hit.split || hit.range.size() > 1;
    if (hit.split) return false;
    const bool other = gazetteer_.other_sense(hit.key).any();
    const GazetteerRow& row = gazetteer_[hit.rows.front().row];
    if (row.from_user || around_.opens_dateline(hit.range)) return true;
    if (around_.is_function_word(hit.range)) return false;
    const std::uint32_t before = hit.range.begin;
    if (before > a_.sentence(before).begin) {
      static constexpr std::array<std::uint64_t, 12> kBefore = {
          "in"_w,      "at"_w,     "near"_w,    "from"_w, "to"_w,      "of"_w,
          "outside"_w, "around"_w, "between"_w, "via"_w,  "through"_w, "into"_w};
      if (one_of(a_.key(before - 1), kBefore)) return true;
      if (around_.is_class(before - 1, "place_head")) return true;
    }
    const std::uint32_t behind = hit.range.end;
    if (behind < a_.sentence(before).end &&
        (around_.is_class(behind, "place_head") || around_.is_class(behind, "facility_head")))
      return true;
    return !other && row.population >= 100'000 && hit.range.begin > a_.sentence(before).begin;
  }

  /// A capital that is nothing else speaks for its state at the head of a sentence ("Hanoi denied
  /// it"), whatever the tagger, who sees nothing before it, takes it for.
  bool opens_as_state(const NameHit& hit) const {
    if (hit.range.begin != a_.sentence(hit.range.begin).begin || hit.split) return false;
    if (gazetteer_.other_sense(hit.key).any() || gazetteer_.state_named(hit.rows).empty())
      return false;
    const auto tagged = tagged_.find(hit.range.begin);
    const bool longer =
        tagged != tagged_.end() && candidates_[tagged->second].range.size() > hit.range.size();
    return !longer && !around_.is_function_word(hit.range) &&
           (hit.range.end >= a_.sentence(hit.range.begin).end || !around_.capital(hit.range.end));
  }

  /// "the relief group Long Road": a noun for a body stands right before its name.
  bool is_named_body(std::uint32_t name) const {
    static constexpr std::array<std::uint64_t, 8> kBodies = {
        "group"_w,   "organisation"_w, "organization"_w, "charity"_w,
        "network"_w, "watchdog"_w,     "ngo"_w,          "initiative"_w};
    return name > 0 && one_of(a_.key(name - 1), kBodies) && !around_.capital(name - 1);
  }

  /// "Hollin Road Prison", "Camp 9", "Kesterlin crossing": a run of capitals with a facility's
  /// word.
  void add_facilities() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        const auto hit = a_.context->name_words.match_at(a_.tokens, i, sentence.end);
        if (!hit || a_.context->name_words[hit->phrase].label != "facility_head") continue;
        TokenRange range = hit->range;
        while (range.begin > sentence.begin &&
               (part_of_name(range.begin - 1) || joins_name(range.begin - 1) ||
                is_joined_article(range.begin - 1))) {
          --range.begin;
        }
        // "Hpa-An prison" is a name as "Hpa-An Prison" is; "a prison" is none.
        if (!around_.capital(i) && (range.begin == hit->range.begin || a_.pos(i - 1) == Pos::adj))
          continue;
        if (range.end < sentence.end && a_.tokens.tokens[range.end].kind == TokenKind::number &&
            a_.tokens.tokens[range.end].end - a_.tokens.tokens[range.end].begin <= 3) {
          ++range.end;
        } else if (range.begin == hit->range.begin) {
          continue;
        }
        if (range.begin == sentence.begin && a_.key(range.begin) == "the"_w) ++range.begin;
        // "the National Prison Institute": a body that runs prisons is none.
        if (range.end < sentence.end && around_.capital(range.end) &&
            around_.is_class(range.end, "org_head"))
          continue;
        NameCandidate c;
        c.range = range;
        c.kind = is_named_body(range.begin) ? MentionKind::organisation : MentionKind::facility;
        c.weight = 4;
        candidates_.push_back(std::move(c));
        i = range.end - 1;
      }
    }
  }

  /// A hyphen without a blank on either side.
  bool is_hyphen(std::uint32_t t) const {
    return a_.word(t) == "-" && !a_.tokens.tokens[t].space_before && t + 1 < a_.size() &&
           !a_.tokens.tokens[t + 1].space_before;
  }

  /// "al" of "Bir al-Haram": small words that a hyphen joins to a name.
  bool is_joined_article(std::uint32_t t) const {
    static constexpr std::array<std::uint64_t, 8> kArticles = {"al"_w,  "el"_w, "ar"_w, "as"_w,
                                                               "ash"_w, "an"_w, "ad"_w, "az"_w};
    return one_of(a_.key(t), kArticles) && t + 1 < a_.size() && is_hyphen(t + 1);
  }

  /// A hyphen between two parts of a name.
  bool joins_name(std::uint32_t t) const {
    if (t > 0 && is_hyphen(t) && is_joined_article(t - 1)) return true;
    return t > 0 && a_.word(t) == "-" && !a_.tokens.tokens[t].space_before && part_of_name(t - 1);
  }

  /// "Northern Border Monitoring Group": three capitals or more that end in a word for a body.
  void add_bodies() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        if (!around_.capital(i) || !around_.is_class(i, "org_head")) continue;
        TokenRange range{i, i + 1};
        while (range.begin > sentence.begin && part_of_name(range.begin - 1)) --range.begin;
        if (range.size() < 3 || around_.all_capitals(sentence)) continue;
        while (i + 1 < sentence.end && part_of_name(i + 1)) range.end = ++i + 1;
        candidates_.push_back({range, MentionKind::organisation, {}, "", "", "", false, kNone, 3});
      }
    }
  }

  /// Acronyms that the text has introduced, or that spell the first letters of a body named in it.
  void add_short_forms() {
    std::vector<std::string> letters;
    for (const NameCandidate& c : candidates_) {
      if (c.kind != MentionKind::organisation || !c.organ.empty()) continue;
      if (c.acronym) {
        letters.emplace_back(a_.words(c.range));
      } else if (c.range.size() >= 3) {
        letters.push_back(initials(a_.words(c.range)));
        if (const std::string brief = without_county(std::string(a_.words(c.range)));
            !brief.empty())
          letters.push_back(initials(brief));
      }
    }
    for (std::uint32_t t = 0; t < a_.size(); ++t) {
      if (a_.tokens.tokens[t].shape != Shape::upper ||
          a_.tokens.tokens[t].end - a_.tokens.tokens[t].begin < 3)
        continue;
      if (std::find(letters.begin(), letters.end(), a_.word(t)) == letters.end()) continue;
      candidates_.push_back(
          {{t, t + 1}, MentionKind::organisation, {}, "", "", "", false, kNone, 5});
    }
  }

  /// "the Forum" on a page that names the Reed Weavers' Forum: the body by its last word.
  void add_last_words() {
    std::map<std::uint64_t, std::uint32_t> bodies;
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
      const NameCandidate& c = candidates_[i];
      const std::uint32_t last = c.range.end - 1;
      if (c.kind != MentionKind::organisation || !c.organ.empty() || c.acronym ||
          c.range.size() < 3 || !around_.is_class(last, "org_head"))
        continue;
      const auto [known, fresh] = bodies.emplace(a_.key(last), i);
      const bool other =
          !fresh && known->second != kNone &&
          fold(a_.words(candidates_[known->second].range)) != fold(a_.words(c.range));
      if (other) known->second = kNone;  // two bodies of one kind
    }
    for (const TokenRange sentence : a_.tokens.sentences) {
      if (bodies.empty() || around_.all_capitals(sentence)) continue;
      for (std::uint32_t t = sentence.begin + 1; t < sentence.end; ++t) {
        const auto body = bodies.find(a_.key(t));
        if (body == bodies.end() || body->second == kNone || a_.key(t - 1) != "the"_w ||
            a_.tokens.tokens[t].shape != Shape::capitalised ||
            (t + 1 < sentence.end && (around_.capital(t + 1) || a_.key(t + 1) == "of"_w ||
                                      a_.key(t + 1) == "for"_w || a_.key(t + 1) == "on"_w)))
          continue;
        candidates_.push_back(
            {{t, t + 1}, MentionKind::organisation, {}, "", "", "", true, body->second, 4});
      }
    }
  }

  bool part_of_name(std::uint32_t t) const {
    return around_.capital(t) && a_.tokens.tokens[t].kind == TokenKind::word &&
           a_.key(t) != "the"_w && a_.key(t) != "'s"_w && a_.pos(t) != Pos::det &&
           a_.pos(t) != Pos::adp && a_.pos(t) != Pos::pron;
  }

  /// Organs of a state: "the Norlandic government", "Norland's foreign ministry", "Southmark's
  /// Interior Ministry", "Norlandic border police". The country's name or people stands right
  /// before, with a possessive or as an adjective.
  void add_organs() {
    const std::size_t known = candidates_.size();
    for (std::size_t n = 0; n < known; ++n) {
      const NameCandidate& base = candidates_[n];
      const std::string country = base.country.empty() ? base.state_of_name : base.country;
      if (country.empty()) continue;
      const std::uint32_t end = a_.sentence(base.range.begin).end;
      std::uint32_t at = base.range.end;
      if (at < end && a_.key(at) == "'s"_w) ++at;
      const std::uint32_t words = at;
      while (at < end && at < words + 5 && !one_of(a_.key(at), kOrganHeads) &&
             may_stand_in_organ(at))
        ++at;
      if (at >= end || !one_of(a_.key(at), kOrganHeads)) continue;
      NameCandidate c;
      c.range = {base.range.begin, at + 1};
      // "the Ministry of the Interior of Norland" is the tagger's; "ministry of foreign affairs"
      // goes on here.
      if (a_.key(at) == "ministry"_w && at + 2 < end && a_.key(at + 1) == "of"_w) {
        std::uint32_t tail = at + 2;
        while (tail < end && (one_of(a_.key(tail), kPortfolios) || a_.key(tail) == "the"_w)) ++tail;
        if (tail > at + 2) c.range.end = tail;
      }
      c.kind = MentionKind::organisation;
      c.country = country;
      c.organ = fold(a_.words({words, c.range.end}));
      c.weight = 5;
      candidates_.push_back(std::move(c));
    }
  }

  /// "the Interior Ministry", "the General Directorate of Customs": an organ of state in capitals
  /// whose state the words do not name.
  void add_bare_organs() {
    static constexpr std::array<std::uint64_t, 8> kOrgans = {
        "ministry"_w, "directorate"_w, "police"_w,     "army"_w,
        "bureau"_w,   "department"_w,  "parliament"_w, "prosecutor"_w};
    for (const TokenRange sentence : a_.tokens.sentences) {
      if (around_.all_capitals(sentence)) continue;
      for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
        if (!around_.capital(i) || !one_of(a_.key(i), kOrgans)) continue;
        TokenRange range{i, i + 1};
        while (range.begin > sentence.begin && part_of_name(range.begin - 1)) --range.begin;
        range.end = behind_portfolio(range.end, sentence.end);
        if (range.size() < 2) continue;
        candidates_.push_back({range, MentionKind::organisation, {}, "", "", "", false, kNone, 2});
        i = range.end - 1;
      }
      add_offices(sentence);
    }
  }

  /// "the Alto County Sheriff's Department", "the District Attorney's office": the office of
  /// whoever holds one.
  void add_offices(TokenRange sentence) {
    static constexpr std::array<std::uint64_t, 4> kOffices = {"office"_w, "department"_w,
                                                              "bureau"_w, "service"_w};
    static constexpr std::array<std::uint64_t, 10> kHolders = {
        "sheriff"_w, "coroner"_w,  "examiner"_w, "attorney"_w,  "prosecutor"_w,
        "general"_w, "defender"_w, "marshal"_w,  "ombudsman"_w, "constable"_w};
    for (std::uint32_t i = sentence.begin + 3; i < sentence.end; ++i) {
      if (!one_of(a_.key(i), kOffices) || a_.key(i - 1) != "'s"_w || !part_of_name(i - 2) ||
          !one_of(a_.key(i - 2), kHolders))
        continue;
      TokenRange range{i - 2, i + 1};
      while (range.begin > sentence.begin && part_of_name(range.begin - 1) &&
             a_.tags.names[range.begin - 1] != NameTag::person &&
             a_.tags.names[range.begin - 1] != NameTag::person_begin)
        --range.begin;
      if (range.size() > 3)
        candidates_.push_back({range, MentionKind::organisation, {}, "", "", "", false, kNone, 4});
    }
  }

  /// Behind "of the Interior", "of Foreign Affairs and Trade".
  std::uint32_t behind_portfolio(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t t = at;
    if (t >= end || a_.key(t) != "of"_w) return at;
    ++t;
    if (t < end && a_.key(t) == "the"_w) ++t;
    const std::uint32_t words = t;
    while (t < end &&
           (part_of_name(t) || (a_.key(t) == "and"_w && t + 1 < end && part_of_name(t + 1))))
      ++t;
    return t > words ? t : at;
  }

  bool may_stand_in_organ(std::uint32_t t) const {
    if (one_of(a_.key(t), kPortfolios) || a_.key(t) == "and"_w) return true;
    return a_.tokens.tokens[t].kind == TokenKind::word &&
           (a_.pos(t) == Pos::adj || a_.pos(t) == Pos::propn) && !a_.tokens.tokens.empty();
  }

  /// "the Open Ledger Initiative (OLI)": the letters in brackets are the first letters of the words
  /// before.
  void add_acronyms() {
    for (std::uint32_t i = 1; i + 2 < a_.size(); ++i) {
      if (a_.word(i) != "(" && a_.word(i) != "[") continue;
      if (a_.tokens.tokens[i + 1].shape != Shape::upper ||
          (a_.word(i + 2) != ")" && a_.word(i + 2) != "]"))
        continue;
      const std::optional<std::uint32_t> begin = expansion_begin(i, a_.word(i + 1));
      if (!begin) continue;
      NameCandidate full;
      full.range = {*begin, i};
      full.kind = MentionKind::organisation;
      full.weight = 6;
      NameCandidate brief;
      brief.range = {i + 1, i + 2};
      brief.kind = MentionKind::organisation;
      brief.acronym = true;
      brief.weight = 6;
      brief.acronym_of = static_cast<std::uint32_t>(candidates_.size());
      candidates_.push_back(std::move(full));
      candidates_.push_back(std::move(brief));
    }
  }

  std::optional<std::uint32_t> expansion_begin(std::uint32_t bracket,
                                               std::string_view letters) const {
    std::size_t left = letters.size();
    std::uint32_t at = bracket;
    const std::uint32_t first = a_.sentence(bracket).begin;
    while (left > 0 && at > first) {
      --at;
      const std::string word = fold(a_.word(at));
      if (a_.tokens.tokens[at].kind != TokenKind::word) {
        if (a_.word(at) == "-") continue;
        return std::nullopt;
      }
      // "UN High Commissioner for Refugees (UNHCR)": an acronym inside gives all its letters.
      const std::size_t size = a_.word(at).size();
      if (a_.tokens.tokens[at].shape == Shape::upper && size >= 2 && size <= left &&
          letters.substr(left - size, size) == a_.word(at)) {
        left -= size;
        continue;
      }
      const char letter = static_cast<char>(letters[left - 1] >= 'A' && letters[left - 1] <= 'Z'
                                                ? letters[left - 1] + 32
                                                : letters[left - 1]);
      if (word.front() == letter && around_.capital(at)) {
        --left;
      } else if (around_.capital(at) || (word != "of" && word != "the" && word != "for" &&
                                         word != "and" && word != "on" && word != "in")) {
        return std::nullopt;
      }
    }
    return left == 0 ? std::optional<std::uint32_t>(at) : std::nullopt;
  }

  Analysis& a_;
  const Gazetteer& gazetteer_;
  const NameSurroundings around_;
  std::vector<NameCandidate> candidates_;
  std::map<std::uint32_t, std::uint32_t> tagged_;  // token -> tagged candidate
};

}  // namespace

void find_entities(Analysis& analysis) { NameFinder(analysis).run(); }

}  // namespace habeas
