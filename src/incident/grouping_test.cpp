// incident/grouping_test.cpp - documents one by one, in any order, and all at once are one pile
#include "incident/grouping.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "incident/incident.h"
#include "incident/sides.h"

namespace habeas {
namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) { return random() % limit; }

std::string made_word(std::size_t number) {
  constexpr std::string_view kConsonants = "bdfgklmnprstvz";
  constexpr std::string_view kVowels = "aeiou";
  std::string word;
  for (int i = 0; i < 3; ++i) {
    word += kConsonants[number % 14];
    word += kVowels[number / 14 % 5];
    number = number / 70 + 3 * number + 1;
  }
  return word;
}

/// What happened to whom, where and when; several pages tell of it.
struct Deed {
  std::size_t kind = 0, town = 0, people = 0, day = 0, victim = 0, words = 0;
};

/// Pages of few sentences with claims, each by itself.
struct Pile {
  std::vector<Document> documents;
  std::vector<Layout> layouts;
  std::vector<std::vector<Claim>> claims;
  std::vector<std::vector<Mention>> mentions;
  std::vector<Entity> entities;

  [[nodiscard]] PageNouns page(std::size_t number) const {
    PageNouns page{&documents[number], &layouts[number], {}, {}};
    for (const Claim& claim : claims[number]) page.claims.push_back(&claim);
    for (const Mention& mention : mentions[number]) page.mentions.push_back(&mention);
    return page;
  }

  /// All at once, of those pages.
  [[nodiscard]] std::vector<Incident> grouped(const std::vector<std::size_t>& pages,
                                              std::string* kept = nullptr) const {
    std::vector<Document> some;
    std::vector<Layout> some_layouts;
    std::vector<Claim> all_claims;
    std::vector<Mention> all_mentions;
    for (const std::size_t number : pages) {
      some.push_back(documents[number]);
      some_layouts.push_back(layouts[number]);
      all_claims.insert(all_claims.end(), claims[number].begin(), claims[number].end());
      all_mentions.insert(all_mentions.end(), mentions[number].begin(), mentions[number].end());
    }
    return *find_incidents(some, some_layouts, all_claims, all_mentions, entities, kept);
  }
};

class PageWriter {
 public:
  PageWriter(Pile& pile, const std::string& path, Random& random) : pile_(pile), random_(random) {
    document_.path = path;
    document_.id = IdBuilder().add(path).build<DocumentTag>();
  }

  void head(std::size_t number) {
    layout_.title_span = sentence("Now " + made_word(number) + " " + made_word(number + 71) + " " +
                                  made_word(number + 142) + " " + made_word(number + 213));
    document_.text += "\n\n";
  }

  /// `elsewhere`: the page says that it is another matter.
  void tell(const Deed& deed, bool elsewhere) {
    constexpr std::array<const char*, 4> kKinds = {"killing", "detention", "forced_return",
                                                   "abduction"};
    const std::string kind = kKinds[deed.kind];
    const std::string town = "T" + made_word(deed.town);
    if (elsewhere) document_.text += "\n\n";
    const TextSpan span = sentence((elsewhere ? "Elsewhere: " : "") + std::to_string(deed.people) +
                                   " people: " + kind + " in " + town);
    const std::string group = add_group();
    Claim& event = claim(span, ClaimKind::event, kind);
    event.roles.push_back({RoleName::victim, {}, "", group});
    event.roles.push_back({RoleName::place, {}, "", place(town, deed.town, span)});
    if (below(random_, 3) != 0) event.roles.push_back({RoleName::date, {}, "", date(deed, span)});
    Claim& count = claim(span, ClaimKind::count, "victims");
    Quantity quantity;
    quantity.lo = quantity.hi = quantity.point =
        Number{static_cast<std::int64_t>(deed.people * (below(random_, 9) == 0 ? 9 : 1)), 0};
    count.value = quantity;
    count.counted = kind + "/victim";
    count.roles.push_back({RoleName::victim, {}, "", group});
    if (below(random_, 4) == 0) {
      Claim& act = claim(span, ClaimKind::event, "protest");
      act.roles.push_back({RoleName::agent, {}, "", group});
    }
    std::string words = "The";
    for (int i = 0; i < 9; ++i) {
      const bool own = below(random_, 2) == 0;
      const std::size_t common = below(random_, 1 + below(random_, 60));
      words += " " + made_word(own ? 100 + deed.words * 7 + below(random_, 9) : common);
    }
    sentence(words);
  }

