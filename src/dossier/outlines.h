// dossier/outlines.h - outlines of countries, embedded in the program (data/outlines)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/nouns.h"

namespace habeas {

struct Outline {
  std::string iso2, name;
  std::vector<std::vector<LatLon>> rings;  ///< closed, the first point is not repeated
};

/// Reads the form of data/outlines/world.txt; lines of another form are left out.
std::vector<Outline> read_outlines(std::string_view text);

/// data/outlines/world.txt, as bytes of the program.
std::string_view embedded_outlines_world_txt();

}  // namespace habeas
