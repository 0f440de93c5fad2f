// Behind an API Gateway proxy integration: stores the request's body in Redis under the request's
// id and publishes that id to an SNS topic, for whoever wants to fetch the body.

#include <cstdlib>

#include "lambda/functions/store_and_publish/proxy_event.hpp"
#include "lambda/functions/store_and_publish/redis_store.hpp"
#include "lambda/functions/store_and_publish/settings.hpp"
#include "lambda/functions/store_and_publish/sns_publisher.hpp"
#include "lambda_runtime/runtime.hpp"

namespace {

using namespace store_and_publish;
using emulator::lambda_runtime::invocation_handler;
using emulator::lambda_runtime::invocation_request;
using emulator::lambda_runtime::invocation_response;

// The connections are made by the first invocation, so that init is over at once, and kept.
struct Function {
  explicit Function(Settings given) : settings(std::move(given)) {}

  std::string handle(const invocation_request& invocation) {
    try {
      auto request = parse_proxy_event(invocation.payload);
      if (request.body.empty()) return proxy_response(400, "message", "the body is empty");
      const auto& id = request.request_id.empty() ? invocation.request_id : request.request_id;
      redis.set(id, request.body);
      sns.publish(id);
      return proxy_response(200, "id", id);
    } catch (const BadEvent& error) {
      return proxy_response(500, "message", error.what());
    } catch (const RedisError& error) {
      return proxy_response(502, "message", error.what());
    } catch (const SnsError& error) {
      return proxy_response(502, "message", error.what());
    }
  }

  const Settings settings;
  RedisStore redis{settings.redis_address};
  SnsPublisher sns{settings};
};

invocation_handler initialize() {
  auto function = std::make_shared<Function>(read_settings(&std::getenv));
  return [function](const invocation_request& invocation) {
    return invocation_response::success(function->handle(invocation), "application/json");
  };
}

}  // namespace

int main() {
  return emulator::lambda_runtime::run_function(&initialize);
}