  void write() {
    layout_.document = document_.id;
    layout_.main = {{0, static_cast<std::uint32_t>(document_.text.size())}};
    pile_.layouts.push_back(layout_);
    pile_.documents.push_back(document_);
    pile_.claims.push_back(claims_);
    pile_.mentions.push_back(mentions_);
  }

 private:
  TextSpan sentence(const std::string& words) {
    const auto begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += words + ". ";
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }

  Claim& claim(TextSpan span, ClaimKind kind, const std::string& subkind) {
    Claim& made = claims_.emplace_back();
    made.document = document_.id;
    made.kind = kind;
    made.subkind = subkind;
    made.span = made.anchor = span;
    made.quote = std::string(slice(document_.text, span));
    made.id = IdBuilder().add(document_.id).add(std::uint64_t{claims_.size()}).build<ClaimTag>();
    return made;
  }

  std::string mention(MentionKind kind, TextSpan span, Value value) {
    Mention& made = mentions_.emplace_back();
    made.document = document_.id;
    made.kind = kind;
    made.span = span;
    made.value = std::move(value);
    made.id =
        IdBuilder().add(document_.id).add(std::uint64_t{mentions_.size()}).build<MentionTag>();
    return to_text(made.id);
  }

  std::string place(const std::string& name, std::size_t number, TextSpan span) {
    Place place;
    place.name = name;
    place.country = number % 2 == 0 ? "QA" : "QB";
    place.kind = PlaceKind::city;
    return mention(MentionKind::place, span, place);
  }

  std::string date(const Deed& deed, TextSpan span) {
    Date date;
    constexpr std::array<const char*, 4> kDays = {"2031-03-04", "2031-03-06", "2031-07",
                                                  "2031-11-20"};
    date.edtf = kDays[deed.day % kDays.size()];
    date.basis = DateBasis::explicit_;
    return mention(MentionKind::date, span, date);
  }

  std::string add_group() {
    Entity entity;
    entity.id = to_text(
        IdBuilder().add(document_.id).add(std::uint64_t{pile_.entities.size()}).build<EntityTag>());
    entity.name = "people";
    entity.kind = MentionKind::group;
    pile_.entities.push_back(entity);
    return entity.id;
  }

  Pile& pile_;
  Random& random_;
  Document document_;
  Layout layout_;
  std::vector<Claim> claims_;
  std::vector<Mention> mentions_;
};

Pile make_pile(std::size_t pages, Random& random) {
  std::vector<Deed> deeds;
  for (std::size_t i = 0; i < 1 + pages / 3; ++i) {
    deeds.push_back({below(random, 4), below(random, 1 + pages / 8), 2 + below(random, 40),
                     below(random, 9), below(random, 9), below(random, pages)});
  }
  Pile pile;
  for (std::size_t i = 0; i < pages; ++i) {
    PageWriter page(pile, made_word(i * 31 + below(random, 29)) + std::to_string(i), random);
    const std::size_t story = below(random, 2 * pages);
    Random again(static_cast<unsigned>(story));  // some pages say the same
    if (below(random, 4) != 0) page.head(story);
    for (std::size_t told = 1 + below(again, 2); told > 0; --told) {
      const bool elsewhere = told == 1 && below(again, 3) == 0;
      page.tell(deeds[below(again, deeds.size())], elsewhere);
    }
    page.write();
  }
  return pile;
}

std::string shown(const std::vector<Reasoned>& list) {
  std::string text;
  for (const Reasoned& one : list) text += "\n    " + one.id + " " + one.reason;
  return text;
}

