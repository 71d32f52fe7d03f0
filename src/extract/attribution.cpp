// extract/attribution.cpp - columns for the attribution model, and the joining of its spans
#include "extract/attribution.h"

#include <algorithm>
#include <array>
#include <map>

#include "extract/syntax.h"
#include "extract/tagging.h"
#include "extract/voice_finder.h"
#include "learn/text_tagger.h"

namespace habeas {
namespace {

constexpr std::uint32_t kKeyBits = 0xFFFFU;

std::uint32_t short_key(std::uint64_t key) { return static_cast<std::uint32_t>(key & kKeyBits); }

/// The lemma of a verb, so that "says" and "said" are one.
std::uint32_t lemma_key(const Analysis& a, std::uint32_t token) {
  return short_key(verb_lemma_key(fold(a.word(token))));
}

/// What each word of report is: the label and mood of its list entry.
FeatureColumn cue_column(const Analysis& a) {
  FeatureColumn column(a.size());
  for (const TokenRange sentence : a.tokens.sentences) {
    for (const PhraseHit& hit : a.context->cues.find(a.tokens, sentence)) {
      const Phrase& phrase = a.context->cues[hit.phrase];
      const std::uint32_t value = 1U + short_key(word_key(phrase.label) ^ word_key(phrase.detail));
      for (std::uint32_t t = hit.range.begin; t < hit.range.end; ++t) column[t] = value;
    }
  }
  return column;
}

/// What the rules made of each token: bits for voice, cue, content, quoted, voice behind.
FeatureColumn act_column(const Analysis& a, const Voices& voices) {
  FeatureColumn column(a.size());
  const auto set = [&](TokenRange range, std::uint32_t bits) {
    for (std::uint32_t t = range.begin; t < range.end; ++t) column[t] |= bits;
  };
  for (const SpeechAct& act : voices.acts) {
    set(act.voice.range, 1);
    set(act.cue, 2);
    set(act.content, act.direct ? 8U : 4U);
    if (act.trailing) set(act.content, 16);
  }
  return column;
}

/// Of each token in a noun that is the subject of a finite verb: the verb. Of a finite verb's own
/// tokens: whether it has a subject, and of what kind.
FeatureColumn subject_column(const Analysis& a) {
  FeatureColumn column(a.size());
  for (std::uint32_t c = 0; c < a.chunks.size(); ++c) {
    const Chunk& verb = a.chunks[c];
    if (verb.kind != ChunkKind::verb || verb.infinitive) continue;
    const std::uint32_t subject = subject_of(a, c);
    std::uint32_t kind = 1;
    if (subject != kNone) {
      const Chunk& noun = a.chunks[subject];
      const std::uint32_t value = (2U << 16U) + lemma_key(a, verb.head);
      for (std::uint32_t t = noun.range.begin; t < noun.range.end; ++t) {
        if (column[t] == 0) column[t] = value;
      }
      kind = noun.kind == ChunkKind::pronoun ? 2U : a.name_at[noun.head] != kNone ? 3U : 4U;
      if (subject > c) kind += 4;
    }
    if (verb.passive) kind += 16;
    for (std::uint32_t t = verb.range.begin; t < verb.range.end; ++t) column[t] = kind;
  }
  return column;
}

/// Of each token, what `value_at` says of the nearest token before it in its sentence that
/// `counts`; 0 before the first.
template <typename Counts, typename ValueAt>
FeatureColumn column_of_last(const Analysis& a, Counts counts, ValueAt value_at) {
  FeatureColumn column(a.size());
  for (const TokenRange sentence : a.tokens.sentences) {
    std::uint32_t last = 0;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      column[t] = last;
      if (counts(t)) last = value_at(t);
    }
  }
  return column;
}

/// The nearest word of report before each token in its sentence.
FeatureColumn report_column(const Analysis& a, const FeatureColumn& cues) {
  return column_of_last(
      a, [&](std::uint32_t t) { return cues[t] != 0; },
      [&](std::uint32_t t) { return lemma_key(a, t) + 1; });
}

/// What the rules found anywhere in the sentence of each token, and in the sentence before it.
FeatureColumn company_column(const Analysis& a, const FeatureColumn& acts) {
  FeatureColumn column(a.size());
  std::uint32_t before = 0;
  for (const TokenRange sentence : a.tokens.sentences) {
    std::uint32_t bits = 0;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) bits |= acts[t];
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) column[t] = bits + 32U * before;
    before = bits;
  }
  return column;
}

