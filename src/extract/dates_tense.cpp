// extract/dates_tense.cpp - does a sentence speak of what was or of what is to come?
#include "extract/dates_grammar.h"

namespace habeas {

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

}  // namespace habeas