/// All that grouping says, to be compared.
std::string shown(const std::vector<Incident>& incidents) {
  std::string text;
  for (const Incident& one : incidents) {
    text += to_text(one.id) + " " + one.label + " | " + one.event;
    if (one.date) text += " | " + one.date->edtf;
    for (const Place& place : one.places) text += " | " + place.name;
    for (const Party& party : one.parties) text += " | " + party.role + " " + party.ref;
    for (const DocumentId& document : one.documents) text += "\n  " + to_text(document);
    for (const ClaimId& claim : one.claims) text += "\n  " + to_text(claim);
    if (one.parent) text += "\n  of " + to_text(*one.parent);
    text += shown(one.related) + "\n  apart" + shown(one.kept_apart) + "\n  merged" +
            shown(one.merged) + "\n";
  }
  return text;
}

/// Pages come and go in any order; now and then all is compared with a run from the start.
void come_and_go(std::size_t pages, std::size_t at_once, std::size_t steps, std::size_t every,
                 unsigned seed) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  Random random(seed);
  const Pile pile = make_pile(pages, random);
  std::vector<std::size_t> order(pages);
  for (std::size_t i = 0; i < pages; ++i) order[i] = i;
  std::shuffle(order.begin(), order.end(), random);
  Grouping grouping;
  grouping.know(pile.entities);
  std::vector<std::size_t> here;
  const auto add = [&](std::size_t page) {
    grouping.know(pile.mentions[page]);
    EXPECT_TRUE(grouping.add(pile.page(page)));
    here.push_back(page);
  };
  for (std::size_t i = 0; i < at_once; ++i) {
    add(order.back());
    order.pop_back();
  }
  for (std::size_t step = 1; step <= steps; ++step) {
    if (!order.empty() && (here.empty() || below(random, 5) != 0)) {
      add(order.back());
      order.pop_back();
    } else if (!here.empty()) {
      std::swap(here[below(random, here.size())], here.back());
      EXPECT_TRUE(grouping.remove(pile.documents[here.back()].id));
      order.insert(order.begin(), here.back());
      here.pop_back();
    }
    grouping.settle();
    if (step % every != 0 && step != steps) continue;
    ASSERT_EQ(shown(grouping.incidents()), shown(pile.grouped(here))) << "step " << step;
  }
}

TEST(Grouping, IsTheSameOneByOneAndAtOnce) {
  for (unsigned seed = 1; seed <= 8; ++seed) come_and_go(20, 0, 40, 1, seed);
  for (unsigned seed = 11; seed <= 16; ++seed) come_and_go(90, 0, 110, 7, seed);
  for (unsigned seed = 21; seed <= 22; ++seed) come_and_go(260, 200, 60, 20, seed);
}

TEST(Grouping, IsTheSameWhereTextsSeeCountsByTheirLots) {
  come_and_go(1150, 1100, 40, 10, 31);
  come_and_go(700, 680, 30, 15, 32);
}

/// Run after run over some of the pages, each with what the one before left; now and then one of
/// them says something else than before.
void run_again(std::size_t pages, std::size_t runs, unsigned seed) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  Random random(seed);
  Pile pile = make_pile(pages, random);
  std::vector<bool> is_here(pages);
  for (std::size_t i = 0; i < pages; ++i) is_here[i] = below(random, 3) != 0;
  std::string kept;
  for (std::size_t run = 0; run < runs; ++run) {
    for (std::size_t change = below(random, run % 4 == 0 ? pages : 4); change > 0; --change) {
      const std::size_t page = below(random, pages);
      is_here[page] = !is_here[page];
    }
    const std::size_t other = below(random, pages);
    if (below(random, 2) == 0 && !pile.claims[other].empty()) pile.claims[other].pop_back();
    if (below(random, 3) == 0) pile.entities[below(random, pile.entities.size())].name += "s";
    if (below(random, 3) == 0) pile.documents[other].path = "a" + pile.documents[other].path;
    std::vector<std::size_t> here;
    for (std::size_t i = 0; i < pages; ++i) {
      if (is_here[i]) here.push_back(i);
    }
    std::string from_the_start;
    ASSERT_EQ(shown(pile.grouped(here, &kept)), shown(pile.grouped(here, &from_the_start)))
        << "run " << run;
    ASSERT_EQ(kept, from_the_start) << "run " << run;
  }
}

