#include "handlers/execute_api/proxy_event.hpp"

#include <algorithm>
#include <vector>

#include <rapidjson/writer.h>

#include "daemon/base64.hpp"
#include "daemon/clock.hpp"
#include "daemon/http/url.hpp"
#include "daemon/json_string.hpp"
#include "daemon/text.hpp"
#include "handlers/execute_api/header_rules.hpp"
#include "handlers/execute_api/request_query.hpp"

namespace emulator::execute_api {

namespace {

// RapidJSON writes straight into the string that the invocation takes along. Its own buffer would
// reserve six bytes for each of a body.
class StringStream {
 public:
  using Ch = char;
  explicit StringStream(std::string& out) : out_(out) {}
  void Put(char c) { out_.push_back(c); }
  void Flush() {}
  std::string& out() noexcept { return out_; }

 private:
  std::string& out_;
};

// RapidJSON keeps the structure; strings are ours.
class EventWriter : private rapidjson::Writer<StringStream> {
 public:
  explicit EventWriter(StringStream& stream) : Writer(stream) {}

  void begin() { StartObject(); }
  void end() { EndObject(); }
  void begin_array() { StartArray(); }
  void end_array() { EndArray(); }
  void null() { Null(); }
  void text(std::string_view value) {
    Prefix(rapidjson::kStringType);
    append_json_string(os_->out(), value);
  }

  void key(std::string_view name) { text(name); }
  void open(std::string_view name) {
    key(name);
    begin();
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void null(std::string_view name) {
    key(name);
    null();
  }
  void integer(std::string_view name, std::int64_t value) {
    key(name);
    Int64(value);
  }
  void json(std::string_view name, std::string_view value) {
    key(name);
    RawValue(value.data(), value.size(), rapidjson::kObjectType);
  }
  void boolean(std::string_view name, bool value) {
    key(name);
    Bool(value);
  }
};

using Fields = std::vector<std::pair<std::string_view, std::string_view>>;

struct IgnoringCase {
  bool operator()(std::string_view a, std::string_view b) const noexcept {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
      return lower_case(x) < lower_case(y);
    });
  }
};

// {"name": "last value"} and {"name": ["each value"]}, or null for both when there is none.
template <class Less>
void write_fields(EventWriter& out, std::string_view single, std::string_view multiple,
                  Fields fields, Less less) {
  if (fields.empty()) {
    out.null(single);
    out.null(multiple);
    return;
  }
  std::stable_sort(fields.begin(), fields.end(),
                   [less](const auto& a, const auto& b) { return less(a.first, b.first); });
  const auto group_end = [&fields, less](auto from) {
    return std::find_if(from, fields.end(),
                        [&](const auto& field) { return less(from->first, field.first); });
  };
  out.open(single);
  for (auto from = fields.begin(); from != fields.end();) {
    const auto to = group_end(from);
    out.text(from->first, std::prev(to)->second);
    from = to;
  }
  out.end();
  out.open(multiple);
  for (auto from = fields.begin(); from != fields.end();) {
    const auto to = group_end(from);
    out.key(from->first);
    out.begin_array();
    for (; from != to; ++from)
      out.text(from->second);
    out.end_array();
  }
  out.end();
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
    if (!is_ours(name) && passes_to_function(name, value)) fields.emplace_back(name, value);
  }
  if (!context.version.empty()) {
    content_length = std::to_string(request.body.size());
    fields.emplace_back("Content-Length", content_length);
  }
  fields.emplace_back("X-Amzn-Trace-Id", context.trace_id);
  fields.emplace_back("X-Forwarded-For", addresses);
  fields.emplace_back("X-Forwarded-Port", forwarded_port(request));
  fields.emplace_back("X-Forwarded-Proto", forwarded_proto);
  write_fields(out, "headers", "multiValueHeaders", std::move(fields), IgnoringCase{});
}

void write_query(EventWriter& out, const http::QueryParameters& parameters) {
  Fields fields(parameters.begin(), parameters.end());
  write_fields(out, "queryStringParameters", "multiValueQueryStringParameters", std::move(fields),
               std::less<std::string_view>{});
}

