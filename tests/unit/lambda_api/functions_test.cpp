#include "daemon/http/url.hpp"
#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using ::testing::HasSubstr;

constexpr const char* fn = "/2015-03-31/functions/fn";
constexpr const char* fn_configuration = "/2015-03-31/functions/fn/configuration";
constexpr const char* fn_code = "/2015-03-31/functions/fn/code";
constexpr const char* fn_arn = "arn:aws:lambda:us-east-1:000000000000:function:fn";

class Functions : public ServiceFixture {};

TEST_F(Functions, AreCreatedPendingAndBecomeActive) {
  const auto created = create("fn");
  EXPECT_EQ(created.status, 201u) << created.body;
  EXPECT_EQ(text(created, "/FunctionArn"), fn_arn);
  EXPECT_EQ(text(created, "/State"), "Pending");
  EXPECT_EQ(text(created, "/StateReasonCode"), "Creating");
  EXPECT_EQ(text(created, "/LastUpdateStatus"), "(absent)");
  EXPECT_EQ(text(created, "/LastModified"), "2023-11-14T22:13:20.000+0000");

  settle();
  const auto active = call("GET", fn_configuration);
  EXPECT_EQ(active.status, 200u);
  EXPECT_EQ(text(active, "/State"), "Active");
  EXPECT_EQ(text(active, "/LastUpdateStatus"), "Successful");
  EXPECT_NE(text(active, "/RevisionId"), text(created, "/RevisionId"));
}

TEST_F(Functions, AreCreatedOnce) {
  create("fn");
  EXPECT_EQ(error_of(create("fn")), "409 ResourceConflictException: Function already exist: fn");
}

TEST_F(Functions, AreCreatedByArnOfTheirOwn) {
  EXPECT_EQ(text(create(fn_arn), "/FunctionName"), "fn");
  EXPECT_EQ(error_of(create("fn:prod")).substr(0, 34), "400 InvalidParameterValueException");
}

TEST_F(Functions, NeedAPackageThatUnzips) {
  const std::string body =
      R"({"FunctionName":"fn","Runtime":"provided","Handler":"h",)"
      R"("Role":"arn:aws:iam::000000000000:role/r","Code":{"ZipFile":"bm8gemlw"}})";
  const auto answer = call("POST", "/2015-03-31/functions", body);
  EXPECT_THAT(error_of(answer),
              HasSubstr("400 InvalidParameterValueException: Could not unzip uploaded file."));
  EXPECT_EQ(call("GET", fn).status, 404u);
}

TEST_F(Functions, AreFoundByEachFormOfTheirName) {
  create("fn");
  for (const auto* name :
       {"fn", "fn:$LATEST", "fn:%24LATEST", "000000000000:function:fn",
        "arn:aws:lambda:us-east-1:000000000000:function:fn",
        "arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Afn%3A%24LATEST"}) {
    const auto answer = call("GET", std::string("/2015-03-31/functions/") + name);
    EXPECT_EQ(answer.status, 200u) << name << answer.body;
  }
  EXPECT_EQ(
      text(call("GET", std::string(fn) + "?Qualifier=%24LATEST"), "/Configuration/FunctionArn"),
      std::string(fn_arn) + ":$LATEST");
}

TEST_F(Functions, UnknownOnesAreNamedByTheirArn) {
  EXPECT_EQ(error_of(call("GET", fn)),
            std::string("404 ResourceNotFoundException: Function not found: ") + fn_arn);
  create("fn");
  EXPECT_EQ(error_of(call("GET", std::string(fn) + "?Qualifier=prod")),
            std::string("404 ResourceNotFoundException: Function not found: ") + fn_arn + ":prod");
}

TEST_F(Functions, GiveTheirPackageBack) {
  create("fn", R"("Tags":{"team":"a"})");
  const auto answer = call("GET", fn);
  EXPECT_EQ(text(answer, "/Code/RepositoryType"), "S3");
  EXPECT_EQ(text(answer, "/Tags/team"), "a");
  EXPECT_EQ(text(answer, "/Concurrency"), "(absent)");
  const std::string location = text(answer, "/Code/Location");
  const std::string base = "http://emulator:4566";
  ASSERT_TRUE(location.starts_with(base + "/_emulator/lambda/code/")) << location;

  const auto code = call("GET", location.substr(base.size()));
  EXPECT_EQ(code.status, 200u);
  EXPECT_EQ(code.headers.get("Content-Type"), "application/zip");
  EXPECT_TRUE(code.body.starts_with("PK"));
  EXPECT_EQ(std::to_string(code.body.size()), text(answer, "/Configuration/CodeSize"));
  EXPECT_EQ(call("GET", "/_emulator/lambda/code/other").status, 404u);
}

