// ingest/mime.h - mail and what is built like it (RFC 5322, 2045 to 2047): headers and parts
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/offset_map.h"
#include "base/result.h"

namespace habeas {

/// One part that holds no further parts.
struct MimePart {
  std::string type = "text/plain";  ///< media type in lower case, without parameters
  std::string charset;              ///< as declared, or empty
  std::string id, location;         ///< Content-ID without brackets, Content-Location
  std::string transfer = "7bit";    ///< Content-Transfer-Encoding in lower case
  bool is_attachment = false;
  SourceSpan body;
};

struct MimeMessage {
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case; UTF-8
  std::string type, start;                                   ///< of the whole; id of its root part
  std::vector<MimePart> parts;
  bool is_cut = false;  ///< more parts or levels than are read

  /// The first header of this name (in lower case), or an empty view.
  [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Do these bytes begin with the headers of a message that went through mail, or of a saved page in
/// MIME? A text that only quotes "From:" and "Subject:" has none of the names that programs write.
bool looks_like_mime(std::string_view bytes);

/// Reads headers and the places of the parts; nothing is decoded but header words. A part that is
/// not closed ends where its parent does. Linear in the bytes but for a factor of the nesting.
MimeMessage parse_mime(std::string_view bytes);

/// Bytes of a part without their transfer encoding, with their places in the source.
struct MimeBody {
  std::string bytes;
  OffsetMap<InText, InSource> to_source;
};
Result<MimeBody> decode_body(std::string_view source, const MimePart& part);

}  // namespace habeas
