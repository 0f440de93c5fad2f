// How a function runs, without the services around it.

#include <signal.h>
#include <sys/wait.h>

#include "lambda/memory_group.hpp"
#include "lambda_execution_fixture.hpp"

namespace emulator::lambda {
namespace {

TEST_F(LambdaExecution, answers_with_what_the_function_returned) {
  const auto output = invoke(test_function(), R"({"do": "return", "payload": {"a": 1}})");
  EXPECT_EQ(output.payload, R"({"a":1})");
  EXPECT_EQ(output.function_error, InvocationOutput::FunctionError::none);
  EXPECT_EQ(output.executed_version, "$LATEST");
  EXPECT_THAT(output.log_tail, HasSubstr("START RequestId: " + output.request_id));
  EXPECT_THAT(output.log_tail, HasSubstr("\nEND RequestId: " + output.request_id));
  EXPECT_THAT(output.log_tail, HasSubstr("\nREPORT RequestId: " + output.request_id));
  EXPECT_THAT(output.log_tail, HasSubstr("Init Duration: "));
}

TEST_F(LambdaExecution, tells_the_function_all_about_its_invocation) {
  const auto version = test_function();
  InvocationInput input;
  input.payload = R"({"do": "context"})";
  input.client_context = "{\"client\":\n{\"a\":\"b\"}}";
  const auto output = run(scheduler_->invoke(version, version->function_arn + ":live",
                                             "the-request", std::move(input)));
  const auto context = aws::parse_json(output->payload);
  ASSERT_TRUE(context && context->IsObject()) << output->payload;
  const auto text = [&](const char* name) { return std::string((*context)[name].GetString()); };
  EXPECT_EQ(text("requestId"), "the-request");
  EXPECT_EQ(text("functionArn"), version->function_arn + ":live");
  EXPECT_THAT(
      text("traceId"),
      testing::MatchesRegex("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0"));
  EXPECT_EQ(text("clientContext"), "{\"client\": {\"a\":\"b\"}}");
  EXPECT_GT((*context)["remainingMs"].GetInt(), 2000);
  EXPECT_LE((*context)["remainingMs"].GetInt(), 3000);
}

TEST_F(LambdaExecution, sets_the_environment_of_real_Lambda) {
  const auto version = test_function();
  version->environment = {{"MINE", "1"}, {"TZ", "Europe/Berlin"}};
  const auto output = invoke(version, R"({"do": "environment"})");
  const auto variables = aws::parse_json(output.payload);
  ASSERT_TRUE(variables && variables->IsObject()) << output.payload;
  const auto value = [&](const char* name) -> std::string {
    const auto* found = aws::member(*variables, name);
    return found == nullptr ? "(none)" : found->GetString();
  };
  EXPECT_EQ(value("MINE"), "1");
  EXPECT_EQ(value("TZ"), "Europe/Berlin");
  EXPECT_EQ(value("_HANDLER"), "main.handler");
  EXPECT_EQ(value("LAMBDA_TASK_ROOT"), version->package->root.string());
  EXPECT_EQ(value("AWS_LAMBDA_FUNCTION_NAME"), "f");
  EXPECT_EQ(value("AWS_ENDPOINT_URL"), "http://127.0.0.1:4566");
  EXPECT_EQ(value("AWS_EXECUTION_ENV"), "(none)");
}

TEST_F(LambdaExecution, reuses_a_warm_environment) {
  const auto version = test_function();
  const auto first = aws::parse_json(invoke(version, R"({"do": "context"})").payload);
  const auto second = aws::parse_json(invoke(version, R"({"do": "context"})").payload);
  EXPECT_EQ((*first)["pid"].GetInt(), (*second)["pid"].GetInt());
  EXPECT_EQ((*second)["invocations"].GetInt(), 2);
}

TEST_F(LambdaExecution, runs_each_concurrent_invocation_in_a_process_of_its_own) {
  const auto version = test_function();
  constexpr int count = 20;
  std::vector<std::shared_ptr<std::optional<aws::Result<InvocationOutput>>>> results;
  results.reserve(count);
  // Long enough for a slow machine to have them all at work at once.
  version->timeout = seconds(60);
  for (int i = 0; i < count; ++i)
    results.push_back(begin(version, R"({"do": "sleep", "milliseconds": 6000})"));
  run_until([&] { return processes() == count; }, seconds(30));
  EXPECT_EQ(processes(), count);
  run_until([&] { return std::ranges::all_of(results, [](auto& r) { return r->has_value(); }); },
            seconds(30));
  for (const auto& result : results) {
    ASSERT_TRUE(result->has_value());
    EXPECT_EQ((**result)->payload, R"("done")");
  }
}

TEST_F(LambdaExecution, does_not_start_a_process_for_an_invocation_right_after_a_response) {
  const auto version = test_function();
  for (int i = 0; i < 200; ++i)
    EXPECT_EQ(invoke(version, "[]").payload, "[]");
  EXPECT_EQ(processes(), 1);
}

TEST_F(LambdaExecution, reports_the_error_a_function_posts) {
  const auto output = invoke(test_function(), R"({"do": "fail", "message": "no", "type": "Mine"})");
  EXPECT_EQ(error_text(output), "Mine: no");
  EXPECT_EQ(output.function_error, InvocationOutput::FunctionError::unhandled);
  EXPECT_THAT(output.log_tail, HasSubstr("Status: error\tError Type: "));
}

TEST_F(LambdaExecution, kills_a_function_at_its_timeout_and_runs_the_next) {
  const auto version = test_function();
  version->timeout = seconds(1);
  const auto begin_time = Clock::now();
  const auto output = invoke(version, R"({"do": "sleep", "milliseconds": 60000})");
  EXPECT_LT(Clock::now() - begin_time, milliseconds(1900));
  EXPECT_EQ(error_text(output),
            "Sandbox.Timedout: RequestId: ID Error: Task timed out after 1.00 seconds");
  EXPECT_TRUE(output.timed_out);
  EXPECT_EQ(output.function_error, InvocationOutput::FunctionError::unhandled);
  EXPECT_THAT(output.log_tail, HasSubstr("Task timed out after 1.00 seconds"));
  EXPECT_THAT(output.log_tail, HasSubstr("Status: timeout"));
  run_until([&] { return processes() == 0; });
  EXPECT_EQ(processes(), 0);
  EXPECT_EQ(invoke(version, "1").payload, "1");
}

TEST_F(LambdaExecution, kills_a_function_that_loops_for_ever) {
  const auto version = script(std::string(shell_next) + "next; while :; do :; done");
  version->timeout = seconds(1);
  EXPECT_EQ(error_text(invoke(version)),
            "Sandbox.Timedout: RequestId: ID Error: Task timed out after 1.00 seconds");
}

TEST_F(LambdaExecution, answers_when_the_function_exits_mid_invocation) {
  const auto version = test_function();
  EXPECT_EQ(error_text(invoke(version, R"({"do": "exit", "code": 7})")),
            "Runtime.ExitError: RequestId: ID Error: Runtime exited with error: exit status 7");
  EXPECT_EQ(error_text(invoke(version, R"({"do": "exit", "code": 0})")),
            "Runtime.ExitError: RequestId: ID Error: Runtime exited without providing a reason");
  EXPECT_EQ(invoke(version, "1").payload, "1");
}

TEST_F(LambdaExecution, answers_when_somebody_kills_the_function_mid_invocation) {
  const auto mark = directory_.path() / "mark";
  const auto version =
      script(fmt::format("{}next; echo $$ > {}; sleep 60", shell_next, mark.string()));
  version->timeout = seconds(20);
  const auto result = begin(version, "{}");
  run_until([&] { return std::filesystem::exists(mark) && !std::filesystem::is_empty(mark); });
  ::kill(std::stoi(functional::read_file(mark.string())), SIGKILL);
  run_until([&] { return result->has_value(); });
  ASSERT_TRUE(result->has_value());
  EXPECT_EQ(error_text(***result),
            "Runtime.ExitError: RequestId: ID Error: Runtime exited with error: signal: killed");
  EXPECT_EQ(invoke(test_function(), "1").payload, "1");
}

TEST_F(LambdaExecution, survives_a_death_right_after_the_response) {
  const auto version = script(std::string(shell_next) + R"(
next
curl -sS -o /dev/null -d '"last words"' "$api/invocation/$id/response"
kill -9 $$)");
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(invoke(version).payload, R"("last words")");
}

TEST_F(LambdaExecution, a_response_that_is_cut_mid_way_is_one_error_of_its_caller) {
  const auto version =
      function(ZipBuilder{}
                   .add_program("bootstrap", std::string("#!/bin/bash\n") + shell_next + R"(
while :; do
  next
  [ -n "$id" ] || exit 0
  exec 3<>"/dev/tcp/${AWS_LAMBDA_RUNTIME_API%:*}/${AWS_LAMBDA_RUNTIME_API#*:}"
  printf 'POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\n' "$id" >&3
  printf 'Host: %s\r\nTransfer-Encoding: chunked\r\n' "$AWS_LAMBDA_RUNTIME_API" >&3
  printf 'Lambda-Runtime-Function-Response-Mode: streaming\r\n\r\n64\r\nhalf' >&3
  exec 3>&-
done)")
                   .finish());
  for (int i = 0; i < 2; ++i)
    EXPECT_THAT(error_text(invoke(version)), HasSubstr("Runtime.TruncatedResponse: "));
}

TEST_F(LambdaExecution, survives_the_death_of_an_idle_environment) {
  const auto version = test_function();
  invoke(version);
  ::kill(functional::descendants_of(::getpid()).at(0).pid, SIGKILL);
  run_until([&] { return processes() == 0; });
  EXPECT_EQ(invoke(version, "1").payload, "1");
}

TEST_F(LambdaExecution, says_when_there_is_no_bootstrap) {
  const auto version = function(ZipBuilder{}.add("main.py", "print(1)").finish());
  const auto output = invoke(version);
  EXPECT_EQ(error_text(output),
            "Runtime.InvalidEntrypoint: RequestId: ID Error: Couldn't find valid bootstrap(s): "
            "[/var/task/bootstrap /opt/bootstrap]");
  EXPECT_EQ(output.function_error, InvocationOutput::FunctionError::unhandled);
}

TEST_F(LambdaExecution, says_when_the_bootstrap_is_not_executable) {
  const auto version = function(ZipBuilder{}.add("bootstrap", "#!/bin/sh\n", 0644).finish());
  EXPECT_EQ(error_text(invoke(version)),
            "Runtime.InvalidEntrypoint: RequestId: ID Error: fork/exec /var/task/bootstrap: "
            "permission denied");
}

TEST_F(LambdaExecution, says_when_the_bootstrap_is_for_another_machine) {
  std::string program(64, '\0');
  program.replace(0, 20,
                  std::string("\x7f"
                              "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0\x15\0",
                              20));
  const auto version = function(ZipBuilder{}.add_program("bootstrap", program).finish());
  EXPECT_EQ(error_text(invoke(version)),
            "Runtime.InvalidEntrypoint: RequestId: ID Error: fork/exec /var/task/bootstrap: exec "
            "format error");
}

TEST_F(LambdaExecution, says_when_a_script_has_the_line_ends_of_Windows) {
  const auto version =
      function(ZipBuilder{}.add_program("bootstrap", "#!/bin/sh\r\nexit 1\r\n").finish());
  EXPECT_EQ(error_text(invoke(version)),
            "Runtime.InvalidEntrypoint: RequestId: ID Error: fork/exec /var/task/bootstrap: no "
            "such file or directory");
}

TEST_F(LambdaExecution, runs_the_handler_of_go1_x) {
  const auto version = test_function();
  version->runtime = "go1.x";
  version->handler = "main";
  EXPECT_EQ(invoke(version).payload,
            R"({"errorMessage":"fork/exec /var/task/main: no such file or directory",)"
            R"("errorType":"PathError"})");
}

TEST_F(LambdaExecution, runs_Init_once_more_when_it_crashed) {
  // The second run finds the file of the first.
  const auto mark = directory_.path() / "mark";
  const auto version =
      script(fmt::format("if [ ! -e {0} ]; then : > {0}; exit 1; fi\n{1}"
                         "while :; do next; curl -sS -d '\"second\"' "
                         "\"$api/invocation/$id/response\"; done",
                         mark.string(), shell_next));
  EXPECT_EQ(invoke(version).payload, R"("second")");
}

TEST_F(LambdaExecution, reports_a_crash_in_Init) {
  const auto output = invoke(script("echo going down; exit 3"));
  EXPECT_EQ(error_text(output),
            "Runtime.ExitError: RequestId: ID Error: Runtime exited with error: exit status 3");
  EXPECT_THAT(output.log_tail, HasSubstr("going down\n"));
  EXPECT_THAT(output.log_tail, HasSubstr("Phase: invoke\tStatus: error\tError Type: "
                                         "Runtime.ExitError"));
}

TEST_F(LambdaExecution, reports_the_error_that_Init_posts) {
  const auto version = test_function();
  version->environment["TEST_FUNCTION_INIT"] = "throw";
  const auto output = invoke(version);
  EXPECT_THAT(output.payload, HasSubstr("told to fail in init"));
  EXPECT_EQ(output.function_error, InvocationOutput::FunctionError::unhandled);
}

TEST_F(LambdaExecution, ends_an_Init_that_never_asks_for_an_invocation) {
  config_.lambda_init_timeout = milliseconds(200);
  const auto version = test_function();
  version->timeout = seconds(1);
  version->environment["TEST_FUNCTION_INIT"] = "hang";
  const auto begin_time = Clock::now();
  const auto output = invoke(version);
  EXPECT_EQ(error_text(output),
            "Sandbox.Timedout: RequestId: ID Error: Task timed out after 1.00 seconds");
  EXPECT_TRUE(output.timed_out);
  EXPECT_LT(Clock::now() - begin_time, milliseconds(2500));
}

TEST_F(LambdaExecution, refuses_a_response_over_6_MB_and_goes_on) {
  const auto version = test_function();
  const auto output = invoke(version, R"({"do": "fill", "size": 6291557})");
  EXPECT_EQ(error_text(output),
            "Function.ResponseSizeTooLarge: Response payload size exceeded maximum allowed payload "
            "size (6291556 bytes).");
  EXPECT_EQ(invoke(version, R"({"do": "fill", "size": 6291556})").payload.size(), 6291556);
}

TEST_F(LambdaExecution, bears_a_function_that_prints_100_MB) {
  const auto version = test_function();
  version->timeout = seconds(30);
  const std::string line(99, 'x');
  const auto output =
      invoke(version, fmt::format(R"({{"do": "print", "text": "{}", "times": 1000000}})", line));
  EXPECT_EQ(output.payload, R"("done")");
  EXPECT_LE(output.log_tail.size(), 4096);
  EXPECT_THAT(output.log_tail, HasSubstr(line + "\nEND RequestId: "));
  EXPECT_EQ(invoke(version, "1").payload, "1");
}

TEST_F(LambdaExecution, bears_a_line_without_an_end) {
  const auto version = script(std::string(shell_next) +
                              "while :; do next; head -c 20000000 /dev/zero; curl -sS -d 1 "
                              "\"$api/invocation/$id/response\"; done");
  version->timeout = seconds(30);
  EXPECT_EQ(invoke(version).payload, "1");
}

TEST_F(LambdaExecution, gives_output_to_the_invocation_it_was_printed_in) {
  const auto version = test_function();
  EXPECT_THAT(invoke(version, R"({"do": "print", "text": "one"})").log_tail, HasSubstr("one\n"));
  const auto second = invoke(version, R"({"do": "print", "text": "two", "stderr": true})").log_tail;
  EXPECT_THAT(second, HasSubstr("two\n"));
  EXPECT_THAT(second, testing::Not(HasSubstr("one\n")));
}

TEST_F(LambdaExecution, ends_the_children_a_function_leaves_behind) {
  const auto version = test_function();
  EXPECT_EQ(error_text(invoke(version, R"({"do": "fork", "exit": true})")),
            "Runtime.ExitError: RequestId: ID Error: Runtime exited without providing a reason");
  run_until([&] { return processes() == 0; });
  EXPECT_EQ(processes(), 0);
}

TEST_F(LambdaExecution, ends_children_that_left_the_process_group) {
  const auto version = script(std::string(shell_next) +
                              "(setsid sh -c 'sleep 600 & sleep 600' &) \n"
                              "next; curl -sS -d 1 \"$api/invocation/$id/response\"; next");
  EXPECT_EQ(invoke(version).payload, "1");
  run_until([&] { return processes() >= 4; });
  scheduler_->retire(version);
  run_until([&] { return processes() == 0; });
  EXPECT_EQ(to_string(functional::descendants_of(::getpid())), "");
}

TEST_F(LambdaExecution, ends_children_that_hide_where_they_come_from_at_the_stop) {
  const auto version = script(std::string(shell_next) +
                              "(env -i setsid sleep 600 &) \n"
                              "next; curl -sS -d 1 \"$api/invocation/$id/response\"; next");
  EXPECT_EQ(invoke(version).payload, "1");
  run(scheduler_->stop(Clock::now() + seconds(1)));
  EXPECT_EQ(to_string(functional::descendants_of(::getpid())), "");
}

TEST_F(LambdaExecution, lets_processes_be_that_were_there_before) {
  run(scheduler_->stop(Clock::now()));
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    ::execlp("env", "env", "-i", "sleep", "600", nullptr);
    ::_exit(127);
  }
  make_scheduler();
  EXPECT_EQ(invoke(test_function(), "1").payload, "1");
  run(scheduler_->reset());
  EXPECT_EQ(::waitpid(child, nullptr, WNOHANG), 0);
  ::kill(child, SIGKILL);
  run_until([&] { return processes() == 0; });
}

TEST_F(LambdaExecution, wrong_and_late_calls_are_refused_and_change_nothing) {
  const auto version = script(std::string(shell_next) + R"(
call() { curl -sS -o "$TMPDIR/answer" -w '%{http_code} ' "$@"; cat "$TMPDIR/answer"; echo; }
while :; do
  next
  call -d 0 "$api/invocation/no-such-id/response"
  call "$api/invocation/next"
  call -d 0 "$api/init/error"
  call -X DELETE "$api/invocation/next"
  call "$api/nothing"
  call -H 'Origin: http://evil.example' "$api/invocation/next"
  call -H 'Host: evil.example' -d 0 "$api/invocation/$id/response"
  call -d '{"events":[]}' -H 'Lambda-Extension-Name: late' \
    "http://$AWS_LAMBDA_RUNTIME_API/2020-01-01/extension/register"
  call "http://$AWS_LAMBDA_RUNTIME_API/2020-01-01/extension/event/next"
  call -X PUT "http://$AWS_LAMBDA_RUNTIME_API/2022-07-01/telemetry"
  call -d '"right"' "$api/invocation/$id/response"
  call -d 0 "$api/invocation/$id/response"
  sleep 0.3
done)");
  version->timeout = seconds(20);
  const auto first = invoke(version);
  EXPECT_EQ(first.payload, R"("right")");
  EXPECT_THAT(
      first.log_tail,
      HasSubstr(R"(400 {"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"})"));
  EXPECT_THAT(first.log_tail, HasSubstr("403 {\"errorMessage\":\"State transition from "
                                        "RuntimeRunning to RuntimeReady failed for runtime. "
                                        "Error: State transition is not allowed\",\"errorType\":"
                                        "\"InvalidStateTransition\"}"));
  EXPECT_THAT(first.log_tail, HasSubstr("RuntimeRunning to RuntimeInitError"));
  EXPECT_THAT(first.log_tail, HasSubstr("403 {\"errorMessage\":\"Only the function itself"));
  EXPECT_THAT(first.log_tail, HasSubstr("405 "));
  EXPECT_THAT(first.log_tail, HasSubstr("404 "));
  EXPECT_THAT(first.log_tail, HasSubstr("\"errorType\":\"Extension.RegistrationClosed\""));
  EXPECT_THAT(first.log_tail, HasSubstr("\"errorType\":\"Extension.MissingExtensionIdentifier\""));
  EXPECT_THAT(first.log_tail, HasSubstr("\"errorType\":\"Extension.UnknownExtensionIdentifier\""));
  EXPECT_EQ(invoke(version).payload, R"("right")");
}

TEST_F(LambdaExecution, ends_a_function_that_outgrows_its_memory) {
  // What the leader of the processes holds is not all of it.
  const auto version = script(std::string(shell_next) +
                              "next\nhead -c 400000000 /dev/zero | tail -c 390000000 | sleep 20");
  version->timeout = seconds(20);
  for (int i = 0; i < 2; ++i) {
    const auto output = invoke(version);
    EXPECT_EQ(
        error_text(output),
        "Runtime.OutOfMemory: RequestId: ID Error: Runtime exited with error: signal: killed");
    EXPECT_EQ(output.error_type, "Runtime.OutOfMemory");
    EXPECT_THAT(output.log_tail, HasSubstr("\tMemory Size: 128 MB\tMax Memory Used: 128 MB\t"));
    EXPECT_THAT(output.log_tail, HasSubstr("\tStatus: error\tError Type: Runtime.OutOfMemory"));
  }
}

TEST_F(LambdaExecution, bounds_memory_by_control_groups_where_the_kernel_lets_us) {
  const auto own = own_group_in(functional::read_file("/proc/self/cgroup"),
                                functional::read_file("/proc/self/mountinfo"));
  const auto problem = prepare_groups(own);
  const auto group_of_function = [&] {
    return invoke(script(std::string(shell_next) + R"(
next
curl -sS -o /dev/null -d "\"$(sed -n 's/^0:://p' /proc/self/cgroup)\"" \
  "$api/invocation/$id/response")"))
        .payload;
  };
  const std::string part = fmt::format("/lambda-{}-", ::getpid());
  std::string group = group_of_function();
  if (problem) {
    EXPECT_THAT(group, testing::Not(HasSubstr("/lambda-"))) << *problem;
    return;
  }
  // Whether there can be any is found out meanwhile.
  for (int i = 0; i < 100 && group.find(part) == std::string::npos; ++i)
    group = group_of_function();
  EXPECT_THAT(group, HasSubstr(part));
  run(scheduler_->stop(Clock::now()));
  for (const auto& left : std::filesystem::directory_iterator(own)) {
    const std::string name = left.path().filename().string();
    EXPECT_FALSE(name.starts_with(part.substr(1))) << name;
  }
}

TEST_F(LambdaExecution, retires_idle_environments_after_the_keep_alive) {
  config_.lambda_keepalive = milliseconds(100);
  invoke(test_function());
  EXPECT_EQ(processes(), 1);
  run_until([&] { return processes() == 0; });
  EXPECT_EQ(processes(), 0);
}

TEST_F(LambdaExecution, lets_a_busy_environment_finish_when_its_version_is_retired) {
  const auto version = test_function();
  const auto result = begin(version, R"({"do": "sleep", "milliseconds": 200})");
  run_until([&] { return processes() == 1; });
  scheduler_->retire(version);
  run_until([&] { return result->has_value(); });
  ASSERT_TRUE(result->has_value());
  EXPECT_EQ((**result)->payload, R"("done")");
  run_until([&] { return processes() == 0; });
  EXPECT_EQ(processes(), 0);
}

TEST_F(LambdaExecution, a_reset_answers_what_is_in_flight_and_leaves_it_usable) {
  const auto version = test_function();
  const auto result = begin(version, R"({"do": "sleep", "milliseconds": 60000})");
  run_until([&] { return processes() == 1; });
  run(scheduler_->reset());
  run_until([&] { return result->has_value(); });
  ASSERT_TRUE(result->has_value());
  EXPECT_EQ(error_text(***result),
            "Sandbox.Failure: RequestId: ID Error: The execution environment was ended");
  EXPECT_EQ(processes(), 0);
  EXPECT_EQ(invoke(version, "1").payload, "1");
}

TEST_F(LambdaExecution, a_stop_lets_invocations_finish_until_its_deadline) {
  const auto version = test_function();
  const auto quick = begin(version, R"({"do": "sleep", "milliseconds": 200})");
  const auto slow = begin(version, R"({"do": "sleep", "milliseconds": 60000})");
  run_until([&] { return processes() == 2; });
  run(scheduler_->stop(Clock::now() + milliseconds(1000)));
  run_until([&] { return slow->has_value(); });
  ASSERT_TRUE(quick->has_value() && slow->has_value());
  EXPECT_EQ((**quick)->payload, R"("done")");
  EXPECT_THAT((**slow)->payload, HasSubstr("Sandbox.Failure"));
  const auto refused = run(invocation(version, "1"));
  EXPECT_FALSE(refused.has_value());
}

}  // namespace
}  // namespace emulator::lambda
