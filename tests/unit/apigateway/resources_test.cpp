#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

struct Resources : ::testing::Test {
  Resources() { gateway.create_api(); }

  ControlPlane::Answer create(const std::string& parent, const std::string& part) {
    return gateway.call("POST", gateway.base + "/resources/" + parent,
                        R"({"pathPart":")" + part + R"("})");
  }

  ControlPlane gateway;
};

TEST_F(Resources, A_child_has_its_parents_path) {
  const auto orders = gateway.create_resource(gateway.root, "orders");
  const auto one = create(orders, "{id}");
  EXPECT_EQ(one.status, 201);
  EXPECT_EQ(one.at("parentId"), orders);
  EXPECT_EQ(one.at("pathPart"), "{id}");
  EXPECT_EQ(one.at("path"), "/orders/{id}");
  EXPECT_EQ(gateway.call("GET", gateway.base + "/resources/" + one.at("id")).body, one.body);
}

TEST_F(Resources, Siblings_share_neither_a_name_nor_a_variable) {
  create(gateway.root, "orders");
  create(gateway.root, "{id}");
  const auto twin = create(gateway.root, "orders");
  EXPECT_EQ(twin.status, 409);
  EXPECT_EQ(twin.error, "ConflictException");
  EXPECT_EQ(twin.message(), "Another resource with the same parent already has this name: orders");
  for (const auto* part : {"{other}", "{proxy+}"}) {
    const auto clash = create(gateway.root, part);
    EXPECT_EQ(clash.status, 400);
    EXPECT_EQ(clash.error, "BadRequestException");
    EXPECT_EQ(clash.message(),
              "A sibling ({id}) of this resource already has a variable path part -- only one is "
              "allowed");
  }
}

TEST_F(Resources, A_greedy_variable_is_the_last_part) {
  const auto proxy = gateway.create_resource(gateway.root, "{proxy+}");
  const auto child = create(proxy, "more");
  EXPECT_EQ(child.status, 400);
  EXPECT_EQ(child.message(),
            "Cannot create a child of a resource with a greedy path variable: {proxy+}");
}

TEST_F(Resources, Path_parts_are_checked) {
  for (const auto* part : {"", "a b", "a/b", "{id", "{}", "{+}", "a{id}", "ü"}) {
    const auto answer = create(gateway.root, part);
    EXPECT_EQ(answer.status, 400) << part;
    EXPECT_EQ(answer.error, "BadRequestException");
  }
  EXPECT_EQ(create(gateway.root, "v1.0_a-b:c").status, 201);
}

TEST_F(Resources, An_unknown_resource_is_404) {
  for (const auto& answer :
       {create("nope", "a"), gateway.call("GET", gateway.base + "/resources/nope"),
        gateway.call("DELETE", gateway.base + "/resources/nope")}) {
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.message(), "Invalid Resource identifier specified");
  }
}

TEST_F(Resources, A_moved_resource_takes_its_children_along) {
  const auto a = gateway.create_resource(gateway.root, "a");
  const auto b = gateway.create_resource(gateway.root, "b");
  const auto leaf = gateway.create_resource(b, "leaf");
  const auto path = gateway.base + "/resources/";
  const auto moved =
      gateway.call("PATCH", path + b,
                   R"({"patchOperations":[{"op":"replace","path":"/parentId","value":")" + a +
                       R"("},{"op":"replace","path":"/pathPart","value":"c"}]})");
  EXPECT_EQ(moved.at("path"), "/a/c");
  EXPECT_EQ(gateway.call("GET", path + leaf).at("path"), "/a/c/leaf");
  const auto circle = gateway.call(
      "PATCH", path + a,
      R"({"patchOperations":[{"op":"replace","path":"/parentId","value":")" + leaf + R"("}]})");
  EXPECT_EQ(circle.status, 400);
  EXPECT_EQ(gateway.call("GET", path + leaf).at("path"), "/a/c/leaf");
}

TEST_F(Resources, A_deleted_resource_takes_its_children_along) {
  const auto a = gateway.create_resource(gateway.root, "a");
  const auto leaf = gateway.create_resource(a, "leaf");
  EXPECT_EQ(gateway.call("DELETE", gateway.base + "/resources/" + a).status, 202);
  EXPECT_EQ(gateway.call("GET", gateway.base + "/resources/" + leaf).status, 404);
  EXPECT_EQ(gateway.call("DELETE", gateway.base + "/resources/" + gateway.root).status, 400);
}

TEST_F(Resources, Methods_are_embedded_on_request) {
  gateway.create_mock(gateway.root, "GET");
  const auto resource = gateway.base + "/resources/" + gateway.root;
  EXPECT_EQ(gateway.call("GET", resource).at("resourceMethods"), R"({"GET":{}})");
  const auto full = gateway.call("GET", resource + "?embed=methods").json();
  EXPECT_STREQ(full["resourceMethods"]["GET"]["methodIntegration"]["type"].GetString(), "MOCK");
}

}  // namespace
}  // namespace emulator::apigateway
