// Extensions beside a function, and what becomes of an invocation whatever they or the runtime do.

#include <signal.h>

#include <fstream>
#include <iterator>

#include "harness/imposter.hpp"
#include "lambda/layers_directory.hpp"
#include "lambda_execution_fixture.hpp"

namespace emulator::lambda {
namespace {

// Registers for all events and leaves the id of an extension in $id.
constexpr const char* shell_register = R"(#!/bin/sh
api="http://$AWS_LAMBDA_RUNTIME_API/2020-01-01/extension"
register() {
  curl -sS -D - -o /dev/null -H 'Lambda-Extension-Name: ext' \
    -d '{"events":["INVOKE","SHUTDOWN"]}' "$api/register" |
    sed -n 's/^Lambda-Extension-Identifier: *\([^\r]*\).*/\1/p'
}
next_event() {
  curl -sS -H "Lambda-Extension-Identifier: $id" "$api/event/next"
}
id=$(register)
)";

class LambdaExtensions : public LambdaExecution {
 protected:
  // A function that answers all it gets with "ok", unless told otherwise, beside an extension.
  std::shared_ptr<FunctionVersion> with_extension(
      const std::string& text,
      const std::string& respond = R"(curl -sS -d '"ok"' "$api/invocation/$id/response")") {
    const std::string runtime = std::string("#!/bin/sh\n") + shell_next + "while :; do\n  next\n" +
                                "  [ -n \"$id\" ] || exit 0\n" + respond + "\ndone";
    auto version = function(ZipBuilder{}
                                .add_program("bootstrap", runtime)
                                .add_program("extensions/ext", shell_register + text)
                                .finish());
    version->timeout = seconds(5);
    version->environment["NOTES"] = notes();
    return version;
  }

  std::string notes() const { return (directory_.path() / "notes").string(); }
  std::string noted() const {
    std::ifstream file(notes());
    return {std::istreambuf_iterator<char>(file), {}};
  }
};

TEST_F(LambdaExtensions, hear_of_each_invocation_and_of_the_end) {
  const auto version = with_extension(R"(
while :; do
  event=$(next_event)
  echo "$event" >>"$NOTES"
  case $event in *SHUTDOWN*) exit 0 ;; esac
done)");
  const auto first = invoke(version);
  EXPECT_EQ(first.payload, R"("ok")");
  const auto second = invoke(version);
  run(scheduler_->reset());
  const std::string text = noted();
  const auto of_first = text.find(R"("requestId":")" + first.request_id);
  const auto of_second = text.find(R"("requestId":")" + second.request_id);
  const auto of_end = text.find(R"({"eventType":"SHUTDOWN","shutdownReason":"spindown",)");
  EXPECT_LT(of_first, of_second) << text;
  EXPECT_LT(of_second, of_end) << text;
  EXPECT_NE(of_end, std::string::npos) << text;
  EXPECT_THAT(text, HasSubstr(R"("invokedFunctionArn":")" + version->function_arn + ":live"));
  EXPECT_THAT(text, HasSubstr(R"("tracing":{"type":"X-Amzn-Trace-Id","value":"Root=1-)"));
  EXPECT_THAT(text, HasSubstr(R"("deadlineMs":)"));
}

TEST_F(LambdaExtensions, are_told_when_the_function_times_out) {
  const auto version = with_extension(R"(
while :; do
  event=$(next_event)
  echo "$event" >>"$NOTES"
  case $event in *SHUTDOWN*) exit 0 ;; esac
done)",
                                      "sleep 600");
  version->timeout = seconds(1);
  const auto output = invoke(version);
  EXPECT_THAT(error_text(output), HasSubstr("Sandbox.Timedout"));
  run_until([&] { return noted().find("\"shutdownReason\":\"timeout\"") != std::string::npos; });
  EXPECT_THAT(noted(), HasSubstr("\"shutdownReason\":\"timeout\""));
}

TEST_F(LambdaExtensions, keep_the_environment_until_they_are_done_but_not_the_response) {
  const auto version = with_extension(R"(
next_event >/dev/null
while [ ! -e "$NOTES" ]; do sleep 0.02; done
while next_event | grep -q INVOKE; do :; done)");
  EXPECT_EQ(invoke(version).payload, R"("ok")");
  // The extension is at work: the next invocation gets an environment of its own.
  const auto second = begin(version, "{}");
  run_until([&] { return second->has_value(); });
  ASSERT_TRUE(second->has_value());
  EXPECT_EQ((**second)->payload, R"("ok")");
  std::ofstream{notes()}.close();
}

TEST_F(LambdaExtensions, that_never_come_ready_end_in_one_outcome) {
  const auto version = with_extension("exec sleep 600");
  version->timeout = seconds(1);
  EXPECT_THAT(error_text(invoke(version)), HasSubstr("Sandbox.Timedout"));
}

TEST_F(LambdaExtensions, that_never_register_end_in_one_outcome) {
  const auto version = function(ZipBuilder{}
                                    .add_program("bootstrap", "#!/bin/sh\nexit 0")
                                    .add_program("extensions/ext", "#!/bin/sh\nexec sleep 600")
                                    .finish());
  version->timeout = seconds(1);
  EXPECT_THAT(error_text(invoke(version)), HasSubstr("Sandbox.Timedout"));
}

TEST_F(LambdaExtensions, that_crash_in_Init_fail_the_invocation) {
  const auto version = with_extension("exit 7");
  EXPECT_EQ(error_text(invoke(version)),
            "Extension.Crash: RequestId: ID Error: ext: exit status 7");
}

