// incident/grouping.cpp - keeps local incidents, clusters and descriptions that nothing changed
//
// Local incidents that say exactly the same (copies) are one point of the graph of pairs, so that
// many copies cost no more than one. The points that changed name the connected parts to join anew;
// the clusters that come out of them as they were are kept with their descriptions. Two clusters
// with pairs that look alike but must not join are shown as kept apart where one of the two is
// among the most alike of the other; both lists are made anew where either cluster or one of these
// pairs changed.
#include "incident/grouping.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "base/flat_map.h"
#include "incident/assemble.h"
#include "incident/clusters.h"
#include "incident/kept_grouping.h"
#include "incident/local.h"
#include "incident/page_digest.h"
#include "incident/pair_graph.h"

namespace habeas {
namespace {

constexpr std::size_t kMostApart = 20;  // shown for each cluster, those most alike
constexpr auto kNone = static_cast<std::uint32_t>(-1);

struct Page {
  DocumentId id;
  PageNouns nouns;  // of one that is kept from an earlier run: empty until it is seen again
  Sha256 digest{};  // of an earlier run
  bool is_read = false;
  PageReading facts;  // once it is read
  LocalIncidents told;
  std::vector<std::uint32_t> points;  // of each local incident
  bool has_matters = false;           // it says that it tells of several
};

/// A local incident of a page.
struct Told {
  std::uint32_t page = 0, local = 0;
};

/// Local incidents that say the same; its number is that of the graph.
struct Point {
  ToldId told;
  std::vector<Told> members;  // in the order of the pile; none: it is gone
  std::uint32_t part = kNone;
  std::uint32_t group = kNone;
};

/// A cluster and what it says.
struct Group {
  Cluster cluster;  // without members: it is gone
  Assembled said;
  std::vector<ApartFrom> apart;      // most alike first
  std::set<std::uint32_t> named_by;  // groups that have this one in `apart`
};

}  // namespace

class Grouping::State {
 public:
  Referred referred;

  bool add(const PageNouns& nouns) {
    const auto number = static_cast<std::uint32_t>(pages_.size());
    if (!page_of_.emplace(nouns.document->id, number).second) return false;
    Page& page = pages_.emplace_back();
    page.id = nouns.document->id;
    page.nouns = nouns;
    page.told = find_local_incidents(Facts({&reading(page)}, referred));
    for (std::uint32_t i = 0; i < page.told.incidents.size(); ++i) {
      page.points.push_back(add_member({number, i}));
    }
    page.has_matters = has_matters(page.told);
    return true;
  }

  /// The pages of an earlier run that say what they said stay as they were kept, where they are the
  /// most: to take away more than a few and to add them again costs more than to begin anew.
  void hold(const std::vector<PageNouns>& pages, std::optional<KeptGrouping> kept) {
    FlatMap<DocumentId, const PageNouns*> page_at(pages.size());
    for (const PageNouns& page : pages) page_at.emplace(page.document->id, &page);
    std::vector<const PageNouns*> seen;  // by page that was kept
    for (std::size_t i = 0; kept && i < kept->pages.size(); ++i) {
      const PageNouns* const* now = page_at.find(kept->pages[i].document);
      seen.push_back(now != nullptr && says_the_same(**now, kept->pages[i]) ? *now : nullptr);
    }
    const auto gone = static_cast<std::size_t>(std::count(seen.begin(), seen.end(), nullptr));
    if (4 * (seen.size() - gone) > 3 * std::max(seen.size(), pages.size())) {
      restore(*std::move(kept));
      for (std::uint32_t i = 0; i < seen.size(); ++i) {
        if (seen[i] != nullptr) pages_[i].nouns = *seen[i];
      }
      for (std::uint32_t i = 0; i < seen.size(); ++i) {
        if (seen[i] == nullptr) remove(DocumentId(pages_[i].id));
      }
    }
    for (const PageNouns& page : pages) add(page);
  }

