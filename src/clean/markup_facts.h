// clean/markup_facts.h - title, authors and publisher of a page with mark-up
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "clean/features.h"
#include "clean/markup_view.h"

namespace habeas {

struct MarkupTitle {
  std::string text;                  ///< empty when the page has none
  std::optional<std::size_t> block;  ///< the block that holds it and nothing else
};

/// The headline: a heading that agrees with the head's title or metadata, else the metadata without
/// the name of the site.
MarkupTitle title_by_markup(const MarkupView& view);

/// The name of the site or publisher, as its metadata state it; empty when they do not.
std::string publisher_by_markup(const Markup& markup);

/// Names by JSON-LD, metadata, or elements that are marked as the author's near the title; empty
/// when the page states none. `publisher` is never an author.
std::vector<std::string> authors_by_markup(const MarkupView& view, std::optional<std::size_t> title,
                                           const std::string& publisher);

/// What the headers of a mail, the entry of a feed or the properties of an office file say: title,
/// author and day, with where the day was read. Nothing for what has no such carrier.
struct MailFacts {
  std::string subject, sender, day, basis;
};
MailFacts mail_facts(const Markup& markup);

}  // namespace habeas
