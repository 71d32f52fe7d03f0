// extract/dates.cpp - finds times in a text: runs the grammars, joins ranges,
// links anchors
#include "extract/dates.h"

#include <algorithm>

#include "base/ensure.h"
#include "extract/dates_entries.h"
#include "extract/dates_events.h"
#include "extract/dates_grammar.h"
#include "extract/dates_open.h"
#include "extract/dates_other_calendars.h"
#include "extract/dates_settle.h"
#include "extract/dates_told.h"
#include "extract/openers.h"

namespace habeas {
namespace {

bool is_preposition(std::uint64_t key) {
  switch (key) {
    case "on"_w:
    case "in"_w:
    case "since"_w:
    case "by"_w:
    case "after"_w:
    case "before"_w:
    case "until"_w:
    case "till"_w:
    case "from"_w:
    case "during"_w:
    case "at"_w:
    case "between"_w:
    case "through"_w:
    case "throughout"_w:
    case "within"_w:
    case "over"_w:
    case "for"_w:
    case "around"_w:
    case "of"_w:
    case "to"_w:
      return true;
    default:
      return false;
  }
}

/// Finds the times of one sentence after the other. A time may count from one
/// that stands in an earlier sentence of the same text.
class DateFinder {
 public:
  DateFinder(std::string_view text, const TokenText &tokens, std::span<const SpeechTime> clocks)
      : text_(text), tokens_(tokens), clocks_(clocks) {}

  std::vector<DateHit> run() {
    for (const TokenRange sentence : tokens_.sentences) {
      speech_ = clocks_[tokens_.block_of(sentence.begin)];
      read_sentence(Words(text_, tokens_, sentence));
    }
    share_years_of_entries(text_, tokens_, clocks_, hits_);
    for (std::uint32_t i = 0; i < hits_.size(); ++i) link(i);
    return std::move(hits_);
  }

 private:
  struct Pending {
    bool from_next = false;
    bool from_last = false;
    bool clock_alone = false;
    Grain grain = Grain::none;
    std::int32_t steps = 0;
    std::optional<Date> without_anchor;
    std::optional<Step> step;
    bool telling = false;  ///< dates the telling, not what is told
  };

  void read_sentence(const Words &words) {
    const std::size_t first = hits_.size();
    for (std::uint32_t at = words.begin(); at < words.end();) {
      const auto found = may_open_time(words, at) ? read_at(words, at) : std::nullopt;
      HB_ASSERT(found || may_open_time(words, at) || !read_at(words, at));
      if (!found || found->range.empty()) {
        ++at;
        continue;
      }
      if (of_another_calendar(words, found->range)) {
        at = found->range.end;
        continue;
      }
      add_days_before(words, *found, first);
      add(words, *found, first);
      at = add_days_behind(words, found->range.end, first);
    }
    const std::span<DateHit> told = std::span(hits_).subspan(first);
    share_years(words, told);
    share_months(words, first);
    share_months_of_weekdays(words, told);
    share_month_told(words, told);
    settle_years(words, told, speech_);
    open_stretches(words, told);
    for (std::size_t i = 0; i < told.size(); ++i)
      pending_[first + i].telling = dates_telling(words, told, i);
  }

  /// "On the 9th and the 12th of June": the month of the second day is that of the first.
  void share_months(const Words &words, std::size_t first) {
    for (std::size_t i = first; i + 1 < hits_.size(); ++i) {
      const DateHit &next = hits_[i + 1];
      const std::uint32_t end = hits_[i].range.end;
      const std::uint32_t begin = words.is(end + 1, "the"_w) ? end + 2 : end + 1;
      const auto ordinal = read_ordinal(words, hits_[i].range.begin);
      if (hits_[i].range.size() != 1 || !ordinal || ordinal->range.end != end ||
          next.range.begin != begin || !any_of(words.key(end), {"and"_w, "or"_w}) ||
          next.range.size() < 2 || !has_one_day(next.value) ||
          !month_has(next.value, ordinal->value))
        continue;
      hits_[i].value = with_day(next.value, ordinal->value);
    }
  }

