// flow/settle.cpp - waits until a file has been left alone
#include "flow/settle.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace habeas {
namespace {

// What browsers and download programs call a file until it is whole.
bool is_unfinished(std::string_view path) {
  constexpr std::array<std::string_view, 5> kEndings{".part", ".partial", ".crdownload",
                                                     ".download", ".tmp"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

}  // namespace

void Settling::take(const FileEvent& event, std::uint64_t now_ns) {
  if (event.kind == FileEventKind::gone || is_unfinished(event.path)) {
    waiting_.erase(event.path);
    return;
  }
  Waiting& waiting = waiting_[event.path];
  waiting.since_ns = now_ns;
  // Listing a folder again says nothing new of a file that is being written.
  const bool keeps = event.kind == FileEventKind::found && waiting.last == FileEventKind::changing;
  if (!keeps) waiting.last = event.kind;
}

std::vector<std::string> Settling::ready(std::uint64_t now_ns) {
  std::vector<std::string> paths;
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    const auto& [path, waiting] = *at;
    const std::uint64_t quiet =
        waiting.last == FileEventKind::complete ? kQuietNs : kQuietUnknownNs;
    const bool is_open = waiting.last == FileEventKind::changing;
    if (is_open || now_ns - waiting.since_ns < quiet) {
      ++at;
      continue;
    }
    paths.push_back(path);
    at = waiting_.erase(at);
  }
  return paths;
}

}  // namespace habeas
