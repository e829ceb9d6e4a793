#include "CLibFuzzer.h"

// Source: LLVM, "libFuzzer - a library for coverage-guided fuzz testing", "Using libFuzzer as a library".
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*reader)(const uint8_t *, size_t));

int clibfuzzer_run(int argc, char **argv, int (*reader)(const uint8_t *, size_t)) {
  return LLVMFuzzerRunDriver(&argc, &argv, reader);
}

// The library brings a main program of its own, which is not run and wants this all the same.
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  (void)bytes;
  (void)count;
  return 0;
}
