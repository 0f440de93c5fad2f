#include "handlers/logs/logs_service.hpp"

#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/pointer.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>

#include "daemon/activity.hpp"
#include "daemon/aws/json.hpp"
#include "daemon/clock.hpp"
#include "daemon/config.hpp"
#include "daemon/random.hpp"

namespace emulator::logs {
namespace {

using testing::HasSubstr;

class Logs : public testing::Test {
 protected:
  http::Response call(const std::string& operation, std::string body) {
    http::Request request;
    request.method = "POST";
    request.target = "/";
    request.headers.add("X-Amz-Target", "Logs_20140328." + operation);
    request.body = std::move(body);
    aws::Call call{request, {}, "test", "request-id", "http://emulator:4566"};
    auto answer = boost::asio::co_spawn(loop_, service_.handle(call), boost::asio::use_future);
    loop_.restart();
    loop_.run();
    return answer.get();
  }
  std::string text(const http::Response& response, const char* pointer) {
    const auto document = aws::parse_json(response.body);
    const aws::Json* value = document ? rapidjson::Pointer(pointer).Get(*document) : nullptr;
    if (value == nullptr) return "(absent)";
    return value->IsString() ? std::string(aws::string_of(*value)) : aws::to_string(*value);
  }
  std::string error_of(const http::Response& response) {
    return std::to_string(response.status) + " " + text(response, "/__type");
  }
  // At the clock's time and some milliseconds.
  std::string event(int milliseconds, const std::string& message) {
    const auto time = epoch_milliseconds(clock_.now()) + milliseconds;
    return R"({"timestamp":)" + std::to_string(time) + R"(,"message":")" + message + "\"}";
  }
  void put(const std::string& stream, const std::string& events) {
    const auto answer = call("PutLogEvents", R"({"logGroupName":"g","logStreamName":")" + stream +
                                                 R"(","logEvents":[)" + events + "]}");
    EXPECT_EQ(answer.status, 200u) << answer.body;
  }
  void make_streams() {
    call("CreateLogGroup", R"({"logGroupName":"g"})");
    for (const char* name : {"one", "two"}) {
      call("CreateLogStream",
           R"({"logGroupName":"g","logStreamName":")" + std::string(name) + "\"}");
    }
  }
  std::vector<std::string> messages(const http::Response& response) {
    std::vector<std::string> result;
    const auto document = aws::parse_json(response.body);
    if (!document || !document->HasMember("events")) return {"no events: " + response.body};
    for (const auto& item : (*document)["events"].GetArray())
      result.emplace_back(aws::string_of(item["message"]));
    return result;
  }

  Config config_;
  boost::asio::io_context loop_{1};
  boost::asio::thread_pool workers_{1};
  ManualClock clock_;
  SeededRandom random_;
  Activity activity_{loop_.get_executor()};
  Platform platform_{loop_.get_executor(), workers_, clock_, random_, activity_, config_};
  LogsService service_{platform_};
};

TEST_F(Logs, groups_are_made_once_and_described) {
  EXPECT_EQ(call("CreateLogGroup", R"({"logGroupName":"/aws/lambda/f"})").status, 200u);
  EXPECT_EQ(error_of(call("CreateLogGroup", R"({"logGroupName":"/aws/lambda/f"})")),
            "400 ResourceAlreadyExistsException");
  const auto all = call("DescribeLogGroups", R"({"logGroupNamePrefix":"/aws"})");
  EXPECT_EQ(text(all, "/logGroups/0/logGroupName"), "/aws/lambda/f");
  EXPECT_EQ(text(all, "/logGroups/0/arn"),
            "arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/f:*");
  EXPECT_EQ(call("DeleteLogGroup", R"({"logGroupName":"/aws/lambda/f"})").status, 200u);
  EXPECT_EQ(error_of(call("DeleteLogGroup", R"({"logGroupName":"/aws/lambda/f"})")),
            "400 ResourceNotFoundException");
}

