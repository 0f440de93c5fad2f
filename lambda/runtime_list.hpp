#pragma once

#include <string>

namespace emulator::lambda {

// A table of the runtimes that functions can have on this machine: what each is run with, and what
// would have to be installed for the others. It runs the interpreters it finds.
std::string list_runtimes();

}  // namespace emulator::lambda
