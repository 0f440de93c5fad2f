#include "handlers/apigatewayv2/route_table.hpp"

#include <memory>

#include <gtest/gtest.h>

#include "handlers/apigatewayv2/live_api.hpp"

namespace emulator::apigatewayv2 {
namespace {

class Routes {
 public:
  explicit Routes(std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
      auto route = std::make_unique<LiveRoute>();
      route->key = key;
      routes_.push_back(std::move(route));
      table_.add(*routes_.back());
    }
  }

  // "key name=value name=value", or "none".
  std::string match(std::string_view method, std::string_view path) const {
    const auto matched = table_.match(method, path);
    if (!matched) return "none";
    std::string found = matched->route->key;
    for (const auto& [name, value] : matched->path_parameters)
      found.append(" ").append(name).append("=").append(value);
    return found;
  }

 private:
  std::vector<std::unique_ptr<LiveRoute>> routes_;
  RouteTable table_;
};

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
TEST(RouteTable, AnswersAsTheExampleOfAwsSays) {
  const Routes routes{"GET /pets/dog/1", "GET /pets/dog/{id}", "GET /pets/{proxy+}",
                      "ANY /{proxy+}", "$default"};
  EXPECT_EQ(routes.match("GET", "/pets/dog/1"), "GET /pets/dog/1");
  EXPECT_EQ(routes.match("GET", "/pets/dog/2"), "GET /pets/dog/{id} id=2");
  EXPECT_EQ(routes.match("GET", "/pets/cat/1"), "GET /pets/{proxy+} proxy=cat/1");
  EXPECT_EQ(routes.match("POST", "/test/5"), "ANY /{proxy+} proxy=test/5");
  EXPECT_EQ(routes.match("GET", "/"), "$default");
}

TEST(RouteTable, FindsWhatNothingElseIsThereFor) {
  const Routes routes{"GET /a", "ANY /b"};
  struct Row {
    std::string_view method, path, expected;
  };
  for (const auto& [method, path, expected] : {
           Row{"GET", "/a", "GET /a"},
           Row{"POST", "/a", "none"},
           Row{"HEAD", "/a", "none"},
           Row{"PATCH", "/b", "ANY /b"},
           Row{"PROPFIND", "/b", "ANY /b"},
           Row{"GET", "/a/", "none"},
           Row{"GET", "/A", "none"},
           Row{"GET", "/a/b", "none"},
           Row{"GET", "/", "none"},
           Row{"GET", "//", "none"},
       }) {
    EXPECT_EQ(routes.match(method, path), expected) << method << " " << path;
  }
}

TEST(RouteTable, PrefersMethodsLiteralsAndFullMatches) {
  const Routes routes{"ANY /x/{id}", "GET /x/{id}",     "GET /x/y",   "ANY /x/{id}/z",
                      "GET /{a}/y",  "GET /x/{proxy+}", "ANY /x/y/w", "POST /x/y/{rest+}"};
  EXPECT_EQ(routes.match("GET", "/x/1"), "GET /x/{id} id=1");
  EXPECT_EQ(routes.match("PUT", "/x/1"), "ANY /x/{id} id=1");
  EXPECT_EQ(routes.match("GET", "/x/y"), "GET /x/y");
  // The literal has no such method, so the variable beside it is tried.
  EXPECT_EQ(routes.match("PUT", "/x/y"), "ANY /x/{id} id=y");
  EXPECT_EQ(routes.match("GET", "/x/y/z"), "ANY /x/{id}/z id=y");
  EXPECT_EQ(routes.match("GET", "/q/y"), "GET /{a}/y a=q");
  EXPECT_EQ(routes.match("GET", "/x/y/z/1"), "GET /x/{proxy+} proxy=y/z/1");
  // A full match for ANY goes before a greedy one for the method.
  EXPECT_EQ(routes.match("POST", "/x/y/w"), "ANY /x/y/w");
  EXPECT_EQ(routes.match("POST", "/x/y/v"), "POST /x/y/{rest+} rest=v");
}

TEST(RouteTable, TakesPathsThatAreDecoded) {
  const Routes routes{"GET /f/{name}", "GET /g/{path+}"};
  EXPECT_EQ(routes.match("GET", "/f/a%2Fb"), "GET /f/{name} name=a%2Fb");
  EXPECT_EQ(routes.match("GET", "/f/é"), "GET /f/{name} name=é");
  EXPECT_EQ(routes.match("GET", "/f/a+b"), "GET /f/{name} name=a+b");
  EXPECT_EQ(routes.match("GET", "/f/100%"), "GET /f/{name} name=100%");
  EXPECT_EQ(routes.match("GET", "/f/"), "none");
  EXPECT_EQ(routes.match("GET", "/g/"), "none");
  EXPECT_EQ(routes.match("GET", "/g//a/"), "GET /g/{path+} path=/a/");
}

TEST(RouteKey, IsAMethodAndAPathOrDefault) {
  for (const std::string_view key : {"$default", "GET /", "ANY /a/{b}/c", "DELETE /{proxy+}",
                                     "OPTIONS /a.b-c_d~e", "HEAD /a/{b-c}", "PATCH /a", "PUT /a"}) {
    EXPECT_TRUE(parse_route_key(key)) << key;
  }
  for (const std::string_view key : {"", "GET", "GET a", "get /a", "GET  /a", "GIT /a", "GET /a/",
                                     "GET //a", "GET /{a", "GET /a}", "GET /{}", "GET /{a+}/b",
                                     "GET /{a}/{a}", "GET /x{a}", "GET /a b", "$connect", "/a"}) {
    EXPECT_FALSE(parse_route_key(key)) << key;
  }
}

}  // namespace
}  // namespace emulator::apigatewayv2
