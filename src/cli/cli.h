// cli/cli.h - the door: arguments in, stdout, stderr and an exit status out
#pragma once

namespace habeas {

/// Everything the program does. Returns the exit status: 0 done, 1 done with a recorded problem or
/// a difference, 2 wrong use, 3 failed.
int cli_main(int argc, char** argv);

}  // namespace habeas
