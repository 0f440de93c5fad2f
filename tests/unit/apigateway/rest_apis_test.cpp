#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

TEST(RestApis, A_new_api_has_aws_defaults_and_a_root_resource) {
  ControlPlane gateway;
  const auto api = gateway.call("POST", "/restapis", R"({"name":"orders","tags":{"a":"b"}})");
  EXPECT_EQ(api.status, 201);
  EXPECT_EQ(api.at("id").size(), 10);
  EXPECT_EQ(api.at("name"), "orders");
  EXPECT_EQ(api.at("createdDate"), "1700000000");
  EXPECT_EQ(api.at("apiKeySource"), "HEADER");
  EXPECT_EQ(api.at("endpointConfiguration"), R"({"types":["EDGE"],"ipAddressType":"ipv4"})");
  EXPECT_EQ(api.at("tags"), R"({"a":"b"})");
  EXPECT_EQ(api.at("disableExecuteApiEndpoint"), "false");

  const auto base = "/restapis/" + api.at("id");
  EXPECT_EQ(gateway.call("GET", base).body, api.body);
  const auto resources = gateway.call("GET", base + "/resources");
  EXPECT_EQ(resources.body,
            R"({"item":[{"id":")" + api.at("rootResourceId") + R"(","path":"/"}]})");
}

TEST(RestApis, An_unknown_id_is_named_with_the_account) {
  ControlPlane gateway;
  for (const auto* method : {"GET", "DELETE", "PATCH"}) {
    const auto answer = gateway.call(method, "/restapis/abc123");
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.error, "NotFoundException");
    EXPECT_EQ(answer.message(), "Invalid API identifier specified 000000000000:abc123");
  }
}

TEST(RestApis, Another_account_or_region_does_not_see_an_api) {
  ControlPlane gateway;
  const auto base = gateway.create_api();
  gateway.scope.region = "eu-west-1";
  EXPECT_EQ(gateway.call("GET", base).status, 404);
  EXPECT_EQ(gateway.call("GET", "/restapis").body, R"({"item":[]})");
  gateway.scope = {"111122223333", "us-east-1"};
  EXPECT_EQ(gateway.call("DELETE", base).status, 404);
}

TEST(RestApis, A_private_api_has_endpoints_two_stacks_and_a_policy_before_it_is_deployed) {
  ControlPlane gateway;
  const auto base = gateway.create_api(
      R"({"name":"a","endpointConfiguration":{"types":["PRIVATE"],"vpcEndpointIds":["vpce-1"]}})");
  EXPECT_EQ(gateway.call("GET", base).at("endpointConfiguration"),
            R"({"types":["PRIVATE"],"ipAddressType":"dualstack","vpcEndpointIds":["vpce-1"]})");
  gateway.create_mock(gateway.root, "GET");
  EXPECT_EQ(gateway.call("POST", base + "/deployments", "{}").message(),
            "Private REST API doesn't have a resource policy attached to it");
  const auto patch = [&](const char* operation) {
    return gateway.call("PATCH", base, std::string(R"({"patchOperations":[)") + operation + "]}");
  };
  EXPECT_EQ(
      patch(R"({"op":"replace","path":"/endpointConfiguration/types/PRIVATE","value":"EDGE"})")
          .message(),
      "VPCEndpoints can only be specified with PRIVATE apis.");
  EXPECT_EQ(
      patch(R"({"op":"replace","path":"/endpointConfiguration/ipAddressType","value":"ipv4"})")
          .status,
      400);
}

TEST(RestApis, A_policy_is_kept_and_shown_with_its_quotes_escaped) {
  ControlPlane gateway;
  const auto base =
      gateway.create_api(R"({"name":"a","policy":"{ \"Statement\": {\"Effect\":\"Allow\", )"
                         R"(\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"} }"})");
  EXPECT_EQ(gateway.service.find_api(base.substr(10))->policy,
            R"({"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}})");
  EXPECT_EQ(gateway.call("GET", base).at("policy"),
            R"({\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",)"
            R"(\"Resource\":\"*\"}})");
  EXPECT_EQ(
      gateway.call("POST", "/restapis", R"({"name":"b","policy":"{}"})").message(),
      "Invalid policy document. Please check the policy syntax and ensure that Principals are "
      "valid.");
  const auto removed = gateway.call(
      "PATCH", base, R"({"patchOperations":[{"op":"replace","path":"/policy","value":""}]})");
  EXPECT_EQ(removed.at("policy"), "") << removed.body;
}

