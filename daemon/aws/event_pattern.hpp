#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/system/result.hpp>

#include "daemon/aws/json.hpp"

// Event patterns, as EventBridge, SNS's filter policies and Lambda's filter criteria have them:
//   {"detail": {"state": ["stopped", {"prefix": "term"}], "count": [{"numeric": [">", 5]}]}}
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
// Include it in .cpp files only.
namespace emulator::aws {

// Why an event does not match.
struct PatternMismatch {
  std::string key;                   // "detail.count"
  std::optional<std::string> value;  // what the event has there, as JSON; nothing if it has nothing
};

// Compiled once, immutable.
class EventPattern {
 public:
  // The error is AWS's reason.
  static boost::system::result<EventPattern, std::string> parse(std::string_view json);
  static boost::system::result<EventPattern, std::string> compile(const Json& object);

  EventPattern(EventPattern&&) noexcept = default;
  EventPattern& operator=(EventPattern&&) noexcept = default;
  ~EventPattern() = default;

  // An event is an object; anything else has no properties. A property that is an array matches by
  // any of its elements; what a pattern asks of objects in an array, one of them has to meet alone.
  bool matches(const Json& event) const;
  // The first property that does not match, in the order of the pattern; of alternatives, as the
  // first of them sees it. Nothing if the event matches.
  std::optional<PatternMismatch> explain(const Json& event) const;

  struct Node;

 private:
  explicit EventPattern(std::vector<std::shared_ptr<const Node>> alternatives);

  // A pattern with "$or" is several without.
  std::vector<std::shared_ptr<const Node>> alternatives_;
};

// Whether the value of "$or" lists alternatives; if not, it's a property that is called so.
bool is_alternatives(const Json& value) noexcept;

}  // namespace emulator::aws
