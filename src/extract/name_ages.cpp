// extract/name_ages.cpp - see name_ages.h
#include "extract/name_ages.h"

#include <algorithm>
#include <array>

#include "extract/one_of.h"

namespace habeas {
namespace {

constexpr std::array<std::string_view, 4> kMarks = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "''"};

bool is_mark(std::string_view word) {
  return std::find(kMarks.begin(), kMarks.end(), word) != kMarks.end();
}

class AgedPeople {
 public:
  AgedPeople(const Analysis& a, const NameSurroundings& around) : a_(a), around_(around) {}

  std::vector<NameCandidate> run() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      if (around_.all_capitals(sentence)) continue;
      for (std::uint32_t t = sentence.begin; t < sentence.end;) {
        const TokenRange words = capitals(t, sentence.end);
        const TokenRange name = with_nickname(words, sentence.end);
        const bool person =
            name != words || (words.size() >= 2 && is_told_as_person(words, sentence));
        if (person && !name.empty()) add(name);
        t = std::max(t + 1, name.end);
      }
    }
    return std::move(found_);
  }

 private:
  void add(TokenRange name) {
    constexpr int kSure = 4;
    found_.push_back({name, MentionKind::person, {}, "", "", "", false, kNone, kSure});
  }

  /// At most four capitalised words in a row, initials among them; none that a class of words
  /// holds.
  TokenRange capitals(std::uint32_t begin, std::uint32_t limit) const {
    constexpr std::uint32_t kLongest = 6;
    std::uint32_t end = begin;
    while (end < limit && end - begin < kLongest && goes_on(begin, end)) ++end;
    while (end > begin && a_.pos(end - 1) == Pos::punct) --end;
    return {begin, end};
  }

  bool goes_on(std::uint32_t begin, std::uint32_t t) const {
    if (t > begin && a_.word(t) == "." && a_.tokens.tokens[t - 1].span().size() == 1) return true;
    if (t > begin && a_.word(t) == "-" && !a_.tokens.tokens[t].space_before) return true;
    const Shape shape = a_.tokens.tokens[t].shape;
    const bool initial = shape == Shape::upper && a_.tokens.tokens[t].span().size() == 1;
    if (shape != Shape::capitalised && shape != Shape::mixed && !initial) return false;
    const Pos pos = a_.pos(t);
    if (a_.tokens.tokens[t].kind != TokenKind::word || pos == Pos::det || pos == Pos::pron ||
        pos == Pos::adp || pos == Pos::num || pos == Pos::aux || pos == Pos::cconj ||
        pos == Pos::sconj || pos == Pos::verb)
      return false;
    return !around_.is_class(t, "title") && !around_.is_class(t, "org_head") &&
           !around_.is_class(t, "facility_head") &&
           ((t > begin && !a_.in_title(t)) || !a_.context->people.match_at(a_.tokens, t, t + 1));
  }

  /// `Tavo "Tip" Renn`: the words before, the nickname and what stands behind it.
  TokenRange with_nickname(TokenRange words, std::uint32_t limit) const {
    constexpr std::uint32_t kNickname = 4;  // tokens, with the dots of initials
    if (words.empty() || words.size() > 3 || words.end + 3 > limit || !is_mark(a_.word(words.end)))
      return words;
    std::uint32_t t = words.end + 1;
    const TokenRange nickname{t, capitals(t, std::min(limit, t + kNickname)).end};
    if (nickname.empty()) return words;
    t = nickname.end;
    while (t < limit && a_.word(t) == "." && t < nickname.end + 1) ++t;
    if (t >= limit || !is_mark(a_.word(t))) return words;
    const TokenRange last = capitals(t + 1, limit);
    return last.empty() || last.size() > 3 ? words : TokenRange{words.begin, last.end};
  }

  bool is_told_as_person(TokenRange words, TokenRange sentence) const {
    constexpr std::uint32_t kLongest = 4;
    if (words.size() > kLongest) return false;
    if (has_age_behind(words, sentence.end)) return true;
    return has_age_before(words, sentence.begin) && ends_phrase(words.end, sentence.end);
  }

  /// "24-year-old", "five-month old"
  bool has_age_before(TokenRange words, std::uint32_t first) const {
    return words.begin >= first + 3 && a_.key(words.begin - 1) == "old"_w &&
           one_of(a_.key(words.begin - 2 - (a_.word(words.begin - 2) == "-" ? 1U : 0U)),
                  {"year"_w, "month"_w, "week"_w, "years"_w, "months"_w, "day"_w});
  }

  /// "24-year-old Halm Ferry man" names the town of a man.
  bool ends_phrase(std::uint32_t t, std::uint32_t limit) const {
    return t >= limit || (a_.pos(t) != Pos::noun && a_.pos(t) != Pos::propn &&
                          a_.pos(t) != Pos::adj && a_.tokens.tokens[t].kind != TokenKind::number);
  }

  /// ", 24," and ", 24, of", ", age 24": a number of a lifetime between marks.
  bool has_age_behind(TokenRange words, std::uint32_t limit) const {
    std::uint32_t t = words.end;
    if (t + 1 >= limit || a_.word(t) != ",") return false;
    ++t;
    const bool age = one_of(a_.key(t), {"age"_w, "aged"_w});
    if (age) ++t;
    if (t >= limit || a_.tokens.tokens[t].kind != TokenKind::number) return false;
    const std::string_view digits = a_.word(t);
    const bool plain = digits.size() <= 2 && digits.find_first_not_of("0123456789") == digits.npos;
    if (!plain) return false;
    if (age) return true;
    const bool closed = t + 1 < limit && (a_.word(t + 1) == "," || a_.word(t + 1) == ";");
    // "May 3, 24, and 30" count days.
    return closed && !a_.in_time(words.end - 1);
  }

  const Analysis& a_;
  const NameSurroundings& around_;
  std::vector<NameCandidate> found_;
};

}  // namespace

std::vector<NameCandidate> told_as_persons(const Analysis& analysis,
                                           const NameSurroundings& around) {
  return AgedPeople(analysis, around).run();
}

std::string without_nickname(std::string name) {
  const auto mark_at = [&](std::size_t from, std::size_t& size) {
    std::size_t first = std::string::npos;
    for (const std::string_view mark : kMarks) {
      const std::size_t at = name.find(mark, from);
      if (at < first) {
        first = at;
        size = mark.size();
      }
    }
    return first;
  };
  std::size_t open_size = 0;
  std::size_t close_size = 0;
  const std::size_t open = mark_at(0, open_size);
  if (open == std::string::npos || open == 0) return name;
  const std::size_t close = mark_at(open + open_size, close_size);
  if (close == std::string::npos || close + close_size + 1 >= name.size()) return name;
  name.erase(open, close + close_size + 1 - open);
  return name;
}

}  // namespace habeas
