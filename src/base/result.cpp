// base/result.cpp - the printed names of error codes
#include "base/result.h"

namespace habeas {

const char* to_text(Errc code) {
  switch (code) {
    case Errc::bad_input:
      return "bad_input";
    case Errc::limit_exceeded:
      return "limit_exceeded";
    case Errc::unsupported:
      return "unsupported";
    case Errc::io:
      return "io";
    case Errc::worker_lost:
      return "worker_lost";
    case Errc::internal:
      return "internal";
  }
  return "internal";
}

}  // namespace habeas
