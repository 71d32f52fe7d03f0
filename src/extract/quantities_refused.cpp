// extract/quantities_refused.cpp - numbers that count nothing: ages, labels, names, marks, scores
#include <algorithm>

#include "extract/quantities_parts.h"

namespace habeas {
namespace {

/// Words behind which a number is a label: "Article 7", "Room 39", "page 4".
bool is_label(const Words& words, std::uint32_t at) {
  const std::uint64_t key = words.key(at);
  if (any_of(key, {"section"_w,   "sections"_w,   "article"_w,     "articles"_w,  "chapter"_w,
                   "chapters"_w,  "resolution"_w, "resolutions"_w, "paragraph"_w, "paragraphs"_w,
                   "para"_w,      "page"_w,       "pages"_w,       "room"_w,      "phase"_w,
                   "grade"_w,     "level"_w,      "category"_w,    "flight"_w,    "version"_w,
                   "number"_w,    "numbers"_w,    "nos"_w,         "route"_w,     "highway"_w,
                   "annex"_w,     "appendix"_w,   "protocol"_w,    "clause"_w,    "rule"_w,
                   "footnote"_w,  "figure"_w,     "fig"_w,         "vol"_w,       "volume"_w,
                   "episode"_w,   "gate"_w,       "platform"_w,    "channel"_w,   "tel"_w,
                   "phone"_w,     "fax"_w,        "verse"_w,       "psalm"_w,     "amendment"_w,
                   "step"_w,      "image"_w,      "photo"_w,       "slide"_w,     "model"_w,
                   "called"_w,    "call"_w,       "dial"_w,        "dialed"_w,    "dialled"_w,
                   "kilometre"_w, "kilometer"_w,  "witness"_w,     "exhibit"_w,   "p"_w})) {
    return true;
  }
  return words.capital(at) &&
         any_of(key, {"unit"_w,   "office"_w,   "camp"_w,   "bureau"_w,   "brigade"_w, "division"_w,
                      "zone"_w,   "sector"_w,   "ward"_w,   "district"_w, "block"_w,   "building"_w,
                      "school"_w, "hospital"_w, "prison"_w, "line"_w,     "type"_w,    "class"_w,
                      "model"_w,  "mark"_w,     "part"_w,   "table"_w,    "order"_w,   "act"_w,
                      "law"_w,    "case"_w,     "item"_w,   "point"_w,    "area"_w,    "group"_w,
                      "team"_w,   "lot"_w,      "box"_w,    "bus"_w});
}

class Refusal {
 public:
  explicit Refusal(const AmountText& in) : in_(in), words_(in.words) {}

  std::optional<std::uint32_t> refuse(const Figures& figures, bool bounded) {
    const TokenRange range = figures.range;
    if (figures.unit) return std::nullopt;
    skip_to_ = range.end;
    // "from 0300 to 0700": an hour of the clock
    if (figures.digits && words_.view(range.begin).size() == 4 &&
        words_.view(range.begin).front() == '0' && figures.lo.scale == 0 &&
        any_of(words_.key(range.begin - 1), {"from"_w, "at"_w, "between"_w, "until"_w, "by"_w}))
      return skip_to_;
    // "all but three were freed": three were not
    if (words_.is(range.begin - 1, "but"_w) && words_.is(range.begin - 2, "all"_w)) return skip_to_;
    const bool refused = refused_as_telephone(range) || refused_by_chain(range) ||
                         refused_by_neighbours(figures) || refused_as_age(figures) ||
                         refused_as_mark(figures, bounded) || refused_as_name(figures, bounded);
    return refused ? std::optional(skip_to_) : std::nullopt;
  }

 private:
  /// "+ 41 22 555 01 01": groups of digits behind a plus sign (ITU-T E.123).
  bool refused_as_telephone(TokenRange range) {
    if (!words_.mark(range.begin - 1, '+')) return false;
    std::uint32_t end = range.end;
    std::uint32_t groups = 1;
    while (true) {
      std::uint32_t next = end;
      while (words_.mark(next, '(') || words_.mark(next, ')') || words_.hyphen(next) ||
             words_.mark(next, '.')) {
        ++next;
      }
      if (!words_.is_number(next)) break;
      end = next + 1;
      ++groups;
    }
    constexpr std::uint32_t kLeastGroups = 3;  // country, area, number
    if (groups < kLeastGroups) return false;
    skip_to_ = std::max(skip_to_, end);
    return true;
  }

