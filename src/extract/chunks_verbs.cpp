// extract/chunks_verbs.cpp - verb groups: passive, participle, reduced relative or headline
#include <algorithm>
#include <array>

#include "extract/chunker.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

constexpr std::array<std::uint64_t, 11> kModals = {"may"_w,   "might"_w,  "could"_w,  "can"_w,
                                                   "would"_w, "will"_w,   "should"_w, "must"_w,
                                                   "shall"_w, "cannot"_w, "ought"_w};
constexpr std::array<std::uint64_t, 12> kNegations = {
    "not"_w,    "n't"_w,     "never"_w, "no"_w,     "cannot"_w, "don't"_w,
    "didn't"_w, "doesn't"_w, "isn't"_w, "wasn't"_w, "hasn't"_w, "haven't"_w};
constexpr std::array<std::uint64_t, 9> kBe = {"be"_w,   "is"_w,    "are"_w, "was"_w, "were"_w,
                                              "been"_w, "being"_w, "am"_w,  "'re"_w};
constexpr std::array<std::uint64_t, 3> kGet = {"get"_w, "got"_w, "gets"_w};
constexpr std::array<std::uint64_t, 4> kHave = {"have"_w, "has"_w, "had"_w, "having"_w};

}  // namespace

bool Chunker::starts_verb(std::uint32_t i, std::uint32_t end) const {
  if (a_.name_at[i] != kNone) return false;
  if (pos(i) == Pos::aux) return true;
  if (pos(i) == Pos::verb)
    return !modifies_noun(i, end) && !inside_quantity(i) && !ends_compound(i);
  if (pos(i) == Pos::part && a_.key(i) == "to"_w) {
    std::uint32_t next = i + 1;
    while (next < end && pos(next) == Pos::adv) ++next;
    return next < end && (pos(next) == Pos::verb || pos(next) == Pos::aux);
  }
  return false;
}

bool Chunker::ends_compound(std::uint32_t i) const {
  return i > 1 && a_.word(i - 1) == "-" && pos(i - 1) != Pos::part &&
         !a_.tokens.tokens[i].space_before && !a_.tokens.tokens[i - 1].space_before;
}

bool Chunker::inside_quantity(std::uint32_t i) const {
  return i > 0 && i + 1 < a_.size() && quantity_at_[i] != kNone &&
         quantity_at_[i - 1] == quantity_at_[i] && quantity_at_[i + 1] == quantity_at_[i];
}

bool Chunker::modifies_noun(std::uint32_t i, std::uint32_t end) const {
  if (i == 0 || i + 1 >= end || !a_.tokens.tokens[i].space_before) return false;
  if (a_.key(i) == "included"_w) return false;  // "The dead included five children"
  const std::string word = fold(a_.word(i));
  if (!word.ends_with("ed") && !word.ends_with("en") && !word.ends_with("ing")) return false;
  if (pos(i + 1) != Pos::noun && pos(i + 1) != Pos::propn && pos(i + 1) != Pos::adj &&
      pos(i + 1) != Pos::num) {
    return false;
  }
  std::uint32_t before = i - 1;
  if (pos(before) == Pos::adv && before > 0) --before;
  if (stands_for_subject(before, end)) return false;
  return pos(before) == Pos::det || pos(before) == Pos::adj || pos(before) == Pos::num ||
         possessive_pronoun(before);
}

namespace {

/// "were" of "weren't", "can" of "can't"; empty for other words.
std::string without_not(const std::string& word) {
  if (word == "can't" || word == "can\xE2\x80\x99t") return "can";
  if (word == "won't" || word == "won\xE2\x80\x99t") return "will";
  for (const std::string_view end : {"n't", "n\xE2\x80\x99t"}) {
    if (word.size() > end.size() && word.ends_with(end))
      return word.substr(0, word.size() - end.size());
  }
  return {};
}

}  // namespace

