// model/laws.cpp - checks the laws; every failure is a problem with the path it concerns
#include "model/laws.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "model/amounts.h"
#include "model/json.h"

namespace habeas {
namespace {

class Checker {
 public:
  explicit Checker(std::string_view name) { report_.name = name; }

  /// Counts one check; a failed one is told with these words.
  void check(bool holds, const std::string& path, const std::string& words) {
    ++report_.checked;
    if (holds) return;
    ++report_.failed;
    if (report_.problems.size() >= LawReport::kMostTold) return;
    Problem problem;
    problem.path = path;
    problem.code = Errc::internal;
    problem.message = "law " + std::string(report_.name) + ": " + words;
    problem.id = IdBuilder().add(problem.message).add(path).build<ProblemTag>();
    report_.problems.push_back(std::move(problem));
  }

  LawReport take() { return std::move(report_); }

 private:
  LawReport report_;
};

std::map<DocumentId, const Document*> documents_by_id(const Pile& pile) {
  std::map<DocumentId, const Document*> found;
  for (const Document& document : pile.documents) found.emplace(document.id, &document);
  return found;
}

// ---------------------------------------------------------------------------------------- 1. quote

// Checks quotes of one document after the other; keeps the source bytes of the last one.
class QuoteChecker {
 public:
  QuoteChecker(const Pile& pile, const OriginalBytes& originals)
      : checker_("quote"), originals_(originals), documents_(documents_by_id(pile)) {
    for (const Source& source : pile.sources) sources_.emplace(source.id, &source);
  }

  void quote(const DocumentId& id, const std::string& noun, TextSpan span,
             const std::string& quote) {
    const Document* document = find(id);
    checker_.check(document != nullptr && slice(document->text, span) == quote && !span.empty(),
                   path_of(document), noun + ": the quote is not the text of its span");
  }

  void source_span(const DocumentId& id, const std::string& noun, TextSpan span,
                   const SourceRef& where, const std::string& quote) {
    const Document* document = find(id);
    if (document == nullptr || span.empty() || span.end > document->text.size()) return;
    if (!where.bytes) {  // a PDF, where page and boxes stand
      const SourceRef again = source_ref(*document, span);
      checker_.check(again.page > 0 && again.page == where.page && again.boxes == where.boxes,
                     document->path, noun + ": page and boxes are not those of the span");
      return;
    }
    checker_.check(document->to_source.map(span) == *where.bytes, document->path,
                   noun + ": the source span is not the one behind the span");
    if (!document->to_source.is_copy(span)) return;
    const std::string* bytes = source_of(*document);
    checker_.check(bytes != nullptr && slice(*bytes, *where.bytes) == quote, document->path,
                   noun + ": the source bytes are not the quote");
  }

  LawReport take() { return checker_.take(); }

 private:
  const Document* find(const DocumentId& id) const {
    const auto found = documents_.find(id);
    return found == documents_.end() ? nullptr : found->second;
  }
  static std::string path_of(const Document* document) {
    return document == nullptr ? "" : document->path;
  }
  const std::string* source_of(const Document& document) {
    if (loaded_ != document.source) {
      loaded_ = document.source;
      bytes_.reset();
      const auto source = sources_.find(document.source);
      if (source != sources_.end()) {
        Result<std::string> bytes = originals_(*source->second);
        if (bytes) bytes_ = *std::move(bytes);
      }
    }
    return bytes_ ? &*bytes_ : nullptr;
  }

