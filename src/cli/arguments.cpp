// cli/arguments.cpp - wraps the command line library
#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>

#include "cli/command.h"
#include "cli/version.h"
#include "flow/read.h"
#include "model/days.h"

namespace habeas {

// The parser of one command, and what its help says, in the order of declaration.
class Arguments::Parser {
 public:
  explicit Parser(CLI::App& given) : app(given) {}

  struct Line {
    std::string left, about;
  };

  void say_option(const std::string& names, const std::string& placeholder,
                  const std::string& about) {
    std::string left = names;
    const std::size_t comma = left.find(',');
    if (comma != std::string::npos) left.insert(comma + 1, " ");
    options.push_back({placeholder.empty() ? left : left + " " + placeholder, about});
  }

  CLI::App& app;
  std::vector<Line> words, options;
};

void Arguments::flag(const std::string& names, bool& target, const std::string& about) {
  parser_.app.add_flag(names, target);
  parser_.say_option(names, "", about);
}

void Arguments::text(const std::string& names, const std::string& placeholder, std::string& target,
                     const std::string& about) {
  parser_.app.add_option(names, target);
  parser_.say_option(names, placeholder, about);
}

void Arguments::day(const std::string& names, std::string& target, const std::string& about) {
  const CLI::Validator is_day(
      [](std::string& text) {
        return parse_day(text) ? std::string() : "a day such as 2024-05-31 was expected";
      },
      "");
  parser_.app.add_option(names, target)->check(is_day);
  parser_.say_option(names, "YYYY-MM-DD", about);
}

void Arguments::texts(const std::string& names, const std::string& placeholder,
                      std::vector<std::string>& target, const std::string& about) {
  parser_.app.add_option(names, target)->allow_extra_args(false);
  parser_.say_option(names, placeholder, about);
}

void Arguments::number(const std::string& names, std::uint32_t low, std::uint32_t high,
                       std::uint32_t& target, const std::string& about) {
  parser_.app.add_option(names, target)->check(CLI::Range(low, high));
  parser_.say_option(names, "N", about);
}

void Arguments::word(const std::string& placeholder, std::string& target,
                     const std::string& about) {
  parser_.app.add_option(placeholder, target)->required();
  parser_.words.push_back({placeholder, about});
}

void Arguments::words(const std::string& placeholder, std::vector<std::string>& target,
                      const std::string& about) {
  parser_.app.add_option(placeholder, target)->required();
  parser_.words.push_back({placeholder + "...", about});
}

void Arguments::optional_words(const std::string& placeholder, std::vector<std::string>& target,
                               const std::string& about) {
  parser_.app.add_option(placeholder, target);
  parser_.words.push_back({"[" + placeholder + "...]", about});
}

namespace {

using Line = Arguments::Parser::Line;

std::string columns(const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.left.size());
  std::string text;
  for (const Line& line : lines) {
    text += "  " + line.left + std::string(width - line.left.size() + 2, ' ') + line.about + "\n";
  }
  return text;
}

std::string help_of(const Command& command, const Arguments::Parser& parser) {
  const std::string name = "habeas " + std::string(command.name);
  std::string usage = name + " [OPTIONS]";
  for (const Line& word : parser.words) usage += " " + word.left;
  std::vector<Line> options = parser.options;
  options.push_back({"--help", "This text"});
  return name + " - " + std::string(command.about) + "\n\nUsage: " + usage + "\n" +
         columns(parser.words) + "\nOptions:\n" + columns(options) + "\nExamples:\n" +
         std::string(command.examples);
}

std::string help_of_all() {
  std::vector<Line> lines;
  for (const Command* command : commands()) {
    lines.push_back({std::string(command->name), std::string(command->about)});
  }
  return "habeas reads saved reports and says what they claim, who says it, which of them are one\n"
         "voice, what agrees, what differs and what nobody says; each word with its bytes.\n\n"
         "Usage: habeas COMMAND [OPTIONS] [PATH...]\n       habeas COMMAND --help\n"
         "       habeas --version\n\nCommands:\n" +
         columns(lines) +
         "\nExit status: 0 done, 1 done with a recorded problem or a difference, 2 wrong use,\n"
         "3 failed. Data goes to stdout, words for people to stderr.\n";
}

// "habeas help" is `habeas --help`, "habeas help run" is `habeas run --help`.
std::vector<std::string> with_help_word(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (!words.empty() && words.front() == "help") {
    words.erase(words.begin());
    words.emplace_back("--help");
  }
  return words;
}

std::string trouble_of(const CLI::ParseError& error, const std::vector<std::string>& words,
                       const Command* chosen) {
  const bool is_word = !words.empty() && !words.front().starts_with("-");
  std::string name = chosen == nullptr ? "" : " " + std::string(chosen->name);
  std::string trouble = error.what();
  if (words.empty()) trouble = "a command was expected";
  if (chosen == nullptr && is_word) trouble = "there is no command '" + words.front() + "'";
  return "habeas: " + trouble + "\nTry: habeas" + name + " --help\n";
}

// One command with its parser, while the line is read.
struct Candidate {
  const Command* command;
  CLI::App* app;
  Arguments::Parser parser;
};

}  // namespace

Parsed parse_arguments(int argc, char** argv, Options& options) {
  CLI::App app("", "habeas");
  app.set_version_flag("--version", "habeas " + std::string(kVersion));
  app.require_subcommand(1);
  std::vector<Candidate> candidates;
  for (const Command* command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command->name));
    candidates.push_back({command, sub, Arguments::Parser(*sub)});
    Arguments arguments(candidates.back().parser);
    command->parse(arguments, options);
  }
  const auto chosen = [&]() -> const Candidate* {
    for (const Candidate& candidate : candidates) {
      if (candidate.app->parsed()) return &candidate;
    }
    return nullptr;
  };
  Parsed parsed;
  const std::vector<std::string> words = with_help_word(argc, argv);
  try {
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    parsed.command = chosen()->command;
  } catch (const CLI::CallForHelp& help) {
    // "habeas serch --help" asks for a command that is not there.
    const bool is_word = !words.empty() && !words.front().starts_with("-");
    if (chosen() == nullptr && is_word) {
      parsed.trouble = trouble_of(help, words, nullptr);
      return parsed;
    }
    parsed.say =
        chosen() == nullptr ? help_of_all() : help_of(*chosen()->command, chosen()->parser);
  } catch (const CLI::CallForVersion& version) {
    parsed.say = std::string(version.what()) + "\n";
  } catch (const CLI::ParseError& error) {
    parsed.trouble = trouble_of(error, words, chosen() == nullptr ? nullptr : chosen()->command);
  }
  return parsed;
}

}  // namespace habeas
