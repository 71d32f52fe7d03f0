// origin/own_voice.cpp - reads "we" and its organisation in the page's own sentences
#include "origin/own_voice.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "text/tokens.h"

namespace habeas {
namespace {

template <std::size_t N>
bool is_in(const std::array<std::uint64_t, N>& keys, std::uint64_t key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

constexpr auto kWe = std::to_array<std::uint64_t>({"we"_w, "our"_w, "us"_w, "ours"_w});
/// What belongs to a newspaper: "our reporter".
constexpr auto kOfReporters = std::to_array<std::uint64_t>(
    {"reporter"_w, "reporters"_w, "correspondent"_w, "correspondents"_w, "newspaper"_w,
     "magazine"_w, "readers"_w, "newsroom"_w, "editor"_w, "photographer"_w, "station"_w});
/// What sources do to reporters: "told us", "showed us", "spoke to us".
constexpr auto kToReporters = std::to_array<std::uint64_t>(
    {"told"_w, "tells"_w, "showed"_w, "shows"_w, "sent"_w, "gave"_w, "to"_w, "with"_w});
/// What reporters do: "we asked", "we visited"; members of an organisation count and call.
constexpr auto kReportersDo = std::to_array<std::uint64_t>(
    {"asked"_w, "met"_w, "spoke"_w, "reached"_w, "interviewed"_w, "sat"_w, "saw"_w});

/// Does the text hold one of these words, before anything is read? Most pages hold none.
bool may_say_we(std::string_view text) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  const auto is_letter = [&](std::size_t i) {
    return i < text.size() && lower(text[i]) >= 'a' && lower(text[i]) <= 'z';
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = lower(text[i]);
    if ((c != 'w' && c != 'o' && c != 'u') || (i > 0 && is_letter(i - 1))) continue;
    for (const std::string_view word : {"we", "us", "our", "ours"}) {
      const bool equal =
          word.size() <= text.size() - i && !is_letter(i + word.size()) &&
          std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](char x, char y) { return x == lower(y); });
      if (equal) return true;
    }
  }
  return false;
}

/// One document while it is read.
class PageReader {
 public:
  PageReader(const Document& document, const Layout* layout,
             const std::vector<const Mention*>& named)
      : text_(document.text), named_(named) {
    std::vector<TextSpan> blocks = find_blocks(text_);
    if (layout != nullptr) keep_main(blocks, layout->main);
    constexpr std::size_t kMostBlocks = 400;  // a release is shorter
    if (blocks.size() > kMostBlocks) blocks.clear();
    tokens_ = tokenize(text_, blocks);
  }

  std::optional<std::string> run() {
    if (!speaks_as_members()) return std::nullopt;
    constexpr std::size_t kFirstSentences = 4;
    const std::size_t last = std::min(tokens_.sentences.size(), kFirstSentences);
    for (std::size_t i = 0; i < last; ++i) {
      const Mention* subject = subject_of(tokens_.sentences[i]);
      if (subject != nullptr) return to_text(std::get<Named>(subject->value).id);
    }
    return std::nullopt;
  }

 private:
  /// Leaves out what the page's furniture says: "We use cookies".
  static void keep_main(std::vector<TextSpan>& blocks, const std::vector<TextSpan>& main) {
    blocks.erase(std::remove_if(blocks.begin(), blocks.end(),
                                [&](TextSpan block) {
                                  return std::none_of(main.begin(), main.end(), [&](TextSpan span) {
                                    return span.contains(block);
                                  });
                                }),
                 blocks.end());
  }

  std::uint64_t key(std::size_t i) const {
    return i < tokens_.tokens.size() ? tokens_.tokens[i].key : 0;
  }

