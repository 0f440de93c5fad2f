#include "lambda/streamed_response.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

http::Request post(std::string target, http::Headers headers) {
  http::Request request;
  request.method = "POST";
  request.target = std::move(target);
  request.headers = std::move(headers);
  return request;
}

constexpr char response_path[] = "/2018-06-01/runtime/invocation/id/response";

TEST(IsStreamedResponse, by_its_mode_or_by_a_length_that_is_not_known) {
  EXPECT_TRUE(is_streamed_response(
      post(response_path, {{"Lambda-Runtime-Function-Response-Mode", "Streaming"}})));
  EXPECT_TRUE(is_streamed_response(post(response_path, {{"Transfer-Encoding", "chunked"}})));
  EXPECT_FALSE(is_streamed_response(post(response_path, {{"Content-Length", "2"}})));
}

TEST(IsStreamedResponse, no_other_call_is_one) {
  const http::Headers streaming{{"Lambda-Runtime-Function-Response-Mode", "streaming"}};
  EXPECT_FALSE(is_streamed_response(post("/2018-06-01/runtime/invocation/id/error", streaming)));
  EXPECT_FALSE(is_streamed_response(post("/2018-06-01/runtime/init/error", streaming)));
  auto get = post(response_path, streaming);
  get.method = "GET";
  EXPECT_FALSE(is_streamed_response(get));
}

TEST(ErrorOfTrailers, is_what_the_runtime_says_in_them) {
  EXPECT_FALSE(error_of_trailers({}));
  const auto failure =
      error_of_trailers({{"Lambda-Runtime-Function-Error-Type", "MyError"},
                         {"Lambda-Runtime-Function-Error-Body", "eyJlcnJvck1lc3NhZ2UiOiJubyJ9"}});
  ASSERT_TRUE(failure);
  EXPECT_EQ(failure->type, "MyError");
  EXPECT_EQ(failure->posted, R"({"errorMessage":"no"})");
}

TEST(ErrorOfTrailers, takes_what_is_there) {
  const auto typed = error_of_trailers({{"Lambda-Runtime-Function-Error-Type", "MyError"}});
  ASSERT_TRUE(typed);
  EXPECT_EQ(typed->posted, "");
  const auto untyped = error_of_trailers({{"Lambda-Runtime-Function-Error-Body", "not base64!"}});
  ASSERT_TRUE(untyped);
  EXPECT_EQ(untyped->type, "Unhandled");
  EXPECT_EQ(untyped->posted, "not base64!");
}

}  // namespace
}  // namespace emulator::lambda
