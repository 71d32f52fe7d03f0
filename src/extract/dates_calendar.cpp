// extract/dates_calendar.cpp - the grammar of calendar dates: days, months, years, decades,
// centuries, seasons, quarters
#include <array>
#include <utility>

#include "extract/dates_grammar.h"

namespace habeas {
namespace {

/// 1 to 12 for a month's full name; 0 for other words.
std::int32_t full_month(std::uint64_t key) {
  switch (key) {
    case "january"_w:
      return 1;
    case "february"_w:
      return 2;
    case "march"_w:
      return 3;
    case "april"_w:
      return 4;
    case "may"_w:
      return 5;
    case "june"_w:
      return 6;
    case "july"_w:
      return 7;
    case "august"_w:
      return 8;
    case "september"_w:
      return 9;
    case "october"_w:
      return 10;
    case "november"_w:
      return 11;
    case "december"_w:
      return 12;
    default:
      return 0;
  }
}

std::int32_t short_month(std::uint64_t key) {
  switch (key) {
    case "jan"_w:
      return 1;
    case "feb"_w:
      return 2;
    case "mar"_w:
      return 3;
    case "apr"_w:
      return 4;
    case "jun"_w:
      return 6;
    case "jul"_w:
      return 7;
    case "aug"_w:
      return 8;
    case "sep"_w:
    case "sept"_w:
      return 9;
    case "oct"_w:
      return 10;
    case "nov"_w:
      return 11;
    case "dec"_w:
      return 12;
    default:
      return 0;
  }
}

/// 1 Monday to 7 Sunday.
std::uint8_t full_weekday(std::uint64_t key) {
  switch (key) {
    case "monday"_w:
      return 1;
    case "tuesday"_w:
      return 2;
    case "wednesday"_w:
      return 3;
    case "thursday"_w:
      return 4;
    case "friday"_w:
      return 5;
    case "saturday"_w:
      return 6;
    case "sunday"_w:
      return 7;
    default:
      return 0;
  }
}

std::uint8_t plural_weekday(std::uint64_t key) {
  switch (key) {
    case "mondays"_w:
      return 1;
    case "tuesdays"_w:
      return 2;
    case "wednesdays"_w:
      return 3;
    case "thursdays"_w:
      return 4;
    case "fridays"_w:
      return 5;
    case "saturdays"_w:
      return 6;
    case "sundays"_w:
      return 7;
    default:
      return 0;
  }
}

std::uint8_t short_weekday(std::uint64_t key) {
  switch (key) {
    case "mon"_w:
      return 1;
    case "tue"_w:
    case "tues"_w:
      return 2;
    case "wed"_w:
    case "weds"_w:
      return 3;
    case "thu"_w:
    case "thur"_w:
    case "thurs"_w:
      return 4;
    case "fri"_w:
      return 5;
    case "sat"_w:
      return 6;
    case "sun"_w:
      return 7;
    default:
      return 0;
  }
}

/// Words behind which "May" is a month and "2014" a year.
bool leads_to_date(std::uint64_t key) {
  return any_of(key,
                {"in"_w,      "since"_w,    "by"_w,     "from"_w,   "until"_w, "till"_w, "last"_w,
                 "next"_w,    "this"_w,     "of"_w,     "early"_w,  "late"_w,  "mid"_w,  "to"_w,
                 "through"_w, "between"_w,  "during"_w, "before"_w, "after"_w, "on"_w,   "each"_w,
                 "every"_w,   "previous"_w, "and"_w,    "around"_w});
}

bool plural_looking(std::string_view word) {
  return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's';
}

/// A lower-case plural noun behind a number: it counts ("2000 soldiers").
bool counted_noun(const Words& words, std::uint32_t at) {
  if (!words.is_word(at) || words.shape(at) != Shape::lower) return false;
  if (any_of(words.key(at), {"people"_w, "men"_w, "women"_w, "children"_w, "police"_w, "troops"_w,
                             "million"_w, "billion"_w, "percent"_w, "per"_w, "kilometres"_w})) {
    return true;
  }
  if (any_of(words.key(at), {"was"_w, "has"_w, "is"_w, "as"_w, "does"_w, "this"_w, "across"_w,
                             "saw"_w, "perhaps"_w, "his"_w, "its"_w, "us"_w})) {
    return false;
  }
  return plural_looking(words.view(at));
}

bool money_before(const Words& words, std::uint32_t at) {
  const std::string_view before = words.view(at - 1);
  return at > words.begin() && (before == "$" || before == "\xC2\xA3" || before == "\xE2\x82\xAC" ||
                                before == "\xC2\xA5" || before == "#");
}

/// A day of the month in digits: "9", "9th".
struct DayNumber {
  std::int32_t day = 0;
  std::uint32_t end = 0;
};

std::optional<DayNumber> read_day_number(const Words& words, std::uint32_t at, bool in_words) {
  if (words.is_number(at)) {
    const auto plain = words.view(at).size() <= 2 ? plain_digits(words.view(at)) : std::nullopt;
    if (plain && *plain >= 1 && *plain <= 31) return DayNumber{*plain, at + 1};
  } else if (!in_words) {
    return std::nullopt;
  }
  const auto ordinal = read_ordinal(words, at);
  if (!ordinal || ordinal->value > 31) return std::nullopt;
  return DayNumber{ordinal->value, ordinal->range.end};
}

/// Reads calendar dates at one token.
class CalendarReader {
 public:
  CalendarReader(const Words& words, const SpeechTime& speech) : words_(words), speech_(speech) {}

