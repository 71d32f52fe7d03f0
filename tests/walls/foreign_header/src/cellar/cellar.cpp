// cellar/cellar.cpp - a number from below
#include "cellar/cellar.h"

int cellar() { return 1; }
