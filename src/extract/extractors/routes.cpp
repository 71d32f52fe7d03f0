// extract/extractors/routes.cpp - from where to where: transfers with both ends named, and
// crossings as pairs of places
#include <algorithm>
#include <array>
#include <vector>

#include "extract/extractor.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

class Routes {
 public:
  Routes(const TextReading& reading, Draft& draft) : r_(reading), a_(reading.a), draft_(draft) {}

  void run() {
    for (const Frame& frame : r_.frames) transfer(frame);
    pairs();
    for (const TokenRange sentence : a_.tokens.sentences) listed_pairs(sentence);
  }

 private:
  /// A movement of people with "from" and "to" in one clause.
  void transfer(const Frame& frame) {
    const bool moves = frame.subkind == "transfer" || frame.subkind == "forced_return";
    if (!moves || !frame.happened() || frame.from.empty() || a_.in_title(frame.trigger.begin))
      return;
    const std::uint32_t from = frame.from.front();
    std::uint32_t to = kNone;
    for (const std::uint32_t c : frame.to) {
      if (c > from) to = c;
    }
    if (to == kNone ||
        std::any_of(draft_.claims.begin(), draft_.claims.end(), [&](const DraftClaim& c) {
          return c.kind == ClaimKind::route &&
                 c.anchor.contains(a_.tokens.tokens[a_.chunks[to].head].begin);
        })) {
      return;
    }
    const TokenRange anchor{a_.chunks[from].preposition, full_phrase(a_, to).end};
    DraftClaim claim =
        make_claim(r_, ClaimKind::route, "transfer", anchor, clause_around(r_, anchor));
    const auto end = [&](RoleName name, std::uint32_t chunk, std::uint32_t stop) {
      add_role(
          r_, claim, name,
          TokenRange{a_.chunks[chunk].range.begin, std::max(stop, a_.chunks[chunk].range.end)});
    };
    end(RoleName::from, from, full_phrase(a_, from).end);
    end(RoleName::to, to, full_phrase(a_, to).end);
    for (const std::uint32_t via : frame.via) {
      if (via > from) end(RoleName::via, via, 0);
    }
    if (frame.victim != kNone) add_role(r_, claim, RoleName::victim, frame.victim);
    draft_.claims.push_back(std::move(claim));
  }

  /// "Durnholt to Vaskany": two places and "to" between them, not "from X to Y".
  void pairs() {
    for (std::uint32_t n = 0; n + 1 < a_.names.size(); ++n) {
      const EntityHit& left = a_.names[n];
      const EntityHit& right = a_.names[n + 1];
      if (!is_town(left) || !is_town(right) || right.range.begin != left.range.end + 1) continue;
      const std::uint32_t between = left.range.end;
      const bool to = a_.key(between) == "to"_w;
      const bool dash = !to && !a_.tokens.tokens[between].space_before &&
                        a_.pos(between) == Pos::punct && a_.word(between) != "," &&
                        a_.word(between) != ".";
      if (!to && !dash) continue;
      if (to && left.range.begin > 0 && a_.key(left.range.begin - 1) == "from"_w) continue;
      if (!different_countries(left, right)) continue;
      add_pair(left.range, right.range);
    }
  }

  struct Pair {
    TokenRange from, to;
  };

  /// "These are Durnholt to Vaskany, Felbrin to Osterky and Tarnbeck to Molvany": a list of pairs
  /// of names is one of crossings also where no list knows all its places.
  void listed_pairs(TokenRange sentence) {
    std::vector<Pair> found;
    bool known = false;
    for (std::uint32_t t = sentence.begin + 1; t + 1 < sentence.end; ++t) {
      if (a_.key(t) != "to"_w) continue;
      const Pair pair{name_before(t, sentence.begin), name_behind(t + 1, sentence.end)};
      if (pair.from.empty() || pair.to.empty() || !stands_in_list(pair, sentence)) continue;
      known = known || is_place_name(pair.from) || is_place_name(pair.to);
      found.push_back(pair);
    }
    if (found.size() < 2 || !known) return;
    for (const Pair& pair : found) add_pair(pair.from, pair.to);
  }

