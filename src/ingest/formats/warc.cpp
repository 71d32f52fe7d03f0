// ingest/formats/warc.cpp - a web archive: every readable response or resource is a source of its
// own
#include "ingest/warc.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ingest/digests.h"
#include "ingest/format.h"
#include "ingest/html_scan.h"
#include "ingest/members.h"

namespace habeas {
namespace {

std::uint32_t sniff_warc(std::string_view bytes) { return looks_like_warc(bytes) ? 95 : 0; }

/// A record that goes on in continuations: its head, and the blocks so far.
struct Segments {
  HeaderFields head;
  std::string block;
  std::uint64_t offset = 0, length = 0, next = 2;
};

/// Where a copy of a page says that it copies: looked up when all records are known.
struct Revisit {
  std::string refers_to, target_and_date, target;
  SourceSpan where;
};

class Archive {
 public:
  Archive(std::string_view bytes, const ReadContext& context)
      : bytes_(bytes), context_(context), sender_(context, bytes.size()) {}

  Result<Decoded> run() {
    const WarcSink sink{[this](const WarcRecord& record) { return take(record); },
                        [this](Errc code, std::string words, SourceSpan where) {
                          sender_.note(code, std::move(words), where);
                        }};
    if (auto read = read_warc(bytes_, context_.limits, sink); !read) {
      return tl::unexpected(read.error());
    }
    for (const auto& [id, segments] : open_) {
      sender_.note(Errc::bad_input, "a record whose continuation is missing: " + id,
                   span_of(segments.offset, segments.length));
    }
    tell_revisits();
    tell_counts();
    return sender_.finish();
  }

 private:
  static SourceSpan span_of(std::uint64_t offset, std::uint64_t length) {
    const auto begin = static_cast<std::uint32_t>(offset);
    return {begin, begin + static_cast<std::uint32_t>(length)};
  }
  static SourceSpan span_of(const WarcRecord& record) {
    return span_of(record.offset, record.length);
  }

  Result<void> take(const WarcRecord& record) {
    const std::string type = to_lower_ascii(record.type());
    for (const char* name : {"warc-record-id", "warc-date", "warc-type"}) {
      if (record.head.get(name).empty()) {
        sender_.note(Errc::bad_input, std::string("a record without ") + name, span_of(record));
      }
    }
    check_block(record);
    if (type == "continuation") return take_continuation(record);
    if (type == "revisit") {
      add_revisit(record);
      return {};
    }
    const bool is_payload = type == "response" || type == "resource" || type == "conversion";
    if (!is_payload) {
      ++kept_as_facts_;
      return {};
    }
    known_ids_.insert(std::string(record.head.get("warc-record-id")));
    known_targets_.insert(std::string(record.target()) + " " +
                          std::string(record.head.get("warc-date")));
    if (record.head.get("warc-segment-number") == "1") {
      open_.insert_or_assign(
          std::string(record.head.get("warc-record-id")),
          Segments{record.head, std::string(record.block), record.offset, record.length, 2});
      return {};
    }
    return give(record);
  }

  void check_block(const WarcRecord& record) {
    const bool is_segment = !record.head.get("warc-segment-number").empty();
    const auto verdict = check_digest(record.head.get("warc-block-digest"), record.block);
    if (verdict == DigestVerdict::differs) {
      sender_.note(Errc::bad_input,
                   "the block of a record does not have the digest that it declares",
                   span_of(record));
    }
    if (is_segment) return;
    const std::string_view cut = record.head.get("warc-truncated");
    if (!cut.empty()) {
      sender_.note(Errc::bad_input,
                   "the archiving program cut a record short (" + as_words(cut) +
                       "): " + as_words(record.target()),
                   span_of(record));
    }
  }

  Result<void> take_continuation(const WarcRecord& record) {
    const std::string origin(record.head.get("warc-segment-origin-id"));
    const auto found = open_.find(origin);
    if (found == open_.end() ||
        record.head.get("warc-segment-number") != std::to_string(found->second.next)) {
      sender_.note(Errc::bad_input, "a continuation of no record, or out of order",
                   span_of(record));
      return {};
    }
    Segments& segments = found->second;
    if (segments.block.size() + record.block.size() > context_.limits.container_bytes) {
      sender_.note(Errc::limit_exceeded, "a record in segments that is too large", span_of(record));
      open_.erase(found);
      return {};
    }
    segments.block += record.block;
    ++segments.next;
    if (record.head.get("warc-segment-total-length").empty()) return {};
    WarcRecord whole;
    whole.head = std::move(segments.head);
    const std::string block = std::move(segments.block);
    whole.block = block;
    whole.offset = segments.offset;
    whole.length = segments.length;
    open_.erase(found);
    return give(whole);
  }