std::uint32_t Chunker::read_verb(std::uint32_t i, std::uint32_t end) {
  Chunk chunk;
  chunk.kind = ChunkKind::verb;
  chunk.range.begin = i;
  bool be = false;
  bool finite = false;
  std::uint32_t last = i;
  while (i < end) {
    const Pos p = pos(i);
    const std::string spoken = without_not(fold(a_.word(i)));
    const std::uint64_t key = spoken.empty() ? a_.key(i) : word_key(spoken);
    if (a_.name_at[i] != kNone) break;
    chunk.negative = chunk.negative || one_of(a_.key(i), kNegations) || !spoken.empty();
    if (p == Pos::part && key == "to"_w) {
      if (i != chunk.range.begin) break;
      chunk.infinitive = true;
    } else if (p == Pos::aux) {
      if (one_of(key, kModals)) chunk.modal = key;
      be = be || one_of(key, kBe) || one_of(key, kGet);
      chunk.perfect = chunk.perfect || one_of(key, kHave);
      finite =
          finite || (key != "be"_w && key != "been"_w && key != "being"_w && key != "having"_w);
      last = i;
    } else if (p == Pos::verb) {
      last = i;
      ++i;
      break;
    } else if (p != Pos::adv && p != Pos::part && !opens_quoted_verb(chunk.range.begin, i, end)) {
      break;
    }
    ++i;
  }
  chunk.range.end = last + 1;
  chunk.head = last;
  const std::string word = fold(a_.word(last));
  const std::string_view shortened = contraction(chunk.range.begin);
  finite = finite || !shortened.empty();  // "they've documented", "we're calling"
  chunk.perfect = chunk.perfect || shortened == "ve" || (shortened == "d" && looks_past(word));
  const bool past = !word.ends_with("ing");
  chunk.passive = be && pos(last) == Pos::verb && past && last > chunk.range.begin;
  const bool run = run_by(last);
  const bool bare_participle =
      !finite && !chunk.infinitive && pos(last) == Pos::verb &&
      (word.ends_with("ing") || run || (reduced(chunk.range.begin) && looks_past(word)));
  chunk.participle = bare_participle;
  // "after having robbed them": done by the one who has
  if (bare_participle && !chunk.perfect && (run || looks_past(word))) chunk.passive = true;
  // "Teen accidentally shot in Brackwater": the main verb of a headline.
  if (chunk.passive && chunk.participle && a_.in_title(last) && chunk.range.size() == 1 &&
      headline_passive(chunk) && !is_verb_behind(chunk.range.end, a_.sentence(last).end))
    chunk.participle = false;
  if (!chunk.passive && chunk.range.size() == 1 && looks_past(word) &&
      (shares_passive(chunk) || headline_passive(chunk) || lacks_object(chunk))) {
    chunk.passive = true;
    chunk.participle = false;
  }
  if (!finite && !chunk.passive && !chunk.infinitive && chunk.range.size() == 1) {
    const bool past_form = looks_past(word) || word == "hurt" || word == "put";
    if (only_participle(chunk)) {  // "60 people driven from their homes": alone it tells it all
      chunk.passive = true;
      chunk.participle = has_finite_verb(a_.sentence(last), last);
    } else if (past_form && (behind_object(chunk) || stands_between_commas(chunk))) {
      chunk.passive = chunk.participle = true;
    }
  }
  a_.chunks.push_back(chunk);
  return chunk.range.end;
}

std::string_view Chunker::contraction(std::uint32_t verb) const {
  if (verb == 0 || pos(verb - 1) != Pos::pron) return {};
  const std::string_view word = a_.word(verb - 1);
  for (const std::string_view mark : {"'", "\xE2\x80\x99"}) {
    const std::size_t at = word.find(mark);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view rest = word.substr(at + mark.size());
    for (const std::string_view known : {"ve", "re", "d", "m", "ll"}) {
      if (rest == known) return known;
    }
  }
  return {};
}

