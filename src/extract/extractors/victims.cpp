// extract/extractors/victims.cpp - the persons whom a page names as victims, by whatever words
//
// Events carry those who stand in the clause of a deed. A page names more of them: "identified the
// dead as", "the victims were", "the shooting death of", "the body of", lists below a heading. Each
// of them is a claim of kind actor with the name in the role of a victim; it says that the page
// calls the person a victim, and adds nobody to a figure.
#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "extract/extractor.h"
#include "extract/named_lists.h"
#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

class Victims {
 public:
  Victims(const TextReading& reading, Draft& draft) : r_(reading), a_(reading.a), draft_(draft) {}

  void run() {
    for (const DraftClaim& claim : draft_.claims) note(claim);
    note_doers();
    for (const Frame& frame : r_.frames) of_frame(frame);
    for (std::uint32_t c = 0; c < a_.chunks.size(); ++c) {
      if (a_.chunks[c].kind == ChunkKind::verb) {
        identified(c);
        equated(c);
      } else if (a_.chunks[c].kind == ChunkKind::noun) {
        beside_noun(c);
      }
    }
    for (const TokenRange block : a_.tokens.blocks) below_heading(block);
  }

 private:
  // ------------------------------------------------------------------------------------------------
  // claims

  /// Whom an event or count has as a victim already.
  void note(const DraftClaim& claim) {
    const bool told = claim.kind == ClaimKind::event || claim.kind == ClaimKind::count;
    if (!told || claim.polarity == Polarity::negative || !is_usable(claim.mood)) return;
    if (claim.subkind == "detention") return;
    for (const DraftRole& role : claim.roles) {
      if (role.name == RoleName::victim && role.entity != kNone) told_.insert(role.entity);
    }
  }

  static bool is_usable(Mood mood) {
    return mood == Mood::asserted || mood == Mood::reported || mood == Mood::alleged;
  }

  void add(const ListedName& name) {
    if (name.entity != kNone && (told_.contains(name.entity) || doers_.contains(name.entity)))
      return;
    if (is_no_name(name) || speaks_here(name.range)) return;
    DraftClaim claim =
        make_claim(r_, ClaimKind::actor, "named_victim", name.range, clause_around(r_, name.range));
    // "Police believe that he killed Dara Minn": who did it is not known.
    if (claim.mood == Mood::possible) claim.mood = Mood::alleged;
    if (!is_usable(claim.mood)) return;
    DraftRole role;
    role.name = RoleName::victim;
    role.span = a_.tokens.span(name.range);
    role.entity = name.entity;
    if (a_.name_at[name.range.begin] != kNone && name.entity != kNone)
      role.mention = r_.mention_of_name[a_.name_at[name.range.begin]];
    claim.roles.push_back(role);
    draft_.claims.push_back(std::move(claim));
    if (name.entity != kNone) told_.insert(name.entity);
  }

  /// "Teen", "Shooting Victim", "Nine": capitals of a headline; a bare surname of nobody else.
  bool is_no_name(const ListedName& name) const {
    const std::uint32_t first = name.range.begin;
    if (a_.pos(first) == Pos::num || a_.context->people.match_at(a_.tokens, first, first + 1))
      return true;
    for (std::uint32_t t = first; t < name.range.end; ++t) {
      if (names_doer(a_.key(t)) || names_victim(a_.key(t))) return true;
    }
    return name.entity != kNone && a_.entities[name.entity].name.find(' ') == std::string::npos;
  }

  /// Is the name that of who says the sentence?
  bool speaks_here(TokenRange name) const {
    const std::vector<SpeechAct>& acts = r_.voices.acts;
    return std::any_of(acts.begin(), acts.end(), [&](const SpeechAct& act) {
      return act.voice.range.begin <= name.begin && name.begin < act.voice.range.end;
    });
  }

