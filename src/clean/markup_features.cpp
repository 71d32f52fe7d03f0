// clean/markup_features.cpp - text, links, elements, class names, neighbours and likeness of blocks
//
// All are integers. Each block is described by itself (words, links, sentences, furniture words),
// by the elements around it (tag, distance to the nearest element of each kind and to the nearest
// class word of each kind), by the containers that it stands in (how much running text and how many
// links they hold), by its neighbours, by the blocks of the page that have the same path of
// elements, and by where it stands on the page (before or behind the heading, in the container of
// most text).
#include "clean/markup_features.h"

#include <algorithm>
#include <bit>
#include <span>
#include <unordered_map>

#include "text/tokens.h"

namespace habeas {
namespace {

constexpr std::int32_t kFar = 12;  // distance of what is not there
constexpr std::size_t kLevels = 5;
constexpr std::size_t kFarHeading = 30;
constexpr std::size_t kColumns = 155;  // of one row

std::int32_t percent_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : static_cast<std::int32_t>(part * 100 / whole);
}

/// Sums over blocks, for any range of them in constant time.
struct Sums {
  std::uint64_t words = 0, bytes = 0, link_bytes = 0, prose = 0, prose_blocks = 0;
};

bool is_word(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number;
}

std::uint64_t mix(std::uint64_t key, std::uint64_t value) {
  return (key ^ value) * 0x9E3779B97F4A7C15ULL + (key >> 29U);
}

class FeatureMaker {
 public:
  FeatureMaker(const MarkupView& view, const std::vector<BlockFeatures>& features,
               std::string_view title)
      : view_(view), page_(view.page), features_(features) {
    find_own();
    add_sums();
    find_groups();
    find_core();
    find_heading(title);
  }

  MarkupTable run() {
    MarkupTable table;
    table.columns = kColumns;
    table.values.resize(page_.size() * kColumns);
    for (std::size_t block = 0; block < page_.size(); ++block) {
      next_ = table.values.data() + block * kColumns;
      row_end_ = next_ + kColumns;
      add_row(block);
    }
    return table;
  }

 private:
  /// A number that is small by its nature.
  void put(std::int32_t value) {
    if (next_ != row_end_) *next_++ = value;
  }
  void push(std::int64_t value) {
    put(static_cast<std::int32_t>(std::clamp<std::int64_t>(value, -1'000'000, 1'000'000)));
  }

  // ------------------------------------------------------------------------------ preparation

  /// Running text that is not a link.
  [[nodiscard]] bool is_prose(std::size_t block) const { return own_[block].prose; }

  [[nodiscard]] std::int32_t link_percent(std::size_t block) const {
    return own_[block].link_percent;
  }

  /// What is asked of a block again and again, for its own row and those of its neighbours.
  struct Own {
    std::int32_t link_percent = 0;
    std::int32_t phrases = 0;  ///< the most points that one kind of furniture has
    TagKind tag = TagKind::other;
    bool prose = false;
  };

  void find_own() {
    own_.resize(page_.size());
    for (std::size_t i = 0; i < page_.size(); ++i) {
      Own& own = own_[i];
      const BlockFeatures& f = features_[i];
      own.link_percent = percent_of(view_.link_bytes(i), page_.blocks[i].size());
      own.prose = f.prose && own.link_percent < 50;
      own.phrases = std::max(0, *std::max_element(f.hits.score.begin(), f.hits.score.end()));
      for (const std::uint32_t element : view_.chain(i)) {
        const TagKind kind = view_.tag(element);
        if (kind == TagKind::other || kind == TagKind::link || kind == TagKind::time) continue;
        own.tag = kind;
        break;
      }
    }
  }

  void add_sums() {
    sums_.resize(page_.size() + 1);
    for (std::size_t i = 0; i < page_.size(); ++i) {
      Sums sum = sums_[i];
      sum.words += features_[i].words;
      sum.bytes += page_.blocks[i].size();
      sum.link_bytes += view_.link_bytes(i);
      if (is_prose(i)) {
        sum.prose += features_[i].words;
        ++sum.prose_blocks;
      }
      sums_[i + 1] = sum;
    }
  }

  [[nodiscard]] Sums sum_of(MarkupView::Blocks blocks) const {
    const Sums& a = sums_[blocks.begin];
    const Sums& b = sums_[blocks.end];
    return {b.words - a.words, b.bytes - a.bytes, b.link_bytes - a.link_bytes, b.prose - a.prose,
            b.prose_blocks - a.prose_blocks};
  }

  struct Group {
    std::uint32_t blocks = 0, prose_blocks = 0;
    std::uint64_t words = 0, bytes = 0, link_bytes = 0;
    std::array<std::int32_t, 5> numbers{};
  };

