#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "daemon/aws/identity.hpp"

namespace emulator::lambda {

// One log stream that is written to.
class LogWriter {
 public:
  virtual ~LogWriter() = default;
  virtual void write(std::string_view line) = 0;
  // An event that ends without the end of a line.
  virtual void write_event(std::string_view text) { write(text); }
};

// Where functions' logs are kept for whoever reads them with AWS's tools.
class LogDestination {
 public:
  virtual ~LogDestination() = default;
  // Makes the group and the stream when they aren't there.
  virtual std::unique_ptr<LogWriter> open(const aws::Scope& scope, const std::string& group,
                                          const std::string& stream) = 0;
};

}  // namespace emulator::lambda
