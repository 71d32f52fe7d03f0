// extract/shots.cpp - the outcome of shots by what the text says around them
#include "extract/shots.h"

#include <algorithm>
#include <array>
#include <set>

#include "extract/one_of.h"
#include "extract/outcome_words.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

constexpr std::array<std::string_view, 18> kLimbs = {
    "leg",  "arm",    "hand",    "foot", "thigh",     "shin", "knee",  "ankle", "shoulder",
    "calf", "finger", "buttock", "hip",  "extremity", "toe",  "wrist", "elbow", "feet"};
constexpr std::array<std::string_view, 12> kVitals = {"head", "neck",    "chest",   "back",
                                                      "face", "stomach", "abdomen", "side",
                                                      "eye",  "body",    "jaw",     "torso"};

constexpr std::uint32_t kLead = 4;  // sentences, the headline among them

enum class Outcome : std::uint8_t { unsaid, lives, dies };

class ShotWeigher {
 public:
  ShotWeigher(const Analysis& a, const std::vector<std::uint32_t>& shots,
              std::vector<Frame>& frames)
      : a_(a), shots_(shots), frames_(frames) {}

  void run() {
    read_sentences();
    read_tolls();
    for (Frame& frame : frames_) {
      if (is_care(frame) && dies_in_care(frame)) frame.subkind = "killing";
      if (!is_shot(frame)) continue;
      const bool many = frame.victim != kNone && are_several(frame.victim);
      if (frame.subkind == "killing" && contrasts_wounds(frame)) continue;
      if (tells_wound(a_,
                      frame)) {  // "suffered a gunshot wound": of whom the text says that he died
        if (dies_of(frame))
          frame.subkind = "killing";
        else if (many && holds_the_dead(frame))
          frame.subkind = "attack";
        continue;
      }
      if (many && some_die(frame) && !hits_limb(frame) && !are_others(frame)) {
        frame.subkind = "attack";  // "four people were shot, one of them died"
        continue;
      }
      if (is_execution(frame) && outcome(frame) != Outcome::lives) {
        frame.subkind = "killing";
        continue;
      }
      const bool wounded =
          hits_limb(frame) || (many && !tolls_.empty()) || outcome(frame) != Outcome::dies;
      frame.subkind = wounded ? "injury" : "killing";
    }
    join_the_dead();
  }

 private:
  /// "were lined up and shot", "shot at point-blank range", "shot in the back of the head": ways
  /// of shooting that nobody is meant to live through.
  bool is_execution(const Frame& frame) const {
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    for (std::uint32_t t = sentence.begin; t + 2 < sentence.end; ++t) {
      const std::uint64_t key = a_.key(t);
      const std::uint64_t next = a_.key(t + 1);
      const std::uint64_t third = a_.key(t + 2);
      const bool lined = key == "lined"_w && (next == "up"_w || third == "up"_w) &&
                         t < frame.trigger.begin && frame.trigger.begin - t <= 8;
      const bool behind = key == "back"_w && next == "of"_w && a_.key(t + 3) == "head"_w;
      const bool blank = key == "point"_w && third == "blank"_w;
      const bool style =
          (key == "execution"_w && third == "style"_w) || (key == "firing"_w && next == "squad"_w);
      if (lined || behind || blank || style) return true;
    }
    return false;
  }

  /// "was rushed to a clinic": brought or kept there, which says nothing of how it ended.
  bool is_care(const Frame& frame) const {
    static constexpr std::array<std::string_view, 9> kCare = {
        "rush", "admit",     "hospitalize", "hospitalise", "treat",
        "take", "transport", "airlift",     "bring"};
    return frame.subkind == "injury" && !frame.nominal && is_verb_of(a_, frame.chunk, kCare);
  }

  /// "was rushed to a clinic, where he died": one who is told dead is not among the wounded.
  bool dies_in_care(const Frame& care) const {
    if (care.victim == kNone || are_several(care.victim) || !care.others.empty()) return false;
    const std::uint32_t own = a_.tokens.sentence_of(care.trigger.begin);
    return dies_elsewhere(care) || (dies_[own] && !others_die(care, own)) || dies_next(care);
  }