  /// Telephone numbers and scores: groups of digits joined by hyphens or slashes.
  bool refused_by_chain(TokenRange range) {
    std::uint32_t end = range.end;
    while ((words_.hyphen(end) ||
            (words_.mark(end, '/') && words_.glued(end) && words_.glued(end + 1)) ||
            (words_.mark(end, ':') && words_.glued(end) && words_.glued(end + 1))) &&
           words_.is_number(end + 1)) {
      end += 2;
    }
    if (end == range.end) return false;
    skip_to_ = std::max(skip_to_, end);
    return true;
  }

  bool refused_by_neighbours(const Figures& figures) const {
    const std::uint32_t begin = figures.range.begin;
    const std::uint32_t end = figures.range.end;
    if (words_.glued(begin)) {
      const std::uint32_t before = begin - 1;
      const bool opened =
          words_.mark(before, '(') || words_.mark(before, '[') || words_.quote(before) ||
          words_.mark(before, '~') || words_.mark(before, '<') || words_.mark(before, '>') ||
          words_.mark(before, ':') || words_.mark(before, ',') ||
          (words_.dash(before) && (!words_.glued(before) || words_.view(before).size() == 3));
      if (!opened) return true;
    }
    const bool linked = words_.dash(end) || words_.is(end, "to"_w) || words_.is(end, "and"_w) ||
                        words_.is(end, "or"_w);
    if (linked && in_.dated(end + 1) && !words_.is_word(end + 1))
      return true;  // "from 4 to 7 p.m."
    if (figures.digits && words_.glued(end)) {
      if (words_.mark(end, '/') || words_.mark(end, '_') || words_.mark(end, '=') ||
          words_.mark(end, '@') || words_.mark(end, '^'))
        return true;
      const bool letters = words_.is_word(end) && !words_.is(end, "'s"_w);
      if (letters && !read_unit_behind(words_, end)) return true;
    }
    return false;
  }

  /// "19-year-old", "five years old", "aged 40", "Kim Min-su, 40, said".
  bool refused_as_age(const Figures& figures) const {
    const TokenRange range = figures.range;
    if (names_years(range) || stands_in_ages(range)) return true;
    if (figures.lo > whole(120) || figures.lo.scale > 0 || !figures.digits) return false;
    const std::uint32_t word =
        any_of(words_.key(range.begin - 1), {"also"_w, "both"_w, "then"_w, "now"_w, "just"_w})
            ? range.begin - 1
            : range.begin;
    const bool closed = words_.mark(range.end, ',') || words_.mark(range.end, '.') ||
                        words_.mark(range.end, ';') || !words_.has(range.end);
    if (behind_junior(word) || behind_count(figures) || is_age_of_one(range, closed)) return true;
    if (!words_.mark(word - 1, ',')) return closed && word == range.begin && said_of_one(range);
    if (word != range.begin) return closed;  // "another woman, also 22,"
    const std::uint32_t name = words_.mark(word - 2, '.') ? word - 3 : word - 2;  // "Dara M., 24,"
    return words_.capital(name) && (closed || goes_on_to_tell(range.end));
  }

  /// "one is 18, the other is 19", "one of them only 14": one person is no number of people.
  bool is_age_of_one(TokenRange range, bool closed) const {
    if (!closed && !words_.dash(range.end) && !words_.is(range.end, "and"_w)) return false;
    std::uint32_t at = range.begin - 1;
    const bool only = any_of(words_.key(at), {"only"_w, "just"_w, "barely"_w});
    if (only) --at;
    if (any_of(words_.key(at), {"is"_w, "was"_w}))
      return any_of(words_.key(at - 1),
                    {"one"_w, "other"_w, "another"_w, "he"_w, "she"_w, "who"_w, "whom"_w});
    return only && any_of(words_.key(at), {"them"_w, "whom"_w, "one"_w, "other"_w, "another"_w});
  }

