// incident/grouping.h - incidents of a pile to which documents come and from which they go
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "incident/facts.h"

namespace habeas {

/// Groups what documents tell. Its incidents are those of the documents that it holds: the same
/// bytes whether they came one by one, in any order, or all at once. One more document makes only
/// that anew which it changes. Borrows the nouns; they must outlive it, or be taken away first.
class Grouping {
 public:
  Grouping();
  ~Grouping();
  Grouping(const Grouping&) = delete;
  Grouping& operator=(const Grouping&) = delete;

  /// What roles of documents refer to; to be known before these. Who of an entity or a mention says
  /// something else has to take away its documents and add them again.
  void know(std::span<const Entity> entities);
  void know(std::span<const Mention> mentions);

  /// The first documents, of an empty grouping, and what give_up() gave of others, or of these in
  /// an earlier run; empty for nothing. Where a document says what it said then, nothing is read or
  /// compared again for it. What is kept may be damaged: then it counts as nothing.
  void hold(const std::vector<PageNouns>& pages, std::string_view kept);
  /// All that it holds, for the next run of this program; it is empty then. The same bytes for the
  /// same documents.
  std::string give_up();

  /// One more document. False, and nothing is changed, where one of its id is here.
  bool add(const PageNouns& page);
  /// Takes a document away, with its mentions. False where none of this id is here.
  bool remove(const DocumentId& document);

  /// Takes in what came and went.
  void settle();
  /// Settles, and copies all incidents in the order of find_incidents().
  std::vector<Incident> incidents();
  /// The same; it is empty then.
  std::vector<Incident> give_incidents();

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace habeas