  /// Blocks with the same path of element names and the same classes nearest to them.
  void find_groups() {
    keys_.resize(page_.size());
    std::unordered_map<std::uint64_t, std::uint32_t> known;                   // looked up only
    std::unordered_map<std::string_view, std::uint32_t> texts(page_.size());  // looked up only
    for (std::size_t i = 0; i < page_.size(); ++i) {
      std::uint64_t key = 0x1234567;
      std::uint32_t classes = 0;
      for (const std::uint32_t element : view_.chain(i)) {
        const Element& e = view_.markup.elements[element];
        key = mix(key, e.name);
        if (e.words != 0 && classes < 2) {
          key = mix(key, 0x10000ULL + e.words);
          ++classes;
        }
      }
      keys_[i] = key;
      const auto [found, is_new] =
          known.try_emplace(key, static_cast<std::uint32_t>(groups_.size()));
      if (is_new) groups_.emplace_back();
      group_of_.push_back(found->second);
      Group& group = groups_[found->second];
      ++group.blocks;
      group.prose_blocks += is_prose(i) ? 1 : 0;
      group.words += features_[i].words;
      group.bytes += page_.blocks[i].size();
      group.link_bytes += view_.link_bytes(i);
      ++texts[page_.bytes(i)];
    }
    for (std::size_t i = 0; i < page_.size(); ++i) same_.push_back(texts[page_.bytes(i)]);
    for (Group& group : groups_) {
      group.numbers = {
          static_cast<std::int32_t>(std::min(group.blocks, 100U)),
          static_cast<std::int32_t>(std::min<std::uint64_t>(group.words / group.blocks, 1'000'000)),
          percent_of(group.link_bytes, group.bytes), percent_of(group.prose_blocks, group.blocks),
          percent_of(group.words, sums_.back().words)};
    }
  }

  /// The innermost element that holds 70 of 100 words of running text, and that which holds 40.
  void find_core() {
    const std::uint64_t all = sums_.back().prose;
    core_ = wide_core_ = Element::kNone;
    if (all == 0) return;
    std::size_t best = 0;  // a block in the thickest text: any chain through it will do
    std::uint64_t most = 0;
    for (std::size_t i = 0; i < page_.size(); ++i) {
      const std::uint64_t own = is_prose(i) ? weight(i) : 0;
      if (own <= most) continue;
      most = own;
      best = i;
    }
    for (const std::uint32_t element : view_.chain(best)) {
      const std::uint64_t prose = sum_of(view_.blocks_of(element)).prose;
      if (core_ == Element::kNone && prose * 100 >= all * 40) core_ = element;
      if (wide_core_ == Element::kNone && prose * 100 >= all * 75) wide_core_ = element;
    }
    if (core_ != Element::kNone) core_blocks_ = view_.blocks_of(core_);
    if (wide_core_ != Element::kNone) wide_blocks_ = view_.blocks_of(wide_core_);
  }

  /// Words of running text in the block's own container: what a paragraph and its siblings hold.
  [[nodiscard]] std::uint64_t weight(std::size_t block) const {
    const auto chain = view_.chain(block);
    std::uint64_t most = features_[block].words;
    for (std::size_t i = 0; i < std::min<std::size_t>(chain.size(), 3); ++i) {
      const TagKind kind = view_.tag(chain[i]);
      if (kind == TagKind::body) break;
      most = std::max(most, sum_of(view_.blocks_of(chain[i])).prose);
    }
    return most;
  }

  /// The block that is the page's heading: what the head's title begins with or holds.
  void find_heading(std::string_view title) {
    const TokenText tokens =
        tokenize(title, {{0, static_cast<std::uint32_t>(title.size())}}, Bases::none);
    for (const Token& token : tokens.tokens) {
      if (is_word(token)) title_.push_back(token.key);
    }
    std::sort(title_.begin(), title_.end());
    heading_ = page_.size();
    std::int32_t best = 0;
    for (std::size_t i = 0; i < page_.size(); ++i) {
      std::int32_t score = 0;
      for (const std::uint32_t element : view_.chain(i)) {
        if (view_.tag(element) == TagKind::heading1) score = 60;
        if (view_.tag(element) == TagKind::heading2) score = std::max(score, 20);
      }
      title_shares_.push_back(title_share(i));
      score += title_shares_.back();
      if (features_[i].words >= 2 && features_[i].words <= 40 && score > best && score >= 60) {
        best = score;
        heading_ = i;
      }
    }
  }

