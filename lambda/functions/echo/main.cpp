// Answers with the event it got; behind API Gateway, with a response whose body is the event.

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "lambda_runtime/runtime.hpp"

namespace {

using namespace emulator::lambda_runtime;

bool is_proxy_event(const std::string& payload) {
  rapidjson::Document event;
  event.Parse(payload.data(), payload.size());
  return !event.HasParseError() && event.IsObject() && event.HasMember("requestContext");
}

invocation_response echo(const invocation_request& request) {
  if (!is_proxy_event(request.payload)) {
    return invocation_response::success(request.payload, "application/json");
  }
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  json.StartObject();
  json.Key("statusCode");
  json.Int(200);
  json.Key("headers");
  json.StartObject();
  json.Key("Content-Type");
  json.String("application/json");
  json.EndObject();
  json.Key("body");
  json.String(request.payload);
  json.EndObject();
  return invocation_response::success({buffer.GetString(), buffer.GetSize()}, "application/json");
}

}  // namespace

int main() {
  run_handler(echo);
}
