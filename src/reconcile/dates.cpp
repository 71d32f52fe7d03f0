// reconcile/dates.cpp - calendar dates that agree or clash, and differences of days between clocks
//
// Unknowns are the days on which pages were written and acts took place. A relative phrase gives
// the difference between two of them in days ("two months ago": 55 to 67); a calendar date gives
// one of them. Every unknown hangs on an event with a calendar date by one phrase, or by several on
// one clock, so the shortest paths are single steps and intersections of steps.
#include "reconcile/dates.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "model/days.h"

namespace habeas {
namespace {

/// A date claim with its days.
struct Dated {
  std::size_t claim = 0;
  DayRange days;
};

bool is_act(const std::string& event) {
  return event == "statement" || event == "report" || event == "protest" || event == "appeal" ||
         event == "denial";
}

/// Narrowest first; of equals the first claim.
bool narrower(const Dated& a, const Dated& b) {
  const auto width = [](const Dated& d) {
    return d.days.is_closed() ? *d.days.last - *d.days.first : std::int64_t{1'000'000};
  };
  return std::make_tuple(width(a), a.claim) < std::make_tuple(width(b), b.claim);
}

const Dated& best_supported(const std::vector<Dated>& dates) {
  std::vector<DayRange> ranges;
  for (const Dated& date : dates) ranges.push_back(date.days);
  return dates[most_supported(ranges)];
}

Date dated(const DayRange& days, DateBasis basis) {
  Date date;
  date.edtf = to_edtf(days);
  date.basis = basis;
  if (days.has_year && days.is_closed()) {
    date.earliest = Day::from_number(*days.first);
    date.latest = Day::from_number(*days.last);
  }
  return date;
}

/// Does the date hang on the deed itself? A date that no frame takes may be of anything that its
/// sentence tells.
bool hangs_on_deed(const Claim& claim) {
  return dates_deed(claim) && !event_of(claim).empty() && is_told_as_done(claim);
}

/// "on May 3, 2021", "in May 2021", "from May 3 to May 5, 2021".
std::string when_words(const DayRange& days) {
  const std::string words = in_words(days);
  if (days.is_one_day()) return "on " + words;
  return (words.find(" to ") == std::string::npos ? "in " : "from ") + words;
}

/// "It" for the incident's own deed, else the other deed by name ("event_date:detention").
std::string deed_words(const std::string& attribute) {
  const std::size_t colon = attribute.find(':');
  return colon == std::string::npos ? "It" : "The " + spaced(attribute.substr(colon + 1));
}

constexpr std::int32_t kCycleYear = 2000;  ///< stands for a year that is not known

class DateFinder {
 public:
  DateFinder(const Evidence& evidence, const Scope& scope) : evidence_(evidence), scope_(scope) {}

  std::vector<Finding> run() {
    sort_claims();
    event_dates();
    act_dates();
    return std::move(findings_);
  }

 private:
  const Claim& claim(std::size_t number) const { return evidence_.claim(number); }

  void sort_claims() {
    for (const std::size_t number : scope_.all()) {
      const Claim& it = claim(number);
      const Date* date = date_of(it);
      if (it.kind != ClaimKind::date || date == nullptr || it.subkind == "period") continue;
      const std::string event = counted_event(it);
      const auto days = day_range(*date);
      if (is_act(event)) {
        if (days) acts_[{event, it.document}].push_back({number, *days});
        continue;
      }
      if (!hangs_on_deed(it)) continue;
      if (days && days->is_closed()) {
        event_[event == scope_.incident->event ? std::string() : event].push_back({number, *days});
      } else if (!days && date->offset) {
        relative_.push_back(number);
      }
    }
  }

  void event_dates() {
    if (event_.empty() && !relative_.empty()) only_relative();
    // Without a date of the incident's own deed that of another deed told with it stands for it.
    if (!event_.empty() && event_.count("") == 0) {
      event_.emplace("", std::move(event_.begin()->second));
      event_.erase(std::next(event_.begin()));
    }
    for (auto& [event, dates] : event_) {
      deed_dates("event_date" + (event.empty() ? std::string() : ":" + event), dates);
    }
  }

