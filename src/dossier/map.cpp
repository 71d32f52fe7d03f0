// dossier/map.cpp - where each incident is said to have happened, over offline outlines
#include <algorithm>

#include "dossier/chart.h"
#include "dossier/outlines.h"
#include "dossier/pieces.h"
#include "dossier/sections.h"
#include "dossier/words.h"

namespace habeas {
namespace {

constexpr std::int64_t kWidth = 9600;
constexpr std::size_t kMaps = 12;  ///< of further incidents only the places are listed
constexpr std::int64_t kElsewhere_m = 3'000'000;  ///< farther from the main place: off this map

struct Spot {
  Place place;
  std::vector<ClaimId> claims;
};

struct Way {
  std::size_t from = 0, to = 0;  // spots
  bool crossing = false;
  std::vector<ClaimId> claims;
};

/// What one map shows.
struct Scene {
  std::vector<Spot> spots;  // with a position, none of them a country
  std::vector<Way> ways;
  std::vector<std::string> countries;                 // ISO2, named in the texts
  std::vector<std::pair<Place, std::string>> absent;  // with the reason
};

class SceneBuilder {
 public:
  explicit SceneBuilder(const View& view) : view_(view) {}

  void add_incident(const Incident& incident) {
    for (const Place& place : incident.places) add_place(place, nullptr);
    for (const ClaimId& id : incident.claims) {
      if (const Claim* claim = view_.claim(id)) add_claim(*claim);
    }
    for (const Incident* child : view_.children(incident.id)) add_incident(*child);
  }

  Scene take() { return std::move(scene_); }

 private:
  void absent(const Place& place, std::string reason) {
    for (const auto& [other, why] : scene_.absent) {
      if (other.name == place.name) return;
    }
    scene_.absent.emplace_back(place, std::move(reason));
  }

  /// The spot of a place; nothing where it has none on this map.
  std::optional<std::size_t> add_place(const Place& place, const Claim* claim) {
    if (place.kind == PlaceKind::country) {
      auto& list = scene_.countries;
      if (std::find(list.begin(), list.end(), place.country) == list.end()) {
        list.push_back(place.country);
      }
      return std::nullopt;
    }
    if (!place.at) {
      absent(place, "no position known");
      return std::nullopt;
    }
    if (!scene_.spots.empty() &&
        distance_m(*scene_.spots.front().place.at, *place.at) > kElsewhere_m) {
      absent(place, "far from the rest");
      return std::nullopt;
    }
    std::size_t at = 0;
    while (at < scene_.spots.size() && !same(scene_.spots[at].place, place)) ++at;
    if (at == scene_.spots.size()) scene_.spots.push_back({place, {}});
    if (claim != nullptr) add_once(scene_.spots[at].claims, claim->id);
    return at;
  }

  void add_claim(const Claim& claim) {
    std::vector<std::size_t> from;
    std::vector<std::size_t> via;
    std::vector<std::size_t> to;
    if (const auto* place = std::get_if<Place>(&claim.value)) add_place(*place, &claim);
    for (const Role& role : claim.roles) {
      const Place* place = view_.place_of(role);
      if (place == nullptr) continue;
      const auto spot = add_place(*place, &claim);
      if (!spot) continue;
      if (role.name == RoleName::from) from.push_back(*spot);
      if (role.name == RoleName::via) via.push_back(*spot);
      if (role.name == RoleName::to) to.push_back(*spot);
    }
    if (!via.empty()) {
      for (const std::size_t a : from) add_way(a, via.front(), claim);
      for (std::size_t i = 1; i < via.size(); ++i) add_way(via[i - 1], via[i], claim);
      for (const std::size_t b : to) add_way(via.back(), b, claim);
      return;
    }
    for (const std::size_t a : from) {
      for (const std::size_t b : to) add_way(a, b, claim);
    }
  }

