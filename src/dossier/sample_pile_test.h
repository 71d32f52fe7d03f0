// dossier/sample_pile_test.h - an invented pile for the tests of this room (defined in
// sample_pile_test.cpp)
#pragma once

#include "model/nouns.h"

namespace habeas {

/// Four documents on one invented event between two invented states, and one on another; with a
/// copy, a lost hedge, a denial, furniture, a quoted region, a derived bound and unknowns.
Pile sample_pile();

}  // namespace habeas