  /// Of an empty one. Who says what is known once the pages are seen again.
  void restore(KeptGrouping kept) {
    points_.resize(kept.points.size());
    for (KeptPage& page : kept.pages) restore(std::move(page));
    for (std::uint32_t i = 0; i < points_.size(); ++i) {
      const Told& first = points_[i].members.front();
      points_[i].told = kept.points[i].told;
      point_of_.emplace(points_[i].told, i);
      graph_.add(local(first), points_[i].told, first.page);
    }
    graph_.restore(kept.points);
    groups_.resize(kept.groups.size());
    for (std::uint32_t i = 0; i < groups_.size(); ++i) restore(i, std::move(kept.groups[i]));
    for (std::uint32_t i = 0; i < points_.size(); ++i) {
      if (points_[i].part == kNone) connect(i);
    }
  }

  /// What is here, after settle(); it is gone then. Points and groups are numbered as the pages
  /// tell them, so that it is the same whatever came before.
  KeptGrouping give_up() {
    const std::vector<std::uint32_t> pages = pages_in_order();
    std::vector<std::uint32_t> points, groups;  // in their new order
    std::vector<std::uint32_t> new_point(points_.size(), kNone);
    std::vector<std::uint32_t> new_group(groups_.size(), kNone);
    const auto number = [](std::uint32_t old, auto& order, auto& now) {
      if (now[old] != kNone) return;
      now[old] = static_cast<std::uint32_t>(order.size());
      order.push_back(old);
    };
    for (const std::uint32_t page : pages) {
      for (const std::uint32_t point : pages_[page].points) {
        number(point, points, new_point);
        number(points_[point].group, groups, new_group);
      }
    }
    KeptGrouping kept;
    for (const std::uint32_t page : pages) {
      kept.pages.push_back(give_up(pages_[page], new_point));
    }
    for (const std::uint32_t point : points) {
      kept.points.push_back(graph_.kept(point, points_[point].told, new_point));
    }
    for (const std::uint32_t group : groups) {
      kept.groups.push_back(give_up(std::move(groups_[group]), new_point, new_group));
    }
    return kept;
  }

  bool remove(const DocumentId& document) {
    const auto at = page_of_.find(document);
    if (at == page_of_.end()) return false;
    Page& page = pages_[at->second];
    for (std::uint32_t i = 0; i < page.points.size(); ++i) {
      drop_member(page.points[i], {at->second, i});
    }
    for (const Mention* mention : page.nouns.mentions) referred.mentions.remove(*mention);
    page = {};
    page_of_.erase(at);
    return true;
  }

  void settle() {
    rank_points();
    const PairGraph::Changes changes = graph_.settle();
    changed_.insert(changes.joins.begin(), changes.joins.end());
    std::set<std::uint32_t> apart = regroup();
    for (const std::uint32_t point : changes.apart) {
      if (is_here(point)) apart.insert(points_[point].group);
    }
    std::set<std::uint32_t> named;
    for (const std::uint32_t group : apart) list_apart(group, named);
    for (const std::uint32_t group : named) show_apart(group);
    changed_.clear();
    members_changed_.clear();
  }

  /// After settle(). `hand` copies an incident or moves it out.
  template <class Hand>
  std::vector<Incident> incidents(Hand hand) {
    std::vector<Group*> order;
    std::size_t count = 0;
    for (Group& group : groups_) {
      if (!group.said.is_particular) continue;
      order.push_back(&group);
      count += 1 + group.said.parts.size() + group.said.acts.size();
    }
    std::sort(order.begin(), order.end(), [&](const Group* a, const Group* b) {
      return is_before(a->cluster.members.front(), b->cluster.members.front());
    });
    std::vector<Incident> all;
    all.reserve(count);
    for (Group* group : order) {
      all.push_back(hand(group->said.whole));
      for (Incident& part : group->said.parts) all.push_back(hand(part));
    }
    for (Group* group : order) {
      for (Incident& act : group->said.acts) all.push_back(hand(act));
    }
    return all;
  }

 private:
  const PageReading& reading(Page& page) {
    if (!page.is_read) page.facts = read_page(page.nouns);
    page.is_read = true;
    return page.facts;
  }

  static bool has_matters(const LocalIncidents& told) {
    return std::any_of(told.incidents.begin(), told.incidents.end(),
                       [](const LocalIncident& local) { return !local.item.empty(); });
  }

