// extract/openers.cpp - tables of the words that open times and amounts
#include "extract/openers.h"

#include "extract/size_words.h"
#include "text/key_table.h"

namespace habeas {
namespace {

/// Words that a number, an ordinal or a fraction begins with: see extract/number_words.h.
constexpr auto kNumberWords = KeySet(std::to_array<std::uint64_t>(
    {"zero"_w,       "nought"_w,     "naught"_w,    "one"_w,       "two"_w,         "three"_w,
     "four"_w,       "five"_w,       "six"_w,       "seven"_w,     "eight"_w,       "nine"_w,
     "ten"_w,        "eleven"_w,     "twelve"_w,    "thirteen"_w,  "fourteen"_w,    "fifteen"_w,
     "sixteen"_w,    "seventeen"_w,  "eighteen"_w,  "nineteen"_w,  "twenty"_w,      "thirty"_w,
     "forty"_w,      "fourty"_w,     "fifty"_w,     "sixty"_w,     "seventy"_w,     "eighty"_w,
     "ninety"_w,     "hundred"_w,    "thousand"_w,  "lakh"_w,      "lakhs"_w,       "million"_w,
     "crore"_w,      "crores"_w,     "billion"_w,   "trillion"_w,  "dozen"_w,       "half"_w,
     "quarter"_w,    "a"_w,          "an"_w,        "several"_w,   "few"_w,         "many"_w,
     "first"_w,      "second"_w,     "third"_w,     "fourth"_w,    "fifth"_w,       "sixth"_w,
     "seventh"_w,    "eighth"_w,     "ninth"_w,     "tenth"_w,     "eleventh"_w,    "twelfth"_w,
     "thirteenth"_w, "fourteenth"_w, "fifteenth"_w, "sixteenth"_w, "seventeenth"_w, "eighteenth"_w,
     "nineteenth"_w, "twentieth"_w,  "thirtieth"_w, "fortieth"_w,  "fiftieth"_w,    "sixtieth"_w,
     "seventieth"_w, "eightieth"_w,  "ninetieth"_w, "hundredth"_w, "thousandth"_w,  "millionth"_w,
     "billionth"_w,  "trillionth"_w}));

/// Names of periods and what may stand before them: both open a time and follow "the" or "this".
constexpr auto kPeriodWords = KeySet(std::to_array<std::uint64_t>(
    {"that"_w,     "january"_w,   "february"_w,  "march"_w,     "april"_w,      "may"_w,
     "june"_w,     "july"_w,      "august"_w,    "september"_w, "october"_w,    "november"_w,
     "december"_w, "jan"_w,       "feb"_w,       "mar"_w,       "apr"_w,        "jun"_w,
     "jul"_w,      "aug"_w,       "sep"_w,       "sept"_w,      "oct"_w,        "nov"_w,
     "dec"_w,      "monday"_w,    "tuesday"_w,   "wednesday"_w, "thursday"_w,   "friday"_w,
     "saturday"_w, "sunday"_w,    "mondays"_w,   "tuesdays"_w,  "wednesdays"_w, "thursdays"_w,
     "fridays"_w,  "saturdays"_w, "sundays"_w,   "mon"_w,       "tue"_w,        "tues"_w,
     "wed"_w,      "weds"_w,      "thu"_w,       "thur"_w,      "thurs"_w,      "fri"_w,
     "sat"_w,      "sun"_w,       "spring"_w,    "summer"_w,    "autumn"_w,     "fall"_w,
     "winter"_w,   "second"_w,    "seconds"_w,   "minute"_w,    "minutes"_w,    "mins"_w,
     "hour"_w,     "hours"_w,     "hrs"_w,       "day"_w,       "days"_w,       "week"_w,
     "weeks"_w,    "fortnight"_w, "month"_w,     "months"_w,    "quarter"_w,    "quarters"_w,
     "year"_w,     "years"_w,     "decade"_w,    "decades"_w,   "century"_w,    "centuries"_w,
     "last"_w,     "past"_w,      "this"_w,      "current"_w,   "next"_w,       "coming"_w,
     "upcoming"_w, "previous"_w,  "preceding"_w, "following"_w, "same"_w,       "final"_w,
     "recent"_w,   "end"_w,       "beginning"_w, "start"_w,     "middle"_w,     "close"_w,
     "rest"_w,     "remainder"_w, "remaining"_w, "turn"_w,      "course"_w,     "eve"_w,
     "weekend"_w,  "weekends"_w,  "morning"_w,   "afternoon"_w, "evening"_w,    "night"_w}));

/// What else opens a time: named days and decades, feasts, sets, clock times, hedges of durations.
constexpr auto kTimeWords = KeySet(std::to_array<std::uint64_t>({"the"_w,
                                                                 "that"_w,
                                                                 "early"_w,
                                                                 "mid"_w,
                                                                 "late"_w,
                                                                 "earlier"_w,
                                                                 "later"_w,
                                                                 "pre"_w,
                                                                 "post"_w,
                                                                 "forties"_w,
                                                                 "fifties"_w,
                                                                 "sixties"_w,
                                                                 "seventies"_w,
                                                                 "eighties"_w,
                                                                 "nineties"_w,
                                                                 "q"_w,
                                                                 "h"_w,
                                                                 "noon"_w,
                                                                 "midday"_w,
                                                                 "midnight"_w,
                                                                 "now"_w,
                                                                 "future"_w,
                                                                 "today"_w,
                                                                 "tonight"_w,
                                                                 "yesterday"_w,
                                                                 "tomorrow"_w,
                                                                 "daily"_w,
                                                                 "nightly"_w,
                                                                 "weekly"_w,
                                                                 "fortnightly"_w,
                                                                 "monthly"_w,
                                                                 "quarterly"_w,
                                                                 "yearly"_w,
                                                                 "annually"_w,
                                                                 "hourly"_w,
                                                                 "every"_w,
                                                                 "each"_w,
                                                                 "nearly"_w,
                                                                 "almost"_w,
                                                                 "about"_w,
                                                                 "around"_w,
                                                                 "roughly"_w,
                                                                 "approximately"_w,
                                                                 "some"_w,
                                                                 "over"_w,
                                                                 "under"_w,
                                                                 "within"_w,
                                                                 "more"_w,
                                                                 "longer"_w,
                                                                 "less"_w,
                                                                 "fewer"_w,
                                                                 "at"_w,
                                                                 "up"_w,
                                                                 "international"_w,
                                                                 "martin"_w,
                                                                 "new"_w,
                                                                 "valentine"_w,
                                                                 "human"_w,
                                                                 "world"_w,
                                                                 "christmas"_w,
                                                                 "boxing"_w,
                                                                 "thanksgiving"_w,
                                                                 "black"_w,
                                                                 "labor"_w,
                                                                 "memorial"_w,
                                                                 "earth"_w,
                                                                 "bastille"_w,
                                                                 "armistice"_w,
                                                                 "veterans"_w,
                                                                 "good"_w,
                                                                 "palm"_w,
                                                                 "ash"_w,
                                                                 "easter"_w,
                                                                 "whit"_w,
                                                                 "halloween"_w,
                                                                 "pentecost"_w,
                                                                 "date"_w,
                                                                 "present"_w,
                                                                 "tmrw"_w,
                                                                 "couple"_w,
                                                                 "remaining"_w,
                                                                 "all"_w,
                                                                 "anzac"_w,
                                                                 "ascension"_w,
                                                                 "columbus"_w,
                                                                 "holy"_w,
                                                                 "juneteenth"_w,
                                                                 "maundy"_w,
                                                                 "orthodox"_w,
                                                                 "presidents"_w,
                                                                 "saint"_w,
                                                                 "shrove"_w,
                                                                 "st"_w,
                                                                 "eoy"_w,
                                                                 "eom"_w,
                                                                 "w"_w,
                                                                 "currently"_w,
                                                                 "per"_w}));

/// Bounds, hedges, shares, currencies and words for amounts without a figure.
constexpr auto kAmountWords =
    KeySet(std::to_array<std::uint64_t>({"numerous"_w,    "countless"_w,
                                         "multiple"_w,    "scores"_w,
                                         "lots"_w,        "the"_w,
                                         "number"_w,      "numbers"_w,
                                         "amount"_w,      "equal"_w,
                                         "well"_w,        "far"_w,
                                         "just"_w,        "slightly"_w,
                                         "somewhere"_w,   "considerably"_w,
                                         "much"_w,        "way"_w,
                                         "c"_w,           "in"_w,
                                         "on"_w,          "as"_w,
                                         "no"_w,          "not"_w,
                                         "up"_w,          "at"_w,
                                         "maximum"_w,     "minimum"_w,
                                         "fewer"_w,       "less"_w,
                                         "lower"_w,       "smaller"_w,
                                         "more"_w,        "greater"_w,
                                         "higher"_w,      "bigger"_w,
                                         "longer"_w,      "upwards"_w,
                                         "upward"_w,      "north"_w,
                                         "close"_w,       "something"_w,
                                         "estimated"_w,   "over"_w,
                                         "above"_w,       "exceeding"_w,
                                         "exceed"_w,      "exceeds"_w,
                                         "exceeded"_w,    "surpass"_w,
                                         "surpasses"_w,   "surpassing"_w,
                                         "surpassed"_w,   "topped"_w,
                                         "under"_w,       "below"_w,
                                         "beneath"_w,     "about"_w,
                                         "some"_w,        "around"_w,
                                         "roughly"_w,     "approximately"_w,
                                         "approx"_w,      "circa"_w,
                                         "perhaps"_w,     "maybe"_w,
                                         "nearly"_w,      "almost"_w,
                                         "nearing"_w,     "approaching"_w,
                                         "practically"_w, "virtually"_w,
                                         "most"_w,        "mostly"_w,
                                         "all"_w,         "none"_w,
                                         "majority"_w,    "another"_w,
                                         "further"_w,     "additional"_w,
                                         "dozens"_w,      "hundreds"_w,
                                         "thousands"_w,   "millions"_w,
                                         "billions"_w,    "tens"_w,
                                         "between"_w,     "minus"_w,
                                         "negative"_w,    "dlrs"_w,
                                         "rs"_w,          "tk"_w}));

/// Does a number follow without a space: ".5", "-5", "'90s"?
bool joined_to_number(const Words& words, std::uint32_t at) {
  return words.is_number(at + 1) && words.glued(at + 1);
}

}  // namespace

bool may_open_time(const Words& words, std::uint32_t at) {
  if (words.is_number(at)) return true;
  // Fractions of one sign have two bytes or three.
  if (!words.is_word(at)) return words.view(at).size() > 1 || joined_to_number(words, at);
  const std::uint64_t key = words.key(at);
  if (key == "the"_w || key == "that"_w || key == "this"_w) {
    const std::uint64_t next = words.key(at + 1);
    // "this Easter", "this working week"
    const bool named =
        key == "this"_w &&
        (kTimeWords.has(next) || any_of(next, {"calendar"_w, "working"_w, "work"_w, "workweek"_w}));
    return named || kPeriodWords.has(next) || kNumberWords.has(next) || words.is_number(at + 1);
  }
  return kPeriodWords.has(key) || kNumberWords.has(key) || kTimeWords.has(key);
}

bool may_open_amount(const Words& words, std::uint32_t at) {
  if (words.is_number(at)) return true;
  if (words.is_word(at)) {
    const std::uint64_t key = words.key(at);
    if (kNumberWords.has(key) || kAmountWords.has(key) || kSizeWords.has(key)) return true;
    // "USD 40", "A$40"
    const bool code = words.shape(at) == Shape::upper && words.view(at).size() == 3;
    return code || (words.mark(at + 1, '$') && words.glued(at + 1));
  }
  const std::string_view mark = words.view(at);
  if (mark.size() > 1 || joined_to_number(words, at)) return true;
  return mark.size() == 1 && std::string_view("$~<>\"'").find(mark[0]) != std::string_view::npos;
}

}  // namespace habeas
