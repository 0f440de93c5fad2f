#include "handlers/http_api/proxy_request.hpp"

#include <gtest/gtest.h>

#include "tests/unit/http_api/exchange_fixture.hpp"

namespace emulator::http_api {
namespace {

const std::string listener =
    "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/shop/50dc6c495c0c9188/0467";

struct ProxyRequestTest : testing::Test, ExchangeFixture {
  // What becomes of the request with an integration to that URI.
  std::variant<http::ClientRequest, Unreachable> proxied(
      const std::string& uri, apigatewayv2::TextMap parameters = {},
      const std::vector<std::string>& setting = {listener + "=http://127.0.0.1:9000"},
      std::optional<std::string> tls_server_name = std::nullopt) {
    auto integration = std::make_shared<apigatewayv2::LiveIntegration>();
    integration->type = apigatewayv2::LiveIntegration::Type::http_proxy;
    integration->target = uri;
    integration->method = "ANY";
    integration->request_parameters = std::move(parameters);
    integration->tls_server_name = std::move(tls_server_name);
    route.integration = std::move(integration);
    return proxy_request(exchange, setting);
  }
  // "METHOD URL" of that.
  std::string sent(const std::string& uri, apigatewayv2::TextMap parameters = {}) {
    const auto made = proxied(uri, std::move(parameters));
    if (const auto* fault = std::get_if<Unreachable>(&made)) return fault->reason;
    const auto& url = std::get<http::ClientRequest>(made).url;
    return url.scheme + "://" + url.authority() + url.target;
  }
};

TEST_F(ProxyRequestTest, AUrlIsCalledAsItIs) {
  EXPECT_EQ(sent("http://backend.local/pets/{id}"), "http://backend.local/pets/7?a=1&a=2&b=%20");
}

TEST_F(ProxyRequestTest, AListenerGetsThePathWithTheStage) {
  EXPECT_EQ(sent(listener), "http://127.0.0.1:9000/prod/pets/7?a=1&a=2&b=%20");
}

TEST_F(ProxyRequestTest, TheStageGoesWherePathsAreMapped) {
  EXPECT_EQ(sent(listener, {{"overwrite:path", "$request.path"}}),
            "http://127.0.0.1:9000/pets/7?a=1&a=2&b=%20");
}

TEST_F(ProxyRequestTest, AStageVariableMayBeTheArn) {
  auto stage = std::make_shared<apigatewayv2::LiveStage>(*exchange.stage);
  stage->variables["listener"] = listener;
  exchange.stage = std::move(stage);
  EXPECT_EQ(sent("${stageVariables.listener}"), "http://127.0.0.1:9000/prod/pets/7?a=1&a=2&b=%20");
}

TEST_F(ProxyRequestTest, ThePathOfTheSettingComesFirst) {
  const auto made = proxied(listener, {}, {listener + "=https://127.0.0.1:9000/base/"}, "shop");
  const auto& outgoing = std::get<http::ClientRequest>(made);
  EXPECT_EQ(outgoing.url.target, "/base/prod/pets/7?a=1&a=2&b=%20");
  EXPECT_EQ(outgoing.url.scheme, "https");
  EXPECT_EQ(outgoing.tls_server_name, "shop");
}

TEST_F(ProxyRequestTest, TheSettingSaysWhetherAListenerIsCalledByTls) {
  const auto made = proxied(listener, {}, {listener + "=http://127.0.0.1:9000"}, "shop");
  EXPECT_EQ(std::get<http::ClientRequest>(made).url.scheme, "http");
}

TEST_F(ProxyRequestTest, AnArnWithoutAnEntryIsUnavailable) {
  const auto made = proxied(listener, {}, {});
  const auto* fault = std::get_if<Unreachable>(&made);
  ASSERT_NE(fault, nullptr);
  EXPECT_EQ(fault->status, 503);
  EXPECT_NE(fault->reason.find("--private-integrations " + listener + "="), std::string::npos);
}

TEST_F(ProxyRequestTest, WhatIsNoUrlIsTheApisMistake) {
  for (const char* uri : {"backend", "http://", "${stageVariables.absent}"}) {
    const auto made = proxied(uri);
    const auto* fault = std::get_if<Unreachable>(&made);
    ASSERT_NE(fault, nullptr) << uri;
    EXPECT_EQ(fault->status, 500) << uri;
  }
}

}  // namespace
}  // namespace emulator::http_api
