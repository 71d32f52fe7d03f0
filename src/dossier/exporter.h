// dossier/exporter.h - the open set of forms in which a pile leaves; one file each in exporters/
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/nouns.h"

namespace habeas {

struct Exporter {
  std::string_view name;        ///< as in `habeas export NAME`
  std::string_view media_type;  ///< of what write() returns
  std::string (*write)(const Pile& pile, std::string_view version);
};

/// All exporters, by name. Generated from the files of the folder.
std::span<const Exporter* const> exporters();

}  // namespace habeas
