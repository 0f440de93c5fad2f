#pragma once

#include <stdexcept>
#include <string>

// The two ends of API Gateway's Lambda proxy integration: the event in, the response out.
namespace store_and_publish {

struct ProxyRequest {
  std::string request_id;  // API Gateway's, empty when the event has none
  std::string body;        // decoded
};

// The event is no proxy event.
struct BadEvent : std::runtime_error {
  using std::runtime_error::runtime_error;
};

ProxyRequest parse_proxy_event(const std::string& payload);

// A response with a JSON body of one member.
std::string proxy_response(int status, const char* member, const std::string& value);

}  // namespace store_and_publish
