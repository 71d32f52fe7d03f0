// text/word_forms_test.cpp - folding, name keys, singulars and base forms of verbs
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "text/folding.h"
#include "text/lemmas.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace habeas {
namespace {

TEST(Folding, DropsCaseMarksAndInvisibleCharacters) {
  EXPECT_EQ(fold("\xC3\x89lodie"), "elodie");
  EXPECT_EQ(fold("\xC5\xA0koda"), "skoda");
  EXPECT_EQ(fold("\xC3\x86gir"), "aegir");
  EXPECT_EQ(fold("Stra\xC3\x9F"
                 "e"),
            "strasse");
  EXPECT_EQ(fold("O\xE2\x80\x99"
                 "Dell"),
            "o'dell");
  EXPECT_EQ(fold("bor\xC2\xAD"
                 "der\xE2\x80\x8Bs"),
            "borders");
  EXPECT_EQ(fold("\xD0\x9C\xD0\x98\xD0\xA0"), "\xD0\xBC\xD0\xB8\xD1\x80");
  EXPECT_EQ(fold("e\xCC\x81t\xC3\xA9"), "ete");
  EXPECT_EQ(fold(""), "");
}

TEST(Folding, JoinsTheSpellingsOfOneName) {
  EXPECT_EQ(fold_name("Al-Varesh"), fold_name("al varesh"));
  EXPECT_EQ(fold_name("Na\xE2\x80\x99im"), fold_name("Naim"));
  EXPECT_EQ(fold_name("S.T. Orrin"), fold_name("st orrin"));
  EXPECT_NE(fold_name("Orrin"), fold_name("Orren"));
}

TEST(Folding, KeyIsThatOfTheFoldedBytes) {
  for (char32_t c = 0x20; c < 0x2200; ++c) {
    std::string word = "a";
    append_utf8(word, c);
    word += 'Z';
    ASSERT_EQ(folded_key(word), word_key(fold(word))) << static_cast<std::uint32_t>(c);
    ASSERT_EQ(fold(fold(word)), fold(word)) << static_cast<std::uint32_t>(c);
  }
}

TEST(WordForms, MakesSingulars) {
  struct Case {
    const char *plural, *singular;
  };
  for (const Case& c : {Case{"weavers", "weaver"}, Case{"women", "woman"}, Case{"people", "person"},
                        Case{"bodies", "body"}, Case{"crossings", "crossing"}, Case{"boxes", "box"},
                        Case{"churches", "church"}, Case{"buses", "bus"}, Case{"police", "police"},
                        Case{"barracks", "barracks"}, Case{"crisis", "crisis"},
                        Case{"glass", "glass"}, Case{"families", "family"}, Case{"gas", "gas"},
                        Case{"child", "child"}, Case{"fishermen", "fisherman"}}) {
    EXPECT_EQ(singular(c.plural), c.singular);
  }
}

TEST(WordForms, OffersBaseFormsOfVerbs) {
  struct Case {
    const char *form, *base;
  };
  for (const Case& c :
       {Case{"deported", "deport"}, Case{"arriving", "arrive"}, Case{"shot", "shoot"},
        Case{"denied", "deny"}, Case{"denies", "deny"}, Case{"stopped", "stop"},
        Case{"trafficking", "traffick"}, Case{"held", "hold"}, Case{"found", "find"},
        Case{"left", "leave"}, Case{"vanishes", "vanish"}, Case{"says", "say"},
        Case{"killed", "kill"}, Case{"dying", "die"}, Case{"crossed", "cross"}}) {
    const std::vector<std::string> lemmas = verb_lemmas(c.form);
    EXPECT_NE(std::find(lemmas.begin(), lemmas.end(), c.base), lemmas.end()) << c.form;
  }
  EXPECT_EQ(verb_lemmas("deported").front(), "deport");
  EXPECT_EQ(verb_lemmas("shot"), std::vector<std::string>{"shoot"});
}

TEST(WordForms, AnswersOneLemmaAsTheListOfAll) {
  for (const char* const form : {"deported", "arriving", "stopped", "found", "left", "vanishes",
                                 "says", "denies", "compelled", "red", "s", "is", ""}) {
    const std::vector<std::string> all = verb_lemmas(form);
    EXPECT_EQ(verb_lemma(form), all.front()) << form;
    for (const std::string_view lemma :
         {"deport",  "deporte", "arriv",  "arrive",  "stop", "stopp", "find",
          "found",   "leave",   "vanish", "vanishe", "say",  "deny",  "compel",
          "compell", "r",       "red",    "s",       "be",   ""}) {
      const bool listed = std::find(all.begin(), all.end(), lemma) != all.end();
      EXPECT_EQ(has_verb_lemma(form, std::array{lemma}), listed) << form << " " << lemma;
      EXPECT_TRUE(may_be_form_of(form, std::array{lemma}) || !listed || lemma.empty())
          << form << " " << lemma;
    }
  }
  EXPECT_FALSE(has_verb_lemma("deported", {}));
  EXPECT_FALSE(may_be_form_of("deported", std::array<std::string_view, 2>{"say", "tell"}));
  EXPECT_FALSE(may_be_form_of("Smoked", std::array<std::string_view, 2>{"say", "shoot"}));
  EXPECT_TRUE(may_be_form_of("TAUGHT", std::array<std::string_view, 1>{"teach"}));
  EXPECT_TRUE(may_be_form_of("s\xC3\xA9jour", std::array<std::string_view, 1>{"sejour"}));
  EXPECT_TRUE(may_be_form_of("Went", std::array<std::string_view, 1>{"go"}));
  EXPECT_TRUE(may_be_form_of("SHOT", std::array<std::string_view, 1>{"shoot"}));
  EXPECT_TRUE(may_be_form_of("\xC3\xA9migr\xC3\xA9", std::array<std::string_view, 1>{"emigrate"}));
}

}  // namespace
}  // namespace habeas