  std::optional<TimePhrase> read(std::uint32_t at) const {
    if (words_.is_number(at)) {
      if (const auto found = read_numeric(at)) return found;
    }
    if (const auto found = read_weekday_and_day(at)) return found;
    if (const auto found = read_month_first(at)) return found;
    if (const auto found = read_day_first(at)) return found;
    if (const auto found = read_week_of(at)) return found;
    if (const auto found = read_feast(at)) return found;
    if (const auto found = read_part_of(at)) return found;
    if (const auto found = read_decade(at)) return found;
    if (const auto found = read_ordinal_period(at)) return found;
    if (const auto found = read_short_quarter(at)) return found;
    if (const auto found = read_season(at)) return found;
    return read_year(at);
  }

 private:
  using Found = std::optional<TimePhrase>;

  // --- digits: 2023-10-09, 9/10/2023, 9.10.2023

  Found read_numeric(std::uint32_t at) const {
    if (money_before(words_, at)) return std::nullopt;
    if (words_.glued(at) && (words_.dash(at - 1) || words_.mark(at - 1, '/') ||
                             words_.mark(at - 1, '.') || words_.is_word(at - 1))) {
      return std::nullopt;
    }
    std::array<std::string_view, 3> parts;
    std::uint32_t end = at;
    if (!split_dotted(words_.view(at), parts)) {
      const bool slash = words_.mark(at + 1, '/');
      if (!slash && !words_.dash(at + 1)) return std::nullopt;
      for (std::size_t i = 0; i < 3; ++i) {
        const std::uint32_t token = at + 2 * static_cast<std::uint32_t>(i);
        if (!words_.is_number(token) || (i > 0 && !words_.glued(token))) return std::nullopt;
        if (i > 0 && (!words_.glued(token - 1) || words_.mark(token - 1, '/') != slash)) {
          return std::nullopt;
        }
        parts[i] = words_.view(token);
      }
      end = at + 4;
    }
    // A fourth group makes it a telephone number or the like.
    if (words_.hyphen(end + 1) || (words_.mark(end + 1, '/') && words_.glued(end + 1))) {
      return std::nullopt;
    }
    auto value = numeric_value(parts);
    if (!value) return std::nullopt;
    end = read_time_of_day(end + 1, *value);
    return TimePhrase{{at, end}, *value};
  }

  static bool split_dotted(std::string_view token, std::array<std::string_view, 3>& parts) {
    std::size_t part = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= token.size(); ++i) {
      if (i < token.size() && token[i] != '.') continue;
      if (part == 3) return false;
      parts[part++] = token.substr(begin, i - begin);
      begin = i + 1;
    }
    return part == 3;
  }

  static std::optional<Date> numeric_value(const std::array<std::string_view, 3>& parts) {
    const auto a = plain_digits(parts[0]);
    const auto b = plain_digits(parts[1]);
    const auto c = plain_digits(parts[2]);
    if (!a || !b || !c || parts[1].size() > 2) return std::nullopt;
    if (parts[0].size() == 4 && parts[2].size() <= 2) return checked_day(*a, *b, *c);
    if (parts[2].size() != 4 || parts[0].size() > 2) return std::nullopt;
    const auto month_first = checked_day(*c, *a, *b);
    const auto day_first = checked_day(*c, *b, *a);
    if (!month_first) return day_first;
    if (!day_first || *a == *b) return month_first;
    // 10/11/2016 is one of two days, and the text does not say which.
    Date either = *month_first;
    const Day one = *month_first->earliest;
    const Day other = *day_first->earliest;
    either.earliest = one < other ? one : other;
    either.latest = one < other ? other : one;
    either.edtf = "[" + iso(*either.earliest) + "," + iso(*either.latest) + "]";
    return either;
  }