  /// "Ben Tarrow Jr., 25, was", "Omo Selk Sr. 61, lives"
  bool behind_junior(std::uint32_t at) const {
    std::uint32_t end = at;
    if (words_.mark(end - 1, ',')) --end;
    if (words_.mark(end - 1, '.')) --end;
    return end < at && any_of(words_.key(end - 1), {"jr"_w, "sr"_w});
  }

  /// "four men, one 24, two 27 and one 30": two numbers side by side are no amount; the one in
  /// words counts, and the other is an age.
  bool behind_count(const Figures& figures) const {
    constexpr std::int64_t kAdult = 10;  // "one 5 per cent"
    const TokenRange range = figures.range;
    if (range.size() != 1 || figures.lo < whole(kAdult) || plain_noun_follows(words_, range.end))
      return false;
    const bool ends = words_.mark(range.end, ',') || words_.mark(range.end, '.') ||
                      words_.is(range.end, "and"_w) || !words_.has(range.end);
    return ends && any_of(words_.key(range.begin - 1),
                          {"one"_w, "two"_w, "three"_w, "four"_w, "five"_w, "another"_w});
  }

  /// "19-year-old", "five years old", "a 14-year boy", "43 y/o", "17 y.o."
  bool names_years(TokenRange range) const {
    const std::uint32_t unit = words_.hyphen(range.end) ? range.end + 1 : range.end;
    if (any_of(words_.key(unit), {"year"_w, "years"_w, "month"_w, "months"_w, "week"_w, "weeks"_w,
                                  "day"_w, "days"_w, "yr"_w, "yrs"_w})) {
      const std::uint32_t old = words_.hyphen(unit + 1) ? unit + 2 : unit + 1;
      if (any_of(words_.key(old), {"old"_w, "olds"_w})) return true;
      if (words_.is(old, "of"_w) && words_.is(old + 1, "age"_w)) return true;
      const bool one = any_of(words_.key(old), {"boy"_w, "girl"_w, "child"_w, "man"_w, "woman"_w,
                                                "male"_w, "female"_w, "teen"_w, "teenager"_w});
      if (one && unit == range.end + 1) return true;
    }
    if (any_of(words_.key(range.end), {"yo"_w, "y.o"_w, "y/o"_w})) return true;
    return words_.is(range.end, "y"_w) && words_.is(range.end + 2, "o"_w) &&
           (words_.mark(range.end + 1, '/') || words_.mark(range.end + 1, '.'));
  }

  /// "Police came at 7 and took everyone": an hour, where nothing before it gives a number.
  bool is_hour(const Figures& figures) const {
    constexpr std::uint32_t kReach = 8;  // tokens
    const std::uint32_t begin = figures.range.begin;
    if (!figures.digits || figures.hi || figures.range.size() != 1 || whole(24) < figures.lo ||
        !words_.is(begin - 1, "at"_w))
      return false;
    const std::uint32_t first = begin - std::min(begin - words_.begin(), kReach);
    for (std::uint32_t t = first; t + 1 < begin; ++t) {
      if (any_of(words_.key(t), {"came"_w, "arrived"_w, "left"_w, "began"_w, "started"_w, "woke"_w,
                                 "returned"_w, "ended"_w, "broke"_w}))
        return true;
    }
    return false;
  }

  /// "aged 40", "ages 3, 7 and 14", "between the ages of 12 and 16", "children younger than 15".
  bool stands_in_ages(TokenRange range) const {
    const std::uint64_t before = words_.key(range.begin - 1);
    if (any_of(before, {"turned"_w, "turning"_w}) || of_one(range)) return true;
    if (words_.is(range.begin - 1, "than"_w) &&
        any_of(words_.key(range.begin - 2), {"younger"_w, "older"_w}))
      return true;
    if (bounds_age(range)) return true;
    constexpr std::uint32_t kReach = 16;  // tokens
    const std::uint32_t first = range.begin - std::min(range.begin - words_.begin(), kReach);
    for (std::uint32_t t = range.begin; t-- > first;) {
      if (any_of(words_.key(t), {"aged"_w, "age"_w, "ages"_w}))  // not "aged 40, and 3 children"
        return t + 1 == range.begin || !plain_noun_follows(words_, range.end);
      const bool goes_on =
          words_.is_number(t) || words_.mark(t, ',') || words_.dash(t) ||
          any_of(words_.key(t), {"and"_w, "or"_w, "to"_w, "of"_w, "from"_w, "between"_w, "old"_w});
      if (!goes_on) return false;
    }
    return false;
  }