bool Chunker::opens_quoted_verb(std::uint32_t begin, std::uint32_t i, std::uint32_t end) const {
  const std::string_view mark = a_.word(i);
  return i > begin && i + 1 < end && pos(i - 1) == Pos::aux && pos(i + 1) == Pos::verb &&
         (mark == "\"" || mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x98");
}

bool Chunker::shares_passive(const Chunk& verb) const {
  const TokenRange sentence = a_.sentence(verb.range.begin);
  std::uint32_t t = verb.range.begin;
  // "were hung from a bar and given shocks": what is given stays an object of the passive
  const bool given =
      a_.key(verb.head) == "given"_w && t > sentence.begin && pos(t - 1) == Pos::cconj;
  if (!given && !closed_behind(verb.range.end, sentence.end)) return false;
  if (goes_on_passives(verb)) return true;
  while (t > sentence.begin && pos(t - 1) == Pos::adv) --t;
  auto c = static_cast<std::uint32_t>(a_.chunks.size());
  bool own_subject = false;
  if (c > 0 && a_.chunks[c - 1].range.end == t && a_.chunks[c - 1].kind == ChunkKind::noun) {
    own_subject = true;
    t = a_.chunks[--c].range.begin;
  }
  if (t <= sentence.begin || pos(t - 1) != Pos::cconj) return false;
  while (c-- > 0 && a_.chunks[c].range.begin >= sentence.begin) {
    const Chunk& before = a_.chunks[c];
    if (before.kind != ChunkKind::verb) continue;
    const bool counted = own_subject && (quantity_at_[t] != kNone || a_.key(t) == "one"_w);
    if (before.passive) return !before.participle || !own_subject || counted;
    const std::uint64_t key = a_.key(before.head);
    return own_subject && (key == "left"_w || key == "leaving"_w);
  }
  return false;
}

bool Chunker::goes_on_passives(const Chunk& verb) const {
  const std::uint32_t comma = verb.range.begin - std::min(verb.range.begin, 1U);
  if (a_.chunks.empty() || a_.word(comma) != "," || a_.pos(verb.range.end) != Pos::cconj ||
      a_.pos(verb.range.end + 1) != Pos::verb)
    return false;
  const Chunk& before = a_.chunks.back();
  if (before.kind != ChunkKind::verb || !before.passive || before.participle) return false;
  for (std::uint32_t t = before.range.end; t < comma; ++t) {
    if (pos(t) != Pos::adp && pos(t) != Pos::adv) return false;  // "were rounded up, beaten and"
  }
  return true;
}

bool Chunker::behind_object(const Chunk& verb) const {
  static constexpr std::array<std::uint64_t, 12> kLeave = {
      "saw"_w,   "seen"_w,    "see"_w, "sees"_w, "watched"_w, "left"_w,
      "leave"_w, "leaving"_w, "had"_w, "got"_w,  "kept"_w,    "seeing"_w};
  std::uint32_t begin = verb.range.begin;
  while (begin > 0 && pos(begin - 1) == Pos::adv) --begin;
  const std::size_t count = a_.chunks.size();
  if (count < 2 || !closed_behind(verb.range.end, a_.sentence(verb.head).end)) return false;
  const Chunk& object = a_.chunks[count - 1];
  const Chunk& leaves = a_.chunks[count - 2];
  return object.kind == ChunkKind::noun && object.range.end == begin &&
         object.preposition == kNone && leaves.kind == ChunkKind::verb && !leaves.passive &&
         leaves.range.end == object.range.begin && one_of(a_.key(leaves.head), kLeave) &&
         (a_.is_people(object) || quantity_at_[object.range.begin] != kNone);
}

bool Chunker::stands_between_commas(const Chunk& verb) const {
  static constexpr std::array<std::string_view, 6> kSuffered = {
      "killing", "injury", "detention", "abduction", "torture", "enforced_disappearance"};
  const TokenRange sentence = a_.sentence(verb.head);
  const std::uint32_t comma = verb.range.begin - 1;
  if (a_.chunks.empty() || verb.range.begin < 2 || a_.word(comma) != "," ||
      !closed_behind(verb.range.end, sentence.end) || has_object(verb.head))
    return false;
  const Chunk& who = a_.chunks.back();
  const EntityHit* const name = a_.name_in(who.range, {MentionKind::person});
  const bool person = name != nullptr ? name->range.end == comma : a_.is_people(who);
  const auto hit = a_.context->verb_frames.match_at(a_.tokens, verb.head, verb.head + 1);
  if (who.kind != ChunkKind::noun || who.range.end != comma || !person || !hit) return false;
  const Phrase& phrase = a_.context->verb_frames[hit->phrase];
  if (phrase.detail == "v!own" || !one_of(std::string_view(phrase.label), kSuffered)) return false;
  for (std::uint32_t t = verb.range.end; t + 1 < sentence.end; ++t) {
    if (pos(t) == Pos::cconj) return false;
    if (a_.word(t) == ",") return pos(t + 1) == Pos::aux || pos(t + 1) == Pos::verb;
  }
  return false;
}

bool Chunker::only_participle(const Chunk& verb) const {
  static constexpr std::array<std::uint64_t, 12> kOnly = {
      "taken"_w, "driven"_w, "beaten"_w, "thrown"_w, "flown"_w, "stolen"_w,
      "given"_w, "hidden"_w, "torn"_w,   "shaken"_w, "mown"_w,  "slain"_w};
  return one_of(a_.key(verb.head), kOnly) && !a_.chunks.empty() &&
         a_.chunks.back().kind == ChunkKind::noun &&
         a_.chunks.back().range.end == verb.range.begin && !has_object(verb.head) &&
         closed_behind(verb.range.end, a_.sentence(verb.head).end);
}

bool Chunker::has_finite_verb(TokenRange sentence, std::uint32_t except) const {
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (t == except || !is_verb(t, sentence.end)) continue;
    const bool to = t > sentence.begin && a_.key(t - 1) == "to"_w;
    if (!to && !fold(a_.word(t)).ends_with("ing")) return true;
  }
  return false;
}

