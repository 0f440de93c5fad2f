#include "handlers/execute_api/mock_integration.hpp"

#include <gtest/gtest.h>

namespace emulator::execute_api {
namespace {

using apigateway::MockIntegration;

MockIntegration::Answer answer(unsigned status, std::string pattern = "",
                               apigateway::StringMap templates = {}) {
  const bool is_default = pattern.empty();
  return {status, is_default, std::regex(pattern), {}, std::move(templates)};
}

struct Mock : ::testing::Test {
  http::Response run() { return mock_response(mock, request, "GET /"); }

  MockIntegration mock{{{"application/json", R"({"statusCode": 200})"}}, "WHEN_NO_MATCH", {}};
  http::Request request{"GET", "/", {}, "", "127.0.0.1", 1};
};

TEST_F(Mock, The_request_template_selects_the_answer) {
  mock.answers = {answer(500, "5.."), answer(200, "2.."), answer(400)};
  EXPECT_EQ(run().status, 200);
  mock.request_templates["application/json"] = "{ statusCode : '503' }";
  EXPECT_EQ(run().status, 500);
  mock.request_templates["application/json"] = R"({"x":1,"statusCode":302})";
  EXPECT_EQ(run().status, 400);
}

TEST_F(Mock, Without_a_fitting_answer_it_is_an_internal_error) {
  EXPECT_EQ(run().status, 500);
  mock.answers = {answer(500, "5..")};
  EXPECT_EQ(run().status, 500);
  EXPECT_EQ(run().body, R"({"message":"Internal server error"})");
  mock.answers = {answer(200)};
  mock.request_templates["application/json"] = R"({"status": 200})";
  EXPECT_EQ(run().status, 500);
}

TEST_F(Mock, The_body_passes_through_as_far_as_the_behavior_lets_it) {
  mock.answers = {answer(200)};
  request.headers = {{"Content-Type", "text/plain; charset=utf-8"}};
  EXPECT_EQ(run().status, 500);  // an empty body has no status code
  request.body = R"({"statusCode": 200})";
  EXPECT_EQ(run().status, 200);
  mock.passthrough_behavior = "NEVER";
  EXPECT_EQ(run().status, 415);
  EXPECT_EQ(run().body, R"({"message":"Unsupported Media Type"})");
  mock.passthrough_behavior = "WHEN_NO_TEMPLATES";
  EXPECT_EQ(run().status, 415);
  mock.request_templates.clear();
  EXPECT_EQ(run().status, 200);
}

TEST_F(Mock, The_accept_header_selects_the_response_template) {
  mock.answers = {answer(200, "", {{"application/json", "{}"}, {"text/plain", "hi"}})};
  EXPECT_EQ(run().body, "{}");
  EXPECT_EQ(run().headers.get("Content-Type"), "application/json");
  request.headers = {{"Accept", "image/png, text/plain;q=0.5"}};
  EXPECT_EQ(run().body, "hi");
  EXPECT_EQ(run().headers.get("Content-Type"), "text/plain");
}

TEST_F(Mock, Static_headers_answer_a_preflight) {
  mock.answers = {answer(204)};
  mock.answers[0].headers = {{"Access-Control-Allow-Origin", "*"}, {"Content-Type", "a/b"}};
  const auto response = run();
  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(response.headers.get("Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(response.headers.get("Content-Type"), "a/b");
  EXPECT_EQ(response.body, "");
}

}  // namespace
}  // namespace emulator::execute_api