  /// "on 2, 5 and 9 June": the days that leave the month to the last.
  void add_days_before(const Words &words, const TimePhrase &last, std::size_t first) {
    // "14, 15 and 16 June": the last two are one stretch
    const bool two = last.value.edtf.size() == 21 && last.value.earliest && last.value.latest &&
                     last.value.earliest->month == last.value.latest->month &&
                     day_number(words, last.range.begin) > 0 &&
                     words.mark(last.range.begin - 1, ',');
    const bool one = has_one_day(last.value) && read_month_name(words, last.range.begin + 1) &&
                     any_of(words.key(last.range.begin - 1), {"and"_w, "or"_w});
    if (!one && !two) return;
    const std::uint32_t floor = hits_.size() > first ? hits_.back().range.end : words.begin();
    std::vector<std::uint32_t> days;
    std::int32_t bound = day_number(words, last.range.begin);
    std::uint32_t at = last.range.begin;
    while (at >= floor + 2 && (days.empty() || words.mark(at - 1, ','))) {
      const std::int32_t day = day_number(words, at - 2);
      if (day < 1 || day >= bound) break;  // smaller than a day that the month has
      at -= 2;
      bound = day;
      days.push_back(at);
    }
    const bool led = any_of(words.key(at - 1), {"on"_w, "of"_w, "by"_w, "the"_w, "for"_w});
    if (days.empty() || !led) return;
    std::reverse(days.begin(), days.end());
    for (const std::uint32_t day : days)
      add(words, {{day, day + 1}, with_day(last.value, day_number(words, day))}, first);
  }

  /// "May 3, 5 and 9", "May 3 and 9, 2018": the days that take the month of the first. Returns the
  /// token behind them.
  std::uint32_t add_days_behind(const Words &words, std::uint32_t end, std::size_t first) {
    const DateHit head = hits_.back();
    if (head.range.end != end || !has_one_day(head.value) || day_number(words, end - 1) < 1 ||
        !read_month_name(words, head.range.begin))
      return end;
    std::vector<std::uint32_t> days;
    std::int32_t bound = day_number(words, end - 1);
    bool closed = false;
    for (std::uint32_t at = end; !closed; at = days.back() + 1) {
      closed = words.is(at, "and"_w) || words.is(at, "or"_w);
      const std::int32_t day = day_number(words, at + 1);
      if (!(closed || words.mark(at, ',')) || day <= bound || !month_has(head.value, day))
        return end;
      bound = day;
      days.push_back(at + 1);
    }
    std::uint32_t behind = days.back() + 1;
    if (!ends_time_phrase(words, behind) && !year_form(words, behind)) return end;
    if (words.mark(behind, ',') && year_form(words, behind + 1)) ++behind;
    const auto year = year_form(words, behind);
    const auto in_year = [&](std::int32_t day) {
      Date value = with_day(head.value, day);
      return year && value.edtf.size() == 10
                 ? day_value(*year, (value.edtf[5] - '0') * 10 + value.edtf[6] - '0', day)
                 : value;
    };
    if (year && !month_has(head.value, day_number(words, end - 1))) return end;
    if (year) hits_.back().value = in_year(day_number(words, end - 1));
    for (const std::uint32_t day : days)
      add(words, {{day, day + 1}, in_year(day_number(words, day))}, first);
    if (year) hits_.back().range.end = behind + 1;
    return hits_.back().range.end;
  }

  static bool has_one_day(const Date &value) {
    return value.edtf.size() == 10 && value.timex == value.edtf;
  }

  /// 1 to 31 for the digits of a day, else 0.
  static std::int32_t day_number(const Words &words, std::uint32_t at) {
    if (!words.is_number(at) || words.view(at).size() > 2) return 0;
    const std::int32_t day = plain_digits(words.view(at)).value_or(0);
    return day <= 31 ? day : 0;
  }

  /// Has the month this day in every year (February: 28)?
  static bool month_has(const Date &value, std::int32_t day) {
    constexpr std::int32_t kNoLeapYear = 2001;
    return day <= days_in_month(kNoLeapYear, (value.edtf[5] - '0') * 10 + value.edtf[6] - '0');
  }

  /// Another day of the same month.
  static Date with_day(const Date &value, std::int32_t day) {
    const std::int32_t month = (value.edtf[5] - '0') * 10 + value.edtf[6] - '0';
    Date other = day_value(value.earliest ? Year(value.earliest->year) : Year(), month, day);
    other.basis = value.basis;
    return other;
  }

