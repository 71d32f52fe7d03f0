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
  const auto add_entity = [&](const std::string& id) {
    if (id.starts_with("ent_")) ids.insert(id);
  };
  for (const Mention& mention : pile.mentions) {
    if (const auto* named = std::get_if<Named>(&mention.value)) ids.insert(to_text(named->id));
  }
  for (const Claim& claim : pile.claims) {
    for (const Link& link : claim.chain) add_entity(link.who);
    for (const Role& role : claim.roles) add_entity(role.ref);
  }
  return ids;
}

DecisionId id_of(const Decision& decision, std::uint64_t seq) {
  IdBuilder builder;
  builder.add(seq).add(word(decision.act)).add(decision.by).add(decision.reason);
  for (const std::string& id : decision.on) builder.add(id);
  builder.add(corrected_text(decision.part, decision.to));
  return builder.build<DecisionTag>();
}

tl::unexpected<Error> wrong(std::string words) { return fail(Errc::bad_input, std::move(words)); }

template <class Tag>
std::optional<Id<Tag>> parse_like(const Id<Tag>& /*kind*/, std::string_view text) {
  return parse_id<Tag>(text);
}

// Null for an id of another kind, too.
template <class Noun>
const Noun* find_in(const std::vector<Noun>& nouns, const std::string& text) {
  const auto id = parse_like(decltype(Noun::id){}, text);
  if (!id) return nullptr;
  const auto found =
      std::find_if(nouns.begin(), nouns.end(), [&](const Noun& noun) { return noun.id == *id; });
  return found == nouns.end() ? nullptr : &*found;
}

bool is_entity(const Pile& pile, const std::string& text) {
  const auto id = parse_id<EntityTag>(text);
  if (!id) return false;
  const bool is_mentioned =
      std::any_of(pile.mentions.begin(), pile.mentions.end(), [&](const Mention& mention) {
        const auto* named = std::get_if<Named>(&mention.value);
        return named != nullptr && named->id == *id;
      });
  return is_mentioned ||
         std::any_of(pile.claims.begin(), pile.claims.end(), [&](const Claim& claim) {
           return std::any_of(claim.chain.begin(), claim.chain.end(),
                              [&](const Link& link) { return link.who == text; }) ||
                  std::any_of(claim.roles.begin(), claim.roles.end(),
                              [&](const Role& role) { return role.ref == text; });
         });
}

// An act is on few records and a case holds many: looked for one by one, not all written down.
bool is_record(const Pile& pile, const std::string& id) {
  return find_in(pile.claims, id) != nullptr || find_in(pile.incidents, id) != nullptr ||
         find_in(pile.origins, id) != nullptr || find_in(pile.findings, id) != nullptr ||
         find_in(pile.documents, id) != nullptr || find_in(pile.mentions, id) != nullptr ||
         find_in(pile.attributions, id) != nullptr || find_in(pile.sources, id) != nullptr ||
         find_in(pile.reuse, id) != nullptr || is_entity(pile, id);
}

// The claims that an incident or an origin holds; null for another id.
const std::vector<ClaimId>* claims_of(const Pile& pile, const std::string& id) {
  if (const Incident* incident = find_in(pile.incidents, id)) return &incident->claims;
  if (const Origin* origin = find_in(pile.origins, id)) return &origin->claims;
  return nullptr;
}

bool holds(const std::vector<ClaimId>& claims, const std::string& text) {
  const auto id = parse_id<ClaimTag>(text);
  return id && std::find(claims.begin(), claims.end(), *id) != claims.end();
}

std::string holder_of(const Pile& pile, const std::string& claim, Part part) {
  const auto in = [&](const auto& records) {
    for (const auto& record : records) {
      if (holds(record.claims, claim)) return to_text(record.id);
    }
    return std::string();
  };
  return part == Part::incident ? in(pile.incidents) : in(pile.origins);
}