TEST_F(Functions, TakeNewCode) {
  const auto created = create("fn");
  settle();
  const auto updated = call("PUT", fn_code, std::string(R"({"ZipFile":")") + zip_two + "\"}");
  EXPECT_EQ(updated.status, 200u) << updated.body;
  EXPECT_EQ(text(updated, "/LastUpdateStatus"), "InProgress");
  EXPECT_NE(text(updated, "/CodeSha256"), text(created, "/CodeSha256"));
  settle();
  const auto after = call("GET", fn_configuration);
  EXPECT_EQ(text(after, "/LastUpdateStatus"), "Successful");
  EXPECT_EQ(text(after, "/CodeSha256"), text(updated, "/CodeSha256"));
}

TEST_F(Functions, ADryRunOfNewCodeChangesNothing) {
  const auto created = create("fn");
  settle();
  const auto before = call("GET", fn_configuration);
  const auto dry =
      call("PUT", fn_code, std::string(R"({"DryRun":true,"ZipFile":")") + zip_two + "\"}");
  EXPECT_NE(text(dry, "/CodeSha256"), text(created, "/CodeSha256"));
  EXPECT_EQ(call("GET", fn_configuration).body, before.body);
}

TEST_F(Functions, ChangeOnlyAtTheirRevision) {
  create("fn");
  settle();
  const std::string revision = text(call("GET", fn_configuration), "/RevisionId");
  const auto stale = call("PUT", fn_configuration, R"({"RevisionId":"stale","Timeout":9})");
  EXPECT_EQ(error_of(stale),
            "412 PreconditionFailedException: The Revision Id provided does not match the latest "
            "Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
  const auto current =
      call("PUT", fn_configuration, R"({"RevisionId":")" + revision + R"(","Timeout":9})");
  EXPECT_EQ(current.status, 200u) << current.body;
  EXPECT_NE(text(current, "/RevisionId"), revision);
  const auto code =
      call("PUT", fn_code,
           R"({"RevisionId":")" + revision + R"(","ZipFile":")" + std::string(zip_two) + "\"}");
  EXPECT_EQ(code.status, 412u);
}

TEST_F(Functions, KeepWhatAnUpdateDoesNotName) {
  create("fn", R"("Description":"d","Environment":{"Variables":{"KEY":"1"}})");
  settle();
  const auto updated = call("PUT", fn_configuration, R"({"MemorySize":512,"Handler":"other"})");
  EXPECT_EQ(text(updated, "/MemorySize"), "512");
  EXPECT_EQ(text(updated, "/Handler"), "other");
  EXPECT_EQ(text(updated, "/Description"), "d");
  EXPECT_EQ(text(updated, "/Environment/Variables/KEY"), "1");
}

TEST_F(Functions, AFailedUpdateChangesNothing) {
  create("fn");
  settle();
  const auto before = call("GET", fn_configuration);
  EXPECT_EQ(call("PUT", fn_configuration, R"({"Timeout":9,"Runtime":"dotnet8"})").status, 400u);
  EXPECT_EQ(call("PUT", fn_configuration,
                 R"({"Timeout":9,"Layers":["arn:aws:lambda:us-east-1:000000000000:layer:l:1"]})")
                .status,
            400u);
  EXPECT_EQ(call("PUT", fn_code, R"({"ZipFile":"bm8gemlw"})").status, 400u);
  EXPECT_EQ(call("GET", fn_configuration).body, before.body);
}

