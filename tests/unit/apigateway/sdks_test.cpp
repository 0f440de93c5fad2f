#include <gmock/gmock.h>

#include "tests/unit/apigateway/control_plane.hpp"

namespace emulator::apigateway {
namespace {

struct Sdks : testing::Test, ControlPlane {
  Sdks() {
    create_api();
    create_mock(create_resource(root, "orders"), "GET");
    call("POST", base + "/deployments", R"({"stageName":"prod"})");
  }

  http::Response sdk(const std::string& type, const std::string& stage = "prod") {
    return answer(service, "GET", base + "/stages/" + stage + "/sdks/" + type, "");
  }
};

TEST_F(Sdks, An_sdk_is_a_zip_named_for_its_type_and_the_time_of_deployment) {
  const http::Response answered = sdk("javascript");
  EXPECT_EQ(answered.status, 200);
  EXPECT_EQ(answered.headers.get("Content-Type"), "application/octet-stream");
  EXPECT_EQ(answered.headers.get("Content-Disposition"),
            "attachment; filename=\"javascript_2023-11-14_22-13Z.zip\"");
  EXPECT_THAT(answered.body, testing::StartsWith("PK\x03\x04"));
}

TEST_F(Sdks, Properties_go_by_the_names_of_the_sdk_type_or_of_the_reference) {
  EXPECT_EQ(sdk("java?service.name=Shop&java.package-name=a.b").status, 200);
  EXPECT_EQ(sdk("java?serviceName=Shop&javaPackageName=a.b").status, 200);
  EXPECT_EQ(sdk("android?groupId=a&artifactId=b&artifactVersion=1&invokerPackage=c").status, 200);
  const http::Response missing = sdk("java?serviceName=Shop");
  EXPECT_EQ(missing.status, 400);
  EXPECT_THAT(missing.body, testing::HasSubstr("java.package-name"));
  EXPECT_EQ(sdk("ruby?service.name=not-a-name").status, 400);
}

TEST_F(Sdks, What_there_is_not_is_refused_by_name) {
  EXPECT_EQ(sdk("javascript", "none").status, 404);
  EXPECT_EQ(sdk("cobol").status, 400);
  EXPECT_EQ(sdk("swift").status, 400);
  const http::Response swift = sdk("swift?classPrefix=S");
  EXPECT_EQ(swift.status, 501);
  EXPECT_THAT(swift.body, testing::HasSubstr("GetSdk of the SDK type swift"));
}

}  // namespace
}  // namespace emulator::apigateway
