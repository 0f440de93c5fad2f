#include "daemon/edge.hpp"

#include <fmt/format.h>

#include "daemon/aws/content_coding.hpp"
#include "daemon/aws/error.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/aws/query.hpp"
#include "daemon/aws/rest_json.hpp"
#include "daemon/control.hpp"
#include "daemon/log.hpp"
#include "daemon/random.hpp"
#include "daemon/service.hpp"

namespace emulator {

namespace {

namespace asio = boost::asio;
using Kind = Destination::Kind;

bool speaks_query(const http::Request& request) {
  return request.headers.get("Content-Type").starts_with("application/x-www-form-urlencoded") ||
         request.query().find("Action=") != std::string_view::npos;
}

// AWS JSON 1.x names the error in the body, REST-JSON in a header; an SDK that we don't know the
// protocol of finds it in both.
http::Response json_error(const aws::Error& error) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "__type", error.code);
  aws::write_member(writer, "message", error.message);
  writer.EndObject();
  http::Response response =
      aws::json_response(error.status, {buffer.GetString(), buffer.GetSize()});
  response.headers.add("x-amzn-ErrorType", error.code);
  return response;
}

// An error of a request that has no service, in the protocol that the caller seems to speak.
http::Response error_in_callers_protocol(aws::Call& call, const aws::Error& error) {
  if (speaks_query(call.request)) return aws::query_error(call, "", error);
  return json_error(error);
}

std::string operation_asked_for(const http::Request& request) {
  std::string action = aws::query_parameters(request).get("Action");
  if (!action.empty()) return action;
  const std::string_view target = request.headers.get("X-Amz-Target");
  if (const auto dot = target.rfind('.'); dot != std::string_view::npos) {
    return std::string(target.substr(dot + 1));
  }
  return fmt::format("{} {}", request.method, request.path());
}

bool is_preflight(const http::Request& request) {
  return request.method == "OPTIONS" && request.headers.contains("Origin") &&
         request.headers.contains("Access-Control-Request-Method");
}

// Browsers and other users of what is deployed: its own rules of origins apply, not ours.
bool is_user_traffic(Kind kind) {
  return kind == Kind::execute_api || kind == Kind::lambda_url;
}

// What answers the request, for those that no service does and for the log.
std::string_view kind_name(const Destination& destination) {
  switch (destination.kind) {
    case Kind::service:
      return destination.service;
    case Kind::execute_api:
      return "execute-api";
    case Kind::lambda_url:
      return "lambda-url";
    case Kind::control:
      return "control";
    case Kind::unknown:
      break;
  }
  return "unknown";
}

}  // namespace

Edge::Edge(const Platform& platform, AccessPolicy access, Control& control)
    : platform_(platform), access_(std::move(access)), control_(control) {}

void Edge::add_service(Service& service) {
  services_[std::string(service.name())] = &service;
}

// Custom domain names go before all else: behind them any path is an API's.
Destination Edge::destination_of(const http::Request& request,
                                 const aws::Credential& credential) const {
  if (domains_) {
    if (auto found = domains_(request)) return std::move(*found);
  }
  return route(request, credential);
}

asio::awaitable<http::Response> Edge::handle(http::Request& request) {
  const std::string request_id = platform_.random.uuid();
  const aws::Credential credential = aws::credential_of(request);
  Destination destination = destination_of(request, credential);
  http::Response response;
  if (const auto reason = refusal(access_, request, destination)) {
    log::warning("Refused {} {} from {}: {}", request.method, request.target,
                 request.remote_address, *reason);
    response = json_error({403, "AccessDeniedException", *reason});
  } else {
    response = co_await answer(request, credential, destination, request_id);
    const bool is_users = is_user_traffic(destination.kind);
    if (!is_users) allow_origin(request, response);
  }
  // HTTP APIs have an id of their own in its place.
  if (!response.headers.contains("x-amzn-RequestId") &&
      !response.headers.contains("Apigw-Requestid")) {
    response.headers.add("x-amzn-RequestId", request_id);
  }
  log::debug("{} {} {} -> {} {}", request_id, request.method, request.target,
             kind_name(destination), response.status);
  co_return response;
}

