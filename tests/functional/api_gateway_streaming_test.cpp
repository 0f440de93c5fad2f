// Streamed answers of REST APIs from outside: bytes pass as the backend makes them, and whatever
// ends them early is seen by the caller.

#include <fstream>
#include <string>

#include <gmock/gmock.h>

#include "api_gateway_fixture.hpp"
#include "harness/imposter.hpp"
#include "harness/waiting.hpp"

namespace emulator::functional {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::chrono::seconds long_enough{10};

class ApiGatewayStreaming : public ApiGatewayTest {
 protected:
  // A function here waits for a file that its test makes.
  ApiGatewayStreaming() : ApiGatewayTest({}, {{"LAMBDA_PRIVATE_VIEW", "0"}}) {}

  std::string create_streaming_function() const {
    const std::string arn =
        create_function(aws(), {.name = "f", .zip = read_file(function_zip_path("test_function"))});
    wait_until_active(aws(), "f");
    return arn;
  }
  void stream_function(const std::string& further = "") const {
    const std::string uri = "arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/" +
                            create_streaming_function() + "/response-streaming-invocations";
    call("PUT", create_method(root_id, "POST") + "/integration",
         R"({"type":"AWS_PROXY","httpMethod":"POST","responseTransferMode":"STREAM","uri":)" +
             json_quote(uri) + further + "}");
    deploy();
  }
  void stream_backend(const std::string& backend) const {
    call("PUT", create_method(root_id, "POST") + "/integration",
         R"({"type":"HTTP_PROXY","httpMethod":"POST","responseTransferMode":"STREAM","uri":)" +
             json_quote(backend) + "}");
    deploy();
  }
  // Sends the request; what comes of it is read by the test.
  HttpConnection begin(const std::string& directive) const {
    const std::string address = split_url(url()).address;
    HttpConnection connection(address);
    connection.write(to_wire({"POST", base + "/prod/_user_request_/", {}, directive}, address));
    return connection;
  }
};

// A directive to stream metadata and then that text, and further members.
std::string streams(const std::string& metadata, const std::string& text,
                    const std::string& further = "") {
  return R"({"do":"stream","text":)" + json_quote(metadata + std::string(8, '\0') + text) +
         further + "}";
}

TEST_F(ApiGatewayStreaming, SendsTheFirstBytesBeforeTheFunctionHasFinished) {
  stream_function();
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "go").string();
  auto connection = begin(streams(R"({"statusCode":201,"headers":{"X-A":"b"},"cookies":["c=1"]})",
                                  "piece;", R"(,"times":2,"until":)" + json_quote(file)));
  const std::string head = connection.read_until("\r\n\r\n");
  EXPECT_THAT(head, HasSubstr("HTTP/1.1 201"));
  EXPECT_THAT(head, HasSubstr("X-A: b\r\n"));
  EXPECT_THAT(head, HasSubstr("Set-Cookie: c=1\r\n"));
  EXPECT_THAT(head, HasSubstr("Transfer-Encoding: chunked"));
  connection.read_until("piece;");
  std::ofstream{file}.close();  // only now can the function go on
  connection.read_until("piece;");
  connection.read_until("0\r\n\r\n");
}

TEST_F(ApiGatewayStreaming, AnswersABadGatewayWhereTheMetadataIsNone) {
  stream_function();
  for (const char* directive : {R"({"do":"stream","text":"no metadata"})",
                                R"({"do":"return","payload":{"statusCode":200}})",
                                R"({"do":"fail","type":"MyError","message":"no"})"}) {
    const Message answer = send("POST", "/", {}, directive);
    EXPECT_EQ(answer.status(), 502) << directive;
    EXPECT_EQ(answer.body, R"({"message":"Internal server error"})");
  }
}

TEST_F(ApiGatewayStreaming, LeavesAStreamUnfinishedThatFailsOnTheWay) {
  stream_function();
  const std::string all = begin(streams("{}", "part", R"(,"then":"exit")")).read_to_end();
  EXPECT_THAT(all, HasSubstr("part"));
  EXPECT_THAT(all, Not(HasSubstr("0\r\n\r\n")));
}