/// The classes of the verbs that stand around a token, so that verbs that were never learned from
/// are known by their company: of each token in the subject of a finite verb that of the verb, of
/// other tokens that of the nearest verb before it.
FeatureColumn verb_class_column(const Analysis& a, const FeatureColumn& cues) {
  const WordClasses& classes = a.context->models.classes();
  const auto is_verb = [&](std::uint32_t t) {
    const std::uint32_t c = a.chunk_at[t];
    return cues[t] != 0 || (c != kNone && a.chunks[c].head == t && is_finite(a.chunks[c]));
  };
  FeatureColumn column =
      column_of_last(a, is_verb, [&](std::uint32_t t) { return classes.of(a.key(t)).fine; });
  for (std::uint32_t c = 0; c < a.chunks.size(); ++c) {
    const Chunk& verb = a.chunks[c];
    if (verb.kind != ChunkKind::verb || verb.infinitive) continue;
    const std::uint32_t subject = subject_of(a, c);
    if (subject == kNone) continue;
    const std::uint32_t value = (2U << 16U) + classes.of(a.key(verb.head)).fine;
    const TokenRange noun = a.chunks[subject].range;
    for (std::uint32_t t = noun.begin; t < noun.end; ++t) column[t] = value;
  }
  return column;
}

/// How many commas, dashes and the like part each token from the word of report before it and from
/// the one behind it, and how what is said opens behind the one before: where contents end.
FeatureColumn clause_column(const Analysis& a, const FeatureColumn& cues) {
  static constexpr std::array<std::uint64_t, 6> kOpeners = {"that"_w, "to"_w,  "whether"_w,
                                                            "if"_w,   "how"_w, "what"_w};
  constexpr std::uint32_t kFar = 3;
  FeatureColumn column(a.size());
  const auto parts = [&](std::uint32_t t) {
    return a.pos(t) == Pos::punct && a.word(t) != "'" && !is_quote_mark(a.word(t));
  };
  for (const TokenRange sentence : a.tokens.sentences) {
    std::uint32_t commas = kFar + 1;  // no word of report yet
    std::uint32_t opener = 0;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (cues[t] != 0) {
        commas = 0;
        opener = 0;
        for (std::uint32_t i = 0; t + 1 < sentence.end && i < kOpeners.size(); ++i) {
          if (a.key(t + 1) == kOpeners[i]) opener = i + 1;
        }
      } else if (commas < kFar && parts(t)) {
        ++commas;
      }
      column[t] = commas + 8U * opener;
    }
    commas = kFar + 1;
    for (std::uint32_t t = sentence.end; t-- > sentence.begin;) {
      column[t] += 64U * commas;
      if (cues[t] != 0) {
        commas = 0;
      } else if (commas < kFar && parts(t)) {
        ++commas;
      }
    }
  }
  return column;
}

/// Where in its sentence a token stands, and whether the sentence holds a quotation or a cue.
FeatureColumn place_column(const Analysis& a, const FeatureColumn& quotes,
                           const FeatureColumn& cues) {
  FeatureColumn column(a.size());
  for (const TokenRange sentence : a.tokens.sentences) {
    std::uint32_t flags = a.block(sentence.begin).begin == sentence.begin ? 1 : 0;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (quotes[t] == 2) flags |= 2U;
      if (cues[t] != 0) flags |= 4U;
    }
    if (quotes[sentence.begin] == 1) flags |= 8U;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      const std::uint32_t at = t - sentence.begin;
      const std::uint32_t bucket = at < 3 ? at : at < 6 ? 3U : at < 12 ? 4U : 5U;
      column[t] = flags * 8U + bucket;
    }
  }
  return column;
}

