#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

namespace emulator::lambda {

// What a process prints, read as it comes and in small pieces, so that one that prints without end
// holds nobody up.
class ProcessOutput : public std::enable_shared_from_this<ProcessOutput> {
 public:
  static constexpr std::size_t pipe_capacity = 64 * 1024;

  // Takes the bytes; false when it drops them, which goes faster in larger pieces.
  using Sink = std::function<bool(std::string_view)>;

  // Owns `descriptor`, which is non-blocking. Nothing is read before follow().
  ProcessOutput(const boost::asio::any_io_executor& executor, int descriptor, Sink sink);

  // Reads until the end of the pipe, or close().
  void follow();
  // What is in the pipe now, up to some `at_most` bytes; false at its end.
  bool drain(std::size_t at_most);
  // The sink hears nothing more.
  void close();

 private:
  static boost::asio::awaitable<void> read(std::shared_ptr<ProcessOutput> self);

  boost::asio::posix::stream_descriptor pipe_;
  Sink sink_;
  bool kept_ = true;
};

}  // namespace emulator::lambda