TEST_F(Logs, names_are_checked) {
  const auto answer = call("CreateLogGroup", R"({"logGroupName":"a b"})");
  EXPECT_EQ(error_of(answer), "400 InvalidParameterException");
  EXPECT_THAT(answer.body, HasSubstr("Value 'a b' at 'logGroupName' failed to satisfy"));
  EXPECT_EQ(text(answer, "/message"),
            "1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy "
            "constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
  EXPECT_EQ(error_of(call("CreateLogGroup", "{}")), "400 InvalidParameterException");
  EXPECT_EQ(error_of(call("CreateLogGroup", R"({"logGroupName":7})")),
            "400 SerializationException");
  EXPECT_EQ(error_of(call("CreateLogGroup", "no JSON")), "400 SerializationException");
}

TEST_F(Logs, large_inputs_are_checked_too) {
  make_streams();
  std::string events;
  for (int i = 0; i < 4000; ++i)
    events += event(i, std::string(40, 'x')) + ",";
  put("one", events + event(4000, "last"));
  EXPECT_EQ(error_of(call("PutLogEvents", R"({"logGroupName":"g","logStreamName":"one",)"
                                          R"("logEvents":[)" +
                                              events + R"({"timestamp":"now","message":""}]})")),
            "400 SerializationException");
}

TEST_F(Logs, operations_that_are_missing_are_named) {
  const auto answer = call("StartQuery", "{}");
  EXPECT_EQ(answer.status, 501u);
  EXPECT_THAT(answer.body, HasSubstr("logs.StartQuery is not implemented by this emulator"));
}

TEST_F(Logs, groups_come_in_pages) {
  for (const char* name : {"a", "b", "c"})
    call("CreateLogGroup", R"({"logGroupName":")" + std::string(name) + "\"}");
  const auto first = call("DescribeLogGroups", R"({"limit":2})");
  EXPECT_EQ(text(first, "/logGroups/1/logGroupName"), "b");
  const auto second =
      call("DescribeLogGroups", R"({"limit":2,"nextToken":")" + text(first, "/nextToken") + "\"}");
  EXPECT_EQ(text(second, "/logGroups/0/logGroupName"), "c");
  EXPECT_EQ(text(second, "/nextToken"), "(absent)");
}

TEST_F(Logs, retention_is_one_of_the_periods) {
  call("CreateLogGroup", R"({"logGroupName":"g"})");
  EXPECT_EQ(call("PutRetentionPolicy", R"({"logGroupName":"g","retentionInDays":7})").status, 200u);
  EXPECT_EQ(text(call("DescribeLogGroups", "{}"), "/logGroups/0/retentionInDays"), "7");
  EXPECT_EQ(error_of(call("PutRetentionPolicy", R"({"logGroupName":"g","retentionInDays":8})")),
            "400 InvalidParameterException");
  call("DeleteRetentionPolicy", R"({"logGroupName":"g"})");
  EXPECT_EQ(text(call("DescribeLogGroups", "{}"), "/logGroups/0/retentionInDays"), "(absent)");
}

TEST_F(Logs, events_are_read_from_their_stream_page_by_page) {
  make_streams();
  put("one", event(1, "a") + "," + event(2, "b") + "," + event(3, "c"));
  put("two", event(2, "x"));
  const std::string stream = R"({"logGroupName":"g","logStreamName":"one","limit":2)";
  const auto head = call("GetLogEvents", stream + R"(,"startFromHead":true})");
  EXPECT_THAT(messages(head), testing::ElementsAre("a", "b"));
  const std::string forward = text(head, "/nextForwardToken");
  const auto rest = call("GetLogEvents", stream + R"(,"nextToken":")" + forward + "\"}");
  EXPECT_THAT(messages(rest), testing::ElementsAre("c"));
  const std::string last = text(rest, "/nextForwardToken");
  const auto none = call("GetLogEvents", stream + R"(,"nextToken":")" + last + "\"}");
  EXPECT_THAT(messages(none), testing::ElementsAre());
  EXPECT_EQ(text(none, "/nextForwardToken"), last);
  const auto tail = call("GetLogEvents", stream + "}");
  EXPECT_THAT(messages(tail), testing::ElementsAre("b", "c"));
  const auto before =
      call("GetLogEvents", stream + R"(,"nextToken":")" + text(tail, "/nextBackwardToken") + "\"}");
  EXPECT_THAT(messages(before), testing::ElementsAre("a"));
}

