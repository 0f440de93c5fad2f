#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace emulator::lambda {

// The beginning of a streamed response that says of itself what status and headers it has: JSON,
// which eight NUL bytes end, and then the body.
class ResponsePrelude {
 public:
  // One that is longer is none.
  explicit ResponsePrelude(std::size_t limit) : limit_(limit) {}

  // True once it is complete, or too long to be one.
  bool put(std::string_view bytes);
  bool is_complete() const noexcept { return end_ != std::string::npos && end_ <= limit_; }
  // Of a complete one: its JSON, and what has come of the body.
  std::string_view metadata() const noexcept { return std::string_view(bytes_).substr(0, end_); }
  std::string_view body() const noexcept;

 private:
  const std::size_t limit_;
  std::string bytes_;
  std::size_t end_ = std::string::npos;
};

}  // namespace emulator::lambda
