// flow/show.h - hands a pile to the dossier and its exporters, for the rooms above
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/parts.h"
#include "base/result.h"
#include "model/decision.h"
#include "model/nouns.h"

namespace habeas {

/// The dossier page of a pile, with the decisions that its findings follow; `version` is that of
/// the program, `custody` says what holds the log of the case from outside (empty: no case).
std::string dossier_page(const Pile& pile, const std::vector<Decision>& decisions,
                         std::string_view version, std::string_view custody);

/// The same page in parts that stand one behind the other, without its end, which waits for the
/// log; made on `threads` threads.
Result<Parts> dossier_parts(const Pile& pile, const std::vector<Decision>& decisions,
                            std::uint32_t threads);
std::string dossier_page_end(std::string_view version, std::string_view custody);

/// What cleaning kept and stripped, as a page for a person.
std::string clean_page(const std::vector<Pile>& piles);

/// The names of all exporters, in byte order. The views live as long as the program.
std::vector<std::string_view> export_formats();

/// The pile in one of these formats: without rejected claims and with corrected values, but in
/// json, which holds what was proposed, with the decisions behind it.
Result<std::string> export_pile(const Pile& pile, const std::vector<Decision>& decisions,
                                std::string_view format, std::string_view version);

}  // namespace habeas
