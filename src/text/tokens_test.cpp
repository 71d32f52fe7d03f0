// text/tokens_test.cpp - words, numbers, sentences and blocks, on invented sentences and on random
// text
#include "text/tokens.h"

#include <gtest/gtest.h>

#include <random>
#include <tuple>

#include "text/utf8.h"

namespace habeas {
namespace {

TokenText read(std::string_view text) { return tokenize(text, find_blocks(text)); }

/// The tokens between bars: "He|left|."
std::string words(std::string_view text) {
  std::string out;
  for (const Token& token : read(text).tokens) {
    if (!out.empty()) out += "|";
    out += slice(text, token.span());
  }
  return out;
}

std::vector<std::string> sentences(std::string_view text) {
  const TokenText tokens = read(text);
  std::vector<std::string> out;
  for (const TokenRange range : tokens.sentences) out.emplace_back(slice(text, tokens.span(range)));
  return out;
}

std::vector<std::string> blocks(std::string_view text) {
  std::vector<std::string> out;
  for (const TextSpan span : find_blocks(text)) out.emplace_back(slice(text, span));
  return out;
}

using Strings = std::vector<std::string>;

TEST(Tokens, SplitsWordsMarksAndPossessives) {
  EXPECT_EQ(words("Marland's army left."), "Marland|'s|army|left|.");
  EXPECT_EQ(words("the ministers\xE2\x80\x99 plan"), "the|ministers|\xE2\x80\x99|plan");
  EXPECT_EQ(words("They didn't, O'Dell said"), "They|didn't|,|O'Dell|said");
  EXPECT_EQ(words("a well-known lock-up"), "a|well|-|known|lock|-|up");
  EXPECT_EQ(words("(OBC)"), "(|OBC|)");
}

TEST(Tokens, KeepsDotsInsideAbbreviations) {
  EXPECT_EQ(words("the U.S. office at 4 p.m. today"), "the|U.S.|office|at|4|p.m.|today");
  EXPECT_EQ(words("see example.org now"), "see|example.org|now");
  EXPECT_EQ(words("Dr. Orrin"), "Dr|.|Orrin");
}

TEST(Tokens, ReadsNumbersWhole) {
  EXPECT_EQ(words("33,000 men, 3.1 km, 1990s, 9th, 5%"), "33,000|men|,|3.1|km|,|1990s|,|9th|,|5|%");
  EXPECT_EQ(words("1,2 and 12,3456"), "1|,|2|and|12|,|3456");
  EXPECT_EQ(read("40 boats").tokens[0].kind, TokenKind::number);
  EXPECT_EQ(read("5 %").tokens[1].kind, TokenKind::symbol);
}

TEST(Tokens, TellsNoteMarksFromNumbers) {
  const TokenText note = read("They crossed the frontier12 at night.");
  ASSERT_EQ(note.tokens[4].kind, TokenKind::citation);
  EXPECT_EQ(note.tokens[4].end - note.tokens[4].begin, 2U);
  EXPECT_EQ(read("the frontier 12 times").tokens[2].kind, TokenKind::number);
  for (const Token& token : read("A4 paper, B52, frontier1234").tokens)
    EXPECT_NE(token.kind, TokenKind::citation);
}

TEST(Tokens, SkipsInvisibleCharactersButKeepsTheirBytes) {
  const std::string text =
      "bor\xC2\xAD"
      "der\xE2\x80\x8B post";
  const TokenText tokens = read(text);
  ASSERT_EQ(tokens.tokens.size(), 2U);
  EXPECT_EQ(tokens.tokens[0].key, "border"_w);
  EXPECT_EQ(tokens.tokens[1].key, "post"_w);
  EXPECT_EQ(words("40\xC2\xA0men"), "40|men");
  EXPECT_TRUE(read("40\xC2\xA0men").tokens[1].space_before);
}

TEST(Tokens, KnowsShapes) {
  const TokenText tokens = read("men Orrin OBC McVale A \xC5\xA0koda");
  const std::vector<Shape> shapes{Shape::lower, Shape::capitalised, Shape::upper,
                                  Shape::mixed, Shape::capitalised, Shape::capitalised};
  ASSERT_EQ(tokens.tokens.size(), shapes.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) EXPECT_EQ(tokens.tokens[i].shape, shapes[i]) << i;
}

TEST(Sentences, EndAtStopsAndNotAtAbbreviations) {
  EXPECT_EQ(sentences("Dr. Orrin came. He left at 4 p.m. on Friday."),
            (Strings{"Dr. Orrin came.", "He left at 4 p.m. on Friday."}));
  EXPECT_EQ(sentences("J. Orrin and Gen. Vale met on 3 Oct. in Varn. All agreed!"),
            (Strings{"J. Orrin and Gen. Vale met on 3 Oct. in Varn.", "All agreed!"}));
  EXPECT_EQ(sentences("It paid 3.5 million. Why? No. 4 knew."),
            (Strings{"It paid 3.5 million.", "Why?", "No. 4 knew."}));
  EXPECT_EQ(
      sentences("Officials of the U.S. Treasury spoke. They came from the U.S. The rest hid."),
      (Strings{"Officials of the U.S. Treasury spoke.", "They came from the U.S.",
               "The rest hid."}));
}

TEST(Sentences, EndWhereThePageLostTheSpace) {
  EXPECT_EQ(sentences("They were freed.Nobody was hurt. See varn.org or Mill.Net."),
            (Strings{"They were freed.", "Nobody was hurt.", "See varn.org or Mill.Net."}));
  EXPECT_EQ(
      sentences("It stood on www.Varnmill.org and on pages.Varnmill.org. Nobody read it."),
      (Strings{"It stood on www.Varnmill.org and on pages.Varnmill.org.", "Nobody read it."}));
}

TEST(Sentences, KeepClosingMarksAndNotes) {
  EXPECT_EQ(sentences("\"We ran.\" She wept. (He did not.) The end."),
            (Strings{"\"We ran.\"", "She wept.", "(He did not.)", "The end."}));
  EXPECT_EQ(sentences("They came back3. Nobody spoke."),
            (Strings{"They came back3.", "Nobody spoke."}));
  EXPECT_EQ(sentences("They waited\xE2\x80\xA6 and waited. Then \xE2\x80\xA6 Silence."),
            (Strings{"They waited\xE2\x80\xA6 and waited.", "Then \xE2\x80\xA6", "Silence."}));
}

TEST(Sentences, EndAtTheStopOfAnotherScript) {
  EXPECT_EQ(
      sentences("\xE4\xBB\x96\xE8\xB5\xB0\xE3\x80\x82\xE5\xA5\xB9\xE6\x9D\xA5\xE3\x80\x82"),
      (Strings{"\xE4\xBB\x96\xE8\xB5\xB0\xE3\x80\x82", "\xE5\xA5\xB9\xE6\x9D\xA5\xE3\x80\x82"}));
}

TEST(Sentences, AreCutWhereNoStopComes) {
  std::string list = "They took";
  for (int i = 0; i < 2000; ++i) list += " nets,";
  const TokenText tokens = read(list);
  EXPECT_EQ(tokens.sentences.size(), 4002 / kLongestSentence + 1);
  EXPECT_EQ(tokens.sentences.front().size(), kLongestSentence);
}

TEST(Blocks, AreParagraphsAndLoneLines) {
  EXPECT_EQ(blocks("  Title \n\nFirst line.\nSecond line.\r\n\r\nLast.\n"),
            (Strings{"Title", "First line.", "Second line.", "Last."}));
  EXPECT_EQ(blocks(""), Strings{});
  EXPECT_EQ(blocks(" \n\t\n\xC2\xA0\n"), Strings{});
}

TEST(Blocks, EndWhereTheNextItemOfAListBegins) {
  EXPECT_EQ(
      blocks("The toll so far, as the union gives it today\n- nine porters were killed by guards\n"
             "- four weavers of the mill are missing\n- two shops of the market were burnt\n"
             "12. the road to the town is closed\n"),
      (Strings{"The toll so far, as the union gives it today",
               "- nine porters were killed by guards", "- four weavers of the mill are missing",
               "- two shops of the market were burnt", "12. the road to the town is closed"}));
}

TEST(Blocks, HeadlinesBelowEachOtherStandAlone) {
  const std::string text =
      "Army raid kills five in Lorn, families say\n18 June 2029\n\n"
      "The families said that the men were asleep when the soldiers entered the house at 3 a.m.\n\n"
      "Two years after Ebrin, and no trial\nThe long silence of the judges\nThe very last ferry of "
      "the Lorn\nA market without any of its traders\nHow the old mill of Tolver burned\n"
      "Who was at the gate?\n";
  EXPECT_EQ(read(text).blocks.size(), 9U);
}

TEST(Blocks, AnAddressOnTheWebDoesNotSayHowWideATextIs) {
  const std::string text =
      "The mill of Tolver burned down on\nMonday night, and the miller was\nnot found before the "
      "day came. A\nneighbour saw two men on the road\nwith a lamp and a can of oil in\ntheir "
      "hands, and ran.\n\n"
      "https://tolver.example/news/2031/05/the-mill-of-tolver-burned-down-on-monday-night\n";
  EXPECT_EQ(read(text).blocks.size(), 2U);
}

TEST(Blocks, JoinTheLinesOfHardWrappedText) {
  const std::string first =
      "The ferry had left the upper harbour long before dawn and it\n"
      "carried some forty weavers with their looms, their dogs and a\n"
      "great many of the baskets that they had hoped to sell in that\n"
      "market on the other bank of the river, as they did each year.";
  const std::string second =
      "Nobody on the pier could say afterwards why the captain chose\n"
      "to go by the narrow channel, which had been closed since that\n"
      "spring, or why no signal had been lit at either of the towers.";
  EXPECT_EQ(blocks(first + "\n\n" + second + "\n"), (Strings{first, second}));
}

TEST(TokenText, FindsTheSentenceAndBlockOfAToken) {
  const std::string text = "One came. Two left.\n\nThree stayed.";
  const TokenText tokens = read(text);
  const auto three = static_cast<std::uint32_t>(text.find("Three"));
  const std::uint32_t at = tokens.token_at(three);
  EXPECT_EQ(slice(std::string_view(text), tokens.tokens[at].span()), "Three");
  EXPECT_EQ(tokens.sentence_of(at), 2U);
  EXPECT_EQ(tokens.block_of(at), 1U);
  EXPECT_EQ(tokens.sentence_of(at - 1), 1U);
  EXPECT_TRUE(tokens.span({2, 2}).empty());
}

/// Tokens are in order, inside their blocks, apart from each other and on character boundaries;
/// sentences and blocks partition them.
void check_laws(const std::string& text) {
  const std::vector<TextSpan> spans = find_blocks(text);
  const TokenText tokens = tokenize(text, spans);
  std::uint32_t at = 0;
  std::size_t block = 0;
  for (const Token& token : tokens.tokens) {
    ASSERT_LT(token.begin, token.end);
    ASSERT_GE(token.begin, at);
    while (block < spans.size() && spans[block].end <= token.begin) ++block;
    ASSERT_LT(block, spans.size());
    ASSERT_GE(token.begin, spans[block].begin);
    ASSERT_LE(token.end, spans[block].end);
    ASSERT_NE(static_cast<unsigned char>(text[token.begin]) & 0xC0U, 0x80U);
    if (token.end < text.size()) {
      ASSERT_NE(static_cast<unsigned char>(text[token.end]) & 0xC0U, 0x80U);
    }
    ASSERT_EQ(token.key, word_key(fold(slice(std::string_view(text), token.span()))));
    at = token.end;
  }
  for (const auto* ranges : {&tokens.sentences, &tokens.blocks}) {
    std::uint32_t next = 0;
    for (const TokenRange range : *ranges) {
      ASSERT_EQ(range.begin, next);
      ASSERT_LT(range.begin, range.end);
      next = range.end;
    }
    ASSERT_EQ(next, tokens.tokens.size());
  }
  for (const TokenRange sentence : tokens.sentences) {
    ASSERT_EQ(tokens.block_of(sentence.begin), tokens.block_of(sentence.end - 1));
    ASSERT_LE(sentence.size(), kLongestSentence);
  }
}

/// Whether base forms are made changes nothing else.
void check_without_bases(const std::string& text) {
  const std::vector<TextSpan> spans = find_blocks(text);
  const TokenText with = tokenize(text, spans);
  const TokenText without = tokenize(text, spans, Bases::none);
  ASSERT_EQ(with.sentences, without.sentences);
  ASSERT_EQ(with.blocks, without.blocks);
  ASSERT_EQ(with.tokens.size(), without.tokens.size());
  for (std::size_t i = 0; i < with.tokens.size(); ++i) {
    const auto facts = [](const Token& t) {
      return std::tuple(t.begin, t.end, t.key, t.kind, t.shape, t.space_before, t.sentence,
                        t.block);
    };
    ASSERT_EQ(facts(with.tokens[i]), facts(without.tokens[i]));
  }
}

TEST(Tokens, AreTheSameWithoutBaseForms) {
  check_without_bases("The U.S. ferry \"Ada\" left Tolver. Don't ask the McKay mill.");
  check_without_bases(
      "It ended.Nobody, p.m. or at Tolver.example, saw "
      "M\xC3\xBCller's DOG7 \xE2\x80\x94 a");
  check_without_bases("word\xC2\xADpart O'Hara's. X Y. iPad word. (end)\n\nAnd so on.");
}

/// Random bytes in which every invalid one is replaced, as ingest does.
std::string random_text(std::mt19937& random, std::size_t size) {
  static const std::string kPieces[] = {".",
                                        " ",
                                        "\n",
                                        "\n\n",
                                        "\"",
                                        "'s",
                                        "9",
                                        "12",
                                        "(",
                                        "U.S.",
                                        "Mr. ",
                                        "\xE2\x80\x9C",
                                        "\xE2\x80\x99",
                                        "\xC2\xA0",
                                        "\xE2\x80\x8B",
                                        "\xE4\xB8\xAD",
                                        "\xE3\x80\x82",
                                        "A",
                                        "b",
                                        "\xE2\x80\xA6",
                                        "\xCC\x81",
                                        "\r\n",
                                        "-",
                                        "\xF0\x9F\x98\x80",
                                        "!",
                                        "?",
                                        ",",
                                        "\xEF\xBB\xBF"};
  std::string raw;
  while (raw.size() < size) {
    if (random() % 3 == 0) {
      raw.push_back(static_cast<char>(random()));
    } else {
      raw += kPieces[random() % std::size(kPieces)];
    }
  }
  std::string text;
  for (std::size_t i = 0; i < raw.size();) {
    const CodePoint c = code_point_at(raw, i);
    append_utf8(text, c.value);
    i += c.size;
  }
  return text;
}

TEST(Tokens, KeepTheirLawsOnRandomText) {
  constexpr std::uint32_t kSeed = 4711;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  for (int round = 0; round < 1500; ++round) {
    const std::string text = random_text(random, random() % 120);
    SCOPED_TRACE(text);
    check_laws(text);
    check_without_bases(text);
    if (HasFatalFailure()) return;
  }
}

/// One token or one kind of token without end: quadratic reading would not come to an end here.
TEST(Tokens, StayLinearOnMonstrousInput) {
  constexpr std::size_t kSize = 5'000'000;
  constexpr std::size_t kPart = kSize / 20;
  EXPECT_EQ(read(std::string(kSize, 'a')).tokens.size(), 1U);
  EXPECT_EQ(read(std::string(kSize, '7')).tokens.size(), 1U);
  EXPECT_EQ(read(std::string(kPart, '"')).tokens.size(), kPart);
  EXPECT_EQ(read(std::string(kPart, '.') + "a").tokens.size(), kPart + 1);
  EXPECT_EQ(read(std::string(kPart, '\n')).tokens.size(), 0U);
  std::string initials;
  for (std::size_t i = 0; i < kPart; ++i) initials += "A.";
  EXPECT_EQ(read(initials).tokens.size(), 1U);
  std::string notes = "a";
  for (std::size_t i = 0; i < kPart; ++i) notes += "b7";
  EXPECT_GT(read(notes).tokens.size(), 2U);
}

}  // namespace
}  // namespace habeas