// ----------------------------------------------------------------------------------------- joining

struct Span {
  TokenRange range;
  VoiceTag begin = VoiceTag::none;  ///< the begin label of its role
};

std::vector<Span> spans_of(const std::vector<std::uint8_t>& labels, TokenRange run) {
  std::vector<Span> spans;
  for (std::uint32_t i = run.begin; i < run.end; ++i) {
    const auto tag = static_cast<VoiceTag>(labels[i]);
    if (tag == VoiceTag::none) continue;
    const bool begins = labels[i] % 2 == 1;
    const auto role = static_cast<VoiceTag>(begins ? labels[i] : labels[i] - 1);
    const bool goes_on =
        !begins && !spans.empty() && spans.back().begin == role && spans.back().range.end == i;
    if (goes_on) {
      ++spans.back().range.end;
    } else {
      spans.push_back({{i, i + 1}, role});
    }
  }
  return spans;
}

std::uint32_t distance(TokenRange x, TokenRange y) {
  return x.end <= y.begin ? y.begin - x.end : y.end <= x.begin ? x.begin - y.end : 0U;
}

class Joiner {
 public:
  explicit Joiner(const Analysis& a) : a_(a) {}

  void sentence(TokenRange sentence, const std::vector<Span>& spans) {
    const std::size_t first = found_.size();
    for (const Span& s : spans) {
      if (s.begin == VoiceTag::cue_begin) found_.push_back({{}, {s.range}, {}});
    }
    for (const Span& s : spans) {
      if (s.begin == VoiceTag::source_begin && found_.size() > first) give_source(first, s.range);
    }
    for (std::size_t i = first; i < found_.size(); ++i) {
      if (found_[i].source.empty()) share_source(first, i);
    }
    for (const Span& s : spans) {
      if (s.begin != VoiceTag::content_begin) continue;
      if (found_.size() == first) {
        loose_.push_back({s.range, sentence});
      } else {
        own(nearest(first, s.range, false), s.range);
      }
    }
    if (found_.size() == first + 1 && found_[first].content.empty()) take_before(first, sentence);
    for (std::size_t i = first; i < found_.size(); ++i) {
      if (!found_[i].content.empty()) speaks_last_[sentence.end] = i;
    }
  }

  std::vector<Attributed> take() {
    for (const Loose& loose : loose_) join(loose);
    for (Attributed& x : found_) {
      std::sort(x.content.begin(), x.content.end());
      take_aside(x);
    }
    std::erase_if(found_, [](const Attributed& x) { return x.content.empty(); });
    return std::move(found_);
  }

 private:
  /// What is said in a sentence without a cue.
  struct Loose {
    TokenRange content, sentence;
  };

  /// "It was dark." Dara Minn said.: a cue that has nothing said in its sentence has the quotation
  /// right before it, if nobody has.
  void take_before(std::size_t attribution, TokenRange sentence) {
    std::uint32_t begin = sentence.begin;
    while (!loose_.empty() && loose_.back().sentence.end == begin) {
      const Loose before = loose_.back();
      const std::uint32_t q = quotation_at(before.content);
      if (q == kNone || owner_.contains(q)) return;
      begin = before.sentence.begin;
      loose_.pop_back();
      own(attribution, before.content);
    }
  }

  void own(std::size_t attribution, TokenRange content) {
    found_[attribution].content.push_back(content);
    const std::uint32_t q = quotation_at(content);
    if (q != kNone) owner_.emplace(q, attribution);
  }

