#include "daemon/aws/json_body.hpp"

#include <fmt/format.h>

namespace emulator::aws {

Result<std::shared_ptr<const JsonBody>> parse_body(const InputRules& rules, std::string_view body,
                                                   std::string_view operation) {
  if (rules.body_limit != 0 && body.size() > rules.body_limit) {
    return Error{413, "RequestEntityTooLargeException",
                 fmt::format("Request must be smaller than {} bytes for the {} operation",
                             rules.body_limit, operation)};
  }
  auto document = parse_json_object(body);
  if (!document) return document.error();
  auto parsed = std::make_shared<JsonBody>();
  parsed->document = std::move(*document);
  return parsed;
}

const Json& object_of(const std::shared_ptr<const JsonBody>& body) noexcept {
  static const Json none(rapidjson::kObjectType);
  return body ? static_cast<const Json&>(body->document) : none;
}

}  // namespace emulator::aws
