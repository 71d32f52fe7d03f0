// flow/lines.h - printed records that no pile holds: hits and states of the log
#pragma once

#include <string>

#include "custody/log.h"
#include "store/store.h"

namespace habeas {

/// A `hit` record with its line feed.
std::string hit_line(const Hit& hit);
/// A `checkpoint` record: the signed state, and how much of the log is held from outside. `log`
/// has a key.
std::string checkpoint_line(const LogReport& log, const std::string& note);

}  // namespace habeas
