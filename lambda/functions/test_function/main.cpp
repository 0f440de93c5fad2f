// Does what its event says; see directive.hpp. Behind API Gateway the directive is the request's
// body, and the directive's answer is the function's: {"do": "return", "payload": {"statusCode":
// 201}}. Of a queue's messages the first that is a directive counts. An event without a directive
// is answered with itself, as the body of a response where it came from API Gateway.
//
// TEST_FUNCTION_INIT makes it misbehave before it is ready: "throw", "exit" or "hang".

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "directive.hpp"

namespace {

using namespace emulator::lambda_runtime;

bool is_directive(const rapidjson::Document& document) {
  return !document.HasParseError() && document.IsObject() && document.HasMember("do");
}

std::string proxy_response(const std::string& body) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  writer.Key("statusCode");
  writer.Int(200);
  writer.Key("body");
  writer.String(body);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

// The first message of a queue that says what to do.
bool find_directive(const rapidjson::Document& event, rapidjson::Document& directive) {
  if (event.HasParseError() || !event.IsObject()) return false;
  const auto records = event.FindMember("Records");
  if (records == event.MemberEnd() || !records->value.IsArray()) return false;
  for (const auto& record : records->value.GetArray()) {
    const auto body = record.FindMember("body");
    if (body == record.MemberEnd() || !body->value.IsString()) continue;
    directive.Parse(body->value.GetString(), body->value.GetStringLength());
    if (is_directive(directive)) return true;
  }
  return false;
}

invocation_response handle(const invocation_request& request) {
  rapidjson::Document event;
  event.Parse(request.payload.data(), request.payload.size());
  if (is_directive(event)) return test_function::obey(event, request);
  rapidjson::Document queued;
  if (find_directive(event, queued)) return test_function::obey(queued, request);

  const bool from_api =
      !event.HasParseError() && event.IsObject() && event.HasMember("requestContext");
  if (!from_api) return invocation_response::success(request.payload, "application/json");
  const auto body = event.FindMember("body");
  if (body != event.MemberEnd() && body->value.IsString()) {
    rapidjson::Document directive;
    directive.Parse(body->value.GetString(), body->value.GetStringLength());
    if (is_directive(directive)) return test_function::obey(directive, request);
  }
  return invocation_response::success(proxy_response(request.payload), "application/json");
}

invocation_handler initialize() {
  const char* value = std::getenv("TEST_FUNCTION_INIT");
  const std::string_view fault = value == nullptr ? "" : value;
  if (fault == "throw") throw std::runtime_error("told to fail in init");
  if (fault == "exit") ::_exit(3);
  while (fault == "hang")
    ::pause();
  return handle;
}

}  // namespace

int main() {
  return run_function(initialize);
}
