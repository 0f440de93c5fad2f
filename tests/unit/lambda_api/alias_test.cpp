#include <cmath>
#include <limits>

#include "daemon/random.hpp"
#include "handlers/lambda/alias.hpp"
#include "tests/unit/lambda_api/service_fixture.hpp"

namespace emulator::lambda {
namespace {

using ::testing::HasSubstr;

constexpr const char* aliases = "/2015-03-31/functions/fn/aliases";
constexpr const char* prod = "/2015-03-31/functions/fn/aliases/prod";
constexpr const char* fn_code = "/2015-03-31/functions/fn/code";
constexpr const char* fn_arn = "arn:aws:lambda:us-east-1:000000000000:function:fn";

Alias weighted(double weight) {
  return {"prod", "1", {}, {{"2", weight}}, {}};
}

TEST(AliasRouting, SendsItsShareToTheSecondVersion) {
  const Alias alias = weighted(0.25);
  SeededRandom random;
  constexpr int calls = 20'000;
  int second = 0;
  for (int i = 0; i < calls; ++i)
    second += pick_version(alias, random.number()) == "2" ? 1 : 0;
  EXPECT_NEAR(static_cast<double>(second) / calls, 0.25, 0.02);
}

TEST(AliasRouting, KnowsAllAndNothing) {
  constexpr auto last = std::numeric_limits<std::uint64_t>::max();
  for (const std::uint64_t random : {std::uint64_t{0}, last / 2, last}) {
    EXPECT_EQ(pick_version(weighted(0.0), random), "1");
    EXPECT_EQ(pick_version(weighted(1.0), random), "2");
    EXPECT_EQ(pick_version({"prod", "1", {}, {}, {}}, random), "1");
  }
}

class AliasOperations : public ServiceFixture {
 protected:
  // fn with versions 1 and 2.
  void create_versions() {
    create("fn", R"("Publish":true)");
    settle();
    call("PUT", fn_code, std::string(R"({"Publish":true,"ZipFile":")") + zip_two + "\"}");
    settle();
  }
  http::Response create_alias(const std::string& members) {
    return call("POST", aliases, R"({"Name":"prod",)" + members + "}");
  }
};

TEST_F(AliasOperations, PointToAVersion) {
  create_versions();
  const auto created = create_alias(R"("FunctionVersion":"1","Description":"live")");
  EXPECT_EQ(created.status, 201u) << created.body;
  EXPECT_EQ(text(created, "/AliasArn"), std::string(fn_arn) + ":prod");
  EXPECT_EQ(text(created, "/FunctionVersion"), "1");
  EXPECT_EQ(text(created, "/RoutingConfig"), "(absent)");
  EXPECT_EQ(call("GET", prod).body, created.body);

  const auto updated = call("PUT", prod, R"({"FunctionVersion":"2"})");
  EXPECT_EQ(text(updated, "/FunctionVersion"), "2");
  EXPECT_EQ(text(updated, "/Description"), "live");
  EXPECT_NE(text(updated, "/RevisionId"), text(created, "/RevisionId"));
  EXPECT_EQ(text(call("GET", aliases), "/Aliases/0/Name"), "prod");
  EXPECT_EQ(text(call("GET", std::string(aliases) + "?FunctionVersion=1"), "/Aliases"), "[]");

  EXPECT_EQ(call("DELETE", prod).status, 204u);
  EXPECT_EQ(call("DELETE", prod).status, 204u);
  EXPECT_EQ(error_of(call("GET", prod)), "404 ResourceNotFoundException: Cannot find alias arn: " +
                                             std::string(fn_arn) + ":prod");
  EXPECT_EQ(error_of(call("PUT", prod, "{}")),
            "404 ResourceNotFoundException: Alias not found: " + std::string(fn_arn) + ":prod");
}

TEST_F(AliasOperations, NameWhatIsWrong) {
  create_versions();
  create_alias(R"("FunctionVersion":"1")");
  EXPECT_EQ(
      error_of(create_alias(R"("FunctionVersion":"1")")),
      "409 ResourceConflictException: Alias already exists: " + std::string(fn_arn) + ":prod");
  EXPECT_EQ(error_of(create_alias(R"("FunctionVersion":"9")")),
            "404 ResourceNotFoundException: Function not found: " + std::string(fn_arn) + ":9");
  EXPECT_THAT(error_of(call("POST", aliases, R"({"Name":"12","FunctionVersion":"1"})")),
              HasSubstr("Value '12' at 'name' failed to satisfy constraint"));
  EXPECT_EQ(call("PUT", prod, R"({"RevisionId":"stale"})").status, 412u);
}

TEST_F(AliasOperations, AreWeightedWithinAwsRules) {
  create_versions();
  const auto routed = [this](const std::string& version, const std::string& weights) {
    return error_of(create_alias(R"("FunctionVersion":")" + version +
                                 R"(","RoutingConfig":{"AdditionalVersionWeights":)" + weights +
                                 "}"));
  };
  EXPECT_THAT(routed("1", R"({"2":0.5,"3":0.1})"),
              HasSubstr("Number of items in AdditionalVersionWeights cannot be greater than 1"));
  EXPECT_THAT(routed("1", R"({"1":0.5})"),
              HasSubstr("Invalid function version 1. Function version 1 is already included in "
                        "routing configuration."));
  EXPECT_THAT(routed("$LATEST", R"({"1":0.5})"),
              HasSubstr("$LATEST is not supported for an alias pointing to more than 1 version"));
  EXPECT_THAT(routed("1", R"({"$LATEST":0.5})"), HasSubstr("Map keys must satisfy constraint"));
  EXPECT_THAT(routed("1", R"({"2":1.5})"), HasSubstr("Map value must satisfy constraint"));
  EXPECT_THAT(routed("1", R"({"9":0.5})"), HasSubstr("Function not found: "));

