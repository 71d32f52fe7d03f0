// dossier/chart.cpp - the map's geometry in integers
#include "dossier/chart.h"

#include <algorithm>
#include <array>

namespace habeas {
namespace {

constexpr std::int64_t kDegree = 100000;
constexpr std::int64_t kMetresPerDegree = 111195;
constexpr std::int64_t kTextHeight = 150;

/// Cosine in thousandths, from a table of every five degrees, straight between.
std::int64_t cosine(std::int64_t lat_e5) {
  constexpr std::array<std::int64_t, 19> kTable = {
      1000, 996, 985, 966, 940, 906, 866, 819, 766, 707, 643, 574, 500, 423, 342, 259, 174, 87, 20};
  const std::int64_t at = std::clamp<std::int64_t>(lat_e5 < 0 ? -lat_e5 : lat_e5, 0, 89 * kDegree);
  const auto index = static_cast<std::size_t>(at / (5 * kDegree));
  const std::int64_t rest = at % (5 * kDegree);
  return kTable[index] + (kTable[index + 1] - kTable[index]) * rest / (5 * kDegree);
}

std::int64_t whole_root(std::int64_t number) {
  std::int64_t root = 0;
  for (std::int64_t bit = std::int64_t{1} << 30; bit > 0; bit >>= 1) {
    if ((root + bit) * (root + bit) <= number) root += bit;
  }
  return root;
}

/// Cuts a ring along one line: `inside` tells the side, `cross` the point where an edge meets it.
template <class Inside, class Cross>
std::vector<Point> cut(const std::vector<Point>& ring, Inside inside, Cross cross) {
  std::vector<Point> kept;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point& from = ring[i == 0 ? ring.size() - 1 : i - 1];
    const Point& to = ring[i];
    if (inside(from) != inside(to)) kept.push_back(cross(from, to));
    if (inside(to)) kept.push_back(to);
  }
  return kept;
}

Point cross_x(Point a, Point b, std::int64_t x) {
  return {x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
}

Point cross_y(Point a, Point b, std::int64_t y) {
  return {a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y};
}

}  // namespace

Projection Projection::fit(const std::vector<LatLon>& points, std::int64_t width) {
  Projection fitted;
  fitted.width_ = width;
  if (points.empty()) return fitted;
  LatLon low = points.front();
  LatLon high = points.front();
  for (const LatLon& point : points) {
    low = {std::min(low.lat_e5, point.lat_e5), std::min(low.lon_e5, point.lon_e5)};
    high = {std::max(high.lat_e5, point.lat_e5), std::max(high.lon_e5, point.lon_e5)};
  }
  fitted.lat_ = (static_cast<std::int64_t>(low.lat_e5) + high.lat_e5) / 2;
  fitted.lon_ = (static_cast<std::int64_t>(low.lon_e5) + high.lon_e5) / 2;
  fitted.cosine_ = cosine(fitted.lat_);
  constexpr std::int64_t kSmallest = kDegree;  // a lone place is shown with its surroundings
  const std::int64_t across = std::max(
      (static_cast<std::int64_t>(high.lon_e5) - low.lon_e5) * fitted.cosine_ / 1000, kSmallest);
  const std::int64_t up =
      std::max<std::int64_t>(static_cast<std::int64_t>(high.lat_e5) - low.lat_e5, kSmallest / 2);
  // Between 1:0.45 and 1:0.7, with a quarter of the width left free around the points.
  fitted.height_ = std::clamp(width * up / across, width * 45 / 100, width * 70 / 100);
  fitted.span_ = std::max(across * 145 / 100, up * 145 / 100 * width / fitted.height_);
  return fitted;
}

Point Projection::project(LatLon place) const {
  const std::int64_t east = (place.lon_e5 - lon_) * cosine_ / 1000;
  const std::int64_t north = place.lat_e5 - lat_;
  return {width_ / 2 + east * width_ / span_, height_ / 2 - north * width_ / span_};
}

std::int64_t Projection::metres(std::int64_t distance) const {
  return distance * kDegree / kMetresPerDegree * width_ / span_;
}

LatLon Projection::south_west() const {
  return {static_cast<std::int32_t>(lat_ - span_ * height_ / width_ / 2),
          static_cast<std::int32_t>(lon_ - span_ * 1000 / cosine_ / 2)};
}

LatLon Projection::north_east() const {
  return {static_cast<std::int32_t>(lat_ + span_ * height_ / width_ / 2),
          static_cast<std::int32_t>(lon_ + span_ * 1000 / cosine_ / 2)};
}

std::vector<Point> clip(std::vector<Point> ring, const Box& box) {
  ring = cut(
      ring, [&](Point p) { return p.x >= box.low.x; },
      [&](Point a, Point b) { return cross_x(a, b, box.low.x); });
  ring = cut(
      ring, [&](Point p) { return p.x <= box.high.x; },
      [&](Point a, Point b) { return cross_x(a, b, box.high.x); });
  ring = cut(
      ring, [&](Point p) { return p.y >= box.low.y; },
      [&](Point a, Point b) { return cross_y(a, b, box.low.y); });
  return cut(
      ring, [&](Point p) { return p.y <= box.high.y; },
      [&](Point a, Point b) { return cross_y(a, b, box.high.y); });
}

std::optional<Point> centroid(const std::vector<Point>& ring) {
  std::int64_t area = 0;
  std::int64_t x = 0;
  std::int64_t y = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point& a = ring[i];
    const Point& b = ring[i + 1 == ring.size() ? 0 : i + 1];
    const std::int64_t turn = a.x * b.y - b.x * a.y;
    area += turn;
    x += (a.x + b.x) * turn;
    y += (a.y + b.y) * turn;
  }
  if (area == 0) return std::nullopt;
  return Point{x / (3 * area), y / (3 * area)};
}