  void add_way(std::size_t from, std::size_t to, const Claim& claim) {
    if (from == to) return;
    for (Way& way : scene_.ways) {
      if (way.from == from && way.to == to) return add_once(way.claims, claim.id);
    }
    const Place& a = scene_.spots[from].place;
    const Place& b = scene_.spots[to].place;
    scene_.ways.push_back({from, to, is_crossing(a, b), {claim.id}});
  }

  static bool same(const Place& a, const Place& b) {
    return a.at == b.at && (a.name == b.name || (a.geonames && a.geonames == b.geonames));
  }

  static void add_once(std::vector<ClaimId>& list, const ClaimId& id) {
    if (std::find(list.begin(), list.end(), id) == list.end()) list.push_back(id);
  }

  const View& view_;
  Scene scene_;
};

// ---- drawing ------------------------------------------------------------------------------------

Html point_attributes(const char* x, const char* y, Point point) {
  Html out;
  out.tag(" ").token(x).tag("=\"").number(point.x).tag("\" ").token(y).tag("=\"");
  return out.number(point.y).tag("\"");
}

/// A closed path, points nearer than `kFinest` to the last one left out.
Html ring_path(const std::vector<Point>& ring) {
  constexpr std::int64_t kFinest = 12;
  Html out;
  Point last = ring.front();
  out.tag("M").number(last.x).tag(" ").number(last.y).tag("l");
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const std::int64_t dx = ring[i].x - last.x;
    const std::int64_t dy = ring[i].y - last.y;
    if (dx * dx + dy * dy < kFinest * kFinest) continue;
    out.number(dx).tag(" ").number(dy).tag(" ");
    last = ring[i];
  }
  return out.tag("z");
}

struct Land {
  Html path;
  std::optional<Point> middle;  // of its largest piece
  std::int64_t width = 0;       // of that piece
};

/// False for a ring that lies wholly to one side of the map: most of the world's do.
bool is_in_view(const std::vector<LatLon>& ring, LatLon south_west, LatLon north_east) {
  const auto all = [&](auto outside) { return std::all_of(ring.begin(), ring.end(), outside); };
  return !all([&](const LatLon& p) { return p.lat_e5 < south_west.lat_e5; }) &&
         !all([&](const LatLon& p) { return p.lat_e5 > north_east.lat_e5; }) &&
         !all([&](const LatLon& p) { return p.lon_e5 < south_west.lon_e5; }) &&
         !all([&](const LatLon& p) { return p.lon_e5 > north_east.lon_e5; });
}

Land draw_land(const Outline& outline, const Projection& projection) {
  const Box frame = projection.frame();
  const Box around{{frame.low.x - 200, frame.low.y - 200},
                   {frame.high.x + 200, frame.high.y + 200}};
  Land land;
  for (const auto& ring : outline.rings) {
    if (!is_in_view(ring, projection.south_west(), projection.north_east())) continue;
    std::vector<Point> points;
    points.reserve(ring.size());
    for (const LatLon& point : ring) points.push_back(projection.project(point));
    points = clip(std::move(points), around);
    if (points.size() < 3) continue;
    land.path.add(ring_path(points));
    const auto [left, right] = std::minmax_element(points.begin(), points.end());
    if (right->x - left->x <= land.width) continue;
    land.width = right->x - left->x;
    land.middle = centroid(points);
  }
  return land;
}

std::string degrees(std::int64_t e5, const char* positive, const char* negative) {
  const std::int64_t size = e5 < 0 ? -e5 : e5;
  const Number number = Number{size, 5}.normalised();
  return figure(number) + "\xC2\xB0" + (e5 < 0 ? negative : positive);
}

Html grid(const Projection& projection) {
  constexpr std::int64_t kSteps[] = {10000,  20000,   50000,   100000, 200000,
                                     500000, 1000000, 2000000, 4000000};
  const LatLon low = projection.south_west();
  const LatLon high = projection.north_east();
  std::int64_t step = kSteps[0];
  for (const std::int64_t candidate : kSteps) {
    step = candidate;
    if ((static_cast<std::int64_t>(high.lon_e5) - low.lon_e5) / candidate <= 7) break;
  }
  const auto first = [&](std::int64_t from) {
    return (from / step - (from < 0 ? 1 : 0)) * step + step;
  };
  Html out;
  for (std::int64_t lon = first(low.lon_e5); lon < high.lon_e5; lon += step) {
    const Point at = projection.project({low.lat_e5, static_cast<std::int32_t>(lon)});
    out.tag("<path class=\"grid\" d=\"M").number(at.x).tag(" 0V").number(projection.height());
    out.tag("\"/><text class=\"degree\" y=\"").number(projection.height() - 50).tag("\" x=\"");
    out.number(at.x + 30).tag("\">").text(degrees(lon, "E", "W")).tag("</text>");
  }
  for (std::int64_t lat = first(low.lat_e5); lat < high.lat_e5; lat += step) {
    const Point at = projection.project({static_cast<std::int32_t>(lat), low.lon_e5});
    out.tag("<path class=\"grid\" d=\"M0 ").number(at.y).tag("H").number(projection.width());
    out.tag("\"/><text class=\"degree\" x=\"50\" y=\"").number(at.y - 30).tag("\">");
    out.text(degrees(lat, "N", "S")).tag("</text>");
  }
  return out;
}

Html scale_bar(const Projection& projection, Labels& labels) {
  constexpr std::int64_t kSteps[] = {5, 10, 20, 50, 100, 200, 500, 1000, 2000};
  std::int64_t km = 1;
  for (const std::int64_t step : kSteps) {
    if (projection.metres(step * 1000) <= 2000) km = step;
  }
  const std::int64_t length = projection.metres(km * 1000);
  const std::int64_t x = projection.width() - 250 - length;
  const std::int64_t y = projection.height() - 250;
  labels.block({{x - 100, y - 250}, {projection.width(), projection.height()}});
  Html out;
  out.tag("<path class=\"scale\" d=\"M")
      .number(x)
      .tag(" ")
      .number(y - 60)
      .tag("v60h")
      .number(length);
  out.tag("v-60\"/><text x=\"").number(x).tag("\" y=\"").number(y - 110).tag("\">").number(km);
  return out.tag(" km</text>");
}

/// Two marks that would hide the line between them.
bool is_near(Point a, Point b) {
  constexpr std::int64_t kNear = 220;
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) < kNear * kNear;
}

