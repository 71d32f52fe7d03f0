// resolve/entities.cpp - linking of entities across pages by what their names share
#include "resolve/entities.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "text/tokens.h"

namespace habeas {
namespace {

struct Node {
  std::uint32_t draft = 0, entity = 0;
};

class Linker {
 public:
  explicit Linker(std::span<const Draft> drafts) : drafts_(drafts) {
    for (std::uint32_t d = 0; d < drafts.size(); ++d) {
      first_.push_back(static_cast<std::uint32_t>(nodes_.size()));
      for (std::uint32_t e = 0; e < drafts[d].entities.size(); ++e) nodes_.push_back({d, e});
    }
    parent_.resize(nodes_.size());
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (const Draft& draft : drafts) {
      for (const DraftEntity& e : draft.entities) {
        if (e.kind == MentionKind::organisation && e.country.empty() &&
            e.name.find(' ') == std::string::npos)
          one_word_bodies_.insert(fold_name(e.name));
      }
    }
    // A word that is also a surname names nobody by itself.
    for (const Draft& draft : drafts) {
      for (const DraftEntity& e : draft.entities) {
        const std::size_t space = e.name.rfind(' ');
        if (e.kind == MentionKind::person && space != std::string::npos)
          one_word_bodies_.erase(fold_name(e.name.substr(space + 1)));
      }
    }
  }

  EntityTable run() {
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      for (const std::string& key : keys(n)) {
        const auto [found, fresh] = by_key_.try_emplace(key, n);
        if (!fresh) join(found->second, n);
      }
    }
    join_police_letters();
    EntityTable table;
    for (std::uint32_t d = 0; d < drafts_.size(); ++d) {
      std::vector<EntityId> ids;
      std::vector<std::string> names;
      for (std::uint32_t e = 0; e < drafts_[d].entities.size(); ++e) {
        const Node founder = nodes_[root(first_[d] + e)];
        const DraftEntity& entity = drafts_[founder.draft].entities[founder.entity];
        ids.push_back(IdBuilder()
                          .add(static_cast<std::uint64_t>(entity.kind))
                          .add(drafts_[founder.draft].document)
                          .add(entity.name)
                          .add(founder.entity)
                          .build<EntityTag>());
        names.push_back(entity.name);
      }
      table.ids.push_back(std::move(ids));
      table.names.push_back(std::move(names));
    }
    return table;
  }

 private:
  std::uint32_t root(std::uint32_t n) {
    while (parent_[n] != n) n = parent_[n] = parent_[parent_[n]];
    return n;
  }

  /// The earlier node stays the root: it is the founding member.
  void join(std::uint32_t x, std::uint32_t y) {
    const std::uint32_t a = root(x);
    const std::uint32_t b = root(y);
    if (a != b) parent_[std::max(a, b)] = std::min(a, b);
  }

  /// Keys under which an entity may meet its other mentions; none: it stays alone.
  std::vector<std::string> keys(std::uint32_t n) const {
    const DraftEntity& e = drafts_[nodes_[n].draft].entities[nodes_[n].entity];
    const std::string kind = std::to_string(static_cast<int>(e.kind)) + ":";
    if (e.described) return {};
    if (e.kind == MentionKind::group)
      return {"people:" + (e.country.empty() ? fold_name(e.name) : e.country)};
    if (!e.country.empty()) return {"state:" + e.country + ":" + organ_words(e.organ)};
    if (e.kind == MentionKind::person) {
      const std::string name = fold_name(e.name);
      if (e.name.find(' ') != std::string::npos) return {kind + name};
      // "Karavan says": one word that another page knows as a body is that body.
      constexpr std::size_t kLeast = 5;  // bytes
      if (name.size() < kLeast || !one_word_bodies_.contains(name)) return {};
      return {std::to_string(static_cast<int>(MentionKind::organisation)) + ":" + name};
    }
    std::vector<std::string> keys{kind + fold_name(without_department(e.name))};
    if (const std::string organ = organ_words(e.name);
        organ.find("ministry") != std::string_view::npos) {
      keys.push_back(kind + "organ:" + organ);
    }
    for (const std::string& form : e.forms) {
      if (form.size() >= 2) keys.push_back(kind + fold_name(form));
    }
    return keys;
  }

  const DraftEntity& entity(std::uint32_t n) const {
    return drafts_[nodes_[n].draft].entities[nodes_[n].entity];
  }

  bool is_body(std::uint32_t n) const {
    const DraftEntity& e = entity(n);
    return e.kind == MentionKind::organisation && e.country.empty() && !e.described;
  }

  /// "Brackwater Police Department" as "Brackwater Police".
  static std::string without_department(std::string name) {
    constexpr std::string_view kDepartment = " department";
    if (fold(name).ends_with(" police department")) name.resize(name.size() - kDepartment.size());
    return name;
  }

  /// "BPD" for "Brackwater Police" where a page has both and the pile no other police of these
  /// letters: the department is in the letters and often not in the words.
  void join_police_letters() {
    std::map<std::string, std::vector<std::uint32_t>> police;  // letters -> their bodies
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      const std::string name = fold(without_department(entity(n).name));
      if (!is_body(n) || !name.ends_with(" police")) continue;
      std::string letters(1, name.front());
      for (std::size_t i = 1; i < name.size(); ++i) {
        if (name[i - 1] == ' ') letters.push_back(name[i]);
      }
      police[letters + "d"].push_back(n);
    }
    for (std::uint32_t n = 0; n < nodes_.size(); ++n) {
      const auto found = police.find(fold(entity(n).name));
      if (!is_body(n) || found == police.end()) continue;
      const std::vector<std::uint32_t>& bodies = found->second;
      const bool one = std::all_of(bodies.begin(), bodies.end(), [&](std::uint32_t body) {
        return root(body) == root(bodies.front());
      });
      const auto here = std::find_if(bodies.begin(), bodies.end(), [&](std::uint32_t body) {
        return nodes_[body].draft == nodes_[n].draft;
      });
      if (one && here != bodies.end()) join(*here, n);
    }
  }

  /// "interior ministry" and "Ministry of the Interior" as the same words.
  static std::string organ_words(const std::string& name) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : fold(name) + " ") {
      if (c != ' ') {
        word.push_back(c);
        continue;
      }
      if (!word.empty() && word != "of" && word != "the" && word != "for" && word != "and") {
        words.push_back(word);
      }
      word.clear();
    }
    std::sort(words.begin(), words.end());
    std::string key;
    for (const std::string& part : words) key += part + " ";
    return key;
  }

  std::span<const Draft> drafts_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> parent_;
  std::map<std::string, std::uint32_t> by_key_;
  std::set<std::string> one_word_bodies_;
};

}  // namespace

EntityTable link_entities(std::span<const Draft> drafts) { return Linker(drafts).run(); }

}  // namespace habeas
