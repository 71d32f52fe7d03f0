// ingest/html_test.cpp - tags, references, hidden parts, white space, places and facts of pages
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "ingest/html_references.h"
#include "ingest/html_scan.h"
#include "ingest/html_text.h"
#include "ingest/ingest.h"
#include "ingest/json_ld.h"
#include "ingest/labels.h"
#include "text/utf8.h"

namespace habeas {
namespace {

std::string text_of(std::string_view page) { return read_html(page).text; }

std::string fact(const Markup& markup, std::string_view name) {
  for (const MarkupFact& one : markup.stated) {
    if (one.name == name) return one.value;
  }
  return {};
}

TEST(HtmlText, ShowsWhatABrowserShows) {
  struct Case {
    const char* page;
    const char* text;
  };
  const std::vector<Case> kCases{
      {"<p>One</p><p>Two</p>", "One\nTwo"},
      {"  <div> a \n\t b </div>\n<div></div> c ", "a b\nc"},
      {"one<b>two</b> three", "onetwo three"},
      {"a<br>b<br/><br>c", "a\nb\nc"},
      {"<ul><li>x<li>y</ul>z", "x\ny\nz"},
      {"<table><tr><td>1<td>2<tr><td>3</table>", "1\n2\n3"},
      {"<pre>one\n  two\n\nthree</pre>", "one\ntwo\nthree"},
      {"a &lt;b&gt; &amp; c", "a <b> & c"},
      {"x<script>if (a<b) '</p>'</script>y", "xy"},
      {"x<script><!-- <script>a</script> b --></script>y", "xy"},
      {"x<script><!--></script>y", "xy"},
      {"x<style>p{}</style>y<textarea>t</textarea>z", "xy\nz"},
      {"<title>T &amp; T</title>x", "x"},
      {"x<!-- <p>no</p> -->y<!-->z<!--->w<!-- a --!>v", "xyzwv"},
      {"x<?php echo 1 ?>y<!doctype html>z</ p>w", "xyzw"},
      {"<div hidden>no</div>yes", "yes"},
      {"<div style='color:red; DISPLAY : none'><p>no</div>yes", "yes"},
      {"<span style=\"visibility:hidden\">no</span>yes", "yes"},
      {"<template><p>no</p></template>yes", "yes"},
      {"<svg><title>no</title><text>no</text></svg>yes", "yes"},
      {"<select><option>no<option>no</select>yes", "yes"},
      {"<video>no</video><iframe><p>no</iframe>yes", "yes"},
      {"<noscript>shown</noscript>", "shown"},
      {"<math><mi>x</mi><![CDATA[<y>]]></math>", "x<y>"},
      {"a<![CDATA[no]]>b", "ab"},
      {"1 < 2 and 3 <4 & 5", "1 < 2 and 3 <4 & 5"},
      {"<p title='a>b' class=x>y</p", "y"},
      {"<p>one<div>two</p>three</div>", "one\ntwo\nthree"},
      {"<b><p>one</b>two</p>", "onetwo"},
      {"<a href=x>one<a href=y>two</a>", "onetwo"},
      {"x<plaintext></p>&amp;", "x\n</p>&amp;"},
      {"<body style='display:none'>shown", "shown"},
      {"<x-card>one</x-card><x-card>two</x-card>", "one\ntwo"},
      {"", ""},
      {"<", "<"},
      {"a<b", "a"},
  };
  for (const Case& one : kCases) EXPECT_EQ(text_of(one.page), one.text) << one.page;
}

TEST(HtmlText, KeepsThePlaceOfEveryByte) {
  const std::string page = "<p>caf&eacute; \n <i>noir</i>&nbsp;x</p>";
  const HtmlText read = read_html(page);
  EXPECT_EQ(read.text, "caf\u00E9 noir\u00A0x");
  ASSERT_TRUE(read.to_page.check(static_cast<std::uint32_t>(read.text.size()),
                                 static_cast<std::uint32_t>(page.size())));
  for (const auto& run : read.to_page.runs()) {
    if (!run.copy) continue;
    EXPECT_EQ(slice(std::string_view(read.text), run.to), slice(std::string_view(page), run.from));
  }
  const auto place = read.to_page.map({3, 5});
  EXPECT_EQ(page.substr(place.begin, place.size()), "&eacute;");
  EXPECT_TRUE(read.to_page.is_copy({6, 10}));
}

TEST(HtmlText, RecordsElementsWithText) {
  const HtmlText read = read_html(
      "<div id=Main class='Story body'><p></p><p>One <a rel=author "
      "href=/author/x>Two</a></p></div>");
  std::vector<std::string> seen;
  for (const Element& element : read.markup.elements) {
    seen.push_back(read.markup.strings[element.name] + "[" + read.markup.strings[element.words] +
                   "]" + std::string(slice(std::string_view(read.text), element.span)));
  }
  const std::vector<std::string> kWanted{"div[#main story body]One Two", "p[]One Two",
                                         "a[rel:author href:author]Two"};
  EXPECT_EQ(seen, kWanted);
  EXPECT_TRUE(read.markup.check(static_cast<std::uint32_t>(read.text.size())));
}

/// Text is taken sixteen bytes at a time: what ends a stretch is seen at every place of it.
TEST(HtmlText, IsTheSameWhereverAStretchEnds) {
  struct Case {
    const char* between;
    const char* shown;
  };
  const std::vector<Case> kCases{{" ", " "},           {"  ", " "},
                                 {"\n", " "},          {" \n ", " "},
                                 {"&amp;", "&"},       {"& ", "& "},
                                 {" &lt; ", " < "},    {"\t", " "},
                                 {"\x01", "\x01"},     {"\xC3\xBC", "\xC3\xBC"},
                                 {"&nbsp", "\xC2\xA0"}};
  for (std::size_t before = 1; before < 36; ++before) {
    for (const std::size_t behind : {1U, 2U, 15U, 16U, 17U, 40U}) {
      for (const Case& one : kCases) {
        const std::string a(before, 'a');
        const std::string b(behind, 'b');
        EXPECT_EQ(text_of("<p>" + a + one.between + b + "</p>"), a + one.shown + b);
        EXPECT_EQ(text_of("<p>" + a + one.between + b), a + one.shown + b);
      }
    }
  }
}

TEST(HtmlText, KeepsNoWordsOfElementsWithoutText) {
  const Markup markup =
      read_html(
          "<div class=empty><img class=picture></div><p class=full><i class=icon></i>Word</p>")
          .markup;
  const auto has = [&](std::string_view word) {
    return std::find(markup.strings.begin(), markup.strings.end(), word) != markup.strings.end();
  };
  EXPECT_TRUE(has("full"));
  EXPECT_FALSE(has("empty"));
  EXPECT_FALSE(has("picture"));
  EXPECT_FALSE(has("icon"));
}

/// The same words, put together byte by byte.
TEST(HtmlText, ReadsWordsOfTagsInLowerCase) {
  const auto words = [](const std::string& tag) {
    const Markup markup = read_html(tag + "x").markup;
    return markup.elements.empty() ? std::string() : markup.strings[markup.elements[0].words];
  };
  EXPECT_EQ(words("<div class='  Post  Body\tBig-1 \xC3\xBC a\xC3\xBC' id=Top>"),
            "#top post body big-1  a");
  EXPECT_EQ(words("<a href='https://gazette.example/Author/ada'>"), "href:author");
  EXPECT_EQ(words("<a href='/p/people/ada'>"), "href:author");
  EXPECT_EQ(words("<a href='/list?author=3'>"), "href:author");
  EXPECT_EQ(words("<a class=x href='/peoples/authority=1/'>"), "href:author x");
  EXPECT_EQ(words("<a class=x href='/peoples/paper/'>"), "x");
}

TEST(HtmlText, KeepsOfClassesWhatIsAscii) {
  const HtmlText read = read_html("<p class='\xC3\xA9 Lead\t\xC3\xBCx end'>One</p>");
  ASSERT_EQ(read.markup.elements.size(), 1U);
  EXPECT_EQ(read.markup.strings[read.markup.elements[0].words], "lead x end");
}

TEST(HtmlText, ReadsFactsOfTheHead) {
  const HtmlText read = read_html(
      "<!-- saved from url=(0026)https://gazette.example/a1 -->"
      "<html lang=EN-gb><title> A &amp;\n B </title><meta property='og:Title' content='A "
      "&quot;B&quot;'>"
      "<link rel=canonical href='https://gazette.example/a'>"
      "<script "
      "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-04-02\","
      "\"author\":[{\"@id\":\"#q\"},{\"name\":\"Bo "
      "\\u0052enn\"}],\"x\":[1,null,{\"@id\":\"#q\",\"name\":\"Ada Quill\"}]}</script>"
      "<p>Text<time datetime=2031-04-03 class=Entry-Date>3 April</time>");
  EXPECT_EQ(fact(read.markup, "saved:url"), "https://gazette.example/a1");
  EXPECT_EQ(fact(read.markup, "lang"), "EN-gb");
  EXPECT_EQ(fact(read.markup, "title"), "A & B");
  EXPECT_EQ(fact(read.markup, "meta:og:title"), "A \"B\"");
  EXPECT_EQ(fact(read.markup, "canonical"), "https://gazette.example/a");
  EXPECT_EQ(fact(read.markup, "ld:NewsArticle:datePublished"), "2031-04-02");
  EXPECT_EQ(fact(read.markup, "ld:NewsArticle:author"), "Ada Quill");
  EXPECT_EQ(fact(read.markup, "time:entry-date"), "2031-04-03");
}

TEST(HtmlReferences, FollowTheStandard) {
  struct Case {
    const char* text;
    const char* in_text;
    const char* in_attribute;
  };
  const std::vector<Case> kCases{
      {"&amp;", "&", "&"},
      {"&ampx", "&x", "&ampx"},
      {"&amp=", "&=", "&amp="},
      {"&notit;", "\u00ACit;", "&notit;"},
      {"&notin;", "\u2209", "\u2209"},
      {"&hellip", "&hellip", "&hellip"},
      {"&NotEqualTilde;", "\u2242\u0338", "\u2242\u0338"},
      {"&#65;&#x41;&#X41", "AAA", "AAA"},
      {"&#146;", "\u2019", "\u2019"},
      {"&#0;&#xD800;&#x110000;&#99999999999;", "\uFFFD\uFFFD\uFFFD\uFFFD",
       "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"&#;&#x;&;&", "&#;&#x;&;&", "&#;&#x;&;&"},
      {"&CounterClockwiseContourIntegral;", "\u2233", "\u2233"},
  };
  for (const Case& one : kCases) {
    EXPECT_EQ(decode_references(one.text, false), one.in_text) << one.text;
    EXPECT_EQ(decode_references(one.text, true), one.in_attribute) << one.text;
  }
}

TEST(HtmlLabels, FindWhatIsDeclared) {
  EXPECT_EQ(declared_label("<meta charset='x-sjis'>"), "x-sjis");
  EXPECT_EQ(
      declared_label("<meta http-equiv=Content-Type content='text/html; charset = \"koi8-r\"'>"),
      "koi8-r");
  EXPECT_EQ(declared_label("<?xml version='1.0' encoding='latin1'?><html>"), "latin1");
  EXPECT_EQ(declared_label("<script>'<meta charset=no>'</script><!-- <meta charset=no> --><body>"),
            "");
  EXPECT_STREQ(charset_of_label(" Latin1 ")->name, "windows-1252");
  EXPECT_STREQ(charset_of_label("utf-16")->name, "UTF-8");
  EXPECT_FALSE(charset_of_label("klingon"));
}

TEST(HtmlPage, IsReadInItsEncoding) {
  warm_up_ingest();
  const auto legacy =
      ingest("<html><meta charset=windows-1251><p>\xCF\xF0\xE8\xE2\xE5\xF2 &mdash; <b>x</b>",
             ReadContext(Limits{}));
  ASSERT_TRUE(legacy) << legacy.error().message;
  EXPECT_EQ(legacy->text, "\u041F\u0440\u0438\u0432\u0435\u0442 \u2014 x");
  EXPECT_EQ(legacy->encoding.name, "windows-1251");
  EXPECT_EQ(legacy->encoding.basis, "meta");
  EXPECT_EQ(legacy->media_type, "text/html");
  EXPECT_EQ(legacy->to_source.map({0, 12}), (SourceSpan{36, 42}));
  const auto utf8 =
      ingest("\xEF\xBB\xBF<!doctype html><meta charset=latin1><p>\u00E9", ReadContext(Limits{}));
  ASSERT_TRUE(utf8);
  EXPECT_EQ(utf8->text, "\u00E9");
  EXPECT_EQ(utf8->encoding.basis, "bom");
  const auto valid = ingest("<p>\u00E9\u00E8<meta charset=latin1>", ReadContext(Limits{}));
  ASSERT_TRUE(valid);
  EXPECT_EQ(valid->text, "\u00E9\u00E8");
  EXPECT_FALSE(ingest("<html><script>x</script></html>", ReadContext(Limits{})));
}

TEST(HtmlPage, IsKnownByItsContent) {
  warm_up_ingest();
  for (const char* page : {"<!DOCTYPE HTML><p>x", " \n<!-- c --><HTML>x",
                           "<?xml version='1.0'?><html>x", "<p>x", "<div class=a>x"}) {
    EXPECT_EQ(ingest(page, ReadContext(Limits{}))->media_type, "text/html") << page;
  }
  for (const char* text : {"a <html> b", "<pre-print> x", "<quill@gazette.example> wrote", "<3"}) {
    EXPECT_EQ(ingest(text, ReadContext(Limits{}))->media_type, "text/plain") << text;
  }
}

TEST(JsonLd, ReadsWhatStoodBeforeItBroke) {
  const auto facts = read_json_ld(
      "{\"@type\":[\"Article\"],\"headline\":\"A \\\"b\\\"\",\"author\":\"Ada Quill\",\"x\":[");
  ASSERT_EQ(facts.size(), 3U);
  EXPECT_EQ(facts[1], (std::pair<std::string, std::string>{"ld:Article:headline", "A \"b\""}));
  EXPECT_TRUE(read_json_ld(std::string(100000, '[')).empty());
  EXPECT_TRUE(read_json_ld("{\"a\":\"\\").empty());
}

/// Pages of pieces of mark-up put together at random: the promises of the type hold for all.
TEST(HtmlText, HoldsItsPromisesForAnyPage) {
  const std::vector<std::string> kPieces{
      "<p>",     "</p>",     "<div hidden>", "</div>",   "<a href='", "<b class=x>",
      "</b>",    "<svg>",    "</svg>",       "<table>",  "<td>",      "</table>",
      "<li>",    "<script>", "</script>",    "<!--",     "-->",       "<![CDATA[",
      "]]>",     "word ",    "\n",           "&amp;",    "&#x",       "&not",
      "<title>", "</title>", "<pre>",        "'",        "\"",        ">",
      "<",       "/",        "\u00E9",       "<select>", "</select>", "<plaintext",
      "=",       "<br>",     "</a>",         "<h1>",     "<dd>",      "<tr>",
      "\0x"};
  std::mt19937 random(20311);
  for (int round = 0; round < 3000; ++round) {
    std::string page;
    for (auto i = random() % 60; i > 0; --i) page += kPieces[random() % kPieces.size()];
    const HtmlText read = read_html(page);
    const auto size = static_cast<std::uint32_t>(read.text.size());
    ASSERT_TRUE(read.to_page.check(size, static_cast<std::uint32_t>(page.size()))) << page;
    ASSERT_TRUE(read.markup.check(size)) << page;
    ASSERT_EQ(first_invalid(read.text), read.text.size()) << page;
    for (const auto& run : read.to_page.runs()) {
      if (!run.copy) continue;
      ASSERT_EQ(slice(std::string_view(read.text), run.to), slice(std::string_view(page), run.from))
          << page;
    }
  }
}

/// Shapes that a careless reader takes quadratic time for; each of these would take minutes.
TEST(HtmlText, IsLinearInHostilePages) {
  const auto times = [](const std::string& piece, std::size_t bytes) {
    std::string page;
    while (page.size() < bytes) page += piece;
    return page;
  };
  constexpr std::size_t kBytes = 4U << 20U;
  for (const char* piece :
       {"<div>", "</div>", "<b>", "<a>", "<p><table>", "<", "&", "<!--", "<a b=", "&#", "<svg>",
        "<script>", "<section><td>", "<b></i>", "<i><div></b>", "<select>", "<p hidden>x"}) {
    const HtmlText read = read_html("x" + times(piece, kBytes));
    EXPECT_FALSE(read.text.empty());
  }
  EXPECT_EQ(
      text_of("<section>" + times("<td><div>", kBytes / 4) + times("</section>", kBytes / 4) + "x"),
      "x");
}

TEST(HtmlText, CutsALongNameAtACharacter) {
  const std::string page = "<a" + std::string(62, 'b') + "\u00E9\u00E9 class=x>Ferry</a>";
  const HtmlText read = read_html(page);
  EXPECT_EQ(read.text, "Ferry");
  for (const std::string& name : read.markup.strings) {
    EXPECT_EQ(first_invalid(name), name.size()) << name;
  }
}

}  // namespace
}  // namespace habeas
