// sandbox/no_sockets.cpp - a seccomp list of what would reach outside
#include "sandbox/no_sockets.h"

#include <seccomp.h>

#include <array>
#include <cerrno>
#include <memory>

namespace habeas {

Result<void> give_up_new_sockets() {
  constexpr std::array kGivenUp{SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind),
                                SCMP_SYS(listen), SCMP_SYS(io_uring_setup)};
  const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_ALLOW),
                                                                 &seccomp_release);
  if (!filter) return fail(Errc::unsupported, "this kernel has no seccomp");
  for (const int call : kGivenUp) {
    if (seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0) != 0) {
      return fail(Errc::unsupported, "new sockets cannot be refused by this kernel");
    }
  }
  if (seccomp_load(filter.get()) != 0) {
    return fail(Errc::unsupported, "new sockets cannot be refused by this kernel");
  }
  return {};
}

}  // namespace habeas
