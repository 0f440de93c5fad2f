#include "lambda/runtime_machine.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

using Kind = RuntimeCall::Kind;

constexpr std::size_t limit = RuntimeMachine::response_limit;

RuntimeMachine busy_machine() {
  RuntimeMachine machine;
  EXPECT_FALSE(machine.next());
  machine.dispatch("id");
  return machine;
}

void expect_denied(const std::optional<Refusal>& refusal) {
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 403U);
  EXPECT_EQ(refusal->type, "InvalidStateTransition");
}

void expect_wrong_id(const std::optional<Refusal>& refusal) {
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 400U);
  EXPECT_EQ(refusal->type, "InvalidRequestID");
  EXPECT_EQ(refusal->message, "Invalid request ID");
}

TEST(RuntimeMachine, goes_through_a_life_of_invocations) {
  RuntimeMachine machine;
  EXPECT_EQ(machine.state(), RuntimeState::starting);
  for (const auto* id : {"first", "second"}) {
    EXPECT_FALSE(machine.next());
    EXPECT_EQ(machine.state(), RuntimeState::ready);
    machine.dispatch(id);
    EXPECT_EQ(machine.state(), RuntimeState::busy);
    EXPECT_FALSE(machine.respond(id, 10));
    EXPECT_EQ(machine.state(), RuntimeState::responded);
  }
  machine.stop();
  EXPECT_EQ(machine.state(), RuntimeState::stopping);
}

TEST(RuntimeMachine, takes_an_error_in_place_of_a_response) {
  auto machine = busy_machine();
  EXPECT_FALSE(machine.report_error("id", 10));
  EXPECT_EQ(machine.state(), RuntimeState::responded);
}

TEST(RuntimeMachine, refuses_an_answer_with_the_id_of_another_invocation) {
  auto machine = busy_machine();
  expect_wrong_id(machine.respond("other", 1));
  expect_wrong_id(machine.report_error("", 1));
  EXPECT_EQ(machine.state(), RuntimeState::busy);
  EXPECT_EQ(machine.request_id(), "id");
}

TEST(RuntimeMachine, refuses_an_answer_when_there_is_no_invocation) {
  RuntimeMachine machine;
  expect_wrong_id(machine.respond("id", 1));
  EXPECT_EQ(machine.state(), RuntimeState::starting);
  EXPECT_FALSE(machine.next());
  expect_wrong_id(machine.respond("", 1));
  EXPECT_EQ(machine.state(), RuntimeState::ready);
}

TEST(RuntimeMachine, refuses_a_second_answer) {
  auto machine = busy_machine();
  EXPECT_FALSE(machine.respond("id", 1));
  expect_denied(machine.respond("id", 1));
  expect_denied(machine.report_error("id", 1));
  EXPECT_EQ(machine.state(), RuntimeState::responded);
}

TEST(RuntimeMachine, refuses_a_late_answer) {
  auto machine = busy_machine();
  EXPECT_FALSE(machine.respond("id", 1));
  EXPECT_FALSE(machine.next());
  machine.dispatch("later");
  expect_wrong_id(machine.respond("id", 1));
  EXPECT_EQ(machine.state(), RuntimeState::busy);
}

TEST(RuntimeMachine, refuses_next_while_an_invocation_is_in_hand) {
  auto machine = busy_machine();
  const auto refusal = machine.next();
  expect_denied(refusal);
  EXPECT_EQ(refusal->message,
            "State transition from RuntimeRunning to RuntimeReady failed for runtime. Error: State "
            "transition is not allowed");
  EXPECT_EQ(machine.state(), RuntimeState::busy);
}

TEST(RuntimeMachine, lets_a_cut_off_poll_be_repeated) {
  RuntimeMachine machine;
  EXPECT_FALSE(machine.next());
  EXPECT_FALSE(machine.next());
  EXPECT_EQ(machine.state(), RuntimeState::ready);
}

TEST(RuntimeMachine, takes_an_init_error_in_Init_alone) {
  RuntimeMachine machine;
  EXPECT_FALSE(machine.report_init_error());
  EXPECT_EQ(machine.state(), RuntimeState::stopping);
  expect_denied(machine.next());
  auto busy = busy_machine();
  expect_denied(busy.report_init_error());
  EXPECT_EQ(busy.state(), RuntimeState::busy);
}