  [[nodiscard]] bool says_the_same(const PageNouns& nouns, const KeptPage& before) const {
    return page_digest(nouns, referred) == before.digest && before.told.fit(nouns.claims.size());
  }

  void restore(KeptPage kept) {
    const auto number = static_cast<std::uint32_t>(pages_.size());
    page_of_.emplace(kept.document, number);
    Page& page = pages_.emplace_back();
    page.id = kept.document;
    page.digest = kept.digest;
    page.told = std::move(kept.told);
    page.points = std::move(kept.points);
    page.has_matters = has_matters(page.told);
    for (std::uint32_t i = 0; i < page.points.size(); ++i) {
      points_[page.points[i]].members.push_back({number, i});
    }
  }

  void restore(std::uint32_t number, KeptGroup kept) {
    Group& group = groups_[number];
    group.cluster = std::move(kept.cluster);
    group.said = std::move(kept.said);
    group.apart = std::move(kept.apart);
    for (const std::uint32_t point : group.cluster.members) points_[point].group = number;
    for (const ApartFrom& one : group.apart) groups_[one.group].named_by.insert(number);
  }

  [[nodiscard]] std::vector<std::uint32_t> pages_in_order() const {
    std::vector<std::uint32_t> pages;
    for (const auto& [document, page] : page_of_) pages.push_back(page);
    std::sort(pages.begin(), pages.end(), [&](std::uint32_t a, std::uint32_t b) {
      return stands_before(*pages_[a].nouns.document, *pages_[b].nouns.document);
    });
    return pages;
  }

  KeptPage give_up(Page& page, const std::vector<std::uint32_t>& new_point) const {
    const bool is_new = page.digest == Sha256{};
    KeptPage kept{page.nouns.document->id, is_new ? page_digest(page.nouns, referred) : page.digest,
                  std::move(page.told), std::move(page.points)};
    for (std::uint32_t& point : kept.points) point = new_point[point];
    return kept;
  }

  static KeptGroup give_up(Group group, const std::vector<std::uint32_t>& new_point,
                           const std::vector<std::uint32_t>& new_group) {
    for (std::uint32_t& point : group.cluster.members) point = new_point[point];
    for (ApartFrom& one : group.apart) {
      one = {new_group[one.group], one.points, new_point[one.a], new_point[one.b], one.veto};
    }
    return {std::move(group.cluster), std::move(group.said), std::move(group.apart)};
  }

  [[nodiscard]] bool is_here(std::uint32_t point) const { return !points_[point].members.empty(); }
  [[nodiscard]] const LocalIncident& local(const Told& told) const {
    return pages_[told.page].told.incidents[told.local];
  }

  /// In the order of the pile?
  [[nodiscard]] bool is_before(const Told& a, const Told& b) const {
    if (a.page == b.page) return a.local < b.local;
    return stands_before(*pages_[a.page].nouns.document, *pages_[b.page].nouns.document);
  }
  [[nodiscard]] bool is_before(std::uint32_t a, std::uint32_t b) const {
    return rank_[a] < rank_[b];
  }
  void rank_points() {
    rank_.assign(points_.size(), kNone);
    std::uint32_t next = 0;
    for (const std::uint32_t page : pages_in_order()) {
      for (const std::uint32_t point : pages_[page].points) {
        if (rank_[point] == kNone) rank_[point] = next++;
      }
    }
  }
  void sort_points(std::vector<std::uint32_t>& points) const {
    std::sort(points.begin(), points.end(),
              [&](std::uint32_t a, std::uint32_t b) { return is_before(a, b); });
  }

  std::uint32_t add_member(const Told& told) {
    const ToldId id = told_id(local(told));
    const auto [at, fresh] = point_of_.try_emplace(id, static_cast<std::uint32_t>(points_.size()));
    const std::uint32_t number = at->second;
    if (fresh) {
      graph_.add(local(told), id, told.page);
      points_.push_back({id, {told}});
    } else {
      std::vector<Told>& members = points_[number].members;
      const auto place =
          std::upper_bound(members.begin(), members.end(), told,
                           [&](const Told& a, const Told& b) { return is_before(a, b); });
      const bool first = place == members.begin();
      members.insert(place, told);
      if (first) graph_.replace(number, local(told), told.page);
    }
    changed_.insert(number);
    members_changed_.insert(number);
    return number;
  }

