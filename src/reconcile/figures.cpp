// reconcile/figures.cpp - variables of one incident, their claims, and the bounds that follow
//
// What the claims count is sorted in figure_claims.h. Variables: the whole group, its parts by
// place, all other places together, its classes (women, minors ...). Claims state intervals for
// some of them; shares and sums relate them; bounds.h finds what follows. Only what is narrower
// than anything reported becomes a derived finding.
#include "reconcile/figures.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "model/amounts.h"
#include "reconcile/bounds.h"
#include "reconcile/figure_claims.h"
#include "reconcile/intervals.h"

namespace habeas {
namespace {

constexpr std::uint32_t kSideBySide = 120;  // bytes between figures that add up

/// The plural of a class of people in plain words: "minor" -> "minors", "women" -> "women".
std::string many(const std::string& name) {
  const std::string words = spaced(name);
  constexpr auto kOwn = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"man", "men"}, {"woman", "women"}, {"child", "children"}, {"person", "people"}});
  for (const auto& [one, several] : kOwn) {
    if (words.ends_with(one) && !words.ends_with("human")) {
      return words.substr(0, words.size() - one.size()) + std::string(several);
    }
    if (words.ends_with(several)) return words;
  }
  const bool is_adjective = words.ends_with("ed") || words.ends_with("ing");
  if (words.ends_with("s") || is_adjective) return words;
  const char before = words.size() > 1 ? words[words.size() - 2] : 'a';
  const bool vowel = std::string_view("aeiou").find(before) != std::string_view::npos;
  if (words.ends_with("y") && !vowel) return words.substr(0, words.size() - 1) + "ies";
  return words + "s";
}

class FigureFinder {
 public:
  FigureFinder(const Evidence& evidence, const Scope& scope)
      : evidence_(evidence), scope_(scope), figures_(sort_figures(evidence, scope)) {}

  std::vector<Finding> run() {
    report_totals();
    report_parts();
    report_classes();
    report_shares();
    report_places();
    report_amounts();
    derive();
    return std::move(findings_);
  }

 private:
  const Claim& claim(std::size_t number) const { return evidence_.claim(number); }

  // --- reported -------------------------------------------------------------------------------

  std::string words_of(const Reconciled& result) const {
    const std::string according = ", according to " + basis_words(evidence_, result.supports) + ".";
    if (result.state == FindingState::conflict) {
      return result.words +
             ". These figures do not fit together: " + basis_words(evidence_, result.supports) +
             " against " + basis_words(evidence_, result.opposes) + ".";
    }
    const std::string said = in_words(result.value) + according;
    const bool several = result.words.find(", ") != std::string::npos;
    if (result.state != FindingState::hedged)
      return several ? said + " The figures told: " + result.words + "." : said;
    return said + " The wording varies (" + result.words + "); the weakest stands.";
  }

  Reconciled report(const Incident* incident, const std::string& attribute, const std::string& what,
                    const ClaimNumbers& claims) {
    Reconciled result = reconcile_amounts(evidence_, claims);
    Finding finding = make_finding(evidence_, incident, attribute, result.state,
                                   what + ": " + words_of(result), result.supports, result.opposes);
    finding.value = result.value;
    finding.counted = claim(claims.front()).counted;
    findings_.push_back(std::move(finding));
    return result;
  }

  void report_totals() {
    for (const auto& [qualifier, claims] : figures_.totals) {
      const ClaimNumbers alone = without_added(qualifier, claims);
      if (alone.empty()) continue;
      const Reconciled result = report(
          scope_.incident, qualifier.empty() ? "victims_total" : "victims_total:" + qualifier,
          qualifier.empty() ? "Number of people" : "Number of people, " + spaced(qualifier), alone);
      if (qualifier.empty()) total_ = result;
    }
  }

  /// Figures for different people beside each other ("a leader and two others") add up; the sum is
  /// derived. Gives back the claims that stand alone.
  ClaimNumbers without_added(const std::string& qualifier, const ClaimNumbers& claims) {
    ClaimNumbers alone;
    for (std::size_t i = 0; i < claims.size();) {
      ClaimNumbers added{claims[i]};
      while (i + added.size() < claims.size() && add_up(added.back(), claims[i + added.size()])) {
        added.push_back(claims[i + added.size()]);
      }
      i += added.size();
      if (added.size() > 1 && !is_beyond_whole(added, claims)) {
        derive_sum(qualifier, added);
      } else {
        alone.insert(alone.end(), added.begin(), added.end());
      }
    }
    return alone;
  }

