#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using ::testing::HasSubstr;

constexpr const char* mappings = "/2015-03-31/event-source-mappings";

class Mappings : public ServiceFixture {
 protected:
  Mappings() { create("fn"); }

  http::Response map(const std::string& source, const std::string& more = {}) {
    return call("POST", mappings,
                R"({"FunctionName":"fn","EventSourceArn":")" + source + "\"" +
                    (more.empty() ? "" : "," + more) + "}");
  }
  std::string uuid_of_new() { return text(map(queue), "/UUID"); }

  static constexpr const char* queue = "arn:aws:sqs:us-east-1:000000000000:q";
  static constexpr const char* stream = "arn:aws:kinesis:us-east-1:000000000000:stream/s";
};

TEST_F(Mappings, AreCreatedAndThenEnabled) {
  const auto created = map(queue);
  EXPECT_EQ(created.status, 202u) << created.body;
  EXPECT_EQ(text(created, "/State"), "Creating");
  EXPECT_EQ(text(created, "/BatchSize"), "10");
  EXPECT_EQ(text(created, "/MaximumBatchingWindowInSeconds"), "0");
  EXPECT_EQ(text(created, "/FunctionArn"), "arn:aws:lambda:us-east-1:000000000000:function:fn");
  EXPECT_EQ(text(created, "/LastModified"), "1700000000.0");
  settle();
  const std::string path = std::string(mappings) + "/" + text(created, "/UUID");
  EXPECT_EQ(text(call("GET", path), "/State"), "Enabled");

  const auto updated = call("PUT", path, R"({"Enabled":false,"BatchSize":5})");
  EXPECT_EQ(updated.status, 202u);
  EXPECT_EQ(text(updated, "/State"), "Disabling");
  settle();
  EXPECT_EQ(text(call("GET", path), "/State"), "Disabled");
  EXPECT_EQ(text(call("GET", path), "/BatchSize"), "5");

  const auto deleted = call("DELETE", path);
  EXPECT_EQ(deleted.status, 202u);
  EXPECT_EQ(text(deleted, "/State"), "Deleting");
  settle();
  EXPECT_EQ(error_of(call("GET", path)),
            "404 ResourceNotFoundException: The resource you requested does not exist.");
}

TEST_F(Mappings, OfStreamsHaveTheirDefaults) {
  EXPECT_EQ(error_of(map(stream)),
            "400 InvalidParameterValueException: 1 validation error detected: Value null at "
            "'startingPosition' failed to satisfy constraint: Member must not be null.");
  const auto created = map(stream, R"("StartingPosition":"LATEST")");
  EXPECT_EQ(created.status, 202u) << created.body;
  EXPECT_EQ(text(created, "/BatchSize"), "100");
  EXPECT_EQ(text(created, "/ParallelizationFactor"), "1");
  EXPECT_EQ(text(created, "/MaximumRetryAttempts"), "-1");
  EXPECT_EQ(text(created, "/BisectBatchOnFunctionError"), "false");
}

TEST_F(Mappings, AreOnceForASourceAndAFunction) {
  const std::string uuid = uuid_of_new();
  EXPECT_EQ(
      error_of(map(queue)),
      "409 ResourceConflictException: The event source arn (\" "
      "arn:aws:sqs:us-east-1:000000000000:q \") and function (\" "
      "arn:aws:lambda:us-east-1:000000000000:function:fn \") provided mapping already exists. "
      "Please update or delete the existing mapping with UUID " +
          uuid);
}

TEST_F(Mappings, NeedAFunctionAndAKnownSource) {
  EXPECT_EQ(error_of(call("POST", mappings,
                          R"({"FunctionName":"absent","EventSourceArn":)"
                          R"("arn:aws:sqs:us-east-1:000000000000:q"})")),
            "400 InvalidParameterValueException: Function does not exist");
  EXPECT_THAT(error_of(map("arn:aws:s3:us-east-1:000000000000:b")),
              HasSubstr("400 InvalidParameterValueException: Unrecognized event source"));
  EXPECT_EQ(call("POST", mappings, R"({"FunctionName":"fn"})").status, 400u);
}

TEST_F(Mappings, OfQueuesTakeLargeBatchesOnlyWithAWindow) {
  EXPECT_EQ(error_of(map(queue, R"("BatchSize":11)")),
            "400 InvalidParameterValueException: Maximum batch window in seconds must be greater "
            "than 0 if maximum batch size is greater than 10");
  EXPECT_EQ(map(queue, R"("BatchSize":11,"MaximumBatchingWindowInSeconds":1)").status, 202u);
  EXPECT_EQ(map(std::string(queue) + "2", R"("ParallelizationFactor":2)").status, 400u);
  EXPECT_EQ(map(std::string(queue) + "2", R"("StartingPosition":"LATEST")").status, 400u);
}

TEST_F(Mappings, TakeFiltersThatAreJson) {
  EXPECT_EQ(error_of(map(queue, R"("FilterCriteria":{"Filters":[{"Pattern":"x"}]})")),
            "400 InvalidParameterValueException: Invalid filter pattern definition.");
  const auto created =
      map(queue, R"("FilterCriteria":{"Filters":[{"Pattern":"{\"body\":[\"a\"]}"}]})");
  EXPECT_EQ(text(created, "/FilterCriteria/Filters/0/Pattern"), R"({"body":["a"]})");
}

TEST_F(Mappings, AreListedByFunctionAndSource) {
  create("other");
  uuid_of_new();
  map(stream, R"("StartingPosition":"LATEST")");
  const std::string list = mappings;
  EXPECT_NE(text(call("GET", list + "?FunctionName=fn"), "/EventSourceMappings/1"), "(absent)");
  EXPECT_EQ(text(call("GET", list + "?FunctionName=other"), "/EventSourceMappings/0"), "(absent)");
  const auto of_queue = call("GET", list + "?EventSourceArn=" + queue);
  EXPECT_EQ(text(of_queue, "/EventSourceMappings/0/EventSourceArn"), queue);
  EXPECT_EQ(text(of_queue, "/EventSourceMappings/1"), "(absent)");
}

TEST_F(Mappings, AreListedByTheHundred) {
  for (int i = 0; i < 101; ++i) {
    ASSERT_EQ(map(std::string(queue) + std::to_string(i)).status, 202u);
  }
  const std::string list = std::string(mappings) + "?MaxItems=1000";
  const auto first = call("GET", list);
  EXPECT_NE(text(first, "/EventSourceMappings/99"), "(absent)");
  EXPECT_EQ(text(first, "/EventSourceMappings/100"), "(absent)");
  const auto last = call("GET", list + "&Marker=" + text(first, "/NextMarker"));
  EXPECT_NE(text(last, "/EventSourceMappings/0"), "(absent)");
  EXPECT_EQ(text(last, "/EventSourceMappings/1"), "(absent)");
  EXPECT_EQ(text(last, "/NextMarker"), "(absent)");
}

}  // namespace
}  // namespace emulator::lambda
