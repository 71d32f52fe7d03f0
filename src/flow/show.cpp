// flow/show.cpp - the dossier and the exporters
#include "flow/show.h"

#include "dossier/clean_view.h"
#include "dossier/dossier.h"
#include "dossier/exporter.h"
#include "flow/parallel.h"
#include "model/decided.h"

namespace habeas {

std::string dossier_page(const Pile& pile, const std::vector<Decision>& decisions,
                         std::string_view version, std::string_view custody) {
  DossierOptions options;
  options.decisions = decisions;
  options.version = version;
  options.custody = custody;
  return render_dossier(pile, options);
}

Result<Parts> dossier_parts(const Pile& pile, const std::vector<Decision>& decisions,
                            std::uint32_t threads) {
  DossierOptions options;
  options.decisions = decisions;
  return render_dossier_parts(pile, options, run_on(threads));
}

std::string dossier_page_end(std::string_view version, std::string_view custody) {
  DossierOptions options;
  options.version = version;
  options.custody = custody;
  return render_dossier_end(options);
}

std::string clean_page(const std::vector<Pile>& piles) { return render_clean_view(piles); }

std::vector<std::string_view> export_formats() {
  std::vector<std::string_view> names;
  for (const Exporter* exporter : exporters()) names.push_back(exporter->name);
  return names;
}

Result<std::string> export_pile(const Pile& pile, const std::vector<Decision>& decisions,
                                std::string_view format, std::string_view version) {
  for (const Exporter* exporter : exporters()) {
    if (exporter->name != format) continue;
    if (decisions.empty()) return exporter->write(pile, version);
    if (format == "json") {
      std::string lines = exporter->write(pile, version);
      for (const Decision& decision : decisions) lines += decision_line(decision);
      return lines;
    }
    return exporter->write(decided_pile(pile, decisions), version);
  }
  std::string known;
  for (const std::string_view name : export_formats()) {
    known += (known.empty() ? "" : ", ") + std::string(name);
  }
  return fail(Errc::unsupported, "no format '" + std::string(format) + "'; there are: " + known);
}

}  // namespace habeas