  void drop_member(std::uint32_t number, const Told& told) {
    Point& point = points_[number];
    const auto at = std::find_if(point.members.begin(), point.members.end(), [&](const Told& one) {
      return one.page == told.page && one.local == told.local;
    });
    const bool first = at == point.members.begin();
    point.members.erase(at);
    if (point.part != kNone) parts_changed_.insert(point.part);
    if (point.members.empty()) {
      graph_.remove(number);
      point_of_.erase(point.told);
      changed_.erase(number);
      return;
    }
    if (first) graph_.replace(number, local(point.members[0]), point.members[0].page);
    changed_.insert(number);
    members_changed_.insert(number);
  }

  /// Joins the parts of the graph anew in which something changed. Gives the groups that are new
  /// and all that looked or look like those that are new or gone.
  std::set<std::uint32_t> regroup() {
    std::vector<std::uint32_t> pool = take_parts();
    std::set<std::uint32_t> before;
    for (const std::uint32_t point : pool) {
      if (points_[point].group != kNone) before.insert(points_[point].group);
    }
    before.insert(emptied_.begin(), emptied_.end());
    emptied_.clear();
    std::vector<Cluster> clusters;
    for (const std::vector<std::uint32_t>& part : connect(pool)) {
      for (Cluster& cluster : join(part, matters_of(part), graph_)) {
        clusters.push_back(std::move(cluster));
      }
    }
    std::erase_if(clusters, [&](const Cluster& cluster) {
      const std::uint32_t group = points_[cluster.members.front()].group;
      return group != kNone && is_as_before(cluster, groups_[group]) && before.erase(group) > 0;
    });
    std::set<std::uint32_t> concerned;
    for (const std::uint32_t group : before) end(group, concerned);
    for (const std::uint32_t group : before) concerned.erase(group);
    free_groups_.insert(free_groups_.end(), before.begin(), before.end());
    for (Cluster& cluster : clusters) begin(std::move(cluster), concerned);
    return concerned;
  }

  [[nodiscard]] std::vector<std::vector<Matter>> matters_of(
      const std::vector<std::uint32_t>& part) const {
    std::vector<std::vector<Matter>> matters(part.size());
    for (std::size_t i = 0; i < part.size(); ++i) {
      for (const Told& told : points_[part[i]].members) {
        if (pages_[told.page].has_matters) matters[i].push_back({told.page, local(told).item});
      }
    }
    return matters;
  }

  [[nodiscard]] bool is_as_before(const Cluster& cluster, const Group& group) const {
    return cluster == group.cluster &&
           std::none_of(cluster.members.begin(), cluster.members.end(),
                        [&](std::uint32_t point) { return members_changed_.contains(point); });
  }

  /// All points of the parts in which one changed, and those that are new; the parts are gone.
  std::vector<std::uint32_t> take_parts() {
    for (const std::uint32_t point : changed_) {
      if (is_here(point) && points_[point].part != kNone) {
        parts_changed_.insert(points_[point].part);
      }
    }
    std::vector<std::uint32_t> pool;
    for (const std::uint32_t part : parts_changed_) {
      for (const std::uint32_t point : parts_[part]) {
        if (is_here(point)) {
          pool.push_back(point);
        } else if (points_[point].group != kNone) {
          emptied_.insert(points_[point].group);
          points_[point].group = kNone;
        }
      }
      parts_[part] = {};
      free_parts_.push_back(part);
    }
    for (const std::uint32_t point : changed_) {
      if (is_here(point) && points_[point].part == kNone) pool.push_back(point);
    }
    for (const std::uint32_t point : pool) points_[point].part = kNone;
    parts_changed_.clear();
    return pool;
  }

