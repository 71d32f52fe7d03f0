// ingest/members.cpp - counting, naming and sending of members
#include "ingest/members.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace habeas {
namespace {

constexpr std::size_t kNotes = 60;  // of one container; the last says that there were more
constexpr std::size_t kMostLabel = 512;

/// Why a name cannot stand in a path that people read; empty when it can.
const char* oddity_of(std::string_view name) {
  if (name.empty()) return "has no name";
  if (name.front() == '/' || name.front() == '\\' || (name.size() > 1 && name[1] == ':')) {
    return "has an absolute name";
  }
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("/\\", at), name.size());
    if (name.substr(at, end - at) == "..") return "has a name that leads out of the archive";
    at = end + 1;
  }
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = code_point_at(name, at);
    if (point.value < 0x20 || point.value == 0x7F || is_ignorable(point.value)) {
      return "has control characters in its name";
    }
    at += point.size;
  }
  return name.size() > kMostLabel ? "has a very long name" : "";
}

}  // namespace

Decoded container_answer(std::vector<Error> notes) {
  Decoded answer;
  answer.is_container = true;
  answer.notes = std::move(notes);
  return answer;
}

std::string numbered(std::string_view word, std::uint64_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(word) + std::string(digits - std::min(digits, text.size()), '0') + text;
}

std::string as_words(std::string_view bytes) {
  constexpr std::size_t kMost = 4000;
  std::string words;
  for (std::size_t at = 0; at < bytes.size() && words.size() < kMost;) {
    const CodePoint point = code_point_at(bytes, at);
    append_utf8(words, point.value);
    at += point.size;
  }
  return words;
}

MemberSender::MemberSender(const ReadContext& context, std::uint64_t source_bytes)
    : context_(context),
      room_(std::min({std::max(source_bytes * context.limits.output_ratio,
                               context.limits.output_ratio_floor_bytes),
                      context.limits.output_bytes, context.limits.container_bytes * 8})),
      left_(context.limits.archive_entries) {}

Result<void> MemberSender::give(const Member& member) {
  const auto begin = static_cast<std::uint32_t>(member.offset);
  const SourceSpan where{begin, begin + static_cast<std::uint32_t>(member.length)};
  if (member.bytes.empty()) {
    note(Errc::bad_input, member.name + " is empty", where);
    return {};
  }
  if (left_ == 0) {
    return fail(Errc::limit_exceeded,
                "more than " + std::to_string(context_.limits.archive_entries) + " members", where);
  }
  if (member.bytes.size() > room_) {
    return fail(Errc::limit_exceeded, "its members grow too large at " + member.name, where);
  }
  --left_;
  ++given_;
  room_ -= member.bytes.size();
  return context_.give ? context_.give(member) : Result<void>();
}

std::string MemberSender::label_of(std::string_view name, SourceSpan where) {
  ++named_;
  const std::string words = as_words(name);
  std::string label = words;
  if (const std::string_view oddity = oddity_of(words); !oddity.empty()) {
    label = numbered("member-", named_, 6);
    note(Errc::bad_input, label + " " + std::string(oddity) + ": " + words, where);
  } else if (labels_.contains(label)) {
    label = numbered("member-", named_, 6);
    note(Errc::bad_input, label + " has the name of a member before it: " + words, where);
  }
  labels_.insert(label);
  return label;
}

void MemberSender::note(Errc code, std::string words, SourceSpan where) {
  if (notes_.size() > kNotes) return;
  if (notes_.size() == kNotes) words = "there are more such notes: they are left out";
  notes_.push_back({code, std::move(words), where});
}

}  // namespace habeas
