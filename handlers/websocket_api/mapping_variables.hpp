#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "handlers/vtl/input_object.hpp"
#include "handlers/vtl/template.hpp"
#include "handlers/websocket_api/connection.hpp"

namespace emulator::websocket_api {

// A member of $context by its path, "identity.sourceIp"; nothing for what isn't there.
std::optional<std::string> context_text(const Connection& connection, const Occurrence& occurrence,
                                        std::string_view path);

// The parameters of a handshake; a message has none.
vtl::InputParameters input_parameters(const Occurrence& occurrence);

// What mapping templates see: $input, $util, $context and $stageVariables.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/
// apigateway-websocket-api-mapping-template-reference.html
class MappingVariables final : public vtl::Variables {
 public:
  // All of it must outlive the rendering.
  MappingVariables(const Connection& connection, const Occurrence& occurrence,
                   std::string_view body)
      : connection_(connection),
        occurrence_(occurrence),
        parameters_(input_parameters(occurrence)),
        input_(body, parameters_) {}

  vtl::Value variable(std::string_view name, vtl::Arena& arena) override;

 private:
  const Connection& connection_;
  const Occurrence& occurrence_;
  const vtl::InputParameters parameters_;
  vtl::InputObject input_;
};

}  // namespace emulator::websocket_api