const Chunk& Chunker::suffering_noun() const {
  const Chunk& last = a_.chunks.back();
  if (a_.chunks.size() < 2 || last.preposition == kNone || a_.key(last.preposition) != "of"_w)
    return last;
  const Chunk& before = a_.chunks[a_.chunks.size() - 2];
  return before.kind == ChunkKind::noun && before.range.end == last.preposition ? before : last;
}

bool Chunker::headline_passive(const Chunk& verb) const {
  std::uint32_t begin = verb.range.begin;
  while (a_.in_title(verb.head) && begin > 1 && pos(begin - 1) == Pos::adv) --begin;
  if (a_.chunks.empty() || a_.chunks.back().kind != ChunkKind::noun ||
      a_.chunks.back().range.end != begin || never_passive(verb.head))
    return false;
  const Chunk& subject = a_.in_title(verb.head) ? suffering_noun() : a_.chunks.back();
  const std::uint32_t counted = subject.range.begin;
  const bool amount = quantity_at_[counted] != kNone
                          ? !a_.quantities[quantity_at_[counted]].value.share
                          : a_.key(counted) == "one"_w || a_.key(counted) == "1"_w;
  const bool headline = a_.in_title(verb.head) && (a_.is_people(subject) || amount);
  if (!amount && !headline) return false;
  const TokenRange sentence = a_.sentence(verb.head);
  if (!closed_behind(verb.range.end, sentence.end)) return false;
  const std::uint32_t joint = verb.range.end;
  if (joint + 1 < sentence.end && pos(joint) == Pos::cconj && pos(joint + 1) == Pos::verb &&
      has_object(joint + 1))
    return false;  // "Guards shot and killed two men"
  const auto hit = a_.context->verb_frames.match_at(a_.tokens, verb.head, verb.head + 1);
  if (!hit) return false;
  static constexpr std::array<std::string_view, 12> kSuffered = {
      "killing",         "injury",        "detention",   "abduction",    "torture", "release",
      "sexual_violence", "forced_return", "trafficking", "displacement", "robbery", "transfer"};
  static constexpr std::array<std::uint64_t, 8> kMove = {
      "moved"_w,     "crossed"_w,   "marched"_w,     "fled"_w,
      "evacuated"_w, "relocated"_w, "transferred"_w, "walked"_w};
  if (one_of(a_.key(verb.head), kMove)) return false;  // what people also do of themselves
  const Phrase& phrase = a_.context->verb_frames[hit->phrase];
  for (auto c = a_.chunks.size(); c-- > 0 && a_.chunks[c].range.begin >= sentence.begin;) {
    const Chunk& before = a_.chunks[c];  // "counted 31 dead and 52 wounded"
    const bool told = before.kind != ChunkKind::verb || before.passive ||
                      (amount && a_.context->cues.match_at(a_.tokens, before.head, counted));
    if (!told) return false;
  }
  return (headline || !is_verb_behind(verb.range.end, sentence.end)) && phrase.detail != "v!own" &&
         std::find(kSuffered.begin(), kSuffered.end(), phrase.label) != kSuffered.end();
}

