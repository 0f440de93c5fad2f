#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "daemon/aws/error.hpp"
#include "lambda/invoker.hpp"

namespace emulator::lambda {

// The response of one invocation on its way from the function to a caller who takes it piece by
// piece. What is in between is bounded: a function that is faster than its caller waits. A caller
// who leaves does not stop the function, as on AWS: what is still to come is dropped.
class ResponseStream {
 public:
  static constexpr std::size_t capacity = 256 * 1024;
  // AWS's quota of a streamed response.
  static constexpr std::size_t limit = 200 * 1024 * 1024;

  explicit ResponseStream(const boost::asio::any_io_executor& executor);

  // The function's side. It answers piece by piece; what it says of the content comes first.
  void begin(std::string content_type, std::string executed_version);
  // Waits for room.
  boost::asio::awaitable<void> write(std::string bytes);
  // The invocation's one outcome; after it nothing is written. The payload of a function that did
  // not stream is the last piece.
  void finish(aws::Result<InvocationOutput> outcome);

  // The caller's side. Waits until the function began to answer or the invocation is over.
  boost::asio::awaitable<void> wait_until_begun();
  // Waits until read() has an answer at once; false when that is not so at the deadline. There is
  // one who waits at a time.
  boost::asio::awaitable<bool> wait_until_readable(std::chrono::steady_clock::time_point deadline);
  // The next bytes; none at the end, when outcome() is there, or once the caller has left.
  boost::asio::awaitable<std::string> read();
  // The caller leaves: one who still waits is answered with nothing.
  void abandon();

  bool begun() const noexcept { return begun_; }
  bool finished() const noexcept { return outcome_.has_value(); }
  // Finished, and without a fault.
  bool succeeded() const noexcept {
    return finished() && *outcome_ &&
           (*outcome_)->function_error == InvocationOutput::FunctionError::none;
  }
  // Only once finished.
  const aws::Result<InvocationOutput>& outcome() const { return outcome_.value(); }
  const std::string& content_type() const noexcept { return content_type_; }
  const std::string& executed_version() const noexcept { return executed_version_; }

 private:
  bool abandoned_ = false;
  bool begun_ = false;
  std::deque<std::string> pieces_;
  std::size_t size_ = 0;
  std::string content_type_;
  std::string executed_version_;
  std::optional<aws::Result<InvocationOutput>> outcome_;
  boost::asio::steady_timer readable_;  // cancelled when there is something for the reader
  boost::asio::steady_timer writable_;  // cancelled when there is room, or nobody to wait for
};

}  // namespace emulator::lambda