  /// The quotation that a span lies in or begins with; kNone when it is none.
  std::uint32_t quotation_at(TokenRange span) const {
    const std::string_view mark = a_.word(span.begin);
    const bool doubled = span.size() > 1 && (mark == "'" || mark == "`") &&
                         a_.word(span.begin + 1) == mark;  // two tokens open it
    const std::uint32_t inside = span.begin + (doubled ? 2U : 1U);
    const auto q =
        std::upper_bound(a_.quotations.begin(), a_.quotations.end(), span.begin,
                         [](std::uint32_t t, const Quotation& x) { return t < x.range.end; });
    return q != a_.quotations.end() && q->range.begin <= inside
               ? static_cast<std::uint32_t>(q - a_.quotations.begin())
               : kNone;
  }

  /// The rest of a quotation belongs to the attribution that has a part of it; else the attribution
  /// of the sentence before goes on.
  void join(const Loose& loose) {
    const std::uint32_t q = quotation_at(loose.content);
    std::size_t at = found_.size();
    if (q != kNone && owner_.contains(q)) {
      at = owner_.at(q);
    } else if (const auto before = speaks_last_.find(loose.sentence.begin);
               before != speaks_last_.end()) {
      at = before->second;
    }
    if (at == found_.size()) found_.push_back({});
    own(at, loose.content);
    speaks_last_[loose.sentence.end] = at;
  }

  void give_source(std::size_t first, TokenRange source) {
    Attributed& to = found_[nearest(first, source, true)];
    if (to.source.empty()) to.source.push_back(source);
  }

  /// "X said ..., adding that": a cue without a source has that of the cue before it, else the
  /// subject of its verb.
  void share_source(std::size_t first, std::size_t i) {
    for (std::size_t before = i; before-- > first;) {
      if (found_[before].source.empty()) continue;
      found_[i].source = found_[before].source;
      return;
    }
    const TokenRange cue = found_[i].cue.front();
    for (std::uint32_t t = cue.begin; t < cue.end; ++t) {
      const std::uint32_t c = a_.chunk_at[t];
      if (c == kNone || a_.chunks[c].kind != ChunkKind::verb || a_.chunks[c].passive) continue;
      const std::uint32_t subject = subject_of(a_, c);
      if (subject == kNone || subject > c) return;
      const TokenRange words = full_phrase(a_, subject);
      if (words.end <= cue.begin) found_[i].source.push_back(words);
      return;
    }
  }

  /// "Dara Minn, a nurse at the camp, said": what describes a voice is part of its words.
  void take_aside(Attributed& x) const {
    if (x.cue.empty() || x.source.size() != 1) return;
    const std::uint32_t c = a_.chunk_at[x.cue.front().begin];
    if (c == kNone || a_.chunks[c].kind != ChunkKind::verb) return;
    const Aside aside = aside_before(a_, c);
    if (aside.subject == kNone) return;
    TokenRange& words = x.source.front();
    if (words.begin >= a_.chunks[c].range.begin || words.end <= aside.begin) return;
    words = {std::min(words.begin, aside.begin), a_.chunks[c].range.begin};
  }

  /// The cue nearest to a span; a cue that has a source already is further away for another.
  std::size_t nearest(std::size_t first, TokenRange span, bool source) const {
    std::size_t best = first;
    std::uint32_t least = kNone;
    for (std::size_t i = first; i < found_.size(); ++i) {
      std::uint32_t d = 2 * distance(found_[i].cue.front(), span);
      if (source && !found_[i].source.empty()) d += 1000;
      // What is said stands behind its cue more often than before it.
      if (!source && span.end <= found_[i].cue.front().begin) ++d;
      if (d >= least) continue;
      least = d;
      best = i;
    }
    return best;
  }

  const Analysis& a_;
  std::vector<Attributed> found_;
  std::vector<Loose> loose_;
  std::map<std::uint32_t, std::size_t> owner_;        // quotation -> attribution
  std::map<std::uint32_t, std::size_t> speaks_last_;  // end of a sentence -> attribution
};

}  // namespace

