// serve/launch.cpp - the launch page and the token file
#include "serve/launch.h"

#include "serve/guard.h"

namespace habeas {
namespace {

// 256 bits as 64 hexadecimal digits.
std::string secret(Random& random) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string digits;
  for (int part = 0; part < 4; ++part) {
    const std::uint64_t bits = random.next();
    for (unsigned int shift = 0; shift < 64; shift += 4) {
      digits.push_back(kDigits[(bits >> shift) & 15U]);
    }
  }
  return digits;
}

}  // namespace

Result<Launch> Launch::begin(const std::string& case_folder, std::uint16_t port, FileSystem& files,
                             Random& random) {
  Launch launch(files, random, port);
  const std::string folder = case_folder + "/serve";
  if (auto made = files.make_folders(folder); !made) return tl::unexpected(made.error());
  const Result<std::string> whole = files.absolute(folder + "/open.html");
  if (!whole) return tl::unexpected(whole.error());
  launch.path_ = *whole;
  launch.token_ = secret(random);
  launch.word_ = secret(random);
  auto written = files.write_secret(folder + "/token", launch.token_ + "\n");
  if (written) written = files.write_secret(launch.path_, launch.launch_page());
  if (!written) return tl::unexpected(written.error());
  return launch;
}

std::string Launch::launch_page() const {
  const std::string to = "http://127.0.0.1:" + std::to_string(port_) + "/#launch=" + word_;
  return "<!doctype html><meta charset=utf-8><meta name=referrer content=no-referrer>\n"
         "<meta http-equiv=refresh content=\"0;url=" +
         to + "\">\n<title>habeas</title>\n<p><a href=\"" + to +
         "\" rel=noreferrer>Open the case</a></p>\n";
}

std::optional<std::string> Launch::exchange(std::string_view word) {
  if (!is_same_secret(word, word_)) return std::nullopt;
  word_ = secret(*random_);
  // Nobody waits for the disk: the old word is good no more already. Where the file cannot be
  // written the next start of the page needs a new server.
  writer_ = std::jthread([files = files_, path = path_, page = launch_page()] {
    (void)files->write_secret(path, page);
  });
  return token_;
}

}  // namespace habeas
