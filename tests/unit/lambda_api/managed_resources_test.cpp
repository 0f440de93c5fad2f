#include "daemon/http/url.hpp"
#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using ::testing::HasSubstr;

constexpr const char* signing_configs = "/2020-04-22/code-signing-configs";
constexpr const char* providers = "/2025-11-30/capacity-providers";
constexpr const char* publishers =
    R"({"AllowedPublishers":{"SigningProfileVersionArns":)"
    R"(["arn:aws:signer:us-east-1:000000000000:/signing-profiles/p/1"]}})";
constexpr const char* provider =
    R"({"CapacityProviderName":"cp","VpcConfig":{"SubnetIds":["subnet-1"],"SecurityGroupIds":[]},)"
    R"("PermissionsConfig":{"CapacityProviderOperatorRoleArn":"arn:aws:iam::000000000000:role/r"},)"
    R"("Tags":{"a":"1"}})";

class CodeSigning : public ServiceFixture {
 protected:
  std::string created_arn() {
    return text(call("POST", signing_configs, publishers),
                "/CodeSigningConfig/CodeSigningConfigArn");
  }
  static std::string path(const std::string& arn) {
    return std::string(signing_configs) + "/" + http::percent_encode(arn);
  }
};
class Providers : public ServiceFixture {};

TEST_F(CodeSigning, ConfigurationsAreCreatedChangedAndDeleted) {
  const auto created = call("POST", signing_configs, publishers);
  EXPECT_EQ(created.status, 201u) << created.body;
  EXPECT_EQ(text(created, "/CodeSigningConfig/CodeSigningPolicies/UntrustedArtifactOnDeployment"),
            "Warn");
  const std::string arn = text(created, "/CodeSigningConfig/CodeSigningConfigArn");
  EXPECT_EQ(arn, "arn:aws:lambda:us-east-1:000000000000:code-signing-config:" +
                     text(created, "/CodeSigningConfig/CodeSigningConfigId"));
  EXPECT_EQ(call("GET", path(arn)).body, created.body);

  const auto updated = call("PUT", path(arn), R"({"Description":"d"})");
  EXPECT_EQ(updated.status, 200u) << updated.body;
  EXPECT_EQ(text(updated, "/CodeSigningConfig/Description"), "d");
  EXPECT_THAT(text(updated, "/CodeSigningConfig/AllowedPublishers"),
              HasSubstr("/signing-profiles"));
  EXPECT_EQ(text(call("GET", signing_configs), "/CodeSigningConfigs/0/Description"), "d");

  EXPECT_EQ(call("DELETE", path(arn)).status, 204u);
  EXPECT_THAT(error_of(call("GET", path(arn))),
              HasSubstr("404 ResourceNotFoundException: The code signing configuration cannot be "
                        "found."));
}

TEST_F(CodeSigning, FunctionsUseAConfiguration) {
  const std::string arn = created_arn();
  create("fn", R"("CodeSigningConfigArn":")" + arn + "\"");
  const std::string function = "/2020-06-30/functions/fn/code-signing-config";
  EXPECT_EQ(text(call("GET", function), "/CodeSigningConfigArn"), arn);
  EXPECT_EQ(call("GET", path(arn) + "/functions").body,
            R"({"FunctionArns":["arn:aws:lambda:us-east-1:000000000000:function:fn"]})");
  EXPECT_EQ(call("DELETE", path(arn)).status, 409u);
  EXPECT_EQ(call("DELETE", function).status, 204u);
  EXPECT_EQ(call("GET", function).body, R"({"FunctionName":"fn"})");
  EXPECT_EQ(call("DELETE", path(arn)).status, 204u);
  EXPECT_THAT(error_of(call("PUT", function, R"({"CodeSigningConfigArn":")" + arn + "\"}")),
              HasSubstr("404 CodeSigningConfigNotFoundException"));
  EXPECT_EQ(create("other", R"("CodeSigningConfigArn":")" + arn + "\"").status, 404u);
}

