// extract/trace_test.cpp - what the trace of a sentence shows, and frames of a user's own
#include "extract/trace.h"

#include <gtest/gtest.h>

#include <string>

#include "extract/reading_test.h"

namespace habeas {
namespace {

const Gazetteer& gazetteer() {
  static const Gazetteer made = Gazetteer::parse({}).value();
  return made;
}

std::string trace_of(const std::string& text, const ExtractContext& context) {
  const auto page = read_page({{RegionKind::main, text}}, context);
  return trace(page->document, page->layout, context);
}

TEST(Trace, ShowsEveryLayerAndTheClaims) {
  const std::string shown =
      trace_of("On 4 May guards arrested 12 weavers, a nurse said.", invented_context());
  for (const char* words :
       {"bytes 0..50", "arrested/verb", "[noun: 12 weavers]", "amount   \"12 weavers\" 12 to 12",
        "time     \"4 May\"", "voice    a nurse \"said\"", "event    detention by \"arrested\"",
        "agent \"guards\"", "people   \"12 weavers\" group of detention",
        "CLAIM    event/detention at \"arrested\"", "made by events"}) {
    EXPECT_NE(shown.find(words), std::string::npos) << words << " in\n" << shown;
  }
}

TEST(Trace, ShowsControlCharactersAsBlanks) {
  EXPECT_EQ(trace_of("Guards\x1B[2J left.", invented_context()).find('\x1B'), std::string::npos);
}

TEST(UserFrames, AreReadBeforeTheShippedOnes) {
  const std::string text = "Soldiers necklaced two weavers.";
  EXPECT_EQ(trace_of(text, invented_context()).find("CLAIM    event/"), std::string::npos);
  const auto context = ExtractContext::load(gazetteer(), "necklace*\tkilling\tv!human\n");
  ASSERT_TRUE(context.has_value());
  EXPECT_NE(trace_of(text, *context).find("CLAIM    event/killing at \"necklaced\""),
            std::string::npos);
}

TEST(UserFrames, AreRefusedWithTheirLine) {
  const auto refused = [](const char* lines) {
    const auto context = ExtractContext::load(gazetteer(), lines);
    return context ? std::string() : context.error().message;
  };
  EXPECT_EQ(refused("# a comment\nnecklace*\n"),
            "line 2: a frame is words, tab, event, tab, pattern");
  EXPECT_EQ(refused("necklace*\tslaying\tv\n"), "line 1: no event is called \"slaying\"");
  EXPECT_EQ(refused("necklace*\tkilling\tw\n"), "line 1: no pattern is called \"w\"");
  EXPECT_EQ(refused("necklace*\tkilling\tv+tyre!humans\n"),
            "line 1: no pattern is called \"v+tyre!humans\"");
  EXPECT_EQ(refused("necklace*\tkilling\tv!human!armed\nhose*\ttorture\tv+water!human\n"), "");
}

}  // namespace
}  // namespace habeas
