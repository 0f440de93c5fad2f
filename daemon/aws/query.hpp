#pragma once

// The AWS Query protocol: parameters in a form (or in the query of a GET), XML out, or JSON for who
// accepts that alone. SNS, STS, …
// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/aws/call.hpp"
#include "daemon/aws/model.hpp"
#include "daemon/aws/operation.hpp"
#include "daemon/aws/xml_writer.hpp"
#include "daemon/http/url.hpp"

namespace emulator::aws {

// The decoded parameters of one call. Lists and maps are flattened by number:
// Tags.member.1.Key=a, Attributes.entry.1.key=b.
class QueryParameterSet {
 public:
  QueryParameterSet() = default;
  explicit QueryParameterSet(http::QueryParameters parameters);

  // Null when the parameter was not given.
  const std::string* find(std::string_view name) const noexcept;
  std::string get(std::string_view name) const;  // empty when not given
  bool any_below(std::string_view prefix) const;

  // "TagKeys.member.1", "TagKeys.member.2", … with prefix "TagKeys.member".
  std::vector<std::string> list(std::string_view prefix) const;
  // The distinct numbers below a prefix, in numeric order, as prefixes of their own:
  // "Tags.member" → {"Tags.member.1", "Tags.member.2"}.
  std::vector<std::string> entries(std::string_view prefix) const;
  // "Attributes.entry.N.key" / ".value", in the order given.
  std::vector<std::pair<std::string, std::string>> map(std::string_view prefix,
                                                       std::string_view key = "key",
                                                       std::string_view value = "value") const;

 private:
  http::QueryParameters parameters_;  // in the order of their names
};

struct QueryInput;

struct QueryCall {
  Call& call;
  QueryParameterSet parameters;
  std::string_view action;      // as in the service model: "Publish"
  std::string_view namespace_;  // the service's XML namespace
  // The parameters, read for the check against the model; see query_input.hpp.
  std::shared_ptr<const QueryInput> input = nullptr;
};

// Parameters of the request's query and, for a form body, of its body.
QueryParameterSet query_parameters(const http::Request& request);

// <{Action}Response xmlns=…><{Action}Result>…</…><ResponseMetadata>…; `write` fills the result, and
// may be empty for operations that have none.
http::Response query_response(const QueryCall& call,
                              const std::function<void(XmlWriter&)>& write = nullptr);
http::Response query_error(const Call& call, std::string_view xml_namespace, const Error& error);

// What every input is held against before its handler runs.
struct QueryRules {
  const ServiceModel* model = nullptr;  // null checks nothing
  // Members whose failures are left to the handlers: "topicArn".
  std::span<const std::string_view> waived = {};
};

// ValidationError or MalformedInput; reads the input for the handler.
std::optional<Error> check_query_input(const QueryRules& rules, QueryCall& call);

template <class S>
struct QueryOperation {
  std::string_view name;
  Handler<S, QueryCall> handler;
  // For what only keeps its state: what AWS does with it and the emulator doesn't.
  std::string_view not_enforced = {};
};

template <class S>
struct QueryService {
  std::string_view name;           // "sns"
  std::string_view xml_namespace;  // "http://sns.amazonaws.com/doc/2010-03-31/"
  std::span<const QueryOperation<S>> operations;
  QueryRules rules = {};
};

// Finds the operation that the Action parameter names, runs it and renders what came of it.
template <class S>
boost::asio::awaitable<http::Response> dispatch(const QueryService<S>& table, S& service,
                                                Call& call) {
  QueryCall input{call, query_parameters(call.request), {}, table.xml_namespace, nullptr};
  const std::string action = input.parameters.get("Action");
  const QueryOperation<S>* operation = nullptr;
  for (const auto& candidate : table.operations) {
    if (candidate.name == action) operation = &candidate;
  }
  if (operation == nullptr) {
    co_return query_error(call, table.xml_namespace, not_implemented(table.name, action));
  }
  input.action = operation->name;
  if (table.rules.model != nullptr && operation->handler.index() != 0) {
    if (auto fault = check_query_input(table.rules, input)) {
      co_return query_error(call, table.xml_namespace, *fault);
    }
  }
  auto result = co_await run(operation->handler, service, input, table.name, operation->name);
  if (!result) co_return query_error(call, table.xml_namespace, result.error());
  co_return std::move(*result);
}

}  // namespace emulator::aws
