#include <gmock/gmock.h>

#include "handlers/apigateway/deployed_api.hpp"
#include "handlers/apigateway/stage_features.hpp"
#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

struct Stages : ::testing::Test {
  Stages() {
    base = gateway.create_api();
    gateway.create_mock(gateway.root, "GET");
    deployment = deploy(R"({"stageName":"prod"})").at("id");
    gateway.set_log_role();
  }

  ControlPlane::Answer deploy(const std::string& body) {
    return gateway.call("POST", base + "/deployments", body);
  }
  ControlPlane::Answer patch(const std::string& operations) {
    return gateway.call("PATCH", base + "/stages/prod",
                        R"({"patchOperations":[)" + operations + "]}");
  }
  ControlPlane::Answer replace(const std::string& path, const std::string& value) {
    return patch(R"({"op":"replace","path":")" + path + R"(","value":")" + value + "\"}");
  }
  const Stage& stage() const {
    return gateway.service.find_api(base.substr(10))->stages.at("prod");
  }

  ControlPlane gateway;
  std::string base;
  std::string deployment;
};

TEST_F(Stages, Settings_of_methods_have_the_defaults_of_AWS_until_they_are_set) {
  EXPECT_EQ(stage().features, nullptr);
  const auto shown = replace("/*/*/logging/loglevel", "INFO");
  EXPECT_EQ(shown.status, 200) << shown.body;
  EXPECT_EQ(shown.at("methodSettings"),
            R"({"*/*":{"metricsEnabled":false,"loggingLevel":"INFO","dataTraceEnabled":false,)"
            R"("throttlingBurstLimit":5000,"throttlingRateLimit":10000.0,"cachingEnabled":false,)"
            R"("cacheTtlInSeconds":300,"cacheDataEncrypted":false,)"
            R"("requireAuthorizationForCacheControl":true,)"
            R"("unauthorizedCacheControlHeaderStrategy":"SUCCEED_WITH_RESPONSE_HEADER"}})");
  EXPECT_EQ(gateway.call("GET", base + "/stages/prod").body, shown.body);
  ASSERT_NE(stage().features, nullptr);
}

TEST_F(Stages, Every_setting_of_a_method_can_be_patched) {
  const std::pair<const char*, const char*> settings[] = {
      {"metrics/enabled", "true"},
      {"logging/loglevel", "ERROR"},
      {"logging/dataTrace", "true"},
      {"throttling/burstLimit", "7"},
      {"throttling/rateLimit", "2.5"},
      {"caching/enabled", "true"},
      {"caching/ttlInSeconds", "3600"},
      {"caching/dataEncrypted", "true"},
      {"caching/requireAuthorizationForCacheControl", "false"},
      {"caching/unauthorizedCacheControlHeaderStrategy", "FAIL_WITH_403"},
  };
  for (const auto& [path, value] : settings) {
    EXPECT_EQ(replace(std::string("/~1orders~1{id}/GET/") + path, value).status, 200) << path;
  }
  const auto& made = stage().method_settings.at("~1orders~1{id}/GET");
  EXPECT_TRUE(made.metrics_enabled);
  EXPECT_EQ(made.logging_level, "ERROR");
  EXPECT_TRUE(made.data_trace_enabled);
  EXPECT_EQ(made.throttling_burst_limit, 7);
  EXPECT_EQ(made.throttling_rate_limit, 2.5);
  EXPECT_TRUE(made.caching_enabled);
  EXPECT_EQ(made.cache_ttl_seconds, 3600);
  EXPECT_TRUE(made.cache_data_encrypted);
  EXPECT_FALSE(made.require_authorization_for_cache_control);
  EXPECT_EQ(made.unauthorized_cache_control_header_strategy, "FAIL_WITH_403");

  EXPECT_EQ(patch(R"({"op":"remove","path":"/~1orders~1{id}/GET"})").at("methodSettings"), "{}");
  EXPECT_EQ(stage().features, nullptr);
}

TEST_F(Stages, A_setting_that_is_none_is_refused_and_changes_nothing) {
  for (const auto& [path, value] : {std::pair{"/*/*/logging/loglevel", "DEBUG"},
                                    {"/*/*/logging/dataTrace", "yes"},
                                    {"/*/*/throttling/burstLimit", "1.5"},
                                    {"/*/*/throttling/burstLimit", "-2"},
                                    {"/*/*/throttling/rateLimit", "nan"},
                                    {"/*/*/throttling/rateLimit", "fast"},
                                    {"/*/*/caching/ttlInSeconds", "3601"},
                                    {"/*/*/caching/unauthorizedCacheControlHeaderStrategy", "x"}}) {
    const auto refused = replace(path, value);
    EXPECT_EQ(refused.status, 400) << path << " " << refused.body;
    EXPECT_EQ(refused.error, "BadRequestException");
  }
  EXPECT_TRUE(stage().method_settings.empty());
}

