// sandbox/wire.cpp - encoding in the worker, checking and decoding in the parent
#include "sandbox/wire.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace habeas {
namespace {

constexpr std::size_t kWordBytes = 4096;   // largest string of a hello, meta or problem frame
constexpr std::size_t kNotes = 64;         // problems that one text may carry
constexpr std::size_t kRunBytes = 13;      // u32 text size, u32 begin, u32 end, u8 copy
constexpr std::size_t kCodes = 6;          // of Errc
constexpr std::size_t kElementBytes = 20;  // u32 parent, begin, end, name, words
constexpr std::size_t kElements = 1U << 20U;
constexpr std::size_t kWords = 1U << 18U;            // strings, and facts, of one page
constexpr std::uint64_t kAllWordBytes = 16U << 20U;  // of all of them
constexpr std::uint64_t kTextFloor = 65536;  // text that even the smallest source may become

tl::unexpected<Error> fail_wire(const char* words) {
  return fail(Errc::worker_lost, std::string("the worker broke the wire: ") + words);
}

// -------------------------------------------------------------------------------------------------
// numbers and strings

void put_u8(std::string& out, std::uint8_t number) { out.push_back(static_cast<char>(number)); }

void put_u32(std::string& out, std::uint32_t number) {
  for (unsigned int shift = 0; shift < 32; shift += 8) {
    out.push_back(static_cast<char>((number >> shift) & 0xFFU));
  }
}

/// Words are for people: long ones are cut, at a character.
void put_string(std::string& out, std::string_view text) {
  std::size_t size = std::min(text.size(), kWordBytes);
  while (size > 0 && size < text.size() &&
         (static_cast<std::uint8_t>(text[size]) & 0xC0U) == 0x80) {
    --size;
  }
  put_u32(out, static_cast<std::uint32_t>(size));
  out.append(text.substr(0, size));
}

/// Reads a payload from its front; after a failure everything it gives is empty and ok() is false.
class Payload {
 public:
  explicit Payload(std::string_view bytes) : begin_(bytes.data()), left_(bytes.size()) {}

  std::uint8_t u8() {
    if (!take(1)) return 0;
    return static_cast<std::uint8_t>(begin_[-1]);
  }
  std::uint32_t u32() {
    if (!take(4)) return 0;
    std::uint32_t number = 0;
    for (int i = 1; i <= 4; ++i) {
      number = (number << 8U) | static_cast<std::uint8_t>(begin_[-i]);
    }
    return number;
  }
  std::string string() {
    const std::uint32_t size = u32();
    if (size > kWordBytes || !take(size)) {
      ok_ = false;
      return {};
    }
    std::string text(begin_ - size, size);
    if (first_invalid(text) != text.size()) ok_ = false;
    return text;
  }
  /// True when all was read and nothing is left.
  [[nodiscard]] bool is_whole() const { return ok_ && left_ == 0; }

 private:
  bool take(std::size_t size) {
    if (!ok_ || left_ < size) {
      ok_ = false;
      return false;
    }
    begin_ += size;
    left_ -= size;
    return true;
  }

  const char* begin_;
  std::size_t left_;
  bool ok_ = true;
};

// -------------------------------------------------------------------------------------------------
// frames

void put_frame(std::string& out, FrameKind kind, std::string_view payload) {
  put_u32(out, static_cast<std::uint32_t>(payload.size()));
  put_u8(out, static_cast<std::uint8_t>(kind));
  out.append(payload);
}

void put_problem(std::string& out, const Error& error) {
  std::string payload;
  put_u8(payload, static_cast<std::uint8_t>(error.code));
  put_u8(payload, error.at ? 1 : 0);
  put_u32(payload, error.at ? error.at->begin : 0);
  put_u32(payload, error.at ? error.at->end : 0);
  put_string(payload, error.message);
  put_frame(out, FrameKind::problem, payload);
}

void put_runs(std::string& out, const OffsetMap<InText, InSource>& map) {
  constexpr std::size_t kRunsInFrame = kFrameBytes / kRunBytes;
  std::string payload;
  std::size_t count = 0;
  for (const auto& run : map.runs()) {
    put_u32(payload, run.to.size());
    put_u32(payload, run.from.begin);
    put_u32(payload, run.from.end);
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
    for (const std::uint32_t number :
         {element.parent, element.span.begin, element.span.end, element.name, element.words}) {
      put_u32(payload, number);
    }
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
  switch (kind) {
    case FrameKind::job:
    case FrameKind::hello:
      return false;
    case FrameKind::meta:
      return !last;
    case FrameKind::text:
      return last == FrameKind::meta || last == FrameKind::text;
    case FrameKind::run:
      return last == FrameKind::text || last == FrameKind::run;
    case FrameKind::word:
      return last == FrameKind::run || last == FrameKind::word;
    case FrameKind::element:
      return last == FrameKind::word || last == FrameKind::element;
    case FrameKind::stated:
      return last == FrameKind::run || last == FrameKind::word || last == FrameKind::element ||
             last == FrameKind::stated;
    case FrameKind::problem:
      return !last || has_meta;
    case FrameKind::end:
      return last.has_value() && last != FrameKind::end;
  }
  return false;
}

}  // namespace

std::string encode_job_head(std::uint32_t source_bytes) {
  std::string out;
  put_u32(out, source_bytes);
  put_u8(out, static_cast<std::uint8_t>(FrameKind::job));
  return out;
}

std::optional<std::uint32_t> decode_job_head(std::string_view head) {
  if (head.size() != kFrameHeadBytes) return std::nullopt;
  const FrameHead frame = frame_head(head);
  if (frame.kind != static_cast<std::uint8_t>(FrameKind::job)) return std::nullopt;
  return frame.size;
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
  std::string meta;
  for (const std::string* text :
       {&decoded.made_by.name, &decoded.made_by.version, &decoded.media_type,
        &decoded.encoding.name, &decoded.encoding.basis}) {
    put_string(meta, *text);
  }
  put_u8(meta, decoded.markup.is_page ? 1 : 0);
  put_frame(out, FrameKind::meta, meta);
  for (std::string_view left = decoded.text; !left.empty();) {
    const std::string_view piece = left.substr(0, kFrameBytes);
    put_frame(out, FrameKind::text, piece);
    left.remove_prefix(piece.size());
  }
  put_runs(out, decoded.to_source);
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
    : source_bytes_(source_bytes) {
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
    if (head.kind > static_cast<std::uint8_t>(FrameKind::stated))
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
  const std::uint8_t is_page = fields.u8();
  if (!fields.is_whole() || is_page > 1) return fail_wire("meta of another shape");
  decoded_.markup.is_page = is_page == 1;
  return {};
}

Result<void> WireDecoder::take_text(std::string_view payload) {
  if (payload.empty()) return fail_wire("an empty piece of text");
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
  if (!has_meta_) return tl::unexpected(decoded_.notes.front());
  if (first_invalid(decoded_.text) != decoded_.text.size()) return fail_wire("text not in UTF-8");
  const auto size = static_cast<std::uint32_t>(decoded_.text.size());
  if (!decoded_.to_source.check(size, source_bytes_)) return fail_wire("an offset map with a gap");
  if (!decoded_.markup.check(size)) return fail_wire("mark-up that does not fit the text");
  for (const auto& run : decoded_.to_source.runs()) {
    if (run.copy && slice(decoded_.text, run.to) != slice(source, run.from)) {
      return fail_wire("a copy that is none");
    }
  }
  return std::move(decoded_);
}

}  // namespace habeas
