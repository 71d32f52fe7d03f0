// main.cpp - the entry of the program: hands over to the door (cli)
#include "cli/cli.h"

int main(int argc, char** argv) { return habeas::cli_main(argc, argv); }