bool Chunker::lacks_object(const Chunk& verb) const {
  static constexpr std::array<std::uint64_t, 5> kOfDeeds = {
      "accused"_w, "suspected"_w, "convicted"_w, "acquitted"_w, "deprived"_w};
  return one_of(a_.key(verb.head), kOfDeeds) && verb.range.end < a_.size() &&
         a_.key(verb.range.end) == "of"_w;
}

bool Chunker::is_verb_behind(std::uint32_t from, std::uint32_t end) const {
  for (std::uint32_t t = from; t < end; ++t) {
    if (pos(t) == Pos::cconj || a_.word(t) == "," || a_.key(t) == "after"_w) return false;
    if (is_verb(t, end)) return true;
  }
  return false;
}

bool Chunker::closed_behind(std::uint32_t next, std::uint32_t end) const {
  if (next >= end) return true;
  const Pos p = pos(next);
  if (p == Pos::adp || p == Pos::punct || p == Pos::adv || p == Pos::sconj || p == Pos::cconj ||
      p == Pos::part)
    return true;
  // "killed early Sunday": a part of the day opens the time
  const bool part = a_.key(next) == "early"_w || a_.key(next) == "late"_w;
  return a_.in_time(next) || (part && next + 1 < end && a_.in_time(next + 1));
}

bool Chunker::looks_past(const std::string& word) {
  return word.ends_with("ed") || word.ends_with("en") || word == "held" || word == "sent" ||
         word == "shot" || word == "caught" || word == "found" || word == "brought" ||
         word == "told" || word == "taken" || word == "sold" || word == "led" || word == "made" ||
         word == "slain";
}

bool Chunker::opens_amount(std::uint32_t t) const {
  return quantity_at_[t] != kNone && !a_.in_time(t) &&
         a_.quantities[quantity_at_[t]].range.begin == t;
}

