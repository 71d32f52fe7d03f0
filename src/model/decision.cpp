// model/decision.cpp - reads the acts from the last to the first
#include "model/decision.h"

#include <algorithm>
#include <limits>
#include <set>

#include "model/json.h"
#include "model/json_tree.h"

namespace habeas {
namespace {

DecisionId decision_id_in(const JsonNode& node) {
  const auto id = parse_id<DecisionTag>(node.string());
  if (!id) throw Unexpected("the id of a decision was expected");
  return *id;
}

Corrected corrected_in(const JsonNode& node, Part& part) {
  Result<Corrected> corrected = read_corrected(to_json(node), part);
  if (!corrected) throw Unexpected(corrected.error().message);
  return *std::move(corrected);
}

Decision decision_in(const JsonNode& node) {
  Decision decision;
  decision.id = decision_id_in(node.at("id"));
  decision.seq = node.at("seq").whole(std::numeric_limits<std::int64_t>::max());
  decision.at = node.at("at").string();
  if (!node.at("by").is_null()) decision.by = node.at("by").string();
  const auto act = from_word<Act>(node.at("act").string());
  if (!act) throw Unexpected("an act was expected");
  decision.act = *act;
  for (const JsonNode& id : node.at("on").array()) decision.on.push_back(id.string());
  if (const JsonNode* from = node.find("from")) decision.from = corrected_in(*from, decision.part);
  if (const JsonNode* to = node.find("to")) decision.to = corrected_in(*to, decision.part);
  decision.reason = node.at("reason").string();
  if (const JsonNode* undoes = node.find("undoes")) decision.undoes = decision_id_in(*undoes);
  if (const JsonNode* second = node.find("needs_second")) decision.needs_second = second->boolean();
  return decision;
}

// Lower case of ASCII, and one space for any run of white space; none at the ends.
std::string plain_name(std::string_view name) {
  std::string plain;
  for (const char letter : name) {
    const bool is_space = static_cast<unsigned char>(letter) <= ' ';
    if (is_space && (plain.empty() || plain.back() == ' ')) continue;
    const bool is_capital = letter >= 'A' && letter <= 'Z';
    plain.push_back(is_space ? ' ' : is_capital ? static_cast<char>(letter - 'A' + 'a') : letter);
  }
  if (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

/// Goes through the acts from the last to the first: what came later decides on what came before.
class Reckoning {
 public:
  explicit Reckoning(const std::vector<Decision>& decisions) {
    for (std::size_t i = decisions.size(); i-- > 0;) visit(decisions[i]);
  }
  std::map<DecisionId, Fate> take() { return std::move(fates_); }

 private:
  void visit(const Decision& decision) {
    Fate& fate = fates_[decision.id];
    const std::string id = to_text(decision.id);
    if (undone_.contains(decision.id)) {
      fate = Fate::undone;
    } else if (!decision.needs_second || has_other(accepted_, id, decision.by)) {
      fate = Fate::stands;
      apply(decision);
    } else {
      fate = has_other(refused_, id, decision.by) ? Fate::refused : Fate::proposed;
    }
  }

  void apply(const Decision& decision) {
    if (decision.undoes) {
      undone_.insert(*decision.undoes);
      return;
    }
    if (decision.act != Act::accept && decision.act != Act::reject) return;
    for (const std::string& id : decision.on) {
      (decision.act == Act::accept ? accepted_ : refused_)[id].push_back(decision.by);
    }
  }

  using Names = std::map<std::string, std::vector<std::string>>;  // by decided id

  static bool has_other(const Names& names, const std::string& id, std::string_view by) {
    const auto found = names.find(id);
    return found != names.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](const std::string& name) { return !is_same_person(name, by); });
  }

  std::map<DecisionId, Fate> fates_;
  std::set<DecisionId> undone_;
  Names accepted_, refused_;
};

bool is_verdict(Act act) { return act == Act::accept || act == Act::reject || act == Act::correct; }

}  // namespace

bool is_same_person(std::string_view a, std::string_view b) {
  return plain_name(a) == plain_name(b);
}

std::map<DecisionId, Fate> fates(const std::vector<Decision>& decisions) {
  return Reckoning(decisions).take();
}

std::vector<const Decision*> standing(const std::vector<Decision>& decisions) {
  const std::map<DecisionId, Fate> all = fates(decisions);
  std::vector<const Decision*> stand;
  for (const Decision& decision : decisions) {
    if (!decision.undoes && all.at(decision.id) == Fate::stands) stand.push_back(&decision);
  }
  return stand;
}

std::vector<const Decision*> waiting(const std::vector<Decision>& decisions) {
  const std::map<DecisionId, Fate> all = fates(decisions);
  std::vector<const Decision*> wait;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const Decision& asked = decisions[i];
    const Fate fate = all.at(asked.id);
    if (fate == Fate::proposed) wait.push_back(&asked);
    if (fate != Fate::stands || asked.act != Act::ask || asked.undoes) continue;
    const bool is_answered =
        std::any_of(asked.on.begin(), asked.on.end(), [&](const std::string& id) {
          return std::any_of(decisions.begin() + static_cast<std::ptrdiff_t>(i), decisions.end(),
                             [&](const Decision& other) {
                               const bool is_on = std::find(other.on.begin(), other.on.end(), id) !=
                                                  other.on.end();
                               return is_on && is_verdict(other.act) && !other.undoes &&
                                      all.at(other.id) == Fate::stands &&
                                      !is_same_person(other.by, asked.by);
                             });
        });
    if (!is_answered) wait.push_back(&asked);
  }
  return wait;
}

