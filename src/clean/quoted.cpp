// clean/quoted.cpp - finding quoted regions
//
// Three signs show that a page lets another publication speak:
//   1. a paragraph that ends in a colon and names it ("From Ann Lee at The Foo Times:"); what
//      follows is the quotation, up to the mark "[Source]" or, without a mark, as far as the form
//      shows it;
//   2. the mark "[Source]" alone: the quotation begins behind the last paragraph in which the page
//      itself speaks, that is the one that presents the work ("a Foo Times documentary");
//   3. block-quote marks: "> " or lines set in, where the page's other lines are not.
#include "clean/quoted.h"

#include <algorithm>
#include <array>
#include <optional>

#include "clean/facts.h"

namespace habeas {
namespace {

struct Carrier {
  std::string publisher;
  std::vector<std::string> authors;
  [[nodiscard]] bool found() const { return !publisher.empty() || !authors.empty(); }
};

bool is_work_noun(std::uint64_t key) {
  static constexpr std::array<std::uint64_t, 38> kWorks = {
      "video"_w,         "documentary"_w, "report"_w,     "op"_w,        "editorial"_w,
      "article"_w,       "book"_w,        "essay"_w,      "column"_w,    "film"_w,
      "interview"_w,     "story"_w,       "piece"_w,      "post"_w,      "feature"_w,
      "investigation"_w, "dispatch"_w,    "commentary"_w, "analysis"_w,  "paper"_w,
      "study"_w,         "blog"_w,        "podcast"_w,    "series"_w,    "memoir"_w,
      "profile"_w,       "reportage"_w,   "broadcast"_w,  "programme"_w, "program"_w,
      "statement"_w,     "letter"_w,      "survey"_w,     "briefing"_w,  "reporting"_w,
      "account"_w,       "bulletin"_w,    "op-ed"_w};
  return std::find(kWorks.begin(), kWorks.end(), key) != kWorks.end();
}

/// Verbs by which a publication speaks. "said" is not among them: what people said is quoted
/// inside sentences, and a colon behind "said" introduces speech, not a text.
bool is_publishing_verb(std::uint64_t key) {
  return key == "reports"_w || key == "reported"_w || key == "writes"_w || key == "wrote"_w ||
         key == "explains"_w || key == "explained"_w || key == "describes"_w ||
         key == "described"_w || key == "notes"_w || key == "noted"_w || key == "published"_w ||
         key == "argues"_w || key == "argued"_w || key == "recounts"_w || key == "has"_w;
}

bool is_possessive(std::string_view bytes) { return bytes == "'s" || bytes == "\xE2\x80\x99s"; }

class QuotedFinder {
 public:
  QuotedFinder(const Page& page, const std::vector<BlockFeatures>& features,
               const std::vector<BlockLabel>& labels, std::size_t title)
      : page_(page), features_(features), labels_(labels), title_(title) {}

  std::vector<QuotedRun> run() {
    std::size_t i = 0;
    while (i < page_.size()) {
      if (!is_body(i)) {
        ++i;
        continue;
      }
      i = set_in(i) ? take_set_in(i) : (leads_in(i) ? take_led_in(i) : take_marked(i));
    }
    return std::move(runs_);
  }

 private:
  using Index = std::uint32_t;
  [[nodiscard]] const Token& token(Index at) const { return page_.tokens.tokens[at]; }
  [[nodiscard]] std::string_view bytes(Index at) const { return page_.bytes(token(at)); }

  [[nodiscard]] bool is_body(std::size_t i) const {
    return i < page_.size() && i != title_ && labels_[i].kind == RegionKind::main;
  }

  // ----------------------------------------------------------------------------- the source mark

  /// The block ends in "[Source]", "[Quelle]", "(Source: The Foo Times)".
  [[nodiscard]] bool ends_in_mark(std::size_t i) const { return !mark_of(i).empty(); }

