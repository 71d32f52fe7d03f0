// incident/veto.h - what forbids that two local incidents are one
#pragma once

#include <cstdint>
#include <string>

#include "incident/local.h"

namespace habeas {

/// Days that cannot meet, people taken from and to other countries, deeds in other countries,
/// figures of one thing that lie too far apart.
enum class Conflict : std::uint8_t { none, days, removals, countries, figures };

inline constexpr std::int64_t kOneDeedDays = 6;     ///< that one deed may go on
inline constexpr std::int64_t kNextPhaseDays = 31;  ///< until the return of the detained, and so on
inline constexpr std::int64_t kArrestDays = 366;    ///< until those who did it are arrested

/// Why two local incidents cannot be one.
struct Veto {
  Conflict conflict = Conflict::none;
  bool is_sure = true;  ///< false where a day was counted ("on Thursday") or a place may be another
};

/// Can two dates be of one incident? They have to meet; but people may be detained on one day and
/// returned within a month, and detained or returned on several days of a week.
bool can_be_one(const ToldDays& a, const ToldDays& b);

/// May people have been taken on the first of two dates and harmed on the second, within a month?
bool is_harm_in_custody(const ToldDays& first, const ToldDays& then);

/// Days told of a local incident in plain words.
std::string days_in_words(const std::vector<ToldDays>& days);

/// A conflict other than of figures in plain words; with the days of both sides in words.
std::string words_of(Conflict conflict, const std::string& days_a, const std::string& days_b);

}  // namespace habeas