  std::optional<TimePhrase> read_at(const Words &words, std::uint32_t at) const {
    const auto calendar = read_calendar(words, at, speech_);
    const auto relative = read_relative(words, at, speech_);
    if (!calendar) return relative;
    if (!relative) return calendar;
    return relative->range.end > calendar->range.end ? relative : calendar;
  }

  void add(const Words &words, const TimePhrase &phrase, std::size_t first) {
    DateHit hit;
    hit.range = phrase.range;
    hit.value = phrase.value;
    hit.anchored = phrase.anchored;
    const std::uint32_t before =
        words.is(hit.range.begin - 1, "the"_w) ? hit.range.begin - 2 : hit.range.begin - 1;
    if (words.has(before) && is_preposition(words.key(before))) hit.preposition = before;
    if (hits_.size() > first && join(words, hit)) return;
    hits_.push_back(std::move(hit));
    pending_.push_back({phrase.counts_from_next, phrase.counts_from_last, phrase.clock_alone,
                        phrase.grain, phrase.steps, phrase.without_anchor, phrase.step, false});
  }

  /// "from May 2 to June 3", "between 2010 and 2014", "2 May - 3 June": one
  /// period.
  bool join(const Words &words, const DateHit &last) {
    DateHit &first = hits_.back();
    if (join_length(words, last) || join_clocks(words, last) || join_weekday(words, last))
      return true;
    if (pending_.back().clock_alone) return false;
    std::uint32_t link = first.range.end;
    if (words.mark(link, ',')) ++link;
    std::uint32_t begin = link + 1;
    while (any_of(words.key(begin), {"the"_w, "current"_w})) ++begin;
    begin = behind_open_day(words, begin);
    if (begin != last.range.begin) return false;
    const Date to = in_year_behind(first.value, until_now(last.value, speech_));
    if (!is_calendar(first.value) || !is_calendar(to) || !links(words, link, first.value, to))
      return false;
    std::optional<Date> value = stretch_in_order(with_year_of(first.value, to), to);
    // "from next Monday to Friday"
    if (!value && first.anchored == DateAnchor::clock && last.anchored == DateAnchor::clock &&
        is_one_day(first.value) && is_one_day(to)) {
      const std::int64_t back = first.value.earliest->number() - to.earliest->number();
      const std::int64_t weeks = (back + 6) / 7 * 7;
      const bool past = speech_.day && !(*speech_.day < *first.value.earliest);
      value = past ? interval_value(day_value(plus_days(*first.value.earliest, -weeks)), to)
                   : interval_value(first.value, day_value(plus_days(*to.earliest, weeks)));
    }
    if (!value) return false;
    value->offset.reset();
    first.value = std::move(*value);
    first.range.end = last.range.end;
    return true;
  }

  /// Does the word between two times make them the ends of one stretch?
  bool links(const Words &words, std::uint32_t link, const Date &from, const Date &to) const {
    if (words.dash(link)) return true;
    const std::uint32_t before = hits_.back().preposition;
    const std::uint64_t lead = before == kNoToken ? 0 : words.key(before);
    const std::uint64_t key = words.key(link);
    if (key == "and"_w) return lead == "between"_w;
    if (key == "through"_w) return true;
    if (!any_of(key, {"to"_w, "until"_w, "till"_w})) return false;
    // "9 May to 12 May", but not "put off ... 9 May to 12 May"
    const bool days = from.edtf.size() == 10 && to.edtf.size() == 10 && key == "to"_w;
    // and "Monday to Friday"
    const bool weekdays =
        days && from.offset && to.offset && from.offset->weekday > 0 && to.offset->weekday > 0;
    // "in the years 1998 to 2001"
    const bool years = from.edtf.size() == 4 && to.edtf.size() == 4 &&
                       any_of(words.key(hits_.back().range.begin - 1), {"years"_w, "period"_w});
    return lead == "from"_w || weekdays || years || (days && from.basis != DateBasis::relative);
  }

