// model/decoded.h - what a reader makes of received bytes; crosses from the worker to the parent
#pragma once

#include <string>
#include <vector>

#include "base/offset_map.h"
#include "base/result.h"
#include "base/span.h"
#include "model/nouns.h"

namespace habeas {

/// One text and how it came from the source bytes. `notes` are what could not be read as it stood
/// (invalid bytes): each becomes a Problem, the text stays.
struct Decoded {
  MadeBy made_by;
  std::string media_type;
  Encoding encoding;
  std::string text;  ///< valid UTF-8
  OffsetMap<InText, InSource> to_source;
  Markup markup;  ///< elements and facts; empty for plain text
  std::vector<Error> notes;
};

}  // namespace habeas
