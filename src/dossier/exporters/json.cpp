// dossier/exporters/json.cpp - all records as JSON Lines, the form of docs/contract.md
#include "model/json.h"

#include "dossier/exporter.h"

namespace habeas {
namespace {

std::string write_json(const Pile& pile, std::string_view version) {
  std::string out = run_line(version);
  if (!out.ends_with('\n')) out.push_back('\n');
  print_records(pile, Printed::all(), [&](std::string_view line) { out.append(line); });
  return out;
}

}  // namespace

extern const Exporter exporter_json;
const Exporter exporter_json = {"json", "application/jsonl", write_json};

}  // namespace habeas
