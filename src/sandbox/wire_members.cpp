// sandbox/wire_members.cpp - a member is its head, what is said of it, and its bytes in pieces
#include "sandbox/wire_members.h"

#include <algorithm>
#include <utility>

#include "sandbox/payload.h"
#include "sandbox/wire.h"

namespace habeas {
namespace {

constexpr std::size_t kFactsOfMember = 64;

}  // namespace

std::uint64_t member_bytes_limit(const Limits& limits, std::uint64_t source_bytes) {
  const std::uint64_t by_ratio =
      std::max(source_bytes * limits.output_ratio, limits.output_ratio_floor_bytes);
  return std::min(by_ratio, limits.output_bytes);
}

std::string encode_member_head(const Member& member) {
  std::string payload;
  for (const std::uint64_t number :
       {member.offset, member.length, std::uint64_t{member.bytes.size()}}) {
    put_u64(payload, number);
  }
  for (const std::string* text :
       {&member.name, &member.label, &member.url, &member.collected, &member.declared}) {
    put_string(payload, *text);
  }
  std::string out;
  put_frame(out, FrameKind::member, payload);
  for (const MarkupFact& fact : member.stated) {
    payload.clear();
    put_u32(payload, 0);
    put_string(payload, fact.name);
    put_string(payload, fact.value);
    put_frame(out, FrameKind::stated, payload);
  }
  return out;
}

std::string encode_bytes_head(std::uint32_t size) {
  std::string out;
  put_u32(out, size);
  put_u8(out, static_cast<std::uint8_t>(FrameKind::bytes));
  return out;
}

MemberDecoder::MemberDecoder(const Limits& limits, std::uint64_t source_bytes)
    : source_bytes_(source_bytes),
      bytes_left_(member_bytes_limit(limits, source_bytes)),
      members_left_(limits.archive_entries) {}

Result<void> MemberDecoder::begin(std::string_view payload) {
  Payload fields(payload);
  open_.offset = fields.u64();
  open_.length = fields.u64();
  missing_ = fields.u64();
  for (std::string* text :
       {&open_.name, &open_.label, &open_.url, &open_.collected, &open_.declared}) {
    *text = fields.string();
  }
  if (!fields.is_whole()) return fail_wire("a member of another shape");
  if (open_.offset > source_bytes_ || open_.length > source_bytes_ - open_.offset) {
    return fail_wire("a member outside its container");
  }
  if (members_left_ == 0) return fail_wire("too many members");
  if (missing_ == 0) return fail_wire("an empty member");
  if (missing_ > bytes_left_) return fail_wire("members that are too large");
  --members_left_;
  bytes_left_ -= missing_;
  is_open_ = true;
  return {};
}

Result<void> MemberDecoder::add_fact(MarkupFact fact) {
  if (!is_open_ || !open_.bytes.empty() || open_.stated.size() >= kFactsOfMember) {
    return fail_wire("a fact of no member, or too many");
  }
  if (fact.at != 0) return fail_wire("a fact out of place");
  open_.stated.push_back(std::move(fact));
  return {};
}

Result<void> MemberDecoder::add_bytes(std::string_view payload) {
  if (!is_open_ || payload.empty() || payload.size() > missing_) {
    return fail_wire("bytes of no member");
  }
  open_.bytes.append(payload);
  missing_ -= payload.size();
  if (missing_ > 0) return {};
  whole_.push_back(std::exchange(open_, {}));
  is_open_ = false;
  return {};
}

std::vector<Member> MemberDecoder::take() { return std::exchange(whole_, {}); }

}  // namespace habeas
