// flow/review.cpp - checks acts, writes them as log entries and reads them back
#include "flow/review.h"

#include <algorithm>
#include <set>
#include <utility>

#include "model/json.h"
#include "model/json_names.h"
#include "model/json_tree.h"

namespace habeas {
namespace {

constexpr std::uint32_t kLineDepth = 8;
constexpr std::size_t kMostReasonBytes = 16'384;

std::set<std::string> ids_of(const Pile& pile) {
  std::set<std::string> ids;
  const auto add = [&](const auto& records) {
    for (const auto& record : records) ids.insert(to_text(record.id));
  };
  add(pile.sources);
  add(pile.documents);
  add(pile.mentions);
  add(pile.attributions);
  add(pile.claims);
  add(pile.reuse);
  add(pile.incidents);
  add(pile.origins);
  add(pile.findings);
  return ids;
}

std::string value_text(const Value& value, const std::string& counted) {
  JsonWriter out;
  write_value(out, value, counted);
  return out.take();
}

DecisionId id_of(const Decision& decision, std::uint64_t seq) {
  IdBuilder builder;
  builder.add(seq).add(word(decision.act)).add(decision.by).add(decision.reason);
  for (const std::string& id : decision.on) builder.add(id);
  builder.add(value_text(decision.to, decision.counted));
  return builder.build<DecisionTag>();
}

// A value of the same kind as the one that is corrected, or null: unknown.
Result<void> read_correction(const ReviewRequest& request, const Pile& pile, Decision& decision) {
  if (request.on.size() != 1) return fail(Errc::bad_input, "correct changes one claim at a time");
  const auto claim = std::find_if(pile.claims.begin(), pile.claims.end(), [&](const Claim& one) {
    return to_text(one.id) == request.on.front();
  });
  if (claim == pile.claims.end()) return fail(Errc::bad_input, "correct changes a claim's value");
  if (request.to.empty()) {
    return fail(Errc::bad_input,
                "correct needs the value that holds, as in the records: --to JSON");
  }
  std::string counted;
  Result<Value> to = read_value(request.to, counted);
  if (!to) return fail(Errc::bad_input, "the corrected value: " + to.error().message);
  const bool is_unknown = std::holds_alternative<std::monostate>(*to);
  if (!is_unknown && to->index() != claim->value.index()) {
    return fail(Errc::bad_input, "the corrected value is of another kind than the proposed one");
  }
  if (!counted.empty() && counted != claim->counted) {
    return fail(Errc::bad_input, "a correction keeps the concept '" + claim->counted + "'");
  }
  decision.from = claim->value;
  decision.to = *std::move(to);
  decision.counted = claim->counted;
  return {};
}

Result<Decision> undoing(const ReviewRequest& request, const std::vector<Decision>& so_far) {
  if (request.on.size() != 1) return fail(Errc::bad_input, "undo takes one decision");
  std::set<DecisionId> undone;
  for (auto decision = so_far.rbegin(); decision != so_far.rend(); ++decision) {
    const bool stands = !undone.contains(decision->id);
    if (stands && decision->undoes) undone.insert(*decision->undoes);
    if (to_text(decision->id) != request.on.front()) continue;
    if (!stands) return fail(Errc::bad_input, request.on.front() + " is undone already");
    Decision undo = *decision;
    undo.undoes = decision->id;
    return undo;
  }
  return fail(Errc::bad_input, "there is no decision " + printable(request.on.front()));
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t length = std::min(list.find(','), list.size());
    parts.emplace_back(list.substr(0, length));
    list.remove_prefix(std::min(length + 1, list.size()));
  }
  return parts;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string list;
  for (const std::string& part : parts) list += (list.empty() ? "" : ",") + part;
  return list;
}

Result<Decision> decision_of(const Entry& entry) {
  const auto broken = [&] {
    return fail(Errc::bad_input,
                "entry " + std::to_string(entry.number) + " of the log is no decision");
  };
  const auto act = from_word<Act>(entry.value("act"));
  if (!act) return broken();
  Decision decision;
  decision.seq = entry.number;
  decision.at = entry.time;
  decision.act = *act;
  decision.by = entry.value("by");
  decision.on = split(entry.value("on"));
  decision.reason = entry.value("reason");
  for (const auto& [name, into] :
       {std::pair{"from", &decision.from}, std::pair{"to", &decision.to}}) {
    if (entry.find(name) == nullptr) continue;
    Result<Value> value = read_value(entry.value(name), decision.counted);
    if (!value) return broken();
    *into = *std::move(value);
  }
  if (entry.find("undoes") != nullptr) {
    decision.undoes = parse_id<DecisionTag>(entry.value("undoes"));
    if (!decision.undoes) return broken();
  }
  decision.id = id_of(decision, decision.seq);
  return decision;
}

}  // namespace

