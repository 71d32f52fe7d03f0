// sandbox/channel.cpp - whole reads and writes on a descriptor
#include "sandbox/channel.h"

#include <unistd.h>

#include <cerrno>
#include <utility>

#include "sandbox/wire.h"

namespace habeas {
namespace {

/// Reads `size` bytes, or fewer at the end of the channel, in place of those in `bytes`: what is
/// there already is not filled with zeros first.
Result<std::string> read_bytes(int channel, std::size_t size, std::string bytes = {}) {
  bytes.resize(size);
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t count = read(channel, bytes.data() + filled, size - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(Errc::io, "the channel of the worker cannot be read");
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace

Result<std::optional<Job>> read_job(int channel, const Limits& limits, Job room) {
  auto bytes = read_bytes(channel, kJobHeadBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  if (bytes->empty()) return std::optional<Job>();
  const auto head = decode_job_head(*bytes);
  if (!head || head->source_bytes > limits.source_bytes) return fail(Errc::bad_input, "not a job");
  auto declared = read_bytes(channel, head->declared_bytes, std::move(room.declared));
  if (!declared) return tl::unexpected(declared.error());
  auto source = read_bytes(channel, head->source_bytes, std::move(room.source));
  if (!source) return tl::unexpected(source.error());
  if (source->size() != head->source_bytes) return fail(Errc::bad_input, "half a job");
  return std::optional<Job>(Job{std::move(*declared), std::move(*source)});
}

Result<void> write_channel(int channel, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(channel, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail(Errc::io, "the channel of the worker cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

}  // namespace habeas
