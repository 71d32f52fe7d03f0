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

Value value_in(const JsonNode& node, std::string& counted) {
  Result<Value> value = read_value(to_json(node), counted);
  if (!value) throw Unexpected(value.error().message);
  return *std::move(value);
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
  if (const JsonNode* from = node.find("from")) decision.from = value_in(*from, decision.counted);
  if (const JsonNode* to = node.find("to")) decision.to = value_in(*to, decision.counted);
  decision.reason = node.at("reason").string();
  if (const JsonNode* undoes = node.find("undoes")) decision.undoes = decision_id_in(*undoes);
  return decision;
}

}  // namespace

std::vector<const Decision*> standing(const std::vector<Decision>& decisions) {
  std::set<DecisionId> undone;
  std::vector<const Decision*> stand;
  for (auto decision = decisions.rbegin(); decision != decisions.rend(); ++decision) {
    if (undone.contains(decision->id)) continue;
    if (decision->undoes) {
      undone.insert(*decision->undoes);
    } else {
      stand.push_back(&*decision);
    }
  }
  std::reverse(stand.begin(), stand.end());
  return stand;
}

std::map<std::string, const Decision*> last_words(const std::vector<Decision>& decisions) {
  std::map<std::string, const Decision*> last;
  for (const Decision* decision : standing(decisions)) {
    const bool is_verdict = decision->act == Act::accept || decision->act == Act::reject ||
                            decision->act == Act::correct;
    if (!is_verdict) continue;
    for (const std::string& id : decision->on) last[id] = decision;
  }
  return last;
}

std::vector<Claim> as_decided(const std::vector<Claim>& claims,
                              const std::vector<Decision>& decisions) {
  if (decisions.empty()) return claims;
  const std::map<std::string, const Decision*> last = last_words(decisions);
  std::vector<Claim> decided;
  for (const Claim& claim : claims) {
    const auto found = last.find(to_text(claim.id));
    if (found == last.end() || found->second->act == Act::accept) {
      decided.push_back(claim);
    } else if (found->second->act == Act::correct) {
      decided.push_back(claim);
      decided.back().value = found->second->to;
      if (!found->second->counted.empty()) decided.back().counted = found->second->counted;
    }
  }
  return decided;
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
    out.key("from");
    write_value(out, decision.from, decision.counted);
    out.key("to");
    write_value(out, decision.to, decision.counted);
  }
  out.key("reason").string(printable(decision.reason));
  if (decision.undoes) out.key("undoes").string(to_text(*decision.undoes));
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
