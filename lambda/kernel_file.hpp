#pragma once

#include <string>

#include <fcntl.h>

namespace emulator::lambda {

// What can be read of a file of /proc or of a control group: a process may end between open and
// read, which is ESRCH and no failure. (A stream's iterator would throw.)
std::string read_kernel_file(const char* path, int directory = AT_FDCWD);

}  // namespace emulator::lambda
