// base/ensure.h - HB_ASSERT for our own mistakes (dev and sanitizer builds), HB_ENSURE for laws in
// every build
#pragma once

#include <cstdlib>

#include "base/result.h"

/// Aborts in builds with HABEAS_CHECKS. Input can never reach it.
#ifdef HABEAS_CHECKS
#define HB_ASSERT(condition)        \
  do {                              \
    if (!(condition)) std::abort(); \
  } while (false)
#else
#define HB_ASSERT(condition) \
  do {                       \
  } while (false)
#endif

/// Returns Errc::internal from a function that returns Result<T>, in every build.
#define HB_ENSURE(condition, words)                                           \
  do {                                                                        \
    if (!(condition)) return ::habeas::fail(::habeas::Errc::internal, words); \
  } while (false)
