// dossier/sections.h - the sections of the page, each written by a file of its own name
#pragma once

#include "dossier/html.h"
#include "dossier/view.h"

namespace habeas {

Html summary_section(const View& view);
Html incidents_section(const View& view);
Html matrix_section(const View& view);
Html timeline_section(const View& view);
Html map_section(const View& view);
Html origins_section(const View& view);
Html findings_section(const View& view);
Html unknowns_section(const View& view);
Html problems_section(const View& view);
Html sources_section(const View& view);
Html checking_section(const View& view);

}  // namespace habeas
