// extract/dates_calendar.cpp - the grammar of days of a month, months and years
#include "extract/dates_calendar_parts.h"

namespace habeas {
namespace {

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

}  // namespace

bool counted_noun(const Words &words, std::uint32_t at) {
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

bool money_before(const Words &words, std::uint32_t at) {
  const std::string_view before = words.view(at - 1);
  return at > words.begin() && (before == "$" || before == "\xC2\xA3" || before == "\xE2\x82\xAC" ||
                                before == "\xC2\xA5" || before == "#");
}

std::optional<DayNumber> read_day_number(const Words &words, std::uint32_t at, bool in_words) {
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

/// "twenty-nine", "nine": a day in words that are no ordinal.
std::optional<DayNumber> read_spelled_day(const Words &words, std::uint32_t at) {
  const int tens = small_number(words.key(at));
  if (!words.is_word(at) || tens < 1 || tens > 30) return std::nullopt;
  if (tens < 20) return DayNumber{tens, at + 1};
  const std::uint32_t next = words.hyphen(at + 1) ? at + 2 : at + 1;
  const int ones = small_number(words.key(next));
  if (ones < 1 || ones > 9) return DayNumber{tens, at + 1};
  if (tens + ones > 31) return std::nullopt;
  return DayNumber{tens + ones, next + 1};
}

std::optional<TimePhrase> CalendarReader::read(std::uint32_t at) const {
  if (words_.is_number(at)) {
    if (const auto found = read_slash_stretch(at)) return found;
    if (const auto found = read_numeric(at)) return found;
    if (const auto found = read_numeric_with_name(at)) return found;
    if (const auto found = read_short_numeric(at)) return found;
  }
  if (const auto found = read_weekday_and_day(at)) return found;
  if (const auto found = read_month_first(at)) return found;
  if (const auto found = read_day_first(at)) return found;
  if (const auto found = read_spelled_before(at)) return found;
  if (const auto found = read_day_of_unnamed_month(at)) return found;
  if (const auto found = read_week_of(at)) return found;
  if (const auto found = read_feast(at)) return found;
  if (const auto found = read_part_of(at)) return found;
  if (const auto found = read_decade(at)) return found;
  if (const auto found = read_ordinal_period(at)) return found;
  if (const auto found = read_short_quarter(at)) return found;
  if (const auto found = read_season(at)) return found;
  return read_year(at);
}

std::optional<TimePhrase> CalendarReader::read_weekday_and_day(std::uint32_t at) const {
  const auto weekday = read_weekday_name(words_, at);
  if (!weekday || weekday->plural) return std::nullopt;
  std::uint32_t next = weekday->end;
  if (words_.mark(next, ',') || words_.dash(next)) ++next;
  if (words_.is(next, "the"_w)) ++next;
  auto day = read_month_first(next);
  if (!day) day = read_day_first(next);
  if (!day && words_.is_number(next)) day = read_numeric(next);
  if (!day && words_.is_number(next)) day = read_day_and_month(next);
  if (!day) return read_weekday_and_number(at, weekday->weekday, next);
  if (!day || !is_day(day->value)) return std::nullopt;
  day->range.begin = at;
  return day;
}

bool CalendarReader::is_day(const Date &value) {
  return value.edtf.size() == 10 && value.edtf.find('/') == std::string::npos;
}

std::optional<TimePhrase> CalendarReader::read_month_first(std::uint32_t at) const {
  const auto month = read_month_name(words_, at);
  if (!month) return std::nullopt;
  std::uint32_t next = month->end;
  if (words_.is(next, "the"_w) && read_day_number(words_, next + 1, true)) ++next;
  const bool in_words = next > month->end || ordinal_stands_alone(at, month->end);
  if (words_.hyphen(next) && words_.is_number(next + 1)) ++next;
  const bool slash = words_.mark(next, '/') && words_.glued(next) && words_.glued(next + 1);
  if (slash && !year_form(words_, next + 1)) ++next;  // "Oct/2"
  if (words_.mark(next, ',') && words_.is_number(next + 1) && read_ordinal(words_, next + 1))
    ++next;  // "October, 1st"
  const auto day = read_day_number(words_, next, in_words);
  if (day && day->day <= days_in_month(std::nullopt, month->month) &&
      !counted_after_day(day->end)) {
    return finish_days(at, month->month, *day);
  }
  if (const auto found = read_spelled_after(at, *month)) return found;
  if (const auto year = read_year_after(month->end)) {
    return TimePhrase{{at, year->end}, month_value(year->year, month->month)};
  }
  if (const auto found = read_month_of_which_year(at, *month)) return found;
  if (!month->sure && !month_by_context(at, month->end)) return std::nullopt;
  return TimePhrase{{at, month->end}, month_alone(at, month->month)};
}

std::optional<TimePhrase> CalendarReader::read_month_of_which_year(std::uint32_t at,
                                                                   MonthName month) const {
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

/// "17 September last year", "3 May of this year"
std::optional<CalendarReader::YearAt> CalendarReader::read_which_year(std::uint32_t at) const {
  const std::uint32_t which = words_.is(at, "of"_w) ? at + 1 : at;
  if (!speech_.day || !words_.is(which + 1, "year"_w)) return std::nullopt;
  const bool last = words_.is(which, "last"_w);
  const bool next = words_.is(which, "next"_w);
  if (!last && !next && !words_.is(which, "this"_w)) return std::nullopt;
  return YearAt{speech_.day->year + (next ? 1 : last ? -1 : 0), which + 2, true};
}

/// "May twenty-nine", "January twenty-five nineteen eighty-six": a day in words behind the month,
/// where the phrase ends or a year follows.
std::optional<TimePhrase> CalendarReader::read_spelled_after(std::uint32_t at,
                                                             MonthName month) const {
  const auto day = read_spelled_day(words_, month.end);
  if (!day || day->day > days_in_month(std::nullopt, month.month)) return std::nullopt;
  if (!month.sure && !words_.capital(at)) return std::nullopt;
  const auto year = year_in_words(day->end);
  // "in October nineteen eighty-six" has no day
  if (!year && year_in_words(month.end)) return std::nullopt;
  if (!year && words_.is_word(day->end) && !any_of(words_.key(day->end), {"at"_w, "in"_w, "and"_w}))
    return std::nullopt;
  const auto value = day_of(year ? Year(year->year) : Year(), month.month, day->day);
  if (!value) return std::nullopt;
  return TimePhrase{{at, year ? year->end : day->end}, *value};
}

/// "twenty-five January nineteen eighty-six", "on fifteen August"
std::optional<TimePhrase> CalendarReader::read_spelled_before(std::uint32_t at) const {
  const auto day = read_spelled_day(words_, at);
  if (!day) return std::nullopt;
  const std::uint32_t month_at = words_.is(day->end, "of"_w) ? day->end + 1 : day->end;
  const auto month = read_month_name(words_, month_at);
  if (!month || !words_.capital(month_at) || day->day > days_in_month(std::nullopt, month->month))
    return std::nullopt;
  const auto year = read_year_after(month->end);
  if (!year && (!words_.is(at - 1, "on"_w) || !ends_days(month->end))) return std::nullopt;
  const auto value = day_of(year ? Year(year->year) : Year(), month->month, day->day);
  if (!value) return std::nullopt;
  return TimePhrase{{at, year ? year->end : month->end}, *value};
}

bool CalendarReader::counted_after_day(std::uint32_t at) const {
  return any_of(words_.key(at), {"people"_w, "men"_w, "women"_w, "children"_w, "persons"_w,
                                 "percent"_w, "per"_w, "million"_w}) ||
         words_.mark(at, '%') ||
         (words_.mark(at, ':') && words_.glued(at) && words_.glued(at + 1) &&
          words_.is_number(at + 1));
}

/// "Jan-Feb 2017", "May to October", "Mar and Apr 2019": one month vouches for the other.
bool CalendarReader::month_beside(std::uint32_t at, std::uint32_t end) const {
  const bool linked = words_.dash(end) || words_.is(end, "to"_w);
  if (!linked && !words_.is(end, "and"_w)) return false;
  const auto other = read_month_name(words_, end + 1);
  if (!other || words_.capital(other->end)) return false;
  if (any_of(words_.key(at - 1), {"from"_w, "between"_w})) return true;
  if (!words_.capital(at) || !words_.capital(end + 1)) return false;
  return linked || read_year_after(other->end).has_value();
}

bool CalendarReader::month_by_context(std::uint32_t at, std::uint32_t end) const {
  if (month_beside(at, end)) return true;
  // "in may", "since march": no verb follows
  if (words_.shape(at) == Shape::lower && !words_.is_word(end) &&
      any_of(words_.key(at - 1), {"in"_w, "since"_w, "until"_w, "till"_w, "last"_w, "next"_w}))
    return true;
  if (!words_.capital(at) || words_.capital(end)) return false;
  // "the March accession": a capital inside the sentence, and a noun behind
  if (words_.shape(at) == Shape::capitalised && words_.is(at - 1, "the"_w) &&
      words_.shape(end) == Shape::lower && words_.is_word(end) && !ends_days(end) &&
      !any_of(words_.key(end),
              {"on"_w, "to"_w, "that"_w, "by"_w, "from"_w, "was"_w, "is"_w, "will"_w, "they"_w,
               "we"_w, "he"_w, "she"_w, "it"_w, "i"_w, "a"_w, "the"_w, "is"_w, "has"_w, "had"_w}))
    return true;
  if (at > words_.begin() && leads_to_date(words_.key(at - 1))) return true;
  return at > words_.begin() && words_.dash(at - 1) && words_.is(at - 2, "mid"_w);
}

std::optional<TimePhrase> CalendarReader::finish_days(std::uint32_t at, std::int32_t month,
                                                      DayNumber first) const {
  std::uint32_t end = first.end;
  std::optional<DayNumber> last =
      read_last_day(end, first.day, month, words_.is(at - 1, "between"_w));
  if (last) end = last->end;
  auto year = read_year_after(end);
  if (!year) year = read_which_year(end);
  if (year) end = year->end;
  const Year known = year ? Year(year->year) : Year();
  auto value = day_of(known, month, first.day);
  if (!value) return std::nullopt;
  if (last) {
    const auto last_value = day_of(known, month + last->months_on, last->day);
    if (!last_value) return std::nullopt;
    const auto interval = stretch_in_order(*value, *last_value);
    if (!interval) return std::nullopt;
    value = interval;
  }
  if (year && year->counted) value->basis = DateBasis::relative;
  return TimePhrase{{at, end}, *value};
}

std::optional<DayNumber> CalendarReader::read_last_day(std::uint32_t at, std::int32_t first,
                                                       std::int32_t month, bool between) const {
  if (words_.mark(at, '/') && words_.glued(at) && words_.glued(at + 1)) {
    const auto next = read_day_number(words_, at + 1, false);  // "June 9/10"
    return next && next->day == first + 1 ? next : std::nullopt;
  }
  const bool through = any_of(words_.key(at), {"to"_w, "through"_w, "until"_w, "till"_w});
  if (!words_.dash(at) && !through && !words_.is(at, "and"_w)) return std::nullopt;
  const bool ordinal_first = words_.is_word(at - 1);
  const std::uint32_t day_at = words_.is(at + 1, "the"_w) ? at + 2 : at + 1;
  const auto last = read_day_number(words_, day_at, day_at > at + 1 || ordinal_first || through);
  if (!last) return std::nullopt;
  // "from April 27th to the third": of the month behind
  const bool turned =
      last->day < first && through && day_at > at + 1 && read_ordinal(words_, day_at) && month < 12;
  if (turned && ends_days(last->end)) return DayNumber{last->day, last->end, 1};
  if (last->day <= first || last->day > days_in_month(std::nullopt, month)) return std::nullopt;
  // "May 9 and 10" is one stretch, "May 9 and 12" are two days.
  if (words_.is(at, "and"_w) && last->day != first + 1 && !between) return std::nullopt;
  if (words_.is_word(day_at) && !ends_days(last->end)) return std::nullopt;
  if (words_.is_word(last->end) && words_.shape(last->end) == Shape::lower &&
      counted_noun(words_, last->end)) {
    return std::nullopt;
  }
  return last;
}

/// No noun follows that an ordinal in words would belong to ("May 9 to the third gate").
bool CalendarReader::ends_days(std::uint32_t at) const {
  return !words_.is_word(at) || any_of(words_.key(at), {"in"_w, "of"_w, "and"_w, "for"_w, "at"_w,
                                                        "when"_w, "as"_w, "with"_w});
}

std::optional<Date> CalendarReader::day_of(Year year, std::int32_t month, std::int32_t day) const {
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  if (!year && !speech_.day && speech_.latest) return last_day_of(month, day);
  if (year || !speech_.day) return day_value(year, month, day);
  const std::int32_t nearest = nearest_year(*speech_.day, month, day);
  if (day > days_in_month(nearest, month)) return day_value(std::nullopt, month, day);
  Date value = day_value(nearest, month, day);
  value.basis = DateBasis::document;
  return value;
}

/// The last such day that is not behind the last day on which the page was changed.
Date CalendarReader::last_day_of(std::int32_t month, std::int32_t day) const {
  const Day last = *speech_.latest;
  const bool behind = month > last.month || (month == last.month && day > last.day);
  const std::int32_t year = last.year - (behind ? 1 : 0);
  if (day > days_in_month(year, month)) return day_value(std::nullopt, month, day);
  Date value = day_value(year, month, day);
  value.basis = DateBasis::document;
  return value;
}

Date CalendarReader::month_alone(std::uint32_t at, std::int32_t month) const {
  if (!speech_.day && speech_.latest && tense_at(words_, at, at + 1) != Tense::future) {
    Date value = month_value(speech_.latest->year - (month > speech_.latest->month ? 1 : 0), month);
    value.basis = DateBasis::document;
    return value;
  }
  if (!speech_.day) return month_value(std::nullopt, month);
  std::int32_t year = speech_.day->year;
  const Tense tense = tense_at(words_, at, at + 1);
  // News that says nothing else looks back more than ahead: four months ahead
  // at most.
  const std::int32_t ahead = (month - speech_.day->month + 12) % 12;
  const bool future = tense == Tense::future || (tense == Tense::unknown && ahead <= 4);
  if (future && month < speech_.day->month) ++year;
  if (!future && month > speech_.day->month) --year;
  Date value = month_value(year, month);
  value.basis = DateBasis::document;
  return value;
}

std::optional<TimePhrase> CalendarReader::read_day_first(std::uint32_t at) const {
  if (at > words_.begin() && money_before(words_, at)) return std::nullopt;
  const auto first = read_day_number(words_, at, true);
  if (!first) return std::nullopt;
  std::uint32_t next = first->end;
  std::optional<DayNumber> last;
  // "4 to 7 June", "between 12 and 16 March", "on 12 and 13 March": two days on end
  const bool between = at > words_.begin() && words_.is(at - 1, "between"_w);
  const bool both = words_.is(next, "and"_w) || words_.mark(next, '&');
  const bool from =
      at > words_.begin() &&
      (words_.is(at - 1, "from"_w) ||
       (words_.is(at - 1, "the"_w) && any_of(words_.key(at - 2), {"from"_w, "between"_w})));
  // "the night of 9/10 June"
  if (words_.mark(next, '/') && words_.glued(next) && words_.glued(next + 1)) {
    last = read_day_number(words_, next + 1, false);
    if (!last || last->day != first->day + 1) return std::nullopt;
    next = last->end;
  }
  if (words_.dash(next) || both ||
      any_of(words_.key(next), {"to"_w, "through"_w, "until"_w, "till"_w})) {
    const std::uint32_t day_at = words_.is(next + 1, "the"_w) ? next + 2 : next + 1;
    last = read_day_number(words_, day_at, between || from);
    if (last && last->day > first->day &&
        (!both || between || from || last->day == first->day + 1)) {
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
  auto year = read_year_after(end);
  if (!year) year = short_year(month->end);
  if (!year && words_.hyphen(at + 1)) year = hyphened_short_year(month->end);
  if (!year) year = read_which_year(month->end);
  end = year ? year->end : month->end;
  const Year known = year ? Year(year->year) : Year();
  auto value = day_of(known, month->month, first->day);
  if (value && last) {
    const auto last_value = day_of(known, month->month, last->day);
    value = last_value ? interval_value(*value, *last_value) : std::nullopt;
  }
  if (!value) return std::nullopt;
  if (year && year->counted) value->basis = DateBasis::relative;
  return TimePhrase{{at, end}, *value};
}

std::optional<CalendarReader::YearAt> CalendarReader::read_year_after(std::uint32_t at) const {
  std::uint32_t next = at;
  if (words_.mark(next, ',') || words_.is(next, "of"_w)) ++next;
  const bool joined = words_.hyphen(next) ||
                      (words_.mark(next, '/') && words_.glued(next) && words_.glued(next + 1));
  if (joined && next == at) ++next;  // "Dec-2018"
  // "Sept. '98", "Nov. 3rd, '98"
  if (words_.quote(next) && words_.glued(next + 1) && words_.view(next + 1).size() == 2) {
    const auto two = plain_digits(words_.view(next + 1));
    if (two && !words_.quote(next + 2)) return YearAt{year_of_two_digits(*two, speech_), next + 2};
  }
  const bool in = next == at && words_.is(next, "in"_w);  // "28 June in 2020"
  if (in) ++next;
  const auto year = year_form(words_, next);
  if (!year && in) return std::nullopt;
  if (!year && words_.is(at, "of"_w)) return short_year(next);
  if (!year) return joined ? std::nullopt : year_in_words(next);
  if (words_.hyphen(next + 1) && !read_month_name(words_, next + 2)) return std::nullopt;
  const bool round = *year % 100 == 0;
  if (counted_noun(words_, next + 1) && (round || next > at)) return std::nullopt;
  return YearAt{*year, next + 1};
}

/// "BRACKWATER, 3 NOV 89 (RADIO NORD)": two digits behind day and month, before a mark.
std::optional<CalendarReader::YearAt> CalendarReader::short_year(std::uint32_t at) const {
  const std::string_view digits = words_.view(at);
  const std::int32_t two = digits.size() == 2 ? plain_digits(digits).value_or(-1) : -1;
  const bool closed =
      !words_.has(at + 1) || (words_.is(at - 1, "of"_w) && words_.mark(at + 1, '.')) ||
      words_.mark(at + 1, '(') || words_.mark(at + 1, '[') || words_.mark(at + 1, ')') ||
      words_.mark(at + 1, ',') || words_.mark(at + 1, ';') || words_.dash(at + 1);
  if (two < 0 || !closed || words_.glued(at)) return std::nullopt;
  return YearAt{year_of_two_digits(two, speech_), at + 1};
}

/// "10-Oct-13"
std::optional<CalendarReader::YearAt> CalendarReader::hyphened_short_year(std::uint32_t at) const {
  if (!words_.hyphen(at) || words_.view(at + 1).size() != 2 || words_.hyphen(at + 2))
    return std::nullopt;
  const auto two = plain_digits(words_.view(at + 1));
  if (!two) return std::nullopt;
  return YearAt{year_of_two_digits(*two, speech_), at + 2};
}

/// May a day in words without "the" follow the month: "January first", not "in
/// May second homes"?
bool CalendarReader::ordinal_stands_alone(std::uint32_t at, std::uint32_t end) const {
  if (!words_.is_word(end) || !read_month_name(words_, at)->sure) return false;
  const auto ordinal = read_ordinal(words_, end);
  if (!ordinal || words_.hyphen(ordinal->range.end)) return false;
  const std::uint32_t next = ordinal->range.end;
  return !words_.is_word(next) || year_in_words(next) ||
         any_of(words_.key(next),
                {"and"_w, "to"_w, "through"_w, "until"_w, "till"_w, "was"_w, "in"_w, "at"_w});
}

std::optional<CalendarReader::YearAt> CalendarReader::year_in_words(std::uint32_t at) const {
  const int first = small_number(words_.key(at));
  if (first < 2 || first > 20) return std::nullopt;
  std::uint32_t next = at + 1;
  std::int32_t year = first * 100;
  if (words_.is(next, "thousand"_w) && first == 2) {
    year = 2000;
    ++next;
    if (words_.is(next, "and"_w)) ++next;
  } else if (first < 10) {
    return std::nullopt;
  } else if (words_.is(next, "hundred"_w)) {
    ++next;
    if (words_.is(next, "and"_w)) ++next;
  } else if (words_.hyphen(next)) {
    ++next;
  }
  int rest = small_number(words_.key(next));
  // "October two thousand", but not "in two thousand homes"
  if (year == 2000 && rest < 1 && read_month_name(words_, at - 1) && ends_days(at + 2))
    return YearAt{2000, at + 2};
  if (rest < 1 || (rest < 10 && first != 2)) return std::nullopt;
  ++next;
  if (rest >= 20) {
    const std::uint32_t digit_at = words_.hyphen(next) ? next + 1 : next;
    const int digit = small_number(words_.key(digit_at));
    if (digit >= 1 && digit <= 9) {
      rest += digit;
      next = digit_at + 1;
    }
  }
  year += rest;
  if (year < 1500 || year > 2100 || counted_noun(words_, next)) return std::nullopt;
  return YearAt{year, next};
}

std::optional<TimePhrase> CalendarReader::read_year(std::uint32_t at) const {
  const auto year = year_form(words_, at);
  if (!year) {
    if (!any_of(words_.key(at - 1), {"in"_w, "since"_w, "until"_w, "year"_w})) return std::nullopt;
    const auto told = year_in_words(at);
    if (!told || power_word(words_.key(told->end)) > 0) return std::nullopt;
    return TimePhrase{{at, told->end}, year_value(told->year)};
  }
  // "around 2000 local time", "at 1930 hours"
  const bool zone = words_.is(at + 1, "local"_w) && words_.is(at + 2, "time"_w);
  if (zone || any_of(words_.key(at + 1), {"hours"_w, "hrs"_w, "gmt"_w, "utc"_w}))
    return std::nullopt;
  // "2017 April"
  if (const auto month = read_month_name(words_, at + 1);
      month && month->sure && *year >= 1900 && *year <= 2099 && !words_.is_number(month->end) &&
      !words_.glued(at)) {
    return TimePhrase{{at, month->end}, month_value(*year, month->month)};
  }
  const auto range = read_year_range(at, *year);
  if (range && (range->second || year_by_context(at, *year))) return range->first;
  // "2010-2015-86", "2015-32" are numbers of something else.
  if (words_.hyphen(at + 1) && words_.is_number(at + 2)) return std::nullopt;
  if (!year_by_context(at, *year)) return std::nullopt;
  return TimePhrase{{at, at + 1}, year_value(*year)};
}

std::optional<std::pair<TimePhrase, bool>> CalendarReader::read_year_range(
    std::uint32_t at, std::int32_t year) const {
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

bool CalendarReader::year_by_context(std::uint32_t at, std::int32_t year) const {
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
  // "in 2013 or 2014", "later than 2010"
  if ((before == "or"_w && year_form(words_, at - 2) && !words_.dash(at - 3)) ||
      (before == "than"_w && any_of(words_.key(at - 2), {"later"_w, "earlier"_w})))
    return year >= 1500 && year <= 2100 && !counted_noun(words_, at + 1);
  // "the 2013 and 2014 raids", "since at least 2016"
  if (before == "and"_w && year_form(words_, at - 2) &&
      any_of(words_.key(at - 3), {"the"_w, "in"_w, "its"_w, "their"_w}))
    return year >= 1900 && year <= 2100;
  if (before == "least"_w && words_.is(at - 2, "at"_w) && words_.is(at - 3, "since"_w))
    return year >= 1500 && year <= 2100;
  if (any_of(before, {"into"_w, "throughout"_w})) return year >= 1900 && year <= 2100;
  if (any_of(before, {"in"_w, "cy"_w, "since"_w, "during"_w, "until"_w, "early"_w, "late"_w,
                      "mid"_w, "year"_w, "years"_w, "from"_w, "between"_w})) {
    return !(counted_noun(words_, at + 1) &&
             (year % 100 == 0 || before == "from"_w || before == "between"_w));
  }
  if (counted_noun(words_, at + 1)) {
    const bool determined = any_of(before, {"the"_w, "its"_w, "their"_w, "his"_w, "'s"_w});
    return determined && year >= 1900 && year <= 2100 && year % 100 != 0;
  }
  if (any_of(before, {"by"_w, "to"_w, "of"_w, "before"_w, "after"_w, "and"_w, "through"_w, "till"_w,
                      "around"_w})) {
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

std::optional<TimePhrase> read_calendar(const Words &words, std::uint32_t at,
                                        const SpeechTime &speech) {
  return CalendarReader(words, speech).read(at);
}

}  // namespace habeas
