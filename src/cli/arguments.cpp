// cli/arguments.cpp - wraps the command line library
#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "cli/command.h"
#include "cli/version.h"
#include "flow/read.h"

namespace habeas {

class Arguments::Parser {
 public:
  explicit Parser(CLI::App& given) : app(given) {}
  CLI::App& app;
};

void Arguments::flag(const std::string& names, bool& target, const std::string& about) {
  parser_.app.add_flag(names, target, about);
}

void Arguments::text(const std::string& names, const std::string& placeholder, std::string& target,
                     const std::string& about) {
  parser_.app.add_option(names, target, about)->type_name(placeholder);
}

void Arguments::day(const std::string& names, std::string& target, const std::string& about) {
  const CLI::Validator is_day(
      [](std::string& text) {
        return parse_day(text) ? std::string() : "a day such as 2024-05-31 was expected";
      },
      "YYYY-MM-DD");
  parser_.app.add_option(names, target, about)->type_name("")->check(is_day);
}

void Arguments::texts(const std::string& names, const std::string& placeholder,
                      std::vector<std::string>& target, const std::string& about) {
  parser_.app.add_option(names, target, about)->type_name(placeholder)->allow_extra_args(false);
}

void Arguments::number(const std::string& names, std::uint32_t low, std::uint32_t high,
                       std::uint32_t& target, const std::string& about) {
  parser_.app.add_option(names, target, about)->type_name("N")->check(CLI::Range(low, high));
}

void Arguments::word(const std::string& placeholder, std::string& target,
                     const std::string& about) {
  parser_.app.add_option(placeholder, target, about)->required()->type_name("");
}

void Arguments::words(const std::string& placeholder, std::vector<std::string>& target,
                      const std::string& about) {
  parser_.app.add_option(placeholder, target, about)->required()->type_name("");
}

namespace {

// "habeas help" is `habeas --help`, "habeas help run" is `habeas run --help`.
std::vector<std::string> with_help_word(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  if (!words.empty() && words.front() == "help") {
    words.erase(words.begin());
    words.emplace_back("--help");
  }
  return words;
}

}  // namespace

Parsed parse_arguments(int argc, char** argv, Options& options) {
  CLI::App app{
      "habeas reads saved reports and says what they claim, who says it, which of them are one "
      "voice,\nwhat agrees, what differs and what nobody says; every word with the bytes it came "
      "from.",
      "habeas"};
  app.set_version_flag("--version", "habeas " + std::string(kVersion));
  app.require_subcommand(1);
  app.get_formatter()->column_width(30);
  app.footer(
      "\nhabeas COMMAND --help shows examples. Exit status: 0 done, 1 done with a recorded "
      "problem or a\ndifference, 2 wrong use, 3 failed.");
  std::map<const CLI::App*, const Command*> command_of;
  for (const Command* command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command->name), std::string(command->about));
    sub->footer("\nExamples:\n" + std::string(command->examples));
    Arguments::Parser parser(*sub);
    Arguments arguments(parser);
    command->parse(arguments, options);
    command_of.emplace(sub, command);
  }
  Parsed parsed;
  try {
    std::vector<std::string> words = with_help_word(argc, argv);
    app.parse(std::vector<std::string>(words.rbegin(), words.rend()));
    parsed.command = command_of.at(app.get_subcommands().front());
  } catch (const CLI::CallForAllHelp&) {
    parsed.say = app.help("", CLI::AppFormatMode::All);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app.get_subcommands();
    parsed.say = chosen.empty() ? app.help() : chosen.front()->help("habeas");
  } catch (const CLI::CallForVersion& version) {
    parsed.say = std::string(version.what()) + "\n";
  } catch (const CLI::ParseError& error) {
    const auto chosen = app.get_subcommands();
    const std::string name = chosen.empty() ? "" : " " + chosen.front()->get_name();
    parsed.trouble = "habeas: " + std::string(error.what()) + "\nTry: habeas" + name + " --help\n";
  }
  return parsed;
}

}  // namespace habeas
