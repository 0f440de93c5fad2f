#include "lambda/response_prelude.hpp"

namespace emulator::lambda {

namespace {

constexpr std::string_view delimiter("\0\0\0\0\0\0\0\0", 8);

}  // namespace

bool ResponsePrelude::put(std::string_view bytes) {
  // The delimiter may lie across two pieces.
  const std::size_t overlap = delimiter.size() - 1;
  const std::size_t from = bytes_.size() < overlap ? 0 : bytes_.size() - overlap;
  bytes_ += bytes;
  end_ = bytes_.find(delimiter, from);
  return end_ != std::string::npos || bytes_.size() > limit_;
}

std::string_view ResponsePrelude::body() const noexcept {
  return std::string_view(bytes_).substr(end_ + delimiter.size());
}

}  // namespace emulator::lambda