LabelMemory attribution_memory() {
  constexpr std::uint8_t kLabels = 7;  // each role has two labels
  constexpr std::uint8_t kRoles = 3;
  struct Seen {
    std::uint8_t last = 0, before = 0;  // 1 voice, 2 cue, 3 what is said; 0 none yet
    bool operator==(const Seen&) const = default;
  };
  std::vector<Seen> states{{0, 0}};
  for (std::uint8_t last = 1; last <= kRoles; ++last) {
    for (std::uint8_t before = 0; before <= kRoles; ++before) {
      if (before != last) states.push_back({last, before});
    }
  }
  LabelMemory memory;
  memory.count = static_cast<std::uint32_t>(states.size());
  for (const Seen& seen : states) {
    for (std::uint8_t label = 0; label < kLabels; ++label) {
      const auto role = static_cast<std::uint8_t>((label + 1) / 2);
      const Seen next = role == 0 || role == seen.last ? seen : Seen{role, seen.last};
      const auto found = std::find(states.begin(), states.end(), next);
      memory.next.push_back(static_cast<std::uint8_t>(found - states.begin()));
    }
  }
  return memory;
}

std::vector<FeatureColumn> attribution_columns(const Analysis& a, const Voices& voices) {
  FeatureColumn pos;
  pos.reserve(a.size());
  for (const Pos p : a.tags.pos) pos.push_back(static_cast<std::uint32_t>(p));
  const FeatureColumn quotes = quote_states(a.text, a.tokens);
  const FeatureColumn cues = cue_column(a);
  std::vector<FeatureColumn> columns;
  columns.push_back(std::move(pos));
  columns.push_back(quotes);
  columns.push_back(cues);
  columns.push_back(act_column(a, voices));
  columns.push_back(subject_column(a));
  columns.push_back(verb_class_column(a, cues));
  columns.push_back(clause_column(a, cues));
  columns.push_back(place_column(a, quotes, cues));
  columns.push_back(report_column(a, cues));
  columns.push_back(company_column(a, columns[3]));
  return columns;
}

namespace {

/// "The bridge will be closed, the mayor said.": told by the rules where the tagger, which weighs
/// the sentence as a whole, finds no word of report in it.
std::vector<Span> trailing_act(const Analysis& a, const Voices& voices, TokenRange sentence) {
  for (const SpeechAct& act : voices.acts) {
    if (!act.trailing || act.direct || act.cue.empty() || act.voice.range.empty() ||
        !sentence.contains(act.cue.begin) || !sentence.contains(act.content.begin) ||
        act.content.end > act.voice.range.begin)
      continue;
    TokenRange content = act.content;
    if (content.size() > 1 && a.word(content.end - 1) == ",") --content.end;
    return {{content, VoiceTag::content_begin},
            {act.voice.range, VoiceTag::source_begin},
            {act.cue, VoiceTag::cue_begin}};
  }
  return {};
}

}  // namespace

std::vector<Attributed> find_attributions(const Analysis& a, const Voices& voices) {
  const std::vector<FeatureColumn> columns = attribution_columns(a, voices);
  TextTagger tagger(a.context->attribution, a.tags.words, a.tags.classes, columns,
                    kAttributionTemplates);
  std::vector<std::uint8_t> labels(a.size());
  for (const TokenRange sentence : a.tokens.sentences) {
    const std::vector<std::uint8_t> found = tagger.tag(sentence);
    std::copy(found.begin(), found.end(), labels.begin() + sentence.begin);
  }
  return join_attributions(a, voices, labels);
}

std::vector<Attributed> join_attributions(const Analysis& a, const Voices& voices,
                                          const std::vector<std::uint8_t>& labels) {
  Joiner joiner(a);
  for (const TokenRange sentence : a.tokens.sentences) {
    auto spans = spans_of(labels, sentence);
    const bool said = std::any_of(spans.begin(), spans.end(), [](const auto& span) {
      return span.begin == VoiceTag::content_begin;
    });
    if (!said) {
      if (auto act = trailing_act(a, voices, sentence); !act.empty()) spans = std::move(act);
    }
    joiner.sentence(sentence, spans);
  }
  return joiner.take();
}

}  // namespace habeas