TEST_F(CodeSigning, ConfigurationsAreListedInPages) {
  for (int i = 0; i < 3; ++i)
    created_arn();
  const auto first = call("GET", std::string(signing_configs) + "?MaxItems=2");
  EXPECT_NE(text(first, "/CodeSigningConfigs/1"), "(absent)");
  EXPECT_EQ(text(first, "/CodeSigningConfigs/2"), "(absent)");
  const auto rest = call("GET", std::string(signing_configs) +
                                    "?Marker=" + http::percent_encode(text(first, "/NextMarker")));
  EXPECT_NE(text(rest, "/CodeSigningConfigs/0"), "(absent)");
  EXPECT_EQ(text(rest, "/CodeSigningConfigs/1"), "(absent)");
  EXPECT_EQ(text(rest, "/NextMarker"), "(absent)");
}

TEST_F(Providers, AreCreatedPendingAndBecomeActive) {
  const auto created = call("POST", providers, provider);
  EXPECT_EQ(created.status, 202u) << created.body;
  EXPECT_EQ(text(created, "/CapacityProvider/State"), "Pending");
  EXPECT_EQ(text(created, "/CapacityProvider/VpcConfig/SubnetIds/0"), "subnet-1");
  settle();
  EXPECT_EQ(text(call("GET", std::string(providers) + "/cp"), "/CapacityProvider/State"), "Active");
  EXPECT_EQ(error_of(call("POST", providers, provider)),
            "409 ResourceConflictException: Capacity provider already exists: cp");
  const auto updated = call("PUT", std::string(providers) + "/cp",
                            R"({"CapacityProviderScalingConfig":{"MaxVCpuCount":8}})");
  EXPECT_EQ(text(updated, "/CapacityProvider/CapacityProviderScalingConfig/MaxVCpuCount"), "8");
  EXPECT_EQ(
      text(call("GET", std::string(providers) + "?State=Active"), "/CapacityProviders/0/State"),
      "Active");
  EXPECT_EQ(text(call("GET", std::string(providers) + "?State=Failed"), "/CapacityProviders/0"),
            "(absent)");
}

TEST_F(Providers, KnowTheFunctionsThatNameThem) {
  call("POST", providers, provider);
  const std::string arn = "arn:aws:lambda:us-east-1:000000000000:capacity-provider:cp";
  const auto function =
      create("fn", R"("CapacityProviderConfig":{"LambdaManagedInstancesCapacityProviderConfig":)"
                   R"({"CapacityProviderArn":")" +
                       arn + R"("}})");
  EXPECT_EQ(function.status, 201u) << function.body;
  EXPECT_THAT(text(function, "/CapacityProviderConfig"), HasSubstr(arn));
  settle();
  const auto versions = call("GET", std::string(providers) + "/cp/function-versions");
  EXPECT_EQ(text(versions, "/CapacityProviderArn"), arn);
  EXPECT_EQ(text(versions, "/FunctionVersions/0/State"), "Active");
  EXPECT_EQ(call("DELETE", std::string(providers) + "/cp").status, 409u);
}

TEST_F(Providers, AreDeletedWithTheirTags) {
  call("POST", providers, provider);
  const std::string tags =
      "/2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Acapacity-provider%3Acp";
  EXPECT_EQ(call("GET", tags).body, R"({"Tags":{"a":"1"}})");
  EXPECT_EQ(call("POST", tags, R"({"Tags":{"b":"2"}})").status, 204u);
  EXPECT_EQ(call("DELETE", tags + "?tagKeys=a").status, 204u);
  EXPECT_EQ(call("GET", tags).body, R"({"Tags":{"b":"2"}})");
  const auto deleted = call("DELETE", std::string(providers) + "/cp");
  EXPECT_EQ(deleted.status, 202u);
  EXPECT_EQ(text(deleted, "/CapacityProvider/State"), "Deleting");
  settle();
  EXPECT_EQ(error_of(call("GET", std::string(providers) + "/cp")),
            "404 ResourceNotFoundException: Capacity provider not found: "
            "arn:aws:lambda:us-east-1:000000000000:capacity-provider:cp");
  EXPECT_EQ(call("GET", tags).status, 404u);
}

TEST_F(Providers, AreForgottenByAReset) {
  call("POST", providers, provider);
  test().wait_for(service().reset());
  EXPECT_EQ(call("GET", std::string(providers) + "/cp").status, 404u);
}

}  // namespace
}  // namespace emulator::lambda
