// extract/openers_test.cpp - the tables of openers against the grammars that they stand before
#include "extract/openers.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/dates_grammar.h"
#include "extract/quantities.h"
#include "extract/quantities_parts.h"

namespace habeas {
namespace {

/// Words of the grammars and around them, strung together in many orders.
constexpr std::string_view kWords[] = {
    "date",     "present",   "current",   "currently", "couple",  "per",
    "w",        "c",         "/",         "25",        "10",      "20310302",
    "past",     "quarter",   "Orthodox",  "St",        "workers", "working",
    "calendar", "eoy",       "remaining", "starting",  "from",    "until",
    "tmrw",     "rest",      "the",       "a",         "this",    "that",
    "last",     "next",      "early",     "first",     "twenty",  "two",
    "half",     "third",     "dozen",     "hundred",   "million", "week",
    "weeks",    "month",     "May",       "Monday",    "Sept.",   "noon",
    "today",    "now",       "every",     "daily",     "recent",  "winter",
    "Easter",   "New",       "Year",      "'s",        "Day",     "of",
    "in",       "ago",       "before",    "end",       "more",    "than",
    "at",       "least",     "some",      "most",      "all",     "majority",
    "none",     "several",   "many",      "large",     "number",  "as",
    "another",  "further",   "between",   "minus",     "up",      "to",
    "equal",    "or",        "well",      "c.",        "over",    "about",
    "USD",      "Rs",        "A",         "$",         "%",       "~",
    "<",        "-",         "'",         "\"",        ".",       ",",
    "(",        "5",         "1990s",     "9th",       "2019",    "12:30",
    "1/2",      "3-4",       "\xC2\xBD",  "33,000",    "people",  "villagers",
    "were",     "who",       "said",      "that",      "fled",    "Kestrova",
    "Q3",       "nineties",  "thousands", "tens",      "scores",  "few",
    "lots",     "estimated", "no",        "less",      "pounds",  "\xE2\x82\xAC",
    "years",    "old",       "later",     "earlier",   "morning", "same"};

/// Sentences of twelve random words; the generator is fixed.
std::string random_text() {
  std::uint64_t state = 3;
  std::string text;
  for (int sentence = 0; sentence < 4000; ++sentence) {
    for (int word = 0; word < 12; ++word) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      text += kWords[(state >> 33U) % std::size(kWords)];
      if ((state >> 60U) > 2) text += ' ';
    }
    text += "\n\n";
  }
  return text;
}

TEST(Openers, RefuseNoTokenAtWhichATimeIsRead) {
  const std::string text = random_text();
  const TokenText tokens = tokenize(text, find_blocks(text));
  const SpeechTime speech{Day{2021, 6, 15}};
  std::uint32_t refused = 0;
  for (const TokenRange sentence : tokens.sentences) {
    const Words words(text, tokens, sentence);
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
      if (may_open_time(words, at)) continue;
      ++refused;
      EXPECT_FALSE(read_calendar(words, at, speech) || read_relative(words, at, speech))
          << slice(text, tokens.span(sentence)) << " at " << words.view(at);
    }
  }
  EXPECT_GT(refused, 1000U);
}

TEST(Openers, RefuseNoTokenAtWhichAnAmountIsRead) {
  const std::string text = random_text();
  const TokenText tokens = tokenize(text, find_blocks(text));
  const std::vector<bool> dated(tokens.tokens.size());
  std::uint32_t refused = 0;
  for (const TokenRange sentence : tokens.sentences) {
    const Words words(text, tokens, sentence);
    const AmountText in{words, dated, sentence};
    for (std::uint32_t at = sentence.begin; at < sentence.end; ++at) {
      if (may_open_amount(words, at)) continue;
      ++refused;
      EXPECT_FALSE(read_without_figure(words, at) || read_bound_before(words, at) ||
                   read_share(in, at, at, std::nullopt) || read_figures(in, at))
          << slice(text, tokens.span(sentence)) << " at " << words.view(at);
    }
  }
  EXPECT_GT(refused, 1000U);
}

}  // namespace
}  // namespace habeas
