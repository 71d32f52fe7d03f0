// extract/dates_other_calendars.cpp - marks of other calendars beside a time
#include "extract/dates_other_calendars.h"

#include <string>

#include "text/key_table.h"

namespace habeas {
namespace {

/// Months of the Islamic, Jewish, Persian, Ethiopian and Nepali calendars, as English texts spell
/// them. Names that are also common words or people ("Adar", "Tir", "Av") are left out.
constexpr auto kMonths = KeySet(std::to_array<std::uint64_t>(
    {"muharram"_w,   "safar"_w,   "rabi"_w,      "jumada"_w,  "rajab"_w,   "shaban"_w,
     "ramadan"_w,    "ramazan"_w, "ramadhan"_w,  "shawwal"_w, "dhul"_w,    "dhu"_w,
     "tishrei"_w,    "tishri"_w,  "cheshvan"_w,  "kislev"_w,  "tevet"_w,   "shevat"_w,
     "nisan"_w,      "iyar"_w,    "sivan"_w,     "tammuz"_w,  "elul"_w,    "farvardin"_w,
     "khordad"_w,    "mordad"_w,  "shahrivar"_w, "mehr"_w,    "aban"_w,    "azar"_w,
     "bahman"_w,     "esfand"_w,  "meskerem"_w,  "tikimt"_w,  "hidar"_w,   "tahsas"_w,
     "yekatit"_w,    "megabit"_w, "miyazya"_w,   "ginbot"_w,  "hamle"_w,   "nehase"_w,
     "pagume"_w,     "baisakh"_w, "baishakh"_w,  "jestha"_w,  "shrawan"_w, "bhadra"_w,
     "ashwin"_w,     "mangsir"_w, "poush"_w,     "falgun"_w,  "phalgun"_w, "chaitra"_w,
     "ordibehesht"_w}));

bool is_other_month(const Words& words, std::uint32_t at) {
  return words.capital(at) && kMonths.has(words.key(at));
}

/// "AH", "A.H.", "BS", "(E.C.)": the letters of an era behind a year.
bool names_era(const Words& words, std::uint32_t at) {
  const std::uint32_t letters = words.mark(at, '(') ? at + 1 : at;
  std::string era;
  for (const char c : words.view(letters)) {
    if (c != '.') era += c;
  }
  if (era == "AH" || era == "BS" || era == "BE" || era == "SH" || era == "BC" || era == "BCE")
    return true;
  // "EC" is a commission as often.
  const std::uint32_t behind = letters + 1;
  return era == "EC" &&
         (letters > at || words.view(letters).find('.') != std::string_view::npos ||
          !words.has(behind) || (!words.is_word(behind) && !words.is_number(behind)));
}

/// "Old Style", "(Julian)", "in the Ethiopian calendar", "of the Hijri year".
bool names_calendar(const Words& words, std::uint32_t at) {
  if (words.mark(at, '(') || words.mark(at, ',')) ++at;
  if (words.is(at, "old"_w) && any_of(words.key(at + 1), {"style"_w, "calendar"_w})) return true;
  if (any_of(words.key(at), {"of"_w, "in"_w, "by"_w})) ++at;
  if (words.is(at, "the"_w)) ++at;
  const bool name =
      any_of(words.key(at), {"hijri"_w, "islamic"_w, "muslim"_w, "jewish"_w, "hebrew"_w,
                             "ethiopian"_w, "buddhist"_w, "persian"_w, "iranian"_w, "julian"_w,
                             "lunar"_w, "solar"_w, "bikram"_w, "coptic"_w, "juche"_w});
  if (!name) return false;
  if (words.is(at + 1, "sambat"_w) || words.is(at, "hijri"_w)) return true;
  return any_of(words.key(at + 1), {"calendar"_w, "year"_w, "era"_w, "hijri"_w});
}

/// "24 Tikimt 2013", "Tikimt 24, 2013", "Juche 112": what stands before the year.
bool follows_other_month(const Words& words, std::uint32_t year) {
  if (words.is(year - 1, "juche"_w) || words.view(year - 1) == "AH") return true;
  std::uint32_t before = year;
  if (words.mark(before - 1, ',')) --before;
  if (words.is_number(before - 1)) --before;
  return is_other_month(words, before - 1) || is_other_month(words, year - 1);
}

}  // namespace

bool of_another_calendar(const Words& words, TokenRange time) {
  const std::uint32_t last = time.end - 1;
  const bool year = year_form(words, last).has_value();
  if (names_calendar(words, time.end) || (year && names_era(words, time.end))) return true;
  if (year && time.size() == 1 && follows_other_month(words, last)) return true;
  // "the last Friday of Ramadan", "the first week of Rajab"
  return any_of(words.key(time.end), {"of"_w, "in"_w, "before"_w, "after"_w}) &&
         is_other_month(words, time.end + 1);
}

}  // namespace habeas
