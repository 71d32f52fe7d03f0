// dossier/html.h - builds HTML in which text of sources can never become markup
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/parts.h"

namespace habeas {

/// Markup enters as a literal of the program only; everything else goes through text(), attr() or
/// token().
class Html {
 public:
  template <std::size_t size>
  Html& tag(const char (&markup)[size]) {
    out_.append(markup, size - 1);
    return *this;
  }
  /// Text of anybody, escaped; controls, bidi and zero-width characters become visible marks.
  Html& text(std::string_view words);
  /// The same inside a double-quoted attribute, where a mark reads [U+202E].
  Html& attr(std::string_view words);
  /// An id, digest, number or language tag: every byte outside [A-Za-z0-9_.%:-] is dropped.
  Html& token(std::string_view word);
  Html& number(std::int64_t value);
  Html& add(const Html& part);
  /// A long one is not copied.
  Html& add(Html&& part);

  [[nodiscard]] bool empty() const { return out_.empty() && full_.empty(); }
  std::string take() { return in_one(take_parts()); }
  Parts take_parts();

 private:
  Parts full_;  // what stands before `out_`
  std::string out_;
};

/// At most `limit` bytes, cut between words where possible and ended with an ellipsis when
/// something was cut.
std::string shortened(std::string_view words, std::size_t limit);

}  // namespace habeas
