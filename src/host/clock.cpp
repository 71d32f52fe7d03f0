// host/clock.cpp - time and randomness from the kernel
#include "host/clock.h"

#include <sys/random.h>

#include <chrono>
#include <cstdlib>

namespace habeas {
namespace {

class RealClock final : public Clock {
 public:
  std::uint64_t steady_ns() override {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(now).count());
  }
  std::int64_t wall_seconds() override {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(now).count();
  }
};

class RealRandom final : public Random {
 public:
  std::uint64_t next() override {
    std::uint64_t number = 0;
    // Eight bytes are never cut short; the call fails only on kernels older than 3.17.
    if (getrandom(&number, sizeof number, 0) != sizeof number) std::abort();
    return number;
  }
};

}  // namespace

std::unique_ptr<Clock> make_clock() { return std::make_unique<RealClock>(); }
std::unique_ptr<Random> make_random() { return std::make_unique<RealRandom>(); }

}  // namespace habeas
