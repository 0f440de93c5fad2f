#include "handlers/websocket_api/connection.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "daemon/aws/json.hpp"
#include "daemon/base64.hpp"
#include "daemon/clock.hpp"
#include "handlers/execute_api/timed_invocation.hpp"

namespace emulator::websocket_api {

namespace {

using Type = Occurrence::Type;

std::string_view event_type(Type type) noexcept {
  switch (type) {
    case Type::connect:
      return "CONNECT";
    case Type::disconnect:
      return "DISCONNECT";
    case Type::message:
      break;
  }
  return "MESSAGE";
}

void write_integer(aws::JsonWriter& out, std::string_view name, std::int64_t value) {
  aws::write_key(out, name);
  out.Int64(value);
}

void write_raw(aws::JsonWriter& out, std::string_view name, std::string_view json) {
  aws::write_key(out, name);
  out.RawValue(json.data(), json.size(), rapidjson::kObjectType);
}

}  // namespace

std::string new_connection_id(Random& random) {
  std::string id = execute_api::new_extended_request_id(random);
  std::replace(id.begin(), id.end(), '/', '_');
  std::replace(id.begin(), id.begin() + 1, '+', '_');
  std::replace(id.begin(), id.end(), '+', '-');
  return id;
}

std::string request_context(const Connection& connection, const Occurrence& occurrence) {
  aws::JsonBuffer buffer;
  aws::JsonWriter out(buffer);
  out.StartObject();
  aws::write_member(out, "routeKey", occurrence.route_key);
  if (!connection.authorizer.empty()) write_raw(out, "authorizer", connection.authorizer);
  if (occurrence.type == Type::disconnect) {
    write_integer(out, "disconnectStatusCode", occurrence.close_code);
    aws::write_member(out, "disconnectReason", occurrence.close_reason);
  }
  if (occurrence.type == Type::message) {
    aws::write_member(out, "messageId", occurrence.request_id);
  }
  aws::write_member(out, "eventType", event_type(occurrence.type));
  aws::write_member(out, "extendedRequestId", occurrence.request_id);
  aws::write_member(out, "requestTime", clf_timestamp(occurrence.time));
  aws::write_member(out, "messageDirection", "IN");
  aws::write_member(out, "stage", connection.stage->name);
  write_integer(out, "connectedAt", epoch_milliseconds(connection.connected_at));
  write_integer(out, "requestTimeEpoch", epoch_milliseconds(occurrence.time));
  aws::write_key(out, "identity");
  out.StartObject();
  if (!connection.user_agent.empty()) {
    aws::write_member(out, "userAgent", connection.user_agent);
  }
  aws::write_member(out, "sourceIp", connection.source_ip);
  if (!connection.api_key.empty()) {
    aws::write_member(out, "apiKey", connection.api_key);
    aws::write_member(out, "apiKeyId", connection.api_key_id);
  }
  if (connection.caller) {
    aws::write_member(out, "accessKey", connection.caller->access_key_id);
    aws::write_member(out, "accountId", connection.caller->account);
    aws::write_member(out, "caller", connection.caller->user_id);
    aws::write_member(out, "user", connection.caller->user_id);
    aws::write_member(out, "userArn", connection.caller->arn);
  }
  out.EndObject();
  aws::write_member(out, "requestId", occurrence.request_id);
  aws::write_member(out, "domainName", connection.domain_name);
  aws::write_member(out, "connectionId", connection.id);
  aws::write_member(out, "apiId", connection.api->id);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string event_of(const Connection& connection, const Occurrence& occurrence) {
  aws::JsonBuffer buffer;
  aws::JsonWriter out(buffer);
  out.StartObject();
  if (!occurrence.method_arn.empty()) {
    aws::write_member(out, "type", "REQUEST");
    aws::write_member(out, "methodArn", occurrence.method_arn);
  }
  for (const auto& [name, value] : occurrence.handshake.members())
    write_raw(out, name, value);
  if (!connection.stage->variables.empty()) {
    aws::write_key(out, "stageVariables");
    out.StartObject();
    for (const auto& [name, value] : connection.stage->variables)
      aws::write_member(out, name, value);
    out.EndObject();
  }
  write_raw(out, "requestContext", request_context(connection, occurrence));
  if (occurrence.type == Type::message) {
    aws::write_member(out, "body",
                      occurrence.binary ? base64_encode(occurrence.body) : occurrence.body);
  }
  aws::write_key(out, "isBase64Encoded");
  out.Bool(occurrence.binary);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string error_message(const Connection& connection, const Occurrence& occurrence,
                          std::string_view message) {
  return fmt::format(R"({{"message":"{}","connectionId":"{}","requestId":"{}"}})", message,
                     connection.id, occurrence.request_id);
}

}  // namespace emulator::websocket_api
