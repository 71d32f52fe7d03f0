// extract/described_deeds.cpp - deeds told only to say who somebody is
#include "extract/described_deeds.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "extract/one_of.h"
#include "extract/syntax.h"

namespace habeas {
namespace {

class DescribedDeeds {
 public:
  DescribedDeeds(const Analysis& analysis, const std::vector<Frame>& frames)
      : a_(analysis), frames_(frames) {}

  std::vector<std::uint32_t> find() {
    std::vector<bool> described(frames_.size());
    for (std::size_t f = 0; f < frames_.size(); ++f) {
      described[f] = is_description(frames_[f]);
      if (!described[f]) note(frames_[f]);
    }
    std::vector<std::uint32_t> found;
    for (std::size_t f = 0; f < frames_.size(); ++f) {
      if (described[f] && other_told_before(frames_[f]) && !told_by_itself(frames_[f]))
        found.push_back(static_cast<std::uint32_t>(f));
    }
    return found;
  }

 private:
  bool is_description(const Frame& frame) const {
    if (!frame.happened() || !makes_incident(frame.subkind) || a_.in_title(frame.trigger.begin))
      return false;
    return frame.nominal ? names_deed(frame) : tells_of_other(frame);
  }

  /// "is responsible for the assassination of a mayor"
  bool names_deed(const Frame& frame) const {
    if (frame.victim == kNone) return false;
    const std::uint32_t preposition = a_.chunks[frame.chunk].preposition;
    const std::uint64_t first = a_.key(a_.chunks[frame.victim].range.begin);
    return preposition != kNone && (first == "a"_w || first == "an"_w) && frame.others.empty() &&
           links(preposition);
  }

  /// "was linked to an attack last month that killed four guards and wounded two"
  bool tells_of_other(const Frame& frame) const {
    const TokenRange sentence = a_.sentence(frame.trigger.begin);
    std::uint32_t relative = frame.chunk;  // the chunk of "that"
    while (relative-- > 0 && a_.chunks[relative].range.begin >= sentence.begin) {
      if (is_relative(a_.chunks[relative].range)) break;
      const Chunk& before = a_.chunks[relative];
      if (is_finite(before) && before.kind == ChunkKind::verb &&
          !joined(before, a_.chunks[frame.chunk]))
        return false;
    }
    std::uint32_t that = a_.chunks[frame.chunk].range.begin;
    while (that > sentence.begin && !is_relative({that - 1, that})) --that;
    if (that-- == sentence.begin) return false;
    return hangs_on_link(that, sentence.begin);
  }

  /// From the relative pronoun back to the words of the link: nothing in between is definite or a
  /// verb.
  bool hangs_on_link(std::uint32_t that, std::uint32_t begin) const {
    bool deed = false;
    for (std::uint32_t c = a_.next_chunk(that); c-- > 0 && a_.chunks[c].range.begin >= begin;) {
      const Chunk& chunk = a_.chunks[c];
      if (chunk.kind == ChunkKind::verb && a_.key(chunk.head) == "including"_w) continue;
      if (chunk.kind != ChunkKind::noun) return false;
      const std::uint32_t preposition = chunk.preposition;
      if (preposition != kNone && links(preposition)) return deed || !chunk.definite;
      deed = !chunk.definite;
    }
    return false;
  }

  bool is_relative(TokenRange words) const {
    return words.size() == 1 &&
           (a_.key(words.begin) == "that"_w || a_.key(words.begin) == "which"_w);
  }

  /// "killed four and wounded two": two verbs of one clause.
  bool joined(const Chunk& first, const Chunk& second) const {
    for (std::uint32_t t = first.range.end; t < second.range.begin; ++t) {
      if (a_.key(t) == "and"_w) return true;
    }
    return false;
  }

  /// "linked to", "responsible for", "involved in": does the word before this preposition hold
  /// somebody to a deed?
  bool links(std::uint32_t preposition) const {
    static constexpr std::array<std::uint64_t, 16> kLinks = {
        "linked"_w,         "tied"_w,         "connected"_w,   "responsible"_w,
        "responsibility"_w, "involved"_w,     "involvement"_w, "assisted"_w,
        "assisting"_w,      "participated"_w, "role"_w,        "part"_w,
        "helped"_w,         "complicit"_w,    "implicated"_w,  "participant"_w};
    return preposition > 0 && one_of(a_.key(preposition - 1), kLinks);
  }

  /// Keeps of a deed that describes nobody what the two questions below ask.
  void note(const Frame& frame) {
    const std::uint32_t at = frame.trigger.begin;
    if (!frame.happened()) return;
    if (frame.victim != kNone && !frame.nominal && makes_incident(frame.subkind))
      first_done_ = std::min(first_done_, at);
    if (frame.ongoing) return;
    std::uint32_t& last = last_told_.try_emplace(frame.subkind, 0).first->second;
    last = a_.in_title(at) ? kNone : std::max(last, at);
  }

  /// Does the page tell before this sentence of a deed done to somebody?
  bool other_told_before(const Frame& frame) const {
    return first_done_ < a_.sentence(frame.trigger.begin).begin;
  }

  /// Does the headline, or a sentence behind this one, tell of such a deed in other words?
  bool told_by_itself(const Frame& frame) const {
    const auto last = last_told_.find(frame.subkind);
    return last != last_told_.end() && last->second > a_.sentence(frame.trigger.begin).begin;
  }

  const Analysis& a_;
  const std::vector<Frame>& frames_;
  std::uint32_t first_done_ = kNone;  // first token of a deed done to somebody
  /// By kind of deed: where it is told last; kNone (behind all) where the headline tells it.
  std::map<std::string, std::uint32_t, std::less<>> last_told_;
};

}  // namespace

std::vector<std::uint32_t> described_deeds(const Analysis& analysis,
                                           const std::vector<Frame>& frames) {
  return DescribedDeeds(analysis, frames).find();
}

}  // namespace habeas
