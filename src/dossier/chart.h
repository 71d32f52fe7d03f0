// dossier/chart.h - projection, clipping and label placement for the map; integers only
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/nouns.h"

namespace habeas {

/// A point of the drawing, in tenths of a pixel, y downwards.
struct Point {
  std::int64_t x = 0, y = 0;
  auto operator<=>(const Point&) const = default;
};

struct Box {
  Point low, high;
  [[nodiscard]] bool overlaps(const Box& other) const {
    return low.x < other.high.x && other.low.x < high.x && low.y < other.high.y &&
           other.low.y < high.y;
  }
  [[nodiscard]] bool contains(const Box& other) const {
    return low.x <= other.low.x && other.high.x <= high.x && low.y <= other.low.y &&
           other.high.y <= high.y;
  }
};

/// An equirectangular projection, true to scale at the middle latitude of what it was fitted to.
class Projection {
 public:
  /// Fits these points, with room around them, into a drawing `width` wide.
  static Projection fit(const std::vector<LatLon>& points, std::int64_t width);

  [[nodiscard]] Point project(LatLon place) const;
  /// Units of the drawing for a distance.
  [[nodiscard]] std::int64_t metres(std::int64_t distance_m) const;
  [[nodiscard]] Box frame() const { return {{0, 0}, {width_, height_}}; }
  [[nodiscard]] std::int64_t width() const { return width_; }
  [[nodiscard]] std::int64_t height() const { return height_; }
  [[nodiscard]] LatLon south_west() const;
  [[nodiscard]] LatLon north_east() const;

 private:
  std::int64_t width_ = 1, height_ = 1;
  std::int64_t lat_ = 0, lon_ = 0;  // centre
  std::int64_t cosine_ = 1000;      // of the middle latitude, in thousandths
  std::int64_t span_ = 1;           // 1e-5 degrees of latitude that fill the width
};

/// The part of a ring inside a box (Sutherland and Hodgman); empty when there is none.
std::vector<Point> clip(std::vector<Point> ring, const Box& box);
/// Centre of gravity of a polygon; nothing when it has no area.
std::optional<Point> centroid(const std::vector<Point>& ring);
/// Metres between two places, to within a few per cent.
std::int64_t distance_m(LatLon a, LatLon b);

/// Two banks of a border crossing: near each other, in two countries.
bool is_crossing(const Place& a, const Place& b);

/// Finds room for labels without overlaps.
class Labels {
 public:
  explicit Labels(Box frame) : frame_(frame) {}
  /// Keeps other labels out of here.
  void block(const Box& box) { taken_.push_back(box); }
  struct Placed {
    Point at;             ///< baseline start
    bool leader = false;  ///< stands away from its point
  };
  /// A place for words of this width near a point, or nothing.
  std::optional<Placed> place(Point point, std::int64_t width);
  /// Exactly centred there, or nothing.
  std::optional<Point> centre(Point point, std::int64_t width);

 private:
  [[nodiscard]] bool is_free(const Box& box) const;

  Box frame_;
  std::vector<Box> taken_;
};

/// Width of words set in the map's type, in units of the drawing; generous.
std::int64_t words_width(std::string_view words);

}  // namespace habeas
