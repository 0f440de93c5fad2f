// Lambda's API from outside: states as waiters see them, invocations of each type, and AWS's
// errors, after each of which the next request is served.

#include <signal.h>

#include <chrono>
#include <filesystem>
#include <future>

#include "harness/emulator_test.hpp"
#include "harness/waiting.hpp"
#include "harness/zip.hpp"

namespace emulator::functional {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr char fn[] = "/2015-03-31/functions/f";
constexpr char fn_arn[] = "arn:aws:lambda:us-east-1:000000000000:function:f";

class LambdaApi : public EmulatorTest {
 protected:
  using EmulatorTest::EmulatorTest;

  static FunctionSpec test_function() {
    return {.name = "f", .zip = read_file(function_zip_path("test_function"))};
  }
  void create() const {
    create_function(aws(), test_function());
    wait_until_active(aws(), "f");
  }
  Message lambda(const std::string& method, const std::string& target,
                 std::string body = "") const {
    return aws().rest("lambda", method, target, std::move(body));
  }
  Message try_to_create(const FunctionSpec& spec) const {
    return lambda("POST", "/2015-03-31/functions", create_function_request(spec));
  }
  std::string do_in_function(const std::string& directive) const {
    return expect_success(functional::invoke(aws(), "f", directive)).body;
  }
  void expect_to_serve() const {
    const auto answer = functional::invoke(aws(), "f", R"({"still":"here"})");
    EXPECT_EQ(answer.status(), 200);
    EXPECT_EQ(answer.body, R"({"still":"here"})");
  }

  static void expect_error(const Message& answer, int status, const std::string& type,
                           const std::string& text) {
    EXPECT_EQ(answer.status(), status) << answer.body;
    EXPECT_EQ(answer.get("x-amzn-ErrorType"), type) << answer.body;
    EXPECT_EQ(answer.get("Content-Type"), "application/json");
    EXPECT_FALSE(answer.get("x-amzn-RequestId").empty());
    EXPECT_THAT(json_text(answer.body, "/message"), HasSubstr(text));
  }
};

// The default retries of events come after minutes.
class LambdaEvents : public LambdaApi {
 protected:
  // Functions here write files for their test to see.
  LambdaEvents() : LambdaApi({}, {{"LAMBDA_RETRY_BASE_MS", "20"}, {"LAMBDA_PRIVATE_VIEW", "0"}}) {}

