// serve/records.cpp - reads the records once, keeps their lines and what leads from one to another
#include "serve/records.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <utility>

#include "flow/case.h"
#include "flow/parallel.h"
#include "model/json.h"

namespace habeas {
namespace {

constexpr std::string_view kType = "{\"type\":\"";
constexpr std::string_view kId = "\",\"id\":\"";

// Type and id of a line that our writer wrote: {"type":"claim","id":"clm_...",
struct Head {
  std::string_view type, id;
};

Head head_of(std::string_view line) {
  Head head;
  if (!line.starts_with(kType)) return head;
  line.remove_prefix(kType.size());
  head.type = line.substr(0, line.find('"'));
  line.remove_prefix(head.type.size());
  if (!line.starts_with(kId)) return head;
  line.remove_prefix(kId.size());
  head.id = line.substr(0, line.find('"'));
  return head;
}

class Indexer {
 public:
  explicit Indexer(Records& records) : records_(records) {}

  /// Once lines and pile are there.
  Result<void> connect() {
    const Pile& pile = records_.pile;
    if (records_.claims.size() != pile.claims.size() ||
        records_.documents.size() != pile.documents.size() ||
        pile.layouts.size() != pile.documents.size() ||
        records_.incidents.size() != pile.incidents.size() ||
        records_.origins.size() != pile.origins.size() ||
        records_.findings.size() != pile.findings.size()) {
      return fail(Errc::bad_input, "the records do not hold what their lines say");
    }
    connect_documents();
    connect_findings();
    connect_entities();
    order();
    return {};
  }