TEST_F(ApiGatewayStreaming, LeavesAStreamUnfinishedAtTheTimeoutOfTheIntegration) {
  stream_function(R"(,"timeoutInMillis":1000)");
  const std::string all = begin(streams("{}", "part", R"(,"then":"hang")")).read_to_end();
  EXPECT_THAT(all, HasSubstr("part"));
  EXPECT_THAT(all, Not(HasSubstr("0\r\n\r\n")));
}

TEST_F(ApiGatewayStreaming, PassesMoreThanTheLimitOfBufferedAnswers) {
  stream_function();
  const Message answer =
      send("POST", "/", {}, streams("{}", std::string(65'536 - 10, 'x'), R"(,"times":200)"));
  EXPECT_EQ(answer.status(), 200);
  EXPECT_EQ(answer.body.size(), 200 * 65'536 - 10U);
}

TEST_F(ApiGatewayStreaming, NoticesACallerWhoLeavesASilentStream) {
  stream_function();
  log_access("$context.requestId $context.responseLength $context.integration.status");
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "go").string();
  {
    auto connection = begin(streams("{}", "part", R"(,"until":)" + json_quote(file)));
    connection.read_until("part");
  }
  // The line is written when the stream is given up, which the function knows nothing of.
  EXPECT_TRUE(eventually(long_enough, [this] {
    const Message events = events_of("access");
    return events.status() == 200 && events.body.find(" 4 200") != std::string::npos;
  }));
  std::ofstream{file}.close();
  EXPECT_EQ(get(url() + "/_emulator/idle?timeout=10").status(), 200);
}

TEST_F(ApiGatewayStreaming, PassesABackendsAnswerOnWhileItComes) {
  // A function URL that streams is as good a backend as any.
  create_streaming_function();
  const std::string made =
      expect_success(aws().rest("lambda", "POST", "/2021-10-31/functions/f/url",
                                R"({"AuthType":"NONE","InvokeMode":"RESPONSE_STREAM"})"))
          .body;
  const std::string function_url = json_text(made, "/FunctionUrl");
  const auto host = function_url.find("://") + 3;
  const std::string id = function_url.substr(host, function_url.find('.') - host);
  stream_backend(url() + "/_aws/lambda-url/" + id + "/");
  const TemporaryDirectory directory;
  const std::string file = (directory.path() / "go").string();
  auto connection = begin(R"({"do":"stream","text":"piece;","times":2,"content_type":"text/plain",)"
                          R"("until":)" +
                          json_quote(file) + "}");
  const std::string head = connection.read_until("\r\n\r\n");
  EXPECT_THAT(head, HasSubstr("HTTP/1.1 200"));
  EXPECT_THAT(head, HasSubstr("Content-Type: text/plain\r\n"));
  connection.read_until("piece;");
  std::ofstream{file}.close();
  connection.read_until("piece;");
  connection.read_until("0\r\n\r\n");
}

TEST_F(ApiGatewayStreaming, PassesABackendsStatusHeadersAndBytes) {
  HttpImposter backend;
  const std::string body(12 * 1024 * 1024, '\xff');
  backend.answer_always({.status = 203, .headers = {{"X-A", "b"}, {"Server", "x"}}, .body = body});
  stream_backend(backend.url("/large"));
  // The connection to the backend serves the second request as well.
  for (int i = 0; i < 2; ++i) {
    const Message answer = send("POST", "/", {}, "asked");
    EXPECT_EQ(answer.status(), 203);
    EXPECT_EQ(answer.get("X-A"), "b");
    EXPECT_EQ(answer.get("x-amzn-Remapped-Server"), "x");
    EXPECT_TRUE(answer.body == body);
  }
  EXPECT_EQ(backend.requests().front().body(), "asked");
}

TEST_F(ApiGatewayStreaming, LeavesAnAnswerUnfinishedWhoseBackendLeaves) {
  HttpImposter backend;
  backend.answer_always(
      {.body = std::string(100'000, 'x'), .manner = CannedAnswer::Manner::close_mid_answer});
  stream_backend(backend.url("/"));
  const std::string all = begin("").read_to_end();
  EXPECT_THAT(all, HasSubstr("HTTP/1.1 200"));
  EXPECT_THAT(all, Not(HasSubstr("0\r\n\r\n")));
  backend.answer_always({.manner = CannedAnswer::Manner::close});
  EXPECT_EQ(send("POST", "/").status(), 504);
}

}  // namespace
}  // namespace emulator::functional
