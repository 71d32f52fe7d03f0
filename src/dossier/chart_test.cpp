// dossier/chart_test.cpp - the map's geometry
#include "dossier/chart.h"

#include <gtest/gtest.h>

#include "dossier/outlines.h"

namespace habeas {
namespace {

constexpr LatLon kA{4800000, 1600000};
constexpr LatLon kB{4900000, 1700000};

TEST(Projection, KeepsItsPointsInsideTheFrameAndNorthUp) {
  const Projection projection = Projection::fit({kA, kB}, 9600);
  const Box frame = projection.frame();
  for (const LatLon& place : {kA, kB}) {
    const Point at = projection.project(place);
    EXPECT_TRUE(frame.contains({at, at}));
  }
  EXPECT_LT(projection.project(kB).y, projection.project(kA).y);
  EXPECT_GT(projection.project(kB).x, projection.project(kA).x);
}

TEST(Projection, DrawsTheSameDistanceEastAndNorthEquallyLong) {
  const Projection projection = Projection::fit({kA, kB}, 9600);
  const std::int64_t north =
      projection.project(kA).y - projection.project({kA.lat_e5 + 50000, kA.lon_e5}).y;
  EXPECT_NEAR(static_cast<double>(north), static_cast<double>(projection.metres(55597)), 2);
}

TEST(Projection, SurvivesOnePointAndThePoles) {
  for (const LatLon& place : {LatLon{0, 0}, LatLon{9000000, 18000000}, LatLon{-9000000, 0}}) {
    const Projection projection = Projection::fit({place}, 9600);
    const Point at = projection.project(place);
    EXPECT_TRUE(projection.frame().contains({at, at}));
  }
}

TEST(Distance, IsRightWithinAFewPerCent) {
  EXPECT_NEAR(static_cast<double>(distance_m({0, 0}, {100000, 0})), 111195, 200);
  EXPECT_NEAR(static_cast<double>(distance_m({6000000, 0}, {6000000, 100000})), 55597, 1500);
  EXPECT_LT(distance_m({0, 17990000}, {0, -17990000}), 30000);  // across the 180th meridian
}

TEST(Clip, CutsARingAtTheFrame) {
  const Box box{{0, 0}, {10, 10}};
  const auto inside = clip({{-5, 2}, {5, 2}, {5, 8}, {-5, 8}}, box);
  ASSERT_EQ(inside.size(), 4U);
  for (const Point& point : inside) EXPECT_TRUE(box.contains({point, point}));
  EXPECT_TRUE(clip({{20, 20}, {30, 20}, {30, 30}}, box).empty());
  EXPECT_EQ(clip({{-9, -9}, {99, -9}, {99, 99}, {-9, 99}}, box).size(), 4U);
}

TEST(Labels, NeverOverlap) {
  Labels labels({{0, 0}, {9600, 6000}});
  const std::int64_t width = words_width("Some town");
  std::vector<Box> boxes;
  for (int i = 0; i < 40; ++i) {
    const auto placed = labels.place({4800 + i * 7, 3000 + i * 5}, width);
    if (!placed) continue;
    boxes.push_back(
        {{placed->at.x, placed->at.y - 130}, {placed->at.x + width, placed->at.y + 40}});
  }
  ASSERT_GT(boxes.size(), 10U);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(boxes[i].overlaps(boxes[k]));
  }
}

TEST(Outlines, AreReadAndBrokenLinesAreLeftOut) {
  const auto outlines =
      read_outlines("# note\nC\tXA\tXAA\tOrvelle\nR\t100 200 5 0 0 5\nR\t1 2 x\nnoise\n");
  ASSERT_EQ(outlines.size(), 1U);
  EXPECT_EQ(outlines[0].iso2, "XA");
  EXPECT_EQ(outlines[0].name, "Orvelle");
  ASSERT_EQ(outlines[0].rings.size(), 1U);
  EXPECT_EQ(outlines[0].rings[0][2], (LatLon{205000, 105000}));
}

TEST(Outlines, TheEmbeddedWorldIsWhole) {
  const auto outlines = read_outlines(embedded_outlines_world_txt());
  EXPECT_GT(outlines.size(), 200U);
  for (const Outline& outline : outlines) {
    EXPECT_FALSE(outline.name.empty());
    EXPECT_FALSE(outline.rings.empty()) << outline.name;
  }
}

}  // namespace
}  // namespace habeas
