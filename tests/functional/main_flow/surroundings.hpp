#pragma once

#include <optional>
#include <string>
#include <vector>

#include "harness/emulator_process.hpp"
#include "harness/redis.hpp"

namespace emulator::functional {

// Where the flow finds its services, and where they find each other.
struct FlowSettings {
  std::string aws_endpoint;   // TEST_AWS_ENDPOINT: "http://emulator:4566"
  std::string redis_address;  // TEST_REDIS_SERVER_ADDRESS: "redis:6379"
  // TEST_SNS_TOPIC_CONSUMER_ENDPOINT: the test's own server as the emulator reaches it,
  // "http://test:9000/messages". Empty for whatever address leads from there to here.
  std::string consumer_endpoint;
  std::string consumer_listen;         // TEST_SNS_TOPIC_CONSUMER_LISTEN: "0.0.0.0:9000"
  std::string function_code_path;      // TEST_LAMBDA_FUNCTION_CODE_PATH: a zip
  std::string function_aws_endpoint;   // TEST_LAMBDA_AWS_ENDPOINT: as the function reaches it
  std::string function_redis_address;  // TEST_LAMBDA_REDIS_SERVER_ADDRESS: the same
};

// Where the consumer listens, and its URL once it has a port. The emulator must be there already.
std::string consumer_listen_address(const FlowSettings& settings);
std::string consumer_url(const FlowSettings& settings, unsigned short port);

// The settings that the environment gives; what it leaves open is served by programs of the test's
// own (emulator, Redis) or follows from the rest.
class Surroundings {
 public:
  Surroundings();

  const FlowSettings& settings() const noexcept { return settings_; }
  // Ends what it started. Says what went wrong, nothing if all went well.
  std::string stop();

 private:
  std::optional<EmulatorProcess> emulator_;
  std::optional<RedisServer> redis_;
  FlowSettings settings_;
};

}  // namespace emulator::functional
