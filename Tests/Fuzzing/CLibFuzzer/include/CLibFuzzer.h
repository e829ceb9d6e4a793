#pragma once
#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with the program's arguments. It gives the reader one input after the other.
int clibfuzzer_run(int argc, char **argv, int (*reader)(const uint8_t *bytes, size_t count));