TEST_F(Stages, A_path_that_is_no_setting_is_refused_with_all_that_there_are) {
  for (const auto path : {"/~1//logging/dataTrace", "/*/*/logging/colour", "/orders/GET",
                          "//GET/metrics/enabled", "/x/FETCH/metrics/enabled"}) {
    const auto refused = replace(path, "true");
    EXPECT_EQ(refused.status, 400) << path;
    EXPECT_THAT(refused.message(),
                ::testing::StartsWith(std::string("Invalid method setting path: ") + path +
                                      ". Must be one of: [/deploymentId, /description, "));
    EXPECT_THAT(refused.message(), ::testing::HasSubstr("/{resourcePath}/{httpMethod}/throttling/"
                                                        "burstLimit/{resourcePath}/{httpMethod}/"
                                                        "throttling/rateLimit/{resourcePath}/"));
    EXPECT_THAT(refused.message(), ::testing::EndsWith("/variables/{variable_name}, "
                                                       "/tracingEnabled]"));
  }
}

TEST(MethodSettings, Those_of_the_method_itself_come_before_those_of_all) {
  MethodSettingsMap settings;
  settings["*/*"].cache_ttl_seconds = 1;
  settings["~1orders~1{id}/GET"].cache_ttl_seconds = 2;
  settings["carts/{id}/ANY"].cache_ttl_seconds = 3;
  settings["~1/GET"].cache_ttl_seconds = 4;
  settings["~1a~0b/GET"].cache_ttl_seconds = 5;
  const auto ttl = [&settings](std::string_view path, std::string_view method) {
    return find_method_settings(settings, path, method)->cache_ttl_seconds;
  };
  EXPECT_EQ(ttl("/orders/{id}", "GET"), 2);
  EXPECT_EQ(ttl("/orders/{id}", "PUT"), 1);
  EXPECT_EQ(ttl("/orders/{id}/items", "GET"), 1);
  EXPECT_EQ(ttl("/orders", "GET"), 1);
  EXPECT_EQ(ttl("/carts/{id}", "ANY"), 3);
  EXPECT_EQ(ttl("/", "GET"), 4);
  EXPECT_EQ(ttl("/a~b", "GET"), 5);
  settings.erase("*/*");
  EXPECT_EQ(find_method_settings(settings, "/orders", "GET"), nullptr);
}

TEST_F(Stages, A_cache_cluster_has_a_size) {
  const auto enabled = replace("/cacheClusterEnabled", "true");
  EXPECT_EQ(enabled.at("cacheClusterSize"), "0.5");
  EXPECT_EQ(enabled.at("cacheClusterStatus"), "AVAILABLE");
  EXPECT_EQ(stage().features->cache->capacity(), 512u * 1024 * 1024);
  EXPECT_EQ(replace("/cacheClusterSize", "1.6").at("cacheClusterSize"), "1.6");
  EXPECT_EQ(replace("/cacheClusterSize", "2").status, 400);
  const auto disabled = replace("/cacheClusterEnabled", "false");
  EXPECT_EQ(disabled.at("cacheClusterStatus"), "NOT_AVAILABLE");
  EXPECT_EQ(stage().features, nullptr);
  EXPECT_EQ(gateway.call("DELETE", base + "/stages/prod/cache/data").status, 202);
  EXPECT_EQ(gateway.call("DELETE", base + "/stages/none/cache/data").status, 404);
}

