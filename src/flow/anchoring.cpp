// flow/anchoring.cpp - hands states out and brings back what others said of them
#include "flow/anchoring.h"

#include <algorithm>

namespace habeas {
namespace {

constexpr std::uint64_t kMostBroughtBytes = 1U << 20U;

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

const AnchoredState* state_of(const LogReport& log, std::uint64_t size) {
  const auto found = std::find_if(log.anchors.begin(), log.anchors.end(),
                                  [&](const AnchoredState& state) { return state.size == size; });
  return found == log.anchors.end() ? nullptr : &*found;
}

// The state that the answer is over: any that left, the last first.
struct Stamped {
  std::uint64_t size = 0;
  std::int64_t seconds = 0;
};

Result<Stamped> find_stamped(const LogReport& log, std::string_view answer,
                             std::string_view authorities) {
  Error last{Errc::bad_input, "no state of this case was handed out yet", {}};
  for (auto state = log.anchors.rbegin(); state != log.anchors.rend(); ++state) {
    const auto seconds = check_time_stamp(answer, note_by(state->note, log.origin), authorities);
    if (seconds) return Stamped{state->size, *seconds};
    last = seconds.error();
  }
  return tl::unexpected(last);
}

Result<std::string> bring_back_stamp(Case& opened, const std::string& path, std::string_view answer,
                                     const std::string& authorities_path) {
  if (authorities_path.empty()) {
    return fail(Errc::bad_input,
                "a time stamp is checked against certificates: --authority FILE.pem");
  }
  const auto authorities = opened.files().read(authorities_path, kMostBroughtBytes);
  if (!authorities) return tl::unexpected(authorities.error());
  const auto stamped = find_stamped(opened.log().report(), answer, *authorities);
  if (!stamped) return fail(stamped.error().code, path + ": " + stamped.error().message);
  const auto kept =
      opened.keep_stamp(path, authorities_path, stamped->size, utc_text(stamped->seconds));
  if (!kept) return tl::unexpected(kept.error());
  return "The state of " + counted(stamped->size, "entry", "entries") + " was stamped at " +
         utc_text(stamped->seconds) + ".";
}

}  // namespace

Anchoring anchoring_of(const LogReport& log) {
  Anchoring anchoring{log.tree.size(), log.anchored, log.cosigned, 0, 0};
  for (const Entry& entry : log.entries) {
    if (entry.kind != "stamped") continue;
    anchoring.stamped = std::max(anchoring.stamped, parse_number(entry.value("state")).value_or(0));
  }
  const AnchoredState* state = state_of(log, log.cosigned);
  if (state != nullptr) anchoring.witnesses = state->cosigned.size();
  return anchoring;
}

std::string anchoring_words(const Anchoring& anchoring) {
  std::string words = counted(anchoring.entries, "log entry", "log entries");
  words += anchoring.anchored < anchoring.entries
               ? ", unanchored since entry " + std::to_string(anchoring.anchored)
               : ", all in a state that was handed out";
  if (anchoring.cosigned > 0) {
    words += "; co-signed by " + counted(anchoring.witnesses, "witness", "witnesses") +
             " below entry " + std::to_string(anchoring.cosigned);
  }
  if (anchoring.stamped > 0) {
    words += "; time-stamped below entry " + std::to_string(anchoring.stamped);
  }
  return words;
}

Result<WitnessRequest> ask_witness(Case& opened, std::optional<std::uint64_t> old_size) {
  CustodyLog& log = opened.log();
  const std::uint64_t size = log.entries().size();
  const std::uint64_t from = old_size.value_or(log.report().cosigned);
  if (from > size) {
    return fail(Errc::bad_input, "the log has " + counted(size, "entry", "entries") +
                                     ": no witness can have seen " + std::to_string(from));
  }
  if (auto anchored = log.anchor(); !anchored) return tl::unexpected(anchored.error());
  return WitnessRequest{from, consistency_proof(log.files().log, from), log.checkpoint()};
}

Result<std::string> ask_time_stamp(Case& opened) {
  CustodyLog& log = opened.log();
  if (auto anchored = log.anchor(); !anchored) return tl::unexpected(anchored.error());
  return time_stamp_request(log.checkpoint());
}

Result<void> take_witness(Case& opened, std::string_view key) {
  const auto parsed = parse_note_key(key);
  if (!parsed || parsed->kind != KeyKind::witness) {
    return fail(Errc::bad_input,
                "this is no public key of a witness: habeas witness prints it as NAME+HASH+KEY");
  }
  for (const NoteKey& known : opened.log().report().witnesses) {
    if (known == *parsed) return {};
    if (known.name == parsed->name) {
      return fail(Errc::bad_input, "a witness " + known.name + " has another key in this case");
    }
  }
  return opened.keep_witness(to_text(*parsed));
}

Result<std::string> bring_back(Case& opened, const std::string& path,
                               const std::string& authorities_path) {
  const auto bytes = opened.files().read(path, kMostBroughtBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  constexpr char kDerSequence = 0x30;
  const bool is_note = !parts_of(*bytes).signatures.empty();
  if (!is_note && bytes->starts_with(kDerSequence)) {
    return bring_back_stamp(opened, path, *bytes, authorities_path);
  }
  if (!is_note) {
    return fail(Errc::bad_input, path + " is neither a signed state nor a time stamp");
  }
  const auto kept = opened.log().keep_cosigned(*bytes);
  if (!kept) return fail(kept.error().code, path + ": " + kept.error().message);
  const auto state = parse_checkpoint(parts_of(*bytes).text);
  const AnchoredState* anchored = state ? state_of(opened.log().report(), state->size) : nullptr;
  if (anchored == nullptr) return fail(Errc::internal, "the state is not there");
  return "The state of " + counted(state->size, "entry", "entries") + " is co-signed by " +
         counted(anchored->cosigned.size(), "witness", "witnesses") + ".";
}

}  // namespace habeas
