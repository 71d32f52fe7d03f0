// flow/read_worker.cpp - the parent's side of the wire
#include "flow/read_worker.h"

#include <string>

#include "sandbox/wire.h"

namespace habeas {
namespace {

constexpr std::size_t kReceiveBytes = 64U << 10U;
constexpr std::uint32_t kHelloMs = 10'000;
constexpr std::int32_t kBadSystemCall = 31;  // SIGSYS, SIGXCPU and SIGKILL, the same on all Linux
constexpr std::int32_t kCpuLimit = 24;       // machines that we build for
constexpr std::int32_t kKilled = 9;

Result<Hello> receive_hello(Child& worker) {
  std::string bytes;
  while (true) {
    auto piece = worker.receive(kReceiveBytes);
    if (!piece) return tl::unexpected(piece.error());
    if (piece->empty()) return fail(Errc::worker_lost, "a worker ended before it said hello");
    bytes += *piece;
    auto hello = decode_hello(bytes);
    if (!hello) return tl::unexpected(hello.error());
    if (*hello) return std::move(**hello);
  }
}

}  // namespace

WorkerLine::~WorkerLine() {
  if (worker_) (void)worker_->finish();
}

Result<Result<Decoded>> WorkerLine::read(std::string_view source, std::string_view declared,
                                         const TakeMember& take) {
  members_given_ = 0;
  // A large source has a worker for itself, with the memory that it needs.
  const bool is_large = reader_.empty() && source.size() > limits_.text_bytes;
  if (worker_ && (is_large || started_for_ > 0)) {
    (void)worker_->finish();
    worker_.reset();
  }
  started_for_ = is_large ? source.size() : 0;
  while (true) {
    if (!worker_) {
      auto started = start();
      // A program that is not there reads nothing of its kind; the rest goes on.
      if (!started && !reader_.empty()) return Result<Decoded>(tl::unexpected(started.error()));
      if (!started) return tl::unexpected(started.error());
    }
    auto decoded = ask(source, declared, take);
    if (!is_lost_) {
      ++sources_read_;
      return decoded;
    }
    const bool was_alone = sources_read_ == 0;
    const Error error = explain_loss(decoded.error());
    worker_.reset();
    if (was_alone) return Result<Decoded>(tl::unexpected(error));
  }
}

Result<void> WorkerLine::start() {
  sources_read_ = 0;
  is_lost_ = false;
  auto worker = reader_.empty() ? spawn_.start_worker(started_for_) : spawn_.start_reader(reader_);
  if (!worker) return tl::unexpected(worker.error());
  (*worker)->allow_ms(kHelloMs);
  auto hello = receive_hello(**worker);
  if (!hello) return tl::unexpected(hello.error());
  if (!hello->locked && !unsafe_no_sandbox_) {
    return fail(Errc::unsupported,
                "nothing was read: the reading process cannot be locked (" + hello->reason + ")");
  }
  unlocked_reason_ = hello->locked ? "" : hello->reason;
  worker_ = std::move(*worker);
  return {};
}

/// An Error with is_lost_ is about the worker, one without is the worker's own word on the source.
Result<Decoded> WorkerLine::ask(std::string_view source, std::string_view declared,
                                const TakeMember& take) {
  is_lost_ = true;
  const auto size = static_cast<std::uint32_t>(source.size());
  worker_->allow_ms(limits_.wall_seconds * 1000);
  auto sent = worker_->send(encode_job_head(size, declared));
  if (sent) sent = worker_->send(source);
  if (!sent) return tl::unexpected(sent.error());
  WireDecoder decoder(for_source(limits_, started_for_), size);
  std::uint32_t members = 0;
  while (true) {
    auto bytes = worker_->receive(kReceiveBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->empty()) return fail(Errc::worker_lost, "the worker ended before its answer");
    auto is_whole = decoder.feed(*bytes);
    if (!is_whole) return tl::unexpected(is_whole.error());
    for (Member& member : decoder.take_members()) {
      if (members++ < members_given_) continue;  // a worker before this one gave it
      ++members_given_;
      if (auto taken = take(std::move(member)); !taken) {
        (void)worker_->kill();
        worker_.reset();
        is_lost_ = false;
        return tl::unexpected(taken.error());
      }
      worker_->allow_ms(limits_.wall_seconds * 1000);
    }
    if (*is_whole) break;
  }
  auto decoded = decoder.finish(source);
  // A refusal is an answer; only a broken wire has the code worker_lost.
  is_lost_ = !decoded && decoded.error().code == Errc::worker_lost;
  return decoded;
}

/// Ends the worker and says how it died where that tells more than the error.
Error WorkerLine::explain_loss(const Error& error) {
  const auto ended = worker_->kill();
  if (error.code != Errc::worker_lost || !ended) return error;
  switch (ended->signal) {
    case kCpuLimit:
      return {Errc::limit_exceeded,
              "reading it takes more than " +
                  std::to_string(for_source(limits_, started_for_).cpu_seconds) + " s",
              {}};
    case kBadSystemCall:
      return {Errc::worker_lost, "the reading process did what it must not and was killed", {}};
    case 0:
    case kKilled:
      return error;
    default:
      return {Errc::worker_lost,
              "the reading process died of signal " + std::to_string(ended->signal),
              {}};
  }
}

}  // namespace habeas
