// dossier/dossier.h - one self-contained HTML page of what a pile of documents says, and who says
// it
#pragma once

#include <string>
#include <vector>

#include "model/decision.h"
#include "model/nouns.h"

namespace habeas {

struct DossierOptions {
  std::string title;         ///< heading of the page; empty: made from the incidents
  std::string version;       ///< of habeas, printed at the foot; empty: not printed
  std::string custody = {};  ///< what holds the custody log from outside; empty: no case
  std::vector<Decision> decisions = {};  ///< of people; the findings of the pile follow them
};

/// The whole page: no script, no request to anywhere, the same bytes for the same pile. All text of
/// sources is escaped, and characters that act on the text around them are shown as marks.
std::string render_dossier(const Pile& pile, const DossierOptions& options);

}  // namespace habeas
