// ingest/formats/feed_entry.cpp - one entry of a news feed: its title and its longest text
#include <string>
#include <utility>

#include "ingest/charset.h"
#include "ingest/declared.h"
#include "ingest/feed.h"
#include "ingest/format.h"
#include "ingest/html_text.h"
#include "ingest/maps.h"

namespace habeas {
namespace {

std::uint32_t sniff_feed_entry(std::string_view bytes) {
  const bool is_entry =
      bytes.starts_with("<item") || bytes.starts_with("<entry") || bytes.starts_with("<ITEM");
  return is_entry && (bytes.ends_with("item>") || bytes.ends_with("entry>")) ? 90 : 0;
}

using Map = OffsetMap<InText, InSource>;

/// Characters behind `place`, as a page of their own: escaped mark-up is decoded once.
XmlText characters_of(std::string_view xml, const FeedEntry& entry) {
  XmlText out(xml);
  if (entry.is_markup) {
    out.add(entry.body_place, true);
    return out;
  }
  HtmlScanner scanner(xml.substr(0, entry.body_place.end));
  HtmlToken token;
  while (scanner.next(token, true)) {
    if (token.place.begin < entry.body_place.begin) continue;
    if (token.kind == HtmlToken::Kind::text) out.add(token.place, false);
    if (token.kind == HtmlToken::Kind::cdata) out.add(token.place, true);
  }
  return out;
}

void append(Map& into, const Map& more) {
  for (const auto& run : more.runs()) into.append(run.to.size(), run.from, run.copy);
}

/// The elements of the body, behind the title and a line feed.
Markup behind_title(Markup markup, std::uint32_t title_size) {
  const std::uint32_t shift = title_size + 1;
  markup.strings.emplace_back("h1");
  markup.strings.emplace_back("");
  const auto name = static_cast<std::uint32_t>(markup.strings.size() - 2);
  for (Element& element : markup.elements) {
    element.span = {element.span.begin + shift, element.span.end + shift};
    if (element.parent != Element::kNone) ++element.parent;
  }
  for (MarkupFact& fact : markup.stated) fact.at += shift;
  markup.elements.insert(markup.elements.begin(),
                         Element{Element::kNone, {0, title_size}, name, name + 1});
  return markup;
}

Result<Decoded> decode_feed_entry(std::string_view bytes, const ReadContext& context) {
  auto xml = decode_page(bytes, charset_of(context.declared), context.limits);
  if (!xml) return tl::unexpected(xml.error());
  const Feed feed = read_feed(xml->text);
  if (feed.entries.empty()) return fail(Errc::bad_input, "an entry of a feed that does not end");
  const FeedEntry& entry = feed.entries.front();
  XmlText title(xml->text);
  // One text in the order of its bytes: a title that comes behind the body stands in the facts
  // only.
  const bool has_body = !entry.body_place.empty();
  if (!has_body || entry.title_place.end <= entry.body_place.begin) {
    title.add_collapsed(entry.title_place);
  }
  Decoded decoded;
  decoded.text = title.text();
  Map map = title.take_map();
  if (has_body) {
    XmlText characters = characters_of(xml->text, entry);
    HtmlText body = read_html(characters.text());
    if (!body.text.empty()) {
      const auto title_size = static_cast<std::uint32_t>(decoded.text.size());
      if (title_size > 0) {
        map.append(1, {entry.title_place.end, entry.body_place.begin}, false);
        decoded.text += '\n';
        body.markup = behind_title(std::move(body.markup), title_size);
      }
      decoded.text += body.text;
      append(map, through(body.to_page, characters.take_map()));
      decoded.markup = std::move(body.markup);
    }
  }
  if (decoded.text.empty()) return fail(Errc::bad_input, "an entry of a feed without text");
  decoded.to_source = through(map, xml->to_source);
  decoded.encoding = std::move(xml->encoding);
  decoded.notes = std::move(xml->notes);
  return decoded;
}

}  // namespace

extern const Format format_feed_entry;
const Format format_feed_entry{"feed_entry", "1", "application/rss+xml", sniff_feed_entry,
                               decode_feed_entry};

}  // namespace habeas
