// base/result.h - Result<T>: a value, or an Error that says what was expected and where
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "base/span.h"

namespace habeas {

/// Stable codes; the words beside them may change.
enum class Errc : std::uint8_t {
  bad_input,
  limit_exceeded,
  unsupported,
  io,
  worker_lost,
  internal
};

struct Error {
  Errc code = Errc::internal;
  std::string message;                ///< what was expected and what was found, in plain words
  std::optional<SourceSpan> at = {};  ///< where in the source bytes, when known
};

template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning an error from a function that returns Result<T>.
inline tl::unexpected<Error> fail(Errc code, std::string message,
                                  std::optional<SourceSpan> at = std::nullopt) {
  return tl::unexpected<Error>(Error{code, std::move(message), at});
}

/// The printed, stable name of a code.
const char* to_text(Errc code);

}  // namespace habeas
