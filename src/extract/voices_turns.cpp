// extract/voices_turns.cpp - whole paragraphs of one speaker: answers to questions, turns of a
// transcript, minutes of a sitting
#include <string>
#include <utility>

#include "extract/voice_finder.h"

namespace habeas {

void VoiceFinder::find_answers() {
  const std::vector<TokenRange>& blocks = a_.tokens.blocks;
  const auto questions =
      std::count_if(blocks.begin(), blocks.end(), [&](TokenRange b) { return is_question(b); });
  if (questions < 2 || !answers_of_one(questions)) return;
  Voice speaker;
  bool answering = false;
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    if (is_question(blocks[b])) {
      if (speaker.who == DraftLink::Who::narrator) speaker = presented(b);
      answering = true;
      continue;
    }
    const bool below = answering && is_question(blocks[b - 1]);
    answering = answering && (below || speaks_of_self(blocks[b]));
    if (!answering) continue;
    SpeechAct act;
    act.voice = speaker;
    act.cue = {blocks[b].begin, blocks[b].begin};
    act.content = blocks[b];
    act.direct = true;
    keep(std::move(act));
  }
}

bool VoiceFinder::answers_of_one(std::ptrdiff_t questions) const {
  const std::vector<TokenRange>& blocks = a_.tokens.blocks;
  std::ptrdiff_t own = 0;
  for (std::size_t b = 1; b < blocks.size(); ++b)
    own += is_question(blocks[b - 1]) && speaks_of_self(blocks[b]) ? 1 : 0;
  return own * 3 >= questions;
}

bool VoiceFinder::is_question(TokenRange block) const {
  constexpr std::uint32_t kLongest = 40;
  return block.size() >= 2 && block.size() <= kLongest && !a_.in_title(block.begin) &&
         a_.word(block.end - 1) == "?";
}

bool VoiceFinder::speaks_of_self(TokenRange block) const {
  for (std::uint32_t t = block.begin; t < block.end; ++t) {
    const std::uint64_t key = a_.key(t);
    if (key == "i"_w || key == "me"_w || key == "my"_w) return true;
  }
  return false;
}

Voice VoiceFinder::presented(std::uint32_t first_question) {
  for (std::uint32_t b = 0; b < first_question; ++b) {
    const TokenRange block = a_.tokens.blocks[b];
    if (a_.in_title(block.begin)) continue;
    if (const EntityHit* const person = person_of_label(b))
      return {DraftLink::Who::entity, person->entity, a_.entities[person->entity].name, {}};
    if (!turn_label(block).empty()) continue;  // who asks does not present
    for (std::uint32_t c = a_.next_chunk(block.begin);
         c < a_.chunks.size() && a_.chunks[c].range.begin < block.end; ++c) {
      if (!is_finite(a_.chunks[c])) continue;
      const std::uint32_t subject = subject_of(a_, c);
      if (subject == kNone || a_.chunks[subject].kind != ChunkKind::noun) continue;
      const bool person = a_.name_in(a_.chunks[subject].range, {MentionKind::person}) != nullptr ||
                          (a_.is_people(a_.chunks[subject]) && !a_.chunks[subject].plural);
      if (person) return voice_of(a_, subject, last_);
    }
  }
  return {DraftLink::Who::unnamed, kNone, "interviewee", {}};
}

bool VoiceFinder::is_page_label(std::uint32_t token) const {
  static constexpr std::array<std::uint64_t, 26> kLabels = {
      "photo"_w,    "photos"_w,  "image"_w,  "images"_w,  "related"_w,  "video"_w,   "watch"_w,
      "read"_w,     "more"_w,    "update"_w, "updated"_w, "source"_w,   "sources"_w, "caption"_w,
      "map"_w,      "gallery"_w, "tags"_w,   "topics"_w,  "share"_w,    "listen"_w,  "correction"_w,
      "breaking"_w, "story"_w,   "credit"_w, "file"_w,    "exclusive"_w};
  return one_of(a_.key(token), kLabels);
}

const EntityHit* VoiceFinder::person_of_label(std::uint32_t block) const {
  constexpr std::uint32_t kLongest = 7;  // title and name
  const TokenRange words = a_.tokens.blocks[block];
  const TokenRange label = turn_label(words);
  if (label.empty() || words.end - label.end > kLongest + 1) return nullptr;
  for (std::uint32_t t = label.end + 1; t < words.end; ++t) {
    if (a_.pos(t) == Pos::verb || a_.pos(t) == Pos::aux) return nullptr;
  }
  const EntityHit* const named = a_.name_in(label, {MentionKind::person});
  return named != nullptr ? nullptr : a_.name_in({label.end + 1, words.end}, {MentionKind::person});
}

TokenRange VoiceFinder::turn_label(TokenRange block) const {
  constexpr std::uint32_t kLongest = 5;
  if (block.empty() || is_page_label(block.begin)) return {};
  for (std::uint32_t t = block.begin; t < std::min(block.end, block.begin + kLongest); ++t) {
    if (a_.word(t) == ":" && t > block.begin && t + 1 < block.end) return {block.begin, t};
    const Shape shape = a_.tokens.tokens[t].shape;
    const bool capital =
        shape == Shape::upper || shape == Shape::capitalised || shape == Shape::mixed;
    if (!capital && a_.word(t) != ".") return {};
  }
  return {};
}