  /// Those whom the page names as having done a harm, or as judged for one.
  void note_doers() {
    static constexpr std::array<std::string_view, 9> kJudge = {
        "charge", "accuse", "convict", "sentence", "indict", "arrest", "jail", "book", "arraign"};
    for (const Frame& frame : r_.frames) {
      if (harms(frame.subkind) && frame.agent != kNone && frame.agent != frame.victim)
        note_doer(frame.agent);
    }
    for (std::uint32_t c = 0; c < a_.chunks.size(); ++c) {
      const Chunk& chunk = a_.chunks[c];
      if (chunk.kind == ChunkKind::noun && by_words(chunk) == Part::doer) note_doer(c);
      if (chunk.kind != ChunkKind::verb || !is_verb_of(a_, c, kJudge)) continue;
      const std::uint32_t who = chunk.passive ? subject_of(a_, c) : object_of(a_, c);
      if (who != kNone) note_doer(who);
    }
  }

  void note_doer(std::uint32_t c) {
    const TokenRange words = a_.chunks[c].range;
    for (std::uint32_t t = words.begin; t < words.end; ++t) note_name(t);
    if (words.end + 1 < a_.size() && a_.word(words.end) == ",") note_name(words.end + 1);
  }

  void note_name(std::uint32_t t) {
    const std::uint32_t n = a_.name_at[t];
    if (n != kNone && a_.names[n].kind == MentionKind::person && a_.names[n].entity != kNone)
      doers_.insert(a_.names[n].entity);
  }

  void add_all(const std::vector<ListedName>& names) {
    for (const ListedName& name : names) add(name);
  }

