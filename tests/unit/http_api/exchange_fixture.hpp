#pragma once

#include <memory>
#include <string>

#include "handlers/http_api/exchange.hpp"

namespace emulator::http_api {

// A request that found its route.
struct ExchangeFixture {
  ExchangeFixture() {
    request.method = "POST";
    request.target = "/prod/pets/7?a=1&a=2&b=%20";
    request.headers = {{"Host", "abc.execute-api.us-east-1.localhost"},
                       {"X-Name", "one"},
                       {"x-name", "two"},
                       {"User-Agent", "test"}};
    request.body = R"({"kind":"dog","tags":["x","y"]})";
    request.remote_address = "127.0.0.1";
    auto api = std::make_shared<apigatewayv2::LiveApi>();
    api->id = "abc";
    auto stage = std::make_shared<apigatewayv2::LiveStage>();
    stage->name = "prod";
    stage->variables = {{"colour", "blue"}};
    route.key = "POST /pets/{id}";
    exchange.api = std::move(api);
    exchange.stage = std::move(stage);
    exchange.raw_path = "/prod/pets/7";
    exchange.domain_name = "abc.execute-api.us-east-1.localhost";
    exchange.route = &route;
    exchange.path_parameters = {{"id", "7"}};
    exchange.authorizer_variables = {{"claims.sub", "me"}};
  }

  http::Request request;
  apigatewayv2::LiveRoute route;
  Exchange exchange{request, "Id=", "Root=1-2-3",
                    std::chrono::system_clock::time_point(std::chrono::seconds(1'700'000'000))};
};

}  // namespace emulator::http_api
