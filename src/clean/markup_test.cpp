// clean/markup_test.cpp - dates, titles, authors and the article of pages with mark-up
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "clean/block_trees.h"
#include "clean/clean.h"
#include "clean/day_forms.h"
#include "clean/markup_date.h"
#include "clean/markup_facts.h"
#include "clean/markup_view.h"

namespace habeas {
namespace {

/// Builds a page line by line; `path` are the names and classes of its elements ("div.story p").
class PageBuilder {
 public:
  PageBuilder() { document_.markup.strings.emplace_back(); }

  PageBuilder& fact(std::string name, std::string value) {
    document_.markup.stated.push_back(
        {std::move(name), std::move(value), static_cast<std::uint32_t>(document_.text.size())});
    return *this;
  }

  PageBuilder& line(const std::string& path, const std::string& text) {
    if (!document_.text.empty()) document_.text += '\n';
    const auto begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += text;
    const auto end = static_cast<std::uint32_t>(document_.text.size());
    std::vector<std::string> names;
    for (std::size_t at = 0; at <= path.size();) {
      const std::size_t stop = std::min(path.find(' ', at), path.size());
      names.push_back(path.substr(at, stop - at));
      at = stop + 1;
    }
    std::size_t same = 0;
    while (same < open_.size() && same + 1 < names.size() && open_[same].first == names[same])
      ++same;
    open_.resize(same);
    for (std::size_t i = same; i < names.size(); ++i) {
      const std::size_t dot = std::min(names[i].find('.'), names[i].size());
      const std::uint32_t parent = open_.empty() ? Element::kNone : open_.back().second;
      document_.markup.elements.push_back(
          {parent,
           {begin, end},
           string(names[i].substr(0, dot)),
           string(dot < names[i].size() ? names[i].substr(dot + 1) : "")});
      open_.emplace_back(names[i],
                         static_cast<std::uint32_t>(document_.markup.elements.size() - 1));
    }
    for (const auto& [name, element] : open_) document_.markup.elements[element].span.end = end;
    return *this;
  }

  Document build() {
    document_.markup.is_page = true;
    document_.to_source =
        OffsetMap<InText, InSource>::identity(static_cast<std::uint32_t>(document_.text.size()));
    return document_;
  }

 private:
  std::uint32_t string(const std::string& text) {
    auto& strings = document_.markup.strings;
    for (std::uint32_t i = 0; i < strings.size(); ++i) {
      if (strings[i] == text) return i;
    }
    strings.push_back(text);
    return static_cast<std::uint32_t>(strings.size() - 1);
  }

  Document document_;
  std::vector<std::pair<std::string, std::uint32_t>> open_;
};

PageBuilder story() {
  PageBuilder page;
  page.fact("title", "Ferry sinks off Port Amery - The Marrow Gazette")
      .line("body header.site-header nav ul li a", "Home")
      .line("body header.site-header nav ul li a", "World")
      .line("body main article.post h1.entry-title", "Ferry sinks off Port Amery")
      .line(
          "body main article.post div.entry-content p",
          "A ferry with some two hundred people on board sank in a storm off Port Amery during the "
          "night, "
          "the harbour office said on Tuesday, and boats were still looking for survivors at noon.")
      .line("body main article.post div.entry-content p",
            "The harbour office said that most of the passengers had come from the islands in the "
            "south, "
            "where no other ship has called since the beginning of the winter, and that lists were "
            "missing.")
      .line("body main article.post div.entry-content p",
            "Fishermen who were among the first to reach the place told the Gazette that the ferry "
            "had been "
            "lying low in the water for weeks and that nobody had wanted to hear about it in the "
            "town.")
      .line("body footer.site-footer p", "\u00A9 2031 The Marrow Gazette. All rights reserved.");
  return page;
}

TEST(MarkupClean, KeepsTheArticle) {
  const Document document = story().build();
  ASSERT_TRUE(document.markup.check(static_cast<std::uint32_t>(document.text.size())));
  const auto layout = clean(document);
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->title, "Ferry sinks off Port Amery");
  ASSERT_TRUE(layout->title_span);
  ASSERT_EQ(layout->main.size(), 1U);
  const std::string_view main = slice(std::string_view(document.text), layout->main.front());
  EXPECT_TRUE(main.starts_with("Ferry sinks"));
  EXPECT_TRUE(main.ends_with("in the town."));
  EXPECT_EQ(layout->regions.front().kind, RegionKind::navigation);
  EXPECT_EQ(layout->regions.back().kind, RegionKind::footer);
  EXPECT_TRUE(layout->published.date.empty());
}

TEST(MarkupClean, ReadsMetadataAndSaysItsConflicts) {
  const auto layout = clean(story()
                                .fact("meta:og:site_name", "The Marrow Gazette")
                                .fact("ld:NewsArticle:author", "By Ada Quill and Bo Renn")
                                .fact("ld:NewsArticle:datePublished", "2031-04-02T10:00:00Z")
                                .fact("meta:article:published_time", "2031-04-05")
                                .fact("lang", "en-GB")
                                .build());
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->publisher, "The Marrow Gazette");
  EXPECT_EQ(layout->authors, (std::vector<std::string>{"Ada Quill", "Bo Renn"}));
  EXPECT_EQ(layout->published.date, "2031-04-02");
  EXPECT_EQ(layout->published.basis,
            "JSON-LD (datePublished); metadata (article:published_time) says 2031-04-05");
}