  /// In a text that knows of one dead person and of nobody who lives, "he was hit" in the next
  /// sentence, and "the boy was wounded" where a boy died, speak of the dead.
  void join_the_dead() {
    std::vector<std::uint32_t> dead;  // chunks of the victims
    std::vector<std::size_t> wounds;  // frames
    std::set<std::uint32_t> own;      // sentences of the wounds
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      const Frame& frame = frames_[i];
      if (frame.nominal || !frame.happened() || frame.victim == kNone) continue;
      const bool one = !are_several(frame.victim) && frame.others.empty();
      if (frame.subkind == "killing") {
        if (!one) return;
        dead.push_back(frame.victim);
      } else if (frame.subkind == "injury") {
        if (!one) return;
        wounds.push_back(i);
        own.insert(a_.tokens.sentence_of(frame.trigger.begin));
      }
    }
    if (dead.empty() || wounds.empty()) return;
    const bool known = std::all_of(wounds.begin(), wounds.end(), [&](std::size_t i) {
      return points_back(a_.chunks[frames_[i].victim]);
    });
    for (std::uint32_t s = 0; s < lives_.size() && !known; ++s) {
      if (lives_[s] && !own.contains(s) && !dies_soon(s)) return;
    }
    const auto is_dead = [&](std::size_t i) {
      return !hits_limb(frames_[i]) &&
             std::any_of(dead.begin(), dead.end(), [&](std::uint32_t victim) {
               return speaks_of(frames_[i].victim, victim) ||
                      is_told_dead(frames_[i].victim, victim);
             });
    };
    if (!std::all_of(wounds.begin(), wounds.end(), is_dead)) return;
    for (const std::size_t i : wounds) frames_[i].subkind = "killing";
  }

  /// "he", "the boy": somebody told of before, no new person.
  bool points_back(const Chunk& chunk) const {
    if (chunk.kind == ChunkKind::pronoun) return true;
    return a_.key(chunk.range.begin) == "the"_w && !is_other(chunk);
  }

  /// "underwent surgery. ... The girl has died": a death told in the next sentences.
  bool dies_soon(std::uint32_t sentence) const {
    constexpr std::size_t kReach = 3;
    for (std::size_t s = sentence; s < std::min(dies_.size(), sentence + kReach + 1); ++s) {
      if (dies_[s]) return true;
    }
    return false;
  }

  /// "The girl was wounded ... Dara Minn, 9, died": two words for one person in a text that tells
  /// of nobody else, where neither name, sex, age nor trade tells them apart.
  bool is_told_dead(std::uint32_t wounded, std::uint32_t dead) const {
    const Chunk& one = a_.chunks[wounded];
    const Chunk& other = a_.chunks[dead];
    if (one.kind != ChunkKind::noun || other.kind != ChunkKind::noun || !may_be_same(wounded, dead))
      return false;
    const bool like =
        a_.head_noun(one) == a_.head_noun(other) && !is_other(one) && !is_other(other);
    if (!like && (!may_be_anybody(wounded) || !may_be_anybody(dead))) return false;
    const std::string age = age_of(one);
    const std::string second = age_of(other);
    return age.empty() || second.empty() || age == second;
  }

  /// "another man", "a second victim"
  bool is_other(const Chunk& chunk) const {
    static constexpr std::array<std::uint64_t, 6> kOther = {"another"_w, "other"_w, "second"_w,
                                                            "third"_w,   "one"_w,   "others"_w};
    for (std::uint32_t t = chunk.range.begin; t < chunk.range.end; ++t) {
      if (one_of(a_.key(t), kOther)) return true;
    }
    return false;
  }

  /// A name, an age, or a noun that says no trade: "the victim", "a teenager".
  bool may_be_anybody(std::uint32_t chunk) const {
    static constexpr std::array<std::string_view, 19> kAnybody = {
        "man",        "woman",   "person",   "boy",    "girl",    "teen",  "teenager",
        "male",       "female",  "baby",     "victim", "youth",   "child", "infant",
        "individual", "toddler", "juvenile", "son",    "daughter"};
    const Chunk& c = a_.chunks[chunk];
    if (is_other(c)) return false;
    const std::string noun = a_.head_noun(c);
    return entity(chunk) != kNone || noun.find("old") != std::string::npos ||
           std::find(kAnybody.begin(), kAnybody.end(), noun) != kAnybody.end();
  }

  /// "9" of "a 9-year-old girl" and of "Dara Minn, 9,"; empty without an age.
  std::string age_of(const Chunk& chunk) const {
    constexpr std::uint32_t kReach = 4;  // with hyphens
    for (std::uint32_t t = chunk.range.begin; t < chunk.range.end; ++t) {
      if (a_.pos(t) != Pos::num) continue;
      for (std::uint32_t i = t + 1; i < std::min(chunk.range.end, t + kReach + 1); ++i) {
        if (a_.key(i) == "old"_w) return fold(a_.word(t));
      }
    }
    const std::uint32_t end = chunk.range.end;
    const bool behind = end + 1 < a_.size() && a_.word(end) == "," && a_.pos(end + 1) == Pos::num;
    return behind ? fold(a_.word(end + 1)) : std::string();
  }

  /// Does the later word mean this person: "he" or "she" in the same or the next sentence of the
  /// block with nobody else named between, or "the porter" of a porter?
  bool speaks_of(std::uint32_t word, std::uint32_t person) const {
    static constexpr std::array<std::uint64_t, 4> kThey = {"he"_w, "she"_w, "him"_w, "her"_w};
    const Chunk& later = a_.chunks[word];
    const Chunk& first = a_.chunks[person];
    if (first.kind != ChunkKind::noun || word <= person) return false;
    if (later.kind == ChunkKind::noun) {
      return a_.key(later.range.begin) == "the"_w && later.range.size() == 2 &&
             a_.head_noun(later) == a_.head_noun(first);
    }
    if (!one_of(a_.key(later.head), kThey)) return false;
    const std::uint32_t own = a_.tokens.sentence_of(later.head);
    if (own > a_.tokens.sentence_of(first.head) + 1 ||
        a_.tokens.block_of(later.head) != a_.tokens.block_of(first.head))
      return false;
    for (std::uint32_t c = person + 1; c < word; ++c) {
      const Chunk& between = a_.chunks[c];
      const bool somebody =
          a_.is_people(between) || a_.name_in(between.range, {MentionKind::person}) != nullptr;
      if (between.kind == ChunkKind::noun && !are_several(c) && somebody) return false;
    }
    return true;
  }

  bool are_several(std::uint32_t chunk) const {
    const QuantityHit* const amount = a_.quantity_in(a_.chunks[chunk].range);
    return a_.chunks[chunk].plural ||
           (amount != nullptr && amount->value.point && Number{1, 0} < *amount->value.point);
  }

  /// Who is told to have been killed, in other words than those of a shot: where, and of what name.
  void read_tolls() {
    for (const Frame& frame : frames_) {
      if (frame.subkind != "killing" || !frame.happened() || is_shot(frame)) continue;
      if (!frame.nominal) tolls_.push_back(a_.tokens.sentence_of(frame.trigger.begin));
      if (frame.victim != kNone && entity(frame.victim) != kNone)
        dead_.insert(entity(frame.victim));
    }
    for (const Chunk& chunk : a_.chunks) {  // "eight men shot, 2 dead"
      if (chunk.kind == ChunkKind::noun && a_.key(chunk.range.end - 1) == "dead"_w &&
          a_.pos(chunk.range.begin) == Pos::num)
        tolls_.push_back(a_.tokens.sentence_of(chunk.head));
    }
    for (std::uint32_t t = 1; t < a_.size(); ++t) {  // "four were shot, one fatally"
      const bool of = t > 2 && a_.key(t - 2) == "of"_w &&
                      (a_.key(t - 1) == "them"_w || a_.key(t - 1) == "whom"_w);
      if (a_.key(t) == "fatally"_w && a_.pos(of ? t - 3 : t - 1) == Pos::num)
        tolls_.push_back(a_.tokens.sentence_of(t));
    }
    std::sort(tolls_.begin(), tolls_.end());
  }

  /// "Nine were wounded. Ten were brought to a clinic with wounds. One of them died": ten were hit,
  /// and the text tells elsewhere how many fewer were wounded.
  bool holds_the_dead(const Frame& wound) const {
    if (is_other(a_.chunks[wound.victim]) || !are_fewer_wounded(wound)) return false;
    const std::uint32_t own = a_.tokens.sentence_of(wound.trigger.begin);
    for (std::uint32_t s = own; s < std::min<std::size_t>(own + 3, dies_.size()); ++s) {
      for (const Frame& frame : frames_in(frames_, a_.tokens.sentences[s])) {
        if (frame.subkind != "killing" || !frame.happened() || is_shot(frame)) continue;
        if (frame.victim != kNone && frame.trigger.begin > wound.trigger.begin &&
            are_fewer(frame.victim, wound.victim))
          return true;
      }
    }
    return false;
  }

  bool are_fewer_wounded(const Frame& wound) const {
    return std::any_of(frames_.begin(), frames_.end(), [&](const Frame& frame) {
      return frame.subkind == "injury" && frame.happened() && frame.victim != kNone &&
             frame.victim != wound.victim && are_several(frame.victim) &&
             a_.quantity_in(a_.chunks[frame.victim].range) != nullptr &&
             are_fewer(frame.victim, wound.victim);
    });
  }

  /// "A guard was killed. Four others were shot": others than the dead told of before.
  bool are_others(const Frame& shot) const {
    const Chunk& victim = a_.chunks[shot.victim];
    const std::uint32_t own = a_.tokens.sentence_of(shot.trigger.begin);
    const std::uint64_t last = a_.key(victim.range.end - 1);
    const bool others = last == "others"_w || a_.key(victim.range.begin + 1) == "other"_w;
    return others && a_.key(victim.range.begin) != "the"_w && !tolls_.empty() &&
           tolls_.front() <= own && !dies_[own];
  }

  /// The same in the lead or near the shot: then those shot are not all dead, nor all alive.
  bool some_die(const Frame& shot) const {
    if (!tolls_.empty() && tolls_.front() < kLead) return true;
    const std::uint32_t own = a_.tokens.sentence_of(shot.trigger.begin);
    const auto near = std::lower_bound(tolls_.begin(), tolls_.end(), own < 2 ? 0 : own - 2);
    return near != tolls_.end() && *near <= own + 2;
  }

  bool is_shot(const Frame& frame) const {
    return std::binary_search(shots_.begin(), shots_.end(), frame.chunk);
  }

  /// Which sentences speak of death, and which of somebody who lives.
  void read_sentences() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      bool dies = false;
      bool lives = false;
      for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
        dies = dies || speaks_of_death(a_, t);
        lives = lives || speaks_of_life(a_, t);
      }
      dies_.push_back(dies);
      lives_.push_back(lives);
    }
  }

  /// What the text says of the one who was shot.
  Outcome outcome(const Frame& shot) const {
    if (dies_elsewhere(shot) || is_one_of_the_dead(shot)) return Outcome::dies;
    const std::uint32_t own = a_.tokens.sentence_of(shot.trigger.begin);
    if (const Outcome said = near(shot, own); said != Outcome::unsaid) return said;
    if (title_tells_wounds()) return Outcome::lives;
    if (somebody_dies(shot, kLead)) return Outcome::dies;
    if (std::find(lives_.begin(), lives_.end(), true) != lives_.end()) return Outcome::lives;
    return somebody_dies(shot, dies_.size()) ? Outcome::dies : Outcome::unsaid;
  }

  /// "Five people were killed, including the gunman, who was shot"
  bool is_one_of_the_dead(const Frame& shot) const {
    if (shot.victim == kNone) return false;
    const std::uint32_t begin = a_.chunks[shot.victim].range.begin;
    if (begin == 0 || a_.key(begin - 1) != "including"_w) return false;
    const auto told = frames_in(frames_, a_.sentence(begin));
    return std::any_of(told.begin(), told.end(), [&](const Frame& frame) {
      return frame.subkind == "killing" && frame.happened() && !is_shot(frame) &&
             frame.trigger.begin < begin;
    });
  }

  /// In the first sentences of the text, somebody who may be the one shot.
  bool somebody_dies(const Frame& shot, std::size_t sentences) const {
    for (std::uint32_t s = 0; s < std::min(sentences, dies_.size()); ++s) {
      if (dies_[s] && !others_die(shot, s)) return true;
    }
    return false;
  }

  /// "Four wounded in shooting": a headline that speaks of wounds and of no death.
  bool title_tells_wounds() const {
    for (std::uint32_t s = 0; s < dies_.size() && s < kLead; ++s) {
      if (a_.in_title(a_.tokens.sentences[s].begin) && lives_[s] && !dies_[s]) return true;
    }
    return false;
  }

  /// In the own sentence and the two behind it. A death told of others says nothing.
  Outcome near(const Frame& shot, std::uint32_t own) const {
    const auto end = std::min<std::uint32_t>(own + 3, static_cast<std::uint32_t>(dies_.size()));
    bool lives = false;
    for (std::uint32_t s = own; s < end; ++s) {
      if (dies_[s] && !others_die(shot, s)) return Outcome::dies;
      lives = lives || lives_[s];
    }
    return lives ? Outcome::lives : Outcome::unsaid;
  }

  /// Are all those whom this sentence calls killed told by other words than the one shot?
  bool others_die(const Frame& shot, std::uint32_t sentence) const {
    bool others = false;
    for (const Frame& frame : frames_in(frames_, a_.tokens.sentences[sentence])) {
      if (frame.subkind != "killing" || is_shot(frame)) continue;
      const std::uint32_t dead = frame.victim == kNone ? frame.target : frame.victim;
      if (dead == kNone) return false;
      const bool one_of_them = shot.others.size() > 1 && frame.others.empty() && !are_several(dead);
      if (!one_of_them && !are_fewer(dead, shot.victim) && may_be_same(shot.victim, dead))
        return false;
      others = true;
    }
    return others;
  }

  /// "Two men were hit ... one of them died": those are some of the others, not all.
  bool are_fewer(std::uint32_t some, std::uint32_t all) const {
    if (all == kNone) return false;
    const QuantityHit* const wanted = a_.quantity_in(a_.chunks[all].range);
    if (wanted == nullptr || !wanted->value.point || !(Number{1, 0} < *wanted->value.point))
      return false;
    const QuantityHit* const told = a_.quantity_in(a_.chunks[some].range);
    if (told != nullptr) return told->value.point && *told->value.point < *wanted->value.point;
    static constexpr std::array<std::uint64_t, 3> kOne = {"one"_w, "he"_w, "she"_w};
    return one_of(a_.key(a_.chunks[some].range.begin), kOne);
  }

  /// May two words for victims mean one person?
  bool may_be_same(std::uint32_t x, std::uint32_t y) const {
    if (x == kNone || y == kNone || x == y) return true;
    if (a_.chunks[x].kind == ChunkKind::pronoun || a_.chunks[y].kind == ChunkKind::pronoun)
      return true;
    const std::uint32_t one = entity(x);
    const std::uint32_t two = entity(y);
    if (one != kNone && two != kNone) return one == two;
    const bool same_sentence =
        a_.tokens.sentence_of(a_.chunks[x].head) == a_.tokens.sentence_of(a_.chunks[y].head);
    return !same_sentence && !differ_in_sex(x, y) && !are_kin(x, y) && !are_kin(y, x) &&
           !is_newcomer(std::max(x, y), std::min(x, y));
  }

  /// "the boy" and "his grandmother": a child, and one who has children.
  bool are_kin(std::uint32_t x, std::uint32_t y) const {
    static constexpr std::array<std::string_view, 12> kElders = {
        "mother",      "father",     "parent",     "grandmother", "grandfather", "aunt",
        "grandparent", "stepmother", "stepfather", "uncle",       "husband",     "wife"};
    static constexpr std::array<std::string_view, 9> kChildren = {
        "boy", "girl", "child", "baby", "infant", "toddler", "son", "daughter", "juvenile"};
    const std::string elder = a_.head_noun(a_.chunks[x]);
    const std::string child = a_.head_noun(a_.chunks[y]);
    return std::find(kElders.begin(), kElders.end(), elder) != kElders.end() &&
           std::find(kChildren.begin(), kChildren.end(), child) != kChildren.end();
  }

  /// "the girl" and "a man": two people.
  bool differ_in_sex(std::uint32_t x, std::uint32_t y) const {
    static constexpr std::array<std::string_view, 12> kMale = {
        "man",  "boy",      "son",         "father", "brother", "husband",
        "male", "grandson", "grandfather", "uncle",  "nephew",  "boyfriend"};
    static constexpr std::array<std::string_view, 12> kFemale = {
        "woman",  "girl",          "daughter",    "mother", "sister", "wife",
        "female", "granddaughter", "grandmother", "aunt",   "niece",  "girlfriend"};
    const std::string one = a_.head_noun(a_.chunks[x]);
    const std::string other = a_.head_noun(a_.chunks[y]);
    const auto listed = [](const auto& nouns, const std::string& noun) {
      return std::find(nouns.begin(), nouns.end(), noun) != nouns.end();
    };
    return (listed(kMale, one) && listed(kFemale, other)) ||
           (listed(kFemale, one) && listed(kMale, other));
  }

  /// "a teacher" behind "a gunman": somebody of another trade than the one told of before.
  bool is_newcomer(std::uint32_t later, std::uint32_t first) const {
    static constexpr std::array<std::string_view, 14> kAnybody = {
        "man",  "woman",  "person", "boy",   "girl",     "teen",       "teenager",
        "male", "female", "victim", "youth", "resident", "individual", "child"};
    const std::uint64_t article = a_.key(a_.chunks[later].range.begin);
    if (article != "a"_w && article != "an"_w) return false;
    const auto is_trade = [&](const std::string& noun) {
      return noun.find("old") == std::string::npos &&
             std::find(kAnybody.begin(), kAnybody.end(), noun) == kAnybody.end();
    };
    const std::string one = a_.head_noun(a_.chunks[later]);
    const std::string other = a_.head_noun(a_.chunks[first]);
    return one != other && is_trade(one) && is_trade(other);
  }

  std::uint32_t entity(std::uint32_t chunk) const {
    const EntityHit* const name = a_.name_in(a_.chunks[chunk].range, {MentionKind::person});
    return name == nullptr ? kNone : name->entity;
  }

  /// A person of this name died by another frame.
  bool dies_elsewhere(const Frame& shot) const {
    const std::uint32_t who = shot.victim == kNone ? kNone : entity(shot.victim);
    return who != kNone && dead_.contains(who);
  }

  /// "found a guard with a wound. He died in hospital": in the same or the next sentence, and
  /// neither speaks of somebody who lives.
  bool dies_next(const Frame& wound) const {
    const std::uint32_t own = a_.tokens.sentence_of(wound.trigger.begin);
    bool dies = false;
    for (std::uint32_t s = own; s < std::min<std::size_t>(own + 2, dies_.size()); ++s) {
      if (lives_[s]) return false;
      dies = dies || (dies_[s] && !others_die(wound, s));
    }
    return dies;
  }

  /// "A girl and her mother were taken to hospital. The girl died": of the two only one is told
  /// dead.
  bool fewer_die(const Frame& wound) const {
    std::set<std::string> dead;
    for (const Frame& frame : frames_) {
      if (frame.subkind != "killing" || frame.victim == kNone || is_shot(frame)) continue;
      if (are_several(frame.victim) || !frame.others.empty()) return false;
      if (a_.chunks[frame.victim].kind == ChunkKind::pronoun) return false;
      dead.insert(a_.head_noun(a_.chunks[frame.victim]));
    }
    return !dead.empty() && dead.size() < wound.others.size() + 1;
  }

  bool dies_of(const Frame& wound) const {
    if (dies_elsewhere(wound)) return true;
    const bool lives = std::find(lives_.begin(), lives_.end(), true) != lives_.end();
    if (wound.victim == kNone || are_several(wound.victim)) return false;
    // "two guards sustained injuries", "a guard and two porters": the dead of the text are others
    if (std::any_of(wound.others.begin(), wound.others.end(),
                    [&](std::uint32_t other) { return are_several(other); }))
      return false;
    if (wound.others.empty() && dies_next(wound)) return true;
    if (fewer_die(wound)) return false;
    return !lives && outcome(wound) == Outcome::dies;
  }

  /// "shot a shepherd and wounded his brother"
  bool contrasts_wounds(const Frame& shot) const {
    if (shot.passive) return false;  // "two were shot and a third was wounded"
    const auto beside = frames_in(frames_, a_.sentence(shot.trigger.begin));
    return std::any_of(beside.begin(), beside.end(), [&](const Frame& f) {
      return f.subkind == "injury" && !f.nominal && f.chunk > shot.chunk &&
             a_.key(a_.chunks[f.chunk].head) == "wounded"_w && f.victim != shot.victim &&
             f.mood == Mood::asserted && a_.key(a_.chunks[f.chunk].head - 1) != "also"_w;
    });
  }

  bool hits_limb(const Frame& frame) const {
    for (const std::uint32_t c : phrases_of(a_, frame.chunk, {"in"_w, "through"_w})) {
      if (one_of(a_.head_noun(a_.chunks[c]), kLimbs)) return true;
    }
    return false;
  }

  const Analysis& a_;
  const std::vector<std::uint32_t>& shots_;
  std::vector<Frame>& frames_;
  std::vector<bool> dies_, lives_;    // by sentence
  std::vector<std::uint32_t> tolls_;  // sentences, ascending
  std::set<std::uint32_t> dead_;      // persons
};

}  // namespace

