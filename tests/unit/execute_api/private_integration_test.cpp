#include "handlers/execute_api/private_integration.hpp"

#include <gtest/gtest.h>

namespace emulator::execute_api {
namespace {

const std::string listener =
    "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/shop/50dc6c495c0c9188/0467";
const std::string service = "arn:aws:servicediscovery:us-east-1:000000000000:service/srv-1";

std::uint16_t port_of(const std::vector<std::string>& setting, std::string_view arn) {
  const auto url = private_endpoint(setting, arn);
  return url ? url->port : std::uint16_t{0};
}

TEST(PrivateEndpoint, Is_where_the_entry_of_the_arn_says) {
  const std::vector<std::string> setting{service + "=http://127.0.0.1:9001",
                                         listener + "=https://backend.local:9002/base"};
  const auto url = private_endpoint(setting, listener);
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->authority(), "backend.local:9002");
  EXPECT_EQ(url->target, "/base");
  EXPECT_EQ(port_of(setting, service), 9001);
}

TEST(PrivateEndpoint, Is_nowhere_for_other_arns) {
  const std::vector<std::string> setting{listener + "=http://127.0.0.1:9000"};
  EXPECT_FALSE(private_endpoint(setting, listener.substr(0, listener.size() - 1)));
  EXPECT_FALSE(private_endpoint(setting, listener + "0"));
  EXPECT_FALSE(private_endpoint(setting, service));
  EXPECT_FALSE(private_endpoint(setting, ""));
  EXPECT_FALSE(private_endpoint({}, listener));
}

TEST(PrivateEndpoint, Of_a_query_is_its_own_or_the_services) {
  const std::vector<std::string> setting{service + "=http://127.0.0.1:9001",
                                         service + "?stage=green=http://127.0.0.1:9002"};
  EXPECT_EQ(port_of(setting, service), 9001);
  EXPECT_EQ(port_of(setting, service + "?stage=green"), 9002);
  EXPECT_EQ(port_of(setting, service + "?stage=blue"), 9001);
  EXPECT_EQ(port_of({setting.back()}, service), 0);
}

TEST(PrivateEndpoint, Without_an_entry_names_the_setting_to_add) {
  const std::string text = missing_endpoint(service + "?stage=blue");
  EXPECT_NE(text.find("--private-integrations " + service + "=http://"), std::string::npos) << text;
  EXPECT_NE(text.find("PRIVATE_INTEGRATIONS=" + service + "="), std::string::npos) << text;
}

}  // namespace
}  // namespace emulator::execute_api