  /// Does the page give a whole that is smaller than what its parts add up to? Then nothing follows
  /// from the sum: the page contradicts itself.
  bool is_beyond_whole(const ClaimNumbers& added, const ClaimNumbers& claims) const {
    std::int64_t least = 0;
    for (const std::size_t number : added) {
      least += whole_bounds(*quantity_of(claim(number))).lo.value_or(0);
    }
    return std::any_of(claims.begin(), claims.end(), [&](std::size_t number) {
      if (claim(number).document != claim(added.front()).document) return false;
      if (std::find(added.begin(), added.end(), number) != added.end()) return false;
      const auto most = whole_bounds(*quantity_of(claim(number))).hi;
      const bool is_whole = std::all_of(added.begin(), added.end(), [&](std::size_t part) {
        return most && whole_bounds(*quantity_of(claim(part))).lo.value_or(0) <= *most;
      });
      return is_whole && *most < least && bears_arithmetic(claim(number));
    });
  }

  bool add_up(std::size_t a, std::size_t b) const {
    const Claim& left = claim(a);
    const Claim& right = claim(b);
    if (left.document != right.document || counted_event(left) != counted_event(right))
      return false;
    if (right.anchor.begin < left.anchor.end ||
        right.anchor.begin - left.anchor.end > kSideBySide) {
      return false;
    }
    const Role* x = find_role(left, RoleName::victim);
    const Role* y = find_role(right, RoleName::victim);
    return x != nullptr && y != nullptr && !x->ref.empty() && !y->ref.empty() && x->ref != y->ref &&
           evidence_.origin(a) == evidence_.origin(b) && bears_arithmetic(left) &&
           bears_arithmetic(right) && evidence_.joins(left, right);
  }

  void derive_sum(const std::string& qualifier, const ClaimNumbers& claims) {
    WholeBounds sum{0, 0};
    for (const std::size_t number : claims) {
      const WholeBounds bounds = whole_bounds(*quantity_of(claim(number)));
      sum.lo = sum.lo && bounds.lo ? std::optional(*sum.lo + *bounds.lo) : std::nullopt;
      sum.hi = sum.hi && bounds.hi ? std::optional(*sum.hi + *bounds.hi) : std::nullopt;
    }
    if (!sum.lo && !sum.hi) return;
    const std::string attribute =
        qualifier.empty() ? "victims_total" : "victims_total:" + qualifier;
    const bool known = std::any_of(findings_.begin(), findings_.end(), [&](const Finding& finding) {
      return finding.attribute == attribute && finding.state == FindingState::derived;
    });
    if (!known) derived(scope_.incident, attribute, "Number of people, added up", sum, claims);
  }

  void report_parts() {
    for (const PartFigure& part : figures_.parts) {
      if (part.claims.empty()) continue;
      part_bounds_[part.incident] = report(part.incident, "victims_at:" + part.place,
                                           "Number of people at " + part.place, part.claims);
    }
  }

  void report_classes() {
    for (const auto& [name, claims] : figures_.classes) {
      class_bounds_[name] = report(scope_.incident, "victims_class:" + name,
                                   "Number of " + many(name) + " among them", claims);
    }
  }

  /// "Their identity is unknown" beside a share of people without identity says "all" of it.
  ClaimNumbers said_of_all(const std::string& name) const {
    ClaimNumbers claims;
    if (name != "unidentified") return claims;
    for (const std::size_t number : scope_.own) {
      const Claim& it = claim(number);
      if (it.kind == ClaimKind::profile && it.subkind == "identity_unknown")
        claims.push_back(number);
    }
    return claims;
  }

  void report_shares() {
    for (const auto& [name, claims] : figures_.shares) {
      if (const ClaimNumbers all = said_of_all(name); !all.empty()) {
        report_most_and_all(name, claims, all);
        continue;
      }
      report(scope_.incident, "share:" + name, "Share of " + many(name) + " in the group", claims);
      const auto other = figures_.other_base.find(name);
      if (other != figures_.other_base.end()) flag_bases(name, claims, other->second);
    }
  }

  void report_most_and_all(const std::string& name, const ClaimNumbers& shares,
                           const ClaimNumbers& all) {
    const Reconciled result = reconcile_amounts(evidence_, shares);
    ClaimNumbers supports = result.supports;
    supports.insert(supports.end(), all.begin(), all.end());
    sort_numbers(supports);
    Finding finding =
        make_finding(evidence_, scope_.incident, "share:" + name, FindingState::hedged,
                     "Share of " + many(name) + " in the group: " + in_words(result.value) +
                         " in one wording, all of them in another; the weaker stands. Said by " +
                         basis_words(evidence_, supports) + ".",
                     supports);
    finding.value = result.value;
    finding.counted = claim(shares.front()).counted;
    findings_.push_back(std::move(finding));
  }