  Checker checker_;
  const OriginalBytes& originals_;
  std::map<DocumentId, const Document*> documents_;
  std::map<SourceId, const Source*> sources_;
  SourceId loaded_;
  std::optional<std::string> bytes_;
};

// ------------------------------------------------------------------------------------ 2. no orphan

// Nouns become known in the order in which they are made; `expect` fails for one that is not yet.
class OrphanChecker {
 public:
  void known(const std::string& id) { known_.insert(id); }
  template <class Tag>
  void known(const Id<Tag>& id) {
    known(to_text(id));
  }
  void expect(const std::string& id, const std::string& noun) {
    checker_.check(known_.contains(id), "", noun + " names " + id + ", which is not there");
  }
  template <class Tag>
  void expect(const Id<Tag>& id, const std::string& noun) {
    expect(to_text(id), noun);
  }
  template <class Tag>
  void expect_all(const std::vector<Id<Tag>>& ids, const std::string& noun) {
    for (const Id<Tag>& id : ids) expect(id, noun);
  }
  void expect_all(const std::vector<Reasoned>& list, const std::string& noun) {
    for (const Reasoned& item : list) expect(item.id, noun);
  }
  LawReport take() { return checker_.take(); }

 private:
  Checker checker_{"no_orphan"};
  std::set<std::string> known_;
};

void check_sources_and_documents(const Pile& pile, OrphanChecker& orphans) {
  for (const Source& source : pile.sources) orphans.known(source.id);
  for (const Source& source : pile.sources) {
    if (source.inside) orphans.expect(source.inside->container, to_text(source.id));
  }
  for (const Document& document : pile.documents) {
    orphans.expect(document.source, to_text(document.id));
    orphans.known(document.id);
  }
  for (const Layout& layout : pile.layouts) orphans.expect(layout.document, "a layout");
}

void check_mentions(const Pile& pile, OrphanChecker& orphans) {
  for (const Mention& mention : pile.mentions) {
    orphans.known(mention.id);
    if (const auto* named = std::get_if<Named>(&mention.value)) orphans.known(named->id);
  }
  for (const Mention& mention : pile.mentions) {
    orphans.expect(mention.document, to_text(mention.id));
    const auto* date = std::get_if<Date>(&mention.value);
    if (date != nullptr && date->anchor) orphans.expect(*date->anchor, to_text(mention.id));
  }
  for (const Attribution& attribution : pile.attributions) {
    orphans.expect(attribution.document, to_text(attribution.id));
  }
}

// Publishers and authors that the page or one of its regions states.
std::set<std::string> stated_publishers(const Layout& layout) {
  std::set<std::string> names{layout.publisher};
  names.insert(layout.authors.begin(), layout.authors.end());
  for (const Region& region : layout.regions) {
    names.insert(region.publisher);
    names.insert(region.authors.begin(), region.authors.end());
  }
  return names;
}

// Voices are entities with a mention; those that published a page stand in its own facts.
void check_chain_ids(const Claim& claim, const std::set<std::string>& publishers,
                     OrphanChecker& orphans) {
  for (const Link& link : claim.chain) {
    if (link.who == kNarrator || link.who == kUnnamed) continue;
    const bool is_publisher = link.rel == Rel::published && publishers.contains(link.name);
    if (!is_publisher) orphans.expect(link.who, to_text(claim.id));
  }
}

void check_claims(const Pile& pile, OrphanChecker& orphans) {
  std::map<DocumentId, std::set<std::string>> publishers;
  for (const Layout& layout : pile.layouts) {
    publishers[layout.document] = stated_publishers(layout);
  }
  for (const Claim& claim : pile.claims) {
    const std::string noun = to_text(claim.id);
    orphans.expect(claim.document, noun);
    for (const Role& role : claim.roles) {
      if (!role.ref.empty()) orphans.expect(role.ref, noun);
    }
    check_chain_ids(claim, publishers[claim.document], orphans);
    orphans.known(claim.id);
  }
  for (const ReuseLink& link : pile.reuse) {
    orphans.expect(link.a.document, to_text(link.id));
    orphans.expect(link.b.document, to_text(link.id));
  }
}

void check_incidents(const Pile& pile, OrphanChecker& orphans) {
  for (const Incident& incident : pile.incidents) orphans.known(incident.id);
  for (const Incident& incident : pile.incidents) {
    const std::string noun = to_text(incident.id);
    if (incident.parent) orphans.expect(*incident.parent, noun);
    orphans.expect_all(incident.documents, noun);
    orphans.expect_all(incident.claims, noun);
    orphans.expect_all(incident.related, noun);
    orphans.expect_all(incident.kept_apart, noun);
    orphans.expect_all(incident.merged, noun);
    for (const Party& party : incident.parties) {
      if (!party.ref.empty()) orphans.expect(party.ref, noun);
    }
  }
}

void check_origins_and_findings(const Pile& pile, OrphanChecker& orphans) {
  for (const Origin& origin : pile.origins) {
    orphans.known(origin.id);
    orphans.expect_all(origin.carriers, to_text(origin.id));
    orphans.expect_all(origin.claims, to_text(origin.id));
  }
  for (const Finding& finding : pile.findings) {
    const std::string noun = to_text(finding.id);
    if (finding.incident) orphans.expect(*finding.incident, noun);
    orphans.expect_all(finding.supports, noun);
    orphans.expect_all(finding.opposes, noun);
    orphans.expect_all(finding.derived_from, noun);
    orphans.expect_all(finding.unresolved_origins, noun);
  }
  for (const Problem& problem : pile.problems) {
    if (problem.source) orphans.expect(*problem.source, to_text(problem.id));
  }
}

// -------------------------------------------------------------------------- 6. derived, 7. unknown

std::map<ClaimId, const Claim*> claims_by_id(const Pile& pile) {
  std::map<ClaimId, const Claim*> found;
  for (const Claim& claim : pile.claims) found.emplace(claim.id, &claim);
  return found;
}

// Figures that these claims state, at either end or as their point.
std::vector<Number> stated_figures(const std::vector<ClaimId>& ids,
                                   const std::map<ClaimId, const Claim*>& claims) {
  std::vector<Number> figures;
  for (const ClaimId& id : ids) {
    const auto claim = claims.find(id);
    if (claim == claims.end()) continue;
    const auto* quantity = std::get_if<Quantity>(&claim->second->value);
    if (quantity == nullptr) continue;
    for (const auto& figure : {quantity->lo, quantity->hi, quantity->point}) {
      if (figure) figures.push_back(*figure);
    }
  }
  return figures;
}

// "victims_class:women" and "victims_class:not_minor" name people, "victims_class:not_112" does
// not.
bool names_people(std::string_view attribute) {
  constexpr std::string_view kClass = "victims_class:";
  if (!attribute.starts_with(kClass)) return true;
  attribute.remove_prefix(kClass.size());
  if (attribute.starts_with("not_")) attribute.remove_prefix(4);
  return names_class(attribute);
}

bool is_stated(const std::optional<Number>& figure, const std::vector<Number>& figures) {
  return !figure || std::find(figures.begin(), figures.end(), *figure) != figures.end();
}

// A year of four digits whose last two stand nowhere in the text was not read there.
bool year_stands_in(std::string_view edtf, std::string_view text) {
  constexpr std::size_t kYearDigits = 4;
  const std::string_view year = edtf.substr(0, kYearDigits);
  const bool is_year =
      year.size() == kYearDigits && year.find_first_not_of("0123456789") == std::string_view::npos;
  return !is_year || text.find(year.substr(2)) != std::string_view::npos;
}

void check_date(const Date& date, const Document& document, const std::string& noun,
                Checker& checker) {
  const bool says_something = !date.edtf.empty() || date.earliest || date.latest;
  checker.check(!says_something || date.basis != DateBasis::unknown, document.path,
                noun + ": a date without a basis");
  checker.check(!date.earliest || !date.latest || *date.earliest <= *date.latest, document.path,
                noun + ": a date that ends before it begins");
  if (date.basis == DateBasis::explicit_ && !document.text.empty()) {
    checker.check(year_stands_in(date.edtf, document.text), document.path,
                  noun + ": an explicit year that the text does not hold");
  }
}

void check_place(const Place& place, const Document& document, const std::string& noun,
                 Checker& checker) {
  checker.check(!place.name.empty(), document.path, noun + ": a place without a name");
}

void check_published(const Published& published, const Document& document, Checker& checker) {
  checker.check(
      published.date.empty() || (!published.basis.empty() && published.basis != "unknown"),
      document.path, to_text(document.id) + ": a publication date without a basis");
}

void check_chain(const Claim& claim, const Document& document, Checker& checker) {
  checker.check(!claim.chain.empty(), document.path,
                to_text(claim.id) + ": a claim without voices");
  for (const Link& link : claim.chain) {
    const bool named = link.who != kNarrator && link.who != kUnnamed;
    checker.check(!named || !link.name.empty(), document.path,
                  to_text(claim.id) + ": a voice without a name");
  }
}

}  // namespace

LawReport law_quote(const Pile& pile, const OriginalBytes& originals) {
  QuoteChecker checker(pile, originals);
  for (const Mention& mention : pile.mentions) {
    const std::string noun = to_text(mention.id);
    checker.quote(mention.document, noun, mention.span, mention.quote);
    checker.source_span(mention.document, noun, mention.span, mention.where, mention.quote);
  }
  for (const Claim& claim : pile.claims) {
    const std::string noun = to_text(claim.id);
    checker.quote(claim.document, noun, claim.span, claim.quote);
    checker.source_span(claim.document, noun, claim.span, claim.where, claim.quote);
    for (const Role& role : claim.roles) {
      checker.quote(claim.document, noun, role.span, role.quote);
    }
  }
  return checker.take();
}

LawReport law_no_orphan(const Pile& pile) {
  OrphanChecker orphans;
  check_sources_and_documents(pile, orphans);
  check_mentions(pile, orphans);
  check_claims(pile, orphans);
  check_incidents(pile, orphans);
  check_origins_and_findings(pile, orphans);
  return orphans.take();
}

LawReport law_same_output(std::string_view stored, std::string_view made_again) {
  Checker checker("same_output");
  for (std::uint64_t line = 1; !stored.empty() || !made_again.empty(); ++line) {
    const auto next = [](std::string_view& rest) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view text = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      return text;
    };
    const bool both = !stored.empty() && !made_again.empty();
    const std::string_view was = next(stored);
    const std::string_view is = next(made_again);
    checker.check(both && was == is, "",
                  "line " + std::to_string(line) + " of the records differs when made again");
  }
  return checker.take();
}

