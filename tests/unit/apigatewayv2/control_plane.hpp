#pragma once

#include <string>
#include <string_view>

#include "daemon/aws/json.hpp"
#include "handlers/apigatewayv2/apigatewayv2_service.hpp"
#include "handlers/custom_domains/store.hpp"
#include "tests/unit/service_caller.hpp"

namespace emulator::apigatewayv2 {

// The control plane of HTTP APIs without the edge.
class ControlPlane : public ServiceCaller {
 public:
  struct Answer {
    unsigned status;
    std::string body;

    // A member of the answer as text: strings as they are, other values as JSON.
    std::string at(std::string_view name) const {
      const auto document = aws::parse_json(body);
      const aws::Json* value = document ? aws::member(*document, name) : nullptr;
      if (value == nullptr) return {};
      return value->IsString() ? std::string(aws::string_of(*value)) : aws::to_string(*value);
    }
    std::string message() const { return at("message"); }
  };

  Answer call(std::string method, std::string target, std::string body = "") {
    const http::Response answered =
        answer(service, std::move(method), std::move(target), std::move(body));
    return {answered.status, answered.body};
  }

  // A document as the operations take it: a text within JSON.
  Answer import(std::string method, std::string target, std::string_view document) {
    aws::JsonBuffer buffer;
    aws::JsonWriter writer(buffer);
    writer.StartObject();
    aws::write_member(writer, "body", document);
    writer.EndObject();
    return call(std::move(method), std::move(target), buffer.GetString());
  }

  custom_domains::Store domains;
  ApiGatewayV2Service service{platform(), domains};
};

}  // namespace emulator::apigatewayv2
