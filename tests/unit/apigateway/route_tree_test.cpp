#include "handlers/apigateway/route_tree.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "handlers/apigateway/deployed_api.hpp"

namespace emulator::apigateway {
namespace {

DeployedResource resource(std::string path, std::vector<std::string> methods = {"ANY"}) {
  DeployedResource out{path, path, {}};
  for (auto& method : methods)
    out.methods.push_back({std::move(method), "NONE", {}});
  return out;
}

// "/orders/{id} id=7", or "none".
std::string route(const RouteTree& tree, std::string_view path) {
  const auto match = tree.match(path);
  if (!match) return "none";
  std::string out = match->resource->path;
  for (const auto& [name, value] : match->path_parameters)
    out.append(" ").append(name).append("=").append(value);
  return out;
}

RouteTree shop() {
  RouteTree tree;
  tree.add(resource("/"));
  tree.add(resource("/orders"));
  tree.add(resource("/orders/{id}"));
  tree.add(resource("/orders/{id}/lines/{line}"));
  tree.add(resource("/orders/new"));
  tree.add(resource("/files", {}));
  tree.add(resource("/files/{proxy+}"));
  return tree;
}

TEST(RouteTree, Literals_win_over_variables) {
  const RouteTree tree = shop();
  EXPECT_EQ(route(tree, "/"), "/");
  EXPECT_EQ(route(tree, "/orders"), "/orders");
  EXPECT_EQ(route(tree, "/orders/new"), "/orders/new");
  EXPECT_EQ(route(tree, "/orders/7"), "/orders/{id} id=7");
  EXPECT_EQ(route(tree, "/orders/7/lines/2"), "/orders/{id}/lines/{line} id=7 line=2");
}

TEST(RouteTree, A_literal_that_leads_nowhere_gives_way_to_a_variable) {
  const RouteTree tree = shop();
  EXPECT_EQ(route(tree, "/orders/new/lines/2"), "/orders/{id}/lines/{line} id=new line=2");
}

TEST(RouteTree, What_no_resource_fits_has_no_route) {
  const RouteTree tree = shop();
  for (const auto* path : {"/nope", "/orders/7/lines", "/orders/7/other", "/Orders", "/files"}) {
    EXPECT_EQ(route(tree, path), "none") << path;
  }
}

TEST(RouteTree, A_greedy_variable_takes_the_rest_but_not_nothing) {
  const RouteTree tree = shop();
  EXPECT_EQ(route(tree, "/files/a"), "/files/{proxy+} proxy=a");
  EXPECT_EQ(route(tree, "/files/a/b/c"), "/files/{proxy+} proxy=a/b/c");
  EXPECT_EQ(route(tree, "/files//a"), "/files/{proxy+} proxy=/a");
  EXPECT_EQ(route(tree, "/files/"), "none");
}

TEST(RouteTree, One_slash_at_the_end_makes_no_difference) {
  const RouteTree tree = shop();
  EXPECT_EQ(route(tree, "/orders/"), "/orders");
  EXPECT_EQ(route(tree, "/orders/7/"), "/orders/{id} id=7");
  EXPECT_EQ(route(tree, "/files/a/"), "/files/{proxy+} proxy=a");
  EXPECT_EQ(route(tree, "/orders//"), "none");
}

TEST(RouteTree, Values_stay_encoded_and_literals_are_compared_decoded) {
  const RouteTree tree = shop();
  EXPECT_EQ(route(tree, "/orders/a%2Fb"), "/orders/{id} id=a%2Fb");
  EXPECT_EQ(route(tree, "/orders/a%2Bb+c"), "/orders/{id} id=a%2Bb+c");
  EXPECT_EQ(route(tree, "/%6frders"), "/orders");
  EXPECT_EQ(route(tree, "/files/a%20b/%C3%A4"), "/files/{proxy+} proxy=a%20b/%C3%A4");
}

TEST(RouteTree, Empty_segments_fit_no_variable) {
  const RouteTree tree = shop();
  EXPECT_EQ(route(tree, "//orders"), "none");
  EXPECT_EQ(route(tree, "/orders//lines/2"), "none");
}

TEST(RouteTree, A_proxy_at_the_root_catches_what_others_leave) {
  RouteTree tree = shop();
  tree.add(resource("/{proxy+}"));
  EXPECT_EQ(route(tree, "/"), "/");
  EXPECT_EQ(route(tree, "/orders/7/other"), "/{proxy+} proxy=orders/7/other");
  EXPECT_EQ(route(tree, "/files"), "/{proxy+} proxy=files");
}

TEST(RouteTree, A_thousand_resources_are_told_apart) {
  RouteTree tree;
  for (int i = 0; i < 1000; ++i) {
    const std::string parent = i < 100 ? "" : fmt::format("/r{}", i % 100);
    tree.add(resource(fmt::format("{}/r{}", parent, i)));
  }
  tree.add(resource("/r7/{other}"));
  EXPECT_EQ(route(tree, "/r99"), "/r99");
  EXPECT_EQ(route(tree, "/r7/r907"), "/r7/r907");
  EXPECT_EQ(route(tree, "/r7/r908"), "/r7/{other} other=r908");
  EXPECT_EQ(route(tree, "/r8/r907"), "none");
}

TEST(RouteTree, A_method_wins_over_any) {
  const auto both = resource("/", {"ANY", "GET"});
  EXPECT_EQ(both.method("GET")->http_method, "GET");
  EXPECT_EQ(both.method("POST")->http_method, "ANY");
  EXPECT_EQ(both.method("TRACE"), nullptr);
  EXPECT_EQ(both.method("ANY"), nullptr);
  EXPECT_EQ(resource("/", {"GET"}).method("POST"), nullptr);
}

}  // namespace
}  // namespace emulator::apigateway
