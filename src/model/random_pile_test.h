// model/random_pile_test.h - small random piles that obey every law, for property tests
#pragma once

#include <algorithm>
#include <map>
#include <random>
#include <string>

#include "model/amounts.h"
#include "model/json.h"
#include "model/nouns.h"

namespace habeas {

struct RandomPile {
  Pile pile;
  std::map<SourceId, std::string> originals;

  [[nodiscard]] Result<std::string> original(const Source& source) const {
    const auto found = originals.find(source.id);
    if (found == originals.end()) return fail(Errc::io, "no such original");
    return found->second;
  }
};

/// All records of `pile` with the texts of its documents, as JSON lines below the line of a run.
inline std::string printed(const Pile& pile) {
  Printed all = Printed::all();
  all.with_text = true;
  std::string lines = run_line("test");
  print_records(pile, all, [&](std::string_view line) { lines.append(line); });
  return lines;
}

/// Fills a pile from the bottom up; each noun refers only to what stands already.
class PileMaker {
 public:
  explicit PileMaker(std::uint64_t seed) : random_(seed) {}

  RandomPile make() {
    const std::uint32_t documents = 1 + below(4);
    for (std::uint32_t i = 0; i < documents; ++i) add_document(i);
    add_problem();
    add_reuse();
    add_incidents();
    add_origins();
    add_findings();
    return std::move(made_);
  }

 private:
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  bool coin() { return below(2) == 0; }
  std::string word() {
    static constexpr const char* kWords[] = {"harbour",    "up to 40", "seven",
                                             "J\xC3\xB3n", "said",     "\xEA\xB0\x80",
                                             "\"quoted\"", "a\\b",     "1999"};
    return kWords[below(9)];
  }

  void add_document(std::uint32_t index) {
    Source source;
    Document document;
    std::string bytes = coin() ? "\xEF\xBB\xBF" : "";
    const auto skip = static_cast<std::uint32_t>(bytes.size());
    for (std::uint32_t i = 0; i < 8 + below(20); ++i) document.text += word() + " ";
    bytes += document.text;
    source.sha256 = sha256(bytes);
    source.id = IdBuilder().add(bytes).add(index).build<SourceTag>();
    source.size_bytes = bytes.size();
    source.media_type = "text/plain";
    source.path = "folder/page" + std::to_string(index) + (coin() ? ".txt" : "\xFF.txt");
    if (coin()) source.url = "https://example.org/" + std::to_string(index);
    if (coin()) source.custody = below(100);
    document.id = IdBuilder().add(source.id).build<DocumentTag>();
    document.source = source.id;
    document.path = source.path;
    document.encoding = {"UTF-8", "valid"};
    document.to_source = OffsetMap<InText, InSource>::identity(
        static_cast<std::uint32_t>(document.text.size()), skip);
    made_.originals.emplace(source.id, bytes);
    made_.pile.sources.push_back(source);
    made_.pile.documents.push_back(document);
    add_layout();
    const std::uint32_t mentions = 1 + below(4);
    for (std::uint32_t i = 0; i < mentions; ++i) add_mention(i);
    add_attribution();
    const std::uint32_t claims = 1 + below(4);
    for (std::uint32_t i = 0; i < claims; ++i) add_claim(i);
  }