  /// The same figure said of two bases is two facts: shown side by side, never as one.
  void flag_bases(const std::string& name, const ClaimNumbers& ours, const ClaimNumbers& others) {
    for (const std::size_t other : others) {
      if (is_majority(*quantity_of(claim(other)))) continue;  // "most": no figure to compare
      ClaimNumbers both{other};
      for (const std::size_t number : ours) {
        const Quantity& a = *quantity_of(claim(number));
        const Quantity& b = *quantity_of(claim(other));
        if (a.lo == b.lo && a.hi == b.hi && a.bound == b.bound) both.push_back(number);
      }
      if (both.size() < 2) continue;
      sort_numbers(both);
      findings_.push_back(make_finding(
          evidence_, scope_.incident, "share_base:" + name, FindingState::not_comparable,
          "The same share of " + many(name) + " (" + in_words(*quantity_of(claim(other))) +
              ") is given once for this group and once for another base. They are two statements "
              "and are not merged.",
          both));
      findings_.push_back(
          make_unknown(scope_.incident, "share_base:" + name + "_figure",
                       "No document settles what the share of " + many(name) +
                           " was counted on. The original text of its source would."));
      return;
    }
  }

  void report_places() {
    for (const auto& [kind, claims] : figures_.places) {
      report(scope_.incident, "places:" + kind, "Number of places (" + spaced(kind) + ")", claims);
    }
  }

  void report_amounts() {
    if (figures_.amounts.empty()) return;
    findings_.push_back(make_finding(
        evidence_, scope_.incident, "scale:amount", state_by_origins(evidence_, figures_.amounts),
        "An amount without a figure is given by " + basis_words(evidence_, figures_.amounts) +
            ". It supports that it happened, and no number.",
        figures_.amounts));
  }

  // --- derived --------------------------------------------------------------------------------

  void derived(const Incident* incident, const std::string& attribute, const std::string& what,
               const WholeBounds& bounds, const ClaimNumbers& from) {
    Finding finding;
    if (incident != nullptr) finding.incident = incident->id;
    finding.attribute = attribute;
    finding.state = FindingState::derived;
    const Quantity value = between(bounds.lo, bounds.hi, "person");
    finding.value = value;
    finding.counted = scope_.incident->event + "/victim";
    finding.text = what + ": " + in_words(value) + ". No document says so; it follows from " +
                   std::to_string(from.size()) + (from.size() == 1 ? " claim." : " claims.");
    finding.derived_from = ids_of(evidence_, from);
    count_origins(evidence_, from, finding);
    findings_.push_back(std::move(finding));
  }

  void state(std::size_t variable, const Reconciled& said) {
    for (const std::size_t number : said.bearing) {
      if (!bears_arithmetic(claim(number))) continue;
      WholeBounds bounds = whole_bounds(*quantity_of(claim(number)));
      if (said.bearing.size() > 1 && counts_bodies(*quantity_of(claim(number))))
        bounds.hi = std::nullopt;
      system_.stated.push_back({variable, bounds.lo, bounds.hi, number});
    }
  }

  void derive() {
    system_.variables = 1;
    state(0, total_);
    std::vector<std::size_t> part_of(figures_.parts.size(), 0);
    Sum sum{{}, 0, false};
    bool open_part = false;
    const std::set<std::size_t> side_by_side = parts_of_one_page();
    for (std::size_t i = 0; i < figures_.parts.size(); ++i) {
      if (!side_by_side.contains(i)) {
        open_part = true;
        continue;
      }
      part_of[i] = system_.variables++;
      sum.parts.push_back(part_of[i]);
      state(part_of[i], part_bounds_[figures_.parts[i].incident]);
    }
    const std::size_t others = system_.variables++;
    const bool has_others = !sum.parts.empty() && (open_part || more_places(sum.parts.size()));
    const std::vector<std::size_t> counted = sum.parts;
    if (has_others) sum.parts.push_back(others);
    if (!counted.empty()) system_.sums.push_back(sum);
    // Of a whole that is in dispute no part follows.
    if (total_.state != FindingState::conflict) add_classes();
    if (!holds(system_)) {
      report_conflict();
      return;
    }
    result_ = propagate(system_);
    show_total();
    for (std::size_t i = 0; i < figures_.parts.size(); ++i) {
      if (part_of[i] != 0) show_part(figures_.parts[i], part_of[i]);
    }
    if (has_others) {
      show(scope_.incident, "victims_other_places", "Number of people at all other places together",
           others, {});
    }
    show_classes();
  }