  Message send_event(const std::string& payload) const {
    return functional::invoke(aws(), "f", payload, {{"X-Amz-Invocation-Type", "Event"}});
  }
  bool becomes_idle() const {
    const auto answer = get(url() + "/_emulator/idle?timeout=10");
    return answer.status() == 200;
  }
};

TEST_F(LambdaApi, AFunctionIsPendingOnceAndActiveFromThenOn) {
  const auto created = expect_success(try_to_create(test_function()));
  EXPECT_EQ(created.status(), 201);
  EXPECT_EQ(json_text(created.body, "/State"), "Pending");
  EXPECT_EQ(json_text(created.body, "/StateReasonCode"), "Creating");
  wait_until_active(aws(), "f");
  const auto updated = expect_success(
      lambda("PUT", std::string(fn) + "/configuration", R"({"Description":"changed"})"));
  EXPECT_EQ(json_text(updated.body, "/LastUpdateStatus"), "InProgress");
  EXPECT_TRUE(eventually(default_timeout, [&] {
    const auto now = expect_success(lambda("GET", fn));
    return json_text(now.body, "/Configuration/LastUpdateStatus") == "Successful";
  }));
}

TEST_F(LambdaApi, AnInvocationAnswersWithAllItsHeaders) {
  create();
  const std::string context = R"({"custom":{"key":"value"}})";
  const auto answer =
      functional::invoke(aws(), "f", R"({"do":"context"})",
                         {{"X-Amz-Log-Type", "Tail"}, {"X-Amz-Client-Context", base64(context)}});
  EXPECT_EQ(answer.status(), 200);
  EXPECT_EQ(answer.get("X-Amz-Executed-Version"), "$LATEST");
  EXPECT_EQ(answer.get("X-Amz-Function-Error"), "");
  EXPECT_FALSE(answer.get("X-Amz-Log-Result").empty());
  const std::string request_id(answer.get("x-amzn-RequestId"));
  EXPECT_THAT(answer.body, AllOf(HasSubstr(request_id), HasSubstr(fn_arn)));
  EXPECT_THAT(answer.body, HasSubstr("custom"));
}

TEST_F(LambdaApi, AFunctionIsInvokedByEachFormOfItsName) {
  create();
  for (const auto* name :
       {"f", "f:$LATEST", "f:%24LATEST", "000000000000:function:f", fn_arn,
        "arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af%3A%24LATEST"}) {
    EXPECT_EQ(functional::invoke(aws(), name, "1").body, "1") << name;
  }
  expect_error(functional::invoke(aws(), "f:prod", "1"), 404, "ResourceNotFoundException",
               std::string("Function not found: ") + fn_arn + ":prod");
}

TEST_F(LambdaApi, AFunctionErrorIsAnAnswer) {
  create();
  const auto answer =
      functional::invoke(aws(), "f", R"({"do":"fail","type":"Sad","message":"so sad"})");
  EXPECT_EQ(answer.status(), 200);
  EXPECT_EQ(answer.get("X-Amz-Function-Error"), "Unhandled");
  EXPECT_EQ(json_text(answer.body, "/errorType"), "Sad");
  expect_to_serve();
}

TEST_F(LambdaApi, ACorruptPackageIsRefused) {
  const std::string zip = test_function().zip;
  for (const auto& corrupt : {std::string("no zip"), zip.substr(0, zip.size() / 2)}) {
    FunctionSpec spec = test_function();
    spec.zip = corrupt;
    expect_error(
        try_to_create(spec), 400, "InvalidParameterValueException",
        "Could not unzip uploaded file. Please check your file, then try to upload again.");
  }
  EXPECT_EQ(lambda("GET", fn).status(), 404);
  create();
  expect_to_serve();
}

TEST_F(LambdaApi, AMissingBootstrapIsTheFunctionsError) {
  create_function(aws(), {.name = "empty", .zip = ZipBuilder{}.add("readme", "").finish()});
  const auto answer = functional::invoke(aws(), "empty", "{}");
  EXPECT_EQ(answer.status(), 200);
  EXPECT_EQ(answer.get("X-Amz-Function-Error"), "Unhandled");
  EXPECT_EQ(json_text(answer.body, "/errorType"), "Runtime.InvalidEntrypoint");
  create();
  expect_to_serve();
}

TEST_F(LambdaApi, APayloadEndsAtSixMegabytes) {
  create();
  const auto quoted = [](std::size_t size) { return '"' + std::string(size - 2, 'x') + '"'; };
  expect_error(functional::invoke(aws(), "f", quoted(7'000'000)), 413, "RequestTooLargeException",
               "Request must be smaller than 6291456 bytes for the InvokeFunction operation");
  EXPECT_EQ(functional::invoke(aws(), "f", quoted(6'291'456)).body.size(), 6'291'456u);
  expect_to_serve();
}

TEST_F(LambdaApi, APayloadIsJson) {
  create();
  expect_error(functional::invoke(aws(), "f", "hello"), 400, "InvalidRequestContentException",
               "Could not parse request body into json");
  expect_to_serve();
}

TEST_F(LambdaApi, ErrorsHaveLambdasShape) {
  const auto answer = functional::invoke(aws(), "f", "{}");
  expect_error(answer, 404, "ResourceNotFoundException",
               std::string("Function not found: ") + fn_arn);
  EXPECT_EQ(json_text(answer.body, "/Type"), "User");
  EXPECT_EQ(json_text(answer.body, "/Message"), json_text(answer.body, "/message"));
  expect_error(lambda("POST", "/2015-03-31/functions", "{"), 400, "SerializationException", "");
  expect_error(lambda("POST", "/2015-03-31/functions", "{}"), 400, "ValidationException",
               "3 validation errors detected");
  expect_error(lambda("GET", "/2025-12-01/functions/f/durable-executions"), 501,
               "NotImplementedException", "lambda.ListDurableExecutionsByFunction");
}

TEST_F(LambdaApi, ReservedVariablesAreNamed) {
  FunctionSpec spec = test_function();
  spec.environment = {{"AWS_REGION", "eu-north-1"}, {"MINE", "1"}};
  expect_error(try_to_create(spec), 400, "InvalidParameterValueException",
               "Reserved keys used in this request: AWS_REGION");
}

TEST_F(LambdaApi, NewCodeAndSettingsAreForTheNextInvocation) {
  create_function(aws(), {.name = "f", .zip = ZipBuilder{}.add("readme", "").finish()});
  wait_until_active(aws(), "f");
  expect_success(lambda("PUT", std::string(fn) + "/code",
                        R"({"ZipFile":")" + base64(test_function().zip) + "\"}"));
  expect_to_serve();
  expect_success(lambda("PUT", std::string(fn) + "/configuration",
                        R"({"Environment":{"Variables":{"COLOUR":"blue"}}})"));
  EXPECT_EQ(json_text(do_in_function(R"({"do":"environment"})"), "/COLOUR"), "blue");
}

