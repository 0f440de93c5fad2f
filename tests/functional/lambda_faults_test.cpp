// A function that dies or misbehaves in any state of its Runtime API: each invocation has its one
// outcome, and the next one finds a healthy environment.

#include <signal.h>

#include <map>

#include "lambda/log_destination.hpp"
#include "lambda_execution_fixture.hpp"

namespace emulator::lambda {
namespace {

// The logs of all functions in one text.
class CollectedLogs final : public LogDestination {
 public:
  std::unique_ptr<LogWriter> open(const aws::Scope&, const std::string&,
                                  const std::string&) override {
    struct Writer final : LogWriter {
      explicit Writer(CollectedLogs& owner) : logs(owner) {}
      void write(std::string_view line) override { logs.text += std::string(line) + "\n"; }
      CollectedLogs& logs;
    };
    return std::make_unique<Writer>(*this);
  }
  std::size_t count(const std::string& part) const {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
      ++found;
    return found;
  }
  std::string text;
};

class LambdaFaults : public LambdaExecution {
 protected:
  void SetUp() override {
    LambdaExecution::SetUp();
    scheduler_->set_logs(logs_);
  }

  std::filesystem::path mark() const { return directory_.path() / "mark"; }

  // A function of bash that marks where it is with its process id, and rests there.
  std::shared_ptr<FunctionVersion> resting(const std::string& text) {
    auto version = function(
        ZipBuilder{}
            .add_program("bootstrap", std::string("#!/bin/bash\n") + shell_next +
                                          "rest() { echo $$ >\"$MARK.new\"; mv \"$MARK.new\" "
                                          "\"$MARK\"; while :; do sleep 0.05; done; }\n" +
                                          text)
            .finish());
    version->environment["MARK"] = mark().string();
    version->timeout = seconds(20);
    return version;
  }

  // Kills it where it rests, once it has come there.
  void kill_at_mark() {
    run_until([&] { return std::filesystem::exists(mark()); });
    ASSERT_TRUE(std::filesystem::exists(mark()));
    const pid_t pid = std::stoi(functional::read_file(mark().string()));
    std::filesystem::remove(mark());
    EXPECT_EQ(::kill(pid, SIGKILL), 0);
  }

  InvocationOutput outcome_of(
      const std::shared_ptr<std::optional<aws::Result<InvocationOutput>>>& result) {
    run_until([&] { return result->has_value(); });
    if (!result->has_value() || !**result) {
      ADD_FAILURE() << "no answer";
      return {};
    }
    const InvocationOutput output = ***result;
    EXPECT_EQ(logs_.count("START RequestId: " + output.request_id), 1U) << logs_.text;
    EXPECT_EQ(logs_.count("END RequestId: " + output.request_id), 1U) << logs_.text;
    EXPECT_EQ(logs_.count("REPORT RequestId: " + output.request_id), 1U) << logs_.text;
    return output;
  }

  void expect_killed(const InvocationOutput& output) {
    EXPECT_EQ(error_text(output),
              "Runtime.ExitError: RequestId: ID Error: Runtime exited with error: signal: killed");
  }

  void TearDown() override {
    EXPECT_EQ(invoke(test_function(), "1").payload, "1");
    LambdaExecution::TearDown();
  }