  static std::optional<Date> checked_day(std::int32_t year, std::int32_t month, std::int32_t day) {
    if (year < 1000 || year > 2999 || day < 1 || day > days_in_month(year, month))
      return std::nullopt;
    return day_value(year, month, day);
  }

  /// "T08:00" behind an ISO day.
  std::uint32_t read_time_of_day(std::uint32_t at, Date& value) const {
    if (!words_.is(at, "t"_w) || !words_.glued(at)) return at;
    const auto hour = plain_digits(words_.view(at + 1));
    const auto minute = plain_digits(words_.view(at + 3));
    if (!hour || !minute || *hour > 24 || *minute > 59 || !words_.mark(at + 2, ':')) return at;
    value.timex += "T";
    value.timex += words_.view(at + 1);
    value.timex += ":";
    value.timex += words_.view(at + 3);
    std::uint32_t end = at + 4;
    if (words_.mark(end, ':') && words_.is_number(end + 1) && words_.glued(end + 1)) end += 2;
    if (words_.is(end, "z"_w) && words_.glued(end)) ++end;
    return end;
  }

  // --- days of a month

  /// "Thursday, October 9", "Monday 9 October"
  Found read_weekday_and_day(std::uint32_t at) const {
    const auto weekday = read_weekday_name(words_, at);
    if (!weekday || weekday->plural) return std::nullopt;
    std::uint32_t next = weekday->end;
    if (words_.mark(next, ',')) ++next;
    if (words_.is(next, "the"_w)) ++next;
    auto day = read_month_first(next);
    if (!day) day = read_day_first(next);
    if (!day || !is_day(day->value)) return std::nullopt;
    day->range.begin = at;
    return day;
  }

  static bool is_day(const Date& value) {
    return value.edtf.size() == 10 && value.edtf.find('/') == std::string::npos;
  }

  /// "October 9", "Oct. 9-11", "October 9, 2023", "October 2023", "October".
  Found read_month_first(std::uint32_t at) const {
    const auto month = read_month_name(words_, at);
    if (!month) return std::nullopt;
    std::uint32_t next = month->end;
    if (words_.is(next, "the"_w) && read_day_number(words_, next + 1, true)) ++next;
    const bool in_words = next > month->end;
    if (words_.hyphen(next) && words_.is_number(next + 1)) ++next;
    const auto day = read_day_number(words_, next, in_words);
    if (day && day->day <= days_in_month(std::nullopt, month->month) &&
        !counted_after_day(day->end)) {
      return finish_days(at, month->month, *day);
    }
    if (const auto year = read_year_after(month->end)) {
      return TimePhrase{{at, year->end}, month_value(year->year, month->month)};
    }
    if (const auto found = read_month_of_which_year(at, *month)) return found;
    if (!month->sure && !month_by_context(at, month->end)) return std::nullopt;
    return TimePhrase{{at, month->end}, month_alone(at, month->month)};
  }

  /// "October this year", "April of last year".
  Found read_month_of_which_year(std::uint32_t at, MonthName month) const {
    const std::uint32_t which = words_.is(month.end, "of"_w) ? month.end + 1 : month.end;
    if (!words_.is(which + 1, "year"_w)) return std::nullopt;
    const bool last = words_.is(which, "last"_w);
    const bool next = words_.is(which, "next"_w);
    if (!last && !next && !words_.is(which, "this"_w)) return std::nullopt;
    Year year;
    if (speech_.day) year = speech_.day->year + (next ? 1 : last ? -1 : 0);
    TimePhrase phrase{{at, which + 2}, month_value(year, month.month), DateAnchor::clock};
    phrase.value.basis = DateBasis::relative;
    phrase.value.offset = last   ? DayOffset{-730, -1, 0}
                          : next ? DayOffset{1, 730, 0}
                                 : DayOffset{-365, 365, 0};
    return phrase;
  }