TEST_F(Functions, AreDeletedWhole) {
  create("fn");
  EXPECT_EQ(
      error_of(call("DELETE", std::string(fn) + "?Qualifier=%24LATEST")),
      "400 InvalidParameterValueException: $LATEST version cannot be deleted without deleting "
      "the function.");
  EXPECT_EQ(call("DELETE", fn).status, 204u);
  EXPECT_EQ(call("GET", fn).status, 404u);
  EXPECT_EQ(call("DELETE", fn).status, 404u);
  EXPECT_EQ(create("fn").status, 201u);
}

TEST_F(Functions, AreListedInPages) {
  for (const auto* name : {"c", "a", "b"})
    create(name);
  const auto first = call("GET", "/2015-03-31/functions/?MaxItems=2&FunctionVersion=ALL");
  EXPECT_EQ(text(first, "/Functions/0/FunctionName"), "a");
  EXPECT_EQ(text(first, "/Functions/1/FunctionName"), "b");
  EXPECT_EQ(text(first, "/Functions/0/State"), "(absent)");
  const std::string marker = text(first, "/NextMarker");
  ASSERT_NE(marker, "(absent)");
  const auto second = call("GET", "/2015-03-31/functions/?MaxItems=2&FunctionVersion=ALL&Marker=" +
                                      http::percent_encode(marker));
  EXPECT_EQ(text(second, "/Functions/0/FunctionArn"),
            "arn:aws:lambda:us-east-1:000000000000:function:c:$LATEST");
  EXPECT_EQ(text(second, "/Functions/1"), "(absent)");
  EXPECT_EQ(text(second, "/NextMarker"), "(absent)");
}

TEST_F(Functions, AreListedOnlyWithinBounds) {
  EXPECT_THAT(error_of(call("GET", "/2015-03-31/functions/?MaxItems=0")),
              HasSubstr("Value '0' at 'maxItems' failed to satisfy constraint: Member must have "
                        "value greater than or equal to 1"));
  EXPECT_EQ(call("GET", "/2015-03-31/functions/?Marker=mine").status, 400u);
  EXPECT_EQ(call("GET", "/2015-03-31/functions/?FunctionVersion=SOME").status, 400u);
}

TEST_F(Functions, CountInTheAccountsUsage) {
  create("fn");
  const auto answer = call("GET", "/2016-08-19/account-settings/");
  EXPECT_EQ(text(answer, "/AccountUsage/FunctionCount"), "1");
  EXPECT_EQ(text(answer, "/AccountLimit/ConcurrentExecutions"), "1000");
}

TEST_F(Functions, AreForgottenByAReset) {
  create("fn");
  test().wait_for(service().reset());
  EXPECT_EQ(call("GET", fn).status, 404u);
  EXPECT_EQ(create("fn").status, 201u);
}

TEST_F(Functions, TakeWhatLocalStackTookWhenAsked) {
  const std::string body =
      R"({"FunctionName":"fn","Runtime":"go1.x","Handler":"h","Role":"arn:aws:iam::123456:role/x",)"
      R"("Environment":{"Variables":{"AWS_REGION":"eu-west-1"}},"Code":{"ZipFile":")" +
      std::string(zip_one) + "\"}}";
  EXPECT_EQ(call("POST", "/2015-03-31/functions", body).status, 400u);
  config().localstack_compat = true;
  EXPECT_EQ(call("POST", "/2015-03-31/functions", body).status, 201u);
  EXPECT_EQ(call("GET", "/2015-03-31/functions/arn:aws:lambda:us-east-1:123456:function:fn").status,
            200u);
}

TEST_F(Functions, AnyAccountWillDoForTestsWrittenForLocalStack) {
  create("fn");
  const std::string other =
      "/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:fn";
  EXPECT_EQ(call("GET", other).status, 403u);
  EXPECT_EQ(call("POST", other + "/invocations", "x").status, 404u);
  config().localstack_compat = true;
  EXPECT_EQ(call("GET", other).status, 200u);
  EXPECT_EQ(call("POST", other + "/invocations", "x").status, 400u);  // found; the payload is bad
}

TEST_F(Functions, OperationsThatAreMissingAreNamed) {
  const auto answer = call("POST", "/2025-12-01/durable-executions/some/checkpoint", "{}");
  EXPECT_EQ(answer.status, 501u);
  EXPECT_THAT(error_of(answer), HasSubstr("lambda.CheckpointDurableExecution"));
}

}  // namespace
}  // namespace emulator::lambda
