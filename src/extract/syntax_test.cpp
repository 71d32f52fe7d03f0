// extract/syntax_test.cpp - chunks and who does what in a clause, on invented sentences
#include "extract/syntax.h"

#include <gtest/gtest.h>

#include "extract/base_forms.h"
#include "extract/reading_test.h"
#include "text/lemmas.h"

namespace habeas {
namespace {

/// "[the guards] <took> [them]": noun and pronoun chunks in brackets, verb groups in angles.
std::string chunks(const Page& page) {
  const Analysis& a = page.reading.a;
  std::string out;
  for (const Chunk& chunk : a.chunks) {
    if (!out.empty()) out += " ";
    const bool verb = chunk.kind == ChunkKind::verb;
    out += verb ? "<" : "[";
    out += a.words(chunk.range);
    out += verb ? ">" : "]";
  }
  return out;
}

std::uint32_t verb(const Page& page, std::string_view head) {
  const Analysis& a = page.reading.a;
  for (std::uint32_t c = 0; c < a.chunks.size(); ++c) {
    if (a.chunks[c].kind == ChunkKind::verb && a.word(a.chunks[c].head) == head) return c;
  }
  ADD_FAILURE() << "no verb " << head << " in " << chunks(page);
  return 0;
}

std::string words(const Page& page, std::uint32_t chunk) {
  return chunk == kNone ? "-"
                        : std::string(page.reading.a.words(page.reading.a.chunks[chunk].range));
}

std::string subject(const Page& page, std::string_view head) {
  return words(page, subject_of(page.reading.a, verb(page, head)));
}

std::string object(const Page& page, std::string_view head) {
  return words(page, object_of(page.reading.a, verb(page, head)));
}

TEST(Chunks, AreBasePhrasesAndVerbGroups) {
  const auto page = read_page("The three guards have not taken the old ferry to Tolverton.");
  EXPECT_EQ(chunks(*page), "[The three guards] <have not taken> [the old ferry] [Tolverton]");
  const Chunk& taken = page->reading.a.chunks[1];
  EXPECT_TRUE(taken.negative && taken.perfect && is_finite(taken));
  EXPECT_FALSE(taken.passive || taken.infinitive || taken.participle);
  EXPECT_TRUE(page->reading.a.chunks[0].definite && page->reading.a.chunks[0].plural);
  const std::uint32_t preposition = page->reading.a.chunks[3].preposition;
  ASSERT_NE(preposition, kNone);
  EXPECT_EQ(page->reading.a.word(preposition), "to");
}

TEST(Chunks, KnowPassivesModalsAndInfinitives) {
  const auto page = read_page("The miners were arrested. They may be sent home. He tried to flee.");
  EXPECT_TRUE(page->reading.a.chunks[verb(*page, "arrested")].passive);
  const Chunk& sent = page->reading.a.chunks[verb(*page, "sent")];
  EXPECT_TRUE(sent.passive);
  EXPECT_EQ(sent.modal, "may"_w);
  const Chunk& flee = page->reading.a.chunks[verb(*page, "flee")];
  EXPECT_TRUE(flee.infinitive);
  EXPECT_FALSE(is_finite(flee));
}

TEST(Chunks, DoNotOverlapAndLieInOneSentence) {
  const auto page = read_page(
      "Two of the men, who had fled, were held; others hid. \"We ran,\" said one, a driver. "
      "The 40-year-old's so-called crimes weren't ever named.");
  const Analysis& a = page->reading.a;
  std::uint32_t end = 0;
  for (std::uint32_t c = 0; c < a.chunks.size(); ++c) {
    const Chunk& chunk = a.chunks[c];
    EXPECT_GE(chunk.range.begin, end);
    EXPECT_TRUE(chunk.range.contains(chunk.head));
    EXPECT_EQ(a.tokens.sentence_of(chunk.range.begin), a.tokens.sentence_of(chunk.range.end - 1));
    for (std::uint32_t t = chunk.range.begin; t < chunk.range.end; ++t) EXPECT_EQ(a.chunk_at[t], c);
    end = chunk.range.end;
  }
}

TEST(Syntax, FindsTheSubjectOfAPassive) {
  const auto page = read_page("Sixty miners from Tolverton were arrested by soldiers on Friday.");
  EXPECT_EQ(subject(*page, "arrested"), "Sixty miners");
  const auto by = phrases_of(page->reading.a, verb(*page, "arrested"), {"by"_w});
  ASSERT_EQ(by.size(), 1U);
  EXPECT_EQ(words(*page, by[0]), "soldiers");
  EXPECT_EQ(object(*page, "arrested"), "-");
}

TEST(Syntax, LooksPastAnApposition) {
  const auto page = read_page("Dara Minn, a lawyer, told the court. The ferry left.");
  EXPECT_EQ(subject(*page, "told"), "Dara Minn");
  EXPECT_EQ(object(*page, "told"), "the court");
  EXPECT_EQ(subject(*page, "left"), "The ferry");
}

TEST(Syntax, FollowsARelativeClause) {
  const auto page = read_page("The officer who arrested the weavers was a colonel.");
  EXPECT_EQ(subject(*page, "arrested"), "The officer");
  EXPECT_EQ(object(*page, "arrested"), "the weavers");
}

TEST(Syntax, FollowsParticiplesAndSharedSubjects) {
  const auto page = read_page("The weavers held in Tolverton were freed.");
  EXPECT_EQ(subject(*page, "held"), "The weavers");
  EXPECT_EQ(subject(*page, "freed"), "The weavers");
  const auto shared = read_page("Soldiers came back and beat the driver.");
  EXPECT_EQ(subject(*shared, "beat"), "Soldiers");
  EXPECT_EQ(object(*shared, "beat"), "the driver");
}

TEST(Syntax, GivesAnInfinitiveTheSubjectOfItsVerb) {
  const auto page = read_page("The ministry refused to name the men.");
  EXPECT_EQ(subject(*page, "name"), "The ministry");
  EXPECT_EQ(object(*page, "name"), "the men");
}

TEST(Syntax, JoinsTheWordsOfAFullPhrase) {
  const auto page = read_page("The mothers of the weavers and the miners waited.");
  EXPECT_EQ(page->reading.a.words(full_phrase(page->reading.a, 0)),
            "The mothers of the weavers and the miners");
}

TEST(Syntax, EndsAtTheClause) {
  const auto page = read_page("They went to Tolverton; he went to Brackwater.");
  const auto to = phrases_of(page->reading.a, verb(*page, "went"), {"to"_w});
  ASSERT_EQ(to.size(), 1U);
  EXPECT_EQ(words(*page, to[0]), "Tolverton");
}

TEST(Syntax, NoFormOfAVerbIsDismissedAtFirstLook) {
  const auto page = read_page(
      {{RegionKind::main,
        "The doctors treat two men and treated ten. She is treating them, he treats nobody. They "
        "left the town, leave again and were leaving; the speakers spoke, talk and put it off."}});
  const Analysis& a = page->reading.a;
  std::size_t forms = 0;
  for (std::uint32_t t = 0; t < a.size(); ++t) {
    for (const std::string_view lemma : {"treat", "leave", "speak", "talk", "put"}) {
      if (!has_verb_lemma(fold(a.word(t)), std::array{lemma})) continue;
      ++forms;
      EXPECT_TRUE(may_be_form(a, t, word_key(lemma))) << a.word(t);
    }
  }
  EXPECT_EQ(forms, 10U);
  EXPECT_FALSE(may_be_form(a, 1, "treat"_w));
  EXPECT_FALSE(may_be_form(a, a.size(), "treat"_w));
}

}  // namespace
}  // namespace habeas