LawReport law_silence_recorded(const Pile& pile, const std::vector<std::string>& input_paths) {
  Checker checker("silence_recorded");
  std::set<std::string> paths;
  std::set<std::string> troubled;
  std::set<SourceId> sources;
  // What stands for a member stands for all that hold it.
  const auto answer = [&paths](const std::string& path) {
    paths.insert(path);
    for (std::size_t at = path.find(kInsidePath); at != std::string_view::npos;
         at = path.find(kInsidePath, at + 1)) {
      paths.insert(path.substr(0, at));
    }
  };
  for (const Document& document : pile.documents) {
    answer(document.path);
    sources.insert(document.source);
  }
  for (const Problem& problem : pile.problems) {
    answer(problem.path);
    troubled.insert(problem.path);
    if (problem.source) sources.insert(*problem.source);
  }
  for (const Source& source : pile.sources) {
    if (source.inside) sources.insert(source.inside->container);
  }
  for (const std::string& path : input_paths) {
    checker.check(paths.contains(path), path, "an input without a document or a problem");
  }
  for (const Source& source : pile.sources) {
    // A container whose members lie elsewhere too is answered by the paths below its own.
    const bool is_answered = sources.contains(source.id) || paths.contains(source.path);
    checker.check(is_answered, source.path,
                  to_text(source.id) + ": a source without a document or a problem");
  }
  for (const Document& document : pile.documents) {
    checker.check(!document.text.empty() || troubled.contains(document.path), document.path,
                  to_text(document.id) + ": no text and no problem that says why");
  }
  return checker.take();
}

