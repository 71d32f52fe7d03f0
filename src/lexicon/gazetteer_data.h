// lexicon/gazetteer_data.h - the bytes of data/gazetteer, embedded by cmake/embed.cmake
#pragma once

#include <string_view>

namespace habeas {

// Each view lives as long as the program.
std::string_view embedded_gazetteer_admin1_tsv();
std::string_view embedded_gazetteer_admin2_tsv();
std::string_view embedded_gazetteer_areas_tsv();
std::string_view embedded_gazetteer_countries_tsv();
std::string_view embedded_gazetteer_places_tsv();
std::string_view embedded_gazetteer_words_tsv();

}  // namespace habeas
