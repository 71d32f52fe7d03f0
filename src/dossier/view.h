// dossier/view.h - a pile with the lookups that the page needs: numbers, places, voices, passages
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/copies.h"
#include "model/nouns.h"
#include "model/response.h"

namespace habeas {

/// Lives only while a page is written; the pile outlives it.
class View {
 public:
  explicit View(const Pile& pile);
  View(const View&) = delete;
  View& operator=(const View&) = delete;
  ~View() = default;

  [[nodiscard]] const Pile& pile() const { return pile_; }
  [[nodiscard]] const Copies& copies() const { return copies_; }

  [[nodiscard]] const Claim* claim(const ClaimId& id) const;
  [[nodiscard]] const Document* document(const DocumentId& id) const;
  [[nodiscard]] const Layout* layout(const DocumentId& id) const;
  [[nodiscard]] const Source* source(const SourceId& id) const;
  [[nodiscard]] const Incident* incident(const IncidentId& id) const;
  [[nodiscard]] const Origin* origin(const OriginId& id) const;
  [[nodiscard]] const Mention* mention(std::string_view printed_id) const;
  [[nodiscard]] const Incident* incident_of(const ClaimId& id) const;
  [[nodiscard]] const std::vector<const Origin*>& origins_of(const ClaimId& id) const;
  [[nodiscard]] const std::vector<const Claim*>& claims_of(const DocumentId& id) const;
  [[nodiscard]] const std::vector<const Finding*>& findings_of(const ClaimId& id) const;
  [[nodiscard]] const std::vector<const Incident*>& children(const IncidentId& id) const;
  /// Claims of an incident and of its parts, in document order; of none: those of no incident.
  [[nodiscard]] const std::vector<const Claim*>& claims_under(const Incident* top) const;
  /// Incidents without a parent, in printing order.
  [[nodiscard]] std::vector<const Incident*> top_incidents() const;
  /// The same, those told by most documents and claims first.
  [[nodiscard]] std::vector<const Incident*> top_incidents_by_size() const;
  /// The incident at the top of a chain of parents.
  [[nodiscard]] const Incident* top_of(const Incident* incident) const;
  /// Findings of one incident in printing order; of none: those without an incident.
  [[nodiscard]] const std::vector<const Finding*>& findings(const Incident* incident) const;
  /// Findings of an incident and of its parts in printing order.
  [[nodiscard]] const std::vector<const Finding*>& findings_under(const Incident* top) const;

  /// Counted from one in printing order; 0 when there is no such noun.
  [[nodiscard]] std::size_t number(const DocumentId& id) const;
  [[nodiscard]] std::size_t number(const ClaimId& id) const;  ///< within its document, by place
  [[nodiscard]] std::size_t number(const IncidentId& id) const;
  [[nodiscard]] std::size_t number(const FindingId& id) const;

  /// The place that a role names, through its mention.
  [[nodiscard]] const Place* place_of(const Role& role) const;
  /// The time that a role names, through its mention.
  [[nodiscard]] const Date* date_of(const Role& role) const;
  /// Words of the document's text.
  [[nodiscard]] std::string_view words(const DocumentId& id, TextSpan span) const;
  /// The question that a finding answers, its qualifier spelt as the texts spell it.
  [[nodiscard]] std::string question(const Finding& finding) const;
  /// Name of the first voice, in words a reader understands.
  [[nodiscard]] std::string first_voice(const Claim& claim) const;

 private:
  void add_name(const std::string& name);

  const Pile& pile_;
  Copies copies_;
  // Hashed ones are only looked up.
  std::unordered_map<ClaimId, const Claim*> claims_;
  std::unordered_map<DocumentId, std::size_t> documents_;
  std::unordered_map<SourceId, const Source*> sources_;
  std::unordered_map<IncidentId, std::size_t> incidents_;
  std::unordered_map<OriginId, const Origin*> origins_;
  std::unordered_map<FindingId, std::size_t> finding_numbers_;
  std::unordered_map<MentionId, const Mention*> mentions_;
  std::unordered_map<ClaimId, const Incident*> incident_of_;
  std::unordered_map<ClaimId, std::vector<const Origin*>> origins_of_;
  std::unordered_map<ClaimId, std::vector<const Finding*>> findings_of_;
  std::map<DocumentId, std::vector<const Claim*>> claims_of_;
  // Keyed by place in memory, for looking up only.
  std::map<const Incident*, std::vector<const Claim*>> claims_under_;
  std::map<const Incident*, std::vector<const Finding*>> findings_, findings_under_;
  std::map<IncidentId, std::vector<const Incident*>> children_;
  std::unordered_map<ClaimId, std::size_t> claim_numbers_;
  std::map<std::string, std::string, std::less<>> names_;  // by lower-case form
};

}  // namespace habeas
