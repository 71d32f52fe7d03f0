// host/clock.h - the real clock and the real source of randomness
#pragma once

#include <memory>

#include "base/outside.h"

namespace habeas {

std::unique_ptr<Clock> make_clock();
std::unique_ptr<Random> make_random();

}  // namespace habeas
