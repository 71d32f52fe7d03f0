// cli/cli.cpp - finds the command, reads its arguments and runs it
#include "cli/cli.h"

namespace habeas {

int cli_main(int /*argc*/, char** /*argv*/) { return 2; }

}  // namespace habeas
