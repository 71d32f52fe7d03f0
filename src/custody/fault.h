// custody/fault.h - what is wrong with what a case keeps, and with which object
#pragma once

#include <string>

namespace habeas {

struct Fault {
  std::string object;  ///< a file, and where it can be said an entry or a line of it
  std::string message;
};

}  // namespace habeas