  /// "7 November 2016, a Monday": the weekday of the day before it.
  bool join_weekday(const Words &words, const DateHit &last) {
    DateHit &first = hits_.back();
    // "on Monday (3 May)"
    const auto weekday = read_weekday_name(words, first.range.begin);
    if (weekday && weekday->end == first.range.end && words.mark(first.range.end, '(') &&
        last.range.begin == first.range.end + 1 && words.mark(last.range.end, ')') &&
        has_one_day(last.value)) {
      first.range.end = last.range.end + 1;
      first.value = last.value;
      first.anchored = last.anchored;
      return true;
    }
    const std::uint32_t comma = first.range.end;
    if (first.value.edtf.size() != 10 || !words.mark(comma, ',') || !words.is(comma + 1, "a"_w) ||
        last.range.begin != comma + 2 || !read_weekday_name(words, last.range.begin))
      return false;
    first.range.end = last.range.end;
    return true;
  }

  /// "between 3 p.m. and 5 p.m. on Friday": hours of one day.
  bool join_clocks(const Words &words, const DateHit &last) {
    DateHit &first = hits_.back();
    const std::size_t from = first.value.timex.find('T');
    const std::size_t to = last.value.timex.find('T');
    if (!pending_.back().clock_alone || from == std::string::npos || to == std::string::npos ||
        last.value.timex.find(':') == std::string::npos || last.range.begin != first.range.end + 1)
      return false;
    const std::uint64_t lead = first.preposition == kNoToken ? 0 : words.key(first.preposition);
    const std::uint64_t key = words.key(first.range.end);
    const bool links = words.dash(first.range.end) || (key == "and"_w && lead == "between"_w) ||
                       (any_of(key, {"to"_w, "until"_w, "till"_w}) && lead != "until"_w);
    if (!links) return false;
    const std::string begin = first.value.timex.substr(from);
    const std::string day = last.value.timex.substr(0, to);
    first.value = last.value;
    first.value.timex = day + begin + "/" + last.value.timex;
    first.anchored = last.anchored;
    first.range.end = last.range.end;
    return true;
  }

  /// "three days from Tuesday", "a week starting tomorrow": the days that a length of time covers.
  bool join_length(const Words &words, const DateHit &last) {
    DateHit &first = hits_.back();
    const auto length = plain_length(first.value);
    if (!length || !is_calendar(last.value) || !last.value.earliest ||
        last.value.earliest != last.value.latest)
      return false;
    std::uint32_t link = first.range.end;
    if (words.mark(link, ',')) ++link;
    const bool starting = any_of(words.key(link), {"starting"_w, "beginning"_w, "commencing"_w});
    const bool held = words.is(first.range.begin - 1, "for"_w);
    if (!starting && !(held && words.is(link, "from"_w))) return false;
    std::uint32_t begin = link + 1;
    if (any_of(words.key(begin), {"from"_w, "on"_w})) ++begin;
    if (begin != last.range.begin) return false;
    const Day day = *last.value.earliest;
    const auto value =
        interval_value(day_value(day), day_value(plus_days(plus_step(day, *length), -1)));
    if (!value) return false;
    const std::string timex = first.value.timex;
    first.value = *value;
    first.value.timex = timex;
    first.value.basis = last.value.basis;
    first.range.end = last.range.end;
    return true;
  }

  static bool is_calendar(const Date &value) {
    return !value.edtf.empty() && value.edtf.find('/') == std::string::npos && value.edtf[0] != '[';
  }

  /// "October 9 to November 2, 2023": the year holds for both.
  static Date with_year_of(const Date &first, const Date &last) {
    const bool unstated = first.edtf.starts_with("XXXX") || first.basis == DateBasis::document;
    if (!unstated || !last.earliest || last.basis != DateBasis::explicit_) return first;
    const auto month = first.edtf.size() >= 7
                           ? plain_digits(std::string_view(first.edtf).substr(5, 2))
                           : std::nullopt;
    if (!month || *month < 1 || *month > 12) return first;
    // "November to February 2023" begins in the year before
    const std::int32_t year =
        last.earliest->year - (last.edtf.size() > 4 && *month > last.earliest->month ? 1 : 0);
    if (first.edtf.size() == 7) return month_value(year, *month);
    const auto day = plain_digits(std::string_view(first.edtf).substr(8, 2));
    if (!day || *day > days_in_month(year, *month)) return first;
    return day_value(year, *month, *day);
  }