  CollectedLogs logs_;
};

TEST_F(LambdaFaults, killed_while_it_starts) {
  const auto result = begin(resting("rest"), "{}");
  kill_at_mark();  // its Init is tried once more, within the invocation's time
  kill_at_mark();
  expect_killed(outcome_of(result));
  EXPECT_EQ(logs_.count("INIT_REPORT "), 2U) << logs_.text;
}

TEST_F(LambdaFaults, killed_while_it_waits_in_next) {
  const auto version = resting(R"(
next; curl -sS -o /dev/null -d '"first"' "$api/invocation/$id/response"
(next) & rest)");
  EXPECT_EQ(outcome_of(begin(version, "{}")).payload, R"("first")");
  kill_at_mark();
  run_until([&] { return processes() == 0; });
  EXPECT_EQ(outcome_of(begin(version, "{}")).payload, R"("first")");
}

TEST_F(LambdaFaults, killed_with_an_invocation_in_hand) {
  const auto result = begin(resting("next; rest"), "{}");
  kill_at_mark();
  expect_killed(outcome_of(result));
}

// Opens a connection 3 to the Runtime API and sends half of a response in chunks.
constexpr const char* half_a_response = R"(
next
exec 3<>"/dev/tcp/${AWS_LAMBDA_RUNTIME_API%:*}/${AWS_LAMBDA_RUNTIME_API#*:}"
printf 'POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\nHost: %s\r\n' "$id" \
  "$AWS_LAMBDA_RUNTIME_API" >&3
printf 'Transfer-Encoding: chunked\r\nLambda-Runtime-Function-Response-Mode: streaming\r\n' >&3
printf '\r\n64\r\nhalf' >&3
)";

TEST_F(LambdaFaults, killed_while_it_sends_its_response) {
  const auto result = begin(resting(std::string(half_a_response) + "rest"), "{}");
  kill_at_mark();
  expect_killed(outcome_of(result));
}

TEST_F(LambdaFaults, a_response_cut_mid_way_is_an_error_of_its_invocation_alone) {
  const auto version = resting("while :; do" + std::string(half_a_response) + R"(
exec 3>&-
next
[ -n "$id" ] || exit 0
curl -sS -o /dev/null -d '"whole"' "$api/invocation/$id/response"
done)");
  EXPECT_THAT(error_text(outcome_of(begin(version, "{}"))),
              HasSubstr("Runtime.TruncatedResponse: "));
  EXPECT_EQ(outcome_of(begin(version, "{}")).payload, R"("whole")");
}

TEST_F(LambdaFaults, killed_after_its_response) {
  const auto version = resting(R"(
next; curl -sS -o /dev/null -d '"said"' "$api/invocation/$id/response"; rest)");
  const auto result = begin(version, "{}");
  EXPECT_EQ(outcome_of(result).payload, R"("said")");
  kill_at_mark();
  run_until([&] { return processes() == 0; });
  EXPECT_EQ(outcome_of(begin(version, "{}")).payload, R"("said")");
}

TEST_F(LambdaFaults, killed_after_the_error_of_its_Init) {
  const auto version = resting(R"(
curl -sS -o /dev/null -d '{"errorType":"E","errorMessage":"m"}' "$api/init/error"; rest)");
  const auto result = begin(version, "{}");
  kill_at_mark();
  EXPECT_EQ(outcome_of(result).payload, R"({"errorType":"E","errorMessage":"m"})");
}

TEST_F(LambdaFaults, a_second_response_is_refused_and_changes_nothing) {
  const auto version = resting(R"(
post() { curl -sS -w '%{http_code}' -d "$1" "$api/invocation/$id/$2"; echo; }
while :; do
  next
  [ -n "$id" ] || exit 0
  post '"first"' response; post '"second"' response; post '{}' error
done)");
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(outcome_of(begin(version, "{}")).payload, R"("first")");
  run_until([&] { return logs_.count("to RuntimeInvocationErrorResponse") >= 2; });
  EXPECT_GE(logs_.count("from RuntimeResponseSent to RuntimeInvocationResponse"), 2U);
  EXPECT_GE(logs_.count("from RuntimeResponseSent to RuntimeInvocationErrorResponse"), 2U);
}

TEST_F(LambdaFaults, a_response_for_another_s_invocation_is_refused_and_reaches_nobody) {
  // Each of two waits until it knows the id of the other, and answers that first.
  const auto version = resting(R"sh(
next
own=$(cat "$TMPDIR/event")
other=$((1 - own))
echo "$id" >"$MARK.$own"
until [ -s "$MARK.$other" ]; do sleep 0.01; done
curl -sS -w '%{http_code}' -d '"stolen"' "$api/invocation/$(cat "$MARK.$other")/response"; echo
curl -sS -o /dev/null -d '"own"' "$api/invocation/$id/response"; rest)sh");
  const auto first = begin(version, "0");
  const auto second = begin(version, "1");
  EXPECT_EQ(outcome_of(first).payload, R"("own")");
  EXPECT_EQ(outcome_of(second).payload, R"("own")");
  EXPECT_EQ(logs_.count(R"({"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"})"),
            2U)
      << logs_.text;
}

TEST_F(LambdaFaults, a_next_while_it_is_busy_is_refused_and_changes_nothing) {
  const auto version = resting(R"(
while :; do
  next
  [ -n "$id" ] || exit 0
  curl -sS -w '%{http_code}' "$api/invocation/next"; echo
  curl -sS -o /dev/null -d "\"$id\"" "$api/invocation/$id/response"
done)");
  for (int i = 0; i < 2; ++i) {
    const auto output = outcome_of(begin(version, "{}"));
    EXPECT_EQ(output.payload, '"' + output.request_id + '"');
    EXPECT_THAT(output.log_tail, HasSubstr("from RuntimeRunning to RuntimeReady failed"));
  }
}

TEST_F(LambdaFaults, Init_and_its_end_are_records_in_JSON_logs) {
  const auto version = resting(R"(
[ -e "$MARK.failed" ] && { next; curl -sS -o /dev/null -d 1 "$api/invocation/$id/response"; exit; }
touch "$MARK.failed"
exit 3)");
  version->log_format = "JSON";
  version->system_log_level = "DEBUG";
  EXPECT_EQ(invoke(version).payload, "1");
  const std::string of_first = R"("record":{"initializationType":"on-demand","phase":"init",)";
  const std::string of_second = R"("record":{"initializationType":"on-demand","phase":"invoke",)";
  const std::string error = R"("status":"error","errorType":"Runtime.ExitError")";
  EXPECT_THAT(logs_.text, HasSubstr(R"("type":"platform.initStart",)" + of_first));
  EXPECT_THAT(logs_.text, HasSubstr(R"("type":"platform.initRuntimeDone",)" + of_first + error));
  EXPECT_THAT(logs_.text, HasSubstr(R"("type":"platform.initReport",)" + of_first + error +
                                    R"(,"metrics":{"durationMs":)"));
  EXPECT_THAT(logs_.text,
              HasSubstr(R"("type":"platform.initReport",)" + of_second + R"("status":"success")"));
  EXPECT_EQ(logs_.count("INIT_REPORT"), 0U);
  EXPECT_EQ(logs_.count("START RequestId"), 0U);
}

}  // namespace
}  // namespace emulator::lambda