  void take_lines() {
    const std::pair<std::string_view, std::vector<std::string_view>*> lists[] = {
        {"source", &records_.sources},     {"document", &records_.documents},
        {"mention", &records_.mentions},   {"attribution", &records_.attributions},
        {"claim", &records_.claims},       {"reuse", &records_.reuse},
        {"incident", &records_.incidents}, {"origin", &records_.origins},
        {"finding", &records_.findings},   {"problem", &records_.problems}};
    std::string_view rest = records_.text;
    records_.position.reserve(static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n')));
    while (!rest.empty()) {
      const std::size_t length = std::min(rest.find('\n'), rest.size() - 1) + 1;
      const std::string_view line = rest.substr(0, length);
      rest.remove_prefix(length);
      const Head head = head_of(line);
      for (const auto& [type, list] : lists) {
        if (head.type != type) continue;
        records_.position.emplace(head.id, static_cast<std::uint32_t>(list->size()));
        list->push_back(line);
        break;
      }
    }
  }

 private:
  [[nodiscard]] const std::uint32_t* at(const std::string& id) const {
    const auto found = records_.position.find(id);
    return found == records_.position.end() ? nullptr : &found->second;
  }

  template <class Id>
  void put(std::vector<Positions>& lists, const Id& owner, std::size_t member) const {
    const std::uint32_t* const place = at(to_text(owner));
    if (place == nullptr || *place >= lists.size()) return;
    Positions& list = lists[*place];
    if (list.empty() || list.back() != member) list.push_back(static_cast<std::uint32_t>(member));
  }

  /// Records of one document stand behind one another: it is looked up once for all of them.
  template <class Noun>
  void put_by_document(std::vector<Positions>& lists, const std::vector<Noun>& nouns) const {
    const std::uint32_t* place = nullptr;
    for (std::size_t i = 0; i < nouns.size(); ++i) {
      if (i == 0 || nouns[i].document != nouns[i - 1].document)
        place = at(to_text(nouns[i].document));
      if (place == nullptr || *place >= lists.size()) continue;
      lists[*place].push_back(static_cast<std::uint32_t>(i));
    }
  }

  void connect_documents() {
    const Pile& pile = records_.pile;
    for (auto* lists : {&records_.claims_in, &records_.mentions_in, &records_.attributions_in,
                        &records_.reuse_of}) {
      lists->resize(pile.documents.size());
    }
    put_by_document(records_.claims_in, pile.claims);
    put_by_document(records_.mentions_in, pile.mentions);
    put_by_document(records_.attributions_in, pile.attributions);
    for (std::size_t i = 0; i < pile.reuse.size(); ++i) {
      put(records_.reuse_of, pile.reuse[i].a.document, i);
      put(records_.reuse_of, pile.reuse[i].b.document, i);
    }
  }

  void connect_findings() {
    const Pile& pile = records_.pile;
    records_.findings_on.resize(pile.claims.size());
    records_.origins_of.resize(pile.claims.size());
    records_.findings_of.resize(pile.incidents.size());
    for (std::size_t i = 0; i < pile.findings.size(); ++i) {
      const Finding& finding = pile.findings[i];
      if (finding.incident) put(records_.findings_of, *finding.incident, i);
      for (const auto* claims : {&finding.supports, &finding.opposes, &finding.derived_from}) {
        for (const ClaimId& claim : *claims) put(records_.findings_on, claim, i);
      }
    }
    for (std::size_t i = 0; i < pile.origins.size(); ++i) {
      for (const ClaimId& claim : pile.origins[i].claims) put(records_.origins_of, claim, i);
    }
  }

  KnownEntity& entity(const std::string& id, const std::string& name) {
    const auto count = static_cast<std::uint32_t>(records_.entities.size());
    const auto [place, is_new] = records_.entity_at.emplace(id, count);
    if (is_new) records_.entities.push_back({id, name, {}, {}, {}});
    return records_.entities[place->second];
  }

  void connect_entities() {
    const Pile& pile = records_.pile;
    for (std::uint32_t i = 0; i < pile.mentions.size(); ++i) {
      const auto* const named = std::get_if<Named>(&pile.mentions[i].value);
      if (named == nullptr) continue;
      KnownEntity& one = entity(to_text(named->id), named->name);
      if (one.mentions.empty()) one.kind = pile.mentions[i].kind;
      one.mentions.push_back(i);
    }
    const auto name = [&](const std::string& id, const std::string& words, std::uint32_t claim) {
      if (!id.starts_with("ent_")) return;
      Positions& claims = entity(id, words).claims;
      if (claims.empty() || claims.back() != claim) claims.push_back(claim);
    };
    for (std::uint32_t i = 0; i < pile.claims.size(); ++i) {
      for (const Link& link : pile.claims[i].chain) name(link.who, link.name, i);
      for (const Role& role : pile.claims[i].roles) name(role.ref, role.quote, i);
    }
    std::stable_sort(records_.entities.begin(), records_.entities.end(),
                     [](const KnownEntity& a, const KnownEntity& b) {
                       return a.mentions.size() > b.mentions.size();
                     });
    for (std::uint32_t i = 0; i < records_.entities.size(); ++i) {
      records_.entity_at[records_.entities[i].id] = i;
    }
  }

  template <class Size>
  static Positions sorted(std::size_t count, const Size& size_of) {
    Positions order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return size_of(a) > size_of(b); });
    return order;
  }

  void order() {
    const Pile& pile = records_.pile;
    records_.largest_incidents = sorted(
        pile.incidents.size(), [&](std::uint32_t i) { return pile.incidents[i].documents.size(); });
    records_.largest_origins = sorted(
        pile.origins.size(), [&](std::uint32_t i) { return pile.origins[i].carriers.size(); });
    std::vector<bool> is_in(pile.claims.size(), false);
    const auto take = [&](const std::vector<ClaimId>& claims) {
      for (const ClaimId& claim : claims) {
        const std::uint32_t* const place = at(to_text(claim));
        if (place == nullptr || is_in[*place]) continue;
        is_in[*place] = true;
        records_.to_review.push_back(*place);
      }
    };
    for (const std::uint32_t incident : records_.largest_incidents) {
      for (const std::uint32_t finding : records_.findings_of[incident]) {
        take(pile.findings[finding].supports);
        take(pile.findings[finding].opposes);
      }
    }
    for (std::uint32_t claim = 0; claim < pile.claims.size(); ++claim) {
      if (!is_in[claim]) records_.to_review.push_back(claim);
    }
  }

