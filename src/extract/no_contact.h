// extract/no_contact.h - that nobody has heard from people since, or knows where they are
#pragma once

#include "extract/extractor.h"

namespace habeas {

/// Adds an event "no_contact" for a sentence that says that nobody has heard from people, and one
/// where it says that nobody knows where they are; at most one of each.
void tell_no_contact(const TextReading& reading, Draft& draft, TokenRange sentence);

}  // namespace habeas
