#pragma once

// The AWS REST-JSON protocol: the operation is in method and path, input and output are JSON.
// Lambda, API Gateway, … https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/aws/call.hpp"
#include "daemon/aws/input_rules.hpp"
#include "daemon/aws/operation.hpp"
#include "daemon/http/url.hpp"

namespace emulator::aws {

// How a service spells its errors: Lambda {"Type":"User","Message":…}, API Gateway {"message":…}.
enum class RestErrorStyle { lambda, plain };

// Labels of a URI pattern with their decoded values: {"FunctionName", "my-function"}.
using UriLabels = std::vector<std::pair<std::string_view, std::string>>;

struct JsonBody;

struct RestCall {
  Call& call;
  std::string_view operation;  // as in the service model: "CreateFunction"
  UriLabels labels;
  http::QueryParameters query;
  // The body, parsed for the check of the input; see body_of().
  std::shared_ptr<const JsonBody> body = nullptr;

  // The decoded value of a label; the operation's pattern has it, or it's a bug.
  const std::string& label(std::string_view name) const;
  const std::string* query_value(std::string_view name) const noexcept;
  std::string_view header(std::string_view name) const noexcept {
    return call.request.headers.get(name);
  }
};

template <class S>
struct RestOperation {
  std::string_view name;
  std::string_view method;
  // As in the service model: "/2015-03-31/functions/{FunctionName}/code"; a label "{name+}" takes
  // the rest of the path. "/restapis?mode=import" asks for that query parameter as well.
  std::string_view uri;
  Handler<S, RestCall> handler;
  // For what only keeps its state: what AWS does with it and the emulator doesn't.
  std::string_view not_enforced = {};
};

// What the protocol needs of an operation to route; see match_rest_operation.
struct RestPattern {
  std::string_view method;
  std::string_view uri;
};

// Whether a raw path fits a URI pattern; fills `labels`. Segments are split before they are
// decoded, so an encoded slash stays inside its label.
bool match_uri(std::string_view pattern, std::string_view raw_path, UriLabels& labels);
// Whether a request has the query parameter that a pattern asks for, if it asks for one.
bool match_query(std::string_view pattern, const http::QueryParameters& query) noexcept;
// Of two patterns that fit the same request, the one with the earlier literal segment wins, then
// the one that asks for a query parameter.
bool more_specific(std::string_view pattern, std::string_view than) noexcept;

http::Response json_response(unsigned status, std::string body);
http::Response rest_error(const Error& error, RestErrorStyle style);
// 403/404 as the service's front answers a method and path that no operation has.
Error unknown_rest_operation(const http::Request& request, std::string_view service);

// ValidationException, SerializationException or 413; parses the body for the handler.
std::optional<Error> check_input(const InputRules& rules, RestCall& call);
// Whether that would hold the loop for more than a moment.
bool input_takes_long(const InputRules& rules, const RestCall& call) noexcept;
boost::asio::awaitable<std::optional<Error>> check_input_aside(const InputRules& rules,
                                                               RestCall& call);

template <class S>
struct RestService {
  std::string_view name;  // "lambda"
  RestErrorStyle error_style;
  std::span<const RestOperation<S>> operations;
  InputRules rules = {};
};

// Finds the operation by method and path, runs it and renders what came of it.
template <class S>
boost::asio::awaitable<http::Response> dispatch(const RestService<S>& table, S& service,
                                                Call& call) {
  RestCall input{call, {}, {}, {}, nullptr};
  input.query = http::parse_query(call.request.query());
  const RestOperation<S>* operation = nullptr;
  UriLabels labels;
  for (const auto& candidate : table.operations) {
    if (candidate.method != call.request.method) continue;
    if (!match_query(candidate.uri, input.query)) continue;
    if (operation != nullptr && !more_specific(candidate.uri, operation->uri)) continue;
    labels.clear();
    if (!match_uri(candidate.uri, call.request.path(), labels)) continue;
    operation = &candidate;
    input.labels = std::move(labels);
  }
  if (operation == nullptr) {
    co_return rest_error(unknown_rest_operation(call.request, table.name), table.error_style);
  }
  input.operation = operation->name;
  if (table.rules.model != nullptr && operation->handler.index() != 0) {
    std::optional<Error> fault;
    if (input_takes_long(table.rules, input)) {
      fault = co_await check_input_aside(table.rules, input);
    } else {
      fault = check_input(table.rules, input);
    }
    if (fault) co_return rest_error(*fault, table.error_style);
  }
  auto result = co_await run(operation->handler, service, input, table.name, operation->name);
  if (!result) co_return rest_error(result.error(), table.error_style);
  co_return std::move(*result);
}

}  // namespace emulator::aws
