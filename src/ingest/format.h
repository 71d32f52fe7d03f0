// ingest/format.h - what one format is; every file in ingest/formats defines one (open set)
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"
#include "ingest/context.h"
#include "model/decoded.h"

namespace habeas {

struct Format {
  const char* name = nullptr;
  const char* version = nullptr;
  const char* media_type = nullptr;
  /// How sure the format is that these bytes are its own: 0 no, 1 the last resort, 100 certain.
  std::uint32_t (*sniff)(std::string_view bytes) = nullptr;
  /// The text, or the note that this is a container, whose members went to the context.
  Result<Decoded> (*decode)(std::string_view bytes, const ReadContext& context) = nullptr;
  bool takes_large = false;  ///< up to Limits::source_bytes, not only Limits::text_bytes
};

/// All formats, in byte order of their names.
std::span<const Format* const> formats();

}  // namespace habeas
