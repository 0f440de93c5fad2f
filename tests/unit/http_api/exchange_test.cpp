#include "tests/unit/http_api/exchange_fixture.hpp"

#include <gtest/gtest.h>

#include "handlers/http_api/answers.hpp"

namespace emulator::http_api {
namespace {

TEST(ContextVariables, TellOfRequestApiAndAuthorizer) {
  const ExchangeFixture fixture;
  struct Row {
    std::string_view name, expected;
  };
  for (const auto& [name, expected] : {
           Row{"requestId", "Id="},
           Row{"extendedRequestId", "Id="},
           Row{"httpMethod", "POST"},
           Row{"path", "/prod/pets/7"},
           Row{"protocol", "HTTP/1.1"},
           Row{"routeKey", "POST /pets/{id}"},
           Row{"stage", "prod"},
           Row{"apiId", "abc"},
           Row{"accountId", "000000000000"},
           Row{"domainName", "abc.execute-api.us-east-1.localhost"},
           Row{"domainPrefix", "abc"},
           Row{"identity.sourceIp", "127.0.0.1"},
           Row{"identity.userAgent", "test"},
           Row{"requestTime", "14/Nov/2023:22:13:20 +0000"},
           Row{"requestTimeEpoch", "1700000000000"},
           Row{"authorizer.claims.sub", "me"},
       }) {
    EXPECT_EQ(context_variable(fixture.exchange, name), expected) << name;
  }
  for (const std::string_view name :
       {"nonsense", "status", "integrationStatus", "error.message", "authorizer.claims.other"}) {
    EXPECT_EQ(context_variable(fixture.exchange, name), std::nullopt) << name;
  }
}

TEST(AccessLog, WritesADashForWhatHasNoValue) {
  ExchangeFixture fixture;
  fixture.exchange.integration_status = 200;
  const auto response = message_response(403, "Forbidden");
  EXPECT_EQ(access_log_line(fixture.exchange,
                            R"({"id":"$context.requestId","s":$context.status,)"
                            R"("i":"$context.integrationStatus","e":"$context.error.message",)"
                            R"("l":$context.responseLength,"x":"$notContext"})",
                            response),
            R"({"id":"Id=","s":403,"i":"200","e":"-","l":23,"x":"$notContext"})");
}

TEST(Exchange, NamesItsRouteByArn) {
  const ExchangeFixture fixture;
  EXPECT_EQ(fixture.exchange.route_arn(),
            "arn:aws:execute-api:us-east-1:000000000000:abc/prod/POST/pets/7");
}

}  // namespace
}  // namespace emulator::http_api
