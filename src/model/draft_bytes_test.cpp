// model/draft_bytes_test.cpp - what is written is read back; nothing is believed of other bytes
#include "model/draft_bytes.h"

#include <gtest/gtest.h>

namespace habeas {
namespace {

constexpr DraftLimits kLimits{100, 2, 50};

Date some_date() {
  Date date;
  date.edtf = "2031-04-05";
  date.earliest = Day{2031, 4, 5};
  date.latest = Day{2031, 4, 6};
  date.basis = DateBasis::relative;
  date.anchor = IdBuilder().add("anchor").build<MentionTag>();
  date.offset = DayOffset{-3, 2, 4};
  return date;
}

Quantity some_quantity() {
  Quantity quantity;
  quantity.lo = Number{-7, 1};
  quantity.hi = Number{600, 0};
  quantity.hi_open = true;
  quantity.bound = Bound::upper;
  quantity.unit = "ferryman";
  quantity.trend = Trend::down;
  return quantity;
}

Draft some_draft() {
  Draft draft;
  draft.document = IdBuilder().add("document").build<DocumentTag>();
  draft.entities = {{MentionKind::group, "wardens", {"the wardens"}, "QQ", "police", true, 1},
                    {MentionKind::organisation, "Union", {}, "", "", false, kNone}};
  draft.mentions = {{MentionKind::date, {3, 9}, some_date(), kNone, {}, kNone},
                    {MentionKind::quantity, {10, 12}, some_quantity(), 0, {4, 49}, 1},
                    {MentionKind::place,
                     {20, 25},
                     Place{"Ostby", 17, LatLon{-5, 100}, "QQ", "North", PlaceKind::city},
                     kNone,
                     {},
                     0}};
  DraftClaim claim;
  claim.kind = ClaimKind::denial;
  claim.subkind = "denial_of_act";
  claim.span = {0, 100};
  claim.anchor = {4, 8};
  claim.value = EventState{Stage::attempted};
  claim.counted = "killing/victim";
  claim.roles = {{RoleName::via, {1, 2}, 1, kNone}, {RoleName::date, {3, 9}, kNone, 0}};
  claim.chain = {{DraftLink::Who::entity, 1, "Union", Rel::reported, TextSpan{5, 6}, true}};
  claim.mood = Mood::feared;
  claim.polarity = Polarity::negative;
  claim.also = {{50, 60}};
  claim.region = 1;
  claim.maker = "denials";
  draft.claims = {claim};
  draft.attributions = {{{{0, 1}}, {{2, 3}}, {{4, 5}, {6, 7}}}};
  return draft;
}

Layout some_layout() {
  Layout layout;
  layout.document = IdBuilder().add("document").build<DocumentTag>();
  layout.main = {{0, 10}, {20, 100}};
  Region region;
  region.id = IdBuilder().add("region").build<RegionTag>();
  region.kind = RegionKind::quoted;
  region.span = {0, 10};
  region.publisher = "Ledger";
  region.authors = {"Mara Tinn"};
  region.published = Published{"2031", "stated"};
  layout.regions = {region, Region()};
  layout.language = "en";
  layout.title = "A title";
  layout.title_span = TextSpan{0, 7};
  layout.published = {"2031-04", "stated"};
  layout.made_by = {"clean", "1"};
  return layout;
}

TEST(DraftBytes, ComeBackWhole) {
  const std::string draft = to_bytes(some_draft());
  const auto read = draft_from_bytes(draft, kLimits);
  ASSERT_TRUE(read);
  EXPECT_EQ(to_bytes(*read), draft);
  EXPECT_EQ(std::get<Date>(read->mentions[0].value), some_date());
  EXPECT_EQ(std::get<Quantity>(read->mentions[1].value), some_quantity());
  EXPECT_EQ(read->claims[0].chain[0].name, "Union");
  EXPECT_EQ(read->claims[0].region, 1U);
  EXPECT_EQ(read->entities[0].part_of, 1U);
  const std::string layout = to_bytes(some_layout());
  const auto laid = layout_from_bytes(layout, kLimits);
  ASSERT_TRUE(laid);
  EXPECT_EQ(to_bytes(*laid), layout);
  EXPECT_EQ(laid->regions[0].authors, std::vector<std::string>{"Mara Tinn"});
}

TEST(DraftBytes, RefuseWhatIsCutOrLonger) {
  const std::string bytes = to_bytes(some_draft());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(draft_from_bytes(bytes.substr(0, size), kLimits)) << size;
  }
  EXPECT_FALSE(draft_from_bytes(bytes + "x", kLimits));
}

// Another value may come of it, never one that points beyond the text or the lists.
TEST(DraftBytes, AnyFlippedBitIsRefusedOrStaysWithinTheLimits) {
  const std::string draft = to_bytes(some_draft());
  const std::string layout = to_bytes(some_layout());
  std::size_t refused = 0;
  for (std::size_t bit = 0; bit < draft.size() * 8; ++bit) {
    std::string other = draft;
    other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << bit % 8));
    const auto read = draft_from_bytes(other, kLimits);
    refused += read ? 0 : 1;
    if (!read) continue;
    for (const DraftMention& mention : read->mentions) EXPECT_LE(mention.span.end, 100U);
    for (const DraftClaim& claim : read->claims) EXPECT_LE(claim.span.end, 100U);
  }
  EXPECT_GT(refused, draft.size());
  for (std::size_t bit = 0; bit < layout.size() * 8; ++bit) {
    std::string other = layout;
    other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << bit % 8));
    const auto read = layout_from_bytes(other, kLimits);
    if (!read) continue;
    for (const Region& region : read->regions) EXPECT_LE(region.span.end, 100U);
  }
}

TEST(DraftBytes, RefuseIndicesBeyondTheirListsAndLoops) {
  Draft draft = some_draft();
  draft.entities[1].part_of = 0;
  EXPECT_FALSE(draft_from_bytes(to_bytes(draft), kLimits)) << "a loop";
  draft = some_draft();
  draft.claims[0].chain[0].entity = 2;
  EXPECT_FALSE(draft_from_bytes(to_bytes(draft), kLimits));
  draft = some_draft();
  draft.mentions[1].place_candidates = {50};
  EXPECT_FALSE(draft_from_bytes(to_bytes(draft), kLimits));
  draft = some_draft();
  draft.claims[0].span.end = 101;
  EXPECT_FALSE(draft_from_bytes(to_bytes(draft), kLimits));
}

}  // namespace
}  // namespace habeas