Html way_line(const Projection& projection, const Scene& scene, const Way& way) {
  const Point a = projection.project(*scene.spots[way.from].place.at);
  const Point b = projection.project(*scene.spots[way.to].place.at);
  Html out;
  out.tag("<line");
  if (way.crossing) {
    out.tag(" class=\"pair\"");
  } else {
    out.tag(" class=\"route\" marker-end=\"url(#head)\"");
  }
  out.add(point_attributes("x1", "y1", a)).add(point_attributes("x2", "y2", b)).tag("/>");
  if (!way.crossing || !is_near(a, b)) return out;
  out.tag("<circle class=\"pair-ring\" r=\"150\"");
  return out.add(point_attributes("cx", "cy", {(a.x + b.x) / 2, (a.y + b.y) / 2})).tag("/>");
}

Html spot_mark(const Projection& projection, const Spot& spot) {
  const Point at = projection.project(*spot.place.at);
  Html out;
  switch (spot.place.kind) {
    case PlaceKind::region:
    case PlaceKind::country:
      out.tag("<circle class=\"area\" r=\"260\"").add(point_attributes("cx", "cy", at)).tag("/>");
      return out;
    case PlaceKind::crossing:
    case PlaceKind::facility:
      out.tag("<rect class=\"dot");
      if (spot.place.kind == PlaceKind::crossing) out.tag(" crossing");
      out.tag("\" width=\"110\" height=\"110\"");
      return out.add(point_attributes("x", "y", {at.x - 55, at.y - 55})).tag("/>");
    case PlaceKind::city:
    case PlaceKind::other:
      break;
  }
  out.tag("<circle class=\"dot\" r=\"60\"").add(point_attributes("cx", "cy", at)).tag("/>");
  return out;
}