TEST(Grouping, IsTheSameFromWhatAnEarlierRunLeft) {
  for (unsigned seed = 41; seed <= 48; ++seed) run_again(18, 16, seed);
  for (unsigned seed = 51; seed <= 56; ++seed) run_again(110, 12, seed);
  run_again(1250, 6, 61);
}

/// Damage is found, or it changes nothing that is told of the pile it is of; it never crashes.
TEST(Grouping, DamagedLeftoversCountAsNothing) {
  Random random(9);
  const Pile pile = make_pile(40, random);
  std::vector<std::size_t> some, all;
  for (std::size_t i = 0; i < 40; ++i) {
    all.push_back(i);
    if (i % 5 != 0) some.push_back(i);
  }
  std::string whole;
  (void)pile.grouped(some, &whole);
  const std::string told = shown(pile.grouped(all));
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, whole.size() / 2, whole.size() - 1}) {
    std::string cut = whole.substr(0, size);
    EXPECT_EQ(shown(pile.grouped(all, &cut)), told) << size;
  }
  std::string more = whole + "x";
  EXPECT_EQ(shown(pile.grouped(all, &more)), told);
  for (int i = 0; i < 300; ++i) {
    std::string changed = whole;
    changed[below(random, changed.size())] = static_cast<char>(below(random, 256));
    (void)pile.grouped(all, &changed);  // whoever keeps it seals it: here it only must not crash
  }
}

TEST(Grouping, TheSameDocumentComesOnce) {
  Random random(5);
  const Pile pile = make_pile(3, random);
  Grouping grouping;
  grouping.know(pile.entities);
  EXPECT_TRUE(grouping.add(pile.page(0)));
  EXPECT_FALSE(grouping.add(pile.page(0)));
  EXPECT_FALSE(grouping.remove(pile.documents[1].id));
  EXPECT_TRUE(grouping.remove(pile.documents[0].id));
  EXPECT_TRUE(grouping.incidents().empty());
}

TEST(Sides, WhatTextsSeeIsExactInTheMean) {
  for (std::uint64_t n = 0; n < 8; ++n) EXPECT_EQ(seen_uses(n, PileSize::large).at(5), n);
  for (const std::uint64_t n : {8ULL, 11ULL, 100ULL, 1024ULL, 5000ULL, 99999ULL}) {
    std::uint64_t uses = 0, more_uses = 0, texts = 0;
    for (std::uint32_t lot = 0; lot < kLots; ++lot) {
      uses += seen_uses(n, PileSize::middling).at(lot);
      more_uses += seen_uses(n, PileSize::large).at(lot);
      texts += seen_texts(n).at(lot);
    }
    for (const std::uint64_t sum : {uses, more_uses, texts}) {
      EXPECT_NEAR(static_cast<double>(sum) / kLots, static_cast<double>(n), 1.6);
    }
  }
  EXPECT_EQ(seen_texts(1023).at(7), 1023U);
  EXPECT_EQ(seen_uses(9, PileSize::small).at(7), 12U);
}

/// At no number does one more change what more than a few of those that hold a word see.
TEST(Sides, OneMoreChangesWhatFewSee) {
  for (const PileSize pile : {PileSize::middling, PileSize::large}) {
    for (std::uint64_t n = 8; n < 200000; n += 1 + n / 40) {
      const SeenCount before = seen_uses(n, pile);
      const SeenCount after = seen_uses(n + 1, pile);
      std::uint64_t changed = 0;
      for (std::uint32_t lot = 0; lot < kLots; ++lot) {
        changed += before.at(lot) != after.at(lot) ? 1 : 0;
      }
      EXPECT_LE(changed * n, std::uint64_t{4} * kLots + n) << n;
    }
  }
}

}  // namespace
}  // namespace habeas
