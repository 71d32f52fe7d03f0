// origin/circles.cpp - strongly connected components of "has it from" between pages
//
//   Gazette: 340 deported, says the Herald         a fact is a figure or a day with what it counts;
//   Herald:  340 deported, says the Courier        an edge leads from a fact on a page to the same
//   Courier: 340 deported, says the Gazette        fact on the pages of its voice
//
// Components of two publishers or more are circles (Tarjan, SIAM Journal on Computing 1972, without
// recursion). That two papers cite each other on different facts is no circle.
#include "origin/circles.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "model/amounts.h"
#include "text/tokens.h"

namespace habeas {
namespace {

constexpr std::size_t kMostPages = 16;  // of one publisher that an edge leads to for one fact
constexpr auto kNone = static_cast<std::uint32_t>(-1);

/// "The Birch Herald" and "Birch Herald" are one publisher.
std::string publisher_key(const std::string& name) {
  const std::string key = fold_name(name);
  return key.starts_with("the") && key.size() > 6 ? key.substr(3) : key;
}

/// What a claim says, so that two pages can be seen to say the same; empty for other claims.
std::string fact_of(const Claim& claim) {
  if (const auto* quantity = std::get_if<Quantity>(&claim.value)) {
    return claim.counted.empty() ? std::string() : claim.counted + " " + in_words(*quantity);
  }
  const auto* date = std::get_if<Date>(&claim.value);
  if (date == nullptr || date->edtf.empty() || claim.counted.empty()) return {};
  return claim.counted + " " + date->edtf;
}

class CircleFinder {
 public:
  CircleFinder(std::span<const Document> documents, std::span<const Layout> layouts,
               std::span<const Claim> claims, std::span<const Entity> entities)
      : institutions_(entities) {
    for (const Document& document : documents) order_.push_back(&document);
    std::sort(order_.begin(), order_.end(), [](const Document* a, const Document* b) {
      return std::tie(a->path, a->id) < std::tie(b->path, b->id);
    });
    std::map<DocumentId, std::uint32_t> number;
    for (std::uint32_t i = 0; i < order_.size(); ++i) number.emplace(order_[i]->id, i);
    publisher_.resize(order_.size());
    name_.resize(order_.size());
    for (const Layout& layout : layouts) {
      const auto at = number.find(layout.document);
      if (at == number.end() || layout.publisher.empty()) continue;
      publisher_[at->second] = publisher_key(layout.publisher);
      name_[at->second] = layout.publisher;
      published_.insert(publisher_[at->second]);
    }
    if (published_.size() < 2) return;
    for (const Claim& claim : claims) {
      const auto at = number.find(claim.document);
      if (at != number.end()) add(claim, at->second);
    }
  }

  std::vector<Circle> run() {
    add_edges();
    find_components();
    std::map<std::uint32_t, std::vector<std::uint32_t>> parts;  // nodes, by component
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) parts[component_[i]].push_back(i);
    std::map<std::vector<std::uint32_t>, std::set<std::string>> facts_of;  // by pages
    for (const auto& [component, nodes] : parts) {
      std::vector<std::uint32_t> pages;
      for (const std::uint32_t node : nodes) pages.push_back(nodes_[node].first);
      std::sort(pages.begin(), pages.end());
      if (pages.size() > 1) facts_of[pages].insert(nodes_[nodes.front()].second);
    }
    std::vector<Circle> circles;
    for (const auto& [pages, facts] : facts_of) {
      Circle circle = make_circle(pages, facts);
      if (circle.names.size() > 1) circles.push_back(std::move(circle));
    }
    return circles;
  }

 private:
  /// A claim whose first voice is the publisher of a page of the pile.
  struct Cited {
    std::uint32_t page = 0;
    std::string voice, fact;
    ClaimId claim;
  };

  void add(const Claim& claim, std::uint32_t page) {
    const std::string fact = fact_of(claim);
    if (!fact.empty() && !publisher_[page].empty()) {
      auto& telling = telling_[{publisher_[page], fact}];
      if (telling.size() < kMostPages && (telling.empty() || telling.back() != page)) {
        telling.push_back(page);
      }
    }
    if (claim.chain.empty() || claim.chain.front().probable) return;
    const Entity* voice = institutions_.find(claim.chain.front().who);
    if (voice == nullptr) return;
    const std::string key = publisher_key(voice->name);
    if (published_.contains(key) && key != publisher_[page]) {
      cited_.push_back({page, key, fact, claim.id});
    }
  }

