// ingest/feed.h - the entries of a news feed: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom (RFC 4287)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/html_scan.h"
#include "ingest/xml_text.h"

namespace habeas {

/// One entry of a feed, with the places of what it says.
struct FeedEntry {
  XmlSpan place;  ///< of the whole element
  std::string title, link, author, published;
  XmlSpan title_place;     ///< of its characters; empty when the title is in several pieces
  XmlSpan body_place;      ///< of what stands between the tags of its longest text
  bool is_markup = false;  ///< the body is elements (Atom, type xhtml), not characters
};

struct Feed {
  std::string title;
  std::vector<FeedEntry> entries;
};

/// Reads a feed, or a single entry of one. Nothing is refused: what is no entry is passed over.
Feed read_feed(std::string_view xml);

}  // namespace habeas