  void deed_dates(const std::string& attribute, std::vector<Dated>& dates) {
    std::sort(dates.begin(), dates.end(), narrower);
    const Dated main = best_supported(dates);
    ClaimNumbers equal;
    ClaimNumbers wider;
    ClaimNumbers clash;
    const Dated* month = nullptr;
    for (const Dated& other : dates) {
      if (other.days == main.days || in_words(other.days) == in_words(main.days)) {
        equal.push_back(other.claim);
      } else if (!can_meet(other.days, main.days)) {
        clash.push_back(other.claim);
      } else {
        wider.push_back(other.claim);
        if (month == nullptr) month = &other;
      }
    }
    sort_numbers(equal);
    sort_numbers(clash);
    report(attribute, main, equal, clash);
    if (month == nullptr) return;
    // The wider date rests on other claims: they do not speak for the day.
    sort_numbers(wider);
    Finding finding = make_finding(evidence_, scope_.incident,
                                   attribute + (attribute == "event_date" ? ":month" : "_month"),
                                   state_by_origins(evidence_, wider),
                                   "Less closely it is dated " + in_words(month->days) +
                                       ", according to " + basis_words(evidence_, wider) + ".",
                                   wider);
    finding.value = dated(month->days, DateBasis::explicit_);
    findings_.push_back(std::move(finding));
  }

  void report(const std::string& attribute, const Dated& main, const ClaimNumbers& supports,
              const ClaimNumbers& opposes) {
    const FindingState state =
        opposes.empty() ? state_by_origins(evidence_, supports) : FindingState::conflict;
    std::string text = deed_words(attribute) + " happened " + when_words(main.days) +
                       ", according to " + basis_words(evidence_, supports) + ".";
    if (!opposes.empty()) {
      text += " Against it stands " + other_dates(opposes) + ", according to " +
              basis_words(evidence_, opposes) + ".";
    }
    Finding finding =
        make_finding(evidence_, scope_.incident, attribute, state, text, supports, opposes);
    finding.value = dated(main.days, DateBasis::explicit_);
    findings_.push_back(std::move(finding));
    if (attribute == "event_date") infer_year(main.days, supports);
  }

  std::string other_dates(const ClaimNumbers& claims) const {
    std::string words;
    std::set<std::string> seen;
    for (const std::size_t number : claims) {
      const auto days = day_range(*date_of(claim(number)));
      if (!days || !days->is_closed() || !seen.insert(in_words(*days)).second) continue;
      words += (words.empty() ? "" : "; ") + in_words(*days);
    }
    return words;
  }

  /// A day without a year on a page that states when it was published is the last such day before
  /// that. Told only where all such pages give one year, and never as stated.
  void infer_year(const DayRange& days, const ClaimNumbers& supports) {
    if (days.has_year || !days.is_closed()) return;
    std::optional<int> year;
    ClaimNumbers from;
    std::string pages;
    std::set<DocumentId> seen;
    for (const std::size_t number : supports) {
      const DocumentId document = claim(number).document;
      const auto before = year_before(Day::from_number(*days.first), document);
      if (!before) continue;
      if (year && *year != *before) return;
      year = before;
      from.push_back(number);
      if (!seen.insert(document).second) continue;
      pages += (pages.empty() ? "" : "; ") + page_date_words(document);
    }
    if (!year) return;
    const auto moved = [&](std::int64_t number) {
      Day day = Day::from_number(number);
      const std::int32_t cycle = day.year - kCycleYear;
      day.year = *year + cycle;
      return day.number();
    };
    const DayRange whole{true, moved(*days.first), moved(*days.last)};
    Finding finding =
        make_finding(evidence_, scope_.incident, "event_date:year", FindingState::derived,
                     "With its year it is " + in_words(whole) +
                         ". No document states the year; it follows from the date "
                         "of the page (" +
                         pages + ").",
                     from);
    finding.derived_from = std::move(finding.supports);
    finding.supports.clear();
    finding.value = dated(whole, DateBasis::inferred);
    findings_.push_back(std::move(finding));
  }

  /// The year of the last such day of the calendar that is not after the page's stated date.
  std::optional<int> year_before(const Day& day, DocumentId document) const {
    const Layout* layout = evidence_.layout(document);
    if (layout == nullptr || layout->published.date.size() < 7) return std::nullopt;
    Date stated;
    stated.edtf = layout->published.date;
    const auto published = day_range(stated);
    if (!published || !published->has_year || !published->is_closed()) return std::nullopt;
    const Day last = Day::from_number(*published->last);
    const bool is_later = std::tie(day.month, day.day) > std::tie(last.month, last.day);
    return is_later ? last.year - 1 : last.year;
  }

  std::string page_date_words(DocumentId id) const {
    const Layout* layout = evidence_.layout(id);
    Date stated;
    stated.edtf = layout->published.date;
    const auto published = day_range(stated);
    return page_name(*evidence_.document(id)) + ": " +
           (published ? in_words(*published) : stated.edtf);
  }

  /// "Last week" on an undated page: when it was is not known.
  void only_relative() {
    Finding finding = make_unknown(
        scope_.incident, "event_date",
        "No calendar date is stated: the pages only say how long before their own writing it was. "
        "The dates of the pages would settle it.");
    finding.supports = ids_of(evidence_, relative_);
    count_origins(evidence_, relative_, finding);
    findings_.push_back(std::move(finding));
  }