  /// Tokens of that mark with its brackets.
  [[nodiscard]] TokenRange mark_of(std::size_t i) const {
    const TokenRange range = page_.range(i);
    Index end = range.end;
    while (end > range.begin && bytes(end - 1) == ".") --end;
    if (end < range.begin + 3) return {};
    const std::string_view close = bytes(end - 1);
    if (close != "]" && close != ")") return {};
    for (Index at = end - 1; at > range.begin && end - at < 16; --at) {
      const std::string_view open = bytes(at - 1);
      if (open != "[" && open != "(") continue;
      if (at + 1 == end) return {};  // nothing between the brackets
      const std::uint64_t word = token(at).key;
      const bool source = word == "source"_w || word == "sources"_w || word == "quelle"_w ||
                          word == "fuente"_w || word == "fonte"_w || word == "via"_w;
      const bool alone = at + 1 == end - 1;
      const bool named = word == "via"_w || bytes(at + 1) == ":";
      if (word == "from"_w && close == "]") return {at - 1, end};  // "[From The Foo Times]"
      return source && (alone ? close == "]" || word == "source"_w : named)
                 ? TokenRange{at - 1, end}
                 : TokenRange{};
    }
    return {};
  }

  [[nodiscard]] Carrier carrier_of_mark(std::size_t i) const {
    Carrier carrier;
    const TokenRange mark = mark_of(i);
    for (Index at = mark.begin + 2; at + 1 < mark.end; ++at) {
      const TokenRange name = name_at(page_, at, mark.end - 1);
      if (name.empty()) continue;
      carrier.publisher = text_of(page_, name);
      break;
    }
    return carrier;
  }

  // --------------------------------------------------------------------------------- the lead-in

  /// The last sentence of a block, where a lead-in stands.
  [[nodiscard]] TokenRange last_sentence(std::size_t i) const {
    const TokenRange range = page_.range(i);
    const TokenRange last = page_.tokens.sentences[page_.tokens.sentence_of(range.end - 1)];
    return {std::max(last.begin, range.begin), range.end};
  }

  [[nodiscard]] bool leads_in(std::size_t i) const {
    if (features_[i].ending != Ending::colon || !is_body(i + 1)) return false;
    const TokenRange sentence = last_sentence(i);
    const bool marked = run_to_mark(i + 1) > 0;
    if (!carrier_of_lead(sentence).found()) return marked && !subject_of(sentence).empty();
    return marked || set_in(i + 1) || quotes_itself(i + 1) || is_bare_lead(sentence);
  }

  /// "From Ann Lee at The Foo Times:" is no sentence: nothing but a quotation can follow.
  [[nodiscard]] bool is_bare_lead(TokenRange sentence) const {
    const std::uint64_t first = token(sentence.begin).key;
    const bool here_is = first == "here"_w && sentence.size() <= 14;
    return sentence.size() <= 20 &&
           (first == "from"_w || first == "via"_w || here_is || ends_in_publishing_verb(sentence));
  }

  [[nodiscard]] bool ends_in_publishing_verb(TokenRange sentence) const {
    return sentence.size() >= 3 && sentence.size() <= 14 &&
           is_publishing_verb(token(sentence.end - 2).key);
  }

