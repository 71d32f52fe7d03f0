// ingest/members.h - members of a container on their way out, within the limits of one container
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/context.h"

namespace habeas {

/// A container in bytes that are none of it: the answer of every container format.
Decoded container_answer(std::vector<Error> notes);

/// Counts what a container gives out. It bounds the work in the worker by the same figures as the
/// parent, which does not believe it.
class MemberSender {
 public:
  MemberSender(const ReadContext& context, std::uint64_t source_bytes);

  /// How many bytes the next member may have.
  [[nodiscard]] std::uint64_t room() const { return room_; }
  /// Sends one member; one without bytes is noted and not sent. An Error ends the reading: a limit,
  /// or that nobody wants more.
  Result<void> give(const Member& member);
  /// The name as a label for shown paths: itself where it is tidy and new, else "member-N"; what is
  /// odd about a name (climbs out of the archive, absolute, control characters, seen before) is
  /// noted. `where` is its place in the container.
  std::string label_of(std::string_view name, SourceSpan where);
  void note(Errc code, std::string words, SourceSpan where = {});
  [[nodiscard]] std::uint32_t given() const { return given_; }
  /// The answer of the format, with all notes.
  Decoded finish() { return container_answer(std::move(notes_)); }

 private:
  const ReadContext& context_;
  std::uint64_t room_;
  std::uint32_t left_;
  std::uint32_t given_ = 0, named_ = 0;
  std::set<std::string> labels_;
  std::vector<Error> notes_;
};

/// A number with so many digits that labels sort like numbers: "message-00012".
std::string numbered(std::string_view word, std::uint64_t number, std::size_t digits);

/// Bytes as UTF-8: what is none becomes U+FFFD; cut at 4,000 bytes.
std::string as_words(std::string_view bytes);

}  // namespace habeas
