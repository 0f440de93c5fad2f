#include "handlers/execute_api/api_key.hpp"

#include "daemon/clock.hpp"

namespace emulator::execute_api {

namespace {

using apigateway::Admission;
using apigateway::ResponseType;

std::string key_of(const Exchange& exchange) {
  if (exchange.deployed->keys_from_authorizer) return exchange.usage_identifier_key;
  return std::string(exchange.request.request.headers.get("X-API-Key"));
}

}  // namespace

std::optional<Fault> key_fault(Exchange& exchange, apigateway::UsageStore& store,
                               const Clock& clock) {
  const std::string value = key_of(exchange);
  const auto admission = apigateway::admit(store,
                                           {value, exchange.request.api_id, exchange.request.stage,
                                            exchange.resource->path, exchange.method->http_method},
                                           clock.now(), clock.steady_now());
  if (admission.key != nullptr) {
    exchange.api_key = admission.key->value;
    exchange.api_key_id = admission.key->id;
  }
  return fault_of(admission.outcome);
}

std::optional<Fault> fault_of(Admission outcome) {
  switch (outcome) {
    case Admission::admitted:
      return std::nullopt;
    case Admission::forbidden:
      return Fault{.type = ResponseType::invalid_api_key};
    case Admission::throttled:
      return Fault{.type = ResponseType::throttled};
    case Admission::quota_exceeded:
      break;
  }
  return Fault{.type = ResponseType::quota_exceeded};
}

}  // namespace emulator::execute_api
