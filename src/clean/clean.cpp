// clean/clean.cpp - from a document to its layout: blocks, labels, facts, regions
#include "clean/clean.h"

#include <algorithm>

#include "clean/facts.h"
#include "clean/features.h"
#include "clean/labels.h"
#include "clean/language.h"
#include "clean/markup.h"
#include "clean/markup_facts.h"
#include "clean/page.h"
#include "clean/quoted.h"

namespace habeas {
namespace {

std::string iso_day(const Day& day) {
  std::string year = std::to_string(day.year);
  year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
  const auto two = [](unsigned value) {
    return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
  };
  return year + "-" + two(day.month) + "-" + two(day.day);
}

/// Turns labelled blocks into regions: neighbours of one kind become one region.
class LayoutBuilder {
 public:
  LayoutBuilder(const Document& document, const Page& page, Layout& layout)
      : document_(document), page_(page), layout_(layout) {}

  void add(RegionKind kind, TextSpan span, const std::string& note) {
    const bool joins = !layout_.regions.empty() && layout_.regions.back().kind == kind && joinable_;
    if (joins) {
      layout_.regions.back().span.end = span.end;
    } else {
      layout_.regions.push_back(Region{{}, kind, span, {}, {}, std::nullopt, note});
    }
    joinable_ = kind != RegionKind::title && kind != RegionKind::quoted;
  }

  void add_quoted(const QuotedRun& run) {
    add(RegionKind::quoted, hull(page_.blocks[run.begin], page_.blocks[run.end - 1]), run.note);
    layout_.regions.back().publisher = run.publisher;
    layout_.regions.back().authors = run.authors;
  }

  void finish() {
    for (Region& region : layout_.regions) {
      region.id = IdBuilder()
                      .add(document_.id)
                      .add(static_cast<std::uint64_t>(region.kind))
                      .add(region.span.begin)
                      .add(region.span.end)
                      .build<RegionTag>();
    }
    bool open = false;
    for (const Region& region : layout_.regions) {
      if (!is_article(region.kind)) {
        open = false;
        continue;
      }
      if (open) {
        layout_.main.back().end = region.span.end;
      } else {
        layout_.main.push_back(region.span);
      }
      open = true;
    }
  }

 private:
  const Document& document_;
  const Page& page_;
  Layout& layout_;
  bool joinable_ = false;
};

/// The title may be a part of its block ("Headline | Site"): the rest is navigation.
void add_title(LayoutBuilder& builder, std::string_view text, TextSpan block, TextSpan title) {
  builder.add(RegionKind::title, title, "a line in headline style above the text");
  if (title.end == block.end) return;
  std::uint32_t rest = title.end;
  while (rest + 1 < block.end && text[rest] == ' ') ++rest;
  builder.add(RegionKind::navigation, {rest, block.end}, "the name of the site");
}

void add_regions(const Document& document, const Page& page, const std::vector<BlockLabel>& labels,
                 const std::vector<QuotedRun>& quoted, const PageFacts& facts, Layout& layout) {
  LayoutBuilder builder(document, page, layout);
  std::size_t next_run = 0;
  for (std::size_t i = 0; i < page.size();) {
    if (next_run < quoted.size() && quoted[next_run].begin == i) {
      builder.add_quoted(quoted[next_run]);
      i = quoted[next_run++].end;
      continue;
    }
    if (facts.title_block == i) {
      add_title(builder, page.text, page.blocks[i], *facts.title);
    } else {
      builder.add(labels[i].kind, page.blocks[i], labels[i].note);
    }
    ++i;
  }
  builder.finish();
}

/// The headers of a mail go before what its text says.
void add_mail_facts(const Markup& markup, PageFacts& facts, std::string& title) {
  const MailFacts mail = mail_facts(markup);
  if (!mail.day.empty()) facts.published = {mail.day, mail.basis};
  if (!mail.sender.empty()) facts.authors = {mail.sender};
  if (!mail.subject.empty() && !facts.title) title = mail.subject;
}

}  // namespace

Result<Layout> clean(const Document& document, const CleanOptions& options) {
  const bool is_page = document.markup.is_page;
  const Page page(document.text, is_page ? PageBlocks::lines : PageBlocks::paragraphs);
  const std::uint32_t most = is_page ? options.max_page_blocks : options.max_blocks;
  if (page.size() > most) {
    return fail(Errc::limit_exceeded, "the page has " + std::to_string(page.size()) +
                                          " blocks of text, more than " + std::to_string(most));
  }
  const std::vector<BlockFeatures> features = block_features(page, is_page);
  std::vector<BlockLabel> labels;
  PageFacts facts;
  std::string title;
  std::string stated_language;
  if (is_page) {
    MarkupReading reading = read_markup(page, document.markup, features);
    labels = std::move(reading.labels);
    facts = std::move(reading.facts);
    title = std::move(reading.title);
    stated_language = std::move(reading.language);
  } else {
    labels = label_blocks(page, features);
    facts = read_facts(page, features, labels);
    add_mail_facts(document.markup, facts, title);
  }
  const std::vector<QuotedRun> quoted =
      find_quoted(page, features, labels, facts.title_block.value_or(page.size()));

  Layout layout;
  layout.document = document.id;
  layout.made_by = {"clean", "1"};
  add_regions(document, page, labels, quoted, facts, layout);
  layout.language = language_of(page, layout.main);
  if (layout.language.empty()) layout.language = std::move(stated_language);
  layout.publisher = std::move(facts.publisher);
  layout.authors = std::move(facts.authors);
  layout.published = std::move(facts.published);
  if (layout.published.date.empty() && document.given_date)
    layout.published = {iso_day(*document.given_date), "given"};
  if (facts.title) {
    layout.title_span = facts.title;
    layout.title = std::string(slice(std::string_view(document.text), *facts.title));
  } else {
    layout.title = std::move(title);
  }
  return layout;
}

}  // namespace habeas
