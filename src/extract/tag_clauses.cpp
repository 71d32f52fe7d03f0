// extract/tag_clauses.cpp - words whose place in the clause says what they are
//
// English has verbs that are never nouns ("deny", "insist"), so behind a plural they are the verb;
// between a possessive or "no" and a noun a participle describes ("their enforced disappearance").
#include <algorithm>
#include <array>

#include "extract/analysis.h"
#include "extract/one_of.h"

namespace habeas {
namespace {

/// Base forms that no noun or adjective shares.
bool is_only_verb(std::uint64_t key) {
  static constexpr std::array<std::uint64_t, 30> kVerbs = {
      "deny"_w,    "insist"_w,     "allege"_w,  "assert"_w,  "condemn"_w,  "denounce"_w,
      "accuse"_w,  "deplore"_w,    "dismiss"_w, "reveal"_w,  "describe"_w, "acknowledge"_w,
      "admit"_w,   "contradict"_w, "refute"_w,  "declare"_w, "confirm"_w,  "recount"_w,
      "seize"_w,   "destroy"_w,    "remain"_w,  "forbid"_w,  "prohibit"_w, "identify"_w,
      "believe"_w, "arrive"_w,     "suffer"_w,  "undergo"_w, "inform"_w,   "testify"_w};
  return one_of(key, kVerbs);
}

bool is_possessive(std::uint64_t key) {
  return one_of(key, {"their"_w, "its"_w, "our"_w, "my"_w, "his"_w, "your"_w});
}

/// "enforced disappearance", "forced expulsion": a participle before a noun, with small letters.
bool describes_next(const Analysis& a, std::uint32_t t, std::uint32_t end) {
  const std::string_view word = a.word(t);
  return t + 1 < end && a.pos(t) == Pos::verb && a.pos(t + 1) == Pos::noun &&
         a.tokens.tokens[t + 1].space_before && word.size() > 4 && word.ends_with("ed");
}

/// "the alleged enforced disappearance of": two participles before the noun of a deed.
bool describe_together(const Analysis& a, std::uint32_t t, std::uint32_t end) {
  static constexpr std::array<std::uint64_t, 6> kDescribing = {
      "alleged"_w, "enforced"_w, "forced"_w, "reported"_w, "suspected"_w, "attempted"_w};
  return t + 2 < end && one_of(a.key(t), kDescribing) && one_of(a.key(t + 1), kDescribing) &&
         a.pos(t + 2) == Pos::noun;
}

/// "21 people or more drowned": behind an amount and before what is no noun stands its verb.
bool tells_of_amount(const Analysis& a, std::uint32_t t, std::uint32_t first) {
  if (t < first + 3 || a.key(t - 2) != "or"_w ||
      !one_of(a.key(t - 1), {"more"_w, "fewer"_w, "so"_w}))
    return false;
  const bool counted = a.pos(t - 3) == Pos::noun || a.pos(t - 3) == Pos::num;
  const bool open = a.pos(t) == Pos::adj || a.pos(t) == Pos::noun;
  return counted && open && a.word(t).ends_with("ed") && a.pos(t + 1) != Pos::noun &&
         a.pos(t + 1) != Pos::propn;
}

/// "The RCT notes that", "Reed Circle claims that": a word of report in the third person behind a
/// name and before its clause.
bool reports_of_name(const Analysis& a, std::uint32_t t, TokenRange sentence) {
  if (t == sentence.begin || t + 1 >= sentence.end || a.key(t + 1) != "that"_w ||
      a.tokens.tokens[t].shape != Shape::lower || !a.word(t).ends_with('s') ||
      (a.pos(t - 1) != Pos::propn && a.tokens.tokens[t - 1].shape != Shape::upper))
    return false;
  const auto cue = a.context->cues.match_at(a.tokens, t, t + 1);
  return cue && a.context->cues[cue->phrase].label == "say";
}

/// "saw officers handcuff them": between a plural and an object pronoun stands a verb.
bool acts_on_pronoun(const Analysis& a, std::uint32_t t, TokenRange sentence) {
  if (t == sentence.begin || t + 1 >= sentence.end || a.pos(t - 1) != Pos::noun ||
      a.tokens.tokens[t].shape != Shape::lower || a.word(t).ends_with('s'))
    return false;
  return a.word(t - 1).ends_with('s') && a.tokens.tokens[t].space_before &&
         one_of(a.key(t + 1), {"them"_w, "him"_w, "us"_w, "me"_w});
}

/// "Neighbour kills woman, her son", "Man shoots self": a headline's verb of harm in the third
/// person stands between one who does it and whom it befalls, none of them with an article.
bool harms_in_headline(const Analysis& a, std::uint32_t t, TokenRange sentence) {
  if (t == sentence.begin || t + 1 >= sentence.end || !a.in_title(t) ||
      (a.pos(t) != Pos::noun && a.pos(t) != Pos::propn) || !a.word(t).ends_with('s'))
    return false;
  const auto hit = a.context->verb_frames.match_at(a.tokens, t, t + 1);
  if (!hit) return false;
  const std::string& event = a.context->verb_frames[hit->phrase].label;
  if (event != "killing" && event != "injury") return false;
  const auto person = [&](std::uint32_t at) {
    return a.context->people.match_at(a.tokens, at, at + 1).has_value();
  };
  const std::uint64_t next = a.key(t + 1);
  const bool befalls = a.pos(t + 1) == Pos::num || person(t + 1) || is_possessive(next) ||
                       next == "her"_w || next == "self"_w || next == "himself"_w ||
                       next == "herself"_w;
  return befalls && person(t - 1);
}

/// "Man, baby found dead", "Mother, 2 children": a noun for one person that opens a headline's
/// list.
bool opens_headline_list(const Analysis& a, std::uint32_t t, TokenRange sentence) {
  const auto person = [&](std::uint32_t at) {
    return a.context->people.match_at(a.tokens, at, at + 1).has_value();
  };
  return t == sentence.begin && t + 3 < sentence.end && a.in_title(t) && a.pos(t) == Pos::propn &&
         a.word(t + 1) == "," && person(t) && person(t + 2) &&
         a.tokens.tokens[t + 2].shape == Shape::lower;
}

/// "A guard shot by protesters died", "two boys hit by soldiers": behind a noun for people and
/// before "by" a participle.
bool is_shot_by(const Analysis& a, std::uint32_t t, TokenRange sentence) {
  static constexpr std::array<std::uint64_t, 4> kHurt = {"shot"_w, "hit"_w, "hurt"_w, "struck"_w};
  const auto person = [&](std::uint32_t at) {
    return a.context->people.match_at(a.tokens, at, at + 1).has_value();
  };
  return t > sentence.begin && t + 2 < sentence.end && one_of(a.key(t), kHurt) &&
         a.key(t + 1) == "by"_w && a.pos(t - 1) == Pos::noun && person(t - 1) &&
         (person(t + 2) || (t + 3 < sentence.end && person(t + 3)));
}

/// "by way of Halm Ferry": one preposition of three words.
void join_by_way_of(Analysis& a, std::uint32_t t, std::uint32_t end) {
  if (t + 2 < end && a.key(t) == "by"_w && a.key(t + 1) == "way"_w && a.key(t + 2) == "of"_w)
    a.tags.pos[t + 1] = Pos::adp;
}

/// "who witnesses said shot two boys": between the relative pronoun and a verb of saying stands who
/// says it, and behind that verb no bare singular noun.
void read_teller_in_relative(Analysis& a, std::uint32_t t, TokenRange sentence) {
  static constexpr std::array<std::uint64_t, 3> kSay = {"said"_w, "say"_w, "says"_w};
  if (t < sentence.begin + 3 || t + 1 >= sentence.end || !one_of(a.key(t), kSay)) return;
  const bool article = a.key(t - 3) == "who"_w && a.pos(t - 2) == Pos::det;
  if (a.key(t - 2) != "who"_w && !article) return;
  const bool plural = a.context->people.match_at(a.tokens, t - 1, t).has_value();
  if (a.pos(t - 1) == Pos::aux && plural) a.tags.pos[t - 1] = Pos::noun;
  const bool noun = a.pos(t - 1) == Pos::noun || a.pos(t - 1) == Pos::propn;
  if (noun && a.pos(t + 1) == Pos::noun && a.key(t + 1) == "shot"_w) a.tags.pos[t + 1] = Pos::verb;
}

/// "Dara Minn, alias the Baker": what follows is another name, as behind a preposition.
bool names_otherwise(const Analysis& a, std::uint32_t t, std::uint32_t end) {
  if (t + 1 >= end || !one_of(a.key(t), {"alias"_w, "aka"_w}) || a.pos(t) == Pos::adp) return false;
  const Pos next = a.pos(t + 1);
  return next == Pos::det || next == Pos::propn || next == Pos::noun ||
         (next == Pos::punct && a.word(t + 1) != "," && a.word(t + 1) != ".");
}

/// "believed that power lines were cut": before a plural "that" opens a clause, it agrees with one
/// thing alone.
bool opens_clause_of_plural(const Analysis& a, std::uint32_t t, std::uint32_t end) {
  if (a.key(t) != "that"_w || a.pos(t) != Pos::det) return false;
  std::uint32_t next = t + 1;
  while (next < end && (a.pos(next) == Pos::adj || a.pos(next) == Pos::noun)) ++next;
  if (next >= end || next == t + 1 || a.pos(next - 1) != Pos::noun) return false;
  const std::string last = fold(a.word(next - 1));
  return last.ends_with('s') && singular(last) != last &&
         (a.pos(next) == Pos::verb || a.pos(next) == Pos::aux);
}

}  // namespace

void repair_clauses(Analysis& analysis) {
  Analysis& a = analysis;
  for (const TokenRange sentence : a.tokens.sentences) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      join_by_way_of(a, t, sentence.end);
      if (names_otherwise(a, t, sentence.end)) a.tags.pos[t] = Pos::adp;
      if (opens_clause_of_plural(a, t, sentence.end)) a.tags.pos[t] = Pos::sconj;
      read_teller_in_relative(a, t, sentence);
      const std::uint32_t next = t + 1;
      if (is_possessive(a.key(t)) && describes_next(a, next, sentence.end))
        a.tags.pos[next] = Pos::adj;
      if (a.key(t) == "no"_w && t > sentence.begin && a.pos(t - 1) == Pos::aux &&
          describes_next(a, next, sentence.end)) {
        a.tags.pos[t] = Pos::det;
        a.tags.pos[next] = Pos::adj;
      }
      if (describe_together(a, t, sentence.end)) {
        a.tags.pos[t] = Pos::adj;
        a.tags.pos[next] = Pos::adj;
      }
      if (next < sentence.end && tells_of_amount(a, t, sentence.begin)) a.tags.pos[t] = Pos::verb;
      if (a.pos(t) == Pos::verb && a.word(t).ends_with("sations")) a.tags.pos[t] = Pos::noun;
      if (a.pos(t) == Pos::noun && acts_on_pronoun(a, t, sentence)) a.tags.pos[t] = Pos::verb;
      // "dismissed as fabrications reports that"
      if (a.pos(t) == Pos::verb && one_of(a.key(t), {"reports"_w, "claims"_w}) &&
          t > sentence.begin + 2 && a.key(t - 2) == "as"_w && a.pos(t - 3) == Pos::verb)
        a.tags.pos[t] = Pos::noun;
      // "Reports about three deaths are an invention": no order to report
      if (a.pos(t) == Pos::verb && t == sentence.begin && next < sentence.end &&
          one_of(a.key(t), {"reports"_w, "claims"_w, "charges"_w}) &&
          one_of(a.key(next), {"of"_w, "about"_w, "that"_w}))
        a.tags.pos[t] = Pos::noun;
      // "the number of the abducted at 45": those to whom it was done
      if (a.pos(t) == Pos::verb && t > sentence.begin && a.key(t - 1) == "the"_w &&
          a.word(t).ends_with("ed") && next < sentence.end &&
          (a.pos(next) == Pos::adp || a.pos(next) == Pos::punct || a.pos(next) == Pos::aux))
        a.tags.pos[t] = Pos::noun;
      const bool noun = a.pos(t) == Pos::noun || a.pos(t) == Pos::adj;
      if (noun && t > sentence.begin && a.tokens.tokens[t].shape == Shape::lower &&
          a.tokens.tokens[t].space_before && a.pos(t - 1) != Pos::part && is_only_verb(a.key(t)))
        a.tags.pos[t] = Pos::verb;
      if (a.pos(t) == Pos::noun && reports_of_name(a, t, sentence)) a.tags.pos[t] = Pos::verb;
      if (a.pos(t) == Pos::noun && is_shot_by(a, t, sentence)) a.tags.pos[t] = Pos::verb;
      if (harms_in_headline(a, t, sentence)) a.tags.pos[t] = Pos::verb;
      if (opens_headline_list(a, t, sentence)) a.tags.pos[t] = Pos::noun;
      // "found dead inside home": a preposition where a noun follows
      if (a.key(t) == "inside"_w && a.pos(t) == Pos::noun && next < sentence.end &&
          t > sentence.begin && a.pos(t - 1) == Pos::adj &&
          (a.pos(next) == Pos::noun || a.pos(next) == Pos::det || a.pos(next) == Pos::propn))
        a.tags.pos[t] = Pos::adp;
    }
  }
}

}  // namespace habeas
