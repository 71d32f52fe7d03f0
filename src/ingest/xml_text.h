// ingest/xml_text.h - what the XML formats share: a text that grows piece by piece with its bytes
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/offset_map.h"
#include "ingest/html_scan.h"

namespace habeas {

/// XML is read with the scanner of pages (CDATA switched on): it knows no DTD, so an entity that a
/// document defines for itself is never expanded and stays as it is written.
using XmlSpan = PageSpan;

/// Gathers text in the order of its bytes.
class XmlText {
 public:
  explicit XmlText(std::string_view xml) : xml_(xml) {}

  /// Characters as they stand, references decoded. `place` is theirs.
  void add(XmlSpan place, bool is_cdata);
  /// The same with runs of white space as one space; none at the start of a line.
  void add_collapsed(XmlSpan place);
  /// Characters that stand for a tag: a line feed for the end of a paragraph.
  void add_for(std::string_view characters, XmlSpan place);
  /// A line feed, unless the text is empty or ends in one.
  void end_line(XmlSpan place);
  /// Takes a line feed at the end away again.
  void trim();

  [[nodiscard]] const std::string& text() const { return text_; }
  std::string take_text() { return std::move(text_); }
  OffsetMap<InText, InSource> take_map();

 private:
  struct Piece {
    std::uint32_t size = 0;
    SourceSpan from;
    bool copy = false;
  };
  void put(std::string_view characters, SourceSpan from, bool copy);

  std::string_view xml_;
  std::string text_;
  std::vector<Piece> pieces_;
};

/// The name of the first element, in lower case; empty when there is none in the first bytes.
std::string root_of_xml(std::string_view bytes);

}  // namespace habeas
