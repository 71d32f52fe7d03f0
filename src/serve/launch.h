// serve/launch.h - how the token reaches the browser of this person and nobody else
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "base/outside.h"
#include "base/result.h"

namespace habeas {

/// Two files that only this user can read, in CASE/serve:
///   open.html   leads to the page with a word that is good once; a new word takes its place then
///   token       the token itself, for scripts
/// The word stands behind "#", which no browser sends to a server.
class Launch {
 public:
  /// Writes both files. They are of no use once the server has ended.
  static Result<Launch> begin(const std::string& case_folder, std::uint16_t port, FileSystem& files,
                              Random& random);

  [[nodiscard]] const std::string& token() const { return token_; }
  [[nodiscard]] const std::string& path() const { return path_; }

  /// The token for the word; each word once.
  std::optional<std::string> exchange(std::string_view word);

 private:
  Launch(FileSystem& files, Random& random, std::uint16_t port)
      : files_(&files), random_(&random), port_(port) {}
  [[nodiscard]] std::string launch_page() const;

  FileSystem* files_;
  Random* random_;
  std::uint16_t port_;
  std::string path_, token_, word_;
  std::jthread writer_;
};

}  // namespace habeas
