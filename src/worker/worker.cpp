// worker/worker.cpp - answers jobs behind the lock
#include "worker/worker.h"

#include <exception>
#include <new>
#include <string>

#include "ingest/ingest.h"
#include "sandbox/channel.h"
#include "sandbox/lock.h"
#include "sandbox/trial.h"
#include "sandbox/wire.h"

namespace habeas {
namespace {

/// The answer to one job. A reader that throws is refused, not trusted to have thrown tidily: the
/// parent still bounds and checks what comes.
std::string answer(std::string_view source, const Limits& limits) {
  try {
    auto decoded = ingest(source, limits);
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

void Worker::prepare() {
  warm_up_ingest();
  self_test_ = self_test(options_.limits);
}

int Worker::run(int channel) const {
  Result<void> locked = lock_process(channel, options_.limits);
  if (locked && !self_test_) locked = self_test_;
  const Hello hello{kWireVersion, locked.has_value(), locked ? "" : locked.error().message};
  if (!write_channel(channel, encode_hello(hello))) return 1;
  if (!locked && !options_.unsafe_no_sandbox) return 1;
  while (true) {
    auto job = read_job(channel, options_.limits);
    if (!job) return 1;
    if (!*job) return 0;
    if (!write_channel(channel, answer(**job, options_.limits))) return 1;
  }
}

}  // namespace habeas