TEST_F(Stages, An_access_log_has_a_destination_and_a_format_of_one_line) {
  const std::string arn = "arn:aws:logs:us-east-1:000000000000:log-group:access";
  const auto set =
      patch(R"({"op":"replace","path":"/accessLogSettings/destinationArn","value":")" + arn +
            R"("},{"op":"replace","path":"/accessLogSettings/format",)"
            R"("value":"$context.requestId $context.status"})");
  EXPECT_EQ(set.at("accessLogSettings"),
            R"({"format":"$context.requestId $context.status","destinationArn":")" + arn + "\"}");
  EXPECT_EQ(stage().features->access_log_group, "access");
  EXPECT_EQ(replace("/accessLogSettings/format", "$context.status").status, 400);
  EXPECT_THAT(replace("/accessLogSettings/format", R"($context.requestId\nx)").message(),
              ::testing::StartsWith("Access Log format must be single line, new line character is "
                                    "allowed only at end of the format: "));
  EXPECT_EQ(replace("/accessLogSettings/format", R"($context.requestId\n)").status, 200);
  EXPECT_EQ(replace("/accessLogSettings/destinationArn", "access").status, 400);
  EXPECT_EQ(replace("/accessLogSettings/destinationArn", "arn:aws:s3:::bucket").status, 400);
  EXPECT_EQ(replace("/accessLogSettings/destinationArn", arn + ":*").status, 200);
  EXPECT_EQ(stage().features->access_log_group, "access");
  EXPECT_EQ(patch(R"({"op":"remove","path":"/accessLogSettings"})").at("accessLogSettings"), "");
  EXPECT_EQ(stage().features, nullptr);
}

TEST_F(Stages, Logs_need_a_role_of_the_account) {
  constexpr const char* refusal =
      "CloudWatch Logs role ARN must be set in account settings to enable logging";
  const auto set_role = [this](const std::string& role) {
    return gateway.call("PATCH", "/account",
                        R"({"patchOperations":[{"op":"replace","path":"/cloudwatchRoleArn",)"
                        R"("value":")" +
                            role + "\"}]}");
  };
  const std::string group = "arn:aws:logs:us-east-1:000000000000:log-group:access";
  EXPECT_EQ(set_role("").status, 200);
  for (const auto& [path, value] :
       {std::pair<std::string, std::string>{"/*/*/logging/loglevel", "INFO"},
        {"/~1/GET/logging/loglevel", "ERROR"},
        {"/accessLogSettings/destinationArn", group}}) {
    const auto refused = replace(path, value);
    EXPECT_EQ(refused.status, 400) << path;
    EXPECT_EQ(refused.error, "BadRequestException");
    EXPECT_EQ(refused.message(), refusal);
  }
  EXPECT_EQ(stage().features, nullptr);
  EXPECT_EQ(replace("/*/*/logging/loglevel", "OFF").status, 200);
  EXPECT_EQ(replace("/*/*/logging/dataTrace", "true").status, 200);
  EXPECT_EQ(replace("/accessLogSettings/destinationArn",
                    "arn:aws:firehose:us-east-1:000000000000:deliverystream/amazon-apigateway-x")
                .status,
            200);
  gateway.set_log_role();
  EXPECT_EQ(replace("/*/*/logging/loglevel", "INFO").status, 200);
  // Without it the stage may change in all else, but not in what it logs.
  EXPECT_EQ(set_role("").status, 200);
  EXPECT_EQ(replace("/description", "logged").status, 200);
  EXPECT_EQ(replace("/*/*/logging/loglevel", "ERROR").message(), refusal);
  EXPECT_EQ(replace("/*/*/logging/loglevel", "OFF").status, 200);
}

