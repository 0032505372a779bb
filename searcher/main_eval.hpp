// The verb of dateline-search that measures runs: its options, and what it does with them.
#pragma once

namespace dateline {

// count, words  as main has them, words[0] being "eval".
// returns       the exit status: 0 measured, 1 a run is below the gate.
// Prints to standard output, which the caller flushes and checks, and failures of the gate to standard error.
// Throws Error: usage (options, a line of a file that cannot be read, nothing to measure), io.
int evaluate_command(int count, char** words);

}  // namespace dateline