  void act_dates() {
    for (auto& [key, dates] : acts_) {
      std::sort(dates.begin(), dates.end(), narrower);
      const DayRange days = dates.front().days;
      ClaimNumbers claims;
      for (const Dated& date : dates) {
        if (date.days == days) claims.push_back(date.claim);
      }
      sort_numbers(claims);
      if (!days.is_closed()) continue;
      Finding finding = make_finding(
          evidence_, scope_.incident,
          "statement_date:" + key.first + (acts_.size() > 1 ? numbered(key) : std::string()),
          state_by_origins(evidence_, claims),
          "The " + key.first + " was made in or on " + in_words(days) + ", according to " +
              basis_words(evidence_, claims) + ".",
          claims);
      finding.value = dated(days, DateBasis::explicit_);
      findings_.push_back(std::move(finding));
    }
  }

  /// Tells acts of one kind on several pages apart by their page.
  std::string numbered(const std::pair<std::string, DocumentId>& key) const {
    std::size_t same = 0;
    for (const auto& [other, dates] : acts_) same += other.first == key.first ? 1 : 0;
    if (same < 2) return {};
    const Document* document = evidence_.document(key.second);
    return document == nullptr ? std::string() : "_in_" + page_name(*document);
  }

  const Evidence& evidence_;
  const Scope& scope_;
  std::map<std::string, std::vector<Dated>> event_;  ///< by deed; empty: the incident's own
  ClaimNumbers relative_;
  std::map<std::pair<std::string, DocumentId>, std::vector<Dated>> acts_;
  std::vector<Finding> findings_;
};

/// What phrases of one clock say of its day.
struct Clock {
  std::optional<DayRange> days;
  ClaimNumbers from;
  bool clash = false;

  void narrow(const DayRange& range, const ClaimNumbers& claims) {
    if (!days) {
      days = range;
    } else {
      if (days->has_year != range.has_year) return;
      days->first = std::max(*days->first, *range.first);
      days->last = std::min(*days->last, *range.last);
      clash = clash || *days->last < *days->first;
    }
    from.insert(from.end(), claims.begin(), claims.end());
    sort_numbers(from);
  }
};

/// Months in a difference of days that names whole months ("two months": 55 to 67), else 0.
int whole_months(const DayOffset& offset) {
  const int middle = (offset.min_days + offset.max_days) / 2;
  const int months = (std::abs(middle) * 100 + 1522) / 3044;
  const int off = std::abs(std::abs(middle) * 100 - months * 3044);
  const int width = offset.max_days - offset.min_days;
  return months > 0 && off <= 200 && width >= 8 && width <= 31 ? (middle < 0 ? -months : months)
                                                               : 0;
}

bool is_whole_month(const DayRange& days) { return to_edtf(days).size() == 7; }

DayRange month_after(const DayRange& month, int months) {
  const Day first = Day::from_number(*month.first);
  const int index = first.year * 12 + (first.month - 1) + months;
  const auto begin = [](int at) {
    return Day{at / 12, static_cast<std::uint8_t>(at % 12 + 1), 1}.number();
  };
  return {month.has_year, begin(index), begin(index + 1) - 1};
}

class Timeline {
 public:
  explicit Timeline(const Evidence& evidence) : evidence_(evidence) {}

  std::vector<Finding> run() {
    for (const Scope& scope : evidence_.scopes()) {
      count_back(scope);
      count_from_acts(scope);
    }
    std::vector<Finding> findings;
    for (const Document* document : evidence_.documents()) {
      const auto clock = clocks_.find(document->id);
      if (clock == clocks_.end() || clock->second.clash) continue;
      findings.push_back(page_finding(*document, clock->second));
    }
    findings.insert(findings.end(), acts_.begin(), acts_.end());
    return findings;
  }

 private:
  const Claim& claim(std::size_t number) const { return evidence_.claim(number); }

  /// The event's narrowest calendar date, and the claim that gives it.
  std::optional<Dated> event_day(const Scope& scope) const {
    std::vector<Dated> dates;
    for (const std::size_t number : scope.told()) {
      const Date* date = date_of(claim(number));
      if (claim(number).kind != ClaimKind::date || date == nullptr) continue;
      if (!hangs_on_deed(claim(number))) continue;
      const std::string event = counted_event(claim(number));
      if (!event.empty() && event != scope.incident->event) continue;
      const auto days = day_range(*date);
      if (days && days->is_closed()) dates.push_back({number, *days});
    }
    if (dates.empty()) return std::nullopt;
    std::sort(dates.begin(), dates.end(), narrower);
    return best_supported(dates);
  }

  bool is_dated(DocumentId document) const {
    const Layout* layout = evidence_.layout(document);
    return layout != nullptr && !layout->published.date.empty();
  }