  /// "three of them under 18", "people over 65": how old those before it are, nobody counted.
  bool bounds_age(TokenRange range) const {
    const std::uint32_t bound = range.begin - 1;
    if (!any_of(words_.key(bound), {"under"_w, "over"_w, "below"_w, "above"_w}) ||
        plain_noun_follows(words_, range.end) || words_.is_number(range.end) || range.size() > 1)
      return false;
    return any_of(words_.key(bound - 1),
                  {"them"_w,      "whom"_w,      "those"_w,   "people"_w, "persons"_w, "anyone"_w,
                   "everyone"_w,  "children"_w,  "boys"_w,    "girls"_w,  "men"_w,     "women"_w,
                   "minors"_w,    "males"_w,     "females"_w, "youths"_w, "adults"_w,  "citizens"_w,
                   "residents"_w, "civilians"_w, "victims"_w, "aged"_w});
  }

  /// "a girl of 12", "the boy of nine": of one person, no group of so many.
  bool of_one(TokenRange range) const {
    return words_.is(range.begin - 1, "of"_w) && !plain_noun_follows(words_, range.end) &&
           any_of(words_.key(range.begin - 2),
                  {"man"_w, "woman"_w, "boy"_w, "girl"_w, "child"_w, "teenager"_w, "youth"_w});
  }

  /// "He was 16.", "whom the police first said was 16,": of one person, not of a toll.
  bool said_of_one(TokenRange range) const {
    if (!words_.is(range.begin - 1, "was"_w)) return false;
    for (std::uint32_t t = words_.begin(); t < range.begin; ++t) {
      if (any_of(words_.key(t), {"toll"_w, "number"_w, "total"_w, "count"_w, "figure"_w, "tally"_w,
                                 "score"_w, "result"_w}))
        return false;
    }
    return true;
  }

  /// "Dara Minn, 29 and pregnant,", "Dara Minn, 30 of Karsova"
  bool goes_on_to_tell(std::uint32_t end) const {
    if (words_.is(end, "and"_w)) return words_.is_word(end + 1) && !words_.is(end + 1, "more"_w);
    return any_of(words_.key(end), {"of"_w, "from"_w}) && words_.capital(end + 1);
  }

  /// List marks and bare numbers in brackets: "1. ", "(3)", "[12]", "#4".
  bool refused_as_mark(const Figures& figures, bool bounded) const {
    const TokenRange range = figures.range;
    if (!figures.digits || bounded) return false;
    if (words_.mark(range.begin - 1, '#')) return true;
    const bool opened = words_.mark(range.begin - 1, '(') || words_.mark(range.begin - 1, '[');
    const bool closed = words_.mark(range.end, ')') || words_.mark(range.end, ']');
    if (opened && closed) return true;
    // "1 of 8" of a gallery, "the 15400 block of"
    if (words_.is(range.end, "of"_w) && words_.is_number(range.end + 1) &&
        !words_.is_word(range.end + 2))
      return true;
    if (words_.is(range.begin - 1, "of"_w) && words_.is_number(range.begin - 2) &&
        !plain_noun_follows(words_, range.end)) {
      return true;
    }
    if (words_.is(range.end, "block"_w) || is_address(range.end) || is_clock(figures)) return true;
    // "a 2014 photograph"
    const bool year = range.size() == 1 && figures.lo.scale == 0 && figures.lo > whole(1900) &&
                      !(figures.lo > whole(2050)) && words_.view(range.begin).size() == 4;
    if (year && any_of(words_.key(range.begin - 1), {"a"_w, "the"_w, "its"_w, "their"_w}))
      return true;
    // ".38 caliber", "12-gauge"
    const std::uint32_t bore = words_.hyphen(range.end) ? range.end + 1 : range.end;
    if (any_of(words_.key(bore), {"caliber"_w, "calibre"_w, "gauge"_w})) return true;
    const bool list = words_.mark(range.end, '.') || words_.mark(range.end, ')');
    return list && range.begin == in_.block.begin && range.end + 1 < in_.block.end;
  }