  Records& records_;
};

/// The text cut behind line feeds into about as many parts as there are threads.
std::vector<std::string_view> parts_of(std::string_view text, std::uint32_t threads,
                                       std::size_t least_bytes) {
  std::vector<std::string_view> parts;
  const std::size_t size = std::max(least_bytes, text.size() / std::max(threads, 1U) + 1);
  while (!text.empty()) {
    const std::size_t end =
        std::min(text.find('\n', std::min(size, text.size()) - 1), text.size() - 1);
    parts.push_back(text.substr(0, end + 1));
    text.remove_prefix(end + 1);
  }
  return parts;
}

template <class Noun>
void append(std::vector<Noun>& to, std::vector<Noun>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  from = {};
}

/// The parts as one pile, in their order. What is known of a document in another part is set here.
Result<void> join(std::vector<Result<ReadPile>>& parts, Pile& pile) {
  for (Result<ReadPile>& part : parts) {
    if (!part) return tl::unexpected(part.error());
    append(pile.sources, part->pile.sources);
    append(pile.documents, part->pile.documents);
    append(pile.layouts, part->pile.layouts);
    append(pile.mentions, part->pile.mentions);
    append(pile.attributions, part->pile.attributions);
    append(pile.claims, part->pile.claims);
    append(pile.reuse, part->pile.reuse);
    append(pile.incidents, part->pile.incidents);
    append(pile.origins, part->pile.origins);
    append(pile.findings, part->pile.findings);
    append(pile.problems, part->pile.problems);
  }
  std::map<DocumentId, SourceId> source_of;
  for (const Document& document : pile.documents) source_of.emplace(document.id, document.source);
  for (Mention& mention : pile.mentions) mention.where.source = source_of[mention.document];
  for (Claim& claim : pile.claims) claim.where.source = source_of[claim.document];
  return {};
}

}  // namespace

const std::uint32_t* Records::find(std::string_view id, std::string_view prefix) const {
  if (!id.starts_with(prefix)) return nullptr;
  const auto found = position.find(id);
  return found == position.end() ? nullptr : &found->second;
}

std::string Records::short_document(std::uint32_t document) const {
  Pile part;
  part.documents.push_back(pile.documents[document]);
  part.layouts.push_back(pile.layouts[document]);
  Printed printed;
  std::string line;
  print_records(part, printed, [&](std::string_view printed_line) { line.append(printed_line); });
  return line;
}

Result<std::shared_ptr<const Records>> read_view(std::string text, std::uint32_t threads,
                                                 std::size_t least_part_bytes) {
  auto records = std::make_shared<Records>();
  records->text = std::move(text);
  Indexer indexer(*records);
  const std::vector<std::string_view> parts = parts_of(records->text, threads, least_part_bytes);
  std::vector<Result<ReadPile>> read(parts.size());
  const auto count = static_cast<std::uint32_t>(parts.size()) + 1;
  const auto done = parallel_for(count, threads, [&](std::uint32_t i) {
    if (i == parts.size()) {
      indexer.take_lines();
    } else {
      read[i] = read_records(parts[i]);
    }
  });
  if (!done) return tl::unexpected(done.error());
  if (auto joined = join(read, records->pile); !joined) {
    // The whole again: the error names the line as the file counts it.
    const Result<ReadPile> whole = read_records(records->text);
    return tl::unexpected(whole ? joined.error() : whole.error());
  }
  if (auto connected = indexer.connect(); !connected) return tl::unexpected(connected.error());
  return records;
}

Result<std::shared_ptr<const LogView>> read_log_view(const std::string& case_folder,
                                                     FileSystem& files) {
  const Result<LogFiles> read = read_log_files(case_folder + "/custody", files);
  if (!read) return tl::unexpected(read.error());
  auto view = std::make_shared<LogView>();
  view->report = examine_log(*read);
  if (!view->report.faults.empty()) {
    return fail(Errc::bad_input, "the custody log does not hold: habeas verify says where");
  }
  view->checkpoint = read->checkpoint;
  Result<std::vector<Decision>> decisions = decisions_in(view->report.entries, Case::kAllEntries);
  if (!decisions) return tl::unexpected(decisions.error());
  view->decisions = *std::move(decisions);
  view->newer = newer_than_records(view->report.entries);
  view->two_persons = two_person_rule(view->report.entries, Case::kAllEntries);
  return view;
}

}  // namespace habeas
