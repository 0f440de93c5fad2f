#pragma once

#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "daemon/http/message.hpp"

namespace emulator::lambda {

struct ServiceState;

// Where GetFunction's Code.Location leads, and that of layers. AWS hands out a presigned S3 URL;
// this one is served here.
inline constexpr std::string_view code_path = "/_emulator/lambda/code/";

std::string code_location(std::string_view base_url, std::string_view token);

// The deployment package a path below `code_path` stands for, as it was uploaded.
boost::asio::awaitable<http::Response> download_code(ServiceState& state, std::string path);

}  // namespace emulator::lambda