bool is_character_border(std::string_view text, std::uint32_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

// A value of the same kind as the one that is corrected, or null: unknown.
Result<void> check_value(const Claim& claim, Corrected& to) {
  const bool is_unknown = std::holds_alternative<std::monostate>(to.value);
  if (!is_unknown && to.value.index() != claim.value.index()) {
    return wrong("the corrected value is of another kind than the proposed one");
  }
  if (!to.counted.empty() && to.counted != claim.counted) {
    return wrong("a correction keeps the concept '" + claim.counted + "'");
  }
  to.counted = claim.counted;
  return {};
}

Result<void> check_span(const Claim& claim, const Pile& pile, const Corrected& to) {
  const Document* document = find_in(pile.documents, to_text(claim.document));
  if (document == nullptr) return wrong("the document of the claim is not there");
  const bool fits = to.span.begin < to.span.end && to.span.end <= document->text.size() &&
                    is_character_border(document->text, to.span.begin) &&
                    is_character_border(document->text, to.span.end);
  if (fits) return {};
  return wrong("the corrected span lies outside the text (of " +
               std::to_string(document->text.size()) + " bytes), or cuts a character");
}

Result<void> check_chain(const Pile& pile, const Corrected& to) {
  if (to.chain.empty()) return wrong("a chain has at least one voice");
  for (const Link& link : to.chain) {
    if (link.who != kNarrator && link.who != kUnnamed && !is_entity(pile, link.who)) {
      return wrong("no entity has the id " + printable(link.who));
    }
  }
  return {};
}

// Fills `from`, `to` and the part of a correction.
Result<void> read_correction(const ReviewRequest& request, const Pile& pile, Decision& decision) {
  if (request.on.size() != 1) return wrong("correct changes one claim at a time");
  const Claim* claim = find_in(pile.claims, request.on.front());
  if (claim == nullptr) return wrong("correct changes what a claim says");
  if (request.to.empty()) {
    return wrong(
        "correct needs what holds: --to JSON, a value as in the records, or one of span, chain, "
        "incident and origin");
  }
  Result<Corrected> to = read_corrected(request.to, decision.part);
  if (!to) return wrong("the correction: " + to.error().message);
  decision.from = {claim->value, claim->counted, claim->span, claim->chain, {}};
  Result<void> fits;
  if (decision.part == Part::value) fits = check_value(*claim, *to);
  if (decision.part == Part::span) fits = check_span(*claim, pile, *to);
  if (decision.part == Part::chain) fits = check_chain(pile, *to);
  if (decision.part == Part::incident || decision.part == Part::origin) {
    const std::string_view prefix = decision.part == Part::incident ? "inc_" : "ori_";
    const auto* claims = claims_of(pile, to->ref);
    const bool is_one = to->ref.empty() || (claims != nullptr && to->ref.starts_with(prefix));
    if (!is_one)
      fits = wrong("no " + std::string(word(decision.part)) + " has the id " + printable(to->ref));
    decision.from.ref = holder_of(pile, request.on.front(), decision.part);
    decision.founders = {claims != nullptr && !claims->empty() ? to_text(claims->front()) : ""};
  }
  if (fits) decision.to = *std::move(to);
  return fits;
}

Result<void> check_merge(const std::vector<std::string>& on) {
  const std::set<std::string> distinct(on.begin(), on.end());
  const std::string kind = on.front().substr(0, 4);
  const bool is_kind = kind == "ent_" || kind == "ori_" || kind == "inc_";
  const bool is_same = std::all_of(on.begin(), on.end(),
                                   [&](const std::string& id) { return id.starts_with(kind); });
  if (on.size() >= 2 && distinct.size() == on.size() && is_kind && is_same) return {};
  return wrong("merge takes two or more entities, origins or incidents, each once");
}

// How many mentions speak of an entity.
std::size_t mentions_of(const Pile& pile, const std::string& entity) {
  const auto id = parse_id<EntityTag>(entity);
  if (!id) return 0;
  return static_cast<std::size_t>(
      std::count_if(pile.mentions.begin(), pile.mentions.end(), [&](const Mention& mention) {
        const auto* named = std::get_if<Named>(&mention.value);
        return named != nullptr && named->id == *id;
      }));
}

bool is_mention_of(const Pile& pile, const std::string& id, const std::string& entity) {
  const Mention* mention = find_in(pile.mentions, id);
  const auto* named = mention == nullptr ? nullptr : std::get_if<Named>(&mention->value);
  return named != nullptr && to_text(named->id) == entity;
}

Result<void> check_split(const std::vector<std::string>& on, const Pile& pile) {
  const std::string& whole = on.front();
  const std::set<std::string> parts(on.begin() + 1, on.end());
  const bool is_entity = whole.starts_with("ent_");
  const auto* claims = claims_of(pile, whole);
  if (parts.empty() || (!is_entity && claims == nullptr)) {
    return wrong(
        "split takes an entity and mentions of it, or an origin or an incident and claims of it");
  }
  const bool are_in = std::all_of(parts.begin(), parts.end(), [&](const std::string& id) {
    return is_entity ? is_mention_of(pile, id, whole) : holds(*claims, id);
  });
  if (!are_in) return wrong("not all of these belong to " + whole);
  if (parts.size() < (is_entity ? mentions_of(pile, whole) : claims->size())) return {};
  return wrong("nothing would stay in " + whole);
}

Result<void> check_link(const std::vector<std::string>& on, const Pile& pile, bool is_link) {
  const auto* claims = claims_of(pile, on.back());
  const bool are_claims = std::all_of(on.begin(), on.end() - 1,
                                      [](const std::string& id) { return id.starts_with("clm_"); });
  if (on.size() < 2 || claims == nullptr || !are_claims) {
    return wrong("link and unlink take claims, and behind them an incident or an origin");
  }
  for (auto id = on.begin(); id != on.end() - 1; ++id) {
    if (holds(*claims, *id) == is_link) {
      return wrong(*id + (is_link ? " is in " : " is not in ") + on.back());
    }
  }
  return {};
}

// A claim of each incident and origin that was decided on: of what is split one that stays.
std::vector<std::string> founders_of(const std::vector<std::string>& on, const Pile& pile) {
  std::vector<std::string> founders;
  bool has_any = false;
  for (const std::string& id : on) {
    founders.emplace_back();
    const auto* claims = claims_of(pile, id);
    if (claims == nullptr) continue;
    for (const ClaimId& claim : *claims) {
      const std::string text = to_text(claim);
      if (std::find(on.begin(), on.end(), text) != on.end()) continue;
      founders.back() = text;
      has_any = true;
      break;
    }
  }
  if (!has_any) founders.clear();
  return founders;
}

const Decision* decision_on(const std::vector<Decision>& decisions, const std::string& id) {
  return find_in(decisions, id);
}

// The second person's word on a decision that waits.
Result<void> check_second(const ReviewRequest& request, const ReviewState& state) {
  const auto all = fates(state.decisions);
  for (const std::string& id : request.on) {
    const Decision* decision = decision_on(state.decisions, id);
    if (decision == nullptr) return wrong("there is no decision " + printable(id));
    if (all.at(decision->id) != Fate::proposed) return wrong(id + " does not wait for anybody");
    if (is_same_person(decision->by, request.by)) {
      return wrong(id + " waits for a second person: " + request.by + " made it");
    }
  }
  return {};
}

Result<Decision> undoing(const ReviewRequest& request, const ReviewState& state) {
  if (request.on.size() != 1) return wrong("undo takes one decision");
  const Decision* decision = decision_on(state.decisions, request.on.front());
  if (decision == nullptr) return wrong("there is no decision " + printable(request.on.front()));
  const Fate fate = fates(state.decisions).at(decision->id);
  if (fate == Fate::undone) return wrong(request.on.front() + " is undone already");
  Decision undo = *decision;
  undo.undoes = decision->id;
  // What never counted may be taken back by anybody.
  undo.needs_second = state.two_persons && fate == Fate::stands;
  return undo;
}

bool is_decision(const std::string& id) { return id.starts_with("dec_"); }

Result<void> check_act(const ReviewRequest& request, const Pile& pile, const ReviewState& state,
                       Decision& decision) {
  const bool is_second = std::any_of(request.on.begin(), request.on.end(), is_decision);
  const bool may_be_second = decision.act == Act::accept || decision.act == Act::reject;
  if (is_second && may_be_second) return check_second(request, state);
  for (const std::string& id : request.on) {
    const bool is_known =
        is_decision(id) ? decision_on(state.decisions, id) != nullptr : is_record(pile, id);
    if (!is_known) return wrong("no record has the id " + printable(id));
  }
  decision.founders = founders_of(request.on, pile);
  const bool has_effect = decision.act != Act::comment && decision.act != Act::ask;
  decision.needs_second = state.two_persons && has_effect;
  switch (decision.act) {
    case Act::correct:
      return read_correction(request, pile, decision);
    case Act::merge:
      return check_merge(request.on);
    case Act::split:
      return check_split(request.on, pile);
    case Act::link:
    case Act::unlink:
      return check_link(request.on, pile, decision.act == Act::link);
    case Act::accept:
    case Act::reject:
    case Act::comment:
    case Act::ask:
      return {};
  }
  return {};
}

// Items may be empty; an empty list has none.
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
  for (std::size_t i = 0; i < parts.size(); ++i) list += (i == 0 ? "" : ",") + parts[i];
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
    Result<Corrected> corrected = read_corrected(entry.value(name), decision.part);
    if (!corrected) return broken();
    *into = *std::move(corrected);
  }
  decision.needs_second = entry.value("second") == "needed";
  if (entry.find("founders") != nullptr) decision.founders = split(entry.value("founders"));
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

