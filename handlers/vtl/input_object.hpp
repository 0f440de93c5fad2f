#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "handlers/vtl/value.hpp"

namespace emulator::vtl {

// The parameters of a request by their places, as $input.params() gives them.
struct InputParameters {
  using Fields = std::vector<std::pair<std::string, std::string>>;
  Fields path;
  Fields querystring;
  Fields header;
};

// The $input of API Gateway: the body and the parameters of a request or a response.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// api-gateway-mapping-template-reference.html#input-variable-reference
class InputObject final : public Object {
 public:
  // Both must outlive what is made of them.
  InputObject(std::string_view body, const InputParameters& parameters)
      : body_(body), parameters_(&parameters) {}

  Value property(std::string_view name, CallContext& call) override;
  Value invoke(std::string_view name, std::span<const Value> arguments, CallContext& call) override;

 private:
  // The body as JSON, read when first asked for. One that is no JSON is a text, an empty one an
  // empty object.
  const Value& document(Arena& arena);
  std::optional<Value> at(std::string_view path, CallContext& call);
  Value params(Arena& arena) const;
  Value param(std::string_view name) const;

  std::string_view body_;
  const InputParameters* parameters_;
  std::optional<Value> document_;
};

}  // namespace emulator::vtl
