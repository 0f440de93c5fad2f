#pragma once

#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/system/result.hpp>

namespace emulator::http {

// A body that comes piece by piece. It has one reader, and whoever writes it is held back until
// that one asks again. A source that is destroyed before its end was given up by its reader.
class BodySource {
 public:
  virtual ~BodySource() = default;

  // The next bytes; none at the end. An error when the body was cut off: no more will come.
  virtual boost::asio::awaitable<boost::system::result<std::string>> read() = 0;
  // Nobody waits for it any more: a read that is under way ends soon, with whatever it has.
  virtual void abandon() {}
};

}  // namespace emulator::http
