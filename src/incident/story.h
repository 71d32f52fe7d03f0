// incident/story.h - what the seeds of one deed on a page say, and when two are different deeds
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "incident/local.h"
#include "incident/turns.h"

namespace habeas {

/// Deeds of one page that are taken for one, while the page is being read.
struct Story {
  std::vector<std::size_t> seeds;  ///< claims, ascending
  std::set<std::string> events;
  std::vector<ToldDays> days;
  std::vector<DayOffset> offsets;
  std::vector<ToldNumber> numbers;
  std::set<std::string> towns;       ///< of role place
  std::set<std::string> items;       ///< of a round-up
  std::set<std::string> named_near;  ///< towns and sites named in the sentences of the seeds
  Turn turn = Turn::none;            ///< how the sentence of the first seed opens
};

/// Does a claim give a rate or a habit ("deports 1,000 people a day"), not one event?
bool is_habit(const Claim& claim);

/// Does the claim say that a deed took place, or how many people it hit? Of a habit too.
bool is_seed(const Claim& claim);

/// Does the headline or the lead of a page name violence, custody or removal ("shot", "deported")?
/// So a page shows what it is about where no claim of its deed was read.
bool names_deed(const DocumentFacts& document);

/// The kinds of deeds that the headline names by a noun or verb ("the Alto arrests").
std::set<std::string_view> deeds_of_title(const DocumentFacts& document);

/// A share of a group, such as "70 per cent of the dead".
bool is_share(const Claim& claim);

/// Reads seeds into a story.
Story tell_story(const Facts& facts, std::vector<std::size_t> seeds);

/// Takes `other` into a story that turned out to be the same.
void add_story(const Story& other, Story& story);

/// Is `other` another deed than the main story of its page? A page tells of one incident; a second
/// needs days, a distance in time with places, towns or figures of its own. `written` is the day of
/// writing of the page where known.
bool is_other_deed(const Story& main, const Story& other, std::optional<std::int64_t> written);

}  // namespace habeas
