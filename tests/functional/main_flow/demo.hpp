#pragma once

namespace emulator::functional {

// Runs the main flow once, slowly enough to be read: every step with its time, then the latency of
// warm requests. Returns the exit code.
int run_demo();

}  // namespace emulator::functional