  /// "In October 9 people died": the number counts people.
  bool counted_after_day(std::uint32_t at) const {
    return any_of(words_.key(at), {"people"_w, "men"_w, "women"_w, "children"_w, "persons"_w,
                                   "percent"_w, "per"_w, "million"_w}) ||
           words_.mark(at, '%') ||
           (words_.mark(at, ':') && words_.glued(at) && words_.glued(at + 1) &&
            words_.is_number(at + 1));
  }

  bool month_by_context(std::uint32_t at, std::uint32_t end) const {
    if (!words_.capital(at) || words_.capital(end)) return false;
    if (at > words_.begin() && leads_to_date(words_.key(at - 1))) return true;
    return at > words_.begin() && words_.dash(at - 1) && words_.is(at - 2, "mid"_w);
  }

  Found finish_days(std::uint32_t at, std::int32_t month, DayNumber first) const {
    std::uint32_t end = first.end;
    std::optional<DayNumber> last = read_last_day(end, first.day, month);
    if (last) end = last->end;
    const auto year = read_year_after(end);
    if (year) end = year->end;
    const Year known = year ? Year(year->year) : Year();
    auto value = day_of(known, month, first.day);
    if (!value) return std::nullopt;
    if (last) {
      const auto last_value = day_of(known, month, last->day);
      if (!last_value) return std::nullopt;
      const auto interval = interval_value(*value, *last_value);
      if (!interval) return std::nullopt;
      value = interval;
    }
    return TimePhrase{{at, end}, *value};
  }

  /// "9-11", "9 to 11": the second day.
  std::optional<DayNumber> read_last_day(std::uint32_t at, std::int32_t first,
                                         std::int32_t month) const {
    if (!words_.dash(at) && !words_.is(at, "to"_w) && !words_.is(at, "through"_w) &&
        !words_.is(at, "until"_w) && !words_.is(at, "and"_w)) {
      return std::nullopt;
    }
    const auto last = read_day_number(words_, at + 1, false);
    if (!last || last->day <= first || last->day > days_in_month(std::nullopt, month)) {
      return std::nullopt;
    }
    if (words_.is_word(last->end) && words_.shape(last->end) == Shape::lower &&
        counted_noun(words_, last->end)) {
      return std::nullopt;
    }
    return last;
  }

  /// A day with the year of the text, or with that of the time of speech and `basis` document.
  std::optional<Date> day_of(Year year, std::int32_t month, std::int32_t day) const {
    if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
    if (year || !speech_.day) return day_value(year, month, day);
    const std::int32_t nearest = nearest_year(*speech_.day, month, day);
    if (day > days_in_month(nearest, month)) return day_value(std::nullopt, month, day);
    Date value = day_value(nearest, month, day);
    value.basis = DateBasis::document;
    return value;
  }

  Date month_alone(std::uint32_t at, std::int32_t month) const {
    if (!speech_.day) return month_value(std::nullopt, month);
    std::int32_t year = speech_.day->year;
    const bool future = speaks_of_future(words_, at);
    if (future && month < speech_.day->month) ++year;
    if (!future && month > speech_.day->month) --year;
    Date value = month_value(year, month);
    value.basis = DateBasis::document;
    return value;
  }

  /// "9 October", "9th of October 2023", "the ninth of October", "9-11 October".
  Found read_day_first(std::uint32_t at) const {
    if (at > words_.begin() && money_before(words_, at)) return std::nullopt;
    const auto first = read_day_number(words_, at, true);
    if (!first) return std::nullopt;
    std::uint32_t next = first->end;
    std::optional<DayNumber> last;
    if (words_.dash(next) || words_.is(next, "to"_w)) {
      last = read_day_number(words_, next + 1, false);
      if (last && last->day > first->day) {
        next = last->end;
      } else {
        last.reset();
      }
    }
    if (!last && words_.hyphen(next)) ++next;  // 05-Aug-2016
    const bool of = words_.is(next, "of"_w);
    if (of) ++next;
    if (!of && !words_.is_number(at)) return std::nullopt;
    const auto month = read_month_name(words_, next);
    if (!month || first->day > days_in_month(std::nullopt, month->month)) return std::nullopt;
    std::uint32_t end = month->end;
    if (words_.hyphen(end) && year_form(words_, end + 1)) ++end;
    const auto year = read_year_after(end);
    end = year ? year->end : month->end;
    const Year known = year ? Year(year->year) : Year();
    auto value = day_of(known, month->month, first->day);
    if (value && last) {
      const auto last_value = day_of(known, month->month, last->day);
      value = last_value ? interval_value(*value, *last_value) : std::nullopt;
    }
    if (!value) return std::nullopt;
    return TimePhrase{{at, end}, *value};
  }

