#include "lambda/kernel_file.hpp"

#include <unistd.h>

namespace emulator::lambda {

std::string read_kernel_file(const char* path, int directory) {
  std::string text;
  const int file = ::openat(directory, path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return text;
  char buffer[4096];
  for (ssize_t count; (count = ::read(file, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(count));
  ::close(file);
  return text;
}

}  // namespace emulator::lambda
