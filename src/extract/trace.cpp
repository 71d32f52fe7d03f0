// extract/trace.cpp - prints the layers of each sentence in the order in which they are built
#include "extract/trace.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>

#include "extract/extract.h"
#include "extract/extractor.h"
#include "model/json_names.h"
#include "model/json_writer.h"

namespace habeas {
namespace {

constexpr std::array<std::string_view, 17> kPosNames = {
    "adj",  "adp",  "adv",   "aux",   "cconj", "det", "intj", "noun", "num",
    "part", "pron", "propn", "punct", "sconj", "sym", "verb", "x"};

class Tracer {
 public:
  Tracer(const TextReading& reading, const Draft& draft)
      : r_(reading), a_(reading.a), draft_(draft) {}

  std::string run() {
    for (const TokenRange sentence : a_.tokens.sentences) {
      sentence_ = sentence;
      const TextSpan span = a_.tokens.span(sentence);
      out_ += "bytes " + std::to_string(span.begin) + ".." + std::to_string(span.end) + "\n";
      line("text", shown(span));
      words();
      phrases();
      names();
      amounts();
      times();
      voices();
      events();
      people();
      claims();
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  void line(std::string_view name, const std::string& text) {
    constexpr std::size_t kWidth = 9;
    out_ += "  " + std::string(name) + std::string(kWidth - std::min(kWidth, name.size()), ' ') +
            text + "\n";
  }

  std::string shown(TextSpan span) const {
    std::string text(slice(a_.text, span));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return text;
  }
  std::string shown(TokenRange range) const { return shown(a_.tokens.span(range)); }
  std::string chunk(std::uint32_t c) const { return "\"" + shown(a_.chunks[c].range) + "\""; }

  bool here(TokenRange range) const {
    return !range.empty() && sentence_.begin <= range.begin && range.begin < sentence_.end;
  }

  void words() {
    std::string text;
    for (std::uint32_t t = sentence_.begin; t < sentence_.end; ++t) {
      if (a_.pos(t) == Pos::punct) continue;
      text += (text.empty() ? "" : " ") + shown(TokenRange{t, t + 1}) + "/" +
              std::string(kPosNames[static_cast<std::size_t>(a_.pos(t))]);
    }
    line("words", text);
  }

  void phrases() {
    std::string text;
    for (const Chunk& c : a_.chunks) {
      if (!here(c.range)) continue;
      const bool noun = c.kind == ChunkKind::noun;
      const bool verb = c.kind == ChunkKind::verb;
      text += std::string(text.empty() ? "" : " ") + "[" + (noun ? "noun" : verb ? "verb" : "pron");
      if (c.passive) text += ", passive";
      if (c.negative) text += ", not";
      if (c.participle) text += ", participle";
      if (c.infinitive) text += ", infinitive";
      text += ": " + shown(c.range) + "]";
    }
    line("phrases", text);
  }

  void names() {
    for (const EntityHit& hit : a_.names) {
      if (!here(hit.range)) continue;
      std::string text = "\"" + shown(hit.range) + "\" " + std::string(word(hit.kind));
      if (hit.entity != kNone && a_.entities[hit.entity].name != a_.words(hit.range))
        text += ", that is " + a_.entities[hit.entity].name;
      line("name", text);
    }
  }

  static std::string quantity(const Quantity& value) {
    const auto end = [](const std::optional<Number>& n) { return n ? to_text(*n) : "open"; };
    std::string text =
        end(value.lo) + " to " + end(value.hi) + ", " + std::string(word(value.bound));
    if (value.share) text += ", share";
    if (!value.unit.empty()) text += ", " + value.unit;
    return text;
  }

  static std::string date(const Date& value) {
    return value.edtf.empty() ? "counted from another day" : value.edtf;
  }

  void amounts() {
    for (const QuantityHit& hit : a_.quantities) {
      if (here(hit.range)) line("amount", "\"" + shown(hit.range) + "\" " + quantity(hit.value));
    }
  }

  void times() {
    for (const DateHit& hit : a_.dates) {
      if (here(hit.range)) line("time", "\"" + shown(hit.range) + "\" " + date(hit.value));
    }
  }

  void voices() {
    for (const SpeechAct& act : r_.voices.acts) {
      const bool goes_on = act.content.begin < sentence_.end && sentence_.begin < act.content.end;
      if (!goes_on) continue;
      const TokenRange content{std::max(act.content.begin, sentence_.begin),
                               std::min(act.content.end, sentence_.end)};
      std::string text = act.voice.name.empty() ? "narrator" : act.voice.name;
      text += here(act.cue) ? " \"" + shown(act.cue) + "\"" : std::string(" goes on");
      line("voice", text + ", " + std::string(word(act.rel)) + ", " + std::string(word(act.mood)) +
                        ": \"" + shown(content) + "\"");
    }
  }

  void events() {
    for (const Frame& f : r_.frames) {
      if (!here(f.trigger)) continue;
      std::string text = f.subkind + " by \"" + shown(f.trigger) + "\"";
      const auto role = [&](const char* name, std::uint32_t c) {
        if (c != kNone) text += std::string(", ") + name + " " + chunk(c);
      };
      role("agent", f.agent);
      role("victim", f.victim);
      for (const std::uint32_t c : f.others) role("victim", c);
      role("target", f.target);
      role("instrument", f.instrument);
      for (const std::uint32_t c : f.from) role("from", c);
      for (const std::uint32_t c : f.to) role("to", c);
      for (const std::uint32_t c : f.at) role("at", c);
      text += std::string(", ") + std::string(word(f.stage)) + ", " + std::string(word(f.mood));
      if (f.polarity == Polarity::negative) text += ", not";
      if (f.ongoing) text += ", lasting";
      line("event", text);
    }
  }

  void people() {
    for (const GroupMention& m : r_.groups.mentions) {
      if (!here(m.range)) continue;
      const Group& group = r_.groups.groups[m.group];
      std::string text = "\"" + shown(m.range) + "\" group of " + group.event + ", first \"" +
                         shown(group.founder) + "\"";
      if (group.whole != kNone)
        text += ", part of \"" + shown(r_.groups.groups[group.whole].founder) + "\"";
      line("people", text);
    }
  }

  std::string chain(const DraftClaim& claim) const {
    std::string text;
    for (const DraftLink& link : claim.chain) {
      text += text.empty() ? "" : " < ";
      if (link.who == DraftLink::Who::narrator) text += "narrator";
      if (link.who == DraftLink::Who::entity) text += draft_.entities[link.entity].name;
      if (link.who == DraftLink::Who::unnamed) text += "\"" + link.name + "\"";
    }
    return text;
  }

  void claims() {
    const TextSpan span = a_.tokens.span(sentence_);
    for (const DraftClaim& claim : draft_.claims) {
      if (claim.anchor.begin < span.begin || claim.anchor.begin >= span.end) continue;
      std::string text = std::string(word(claim.kind)) + "/" + claim.subkind + " at \"" +
                         shown(claim.anchor) + "\"";
      if (!claim.counted.empty()) text += ", " + claim.counted;
      if (const auto* amount = std::get_if<Quantity>(&claim.value))
        text += ", " + quantity(*amount);
      if (const auto* when = std::get_if<Date>(&claim.value)) text += ", " + date(*when);
      for (const DraftRole& role : claim.roles)
        text += ", " + std::string(word(role.name)) + " \"" + shown(role.span) + "\"";
      text += ", " + std::string(word(claim.mood));
      if (claim.polarity == Polarity::negative) text += ", not";
      line("CLAIM", text + "; " + chain(claim) + "; made by " + claim.maker);
    }
  }

  const TextReading& r_;
  const Analysis& a_;
  const Draft& draft_;
  TokenRange sentence_;
  std::string out_;
};

}  // namespace

std::string trace(const Document& document, const Layout& layout, const ExtractContext& context) {
  return Tracer(read_layers(document, layout, context), extract(document, layout, context)).run();
}

}  // namespace habeas
