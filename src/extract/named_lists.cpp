// extract/named_lists.cpp - the walk over a list of names; see named_lists.h
#include "extract/named_lists.h"

#include <algorithm>
#include <array>

#include "extract/one_of.h"

namespace habeas {

bool names_doer(std::uint64_t key) {
  static constexpr std::array<std::uint64_t, 22> kDoers = {
      "suspect"_w,  "suspects"_w, "suspected"_w,   "gunman"_w,       "gunmen"_w,     "shooter"_w,
      "shooters"_w, "attacker"_w, "attackers"_w,   "assailant"_w,    "assailants"_w, "killer"_w,
      "killers"_w,  "accused"_w,  "perpetrator"_w, "perpetrators"_w, "defendant"_w,  "defendants"_w,
      "murderer"_w, "charged"_w,  "arrested"_w,    "abductor"_w};
  return one_of(key, kDoers);
}

namespace {

class ListWalk {
 public:
  ListWalk(const Analysis& a, std::uint32_t token, bool must)
      : a_(a), at_(token), end_(a.sentence(token).end), must_(must) {}

  std::vector<ListedName> run() {
    while (at_ < end_ && step()) {
    }
    return std::move(found_);
  }

 private:
  /// Reads one name or word; false where the list ends.
  bool step() {
    const std::uint32_t n = a_.name_at[at_];
    if (n != kNone) return read_name(a_.names[n]);
    const std::uint32_t c = a_.chunk_at[at_];
    if (c != kNone && a_.chunks[c].kind == ChunkKind::verb) return skip_relative();
    if (ends_list(a_.key(at_)) || names_doer(a_.key(at_))) return false;
    if (opens_raw_name()) return true;
    if (a_.word(at_) == ";") parted_ = false;
    parted_ = parted_ || !may_stand_between(at_);
    must_ = must_ && may_open(at_);
    ++at_;
    return true;
  }

  bool read_name(const EntityHit& hit) {
    const std::uint32_t next = hit.range.end;
    const bool owner = next < a_.size() && (a_.key(next) == "'s"_w || a_.word(next) == "'" ||
                                            a_.word(next) == "\xE2\x80\x99");
    if (hit.kind == MentionKind::person && hit.entity != kNone && !owner) {
      if (!parted_ || has_age(hit.range)) {
        found_.push_back({hit.range, hit.entity});
        parted_ = false;
      }
    } else if (must_ && found_.empty() && hit.range.begin == at_ && may_be_person(hit)) {
      found_.push_back({hit.range, kNone});
    } else if (!owner && hit.kind != MentionKind::person && !behind_of(hit.range.begin)) {
      parted_ = true;
    }
    at_ = std::max(at_ + 1, next);
    return true;
  }

  /// A name of two words or three that the list of places or bodies has too, where a person's must
  /// stand.
  bool may_be_person(const EntityHit& hit) const {
    if (hit.range.size() < 2 || hit.range.size() > 3 || hit.kind == MentionKind::group)
      return false;
    const std::uint32_t next = hit.range.end;
    return next >= end_ || a_.pos(next) == Pos::punct || a_.pos(next) == Pos::cconj;
  }

  /// Capitals in a row that no list knows: "as Expal Tyrol Tamm".
  bool opens_raw_name() {
    constexpr std::uint32_t kLongest = 4;
    if (!must_ || !found_.empty() || parted_) return false;
    std::uint32_t end = at_;
    while (end < end_ && end - at_ < kLongest && a_.name_at[end] == kNone && is_capital(end)) ++end;
    if (end - at_ < 2) return false;
    if (end < end_ && a_.pos(end) != Pos::punct && a_.pos(end) != Pos::cconj) return false;
    found_.push_back({{at_, end}, kNone});
    at_ = end;
    return true;
  }

  bool is_capital(std::uint32_t t) const {
    const Shape shape = a_.tokens.tokens[t].shape;
    return a_.pos(t) == Pos::propn && (shape == Shape::capitalised || shape == Shape::mixed);
  }

  /// "Dara Minn, 24", "24-year-old Dara Minn", "Dara Minn (24)"
  bool has_age(TokenRange name) const {
    const std::uint32_t next = name.end;
    const bool behind = next + 1 < end_ && (a_.word(next) == "," || a_.word(next) == "(") &&
                        a_.pos(next + 1) == Pos::num;
    const bool before = name.begin > 1 && (a_.word(name.begin - 1).ends_with("year-old") ||
                                           a_.key(name.begin - 1) == "old"_w);
    return behind || before;
  }

  bool behind_of(std::uint32_t t) const {
    return t > 0 && one_of(a_.key(t - 1), {"of"_w, "from"_w, "in"_w, "at"_w});
  }

  /// Before the first name: an age, a title.
  bool may_open(std::uint32_t t) const {
    return a_.pos(t) != Pos::adp && (a_.pos(t) != Pos::punct || a_.word(t) == "-");
  }

  /// "who was hit twice": up to the next mark, if the clause is a relative one.
  bool skip_relative() {
    const std::uint32_t c = a_.chunk_at[at_];
    const bool relative = !found_.empty() && c > 0 && a_.key(a_.chunks[c - 1].head) == "who"_w &&
                          a_.chunks[c - 1].range.begin >= found_.back().range.end;
    if (!relative) return false;
    while (at_ < end_ && a_.word(at_) != "," && a_.word(at_) != ";") ++at_;
    return at_ < end_;
  }

  static bool ends_list(std::uint64_t key) {
    return one_of(key, {"according"_w, "by"_w, "but"_w, "after"_w, "when"_w, "while"_w, "because"_w,
                        "that"_w, "where"_w});
  }

  /// Marks, ages, towns and what somebody is to another.
  bool may_stand_between(std::uint32_t t) const {
    static constexpr std::array<std::uint64_t, 16> kBetween = {
        "and"_w,  "age"_w, "aged"_w, "years"_w, "year"_w, "old"_w, "of"_w,   "from"_w,
        "both"_w, "all"_w, "jr"_w,   "sr"_w,    "the"_w,  "who"_w, "late"_w, "near"_w};
    if (a_.pos(t) == Pos::punct || a_.pos(t) == Pos::num || one_of(a_.key(t), kBetween))
      return true;
    if (a_.pos(t) == Pos::adj || a_.pos(t) == Pos::pron || a_.pos(t) == Pos::det) return true;
    if (a_.word(t).ends_with("-old")) return true;
    if (a_.context->people.match_at(a_.tokens, t, t + 1)) return true;
    const auto hit = a_.context->name_words.match_at(a_.tokens, t, t + 1);
    return hit && a_.context->name_words[hit->phrase].label == "title";
  }

  const Analysis& a_;
  std::uint32_t at_;
  std::uint32_t end_;
  bool must_;
  bool parted_ = false;  // something else than a list stands behind the last name
  std::vector<ListedName> found_;
};

}  // namespace

std::vector<ListedName> names_from(const Analysis& analysis, std::uint32_t token, bool must) {
  if (token >= analysis.size()) return {};
  return ListWalk(analysis, token, must).run();
}

}  // namespace habeas
