// host/descriptor.cpp - closing of file descriptors
#include "host/descriptor.h"

#include <unistd.h>

namespace habeas {

void Descriptor::close() {
  if (number_ >= 0) (void)::close(number_);
  number_ = -1;
}

}  // namespace habeas
