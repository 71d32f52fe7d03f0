// model/json.cpp - prints every noun with the keys of the contract in the contract's order
#include "model/json.h"

#include <map>
#include <string>
#include <type_traits>
#include <variant>

#include "model/json_names.h"
#include "model/json_tree.h"
#include "model/sequence_length.h"

namespace habeas {
namespace {

JsonWriter record(std::string_view type) {
  JsonWriter out;
  out.begin_object().key("type").string(type);
  return out;
}

std::string close(JsonWriter& out) {
  out.end_object();
  std::string line = out.take();
  line.push_back('\n');
  return line;
}

template <class Enum>
void write_word(JsonWriter& out, std::string_view key, Enum value) {
  out.key(key).string(word(value));
}

template <class Tag>
void write_id(JsonWriter& out, std::string_view key, const Id<Tag>& id) {
  out.key(key).string(to_text(id));
}

template <class Tag>
void write_ids(JsonWriter& out, std::string_view key, const std::vector<Id<Tag>>& ids) {
  out.key(key).begin_array();
  for (const Id<Tag>& id : ids) out.string(to_text(id));
  out.end_array();
}

void write_strings(JsonWriter& out, std::string_view key, const std::vector<std::string>& texts) {
  out.key(key).begin_array();
  for (const std::string& text : texts) out.string(text);
  out.end_array();
}

template <class Space>
void write_spans(JsonWriter& out, std::string_view key, const std::vector<Span<Space>>& spans) {
  out.key(key).begin_array();
  for (const Span<Space>& span : spans) out.span(span);
  out.end_array();
}

template <class Space>
void write_span_or_null(JsonWriter& out, std::string_view key,
                        const std::optional<Span<Space>>& span) {
  out.key(key);
  if (span) {
    out.span(*span);
  } else {
    out.null();
  }
}

/// Null for a PDF: then the page, and the boxes of the words in points as [page, left, top, right,
/// bottom].
void write_where(JsonWriter& out, const SourceRef& where) {
  write_span_or_null(out, "source_span", where.bytes);
  if (where.page == 0) return;
  out.key("page").integer(where.page).key("boxes").begin_array();
  for (const PageBox& line : where.boxes) {
    out.begin_array().integer(line.page);
    for (const std::int32_t edge : {line.box.left, line.box.top, line.box.right, line.box.bottom}) {
      out.number(Number{edge, 2});
    }
    out.end_array();
  }
  out.end_array();
}

void write_number(JsonWriter& out, std::string_view key, const std::optional<Number>& number) {
  out.key(key);
  if (number) {
    out.number(*number);
  } else {
    out.null();
  }
}

void write_day(JsonWriter& out, std::string_view key, const std::optional<Day>& day) {
  out.key(key);
  if (day) {
    out.string(to_text(*day));
  } else {
    out.null();
  }
}

void write_object(JsonWriter& out, const Quantity& quantity, std::string_view counted) {
  out.begin_object();
  write_number(out, "lo", quantity.lo);
  write_number(out, "hi", quantity.hi);
  out.key("lo_open").boolean(quantity.lo_open);
  out.key("hi_open").boolean(quantity.hi_open);
  write_number(out, "point", quantity.point);
  write_word(out, "bound", quantity.bound);
  out.key("unit").string_or_null(quantity.unit);
  out.key("share").boolean(quantity.share);
  if (quantity.trend != Trend::none) write_word(out, "trend", quantity.trend);
  if (!counted.empty()) out.key("concept").string(counted);
  out.end_object();
}

void write_object(JsonWriter& out, const Date& date) {
  out.begin_object();
  out.key("edtf").string_or_null(date.edtf);
  write_day(out, "earliest", date.earliest);
  write_day(out, "latest", date.latest);
  out.key("timex").string_or_null(date.timex);
  write_word(out, "basis", date.basis);
  if (date.anchor) write_id(out, "anchor", *date.anchor);
  out.end_object();
}

void write_object(JsonWriter& out, const Place& place) {
  out.begin_object().key("name").string(place.name).key("geonames");
  if (place.geonames) {
    out.integer(*place.geonames);
  } else {
    out.null();
  }
  constexpr std::uint8_t kDigits = 5;
  write_number(out, "lat",
               place.at ? std::optional(Number{place.at->lat_e5, kDigits}) : std::nullopt);
  write_number(out, "lon",
               place.at ? std::optional(Number{place.at->lon_e5, kDigits}) : std::nullopt);
  out.key("country").string_or_null(place.country);
  out.key("admin1").string_or_null(place.admin1);
  write_word(out, "kind", place.kind);
  out.end_object();
}

void write_object(JsonWriter& out, const Named& named) {
  out.begin_object();
  write_id(out, "id", named.id);
  out.key("name").string(named.name).end_object();
}

void write_object(JsonWriter& out, const EventState& state) {
  out.begin_object();
  write_word(out, "stage", state.stage);
  out.end_object();
}

void write_published(JsonWriter& out, const Published& published) {
  out.key("published").begin_object();
  out.key("date").string_or_null(published.date);
  out.key("basis").string_or_null(published.basis).end_object();
}

void write_made_by(JsonWriter& out, const MadeBy& made_by) {
  out.key("made_by").begin_object().key("name").string(made_by.name);
  out.key("version").string(made_by.version).end_object();
}

void write_reasoned(JsonWriter& out, std::string_view key, std::string_view inner,
                    const std::vector<Reasoned>& list) {
  out.key(key).begin_array();
  for (const Reasoned& item : list) {
    out.begin_object().key("id").string(item.id).key(inner).string(item.reason).end_object();
  }
  out.end_array();
}

void write_path(JsonWriter& out, const std::string& path, bool with_hex) {
  const std::string shown = printable(path);
  out.key("path").string(shown);
  if (with_hex && shown != path) {
    out.key("path_hex").string(hex_of(path));
  }
}

void write_region(JsonWriter& out, const Region& region) {
  out.begin_object();
  write_id(out, "id", region.id);
  write_word(out, "kind", region.kind);
  out.key("span").span(region.span);
  if (!region.publisher.empty()) out.key("publisher").string(region.publisher);
  if (!region.authors.empty()) write_strings(out, "authors", region.authors);
  if (region.published) write_published(out, *region.published);
  if (!region.note.empty()) out.key("note").string(region.note);
  out.end_object();
}

std::string document_line(const Document& document, const Layout& layout, bool with_text) {
  JsonWriter out = record("document");
  write_id(out, "id", document.id);
  write_id(out, "source", document.source);
  write_path(out, document.path, false);
  if (!document.url.empty()) out.key("url").string(printable(document.url));
  out.key("language").string_or_null(layout.language);
  out.key("encoding").begin_object().key("name").string_or_null(document.encoding.name);
  out.key("basis").string_or_null(document.encoding.basis).end_object();
  out.key("title").string_or_null(layout.title);
  write_span_or_null(out, "title_span", layout.title_span);
  out.key("publisher").string_or_null(layout.publisher);
  write_strings(out, "authors", layout.authors);
  write_published(out, layout.published);
  write_spans(out, "main", layout.main);
  out.key("regions").begin_array();
  for (const Region& region : layout.regions) write_region(out, region);
  out.end_array();
  if (with_text) out.key("text").string(document.text);
  return close(out);
}

std::string mention_line(const Mention& mention) {
  JsonWriter out = record("mention");
  write_id(out, "id", mention.id);
  write_id(out, "document", mention.document);
  write_word(out, "kind", mention.kind);
  out.key("span").span(mention.span);
  write_where(out, mention.where);
  out.key("quote").string(mention.quote).key("value");
  write_value(out, mention.value, {});
  return close(out);
}

std::string attribution_line(const Attribution& attribution) {
  JsonWriter out = record("attribution");
  write_id(out, "id", attribution.id);
  write_id(out, "document", attribution.document);
  write_spans(out, "source", attribution.voice);
  write_spans(out, "cue", attribution.cue);
  write_spans(out, "content", attribution.content);
  return close(out);
}

void write_roles(JsonWriter& out, const std::vector<Role>& roles) {
  out.key("roles").begin_array();
  for (const Role& role : roles) {
    out.begin_object();
    write_word(out, "role", role.name);
    out.key("span").span(role.span).key("quote").string(role.quote);
    out.key("ref").string_or_null(role.ref).end_object();
  }
  out.end_array();
}

using IncidentOfClaim = std::map<ClaimId, IncidentId>;

std::string claim_line(const Claim& claim, const IncidentOfClaim& incident_of) {
  JsonWriter out = record("claim");
  write_id(out, "id", claim.id);
  write_id(out, "document", claim.document);
  write_word(out, "kind", claim.kind);
  out.key("subkind").string_or_null(claim.subkind);
  out.key("span").span(claim.span);
  write_where(out, claim.where);
  out.key("quote").string(claim.quote);
  out.key("anchor").span(claim.anchor);
  out.key("value");
  write_value(out, claim.value, claim.counted);
  write_roles(out, claim.roles);
  write_chain(out, claim.chain);
  write_word(out, "mood", claim.mood);
  write_word(out, "polarity", claim.polarity);
  const auto incident = incident_of.find(claim.id);
  if (incident != incident_of.end()) write_id(out, "incident", incident->second);
  if (!claim.also.empty()) write_spans(out, "also", claim.also);
  write_made_by(out, claim.made_by);
  return close(out);
}

void write_reuse_end(JsonWriter& out, std::string_view key, const ReuseEnd& end) {
  out.key(key).begin_object();
  write_id(out, "document", end.document);
  out.key("span").span(end.span).end_object();
}

std::string reuse_line(const ReuseLink& link) {
  constexpr std::uint8_t kBasisPointDigits = 4;
  JsonWriter out = record("reuse");
  write_id(out, "id", link.id);
  write_word(out, "kind", link.kind);
  write_reuse_end(out, "a", link.a);
  write_reuse_end(out, "b", link.b);
  out.key("words").integer(link.words);
  out.key("containment").number({link.containment_bp, kBasisPointDigits});
  return close(out);
}

void write_parties(JsonWriter& out, const std::vector<Party>& parties) {
  out.key("parties").begin_array();
  for (const Party& party : parties) {
    out.begin_object().key("role").string(party.role).key("ref").string_or_null(party.ref);
    out.key("name").string_or_null(party.name).end_object();
  }
  out.end_array();
}

std::string incident_line(const Incident& incident) {
  JsonWriter out = record("incident");
  write_id(out, "id", incident.id);
  out.key("label").string_or_null(incident.label);
  out.key("event").string_or_null(incident.event).key("date");
  if (incident.date) {
    write_object(out, *incident.date);
  } else {
    out.null();
  }
  out.key("places").begin_array();
  for (const Place& place : incident.places) write_object(out, place);
  out.end_array();
  write_parties(out, incident.parties);
  write_ids(out, "documents", incident.documents);
  write_ids(out, "claims", incident.claims);
  if (incident.parent) write_id(out, "parent", *incident.parent);
  write_reasoned(out, "related", "rel", incident.related);
  write_reasoned(out, "kept_apart", "reason", incident.kept_apart);
  write_reasoned(out, "merged", "reason", incident.merged);
  return close(out);
}

std::string origin_line(const Origin& origin) {
  JsonWriter out = record("origin");
  write_id(out, "id", origin.id);
  out.key("name").string_or_null(origin.name).key("kind").string_or_null(origin.kind);
  write_word(out, "standing", origin.standing);
  write_ids(out, "carriers", origin.carriers);
  write_ids(out, "claims", origin.claims);
  write_reasoned(out, "merged", "reason", origin.merged);
  return close(out);
}

std::string finding_line(const Finding& finding) {
  JsonWriter out = record("finding");
  write_id(out, "id", finding.id);
  out.key("incident");
  if (finding.incident) {
    out.string(to_text(*finding.incident));
  } else {
    out.null();
  }
  out.key("attribute").string(finding.attribute);
  write_word(out, "state", finding.state);
  out.key("value");
  write_value(out, finding.value, finding.counted);
  out.key("text").string(finding.text);
  write_ids(out, "supports", finding.supports);
  write_ids(out, "opposes", finding.opposes);
  out.key("identified_origins").integer(finding.identified_origins);
  write_ids(out, "unresolved_origins", finding.unresolved_origins);
  out.key("documents").integer(finding.documents);
  write_ids(out, "derived_from", finding.derived_from);
  return close(out);
}

// A claim of a part and of the whole is shown with the part, the more precise answer.
IncidentOfClaim join_incidents(const std::vector<Incident>& incidents) {
  IncidentOfClaim joined;
  for (const Incident& incident : incidents) {
    for (const ClaimId& claim : incident.claims) {
      const bool is_new = joined.emplace(claim, incident.id).second;
      if (!is_new && incident.parent) joined[claim] = incident.id;
    }
  }
  return joined;
}

}  // namespace

std::string printable(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) {
      text.append("\xEF\xBF\xBD");
      ++at;
    } else {
      text.append(bytes.substr(at, length));
      at += length;
    }
  }
  return text;
}

