// cli/commands/witness.cpp - co-signs a state of somebody else's case, offline
#include "cli/piles.h"
#include "cli/version.h"
#include "flow/anchoring.h"

namespace habeas {
namespace {

constexpr std::uint64_t kMostRequestBytes = 1U << 20U;

void parse(Arguments& arguments, Options& options) {
  arguments.optional_words("FILE", options.paths,
                           "What habeas checkpoint (--request) wrote; without it the public key");
  arguments.text("--state", "DIR", options.witness_folder,
                 "The folder of this witness (./witness.habeas); it holds the key");
  arguments.text("--name", "NAME", options.name, "Makes a witness of this name (one word)");
  arguments.text("--log-key", "KEY", options.key,
                 "The public key of a log that this witness does not know yet");
  arguments.flag("--json", options.json, "As a JSON record");
}

std::string key_line(const NoteKey& key) {
  JsonWriter out;
  out.begin_object().key("type").string("witness").key("name").string(key.name);
  out.key("key").string(to_text(key)).end_object();
  return out.take() + "\n";
}

std::string cosigned_line(const NoteKey& key, const Cosigned& cosigned) {
  JsonWriter out;
  out.begin_object().key("type").string("cosigned").key("name").string(key.name);
  out.key("log").string(cosigned.state.origin);
  out.key("log_size").integer(static_cast<std::int64_t>(cosigned.state.size));
  out.key("seen").integer(static_cast<std::int64_t>(cosigned.seen));
  out.key("note").string_or_null(cosigned.note);
  out.key("refusal").string_or_null(cosigned.refusal).end_object();
  return out.take() + "\n";
}

Exit cosign(Witness& witness, const Options& options, Door& door) {
  const auto request = door.files().read(options.paths.front(), kMostRequestBytes);
  if (!request) return door.failed(request.error());
  const auto cosigned = witness.cosign(*request, options.key);
  if (!cosigned) {
    return door.failed(
        {cosigned.error().code, options.paths.front() + ": " + cosigned.error().message, {}});
  }
  if (options.json) door.out(run_line(kVersion) + cosigned_line(witness.key(), *cosigned));
  if (!cosigned->refusal.empty()) {
    door.say("habeas: not signed: " + cosigned->refusal);
    return Exit::differs;
  }
  if (!options.json) door.out(cosigned->note);
  return Exit::done;
}

Exit run(const Options& options, Door& door) {
  if (options.paths.size() > 1) return door.wrong_use("one FILE at a time");
  if (auto made = door.files().make_folders(options.witness_folder); !made) {
    return door.failed(made.error());
  }
  const auto unlock = door.files().lock(options.witness_folder + "/lock");
  if (!unlock) return door.failed(unlock.error());
  auto witness = Witness::open(options.witness_folder, options.name, door.files(), door.clock(),
                               door.random());
  Exit exit = Exit::done;
  if (!witness) {
    exit = door.failed(witness.error());
  } else if (!options.paths.empty()) {
    exit = cosign(*witness, options, door);
  } else if (options.json) {
    door.out(run_line(kVersion) + key_line(witness->key()));
  } else {
    door.out(to_text(witness->key()) + "\n");
  }
  (*unlock)();
  return exit;
}

}  // namespace

extern const Command command_witness{
    "witness", "Co-signs a state of somebody else's case, never two that do not fit",
    "  habeas witness --name lawyer.example > lawyer.key    makes a witness: its public key\n"
    "  habeas witness request.txt --log-key 'habeas.case/...' > cosigned.txt\n"
    "  habeas witness next-request.txt > cosigned.txt       the log is known now\n",
    parse, run};

}  // namespace habeas
