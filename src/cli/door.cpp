// cli/door.cpp - stdout, stderr, the terminal and its manners
#include "cli/door.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace habeas {
namespace {

constexpr std::size_t kBufferBytes = 1U << 16U;
constexpr std::uint64_t kQuietNs = 2'000'000'000;
constexpr std::uint64_t kStepNs = 100'000'000;

std::uint32_t columns_of(int descriptor) {
  constexpr std::uint32_t kDefault = 100;
  constexpr std::uint32_t kMost = 120;
  winsize size{};
  if (isatty(descriptor) == 0 || ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return kDefault;
  }
  return size.ws_col < kMost ? size.ws_col : kMost;
}

}  // namespace

Door::Door(FileSystem& files, Clock& clock, Random& random, Spawn& spawn)
    : files_(files),
      clock_(clock),
      random_(random),
      spawn_(spawn),
      columns_(columns_of(STDOUT_FILENO)),
      started_ns_(clock.steady_ns()) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool dumb = term != nullptr && std::string_view(term) == "dumb";
  colour_ = isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0') && !dumb;
  shows_progress_ = isatty(STDERR_FILENO) == 1 && !dumb;
}

Door::~Door() { (void)flush(); }

void Door::out(std::string_view data) {
  buffer_.append(data);
  if (buffer_.size() >= kBufferBytes) (void)flush();
}

bool Door::flush() {
  if (!broken_ && !buffer_.empty()) {
    broken_ = std::fwrite(buffer_.data(), 1, buffer_.size(), stdout) != buffer_.size() ||
              std::fflush(stdout) != 0;
  }
  buffer_.clear();
  return !broken_;
}

void Door::say(std::string_view line) {
  end_progress();
  const std::string whole = std::string(line) + "\n";
  (void)std::fwrite(whole.data(), 1, whole.size(), stderr);
}

Exit Door::failed(const Error& error) {
  say("habeas: " + error.message);
  return Exit::failed;
}

Exit Door::wrong_use(std::string_view words) {
  say("habeas: " + std::string(words));
  return Exit::wrong_use;
}

void Door::progress(std::string_view what, std::uint32_t done, std::uint32_t total) {
  if (!shows_progress_) return;
  const std::uint64_t now = clock_.steady_ns();
  if (now - started_ns_ < kQuietNs || now - last_progress_ns_ < kStepNs) return;
  last_progress_ns_ = now;
  progress_shown_ = true;
  const std::string line =
      "\r\x1B[K" + std::string(what) + " " + std::to_string(done) + " of " + std::to_string(total);
  (void)std::fwrite(line.data(), 1, line.size(), stderr);
}

void Door::end_progress() {
  if (!progress_shown_) return;
  progress_shown_ = false;
  (void)std::fwrite("\r\x1B[K", 1, 4, stderr);
}

std::string Door::ink(Ink colour, std::string_view words) const {
  if (!colour_) return std::string(words);
  std::string_view code;
  switch (colour) {
    case Ink::strong:
      code = "\x1B[1m";
      break;
    case Ink::faint:
      code = "\x1B[2m";
      break;
    case Ink::good:
      code = "\x1B[32m";
      break;
    case Ink::warning:
      code = "\x1B[33m";
      break;
  }
  return std::string(code) + std::string(words) + "\x1B[0m";
}

}  // namespace habeas