  std::uint32_t node(std::uint32_t page, const std::string& fact) {
    const auto [at, fresh] =
        node_of_.emplace(std::make_pair(page, fact), static_cast<std::uint32_t>(nodes_.size()));
    if (fresh) {
      nodes_.emplace_back(page, fact);
      edges_.emplace_back();
    }
    return at->second;
  }

  void add_edges() {
    for (const Cited& cited : cited_) {
      const auto told = telling_.find({cited.voice, cited.fact});
      if (cited.fact.empty() || told == telling_.end()) continue;
      const std::uint32_t from = node(cited.page, cited.fact);
      for (const std::uint32_t page : told->second) {
        const std::uint32_t to = node(page, cited.fact);
        edges_[from].push_back(to);
      }
    }
  }

  /// A node that is being looked at, and its next edge.
  struct Step {
    std::uint32_t node = 0;
    std::size_t edge = 0;
  };

  void find_components() {
    component_.assign(nodes_.size(), kNone);
    index_.assign(nodes_.size(), kNone);
    low_.assign(nodes_.size(), kNone);
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (index_[i] == kNone) walk(i);
    }
  }

  void walk(std::uint32_t start) {
    std::vector<Step> path;
    enter(start, path);
    while (!path.empty()) {
      Step& step = path.back();
      const std::uint32_t here = step.node;
      if (step.edge < edges_[here].size()) {
        const std::uint32_t next = edges_[here][step.edge++];
        if (index_[next] == kNone) {
          enter(next, path);
        } else if (component_[next] == kNone) {
          low_[here] = std::min(low_[here], index_[next]);
        }
        continue;
      }
      if (low_[here] == index_[here]) close(here);
      path.pop_back();
      if (!path.empty()) low_[path.back().node] = std::min(low_[path.back().node], low_[here]);
    }
  }

  void enter(std::uint32_t node, std::vector<Step>& path) {
    index_[node] = low_[node] = next_index_++;
    open_.push_back(node);
    path.push_back({node, 0});
  }

  void close(std::uint32_t node) {
    std::uint32_t member = kNone;
    do {
      member = open_.back();
      open_.pop_back();
      component_[member] = node;
    } while (member != node);
  }

  /// Claims without a figure or day ("workers were deported, the Herald says") go with the others.
  [[nodiscard]] Circle make_circle(const std::vector<std::uint32_t>& pages,
                                   const std::set<std::string>& facts) const {
    Circle circle;
    std::set<std::string> publishers;
    for (const std::uint32_t page : pages) {
      circle.documents.push_back(order_[page]->id);
      if (publishers.insert(publisher_[page]).second) circle.names.push_back(name_[page]);
    }
    for (const Cited& cited : cited_) {
      const bool inside = std::binary_search(pages.begin(), pages.end(), cited.page);
      const bool runs = cited.fact.empty() || facts.contains(cited.fact);
      if (inside && runs && publishers.contains(cited.voice)) circle.claims.push_back(cited.claim);
    }
    std::sort(circle.claims.begin(), circle.claims.end());
    return circle;
  }

  Institutions institutions_;
  std::vector<const Document*> order_;
  std::vector<std::string> publisher_, name_;  // of each page; empty where not stated
  std::set<std::string> published_;
  std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> telling_;
  std::vector<Cited> cited_;
  std::vector<std::pair<std::uint32_t, std::string>> nodes_;  // a page and a fact on it
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> node_of_;
  std::vector<std::vector<std::uint32_t>> edges_;
  std::vector<std::uint32_t> component_, index_, low_, open_;
  std::uint32_t next_index_ = 0;
};

}  // namespace

std::vector<Circle> find_circles(std::span<const Document> documents,
                                 std::span<const Layout> layouts, std::span<const Claim> claims,
                                 std::span<const Entity> entities) {
  return CircleFinder(documents, layouts, claims, entities).run();
}

}  // namespace habeas
