#include "lambda/telemetry_buffer.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

constexpr std::string_view now = "2026-01-31T09:30:00.000Z";

TelemetrySubscription well_formed(std::string_view body) {
  auto parsed = parse_telemetry_subscription(body);
  const auto* refusal = std::get_if<Refusal>(&parsed);
  EXPECT_EQ(refusal, nullptr) << refusal->message;
  return refusal ? TelemetrySubscription{} : std::get<TelemetrySubscription>(std::move(parsed));
}

bool is_refused(std::string_view body) {
  const auto parsed = parse_telemetry_subscription(body);
  const auto* refusal = std::get_if<Refusal>(&parsed);
  return refusal != nullptr && refusal->status == 400 && refusal->type == "ValidationError";
}

TEST(TelemetrySubscription, is_read_with_the_defaults_of_AWS) {
  const auto subscription = well_formed(
      R"({"schemaVersion":"2022-12-13","types":["platform","function"],)"
      R"("destination":{"protocol":"HTTP","URI":"http://sandbox.localdomain:8080/logs"}})");
  EXPECT_TRUE(subscription.wants("platform.start"));
  EXPECT_TRUE(subscription.wants("function"));
  EXPECT_FALSE(subscription.wants("extension"));
  EXPECT_EQ(subscription.types(), R"(["platform","function"])");
  EXPECT_EQ(subscription.destination.host, "127.0.0.1");
  EXPECT_EQ(subscription.destination.port, 8080);
  EXPECT_EQ(subscription.destination.target, "/logs");
  EXPECT_EQ(subscription.max_items, 10'000U);
  EXPECT_EQ(subscription.max_bytes, 256U * 1024U);
  EXPECT_EQ(subscription.timeout, std::chrono::milliseconds(1000));
}

TEST(TelemetrySubscription, takes_bounds_of_buffering) {
  const auto subscription =
      well_formed(R"({"schemaVersion":"2022-07-01","types":["extension"],)"
                  R"("destination":{"protocol":"HTTP","URI":"http://sandbox.localdomain:8080"},)"
                  R"("buffering":{"maxItems":2000,"maxBytes":300000,"timeoutMs":25}})");
  EXPECT_EQ(subscription.max_items, 2000U);
  EXPECT_EQ(subscription.max_bytes, 300000U);
  EXPECT_EQ(subscription.timeout, std::chrono::milliseconds(25));
}

TEST(TelemetrySubscription, is_refused_where_it_makes_no_sense) {
  const std::string rest =
      R"("destination":{"protocol":"HTTP","URI":"http://sandbox.localdomain:8080"}})";
  EXPECT_TRUE(is_refused("no JSON"));
  EXPECT_TRUE(is_refused(R"({"schemaVersion":"2020-01-01","types":["platform"],)" + rest));
  EXPECT_TRUE(is_refused(R"({"schemaVersion":"2022-07-01","types":[],)" + rest));
  EXPECT_TRUE(is_refused(R"({"schemaVersion":"2022-07-01","types":["other"],)" + rest));
  EXPECT_TRUE(is_refused(R"({"schemaVersion":"2022-07-01","types":["platform"]})"));
  EXPECT_TRUE(
      is_refused(R"({"schemaVersion":"2022-07-01","types":["platform"],)"
                 R"("destination":{"protocol":"TCP","URI":"tcp://sandbox.localdomain:8080"}})"));
  EXPECT_TRUE(is_refused(R"({"schemaVersion":"2022-07-01","types":["platform"],)"
                         R"("destination":{"protocol":"HTTP","URI":"http://example.com/"}})"));
  EXPECT_TRUE(is_refused(
      R"({"schemaVersion":"2022-07-01","types":["platform"],"buffering":{"maxItems":1},)" + rest));
}

TEST(TelemetryBuffer, gathers_events_until_a_batch_is_full) {
  TelemetrySubscription limits;
  limits.max_items = 2;
  TelemetryBuffer buffer;
  EXPECT_TRUE(buffer.empty());
  EXPECT_FALSE(buffer.add(R"({"a":1})", limits));
  EXPECT_TRUE(buffer.add(R"({"b":2})", limits));
  EXPECT_EQ(buffer.take(now), R"([{"a":1},{"b":2}])");
  EXPECT_TRUE(buffer.empty());
  limits.max_bytes = 4;
  EXPECT_TRUE(buffer.add(R"({"a":1})", limits));
}

TEST(TelemetrySubscription, may_be_to_lines_over_TCP) {
  const auto subscription = well_formed(R"({"schemaVersion":"2022-12-13","types":["platform"],)"
                                        R"("destination":{"protocol":"TCP","port":9000}})");
  EXPECT_TRUE(subscription.over_tcp);
  EXPECT_EQ(subscription.tcp_port, 9000);
  EXPECT_TRUE(is_refused(R"({"schemaVersion":"2022-07-01","types":["platform"],)"
                         R"("destination":{"protocol":"TCP","port":0}})"));

  TelemetryBuffer buffer;
  buffer.add(R"({"a":1})", subscription);
  buffer.add(R"({"b":2})", subscription);
  EXPECT_EQ(buffer.take(now), "{\"a\":1}\n{\"b\":2}\n");
}

TEST(TelemetrySubscription, of_the_Logs_API_has_versions_and_errors_of_its_own) {
  const std::string rest =
      R"("types":["function"],"destination":{"protocol":"HTTP","method":"PUT",)"
      R"("URI":"http://sandbox.localdomain:8080"}})";
  const auto read = [&](const std::string& version) {
    return parse_telemetry_subscription("{" + version + rest, TelemetryApi::logs);
  };
  const auto oldest = std::get<TelemetrySubscription>(read(""));
  EXPECT_EQ(oldest.api, TelemetryApi::logs);
  EXPECT_FALSE(oldest.runtime_done);
  EXPECT_EQ(oldest.method, "PUT");
  EXPECT_FALSE(
      std::get<TelemetrySubscription>(read(R"("schemaVersion":"2020-08-15",)")).runtime_done);
  EXPECT_TRUE(
      std::get<TelemetrySubscription>(read(R"("schemaVersion":"2021-03-18",)")).runtime_done);
  EXPECT_EQ(std::get<Refusal>(read(R"("schemaVersion":"2022-07-01",)")).type,
            "Logs.ValidationError");
}

TEST(TelemetryBuffer, says_what_it_left_out) {
  const TelemetrySubscription limits;
  TelemetryBuffer buffer;
  const std::string large(TelemetryBuffer::most_bytes - 10, 'x');
  buffer.add(large, limits);
  EXPECT_TRUE(buffer.add(large, limits));
  const std::string batch = buffer.take(now);
  EXPECT_NE(batch.find(R"("type":"platform.logsDropped")"), std::string::npos);
  EXPECT_NE(batch.find(R"("droppedRecords":1)"), std::string::npos);
  EXPECT_TRUE(buffer.empty());
}

}  // namespace
}  // namespace emulator::lambda
