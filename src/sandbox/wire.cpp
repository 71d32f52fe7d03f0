// sandbox/wire.cpp - encoding in the worker, checking and decoding in the parent
#include "sandbox/wire.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "sandbox/payload.h"
#include "sandbox/wire_members.h"
#include "text/utf8.h"

namespace habeas {
namespace {

constexpr std::size_t kNotes = 64;         // problems that one text may carry
constexpr std::size_t kRunBytes = 13;      // u32 text size, u32 begin, u32 end, u8 copy
constexpr std::size_t kCodes = 6;          // of Errc
constexpr std::size_t kElementBytes = 20;  // u32 parent, begin, end, name, words
constexpr std::size_t kElements = 1U << 20U;
constexpr std::size_t kWords = 1U << 18U;            // strings, and facts, of one page
constexpr std::uint64_t kAllWordBytes = 16U << 20U;  // of all of them
constexpr std::uint64_t kTextFloor = 65536;  // text that even the smallest source may become
constexpr std::size_t kPlaceBytes = 24;      // u32 begin, u32 end, u32 left, top, right, bottom
constexpr std::size_t kPlaces = 1U << 22U;   // words with a box, of one text
constexpr std::int32_t kMostEdge = 1'000'000'000;
constexpr std::uint8_t kIsPage = 1;  // flags of meta
constexpr std::uint8_t kIsContainer = 2;

void put_problem(std::string& out, const Error& error) {
  std::string payload;
  put_u8(payload, static_cast<std::uint8_t>(error.code));
  put_u8(payload, error.at ? 1 : 0);
  put_u32(payload, error.at ? error.at->begin : 0);
  put_u32(payload, error.at ? error.at->end : 0);
  put_string(payload, error.message);
  put_frame(out, FrameKind::problem, payload);
}

/// Numbers of one piece: a string grows once for all of them.
template <std::size_t kCount>
void put_numbers(std::string& out, const std::array<std::uint32_t, kCount>& numbers) {
  if constexpr (std::endian::native == std::endian::little) {
    out.append(reinterpret_cast<const char*>(numbers.data()), sizeof numbers);
  } else {
    for (const std::uint32_t number : numbers) put_u32(out, number);
  }
}

void put_runs(std::string& out, const OffsetMap<InText, InSource>& map) {
  constexpr std::size_t kRunsInFrame = kFrameBytes / kRunBytes;
  std::string payload;
  std::size_t count = 0;
  for (const auto& run : map.runs()) {
    put_numbers<3>(payload, {run.to.size(), run.from.begin, run.from.end});
    put_u8(payload, run.copy ? 1 : 0);
    if (++count % kRunsInFrame == 0) {
      put_frame(out, FrameKind::run, payload);
      payload.clear();
    }
  }
  if (!payload.empty()) put_frame(out, FrameKind::run, payload);
}

void put_markup(std::string& out, const Markup& markup) {
  constexpr std::size_t kElementsInFrame = kFrameBytes / kElementBytes;
  std::string payload;
  for (const std::string& text : markup.strings) {
    payload.clear();
    put_string(payload, text);
    put_frame(out, FrameKind::word, payload);
  }
  payload.clear();
  std::size_t count = 0;
  for (const Element& element : markup.elements) {
    put_numbers<5>(payload, {element.parent, element.span.begin, element.span.end, element.name,
                             element.words});
    if (++count % kElementsInFrame == 0) {
      put_frame(out, FrameKind::element, payload);
      payload.clear();
    }
  }
  if (!payload.empty()) put_frame(out, FrameKind::element, payload);
  for (const MarkupFact& stated : markup.stated) {
    payload.clear();
    put_u32(payload, stated.at);
    put_string(payload, stated.name);
    put_string(payload, stated.value);
    put_frame(out, FrameKind::stated, payload);
  }
}

void put_pages(std::string& out, const std::vector<PrintedPage>& pages) {
  constexpr std::size_t kPlacesInFrame = kFrameBytes / kPlaceBytes;
  const auto put_edge = [](std::string& payload, std::int32_t edge) {
    put_u32(payload, static_cast<std::uint32_t>(edge));
  };
  for (const PrintedPage& page : pages) {
    std::string payload;
    put_u32(payload, page.span.begin);
    put_u32(payload, page.span.end);
    put_edge(payload, page.width);
    put_edge(payload, page.height);
    put_frame(out, FrameKind::page, payload);
    payload.clear();
    for (std::size_t i = 0; i < page.words.size(); ++i) {
      const PageWord& word = page.words[i];
      put_u32(payload, word.span.begin);
      put_u32(payload, word.span.end);
      for (const std::int32_t edge :
           {word.box.left, word.box.top, word.box.right, word.box.bottom}) {
        put_edge(payload, edge);
      }
      if ((i + 1) % kPlacesInFrame != 0 && i + 1 < page.words.size()) continue;
      put_frame(out, FrameKind::place, payload);
      payload.clear();
    }
  }
}

struct FrameHead {
  std::uint32_t size = 0;
  std::uint8_t kind = 0;
};

FrameHead frame_head(std::string_view bytes) {
  Payload head(bytes.substr(0, kFrameHeadBytes));
  const std::uint32_t size = head.u32();
  return {size, head.u8()};
}

bool may_follow(std::optional<FrameKind> last, FrameKind kind, bool has_meta) {
  const bool is_behind_text = last == FrameKind::run || last == FrameKind::page ||
                              last == FrameKind::place || last == FrameKind::word;
  // Before meta only the frames of members come, or handover; and problem as the last word.
  const bool is_in_members = !has_meta && (last == FrameKind::member || last == FrameKind::bytes ||
                                           last == FrameKind::stated);
  switch (kind) {
    case FrameKind::job:
    case FrameKind::hello:
      return false;
    case FrameKind::meta:
      return !last || is_in_members || last == FrameKind::handover;
    case FrameKind::member:
      return !last || is_in_members;
    case FrameKind::bytes:
      return is_in_members;
    case FrameKind::handover:
      return !last;
    case FrameKind::text:
      return last == FrameKind::meta || last == FrameKind::text;
    case FrameKind::run:
      return last == FrameKind::text || last == FrameKind::run;
    case FrameKind::page:
      return last == FrameKind::text || last == FrameKind::page || last == FrameKind::place;
    case FrameKind::place:
      return last == FrameKind::page || last == FrameKind::place;
    case FrameKind::word:
      return is_behind_text;
    case FrameKind::element:
      return last == FrameKind::word || last == FrameKind::element;
    case FrameKind::stated:
      return is_behind_text || last == FrameKind::element || last == FrameKind::stated ||
             last == FrameKind::member;
    case FrameKind::problem:
      return !last || has_meta || is_in_members || last == FrameKind::handover;
    case FrameKind::end:
      return last.has_value() && last != FrameKind::end && !is_in_members;
  }
  return false;
}

}  // namespace

std::string encode_job_head(std::uint32_t source_bytes, std::string_view declared) {
  std::string out;
  const std::string_view kept = declared.substr(0, kDeclaredBytes);
  put_u32(out, source_bytes);
  put_u8(out, static_cast<std::uint8_t>(FrameKind::job));
  put_u8(out, static_cast<std::uint8_t>(kept.size()));
  return out.append(kept);
}

std::optional<JobHead> decode_job_head(std::string_view head) {
  if (head.size() != kJobHeadBytes) return std::nullopt;
  const FrameHead frame = frame_head(head);
  if (frame.kind != static_cast<std::uint8_t>(FrameKind::job)) return std::nullopt;
  return JobHead{frame.size, static_cast<std::uint8_t>(head.back())};
}

std::string encode_hello(const Hello& hello) {
  std::string payload;
  put_u32(payload, hello.version);
  put_u8(payload, hello.locked ? 1 : 0);
  put_string(payload, hello.reason);
  std::string out;
  put_frame(out, FrameKind::hello, payload);
  return out;
}

std::string encode_decoded(const Decoded& decoded) {
  std::string out;
  if (!decoded.reader.empty()) {
    std::string name;
    put_string(name, decoded.reader);
    put_frame(out, FrameKind::handover, name);
  }
  if (!decoded.reader.empty() && decoded.text.empty()) {
    if (!decoded.notes.empty()) put_problem(out, decoded.notes.front());
    put_frame(out, FrameKind::end, {});
    return out;
  }
  // A text near its limit leaves no room for a buffer that grows by copying itself.
  out.reserve(decoded.text.size() + decoded.to_source.runs().size() * kRunBytes +
              decoded.markup.elements.size() * kElementBytes + kFrameBytes);
  std::string meta;
  for (const std::string* text :
       {&decoded.made_by.name, &decoded.made_by.version, &decoded.media_type,
        &decoded.encoding.name, &decoded.encoding.basis}) {
    put_string(meta, *text);
  }
  put_u8(meta, static_cast<std::uint8_t>((decoded.markup.is_page ? kIsPage : 0) |
                                         (decoded.is_container ? kIsContainer : 0)));
  put_frame(out, FrameKind::meta, meta);
  for (std::string_view left = decoded.text; !left.empty();) {
    const std::string_view piece = left.substr(0, kFrameBytes);
    put_frame(out, FrameKind::text, piece);
    left.remove_prefix(piece.size());
  }
  put_runs(out, decoded.to_source);
  put_pages(out, decoded.pages);
  put_markup(out, decoded.markup);
  for (std::size_t i = 0; i < std::min(decoded.notes.size(), kNotes); ++i) {
    put_problem(out, decoded.notes[i]);
  }
  put_frame(out, FrameKind::end, {});
  return out;
}

std::string encode_refusal(const Error& error) {
  std::string out;
  put_problem(out, error);
  put_frame(out, FrameKind::end, {});
  return out;
}

Result<std::optional<Hello>> decode_hello(std::string_view bytes) {
  if (bytes.size() < kFrameHeadBytes) return std::optional<Hello>();
  const FrameHead head = frame_head(bytes);
  if (head.kind != static_cast<std::uint8_t>(FrameKind::hello) || head.size > 2 * kWordBytes) {
    return fail_wire("it did not begin with hello");
  }
  if (bytes.size() < kFrameHeadBytes + head.size) return std::optional<Hello>();
  Payload payload(bytes.substr(kFrameHeadBytes));
  Hello hello;
  hello.version = payload.u32();
  hello.locked = payload.u8() == 1;
  hello.reason = payload.string();
  if (!payload.is_whole()) return fail_wire("a hello of another shape, or words behind it");
  if (hello.version != kWireVersion) return fail_wire("it speaks another version");
  return std::optional<Hello>(std::move(hello));
}

WireDecoder::WireDecoder(const Limits& limits, std::uint32_t source_bytes)
    : page_limit_(limits.pages), source_bytes_(source_bytes), members_(limits, source_bytes) {
  const std::uint64_t by_ratio =
      std::max(std::uint64_t{source_bytes} * limits.output_ratio, limits.output_ratio_floor_bytes);
  // A span counts in 32 bits, whatever the limits say.
  text_limit_ = std::min({by_ratio, limits.output_bytes, std::uint64_t{0xFFFFFFFFU}});
  text_limit_ = std::max(text_limit_, kTextFloor);
}

Result<bool> WireDecoder::feed(std::string_view bytes) {
  buffer_.append(bytes);
  std::size_t at = 0;
  while (buffer_.size() - at >= kFrameHeadBytes && last_ != FrameKind::end) {
    const FrameHead head = frame_head(std::string_view(buffer_).substr(at));
    if (head.kind > static_cast<std::uint8_t>(FrameKind::handover))
      return fail_wire("an unknown frame");
    if (head.size > kFrameBytes) return fail_wire("a frame that is too long");
    if (buffer_.size() - at < kFrameHeadBytes + head.size) break;
    const auto payload = std::string_view(buffer_).substr(at + kFrameHeadBytes, head.size);
    auto taken = take_frame(static_cast<FrameKind>(head.kind), payload);
    if (!taken) return tl::unexpected(taken.error());
    at += kFrameHeadBytes + head.size;
  }
  buffer_.erase(0, at);
  if (last_ == FrameKind::end && !buffer_.empty()) return fail_wire("words behind the end");
  return last_ == FrameKind::end;
}

Result<void> WireDecoder::take_frame(FrameKind kind, std::string_view payload) {
  if (!may_follow(last_, kind, has_meta_)) return fail_wire("a frame out of order");
  const bool is_of_member = kind == FrameKind::bytes || (kind == FrameKind::stated && !has_meta_);
  if (!is_of_member && !members_.is_complete()) return fail_wire("half a member");
  last_ = kind;
  switch (kind) {
    case FrameKind::meta:
      return take_meta(payload);
    case FrameKind::text:
      return take_text(payload);
    case FrameKind::run:
      return take_runs(payload);
    case FrameKind::word:
      return take_word(payload);
    case FrameKind::element:
      return take_elements(payload);
    case FrameKind::stated:
      return take_stated(payload);
    case FrameKind::page:
      return take_page(payload);
    case FrameKind::place:
      return take_places(payload);
    case FrameKind::member:
      return members_.begin(payload);
    case FrameKind::bytes:
      return members_.add_bytes(payload);
    case FrameKind::handover:
      return take_handover(payload);
    case FrameKind::problem:
      return take_problem(payload);
    case FrameKind::end:
      if (!payload.empty()) return fail_wire("an end with words");
      return {};
    case FrameKind::job:
    case FrameKind::hello:
      break;  // never in order
  }
  return fail_wire("a frame out of order");
}

Result<void> WireDecoder::take_meta(std::string_view payload) {
  Payload fields(payload);
  has_meta_ = true;
  for (std::string* text : {&decoded_.made_by.name, &decoded_.made_by.version, &decoded_.media_type,
                            &decoded_.encoding.name, &decoded_.encoding.basis}) {
    *text = fields.string();
  }
  const std::uint8_t flags = fields.u8();
  if (!fields.is_whole() || flags > (kIsPage | kIsContainer)) {
    return fail_wire("meta of another shape");
  }
  decoded_.markup.is_page = (flags & kIsPage) != 0;
  decoded_.is_container = (flags & kIsContainer) != 0;
  return {};
}

Result<void> WireDecoder::take_text(std::string_view payload) {
  if (payload.empty()) return fail_wire("an empty piece of text");
  if (decoded_.is_container) return fail_wire("a container with a text");
  if (decoded_.text.size() + payload.size() > text_limit_) {
    return fail(Errc::limit_exceeded,
                "the text is longer than " + std::to_string(text_limit_) + " bytes");
  }
  decoded_.text.append(payload);
  return {};
}

Result<void> WireDecoder::take_runs(std::string_view payload) {
  if (payload.empty() || payload.size() % kRunBytes != 0) return fail_wire("half a run");
  Payload fields(payload);
  for (std::size_t i = 0; i < payload.size() / kRunBytes; ++i) {
    const std::uint32_t size = fields.u32();
    const std::uint32_t begin = fields.u32();
    const std::uint32_t end = fields.u32();
    const std::uint8_t copy = fields.u8();
    text_in_runs_ += size;
    // A run stands for text, or for source bytes, or both: their number is bounded by the two.
    if (copy > 1 || begin > end || end > source_bytes_ || text_in_runs_ > decoded_.text.size() ||
        (size == 0 && begin == end)) {
      return fail_wire("a run outside the text or the source");
    }
    if (!decoded_.to_source.runs().empty() && begin < decoded_.to_source.runs().back().from.end) {
      return fail_wire("runs that are not in order");
    }
    if (copy == 1 && size != end - begin) return fail_wire("a copy of another size");
    decoded_.to_source.append(size, {begin, end}, copy == 1);
  }
  return {};
}

Result<void> WireDecoder::take_page(std::string_view payload) {
  Payload fields(payload);
  PrintedPage page;
  page.span.begin = fields.u32();
  page.span.end = fields.u32();
  page.width = static_cast<std::int32_t>(fields.u32());
  page.height = static_cast<std::int32_t>(fields.u32());
  const std::uint32_t begin = decoded_.pages.empty() ? 0 : decoded_.pages.back().span.end;
  if (!fields.is_whole() || page.span.begin < begin || page.span.begin > page.span.end ||
      page.span.end > decoded_.text.size()) {
    return fail_wire("a page out of place");
  }
  if (decoded_.pages.size() >= page_limit_) return fail_wire("too many pages");
  decoded_.pages.push_back(std::move(page));
  return {};
}

Result<void> WireDecoder::take_places(std::string_view payload) {
  if (payload.empty() || payload.size() % kPlaceBytes != 0) return fail_wire("half a place");
  places_ += payload.size() / kPlaceBytes;
  if (places_ > kPlaces) return fail_wire("too many words on pages");
  Payload fields(payload);
  PrintedPage& page = decoded_.pages.back();
  for (std::size_t i = 0; i < payload.size() / kPlaceBytes; ++i) {
    PageWord word;
    word.span.begin = fields.u32();
    word.span.end = fields.u32();
    for (std::int32_t* edge : {&word.box.left, &word.box.top, &word.box.right, &word.box.bottom}) {
      *edge = static_cast<std::int32_t>(fields.u32());
      if (*edge > kMostEdge || *edge < -kMostEdge) return fail_wire("a box off every page");
    }
    const std::uint32_t begin = page.words.empty() ? page.span.begin : page.words.back().span.end;
    if (word.span.begin < begin || word.span.empty() || word.span.end > page.span.end) {
      return fail_wire("a word out of its page");
    }
    page.words.push_back(word);
  }
  return {};
}

Result<void> WireDecoder::take_handover(std::string_view payload) {
  Payload fields(payload);
  decoded_.reader = fields.string();
  if (!fields.is_whole() || decoded_.reader.empty()) return fail_wire("no program to go on");
  return {};
}

Result<void> WireDecoder::take_word(std::string_view payload) {
  Payload fields(payload);
  std::string text = fields.string();
  if (!fields.is_whole()) return fail_wire("a word of another shape");
  word_bytes_ += text.size();
  if (decoded_.markup.strings.size() >= kWords || word_bytes_ > kAllWordBytes) {
    return fail_wire("too many words of mark-up");
  }
  decoded_.markup.strings.push_back(std::move(text));
  return {};
}

Result<void> WireDecoder::take_elements(std::string_view payload) {
  if (payload.empty() || payload.size() % kElementBytes != 0) return fail_wire("half an element");
  if (decoded_.markup.elements.size() + payload.size() / kElementBytes > kElements) {
    return fail_wire("too many elements");
  }
  Payload fields(payload);
  for (std::size_t i = 0; i < payload.size() / kElementBytes; ++i) {
    Element element;
    element.parent = fields.u32();
    element.span.begin = fields.u32();
    element.span.end = fields.u32();
    element.name = fields.u32();
    element.words = fields.u32();
    decoded_.markup.elements.push_back(element);
  }
  return {};
}

Result<void> WireDecoder::take_stated(std::string_view payload) {
  Payload fields(payload);
  MarkupFact stated;
  stated.at = fields.u32();
  stated.name = fields.string();
  stated.value = fields.string();
  if (!fields.is_whole()) return fail_wire("a fact of another shape");
  if (!has_meta_) return members_.add_fact(std::move(stated));
  word_bytes_ += stated.name.size() + stated.value.size();
  if (decoded_.markup.stated.size() >= kWords || word_bytes_ > kAllWordBytes) {
    return fail_wire("too many facts");
  }
  decoded_.markup.stated.push_back(std::move(stated));
  return {};
}

Result<void> WireDecoder::take_problem(std::string_view payload) {
  Payload fields(payload);
  const std::uint8_t code = fields.u8();
  const std::uint8_t has_at = fields.u8();
  const SourceSpan at{fields.u32(), fields.u32()};
  Error error{static_cast<Errc>(code), fields.string(), std::nullopt};
  if (!fields.is_whole() || code >= kCodes || has_at > 1) {
    return fail_wire("a problem of another shape");
  }
  if (at.begin > at.end || at.end > source_bytes_) return fail_wire("a problem outside the source");
  if (has_at == 1) error.at = at;
  if (decoded_.notes.size() >= kNotes) return fail_wire("too many problems");
  decoded_.notes.push_back(std::move(error));
  return {};
}

Result<Decoded> WireDecoder::finish(std::string_view source) {
  if (last_ != FrameKind::end) return fail_wire("no end");
  if (source.size() != source_bytes_) return fail(Errc::internal, "the wire got another source");
  if (!decoded_.reader.empty() && !has_meta_) return std::move(decoded_);
  if (!has_meta_) return tl::unexpected(decoded_.notes.front());
  if (first_invalid(decoded_.text) != decoded_.text.size()) return fail_wire("text not in UTF-8");
  const auto size = static_cast<std::uint32_t>(decoded_.text.size());
  if (decoded_.pages.empty() && !decoded_.to_source.check(size, source_bytes_)) {
    return fail_wire("an offset map with a gap");
  }
  if (!decoded_.markup.check(size)) return fail_wire("mark-up that does not fit the text");
  for (const auto& run : decoded_.to_source.runs()) {
    if (run.copy && slice(decoded_.text, run.to) != slice(source, run.from)) {
      return fail_wire("a copy that is none");
    }
  }
  return std::move(decoded_);
}

}  // namespace habeas