asio::awaitable<http::Response> Edge::answer(http::Request& request,
                                             const aws::Credential& credential,
                                             Destination& destination,
                                             const std::string& request_id) {
  if (destination.kind == Kind::execute_api && user_requests_) {
    execute_api::UserRequest user_request{request,
                                          std::move(destination.api_id),
                                          std::move(destination.stage),
                                          std::move(destination.path),
                                          request_id,
                                          destination.from_stage,
                                          std::move(destination.domain_name)};
    co_return co_await user_requests_(std::move(user_request));
  }
  if (destination.kind == Kind::lambda_url && url_requests_) {
    lambda::UrlRequest url_request{request, std::move(destination.api_id),
                                   std::move(destination.path), request_id, credential};
    co_return co_await url_requests_(std::move(url_request));
  }
  if (is_preflight(request)) co_return http::Response{204, {}, {}};
  if (destination.kind == Kind::control) co_return co_await control_.handle(request);
  if (destination.kind == Kind::unknown) {
    co_return json_error(
        {404, "UnknownOperationException",
         fmt::format("Nothing in {} {} tells which AWS service is meant: it has no Authorization "
                     "header, X-Amz-Target, Action or known path. The emulator's own health is at "
                     "/_emulator/health.",
                     request.method, request.path())});
  }
  const std::string name =
      destination.kind == Kind::service ? destination.service : std::string(kind_name(destination));
  co_return co_await call_service(request, credential, name, request_id);
}

asio::awaitable<http::Response> Edge::call_service(http::Request& request,
                                                   const aws::Credential& credential,
                                                   const std::string& name,
                                                   const std::string& request_id) {
  aws::Call call{request, aws::scope_of(credential), credential.access_key_id, request_id,
                 base_url(request)};
  if (const auto error = aws::decode_content(request)) {
    co_return error_in_callers_protocol(call, *error);
  }
  const auto service = services_.find(name);
  if (service == services_.end()) {
    co_return error_in_callers_protocol(call,
                                        aws::not_implemented(name, operation_asked_for(request)));
  }
  co_return co_await service->second->handle(call);
}

std::string Edge::base_url(const http::Request& request) const {
  const std::string& configured = platform_.config.public_host;
  if (!configured.empty()) return "http://" + configured;
  const std::string_view host = request.headers.get("Host");
  if (!host.empty()) return "http://" + std::string(host);
  return fmt::format("http://127.0.0.1:{}", platform_.config.port);
}

void Edge::allow_origin(const http::Request& request, http::Response& response) const {
  const std::string_view origin = request.headers.get("Origin");
  if (origin.empty()) return;  // one that is not accepted was refused before
  response.headers.add("Access-Control-Allow-Origin", std::string(origin));
  response.headers.add("Vary", "Origin");
  response.headers.add("Access-Control-Expose-Headers", "*");
  if (!is_preflight(request)) return;
  response.headers.add("Access-Control-Allow-Methods", "DELETE, GET, HEAD, PATCH, POST, PUT");
  response.headers.add("Access-Control-Allow-Headers",
                       std::string(request.headers.get("Access-Control-Request-Headers")));
  response.headers.add("Access-Control-Max-Age", "3600");
}

http::Response Edge::render_fault(http::RequestFault fault, const http::Request& request) const {
  const bool user_traffic = is_user_traffic(destination_of(request, {}).kind);
  const bool invocation = request.path().ends_with("/invocations");
  switch (fault) {
    case http::RequestFault::malformed:
      return json_error({400, "BadRequestException", "The request is not well-formed HTTP/1.1."});
    case http::RequestFault::header_too_large:
      return json_error({431, "RequestHeaderSectionTooLargeException",
                         "The request line and headers are too large."});
    case http::RequestFault::body_too_large:
      if (user_traffic) return aws::json_response(413, R"({"message":"Request Too Long"})");
      return json_error({413,
                         invocation ? "RequestTooLargeException" : "RequestEntityTooLargeException",
                         "The request body is larger than any operation accepts."});
    case http::RequestFault::too_slow:
      break;
  }
  return json_error(
      {408, "RequestTimeoutException",
       "The request was not received completely in its time; the connection is closed."});
}

}  // namespace emulator
