// dossier/exporters/geojson.cpp - incidents, routes and crossings as GeoJSON (RFC 7946)
#include <algorithm>
#include <map>

#include "dossier/chart.h"
#include "dossier/exporter.h"
#include "dossier/view.h"
#include "model/json_names.h"
#include "model/json_writer.h"

namespace habeas {
namespace {

void write_position(JsonWriter& out, LatLon at) {
  out.begin_array().number(Number{at.lon_e5, 5}).number(Number{at.lat_e5, 5}).end_array();
}

/// The first place with a position: the most certain one stands first.
const Place* located(const Incident& incident) {
  for (const Place& place : incident.places) {
    if (place.at) return &place;
  }
  return nullptr;
}

/// The reported size of the group of an incident.
const Finding* size_of(const View& view, const Incident& incident) {
  for (const Finding* finding : view.findings(&incident)) {
    const bool size =
        finding->attribute == "victims_total" || finding->attribute.starts_with("victims_at:");
    if (size && finding->state != FindingState::derived &&
        std::holds_alternative<Quantity>(finding->value)) {
      return finding;
    }
  }
  return nullptr;
}

void write_bound(JsonWriter& out, std::string_view key, const std::optional<Number>& number) {
  out.key(key);
  if (number) {
    out.number(*number);
  } else {
    out.null();
  }
}

void write_size(JsonWriter& out, const Finding* finding) {
  const auto* quantity = finding == nullptr ? nullptr : std::get_if<Quantity>(&finding->value);
  write_bound(out, "count_lo", quantity == nullptr ? std::nullopt : quantity->lo);
  write_bound(out, "count_hi", quantity == nullptr ? std::nullopt : quantity->hi);
  out.key("bound").string_or_null(quantity == nullptr ? "" : word(quantity->bound));
  out.key("identified_origins");
  if (finding == nullptr) {
    out.null();
  } else {
    out.integer(finding->identified_origins);
  }
  out.key("state").string_or_null(finding == nullptr ? "" : word(finding->state));
}

void write_date(JsonWriter& out, const std::optional<Date>& date) {
  out.key("date").string_or_null(date ? date->edtf : std::string());
  out.key("earliest").string_or_null(date && date->earliest ? to_text(*date->earliest) : "");
  out.key("latest").string_or_null(date && date->latest ? to_text(*date->latest) : "");
}

void write_place(JsonWriter& out, const Place* place) {
  out.key("place_kind").string_or_null(place == nullptr ? "" : word(place->kind));
  out.key("geonames");
  if (place != nullptr && place->geonames) {
    out.integer(*place->geonames);
  } else {
    out.null();
  }
  out.key("precision").string_or_null(place == nullptr ? "" : word(place->kind));
}

void write_documents(JsonWriter& out, const std::vector<DocumentId>& documents) {
  out.key("documents").begin_array();
  for (const DocumentId& id : documents) out.string(to_text(id));
  out.end_array();
}

std::string incident_feature(const View& view, const Incident& incident) {
  const Place* place = located(incident);
  JsonWriter out;
  out.begin_object().key("type").string("Feature").key("geometry");
  if (place == nullptr) {
    out.null();
  } else {
    out.begin_object().key("type").string("Point").key("coordinates");
    write_position(out, *place->at);
    out.end_object();
  }
  out.key("properties").begin_object().key("id").string(to_text(incident.id));
  out.key("type").string("incident").key("label").string(incident.label);
  out.key("event").string_or_null(incident.event);
  write_date(out, incident.date);
  out.key("parent").string_or_null(incident.parent ? to_text(*incident.parent) : "");
  write_place(out, place);
  write_size(out, size_of(view, incident));
  write_documents(out, incident.documents);
  return out.end_object().end_object().take();
}

/// Places of a claim from start to end: from, via, to; empty unless both ends have a position.
std::vector<const Place*> way_of(const View& view, const Claim& claim) {
  std::vector<const Place*> way;
  for (const RoleName name : {RoleName::from, RoleName::via, RoleName::to}) {
    const std::size_t before = way.size();
    for (const Role& role : claim.roles) {
      const Place* place = role.name == name ? view.place_of(role) : nullptr;
      if (place != nullptr && place->at) way.push_back(place);
    }
    if (way.size() == before && name != RoleName::via) return {};
  }
  return way;
}

/// The coarsest kind along a way: a line to a country's middle is no address.
PlaceKind coarsest(const std::vector<const Place*>& way) {
  PlaceKind kind = way.front()->kind;
  for (const Place* place : way) kind = std::min(kind, place->kind);
  return kind;
}

std::string way_feature(const View& view, const Claim& claim,
                        const std::vector<const Place*>& way) {
  const bool crossing = way.size() == 2 && is_crossing(*way.front(), *way.back());
  const Incident* incident = view.incident_of(claim.id);
  JsonWriter out;
  out.begin_object().key("type").string("Feature").key("geometry").begin_object();
  out.key("type").string("LineString").key("coordinates").begin_array();
  for (const Place* place : way) write_position(out, *place->at);
  out.end_array().end_object().key("properties").begin_object();
  out.key("id").string(to_text(claim.id)).key("type").string(crossing ? "crossing" : "route");
  out.key("label").string(way.front()->name + " - " + way.back()->name);
  out.key("event").string_or_null(incident == nullptr ? "" : incident->event);
  write_date(out, incident == nullptr ? std::nullopt : incident->date);
  out.key("parent").string_or_null(incident == nullptr ? "" : to_text(incident->id));
  out.key("place_kind").string(crossing ? "crossing" : word(coarsest(way)));
  out.key("geonames").null().key("precision").string(word(coarsest(way)));
  write_size(out, nullptr);
  write_documents(out, {claim.document});
  return out.end_object().end_object().take();
}

std::string write_geojson(const Pile& pile, std::string_view /*version*/) {
  const View view(pile);
  std::map<std::string, std::string> features;  // by id
  for (const Incident& incident : pile.incidents) {
    features.emplace(to_text(incident.id), incident_feature(view, incident));
  }
  for (const Claim& claim : pile.claims) {
    const auto way = way_of(view, claim);
    if (!way.empty()) features.emplace(to_text(claim.id), way_feature(view, claim, way));
  }
  std::string out = "{\"type\":\"FeatureCollection\",\"features\":[";
  const char* separator = "\n";
  for (const auto& [id, feature] : features) {
    out.append(separator).append(feature);
    separator = ",\n";
  }
  return out + "\n]}\n";
}

}  // namespace

extern const Exporter exporter_geojson;
const Exporter exporter_geojson = {"geojson", "application/geo+json", write_geojson};

}  // namespace habeas
