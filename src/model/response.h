// model/response.h - incidents that only answer another one
#pragma once

#include "model/nouns.h"

namespace habeas {

/// A statement, protest or denial that refers to an incident, kept as an incident of its own.
bool is_response(const Incident& incident);

}  // namespace habeas