std::map<std::string, const Decision*> last_words(const std::vector<Decision>& decisions) {
  std::map<std::string, const Decision*> last;
  for (const Decision* decision : standing(decisions)) {
    if (!is_verdict(decision->act)) continue;
    for (const std::string& id : decision->on) last[id] = decision;
  }
  return last;
}

std::string corrected_text(Part part, const Corrected& corrected) {
  JsonWriter out;
  if (part == Part::value) {
    write_value(out, corrected.value, corrected.counted);
    return out.take();
  }
  out.begin_object();
  if (part == Part::chain) {
    write_chain(out, corrected.chain);
  } else if (part == Part::span) {
    out.key("span").span(corrected.span);
  } else {
    out.key(word(part)).string_or_null(corrected.ref);
  }
  out.end_object();
  return out.take();
}

Result<Corrected> read_corrected(std::string_view json, Part& part) {
  constexpr std::uint32_t kMostDepth = 6;
  const Result<JsonNode> node = parse_json(json, kMostDepth);
  if (!node) return tl::unexpected(node.error());
  Corrected corrected;
  try {
    for (const Part one : {Part::span, Part::chain, Part::incident, Part::origin}) {
      const JsonNode* const inner =
          node->kind == JsonNode::Kind::object ? node->find(word(one)) : nullptr;
      if (inner == nullptr) continue;
      part = one;
      if (one == Part::span) corrected.span = read_text_span(*inner);
      if (one == Part::chain) corrected.chain = read_chain(*inner);
      const bool is_ref = one == Part::incident || one == Part::origin;
      if (is_ref && !inner->is_null()) corrected.ref = inner->string();
      return corrected;
    }
  } catch (const Unexpected& error) {
    return fail(Errc::bad_input, error.what());
  }
  part = Part::value;
  Result<Value> value = read_value(json, corrected.counted);
  if (!value) return tl::unexpected(value.error());
  corrected.value = *std::move(value);
  return corrected;
}

std::string decision_line(const Decision& decision) {
  JsonWriter out;
  out.begin_object().key("type").string("decision").key("id").string(to_text(decision.id));
  out.key("seq").integer(static_cast<std::int64_t>(decision.seq));
  out.key("at").string(decision.at).key("by").string_or_null(printable(decision.by));
  out.key("act").string(word(decision.act)).key("on").begin_array();
  for (const std::string& id : decision.on) out.string(id);
  out.end_array();
  if (decision.act == Act::correct) {
    out.key("from").json(corrected_text(decision.part, decision.from));
    out.key("to").json(corrected_text(decision.part, decision.to));
  }
  out.key("reason").string(printable(decision.reason));
  if (decision.undoes) out.key("undoes").string(to_text(*decision.undoes));
  if (decision.needs_second) out.key("needs_second").boolean(true);
  return out.end_object().take() + "\n";
}

Result<std::vector<Decision>> read_decisions(std::string_view lines) {
  constexpr std::uint32_t kMostDepth = 8;
  std::vector<Decision> decisions;
  for (std::uint64_t number = 1; !lines.empty(); ++number) {
    const std::size_t length = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, length);
    lines.remove_prefix(std::min(length + 1, lines.size()));
    if (!line.starts_with(R"({"type":"decision",)")) continue;
    const std::string where = "line " + std::to_string(number) + ": ";
    const Result<JsonNode> node = parse_json(line, kMostDepth);
    if (!node) return fail(Errc::bad_input, where + node.error().message);
    try {
      decisions.push_back(decision_in(*node));
    } catch (const Unexpected& error) {
      return fail(Errc::bad_input, where + error.what());
    }
  }
  return decisions;
}

}  // namespace habeas