  /// Counts a time from the one before or behind it, where that is a day, and
  /// leaves it open otherwise.
  void link(std::uint32_t i) {
    DateHit &hit = hits_[i];
    if (pending_[i].clock_alone) link_clock(i);
    if (hit.anchored != DateAnchor::event) return;
    std::uint32_t anchor = kNoToken;
    if (pending_[i].from_next && i + 1 < hits_.size() &&
        hits_[i + 1].range.begin <= hit.range.end + 1)
      anchor = i + 1;
    if (pending_[i].from_last) anchor = last_day_before(i);
    if (anchor == kNoToken) anchor = time_of_event(text_, tokens_, hits_, i);
    if (anchor == kNoToken) {
      if (!pending_[i].without_anchor) return;
      const std::optional<DayOffset> offset = hit.value.offset;
      hit.value = *pending_[i].without_anchor;
      hit.value.offset = offset;
      hit.anchored = DateAnchor::clock;
      return;
    }
    hit.anchored = DateAnchor::hit;
    hit.anchor_hit = anchor;
    const Date before = hit.value;
    if (pending_[i].grain == Grain::none) {
      count_from(hits_[anchor].value, hit.value);
      if (const auto months = pending_[i].step && hit.value.edtf.empty()
                                  ? months_from(hits_[anchor].value, *pending_[i].step)
                                  : std::nullopt) {
        hit.value.edtf = months->edtf;
        hit.value.earliest = months->earliest;
        hit.value.latest = months->latest;
      }
      // "two weeks from tomorrow": TIMEX3 names the day.
      if (pending_[i].from_next && pending_[i].step && is_one_day(anchor))
        hit.value.timex = iso(plus_step(*hits_[anchor].value.earliest, *pending_[i].step));
    } else {
      count_units_from(hits_[anchor].value, pending_[i], hit.value);
    }
    if (anchor < i && lies_ahead(hit)) hit.value = before;
  }

  /// "Three days later the army arrested six", counted to a day behind that of the speech: the
  /// words count from another day.
  bool lies_ahead(const DateHit &hit) const {
    const auto &clock = clocks_[tokens_.block_of(hit.range.begin)].day;
    if (!clock || !hit.value.earliest || !(*clock < *hit.value.earliest)) return false;
    const Words words(text_, tokens_, tokens_.sentences[tokens_.sentence_of(hit.range.begin)]);
    return tells_past(words) || tense_at(words, hit.range.begin, hit.range.end) == Tense::past;
  }

  /// "He was shot on Saturday. Police came at 7 p.m.": a time of day alone is one of the day that
  /// the story has come to, and only where none was told shortly before of the day of speech.
  void link_clock(std::uint32_t i) {
    const std::uint32_t told = day_told_near(i);
    if (told == kNoToken) return;
    pending_[i].clock_alone = false;
    DateHit &hit = hits_[i];
    const std::size_t clock = hit.value.timex.find('T');
    std::string timex = hits_[told].value.edtf;
    if (clock != std::string::npos) timex += hit.value.timex.substr(clock);
    hit.value = hits_[told].value;
    hit.value.timex = std::move(timex);
    hit.anchored = hits_[told].anchored;
    hit.anchor_hit = hits_[told].anchor_hit;
  }

  /// The last day before this time, or one soon behind it in its sentence ("at 9 p.m. the night of
  /// 3 May").
  std::uint32_t day_told_near(std::uint32_t i) const {
    constexpr std::uint32_t kSentences = 4;  // back
    constexpr std::uint32_t kTimes = 32;     // back
    constexpr std::uint32_t kTokens = 5;     // forward
    const auto sentence_of = [&](std::uint32_t hit) {
      return tokens_.sentence_of(hits_[hit].range.begin);
    };
    const std::uint32_t here = sentence_of(i);
    const bool behind = i + 1 < hits_.size() && is_one_day(i + 1) && sentence_of(i + 1) == here &&
                        hits_[i + 1].range.begin <= hits_[i].range.end + kTokens;
    const std::uint32_t first = i > kTimes ? i - kTimes : 0;
    for (std::uint32_t at = i; at-- > first && sentence_of(at) + kSentences >= here;) {
      if (behind && sentence_of(at) != here) break;
      if (is_one_day(at) && !pending_[at].telling) return at;
    }
    return behind ? i + 1 : kNoToken;
  }

  /// A day of the calendar that the words say.
  bool is_one_day(std::uint32_t i) const {
    return is_one_day(hits_[i].value) && !pending_[i].clock_alone;
  }
  static bool is_one_day(const Date &value) {
    return value.edtf.size() == 10 && value.earliest && value.earliest == value.latest;
  }

