// sandbox/wire_members.h - members of containers on the wire
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "model/decoded.h"

namespace habeas {

/// How many bytes all members of a source of this size may have together.
std::uint64_t member_bytes_limit(const Limits& limits, std::uint64_t source_bytes);

/// The frames of a member before its bytes; frames of kind `bytes` follow (encode_bytes_head).
std::string encode_member_head(const Member& member);
/// The head of a frame of this many bytes of a member.
std::string encode_bytes_head(std::uint32_t size);

/// Gathers members from their frames and believes nothing: number, sizes and totals.
class MemberDecoder {
 public:
  MemberDecoder(const Limits& limits, std::uint64_t source_bytes);

  Result<void> begin(std::string_view payload);
  Result<void> add_fact(MarkupFact fact);
  Result<void> add_bytes(std::string_view payload);
  /// False while bytes of the last member are missing.
  [[nodiscard]] bool is_complete() const { return missing_ == 0; }
  std::vector<Member> take();

 private:
  std::uint64_t source_bytes_;
  std::uint64_t bytes_left_;
  std::uint32_t members_left_;
  std::uint64_t missing_ = 0;
  bool is_open_ = false;
  Member open_;
  std::vector<Member> whole_;
};

}  // namespace habeas