bool VoiceFinder::find_turns() {
  constexpr int kFewest = 4;
  const std::vector<TokenRange>& blocks = a_.tokens.blocks;
  std::vector<std::pair<std::string, int>> labels;
  int turns = 0;
  for (const TokenRange block : blocks) {
    const TokenRange label = turn_label(block);
    if (label.empty()) continue;
    ++turns;
    const std::string name = fold(a_.words(label));
    const auto known = std::find_if(labels.begin(), labels.end(),
                                    [&](const auto& entry) { return entry.first == name; });
    if (known == labels.end()) {
      labels.emplace_back(name, 1);
    } else {
      ++known->second;
    }
  }
  const bool again =
      std::any_of(labels.begin(), labels.end(), [](const auto& entry) { return entry.second > 1; });
  if (turns < kFewest || labels.size() < 2 || labels.size() > 12 || !again) return false;
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    const TokenRange label = turn_label(blocks[b]);
    if (label.empty() || person_of_label(b) != nullptr) continue;
    SpeechAct act;
    act.voice = speaker_of(label, b);
    if (act.voice.who == DraftLink::Who::narrator) continue;  // the paper's own question
    act.cue = {label.end, label.end};
    act.content = {label.end + 1, blocks[b].end};
    act.direct = true;
    keep(std::move(act));
  }
  return true;
}

Voice VoiceFinder::speaker_of(TokenRange label, std::uint32_t block) {
  static constexpr std::array<std::uint64_t, 14> kAskers = {
      "host"_w,      "interviewer"_w, "presenter"_w, "moderator"_w, "reporter"_w,
      "q"_w,         "question"_w,    "anchor"_w,    "announcer"_w, "journalist"_w,
      "programme"_w, "program"_w,     "editor"_w,    "radio"_w};
  static constexpr std::array<std::uint64_t, 3> kAnswers = {"a"_w, "answer"_w, "interviewee"_w};
  for (std::uint32_t t = label.begin; t < label.end; ++t) {
    if (one_of(a_.key(t), kAskers)) return {};
  }
  if (one_of(a_.key(label.begin), kAnswers)) return presented(block);
  // A label in capitals is the name that the introduction spelt as names are.
  const std::string name = fold(a_.words(label));
  for (std::uint32_t e = 0; e < a_.entities.size(); ++e) {
    const std::string known = fold(a_.entities[e].name);
    if (a_.entities[e].kind == MentionKind::person && a_.entities[e].name != a_.words(label) &&
        (known == name || known.ends_with(" " + name) || known.starts_with(name + " ")))
      return {DraftLink::Who::entity, e, a_.entities[e].name, label};
  }
  if (const EntityHit* hit = a_.name_in(label, {MentionKind::person, MentionKind::organisation}))
    return {DraftLink::Who::entity, hit->entity, a_.entities[hit->entity].name, label};
  DraftEntity entity;
  entity.kind = MentionKind::person;
  entity.name = std::string(a_.words(label));
  for (std::size_t i = 1; i < entity.name.size(); ++i) {
    const bool letter = entity.name[i - 1] >= 'A' && entity.name[i - 1] <= 'z';
    if (letter && entity.name[i] >= 'A' && entity.name[i] <= 'Z')
      entity.name[i] = static_cast<char>(entity.name[i] - 'A' + 'a');
  }
  a_.entities.push_back(std::move(entity));
  const auto e = static_cast<std::uint32_t>(a_.entities.size() - 1);
  return {DraftLink::Who::entity, e, a_.entities[e].name, label};
}

std::uint32_t VoiceFinder::opening_act(TokenRange block,
                                       const std::vector<std::uint32_t>& acts) const {
  const TokenRange first = a_.sentence(block.begin);
  for (const std::uint32_t i : acts) {
    const SpeechAct& act = voices_.acts[i];
    const bool opens = first.contains(act.cue.begin) && !act.trailing && !act.direct &&
                       act.rel == Rel::said && !act.voice.range.empty() &&
                       act.voice.range.begin <= block.begin + 6;
    if (!opens) continue;
    const std::uint64_t behind = a_.key(act.cue.end);
    if (behind == "that"_w || behind == "whether"_w || a_.key(act.content.begin) == "that"_w ||
        (behind == "the"_w && a_.key(act.cue.begin) == "asked"_w))
      return i;
  }
  return kNone;
}

void VoiceFinder::find_minutes() {
  constexpr std::size_t kFewest = 4;
  std::size_t paragraphs = 0;
  std::vector<std::pair<TokenRange, std::uint32_t>> opened;
  std::vector<std::vector<std::uint32_t>> acts_of(a_.tokens.blocks.size());
  for (std::uint32_t i = 0; i < voices_.acts.size(); ++i) {
    const TokenRange cue = voices_.acts[i].cue;
    if (!cue.empty()) acts_of[a_.tokens.block_of(cue.begin)].push_back(i);
  }
  for (std::size_t b = 0; b < a_.tokens.blocks.size(); ++b) {
    const TokenRange block = a_.tokens.blocks[b];
    if (block.empty() || a_.in_title(block.begin)) continue;
    ++paragraphs;
    if (const std::uint32_t act = opening_act(block, acts_of[b]); act != kNone)
      opened.emplace_back(block, act);
  }
  if (opened.size() < kFewest || opened.size() * 5 < paragraphs * 2) return;
  for (const auto& [block, index] : opened) {
    const SpeechAct opening = voices_.acts[index];
    for (std::uint32_t s = a_.tokens.sentence_of(block.begin) + 1;
         s < a_.tokens.sentences.size() && a_.tokens.sentences[s].begin < block.end; ++s) {
      SpeechAct more = opening;
      const TokenRange sentence = a_.tokens.sentences[s];
      if (covered(sentence.begin)) continue;
      more.mood = Mood::reported;
      more.cue = {sentence.begin, sentence.begin};
      more.voice.range = {};
      more.content = sentence;
      keep(std::move(more));
    }
  }
}

}  // namespace habeas