Html spot_label(const Projection& projection, const Spot& spot, Labels& labels) {
  const Point at = projection.project(*spot.place.at);
  const std::string words = shortened(spot.place.name, 40);
  const auto placed = labels.place(at, words_width(words));
  Html out;
  if (!placed) return out;
  if (placed->leader) {
    const Point end{placed->at.x < at.x ? placed->at.x + words_width(words) : placed->at.x,
                    placed->at.y - 40};
    out.tag("<line class=\"leader\"").add(point_attributes("x1", "y1", at));
    out.add(point_attributes("x2", "y2", end)).tag("/>");
  }
  out.tag("<text").add(point_attributes("x", "y", placed->at)).tag(">").add(Html().attr(words));
  return out.tag("</text>");
}

Html country_label(const Outline& outline, const Land& land, Labels& labels) {
  Html out;
  const std::int64_t width =
      words_width(outline.name) + static_cast<std::int64_t>(outline.name.size()) * 24;
  if (!land.middle || land.width < width) return out;
  const auto at = labels.centre(*land.middle, width);
  if (!at) return out;
  out.tag("<text class=\"country\"").add(point_attributes("x", "y", *at)).tag(">");
  return out.attr(outline.name).tag("</text>");
}

/// Keeps labels off the marks and the lines between them.
void block_marks(const Scene& scene, const Projection& projection, Labels& labels) {
  for (const Spot& spot : scene.spots) {
    const Point at = projection.project(*spot.place.at);
    const std::int64_t half = spot.place.kind == PlaceKind::region ? 260 : 70;
    labels.block({{at.x - half, at.y - half}, {at.x + half, at.y + half}});
  }
  for (const Way& way : scene.ways) {
    const Point a = projection.project(*scene.spots[way.from].place.at);
    const Point b = projection.project(*scene.spots[way.to].place.at);
    constexpr std::int64_t kSteps = 64;
    for (std::int64_t i = 0; i <= kSteps; ++i) {
      const Point at{a.x + (b.x - a.x) * i / kSteps, a.y + (b.y - a.y) * i / kSteps};
      labels.block({{at.x - 20, at.y - 20}, {at.x + 20, at.y + 20}});
    }
  }
}

/// The map, or nothing where it would hold one lone mark.
Html drawing(const Scene& scene, const std::vector<Outline>& outlines, const std::string& label) {
  std::vector<LatLon> points;
  for (const Spot& spot : scene.spots) points.push_back(*spot.place.at);
  const Projection projection = Projection::fit(points, kWidth);
  Labels labels(projection.frame());
  block_marks(scene, projection, labels);
  Html out;
  out.tag("<div class=\"figure-scroll\"><svg class=\"map\" role=\"img\" aria-label=\"Map: ");
  out.attr(label).tag("\" viewBox=\"0 0 ").number(projection.width()).tag(" ");
  out.number(projection.height()).tag("\">");
  std::vector<Land> lands;
  bool has_land = false;
  for (const Outline& outline : outlines) {
    lands.push_back(draw_land(outline, projection));
    if (lands.back().path.empty()) continue;
    has_land = true;
    const bool named = std::find(scene.countries.begin(), scene.countries.end(), outline.iso2) !=
                       scene.countries.end();
    out.tag("<path fill-rule=\"evenodd\" class=\"land");
    if (named) out.tag(" named");
    out.tag("\" d=\"").add(lands.back().path).tag("\"/>");
  }
  out.add(grid(projection)).add(scale_bar(projection, labels));
  if (scene.spots.size() < 2 && !has_land) return {};
  for (const Way& way : scene.ways) out.add(way_line(projection, scene, way));
  for (const Spot& spot : scene.spots) out.add(spot_mark(projection, spot));
  for (const Spot& spot : scene.spots) out.add(spot_label(projection, spot, labels));
  for (std::size_t i = 0; i < outlines.size(); ++i) {
    out.add(country_label(outlines[i], lands[i], labels));
  }
  return out.tag("</svg></div>");
}

