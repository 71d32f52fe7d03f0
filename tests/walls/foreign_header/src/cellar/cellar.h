// cellar/cellar.h - a number from below
#pragma once

int cellar();
