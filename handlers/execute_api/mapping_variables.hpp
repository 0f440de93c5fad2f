#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handlers/execute_api/exchange.hpp"
#include "handlers/vtl/input_object.hpp"
#include "handlers/vtl/template.hpp"

namespace emulator::execute_api {

// The parameters of a request, by which $input.params() and parameter mappings find them.
vtl::InputParameters input_parameters(const Exchange& exchange);

// $context as a map; `fault` fills its "error".
vtl::Map* context_map(const Exchange& exchange, const Fault* fault, vtl::Arena& arena);
// A member of it by its path, "identity.sourceIp"; nothing for what isn't there.
std::optional<std::string> context_text(const Exchange& exchange, const Fault* fault,
                                        std::string_view path);

// What mapping templates see: $input, $util, $context and $stageVariables.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// api-gateway-mapping-template-reference.html
class MappingVariables final : public vtl::Variables {
 public:
  // All of it must outlive the rendering.
  MappingVariables(const Exchange& exchange, const vtl::InputParameters& parameters,
                   std::string_view body)
      : exchange_(exchange), input_(body, parameters) {}

  vtl::Value variable(std::string_view name, vtl::Arena& arena) override;
  // A map in $context that the template may have filled: "requestOverride". Null for a template
  // that has no use for $context.
  vtl::Map* overridden(std::string_view name) const;

 private:
  const Exchange& exchange_;
  vtl::InputObject input_;
  vtl::Map* context_ = nullptr;
};

// What a path of members leads to in a map, as a text; nothing for what isn't there.
std::optional<std::string> text_at(vtl::Value value, std::string_view path);
// A value as a text of its own.
std::string text_of(const vtl::Value& value);
// Those of a list, or the one of another value.
std::vector<std::string> texts_of(const vtl::Value& value);

}  // namespace emulator::execute_api
