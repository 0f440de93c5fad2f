#include "lambda/runtime_rendering.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

TEST(RuntimeRendering, gives_next_every_header_of_AWS) {
  NextInvocation event;
  event.request_id = "id";
  event.invoked_arn = "arn:aws:lambda:us-east-1:000000000000:function:f:live";
  event.deadline = std::chrono::system_clock::time_point(std::chrono::milliseconds(1542409706888));
  event.trace_id = "Root=1";
  event.client_context = "{\"a\":\r\n1}";
  event.cognito_identity = R"({"cognitoIdentityId":"x"})";
  event.payload = "[1]";
  const auto response = render(std::move(event));
  EXPECT_EQ(response.status, 200U);
  EXPECT_EQ(response.headers.get("Content-Type"), "application/json");
  EXPECT_EQ(response.headers.get("Lambda-Runtime-Aws-Request-Id"), "id");
  EXPECT_EQ(response.headers.get("Lambda-Runtime-Deadline-Ms"), "1542409706888");
  EXPECT_EQ(response.headers.get("Lambda-Runtime-Invoked-Function-Arn"),
            "arn:aws:lambda:us-east-1:000000000000:function:f:live");
  EXPECT_EQ(response.headers.get("Lambda-Runtime-Trace-Id"), "Root=1");
  EXPECT_EQ(response.headers.get("Lambda-Runtime-Client-Context"), "{\"a\":  1}");
  EXPECT_EQ(response.headers.get("Lambda-Runtime-Cognito-Identity"),
            R"({"cognitoIdentityId":"x"})");
  EXPECT_EQ(response.body, "[1]");
}

TEST(RuntimeRendering, leaves_out_what_there_is_not) {
  const auto response = render(NextInvocation{});
  EXPECT_FALSE(response.headers.contains("Lambda-Runtime-Client-Context"));
  EXPECT_FALSE(response.headers.contains("Lambda-Runtime-Cognito-Identity"));
}

TEST(RuntimeRendering, accepts_with_202) {
  const auto response = render_accepted();
  EXPECT_EQ(response.status, 202U);
  EXPECT_EQ(response.body, "{\"status\":\"OK\"}\n");
}

TEST(RuntimeRendering, refuses_as_AWS_words_it) {
  const auto response = render(Refusal{400, "InvalidRequestID", "Invalid request ID"});
  EXPECT_EQ(response.status, 400U);
  EXPECT_EQ(response.body,
            R"({"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"})");
}

TEST(RuntimeRendering, names_what_is_not_implemented) {
  http::Request request;
  request.method = "POST";
  request.target = "/2020-01-01/extension/register";
  const auto refusal = refusal_of(RuntimeCall::Kind::extension, request);
  EXPECT_EQ(refusal.status, 501U);
  EXPECT_NE(refusal.message.find("/2020-01-01/extension/register"), std::string::npos);
  EXPECT_EQ(refusal_of(RuntimeCall::Kind::unknown, request).status, 404U);
  EXPECT_EQ(refusal_of(RuntimeCall::Kind::wrong_method, request).status, 405U);
}

}  // namespace
}  // namespace emulator::lambda
