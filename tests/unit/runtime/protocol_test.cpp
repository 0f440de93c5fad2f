#include "lambda/runtime/protocol.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace emulator::lambda_runtime {
namespace {

using testing::HasSubstr;
using testing::Not;

http::Message invocation() {
  return {
      "HTTP/1.1 200 OK",
      {{"Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd"},
       {"Lambda-Runtime-Deadline-Ms", "1542409706888"},
       {"Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-2:123456789012:function:f"},
       {"Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700"},
       {"Lambda-Runtime-Client-Context", "{}"},
       {"Lambda-Runtime-Cognito-Identity", "{\"id\":1}"}},
      "{\"key\":1}"};
}

TEST(ParseNext, ReadsEveryHeader) {
  const auto next = parse_next(invocation());
  ASSERT_TRUE(next.is_success());
  const auto& request = next.get_result();
  EXPECT_EQ(request.request_id, "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
  EXPECT_EQ(request.function_arn, "arn:aws:lambda:us-east-2:123456789012:function:f");
  EXPECT_EQ(request.xray_trace_id, "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
  EXPECT_EQ(request.client_context, "{}");
  EXPECT_EQ(request.cognito_identity, "{\"id\":1}");
  EXPECT_EQ(request.payload, "{\"key\":1}");
  EXPECT_EQ(request.deadline.time_since_epoch(), std::chrono::milliseconds{1542409706888});
  EXPECT_LT(request.get_time_remaining(), std::chrono::milliseconds{0});
}

TEST(ParseNext, FailsWithoutAnInvocation) {
  auto nameless = invocation();
  nameless.headers.erase(nameless.headers.begin());
  EXPECT_FALSE(parse_next(std::move(nameless)).is_success());

  auto timeless = invocation();
  timeless.headers[1].second = "soon";
  EXPECT_FALSE(parse_next(std::move(timeless)).is_success());

  const auto refused =
      parse_next({"HTTP/1.1 403 Forbidden", {}, "State transition is not allowed"});
  ASSERT_FALSE(refused.is_success());
  EXPECT_EQ(refused.get_failure().status, 403);
  EXPECT_EQ(refused.get_failure().message, "State transition is not allowed");
}

TEST(ParsePosted, IsSuccessForAcceptedOnly) {
  EXPECT_TRUE(parse_posted({"HTTP/1.1 202 Accepted", {}, {}}).is_success());
  const auto refused = parse_posted({"HTTP/1.1 400 Bad Request", {}, "InvalidRequestID"});
  ASSERT_FALSE(refused.is_success());
  EXPECT_EQ(refused.get_failure().status, 400);
}

TEST(Requests, NameTheInvocationAndTheOutcome) {
  EXPECT_EQ(response_path("id", true), "/2018-06-01/runtime/invocation/id/response");
  EXPECT_EQ(response_path("id", false), "/2018-06-01/runtime/invocation/id/error");
  EXPECT_EQ(init_error_path(), "/2018-06-01/runtime/init/error");
  EXPECT_THAT(next_request("127.0.0.1:9001"),
              testing::StartsWith("GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\n"
                                  "Host: 127.0.0.1:9001\r\n"));
}

TEST(PostHead, TellsLengthAndTypeOfASuccess) {
  const auto head = post_head("h", "/p", invocation_response::success("12345", "text/plain"));
  EXPECT_THAT(head, testing::StartsWith("POST /p HTTP/1.1\r\nHost: h\r\n"));
  EXPECT_THAT(head, HasSubstr("Content-Type: text/plain\r\n"));
  EXPECT_THAT(head, testing::EndsWith("Content-Length: 5\r\n\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("Error-Type")));
}

TEST(PostHead, TellsTheErrorTypeOfAFailureInOneLine) {
  const auto head =
      post_head("h", "/p", invocation_response::failure("m", "My\r\nError", "{\"cause\":1}"));
  EXPECT_THAT(head, HasSubstr("Lambda-Runtime-Function-Error-Type: My  Error\r\n"));
  EXPECT_THAT(head, HasSubstr("Lambda-Runtime-Function-XRay-Error-Cause: {\"cause\":1}\r\n"));
  EXPECT_THAT(head, HasSubstr("Content-Type: application/vnd.aws.lambda.error+json\r\n"));
}

TEST(Failure, IsAwsErrorDocument) {
  const auto failure = invocation_response::failure("a \"quote\"\n\x01", "Type\\1");
  EXPECT_FALSE(failure.is_success());
  EXPECT_EQ(failure.get_payload(),
            R"({"errorMessage":"a \"quote\"\n\u0001","errorType":"Type\\1","stackTrace":[]})");
}

struct OddException {};

TEST(DescribeException, NamesTypeAndText) {
  const auto described = [](auto exception) {
    try {
      throw exception;
    } catch (...) {
      return describe_current_exception();
    }
  };
  const auto error = described(std::out_of_range("too far"));
  EXPECT_EQ(error.get_error_type(), "std::out_of_range");
  EXPECT_THAT(error.get_payload(), HasSubstr("\"errorMessage\":\"too far\""));
  EXPECT_THAT(described(OddException{}).get_error_type(), HasSubstr("OddException"));
  EXPECT_EQ(described(7).get_error_type(), "int");
}

TEST(StreamHead, SaysThatTheResponseIsStreamedAndWhatMayFollow) {
  const auto head = stream_head(
      "127.0.0.1:9001", "/p", invocation_response::streaming([](response_writer&) {}, "text/csv"));
  EXPECT_THAT(head, HasSubstr("POST /p HTTP/1.1\r\n"));
  EXPECT_THAT(head, HasSubstr("\r\nContent-Type: text/csv\r\n"));
  EXPECT_THAT(head, HasSubstr("\r\nTransfer-Encoding: chunked\r\n"));
  EXPECT_THAT(head, HasSubstr("\r\nLambda-Runtime-Function-Response-Mode: streaming\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("Content-Length")));
}

TEST(StreamEnd, CarriesAnErrorInItsTrailers) {
  EXPECT_EQ(stream_end(), "0\r\n\r\n");
  const auto error = invocation_response::failure("no", "My\nError");
  EXPECT_EQ(stream_end(error),
            "0\r\nLambda-Runtime-Function-Error-Type: My Error\r\n"
            "Lambda-Runtime-Function-Error-Body: " +
                base64(error.get_payload()) + "\r\n\r\n");
  EXPECT_EQ(chunk_head(255), "ff\r\n");
}

TEST(Base64, PadsWhatDoesNotFillAGroup) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("a"), "YQ==");
  EXPECT_EQ(base64("ab"), "YWI=");
  EXPECT_EQ(base64("abc"), "YWJj");
  EXPECT_EQ(base64("\xff\xfe\xfd\xfc"), "//79/A==");
}

}  // namespace
}  // namespace emulator::lambda_runtime