TEST(RuntimeMachine, a_response_past_the_limit_is_refused_and_ends_the_invocation) {
  auto machine = busy_machine();
  EXPECT_FALSE(machine.respond("id", limit));
  machine = busy_machine();
  const auto refusal = machine.respond("id", limit + 1);
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->status, 413U);
  EXPECT_EQ(refusal->type, "RequestEntityTooLarge");
  EXPECT_EQ(machine.state(), RuntimeState::responded);
  EXPECT_FALSE(machine.next());
}

TEST(RuntimeMachine, streams_a_response_between_its_beginning_and_its_end) {
  auto machine = busy_machine();
  expect_wrong_id(machine.begin_response("other"));
  EXPECT_EQ(machine.state(), RuntimeState::busy);
  EXPECT_FALSE(machine.begin_response("id"));
  EXPECT_EQ(machine.state(), RuntimeState::streaming);
  expect_denied(machine.begin_response("id"));
  expect_denied(machine.respond("id", 1));
  expect_denied(machine.report_error("id", 1));
  expect_denied(machine.next());
  EXPECT_EQ(machine.state(), RuntimeState::streaming);
  machine.end_response();
  EXPECT_EQ(machine.state(), RuntimeState::responded);
  expect_denied(machine.begin_response("id"));
  EXPECT_FALSE(machine.next());
}

TEST(RuntimeMachine, denies_everything_once_it_stops) {
  auto machine = busy_machine();
  machine.stop();
  expect_denied(machine.next());
  expect_denied(machine.report_init_error());
  expect_wrong_id(machine.respond("id", 1));
  EXPECT_EQ(machine.state(), RuntimeState::stopping);
}

TEST(ParseRuntimeCall, knows_the_calls_of_the_Runtime_API) {
  const auto parse = [](std::string_view method, std::string_view path) {
    return parse_runtime_call(method, path);
  };
  EXPECT_EQ(parse("GET", "/2018-06-01/runtime/invocation/next").kind, Kind::next);
  EXPECT_EQ(parse("POST", "/2018-06-01/runtime/init/error").kind, Kind::init_error);
  const auto response = parse("POST", "/2018-06-01/runtime/invocation/abc-1/response");
  EXPECT_EQ(response.kind, Kind::response);
  EXPECT_EQ(response.request_id, "abc-1");
  const auto error = parse("POST", "/2018-06-01/runtime/invocation/abc-1/error");
  EXPECT_EQ(error.kind, Kind::error);
  EXPECT_EQ(error.request_id, "abc-1");
}

TEST(ParseRuntimeCall, tells_a_wrong_method_from_an_unknown_path) {
  const auto kind = [](std::string_view method, std::string_view path) {
    return parse_runtime_call(method, path).kind;
  };
  EXPECT_EQ(kind("POST", "/2018-06-01/runtime/invocation/next"), Kind::wrong_method);
  EXPECT_EQ(kind("GET", "/2018-06-01/runtime/invocation/x/response"), Kind::wrong_method);
  EXPECT_EQ(kind("GET", "/"), Kind::unknown);
  EXPECT_EQ(kind("GET", "/2018-06-01/runtime/invocation"), Kind::unknown);
  EXPECT_EQ(kind("POST", "/2018-06-01/runtime/invocation//response"), Kind::unknown);
  EXPECT_EQ(kind("POST", "/2018-06-01/runtime/invocation/a/b/response"), Kind::unknown);
  EXPECT_EQ(kind("POST", "/2018-06-01/runtime/invocation/a/responses"), Kind::unknown);
  EXPECT_EQ(kind("POST", "/2019-01-01/runtime/init/error"), Kind::unknown);
}

TEST(ParseRuntimeCall, names_the_APIs_of_extensions) {
  EXPECT_EQ(parse_runtime_call("POST", "/2020-01-01/extension/register").kind, Kind::extension);
  EXPECT_EQ(parse_runtime_call("PUT", "/2022-07-01/telemetry").kind, Kind::extension);
  EXPECT_EQ(parse_runtime_call("PUT", "/2020-08-15/logs").kind, Kind::extension);
}

}  // namespace
}  // namespace emulator::lambda
