// host/browser.cpp - xdg-open, started apart from this program
#include "host/browser.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

namespace habeas {
namespace {

bool is_set(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr && *value != '\0';
}

// The opener writes to nothing and survives this program: a child's child in a session of its own.
[[noreturn]] void start(const std::string& path) {
  (void)setsid();
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    (void)dup2(nothing, descriptor);
  }
  const pid_t opener = fork();
  if (opener == 0) {
    (void)execl("/usr/bin/xdg-open", "xdg-open", path.c_str(), nullptr);
  }
  _exit(opener > 0 ? 0 : 1);
}

}  // namespace

bool open_in_browser(const std::string& path) {
  if (!is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY")) return false;
  if (access("/usr/bin/xdg-open", X_OK) != 0) return false;
  const pid_t child = fork();
  if (child == 0) start(path);
  int status = 1;
  return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
         WEXITSTATUS(status) == 0;
}

}  // namespace habeas
