// libFuzzer as a library (compiler-rt, FuzzerInterface.h): the program has a `main` of its own.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Runs the fuzzer with its own flags, and calls back with every input. Returns, or ends the process, when it is done.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