void weigh_shots(const Analysis& analysis, const std::vector<std::uint32_t>& shots,
                 std::vector<Frame>& frames) {
  const bool wounds = std::any_of(frames.begin(), frames.end(),
                                  [](const Frame& f) { return f.subkind == "injury"; });
  if (!shots.empty() || wounds) ShotWeigher(analysis, shots, frames).run();
}

bool tells_wound(const Analysis& a, const Frame& frame) {
  static constexpr std::array<std::string_view, 7> kSuffer = {
      "suffer", "sustain", "receive", "find", "treat", "locate", "discover"};
  return frame.subkind == "injury" && !frame.nominal &&
         (frame.state || is_verb_of(a, frame.chunk, kSuffer));
}

bool hits_body(const Analysis& a, const Frame& frame) {
  static constexpr std::array<std::string_view, 7> kShots = {
      "bullet", "gunfire", "gunshot", "shrapnel", "shot", "round", "crossfire"};
  if (frame.subkind != "attack" || frame.nominal || frame.victim == kNone) return false;
  for (const std::uint32_t c : {frame.instrument, frame.agent}) {
    if (c != kNone && one_of(a.head_noun(a.chunks[c]), kShots)) return true;
  }
  constexpr std::uint32_t kReach = 10;  // "struck by what may have been gunfire"
  const std::uint32_t behind = a.chunks[frame.chunk].range.end;
  const std::uint32_t end = std::min(a.sentence(behind - 1).end, behind + kReach);
  if (frame.passive && behind + 1 < end && a.key(behind) == "by"_w &&
      a.key(behind + 1) == "what"_w) {
    for (std::uint32_t t = behind + 2; t < end && a.word(t) != ","; ++t) {
      if (one_of(singular(fold(a.word(t))), kShots)) return true;
    }
  }
  for (const std::uint32_t c : phrases_of(a, frame.chunk, {"in"_w, "on"_w, "through"_w})) {
    const std::string part = a.head_noun(a.chunks[c]);
    if (one_of(part, kLimbs) || one_of(part, kVitals)) return true;
  }
  return false;
}

}  // namespace habeas
