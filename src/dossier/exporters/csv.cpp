// dossier/exporters/csv.cpp - one row a claim, for people and their spreadsheets
#include <string>

#include "dossier/exporter.h"
#include "dossier/stable_text.h"
#include "dossier/view.h"
#include "model/json.h"
#include "model/json_names.h"

namespace habeas {
namespace {

/// Rows of cells, every cell quoted. A cell of text that a spreadsheet could take for a formula
/// gets a leading apostrophe; numbers that we print ourselves do not.
class Table {
 public:
  Table& text(std::string_view words) {
    const bool formula = !words.empty() && (std::string_view("=+-@\t\r").find(words.front()) !=
                                                std::string_view::npos ||
                                            words.front() == '\0');
    return cell(words, formula);
  }
  Table& plain(std::string_view words) { return cell(words, false); }
  Table& number(std::optional<Number> value) {
    return cell(value ? to_text(*value) : std::string(), false);
  }
  void end_row() {
    out_.push_back('\n');
    fresh_ = true;
  }
  std::string take() { return std::move(out_); }

 private:
  Table& cell(std::string_view words, bool apostrophe) {
    if (!fresh_) out_.push_back(',');
    fresh_ = false;
    out_.push_back('"');
    if (apostrophe) out_.push_back('\'');
    for (const char c : words) {
      if (c == '"') out_.push_back('"');
      if (c != '\0') out_.push_back(c);
    }
    out_.push_back('"');
    return *this;
  }

  std::string out_;
  bool fresh_ = true;
};

constexpr const char* kHeads[] = {
    "claim",      "incident", "incident_label", "document", "path",    "sha256",
    "start_byte", "end_byte", "kind",           "subkind",  "concept", "lo",
    "hi",         "lo_open",  "hi_open",        "point",    "bound",   "unit",
    "share",      "value",    "date_edtf",      "place",    "voice",   "chain",
    "mood",       "polarity", "quote",          "made_by",  "text"};

void amount_cells(Table& table, const Claim& claim) {
  const auto* quantity = std::get_if<Quantity>(&claim.value);
  if (quantity == nullptr) {
    for (int i = 0; i < 8; ++i) table.plain("");
    return;
  }
  const auto flag = [](bool value) { return value ? "true" : "false"; };
  table.number(quantity->lo).number(quantity->hi);
  table.plain(flag(quantity->lo_open)).plain(flag(quantity->hi_open));
  table.number(quantity->point).plain(word(quantity->bound)).text(quantity->unit);
  table.plain(flag(quantity->share));
}

void claim_row(Table& table, const View& view, const Claim& claim) {
  const Incident* incident = view.incident_of(claim.id);
  const Document* document = view.document(claim.document);
  const Source* source = view.source(claim.where.source);
  table.plain(to_text(claim.id)).plain(incident == nullptr ? "" : to_text(incident->id));
  table.text(incident == nullptr ? "" : incident->label).plain(to_text(claim.document));
  table.text(document == nullptr ? "" : printable(document->path));
  table.plain(source == nullptr ? "" : to_hex(source->sha256));
  table.plain(claim.where.bytes ? std::to_string(claim.where.bytes->begin) : "");
  table.plain(claim.where.bytes ? std::to_string(claim.where.bytes->end) : "");
  table.plain(word(claim.kind)).text(claim.subkind).text(claim.counted);
  amount_cells(table, claim);
  table.text(stable_value(claim)).text(claim_date(view, claim)).text(claim_place(view, claim));
  table.text(view.first_voice(claim)).text(chain_text(view, claim));
  table.plain(word(claim.mood))
      .plain(claim.polarity == Polarity::positive ? "positive" : "negative");
  table.text(claim.quote).text(claim.made_by.name + " " + claim.made_by.version);
  table.text(stable_text(view, claim)).end_row();
}

std::string write_csv(const Pile& pile, std::string_view /*version*/) {
  const View view(pile);
  Table table;
  for (const char* head : kHeads) table.plain(head);
  table.end_row();
  for (const Claim& claim : pile.claims) claim_row(table, view, claim);
  return table.take();
}

}  // namespace

extern const Exporter exporter_csv;
const Exporter exporter_csv = {"csv", "text/csv; charset=utf-8", write_csv};

}  // namespace habeas
