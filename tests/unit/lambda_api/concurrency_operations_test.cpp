#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using ::testing::HasSubstr;

constexpr const char* reserved = "/2017-10-31/functions/fn/concurrency";
constexpr const char* get_reserved = "/2019-09-30/functions/fn/concurrency";
constexpr const char* provisioned = "/2019-09-30/functions/fn/provisioned-concurrency";

class ConcurrencyOperations : public ServiceFixture {
 protected:
  http::Response reserve(int count) {
    return call("PUT", reserved,
                R"({"ReservedConcurrentExecutions":)" + std::to_string(count) + "}");
  }
  http::Response provision(const std::string& qualifier, int count) {
    return call("PUT", std::string(provisioned) + "?Qualifier=" + qualifier,
                R"({"ProvisionedConcurrentExecutions":)" + std::to_string(count) + "}");
  }
};

TEST_F(ConcurrencyOperations, ReserveWithinWhatTheAccountCanSpare) {
  create("fn");
  create("other");
  EXPECT_EQ(call("GET", get_reserved).body, "{}");
  EXPECT_EQ(reserve(900).status, 200u);
  EXPECT_EQ(text(call("GET", get_reserved), "/ReservedConcurrentExecutions"), "900");
  EXPECT_EQ(
      text(call("GET", "/2015-03-31/functions/fn"), "/Concurrency/ReservedConcurrentExecutions"),
      "900");
  EXPECT_EQ(text(call("GET", "/2016-08-19/account-settings"),
                 "/AccountLimit/UnreservedConcurrentExecutions"),
            "100");
  EXPECT_EQ(error_of(reserve(901)),
            "400 InvalidParameterValueException: Specified ReservedConcurrentExecutions for "
            "function decreases account's UnreservedConcurrentExecution below its minimum value of "
            "[100].");
  EXPECT_EQ(call("PUT", "/2017-10-31/functions/other/concurrency",
                 R"({"ReservedConcurrentExecutions":1})")
                .status,
            400u);
  // Deleting gives it back.
  EXPECT_EQ(call("DELETE", reserved).status, 204u);
  EXPECT_EQ(call("PUT", "/2017-10-31/functions/other/concurrency",
                 R"({"ReservedConcurrentExecutions":1})")
                .status,
            200u);
}

TEST_F(ConcurrencyOperations, ThrottleAFunctionWithNoneLeft) {
  create("fn");
  settle();
  reserve(0);
  const auto throttled = call("POST", "/2015-03-31/functions/fn/invocations", "{}");
  EXPECT_EQ(throttled.status, 429u);
  EXPECT_THAT(throttled.body, HasSubstr("ReservedFunctionConcurrentInvocationLimitExceeded"));
}

TEST_F(ConcurrencyOperations, ProvisionOnlyVersionsThatExist) {
  create("fn", R"("Publish":true)");
  settle();
  EXPECT_THAT(error_of(provision("%24LATEST", 1)),
              HasSubstr("Provisioned Concurrency Configs cannot be applied to unpublished function "
                        "versions."));
  EXPECT_EQ(error_of(provision("7", 1)),
            "404 ResourceNotFoundException: Function not found: "
            "arn:aws:lambda:us-east-1:000000000000:function:fn:7");
  EXPECT_EQ(error_of(provision("prod", 1)),
            "404 ResourceNotFoundException: Cannot find alias arn: "
            "arn:aws:lambda:us-east-1:000000000000:function:fn:prod");
  EXPECT_EQ(error_of(call("GET", std::string(provisioned) + "?Qualifier=1")),
            "404 ProvisionedConcurrencyConfigNotFoundException: No Provisioned Concurrency Config "
            "found for this function");
  EXPECT_THAT(error_of(provision("1", 1001)),
              HasSubstr("is greater than account's unreserved concurrency [1000]."));
  EXPECT_THAT(error_of(provision("1", 901)), HasSubstr("below its minimum value of [100]."));
}

TEST_F(ConcurrencyOperations, ProvisionWithinTheReservation) {
  create("fn", R"("Publish":true)");
  settle();
  reserve(1);
  EXPECT_THAT(error_of(provision("1", 2)), HasSubstr("should not be greater than the "
                                                     "reservedConcurrentExecution for function"));
  EXPECT_EQ(provision("1", 1).status, 202u);
  EXPECT_THAT(error_of(reserve(0)),
              HasSubstr("should not be lower than function's total provisioned concurrency [1]."));
  const auto listed = call("GET", std::string(provisioned) + "?List=ALL");
  EXPECT_EQ(text(listed, "/ProvisionedConcurrencyConfigs/0/FunctionArn"),
            "arn:aws:lambda:us-east-1:000000000000:function:fn:1");
  EXPECT_EQ(
      text(listed, "/ProvisionedConcurrencyConfigs/0/RequestedProvisionedConcurrentExecutions"),
      "1");
  EXPECT_EQ(call("DELETE", std::string(provisioned) + "?Qualifier=1").status, 204u);
  EXPECT_EQ(
      text(call("GET", std::string(provisioned) + "?List=ALL"), "/ProvisionedConcurrencyConfigs"),
      "[]");
}

TEST_F(ConcurrencyOperations, ProvisionAVersionOnce) {
  create("fn", R"("Publish":true)");
  settle();
  call("POST", "/2015-03-31/functions/fn/aliases", R"({"Name":"prod","FunctionVersion":"1"})");
  EXPECT_EQ(provision("prod", 1).status, 202u);
  EXPECT_EQ(error_of(provision("1", 1)),
            "409 ResourceConflictException: Version is pointed by a Provisioned Concurrency alias");
}

}  // namespace
}  // namespace emulator::lambda
