#include "daemon/http/url.hpp"
#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

constexpr const char* fn = "/2015-03-31/functions/fn";
constexpr const char* versions = "/2015-03-31/functions/fn/versions";
constexpr const char* fn_configuration = "/2015-03-31/functions/fn/configuration";
constexpr const char* fn_code = "/2015-03-31/functions/fn/code";
constexpr const char* fn_arn = "arn:aws:lambda:us-east-1:000000000000:function:fn";

class Versions : public ServiceFixture {
 protected:
  void create_settled() {
    create("fn", R"("Description":"of the function")");
    settle();
  }
};

TEST_F(Versions, AreWhatLatestWas) {
  create_settled();
  const auto published = call("POST", versions, R"({"Description":"first"})");
  EXPECT_EQ(published.status, 201u) << published.body;
  EXPECT_EQ(text(published, "/FunctionArn"), std::string(fn_arn) + ":1");
  EXPECT_EQ(text(published, "/Version"), "1");
  EXPECT_EQ(text(published, "/Description"), "first");

  call("PUT", fn_configuration, R"({"Timeout":99})");
  settle();
  EXPECT_EQ(text(call("GET", std::string(fn) + "?Qualifier=1"), "/Configuration/Timeout"), "3");
  EXPECT_EQ(text(call("GET", fn_configuration), "/Timeout"), "99");
  EXPECT_EQ(text(call("GET", fn_configuration), "/Description"), "of the function");
}

TEST_F(Versions, AreNotPublishedTwiceWithoutAChange) {
  create_settled();
  const auto first = call("POST", versions, "{}");
  const auto again = call("POST", versions, R"({"Description":"ignored"})");
  EXPECT_EQ(again.body, first.body);
  call("PUT", fn_configuration, R"({"Timeout":99})");
  EXPECT_EQ(text(call("POST", versions, "{}"), "/Version"), "2");
}

TEST_F(Versions, KeepTheirNumbersToThemselves) {
  create_settled();
  call("POST", versions, "{}");
  EXPECT_EQ(call("DELETE", std::string(fn) + "?Qualifier=1").status, 204u);
  EXPECT_EQ(call("DELETE", std::string(fn) + "?Qualifier=1").status, 204u);
  EXPECT_EQ(error_of(call("GET", std::string(fn) + "?Qualifier=1")),
            "404 ResourceNotFoundException: Function not found: " + std::string(fn_arn) + ":1");
  EXPECT_EQ(text(call("POST", versions, "{}"), "/Version"), "2");
}

TEST_F(Versions, ArePublishedOnlyAsExpected) {
  create_settled();
  const std::string sha256 = text(call("GET", fn_configuration), "/CodeSha256");
  EXPECT_EQ(error_of(call("POST", versions, R"({"CodeSha256":"other"})")),
            "400 InvalidParameterValueException: CodeSHA256 (other) is different from current "
            "CodeSHA256 in $LATEST (" +
                sha256 + "). Please try again with the CodeSHA256 in $LATEST.");
  EXPECT_EQ(call("POST", versions, R"({"RevisionId":"stale"})").status, 412u);
  EXPECT_EQ(call("POST", versions, R"({"CodeSha256":")" + sha256 + "\"}").status, 201u);
}

TEST_F(Versions, ArePublishedAlongWithCode) {
  const auto created = create("fn", R"("Publish":true)");
  EXPECT_EQ(text(created, "/Version"), "1");
  EXPECT_EQ(text(created, "/FunctionArn"), std::string(fn_arn) + ":1");
  EXPECT_EQ(text(created, "/State"), "Pending");
  settle();
  EXPECT_EQ(text(call("GET", std::string(fn_configuration) + "?Qualifier=1"), "/State"), "Active");
  const auto updated =
      call("PUT", fn_code, std::string(R"({"Publish":true,"ZipFile":")") + zip_two + "\"}");
  EXPECT_EQ(text(updated, "/Version"), "2");
  EXPECT_NE(text(updated, "/CodeSha256"), text(created, "/CodeSha256"));

  // The package of a version stays.
  const std::string location =
      text(call("GET", std::string(fn) + "?Qualifier=1"), "/Code/Location");
  EXPECT_EQ(call("GET", location.substr(std::string("http://emulator:4566").size())).status, 200u);
}

TEST_F(Versions, AreListedWithLatest) {
  create_settled();
  call("POST", versions, "{}");
  const auto page = call("GET", std::string(versions) + "?MaxItems=1");
  EXPECT_EQ(text(page, "/Versions/0/FunctionArn"), std::string(fn_arn) + ":$LATEST");
  const auto rest = call(
      "GET", std::string(versions) + "?Marker=" + http::percent_encode(text(page, "/NextMarker")));
  EXPECT_EQ(text(rest, "/Versions/0/FunctionArn"), std::string(fn_arn) + ":1");
  EXPECT_EQ(text(rest, "/NextMarker"), "(absent)");
  const auto all = call("GET", "/2015-03-31/functions/?FunctionVersion=ALL");
  EXPECT_EQ(text(all, "/Functions/1/Version"), "1");
  EXPECT_EQ(text(all, "/Functions/2"), "(absent)");
}

TEST_F(Versions, AreNoneOfManyOperationsBusiness) {
  create_settled();
  call("POST", versions, "{}");
  for (const auto* target :
       {"/2015-03-31/functions/fn:1/versions", "/2015-03-31/functions/fn:1/aliases"}) {
    EXPECT_EQ(error_of(call("GET", target)),
              "400 InvalidParameterValueException: This operation is permitted on Lambda functions "
              "only. Aliases and versions do not support this operation. Please specify either a "
              "function name or an unqualified function ARN.");
  }
}

}  // namespace
}  // namespace emulator::lambda
