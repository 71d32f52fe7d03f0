// cli/commands/checkpoint.cpp - hands out the signed state of the custody log, and takes back what
// others said of it
#include "cli/piles.h"
#include "cli/version.h"
#include "flow/anchoring.h"
#include "flow/lines.h"

namespace habeas {
namespace {

constexpr std::uint32_t kMostEntries = 1'000'000'000;

void parse(Arguments& arguments, Options& options) {
  declare_case(arguments, options);
  declare_custodian(arguments, options);
  arguments.flag("--json", options.json, "As a JSON record");
  arguments.flag("--qr", options.qr, "Also as a QR code of half blocks, on stderr");
  arguments.text("--svg", "FILE", options.svg, "Also as a QR code in this picture");
  arguments.text("--request", "FILE", options.request, "Writes what a witness needs to co-sign");
  arguments.number("--old", 0, kMostEntries, options.old_size,
                   "Of --request: how many entries the witness saw (the last co-signed state)");
  arguments.text("--stamp-request", "FILE", options.stamp_request,
                 "Writes an RFC 3161 request (.tsq) for a time stamp authority");
  arguments.texts("--take", "FILE", options.taken,
                  "Brings back a co-signed state or a time stamp (.tsr); may be repeated");
  arguments.text("--witness-key", "KEY", options.key, "Takes the public key of a witness first");
  arguments.text("--authority", "FILE", options.authority,
                 "Certificates (PEM) of the time stamp authority");
}

Result<void> write_requests(const Options& options, Door& door, Case& opened) {
  if (!options.request.empty()) {
    const bool is_given = options.old_size != Options::kNoSize;
    const auto request = ask_witness(
        opened, is_given ? std::optional<std::uint64_t>(options.old_size) : std::nullopt);
    if (!request) return tl::unexpected(request.error());
    auto written = door.files().write_atomic(options.request, to_text(*request));
    if (!written) return written;
    door.say("Ask the witness with " + options.request +
             "; a witness that does not know this log " + "needs its key once: --log-key '" +
             to_text(*opened.log().report().key) + "'");
  }
  if (!options.stamp_request.empty()) {
    const auto request = ask_time_stamp(opened);
    if (!request) return tl::unexpected(request.error());
    return door.files().write_atomic(options.stamp_request, *request);
  }
  return {};
}

Result<void> show_codes(const Options& options, Door& door, const Case& opened) {
  if (!options.qr && options.svg.empty()) return {};
  const auto code = make_qr_code(opened.log().checkpoint());
  if (!code) return tl::unexpected(code.error());
  if (options.qr) door.say(half_blocks(*code));
  return options.svg.empty() ? Result<void>()
                             : door.files().write_atomic(options.svg, svg_picture(*code));
}

// Only the note goes to stdout: a file of it is what `verify --checkpoint` reads.
Exit hand_out(const Options& options, Door& door, Case& opened) {
  const std::uint64_t before = opened.log().unanchored_since();
  auto done = opened.log().anchor();
  if (done) done = write_requests(options, door, opened);
  if (done) done = show_codes(options, door, opened);
  if (!done) return door.failed(done.error());
  if (options.json) {
    door.out(run_line(kVersion) +
             checkpoint_line(opened.log().report(), opened.log().checkpoint()));
    return Exit::done;
  }
  door.out(opened.log().checkpoint());
  if (before < opened.log().entries().size()) {
    door.say("Until now unanchored since entry " + std::to_string(before) +
             ". Give this to somebody who keeps it: it proves something only there.");
  }
  return Exit::done;
}

Exit take_back(const Options& options, Door& door, Case& opened) {
  if (!options.key.empty()) {
    if (auto taken = take_witness(opened, options.key); !taken) return door.failed(taken.error());
  }
  for (const std::string& path : options.taken) {
    const auto words = bring_back(opened, path, options.authority);
    if (!words) return door.failed(words.error());
    door.say(*words);
  }
  if (options.json) {
    door.out(run_line(kVersion) +
             checkpoint_line(opened.log().report(), opened.log().checkpoint()));
  } else {
    door.out("Custody: " + anchoring_words(anchoring_of(opened.log().report())) + "\n");
  }
  return Exit::done;
}

Exit run(const Options& options, Door& door) {
  Result<Case> opened = open_existing_case(options, door);
  if (!opened) return door.failed(opened.error());
  const bool takes = !options.taken.empty() || !options.key.empty();
  return takes ? take_back(options, door, *opened) : hand_out(options, door, *opened);
}

}  // namespace

extern const Command command_checkpoint{
    "checkpoint", "Hands out the signed state of the custody log, to be kept by somebody else",
    "  habeas checkpoint > state.txt           then: habeas verify --checkpoint state.txt\n"
    "  habeas checkpoint --qr                  also as a QR code, to be scanned by a second "
    "holder\n"
    "  habeas checkpoint --request request.txt for a witness, who runs: habeas witness "
    "request.txt\n"
    "  habeas checkpoint --take cosigned.txt --witness-key \"$(cat lawyer.key)\"\n"
    "  habeas checkpoint --stamp-request state.tsq > state.txt\n"
    "  habeas checkpoint --take state.tsr --authority authority.pem\n",
    parse, run};

}  // namespace habeas
