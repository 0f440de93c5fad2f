#pragma once

// From a function URL to what it invokes. The URL is http://{url-id}.lambda-url.{region}.{host}/.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "daemon/aws/rest_json.hpp"
#include "handlers/lambda/function_reference.hpp"
#include "handlers/lambda/function_url_config.hpp"

namespace emulator::lambda {

struct Function;
struct ServiceState;

// What a request to a function URL is for.
struct FunctionUrl {
  FunctionTarget target;  // its qualifier is the alias, or empty
  FunctionUrlConfig config;
};

// URL ids are unique over all accounts and regions, as on AWS.
using FunctionUrlIndex = std::map<std::string, FunctionTarget, std::less<>>;

// Nothing for an id that no function has.
std::optional<FunctionUrl> find_function_url(ServiceState& state, std::string_view url_id);

// The configuration that a call is about.
struct ConfiguredUrl {
  Function* function = nullptr;
  std::string alias;  // empty for $LATEST
  FunctionUrlConfig* config = nullptr;
};

// ResourceNotFoundException when the function or its alias has no URL.
aws::Result<ConfiguredUrl> configured_url_of(ServiceState& state, const aws::RestCall& call);

// "http://abc.lambda-url.us-east-1.localhost:4566/", from the base of the URLs that a caller is
// given. An address has no names below it and becomes localhost.
std::string function_url(std::string_view base_url, std::string_view url_id,
                         std::string_view region);

}  // namespace emulator::lambda