TEST_F(Stages, Its_documentation_version_has_to_be_there) {
  const auto absent = replace("/documentationVersion", "v1");
  EXPECT_EQ(absent.status, 404);
  EXPECT_EQ(absent.error, "NotFoundException");
  EXPECT_EQ(absent.message(), "Invalid Documentation version specified");
  const std::string second =
      R"({"stageName":"next","deploymentId":")" + deployment + R"(","documentationVersion":"v1"})";
  EXPECT_EQ(gateway.call("POST", base + "/stages", second).message(),
            "Invalid Documentation version specified");
  const auto version =
      gateway.call("POST", base + "/documentation/versions", R"({"documentationVersion":"v1"})");
  EXPECT_EQ(version.status, 201) << version.body;
  EXPECT_EQ(replace("/documentationVersion", "v1").at("documentationVersion"), "v1");
  EXPECT_EQ(gateway.call("POST", base + "/stages", second).status, 201);
  // A version may go while a stage shows it.
  EXPECT_EQ(gateway.call("DELETE", base + "/documentation/versions/v1").status, 202);
  EXPECT_EQ(replace("/description", "still there").at("documentationVersion"), "v1");
  EXPECT_EQ(replace("/documentationVersion", "").status, 200);
}

TEST_F(Stages, A_deployment_can_be_the_canary_of_a_stage) {
  const auto canary =
      deploy(R"({"stageName":"prod","canarySettings":{"percentTraffic":10.5,"useStageCache":true,)"
             R"("stageVariableOverrides":{"colour":"green"}}})");
  EXPECT_EQ(canary.status, 201) << canary.body;
  EXPECT_EQ(stage().deployment_id, deployment);
  EXPECT_EQ(gateway.call("GET", base + "/stages/prod").at("canarySettings"),
            R"({"percentTraffic":10.5,"deploymentId":")" + canary.at("id") +
                R"(","stageVariableOverrides":{"colour":"green"},"useStageCache":true})");
  ASSERT_TRUE(stage().features->canary);
  EXPECT_EQ(stage().features->canary->snapshot->deployment_id, canary.at("id"));
  EXPECT_EQ(gateway.call("DELETE", base + "/deployments/" + canary.at("id")).message(),
            "Active stages pointing to this deployment must be moved or deleted");
  EXPECT_EQ(deploy(R"({"stageName":"none","canarySettings":{"percentTraffic":1}})").status, 404);
  EXPECT_EQ(deploy(R"({"stageName":"prod","canarySettings":{"percentTraffic":101}})").status, 400);
}

TEST_F(Stages, A_canary_is_promoted_by_copies) {
  replace("/variables/colour", "blue");
  replace("/variables/size", "small");
  const auto canary = deploy(R"({"stageName":"prod","canarySettings":{"percentTraffic":50,)"
                             R"("stageVariableOverrides":{"colour":"green"}}})")
                          .at("id");
  EXPECT_EQ(stage().features->canary->variables,
            (StringMap{{"colour", "green"}, {"size", "small"}}));
  const auto promoted =
      patch(R"({"op":"replace","path":"/canarySettings/percentTraffic","value":"0"},)"
            R"({"op":"copy","from":"/canarySettings/stageVariableOverrides","path":"/variables"},)"
            R"({"op":"copy","from":"/canarySettings/deploymentId","path":"/deploymentId"})");
  EXPECT_EQ(promoted.status, 200) << promoted.body;
  EXPECT_EQ(promoted.at("deploymentId"), canary);
  EXPECT_EQ(promoted.at("variables"), R"({"colour":"green","size":"small"})");
  EXPECT_EQ(stage().snapshot->deployment_id, canary);
  EXPECT_EQ(stage().features, nullptr);
  EXPECT_EQ(patch(R"({"op":"remove","path":"/canarySettings"})").at("canarySettings"), "");
}

TEST_F(Stages, A_stage_is_made_with_all_that_it_can_have) {
  const auto made = gateway.call(
      "POST", base + "/stages",
      R"({"stageName":"dev","cacheClusterEnabled":true,"cacheClusterSize":"6.1",)"
      R"("tracingEnabled":true,"canarySettings":{"percentTraffic":5},"deploymentId":")" +
          deployment + "\"}");
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.at("cacheClusterSize"), "6.1");
  EXPECT_EQ(made.at("tracingEnabled"), "true");
  EXPECT_EQ(made.at("canarySettings"), R"({"percentTraffic":5.0,"deploymentId":")" + deployment +
                                           R"(","useStageCache":false})");
}

}  // namespace
}  // namespace emulator::apigateway
