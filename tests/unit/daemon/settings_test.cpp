#include "daemon/settings.hpp"

#include <cstdlib>

#include <gtest/gtest.h>

namespace emulator {
namespace {

// Starts and leaves without the variables that the tests set or the machine may have.
class SettingsTest : public testing::Test {
 public:
  SettingsTest() { clear(); }
  ~SettingsTest() override { clear(); }

 private:
  static void clear() {
    for (const char* name :
         {"GATEWAY_LISTEN", "EDGE_PORT", "SERVICES", "LAMBDA_EXECUTOR", "LAMBDA_DOCKER_NETWORK",
          "DOCKER_HOST", "LOCALSTACK_COMPAT", "DEBUG"}) {
      unsetenv(name);
    }
  }
};

std::variant<Settings, EarlyExit> read(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "emulator");
  return read_settings(static_cast<int>(arguments.size()), arguments.data());
}

Config config(std::vector<const char*> arguments) {
  return std::get<Settings>(read(std::move(arguments))).config;
}

EarlyExit exit_of(std::vector<const char*> arguments) {
  return std::get<EarlyExit>(read(std::move(arguments)));
}

TEST_F(SettingsTest, ListenOnLoopbackByDefault) {
  const auto found = config({});
  EXPECT_EQ(found.listen_addresses, (std::vector<std::string>{"127.0.0.1"}));
  EXPECT_EQ(found.port, 4566);
  EXPECT_FALSE(found.localstack_compat);
}

TEST_F(SettingsTest, TakeLocalStacksListenVariable) {
  setenv("GATEWAY_LISTEN", "0.0.0.0:5000", 1);
  const auto found = config({});
  EXPECT_EQ(found.listen_addresses, (std::vector<std::string>{"0.0.0.0"}));
  EXPECT_EQ(found.port, 5000);
}

TEST_F(SettingsTest, LetThePortFlagWinOverTheListenVariable) {
  setenv("GATEWAY_LISTEN", "0.0.0.0:5000", 1);
  EXPECT_EQ(config({"--port", "0"}).port, 0);
}

TEST_F(SettingsTest, ReadListsWithCommas) {
  setenv("SERVICES", "sns, lambda", 1);
  EXPECT_EQ(config({}).services, (std::vector<std::string>{"sns", "lambda"}));
}

TEST_F(SettingsTest, TurnCompatibilityOnWhereOnlyLocalStackSetsAVariable) {
  setenv("LAMBDA_EXECUTOR", "docker", 1);
  const auto settings = std::get<Settings>(read({}));
  EXPECT_TRUE(settings.config.localstack_compat);
  EXPECT_EQ(settings.notes.size(), 2u);
}

TEST_F(SettingsTest, LetCompatibilityBeTurnedOff) {
  setenv("LAMBDA_DOCKER_NETWORK", "net", 1);
  setenv("LOCALSTACK_COMPAT", "0", 1);
  EXPECT_FALSE(config({}).localstack_compat);
}

TEST_F(SettingsTest, DoNotTakeDockerHostForLocalStack) {
  setenv("DOCKER_HOST", "unix:///x", 1);
  const auto settings = std::get<Settings>(read({}));
  EXPECT_FALSE(settings.config.localstack_compat);
  EXPECT_EQ(settings.notes.size(), 1u);
}

TEST_F(SettingsTest, StartDespiteADebugVariableOfAnotherTool) {
  setenv("DEBUG", "express:*", 1);
  EXPECT_FALSE(config({}).debug);
}

TEST_F(SettingsTest, HaveFlagsForBooleans) {
  EXPECT_TRUE(config({"--debug"}).debug);
  EXPECT_TRUE(config({"--localstack-compat"}).localstack_compat);
}

TEST_F(SettingsTest, ReadWherePrivateIntegrationsLead) {
  const std::string listener =
      "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/a/b/c=http://"
      "127.0.0.1:9000";
  const std::string service =
      "arn:aws:servicediscovery:us-east-1:000000000000:service/s?stage=blue=https://a.local/base";
  const std::string both = listener + ", " + service;
  EXPECT_EQ(config({"--private-integrations", both.c_str()}).private_integrations,
            (std::vector<std::string>{listener, service}));
}

class WrongSetting : public SettingsTest,
                     public testing::WithParamInterface<std::vector<const char*>> {};
TEST_P(WrongSetting, IsOneLineAndExitCodeTwo) {
  const auto found = exit_of(GetParam());
  EXPECT_EQ(found.exit_code, 2);
  EXPECT_EQ(std::count(found.text.begin(), found.text.end(), '\n'), 1);
  EXPECT_TRUE(found.text.starts_with("emulator: "));
}
INSTANTIATE_TEST_SUITE_P(
    Settings, WrongSetting,
    testing::Values(std::vector<const char*>{"--nonsense"}, std::vector<const char*>{"--port", "x"},
                    std::vector<const char*>{"--port", "70000"},
                    std::vector<const char*>{"--host", "example.com"},
                    std::vector<const char*>{"--gateway-listen", "0.0.0.0:x"},
                    std::vector<const char*>{"--lambda-concurrency", "0"},
                    std::vector<const char*>{"--private-integrations", "arn"},
                    std::vector<const char*>{"--private-integrations",
                                             "shop=http://127.0.0.1:9000"},
                    std::vector<const char*>{"--private-integrations", "arn:aws:a:b:c:d=http://"},
                    std::vector<const char*>{"--ca-file", "/does/not/exist"}));

TEST_F(SettingsTest, PrintVersionAndHelp) {
  EXPECT_EQ(exit_of({"--version"}).exit_code, 0);
  const auto help = exit_of({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_NE(help.text.find("GATEWAY_LISTEN"), std::string::npos);
}

}  // namespace
}  // namespace emulator