  /// Reads "X at Y", "X of Y", "X for Y", "Y's X", "the Y, where the columnist X writes",
  /// "Y reported" out of a lead-in.
  [[nodiscard]] Carrier carrier_of_lead(TokenRange sentence) const {
    Carrier carrier;
    std::vector<TokenRange> persons;
    bool publishing = false;
    for (Index at = sentence.begin; at < sentence.end; ++at) {
      publishing = publishing || is_publishing_verb(token(at).key);
      const TokenRange name = name_in(at, sentence);
      if (name.empty()) continue;
      const bool behind_person = !persons.empty() && persons.back().end + 1 == at &&
                                 (token(at - 1).key == "in"_w || token(at - 1).key == "on"_w);
      const bool outlet =
          role_of_name(page_, name) != NameRole::none || behind_person || behind_at(at, sentence);
      if (outlet && carrier.publisher.empty()) {
        carrier.publisher = text_of(page_, name);
      } else if (!outlet && name.size() >= 2 && name.size() <= 4) {
        persons.push_back(name);
      }
      at = name.end - 1;
    }
    const bool lead = publishing || starts_with_from(sentence);
    if (!lead) return {};
    if (carrier.publisher.empty() && !persons.empty() && !starts_with_from(sentence)) return {};
    if (!persons.empty() && persons.size() <= 2) {
      for (const TokenRange person : persons) carrier.authors.push_back(text_of(page_, person));
    }
    return carrier;
  }

  /// The name that a lead-in opens with: "Radio Foo, which obtained the letter, translates it:".
  [[nodiscard]] TokenRange subject_of(TokenRange sentence) const {
    const TokenRange name = name_at(page_, sentence.begin, sentence.end);
    const bool one_word = name.size() < 2 && role_of_name(page_, name) == NameRole::none;
    return one_word ? TokenRange{} : name;
  }

  [[nodiscard]] bool starts_with_from(TokenRange sentence) const {
    const std::uint64_t first = token(sentence.begin).key;
    return first == "from"_w || first == "via"_w || first == "here"_w || first == "according"_w;
  }

  /// A name without the sentence's first word ("From", "Another") and without a tail such as
  /// "Reports".
  [[nodiscard]] TokenRange name_in(Index at, TokenRange sentence) const {
    const std::uint64_t key = token(at).key;
    if (at == sentence.begin &&
        (key == "from"_w || key == "here"_w || key == "via"_w || key == "in"_w || key == "at"_w ||
         key == "as"_w || key == "another"_w || key == "writing"_w))
      return {};
    TokenRange name = name_at(page_, at, sentence.end);
    for (Index i = name.begin; i < name.end; ++i) {
      const std::uint64_t word = token(i).key;
      // "Ann Lee of The Foo Times", "Ann Lee for Foo": two names.
      const bool between = word == "of"_w || word == "for"_w || word == "in"_w || word == "on"_w;
      const bool person_before =
          i - name.begin >= 2 && role_of_name(page_, {name.begin, i}) == NameRole::none;
      if (between && person_before && i + 1 < name.end) {
        name.end = i;
        break;
      }
    }
    return name;
  }

  /// The name stands behind "at": the place where someone writes.
  [[nodiscard]] bool behind_at(Index at, TokenRange sentence) const {
    if (at == sentence.begin) return false;
    const std::uint64_t before = token(at - 1).key;
    return before == "at"_w ||
           ((before == "of"_w || before == "for"_w) && at >= sentence.begin + 3);
  }

  // ------------------------------------------------------------------------------- where it ends

  /// End of the run from `begin` to a source mark, or 0 when another lead-in, furniture or the end
  /// of the article comes first.
  [[nodiscard]] std::size_t run_to_mark(std::size_t begin) const {
    constexpr std::size_t kLongest = 40;
    for (std::size_t i = begin; is_body(i) && i < begin + kLongest; ++i) {
      if (ends_in_mark(i)) return i + 1;
      if (features_[i].ending == Ending::colon && carrier_of_lead(last_sentence(i)).found())
        return 0;
    }
    return 0;
  }

  /// The block opens with a quotation mark or an elision: it shows that it is taken from elsewhere.
  [[nodiscard]] bool quotes_itself(std::size_t i) const {
    if (!is_body(i)) return false;
    const std::string_view text = page_.bytes(i);
    return text.starts_with("\xE2\x80\x9C") || text.starts_with('"') || text.starts_with("[...]") ||
           text.starts_with("[\xE2\x80\xA6]") || text.starts_with("...") ||
           text.starts_with("\xE2\x80\xA6") || text.starts_with("\xC2\xAB");
  }