LawReport law_one_voice(const Pile& pile) {
  Checker checker("one_voice");
  std::map<ClaimId, const Origin*> origin_of;
  std::map<OriginId, const Origin*> origins;
  for (const Origin& origin : pile.origins) {
    origins.emplace(origin.id, &origin);
    for (const ClaimId& claim : origin.claims) {
      checker.check(origin_of.emplace(claim, &origin).second, "",
                    to_text(claim) + " has two origins");
    }
  }
  for (const Finding& finding : pile.findings) {
    std::set<OriginId> identified;
    for (const auto* list : {&finding.supports, &finding.derived_from}) {
      for (const ClaimId& claim : *list) {
        const auto origin = origin_of.find(claim);
        if (origin != origin_of.end() && origin->second->standing != Standing::unresolved) {
          identified.insert(origin->second->id);
        }
      }
    }
    checker.check(finding.identified_origins <= identified.size(), "",
                  to_text(finding.id) + " counts more origins than stand behind its claims");
    for (const OriginId& id : finding.unresolved_origins) {
      const auto origin = origins.find(id);
      checker.check(
          origin != origins.end() && origin->second->standing == Standing::unresolved, "",
          to_text(finding.id) + " lists " + to_text(id) + " as unresolved, which it is not");
    }
  }
  return checker.take();
}

