// model/decoded.h - what a reader makes of received bytes; crosses from the worker to the parent
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/offset_map.h"
#include "base/result.h"
#include "base/span.h"
#include "model/nouns.h"

namespace habeas {

/// One text and how it came from the source bytes, or a container, whose members were given out one
/// by one. `notes` are what could not be read as it stood (invalid bytes): each becomes a Problem,
/// the text stays.
struct Decoded {
  MadeBy made_by;
  std::string media_type;
  Encoding encoding;
  std::string text;  ///< valid UTF-8
  OffsetMap<InText, InSource> to_source;
  std::vector<PrintedPage> pages;  ///< instead of the map, where the bytes tell nothing (PDF)
  Markup markup;                   ///< elements and facts; empty for plain text
  std::vector<Error> notes;
  bool is_container = false;  ///< no text of its own
  std::string reader;  ///< a program that may read more of it; what stands here is kept where it
                       ///< cannot. Without a text: nothing, or one note that says why
};

/// What a container holds: a source of its own. The words of the container are data, never paths.
struct Member {
  std::string name;       ///< as the container has it; bytes that are no UTF-8 as U+FFFD
  std::string label;      ///< tells it from its neighbours where paths are shown; empty where the
                          ///< container is but the wrapping of one document
  std::string url;        ///< where its bytes came from, as the container says
  std::string collected;  ///< when they did, as the container says
  std::string declared;   ///< the media type that the container declares, with its parameters
  std::uint64_t offset = 0, length = 0;  ///< its bytes in the container, as they stand there
  std::vector<MarkupFact> stated;        ///< what the container says of it, to read beside its text
  std::string bytes;
};

}  // namespace habeas