  /// "Two months ago" of an event with a date gives the day of writing.
  void count_back(const Scope& scope) {
    const auto event = event_day(scope);
    if (!event) return;
    for (const std::size_t number : scope.told()) {
      const Claim& it = claim(number);
      const Date* date = date_of(it);
      const bool relative = it.kind == ClaimKind::date && date != nullptr && date->offset &&
                            date->edtf.empty() && date->offset->max_days <= 0;
      if (!relative || it.region || date->anchor || is_act(counted_event(it))) continue;
      if (counted_event(it) == "border_change" || is_dated(it.document)) continue;
      const int months = whole_months(*date->offset);
      const DayRange days =
          is_whole_month(event->days) && months != 0
              ? month_after(event->days, -months)
              : shifted(event->days, -date->offset->max_days, -date->offset->min_days);
      clocks_[it.document].narrow(days, {number, event->claim});
    }
  }

  /// "Two months after X protested" with a dated protest gives the day of the other act.
  void count_from_acts(const Scope& scope) {
    for (const std::size_t number : scope.all()) {
      const Claim& it = claim(number);
      const Date* date = date_of(it);
      const bool after = it.kind == ClaimKind::date && date != nullptr && date->offset &&
                         date->edtf.empty() && date->offset->min_days > 0;
      if (!after) continue;
      const auto reference = reference_of(scope, number);
      if (!reference) continue;
      const int months = whole_months(*date->offset);
      const DayRange days =
          is_whole_month(reference->days) && months != 0
              ? month_after(reference->days, months)
              : shifted(reference->days, date->offset->min_days, date->offset->max_days);
      ClaimNumbers from{number, reference->claim};
      sort_numbers(from);
      Finding finding = derived(scope.incident, "statement_date:" + later_act(it), days, from,
                                "The later act that is dated from an earlier one");
      acts_.push_back(std::move(finding));
    }
  }

  static std::string later_act(const Claim& it) {
    const std::string event = counted_event(it);
    return event.empty() || event == "relative" ? "report" : event;
  }

  /// The dated act or event that a phrase such as "two months after ..." counts from: the public
  /// act told in the same words, dated there or by another page; else the incident itself.
  std::optional<Dated> reference_of(const Scope& scope, std::size_t number) const {
    const Claim& phrase = claim(number);
    for (const PartScope& act : scope.acts) {
      const bool told_here = std::any_of(act.claims.begin(), act.claims.end(), [&](std::size_t n) {
        const Claim& it = claim(n);
        return it.document == phrase.document && it.anchor.begin >= phrase.anchor.begin &&
               it.anchor.begin < phrase.anchor.end + kBeside;
      });
      if (told_here) return act_day(scope, act.incident->event);
    }
    return std::nullopt;
  }

  std::optional<Dated> act_day(const Scope& scope, const std::string& event) const {
    std::vector<Dated> dates;
    for (const std::size_t number : scope.all()) {
      const Date* date = date_of(claim(number));
      if (claim(number).kind != ClaimKind::date || date == nullptr) continue;
      const auto days = day_range(*date);
      if (days && days->is_closed() && counted_event(claim(number)) == event) {
        dates.push_back({number, *days});
      }
    }
    if (dates.empty()) return std::nullopt;
    return *std::min_element(dates.begin(), dates.end(), narrower);
  }

  Finding derived(const Incident* incident, const std::string& attribute, const DayRange& days,
                  const ClaimNumbers& from, const std::string& what) const {
    Finding finding;
    if (incident != nullptr) finding.incident = incident->id;
    finding.attribute = attribute;
    finding.state = FindingState::derived;
    finding.value = dated(days, DateBasis::inferred);
    finding.text = what + ": " + in_words(days) + ". No page says so; it follows from " +
                   std::to_string(from.size()) + " claims.";
    finding.derived_from = ids_of(evidence_, from);
    count_origins(evidence_, from, finding);
    return finding;
  }

  Finding page_finding(const Document& document, const Clock& clock) const {
    const std::string page = page_name(document);
    const Scope* scope = evidence_.only_scope(document.id);
    return derived(scope == nullptr ? nullptr : scope->incident, "document_date:" + page,
                   *clock.days, clock.from, "Days on which " + page + " can have been written");
  }

  static constexpr std::uint32_t kBeside =
      80;  // bytes from "two months after" to what it counts from

  const Evidence& evidence_;
  std::map<DocumentId, Clock> clocks_;
  std::vector<Finding> acts_;
};

}  // namespace

std::vector<Finding> date_findings(const Evidence& evidence, const Scope& scope) {
  return DateFinder(evidence, scope).run();
}

std::vector<Finding> timeline_findings(const Evidence& evidence) {
  return Timeline(evidence).run();
}

}  // namespace habeas