void write_chain(JsonWriter& out, const std::vector<Link>& chain) {
  out.key("chain").begin_array();
  for (const Link& link : chain) {
    out.begin_object().key("who").string(link.who).key("name").string_or_null(link.name);
    write_word(out, "rel", link.rel);
    if (link.span) out.key("span").span(*link.span);
    if (link.probable) out.key("probable").boolean(true);
    out.end_object();
  }
  out.end_array();
}

void write_value(JsonWriter& out, const Value& value, std::string_view counted) {
  std::visit(
      [&](const auto& held) {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, std::monostate>) {
          out.null();
        } else if constexpr (std::is_same_v<Held, Quantity>) {
          write_object(out, held, counted);
        } else {
          write_object(out, held);
        }
      },
      value);
}

std::string run_line(std::string_view version) {
  JsonWriter out = record("run");
  out.key("schema_version").integer(kSchemaVersion).key("version").string(version);
  return close(out);
}

std::string source_line(const Source& source) {
  JsonWriter out = record("source");
  write_id(out, "id", source.id);
  out.key("sha256").string(to_hex(source.sha256));
  out.key("bytes").integer(static_cast<std::int64_t>(source.size_bytes));
  out.key("media_type").string_or_null(source.media_type);
  write_path(out, source.path, true);
  if (!source.url.empty()) out.key("url").string(printable(source.url));
  if (!source.collected.empty()) out.key("collected").string(printable(source.collected));
  if (source.inside) {
    out.key("container").begin_object();
    write_id(out, "source", source.inside->container);
    out.key("offset").integer(static_cast<std::int64_t>(source.inside->offset));
    out.key("length").integer(static_cast<std::int64_t>(source.inside->length));
    out.key("name").string(printable(source.inside->name)).end_object();
  }
  out.key("custody");
  if (source.custody) {
    out.integer(static_cast<std::int64_t>(*source.custody));
  } else {
    out.null();
  }
  return close(out);
}

