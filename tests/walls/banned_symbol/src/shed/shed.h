// shed/shed.h - a number of its own
#pragma once

int shed();