std::int64_t distance_m(LatLon a, LatLon b) {
  const auto north = static_cast<std::int64_t>(a.lat_e5) - b.lat_e5;
  const std::int64_t middle = (static_cast<std::int64_t>(a.lat_e5) + b.lat_e5) / 2;
  auto east = static_cast<std::int64_t>(a.lon_e5) - b.lon_e5;
  if (east > 180 * kDegree) east -= 360 * kDegree;
  if (east < -180 * kDegree) east += 360 * kDegree;
  east = east * cosine(middle) / 1000;
  return whole_root(north * north + east * east) * kMetresPerDegree / kDegree;
}

bool is_crossing(const Place& a, const Place& b) {
  constexpr std::int64_t kFarthest_m = 60'000;
  return a.at && b.at && a.country != b.country && distance_m(*a.at, *b.at) <= kFarthest_m;
}

bool Labels::is_free(const Box& box) const {
  return frame_.contains(box) && std::none_of(taken_.begin(), taken_.end(), [&](const Box& other) {
           return other.overlaps(box);
         });
}

std::optional<Labels::Placed> Labels::place(Point point, std::int64_t width) {
  for (std::int64_t away = 0; away <= 6; ++away) {
    const std::int64_t gap = 100 + away * 130;
    const std::array<Point, 8> starts = {{{point.x + gap, point.y + 50},
                                          {point.x - gap - width, point.y + 50},
                                          {point.x - width / 2, point.y - gap},
                                          {point.x - width / 2, point.y + gap + 110},
                                          {point.x + gap, point.y - gap},
                                          {point.x + gap, point.y + gap + 110},
                                          {point.x - gap - width, point.y - gap},
                                          {point.x - gap - width, point.y + gap + 110}}};
    for (const Point& start : starts) {
      const Box box{{start.x, start.y - kTextHeight + 20}, {start.x + width, start.y + 40}};
      if (!is_free(box)) continue;
      taken_.push_back(box);
      return Placed{start, away > 0};
    }
  }
  return std::nullopt;
}

std::optional<Point> Labels::centre(Point point, std::int64_t width) {
  const Point start{point.x - width / 2, point.y + kTextHeight / 3};
  const Box box{{start.x, start.y - kTextHeight}, {start.x + width, start.y + 40}};
  if (!is_free(box)) return std::nullopt;
  taken_.push_back(box);
  return start;
}

std::int64_t words_width(std::string_view words) {
  std::int64_t width = 0;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80U) {
      width += c == ' ' ? 45 : (c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' ? 110 : 86;
    } else if (byte >= 0xE0U) {
      width += 160;
    } else if (byte >= 0xC0U) {
      width += 90;
    }
  }
  return width;
}

}  // namespace habeas
