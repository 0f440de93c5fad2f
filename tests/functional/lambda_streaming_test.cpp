// Streamed responses from outside: bytes arrive as the function makes them, whatever ends it early
// ends the stream in one outcome, and neither a fast function nor a slow client costs memory.

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "harness/emulator_test.hpp"
#include "harness/waiting.hpp"
#include "harness/zip.hpp"

namespace emulator::functional {
namespace {

using testing::HasSubstr;

// An event of application/vnd.amazon.eventstream.
struct Event {
  std::string type;
  std::string payload;
};

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i)
    number = number << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return number;
}

std::vector<Event> events_of(const std::string& body) {
  std::vector<Event> events;
  for (std::size_t at = 0; at < body.size();) {
    const std::uint32_t total = number_at(body, at);
    const std::uint32_t headers = number_at(body, at + 4);
    const std::string names = body.substr(at + 12, headers);
    const bool chunk = names.find("PayloadChunk") != std::string::npos;
    events.push_back({chunk ? "PayloadChunk" : "InvokeComplete",
                      body.substr(at + 12 + headers, total - headers - 16)});
    at += total;
  }
  return events;
}

std::string payload_of(const std::vector<Event>& events) {
  std::string payload;
  for (const Event& event : events) {
    if (event.type == "PayloadChunk") payload += event.payload;
  }
  return payload;
}

constexpr char stream_path[] = "/2021-11-15/functions/f/response-streaming-invocations";

class LambdaStreaming : public EmulatorTest {
 protected:
  // A function here waits for a file that its test makes.
  static std::map<std::string, std::string> with_shared_files(
      std::map<std::string, std::string> environment) {
    environment.emplace("LAMBDA_PRIVATE_VIEW", "0");
    return environment;
  }
  explicit LambdaStreaming(std::map<std::string, std::string> environment = {})
      : EmulatorTest({}, with_shared_files(std::move(environment))) {}

  void SetUp() override {
    EmulatorTest::SetUp();
    create({.name = "f", .zip = read_file(function_zip_path("test_function"))});
  }

  void create(const FunctionSpec& spec) const {
    create_function(aws(), spec);
    wait_until_active(aws(), spec.name);
  }

  Message stream(const std::string& directive, Headers headers = {}) const {
    return aws().rest("lambda", "POST", stream_path, directive, std::move(headers));
  }

  // Sends the request; what comes of it is read by the test.
  HttpConnection begin(const std::string& directive) const {
    const std::string address = split_url(url()).address;
    HttpConnection connection(address);
    const HttpRequest request{
        "POST", stream_path, {{"Authorization", aws().authorization("lambda")}}, directive};
    connection.write(to_wire(request, address));
    return connection;
  }

  void expect_one_outcome(const std::string& directive, const std::string& code,
                          const std::string& details) const {
    const Message answer = stream(directive);
    ASSERT_EQ(answer.status(), 200) << answer.body;
    const auto events = events_of(answer.body);
    ASSERT_FALSE(events.empty());
    EXPECT_EQ(events.back().type, "InvokeComplete");
    EXPECT_EQ(json_text(events.back().payload, "/ErrorCode"), code);
    EXPECT_THAT(json_text(events.back().payload, "/ErrorDetails"), HasSubstr(details));
    EXPECT_EQ(std::count_if(events.begin(), events.end(),
                            [](const Event& event) { return event.type == "InvokeComplete"; }),
              1);
    // The next one is served as if nothing had been.
    const auto next = events_of(stream(R"({"do":"stream","text":"well"})").body);
    EXPECT_EQ(payload_of(next), "well");
  }

  std::size_t resident_kb() {
    std::ifstream status("/proc/" + std::to_string(emulator().process().pid()) + "/status");
    std::string line;
    while (std::getline(status, line)) {
      if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6));
    }
    return 0;
  }
};

