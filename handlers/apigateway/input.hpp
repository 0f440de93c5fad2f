#pragma once

// Reads the members of an operation's input, which the service model has been held against: each
// has its type.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/pagination.hpp"
#include "daemon/aws/rest_json.hpp"
#include "handlers/apigateway/errors.hpp"
#include "handlers/apigateway/model.hpp"

namespace emulator::apigateway {

// One operation's JSON input. Reading goes on after a fault and gives empty values; check fault()
// before using what was read.
class Input {
 public:
  explicit Input(const aws::RestCall& call) : body_(call.body) {}

  bool has(std::string_view name) const;  // present and not null
  std::string text(std::string_view name, std::string_view otherwise = "") const;
  std::optional<int> integer(std::string_view name);
  bool boolean(std::string_view name) const;  // false when absent
  // A null value is an empty one, and false.
  StringMap strings(std::string_view name) const;
  StringMap strings(std::string_view structure, std::string_view name) const;
  std::map<std::string, std::vector<std::string>> lists(std::string_view name) const;
  BooleanMap booleans(std::string_view name) const;
  std::vector<std::string> list(std::string_view name) const;
  // A member of a structure: "endpointConfiguration", "types".
  std::vector<std::string> list(std::string_view structure, std::string_view name) const;
  std::optional<bool> boolean_in(std::string_view structure, std::string_view name) const;
  std::string text_in(std::string_view structure, std::string_view name) const;
  std::optional<CanarySettings> canary(std::string_view name) const;

  // The first thing that could not be read.
  const std::optional<Error>& fault() const noexcept { return fault_; }

 private:
  std::shared_ptr<const aws::JsonBody> body_;
  std::optional<Error> fault_;
};

// limit and position of the operations that list; at most 500 and 25 by default, as on AWS.
struct PageRequest {
  std::size_t limit = 25;
  std::string after_key;
};
Result<PageRequest> page_request(const aws::RestCall& call);

// Whether the repeatable query parameter `embed` has that value.
bool embeds(const aws::RestCall& call, std::string_view what);

}  // namespace emulator::apigateway