  // --- years

  struct YearAt {
    std::int32_t year = 0;
    std::uint32_t end = 0;
  };

  /// The year behind a month or a day: "2023", ", 2023", "of 2023".
  std::optional<YearAt> read_year_after(std::uint32_t at) const {
    std::uint32_t next = at;
    if (words_.mark(next, ',') || words_.is(next, "of"_w)) ++next;
    const auto year = year_form(words_, next);
    if (!year || words_.hyphen(next + 1)) return std::nullopt;
    const bool round = *year % 100 == 0;
    if (counted_noun(words_, next + 1) && (round || next > at)) return std::nullopt;
    return YearAt{*year, next + 1};
  }

  Found read_year(std::uint32_t at) const {
    const auto year = year_form(words_, at);
    if (!year) return std::nullopt;
    const auto range = read_year_range(at, *year);
    if (range && (range->second || year_by_context(at, *year))) return range->first;
    if (!year_by_context(at, *year)) return std::nullopt;
    return TimePhrase{{at, at + 1}, year_value(*year)};
  }

  /// "2014-2018", "1998/99"; true where two whole years say by themselves that they are years.
  std::optional<std::pair<TimePhrase, bool>> read_year_range(std::uint32_t at,
                                                             std::int32_t year) const {
    if (!words_.dash(at + 1) && !words_.mark(at + 1, '/')) return std::nullopt;
    const bool glued = words_.glued(at + 1) && words_.glued(at + 2);
    if (words_.glued(at) && !words_.mark(at - 1, '(')) return std::nullopt;
    auto last = year_form(words_, at + 2);
    const bool whole = last.has_value();
    const auto two =
        words_.view(at + 2).size() == 2 ? plain_digits(words_.view(at + 2)) : std::nullopt;
    if (!whole && two && glued) last = year / 100 * 100 + *two;
    if (!last || *last <= year || *last > year + (whole ? 200 : 12)) return std::nullopt;
    if (words_.hyphen(at + 3)) return std::nullopt;
    const auto interval = interval_value(year_value(year), year_value(*last));
    if (!interval) return std::nullopt;
    const bool sure =
        whole && glued && year >= 1800 && *last <= 2100 && !counted_noun(words_, at + 3);
    return std::pair(TimePhrase{{at, at + 3}, *interval}, sure);
  }

  bool year_by_context(std::uint32_t at, std::int32_t year) const {
    if (money_before(words_, at)) return false;
    if (words_.glued(at) && (words_.is_word(at - 1) || words_.dash(at - 1))) {
      return words_.dash(at - 1) && (words_.is(at - 2, "mid"_w) || words_.is(at - 2, "pre"_w) ||
                                     words_.is(at - 2, "post"_w));
    }
    if (words_.mark(at + 1, '%') ||
        (words_.glued(at + 1) && words_.is_word(at + 1) && !words_.is(at + 1, "'s"_w))) {
      return false;
    }
    const std::uint64_t before = words_.key(at - 1);
    if (any_of(before, {"in"_w, "since"_w, "during"_w, "until"_w, "early"_w, "late"_w, "mid"_w,
                        "year"_w, "from"_w, "between"_w})) {
      return !(counted_noun(words_, at + 1) &&
               (year % 100 == 0 || before == "from"_w || before == "between"_w));
    }
    if (counted_noun(words_, at + 1)) {
      const bool determined = any_of(before, {"the"_w, "its"_w, "their"_w, "his"_w, "'s"_w});
      return determined && year >= 1900 && year <= 2100 && year % 100 != 0;
    }
    if (any_of(before, {"by"_w, "to"_w, "of"_w, "before"_w, "after"_w, "and"_w, "through"_w,
                        "till"_w, "around"_w})) {
      return !words_.is(at - 2, "up"_w) && year >= 1500 && year <= 2100;
    }
    if (year < 1900 || year > 2100 || year % 100 == 0) return false;
    if (any_of(before, {"the"_w, "its"_w, "their"_w, "his"_w, "'s"_w})) return true;
    if (any_of(before, {"over"_w, "about"_w, "than"_w, "least"_w, "nearly"_w, "almost"_w, "some"_w,
                        "approximately"_w, "under"_w, "roughly"_w, "resolution"_w, "unit"_w})) {
      return false;
    }
    const bool ends = !words_.has(at + 1) || (!words_.is_word(at + 1) && !words_.is_number(at + 1));
    const bool opens = at == words_.begin() || !words_.is_word(at - 1) || words_.capital(at - 1);
    return opens && (ends || words_.shape(at + 1) == Shape::lower);
  }

