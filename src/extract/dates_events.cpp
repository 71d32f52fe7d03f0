// extract/dates_events.cpp - the day of an event that a time counts from
#include "extract/dates_events.h"

#include <algorithm>
#include <optional>
#include <string>

#include "extract/words.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

/// What a noun of an event and its verb have in common: "raid" and "raided", "abduction" and
/// "abducted", "death" and "died".
std::string stem_of(std::string_view word) {
  std::string folded = fold(word);
  if (folded == "death" || folded == "deaths") return "di";
  if (folded == "explosion") return "explod";
  std::string stem = verb_lemma(folded);
  constexpr std::size_t kLeast = 5;  // letters that are left
  for (const std::string_view ending : {"ation", "ion"}) {
    if (stem.size() >= ending.size() + kLeast && stem.ends_with(ending)) {
      stem.resize(stem.size() - ending.size());
      return stem;
    }
  }
  if (stem.ends_with("e")) stem.pop_back();
  return stem;
}

class EventTime {
 public:
  EventTime(std::string_view text, const TokenText& tokens, std::span<const DateHit> hits)
      : text_(text), tokens_(tokens), hits_(hits) {}

  std::uint32_t find(std::uint32_t i) const {
    const std::uint32_t end = hits_[i].range.end;
    const TokenRange sentence = tokens_.sentences[tokens_.sentence_of(end - 1)];
    const Words words(text_, tokens_, sentence);
    const bool eve = words.is(end - 1, "of"_w) && words.is(end - 2, "eve"_w);
    if (!(eve || any_of(words.key(end - 1), {"before"_w, "after"_w, "following"_w})) ||
        !any_of(words.key(end),
                {"the"_w, "that"_w, "this"_w, "his"_w, "her"_w, "their"_w, "its"_w}))
      return kNoToken;
    const std::uint32_t noun = noun_behind(words, end + 1);
    if (noun == kNoToken || !counts_days(words, i)) return kNoToken;
    if (const std::uint32_t behind = told_behind(words, noun, i); behind != kNoToken) return behind;
    // Whose arrest it is, the words around say: one told far back may be another's.
    const bool owned = any_of(words.key(end), {"his"_w, "her"_w, "their"_w, "its"_w});
    const std::uint32_t told = told_before(stem_of(words.view(noun)), noun, i);
    const bool far = told != kNoToken && tokens_.sentence_of(hits_[told].range.begin) + 1 <
                                             tokens_.sentence_of(end - 1);
    return owned && far ? kNoToken : told;
  }

 private:
  /// "hours after", "days after" and "for nine days after" name no day; "on 16 June, four days
  /// after the raid" has named it.
  bool counts_days(const Words& words, std::uint32_t i) const {
    const std::string& timex = hits_[i].value.timex;
    const std::uint32_t before = hits_[i].range.begin - 1;
    const bool told = i > 0 && words.mark(before, ',') && hits_[i - 1].range.end == before;
    const bool loose =
        timex.starts_with('P') && (timex.starts_with("PT") || timex.find('X') != std::string::npos);
    return !told && !loose && !words.is(before, "for"_w);
  }

  /// The last of at most three words of a noun phrase, before what ends one.
  static std::uint32_t noun_behind(const Words& words, std::uint32_t at) {
    constexpr std::uint32_t kWords = 3;
    for (std::uint32_t t = at; t < at + kWords && words.is_word(t); ++t) {
      const bool ends =
          !words.is_word(t + 1) ||
          any_of(words.key(t + 1),
                 {"on"_w,   "of"_w,  "in"_w,   "at"_w,    "by"_w,   "and"_w,   "that"_w,
                  "he"_w,   "she"_w, "they"_w, "the"_w,   "a"_w,    "was"_w,   "were"_w,
                  "had"_w,  "has"_w, "who"_w,  "which"_w, "but"_w,  "for"_w,   "to"_w,
                  "when"_w, "it"_w,  "as"_w,   "with"_w,  "near"_w, "police"_w});
      if (ends) return t;
    }
    return kNoToken;
  }

  /// "the raid on 4 March", "the raid of 4 March"
  std::uint32_t told_behind(const Words& words, std::uint32_t noun, std::uint32_t i) const {
    const bool of = any_of(words.key(noun + 1), {"on"_w, "of"_w});
    const bool next = i + 1 < hits_.size() && hits_[i + 1].range.begin == noun + 2;
    return of && next && is_day(hits_[i + 1].value) ? i + 1 : kNoToken;
  }

  /// The day told alone in a sentence before that tells of the same event.
  std::uint32_t told_before(const std::string& stem, std::uint32_t noun, std::uint32_t i) const {
    constexpr std::uint32_t kTimes = 24;  // back
    std::uint32_t found = kNoToken;
    const std::uint32_t first = i > kTimes ? i - kTimes : 0;
    for (std::uint32_t at = i; at-- > first;) {
      if (!is_day(hits_[at].value) || !names(stem, noun, at)) continue;
      if (!is_alone(at, i)) return kNoToken;
      if (found == kNoToken) {
        found = at;
      } else if (hits_[found].value.edtf != hits_[at].value.edtf) {
        return kNoToken;  // two such events
      }
    }
    return found;
  }

  /// Do other words than the noun itself, in the sentence and near this time, name the event?
  bool names(const std::string& stem, std::uint32_t noun, std::uint32_t hit) const {
    constexpr std::uint32_t kNear = 40;  // tokens on each side
    const TokenRange time = hits_[hit].range;
    const TokenRange sentence = tokens_.sentences[tokens_.sentence_of(time.begin)];
    const std::uint32_t begin = time.begin - std::min(time.begin - sentence.begin, kNear);
    const std::uint32_t end = std::min(sentence.end, time.end + kNear);
    for (std::uint32_t t = begin; t < end; ++t) {
      if (t == noun || time.contains(t) || tokens_.tokens[t].kind != TokenKind::word) continue;
      const std::string_view word = slice(text_, tokens_.tokens[t].span());
      if (word.size() >= 3 && stem_of(word) == stem) return true;
    }
    return false;
  }

  /// Is no other day told in its sentence, but for the time that asks (`from`)?
  bool is_alone(std::uint32_t hit, std::uint32_t from) const {
    const std::uint32_t sentence = tokens_.sentence_of(hits_[hit].range.begin);
    const auto other = [&](std::uint32_t at) {
      return at != from && is_day(hits_[at].value) &&
             tokens_.sentence_of(hits_[at].range.begin) == sentence &&
             hits_[at].value.edtf != hits_[hit].value.edtf;
    };
    return (hit == 0 || !other(hit - 1)) && (hit + 1 >= hits_.size() || !other(hit + 1));
  }

  static bool is_day(const Date& value) {
    return value.edtf.size() == 10 && value.edtf.find('/') == std::string::npos;
  }

  std::string_view text_;
  const TokenText& tokens_;
  std::span<const DateHit> hits_;
};

}  // namespace

std::uint32_t time_of_event(std::string_view text, const TokenText& tokens,
                            std::span<const DateHit> hits, std::uint32_t i) {
  return EventTime(text, tokens, hits).find(i);
}

}  // namespace habeas