Result<Decision> decide(const ReviewRequest& request, const Pile& pile, const ReviewState& state) {
  if (request.by.empty()) return wrong("a decision needs a name: --by NAME");
  if (request.on.empty()) return wrong("a decision is on a record: its id is missing");
  if (request.reason.empty()) return wrong("a decision needs a reason: --reason");
  if (request.reason.size() > kMostReasonBytes) {
    return fail(Errc::limit_exceeded, "a reason may have 16384 bytes");
  }
  Decision decision;
  if (request.act == "undo") {
    Result<Decision> undo = undoing(request, state);
    if (!undo) return undo;
    decision = *std::move(undo);
  } else {
    const auto act = from_word<Act>(request.act);
    if (!act) {
      return fail(Errc::unsupported,
                  "'" + printable(request.act) +
                      "' is no act; there are: accept, reject, correct, merge, split, link, "
                      "unlink, comment, ask, undo");
    }
    decision.act = *act;
    decision.on = request.on;
    auto fits = check_act(request, pile, state, decision);
    if (!fits) return tl::unexpected(fits.error());
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
    entry.fields.push_back(Field::hidden("from", corrected_text(decision.part, decision.from)));
    entry.fields.push_back(Field::hidden("to", corrected_text(decision.part, decision.to)));
  }
  if (!decision.founders.empty()) {
    entry.fields.push_back(Field::open("founders", joined(decision.founders)));
  }
  if (decision.needs_second) entry.fields.push_back(Field::open("second", "needed"));
  if (decision.undoes) entry.fields.push_back(Field::open("undoes", to_text(*decision.undoes)));
  entry.fields.push_back(Field::hidden("reason", decision.reason));
  entry.fields.push_back(Field::hidden("by", decision.by));
  return entry;
}

bool two_person_rule(const std::vector<Entry>& entries, std::uint64_t before) {
  bool is_on = false;
  std::string first_off;  // who asked to switch it off
  for (const Entry& entry : entries) {
    if (entry.number >= before) break;
    if (entry.kind != "setting" || entry.find("two_persons") == nullptr) continue;
    const std::string by = entry.value("by");
    if (entry.value("two_persons") == "on") {
      is_on = true;
      first_off.clear();
    } else if (first_off.empty()) {
      first_off = by;
    } else if (!is_same_person(first_off, by)) {
      is_on = false;
      first_off.clear();
    }
  }
  return is_on;
}

NewEntry two_person_entry(bool is_on, const std::string& reason, const std::string& by) {
  return {"setting",
          {Field::open("two_persons", is_on ? "on" : "off"), Field::hidden("reason", reason),
           Field::hidden("by", by)}};
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
  std::set<std::string> ids = ids_of(pile);
  std::erase_if(decisions, [&](const Decision& decision) {
    const bool is_here = std::any_of(decision.on.begin(), decision.on.end(),
                                     [&](const std::string& id) { return ids.contains(id); });
    if (is_here) ids.insert(to_text(decision.id));  // and what others said of it
    return !is_here;
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
