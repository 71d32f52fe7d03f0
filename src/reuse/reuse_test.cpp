// reuse/reuse_test.cpp - copies, passages and quotations on small invented pages
#include "reuse/reuse.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "reuse/matches.h"
#include "reuse/sketch.h"
#include "reuse/words.h"

namespace habeas {
namespace {

struct Pages {
  std::vector<Document> documents;
  std::vector<Layout> layouts;

  void add(const std::string& text, std::vector<Region> furniture = {}) {
    Document document;
    document.id = IdBuilder().add(std::uint64_t{documents.size()}).build<DocumentTag>();
    document.path = "page" + std::to_string(documents.size());
    document.text = text;
    Layout layout;
    layout.document = document.id;
    std::uint32_t at = 0;
    for (Region& region : furniture) {
      layout.regions.push_back(main_region(at, region.span.begin));
      at = region.span.end;
      layout.regions.push_back(region);
    }
    layout.regions.push_back(main_region(at, static_cast<std::uint32_t>(text.size())));
    documents.push_back(std::move(document));
    layouts.push_back(std::move(layout));
  }

  static Region main_region(std::uint32_t begin, std::uint32_t end) {
    Region region;
    region.kind = RegionKind::main;
    region.span = {begin, end};
    return region;
  }

  [[nodiscard]] std::vector<ReuseLink> links() const {
    const auto found = find_reuse(documents, layouts);
    EXPECT_TRUE(found.has_value());
    return found ? *found : std::vector<ReuseLink>{};
  }

  [[nodiscard]] std::string text_of(const ReuseEnd& end) const {
    for (const Document& document : documents) {
      if (document.id == end.document) return std::string(slice(document.text, end.span));
    }
    return {};
  }
};

TEST(Reuse, FindsARunOfEightWordsOnBothSides) {
  Pages pages;
  pages.add(
      "The harbour office said that ferries carried the prisoners across the wide bay at dawn.");
  pages.add(
      "A witness saw it. Ferries carried the prisoners across the wide bay, she wrote later.");
  const auto links = pages.links();
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].kind, ReuseKind::passage);
  EXPECT_EQ(links[0].words, 8U);
  EXPECT_EQ(pages.text_of(links[0].a), "ferries carried the prisoners across the wide bay");
  EXPECT_EQ(pages.text_of(links[0].b), "Ferries carried the prisoners across the wide bay");
}

TEST(Reuse, SevenWordsCountOnlyWithAFigure) {
  Pages plain;
  plain.add("He saw ferries carried the prisoners across the bay today.");
  plain.add("Old ferries carried the prisoners across the bay again.");
  EXPECT_TRUE(plain.links().empty());
  Pages figure;
  figure.add("He saw ferries carried 310 prisoners across the bay today.");
  figure.add("Old ferries carried 310 prisoners across the bay again.");
  ASSERT_EQ(figure.links().size(), 1U);
  EXPECT_EQ(figure.links()[0].words, 7U);
}

TEST(Reuse, EqualPagesAreCopiesOfTheFirst) {
  Pages pages;
  for (int i = 0; i < 3; ++i) {
    pages.add("Guards emptied the quarry camp on Sunday and drove everyone to the northern ferry.");
  }
  const auto links = pages.links();
  ASSERT_EQ(links.size(), 2U);
  for (const ReuseLink& link : links) {
    EXPECT_EQ(link.kind, ReuseKind::copy);
    EXPECT_EQ(link.a.document, pages.documents[0].id);
    EXPECT_EQ(link.containment_bp, 10000U);
  }
}

TEST(Reuse, ANearCopyIsOneLink) {
  std::string body;
  for (int i = 0; i < 60; ++i) body += "word" + std::to_string(i) + " ";
  Pages pages;
  pages.add("Opening line here. " + body + "the end.");
  pages.add(body);
  const auto links = pages.links();
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].kind, ReuseKind::copy);
}

TEST(Reuse, FurnitureDoesNotCount) {
  const std::string notice = "We use small files to make this site work well for you and others.";
  Pages pages;
  Region region;
  region.kind = RegionKind::cookie_notice;
  region.span = {0, static_cast<std::uint32_t>(notice.size())};
  pages.add(notice + " The mayor spoke of a missing boat.", {region});
  pages.add(notice + " Quite another story about apples.", {region});
  EXPECT_TRUE(pages.links().empty());
}