  // A span on word borders, so that it never cuts a character.
  TextSpan random_span() {
    const std::string& text = made_.pile.documents.back().text;
    const std::size_t begin =
        text.find(' ', below(static_cast<std::uint32_t>(text.size() / 2))) + 1;
    const std::size_t end = text.find(' ', begin);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  std::string quote(TextSpan span) {
    return std::string(slice(std::string_view(made_.pile.documents.back().text), span));
  }

  void add_layout() {
    Layout layout;
    layout.document = made_.pile.documents.back().id;
    layout.main.push_back({0, static_cast<std::uint32_t>(made_.pile.documents.back().text.size())});
    layout.language = coin() ? "en" : "";
    layout.title = coin() ? word() : "";
    if (coin()) layout.published = {"1999-02-03", "dateline"};
    if (coin()) layout.authors.push_back(word());
    Region region;
    region.id = IdBuilder().add(layout.document).add("region").build<RegionTag>();
    region.kind = static_cast<RegionKind>(below(17));
    region.span = layout.main.front();
    if (coin()) region.published = Published{"1999", "byline"};
    if (coin()) region.note = word();
    layout.regions.push_back(region);
    made_.pile.layouts.push_back(layout);
  }

  Quantity random_quantity() {
    Quantity quantity;
    quantity.hi = Number{40, 0};
    if (coin()) quantity.lo = Number{below(999), static_cast<std::uint8_t>(below(3))}.normalised();
    quantity.bound = static_cast<Bound>(below(6));
    quantity.share = coin();
    quantity.trend = static_cast<Trend>(below(3));
    quantity.unit = coin() ? "person" : "";
    return quantity;
  }

  Value random_value(std::uint32_t number) {
    switch (below(6)) {
      case 0:
        return random_quantity();
      case 1: {
        Date date;
        date.edtf = "XXXX-10-09";
        date.timex = coin() ? "XXXX-10-09" : "";
        date.basis = DateBasis::explicit_;
        if (coin()) date.earliest = date.latest = Day{2001, 10, 9};
        return date;
      }
      case 2: {
        Place place;
        place.name = word();
        place.kind = PlaceKind::city;
        if (coin()) place.at = LatLon{-1'234'567, 98'700};
        if (coin()) place.geonames = 77;
        return place;
      }
      case 3:
        return Named{IdBuilder().add("entity").add(number).build<EntityTag>(), word()};
      case 4:
        return EventState{static_cast<Stage>(below(3))};
      default:
        return std::monostate{};
    }
  }

  void add_mention(std::uint32_t number) {
    Mention mention;
    mention.document = made_.pile.documents.back().id;
    mention.id = IdBuilder().add(mention.document).add(number).build<MentionTag>();
    mention.kind = static_cast<MentionKind>(below(7));
    mention.span = random_span();
    mention.where = where(mention.span);
    mention.quote = quote(mention.span);
    mention.value = random_value(number);
    made_.pile.mentions.push_back(mention);
  }

  SourceRef where(TextSpan span) {
    const Document& document = made_.pile.documents.back();
    return {document.source, document.to_source.map(span)};
  }

  void add_attribution() {
    Attribution attribution;
    attribution.document = made_.pile.documents.back().id;
    attribution.id = IdBuilder().add(attribution.document).add("att").build<AttributionTag>();
    attribution.voice.push_back(random_span());
    attribution.content.push_back(random_span());
    made_.pile.attributions.push_back(attribution);
  }

  void add_claim(std::uint32_t number) {
    Claim claim;
    claim.document = made_.pile.documents.back().id;
    claim.id = IdBuilder().add(claim.document).add("claim").add(number).build<ClaimTag>();
    claim.kind = static_cast<ClaimKind>(below(10));
    claim.subkind = coin() ? "killing" : "";
    claim.span = random_span();
    claim.anchor = claim.span;
    claim.where = where(claim.span);
    claim.quote = quote(claim.span);
    claim.value = random_value(number);
    if (std::holds_alternative<Quantity>(claim.value)) claim.counted = "killing/victim";
    const Mention& mention = made_.pile.mentions.back();
    if (coin()) {
      claim.roles.push_back({RoleName::victim, mention.span, mention.quote, to_text(mention.id)});
    }
    claim.chain.push_back({std::string(kUnnamed), word(), Rel::said, random_span(), coin()});
    claim.chain.push_back({std::string(kNarrator), "", Rel::narrator, std::nullopt, false});
    claim.mood = static_cast<Mood>(below(8));
    claim.polarity = static_cast<Polarity>(below(2));
    if (coin()) claim.also.push_back(random_span());
    claim.made_by = {"test", "1"};
    made_.pile.claims.push_back(claim);
  }

  void add_problem() {
    Problem problem;
    problem.path = "folder/broken\xFE";
    problem.code = static_cast<Errc>(below(6));
    problem.message = "expected text";
    if (coin()) problem.at = SourceSpan{3, 9};
    problem.id = IdBuilder().add(problem.path).build<ProblemTag>();
    made_.pile.problems.push_back(problem);
  }

  void add_reuse() {
    ReuseLink link;
    link.a = {made_.pile.documents.front().id, {0, 5}};
    link.b = {made_.pile.documents.back().id, {0, 5}};
    link.words = below(40);
    link.containment_bp = below(10'001);
    link.id = IdBuilder().add(link.a.document).add(link.b.document).build<ReuseTag>();
    made_.pile.reuse.push_back(link);
  }

  void add_incidents() {
    Incident incident;
    incident.id = IdBuilder().add("incident").build<IncidentTag>();
    incident.label = coin() ? "a label" : "";
    incident.event = coin() ? "killing" : "";
    if (coin()) incident.date = Date{};
    for (const Claim& claim : made_.pile.claims) incident.claims.push_back(claim.id);
    for (const Document& document : made_.pile.documents) {
      incident.documents.push_back(document.id);
    }
    incident.parties.push_back({"agent", "", "somebody"});
    made_.pile.incidents.push_back(incident);
    Incident part;
    part.id = IdBuilder().add("part").build<IncidentTag>();
    part.parent = incident.id;
    part.related.push_back({to_text(incident.id), "part_of"});
    part.claims.push_back(made_.pile.claims.front().id);
    made_.pile.incidents.push_back(part);
  }

  void add_origins() {
    Origin named;
    named.id = IdBuilder().add("named").build<OriginTag>();
    named.name = "somebody";
    named.kind = "person";
    Origin unnamed;
    unnamed.id = IdBuilder().add("unnamed").build<OriginTag>();
    unnamed.kind = "unnamed";
    unnamed.standing = Standing::unresolved;
    for (const Claim& claim : made_.pile.claims) {
      (coin() ? named : unnamed).claims.push_back(claim.id);
    }
    made_.pile.origins = {named, unnamed};
  }

  void add_findings() {
    const Origin& named = made_.pile.origins[0];
    for (const Claim& claim : made_.pile.claims) {
      Finding finding;
      finding.id = IdBuilder().add(claim.id).build<FindingTag>();
      finding.attribute = "victims_total";
      const bool derives = coin() && bears_arithmetic(claim);
      finding.state = derives ? FindingState::derived : FindingState::single_origin;
      if (std::holds_alternative<Quantity>(claim.value)) finding.value = claim.value;
      finding.text = word();
      finding.supports.push_back(claim.id);
      if (finding.state == FindingState::derived) finding.derived_from.push_back(claim.id);
      const bool is_named =
          std::find(named.claims.begin(), named.claims.end(), claim.id) != named.claims.end();
      finding.identified_origins = is_named ? 1 : 0;
      if (!is_named) finding.unresolved_origins.push_back(made_.pile.origins[1].id);
      finding.documents = 1;
      if (coin()) finding.incident = made_.pile.incidents.front().id;
      made_.pile.findings.push_back(finding);
    }
  }

  std::mt19937_64 random_;
  RandomPile made_;
};

}  // namespace habeas
