#include "handlers/http_api/parameter_mapping.hpp"

#include <gtest/gtest.h>

#include "tests/unit/http_api/exchange_fixture.hpp"

namespace emulator::http_api {
namespace {

std::string joined(const http::Headers& headers, std::string_view name) {
  std::string all;
  for (const auto& [candidate, value] : headers) {
    if (http::equals_ignoring_case(candidate, name)) all.append(value).append("|");
  }
  return all;
}

TEST(ReferenceValue, ComesFromEveryPartOfARequest) {
  const ExchangeFixture fixture;
  struct Row {
    std::string_view name, expected;
  };
  for (const auto& [name, expected] : {
           Row{"request.header.X-NAME", "one,two"},
           Row{"request.querystring.a", "1,2"},
           Row{"request.querystring.b", " "},
           Row{"request.path", "/pets/7"},
           Row{"request.path.id", "7"},
           Row{"request.body.kind", "dog"},
           Row{"request.body.tags[1]", "y"},
           Row{"request.body", R"({"kind":"dog","tags":["x","y"]})"},
           Row{"context.stage", "prod"},
           Row{"stageVariables.colour", "blue"},
       }) {
    EXPECT_EQ(reference_value(fixture.exchange, name), expected) << name;
  }
  for (const std::string_view name :
       {"request.header.none", "request.querystring.none", "request.path.none", "request.body.none",
        "stageVariables.none", "response.header.x", "nonsense"}) {
    EXPECT_EQ(reference_value(fixture.exchange, name), std::nullopt) << name;
  }
}

TEST(RequestMapping, AppendsOverwritesAndRemoves) {
  const ExchangeFixture fixture;
  Outbound outbound{{{"kept", "k"}, {"gone", "g"}, {"old", "o"}, {"more", "1"}},
                    {{"q", "1"}, {"gone", "1"}, {"old", "1"}},
                    "/path"};
  map_request({{"append:header.more", "$request.path.id"},
               {"overwrite:header.old", "${request.body.kind}-$context.stage"},
               {"remove:header.gone", "''"},
               {"append:header.absent", "$request.header.nothing"},
               {"append:querystring.q", "$stageVariables.colour"},
               {"overwrite:querystring.old", "static"},
               {"remove:querystring.gone", "''"},
               {"overwrite:path", "/v2/$request.path.id"}},
              fixture.exchange, outbound);
  EXPECT_EQ(joined(outbound.headers, "kept"), "k|");
  EXPECT_EQ(joined(outbound.headers, "more"), "1|7|");
  EXPECT_EQ(joined(outbound.headers, "old"), "dog-prod|");
  EXPECT_FALSE(outbound.headers.contains("gone"));
  EXPECT_FALSE(outbound.headers.contains("absent"));
  EXPECT_EQ(outbound.query, (http::QueryParameters{{"q", "1"}, {"q", "blue"}, {"old", "static"}}));
  EXPECT_EQ(outbound.path, "/v2/7");
}

TEST(ResponseMapping, SeesTheAnswerAsItWas) {
  const ExchangeFixture fixture;
  http::Response response = http::make_response(500, "application/json", R"({"code":"E1"})");
  response.headers.add("x-a", "1");
  map_response({{"overwrite:statuscode", "403"},
                {"append:header.x-code", "$response.body.code"},
                {"overwrite:header.x-a", "$response.header.x-a$context.stage"},
                {"remove:header.Content-Type", "''"}},
               fixture.exchange, response);
  EXPECT_EQ(response.status, 403u);
  EXPECT_EQ(response.headers.get("x-code"), "E1");
  EXPECT_EQ(response.headers.get("x-a"), "1prod");
  EXPECT_FALSE(response.headers.contains("Content-Type"));
}

TEST(ResponseMapping, LeavesAStatusThatIsNone) {
  const ExchangeFixture fixture;
  for (const char* status : {"99", "600", "abc", "20x", ""}) {
    http::Response response{201, {}, {}};
    map_response({{"overwrite:statuscode", status}}, fixture.exchange, response);
    EXPECT_EQ(response.status, 201u) << status;
  }
}

}  // namespace
}  // namespace emulator::http_api
