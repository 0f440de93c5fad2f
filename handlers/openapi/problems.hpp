#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/error.hpp"

namespace emulator::openapi {

// Where something stands in a document.
struct Place {
  std::string pointer;  // RFC 6901; "" is the document
  unsigned line = 0;    // 0 where nobody counts them
};

// All that is wrong with a document, in the order it was found.
class Problems {
 public:
  void error(const Place& place, std::string_view message);
  // One of our own operations refused a part of it; `doing` is what was tried: "Unable to …".
  void error(const Place& place, std::string_view doing, const aws::Error& error);
  void warn(const Place& place, std::string_view message);

  bool has_errors() const noexcept { return !errors_.empty(); }
  const std::vector<std::string>& errors() const noexcept { return errors_; }
  const std::vector<std::string>& warnings() const noexcept { return warnings_; }

  // The answer to an import that failed, in AWS's words. 501 when nothing is wrong but what the
  // emulator doesn't have.
  aws::Error failure() const;

 private:
  std::vector<std::string> errors_;
  std::vector<std::string> warnings_;
  bool only_unsupported_ = true;
};

}  // namespace emulator::openapi
