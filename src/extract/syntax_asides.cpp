// extract/syntax_asides.cpp - what stands between commas before a verb: asides, descriptions,
// relative clauses
#include <algorithm>
#include <array>
#include <vector>

#include "extract/one_of.h"
#include "extract/syntax.h"
#include "extract/syntax_parts.h"

namespace habeas {

bool is_mark(std::string_view word) {
  return word == "\"" || word == "\xE2\x80\x9C" || word == "\xE2\x80\x9D" ||
         word == "\xE2\x80\x98" || word == "\xE2\x80\x99";
}

std::uint32_t stretch_begin(const Analysis& a, std::uint32_t end) {
  const std::uint32_t first = a.sentence(end - 1).begin;
  std::uint32_t t = end;
  while (t > first) {
    const std::string_view word = a.word(t - 1);
    const bool dash = (word == "-" || word == "\xE2\x80\x93" || word == "\xE2\x80\x94") &&
                      a.tokens.tokens[t - 1].space_before;
    if (word == "," || word == ";" || word == ":" || dash || is_mark(word)) break;
    --t;
  }
  return t;
}
namespace {

/// What a stretch between commas may be beside a subject.
enum class Stretch : std::uint8_t { noun, aside, clause };

/// "But", "And", "Mr.": words before a noun that leave it the subject.
std::uint32_t behind_openers(const Analysis& a, TokenRange range) {
  std::uint32_t t = range.begin;
  if (t + 1 < range.end && (a.key(t) == "but"_w || a.key(t) == "and"_w || a.key(t) == "yet"_w)) ++t;
  static constexpr std::array<std::uint64_t, 26> kTitles = {
      "mr"_w,   "mrs"_w, "ms"_w,   "dr"_w,  "sr"_w,   "lt"_w,   "col"_w,  "gen"_w,  "maj"_w,
      "capt"_w, "cpt"_w, "sgt"_w,  "cpl"_w, "brig"_w, "adm"_w,  "insp"_w, "supt"_w, "cmdr"_w,
      "prof"_w, "rev"_w, "msgr"_w, "hon"_w, "sen"_w,  "barr"_w, "atty"_w, "engr"_w};
  constexpr int kMost = 3;  // "Brig. Gen. Dr."
  for (int i = 0; i < kMost && t + 1 < range.end && one_of(a.key(t), kTitles); ++i) {
    const std::uint32_t c = a.chunk_at[t];
    if (c != kNone && a.chunks[c].range.end > t + 2) break;  // "Mr. Orlo" is one phrase
    ++t;
    if (t + 1 < range.end && a.word(t) == ".") ++t;
  }
  return t;
}

/// "a journalist born in 1979", "a student arrested in May": a participle that describes the noun
/// before it.
bool describes_noun(const Analysis& a, std::uint32_t verb) {
  const Chunk& c = a.chunks[verb];
  if (verb == 0 || c.range.size() != 1 || a.chunks[verb - 1].kind != ChunkKind::noun ||
      a.chunks[verb - 1].range.end != c.range.begin)
    return false;
  const std::uint32_t next = c.range.end;
  const std::string_view word = a.word(c.head);
  const bool form = word.ends_with("ed") || word.ends_with("wn") || word.ends_with("rn") ||
                    word.ends_with("ken") || word.ends_with("eld") || word.ends_with("ing");
  return form && next < a.size() && (a.pos(next) == Pos::adp || a.in_time(next));
}

/// "the porter, identified as Dara Minn, died": a participle that looks like a past.
bool is_identified_as(const Analysis& a, const Chunk& verb) {
  static constexpr std::array<std::uint64_t, 4> kNamed = {"identified"_w, "named"_w, "known"_w,
                                                          "described"_w};
  return verb.range.size() == 1 && one_of(a.key(verb.head), kNamed) &&
         (a.key(verb.range.end) == "as"_w || a.key(verb.range.end) == "by"_w);
}

/// "who had come", "whose son", "all of whom had papers": the beginning of a relative clause.
bool opens_relative(const Analysis& a, std::uint32_t token) {
  const std::uint64_t first = a.key(token);
  if (first == "who"_w || first == "which"_w || first == "whose"_w) return true;
  constexpr std::uint32_t kReach = 4;  // "at least 20 of whom"
  for (std::uint32_t t = token + 1; t + 1 < a.size() && t <= token + kReach; ++t) {
    if (a.word(t) == ",") return false;
    if (a.key(t) == "of"_w) return a.key(t + 1) == "whom"_w || a.key(t + 1) == "which"_w;
  }
  return false;
}

Stretch kind_of_stretch(const Analysis& a, TokenRange range, std::uint32_t& noun) {
  range.begin = behind_openers(a, range);
  const bool relative = opens_relative(a, range.begin);
  bool adjunct = relative || a.pos(range.begin) == Pos::adp || a.pos(range.begin) == Pos::num ||
                 (a.pos(range.begin) == Pos::adv && range.size() <= 3);
  noun = kNone;
  for (std::uint32_t c = a.next_chunk(range.begin);
       c < a.chunks.size() && a.chunks[c].range.begin < range.end; ++c) {
    const Chunk& chunk = a.chunks[c];
    if (chunk.kind == ChunkKind::verb) {
      const bool inside = c > 0 && is_relative(a, a.chunks[c - 1]);
      if (chunk.range.begin == range.begin && chunk.participle) adjunct = true;
      if (chunk.range.begin == range.begin && is_identified_as(a, chunk)) {
        adjunct = true;
        continue;
      }
      if (is_finite(chunk) && !relative && !inside && !describes_noun(a, c)) return Stretch::clause;
      continue;
    }
    if (noun == kNone && chunk.preposition == kNone && chunk.kind == ChunkKind::noun &&
        chunk.range.begin == range.begin)
      noun = c;
  }
  const bool age = noun != kNone && a.pos(range.begin) == Pos::num && !a.is_people(a.chunks[noun]);
  if (noun != kNone && !age) return Stretch::noun;
  return adjunct ? Stretch::aside : Stretch::clause;
}

/// Does this noun describe rather than name? "a Tolverton-based group", "its director".
bool describes(const Analysis& a, std::uint32_t chunk) {
  const Chunk& c = a.chunks[chunk];
  const std::uint64_t first = a.key(c.range.begin);
  return first == "a"_w || first == "an"_w || a.name_at[c.head] == kNone;
}

/// A relative clause cut by commas of its own: the first token of the stretch that opens it, a few
/// stretches before this one; kNone where none does.
std::uint32_t relative_begin(const Analysis& a, std::uint32_t stretch) {
  constexpr int kMost = 2;
  const std::uint32_t first = a.sentence(stretch).begin;
  for (int i = 0; i < kMost && stretch > first + 1 && a.word(stretch - 1) == ","; ++i) {
    stretch = stretch_begin(a, stretch - 1);
    if (opens_relative(a, stretch)) return stretch;
    for (std::uint32_t c = a.next_chunk(stretch); c < a.chunks.size(); ++c) {
      if (a.word(a.chunks[c].range.begin - 1) == "," && a.chunks[c].range.begin > stretch) break;
      if (is_finite(a.chunks[c])) return kNone;
    }
  }
  return kNone;
}

/// "relatives say Dara Minn, who had come home, died": the noun that closes the stretch behind a
/// verb of saying or "that" opens a clause of its own; kNone where none does.
std::uint32_t subject_of_said(const Analysis& a, TokenRange stretch) {
  const std::uint32_t c = a.next_chunk(stretch.end) - 1;
  if (c >= a.chunks.size() || c == 0 || a.chunks[c].range.begin <= stretch.begin) return kNone;
  const Chunk& noun = a.chunks[c];
  if (noun.kind != ChunkKind::noun || noun.range.end != stretch.end || noun.preposition != kNone)
    return kNone;
  if (a.key(noun.range.begin - 1) == "that"_w) return c;
  const Chunk& says = a.chunks[c - 1];
  if (!is_finite(says) || says.passive || says.range.end != noun.range.begin) return kNone;
  const auto cue = a.context->cues.match_at(a.tokens, says.head, says.range.end);
  return cue && a.context->cues[cue->phrase].label == "say" ? c : kNone;
}
}  // namespace

Aside aside_before(const Analysis& a, std::uint32_t verb) {
  constexpr int kMostStretches = 6;
  const std::uint32_t begin = a.chunks[verb].range.begin;
  const std::uint32_t first = a.sentence(begin).begin;
  std::vector<std::uint32_t> nouns;  // from right to left
  bool aside = false;
  std::uint32_t end = begin;  // "Dara Minn, a spokesman, also denied"
  while (end > first && a.pos(end - 1) == Pos::adv) --end;
  for (int i = 0; i < kMostStretches && end > first && a.word(end - 1) == ","; ++i) {
    const std::uint32_t stop = end - 1;
    const std::uint32_t start = stretch_begin(a, stop);
    if (start >= stop) break;
    std::uint32_t noun = kNone;
    const Stretch kind = kind_of_stretch(a, {start, stop}, noun);
    if (kind == Stretch::clause) {
      const std::uint32_t said = aside ? subject_of_said(a, {start, stop}) : kNone;
      if (said != kNone && nouns.empty()) return {said, a.chunks[said].range.begin};
      end = relative_begin(a, start);  // "whose son Melin, 31, was among the dead,"
      if (end == kNone) break;
      aside = true;
      continue;
    }
    if (kind == Stretch::noun) nouns.push_back(noun);
    aside = aside || kind == Stretch::aside;
    end = start;
  }
  if (nouns.empty()) return {};
  const std::uint32_t last = nouns.front();
  if (nouns.size() == 1) {
    // "Dara Minn, who had seen it, said": only with an aside does the comma not end a clause.
    return aside ? Aside{last, a.chunks[last].range.begin} : Aside{};
  }
  const std::uint32_t other = nouns[1];
  if (!describes(a, last) && describes(a, other))  // "a doctor there, Dara Minn, said"
    return {last, a.chunks[other].range.begin};
  if (describes(a, last)) return {other, a.chunks[other].range.begin};
  return {};
}
}  // namespace habeas
