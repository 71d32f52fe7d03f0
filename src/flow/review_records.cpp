// flow/review_records.cpp - follows the ids of a request to all that its check asks for
#include "flow/review_records.h"

#include <set>
#include <string>

#include "model/decision.h"

namespace habeas {
namespace {

class Gatherer {
 public:
  explicit Gatherer(RecordReader& reader) : reader_(reader) {}

  void add(const ReviewRequest& request) {
    for (const std::string& id : request.on) add(id, request.act == "split");
    if (request.act != "correct" || request.to.empty()) return;
    Part part = Part::value;
    const Result<Corrected> to = read_corrected(request.to, part);
    if (!to) return;  // decide() says what is wrong with it
    add(to->ref, false);
    for (const Link& link : to->chain) add(link.who, false);
  }

  Result<Pile> take() {
    Pile pile = reader_.pile({rows_.begin(), rows_.end()});
    if (reader_.error()) return tl::unexpected(*reader_.error());
    return pile;
  }

 private:
  void add(const std::string& id, bool is_split) {
    if (const auto claim = reader_.find(id, RecordKind::claim)) add_claim(*claim);
    if (const auto entity = reader_.find(id, RecordKind::entity)) add_entity(*entity, is_split);
    for (const RecordKind kind :
         {RecordKind::source, RecordKind::document, RecordKind::mention, RecordKind::attribution,
          RecordKind::reuse, RecordKind::incident, RecordKind::origin, RecordKind::finding}) {
      if (const auto row = reader_.find(id, kind)) rows_.insert(*row);
    }
  }

  // With its document, whose text a span must lie in, and what holds it.
  void add_claim(Row claim) {
    rows_.insert(claim);
    const Pile one = reader_.pile({claim});
    if (one.claims.empty()) return;
    const auto document = reader_.find(to_text(one.claims.front().document), RecordKind::document);
    if (document) rows_.insert(*document);
    for (const RecordKind kind : {RecordKind::incident, RecordKind::origin}) {
      for (const Row holder : reader_.leads(claim, kind)) rows_.insert(holder);
    }
  }

  // What is split must not lose all its mentions: then they are counted. Else one that names it
  // shows that it is there.
  void add_entity(Row entity, bool is_split) {
    const std::vector<Row> mentions = reader_.leads(entity, RecordKind::mention);
    const std::vector<Row> claims = reader_.leads(entity, RecordKind::claim);
    if (is_split) rows_.insert(mentions.begin(), mentions.end());
    if (!mentions.empty()) rows_.insert(mentions.front());
    if (!claims.empty()) rows_.insert(claims.front());
  }

  RecordReader& reader_;
  std::set<Row> rows_;  // in the order of the pile
};

}  // namespace

Result<Pile> records_for(const std::vector<ReviewRequest>& requests, RecordReader& reader) {
  Gatherer gatherer(reader);
  for (const ReviewRequest& request : requests) gatherer.add(request);
  return gatherer.take();
}

}  // namespace habeas