  /// "the next week", "that year": a calendar unit near a known day.
  static void count_units_from(const Date &anchor, const Pending &pending, Date &value) {
    if (!anchor.earliest || !anchor.latest) return;
    const Day from = *anchor.earliest;
    Date counted;
    switch (pending.grain) {
      case Grain::none:
        return;
      case Grain::week:
        if (from != *anchor.latest) return;
        counted = week_value(plus_days(from, std::int64_t{7} * pending.steps));
        break;
      case Grain::month: {
        if (from.month != anchor.latest->month || from.year != anchor.latest->year) return;
        const Day moved = plus_months(from, pending.steps);
        counted = month_value(moved.year, moved.month);
        break;
      }
      case Grain::year:
        if (from.year != anchor.latest->year) return;
        counted = year_value(from.year + pending.steps);
        break;
    }
    counted.basis = DateBasis::relative;
    counted.offset = value.offset;
    value = std::move(counted);
  }

  /// The last calendar time before this hit, at most this many hits away: a
  /// bound on the search.
  std::uint32_t last_day_before(std::uint32_t i) const {
    constexpr std::uint32_t kReach = 16;
    for (std::uint32_t back = 1; back <= kReach && back <= i; ++back) {
      if (pending_[i - back].telling) continue;
      const Date &value = hits_[i - back].value;
      if (!value.edtf.empty() || (value.offset && !value.timex.starts_with('P'))) return i - back;
    }
    return kNoToken;
  }

  static void count_from(const Date &anchor, Date &value) {
    if (!value.offset) return;
    const DayOffset offset = *value.offset;
    if (anchor.earliest && anchor.earliest == anchor.latest) {
      if (offset.weekday > 0) {  // "the following Sunday"
        const bool back = offset.max_days < 0;
        int days = offset.weekday - weekday_of(*anchor.earliest);
        if (back && days >= 0) days -= 7;
        if (!back && days <= 0) days += 7;
        Date day = day_value(plus_days(*anchor.earliest, days));
        day.basis = DateBasis::relative;
        day.offset = offset;
        value = std::move(day);
        return;
      }
      Date counted = one_day_between(plus_days(*anchor.earliest, offset.min_days),
                                     plus_days(*anchor.earliest, offset.max_days));
      // "an hour later" is a length of time to TIMEX3
      if (counted.timex.empty() || value.timex.starts_with("PT")) counted.timex = value.timex;
      if (value.timex.starts_with("T")) counted.timex += value.timex;  // "5 a.m. the next day"
      counted.basis = DateBasis::relative;
      counted.offset = offset;
      value = std::move(counted);
      return;
    }
    // "October 9 ... the next day": the year is as unknown as before.
    if (offset.min_days != offset.max_days || anchor.edtf.size() != 10 ||
        !anchor.edtf.starts_with("XXXX"))
      return;
    const auto month = plain_digits(std::string_view(anchor.edtf).substr(5, 2));
    const auto day = plain_digits(std::string_view(anchor.edtf).substr(8, 2));
    if (!month || !day || *month == 2) return;  // the length of February is unknown, too
    constexpr std::int32_t kAnyYear = 2001;
    const Day moved =
        plus_days(Day{kAnyYear, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)},
                  offset.min_days);
    if (moved.year != kAnyYear || moved.month == 2 || std::abs(offset.min_days) > 31) return;
    Date counted = day_value(std::nullopt, moved.month, moved.day);
    counted.basis = DateBasis::relative;
    counted.offset = offset;
    value = std::move(counted);
  }

  std::string_view text_;
  const TokenText &tokens_;
  std::span<const SpeechTime> clocks_;
  SpeechTime speech_;  ///< of the sentence that is read
  std::vector<DateHit> hits_;
  std::vector<Pending> pending_;
};

}  // namespace

std::vector<DateHit> find_dates(std::string_view text, const TokenText &tokens,
                                const SpeechTime &clock) {
  return find_dates_by_block(text, tokens, std::vector<SpeechTime>(tokens.blocks.size(), clock));
}

std::vector<DateHit> find_dates_by_block(std::string_view text, const TokenText &tokens,
                                         std::span<const SpeechTime> clocks) {
  return DateFinder(text, tokens, clocks).run();
}

}  // namespace habeas