  TokenRange name_before(std::uint32_t end, std::uint32_t first) const {
    std::uint32_t begin = end;
    while (begin > first && (is_capital(begin - 1) || joins(begin - 1, begin, end))) --begin;
    while (begin < end && !is_capital(begin)) ++begin;
    return {begin, end};
  }

  TokenRange name_behind(std::uint32_t begin, std::uint32_t last) const {
    std::uint32_t end = begin;
    while (end < last && (is_capital(end) || (end > begin && joins(end, end + 1, last)))) ++end;
    return {begin, end};
  }

  /// "San Antonio del Tuy": small words inside a name.
  bool joins(std::uint32_t t, std::uint32_t next, std::uint32_t last) const {
    static constexpr std::array<std::uint64_t, 8> kInside = {"de"_w,  "del"_w, "la"_w, "el"_w,
                                                             "los"_w, "al"_w,  "da"_w, "do"_w};
    return std::find(kInside.begin(), kInside.end(), a_.key(t)) != kInside.end() && next < last &&
           (is_capital(next) || a_.key(next) == "la"_w || a_.key(next) == "los"_w);
  }

  bool is_capital(std::uint32_t t) const {
    const Shape shape = a_.tokens.tokens[t].shape;
    return shape == Shape::capitalised || shape == Shape::mixed;
  }

  /// Between commas, "and", or a verb or colon that opens the list.
  bool stands_in_list(const Pair& pair, TokenRange sentence) const {
    const std::uint32_t before = pair.from.begin;
    const bool opens = before == sentence.begin || a_.key(before - 1) == "and"_w ||
                       a_.pos(before - 1) == Pos::punct || a_.pos(before - 1) == Pos::verb ||
                       a_.pos(before - 1) == Pos::aux;
    const std::uint32_t behind = pair.to.end;
    const bool ends =
        behind >= sentence.end || a_.key(behind) == "and"_w || a_.pos(behind) == Pos::punct;
    return opens && ends && pair.from.size() <= 5 && pair.to.size() <= 5;
  }

  bool is_place_name(TokenRange words) const {
    return a_.name_in(words, {MentionKind::place, MentionKind::facility}) != nullptr;
  }

  void add_pair(TokenRange from, TokenRange to) {
    const TokenRange anchor{from.begin, to.end};
    const TextSpan span = a_.tokens.span(anchor);
    const bool told =
        std::any_of(draft_.claims.begin(), draft_.claims.end(), [&](const DraftClaim& c) {
          return c.kind == ClaimKind::route && c.subkind == "crossing_pair" &&
                 c.anchor.begin < span.end && span.begin < c.anchor.end;
        });
    if (told) return;
    DraftClaim claim = make_claim(r_, ClaimKind::route, "crossing_pair", anchor, anchor);
    add_role(r_, claim, RoleName::from, from);
    add_role(r_, claim, RoleName::to, to);
    draft_.claims.push_back(std::move(claim));
  }

  bool is_town(const EntityHit& hit) const {
    return hit.kind == MentionKind::place && hit.country.empty();
  }

  /// Could the two names lie in two countries? Unknown names may.
  bool different_countries(const EntityHit& x, const EntityHit& y) const {
    if (x.rows.empty() || y.rows.empty()) return true;
    const Gazetteer& gazetteer = *a_.context->gazetteer;
    for (const NamedRow& i : x.rows) {
      for (const NamedRow& j : y.rows) {
        if (gazetteer[i.row].country != gazetteer[j.row].country) return true;
      }
    }
    return false;
  }

  const TextReading& r_;
  const Analysis& a_;
  Draft& draft_;
};

void run(const TextReading& reading, Draft& draft) { Routes(reading, draft).run(); }

}  // namespace

extern const Extractor extractor_routes;
const Extractor extractor_routes = {"routes", "1", "transfers and border crossings", run};

}  // namespace habeas
