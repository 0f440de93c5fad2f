#include "daemon/aws/body_coding.hpp"
#include "tests/unit/execute_api/data_plane_fixture.hpp"

namespace emulator::execute_api {
namespace {

using std::chrono::seconds;

struct StageCache : DataPlaneTest {
  // A stage with a cache, and a method whose key is the page and the language.
  void create(const std::string& http_method = "GET") {
    create_lambda(gateway.root, http_method, function_arn,
                  R"("httpMethod":"POST","cacheNamespace":"shop","cacheKeyParameters":)"
                  R"(["method.request.querystring.page","method.request.header.Language"])");
    deploy();
    patch("/cacheClusterEnabled", "true");
    patch("/*/*/caching/enabled", "true");
  }
  void patch(const std::string& path, const std::string& value) {
    const auto patched = gateway.call("PATCH", gateway.base + "/stages/prod",
                                      R"({"patchOperations":[{"op":"replace","path":")" + path +
                                          R"(","value":")" + value + "\"}]}");
    ASSERT_EQ(patched.status, 200) << patched.body;
  }
  // What the caller gets where the function would say `fresh`.
  std::string ask(const std::string& fresh, const std::string& query = "",
                  http::Headers headers = {}, const std::string& method = "GET") {
    invoker.answer(R"({"body":")" + fresh + R"("})");
    last = send(method, "/" + query, std::move(headers));
    return last.body;
  }

  http::Response last;
};

TEST_F(StageCache, An_answer_is_given_again_until_its_time_is_over) {
  create();
  EXPECT_EQ(ask("one"), "one");
  EXPECT_EQ(ask("two"), "one");
  gateway.clock.advance(seconds(299));
  EXPECT_EQ(ask("two"), "one");
  gateway.clock.advance(seconds(1));
  EXPECT_EQ(ask("two"), "two");
  patch("/*/*/caching/ttlInSeconds", "0");
  EXPECT_EQ(ask("three"), "three");
  patch("/*/*/caching/ttlInSeconds", "10");
  EXPECT_EQ(ask("four"), "two");
  EXPECT_EQ(gateway.call("DELETE", gateway.base + "/stages/prod/cache/data").status, 202);
  EXPECT_EQ(ask("four"), "four");
  patch("/cacheClusterEnabled", "false");
  EXPECT_EQ(ask("five"), "five");
}

TEST_F(StageCache, Requests_are_told_apart_by_the_cache_key_parameters_alone) {
  create();
  EXPECT_EQ(ask("one", "?page=1"), "one");
  EXPECT_EQ(ask("two", "?page=2"), "two");
  EXPECT_EQ(ask("three", "?page=1", {{"Language", "de"}}), "three");
  EXPECT_EQ(ask("four", "?page=1&other=x", {{"Accept", "text/plain"}}), "one");
  EXPECT_EQ(ask("four", "?page=2"), "two");
  EXPECT_EQ(ask("four", "?page=1", {{"Language", "de"}}), "three");
}

TEST_F(StageCache, Methods_that_write_are_cached_only_by_settings_of_their_own) {
  create("ANY");
  EXPECT_EQ(ask("one", "", {}, "POST"), "one");
  EXPECT_EQ(ask("two", "", {}, "POST"), "two");
  patch("/~1/ANY/caching/enabled", "true");
  EXPECT_EQ(ask("three", "", {}, "POST"), "three");
  EXPECT_EQ(ask("four", "", {}, "POST"), "three");
}

TEST_F(StageCache, A_method_can_be_left_out) {
  create();
  patch("/~1/GET/caching/enabled", "false");
  EXPECT_EQ(ask("one"), "one");
  EXPECT_EQ(ask("two"), "two");
}

TEST_F(StageCache, What_the_gateway_answers_by_itself_is_not_kept) {
  create();
  invoker.fail(R"({"errorMessage":"no"})");
  EXPECT_EQ(send("GET", "/").status, 502);
  EXPECT_EQ(ask("one"), "one");
}

TEST_F(StageCache, A_caller_may_ask_for_a_new_answer_as_the_settings_have_it) {
  create();
  const http::Headers anew{{"Cache-Control", "no-transform, max-age=0"}};
  EXPECT_EQ(ask("one"), "one");

  EXPECT_EQ(ask("two", "", anew), "one");
  EXPECT_TRUE(last.headers.get("Warning").starts_with("199 "));
  EXPECT_EQ(ask("two"), "one");
  EXPECT_FALSE(last.headers.contains("Warning"));

  patch("/*/*/caching/unauthorizedCacheControlHeaderStrategy", "SUCCEED_WITHOUT_RESPONSE_HEADER");
  EXPECT_EQ(ask("two", "", anew), "one");
  EXPECT_FALSE(last.headers.contains("Warning"));

  patch("/*/*/caching/unauthorizedCacheControlHeaderStrategy", "FAIL_WITH_403");
  ask("two", "", anew);
  EXPECT_EQ(last.status, 403);
  EXPECT_EQ(last.headers.get("x-amzn-ErrorType"), "AccessDeniedException");

  patch("/*/*/caching/requireAuthorizationForCacheControl", "false");
  EXPECT_EQ(ask("two", "", anew), "two");
  EXPECT_EQ(ask("three"), "two");
}

TEST_F(StageCache, A_canary_has_a_cache_of_its_own_unless_it_shares_the_stages) {
  create();
  EXPECT_EQ(ask("one"), "one");
  const auto canary =
      gateway.call("POST", gateway.base + "/deployments",
                   R"({"stageName":"prod","canarySettings":{"percentTraffic":100}})");
  ASSERT_EQ(canary.status, 201) << canary.body;
  EXPECT_EQ(ask("two"), "two");
  EXPECT_EQ(ask("three"), "two");
  patch("/canarySettings/useStageCache", "true");
  EXPECT_EQ(ask("three"), "one");
}

struct Compression : DataPlaneTest {
  void create(const std::string& minimum) {
    const auto patched = gateway.call(
        "PATCH", gateway.base,
        R"({"patchOperations":[{"op":"replace","path":"/minimumCompressionSize","value":")" +
            minimum + "\"}]}");
    ASSERT_EQ(patched.status, 200) << patched.body;
    create_lambda(gateway.root, "POST");
    deploy();
  }
};

