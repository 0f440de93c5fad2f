#include "handlers/execute_api/integration_response.hpp"

#include <gtest/gtest.h>

namespace emulator::execute_api {
namespace {

TEST(MockStatus, Is_read_leniently) {
  for (const auto* text :
       {R"({"statusCode": 404})", "{statusCode:404}", "{ 'statusCode' : '404' }",
        R"({"x":1, "statusCode": "404", "y":2})", "\n{\n  \"statusCode\": 404\n}\n",
        R"({"note":"statusCode","statusCode":404})"}) {
    EXPECT_EQ(mock_status(text), "404") << text;
  }
}

TEST(MockStatus, Is_not_found_in_anything_else) {
  for (const auto* text :
       {"", "{}", R"({"status":200})", R"({"statusCode":99})", R"({"statusCode":2000})",
        R"({"statusCode":)", "statusCode:200", R"({"statusCode":200)", R"({"statusCode":600})"}) {
    EXPECT_EQ(mock_status(text), std::nullopt) << text;
  }
}

TEST(ErrorMessage, Is_that_of_a_functions_error) {
  EXPECT_EQ(error_message(R"({"errorMessage":"gone","errorType":"E"})"), "gone");
  EXPECT_EQ(error_message(R"({"errorType":"E"})"), std::nullopt);
  EXPECT_EQ(error_message("gone"), std::nullopt);
}

class PassedThrough : public ::testing::Test {
 protected:
  // For a caller that accepts this, of an API with these binary media types.
  http::Response passed(IntegrationAnswer answer, std::vector<std::string> binary = {},
                        std::string accept = "application/json") {
    http::Request request{"GET", "/", {{"Accept", std::move(accept)}}, {}, "127.0.0.1", 1};
    const UserRequest user{request, "api", "prod", "/", "id"};
    auto deployed = std::make_shared<apigateway::DeployedApi>();
    deployed->binary_media_types = std::move(binary);
    const Exchange exchange{user, deployed};
    auto outcome = passed_through(std::move(answer), exchange);
    auto* response = std::get_if<http::Response>(&outcome);
    return response ? std::move(*response) : http::Response{500, {}, {}};
  }
  static IntegrationAnswer picture(std::string body, std::string type = "image/png") {
    return {.headers = {{"Content-Type", std::move(type)}}, .body = std::move(body)};
  }
};

TEST_F(PassedThrough, Leaves_out_what_belongs_to_the_connection) {
  const auto response = passed({.status = 201,
                                .headers = {{"X-A", "1"},
                                            {"Content-Length", "2"},
                                            {"Transfer-Encoding", "chunked"},
                                            {"Server", "s"}},
                                .body = "ok"});
  EXPECT_EQ(response.status, 201);
  EXPECT_EQ(response.body, "ok");
  EXPECT_EQ(response.headers.size(), 2u);
  EXPECT_EQ(response.headers.get("X-A"), "1");
  EXPECT_EQ(response.headers.get("x-amzn-Remapped-Server"), "s");
}

TEST_F(PassedThrough, Binary_answers_are_for_those_who_accept_them) {
  const std::vector<std::string> binary{"image/png"};
  EXPECT_EQ(passed(picture("\xff\x01"), binary, "image/png").body, "\xff\x01");
  EXPECT_EQ(passed(picture("\xff\x01"), binary, "text/html").body, "/wE=");
  EXPECT_EQ(passed(picture("\xff\x01"), {"*/*"}, "text/html").body, "\xff\x01");
  EXPECT_EQ(passed(picture("/wE=", "text/plain"), binary, "image/png").body, "\xff\x01");
  EXPECT_EQ(passed(picture("no base64", "text/plain"), binary, "image/png").status, 500u);
}

TEST_F(PassedThrough, Without_binary_media_types_all_is_text) {
  EXPECT_EQ(passed(picture("a\xff"), {}, "image/png").body, "a\xEF\xBF\xBD");
  EXPECT_EQ(passed(picture("\xC3\xA4"), {}, "image/png").body, "\xC3\xA4");
}

}  // namespace
}  // namespace emulator::execute_api
