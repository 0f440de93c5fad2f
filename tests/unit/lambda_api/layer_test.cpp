#include "handlers/lambda/layer.hpp"

#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using ::testing::HasSubstr;

constexpr const char* layer = "/2018-10-31/layers/tools/versions";
constexpr const char* fn_configuration = "/2015-03-31/functions/fn/configuration";
constexpr const char* arn = "arn:aws:lambda:us-east-1:000000000000:layer:tools";

TEST(LayerReference, IsANameOrAnArn) {
  const aws::Scope caller{"111111111111", "eu-west-1"};
  const auto name = parse_layer_reference("tools", caller);
  ASSERT_TRUE(name);
  EXPECT_EQ(name->scope, caller);
  EXPECT_EQ(name->version, std::nullopt);
  const auto version = parse_layer_reference(std::string(arn) + ":12", caller);
  ASSERT_TRUE(version);
  EXPECT_EQ(version->name, "tools");
  EXPECT_EQ(version->scope, (aws::Scope{"000000000000", "us-east-1"}));
  EXPECT_EQ(version->version, 12);
  EXPECT_FALSE(parse_layer_reference("arn:aws:lambda:us-east-1:000000000000:function:f", caller));
}

TEST(LayerReference, OfAFunctionKeepsAwsRules) {
  const aws::Scope here;
  const std::string one = std::string(arn) + ":1";
  EXPECT_FALSE(check_layer_arns({one}, here));
  EXPECT_THAT(check_layer_arns(std::vector<std::string>(6, one), here)->message,
              HasSubstr("Cannot reference more than 5 layers."));
  EXPECT_THAT(check_layer_arns({one, std::string(arn) + ":2"}, here)->message,
              HasSubstr("Two different versions of the same layer are not allowed"));
  EXPECT_EQ(check_layer_arns({one}, {here.account, "eu-west-1"})->message,
            "Layers are not in the same region as the function. Layers are expected to be in "
            "region eu-west-1.");
}

class LayerOperations : public ServiceFixture {
 protected:
  http::Response publish(const char* zip, const std::string& more = {}) {
    return call("POST", layer,
                R"({"Content":{"ZipFile":")" + std::string(zip) + "\"}" + more + "}");
  }
};

TEST_F(LayerOperations, PublishVersionsAndListThem) {
  const auto first = publish(zip_one, R"(,"CompatibleRuntimes":["provided"],"LicenseInfo":"MIT")");
  EXPECT_EQ(first.status, 201u) << first.body;
  EXPECT_EQ(text(first, "/LayerVersionArn"), std::string(arn) + ":1");
  EXPECT_EQ(text(first, "/LicenseInfo"), "MIT");
  EXPECT_EQ(text(publish(zip_two), "/Version"), "2");
  EXPECT_EQ(text(call("GET", std::string(layer) + "/1"), "/Content/CodeSha256"),
            text(first, "/Content/CodeSha256"));
  EXPECT_EQ(text(call("GET", "/2018-10-31/layers?find=LayerVersion&Arn=" + std::string(arn) + ":1"),
                 "/Version"),
            "1");
  EXPECT_EQ(text(call("GET", layer), "/LayerVersions/0/Version"), "2");
  EXPECT_EQ(text(call("GET", "/2018-10-31/layers"), "/Layers/0/LatestMatchingVersion/Version"),
            "2");
  EXPECT_EQ(text(call("GET", "/2018-10-31/layers?CompatibleRuntime=provided"),
                 "/Layers/0/LatestMatchingVersion/Version"),
            "1");
  const std::string location = text(first, "/Content/Location");
  EXPECT_EQ(call("GET", location.substr(std::string("http://emulator:4566").size())).status, 200u);

  EXPECT_EQ(call("DELETE", std::string(layer) + "/2").status, 204u);
  EXPECT_EQ(error_of(call("GET", std::string(layer) + "/2")),
            "404 ResourceNotFoundException: The resource you requested does not exist.");
  EXPECT_EQ(text(publish(zip_two), "/Version"), "3");
}

TEST_F(LayerOperations, AreUsedByFunctions) {
  const std::string version = text(publish(zip_two), "/LayerVersionArn");
  const auto created = create("fn", R"("Layers":[")" + version + "\"]");
  EXPECT_EQ(text(created, "/Layers/0/Arn"), version) << created.body;
  settle();
  call("DELETE", std::string(layer) + "/1");
  // The function keeps what it has; others can't have it any more.
  EXPECT_EQ(text(call("GET", fn_configuration), "/Layers/0/Arn"), version);
  EXPECT_EQ(error_of(create("other", R"("Layers":[")" + version + "\"]")),
            "400 InvalidParameterValueException: Layer version " + version + " does not exist.");
  const auto without = call("PUT", fn_configuration, R"({"Layers":[]})");
  EXPECT_EQ(text(without, "/Layers"), "(absent)");
}

TEST_F(LayerOperations, HavePolicies) {
  publish(zip_one);
  const std::string policy = std::string(layer) + "/1/policy";
  EXPECT_EQ(error_of(call("GET", policy)),
            "404 ResourceNotFoundException: No policy is associated with the given resource.");
  const std::string statement =
      R"({"StatementId":"all","Action":"lambda:GetLayerVersion","Principal":"*"})";
  EXPECT_THAT(text(call("POST", policy, statement), "/Statement"),
              HasSubstr(R"("Action":"lambda:GetLayerVersion")"));
  EXPECT_EQ(call("POST", policy, statement).status, 409u);
  EXPECT_THAT(text(call("GET", policy), "/Policy"), HasSubstr(R"("Sid":"all")"));
  EXPECT_EQ(call("DELETE", policy + "/all?RevisionId=stale").status, 412u);
  EXPECT_EQ(call("DELETE", policy + "/all").status, 204u);
  EXPECT_EQ(
      error_of(call("POST", std::string(layer) + "/9/policy", statement)),
      "404 ResourceNotFoundException: Layer version " + std::string(arn) + ":9 does not exist.");
  EXPECT_EQ(error_of(call("GET", std::string(layer) + "/0")),
            "400 InvalidParameterValueException: Layer Version Cannot be less than 1.");
}

}  // namespace
}  // namespace emulator::lambda
