#pragma once

#include <string>

namespace emulator {

// Every operation of every service, one a line: service, name, what is done about it
// ("implemented", "state only" or "501") and, for state only, what is not enforced; with tabs
// between.
std::string operations_listing();

}  // namespace emulator
