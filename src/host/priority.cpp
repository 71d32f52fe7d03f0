// host/priority.cpp - the nice value of a thread
#include "host/priority.h"

#include <sys/resource.h>

namespace habeas {

void run_behind_others() {
  constexpr int kNicest = 19;
  (void)setpriority(PRIO_PROCESS, 0, kNicest);
}

}  // namespace habeas