  std::size_t take_led_in(std::size_t i) {
    Carrier carrier = carrier_of_lead(last_sentence(i));
    std::size_t end = run_to_mark(i + 1);
    std::string note = "between a line that names its source and a source mark";
    if (end == 0) {
      note = "behind a line that names its source";
      end = i + 2;
      if (set_in(i + 1)) {
        while (continues_set_in(end)) ++end;
      } else {
        while (quotes_itself(end)) ++end;
      }
    } else if (carrier.publisher.empty()) {
      carrier.publisher = carrier_of_mark(end - 1).publisher;
      if (!carrier.found()) carrier.publisher = text_of(page_, subject_of(last_sentence(i)));
    }
    runs_.push_back({i + 1, end, std::move(carrier.publisher), std::move(carrier.authors), note});
    return end;
  }

  // ---------------------------------------------------------------------------- a mark without
  // lead

  /// Looks ahead from a block in the page's own voice: does a marked run without lead-in begin
  /// behind it?
  std::size_t take_marked(std::size_t i) {
    if (!ends_in_mark(i)) return i + 1;
    const std::size_t floor = runs_.empty() ? 0 : runs_.back().end;
    std::size_t first = floor;
    while (first < i && !is_body(first)) ++first;
    // The last block that presents a work; without one, elisions show how far the run reaches back.
    std::size_t begin = i;
    Carrier carrier = carrier_of_mark(i);
    for (std::size_t back = i; back > first; --back) {
      if (!is_body(back - 1)) break;
      const Carrier presented = presented_in(back - 1);
      if (presented.found() || presents_work(back - 1)) {
        begin = back;
        if (carrier.publisher.empty()) carrier.publisher = presented.publisher;
        carrier.authors = presented.authors;
        push(begin, i + 1, std::move(carrier),
             "behind the paragraph that presents it, up to a source mark");
        return i + 1;
      }
    }
    while (begin > first && is_body(begin - 1) && quotes_itself(begin)) --begin;
    // The page's first paragraph speaks for the page.
    if (begin == first && begin < i) ++begin;
    push(begin, i + 1, std::move(carrier), "ends in a source mark");
    return i + 1;
  }

  void push(std::size_t begin, std::size_t end, Carrier carrier, std::string note) {
    runs_.push_back(
        {begin, end, std::move(carrier.publisher), std::move(carrier.authors), std::move(note)});
  }

  [[nodiscard]] bool presents_work(std::size_t i) const { return presented_in(i).found(); }

  /// "a Foo Times documentary", "Ann Lee's documentary", "a report by Ann Lee".
  [[nodiscard]] Carrier presented_in(std::size_t i) const {
    Carrier carrier;
    const TokenRange range = page_.range(i);
    for (Index at = range.begin; at < range.end; ++at) {
      const TokenRange name = name_at(page_, at, range.end);
      if (name.empty()) continue;
      if (stands_behind_work(at, range)) read_name_behind_work(name, carrier);
      read_work_behind(name, range, carrier);
      at = name.end - 1;
    }
    return carrier;
  }

  /// "a film by the BBC", "a report in The Foo Times", "an essay by Ann Lee".
  [[nodiscard]] bool stands_behind_work(Index at, TokenRange range) const {
    Index before = at;
    while (before > range.begin && token(before - 1).key == "the"_w) --before;
    if (before < range.begin + 2) return false;
    const std::uint64_t link = token(before - 1).key;
    return (link == "by"_w || link == "in"_w || link == "from"_w || link == "for"_w) &&
           is_work_noun(token(before - 2).key);
  }

  void read_name_behind_work(TokenRange name, Carrier& carrier) const {
    if (role_of_name(page_, name) != NameRole::none) {
      if (carrier.publisher.empty()) carrier.publisher = text_of(page_, name);
    } else if (name.size() >= 2 && name.size() <= 4 && carrier.authors.empty()) {
      carrier.authors.push_back(text_of(page_, name));
    }
  }

