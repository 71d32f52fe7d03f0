// flow/settle.h - which files of a watched folder are complete
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/outside.h"

namespace habeas {

/// A file counts as complete when whoever wrote it has closed it and nothing has happened to it for
/// a second; where nobody was seen to close it (it was there before, or is a hard link), after
/// three. Files that a browser has not finished have names of their own and are left alone until
/// they are renamed.
class Settling {
 public:
  static constexpr std::uint64_t kQuietNs = 1'000'000'000;
  static constexpr std::uint64_t kQuietUnknownNs = 3 * kQuietNs;

  /// `now_ns` is that of the steady clock.
  void take(const FileEvent& event, std::uint64_t now_ns);
  /// The complete files, in byte order; they are told once.
  std::vector<std::string> ready(std::uint64_t now_ns);
  [[nodiscard]] bool empty() const { return waiting_.empty(); }

 private:
  struct Waiting {
    std::uint64_t since_ns = 0;
    FileEventKind last = FileEventKind::found;
  };
  std::map<std::string, Waiting> waiting_;
};

}  // namespace habeas