  /// The connected parts of these points, each in the order of the pile.
  std::vector<std::vector<std::uint32_t>> connect(const std::vector<std::uint32_t>& pool) {
    std::vector<std::vector<std::uint32_t>> parts;
    for (const std::uint32_t start : pool) {
      if (points_[start].part != kNone) continue;
      std::vector<std::uint32_t>& part = parts.emplace_back(connect(start));
      sort_points(part);
    }
    return parts;
  }

  /// The connected part of a point that is in none yet.
  const std::vector<std::uint32_t>& connect(std::uint32_t start) {
    const std::uint32_t number = new_part();
    std::vector<std::uint32_t>& part = parts_[number];
    part = {start};
    points_[start].part = number;
    for (std::size_t i = 0; i < part.size(); ++i) {
      for (const Joinable& pair : graph_.joins(part[i])) {
        if (points_[pair.other].part == number) continue;
        points_[pair.other].part = number;
        part.push_back(pair.other);
      }
    }
    return part;
  }

  std::uint32_t new_part() {
    if (free_parts_.empty()) {
      parts_.emplace_back();
      return static_cast<std::uint32_t>(parts_.size() - 1);
    }
    const std::uint32_t number = free_parts_.back();
    free_parts_.pop_back();
    return number;
  }

  void end(std::uint32_t number, std::set<std::uint32_t>& concerned) {
    Group& group = groups_[number];
    concerned.insert(group.named_by.begin(), group.named_by.end());
    for (const ApartFrom& one : group.apart) {
      groups_[one.group].named_by.erase(number);
      concerned.insert(one.group);
    }
    for (const std::uint32_t point : group.cluster.members) {
      if (points_[point].group == number) points_[point].group = kNone;
    }
    group = {};
  }

  void begin(Cluster cluster, std::set<std::uint32_t>& concerned) {
    const std::uint32_t number = new_group();
    Group& group = groups_[number];
    group.cluster = std::move(cluster);
    for (const std::uint32_t point : group.cluster.members) points_[point].group = number;
    group.said = assemble(members_of(group.cluster), referred);
    concerned.insert(number);
    for (const std::uint32_t point : group.cluster.members) {
      for (const LookAlike& pair : graph_.apart(point)) {
        if (points_[pair.other].group != kNone) concerned.insert(points_[pair.other].group);
      }
    }
  }

  std::uint32_t new_group() {
    if (free_groups_.empty()) {
      groups_.emplace_back();
      return static_cast<std::uint32_t>(groups_.size() - 1);
    }
    const std::uint32_t number = free_groups_.back();
    free_groups_.pop_back();
    return number;
  }

  /// The local incidents of a cluster in the order of the pile.
  [[nodiscard]] std::vector<PageShare> members_of(const Cluster& cluster) {
    std::vector<std::pair<Told, std::string>> order;
    for (std::size_t i = 0; i < cluster.members.size(); ++i) {
      std::string reason = i == 0 ? std::string() : cluster.reasons[i - 1];
      for (const Told& told : points_[cluster.members[i]].members) {
        order.emplace_back(told, std::move(reason));
        reason = "it says the same";
      }
    }
    std::sort(order.begin(), order.end(),
              [&](const auto& a, const auto& b) { return is_before(a.first, b.first); });
    std::vector<PageShare> members;
    for (auto& [told, reason] : order) {
      Page& page = pages_[told.page];
      members.push_back({&reading(page), &page.told, told.local, std::move(reason)});
    }
    return members;
  }

  [[nodiscard]] bool is_before(const ApartFrom& x, const ApartFrom& y) const {
    return x.a == y.a ? x.b != y.b && is_before(x.b, y.b) : is_before(x.a, y.a);
  }