TEST_F(LambdaExtensions, that_crash_at_work_do_no_harm_to_a_response_that_was_given) {
  const auto version = with_extension("next_event >/dev/null\nexit 7");
  for (int i = 0; i < 3; ++i) {
    const auto output = invoke(version);
    // Whichever is first: the response, or the end of the extension.
    EXPECT_TRUE(output.payload == R"("ok")" ||
                error_text(output) == "Extension.Crash: RequestId: ID Error: ext: exit status 7")
        << output.payload;
  }
}

TEST_F(LambdaExtensions, that_report_an_error_of_their_Init_fail_the_invocation) {
  const auto version = with_extension(R"(
curl -sS -d '{}' -H "Lambda-Extension-Identifier: $id" \
  -H 'Lambda-Extension-Function-Error-Type: Extension.ConfigInvalid' "$api/init/error"
exec sleep 600)");
  EXPECT_EQ(error_text(invoke(version)),
            "Extension.InitError: RequestId: ID Error: Extension.ConfigInvalid");
}

TEST_F(LambdaExtensions, that_cannot_be_launched_fail_the_invocation) {
  const auto version = script("exit 0");
  const auto layers = std::make_shared<LayersDirectory>();
  layers->root = directory_.path() / "layers";
  std::filesystem::create_directories(layers->root / "extensions");
  std::ofstream(layers->root / "extensions" / "ext") << "not executable";
  version->layers_directory = layers;
  EXPECT_EQ(error_text(invoke(version)),
            "Extension.LaunchError: RequestId: ID Error: fork/exec /opt/extensions/ext: Permission "
            "denied");
}

TEST_F(LambdaExtensions, are_sent_the_telemetry_that_they_subscribed_to) {
  const functional::HttpImposter subscriber;
  const auto version = with_extension(
      R"(
subscribe() {
  curl -sS -X PUT -H "Lambda-Extension-Identifier: $id" -d "$1" \
    "http://$AWS_LAMBDA_RUNTIME_API/2022-07-01/telemetry"
}
subscribe '{"schemaVersion":"1999-01-01"}' >>"$NOTES"
subscribe '{"schemaVersion":"2022-12-13","types":["platform","function","extension"],
  "buffering":{"timeoutMs":25},
  "destination":{"protocol":"HTTP","URI":"http://sandbox.localdomain:'$PORT_OF_TEST'/t"}}' >>"$NOTES"
echo "line of the extension"
while next_event | grep -q INVOKE; do :; done)",
      R"(echo "line of the function"; curl -sS -d '"ok"' "$api/invocation/$id/response")");
  version->environment["PORT_OF_TEST"] = std::to_string(subscriber.port());
  const auto output = invoke(version);
  EXPECT_EQ(output.payload, R"("ok")");
  std::string all;
  const auto has_come = [&](const std::string& text) {
    run_until([&] {
      all.clear();
      for (const auto& request : subscriber.requests())
        all += request.body();
      return all.find(text) != std::string::npos;
    });
    return all.find(text) != std::string::npos;
  };
  for (const std::string text :
       {R"("type":"platform.initStart")", R"("type":"platform.telemetrySubscription")",
        R"("type":"platform.initReport")", R"("type":"platform.extension")",
        R"("type":"extension","record":"line of the extension")",
        R"("type":"function","record":"line of the function")", R"("type":"platform.start")",
        R"("type":"platform.runtimeDone")", R"("type":"platform.report")"}) {
    EXPECT_TRUE(has_come(text)) << text << " in " << all;
  }
  EXPECT_THAT(all, HasSubstr(R"({"requestId":")" + output.request_id));
  EXPECT_EQ(subscriber.requests().front().target, "/t");
  EXPECT_THAT(noted(), HasSubstr("ValidationError"));
  EXPECT_THAT(noted(), HasSubstr("OK"));
}

TEST_F(LambdaExtensions, of_the_runtime_itself_take_part) {
  const auto version = script(std::string(shell_next) + R"(
extensions="http://$AWS_LAMBDA_RUNTIME_API/2020-01-01/extension"
answer=$(curl -sS -D "$TMPDIR/registered" -H 'Lambda-Extension-Name: internal' \
  -d '{"events":["INVOKE"]}' "$extensions/register")
identifier=$(sed -n 's/^Lambda-Extension-Identifier: *\([^\r]*\).*/\1/p' "$TMPDIR/registered")
(while :; do
  event=$(curl -sS -H "Lambda-Extension-Identifier: $identifier" "$extensions/event/next") || exit
  case $event in *INVOKE*) ;; *) exit ;; esac
  echo "$event" >>"$NOTES"
done) &
while :; do
  next
  [ -n "$id" ] || exit 0
  curl -sS -o /dev/null -d "$answer" "$api/invocation/$id/response"
done)");
  version->environment["NOTES"] = notes();
  const auto output = invoke(version);
  EXPECT_EQ(output.payload,
            R"({"functionName":"f","functionVersion":"$LATEST","handler":"main.handler"})");
  const auto second = invoke(version);
  run_until([&] { return noted().find(second.request_id) != std::string::npos; });
  EXPECT_THAT(noted(), HasSubstr(output.request_id));
  EXPECT_THAT(noted(), HasSubstr(second.request_id));
}

}  // namespace
}  // namespace emulator::lambda