  /// The parts of which the page that gives figures for most of them tells. Only what one page
  /// tells side by side is known to be of different people: two pages may draw their lines
  /// elsewhere. A page that tells parts as such gives figures for those only.
  std::set<std::size_t> parts_of_one_page() const {
    struct Told {
      std::size_t number = 0, part = 0;
    };
    std::vector<Told> told;
    for (std::size_t i = 0; i < figures_.parts.size(); ++i) {
      for (const std::size_t number : figures_.parts[i].claims) {
        if (bears_arithmetic(claim(number))) told.push_back({number, i});
      }
    }
    std::sort(told.begin(), told.end(), [](const Told& a, const Told& b) {
      return std::tie(a.number, a.part) < std::tie(b.number, b.part);
    });
    std::set<std::size_t> most;
    for (auto at = told.begin(); at != told.end();) {  // claims of a page stand side by side
      std::set<std::size_t> any;
      std::set<std::size_t> marked;
      const DocumentId page = claim(at->number).document;
      for (; at != told.end() && claim(at->number).document == page; ++at) {
        any.insert(at->part);
        if (find_role(claim(at->number), RoleName::whole) != nullptr) marked.insert(at->part);
      }
      const std::set<std::size_t>& here = marked.empty() ? any : marked;
      if (here.size() > most.size()) most = here;
    }
    return most;
  }

  /// Does a page count more places than those with a figure?
  bool more_places(std::size_t counted) const {
    for (const auto& [kind, claims] : figures_.places) {
      for (const std::size_t number : claims) {
        const WholeBounds bounds = whole_bounds(*quantity_of(claim(number)));
        if (bounds.lo && *bounds.lo > static_cast<std::int64_t>(counted)) return true;
      }
    }
    return false;
  }

  void add_classes() {
    for (const auto& [name, claims] : figures_.classes) {
      class_variable_[name] = system_.variables++;
      system_.sums.push_back({{class_variable_[name]}, 0, false});
      state(class_variable_[name], class_bounds_[name]);
    }
    for (const auto& [name, claims] : figures_.shares) {
      const std::size_t variable = system_.variables++;
      share_variable_[name] = variable;
      system_.sums.push_back({{variable}, 0, false});
      // "All" beside "most" is the stronger wording of one statement without a figure.
      const bool weakly = std::any_of(claims.begin(), claims.end(), [&](std::size_t number) {
        return is_majority(*quantity_of(claim(number)));
      });
      for (const std::size_t number : claims) {
        const Quantity& share = *quantity_of(claim(number));
        if (!share.lo || share.lo->scale > 6 || share.lo->digits <= 0) continue;
        if (!bears_arithmetic(claim(number))) continue;
        if (weakly && share.lo == Number{1, 0}) continue;
        system_.shares.push_back(ratio(share, variable, number));
      }
    }
  }

  static bool is_majority(const Quantity& share) {
    return share.lo_open && share.lo == Number{5, 1};
  }

  static Share ratio(const Quantity& quantity, std::size_t variable, std::size_t claim) {
    std::int64_t denominator = 1;
    for (int i = 0; i < quantity.lo->scale; ++i) denominator *= 10;
    return {variable, 0, quantity.lo->digits, denominator, quantity.lo_open, claim};
  }

  ClaimNumbers from(const Variable& variable) const {
    ClaimNumbers numbers;
    for (const auto& end : {variable.lo, variable.hi}) {
      if (end) numbers.insert(numbers.end(), end->from.begin(), end->from.end());
    }
    sort_numbers(numbers);
    return numbers;
  }

  /// A derived finding, when the bounds are narrower than what is reported.
  void show(const Incident* incident, const std::string& attribute, const std::string& what,
            std::size_t variable, const WholeBounds& reported) {
    const Variable& found = result_[variable];
    const std::int64_t lo = found.lo ? found.lo->at : 0;
    const bool higher = lo > reported.lo.value_or(0);
    const bool lower = found.hi && (!reported.hi || found.hi->at < *reported.hi);
    if (!higher && !lower) return;
    const ClaimNumbers rests_on = from(found);
    if (rests_on.size() < 2) return;
    const auto hi = found.hi ? std::optional(found.hi->at) : std::nullopt;
    derived(incident, attribute, what, {lo, hi}, rests_on);
  }