TEST_F(Compression, Answers_are_compressed_from_the_minimum_size_on) {
  create("10");
  invoker.answer(R"({"body":"0123456789"})");
  const auto answer = send("POST", "/", {{"Accept-Encoding", "br, gzip"}});
  EXPECT_EQ(answer.headers.get("Content-Encoding"), "gzip");
  EXPECT_EQ(std::get<std::string>(aws::decode_body(aws::BodyCoding::gzip, answer.body, 100)),
            "0123456789");
  EXPECT_EQ(send("POST", "/", {{"Accept-Encoding", "br"}}).body, "0123456789");
  EXPECT_EQ(send("POST", "/").body, "0123456789");
  invoker.answer(R"({"body":"012345678"})");
  EXPECT_EQ(send("POST", "/", {{"Accept-Encoding", "gzip"}}).body, "012345678");
  invoker.answer(R"({"body":"0123456789","headers":{"Content-Encoding":"br"}})");
  EXPECT_EQ(send("POST", "/", {{"Accept-Encoding", "gzip"}}).body, "0123456789");
}

TEST_F(Compression, Requests_are_decompressed) {
  create("0");
  invoker.answer("{}");
  const auto coded = aws::encode_body(aws::BodyCoding::deflate, "hello");
  EXPECT_EQ(send("POST", "/", {{"Content-Encoding", "deflate"}}, coded).status, 200);
  EXPECT_EQ(aws::string_of(event()["body"]), "hello");
  const auto unknown = send("POST", "/", {{"Content-Encoding", "br"}}, "x");
  EXPECT_EQ(unknown.status, 415);
  EXPECT_EQ(unknown.body, R"({"message":"Unsupported Media Type"})");
  EXPECT_EQ(send("POST", "/", {{"Content-Encoding", "gzip"}}, "x").status, 400);
  const auto bomb = aws::encode_body(aws::BodyCoding::gzip, std::string(11 * 1024 * 1024, 'x'));
  EXPECT_EQ(send("POST", "/", {{"Content-Encoding", "gzip"}}, bomb).status, 413);
}

}  // namespace
}  // namespace emulator::execute_api
