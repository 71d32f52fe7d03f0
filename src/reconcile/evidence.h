// reconcile/evidence.h - the claims of a pile with their incidents, origins and names, in one order
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/flat_map.h"
#include "model/copies.h"
#include "model/deeds.h"
#include "model/entity.h"
#include "model/mention_index.h"
#include "model/nouns.h"

namespace habeas {

/// Numbers of claims in Evidence, ascending.
using ClaimNumbers = std::vector<std::size_t>;

/// A part of an incident: one crossing or site.
struct PartScope {
  const Incident* incident = nullptr;
  ClaimNumbers claims;
};

/// An incident without parent, with everything that is told of it.
struct Scope {
  const Incident* incident = nullptr;
  ClaimNumbers own;              ///< its claims, without those of parts
  std::vector<PartScope> parts;  ///< in printing order
  std::vector<PartScope> acts;   ///< public acts related to it
  ClaimNumbers background;       ///< claims of its documents that belong to no incident

  /// Its own claims and those of its parts.
  [[nodiscard]] ClaimNumbers told() const;
  /// Those and the claims of public acts.
  [[nodiscard]] ClaimNumbers all() const;
};

/// Borrows everything that reconcile was given, for the time of one call. Claims are numbered by
/// the path of their document, then span: the order of the input does not matter.
class Evidence {
 public:
  Evidence(std::span<const Document> documents, std::span<const Layout> layouts,
           std::span<const Claim> claims, std::span<const Mention> mentions,
           std::span<const Entity> entities, std::span<const Incident> incidents,
           std::span<const Origin> origins, std::span<const ReuseLink> reuse);

  [[nodiscard]] std::size_t size() const { return claims_.size(); }
  [[nodiscard]] const Claim& claim(std::size_t number) const { return *claims_[number]; }
  [[nodiscard]] const std::vector<Scope>& scopes() const { return scopes_; }
  [[nodiscard]] const Institutions& institutions() const { return institutions_; }
  [[nodiscard]] const Copies& copies() const { return copies_; }

  /// Documents in path order.
  [[nodiscard]] const std::vector<const Document*>& documents() const { return documents_; }
  /// Null when it is not known.
  [[nodiscard]] const Document* document(DocumentId id) const;
  [[nodiscard]] const Layout* layout(DocumentId document) const;

  /// Root incident that a claim belongs to (or is an act about); null for background.
  [[nodiscard]] const Scope* scope_of(std::size_t number) const;
  /// The only root incident that tells of this document, if there is just one.
  [[nodiscard]] const Scope* only_scope(DocumentId document) const;
  /// Root incidents that tell of this document.
  [[nodiscard]] std::vector<const Scope*> scopes_of(DocumentId document) const;
  [[nodiscard]] const Origin* origin(std::size_t number) const;
  /// Number of a claim; nothing when it is not known.
  [[nodiscard]] std::optional<std::size_t> number_of(const ClaimId& claim) const;
  [[nodiscard]] bool is_identified(std::size_t number) const;

  /// Does the figure of this claim tell how old somebody is ("The teacher, 41, was held")?
  [[nodiscard]] bool gives_age(const Claim& claim) const;
  /// Does the claim stand in a sentence that denies ("The charge that 30 were held is false")?
  [[nodiscard]] bool is_contradicted(const Claim& claim) const;
  /// Does the text join two figures as those of different people ("a clerk and two others")?
  /// `left` stands before `right` on one page.
  [[nodiscard]] bool joins(const Claim& left, const Claim& right) const;

  [[nodiscard]] const Place* place(const Role& role) const { return mentions_.place(role); }
  /// The place that stands right behind the claim's anchor ("90 at Aldport"), if any.
  [[nodiscard]] const Place* place_behind(const Claim& claim) const;
  [[nodiscard]] const Date* date(const Role& role) const { return mentions_.date(role); }
  /// Name of the entity behind a ref, else the words of the role.
  [[nodiscard]] std::string name(const Role& role) const;
  /// Key and name of the institution that a claim speaks of as its party: the agent, else the first
  /// voice. Empty for narrators and unnamed voices.
  [[nodiscard]] std::pair<std::string, std::string> party(const Claim& claim) const;

 private:
  struct PlaceAt {  // a place by the number of its document and its first byte
    std::uint32_t document = 0, begin = 0;
    const Mention* mention = nullptr;
  };

  std::string state_name(const std::string& key, const std::string& ref,
                         const std::string& said) const;
  std::string_view text_between(DocumentId document, std::uint32_t begin, std::uint32_t end) const;
  void find_places(std::span<const Mention> mentions);
  void number_claims(std::span<const Claim> claims);
  void build_scopes(std::span<const Incident> incidents);
  void add_background();

  std::vector<const Document*> documents_;
  // The tables by id are only looked up.
  FlatMap<DocumentId, std::size_t> document_number_;
  FlatMap<DocumentId, const Layout*> layouts_;
  std::vector<const Claim*> claims_;
  FlatMap<ClaimId, std::size_t> claim_number_;
  MentionIndex mentions_;
  std::vector<PlaceAt> places_;  ///< by document and first byte; of two there the first
  Institutions institutions_;
  Copies copies_;
  std::vector<Scope> scopes_;
  std::vector<std::size_t> scope_of_;     ///< of each claim, an index into scopes_
  std::vector<const Origin*> origin_of_;  ///< of each claim
  std::unordered_map<DocumentId, std::vector<TextSpan>> denied_;  ///< sentences with a denial
  std::unordered_map<DocumentId, std::vector<std::size_t>>
      scopes_by_document_;  ///< indices into scopes_
};

const Quantity* quantity_of(const Claim& claim);
const Date* date_of(const Claim& claim);

/// What a count or date is of: "killing/victim" -> "killing" and "victim".
std::string counted_event(const Claim& claim);
std::string counted_role(const Claim& claim);

/// Is the one whom the event harmed the one who did it, and nobody else ("shot himself")?
bool harms_only_self(const Claim& claim);

/// Sets the finding's numbers of origins and documents from the claims that support it.
void count_origins(const Evidence& evidence, const ClaimNumbers& supports, Finding& finding);

/// agreed from two identified origins on, else single_origin.
FindingState state_by_origins(const Evidence& evidence, const ClaimNumbers& supports);

/// "4 documents, one text, one identified origin (Name)".
std::string basis_words(const Evidence& evidence, const ClaimNumbers& supports);

/// A finding about `incident` (null: about the pile), with counts, without value.
Finding make_finding(const Evidence& evidence, const Incident* incident, std::string attribute,
                     FindingState state, std::string text, const ClaimNumbers& supports,
                     const ClaimNumbers& opposes = {});

/// An unknown: no document answers this question.
Finding make_unknown(const Incident* incident, std::string attribute, std::string text);

/// Sets the id from all that the finding says.
void seal(Finding& finding);

/// Claim ids of numbers, in their order.
std::vector<ClaimId> ids_of(const Evidence& evidence, const ClaimNumbers& numbers);

/// "crossing_point" -> "crossing point".
std::string spaced(std::string words);

/// File name of a document without folder and extension: what a finding about the page is named by.
std::string page_name(const Document& document);

/// Ascending, each once.
void sort_numbers(ClaimNumbers& numbers);

}  // namespace habeas