TEST_F(Logs, events_of_a_group_are_filtered_in_the_order_of_time) {
  make_streams();
  put("one", event(1, "ERROR a") + "," + event(5, "ERROR b"));
  put("two", event(3, "ERROR x") + "," + event(4, "fine"));
  EXPECT_THAT(messages(call("FilterLogEvents", R"({"logGroupName":"g","filterPattern":"ERROR"})")),
              testing::ElementsAre("ERROR a", "ERROR x", "ERROR b"));
  EXPECT_THAT(messages(call("FilterLogEvents", R"({"logGroupName":"g","logStreamNames":["two"]})")),
              testing::ElementsAre("ERROR x", "fine"));
  const auto first = call("FilterLogEvents", R"({"logGroupName":"g","limit":3})");
  const auto second = call("FilterLogEvents", R"({"logGroupName":"g","nextToken":")" +
                                                  text(first, "/nextToken") + "\"}");
  EXPECT_THAT(messages(second), testing::ElementsAre("ERROR b"));
}

TEST_F(Logs, events_out_of_order_or_time_are_refused) {
  make_streams();
  const std::string begin = R"({"logGroupName":"g","logStreamName":"one","logEvents":[)";
  EXPECT_EQ(error_of(call("PutLogEvents", begin + event(2, "b") + "," + event(1, "a") + "]}")),
            "400 InvalidParameterException");
  const auto late = call("PutLogEvents", begin + event(1, "now") + "," +
                                             event(3 * 3'600'000, "in three hours") + "]}");
  EXPECT_EQ(text(late, "/rejectedLogEventsInfo/tooNewLogEventStartIndex"), "1");
  EXPECT_EQ(error_of(call("PutLogEvents", R"({"logGroupName":"g","logStreamName":"no",)"
                                          R"("logEvents":[)" +
                                              event(1, "a") + "]}")),
            "400 ResourceNotFoundException");
}

TEST_F(Logs, what_a_function_writes_is_there) {
  const auto writer = service_.open({}, "/aws/lambda/f", "2026/01/31/[$LATEST]0f");
  EXPECT_EQ(text(call("DescribeLogGroups", "{}"), "/logGroups/0"), "(absent)");
  writer->write("a line");
  const auto events = call("FilterLogEvents", R"({"logGroupName":"/aws/lambda/f"})");
  EXPECT_THAT(messages(events), testing::ElementsAre("a line\n"));
  EXPECT_EQ(text(events, "/events/0/logStreamName"), "2026/01/31/[$LATEST]0f");
  call("DeleteLogGroup", R"({"logGroupName":"/aws/lambda/f"})");
  writer->write("another");
  EXPECT_THAT(messages(call("FilterLogEvents", R"({"logGroupName":"/aws/lambda/f"})")),
              testing::ElementsAre("another\n"));
}

TEST_F(Logs, groups_are_tagged_by_name_and_by_arn) {
  call("CreateLogGroup", R"({"logGroupName":"g","tags":{"team":"shop"}})");
  const std::string arn = R"({"resourceArn":"arn:aws:logs:us-east-1:000000000000:log-group:g")";
  EXPECT_EQ(call("TagResource", arn + R"(,"tags":{"stage":"test"}})").status, 200u);
  EXPECT_EQ(text(call("ListTagsForResource", arn + "}"), "/tags/stage"), "test");
  EXPECT_EQ(text(call("ListTagsLogGroup", R"({"logGroupName":"g"})"), "/tags/team"), "shop");
  EXPECT_EQ(call("UntagResource", arn + R"(,"tagKeys":["team"]})").status, 200u);
  EXPECT_EQ(text(call("ListTagsLogGroup", R"({"logGroupName":"g"})"), "/tags/team"), "(absent)");
}

}  // namespace
}  // namespace emulator::logs
