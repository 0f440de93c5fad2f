#include "handlers/execute_api/missing_method.hpp"

#include <gtest/gtest.h>

namespace emulator::execute_api {
namespace {

using apigateway::Method;
using apigateway::Resource;

Method method_named(std::string name) {
  Method method;
  method.http_method = std::move(name);
  return method;
}

// Deployed: GET and POST of /orders/{id}. Drafted since: PUT, and /new.
class WhyMissing : public testing::Test {
 protected:
  WhyMissing() {
    api_.resources["r"] = Resource{"r", "", "", "/", {}};
    Resource order{"o", "r", "{id}", "/orders/{id}", {}};
    apigateway::DeployedResource deployed{"o", order.path, {}};
    for (const auto* name : {"GET", "POST"}) {
      order.methods[name] = method_named(name);
      deployed.methods.push_back({name, "NONE", {}});
    }
    deployed_.deployment_id = "dep123";
    deployed_.routes.add(std::move(deployed));
    order.methods["PUT"] = method_named("PUT");
    api_.resources["o"] = order;
    api_.resources["n"] = Resource{"n", "r", "new", "/new", {{"ANY", method_named("ANY")}}};
  }

  std::string why(std::string method, std::string path) {
    http::Request request;
    request.method = std::move(method);
    return why_missing(api_, deployed_, UserRequest{request, "api", "dev", std::move(path), "id"});
  }

  apigateway::RestApi api_;
  apigateway::DeployedApi deployed_;
};

TEST_F(WhyMissing, SaysThatADeploymentIsDue) {
  const auto* text =
      "deployment dep123 has no PUT for this path; the API has one since: create a deployment";
  EXPECT_EQ(why("PUT", "/orders/7"), text);
  EXPECT_EQ(why("GET", "/new"),
            "deployment dep123 has no GET for this path; the API has one since: create a "
            "deployment");
}

TEST_F(WhyMissing, NamesTheMethodsThatThePathHas) {
  EXPECT_EQ(why("PATCH", "/orders/7"),
            "the resource /orders/{id} has no method PATCH, but GET, POST");
}

TEST_F(WhyMissing, SaysThatThereIsNoSuchPath) {
  EXPECT_EQ(why("GET", "/orders"), "no resource has this path");
  EXPECT_EQ(why("GET", "/orders/7/lines"), "no resource has this path");
}

}  // namespace
}  // namespace emulator::execute_api
