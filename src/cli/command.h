// cli/command.h - what one command is; every file in cli/commands defines one (open set)
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"

namespace habeas {

class Door;

/// The options of all commands; each command declares those that it takes.
struct Options {
  std::vector<std::string> paths;
  std::string case_folder = "case.habeas";
  std::string by;  ///< the person who works in the case
  bool no_case = false;
  bool json = false;
  bool text = false;
  bool html = false;
  bool with_text = false;
  bool each = false;
  bool watch = false;
  std::string date;
  std::string dates;
  std::vector<std::string> gazetteers;
  std::string frames;  ///< of extract: a file with event frames
  bool trace = false;
  std::string dossier;
  std::string records;
  std::string from, to, reason;  ///< of review
  std::string two_persons;       ///< of review: on or off
  bool waiting = false;
  std::vector<std::string> checkpoints;  ///< files with states kept elsewhere
  std::string progress;                  ///< of verify: a file outside the case
  std::vector<std::string> taken;        ///< files that others gave back
  std::string key, name, authority;      ///< of a witness; of a time stamp authority
  std::string witness_folder = "witness.habeas";
  std::string request, stamp_request, svg;  ///< files to write
  static constexpr std::uint32_t kNoSize = ~std::uint32_t{0};
  std::uint32_t old_size = kNoSize;
  bool qr = false;
  std::string word;          ///< an id (why) or a format (export)
  std::uint32_t limit = 50;  ///< hits
  std::uint32_t jobs = 0;    ///< 0: as many as there are processors
  std::uint32_t port = 0;    ///< of serve; 0: any
  bool no_browser = false;
  bool isolate = false;
  bool unsafe_no_sandbox = false;
};

enum class Exit : std::uint8_t { done = 0, differs = 1, wrong_use = 2, failed = 3 };

struct Command {
  std::string_view name;
  std::string_view about;                                 ///< one line
  std::string_view examples;                              ///< shown under --help
  void (*parse)(Arguments& arguments, Options& options);  ///< declares options; touches no disk
  Exit (*run)(const Options& options, Door& door);
};

/// All commands, in byte order of their names.
std::span<const Command* const> commands();

}  // namespace habeas
