#include "daemon/aws/http_event.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/base64.hpp"
#include "daemon/clock.hpp"
#include "daemon/http/url.hpp"
#include "daemon/text.hpp"
#include "daemon/utf8.hpp"

namespace emulator::aws {

namespace {

using Fields = std::map<std::string, std::string>;

// Values of one name are joined by commas.
void add_field(Fields& fields, std::string name, std::string_view value) {
  const auto [field, added] = fields.try_emplace(std::move(name), value);
  if (!added) field->second.append(",").append(value);
}

Fields headers_of(const http::Request& request, const HttpEventContext& context) {
  Fields fields;
  std::string forwarded_for;
  for (const auto& [name, value] : request.headers) {
    std::string lower = lower_case(name);
    const bool hop_by_hop =
        lower == "connection" || lower == "transfer-encoding" || lower == "keep-alive";
    const bool ours = lower == "x-forwarded-port" || lower == "x-forwarded-proto" ||
                      lower == "x-amzn-trace-id" || lower == "cookie" || lower == "expect";
    if (lower == "x-forwarded-for") {
      forwarded_for.append(value).append(", ");
    } else if (!hop_by_hop && !ours) {
      add_field(fields, std::move(lower), value);
    }
  }
  const std::string_view host = request.headers.get("Host");
  const auto colon = host.find_last_of(":]");
  const bool has_port = colon != host.npos && host[colon] == ':';
  fields["x-amzn-trace-id"] = context.trace_id;
  if (context.content_length) fields["content-length"] = std::to_string(request.body.size());
  fields["x-forwarded-for"] = forwarded_for + request.remote_address;
  fields["x-forwarded-port"] = has_port ? host.substr(colon + 1) : "80";
  fields["x-forwarded-proto"] = "http";
  return fields;
}

void write_fields(JsonWriter& out, std::string_view name, const Fields& fields) {
  write_key(out, name);
  out.StartObject();
  for (const auto& [key, value] : fields)
    write_member(out, key, value);
  out.EndObject();
}

void write_cookies(JsonWriter& out, const http::Headers& headers) {
  std::vector<std::string_view> cookies;
  for (const auto& [name, value] : headers) {
    if (!http::equals_ignoring_case(name, "Cookie")) continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const auto end = rest.find(';');
      const std::string_view cookie = rest.substr(0, end);
      const auto begin = cookie.find_first_not_of(' ');
      if (begin != cookie.npos) cookies.push_back(cookie.substr(begin));
      rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
    }
  }
  if (cookies.empty()) return;
  write_key(out, "cookies");
  out.StartArray();
  for (const std::string_view cookie : cookies)
    write_string(out, cookie);
  out.EndArray();
}

void write_present(JsonWriter& out, std::string_view name, std::string_view value) {
  if (!value.empty()) write_member(out, name, value);
}

void write_pairs(JsonWriter& out, std::string_view name, HttpEventContext::Names pairs) {
  if (pairs.empty()) return;
  write_key(out, name);
  out.StartObject();
  for (const auto& [key, value] : pairs)
    write_member(out, key, value);
  out.EndObject();
}

void write_request_context(JsonWriter& out, const http::Request& request,
                           const HttpEventContext& context) {
  write_key(out, "requestContext");
  out.StartObject();
  write_member(out, "accountId", context.account_id);
  write_member(out, "apiId", context.api_id);
  if (!context.authorizer.empty()) {
    write_key(out, "authorizer");
    out.RawValue(context.authorizer.data(), context.authorizer.size(), rapidjson::kObjectType);
  }
  write_member(out, "domainName", context.domain_name);
  write_member(out, "domainPrefix", context.domain_prefix);
  write_key(out, "http");
  out.StartObject();
  write_member(out, "method", request.method);
  write_member(out, "path", context.raw_path);
  write_member(out, "protocol", "HTTP/1.1");
  write_member(out, "sourceIp", request.remote_address);
  write_member(out, "userAgent", request.headers.get("User-Agent"));
  out.EndObject();
  write_member(out, "requestId", context.request_id);
  write_member(out, "routeKey", context.route_key);
  write_member(out, "stage", context.stage);
  write_member(out, "time", clf_timestamp(context.time));
  write_key(out, "timeEpoch");
  out.Int64(epoch_milliseconds(context.time));
  out.EndObject();
}

void write_identity_source(JsonWriter& out, const HttpEventContext& context) {
  if (context.identity_source.empty()) return;
  write_key(out, "identitySource");
  out.StartArray();
  for (const std::string& value : context.identity_source)
    write_string(out, value);
  out.EndArray();
}

void write_body(JsonWriter& out, const http::Request& request) {
  const bool as_text =
      is_text_media_type(request.headers.get("Content-Type")) && is_utf8(request.body);
  if (!request.body.empty()) {
    write_member(out, "body", as_text ? request.body : base64_encode(request.body));
  }
  write_key(out, "isBase64Encoded");
  out.Bool(!request.body.empty() && !as_text);
}

}  // namespace

bool is_text_media_type(std::string_view content_type) noexcept {
  const std::string type = lower_case(content_type.substr(0, content_type.find(';')));
  const std::string_view name = std::string_view(type).substr(0, type.find_last_not_of(' ') + 1);
  return name.empty() || name.starts_with("text/") || name == "application/json" ||
         name == "application/javascript" || name == "application/xml" || name.ends_with("+json") ||
         name.ends_with("+xml");
}

std::string http_event(const http::Request& request, const HttpEventContext& context) {
  JsonBuffer buffer;
  JsonWriter out(buffer);
  out.StartObject();
  write_member(out, "version", "2.0");
  write_present(out, "type", context.type);
  write_present(out, "routeArn", context.route_arn);
  write_identity_source(out, context);
  write_member(out, "routeKey", context.route_key);
  write_member(out, "rawPath", context.raw_path);
  write_member(out, "rawQueryString", request.query());
  write_cookies(out, request.headers);
  write_fields(out, "headers", headers_of(request, context));
  Fields query;
  for (auto& [name, value] : http::parse_query(request.query()))
    add_field(query, name, value);
  if (!query.empty()) write_fields(out, "queryStringParameters", query);
  write_request_context(out, request, context);
  write_pairs(out, "pathParameters", context.path_parameters);
  write_pairs(out, "stageVariables", context.stage_variables);
  if (context.type.empty()) write_body(out, request);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace emulator::aws