TEST_F(LambdaApi, ThePackageCanBeDownloaded) {
  create();
  const auto function = expect_success(lambda("GET", fn));
  const auto code = get(json_text(function.body, "/Code/Location"));
  EXPECT_EQ(code.status(), 200);
  EXPECT_TRUE(code.body == test_function().zip);
}

TEST_F(LambdaApi, ADeletedFunctionFinishesItsInvocation) {
  if (is_external()) GTEST_SKIP() << "reads the emulator's log";
  create();
  auto answer = std::async(std::launch::async, [client = aws()] {
    return functional::invoke(client, "f", R"({"do":"sleep","milliseconds":300})");
  });
  ASSERT_TRUE(emulator().process().wait_for_output("START RequestId", default_timeout));
  delete_function(aws(), "f");
  EXPECT_EQ(functional::invoke(aws(), "f", "{}").status(), 404);
  EXPECT_EQ(answer.get().get("X-Amz-Function-Error"), "");
}

TEST_F(LambdaApi, AnEventThatWaitsForItsRetryHoldsUpNoShutdown) {
  if (is_external()) GTEST_SKIP() << "ends the emulator";
  create();
  functional::invoke(aws(), "f", R"({"do":"fail","type":"T","message":"m"})",
                     {{"X-Amz-Invocation-Type", "Event"}});
  ASSERT_TRUE(emulator().process().wait_for_output("next attempt in", default_timeout));
  emulator().process().signal(SIGTERM);
  EXPECT_TRUE(emulator().process().wait(std::chrono::seconds(3)));
  EXPECT_THAT(emulator().process().output(), HasSubstr("discarded after 1 attempt"));
}

TEST_F(LambdaEvents, AnEventIsAcceptedAndHandledLater) {
  if (is_external()) GTEST_SKIP() << "looks at a file on the emulator's machine";
  create();
  TemporaryDirectory directory;
  const auto file = directory.path() / "written";
  const auto answer =
      send_event(R"({"do":"write","path":")" + file.string() + R"(","text":"by the event"})");
  EXPECT_EQ(answer.status(), 202);
  EXPECT_EQ(answer.body, "");
  EXPECT_FALSE(answer.get("x-amzn-RequestId").empty());
  EXPECT_TRUE(becomes_idle());
  EXPECT_EQ(read_file(file.string()), "by the event");
}

TEST_F(LambdaEvents, AFailingEventIsTriedThreeTimes) {
  if (is_external()) GTEST_SKIP() << "reads the emulator's log";
  create();
  EXPECT_EQ(send_event(R"({"do":"fail","type":"T","message":"failed again"})").status(), 202);
  EXPECT_TRUE(becomes_idle());
  EXPECT_TRUE(emulator().process().wait_for_output("discarded after 3 attempts", default_timeout));
  EXPECT_THAT(emulator().process().output(), HasSubstr("failed again"));
}

TEST_F(LambdaEvents, AnEventEndsAtOneMegabyte) {
  create();
  const auto quoted = [](std::size_t size) { return '"' + std::string(size - 2, 'x') + '"'; };
  expect_error(send_event(quoted(1'048'577)), 413, "RequestTooLargeException",
               "1048577 byte payload is too large for the Event invocation type");
  EXPECT_EQ(send_event(quoted(1'048'576)).status(), 202);
  EXPECT_TRUE(becomes_idle());
}

TEST_F(LambdaEvents, AResetForgetsFunctionsAndEvents) {
  create();
  send_event(R"({"do":"sleep","milliseconds":5000})");
  EXPECT_EQ(post(url() + "/_emulator/reset", "").status() / 100, 2);
  EXPECT_EQ(lambda("GET", fn).status(), 404);
  EXPECT_TRUE(becomes_idle());
  create();
  expect_to_serve();
}

}  // namespace
}  // namespace emulator::functional