  /// The persons whom a chunk names with its last words.
  void add_names_in(std::uint32_t chunk) {
    const TokenRange words = a_.chunks[chunk].range;
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      const std::uint32_t n = a_.name_at[t];
      if (n == kNone || a_.names[n].range.begin != t) continue;
      const EntityHit& hit = a_.names[n];
      if (hit.kind == MentionKind::person && hit.entity != kNone &&
          hit.range.end > a_.chunks[chunk].head)
        add({hit.range, hit.entity});
    }
  }

  bool has_person(std::uint32_t chunk) const {
    return a_.name_in(a_.chunks[chunk].range, {MentionKind::person}) != nullptr;
  }

  // ------------------------------------------------------------------------------------------------
  // who suffers

  static bool harms(const std::string& event) {
    static constexpr std::array<std::string_view, 9> kHarm = {
        "killing", "injury",          "attack",
        "torture", "sexual_violence", "abduction",
        "bombing", "trafficking",     "enforced_disappearance"};
    return std::find(kHarm.begin(), kHarm.end(), event) != kHarm.end();
  }

  static bool names_victim(std::uint64_t key) {
    static constexpr std::array<std::uint64_t, 18> kVictims = {
        "victim"_w,     "victims"_w,  "deceased"_w,   "dead"_w,     "slain"_w,   "casualty"_w,
        "casualties"_w, "fatality"_w, "fatalities"_w, "wounded"_w,  "injured"_w, "body"_w,
        "bodies"_w,     "decedent"_w, "hostage"_w,    "hostages"_w, "missing"_w, "disappeared"_w};
    return one_of(key, kVictims);
  }

  enum class Part : std::uint8_t { unknown, victim, doer };

  /// What the words themselves say: "the two injured officers", "the alleged shooter".
  Part by_words(const Chunk& chunk) const {
    std::uint32_t begin = chunk.range.begin;
    for (std::uint32_t t = begin; t < chunk.head; ++t) {
      if (a_.key(t) == "'s"_w) begin = t + 1;
    }
    if (names_doer(a_.key(chunk.head))) return Part::doer;
    if (names_victim(a_.key(chunk.head))) return Part::victim;
    for (std::uint32_t t = begin; t < chunk.head; ++t) {
      if (names_doer(a_.key(t))) return Part::doer;
      if (names_victim(a_.key(t)) && a_.is_people(chunk)) return Part::victim;
    }
    return Part::unknown;
  }

  /// What a frame or a group makes of a chunk.
  Part by_deed(std::uint32_t c) const {
    const std::uint32_t group = r_.groups.of_chunk(c);
    if (group != kNone && harms(r_.groups.groups[group].event)) return Part::victim;
    if (group != kNone && r_.groups.groups[group].event == "detention") return Part::doer;
    for (const Frame& frame : frames_in(r_.frames, a_.sentence(a_.chunks[c].range.begin))) {
      const bool suffers = frame.victim == c || std::find(frame.others.begin(), frame.others.end(),
                                                          c) != frame.others.end();
      if (suffers && harms(frame.subkind)) return Part::victim;
      if ((suffers && frame.subkind == "detention") || (frame.agent == c && harms(frame.subkind)))
        return Part::doer;
    }
    return Part::unknown;
  }

  Part part_of(std::uint32_t c) const {
    const Part words = by_words(a_.chunks[c]);
    if (words != Part::unknown) return words;
    static constexpr std::array<std::uint64_t, 9> kSuffered = {
        "killed"_w, "wounded"_w, "injured"_w, "slain"_w,   "shot"_w,
        "hurt"_w,   "dead"_w,    "stabbed"_w, "abducted"_w};
    const std::uint32_t next = a_.chunks[c].range.end;
    if (next < a_.sentence(a_.chunks[c].head).end && one_of(a_.key(next), kSuffered) &&
        a_.chunks[c].kind != ChunkKind::verb && !starts_finite(next))
      return Part::victim;
    if (one_of(a_.key(a_.chunks[c].head), kSuffered)) return Part::victim;
    return by_deed(c);
  }

  /// "the man shot a guard": does the verb here have an object, so that the noun before acts?
  bool starts_finite(std::uint32_t t) const {
    const std::uint32_t v = a_.chunk_at[t];
    return v != kNone && a_.chunks[v].kind == ChunkKind::verb && !a_.chunks[v].passive &&
           object_of(a_, v) != kNone;
  }

  /// "The governor, Dara Minn, visited": an office points to its holder, not back to who was hit.
  bool holds_office(const Chunk& chunk) const {
    static constexpr std::array<std::string_view, 24> kOffices = {
        "governor",       "mayor",        "minister",  "commissioner", "spokesman",  "prosecutor",
        "spokeswoman",    "spokesperson", "president", "secretary",    "director",   "chief",
        "superintendent", "sheriff",      "judge",     "coroner",      "ambassador", "official",
        "lawyer",         "attorney",     "ombudsman", "chairman",     "rapporteur", "premier"};
    const std::string head = a_.head_noun(chunk);
    return std::find(kOffices.begin(), kOffices.end(), head) != kOffices.end();
  }

  /// A noun for people, or a pronoun: by itself, by the last same noun, else by the last people
  /// told of in the sentences before.
  Part part_before(std::uint32_t c) const {
    const Part here = part_of(c);
    if (here != Part::unknown) return here;
    const Chunk& chunk = a_.chunks[c];
    const bool noun = chunk.kind == ChunkKind::noun;
    if (noun && (!a_.is_people(chunk) || !chunk.definite)) return Part::unknown;
    const bool office = noun && holds_office(chunk);
    constexpr std::uint32_t kNear = 4;  // sentences
    constexpr std::uint32_t kFar = 60;
    const std::uint32_t sentence = a_.tokens.sentence_of(chunk.range.begin);
    const bool pointed = one_of(a_.key(chunk.range.begin), {"that"_w, "this"_w, "those"_w});
    Part last = Part::unknown;
    for (std::uint32_t i = c; i-- > 0;) {
      const Chunk& other = a_.chunks[i];
      const std::uint32_t distance = sentence - a_.tokens.sentence_of(other.range.begin);
      if (distance > kFar) break;
      if (other.kind == ChunkKind::verb) continue;
      const bool same = noun && !pointed && other.kind == ChunkKind::noun &&
                        a_.key(other.head) == a_.key(chunk.head);
      if (!same && (office || distance > kNear || last != Part::unknown)) continue;
      const Part part = part_of(i);
      if (part == Part::unknown) continue;
      if (same || !noun || pointed) return part;
      last = part;
    }
    return last;
  }

  // ------------------------------------------------------------------------------------------------
  // by what words

  /// Whom the clause of a harm names, though no event was made of it: "charged with the murder of
  /// Dara Minn", "found Dara Minn shot to death".
  void of_frame(const Frame& frame) {
    if (!harms(frame.subkind) || frame.polarity == Polarity::negative || frame.victim == kNone ||
        (frame.mood != Mood::asserted && frame.mood != Mood::reported &&
         frame.mood != Mood::alleged) ||
        frame.stage == Stage::threatened)
      return;
    std::vector<std::uint32_t> victims = frame.others;
    victims.insert(victims.begin(), frame.victim);
    for (const std::uint32_t c : victims) {
      if (a_.chunks[c].kind != ChunkKind::noun) continue;
      add_names_in(c);
      if (!has_person(c)) add_apposed(c);
      if (frame.passive && has_person(c)) add_listed_before(c);
    }
    if (frame.passive && !frame.nominal) add_inverted(frame);
  }

  /// "Dara Minn, 50, of Halm Ferry, Tavo Renn, 55, and Orla Venn, 60, were killed": the names of
  /// the list that ends with the subject.
  void add_listed_before(std::uint32_t c) {
    const Chunk& last = a_.chunks[c];
    std::uint32_t begin = a_.sentence(last.range.begin).begin;
    for (std::uint32_t v = c; v-- > 0 && a_.chunks[v].range.begin >= begin;) {
      if (a_.chunks[v].kind != ChunkKind::verb) continue;
      begin = a_.chunks[v].range.end;
      break;
    }
    while (begin < last.range.begin && a_.name_at[begin] == kNone) ++begin;
    const std::vector<ListedName> names = names_from(a_, begin, false);
    const bool whole = std::any_of(names.begin(), names.end(), [&](const ListedName& name) {
      return last.range.contains(name.range.begin);
    });
    for (const ListedName& name : names) {
      if (whole && name.range.begin <= last.range.begin) add(name);
    }
  }

  /// "Also found dead were Dara Minn, 8, and", "Treated for wounds were": the subject stands
  /// behind.
  void add_inverted(const Frame& frame) {
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    constexpr std::uint32_t kOpens = 3;  // "Also found", "Killed in the raid"
    if (frame.trigger.begin > sentence.begin + kOpens) return;
    for (std::uint32_t t = frame.trigger.end; t + 1 < sentence.end; ++t) {
      if (a_.word(t) == ",") return;
      const bool be = a_.key(t) == "were"_w || a_.key(t) == "was"_w;
      if (be && a_.name_at[t + 1] != kNone) return add_all(names_from(a_, t + 1, false));
    }
  }

  /// "the boy, Dara Minn,", "a nurse, identified as": the name right behind the noun.
  void add_apposed(std::uint32_t c) {
    std::uint32_t t = a_.chunks[c].range.end;
    if (t + 1 >= a_.size() || a_.word(t) != "," || a_.sentence(t) != a_.sentence(t + 1)) return;
    t = behind_age(t + 1);
    const std::uint32_t n = t < a_.size() ? a_.name_at[t] : kNone;
    if (n == kNone || a_.names[n].kind != MentionKind::person || a_.names[n].range.begin != t)
      return;
    const std::uint32_t end = a_.names[n].range.end;
    const bool closed = end >= a_.sentence(t).end || a_.pos(end) == Pos::punct;
    if (closed && a_.names[n].entity != kNone) add({a_.names[n].range, a_.names[n].entity});
  }

  /// "13-year-old Dara Minn": the first token behind the age.
  std::uint32_t behind_age(std::uint32_t t) const {
    constexpr std::uint32_t kLongest = 5;
    if (a_.tokens.tokens[t].kind != TokenKind::number && a_.pos(t) != Pos::num) return t;
    for (std::uint32_t end = t; end < std::min(a_.size(), t + kLongest); ++end) {
      if (a_.key(end) == "old"_w) return end + 1;
    }
    return t;
  }

  /// "identified the dead as", "was named as", "have been identified by the coroner as".
  void identified(std::uint32_t verb) {
    static constexpr std::array<std::string_view, 3> kName = {"identify", "name", "know"};
    if (a_.chunks[verb].negative || !is_verb_of(a_, verb, kName)) return;
    const Chunk& chunk = a_.chunks[verb];
    constexpr std::uint32_t kReach = 30;
    const std::uint32_t end =
        std::min(a_.sentence(chunk.range.begin).end, chunk.range.end + kReach);
    std::uint32_t as = chunk.range.end;
    while (as < end && a_.key(as) != "as"_w && a_.word(as) != ";") ++as;
    if (as + 1 >= end || a_.key(as) != "as"_w) return;
    const bool participle = chunk.passive || (chunk.participle && chunk.range.size() == 1);
    // "struck his daughter, identified by kin as": the noun before the comma.
    const std::uint32_t before = chunk.range.begin;
    const bool aside = chunk.range.size() == 1 && before >= 2 && a_.word(before - 1) == "," &&
                       a_.chunk_at[before - 2] != kNone;
    const std::uint32_t who = aside        ? a_.chunk_at[before - 2]
                              : participle ? subject_of(a_, verb)
                                           : object_of(a_, verb);
    const std::uint32_t behind = a_.next_chunk(as + 1);
    const bool calls = behind < a_.chunks.size() && a_.chunks[behind].range.begin == as + 1 &&
                       by_words(a_.chunks[behind]) == Part::victim && !has_person(behind);
    if (calls && who != kNone) return add_subjects(who);
    if (who == kNone || part_before(who) != Part::victim) return;
    add_all(names_from(a_, as + 1, true));
  }

  /// The names of a subject and of those joined to it.
  void add_subjects(std::uint32_t c) {
    add_listed_before(c);
    add_names_in(c);
    for (const std::uint32_t other : joined_with(a_, c)) add_names_in(other);
  }

  /// "The victims were Dara Minn and", "the dead include", "Dara Minn was one of the victims".
  void equated(std::uint32_t verb) {
    static constexpr std::array<std::string_view, 2> kEquals = {"be", "include"};
    const Chunk& chunk = a_.chunks[verb];
    if (chunk.negative || chunk.passive || chunk.modal != 0 || !is_verb_of(a_, verb, kEquals))
      return;
    const std::uint32_t subject = subject_of(a_, verb);
    if (subject == kNone || a_.chunks[subject].kind != ChunkKind::noun) return;
    if (has_person(subject)) {
      if (is_one_of_them(chunk.range.end)) add_subjects(subject);
      return;
    }
    const bool word = by_words(a_.chunks[subject]) == Part::victim;
    const std::vector<ListedName> names = names_from(a_, chunk.range.end, word);
    if (names.empty() || !opens_with_name(chunk.range.end, names.front().range.begin)) return;
    if (part_before(subject) == Part::victim) add_all(names);
  }

  /// Between a verb and a name: an age, a kin ("his wife,"), no phrase of another make.
  bool opens_with_name(std::uint32_t begin, std::uint32_t name) const {
    constexpr std::uint32_t kMost = 6;
    for (std::uint32_t t = begin; t < name; ++t) {
      const bool comma = a_.word(t) == ",";
      if (a_.pos(t) == Pos::adp || (a_.pos(t) == Pos::punct && !comma && a_.word(t) != "-"))
        return false;
      if (comma && t + 1 != name) return false;
    }
    return name - begin <= kMost;
  }

  /// "among the dead", "one of five victims", "the fifth victim"
  bool is_one_of_them(std::uint32_t t) const {
    constexpr std::uint32_t kReach = 9;
    const std::uint32_t end = std::min(a_.sentence(t).end, t + kReach);
    bool among = false;
    for (std::uint32_t i = t; i < end; ++i) {
      if (a_.key(i) == "among"_w) among = true;
      if (a_.key(i) == "one"_w && a_.key(i + 1) == "of"_w) among = true;
      if (i > t && a_.word(i) == ",") return false;
      const std::uint32_t c = a_.chunk_at[i];
      if (c == kNone || a_.chunks[c].head != i) continue;
      if (a_.chunks[c].kind == ChunkKind::verb) return false;
      if (names_victim(a_.key(i)) || (among && part_of(c) == Part::victim)) return true;
    }
    return false;
  }

  /// "victim Dara Minn", "the victims, Dara Minn and", "the body of Dara Minn", "Dara Minn, the
  /// victim,".
  void beside_noun(std::uint32_t c) {
    const Chunk& chunk = a_.chunks[c];
    for (std::uint32_t t = chunk.range.begin; t < chunk.range.end; ++t) {
      const bool victim = a_.key(t) == "victim"_w || a_.key(t) == "victims"_w;
      if (victim && t + 1 < a_.size() && opens_person(t + 1)) add_all(names_from(a_, t + 1, true));
    }
    const std::uint32_t end = chunk.range.end;
    if (end + 1 >= a_.sentence(chunk.range.begin).end) return;
    const bool body = one_of(a_.key(chunk.head), {"body"_w, "bodies"_w, "remains"_w});
    if (body && a_.key(end) == "of"_w) return add_all(names_from(a_, end + 1, false));
    if (a_.word(end) == "," && a_.key(chunk.range.begin) == "the"_w && !has_person(c) &&
        !is_kin(chunk) && part_before(c) == Part::victim)
      add_apposed(c);
  }

  /// "the victim's mother", "the father"
  bool is_kin(const Chunk& chunk) const {
    static constexpr std::array<std::string_view, 22> kKin = {
        "mother",   "father",    "parent",     "aunt",        "uncle",    "sister",
        "brother",  "wife",      "husband",    "grandmother", "cousin",   "grandfather",
        "son",      "daughter",  "girlfriend", "boyfriend",   "relative", "friend",
        "neighbor", "neighbour", "fiance",     "attorney"};
    const std::string head = a_.head_noun(chunk);
    if (std::find(kKin.begin(), kKin.end(), head) != kKin.end()) return true;
    for (std::uint32_t t = chunk.range.begin; t < chunk.head; ++t) {
      if (a_.key(t) == "'s"_w) return true;
    }
    return false;
  }

  bool opens_person(std::uint32_t t) const {
    const std::uint32_t n = a_.name_at[t];
    if (n != kNone) return a_.names[n].kind == MentionKind::person;
    return a_.pos(t) == Pos::propn && a_.pos(t + 1) == Pos::propn;
  }

  /// "The victims:" and below it a name in each line.
  void below_heading(TokenRange block) {
    if (block.empty() || block.end >= a_.size()) return;
    const bool colon = a_.word(block.end - 1) == ":";
    constexpr std::uint32_t kShort = 6;
    if (!colon && block.size() > kShort) return;
    const bool victims = std::any_of(
        a_.tokens.tokens.begin() + block.begin, a_.tokens.tokens.begin() + block.end,
        [&](const auto& token) { return names_victim(token.key) || token.key == "killed"_w; });
    if (!victims) return;
    std::uint32_t t = block.end;
    while (t < a_.size()) {
      const TokenRange line = a_.block(t);
      std::uint32_t first = line.begin;
      while (first < line.end && a_.pos(first) == Pos::punct) ++first;
      const std::uint32_t n = first < line.end ? a_.name_at[first] : kNone;
      if (n == kNone || a_.names[n].kind != MentionKind::person || a_.names[n].entity == kNone ||
          a_.names[n].range.size() < 2 || !closes(line, a_.names[n].range.end))
        return;
      add({a_.names[n].range, a_.names[n].entity});
      t = line.end;
    }
  }

  /// Behind the name in a line of a list: nothing, a mark or a number.
  bool closes(TokenRange line, std::uint32_t t) const {
    return t >= line.end || a_.pos(t) == Pos::punct || a_.pos(t) == Pos::num;
  }

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
  std::set<std::uint32_t> told_;   // entities that are victims already
  std::set<std::uint32_t> doers_;  // entities that are said to have done a harm
};

void run(const TextReading& reading, Draft& draft) { Victims(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_victims;
const Extractor extractor_victims = {"victims", "1", "persons whom the page names as victims", run};

}  // namespace habeas
