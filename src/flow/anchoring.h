// flow/anchoring.h - what holds the log from outside: states handed out, co-signed, time-stamped
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "custody/qr_code.h"
#include "custody/time_stamp.h"
#include "custody/witness.h"
#include "flow/case.h"

namespace habeas {

/// How much of a log is held from outside. Each number is that of the first entry that is not.
struct Anchoring {
  std::uint64_t entries = 0;
  std::uint64_t anchored = 0;   ///< handed out
  std::uint64_t cosigned = 0;   ///< co-signed by a witness
  std::uint64_t stamped = 0;    ///< with the time stamp of an authority
  std::uint64_t witnesses = 0;  ///< who co-signed the last co-signed state
};

Anchoring anchoring_of(const LogReport& log);
/// "12 log entries, unanchored since entry 9; co-signed by 1 witness below entry 9". Names nobody.
std::string anchoring_words(const Anchoring& anchoring);

/// What a witness needs to co-sign the last state, which counts as handed out: a proof from
/// `old_size`, or without it from the last state that a witness co-signed.
Result<WitnessRequest> ask_witness(Case& opened, std::optional<std::uint64_t> old_size);

/// A time stamp request for the last state, which counts as handed out.
Result<std::string> ask_time_stamp(Case& opened);

/// Takes the public key of a witness into the case, as a log entry; once.
Result<void> take_witness(Case& opened, std::string_view key);

/// Brings back a co-signed state, or the answer of a time stamp authority with the certificates (a
/// PEM file) that it is checked against; gives words for people. Nothing is kept that does not
/// hold.
Result<std::string> bring_back(Case& opened, const std::string& path,
                               const std::string& authorities_path);

}  // namespace habeas
