#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/aws/call.hpp"
#include "daemon/aws/input_rules.hpp"
#include "daemon/aws/operation.hpp"

namespace emulator::aws {

struct JsonBody;

// The JSON protocol: POST / with X-Amz-Target: Logs_20140328.CreateLogGroup, and a body with the
// input.
struct JsonCall {
  Call& call;
  std::string_view operation;  // as in the service model
  // Parsed for the check of the input; see body_of() in json_call_input.hpp.
  std::shared_ptr<const JsonBody> body = nullptr;
};

template <class S>
struct JsonOperation {
  std::string_view name;
  Handler<S, JsonCall> handler;
};

template <class S>
struct JsonService {
  std::string_view name;           // "logs"
  std::string_view target_prefix;  // "Logs_20140328"
  std::span<const JsonOperation<S>> operations;
  InputRules rules = {};
};

// What X-Amz-Target names; empty when it isn't one of this prefix.
std::string_view target_operation(const http::Request& request, std::string_view prefix) noexcept;

// Parses the body for the handler and holds it against the service model.
std::optional<Error> check_input(const InputRules& rules, JsonCall& call);
bool input_takes_long(const JsonCall& call) noexcept;
boost::asio::awaitable<std::optional<Error>> check_input_aside(const InputRules& rules,
                                                               JsonCall& call);

http::Response json_protocol_response(std::string body);
http::Response json_protocol_error(const Error& error);

template <class S>
boost::asio::awaitable<http::Response> dispatch(const JsonService<S>& table, S& service,
                                                Call& call) {
  const std::string_view name = target_operation(call.request, table.target_prefix);
  const JsonOperation<S>* operation = nullptr;
  for (const auto& candidate : table.operations) {
    if (candidate.name == name) operation = &candidate;
  }
  if (operation == nullptr) co_return json_protocol_error(not_implemented(table.name, name));
  JsonCall input{call, operation->name};
  if (table.rules.model != nullptr && operation->handler.index() != 0) {
    std::optional<Error> fault;
    if (input_takes_long(input)) {
      fault = co_await check_input_aside(table.rules, input);
    } else {
      fault = check_input(table.rules, input);
    }
    if (fault) co_return json_protocol_error(*fault);
  }
  auto result = co_await run(operation->handler, service, input, table.name, operation->name);
  if (!result) co_return json_protocol_error(result.error());
  co_return std::move(*result);
}

}  // namespace emulator::aws