Result<ReviewRequest> parse_review_line(std::string_view line, const std::string& by) {
  const Result<JsonNode> node = parse_json(line, kLineDepth);
  if (!node) return tl::unexpected(node.error());
  ReviewRequest request;
  request.by = by;
  try {
    request.act = node->at("act").string();
    for (const JsonNode& id : node->at("on").array()) request.on.push_back(id.string());
    if (const JsonNode* reason = node->find("reason")) request.reason = reason->string();
    if (const JsonNode* named = node->find("by")) request.by = named->string();
    if (const JsonNode* to = node->find("to")) request.to = to_json(*to);
  } catch (const Unexpected& error) {
    return fail(Errc::bad_input, error.what());
  }
  return request;
}

Result<Decision> decide(const ReviewRequest& request, const Pile& pile,
                        const std::vector<Decision>& so_far) {
  if (request.by.empty()) return fail(Errc::bad_input, "a decision needs a name: --by NAME");
  if (request.on.empty())
    return fail(Errc::bad_input, "a decision is on a record: its id is missing");
  if (request.reason.empty()) return fail(Errc::bad_input, "a decision needs a reason: --reason");
  if (request.reason.size() > kMostReasonBytes) {
    return fail(Errc::limit_exceeded, "a reason may have 16384 bytes");
  }
  Decision decision;
  if (request.act == "undo") {
    Result<Decision> undo = undoing(request, so_far);
    if (!undo) return undo;
    decision = *std::move(undo);
  } else {
    const auto act = from_word<Act>(request.act);
    constexpr std::string_view kKnown = "accept reject correct comment ask";
    if (!act || kKnown.find(request.act) == std::string_view::npos) {
      return fail(Errc::unsupported,
                  "'" + printable(request.act) +
                      "' is no act; there are: accept, reject, correct, comment, "
                      "ask, undo");
    }
    const std::set<std::string> ids = ids_of(pile);
    for (const std::string& id : request.on) {
      if (!ids.contains(id)) return fail(Errc::bad_input, "no record has the id " + printable(id));
    }
    decision.act = *act;
    decision.on = request.on;
    if (*act == Act::correct) {
      auto read = read_correction(request, pile, decision);
      if (!read) return tl::unexpected(read.error());
    }
  }
  decision.by = request.by;
  decision.reason = request.reason;
  return decision;
}

NewEntry entry_of(const Decision& decision) {
  NewEntry entry{"decided",
                 {Field::open("act", std::string(word(decision.act))),
                  Field::open("on", joined(decision.on))}};
  if (decision.act == Act::correct) {
    entry.fields.push_back(Field::hidden("from", value_text(decision.from, decision.counted)));
    entry.fields.push_back(Field::hidden("to", value_text(decision.to, decision.counted)));
  }
  if (decision.undoes) entry.fields.push_back(Field::open("undoes", to_text(*decision.undoes)));
  entry.fields.push_back(Field::hidden("reason", decision.reason));
  entry.fields.push_back(Field::hidden("by", decision.by));
  return entry;
}

Result<std::vector<Decision>> decisions_in(const std::vector<Entry>& entries,
                                           std::uint64_t before) {
  std::vector<Decision> decisions;
  for (const Entry& entry : entries) {
    if (entry.number >= before) break;
    if (entry.kind != "decided") continue;
    Result<Decision> decision = decision_of(entry);
    if (!decision) return tl::unexpected(decision.error());
    decisions.push_back(*std::move(decision));
  }
  return decisions;
}

std::vector<Decision> decisions_on(const Pile& pile, std::vector<Decision> decisions) {
  if (decisions.empty()) return decisions;
  const std::set<std::string> ids = ids_of(pile);
  std::erase_if(decisions, [&](const Decision& decision) {
    return std::none_of(decision.on.begin(), decision.on.end(),
                        [&](const std::string& id) { return ids.contains(id); });
  });
  return decisions;
}

std::vector<Problem> lost_decisions(const Pile& pile, const std::vector<Decision>& decisions) {
  std::vector<Problem> problems;
  if (decisions.empty()) return problems;
  const std::set<std::string> ids = ids_of(pile);
  for (const Decision* decision : standing(decisions)) {
    for (const std::string& id : decision->on) {
      // Incidents, origins and findings change with every page; what was read in a page should not.
      const bool is_read =
          id.starts_with("clm_") || id.starts_with("men_") || id.starts_with("doc_");
      if (ids.contains(id) || !is_read) continue;
      Problem problem;
      problem.code = Errc::bad_input;
      problem.message = "the decision " + to_text(decision->id) + " is on " + id +
                        ", which is no record of this case any more; it stays in the log";
      problem.id = IdBuilder().add(problem.message).build<ProblemTag>();
      problems.push_back(std::move(problem));
    }
  }
  return problems;
}

}  // namespace habeas
