#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "daemon/http/message.hpp"

namespace emulator::aws {

// What an event of payload format 2.0 says besides the request itself. Function URLs and HTTP APIs
// send it; what one of them hasn't is left empty, and then isn't written.
struct HttpEventContext {
  using Names = std::span<const std::pair<std::string, std::string>>;

  std::string_view type = {};  // "REQUEST", for an authorizer
  std::string_view route_arn = {};
  std::span<const std::string> identity_source = {};
  std::string_view route_key = "$default";
  std::string_view raw_path;
  Names path_parameters = {};
  Names stage_variables = {};
  std::string_view account_id;
  std::string_view api_id;
  std::string_view authorizer = {};  // JSON
  std::string_view domain_name;
  std::string_view domain_prefix;
  std::string_view request_id;
  std::string_view stage = "$default";
  std::chrono::system_clock::time_point time;
  std::string_view trace_id;
  bool content_length = false;  // always told, also where the request says none
};

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
std::string http_event(const http::Request& request, const HttpEventContext& context);

// Whether a body of that media type is handed over as it is; every other one as base64.
bool is_text_media_type(std::string_view content_type) noexcept;

}  // namespace emulator::aws