  /// Does the text say "we" outside quotations, and never as reporters do?
  bool speaks_as_members() const {
    bool quoted = false;
    bool members = false;
    for (std::size_t i = 0; i < tokens_.tokens.size(); ++i) {
      const std::string_view bytes = slice(text_, tokens_.tokens[i].span());
      if (bytes == "\xE2\x80\x9C" || bytes == "\xC2\xAB") quoted = true;
      if (bytes == "\xE2\x80\x9D" || bytes == "\xC2\xBB") quoted = false;
      if (bytes == "\"") quoted = !quoted;
      if (quoted || !is_in(kWe, key(i))) continue;
      if (bytes == "US") continue;
      const bool reporters = is_in(kOfReporters, key(i + 1)) || is_in(kReportersDo, key(i + 1)) ||
                             (key(i) == "us"_w && i > 0 && is_in(kToReporters, key(i - 1)));
      if (reporters) return false;
      members = true;
    }
    return members;
  }

  /// The organisation that a sentence begins with ("The Lawyers' Circle is appalled", "Terra Nova:
  /// free our colleagues", "Statement of the Lawyers' Circle") where nobody reports it ("X said").
  const Mention* subject_of(TokenRange sentence) const {
    constexpr std::uint32_t kLatest = 8;  // tokens before it, as in "PRESS RELEASE - X"
    const TextSpan span = tokens_.span(sentence);
    const Mention* first = nullptr;
    for (const Mention* mention : named_) {
      if (!span.contains(mention->span)) continue;
      first = mention;
      break;
    }
    if (first == nullptr) return nullptr;
    const std::uint32_t at = tokens_.token_at(first->span.begin);
    const std::uint32_t behind = tokens_.token_at(first->span.end);
    const std::uint32_t before = at - sentence.begin;
    const bool article = before == 1 && key(at - 1) == "the"_w;
    const bool headline = !ends_in_stop(sentence);
    const bool of_text = headline && before <= kLatest;
    const bool said = is_in(kSaid, key(behind)) || is_in(kSaid, key(behind + 1));
    if (said || (before != 0 && !article && !of_text)) return nullptr;
    return first;
  }

  bool ends_in_stop(TokenRange sentence) const {
    if (sentence.empty()) return false;
    return slice(text_, tokens_.tokens[sentence.end - 1].span()) == ".";
  }

  static constexpr auto kSaid = std::to_array<std::uint64_t>(
      {"said"_w, "says"_w, "told"_w, "reported"_w, "reports"_w, "claims"_w, "claimed"_w});

  std::string_view text_;
  const std::vector<const Mention*>& named_;
  TokenText tokens_;
};

}  // namespace

std::unordered_map<DocumentId, std::string> own_voices(std::span<const Document> documents,
                                                       std::span<const Layout> layouts,
                                                       std::span<const Mention> mentions,
                                                       const Institutions& institutions) {
  std::unordered_map<DocumentId, std::vector<const Mention*>> named;  // only looked up
  for (const Mention& mention : mentions) {
    if (!std::holds_alternative<Named>(mention.value)) continue;
    const Entity* entity = institutions.find(to_text(std::get<Named>(mention.value).id));
    if (entity == nullptr || !entity->country.empty()) continue;  // a state speaks by its organs
    if (entity->kind == MentionKind::organisation) named[mention.document].push_back(&mention);
  }
  std::unordered_map<DocumentId, const Layout*> layout_of;  // only looked up
  for (const Layout& layout : layouts) layout_of.emplace(layout.document, &layout);
  std::unordered_map<DocumentId, std::string> voices;
  for (const Document& document : documents) {
    const auto at = named.find(document.id);
    if (at == named.end() || !may_say_we(document.text)) continue;
    std::sort(at->second.begin(), at->second.end(),
              [](const Mention* a, const Mention* b) { return a->span < b->span; });
    const auto layout = layout_of.find(document.id);
    const Layout* const known = layout == layout_of.end() ? nullptr : layout->second;
    if (const auto voice = PageReader(document, known, at->second).run()) {
      voices.emplace(document.id, *voice);
    }
  }
  return voices;
}

}  // namespace habeas