  void show_total() {
    const bool known = std::any_of(findings_.begin(), findings_.end(), [](const Finding& finding) {
      return finding.attribute == "victims_total" && finding.state == FindingState::derived;
    });
    if (!known) show(scope_.incident, "victims_total", "Number of people", 0, total_.hard);
  }

  void show_part(const PartFigure& part, std::size_t variable) {
    show(part.incident, "victims_at:" + part.place, "Number of people at " + part.place, variable,
         part_bounds_[part.incident].hard);
  }

  void show_classes() {
    for (const auto& [name, variable] : share_variable_) {
      if (name == "unidentified") {
        show_identified();
      } else if (!figures_.classes.contains(name) && result_[variable].lo &&
                 result_[variable].lo->at > 0 && !is_whole_group(name)) {
        show(scope_.incident, "victims_class:" + name, "Number of " + many(name), variable, {});
      }
    }
    for (const auto& [name, variable] : class_variable_) show_rest_of_class(name, variable);
  }

  bool is_whole_group(const std::string& name) const {
    const auto& claims = figures_.shares.at(name);
    return std::any_of(claims.begin(), claims.end(), [&](std::size_t number) {
      return quantity_of(claim(number))->lo == Number{1, 0};
    });
  }

  /// Those whose identity is known: at most what the unidentified leave.
  void show_identified() {
    const auto& whole = result_[0].hi;
    if (!whole) return;
    std::optional<std::int64_t> most;
    ClaimNumbers rests_on(whole->from.begin(), whole->from.end());
    for (const Share& share : system_.shares) {
      if (share.part != share_variable_.at("unidentified")) continue;
      const std::int64_t rest = (share.denominator - share.numerator) * whole->at;
      const std::int64_t hi =
          share.open ? (rest - 1) / share.denominator : rest / share.denominator;
      if (!most || hi < *most) most = hi;
      rests_on.push_back(share.claim);
    }
    if (!most || rests_on.size() < 2) return;
    sort_numbers(rests_on);
    derived(scope_.incident, "victims_identified", "Number of people whose identity is known",
            {0, std::max<std::int64_t>(0, *most)}, rests_on);
  }

  /// Of a class with an upper end the others: nine people, at most five minors, so at least four
  /// others.
  void show_rest_of_class(const std::string& name, std::size_t variable) {
    const Variable& part = result_[variable];
    const Variable& whole = result_[0];
    if (!whole.lo || !part.hi || part.hi->from.empty() || whole.lo->at <= part.hi->at) return;
    Variable rest;
    rest.lo = End{whole.lo->at - part.hi->at, whole.lo->from};
    rest.lo->from.insert(part.hi->from.begin(), part.hi->from.end());
    if (whole.hi) rest.hi = End{whole.hi->at - (part.lo ? part.lo->at : 0), whole.hi->from};
    derived(scope_.incident, "victims_class:not_" + name,
            "Number of people other than " + many(name),
            {rest.lo->at, rest.hi ? std::optional(rest.hi->at) : std::nullopt}, from(rest));
  }

  void report_conflict() {
    const std::vector<std::size_t> set = conflict_set(system_);
    ClaimNumbers supports;
    ClaimNumbers opposes;
    for (const std::size_t number : set) {
      const bool of_total =
          std::binary_search(total_.bearing.begin(), total_.bearing.end(), number);
      (of_total ? supports : opposes).push_back(number);
    }
    if (supports.empty()) std::swap(supports, opposes);
    Finding finding =
        make_finding(evidence_, scope_.incident, "victims_total", FindingState::conflict,
                     "The parts and the whole cannot all be right: " + std::to_string(set.size()) +
                         " claims contradict each other.",
                     supports, opposes);
    findings_.push_back(std::move(finding));
  }

  const Evidence& evidence_;
  const Scope& scope_;
  SortedFigures figures_;
  Reconciled total_;
  std::map<const Incident*, Reconciled> part_bounds_;  // only looked up
  std::map<std::string, Reconciled> class_bounds_;
  std::map<std::string, std::size_t> class_variable_, share_variable_;
  System system_;
  std::vector<Variable> result_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> figure_findings(const Evidence& evidence, const Scope& scope) {
  return FigureFinder(evidence, scope).run();
}

}  // namespace habeas
