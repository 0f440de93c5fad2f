#include "handlers/lambda/event_outcome.hpp"

#include <gtest/gtest.h>

namespace emulator::lambda {
namespace {

using Condition = EventOutcome::Condition;

const std::chrono::system_clock::time_point noon(std::chrono::milliseconds(1'700'000'000'123));

Event event() {
  Event made{{{}, "fn", {}}, "id-1", {}};
  made.input.payload = R"({"a":1})";
  return made;
}

InvocationOutput output(std::string payload, bool failed) {
  InvocationOutput made;
  made.payload = std::move(payload);
  made.executed_version = "$LATEST";
  if (failed) made.function_error = InvocationOutput::FunctionError::unhandled;
  return made;
}

TEST(DestinationRecord, tells_of_a_success_with_request_and_response) {
  const EventOutcome outcome{Condition::success, 1, output(R"("done")", false)};
  EXPECT_EQ(destination_record(event(), outcome, noon),
            R"({"version":"1.0","timestamp":"2023-11-14T22:13:20.123Z","requestContext":{)"
            R"("requestId":"id-1",)"
            R"("functionArn":"arn:aws:lambda:us-east-1:000000000000:function:fn:$LATEST",)"
            R"("condition":"Success","approximateInvokeCount":1},"requestPayload":{"a":1},)"
            R"("responseContext":{"statusCode":200,"executedVersion":"$LATEST"},)"
            R"("responsePayload":"done"})");
}

TEST(DestinationRecord, names_the_error_of_a_failure) {
  const EventOutcome outcome{Condition::retries_exhausted, 3,
                             output(R"({"errorMessage":"no"})", true)};
  const std::string record = destination_record(event(), outcome, noon);
  EXPECT_NE(record.find(R"("condition":"RetriesExhausted","approximateInvokeCount":3)"),
            std::string::npos);
  EXPECT_NE(record.find(R"("functionError":"Unhandled"},"responsePayload":{"errorMessage":"no"})"),
            std::string::npos);
}

TEST(DestinationRecord, has_no_response_of_an_event_that_no_function_got) {
  const EventOutcome outcome{Condition::event_age_exceeded, 2,
                             aws::Error{429, "TooManyRequestsException", "Rate Exceeded."}};
  const std::string record = destination_record(event(), outcome, noon);
  EXPECT_NE(record.find("EventAgeExceeded"), std::string::npos);
  EXPECT_EQ(record.find("response"), std::string::npos);
}

TEST(DestinationRecord, holds_an_answer_that_is_no_JSON_as_a_text) {
  const EventOutcome outcome{Condition::success, 1, output("no \"JSON", false)};
  EXPECT_NE(destination_record(event(), outcome, noon).find(R"("responsePayload":"no \"JSON")"),
            std::string::npos);
}

TEST(DeadLetterAttributes, are_those_of_AWS) {
  const EventOutcome outcome{Condition::retries_exhausted, 3,
                             output(R"({"errorMessage":"no","errorType":"E"})", true)};
  const auto attributes = dead_letter_attributes(event(), outcome);
  ASSERT_EQ(attributes.size(), 3U);
  EXPECT_EQ(attributes[0].name, "RequestID");
  EXPECT_EQ(attributes[0].value, "id-1");
  EXPECT_EQ(attributes[1].name, "ErrorCode");
  EXPECT_EQ(attributes[1].type, "Number");
  EXPECT_EQ(attributes[1].value, "200");
  EXPECT_EQ(attributes[2].name, "ErrorMessage");
  EXPECT_EQ(attributes[2].value, "no");
}

TEST(DeadLetterAttributes, cut_a_long_message_between_characters) {
  std::string text(1023, 'x');
  text += "\xc3\xa9";
  const EventOutcome outcome{Condition::retries_exhausted, 3, output(text, true)};
  EXPECT_EQ(dead_letter_attributes(event(), outcome)[2].value, std::string(1023, 'x'));
}

}  // namespace
}  // namespace emulator::lambda
