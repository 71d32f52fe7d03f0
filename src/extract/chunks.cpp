// extract/chunks.cpp - base noun phrases and verb groups from parts of speech
//
// A left-to-right scan (Abney, "Parsing by Chunks", 1991). A noun chunk runs from its determiner or
// first modifier to its last noun; a possessive "'s" goes on inside it. A verb group runs from its
// first auxiliary to its main verb.
#include <algorithm>
#include <array>

#include "extract/chunker.h"
#include "extract/one_of.h"

namespace habeas {
namespace {

/// Adverbs that belong to the verb before them: "sent back nine men".
constexpr std::array<std::uint64_t, 14> kParticles = {
    "back"_w, "away"_w, "home"_w,  "off"_w, "out"_w, "across"_w, "down"_w,
    "dead"_w, "when"_w, "where"_w, "how"_w, "why"_w, "while"_w,  "so"_w};
constexpr std::array<std::uint64_t, 14> kDefinite = {
    "the"_w, "these"_w, "those"_w, "this"_w, "that"_w, "their"_w, "its"_w,
    "his"_w, "her"_w,   "our"_w,   "my"_w,   "your"_w, "both"_w,  "all"_w};

}  // namespace

void Chunker::run() {
  name_figures();
  for (const TokenRange sentence : a_.tokens.sentences) {
    for (std::uint32_t i = sentence.begin + 1; i < sentence.end; ++i) {
      if (reports_behind_name(i, sentence.end)) a_.tags.pos[i] = Pos::verb;
    }
    for (std::uint32_t i = sentence.begin; i < sentence.end;) i = step(i, sentence.end);
  }
}

void Chunker::name_figures() {
  for (const QuantityHit& hit : a_.quantities) {
    if (hit.head != kNone || hit.without_figure || hit.value.share) continue;
    for (std::uint32_t t = hit.number.begin; t < hit.number.end; ++t) {
      if (a_.tokens.tokens[t].kind == TokenKind::word && a_.name_at[t] == kNone &&
          pos(t) != Pos::noun && pos(t) != Pos::det)
        a_.tags.pos[t] = Pos::num;
    }
  }
}

std::uint32_t Chunker::step(std::uint32_t i, std::uint32_t end) {
  if (in_clock(i)) return i + 1;
  if (starts_amount(i, end)) return read_noun(i, end);
  if (starts_verb(i, end)) return read_verb(i, end);
  if (pos(i) == Pos::pron && !possessive_pronoun(i)) return read_pronoun(i);
  if (starts_noun(i, end)) {
    const std::uint32_t next = read_noun(i, end);
    if (next > i) return next;
  }
  return i + 1;
}

bool Chunker::in_clock(std::uint32_t i) const {
  const auto digits = [&](std::uint32_t t) {
    return t < a_.size() && a_.tokens.tokens[t].kind == TokenKind::number;
  };
  const auto joined = [&](std::uint32_t t) {  // the colon between two numbers, without a blank
    return a_.word(t) == ":" && t > 0 && t + 1 < a_.size() && digits(t - 1) && digits(t + 1) &&
           !a_.tokens.tokens[t].space_before && !a_.tokens.tokens[t + 1].space_before;
  };
  return digits(i) && (joined(i + 1) || (i > 0 && joined(i - 1)));
}

bool Chunker::starts_amount(std::uint32_t i, std::uint32_t end) const {
  if (quantity_at_[i] == kNone) return false;
  const QuantityHit& amount = a_.quantities[quantity_at_[i]];
  return amount.range.begin == i && amount.range.size() > 1 && amount.range.end <= end &&
         !amount.value.share;
}

bool Chunker::possessive_pronoun(std::uint32_t i) const {
  static constexpr std::array<std::uint64_t, 8> kPossessive = {
      "their"_w, "its"_w, "his"_w, "her"_w, "our"_w, "my"_w, "your"_w, "whose"_w};
  return one_of(a_.key(i), kPossessive) && i + 1 < a_.size() && pos(i + 1) != Pos::verb &&
         pos(i + 1) != Pos::punct && pos(i + 1) != Pos::adp && pos(i + 1) != Pos::aux;
}

bool Chunker::reports_behind_name(std::uint32_t i, std::uint32_t end) const {
  if (pos(i) != Pos::noun && pos(i) != Pos::propn) return false;
  if (a_.name_at[i] != kNone || a_.name_at[i - 1] == kNone || i + 1 >= end) return false;
  const EntityHit& name = a_.names[a_.name_at[i - 1]];
  const bool speaks = name.kind == MentionKind::person || name.kind == MentionKind::organisation ||
                      !name.country.empty();
  if (!speaks || name.kind == MentionKind::group || !a_.word(i).ends_with('s') ||
      a_.tokens.tokens[i].shape != Shape::lower)
    return false;
  const auto hit = a_.context->cues.match_at(a_.tokens, i, i + 1);
  if (!hit || a_.context->cues[hit->phrase].label != "say") return false;
  const Pos next = pos(i + 1);
  return a_.key(i + 1) == "that"_w || next == Pos::det || next == Pos::pron || next == Pos::num ||
         (next == Pos::noun && a_.tokens.tokens[i + 1].shape == Shape::lower);
}

bool Chunker::is_spaced_dash(std::uint32_t i) const {
  const std::string_view mark = a_.word(i);
  const bool dash = mark == "-" || mark == "--" || mark == "\xE2\x80\x93" || mark == "\xE2\x80\x94";
  return dash && a_.tokens.tokens[i].space_before;
}

bool Chunker::starts_noun(std::uint32_t i, std::uint32_t end) const {
  switch (pos(i)) {
    case Pos::det:
      return !stands_for_subject(i, end);
    case Pos::adj:
    case Pos::noun:
    case Pos::propn:
    case Pos::num:
      return true;
    case Pos::sym:
      return !is_spaced_dash(i);
    case Pos::pron:
      return possessive_pronoun(i);
    case Pos::verb:
      return modifies_noun(i, end) || a_.name_at[i] != kNone;
    case Pos::adv:
      return i + 1 < end && (pos(i + 1) == Pos::adj || pos(i + 1) == Pos::num) &&
             !one_of(a_.key(i), kParticles);
    default:
      return a_.name_at[i] != kNone;
  }
}

bool Chunker::stands_for_subject(std::uint32_t i, std::uint32_t end) const {
  const std::uint64_t key = a_.key(i);
  return (key == "all"_w || key == "both"_w || key == "each"_w) && i + 1 < end &&
         pos(i + 1) == Pos::verb && !a_.chunks.empty() && a_.chunks.back().range.end == i &&
         a_.chunks.back().kind != ChunkKind::verb;
}

bool Chunker::continues(std::uint32_t i, std::uint32_t end, bool seen_noun) const {
  // "In November Osterin's ministry": a name behind a time opens a phrase of its own.
  if (a_.name_at[i] != kNone && a_.name_at[i] != a_.name_at[i - 1] && ends_time(i)) return false;
  if (a_.name_at[i] != kNone) {
    if (a_.name_at[i] != a_.name_at[i - 1] && ends_time(i)) return false;  // "On Monday Norland"
    // A name goes on the chunk unless the noun phrase is complete and the name is not part of it.
    return !seen_noun || is_noun(pos(i)) || a_.name_at[i] == a_.name_at[i - 1] ||
           pos(i) == Pos::adj;
  }
  if (hyphened(i)) return true;  // "19-year-old"
  if (predicate_of_people(i, end)) return false;
  if (ends_time(i)) return false;                    // "On 4 May soldiers"
  const std::uint32_t amount = quantity_at_[i - 1];  // "sent back 12 last year"
  const bool counted = amount != kNone && a_.quantities[amount].range.end == i;
  if ((seen_noun || counted) && a_.opens_time(i)) return false;  // "arrested 40 men last month"
  if (seen_noun && starts_amount(i, end)) return false;          // "that day 40 men"
  switch (pos(i)) {
    case Pos::noun:
    case Pos::propn:
    case Pos::num:
      return true;
    case Pos::sym:
      return !is_spaced_dash(i);
    case Pos::adj:
      return !seen_noun || (i + 1 < end && is_noun(pos(i + 1)) && a_.key(i - 1) == "'s"_w) ||
             is_noun(pos(i - 1));
    case Pos::det:
      return !seen_noun;
    case Pos::adv:
      return !seen_noun && !one_of(a_.key(i), kParticles);  // "in the pandemic when Osterin shut"
    case Pos::part:
      return a_.key(i) == "'s"_w || a_.key(i) == "'"_w;
    case Pos::verb:
      return inside_quantity(i) || ends_compound(i) || (!seen_noun && modifies_noun(i, end));
    case Pos::pron:
      return false;
    case Pos::punct: {
      const std::string_view mark = a_.word(i);
      const bool glued =
          !a_.tokens.tokens[i].space_before && i + 1 < end && !a_.tokens.tokens[i + 1].space_before;
      if (mark == "-" || mark == "\xE2\x80\x91" || mark == "/") return glued;
      if (mark == ".") return shortens_title(i, end);
      if (seen_noun && plural_possessive(i, end)) return true;
      // A quotation mark inside the phrase: the "so-called refugees".
      return !seen_noun && (mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x9D" || mark == "\"" ||
                            mark == "\xE2\x80\x98");
    }
    default:
      return a_.key(i) == "'s"_w;
  }
}

bool Chunker::shortens_title(std::uint32_t i, std::uint32_t end) const {
  static constexpr std::array<std::uint64_t, 10> kTitles = {
      "mr"_w, "mrs"_w, "ms"_w, "mx"_w, "dr"_w, "prof"_w, "rev"_w, "fr"_w, "hon"_w, "engr"_w};
  return i > 0 && i + 1 < end && one_of(a_.key(i - 1), kTitles) && pos(i + 1) == Pos::propn;
}

bool Chunker::plural_possessive(std::uint32_t i, std::uint32_t end) const {
  const std::string_view mark = a_.word(i);
  if (mark != "'" && mark != "\xE2\x80\x99") return false;
  if (i == 0 || i + 1 >= end || a_.tokens.tokens[i].space_before ||
      !a_.tokens.tokens[i + 1].space_before)
    return false;
  const std::string word = fold(a_.word(i - 1));
  if (!word.ends_with('s') || singular(word) == word) return false;
  if (pos(i + 1) != Pos::noun && pos(i + 1) != Pos::propn && pos(i + 1) != Pos::adj) return false;
  for (std::uint32_t t = a_.sentence(i).begin; t < i; ++t) {
    if (a_.word(t) == "\xE2\x80\x98" || (a_.word(t) == "'" && a_.tokens.tokens[t].space_before))
      return false;
  }
  return true;
}

bool Chunker::ends_time(std::uint32_t i) const {
  if (i == 0 || !a_.in_time(i - 1) || a_.dates[a_.date_at[i - 1]].range.end != i) return false;
  const std::uint32_t begin = a_.dates[a_.date_at[i - 1]].range.begin;
  const bool inside = pos(begin) == Pos::adp;
  const bool before = begin > 0 && pos(begin - 1) == Pos::adp;
  const bool counted = pos(i) == Pos::num && opens_amount(i);  // "In 2022 four students"
  return (inside || before) && (pos(i) == Pos::noun || pos(i) == Pos::propn || counted) &&
         a_.tokens.tokens[i].space_before;
}

bool Chunker::predicate_of_people(std::uint32_t i, std::uint32_t end) const {
  static constexpr std::array<std::uint64_t, 16> kVerbs = {
      "work"_w, "live"_w, "face"_w, "flee"_w,  "lack"_w,  "need"_w,  "want"_w,    "risk"_w,
      "seek"_w, "fear"_w, "wait"_w, "march"_w, "cross"_w, "claim"_w, "protest"_w, "return"_w};
  return one_of(a_.key(i), kVerbs) && i > 0 && quantity_at_[i - 1] != kNone &&
         a_.quantities[quantity_at_[i - 1]].range.end == i &&
         a_.quantities[quantity_at_[i - 1]].head == i - 1 && i + 1 < end &&
         (pos(i + 1) == Pos::adp || pos(i + 1) == Pos::det || pos(i + 1) == Pos::adv);
}

bool Chunker::hyphened(std::uint32_t i) const {
  return i > 0 && a_.word(i - 1) == "-" && !a_.tokens.tokens[i].space_before &&
         !a_.tokens.tokens[i - 1].space_before && pos(i) != Pos::punct;
}

bool Chunker::describes_behind_hyphen(std::uint32_t i) const {
  static constexpr std::array<std::uint64_t, 14> kForms = {
      "based"_w,  "led"_w,  "run"_w,   "backed"_w,     "linked"_w,   "controlled"_w, "held"_w,
      "funded"_w, "born"_w, "owned"_w, "affiliated"_w, "speaking"_w, "aligned"_w,    "allied"_w};
  return hyphened(i) && one_of(a_.key(i), kForms);
}

std::uint32_t Chunker::read_noun(std::uint32_t i, std::uint32_t end) {
  Chunk chunk;
  chunk.range.begin = i;
  bool seen_noun = false;
  std::uint32_t head = kNone;
  std::uint32_t at = i;
  if (starts_amount(i, end)) {
    const QuantityHit& amount = a_.quantities[quantity_at_[i]];
    head = amount.head;
    at = amount.range.end;
    seen_noun = head != kNone || !amount.value.unit.empty() || is_noun(pos(at - 1));
    chunk.head = at - 1;
  }
  while (at < end && (at == i || continues(at, end, seen_noun))) {
    if (is_noun(pos(at)) || (a_.name_at[at] != kNone && pos(at) != Pos::adj)) {
      head = at;
      seen_noun = true;
    } else if (a_.key(at) == "'s"_w || plural_possessive(at, end)) {
      seen_noun = false;
    } else if (describes_behind_hyphen(at)) {
      seen_noun = false;  // "a Seoul-based civic group"
    }
    if (head == kNone && (pos(at) == Pos::num || pos(at) == Pos::det || pos(at) == Pos::adj))
      chunk.head = at;
    ++at;
  }
  if (head != kNone) chunk.head = head;
  if (head == kNone && quantity_at_[i] == kNone && pos(i) != Pos::num && pos(i) != Pos::det &&
      pos(i) != Pos::adj && pos(i) != Pos::adv)
    return i;
  chunk.range.end = std::max(chunk.head + 1, trimmed(i, at));
  chunk.definite = is_definite(chunk.range);
  const std::string word = fold(a_.word(chunk.head));
  // "Dara Willems" is one person, whatever the last letter of the name.
  const bool person = a_.name_at[chunk.head] != kNone &&
                      a_.names[a_.name_at[chunk.head]].kind == MentionKind::person;
  chunk.plural = head != kNone && singular(word) != word && !person;
  chunk.preposition = preposition_before(i);
  a_.chunks.push_back(chunk);
  return std::max(chunk.range.end, i + 1);
}

std::uint32_t Chunker::trimmed(std::uint32_t begin, std::uint32_t end) const {
  while (end > begin + 1 && (pos(end - 1) == Pos::punct || pos(end - 1) == Pos::part)) --end;
  return end;
}

bool Chunker::is_definite(TokenRange range) const {
  if (one_of(a_.key(range.begin), kDefinite)) return true;
  for (std::uint32_t t = range.begin; t < range.end; ++t) {
    if (a_.key(t) == "'s"_w) return true;
  }
  return false;
}

std::uint32_t Chunker::preposition_before(std::uint32_t i) const {
  if (quantity_at_[i] != kNone) i = std::min(i, a_.quantities[quantity_at_[i]].range.begin);
  const std::uint32_t first = a_.sentence(i).begin;  // never that of the sentence before
  while (i > first && pos(i - 1) == Pos::punct && a_.word(i - 1) != "," && a_.word(i - 1) != "." &&
         a_.word(i - 1) != ";")
    --i;
  return i > first && (pos(i - 1) == Pos::adp || a_.key(i - 1) == "to"_w) ? i - 1 : kNone;
}

std::uint32_t Chunker::read_pronoun(std::uint32_t i) {
  Chunk chunk;
  chunk.kind = ChunkKind::pronoun;
  chunk.range = {i, i + 1};
  // "no one" is one pronoun.
  if (a_.key(i) == "one"_w && i > 0 && a_.key(i - 1) == "no"_w &&
      (a_.chunks.empty() || a_.chunks.back().range.begin <= i - 1)) {
    if (!a_.chunks.empty() && a_.chunks.back().range.begin == i - 1) a_.chunks.pop_back();
    chunk.range.begin = i - 1;
  }
  chunk.head = i;
  chunk.preposition = preposition_before(i);
  a_.chunks.push_back(chunk);
  return i + 1;
}

void find_chunks(Analysis& analysis) { Chunker(analysis).run(); }

}  // namespace habeas
