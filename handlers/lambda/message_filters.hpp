#pragma once

#include <string_view>
#include <vector>

#include "daemon/aws/event_pattern.hpp"

namespace emulator::lambda {

// A mapping's FilterCriteria: a message is taken when one of its patterns matches, or there are
// none. Include it in .cpp files only.
class MessageFilters {
 public:
  // Of the FilterCriteria's JSON, empty for none. The error is AWS's reason.
  static boost::system::result<MessageFilters, std::string> parse(std::string_view criteria);

  // `record` as the function would get it. A body that holds a JSON object is matched as such.
  bool accept(std::string_view record) const;

 private:
  std::vector<aws::EventPattern> patterns_;
};

}  // namespace emulator::lambda
