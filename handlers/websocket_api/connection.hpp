#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "daemon/aws/caller.hpp"
#include "daemon/http/url.hpp"
#include "daemon/http/web_socket.hpp"
#include "handlers/apigatewayv2/live_api.hpp"

namespace emulator {
class Random;
}

namespace emulator::websocket_api {

// Fifteen characters and a padding, as AWS's are. They stand in paths, so there is no '/' in them,
// and in command lines, so none looks like an option.
std::string new_connection_id(Random& random);

// A client of a WebSocket API, from its handshake on.
struct Connection {
  std::string id;
  std::shared_ptr<const apigatewayv2::LiveApi> api;
  std::shared_ptr<const apigatewayv2::LiveStage> stage;
  std::string domain_name;
  std::string source_ip;
  std::string user_agent;
  std::string host;
  std::string trace_id;
  std::chrono::system_clock::time_point connected_at;
  std::chrono::system_clock::time_point last_active_at;
  std::string authorizer;                  // JSON, of $connect's authorizer
  std::optional<aws::Caller> caller = {};  // who has signed $connect, where IAM authorizes
  std::string usage_identifier_key = {};   // the API key that the authorizer names
  // Of a $connect that asks for a key.
  std::string api_key = {};
  std::string api_key_id = {};
  // Null while $connect is answered.
  std::shared_ptr<http::WebSocket> socket = nullptr;
  std::size_t in_flight = 0;  // messages whose integration hasn't answered
  // Called when one of them has; wakes the reader where it waits for that.
  std::function<void()> answered = [] {};
};

// What happens on a connection.
struct Occurrence {
  enum class Type { connect, message, disconnect };

  Type type = Type::message;
  std::string route_key;
  std::string request_id;
  std::chrono::system_clock::time_point time;
  std::string body = {};  // of a message
  bool binary = false;
  unsigned close_code = 0;  // of a disconnect
  std::string close_reason = {};
  // Of a connect, as JSON: the members that tell of the handshake.
  apigatewayv2::Document handshake = {};
  http::Headers headers = {};  // of its request
  http::QueryParameters query = {};
  std::string method_arn = {};  // for an authorizer
  // What became of it, for the logs.
  struct Outcome {
    unsigned status = 200;
    std::string error = {};   // what the client was told
    std::string reason = {};  // and why
    std::optional<unsigned> integration_status = {};
    std::chrono::milliseconds integration_latency{0};
  };
  Outcome outcome = {};
};

// The requestContext of an event, which templates and access logs know as $context.
std::string request_context(const Connection& connection, const Occurrence& occurrence);

// What a function is invoked with.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-routes-integrations.html
std::string event_of(const Connection& connection, const Occurrence& occurrence);

// What a client is told when its message got nowhere.
std::string error_message(const Connection& connection, const Occurrence& occurrence,
                          std::string_view message);

}  // namespace emulator::websocket_api