  /// Share of a short block's words that are words of the title, in percent; 0 for long ones.
  [[nodiscard]] std::int32_t title_share(std::size_t block) const {
    if (title_.empty() || features_[block].words > 40 || features_[block].words < 2) return 0;
    std::size_t words = 0;
    std::uint64_t found = 0;
    for (std::uint32_t at = page_.range(block).begin; at < page_.range(block).end; ++at) {
      const Token& token = page_.tokens.tokens[at];
      if (!is_word(token)) continue;
      ++words;
      found += std::binary_search(title_.begin(), title_.end(), token.key) ? 1 : 0;
    }
    return percent_of(found, std::max(words, std::min(title_.size(), words + 3)));
  }

  // ------------------------------------------------------------------------------------- rows

  void add_row(std::size_t block) {
    add_text(block);
    add_elements(block);
    add_containers(block);
    add_neighbours(block);
    add_place(block);
  }

  void add_text(std::size_t block) {
    const BlockFeatures& f = features_[block];
    push(std::min(f.words, 300U));
    push(page_.blocks[block].size() / std::max(1U, f.words));
    push(link_percent(block));
    push(f.stop_percent);
    push(f.capital_percent);
    push(f.digit_percent);
    push(static_cast<std::int32_t>(f.ending));
    push(f.prose);
    push(f.cut);
    push(f.menu);
    push(f.credit);
    push(f.copyright);
    push(f.byline);
    push(f.date_only);
    push(f.repeats_later);
    push(f.address);
    push(f.in_core);
    push(f.before_core);
    push(std::min(f.core_distance, 20U));
    push(f.shared_percent);
    push(std::min(f.shared_words, 20U));
    put(own_[block].phrases);
    for (const RegionKind kind :
         {RegionKind::cookie_notice, RegionKind::related_teaser, RegionKind::share_widget,
          RegionKind::comment_form, RegionKind::site_promo, RegionKind::see_also,
          RegionKind::footer}) {
      push(f.hits.score[static_cast<std::size_t>(kind)]);
    }
    put(static_cast<std::int32_t>(std::min(same_[block], 9U)));
    const std::string_view bytes = page_.bytes(block);
    const auto commas = std::count(bytes.begin(), bytes.end(), ',');
    const auto bars = std::count_if(bytes.begin(), bytes.end(),
                                    [](char c) { return c == '|' || c == '/' || c == '>'; });
    put(static_cast<std::int32_t>(std::min<std::ptrdiff_t>(commas, 20)));
    put(static_cast<std::int32_t>(std::min<std::ptrdiff_t>(bars, 10)));
  }

  void add_elements(std::size_t block) {
    const auto chain = view_.chain(block);
    std::array<std::int32_t, kTagKinds> tag_at{};
    std::array<std::int32_t, kWordKinds> word_at{};
    tag_at.fill(kFar);
    word_at.fill(kFar);
    for (std::size_t i = chain.size(); i > 0; --i) {
      const auto distance = static_cast<std::int32_t>(std::min<std::size_t>(i - 1, kFar - 1));
      const TagKind tag = view_.tag(chain[i - 1]);
      tag_at[static_cast<std::size_t>(tag)] = distance;
      // Words of the page as a whole ("post-template single") say nothing of a block.
      if (tag == TagKind::body) continue;
      for (WordBits bits = view_.words(chain[i - 1]); bits != 0; bits &= bits - 1)
        word_at[static_cast<std::size_t>(std::countr_zero(bits))] = distance;
    }
    put_all(tag_at);
    put_all(word_at);
    put(static_cast<std::int32_t>(own_[block].tag));
    put(static_cast<std::int32_t>(chain.size()));
  }

  void put_all(std::span<const std::int32_t> values) {
    const auto room = static_cast<std::size_t>(row_end_ - next_);
    next_ = std::copy_n(values.begin(), std::min(values.size(), room), next_);
  }

  /// The kind of the innermost element that is no link.
  [[nodiscard]] TagKind block_tag(std::size_t block) const {
    return block >= page_.size() ? TagKind::count : own_[block].tag;
  }

  using ContainerNumbers = std::array<std::int32_t, 5>;

  /// Of one element, whichever block asks first.
  const ContainerNumbers& container(std::uint32_t element) {
    if (containers_.empty()) {
      constexpr ContainerNumbers kUnknown{-1, -1, -1, -1, -1};
      containers_.assign(view_.markup.elements.size(), kUnknown);
    }
    ContainerNumbers& numbers = containers_[element];
    if (numbers[0] >= 0) return numbers;
    const MarkupView::Blocks blocks = view_.blocks_of(element);
    const Sums sums = sum_of(blocks);
    numbers = {static_cast<std::int32_t>(std::min<std::uint64_t>(sums.words, 5000)),
               percent_of(sums.link_bytes, sums.bytes), percent_of(sums.prose, sums_.back().prose),
               percent_of(sums.prose, sums.words),
               static_cast<std::int32_t>(std::min<std::size_t>(blocks.end - blocks.begin, 200))};
    return numbers;
  }

