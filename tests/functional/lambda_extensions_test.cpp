// Extensions beside a function, and what becomes of an invocation whatever they or the runtime do.

#include <signal.h>

#include <boost/asio/ip/tcp.hpp>

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

// Takes what comes over TCP.
class Listener {
 public:
  explicit Listener(asio::io_context& loop)
      : acceptor_(loop, {asio::ip::address_v4::loopback(), 0}), socket_(loop) {
    acceptor_.async_accept(socket_, [this](const boost::system::error_code& error) {
      if (!error) read();
    });
  }
  unsigned short port() const { return acceptor_.local_endpoint().port(); }
  const std::string& text() const { return text_; }
  // Before the loop runs for the last time.
  void close() {
    acceptor_.close();
    socket_.close();
  }

 private:
  void read() {
    socket_.async_read_some(asio::buffer(buffer_),
                            [this](const boost::system::error_code& error, std::size_t count) {
                              if (error) return;
                              text_.append(buffer_, count);
                              read();
                            });
  }
  asio::ip::tcp::acceptor acceptor_;
  asio::ip::tcp::socket socket_;
  char buffer_[4096];
  std::string text_;
};

TEST_F(LambdaExtensions, are_sent_logs_in_lines_over_TCP) {
  Listener listener(loop_);
  const auto version =
      with_extension(R"(
subscribe() {
  curl -sS -X PUT -H "Lambda-Extension-Identifier: $id" -d "$2" "http://$AWS_LAMBDA_RUNTIME_API/$1"
}
tcp='"types":["platform","function"],"buffering":{"timeoutMs":25},
  "destination":{"protocol":"TCP","port":'$PORT_OF_TEST'}}'
subscribe 2020-08-15/logs '{"schemaVersion":"2021-03-18",'"$tcp" >>"$NOTES"
subscribe 2022-07-01/telemetry '{"schemaVersion":"2022-12-13",'"$tcp" >>"$NOTES"
while next_event | grep -q INVOKE; do :; done)",
                     R"(echo hello; curl -sS -d '"ok"' "$api/invocation/$id/response")");
  version->environment["PORT_OF_TEST"] = std::to_string(listener.port());
  const auto output = invoke(version);
  EXPECT_EQ(output.payload, R"("ok")");
  run_until([&] { return listener.text().find("platform.report") != std::string::npos; });
  const std::string text = listener.text();
  const std::string id = R"("record":{"requestId":")" + output.request_id + "\"";
  for (const std::string& expected :
       {R"("type":"platform.logsSubscription","record":{"name":"ext","state":"Subscribed",)" +
            std::string(R"("types":["platform","function"]}})"),
        R"("type":"platform.start",)" + id + "}}\n", std::string(R"("record":"hello"})") + "\n",
        R"("type":"platform.runtimeDone",)" + id + R"(,"status":"success"}})" + "\n",
        R"("type":"platform.end",)" + id + "}}\n",
        R"("type":"platform.report",)" + id + R"(,"metrics":{"durationMs":)"}) {
    EXPECT_THAT(text, HasSubstr(expected));
  }
  // Those are of the other API, which one that has the Logs API can't have as well.
  EXPECT_THAT(text, testing::Not(HasSubstr("platform.init")));
  EXPECT_THAT(noted(), HasSubstr("OK"));
  EXPECT_THAT(noted(), HasSubstr("ValidationError"));
  listener.close();
}

TEST_F(LambdaExtensions, are_told_of_an_Init_that_failed) {
  const functional::HttpImposter subscriber;
  const std::string extension = std::string(shell_register) + R"(
curl -sS -X PUT -H "Lambda-Extension-Identifier: $id" -d '{"schemaVersion":"2022-12-13",
  "types":["platform"],"buffering":{"timeoutMs":25},"destination":{"protocol":"HTTP",
  "URI":"http://sandbox.localdomain:'$PORT_OF_TEST'/"}}' \
  "http://$AWS_LAMBDA_RUNTIME_API/2022-07-01/telemetry"
touch "$NOTES"
while next_event | grep -q INVOKE; do :; done)";
  const auto version = function(ZipBuilder{}
                                    .add_program("bootstrap", R"(#!/bin/sh
while [ ! -e "$NOTES" ]; do sleep 0.02; done
exit 4)")
                                    .add_program("extensions/ext", extension)
                                    .finish());
  version->environment = {{"NOTES", notes()}, {"PORT_OF_TEST", std::to_string(subscriber.port())}};
  EXPECT_THAT(error_text(invoke(version)), HasSubstr("Runtime.ExitError"));
  const auto told = [&] {
    std::string all;
    for (const auto& request : subscriber.requests())
      all += request.body();
    return all;
  };
  const std::string report =
      R"("type":"platform.initReport","record":{"initializationType":"on-demand","phase":"init",)"
      R"("status":"error","errorType":"Runtime.ExitError","metrics":{"durationMs":)";
  run_until([&] { return told().find(report) != std::string::npos; });
  EXPECT_THAT(told(), HasSubstr(report));
  EXPECT_THAT(told(), HasSubstr(R"("type":"platform.initRuntimeDone","record":{)"
                                R"("initializationType":"on-demand","phase":"init",)"
                                R"("status":"error","errorType":"Runtime.ExitError"}})"));
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