LawReport law_derived_apart(const Pile& pile) {
  Checker checker("derived_apart");
  const auto claims = claims_by_id(pile);
  for (const Finding& finding : pile.findings) {
    const std::string noun = to_text(finding.id);
    const bool is_derived = finding.state == FindingState::derived;
    checker.check(!is_derived || !finding.derived_from.empty(), "",
                  noun + ": a derived value that rests on no claim");
    checker.check(names_people(finding.attribute), "",
                  noun + ": " + finding.attribute + " names no class of people");
    const auto* quantity = std::get_if<Quantity>(&finding.value);
    if (quantity == nullptr) continue;
    if (is_derived) {
      for (const ClaimId& id : finding.derived_from) {
        const auto claim = claims.find(id);
        checker.check(claim != claims.end() && bears_arithmetic(*claim->second), "",
                      noun + ": a derived figure rests on " + to_text(id) +
                          ", which does not assert or report a number of people");
      }
      continue;
    }
    std::vector<ClaimId> sides = finding.supports;
    sides.insert(sides.end(), finding.opposes.begin(), finding.opposes.end());
    const std::vector<Number> figures = stated_figures(sides, claims);
    checker.check(is_stated(quantity->lo, figures) && is_stated(quantity->hi, figures), "",
                  noun + ": a figure that none of its claims states");
  }
  return checker.take();
}

LawReport law_unknown_is_value(const Pile& pile) {
  Checker checker("unknown_is_value");
  const auto documents = documents_by_id(pile);
  for (const Mention& mention : pile.mentions) {
    const auto document = documents.find(mention.document);
    if (document == documents.end()) continue;
    const std::string noun = to_text(mention.id);
    if (const auto* date = std::get_if<Date>(&mention.value)) {
      check_date(*date, *document->second, noun, checker);
    }
    if (const auto* place = std::get_if<Place>(&mention.value)) {
      check_place(*place, *document->second, noun, checker);
    }
  }
  for (const Claim& claim : pile.claims) {
    const auto document = documents.find(claim.document);
    if (document == documents.end()) continue;
    check_chain(claim, *document->second, checker);
    if (const auto* date = std::get_if<Date>(&claim.value)) {
      check_date(*date, *document->second, to_text(claim.id), checker);
    }
  }
  for (const Layout& layout : pile.layouts) {
    const auto document = documents.find(layout.document);
    if (document != documents.end()) check_published(layout.published, *document->second, checker);
  }
  return checker.take();
}

LawReport law_durable(const Pile& pile, const OriginalBytes& originals) {
  Checker checker("durable");
  for (const Source& source : pile.sources) {
    if (source.inside) continue;  // its bytes lie in the original of its container
    const Result<std::string> bytes = originals(source);
    checker.check(bytes.has_value(), source.path, to_text(source.id) + ": the original is missing");
    if (!bytes) continue;
    checker.check(bytes->size() == source.size_bytes && sha256(*bytes) == source.sha256,
                  source.path, to_text(source.id) + ": the original has changed");
  }
  return checker.take();
}

}  // namespace habeas
