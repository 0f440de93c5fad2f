#include "handlers/execute_api/proxy_event.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "daemon/base64.hpp"
#include "daemon/clock.hpp"
#include "daemon/http/url.hpp"
#include "daemon/json_string.hpp"
#include "daemon/text.hpp"
#include "handlers/execute_api/header_rules.hpp"
#include "handlers/execute_api/request_query.hpp"

namespace emulator::execute_api {

namespace {

// JSON straight into the string that the invocation takes along. Names, commas and braces stand in
// the pieces that are the same in every event, since each request to a function pays for this.
class EventWriter {
 public:
  explicit EventWriter(std::string& out) : out_(out) {}

  EventWriter& json(std::string_view piece) {
    out_.append(piece);
    return *this;
  }
  EventWriter& text(std::string_view value) {
    append_json_string(out_, value);
    return *this;
  }
  EventWriter& integer(std::int64_t value) {
    char digits[20];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    return *this;
  }
  std::string& out() noexcept { return out_; }

 private:
  std::string& out_;
};

struct Field {
  std::string_view name;
  std::string_view value;
  std::size_t place = 0;
};
using Fields = std::vector<Field>;

// Less than, equal to or greater than zero, as std::string_view::compare().
int compare_ignoring_case(std::string_view a, std::string_view b) noexcept {
  const std::size_t common = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (a[i] == b[i]) continue;
    const int difference = lower_case(a[i]) - lower_case(b[i]);
    if (difference != 0) return difference;
  }
  return static_cast<int>(a.size()) - static_cast<int>(b.size());
}

// By name; fields of one name stay in their order.
template <class Compare>
void sort(Fields& fields, Compare compare) {
  for (std::size_t place = 0; place < fields.size(); ++place)
    fields[place].place = place;
  std::sort(fields.begin(), fields.end(), [compare](const Field& a, const Field& b) {
    const int order = compare(a.name, b.name);
    return order != 0 ? order < 0 : a.place < b.place;
  });
}

// Two members, {"name": "last value"} and {"name": ["each value"]}, or null for both when there is
// none. `single` and `multiple` are the JSON before each.
template <class Compare>
void write_fields(EventWriter& out, std::string_view single, std::string_view multiple,
                  Fields fields, Compare compare) {
  if (fields.empty()) {
    out.json(single).json("null").json(multiple).json("null");
    return;
  }
  sort(fields, compare);
  out.json(single);
  // The second object has the names and values of the first, which need no second look.
  std::string& last = out.out();
  std::string each;
  each.reserve(1024);
  char separator = '{';
  for (auto field = fields.begin(); field != fields.end(); ++field) {
    last += separator;
    each += separator;
    separator = ',';
    const std::size_t name = last.size();
    append_json_string(last, field->name);
    last += ':';
    each.append(last, name).push_back('[');
    for (auto next = std::next(field);
         next != fields.end() && compare(field->name, next->name) == 0; field = next++) {
      append_json_string(each, field->value);
      each += ',';
    }
    const std::size_t value = last.size();
    append_json_string(last, field->value);
    each.append(last, value).push_back(']');
  }
  out.json("}").json(multiple).json(each).json("}");
}

void write_headers(EventWriter& out, const http::Request& request,
                   const ProxyEventContext& context) {
  Fields fields;
  std::string content_length;
  fields.reserve(request.headers.size() + 4);
  const std::string addresses = forwarded_for(request);
  const auto is_ours = [](std::string_view name) {
    return http::equals_ignoring_case(name, "X-Forwarded-For") ||
           http::equals_ignoring_case(name, "X-Forwarded-Port") ||
           http::equals_ignoring_case(name, "X-Forwarded-Proto") ||
           http::equals_ignoring_case(name, "X-Amzn-Trace-Id");
  };
  for (const auto& [name, value] : request.headers) {
    if (!is_ours(name) && passes_to_function(name, value)) fields.push_back({name, value});
  }
  if (!context.version.empty()) {
    content_length = std::to_string(request.body.size());
    fields.push_back({"Content-Length", content_length});
  }
  fields.push_back({"X-Amzn-Trace-Id", context.trace_id});
  fields.push_back({"X-Forwarded-For", addresses});
  fields.push_back({"X-Forwarded-Port", forwarded_port(request)});
  fields.push_back({"X-Forwarded-Proto", forwarded_proto});
  write_fields(out, R"(,"headers":)", R"(,"multiValueHeaders":)", std::move(fields),
               compare_ignoring_case);
}

void write_query(EventWriter& out, const http::QueryParameters& parameters) {
  Fields fields;
  fields.reserve(parameters.size());
  for (const auto& [name, value] : parameters)
    fields.push_back({name, value});
  write_fields(out, R"(,"queryStringParameters":)", R"(,"multiValueQueryStringParameters":)",
               std::move(fields),
               [](std::string_view a, std::string_view b) { return a.compare(b); });
}

template <class Map>
void write_map(EventWriter& out, std::string_view before, const Map& map) {
  out.json(before);
  if (map.empty()) {
    out.json("null");
    return;
  }
  char separator = '{';
  for (const auto& [key, value] : map) {
    out.out() += separator;
    separator = ',';
    out.text(key).json(":").text(value);
  }
  out.json("}");
}

void write_text_or_null(EventWriter& out, std::string_view before, const std::string* value) {
  out.json(before);
  if (value == nullptr) {
    out.json("null");
  } else {
    out.text(*value);
  }
}

// A text, or null where nobody has signed.
void write_signer(EventWriter& out, std::string_view before, const aws::Caller* caller,
                  std::string aws::Caller::*member) {
  write_text_or_null(out, before, caller == nullptr ? nullptr : &(caller->*member));
}

void write_identity(EventWriter& out, const http::Request& request,
                    const ProxyEventContext& context) {
  const aws::Caller* caller = context.caller;
  out.json(R"(,"identity":{)");
  if (!context.api_key_id.empty()) {
    out.json(R"("apiKey":)").text(context.api_key);
    out.json(R"(,"apiKeyId":)").text(context.api_key_id).json(",");
  }
  out.json(R"("cognitoIdentityPoolId":null)");
  write_signer(out, R"(,"accountId":)", caller, &aws::Caller::account);
  out.json(R"(,"cognitoIdentityId":null)");
  write_signer(out, R"(,"caller":)", caller, &aws::Caller::user_id);
  out.json(R"(,"sourceIp":)").text(request.remote_address);
  out.json(R"(,"principalOrgId":null)");
  write_signer(out, R"(,"accessKey":)", caller, &aws::Caller::access_key_id);
  out.json(R"(,"cognitoAuthenticationType":null,"cognitoAuthenticationProvider":null)");
  write_signer(out, R"(,"userArn":)", caller, &aws::Caller::arn);
  write_text_or_null(out, R"(,"userAgent":)", request.headers.find("User-Agent"));
  write_signer(out, R"(,"user":)", caller, &aws::Caller::user_id);
  out.json("}");
}

void write_request_context(EventWriter& out, const http::Request& request, std::string_view path,
                           const ProxyEventContext& context) {
  out.json(R"(,"requestContext":{"resourceId":)");
  if (context.resource_id.empty()) {
    out.json("null");
  } else {
    out.text(context.resource_id);
  }
  out.json(R"(,"resourcePath":)").text(context.resource_path);
  out.json(R"(,"httpMethod":)").text(request.method);
  out.json(R"(,"extendedRequestId":)").text(context.extended_request_id);
  out.json(R"(,"requestTime":)").text(clf_timestamp(context.time));
  std::string full_path(path);
  // That of an HTTP API has the stage already.
  const bool by_stage = context.version.empty() && !context.by_custom_domain;
  if (by_stage) full_path.insert(0, context.stage).insert(0, 1, '/');
  out.json(R"(,"path":)").text(full_path);
  out.json(R"(,"accountId":)").text(context.account_id);
  out.json(R"(,"protocol":"HTTP/1.1","stage":)").text(context.stage);
  out.json(R"(,"domainPrefix":)")
      .text(context.domain_name.substr(0, context.domain_name.find('.')));
  out.json(R"(,"requestTimeEpoch":)").integer(epoch_milliseconds(context.time));
  out.json(R"(,"requestId":)").text(context.request_id);
  write_identity(out, request, context);
  out.json(R"(,"domainName":)").text(context.domain_name);
  out.json(R"(,"deploymentId":)").text(context.deployment_id);
  out.json(R"(,"apiId":)").text(context.api_id);
  if (!context.authorizer.empty()) out.json(R"(,"authorizer":)").json(context.authorizer);
  out.json("}");
}

void write_body(EventWriter& out, const http::Request& request, bool base64) {
  out.json(R"(,"body":)");
  if (request.body.empty()) {
    out.json("null");
  } else if (base64) {
    out.text(base64_encode(request.body));
  } else {
    out.text(request.body);
  }
  out.json(base64 && !request.body.empty() ? R"(,"isBase64Encoded":true)"
                                           : R"(,"isBase64Encoded":false)");
}

}  // namespace

std::string build_proxy_event(const http::Request& request, std::string_view path,
                              const ProxyEventContext& context) {
  std::string event;
  event.reserve(2048 + request.body.size() + request.body.size() / 8);
  EventWriter out(event);
  out.json("{");
  if (!context.method_arn.empty()) {
    out.json(R"("type":"REQUEST","methodArn":)").text(context.method_arn).json(",");
  }
  if (!context.version.empty()) out.json(R"("version":)").text(context.version).json(",");
  out.json(R"("resource":)").text(context.resource_path);
  out.json(R"(,"path":)").text(path);
  out.json(R"(,"httpMethod":)").text(request.method);
  write_headers(out, request, context);
  write_query(out, context.version.empty() ? query_parameters(request)
                                           : http::parse_query(request.query()));
  write_map(out, R"(,"pathParameters":)", context.path_parameters);
  write_map(out, R"(,"stageVariables":)", context.stage_variables);
  write_request_context(out, request, path, context);
  if (context.method_arn.empty()) write_body(out, request, context.base64_body);
  out.json("}");
  return event;
}

}  // namespace emulator::execute_api