  // --- longer periods

  /// "the week of March 6"
  Found read_week_of(std::uint32_t at) const {
    if (!words_.is(at, "week"_w) ||
        !any_of(words_.key(at + 1), {"of"_w, "beginning"_w, "starting"_w, "commencing"_w})) {
      return std::nullopt;
    }
    auto day = read_month_first(at + 2);
    if (!day) day = read_day_first(at + 2);
    if (!day || !is_day(day->value) || !day->value.earliest) return std::nullopt;
    const DateBasis basis = day->value.basis;
    day->value = week_value(*day->value.earliest);
    day->value.basis = basis;
    day->range.begin = words_.is(at - 1, "the"_w) ? at - 1 : at;
    return day;
  }

  /// Feasts on a fixed day, and Thanksgiving.
  Found read_feast(std::uint32_t at) const {
    std::uint32_t end = at + 1;
    std::int32_t month = 12;
    std::int32_t day = 25;
    if (words_.is(at, "christmas"_w) && words_.capital(at)) {
      if (words_.is(end, "eve"_w)) day = 24;
      if (words_.is(end, "eve"_w) || words_.is(end, "day"_w)) ++end;
    } else if (words_.is(at, "new"_w) && words_.is(at + 1, "year"_w) && words_.is(at + 2, "'s"_w)) {
      const bool eve = words_.is(at + 3, "eve"_w);
      if (!eve && !words_.is(at + 3, "day"_w)) return std::nullopt;
      month = eve ? 12 : 1;
      day = eve ? 31 : 1;
      end = at + 4;
    } else if (words_.is(at, "thanksgiving"_w) && words_.capital(at)) {
      return read_thanksgiving(at);
    } else {
      return std::nullopt;
    }
    if (words_.capital(end)) return std::nullopt;  // "Christmas Island"
    const auto year = read_year_after(end);
    if (year) end = year->end;
    const auto value = day_of(year ? Year(year->year) : Year(), month, day);
    if (!value) return std::nullopt;
    return TimePhrase{{at, end}, *value};
  }

  /// The fourth Thursday of November.
  Found read_thanksgiving(std::uint32_t at) const {
    const std::uint32_t end = words_.is(at + 1, "day"_w) ? at + 2 : at + 1;
    if (words_.capital(end)) return std::nullopt;
    if (!speech_.day) return TimePhrase{{at, end}, month_value(std::nullopt, 11)};
    const std::int32_t year = nearest_year(*speech_.day, 11, 25);
    const Day first{year, 11, 1};
    const int to_thursday = (4 - weekday_of(first) + 7) % 7;
    Date value = day_value(plus_days(first, to_thursday + 21));
    value.basis = DateBasis::document;
    return TimePhrase{{at, end}, value};
  }

  /// "early October", "mid-2019", "late 1990s": the words belong to the time.
  Found read_part_of(std::uint32_t at) const {
    if (!any_of(words_.key(at), {"early"_w, "mid"_w, "late"_w, "pre"_w, "post"_w}))
      return std::nullopt;
    std::uint32_t next = words_.hyphen(at + 1) ? at + 2 : at + 1;
    if (words_.is(next, "to"_w) || words_.is(next, "the"_w)) return std::nullopt;
    auto found = read_month_first(next);
    if (!found) found = read_decade(next);
    if (!found) found = read_year(next);
    if (!found) found = read_ordinal_period(next);
    if (!found) return std::nullopt;
    found->range.begin = at;
    return found;
  }

  /// "1990s", "the '90s", "the nineties".
  Found read_decade(std::uint32_t at) const {
    const std::string_view token = words_.view(at);
    if (words_.is_number(at) && token.size() == 5 && token.substr(3) == "0s") {
      const auto year = plain_digits(token.substr(0, 4));
      if (!year || *year < 1000) return std::nullopt;
      return TimePhrase{{at, at + 1}, decade_value(*year)};
    }
    if (words_.quote(at) && words_.glued(at + 1)) {
      const std::string_view short_form = words_.view(at + 1);
      const auto tens = short_form.size() == 3 && short_form.substr(1) == "0s"
                            ? plain_digits(short_form.substr(0, 1))
                            : std::nullopt;
      if (tens && *tens >= 4) return short_decade({at, at + 2}, *tens);
      return std::nullopt;
    }
    constexpr std::array<std::uint64_t, 6> kTens = {"forties"_w,   "fifties"_w,  "sixties"_w,
                                                    "seventies"_w, "eighties"_w, "nineties"_w};
    for (std::size_t i = 0; i < kTens.size(); ++i) {
      if (!words_.is(at, kTens[i])) continue;
      if (!words_.is(at - 1, "the"_w) && !words_.is(at - 1, "early"_w) &&
          !words_.is(at - 1, "late"_w)) {
        return std::nullopt;
      }
      return short_decade({at, at + 1}, static_cast<std::int32_t>(i) + 4);
    }
    return std::nullopt;
  }

