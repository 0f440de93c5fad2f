// Function URLs from outside: by name and by path, buffered and streamed.

#include <fstream>
#include <string>

#include "harness/emulator_test.hpp"

namespace emulator::functional {
namespace {

using testing::HasSubstr;
using testing::Not;

class LambdaUrl : public EmulatorTest {
 protected:
  // A function here waits for a file that its test makes.
  LambdaUrl() : EmulatorTest({}, {{"LAMBDA_PRIVATE_VIEW", "0"}}) {}

  void SetUp() override {
    EmulatorTest::SetUp();
    create_function(aws(), {.name = "f", .zip = read_file(function_zip_path("test_function"))});
    wait_until_active(aws(), "f");
  }

  // Its id.
  std::string create_url(const std::string& config) const {
    const Message made =
        expect_success(aws().rest("lambda", "POST", "/2021-10-31/functions/f/url", config));
    const std::string url = json_text(made.body, "/FunctionUrl");
    const auto begin = url.find("://") + 3;
    return url.substr(begin, url.find('.') - begin);
  }

  Message request(const std::string& id, HttpRequest request) const {
    request.headers.push_back({"Host", id + ".lambda-url.us-east-1.localhost:4566"});
    return send(url(), request);
  }

  HttpRequest directive(const std::string& body) const { return {"POST", "/", {}, body}; }
};

constexpr char open_to_all[] = R"({"AuthType":"NONE"})";

TEST_F(LambdaUrl, hands_the_request_over_and_the_answer_back) {
  const std::string id = create_url(open_to_all);
  const Message answer = request(id, {"PUT", "/a//b?x=1", {{"Cookie", "c=2"}}, "text"});
  EXPECT_EQ(answer.status(), 200) << answer.body;
  EXPECT_EQ(answer.get("Content-Type"), "application/json");
  const std::string& event = json_text(answer.body, "/rawPath");
  EXPECT_EQ(event, "/a//b") << answer.body;
  EXPECT_EQ(json_text(answer.body, "/rawQueryString"), "x=1");
  EXPECT_EQ(json_text(answer.body, "/cookies/0"), "c=2");
  EXPECT_EQ(json_text(answer.body, "/requestContext/http/method"), "PUT");
  EXPECT_EQ(json_text(answer.body, "/requestContext/requestId"), answer.get("x-amzn-RequestId"));
}

TEST_F(LambdaUrl, is_reached_by_path_as_well) {
  const std::string id = create_url(open_to_all);
  const Message answer = get(url() + "/_aws/lambda-url/" + id + "/deep/path?q=1");
  EXPECT_EQ(answer.status(), 200) << answer.body;
}

TEST_F(LambdaUrl, answers_403_for_one_that_nobody_has) {
  const Message answer = request("absent", {"GET", "/", {}, ""});
  EXPECT_EQ(answer.status(), 403);
  EXPECT_EQ(answer.body, R"({"Message":"Forbidden"})");
}

TEST_F(LambdaUrl, asks_for_a_signature_where_it_is_configured_to) {
  const std::string id = create_url(R"({"AuthType":"AWS_IAM"})");
  const Message refused = request(id, {"GET", "/", {}, ""});
  EXPECT_EQ(refused.status(), 403);
  EXPECT_EQ(refused.body, R"({"Message":"Forbidden"})");
  const std::string authorization =
      "AWS4-HMAC-SHA256 Credential=AKID/20260131/us-east-1/lambda/aws4_request, "
      "SignedHeaders=host, Signature=" +
      std::string(64, 'a');
  const Message stale = request(
      id, {"GET", "/", {{"Authorization", authorization}, {"X-Amz-Date", "20260131T000000Z"}}, ""});
  EXPECT_EQ(stale.status(), 403);
  EXPECT_EQ(stale.get("x-amzn-ErrorType"), "InvalidSignatureException");
  EXPECT_THAT(stale.body, HasSubstr("Signature expired: 20260131T000000Z is now earlier than"));
}

TEST_F(LambdaUrl, answers_502_for_an_error_and_for_a_malformed_answer) {
  const std::string id = create_url(open_to_all);
  for (const char* event :
       {R"({"do":"fail","type":"E","message":"no"})", R"({"do":"exit","code":1})",
        R"({"do":"return","payload":{"statusCode":"x"}})"}) {
    const Message answer = request(id, directive(event));
    EXPECT_EQ(answer.status(), 502) << event;
    EXPECT_EQ(answer.body, "Internal Server Error");
  }
}

TEST_F(LambdaUrl, answers_browsers_as_its_CORS_configuration_says) {
  const std::string id = create_url(
      R"({"AuthType":"NONE","Cors":{"AllowOrigins":["https://a.example"],"AllowMethods":["GET"]}})");
  const Message preflight =
      request(id, {"OPTIONS",
                   "/",
                   {{"Origin", "https://a.example"}, {"Access-Control-Request-Method", "GET"}},
                   ""});
  EXPECT_EQ(preflight.status(), 200);
  EXPECT_EQ(preflight.get("Access-Control-Allow-Origin"), "https://a.example");
  EXPECT_EQ(preflight.get("Access-Control-Allow-Methods"), "GET");
  EXPECT_EQ(preflight.body, "");
  const Message answer = request(id, {"GET", "/", {{"Origin", "https://a.example"}}, ""});
  EXPECT_EQ(answer.get("Access-Control-Allow-Origin"), "https://a.example");
  const Message other = request(id, {"GET", "/", {{"Origin", "https://b.example"}}, ""});
  EXPECT_EQ(other.status(), 200);
  EXPECT_EQ(other.get("Access-Control-Allow-Origin"), "");
}

constexpr char streaming[] = R"({"AuthType":"NONE","InvokeMode":"RESPONSE_STREAM"})";

TEST_F(LambdaUrl, streams_the_first_bytes_before_the_function_has_finished) {
  const std::string id = create_url(streaming);
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "go").string();
  const std::string address = split_url(url()).address;
  HttpConnection connection(address);
  connection.write(to_wire({"POST",
                            "/_aws/lambda-url/" + id + "/",
                            {},
                            R"({"do":"stream","text":"piece;","times":2,"until":")" + file +
                                R"(","content_type":"text/plain"})"},
                           address));
  const std::string head = connection.read_until("\r\n\r\n");
  EXPECT_THAT(head, HasSubstr("Content-Type: text/plain\r\n"));
  EXPECT_THAT(head, HasSubstr("Transfer-Encoding: chunked"));
  connection.read_until("piece;");
  std::ofstream{file}.close();
  connection.read_until("piece;");
  connection.read_until("0\r\n\r\n");
}

