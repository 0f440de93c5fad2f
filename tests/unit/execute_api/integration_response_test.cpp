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

TEST(PassedThrough, Leaves_out_what_belongs_to_the_connection) {
  const auto response = passed_through({.status = 201,
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

}  // namespace
}  // namespace emulator::execute_api