  void add_containers(std::size_t block) {
    constexpr ContainerNumbers kNone{-1, -1, -1, -1, -1};
    const auto chain = view_.chain(block);
    for (std::size_t level = 0; level < kLevels; ++level)
      put_all(level < chain.size() ? container(chain[level]) : kNone);
    put_all(groups_[group_of_[block]].numbers);
  }

  void add_neighbours(std::size_t block) {
    for (const std::int32_t step : {-2, -1, 1, 2}) {
      const auto other = static_cast<std::size_t>(static_cast<std::int64_t>(block) + step);
      if (other >= page_.size()) {
        for (int i = 0; i < 6; ++i) push(-1);
        continue;
      }
      push(std::min(features_[other].words, 200U));
      push(link_percent(other));
      push(features_[other].prose);
      push(static_cast<std::int32_t>(block_tag(other)));
      push(keys_[other] == keys_[block]);
      push(shared_depth(block, other));
    }
  }

  /// How many elements further out the two blocks meet.
  [[nodiscard]] std::int32_t shared_depth(std::size_t block, std::size_t other) const {
    const TextSpan span = page_.blocks[other];
    std::int32_t depth = 0;
    for (const std::uint32_t element : view_.chain(block)) {
      if (view_.markup.elements[element].span.contains(span)) return depth;
      ++depth;
    }
    return kFar;
  }

  void add_place(std::size_t block) {
    push(percent_of(sums_[block].words, sums_.back().words));
    push(static_cast<std::int64_t>(std::min<std::size_t>(block, 200)));
    push(percent_of(sums_[block].prose, sums_.back().prose));
    push(static_cast<std::int64_t>(std::min<std::uint64_t>(sums_.back().prose, 3000)));
    push(percent_of(sums_.back().prose, sums_.back().words));
    push(static_cast<std::int64_t>(std::min<std::uint64_t>(sums_.back().prose_blocks, 100)));
    push(core_ == Element::kNone ? -1 : in(core_blocks_, block));
    push(wide_core_ == Element::kNone ? -1 : in(wide_blocks_, block));
    push(percent_of(sum_of(core_blocks_).prose, sums_.back().prose));
    push(heading_ == page_.size() ? 2 : block < heading_ ? 0 : block == heading_ ? 3 : 1);
    push(heading_ == page_.size()
             ? -99
             : std::clamp<std::int64_t>(
                   static_cast<std::int64_t>(block) - static_cast<std::int64_t>(heading_), -50,
                   100));
    put(title_shares_[block]);
    // Blocks since the last heading that is not the page's, and that heading's own words.
    const TagKind kind = block_tag(block);
    if (kind == TagKind::heading1 || kind == TagKind::heading2 || kind == TagKind::heading)
      last_heading_ = block;
    const std::size_t since = std::min(block - last_heading_, kFarHeading);
    const std::size_t at = block - since;
    put(static_cast<std::int32_t>(since));
    put(own_[at].phrases);
    put(at == heading_ ? 1 : 0);
  }

  static std::int32_t in(MarkupView::Blocks blocks, std::size_t block) {
    return block >= blocks.begin && block < blocks.end ? 1 : 0;
  }

  const MarkupView& view_;
  const Page& page_;
  const std::vector<BlockFeatures>& features_;
  std::vector<Sums> sums_;
  std::vector<Own> own_;
  std::vector<std::uint64_t> keys_;  ///< group of each block
  std::vector<std::uint32_t> group_of_;
  std::vector<Group> groups_;
  std::vector<std::uint32_t> same_;  ///< how often each block's text stands on the page
  std::vector<ContainerNumbers> containers_;
  std::size_t last_heading_ = 0;  ///< or the first block, before all headings
  std::uint32_t core_ = Element::kNone, wide_core_ = Element::kNone;
  MarkupView::Blocks core_blocks_, wide_blocks_;
  std::vector<std::uint64_t> title_;  ///< words of the head's title, sorted
  std::vector<std::int32_t> title_shares_;
  std::size_t heading_ = 0;
  std::int32_t* next_ = nullptr;  ///< place in the row that is being written
  std::int32_t* row_end_ = nullptr;
};

}  // namespace

MarkupTable markup_features(const MarkupView& view, const std::vector<BlockFeatures>& features,
                            std::string_view title) {
  if (view.page.size() == 0) return {};
  return FeatureMaker(view, features, title).run();
}

}  // namespace habeas
