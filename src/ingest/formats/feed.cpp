// ingest/formats/feed.cpp - a news feed: every entry is a source of its own
#include "ingest/feed.h"

#include <string>
#include <utility>
#include <vector>

#include "ingest/charset.h"
#include "ingest/format.h"
#include "ingest/labels.h"
#include "ingest/maps.h"
#include "ingest/members.h"

namespace habeas {
namespace {

std::uint32_t sniff_feed(std::string_view bytes) {
  constexpr std::size_t kLook = 4096;
  const std::string root = root_of_xml(bytes);
  if (root == "rss") return 90;
  const std::string_view head = bytes.substr(0, kLook);
  if (root == "feed" && head.find("w3.org/2005/Atom") != std::string_view::npos) return 90;
  if (root == "feed" && head.find("purl.org/atom") != std::string_view::npos) return 90;
  return root == "rdf:rdf" && head.find("purl.org/rss") != std::string_view::npos ? 90 : 0;
}

std::vector<MarkupFact> facts_of(const Feed& feed, const FeedEntry& entry) {
  std::vector<MarkupFact> facts;
  const auto add = [&](const char* name, const std::string& value) {
    if (!value.empty()) facts.push_back({name, as_words(value), 0});
  };
  add("feed:title", entry.title);
  add("feed:author", entry.author);
  add("feed:published", entry.published);
  add("feed:publisher", feed.title);
  return facts;
}

Result<Decoded> decode_feed(std::string_view bytes, const ReadContext& context) {
  const std::string label(declared_label(bytes));
  auto xml = decode_page(bytes, label, context.limits);
  if (!xml) return tl::unexpected(xml.error());
  const Feed feed = read_feed(xml->text);
  MemberSender sender(context, bytes.size());
  for (const Error& note : xml->notes) {
    sender.note(note.code, note.message, note.at.value_or(SourceSpan{}));
  }
  std::uint64_t number = 0;
  for (const FeedEntry& entry : feed.entries) {
    const SourceSpan where = xml->to_source.map({entry.place.begin, entry.place.end});
    Member member;
    member.label = numbered("entry-", ++number, 6);
    member.name = "entry " + std::to_string(number);
    member.url = entry.link.starts_with("http") ? as_words(entry.link) : "";
    member.declared = "application/xml; charset=" + xml->encoding.name;
    member.offset = where.begin;
    member.length = where.size();
    member.stated = facts_of(feed, entry);
    member.bytes = std::string(slice(bytes, where));
    if (auto given = sender.give(member); !given) return tl::unexpected(given.error());
  }
  if (number == 0) sender.note(Errc::bad_input, "a feed without entries");
  return sender.finish();
}

}  // namespace

extern const Format format_feed;
const Format format_feed{"feed", "1", "application/rss+xml", sniff_feed, decode_feed};

}  // namespace habeas