bool Chunker::reduced(std::uint32_t i) const {
  if (i == 0) return true;
  // "a man wanted over the murder of": by those who look for him
  const std::uint64_t behind = i + 1 < a_.size() ? a_.key(i + 1) : 0;
  if (a_.key(i) == "wanted"_w && (behind == "over"_w || behind == "by"_w || behind == "for"_w) &&
      pos(i - 1) == Pos::noun)
    return true;
  if (never_passive(i) || has_object(i) || opens_clause_before(i) || reports_that(i)) return false;
  std::uint32_t behind_noun = i;
  const TokenRange sentence = a_.sentence(i);
  while (behind_noun > sentence.begin && pos(behind_noun - 1) == Pos::adv) --behind_noun;
  const bool adverb_of_verb =
      behind_noun < i && behind_noun > sentence.begin && joins_active(i, sentence.end) &&
      (pos(behind_noun - 1) == Pos::noun || pos(behind_noun - 1) == Pos::propn);
  if (adverb_of_verb) return false;  // "Guards arbitrarily held and secretly deported 40 men"
  const Pos before = pos(i - 1);
  // "A spokesman, Dara Minn, also denied"
  if (before == Pos::adv && behind_noun > sentence.begin && a_.word(behind_noun - 1) == "," &&
      opens_main_verb(i))
    return false;
  if (before == Pos::punct &&
      (opens_main_verb(i) || stands_in_list(i) || joins_active(i, sentence.end)))
    return false;
  if (before == Pos::punct || before == Pos::sconj || before == Pos::adp) return true;
  const bool after_noun = before == Pos::noun || before == Pos::pron || before == Pos::propn;
  const std::uint32_t next = i + 1;
  // "14 men killed and one wounded", "and at least two wounded"
  const bool counts_on = next + 1 < a_.size() && pos(next) == Pos::cconj &&
                         (pos(next + 1) == Pos::num || opens_amount(next + 1));
  // "Guards killed at least 45 men": an amount of people is an object, whatever opens it.
  const bool counted = next < a_.size() && quantity_at_[next] != kNone && !a_.in_time(next) &&
                       a_.quantities[quantity_at_[next]].range.begin == next &&
                       a_.quantities[quantity_at_[next]].head != kNone;
  if (counted) return false;
  // "riot police reportedly surrounded mourners": a noun right behind is an object
  if (before == Pos::adv && behind_noun > sentence.begin && takes_bare_object(i, behind_noun))
    return false;
  const bool those = a_.key(i - 1) == "those"_w;
  if (those && next < sentence.end && is_verb(next, sentence.end)) return true;  // "Those held are"
  if (!after_noun) return before == Pos::adv || those;  // "58 of those held"
  const bool closed = next >= a_.size() || pos(next) == Pos::adp || pos(next) == Pos::punct ||
                      pos(next) == Pos::adv || counts_on || a_.in_time(next);
  // "Police detained in" is rare; "people detained in" is not: without any other verb before it,
  // take it as finite.
  return closed && (verb_takes_subject(i) || stands_in_object(i));
}

bool Chunker::takes_bare_object(std::uint32_t i, std::uint32_t behind_noun) const {
  const Pos subject = pos(behind_noun - 1);
  const std::uint32_t next = i + 1;
  if ((subject != Pos::noun && subject != Pos::propn) || next >= a_.sentence(i).end) return false;
  return (pos(next) == Pos::noun || pos(next) == Pos::propn) && !a_.in_time(next);
}

bool Chunker::opens_clause_before(std::uint32_t i) const {
  static constexpr std::array<std::uint64_t, 9> kOpen = {"when"_w,  "while"_w,    "whom"_w,
                                                         "where"_w, "because"_w,  "that"_w,
                                                         "if"_w,    "although"_w, "which"_w};
  if (a_.chunks.empty() || a_.chunks.back().kind == ChunkKind::verb) return false;
  const Chunk& noun = a_.chunks.back();
  while (i > noun.range.end && pos(i - 1) == Pos::adv) --i;  // "whom soldiers badly beat"
  if (opens_contact_clause(a_, static_cast<std::uint32_t>(a_.chunks.size() - 1), i)) return true;
  return noun.range.end == i && noun.range.begin > a_.sentence(i).begin &&
         one_of(a_.key(noun.range.begin - 1), kOpen);
}

