#include "handlers/apigateway_sdk/sdk.hpp"

#include <gmock/gmock.h>

namespace emulator::apigateway_sdk {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Key;
using testing::Not;

Api shop() {
  Api api{
      "My \"shop\" */\n", "us-east-1", "http://localhost:4566/_aws/execute-api/abc/prod", {}, {}};
  api.models["Order"] =
      R"({"type":"object","properties":{"in-stock":{"type":"boolean"},"class":{"type":"string"}}})";
  api.operations.push_back(
      {"GET",
       "/orders/{id}",
       "",
       {{Parameter::Place::path, "id", true}, {Parameter::Place::query, "it's #{1}", false}},
       "application/json",
       "",
       "Order"});
  api.operations.push_back({"PUT", "/orders", "replace", {}, "text/json", "Order", ""});
  return api;
}

const Properties java_names{{"java.package-name", "com.shop"}, {"service.name", "Shop"}};

TEST(Sdk, JavaScript_is_laid_out_as_on_AWS) {
  const Files files = javascript_sdk(shop());
  const std::string& client = files.at("apiGateway-js-sdk/apigClient.js");
  EXPECT_THAT(client,
              HasSubstr("apigClient.ordersIdGet = function (params, body, additionalParams)"));
  EXPECT_THAT(client, HasSubstr("\"http://localhost:4566/_aws/execute-api/abc/prod\""));
  EXPECT_THAT(files, Contains(Key("apiGateway-js-sdk/lib/apiGatewayCore/sigV4Client.js")));
  EXPECT_THAT(files, Contains(Key("apiGateway-js-sdk/README.md")));
}

TEST(Sdk, JavaScript_has_no_client_of_an_api_without_methods_of_their_own) {
  Api api = shop();
  api.operations.clear();
  EXPECT_THAT(javascript_sdk(api), Not(Contains(Key("apiGateway-js-sdk/apigClient.js"))));
}

TEST(Sdk, Java_has_a_class_for_each_model_request_and_result) {
  const Files files = java_sdk(shop(), java_names);
  const std::string source = "generated-code/src/main/java/com/shop/";
  const std::string& order = files.at(source + "model/Order.java");
  EXPECT_THAT(order, HasSubstr("public Order inStock(Boolean inStock)"));
  EXPECT_THAT(order, HasSubstr("public String getClass_()"));
  EXPECT_THAT(files.at(source + "model/ReplaceRequest.java"),
              HasSubstr("public ReplaceRequest order(Order order)"));
  EXPECT_THAT(files.at(source + "model/GetOrdersIdResult.java"),
              HasSubstr("public Order getOrder()"));
  EXPECT_THAT(files.at(source + "Shop.java"), HasSubstr("/** My \"shop\" * /  */"));
  EXPECT_THAT(files.at("generated-code/pom.xml"), HasSubstr("<version>1.0-SNAPSHOT</version>"));
}

TEST(Sdk, Java_builds_with_gradle_and_has_a_license_when_asked) {
  Properties properties = java_names;
  properties["java.build-system"] = "gradle";
  properties["java.artifact-id"] = "shop-sdk";
  properties["java.license-text"] = "Mine.\nAll of it.";
  const Files files = java_sdk(shop(), properties);
  EXPECT_EQ(files.at("generated-code/settings.gradle"), "rootProject.name = 'shop-sdk'\n");
  EXPECT_THAT(files, Not(Contains(Key("generated-code/pom.xml"))));
  EXPECT_THAT(files.at("generated-code/src/main/java/com/shop/Shop.java"),
              testing::StartsWith("// Mine.\n// All of it.\n\npackage com.shop;\n"));
}

TEST(Sdk, Ruby_expands_nothing_in_the_names_of_an_api) {
  const Files files = ruby_sdk(shop(), {{"service.name", "Shop"}});
  EXPECT_THAT(files.at("shop-sdk/lib/shop-sdk.rb"), HasSubstr(R"('it\'s #{1}')"));
  EXPECT_THAT(files.at("shop-sdk/shop-sdk.gemspec"), HasSubstr("spec.version = '1.0.0'"));
}

TEST(Sdk, What_no_name_can_be_made_of_is_refused) {
  EXPECT_TRUE(check_properties(java_names));
  EXPECT_TRUE(check_properties({{"ruby.gem-version", "0.01"}, {"artifactId", "my-client_2"}}));
  const Properties wrong[] = {{{"service.name", "my-shop"}},
                              {{"service.name", "class"}},
                              {{"java.package-name", "com..shop"}},
                              {{"invokerPackage", "com.1"}},
                              {{"java.build-system", "ant"}},
                              {{"artifactId", "../up"}},
                              {{"ruby.gem-name", "a b"}}};
  for (const Properties& properties : wrong) {
    const auto checked = check_properties(properties);
    ASSERT_FALSE(checked) << properties.begin()->second;
    EXPECT_EQ(checked.error().code, "BadRequestException");
  }
}

}  // namespace
}  // namespace emulator::apigateway_sdk
