#include "daemon/control.hpp"

#include <span>

#include <fmt/format.h>

#include "daemon/activity.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/http/url.hpp"
#include "daemon/log.hpp"
#include "daemon/number.hpp"
#include "daemon/version.hpp"

namespace emulator {

namespace {

namespace asio = boost::asio;

constexpr double default_idle_timeout = 5;
constexpr double longest_idle_timeout = 300;

http::Response json(unsigned status, std::string body) {
  return http::make_response(status, "application/json", std::move(body));
}

http::Response message(unsigned status, std::string_view text) {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_member(writer, "message", text);
  writer.EndObject();
  return json(status, {buffer.GetString(), buffer.GetSize()});
}

std::optional<double> seconds_from(const std::string& text) {
  const auto value = number_from<double>(text);
  if (!value || !(*value >= 0 && *value <= longest_idle_timeout)) return std::nullopt;
  return value;
}

}  // namespace

Control::Control(const Platform& platform, Hooks hooks)
    : platform_(platform), hooks_(std::move(hooks)) {}

asio::awaitable<http::Response> Control::handle(http::Request& request) {
  struct Endpoint {
    std::string_view path;
    std::string_view method;
  };
  static constexpr Endpoint health_paths[] = {{"/_emulator/health", "GET"},
                                              {"/_localstack/health", "GET"}};
  static constexpr Endpoint reset_paths[] = {{"/_emulator/reset", "POST"},
                                             {"/_localstack/state/reset", "POST"}};
  static constexpr Endpoint idle_paths[] = {{"/_emulator/idle", "GET"}};
  // HEAD is GET without a body; the server leaves that out.
  const std::string_view method =
      request.method == "HEAD" ? std::string_view("GET") : request.method;
  std::string_view allowed;
  const auto is = [&](std::span<const Endpoint> endpoints) {
    for (const auto& [path, expected] : endpoints) {
      if (path != request.path()) continue;
      if (expected == method) return true;
      allowed = expected;
    }
    return false;
  };
  if (is(health_paths)) co_return health();
  if (is(reset_paths)) co_return co_await reset();
  if (is(idle_paths)) co_return co_await idle(std::string(request.query()));
  if (!allowed.empty()) {
    http::Response response =
        message(405, fmt::format("{} takes {}, not {}.", request.path(), allowed, request.method));
    response.headers.add("Allow", std::string(allowed));
    co_return response;
  }
  co_return message(404, fmt::format("There is no {}. Known: GET /_emulator/health, POST "
                                     "/_emulator/reset, GET /_emulator/idle?timeout=SECONDS.",
                                     request.path()));
}

http::Response Control::health() const {
  aws::JsonBuffer buffer;
  aws::JsonWriter writer(buffer);
  writer.StartObject();
  aws::write_key(writer, "services");
  writer.StartObject();
  for (const std::string& service : hooks_.services)
    aws::write_member(writer, service, "running");
  writer.EndObject();
  aws::write_member(writer, "edition", "emulator");
  aws::write_member(writer, "version", version);
  writer.EndObject();
  return json(200, {buffer.GetString(), buffer.GetSize()});
}

asio::awaitable<http::Response> Control::reset() {
  co_await hooks_.reset();
  log::info("Reset: every function ended, all state cleared.");
  co_return json(200, R"({"reset":true})");
}

asio::awaitable<http::Response> Control::idle(std::string query) {
  double timeout = default_idle_timeout;
  for (const auto& [name, value] : http::parse_query(query)) {
    if (name != "timeout") continue;
    const auto seconds = seconds_from(value);
    if (!seconds) {
      co_return message(400, fmt::format("timeout is a number of seconds from 0 to {}, not '{}'.",
                                         longest_idle_timeout, value));
    }
    timeout = *seconds;
  }
  const auto deadline = std::chrono::steady_clock::now() +
                        std::chrono::milliseconds(static_cast<long>(timeout * 1000));
  const bool idle = co_await platform_.activity.wait_until_idle(deadline);
  co_return json(idle ? 200 : 504, fmt::format(R"({{"idle":{},"in_flight":{}}})", idle,
                                               platform_.activity.in_flight()));
}

}  // namespace emulator
