// flow/read_source.cpp - a worker gives out the members of a container, others read them
#include "flow/read_source.h"

#include <utility>

#include "sandbox/wire_members.h"

namespace habeas {

namespace {

/// What the programs before a reader have made of the source, where that reader gave nothing.
Result<Decoded> without_reader(Decoded before, const Error& failed) {
  before.reader.clear();
  if (!before.text.empty()) {
    before.notes.push_back(failed);
    return before;
  }
  if (before.notes.empty()) return tl::unexpected(failed);
  Error error = std::move(before.notes.front());
  error.message += "; " + failed.message;
  return tl::unexpected(std::move(error));
}

}  // namespace

Result<void> SourceReader::read(std::string_view bytes, Outcome& outcome) {
  const Limits limits = for_source(options_.limits, bytes.size());
  Budget budget{member_bytes_limit(limits, bytes.size()), limits.archive_entries};
  return read_at(0, bytes, budget, outcome);
}

Result<void> SourceReader::read_at(std::uint32_t depth, std::string_view bytes, Budget& budget,
                                   Outcome& outcome) {
  const auto take = [&](Member member) {
    return take_member(depth, std::move(member), budget, outcome);
  };
  Decoded before;  // first the worker answers, then the programs that it names
  for (int programs = 0; programs < 3; ++programs) {
    WorkerLine& asked = line(depth, before.reader);
    auto answer = asked.read(bytes, outcome.place.declared, take);
    if (!asked.unlocked_reason().empty()) unlocked_reason_ = asked.unlocked_reason();
    if (fatal_) return tl::unexpected(*fatal_);
    if (!answer) return tl::unexpected(answer.error());
    outcome.decoded = std::move(*answer);
    if (!outcome.decoded) {
      outcome.decoded = without_reader(std::move(before), outcome.decoded.error());
    }
    if (!outcome.decoded || outcome.decoded->reader.empty()) return {};
    before = std::move(*outcome.decoded);
  }
  outcome.decoded = fail(Errc::worker_lost, "the reading programs hand the source to each other");
  return {};
}

Result<void> SourceReader::take_member(std::uint32_t depth, Member member, Budget& budget,
                                       Outcome& container) {
  const Limits& limits = options_.limits;
  if (depth >= limits.nesting) {
    return fail(Errc::limit_exceeded, "more than " + std::to_string(limits.nesting) +
                                          " containers inside each other: " + member.name +
                                          " and what follows it are not read");
  }
  if (budget.members == 0 || member.bytes.size() > budget.bytes) {
    return fail(Errc::limit_exceeded, "the containers of this file hold more than may be read: " +
                                          member.name + " and what follows it are not read");
  }
  --budget.members;
  budget.bytes -= member.bytes.size();
  Outcome outcome;
  const std::string bytes = std::exchange(member.bytes, {});
  outcome.sha256 = sha256(bytes);
  outcome.size_bytes = bytes.size();
  outcome.place = std::move(member);
  if (auto read = read_at(depth + 1, bytes, budget, outcome); !read) {
    fatal_ = read.error();
    return read;
  }
  const bool is_text = outcome.decoded && !outcome.decoded->is_container;
  if (is_text && options_.keeps_members) {
    if (auto kept = intake_.keep_bytes(bytes, *outcome.sha256); !kept) {
      fatal_ = kept.error();
      return kept;
    }
  }
  container.members.push_back(std::move(outcome));
  return {};
}

WorkerLine& SourceReader::line(std::uint32_t depth, const std::string& reader) {
  std::unique_ptr<WorkerLine>& found = lines_[{reader, depth}];
  if (!found) {
    const Limits limits = reader == "habeas-ocr" ? for_images(options_.limits) : options_.limits;
    found = std::make_unique<WorkerLine>(spawn_, limits, options_.unsafe_no_sandbox, reader);
  }
  return *found;
}

}  // namespace habeas