TEST(MarkupClean, HoldsATitleThatNoBlockHas) {
  PageBuilder page;
  page.fact("meta:og:title", "Storm over the islands | The Marrow Gazette")
      .fact("meta:og:site_name", "The Marrow Gazette")
      .line("body div.story p",
            "The storm came in from the west before anybody in the villages had heard of it.");
  const auto layout = clean(page.build());
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->title, "Storm over the islands");
  EXPECT_FALSE(layout->title_span);
  EXPECT_EQ(layout->main.size(), 1U);
}

TEST(MarkupClean, RefusesAPageOfTooManyBlocks) {
  CleanOptions options;
  options.max_page_blocks = 3;
  const auto layout = clean(story().build(), options);
  ASSERT_FALSE(layout);
  EXPECT_EQ(layout.error().code, Errc::limit_exceeded);
}

TEST(MarkupDate, ReadsDatesOfManyForms) {
  struct Case {
    const char* text;
    const char* date;
  };
  const std::vector<Case> kCases{
      {"2031-04-02T23:10:00+02:00", "2031-04-02"},
      {"20310402", "2031-04-02"},
      {"Published on April 2nd, 2031 at 10:20", "2031-04-02"},
      {"Apr. 2, 2031", "2031-04-02"},
      {"Mittwoch, 2. M\u00E4rz 2031", "2031-03-02"},
      {"02.04.2031, 14:30 Uhr", "2031-04-02"},
      {"2.4.31", "2031-04-02"},
      {"2 de abril de 2031", "2031-04-02"},
      {"25/12/2031", "2031-12-25"},
      {"12/25/2031", "2031-12-25"},
      {"2\u00A0avril\u00A02031", "2031-04-02"},
      {"02-Apr-2031", "2031-04-02"},
      {"2 | 4 | 2031", "2031-04-02"},
      {"2 \u0430\u043F\u0440\u0435\u043B\u044F 2031, 13:43", "2031-04-02"},
      {"2031\u5E744\u67082\u65E5", "2031-04-02"},
      {"3/4/2031", ""},
      {"31.02.2031", ""},
      {"12 people died in 2031", ""},
      {"version 10.11.12.13", ""},
      {"April 2031", ""},
      {"12.03.1850", ""},
  };
  for (const Case& one : kCases) EXPECT_EQ(date_in(one.text).value_or(""), one.date) << one.text;
  EXPECT_EQ(date_in("3/4/2031", day_order_of("en-GB")), "2031-04-03");
  EXPECT_EQ(date_in("3/4/2031", day_order_of("en-US")), "2031-03-04");
  EXPECT_EQ(date_in("3/4/2031", day_order_of("fr")), "2031-04-03");
  EXPECT_FALSE(date_in("3/4/2031", day_order_of("en")));
  EXPECT_EQ(date_in_url("https://gazette.example/2031/04/02/ferry.html"), "2031-04-02");
  EXPECT_EQ(date_in_url("https://gazette.example/a/2031-04-02-ferry"), "2031-04-02");
  EXPECT_FALSE(date_in_url("https://gazette.example/2031/ferry/12345678"));
}

TEST(MarkupDate, LeavesOutDatesOfOtherThings) {
  const auto dated = [](const char* path, const char* text) {
    return clean(story().line(path, text).build())->published.date;
  };
  EXPECT_EQ(dated("body footer.site-footer p", "Last check: 12 March 2031"), "");
  EXPECT_EQ(dated("body aside.sidebar li", "12 March 2031"), "");
  EXPECT_EQ(dated("body div.comments p", "Ole, 12 March 2031"), "");
  EXPECT_EQ(dated("body main article.post p.entry-date", "12 March 2031"), "2031-03-12");
}

TEST(MarkupDate, ToldInUniversalTimeYieldsToTheDayOfThePlace) {
  const auto layout = clean(story()
                                .fact("ld:NewsArticle:datePublished", "2031-04-03T03:10:00Z")
                                .fact("canonical", "https://gazette.example/2031/04/02/ferry")
                                .build());
  EXPECT_EQ(layout->published.date, "2031-04-02");
  EXPECT_EQ(layout->published.basis, "address; JSON-LD (datePublished) says 2031-04-03");
}

TEST(MarkupDate, IsNotThatOfAChange) {
  const auto dated = [](const char* text) {
    return clean(story().line("body main article.post p.entry-meta", text).build())->published.date;
  };
  EXPECT_EQ(dated("Last updated: 12 March 2031"), "");
  EXPECT_EQ(dated("Written: 2031-03-12 15:03 / Updated: 2031-03-14"), "2031-03-12");
  EXPECT_EQ(dated("Release date: 12 March 2031"), "");
}

