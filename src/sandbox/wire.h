// sandbox/wire.h - the wire between a locked worker and its parent: frames, encoder, checking
// decoder
//
//   frame     u32 size of the payload, u8 kind, payload; numbers little-endian; a string is u32 and
//             bytes
//   to work   job: its size is that of the source; u8 size and the media type that its container
//             declares; then the source bytes
//   back      hello (once), then for every job members, and one of the answers below
//   members   (member, stated..., bytes...)...         what a container holds
//   answers   meta, text..., run..., word..., element..., stated..., problem..., end
//                                                       a text, its mark-up, what could not be read
//             meta, text..., (page, place...)..., ...   the same with boxes on pages, no bytes
//             meta, problem..., end                     a container: it has no text
//             problem, end                              no text, and why
//             handover, end                             another program reads such sources
//             handover, problem, end; handover, meta... another one may read more than this answer
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "model/decoded.h"
#include "sandbox/wire_members.h"

namespace habeas {

inline constexpr std::uint32_t kWireVersion = 4;
inline constexpr std::size_t kFrameHeadBytes = 5;
inline constexpr std::size_t kJobHeadBytes = 6;
inline constexpr std::size_t kDeclaredBytes = 255;
inline constexpr std::size_t kFrameBytes = 1U << 20U;  ///< largest payload towards the parent

enum class FrameKind : std::uint8_t {
  job,
  hello,
  meta,
  text,
  run,
  problem,
  end,
  word,
  element,
  stated,
  page,
  place,
  member,
  bytes,
  handover
};

/// What a worker says of itself: locked, or not and why.
struct Hello {
  std::uint32_t version = kWireVersion;
  bool locked = false;
  std::string reason;
};

// -------------------------------------------------------------------------------------------------
// encoding

/// The head of a job frame with the declared type; the source bytes follow it.
std::string encode_job_head(std::uint32_t source_bytes, std::string_view declared = {});
struct JobHead {
  std::uint32_t source_bytes = 0;
  std::uint8_t declared_bytes = 0;  ///< they come before those of the source
};
/// Reads the first kJobHeadBytes bytes of a job frame; nothing when it is no job.
std::optional<JobHead> decode_job_head(std::string_view head);

std::string encode_hello(const Hello& hello);
std::string encode_decoded(const Decoded& decoded);
std::string encode_refusal(const Error& error);

// -------------------------------------------------------------------------------------------------
// decoding

/// Gathers the frames of one answer and believes nothing: kind, order, sizes and totals as they
/// come; UTF-8 and the offset map at the end. After an Error it takes no more.
class WireDecoder {
 public:
  /// For an answer about a source of this size.
  WireDecoder(const Limits& limits, std::uint32_t source_bytes);

  /// Takes the next bytes of the wire. True when the end frame has come; bytes behind it are an
  /// error, for a worker has nothing to say before the next job.
  Result<bool> feed(std::string_view bytes);

  /// The members that came whole since the last call; each is given once.
  std::vector<Member> take_members() { return members_.take(); }

  /// The text, checked against the source, or the refusal as an Error. Call it after the end.
  /// `source` is what the job held: a copy run must be a copy.
  Result<Decoded> finish(std::string_view source);

 private:
  Result<void> take_frame(FrameKind kind, std::string_view payload);
  Result<void> take_meta(std::string_view payload);
  Result<void> take_text(std::string_view payload);
  Result<void> take_runs(std::string_view payload);
  Result<void> take_page(std::string_view payload);
  Result<void> take_places(std::string_view payload);
  Result<void> take_handover(std::string_view payload);
  Result<void> take_word(std::string_view payload);
  Result<void> take_elements(std::string_view payload);
  Result<void> take_stated(std::string_view payload);
  Result<void> take_problem(std::string_view payload);

  std::uint64_t text_limit_ = 0;
  std::uint32_t page_limit_ = 0;
  std::uint32_t source_bytes_;
  MemberDecoder members_;
  std::size_t places_ = 0;  ///< words with a box, of all pages
  std::string buffer_;
  std::optional<FrameKind> last_;  ///< the frame before, for the order
  bool has_meta_ = false;
  std::uint64_t text_in_runs_ = 0;  ///< bytes of text that the runs so far cover
  std::uint64_t word_bytes_ = 0;    ///< of all words and facts of the mark-up
  Decoded decoded_;
};

/// Reads the hello frame from the first bytes of the wire; nothing while more bytes are needed.
Result<std::optional<Hello>> decode_hello(std::string_view bytes);

}  // namespace habeas