TEST_F(LambdaUrl, takes_status_and_headers_from_the_prelude_of_a_stream) {
  const std::string id = create_url(streaming);
  std::string text = R"({\"statusCode\":201,\"headers\":{\"X-A\":\"b\"},\"cookies\":[\"c=1\"]})";
  for (int i = 0; i < 8; ++i)
    text += "\\u0000";
  const Message answer =
      request(id, directive(R"({"do":"stream","text":")" + text +
                            R"(body","content_type":)"
                            R"("application/vnd.awslambda.http-integration-response"})"));
  EXPECT_EQ(answer.status(), 201) << answer.body;
  EXPECT_EQ(answer.get("X-A"), "b");
  EXPECT_EQ(answer.get("Set-Cookie"), "c=1");
  EXPECT_EQ(answer.body, "body");
}

TEST_F(LambdaUrl, leaves_a_stream_unfinished_that_fails_on_the_way) {
  const std::string id = create_url(streaming);
  const std::string address = split_url(url()).address;
  HttpConnection connection(address);
  connection.write(to_wire({"POST",
                            "/_aws/lambda-url/" + id + "/",
                            {},
                            R"({"do":"stream","text":"part","then":"exit"})"},
                           address));
  const std::string all = connection.read_to_end();
  EXPECT_THAT(all, HasSubstr("part"));
  EXPECT_THAT(all, Not(HasSubstr("0\r\n\r\n")));
}

}  // namespace
}  // namespace emulator::functional