  /// A response is given without its HTTP head and encodings, everything else as it stands.
  Result<void> give(const WarcRecord& record) {
    const std::string target = as_words(record.target());
    const std::string scheme = to_lower_ascii(target.substr(0, target.find(':')));
    if (scheme == "dns" || scheme == "whois") {
      ++kept_as_facts_;
      return {};
    }
    Member member;
    member.declared = as_words(record.head.get("content-type"));
    if (to_lower_ascii(record.type()) == "response" && record.block.starts_with("HTTP/")) {
      auto response =
          read_response(record.block, std::min(sender_.room(), context_.limits.container_bytes));
      if (!response) {
        sender_.note(Errc::bad_input, response.error().message + ": " + target, span_of(record));
        return {};
      }
      for (const std::string& note : response->notes) {
        sender_.note(Errc::bad_input, note + ": " + target, span_of(record));
      }
      check_payload(record, response->entity());
      if (response->payload().empty() || (response->status >= 300 && response->status < 400)) {
        ++without_text_;
        return {};
      }
      member.declared = as_words(response->head.get("content-type"));
      member.bytes =
          response->is_decoded ? std::move(response->decoded) : std::string(response->entity());
      if (response->status != 200) {
        member.stated.push_back({"http:status", std::to_string(response->status), 0});
      }
    } else {
      check_payload(record, record.block);
      member.bytes = std::string(record.block);
    }
    if (member.bytes.empty()) {
      ++without_text_;
      return {};
    }
    if (to_lower_ascii(record.type()) == "conversion") {
      member.stated.push_back({"warc:derived", as_words(record.head.get("warc-refers-to")), 0});
    }
    member.label = numbered("record-", record.offset, 10);
    if (!labels_.insert(member.label).second) {
      member.label += "-" + std::to_string(labels_.size());
      labels_.insert(member.label);
    }
    member.name = as_words(record.head.get("warc-record-id"));
    member.url = target;
    member.collected = as_words(record.head.get("warc-date"));
    member.offset = record.offset;
    member.length = record.length;
    return sender_.give(member);
  }

  void check_payload(const WarcRecord& record, std::string_view entity) {
    if (!record.head.get("warc-segment-number").empty()) return;
    const auto verdict = check_digest(record.head.get("warc-payload-digest"), entity);
    if (verdict == DigestVerdict::differs) {
      sender_.note(Errc::bad_input,
                   "the payload does not have the digest that its record declares: " +
                       as_words(record.target()),
                   span_of(record));
    }
  }

  void add_revisit(const WarcRecord& record) {
    if (record.head.get("warc-profile").empty()) {
      sender_.note(Errc::bad_input, "a revisit without its profile", span_of(record));
    }
    revisits_.push_back({std::string(record.head.get("warc-refers-to")),
                         std::string(record.head.get("warc-refers-to-target-uri")) + " " +
                             std::string(record.head.get("warc-refers-to-date")),
                         as_words(record.target()), span_of(record)});
  }

  void tell_revisits() {
    std::size_t unresolved = 0;
    const Revisit* first = nullptr;
    for (const Revisit& revisit : revisits_) {
      if (known_ids_.contains(revisit.refers_to) ||
          known_targets_.contains(revisit.target_and_date)) {
        ++kept_as_facts_;
        continue;
      }
      if (unresolved++ == 0) first = &revisit;
    }
    if (first == nullptr) return;
    sender_.note(Errc::unsupported,
                 std::to_string(unresolved) +
                     " captures refer to a page that is not in this archive; the first is of " +
                     first->target,
                 first->where);
  }

  /// An archive of nothing but requests and the like still says what it is.
  void tell_counts() {
    if (sender_.given() > 0) return;
    sender_.note(Errc::bad_input,
                 "no page in this archive: " + std::to_string(kept_as_facts_) +
                     " records about captures, " + std::to_string(without_text_) +
                     " responses without a body or that lead elsewhere",
                 span_of(0, bytes_.size()));
  }

  std::string_view bytes_;
  const ReadContext& context_;
  MemberSender sender_;
  std::map<std::string, Segments> open_;
  std::set<std::string> known_ids_, known_targets_, labels_;
  std::vector<Revisit> revisits_;
  std::size_t kept_as_facts_ = 0, without_text_ = 0;
};

Result<Decoded> decode_warc(std::string_view bytes, const ReadContext& context) {
  return Archive(bytes, context).run();
}

}  // namespace

extern const Format format_warc;
const Format format_warc{"warc", "1", "application/warc", sniff_warc, decode_warc, true};

}  // namespace habeas
