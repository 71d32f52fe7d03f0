// compile_fail/error_as_value.cpp - a Result is not its value: somebody must ask first
#include "base/result.h"

namespace {
habeas::Result<int> count() { return 3; }
}  // namespace

int main() {
#ifdef MUST_FAIL
  const int value = count();
#else
  const int value = count().value_or(0);
#endif
  return value - 3;
}