  /// Finds those that look most like a group; notes it, them, and those that did before.
  void list_apart(std::uint32_t number, std::set<std::uint32_t>& named) {
    Group& group = groups_[number];
    std::map<std::uint32_t, ApartFrom> best;
    for (const std::uint32_t point : group.cluster.members) {
      for (const LookAlike& pair : graph_.apart(point)) {
        const std::uint32_t other = points_[pair.other].group;
        if (other == number) continue;
        ApartFrom found{other, pair.points, point, pair.other, pair.veto};
        if (is_before(found.b, found.a)) std::swap(found.a, found.b);
        const auto [at, fresh] = best.try_emplace(other, found);
        if (fresh) continue;
        found.points = std::max(found.points, at->second.points);
        at->second.points = found.points;
        if (is_before(found, at->second)) at->second = found;
      }
    }
    named.insert(number);
    for (const ApartFrom& one : group.apart) {
      groups_[one.group].named_by.erase(number);
      named.insert(one.group);
    }
    group.apart.clear();
    for (const auto& [other, found] : best) group.apart.push_back(found);
    std::sort(group.apart.begin(), group.apart.end(), [&](const ApartFrom& x, const ApartFrom& y) {
      return x.points != y.points ? x.points > y.points : is_before(x, y);
    });
    if (group.apart.size() > kMostApart) group.apart.resize(kMostApart);
    for (const ApartFrom& one : group.apart) {
      groups_[one.group].named_by.insert(number);
      named.insert(one.group);
    }
  }

  /// Writes what a group is kept apart from.
  void show_apart(std::uint32_t number) {
    Group& group = groups_[number];
    std::vector<ApartFrom> shown = group.apart;
    std::set<std::uint32_t> known;
    for (const ApartFrom& one : shown) known.insert(one.group);
    for (const std::uint32_t other : group.named_by) {
      if (known.contains(other)) continue;
      for (ApartFrom one : groups_[other].apart) {
        if (one.group != number) continue;
        one.group = other;
        shown.push_back(one);
      }
    }
    std::sort(shown.begin(), shown.end(),
              [&](const ApartFrom& x, const ApartFrom& y) { return is_before(x, y); });
    group.said.whole.kept_apart.clear();
    for (const ApartFrom& one : shown) {
      const Assembled& other = groups_[one.group].said;
      if (!group.said.is_particular || !other.is_particular) continue;
      graph_.scorer().look_from(one.a);
      group.said.whole.kept_apart.push_back(
          {to_text(other.whole.id), graph_.scorer().veto_words(one.veto, one.b)});
    }
  }

  std::deque<Page> pages_;  // by number; those that are gone are empty
  std::map<DocumentId, std::uint32_t> page_of_;
  PairGraph graph_;
  std::vector<Point> points_;
  std::vector<std::uint32_t> rank_;  // of each point by its first member; made by settle()
  std::unordered_map<ToldId, std::uint32_t> point_of_;  // only looked up
  std::vector<std::vector<std::uint32_t>> parts_;       // points; empty: free
  std::vector<Group> groups_;
  std::vector<std::uint32_t> free_parts_, free_groups_;
  std::set<std::uint32_t> changed_, members_changed_;  // points, since they were settled
  std::set<std::uint32_t> parts_changed_;
  std::set<std::uint32_t> emptied_;  // groups of points that are gone
};

Grouping::Grouping() : state_(std::make_unique<State>()) {}
Grouping::~Grouping() = default;

void Grouping::know(std::span<const Entity> entities) {
  state_->referred.institutions.add(entities);
}

void Grouping::know(std::span<const Mention> mentions) {
  state_->referred.mentions.reserve(mentions);
  for (const Mention& mention : mentions) state_->referred.mentions.add(mention);
}

void Grouping::hold(const std::vector<PageNouns>& pages, std::string_view kept) {
  state_->hold(pages, kept_grouping_from_bytes(kept));
}

std::string Grouping::give_up() {
  settle();
  std::string bytes = to_bytes(state_->give_up());
  state_ = std::make_unique<State>();
  return bytes;
}

bool Grouping::add(const PageNouns& page) { return state_->add(page); }
bool Grouping::remove(const DocumentId& document) { return state_->remove(document); }
void Grouping::settle() { state_->settle(); }

std::vector<Incident> Grouping::incidents() {
  settle();
  return state_->incidents([](const Incident& incident) { return incident; });
}

std::vector<Incident> Grouping::give_incidents() {
  settle();
  std::vector<Incident> incidents =
      state_->incidents([](Incident& incident) { return std::move(incident); });
  state_ = std::make_unique<State>();
  return incidents;
}

}  // namespace habeas
