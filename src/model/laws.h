// model/laws.h - the eight laws that hold for every pile, each as a function that counts and names
// what breaks it
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/nouns.h"

namespace habeas {

/// What one law found. Of many failures only the first kMostTold are told as problems.
struct LawReport {
  static constexpr std::size_t kMostTold = 100;

  std::string_view name;
  std::uint64_t checked = 0;
  std::uint64_t failed = 0;
  std::vector<Problem> problems;

  [[nodiscard]] bool holds() const { return failed == 0; }
};

/// The preserved bytes of a source.
using OriginalBytes = std::function<Result<std::string>(const Source& source)>;

/// 1. Quote: text[span] is the quote of every mention, claim and role; the source span is the one
/// behind the span, and where all of it was copied, the source bytes there are the quote too.
LawReport law_quote(const Pile& pile, const OriginalBytes& originals);

/// 2. No orphan: every id that a noun names belongs to a noun of the pile, made no later than it.
LawReport law_no_orphan(const Pile& pile);

/// 3. Same in, same out: the records made again are the stored ones, line by line.
LawReport law_same_output(std::string_view stored, std::string_view made_again);

/// 4. Silence is recorded: every input path, every source and every document without text ends in
/// a document or a problem.
LawReport law_silence_recorded(const Pile& pile, const std::vector<std::string>& input_paths);

/// 5. Copies are one voice: a finding counts no more identified origins than stand behind its
/// claims after merging, and what it lists as unresolved is so; no claim has two origins.
LawReport law_one_voice(const Pile& pile);

/// 6. Derived is not reported: what habeas computed names the claims that it rests on, a computed
/// figure rests only on numbers of people that are asserted or reported, a class of people is named
/// by a word for people, and every figure of another finding was said by one of its claims.
LawReport law_derived_apart(const Pile& pile);

/// 7. Unknown is a value: no date, publication date, place or voice without its basis.
LawReport law_unknown_is_value(const Pile& pile);

/// 8. Durable before acknowledged: the original of every source is kept, whole and unchanged.
LawReport law_durable(const Pile& pile, const OriginalBytes& originals);

}  // namespace habeas