template <class Map>
void write_map(EventWriter& out, std::string_view name, const Map& map) {
  if (map.empty()) {
    out.null(name);
    return;
  }
  out.open(name);
  for (const auto& [key, value] : map)
    out.text(key, value);
  out.end();
}

// A text, or null where nobody has signed.
void write_signer(EventWriter& out, std::string_view name, const aws::Caller* caller,
                  std::string aws::Caller::*member) {
  if (caller == nullptr) {
    out.null(name);
  } else {
    out.text(name, caller->*member);
  }
}

void write_identity(EventWriter& out, const http::Request& request,
                    const ProxyEventContext& context) {
  const aws::Caller* caller = context.caller;
  out.open("identity");
  if (!context.api_key_id.empty()) {
    out.text("apiKey", context.api_key);
    out.text("apiKeyId", context.api_key_id);
  }
  out.null("cognitoIdentityPoolId");
  write_signer(out, "accountId", caller, &aws::Caller::account);
  out.null("cognitoIdentityId");
  write_signer(out, "caller", caller, &aws::Caller::user_id);
  out.text("sourceIp", request.remote_address);
  out.null("principalOrgId");
  write_signer(out, "accessKey", caller, &aws::Caller::access_key_id);
  out.null("cognitoAuthenticationType");
  out.null("cognitoAuthenticationProvider");
  write_signer(out, "userArn", caller, &aws::Caller::arn);
  if (const std::string* agent = request.headers.find("User-Agent")) {
    out.text("userAgent", *agent);
  } else {
    out.null("userAgent");
  }
  write_signer(out, "user", caller, &aws::Caller::user_id);
  out.end();
}

void write_request_context(EventWriter& out, const http::Request& request, std::string_view path,
                           const ProxyEventContext& context) {
  out.open("requestContext");
  if (context.resource_id.empty()) {
    out.null("resourceId");
  } else {
    out.text("resourceId", context.resource_id);
  }
  out.text("resourcePath", context.resource_path);
  out.text("httpMethod", request.method);
  out.text("extendedRequestId", context.extended_request_id);
  out.text("requestTime", clf_timestamp(context.time));
  std::string full_path(path);
  // That of an HTTP API has the stage already.
  const bool by_stage = context.version.empty() && !context.by_custom_domain;
  if (by_stage) full_path.insert(0, context.stage).insert(0, 1, '/');
  out.text("path", full_path);
  out.text("accountId", context.account_id);
  out.text("protocol", "HTTP/1.1");
  out.text("stage", context.stage);
  out.text("domainPrefix", context.domain_name.substr(0, context.domain_name.find('.')));
  out.integer("requestTimeEpoch", epoch_milliseconds(context.time));
  out.text("requestId", context.request_id);
  write_identity(out, request, context);
  out.text("domainName", context.domain_name);
  out.text("deploymentId", context.deployment_id);
  out.text("apiId", context.api_id);
  if (!context.authorizer.empty()) out.json("authorizer", context.authorizer);
  out.end();
}

void write_body(EventWriter& out, const http::Request& request, bool base64) {
  if (request.body.empty()) {
    out.null("body");
  } else if (base64) {
    out.text("body", base64_encode(request.body));
  } else {
    out.text("body", request.body);
  }
  out.boolean("isBase64Encoded", base64 && !request.body.empty());
}

}  // namespace

std::string build_proxy_event(const http::Request& request, std::string_view path,
                              const ProxyEventContext& context) {
  std::string event;
  event.reserve(2048 + request.body.size() + request.body.size() / 8);
  StringStream stream(event);
  EventWriter out(stream);
  out.begin();
  if (!context.method_arn.empty()) {
    out.text("type", "REQUEST");
    out.text("methodArn", context.method_arn);
  }
  if (!context.version.empty()) out.text("version", context.version);
  out.text("resource", context.resource_path);
  out.text("path", path);
  out.text("httpMethod", request.method);
  write_headers(out, request, context);
  write_query(out, context.version.empty() ? query_parameters(request)
                                           : http::parse_query(request.query()));
  write_map(out, "pathParameters", context.path_parameters);
  write_map(out, "stageVariables", context.stage_variables);
  write_request_context(out, request, path, context);
  if (context.method_arn.empty()) write_body(out, request, context.base64_body);
  out.end();
  return event;
}

}  // namespace emulator::execute_api