// ---- the words beside it ------------------------------------------------------------------------

Html way_list(const View& view, const Scene& scene, bool crossing) {
  Html items;
  for (const Way& way : scene.ways) {
    if (way.crossing != crossing) continue;
    items.tag("<li><bdi>").text(scene.spots[way.from].place.name).tag("</bdi> ");
    if (crossing) {
      items.tag("\xE2\x80\x93");
    } else {
      items.tag("\xE2\x86\x92");
    }
    items.tag(" <bdi>").text(scene.spots[way.to].place.name).tag("</bdi> ");
    items.add(passage_list(view, way.claims)).tag("</li>");
  }
  Html out;
  if (items.empty()) return out;
  if (crossing) {
    out.tag("<h4>Crossings, both banks</h4>");
  } else {
    out.tag("<h4>Routes</h4>");
  }
  return out.tag("<ul class=\"plain\">").add(items).tag("</ul>");
}

Html place_list(const View& view, const Scene& scene) {
  Html out;
  out.tag("<h4>Places</h4><ul class=\"plain columns\">");
  for (const Spot& spot : scene.spots) {
    out.tag("<li>").add(place_words(spot.place)).tag(" ").add(passage_list(view, spot.claims));
    out.tag("</li>");
  }
  for (const auto& [place, reason] : scene.absent) {
    out.tag("<li>").add(place_words(place)).tag(" <small>not drawn: ").text(reason);
    out.tag("</small></li>");
  }
  return out.tag("</ul>");
}

Html one_map(const View& view, const Incident& incident, const std::vector<Outline>& outlines,
             bool drawn) {
  SceneBuilder builder(view);
  builder.add_incident(incident);
  const Scene scene = builder.take();
  Html out;
  if (scene.spots.empty() && scene.absent.empty()) return out;
  out.tag("<h3>").add(incident_link(incident)).tag("</h3><figure>");
  if (drawn && !scene.spots.empty()) out.add(drawing(scene, outlines, incident.label));
  out.add(way_list(view, scene, true)).add(way_list(view, scene, false));
  return out.add(place_list(view, scene)).tag("</figure>");
}

}  // namespace

Html map_section(const View& view) {
  const std::vector<Outline> outlines = read_outlines(embedded_outlines_world_txt());
  Html maps;
  std::size_t count = 0;
  for (const Incident* incident : view.top_incidents_by_size()) {
    maps.add(one_map(view, *incident, outlines, count++ < kMaps));
  }
  Html out;
  out.tag(
      "<section aria-labelledby=\"map\"><h2 id=\"map\">Map</h2><p class=\"intro\">Only places that "
      "the texts name. Round marks are towns, square ones sites and crossings, dashed rings "
      "regions "
      "without a point of their own. A thick line or a ring joins the two banks of a crossing, an "
      "arrow goes from start to end of a route. Countries named in the texts are tinted. Outlines: "
      "Natural Earth, public domain, simplified; they are there to find one's way and say nothing "
      "on where borders should run.</p>");
  out.tag(
      "<svg width=\"0\" height=\"0\" class=\"unseen\" aria-hidden=\"true\"><defs><marker "
      "id=\"head\" "
      "viewBox=\"0 0 10 10\" refX=\"10\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" "
      "orient=\"auto\">"
      "<path class=\"head\" d=\"M0 0L10 5L0 10z\"/></marker></defs></svg>");
  if (maps.empty()) out.tag("<p>No place of an incident has a known position.</p>");
  out.add(maps).tag("</section>");
  return out;
}

}  // namespace habeas
