// cli/arguments.h - what a command accepts: named options and words, declared before parsing
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace habeas {

struct Options;

/// The options of one command. The targets given here must outlive the parsing.
class Arguments {
 public:
  class Parser;  ///< wraps the library, in arguments.cpp

  explicit Arguments(Parser& parser) : parser_(parser) {}

  void flag(const std::string& names, bool& target, const std::string& about);
  void text(const std::string& names, const std::string& placeholder, std::string& target,
            const std::string& about);
  /// A text that must be a calendar day, YYYY-MM-DD.
  void day(const std::string& names, std::string& target, const std::string& about);
  /// May be given several times.
  void texts(const std::string& names, const std::string& placeholder,
             std::vector<std::string>& target, const std::string& about);
  void number(const std::string& names, std::uint32_t low, std::uint32_t high,
              std::uint32_t& target, const std::string& about);
  void word(const std::string& placeholder, std::string& target, const std::string& about);
  void words(const std::string& placeholder, std::vector<std::string>& target,
             const std::string& about);
  /// The same, where none may be given.
  void optional_words(const std::string& placeholder, std::vector<std::string>& target,
                      const std::string& about);

 private:
  Parser& parser_;
};

struct Command;

/// What the command line asked for: a command to run, or words to print.
struct Parsed {
  const Command* command = nullptr;
  std::string say;      ///< help or version, for stdout
  std::string trouble;  ///< wrong use, for stderr
};

/// Reads the command line. Touches no disk.
Parsed parse_arguments(int argc, char** argv, Options& options);

}  // namespace habeas
