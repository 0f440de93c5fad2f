#pragma once

// The JSON that a request brought, parsed once for the check of the input and its handler. Include
// it in .cpp files only.

#include <memory>

#include "daemon/aws/input_rules.hpp"
#include "daemon/aws/json.hpp"

namespace emulator::aws {

struct JsonBody {
  JsonDocument document;
};

// SerializationException for what is no JSON object; 413 past the rules' limit.
Result<std::shared_ptr<const JsonBody>> parse_body(const InputRules& rules, std::string_view body,
                                                   std::string_view operation);

// The body of a call, an empty object where it has none.
const Json& object_of(const std::shared_ptr<const JsonBody>& body) noexcept;

}  // namespace emulator::aws
