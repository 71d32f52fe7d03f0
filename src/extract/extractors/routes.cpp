// extract/extractors/routes.cpp - from where to where: transfers with both ends named, and
// crossings as pairs of places
#include <algorithm>
#include <array>

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
      if (via > from && via < to) end(RoleName::via, via, 0);
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
      const TokenRange anchor{left.range.begin, right.range.end};
      DraftClaim claim = make_claim(r_, ClaimKind::route, "crossing_pair", anchor, anchor);
      add_role(r_, claim, RoleName::from, left.range);
      add_role(r_, claim, RoleName::to, right.range);
      draft_.claims.push_back(std::move(claim));
    }
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