TEST(RestApis, The_size_that_is_compressed_is_bounded_and_goes_with_a_remove) {
  ControlPlane gateway;
  const auto base = gateway.create_api(R"({"name":"a","minimumCompressionSize":0})");
  EXPECT_EQ(gateway.call("GET", base).at("minimumCompressionSize"), "0");
  const auto patch = [&](const char* operation) {
    return gateway.call("PATCH", base, std::string(R"({"patchOperations":[)") + operation + "]}");
  };
  EXPECT_EQ(
      patch(R"({"op":"replace","path":"/minimumCompressionSize","value":"10485761"})").message(),
      "Invalid minimum compression size, must be between 0 and 10485760");
  EXPECT_EQ(patch(R"({"op":"replace","path":"/minimumCompressionSize","value":"7"})")
                .at("minimumCompressionSize"),
            "7");
  EXPECT_EQ(
      patch(R"({"op":"replace","path":"/minimumCompressionSize"})").at("minimumCompressionSize"),
      "");
}

TEST(RestApis, An_account_has_a_role_for_logs_in_each_region) {
  ControlPlane gateway;
  EXPECT_EQ(gateway.call("GET", "/account").body,
            R"({"throttleSettings":{"burstLimit":5000,"rateLimit":10000.0},)"
            R"("features":["UsagePlans"],"apiKeyVersion":"4"})");
  const auto put = [&](const char* role) {
    return gateway.call("PATCH", "/account",
                        std::string(R"({"patchOperations":[{"op":"replace","path":)") +
                            R"("/cloudwatchRoleArn","value":")" + role + "\"}]}");
  };
  EXPECT_EQ(put("arn:aws:iam::000000000000:role/logs").at("cloudwatchRoleArn"),
            "arn:aws:iam::000000000000:role/logs");
  EXPECT_EQ(put("logs").message(),
            "The role ARN does not have required permissions configured. Please grant trust "
            "permission for API Gateway and add the required role policy.");
  gateway.scope.region = "eu-west-1";
  EXPECT_EQ(gateway.call("GET", "/account").at("cloudwatchRoleArn"), "");
  gateway.scope.region = "us-east-1";
  EXPECT_EQ(put("").at("cloudwatchRoleArn"), "");
}

TEST(RestApis, A_clone_has_everything_but_the_ids_and_the_stages) {
  ControlPlane gateway;
  const auto source = gateway.create_api(R"({"name":"a","binaryMediaTypes":["image/png"]})");
  const auto orders = gateway.create_resource(gateway.root, "orders");
  gateway.create_mock(gateway.create_resource(orders, "{id}"), "GET");
  gateway.call("POST", source + "/deployments", R"({"stageName":"prod"})");
  const auto clone = gateway.create_api(R"({"name":"b","cloneFrom":")" + source.substr(10) + "\"}");
  EXPECT_NE(clone, source);
  EXPECT_EQ(gateway.call("GET", clone).at("binaryMediaTypes"), R"(["image/png"])");
  EXPECT_EQ(gateway.call("GET", clone + "/stages").body, R"({"item":[]})");
  const RestApi& api = *gateway.service.find_api(clone.substr(10));
  ASSERT_EQ(api.resources.size(), 3);
  for (const auto& [id, resource] : api.resources) {
    EXPECT_FALSE(gateway.service.find_api(source.substr(10))->resources.contains(id));
    if (resource.path != "/orders/{id}") continue;
    EXPECT_EQ(api.resources.at(resource.parent_id).path, "/orders");
    EXPECT_EQ(resource.methods.at("GET").integration->cache_namespace, id);
  }
  EXPECT_EQ(gateway.call("POST", "/restapis", R"({"name":"c","cloneFrom":"nope"})").status, 400);
}

