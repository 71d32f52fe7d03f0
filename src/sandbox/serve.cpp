// sandbox/serve.cpp - answers jobs behind the lock
#include "sandbox/serve.h"

#include <algorithm>
#include <exception>
#include <new>
#include <string>
#include <utility>

#include "sandbox/channel.h"
#include "sandbox/lock.h"
#include "sandbox/wire.h"

namespace habeas {
namespace {

Result<void> send_member(int channel, const Member& member) {
  auto sent = write_channel(channel, encode_member_head(member));
  std::string_view left = member.bytes;
  while (sent && !left.empty()) {
    const std::string_view piece = left.substr(0, kFrameBytes);
    sent = write_channel(channel, encode_bytes_head(static_cast<std::uint32_t>(piece.size())));
    if (sent) sent = write_channel(channel, piece);
    left.remove_prefix(piece.size());
  }
  return sent;
}

/// The answer to one job, behind its members. A reader that throws is refused, not trusted to have
/// thrown tidily: the parent still bounds and checks what comes.
std::string answer(int channel, const Job& job, const Limits& limits, const Reader& reader) {
  try {
    const MemberSink give = [&](const Member& member) { return send_member(channel, member); };
    auto decoded = reader(job.source, job.declared, give);
    return decoded ? encode_decoded(*decoded) : encode_refusal(decoded.error());
  } catch (const std::bad_alloc&) {
    return encode_refusal({Errc::limit_exceeded, "reading it takes more than " +
                                                     std::to_string(limits.memory_bytes >> 20U) +
                                                     " MiB of memory"});
  } catch (const std::exception& error) {
    return encode_refusal({Errc::internal, std::string("the reader failed: ") + error.what()});
  }
}

}  // namespace

int serve_jobs(int channel, const JobOptions& options, const Reader& reader) {
  Result<void> locked = lock_process(channel, options.limits);
  if (locked && !options.self_test) locked = options.self_test;
  const Hello hello{kWireVersion, locked.has_value(), locked ? "" : locked.error().message};
  if (!write_channel(channel, encode_hello(hello))) return 1;
  if (!locked && !options.unsafe_no_sandbox) return 1;
  Job room;
  while (true) {
    auto job = read_job(channel, options.limits, std::move(room));
    if (!job) return 1;
    if (!*job) return 0;
    if (!write_channel(channel, answer(channel, **job, options.limits, reader))) return 1;
    room = std::move(**job);
  }
}

}  // namespace habeas