TEST_F(LambdaStreaming, sends_the_first_byte_before_the_function_has_finished) {
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "go").string();
  auto connection = begin(R"({"do":"stream","text":"piece;","times":2,"until":")" + file + R"("})");
  const std::string head = connection.read_until("\r\n\r\n");
  EXPECT_THAT(head, HasSubstr("HTTP/1.1 200"));
  EXPECT_THAT(head, HasSubstr("Content-Type: application/vnd.amazon.eventstream"));
  EXPECT_THAT(head, HasSubstr("X-Amz-Executed-Version: $LATEST"));
  EXPECT_THAT(connection.read_until("piece;"), HasSubstr("PayloadChunk"));
  std::ofstream{file}.close();  // only now can the function go on
  EXPECT_THAT(connection.read_until("piece;"), HasSubstr("PayloadChunk"));
  connection.read_until("InvokeComplete");
  connection.read_until("0\r\n\r\n");
}

TEST_F(LambdaStreaming, ends_with_the_log_when_asked_for) {
  const Message answer = stream(R"({"do":"stream","text":"x"})", {{"X-Amz-Log-Type", "Tail"}});
  const auto events = events_of(answer.body);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].payload, "x");
  EXPECT_FALSE(json_text(events[1].payload, "/LogResult").empty());
  EXPECT_EQ(events[1].payload.find("ErrorCode"), std::string::npos);
}

TEST_F(LambdaStreaming, hands_over_what_was_answered_in_one_piece) {
  const auto events = events_of(stream(R"({"do":"return","payload":[1]})").body);
  EXPECT_EQ(payload_of(events), "[1]");
  EXPECT_EQ(events.back().payload, "{}");
}

TEST_F(LambdaStreaming, reports_an_error_that_was_met_on_the_way) {
  expect_one_outcome(R"({"do":"stream","text":"part","then":"throw"})", "std::runtime_error",
                     "told to fail while streaming");
}

TEST_F(LambdaStreaming, reports_an_error_that_came_before_any_byte) {
  expect_one_outcome(R"({"do":"fail","type":"MyError","message":"no"})", "MyError", "no");
}

TEST_F(LambdaStreaming, ends_once_when_the_process_dies_on_the_way) {
  expect_one_outcome(R"({"do":"stream","text":"part","then":"exit"})", "Runtime.ExitError",
                     "exit status 4");
}

TEST_F(LambdaStreaming, ends_once_at_the_timeout) {
  create(
      {.name = "slow", .zip = read_file(function_zip_path("test_function")), .timeout_seconds = 1});
  const Message answer =
      aws().rest("lambda", "POST", "/2021-11-15/functions/slow/response-streaming-invocations",
                 R"({"do":"stream","text":"part","then":"hang"})");
  const auto events = events_of(answer.body);
  EXPECT_EQ(payload_of(events), "part");
  EXPECT_EQ(json_text(events.back().payload, "/ErrorCode"), "Sandbox.Timedout");
}

TEST_F(LambdaStreaming, goes_on_without_a_client_that_left) {
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "go").string();
  {
    auto connection =
        begin(R"({"do":"stream","size":100000,"times":50,"until":")" + file + R"("})");
    connection.read_until("PayloadChunk");
  }
  std::ofstream{file}.close();
  const Message idle = get(url() + "/_emulator/idle?timeout=10");
  EXPECT_EQ(idle.status(), 200) << idle.body;
  expect_one_outcome(R"({"do":"fail","type":"MyError","message":"no"})", "MyError", "no");
}

TEST_F(LambdaStreaming, collects_for_a_caller_that_does_not_stream) {
  const Message answer = functional::invoke(aws(), "f", R"({"do":"stream","text":"ab","times":3})");
  EXPECT_EQ(answer.body, "ababab");
  EXPECT_EQ(answer.get("X-Amz-Function-Error"), "");
  const Message failed =
      functional::invoke(aws(), "f", R"({"do":"stream","text":"ab","then":"throw"})");
  EXPECT_EQ(failed.get("X-Amz-Function-Error"), "Unhandled");
  EXPECT_EQ(json_text(failed.body, "/errorMessage"), "told to fail while streaming");
  const Message large =
      functional::invoke(aws(), "f", R"({"do":"stream","size":1000000,"times":7})");
  EXPECT_EQ(json_text(large.body, "/errorType"), "Function.ResponseSizeTooLarge");
}

// AddressSanitizer keeps what was freed for a while, which would count as held.
class LambdaStreamingMemory : public LambdaStreaming {
 protected:
  LambdaStreamingMemory()
      : LambdaStreaming(
            {{"ASAN_OPTIONS", "quarantine_size_mb=1:thread_local_quarantine_size_kb=64"}}) {}
};

