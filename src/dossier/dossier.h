// dossier/dossier.h - one self-contained HTML page of what a pile of documents says, and who says
// it
#pragma once

#include <string>
#include <vector>

#include "base/parts.h"
#include "base/result.h"
#include "base/run_each.h"
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

/// The parts of the same page in their order, but its end; each is made by itself.
Result<Parts> render_dossier_parts(const Pile& pile, const DossierOptions& options,
                                   const RunEach& run_each);
/// What says who made the page and what holds the log.
std::string render_dossier_end(const DossierOptions& options);

}  // namespace habeas
