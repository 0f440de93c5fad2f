#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

constexpr const char* fn_config = "/2019-09-25/functions/fn/event-invoke-config";
constexpr const char* fn_arn = "arn:aws:lambda:us-east-1:000000000000:function:fn:$LATEST";

class EventInvokeConfiguration : public ServiceFixture {};

TEST_F(EventInvokeConfiguration, IsPutWholeAndUpdatedInParts) {
  create("fn");
  const auto put = call("PUT", fn_config,
                        R"({"MaximumRetryAttempts":0,"DestinationConfig":{"OnFailure":)"
                        R"({"Destination":"arn:aws:sns:us-east-1:000000000000:t"}}})");
  EXPECT_EQ(put.status, 200u) << put.body;
  EXPECT_EQ(text(put, "/FunctionArn"), fn_arn);
  EXPECT_EQ(text(put, "/MaximumRetryAttempts"), "0");
  EXPECT_EQ(text(put, "/MaximumEventAgeInSeconds"), "(absent)");
  EXPECT_EQ(text(put, "/DestinationConfig/OnSuccess"), "{}");
  EXPECT_EQ(text(put, "/LastModified"), "1700000000.0");

  const auto updated = call("POST", fn_config, R"({"MaximumEventAgeInSeconds":60})");
  EXPECT_EQ(text(updated, "/MaximumRetryAttempts"), "0");
  EXPECT_EQ(text(updated, "/MaximumEventAgeInSeconds"), "60");
  EXPECT_EQ(text(updated, "/DestinationConfig/OnFailure/Destination"),
            "arn:aws:sns:us-east-1:000000000000:t");
  EXPECT_EQ(call("GET", fn_config).body, updated.body);

  const auto replaced = call("PUT", fn_config, R"({"MaximumRetryAttempts":1})");
  EXPECT_EQ(text(replaced, "/MaximumEventAgeInSeconds"), "(absent)");
  EXPECT_EQ(text(replaced, "/DestinationConfig/OnFailure"), "{}");
}

TEST_F(EventInvokeConfiguration, IsListedAndDeleted) {
  create("fn");
  call("PUT", fn_config, R"({"MaximumRetryAttempts":1})");
  const auto listed = call("GET", std::string(fn_config) + "/list");
  EXPECT_EQ(text(listed, "/FunctionEventInvokeConfigs/0/FunctionArn"), fn_arn);
  EXPECT_EQ(call("DELETE", fn_config).status, 204u);
  const std::string gone = std::string("404 ResourceNotFoundException: The function ") + fn_arn +
                           " doesn't have an EventInvokeConfig";
  EXPECT_EQ(error_of(call("DELETE", fn_config)), gone);
  EXPECT_EQ(error_of(call("GET", fn_config)), gone);
  EXPECT_EQ(error_of(call("POST", fn_config, R"({"MaximumRetryAttempts":1})")), gone);
}

TEST_F(EventInvokeConfiguration, SaysSomethingAboutAFunctionThatExists) {
  EXPECT_EQ(
      error_of(call("PUT", fn_config, R"({"MaximumRetryAttempts":1})")),
      std::string("404 ResourceNotFoundException: The function ") + fn_arn + " doesn't exist.");
  create("fn");
  EXPECT_EQ(
      error_of(call("PUT", fn_config, "{}")),
      "400 InvalidParameterValueException: You must specify at least one of error handling or "
      "destination setting.");
}

TEST_F(EventInvokeConfiguration, TakesDestinationsThatCanBe) {
  create("fn");
  const auto put = [this](const std::string& arn) {
    return call("PUT", fn_config,
                R"({"DestinationConfig":{"OnSuccess":{"Destination":")" + arn + R"("}}})");
  };
  EXPECT_EQ(error_of(put("arn:aws:lambda:us-east-1:000000000000:function:fn")),
            "400 InvalidParameterValueException: You can't specify the function as a destination "
            "for itself.");
  EXPECT_EQ(put("arn:aws:iam::000000000000:role/r").status, 400u);
  EXPECT_EQ(put("arn:aws:sqs:us-east-1:000000000000:q").status, 200u);
}

}  // namespace
}  // namespace emulator::lambda