  /// "at 1145", "at 1530 [2130 GMT]": a time of the clock in four digits.
  bool is_clock(const Figures& figures) const {
    const TokenRange range = figures.range;
    constexpr std::int64_t kDay = 2400;
    constexpr std::int64_t kHour = 60;
    return range.size() == 1 && words_.view(range.begin).size() == 4 && figures.lo.scale == 0 &&
           words_.is(range.begin - 1, "at"_w) && figures.lo.digits < kDay &&
           figures.lo.digits % 100 < kHour && !plain_noun_follows(words_, range.end);
  }

  /// "at 3470 Harbour Blvd", "9330 59th Ave.": the number of a house.
  bool is_address(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 4;  // words of the name of a street
    const std::string_view first = words_.view(at);
    const bool ordinal =
        first.size() > 2 && first.front() >= '0' && first.front() <= '9' &&
        any_of(word_key(first.substr(first.size() - 2)), {"th"_w, "st"_w, "nd"_w, "rd"_w});
    for (std::uint32_t t = at; t < at + kLongest && (words_.capital(t) || (ordinal && t == at));
         ++t) {
      if (t > at && any_of(words_.key(t), {"street"_w, "st"_w, "avenue"_w, "ave"_w, "blvd"_w,
                                           "boulevard"_w, "road"_w, "rd"_w, "drive"_w, "dr"_w,
                                           "lane"_w, "ln"_w, "highway"_w, "parkway"_w}))
        return true;
    }
    return false;
  }

  /// "Article 7", "No. 5", "Boeing 747", "S&P 500", "Windows 10".
  bool refused_as_name(const Figures& figures, bool bounded) const {
    const std::uint32_t begin = figures.range.begin;
    const std::uint32_t before = begin - 1;
    if (bounded || !words_.has(before)) return false;
    if (words_.mark(before, '.') &&
        any_of(words_.key(before - 1),
               {"no"_w, "nos"_w, "art"_w, "para"_w, "vol"_w, "fig"_w, "pp"_w})) {
      return true;
    }
    const std::uint32_t end = figures.range.end;
    const bool counted = read_unit_behind(words_, end) || plain_noun_follows(words_, end);
    if (is_label(words_, before)) return !counted || figures.digits;
    if (!counted && is_hour(figures)) return true;
    // "what is known on day 20"
    if (words_.is(before, "day"_w) && !counted &&
        any_of(words_.key(before - 1), {"on"_w, "by"_w, "until"_w, "since"_w, "from"_w, "at"_w}))
      return true;
    // "the ship Aurora Nine said": a number with a capital behind another capital is part of a name
    if (!figures.digits && figures.range.size() == 1 && !counted && words_.capital(begin) &&
        words_.capital(before) && begin > words_.begin() + 1 && !in_capitals(before) &&
        words_.shape(begin - 2) == Shape::lower && words_.shape(begin + 1) == Shape::lower)
      return true;
    if (!figures.digits || figures.hi || !words_.capital(before) || in_.dated(before) || counted)
      return false;
    if (in_capitals(before) && words_.shape(figures.range.end) == Shape::upper) return false;
    if (any_of(words_.key(before), {"i"_w, "the"_w, "in"_w, "and"_w, "but"_w, "of"_w, "at"_w}))
      return false;
    if (begin == words_.begin() + 1 && ends_noun_phrase(words_.key(before))) return false;
    return !any_of(words_.key(end),
                   {"were"_w, "was"_w, "are"_w, "is"_w, "have"_w, "has"_w, "had"_w, "died"_w,
                    "more"_w, "other"_w, "others"_w, "remain"_w, "of"_w, "killed"_w, "dead"_w});
  }

  /// Text all in capitals: case tells nothing.
  bool in_capitals(std::uint32_t at) const {
    return words_.shape(at) == Shape::upper &&
           (words_.shape(at - 1) == Shape::upper || at == words_.begin());
  }

  const AmountText& in_;
  const Words& words_;
  std::uint32_t skip_to_ = 0;
};

}  // namespace

std::optional<std::uint32_t> refuse(const AmountText& in, const Figures& figures, bool bounded) {
  return Refusal(in).refuse(figures, bounded);
}

}  // namespace habeas
