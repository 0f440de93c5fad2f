#pragma once

#include <functional>
#include <string>

#include "lambda/functions/store_and_publish/signature.hpp"

namespace store_and_publish {

// What the function's environment variables say.
struct Settings {
  std::string sns_address;    // host:port, of AWS_ENDPOINT or AWS_ENDPOINT_URL
  std::string redis_address;  // host:port, of REDIS_SERVER_ADDRESS
  std::string topic_arn;      // SNS_TOPIC_ARN
  std::string region;         // AWS_REGION
  Credentials credentials;    // AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN
};

// `variable` gives the value of an environment variable, null for one that is not set. Throws
// std::runtime_error naming what is missing or wrong.
Settings read_settings(const std::function<const char*(const char*)>& variable);

}  // namespace store_and_publish
