// Functions whose policies let nobody in are invoked, and looked at once.

#include <gmock/gmock.h>

#include "data_plane_fixture.hpp"

namespace emulator::execute_api {
namespace {

using InvokePermissions = DataPlaneTest;
using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(InvokePermissions, A_method_is_looked_at_once) {
  create_lambda(gateway.create_resource(gateway.root, "{id}"), "ANY");
  deploy();
  for (const auto* path : {"/1", "/2"})
    EXPECT_EQ(send("GET", path).status, 200);
  EXPECT_EQ(send("PUT", "/3").status, 200);
  const std::string start =
      std::string("apigateway.amazonaws.com ") + function_arn +
      " arn:aws:execute-api:us-east-1:000000000000:" + gateway.base.substr(10) + "/prod/";
  EXPECT_THAT(invoker.looked_at, ElementsAre(start + "GET/{id}", start + "PUT/{id}"));
}

TEST_F(InvokePermissions, Nobody_looks_where_a_role_calls) {
  create_lambda(gateway.root, "GET", function_arn,
                R"("httpMethod":"POST","credentials":"arn:aws:iam::000000000000:role/r")");
  deploy();
  EXPECT_EQ(send("GET", "/").status, 200);
  EXPECT_THAT(invoker.looked_at, IsEmpty());
}

}  // namespace
}  // namespace emulator::execute_api