TEST(BlockTrees, ScoreManyRowsAsEachAlone) {
  BlockTrees::Tree tree;
  tree.splits = {{1, 10}, {0, -5}, {2, 7}};
  tree.leaves = {-100, 20, 300, -4};
  const BlockTrees trees(3, 2, {tree});
  std::vector<std::int32_t> rows;
  std::vector<std::int32_t> alone;
  for (std::int32_t i = 0; i < 21; ++i) {
    const std::vector<std::int32_t> row{i - 12, i * 5 % 17, i % 13};
    rows.insert(rows.end(), row.begin(), row.end());
    alone.push_back(trees.scores(row).front());
  }
  EXPECT_EQ(trees.scores(rows), alone);
  EXPECT_GT(std::set(alone.begin(), alone.end()).size(), 2U);
}

TEST(BlockTrees, OfGreatNumbersSayTheSame) {
  BlockTrees::Tree narrow;
  narrow.splits = {{0, 32766}, {1, -32768}, {1, BlockTrees::kNever}};
  narrow.leaves = {1, 20, 300, 4000};
  BlockTrees::Tree wide = narrow;  // the same questions, but one that 16 bits do not hold
  wide.splits[2].above = 900'000'000;
  const std::vector<std::int32_t> numbers{-1'000'000, -32769, -32768, -32767, 0,
                                          32765,      32766,  32767,  32768,  1'000'000};
  std::vector<std::int32_t> rows;
  for (const std::int32_t a : numbers) {
    for (const std::int32_t b : numbers) rows.insert(rows.end(), {a, b});
  }
  const auto scores = BlockTrees(2, 2, {narrow}).scores(rows);
  EXPECT_EQ(scores, BlockTrees(2, 2, {wide}).scores(rows));
  EXPECT_EQ(scores.front(), 1);
  EXPECT_EQ(scores.back(), 300);
}

TEST(BlockTrees, AreReadAsWritten) {
  BlockTrees::Tree tree;
  tree.splits = {{1, 10}, {0, -5}, {2, 7}};
  tree.leaves = {-100, 20, 300, -4};
  const BlockTrees trees(3, 2, {tree, tree});
  const auto back = BlockTrees::parse(trees.write());
  ASSERT_TRUE(back) << back.error().message;
  const std::vector<std::int32_t> low{-6, 10, 0};
  const std::vector<std::int32_t> high{0, 11, 8};
  EXPECT_EQ(back->scores(low), std::vector<std::int32_t>{-200});
  EXPECT_EQ(back->scores(high), std::vector<std::int32_t>{-8});
  std::string broken = trees.write();
  broken.back() = static_cast<char>(broken.back() + 1);
  EXPECT_FALSE(BlockTrees::parse(broken));
  EXPECT_FALSE(BlockTrees::parse(trees.write().substr(0, 60)));
  EXPECT_FALSE(BlockTrees::parse(""));
}

TEST(MarkupView, KnowsWordsOfClasses) {
  EXPECT_NE(word_bits("post-content") & bit(WordKind::content), 0U);
  EXPECT_NE(word_bits("site-footer") & bit(WordKind::footer), 0U);
  EXPECT_EQ(word_bits("shadow-read") & bit(WordKind::advert), 0U);
  EXPECT_EQ(word_bits(""), 0U);
  EXPECT_EQ(tag_kind("h1"), TagKind::heading1);
}

/// Eight bytes are looked at at once: not those behind the end, and in words of any length.
TEST(MarkupView, KnowsWordsWhereverTheyStand) {
  for (std::size_t before = 0; before < 300; ++before) {
    const std::string front(before, 'x');
    EXPECT_EQ(word_bits(front + "-nav"), bit(WordKind::navigation)) << before;
    EXPECT_EQ(word_bits(front + "-na"), 0U) << before;
    EXPECT_EQ(word_bits(front + "bildunterschrift"), bit(WordKind::caption)) << before;
    const std::string longer = front + "-navy";
    EXPECT_EQ(word_bits(std::string_view(longer).substr(0, longer.size() - 1)),
              bit(WordKind::navigation))
        << before;
  }
}

TEST(MarkupView, CountsTheBlocksOfEveryElement) {
  PageBuilder builder;
  for (int list = 0; list < 9; ++list) {
    const std::string section = "body section.s" + std::to_string(list);
    for (int item = 0; item < list; ++item)
      builder.line(section + " li.i" + std::to_string(item), "Tolver mill");
    builder.line(section + " p.last", "The mill stands by the river.");
  }
  const Document document = builder.build();
  const Page page(document.text, PageBlocks::lines);
  const MarkupView view(page, document.markup);
  for (std::uint32_t element = 0; element < document.markup.elements.size(); ++element) {
    const TextSpan span = document.markup.elements[element].span;
    std::size_t begin = 0;
    while (begin < page.size() && page.blocks[begin].begin < span.begin) ++begin;
    std::size_t end = begin;
    while (end < page.size() && page.blocks[end].begin < span.end) ++end;
    EXPECT_EQ(view.blocks_of(element).begin, begin) << element;
    EXPECT_EQ(view.blocks_of(element).end, end) << element;
  }
}

}  // namespace
}  // namespace habeas
