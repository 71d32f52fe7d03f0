// flow/flow.h - the order of the verbs: from what was read to what a pile of documents says
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "flow/derived.h"
#include "flow/read.h"
#include "model/decision.h"
#include "model/nouns.h"

namespace habeas {

/// How far the work goes. Reuse reads only what cleaning says, findings rest on all others.
enum class Goal : std::uint8_t { clean, extract, reuse, incidents, findings };

/// A table of places that the user adds to the shipped ones.
struct UserGazetteer {
  std::string name;  ///< of the file, for errors
  std::string bytes;
};

/// Event frames of the user's own, in the form of data/lexicon/frames.tsv.
struct UserFrames {
  std::string name;  ///< of the file, for errors
  std::string bytes;
};

struct FlowOptions {
  Goal goal = Goal::findings;
  bool each = false;  ///< every input is a pile of its own
  std::uint32_t threads = 1;
  std::vector<UserGazetteer> gazetteers;
  UserFrames frames;                ///< empty for none
  std::vector<Decision> decisions;  ///< of people; incidents, origins and findings follow them
  bool is_whole_case = false;       ///< a decision on what is not there is told as a problem
  bool attributions = true;         ///< look for them too: who says what, word for word
  Derived* derived = nullptr;       ///< of the case: what is there is not made again
};

/// Called from one thread with the name of the step and how far it is.
using FlowProgress =
    std::function<void(std::string_view step, std::uint32_t done, std::uint32_t total)>;

/// One pile, or with `each` one for every input, in input order. What a stage refuses becomes a
/// Problem; an Error is a mistake of the program. The result does not depend on `threads`.
Result<std::vector<Pile>> run_flow(Reading reading, const FlowOptions& options,
                                   const FlowProgress& progress = {});

/// How the sentences of each document become claims, layer by layer, as UTF-8 text to read; what
/// cleaning refuses is told in its place.
Result<std::string> run_trace(const Reading& reading, const FlowOptions& options);

}  // namespace habeas
