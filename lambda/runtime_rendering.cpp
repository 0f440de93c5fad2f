#include "lambda/runtime_rendering.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"

namespace emulator::lambda {
namespace {

constexpr std::string_view json = "application/json";

// A caller's JSON may span lines; a header may not. Outside of JSON strings, where no control
// character can be, a blank means the same.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < ' ' || c == 127; }, ' ');
  return text;
}

}  // namespace

http::Response render(NextInvocation invocation) {
  http::Response response;
  auto& headers = response.headers;
  headers.add("Content-Type", std::string(json));
  headers.add("Lambda-Runtime-Aws-Request-Id", std::move(invocation.request_id));
  headers.add("Lambda-Runtime-Deadline-Ms",
              std::to_string(epoch_milliseconds(invocation.deadline)));
  headers.add("Lambda-Runtime-Invoked-Function-Arn", std::move(invocation.invoked_arn));
  headers.add("Lambda-Runtime-Trace-Id", one_line(std::move(invocation.trace_id)));
  if (!invocation.client_context.empty()) {
    headers.add("Lambda-Runtime-Client-Context", one_line(std::move(invocation.client_context)));
  }
  if (!invocation.cognito_identity.empty()) {
    headers.add("Lambda-Runtime-Cognito-Identity",
                one_line(std::move(invocation.cognito_identity)));
  }
  response.body = std::move(invocation.payload);
  return response;
}

http::Response render_accepted() {
  return http::make_response(202, json, "{\"status\":\"OK\"}\n");
}

http::Response render(const Refusal& refusal) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "errorMessage", refusal.message);
  aws::write_member(writer, "errorType", refusal.type);
  writer.EndObject();
  return http::make_response(refusal.status, json, {buffer.GetString(), buffer.GetSize()});
}

Refusal refusal_of(RuntimeCall::Kind kind, const http::Request& request) {
  if (kind == RuntimeCall::Kind::extension) {
    return {501, "Extension.NotImplemented",
            fmt::format("{} {}: of the APIs for extensions, this emulator implements the "
                        "Extensions API of 2020-01-01 and the Telemetry API of 2022-07-01",
                        request.method, request.path())};
  }
  if (kind == RuntimeCall::Kind::wrong_method) {
    return {405, "MethodNotAllowed",
            fmt::format("{} is not allowed on {}", request.method, request.path())};
  }
  return {404, "NotFound",
          fmt::format("{} {} is no call of the Runtime API", request.method, request.path())};
}

Refusal refusal_of(http::RequestFault fault) {
  switch (fault) {
    case http::RequestFault::body_too_large:
      return {413, "RequestEntityTooLarge",
              fmt::format("Exceeded maximum allowed payload size ({} bytes).",
                          RuntimeMachine::response_limit)};
    case http::RequestFault::header_too_large:
      return {431, "RequestHeaderFieldsTooLarge", "The request's header is too large"};
    case http::RequestFault::too_slow:
      return {408, "RequestTimeout", "The request was not complete in time"};
    case http::RequestFault::malformed:
      break;
  }
  return {400, "BadRequest", "The request is not HTTP/1.1"};
}

}  // namespace emulator::lambda
