// incident/died_later_test.cpp - a count as of a day: the wounded one of whom a later page tells
// the death
#include "incident/died_later.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

namespace habeas {
namespace {

/// One count or event of a page; `who` stands in the text of its page.
struct Said {
  std::string written, event, who;
  std::int64_t number = 1;  ///< 0: an event
  std::string ref = "";
};

struct Told {
  std::vector<Layout> layouts;
  std::vector<Claim> claims;
  std::vector<Entity> entities;
  std::vector<Incident> incidents{1};

  /// A page for each day and event.
  explicit Told(std::initializer_list<Said> all) {
    for (const Said& said : all) {
      Claim& claim = claims.emplace_back();
      claim.document = page(said);
      claim.kind = said.number == 0 ? ClaimKind::event : ClaimKind::count;
      claim.quote = said.who;
      claim.id = IdBuilder().add(std::uint64_t{claims.size()}).build<ClaimTag>();
      if (said.number == 0) {
        claim.subkind = said.event;
      } else {
        claim.counted = said.event + "/victim";
        Quantity quantity;
        quantity.lo = quantity.hi = quantity.point = Number{said.number, 0};
        claim.value = quantity;
      }
      const std::string ref = said.ref.empty() ? "group of " + said.who : said.ref;
      if (!said.ref.empty()) {
        Entity& entity = entities.emplace_back();
        entity.id = said.ref;
        entity.kind = MentionKind::person;
      }
      claim.roles.push_back({RoleName::victim, {}, said.who, ref});
      incidents[0].claims.push_back(claim.id);
    }
  }

  DocumentId page(const Said& said) {
    const DocumentId id = IdBuilder().add(said.written).add(said.event).build<DocumentTag>();
    for (const Layout& layout : layouts) {
      if (layout.document == id) return id;
    }
    layouts.emplace_back().document = id;
    layouts.back().published.date = said.written;
    incidents[0].documents.push_back(id);
    return id;
  }

  std::vector<std::string> wholes() {
    mark_who_died(claims, died_later(layouts, claims, entities, incidents));
    std::vector<std::string> found;
    for (const Claim& claim : claims) {
      for (const Role& role : claim.roles) {
        if (role.name == RoleName::whole) found.push_back(role.quote + " is " + role.ref);
      }
    }
    return found;
  }
};

using Wholes = std::vector<std::string>;

TEST(DiedLater, TheWoundedOneOfAnEarlierPageIsTheDeadOneOfALater) {
  Told told{{"2031-05-09", "injury", "a boy"},
            {"2031-05-09", "injury", "he", 0},
            {"2031-05-11", "killing", "the boy"}};
  const Wholes expected{"a boy is group of the boy", "he is group of the boy"};
  EXPECT_EQ(told.wholes(), expected);
  EXPECT_EQ(told.wholes(), expected);  // once only
  Told one_day{{"2031-05-09", "injury", "a rider"}, {"2031-05-09", "killing", "a man"}};
  EXPECT_EQ(one_day.wholes(), Wholes{"a rider is group of a man"});
}

TEST(DiedLater, NobodyIsTakenForAnother) {
  using All = std::initializer_list<Said>;
  for (const All& all : {
           All{{"2031-05-09", "injury", "a girl"}, {"2031-05-11", "killing", "a man"}},
           All{{"2031-05-09", "injury", "two porters", 2}, {"2031-05-11", "killing", "a man"}},
           All{{"2031-05-09", "injury", "a man"}, {"2031-05-11", "killing", "two men", 2}},
           All{{"2031-05-12", "injury", "a man"}, {"2031-05-11", "killing", "a man"}},
           All{{"2031-05", "injury", "a man"}, {"2031-05-11", "killing", "a man"}},
           All{{"2031-05-09", "injury", "Dara Minn", 1, "ent_dara"},
               {"2031-05-11", "killing", "Omo Selk", 1, "ent_omo"}},
       }) {
    Told told(all);
    EXPECT_EQ(told.wholes(), Wholes{}) << all.begin()->who;
  }
  // A page that tells of a dead and a wounded one.
  Told both{{"2031-05-09", "injury", "a man"}, {"2031-05-11", "killing", "a man"}};
  both.claims[1].document = both.claims[0].document;
  Claim again = both.claims[1];
  again.document = both.layouts[1].document;
  again.id = IdBuilder().add("again").build<ClaimTag>();
  both.claims.push_back(again);
  both.incidents[0].claims.push_back(again.id);
  EXPECT_EQ(both.wholes(), Wholes{});
}

}  // namespace
}  // namespace habeas
