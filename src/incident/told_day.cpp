// incident/told_day.cpp - days in the lead of pages about an incident
#include "incident/told_day.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace habeas {
namespace {

constexpr std::size_t kLead = 6;          // sentences, the headline among them
constexpr std::int64_t kMostBefore = 31;  // days from the event to the day of writing

/// Of one page: places of dates that are not of the deed, and sentences with claims of it.
struct PageDays {
  std::set<std::uint32_t> others;
  std::set<std::size_t> own;
};

PageDays read_page(const Facts& facts, const std::vector<std::size_t>& claims, std::size_t page) {
  PageDays days;
  const auto [first, last] = facts.claims_of(page);
  for (std::size_t i = first; i < last; ++i) {
    // "Gunfire broke out on Tuesday" is no deed of the lists, and no day of a statement.
    const bool own = std::binary_search(claims.begin(), claims.end(), i) &&
                     facts.claim(i).subkind == "event_date";
    if (facts.claim(i).kind == ClaimKind::date && !facts.dates_deed_of(i) && !own) {
      for (const Role& role : facts.claim(i).roles) {
        if (role.name == RoleName::date) days.others.insert(role.span.begin);
      }
      days.others.insert(facts.claim(i).anchor.begin);
    }
    if (std::binary_search(claims.begin(), claims.end(), i)) {
      days.own.insert(static_cast<std::size_t>(facts.sentence_of(i)));
    }
  }
  return days;
}

/// One day, not after the day of writing and not long before it.
bool is_recent_day(const Date& date, std::optional<std::int64_t> written) {
  const auto range = day_range(date);
  if (!range || !range->is_one_day()) return false;
  if (!written || !range->has_year) return true;
  return *range->first <= *written && *written - *range->first <= kMostBefore;
}

/// "A hearing is scheduled Jan. 15": the day of what follows a deed.
bool tells_of_court(const DocumentFacts& document, const SentenceFacts& sentence) {
  constexpr std::array<std::string_view, 12> kAfter = {
      "hearing",  "scheduled", "court", "arraign", "trial", "sentenc",
      "indicted", "funeral",   "vigil", "bail",    "plead", "bond"};
  const std::string_view words = slice(std::string_view(document.document->text), sentence.span);
  return std::any_of(kAfter.begin(), kAfter.end(), [&](std::string_view word) {
    return words.find(word) != std::string_view::npos;
  });
}

/// The first day of a page that may be the deed's: beside a claim of it, else in the lead.
const Date* day_of(const Facts& facts, const std::vector<std::size_t>& claims, std::size_t page) {
  const DocumentFacts& document = facts.facts_of(page);
  if (document.sentences.empty()) return nullptr;
  const PageDays days = read_page(facts, claims, page);
  const Date* lead = nullptr;
  for (const Mention* mention : document.mentions) {
    const auto* date = std::get_if<Date>(&mention->value);
    if (date == nullptr || !is_recent_day(*date, document.written)) continue;
    const bool other = std::any_of(days.others.begin(), days.others.end(), [&](std::uint32_t at) {
      return at + 4 >= mention->span.begin && at < mention->span.end;  // "on" before it
    });
    if (other || facts.opens_dateline(page, mention->span)) continue;
    const std::size_t sentence = sentence_at(document, mention->span.begin);
    if (tells_of_court(document, document.sentences[sentence])) continue;
    if (days.own.contains(sentence)) return date;
    if (lead == nullptr && sentence < kLead) lead = date;
  }
  return lead;
}

}  // namespace

std::optional<Date> told_day(const Facts& facts, const std::vector<std::size_t>& claims,
                             const std::vector<std::size_t>& pages) {
  std::vector<std::pair<const Date*, int>> told;  // in the order of pages
  for (const std::size_t page : pages) {
    const Date* date = day_of(facts, claims, page);
    if (date == nullptr) continue;
    const auto known = std::find_if(told.begin(), told.end(), [&](const auto& one) {
      return day_range(*one.first)->first == day_range(*date)->first;
    });
    if (known == told.end()) {
      told.emplace_back(date, 1);
    } else {
      ++known->second;
    }
  }
  const auto best = std::max_element(
      told.begin(), told.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == told.end() ? std::nullopt : std::optional(*best->first);
}

}  // namespace habeas