bool Chunker::has_object(std::uint32_t i) const {
  static constexpr std::array<std::uint64_t, 7> kParticles = {"up"_w,   "out"_w,  "down"_w, "off"_w,
                                                              "over"_w, "away"_w, "back"_w};
  std::uint32_t next = i + 1;
  if (next >= a_.sentence(i).end) return false;
  if (one_of(a_.key(next), kParticles) && next + 1 < a_.sentence(i).end) {
    ++next;  // "picked up 60 students", "picked out the men"
    const bool counted = quantity_at_[next] != kNone && !a_.in_time(next) &&
                         a_.quantities[quantity_at_[next]].range.begin == next;
    if (counted && a_.quantities[quantity_at_[next]].head != kNone) return true;
  }
  // "looted shops, burned 120 houses", "and executed at least 47 men": an amount of things.
  const bool amount = quantity_at_[next] != kNone && !a_.in_time(next) &&
                      a_.quantities[quantity_at_[next]].range.begin == next;
  const bool adverb = i > 1 && pos(i - 1) == Pos::adv && pos(i - 2) == Pos::cconj;
  const bool joined = adverb || (i > 0 && (a_.word(i - 1) == "," || pos(i - 1) == Pos::cconj));
  if (joined && (amount || (pos(next) == Pos::noun && !a_.in_time(next)))) return true;
  if (pos(next) != Pos::pron && pos(next) != Pos::det) return false;
  const bool time = a_.in_time(next);
  const std::uint64_t key = a_.key(next);
  return !time && key != "who"_w && key != "which"_w && key != "that"_w && key != "what"_w;
}

bool Chunker::reports_that(std::uint32_t i) const {
  constexpr std::uint32_t kReach = 6;
  const std::uint32_t end = std::min(a_.sentence(i).end, i + kReach);
  if (!a_.context->cues.match_at(a_.tokens, i, end)) return false;
  for (std::uint32_t t = i + 1; t < end; ++t) {
    if (a_.word(t) == "," || pos(t) == Pos::verb || pos(t) == Pos::aux) return false;
    if (a_.key(t) == "that"_w && (pos(t) == Pos::sconj || t > i + 1)) return true;
    // "Villagers described how", "Dara Minn added: ..."
    if (t == i + 1 && (a_.key(t) == "how"_w || a_.word(t) == ":")) return !a_.in_title(i);
  }
  return false;
}

bool Chunker::closes_before_verb(std::uint32_t i) const {
  constexpr std::uint32_t kReach = 14;
  const std::uint32_t end = std::min(a_.sentence(i).end, i + kReach);
  std::uint32_t t = i + 1;
  if (a_.word(i - 1) != ",") return false;
  while (t < end && a_.word(t) != "," && pos(t) != Pos::verb && pos(t) != Pos::aux) ++t;
  if (t >= end || a_.word(t) != ",") return false;
  ++t;
  while (t < end && pos(t) == Pos::adv) ++t;
  return t < end && (pos(t) == Pos::verb || pos(t) == Pos::aux) && !a_.word(t).ends_with("ing");
}

bool Chunker::run_by(std::uint32_t i) const {
  static constexpr std::array<std::uint64_t, 6> kForms = {"run"_w, "built"_w, "struck"_w,
                                                          "hit"_w, "set"_w,   "bought"_w};
  if (i == 0 || i + 1 >= a_.size() || a_.key(i + 1) != "by"_w || !one_of(a_.key(i), kForms))
    return false;
  return a_.word(i - 1) == "," || pos(i - 1) == Pos::noun || pos(i - 1) == Pos::propn;
}

bool Chunker::never_passive(std::uint32_t i) const {
  static constexpr std::array<std::uint64_t, 33> kOwn = {
      "complained"_w, "died"_w,      "arrived"_w,   "happened"_w, "occurred"_w,  "disappeared"_w,
      "vanished"_w,   "protested"_w, "appeared"_w,  "remained"_w, "escaped"_w,   "emerged"_w,
      "exploded"_w,   "appealed"_w,  "insisted"_w,  "agreed"_w,   "refused"_w,   "declined"_w,
      "argued"_w,     "replied"_w,   "responded"_w, "perished"_w, "collapsed"_w, "belonged"_w,
      "lived"_w,      "worked"_w,    "walked"_w,    "marched"_w,  "travelled"_w, "traveled"_w,
      "succeeded"_w,  "resulted"_w,  "capsized"_w};
  return one_of(a_.key(i), kOwn);
}