  /// The century of "the '90s" is understood, not stated.
  static TimePhrase short_decade(TokenRange range, std::int32_t tens) {
    Date value = decade_value(1900 + tens * 10);
    value.basis = DateBasis::inferred;
    return {range, value};
  }

  /// "the 19th century", "the third quarter of 2019", "first half of 2020".
  Found read_ordinal_period(std::uint32_t at) const {
    const auto ordinal = read_ordinal(words_, at);
    if (!ordinal) return std::nullopt;
    std::uint32_t next = ordinal->range.end;
    if (words_.hyphen(next)) ++next;
    if (words_.is(next, "century"_w) && ordinal->value >= 10 && ordinal->value <= 30) {
      return TimePhrase{{at, next + 1}, century_value(ordinal->value - 1)};
    }
    const bool quarter = words_.is(next, "quarter"_w) && ordinal->value <= 4;
    const bool half = words_.is(next, "half"_w) && ordinal->value <= 2;
    if (!quarter && !half) return std::nullopt;
    std::uint32_t end = next + 1;
    if (words_.is(end, "of"_w)) ++end;
    const auto year = year_form(words_, end);
    if (!year) return std::nullopt;
    return TimePhrase{
        {at, end + 1},
        quarter ? quarter_value(*year, ordinal->value) : half_value(*year, ordinal->value)};
  }

  /// "Q3 2019", "2019 Q3", "Q3 of 2019".
  Found read_short_quarter(std::uint32_t at) const {
    const auto leading = year_form(words_, at);
    const std::uint32_t letter = leading ? (words_.dash(at + 1) ? at + 2 : at + 1) : at;
    const bool quarter = words_.is(letter, "q"_w);
    if (!quarter && !(words_.is(letter, "h"_w) && words_.capital(letter))) return std::nullopt;
    const auto number = plain_digits(words_.view(letter + 1));
    if (!number || !words_.glued(letter + 1) || *number < 1 || *number > (quarter ? 4 : 2)) {
      return std::nullopt;
    }
    std::uint32_t end = letter + 2;
    std::uint32_t behind = words_.is(end, "of"_w) || words_.dash(end) ? end + 1 : end;
    const auto trailing = leading ? std::nullopt : year_form(words_, behind);
    if (trailing) end = behind + 1;
    const Year year = leading ? Year(*leading) : trailing ? Year(*trailing) : Year();
    if (!year && !quarter) return std::nullopt;
    return TimePhrase{{at, end},
                      quarter ? quarter_value(year, *number) : half_value(year, *number)};
  }

  /// "summer 2019", "the summer of 2019", "in the summer".
  Found read_season(std::uint32_t at) const {
    const auto season = read_season_name(words_.key(at));
    if (!season) return std::nullopt;
    const bool of = words_.is(at + 1, "of"_w);
    if (const auto year = year_form(words_, of ? at + 2 : at + 1)) {
      return TimePhrase{{at, of ? at + 3 : at + 2}, season_value(*year, *season)};
    }
    if (of) return std::nullopt;
    const std::uint32_t before = words_.is(at - 1, "the"_w) ? at - 2 : at - 1;
    const bool led =
        any_of(words_.key(before), {"in"_w, "since"_w, "during"_w, "until"_w, "early"_w, "late"_w,
                                    "by"_w, "of"_w, "over"_w, "through"_w});
    const bool verb = words_.is(at, "fall"_w) || words_.is(at, "spring"_w);
    if (!led || (verb && before == at - 1 && !words_.is(before, "in"_w))) return std::nullopt;
    if (words_.is_word(at + 1) && words_.shape(at + 1) == Shape::lower &&
        !words_.is(at + 1, "and"_w) && verb) {
      return std::nullopt;
    }
    return TimePhrase{{at, at + 1}, season_value(std::nullopt, *season)};
  }