TEST(Reuse, AShortQuotationIsFoundInsideALongerOne) {
  Pages pages;
  pages.add("She said: \"Nobody at the quarry answered us.\" Then she left.");
  pages.add("\"For weeks nobody at the quarry answered us, and we waited,\" the aunt recalled.");
  const auto links = pages.links();
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].kind, ReuseKind::quotation);
  EXPECT_EQ(links[0].words, 6U);
}

TEST(Reuse, TwoQuotationsThatOnlySharePartsAreNotOne) {
  Pages pages;
  pages.add("\"We are very concerned about the families in the valley,\" he said.");
  pages.add("\"We are very concerned about prices of wheat and oil,\" they wrote.");
  EXPECT_TRUE(pages.links().empty());
}

struct RandomWords {
  std::vector<std::uint64_t> keys;
  std::vector<std::uint8_t> joined;
};

RandomWords random_words(std::mt19937& random, std::uint32_t size) {
  RandomWords article;
  for (std::uint32_t i = 0; i < size; ++i) {
    article.keys.push_back(random() % 4);
    article.joined.push_back(i == 0 || random() % 17 == 0 ? 0 : 1);
  }
  return article;
}

/// Every run of at least `least` words that cannot grow, found by comparing all places.
std::vector<WordMatch> all_runs(const RandomWords& a, const RandomWords& b, std::uint32_t least) {
  std::vector<WordMatch> runs;
  const auto breaks = [](const RandomWords& w, std::uint32_t at) { return w.joined[at] == 0; };
  for (std::uint32_t i = 0; i < a.keys.size(); ++i) {
    for (std::uint32_t j = 0; j < b.keys.size(); ++j) {
      const bool starts =
          i == 0 || j == 0 || breaks(a, i) || breaks(b, j) || a.keys[i - 1] != b.keys[j - 1];
      if (!starts) continue;
      std::uint32_t size = 0;
      while (i + size < a.keys.size() && j + size < b.keys.size() &&
             a.keys[i + size] == b.keys[j + size] &&
             (size == 0 || (!breaks(a, i + size) && !breaks(b, j + size)))) {
        ++size;
      }
      if (size >= least) runs.push_back({0, 1, i, j, size});
    }
  }
  return runs;
}

TEST(Matches, EveryLongRunIsFoundOrCutByALongerOne) {
  const std::uint32_t seed = 20240611;
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    const std::vector<RandomWords> articles = {random_words(random, 40), random_words(random, 40)};
    std::vector<KeyedWords> keyed;
    for (const RandomWords& article : articles) keyed.push_back({article.keys, article.joined});
    const auto found = find_matches(keyed, PassageOptions{});
    const auto overlaps = [](const WordMatch& x, const WordMatch& y) {
      const bool a = x.a_begin < y.a_begin + y.words && y.a_begin < x.a_begin + x.words;
      const bool b = x.b_begin < y.b_begin + y.words && y.b_begin < x.b_begin + x.words;
      return a || b;
    };
    for (const WordMatch& run : all_runs(articles[0], articles[1], 7)) {
      const bool known = std::any_of(found.begin(), found.end(), [&](const WordMatch& match) {
        return match.words >= run.words && overlaps(match, run);
      });
      EXPECT_TRUE(known) << "seed " << seed << " round " << round;
    }
  }
}

TEST(Reuse, TenThousandCopiesTakeOnePass) {
  Pages pages;
  for (int i = 0; i < 10000; ++i) {
    pages.add("Guards emptied the quarry camp on Sunday and drove everyone to the northern ferry.");
  }
  EXPECT_EQ(pages.links().size(), 9999U);
}

/// Made-up words by number; every `changed`-th word is another one.
std::vector<std::uint64_t> made_keys(std::uint64_t seed, std::size_t words, std::size_t changed) {
  std::mt19937_64 random(seed);
  std::vector<std::uint64_t> keys;
  for (std::size_t i = 0; i < words; ++i) keys.push_back(random());
  for (std::size_t i = changed; changed != 0 && i < words; i += changed) keys[i] += 1;
  return keys;
}

Sketch sketch_of_keys(const std::vector<std::uint64_t>& keys) {
  std::vector<std::uint8_t> joined(keys.size(), 1);
  if (!joined.empty()) joined[0] = 0;
  return sketch_of({keys, joined});
}