TEST_F(LambdaStreamingMemory, holds_the_memory_flat_for_a_reader_that_is_slow_at_first) {
  if (is_external()) GTEST_SKIP();
  stream(R"({"do":"stream","size":65536,"times":16})");
  const std::size_t before = resident_kb();
  // 200 MB, just inside the quota.
  auto connection = begin(R"({"do":"stream","size":1048576,"times":199})");
  connection.read_until("PayloadChunk");
  std::string tail;
  std::size_t total = 0;
  while (tail.find("InvokeComplete") == std::string::npos) {
    const std::string piece = connection.read_some();
    ASSERT_FALSE(piece.empty());
    total += piece.size();
    tail.erase(0, tail.size() - std::min<std::size_t>(tail.size(), 64)).append(piece);
  }
  EXPECT_GT(total, 199U * 1048576U);
  EXPECT_LT(resident_kb(), before + 16 * 1024);
}

TEST_F(LambdaStreaming, ends_a_stream_past_the_quota) {
  auto connection = begin(R"({"do":"stream","size":1048576,"times":300})");
  std::string tail;
  while (tail.find("ErrorDetails") == std::string::npos) {
    const std::string piece = connection.read_some();
    ASSERT_FALSE(piece.empty());
    tail.erase(0, tail.size() - std::min<std::size_t>(tail.size(), 256)).append(piece);
  }
  EXPECT_THAT(tail, HasSubstr("Function.ResponseSizeTooLarge"));
  EXPECT_EQ(payload_of(events_of(stream(R"({"do":"stream","text":"well"})").body)), "well");
}

// A runtime that leaves in the middle of a chunk but lives on.
constexpr char cutting_bootstrap[] = R"sh(#!/bin/bash
host=${AWS_LAMBDA_RUNTIME_API%:*}
port=${AWS_LAMBDA_RUNTIME_API#*:}
while true; do
  id=$(curl -sS -D - -o /dev/null "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next" |
    sed -n 's/^Lambda-Runtime-Aws-Request-Id: *\([^\r]*\).*/\1/p')
  [ -n "$id" ] || exit 0
  exec 3<>"/dev/tcp/$host/$port"
  printf 'POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\n' "$id" >&3
  printf 'Host: %s\r\nTransfer-Encoding: chunked\r\n' "$AWS_LAMBDA_RUNTIME_API" >&3
  printf 'Lambda-Runtime-Function-Response-Mode: streaming\r\n\r\n64\r\nhalf' >&3
  exec 3>&-
done
)sh";

TEST_F(LambdaStreaming, reports_a_response_that_was_cut_mid_way) {
  create({.name = "cut", .zip = ZipBuilder{}.add_program("bootstrap", cutting_bootstrap).finish()});
  for (int i = 0; i < 2; ++i) {
    const Message answer =
        aws().rest("lambda", "POST", "/2021-11-15/functions/cut/response-streaming-invocations");
    const auto events = events_of(answer.body);
    ASSERT_FALSE(events.empty()) << answer.body;
    EXPECT_EQ(payload_of(events), "half");
    EXPECT_EQ(json_text(events.back().payload, "/ErrorCode"), "Runtime.TruncatedResponse");
  }
}

TEST_F(LambdaStreaming, refuses_before_it_streams) {
  const Message missing = aws().rest(
      "lambda", "POST", "/2021-11-15/functions/none/response-streaming-invocations", "{}");
  EXPECT_EQ(missing.status(), 404);
  EXPECT_EQ(missing.get("x-amzn-ErrorType"), "ResourceNotFoundException");
  const Message type = stream("{}", {{"X-Amz-Invocation-Type", "Event"}});
  EXPECT_EQ(type.status(), 400);
  EXPECT_EQ(type.get("x-amzn-ErrorType"), "ValidationException");
  EXPECT_EQ(stream("{}", {{"X-Amz-Invocation-Type", "DryRun"}}).status(), 204);
  const Message large = stream('"' + std::string(6 * 1024 * 1024, 'x') + '"');
  EXPECT_EQ(large.status(), 413);
  EXPECT_EQ(large.get("x-amzn-ErrorType"), "RequestTooLargeException");
}

}  // namespace
}  // namespace emulator::functional