  void read_work_behind(TokenRange name, TokenRange range, Carrier& carrier) const {
    const bool possessive = name.end < range.end && is_possessive(bytes(name.end));
    Index next = name.end + (possessive ? 1U : 0U);
    // Up to two words between name and work: "'s new documentary", "Op-Doc video".
    bool work = false;
    for (Index i = next; i < std::min(next + 4, range.end) && !work; ++i) {
      if (token(i).kind != TokenKind::word && bytes(i) != "-") break;
      work = is_work_noun(token(i).key);
    }
    if (!work) return;
    const TokenRange outlet = outlet_in(name);
    if (!outlet.empty()) {
      if (carrier.publisher.empty()) carrier.publisher = text_of(page_, outlet);
    } else if (possessive && name.size() >= 2 && name.size() <= 4 && carrier.authors.empty()) {
      carrier.authors.push_back(text_of(page_, name));
    }
  }

  /// The name up to its last word that is a word of publications ("Foo Times" of "Foo Times Op").
  [[nodiscard]] TokenRange outlet_in(TokenRange name) const {
    for (Index end = name.end; end > name.begin; --end) {
      if (role_of_name(page_, {name.begin, end}) != NameRole::none) return {name.begin, end};
    }
    return {};
  }

  // -------------------------------------------------------------------------------- block quotes

  /// White bytes before the block on its line, or a ">" mark. A run is opened by a line of some
  /// length only: short lines are set in for other reasons.
  [[nodiscard]] bool set_in(std::size_t i) const {
    return continues_set_in(i) && (features_[i].words >= 6 || page_.bytes(i).starts_with("> "));
  }

  [[nodiscard]] bool continues_set_in(std::size_t i) const {
    if (!is_body(i)) return false;
    if (page_.bytes(i).starts_with("> ")) return true;
    const std::string_view text = page_.text;
    const Index begin = page_.blocks[i].begin;
    Index line = begin;
    while (line > 0 && begin - line < kWidestIndent && text[line - 1] != '\n') --line;
    const std::string_view white = text.substr(line, begin - line);
    if (white.find_first_not_of(" \t") != std::string_view::npos) return false;
    return white.find('\t') != std::string_view::npos || white.size() >= 3;
  }

  static constexpr Index kWidestIndent = 200;

  /// A page whose text stands set in as a whole quotes nothing. Found out once.
  [[nodiscard]] bool all_set_in() {
    if (!all_set_in_) {
      bool all = true;
      for (std::size_t i = 0; i < page_.size() && all; ++i)
        all = !is_body(i) || !features_[i].prose || set_in(i);
      all_set_in_ = all;
    }
    return *all_set_in_;
  }

  std::size_t take_set_in(std::size_t i) {
    std::size_t end = i;
    while (continues_set_in(end)) ++end;
    if (all_set_in()) return end;
    Carrier carrier;
    if (i > 0 && is_body(i - 1)) {
      carrier = carrier_of_lead(last_sentence(i - 1));
      if (!carrier.found()) carrier = presented_in(i - 1);
      if (!carrier.found() && features_[i - 1].ending == Ending::colon)
        carrier.publisher = text_of(page_, subject_of(last_sentence(i - 1)));
    }
    push(i, end, std::move(carrier), "set off as a block quotation");
    return end;
  }

  const Page& page_;
  const std::vector<BlockFeatures>& features_;
  const std::vector<BlockLabel>& labels_;
  std::size_t title_;
  std::optional<bool> all_set_in_;
  std::vector<QuotedRun> runs_;
};

}  // namespace

std::vector<QuotedRun> find_quoted(const Page& page, const std::vector<BlockFeatures>& features,
                                   const std::vector<BlockLabel>& labels, std::size_t title) {
  return QuotedFinder(page, features, labels, title).run();
}

}  // namespace habeas
