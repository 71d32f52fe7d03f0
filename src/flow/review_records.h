// flow/review_records.h - the records that acts of people are checked against, out of all
#pragma once

#include <vector>

#include "base/result.h"
#include "flow/kept_records.h"
#include "flow/review.h"
#include "model/nouns.h"

namespace habeas {

/// The part of the pile that decide() looks at for these requests: it says the same of them as
/// over the whole pile.
Result<Pile> records_for(const std::vector<ReviewRequest>& requests, RecordReader& reader);

}  // namespace habeas