TEST(Sketch, AgreesAsMuchAsTheRunsOfWordsDo) {
  const Sketch text = sketch_of_keys(made_keys(1, 2000, 0));
  EXPECT_EQ(agreement(text, text), kSketchValues);
  EXPECT_LT(agreement(text, sketch_of_keys(made_keys(2, 2000, 0))), 8U);
  // Every 45th word changed: 8 of 9 runs stay, Jaccard (8/9) / (2 - 8/9) = .8, 102 of 128 values.
  const std::uint32_t near = agreement(text, sketch_of_keys(made_keys(1, 2000, 45)));
  EXPECT_GT(near, 88U);
  EXPECT_LT(near, 116U);
}

TEST(Sketch, IsTheSameWhateverTheInstructions) {
  for (std::size_t words = 5; words < 1200; words += 1 + words / 9) {
    const std::vector<std::uint64_t> keys = made_keys(words, words, 0);
    std::vector<std::uint8_t> joined(words, 1);
    for (std::size_t i = 0; i < words; i += 400) joined[i] = 0;
    const KeyedWords article{keys, joined};
    EXPECT_EQ(sketch_of(article, SketchKernel::plain).least, sketch_of(article).least) << words;
  }
}

/// More than a band counts by one digit of the key, and with many equal ones.
TEST(Sketch, ClustersManyNearCopiesUnderTheFirstOfThem) {
  std::vector<Sketch> sketches;
  for (std::uint64_t i = 0; i < 6000; ++i) {
    sketches.push_back(sketch_of_keys(made_keys(i % 1000, 200, i < 1000 ? 0 : 100)));
  }
  const std::vector<std::uint32_t> first = near_copies(sketches);
  for (std::uint32_t i = 0; i < 6000; ++i) ASSERT_EQ(first[i], i % 1000) << i;
}

TEST(Sketch, OfTooFewWordsIsEmptyAndJoinsNothing) {
  const std::vector<Sketch> sketches = {sketch_of_keys(made_keys(1, 4, 0)),
                                        sketch_of_keys(made_keys(1, 4, 0)),
                                        sketch_of_keys(made_keys(1, 5, 0))};
  EXPECT_TRUE(sketches[0].is_empty);
  EXPECT_FALSE(sketches[2].is_empty);
  EXPECT_EQ(near_copies(sketches), (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(Sketch, ClustersNearCopiesUnderTheFirstOfThem) {
  std::vector<Sketch> sketches;
  for (std::uint64_t i = 0; i < 60; ++i) {
    sketches.push_back(sketch_of_keys(made_keys(i % 20, 600, i < 20 ? 0 : 70)));
  }
  const std::vector<std::uint32_t> first = near_copies(sketches);
  for (std::uint32_t i = 0; i < 60; ++i) EXPECT_EQ(first[i], i % 20) << i;
}

TEST(Matches, AreTheSameInOnePassAndInMany) {
  std::vector<std::vector<std::uint64_t>> keys;
  std::vector<std::vector<std::uint8_t>> joined;
  for (std::uint64_t i = 0; i < 12; ++i) {
    keys.push_back(made_keys(i % 5, 300, 20 + 7 * i));
    joined.emplace_back(300, 1);
    joined.back()[0] = 0;
  }
  std::vector<KeyedWords> articles;
  for (std::size_t i = 0; i < keys.size(); ++i) articles.push_back({keys[i], joined[i]});
  PassageOptions many;
  many.at_once = 100;
  const auto once = find_matches(articles, {});
  EXPECT_GT(once.size(), 20U);
  EXPECT_EQ(find_matches(articles, many), once);
}

TEST(Reuse, HundredsOfNearCopiesAreEachACopyOfTheFirst) {
  Pages pages;
  for (int i = 0; i < 300; ++i) {
    std::string text = "The ferrymen of Orsel brought sacks of barley over the long lake. ";
    for (int s = 0; s < 12; ++s) {
      text += "Sentence " + std::to_string(s) + " tells what the warden of gate " +
              std::to_string(s * 31) + " wrote into the ledger that night. ";
    }
    pages.add(text + "Copy made for desk " + std::to_string(i) + " of the archive.");
  }
  const auto links = pages.links();
  std::size_t copies = 0;
  for (const ReuseLink& link : links) {
    if (link.kind != ReuseKind::copy) continue;
    ++copies;
    EXPECT_EQ(link.a.document, pages.documents[0].id);
  }
  EXPECT_EQ(copies, 299U);
}

}  // namespace
}  // namespace habeas
