#include "daemon/logs_command.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/aws/json.hpp"
#include "daemon/http/client.hpp"

namespace emulator {

namespace {

namespace asio = boost::asio;

constexpr std::string_view group_prefix = "/aws/lambda/";
constexpr auto poll_interval = std::chrono::milliseconds(300);

std::string variable(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr || *value == '\0' ? otherwise : value;
}

// How far a group has been printed.
struct Printed {
  std::int64_t timestamp = 0;
  std::string event_id;  // they grow with the events
};

class Printer {
 public:
  Printer(asio::any_io_executor loop, std::uint16_t port, LogsCommand command)
      : client_(loop, {}), loop_(std::move(loop)), port_(port), command_(std::move(command)) {}

  asio::awaitable<int> run() {
    for (;;) {
      const auto groups = co_await find_groups();
      if (!groups) co_return 1;
      for (const auto& group : *groups) {
        const bool answered = co_await print_group(group);
        if (!answered) co_return 1;
      }
      std::fflush(stdout);
      if (!command_.follow) co_return 0;
      asio::steady_timer wait(loop_, poll_interval);
      co_await wait.async_wait(asio::use_awaitable);
    }
  }

 private:
  // Nothing when there is no emulator, or when it refuses.
  asio::awaitable<std::optional<aws::JsonDocument>> call(std::string operation, std::string body) {
    http::ClientRequest request;
    request.method = "POST";
    request.url = {"http", "127.0.0.1", port_, "/", ""};
    request.headers.add("Content-Type", "application/x-amz-json-1.1");
    request.headers.add("X-Amz-Target", "Logs_20140328." + operation);
    request.headers.add(
        "Authorization",
        fmt::format("AWS4-HMAC-SHA256 Credential={}/20260101/{}/logs/aws4_request, "
                    "SignedHeaders=host, Signature=none",
                    variable("AWS_ACCESS_KEY_ID", "test"),
                    variable("AWS_REGION", variable("AWS_DEFAULT_REGION", "us-east-1").c_str())));
    request.body = std::move(body);
    request.response_limit = 16 * 1024 * 1024;
    const auto response = co_await client_.send(std::move(request));
    if (!response) {
      std::fprintf(stderr, "emulator: %s\n", response.error().message.c_str());
      co_return std::nullopt;
    }
    auto document = aws::parse_json(response->body);
    if (response->status == 200 && document) co_return document;
    // A group may be deleted between two calls.
    if (response->body.find("ResourceNotFoundException") != std::string::npos) {
      co_return aws::parse_json("{}");
    }
    std::fprintf(stderr, "emulator: %s: %s\n", operation.c_str(), response->body.c_str());
    co_return std::nullopt;
  }

  static std::string text(const aws::Json& object, std::string_view name) {
    const aws::Json* value = aws::member(object, name);
    return value != nullptr && value->IsString() ? std::string(aws::string_of(*value)) : "";
  }

  template <class Write>
  static std::string object(const Write& write) {
    aws::JsonBuffer buffer;
    aws::JsonWriter writer(buffer);
    writer.StartObject();
    write(writer);
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
  }

  asio::awaitable<std::optional<std::vector<std::string>>> find_groups() {
    std::vector<std::string> names;
    if (!command_.function.empty()) {
      names.push_back(std::string(group_prefix) + command_.function);
      co_return names;
    }
    std::string token;
    do {
      std::string body = object([&](aws::JsonWriter& writer) {
        aws::write_member(writer, "logGroupNamePrefix", group_prefix);
        if (!token.empty()) aws::write_member(writer, "nextToken", token);
      });
      const auto answer = co_await call("DescribeLogGroups", std::move(body));
      if (!answer) co_return std::nullopt;
      const aws::Json* groups = aws::member(*answer, "logGroups");
      if (groups != nullptr && groups->IsArray()) {
        for (const auto& group : groups->GetArray())
          names.push_back(text(group, "logGroupName"));
      }
      token = text(*answer, "nextToken");
    } while (!token.empty());
    co_return names;
  }

  asio::awaitable<bool> print_group(std::string group) {
    Printed& printed = printed_[group];
    std::string token;
    const std::int64_t from = printed.timestamp;
    do {
      std::string body = object([&](aws::JsonWriter& writer) {
        aws::write_member(writer, "logGroupName", group);
        aws::write_key(writer, "startTime");
        writer.Int64(from);
        if (!token.empty()) aws::write_member(writer, "nextToken", token);
      });
      const auto answer = co_await call("FilterLogEvents", std::move(body));
      if (!answer) co_return false;
      const aws::Json* events = aws::member(*answer, "events");
      if (events != nullptr && events->IsArray()) {
        for (const auto& event : events->GetArray())
          print(group, event, printed);
      }
      token = text(*answer, "nextToken");
    } while (!token.empty());
    co_return true;
  }

  void print(const std::string& group, const aws::Json& event, Printed& printed) const {
    std::string id = text(event, "eventId");
    if (id <= printed.event_id) return;
    printed.event_id = std::move(id);
    const aws::Json* timestamp = aws::member(event, "timestamp");
    if (timestamp != nullptr && timestamp->IsInt64()) printed.timestamp = timestamp->GetInt64();
    std::string message = text(event, "message");
    while (message.ends_with('\n'))
      message.pop_back();
    std::string line =
        command_.function.empty() ? group.substr(group_prefix.size()) + " | " : std::string();
    // Lines that the languages' clients keep together by CR.
    for (const char c : message)
      line += c == '\r' ? std::string_view("\n    ") : std::string_view(&c, 1);
    std::puts(line.c_str());
  }

  http::Client client_;
  asio::any_io_executor loop_;
  const std::uint16_t port_;
  const LogsCommand command_;
  std::map<std::string, Printed> printed_;
};

}  // namespace

int print_logs(const Config& config, const LogsCommand& command) {
  asio::io_context loop{1};
  Printer printer(loop.get_executor(), config.port, command);
  int exit_code = 1;
  asio::co_spawn(loop, printer.run(), [&](const std::exception_ptr& failure, int code) {
    if (failure) std::rethrow_exception(failure);
    exit_code = code;
    loop.stop();
  });
  loop.run();
  return exit_code;
}

}  // namespace emulator