  const Words& words_;
  const SpeechTime& speech_;
};

}  // namespace

bool speaks_of_future(const Words& words, std::uint32_t at) {
  constexpr std::uint32_t kReach = 8;
  for (std::uint32_t back = 1; back <= kReach && at >= words.begin() + back; ++back) {
    const std::uint32_t i = at - back;
    if (words.mark(i, ';') || words.mark(i, '.')) return false;
    if (any_of(words.key(i), {"will"_w,     "shall"_w, "until"_w,    "till"_w,  "scheduled"_w,
                              "expected"_w, "due"_w,   "upcoming"_w, "would"_w, "deadline"_w,
                              "plans"_w,    "plan"_w,  "planned"_w,  "soon"_w,  "going"_w,
                              "tomorrow"_w, "won't"_w, "i'll"_w,     "we'll"_w, "they'll"_w})) {
      return true;
    }
    if (back <= 2 && words.is(i, "by"_w)) return true;
    const std::string_view word = words.view(i);
    if (any_of(words.key(i), {"said"_w, "told"_w, "was"_w, "were"_w, "had"_w}) ||
        (word.size() > 4 && word.ends_with("ed"))) {
      return false;
    }
  }
  return false;
}

std::optional<MonthName> read_month_name(const Words& words, std::uint32_t at) {
  if (!words.is_word(at)) return std::nullopt;
  const std::uint64_t key = words.key(at);
  if (const std::int32_t month = full_month(key); month > 0) {
    // "may", "march" and "august" are words of their own; "April" and "June" are also given names.
    const bool word = month == 3 || month == 5 || (month == 8 && words.shape(at) == Shape::lower);
    const bool name = (month == 4 || month == 6) && words.capital(at + 1);
    return MonthName{month, at + 1, !word && !name};
  }
  const std::int32_t month = short_month(key);
  if (month == 0) return std::nullopt;
  const bool stop = words.mark(at + 1, '.') && words.glued(at + 1);
  return MonthName{month, stop ? at + 2 : at + 1, stop || key == "sept"_w};
}

std::optional<WeekdayName> read_weekday_name(const Words& words, std::uint32_t at) {
  if (!words.is_word(at)) return std::nullopt;
  const std::uint64_t key = words.key(at);
  if (const std::uint8_t day = full_weekday(key); day > 0) return WeekdayName{day, at + 1, false};
  if (const std::uint8_t day = plural_weekday(key); day > 0) return WeekdayName{day, at + 1, true};
  const std::uint8_t day = short_weekday(key);
  // "Sun" and "Sat" are other words too: a date must follow, or "on" stand before.
  if (day == 0 || words.shape(at) != Shape::capitalised) return std::nullopt;
  const bool stop = words.mark(at + 1, '.') && words.glued(at + 1);
  const std::uint32_t end = stop ? at + 2 : at + 1;
  const std::uint32_t next = words.mark(end, ',') ? end + 1 : end;
  const bool dated = words.is_number(next) || (words.capital(next) && read_month_name(words, next));
  if (!dated && !words.is(at - 1, "on"_w)) return std::nullopt;
  return WeekdayName{day, end, false};
}

std::optional<Season> read_season_name(std::uint64_t key) {
  switch (key) {
    case "spring"_w:
      return Season::spring;
    case "summer"_w:
      return Season::summer;
    case "autumn"_w:
    case "fall"_w:
      return Season::autumn;
    case "winter"_w:
      return Season::winter;
    default:
      return std::nullopt;
  }
}

std::optional<std::int32_t> year_form(const Words& words, std::uint32_t at) {
  if (!words.is_number(at) || words.view(at).size() != 4) return std::nullopt;
  const auto year = plain_digits(words.view(at));
  if (!year || *year < 1000 || *year > 2199) return std::nullopt;
  return year;
}

std::int32_t nearest_year(Day speech, std::int32_t month, std::int32_t day) {
  // News looks back more than ahead: eight months back, four ahead.
  constexpr std::int64_t kDaysAhead = 122;
  Day candidate{speech.year + 1, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  while (candidate.number() - speech.number() > kDaysAhead) --candidate.year;
  return candidate.year;
}

std::optional<TimePhrase> read_calendar(const Words& words, std::uint32_t at,
                                        const SpeechTime& speech) {
  return CalendarReader(words, speech).read(at);
}

}  // namespace habeas