TEST(RestApis, A_patch_changes_what_aws_lets_it_change) {
  ControlPlane gateway;
  const auto base = gateway.create_api();
  const auto answer = gateway.call("PATCH", base, R"({"patchOperations":[
      {"op":"replace","path":"/name","value":"new"},
      {"op":"replace","path":"/description","value":"text"},
      {"op":"add","path":"/binaryMediaTypes/image~1png"},
      {"op":"add","path":"/binaryMediaTypes/*~1*"},
      {"op":"remove","path":"/binaryMediaTypes/image~1png"},
      {"op":"replace","path":"/endpointConfiguration/types/EDGE","value":"REGIONAL"},
      {"op":"replace","path":"/disableExecuteApiEndpoint","value":"True"}]})");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.at("name"), "new");
  EXPECT_EQ(answer.at("description"), "text");
  EXPECT_EQ(answer.at("binaryMediaTypes"), R"(["*/*"])");
  EXPECT_EQ(answer.at("endpointConfiguration"), R"({"types":["REGIONAL"],"ipAddressType":"ipv4"})");
  EXPECT_EQ(answer.at("disableExecuteApiEndpoint"), "true");
}

TEST(RestApis, A_patch_with_one_fault_changes_nothing) {
  ControlPlane gateway;
  const auto base = gateway.create_api();
  const auto before = gateway.call("GET", base).body;
  const auto answer = gateway.call("PATCH", base, R"({"patchOperations":[
      {"op":"replace","path":"/name","value":"new"},
      {"op":"replace","path":"/id","value":"mine"}]})");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.error, "BadRequestException");
  EXPECT_TRUE(answer.message().starts_with(
      "Invalid patch path  '/id' specified for op 'replace'. Must be one of: [/name, "))
      << answer.message();
  EXPECT_EQ(gateway.call("GET", base).body, before);
}

TEST(RestApis, Lists_go_by_pages) {
  ControlPlane gateway;
  for (int i = 0; i < 3; ++i)
    gateway.create_api();
  const auto first = gateway.call("GET", "/restapis?limit=2");
  ASSERT_FALSE(first.at("position").empty());
  EXPECT_EQ(first.json()["item"].Size(), 2);
  const auto second = gateway.call("GET", "/restapis?limit=2&position=" + first.at("position"));
  EXPECT_EQ(second.json()["item"].Size(), 1);
  EXPECT_EQ(second.at("position"), "");
  EXPECT_EQ(gateway.call("GET", "/restapis?position=!").status, 400);
}

TEST(RestApis, A_deleted_api_is_gone_with_all_below_it) {
  ControlPlane gateway;
  const auto base = gateway.create_api();
  EXPECT_EQ(gateway.call("DELETE", base).status, 202);
  EXPECT_EQ(gateway.call("GET", base).status, 404);
  EXPECT_EQ(gateway.call("GET", base + "/stages").status, 404);
  EXPECT_EQ(gateway.service.find_api(base.substr(10)), nullptr);
}

TEST(Tags, Apis_and_stages_are_tagged_by_arn) {
  ControlPlane gateway;
  const auto base = gateway.create_api();
  gateway.create_mock(gateway.root, "GET");
  gateway.call("POST", base + "/deployments", R"({"stageName":"prod"})");
  for (const std::string& resource : {base, base + "/stages/prod"}) {
    std::string arn = "arn:aws:apigateway:us-east-1::" + resource;
    for (auto at = arn.find('/'); at != arn.npos; at = arn.find('/', at))
      arn.replace(at, 1, "%2F");
    EXPECT_EQ(gateway.call("PUT", "/tags/" + arn, R"({"tags":{"a":"1","b":"2"}})").status, 204);
    EXPECT_EQ(gateway.call("DELETE", "/tags/" + arn + "?tagKeys=a").status, 204);
    EXPECT_EQ(gateway.call("GET", "/tags/" + arn).body, R"({"tags":{"b":"2"}})");
    EXPECT_EQ(gateway.call("GET", resource).at("tags"), R"({"b":"2"})");
    EXPECT_EQ(gateway.call("PUT", "/tags/" + arn, R"({"tags":{"aws:a":"1"}})").status, 400);
  }
  EXPECT_EQ(gateway.call("GET", "/tags/nonsense").message(),
            "Invalid ARN specified in the request");
}

}  // namespace
}  // namespace emulator::apigateway