std::string problem_line(const Problem& problem) {
  JsonWriter out = record("problem");
  write_id(out, "id", problem.id);
  out.key("source");
  if (problem.source) {
    out.string(to_text(*problem.source));
  } else {
    out.null();
  }
  write_path(out, problem.path, false);
  write_word(out, "code", problem.code);
  out.key("message").string(printable(problem.message));
  if (problem.at) {
    out.key("at").begin_object().key("span").span(*problem.at).end_object();
  }
  return close(out);
}

void print_records(const Pile& pile, const Printed& printed, const LineSink& sink) {
  if (printed.sources) {
    for (const Source& source : pile.sources) sink(source_line(source));
  }
  if (printed.documents) {
    for (std::size_t i = 0; i < pile.documents.size(); ++i) {
      sink(document_line(pile.documents[i], pile.layouts[i], printed.with_text));
    }
  }
  if (printed.mentions) {
    for (const Mention& mention : pile.mentions) sink(mention_line(mention));
  }
  if (printed.attributions) {
    for (const Attribution& attribution : pile.attributions) sink(attribution_line(attribution));
  }
  if (printed.claims) {
    const IncidentOfClaim incident_of = join_incidents(pile.incidents);
    for (const Claim& claim : pile.claims) sink(claim_line(claim, incident_of));
  }
  if (printed.reuse) {
    for (const ReuseLink& link : pile.reuse) sink(reuse_line(link));
  }
  if (printed.incidents) {
    for (const Incident& incident : pile.incidents) sink(incident_line(incident));
  }
  if (printed.origins) {
    for (const Origin& origin : pile.origins) sink(origin_line(origin));
  }
  if (printed.findings) {
    for (const Finding& finding : pile.findings) sink(finding_line(finding));
  }
  if (printed.problems) {
    for (const Problem& problem : pile.problems) sink(problem_line(problem));
  }
}

std::vector<Printed> Printed::one_by_one() {
  std::vector<Printed> kinds;
  for (bool Printed::*kind :
       {&Printed::sources, &Printed::documents, &Printed::mentions, &Printed::attributions,
        &Printed::claims, &Printed::reuse, &Printed::incidents, &Printed::origins,
        &Printed::findings, &Printed::problems}) {
    Printed one;
    one.sources = one.documents = one.problems = false;
    one.with_text = true;
    one.*kind = true;
    kinds.push_back(one);
  }
  return kinds;
}

}  // namespace habeas