bool Chunker::opens_main_verb(std::uint32_t i) const {
  const TokenRange sentence = a_.sentence(i);
  if (i < sentence.begin + 2) return false;
  const std::uint64_t next = i + 1 < sentence.end ? a_.key(i + 1) : 0;
  if (next == "by"_w || next == "as"_w || closes_before_verb(i)) return false;
  if (a_.context->cues.match_at(a_.tokens, i, sentence.end)) return true;
  for (std::uint32_t t = sentence.begin; t < i; ++t) {
    if (is_verb(t, sentence.end) && a_.key(t) != "including"_w) return false;
  }
  return true;
}

bool Chunker::is_verb(std::uint32_t t, std::uint32_t end) const {
  return pos(t) == Pos::aux || (pos(t) == Pos::verb && !modifies_noun(t, end));
}

bool Chunker::joins_active(std::uint32_t i, std::uint32_t end) const {
  std::uint32_t t = i + 1;
  if (t >= end || pos(t) != Pos::cconj) return false;
  ++t;
  while (t < end && pos(t) == Pos::adv) ++t;
  if (t + 1 >= end || pos(t) != Pos::verb || !looks_past(fold(a_.word(t)))) return false;
  return pos(t + 1) == Pos::det || pos(t + 1) == Pos::pron || quantity_at_[t + 1] != kNone;
}

bool Chunker::stands_in_list(std::uint32_t i) const {
  return i > 1 && i + 2 < a_.size() && a_.word(i - 1) == "," && pos(i - 2) == Pos::verb &&
         a_.key(i + 1) == "and"_w && pos(i + 2) == Pos::verb && looks_past(fold(a_.word(i + 2)));
}

bool Chunker::happens_to_subject(std::uint32_t i) const {
  const auto hit = a_.context->verb_frames.match_at(a_.tokens, i, i + 1);
  return hit && a_.context->verb_frames[hit->phrase].detail == "v!own";
}

bool Chunker::verb_takes_subject(std::uint32_t i) const {
  static constexpr std::array<std::uint64_t, 5> kOpen = {"after"_w, "when"_w, "as"_w, "while"_w,
                                                         "before"_w};
  const TokenRange sentence = a_.sentence(i);
  // "21 people drowned after a patrol boat rammed theirs": no passive, so it ends its own clause.
  bool parted = i + 1 < sentence.end && one_of(a_.key(i + 1), kOpen) && happens_to_subject(i);
  for (std::uint32_t t = i + 1; t < sentence.end; ++t) {
    const std::uint64_t key = a_.key(t);
    parted = parted || a_.word(t) == "," || pos(t) == Pos::cconj || pos(t) == Pos::sconj ||
             key == "who"_w || key == "which"_w;
    if (key == "to"_w && t + 1 < sentence.end && pos(t + 1) == Pos::verb) {
      ++t;
      continue;
    }
    if (!is_verb(t, sentence.end) || fold(a_.word(t)).ends_with("ing")) continue;
    std::uint32_t before = t - 1;
    while (before > i && pos(before) == Pos::adv) --before;
    const bool own = pos(before) == Pos::noun || pos(before) == Pos::propn ||
                     pos(before) == Pos::pron || key == "and"_w;
    return !(parted && (own || pos(before) == Pos::cconj));
  }
  return false;
}

bool Chunker::stands_in_object(std::uint32_t i) const {
  const TokenRange sentence = a_.sentence(i);
  for (std::uint32_t t = i; t-- > sentence.begin;) {
    if (a_.word(t) == "," || pos(t) == Pos::sconj || pos(t) == Pos::cconj) return false;
    if (!is_verb(t, sentence.end)) continue;
    return !a_.context->cues.match_at(a_.tokens, t, sentence.end).has_value();
  }
  return false;
}

}  // namespace habeas