  const auto created = create_alias(
      R"("FunctionVersion":"1","RoutingConfig":{"AdditionalVersionWeights":{"2":0.1}})");
  EXPECT_EQ(text(created, "/RoutingConfig/AdditionalVersionWeights/2"), "0.1");
  // Both versions are held.
  for (const auto* version : {"1", "2"}) {
    EXPECT_EQ(
        error_of(call("DELETE", std::string("/2015-03-31/functions/fn?Qualifier=") + version)),
        "409 ResourceConflictException: Unable to delete version because the following "
        "aliases reference it: [prod]");
  }
  const auto single = call("PUT", prod, R"({"RoutingConfig":{"AdditionalVersionWeights":{}}})");
  EXPECT_EQ(text(single, "/RoutingConfig"), "(absent)");
  EXPECT_EQ(call("DELETE", "/2015-03-31/functions/fn?Qualifier=2").status, 204u);
}

TEST_F(AliasOperations, QualifyTheOtherOperations) {
  create_versions();
  create_alias(R"("FunctionVersion":"1")");
  const auto found = call("GET", "/2015-03-31/functions/fn:prod/configuration");
  EXPECT_EQ(text(found, "/FunctionArn"), std::string(fn_arn) + ":prod");
  EXPECT_EQ(text(found, "/Version"), "1");

  const std::string policy = "/2015-03-31/functions/fn/policy?Qualifier=";
  const auto added = call(
      "POST", policy + "prod",
      R"({"StatementId":"s","Action":"lambda:InvokeFunction","Principal":"sns.amazonaws.com"})");
  EXPECT_THAT(text(added, "/Statement"), HasSubstr(std::string(fn_arn) + R"(:prod")"));
  EXPECT_EQ(call("GET", policy + "prod").status, 200u);
  EXPECT_EQ(call("GET", policy + "1").status, 404u);
  EXPECT_EQ(call("GET", "/2015-03-31/functions/fn/policy").status, 404u);

  const auto dry = call("POST", "/2015-03-31/functions/fn:prod/invocations", "{}",
                        {{"X-Amz-Invocation-Type", "DryRun"}});
  EXPECT_EQ(dry.headers.get("X-Amz-Executed-Version"), "1");
  EXPECT_EQ(call("DELETE", "/2015-03-31/functions/fn?Qualifier=prod").status, 400u);
}

}  // namespace
}  // namespace emulator::lambda
