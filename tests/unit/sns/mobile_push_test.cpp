#include <gmock/gmock.h>

#include "fixture.hpp"

namespace emulator::sns {
namespace {

using testing::HasSubstr;
using testing::Not;

class MobilePushTest : public SnsTest {
 protected:
  std::string make_application(const std::string& name = "shop") {
    return value_of("CreatePlatformApplication", application(name), "PlatformApplicationArn");
  }
  static Parameters application(const std::string& name) {
    return {{"Name", name},
            {"Platform", "GCM"},
            {"Attributes.entry.1.key", "PlatformCredential"},
            {"Attributes.entry.1.value", "secret"}};
  }
  std::string make_endpoint(const std::string& application, const std::string& token = "device",
                            Parameters more = {}) {
    more.emplace_back("PlatformApplicationArn", application);
    more.emplace_back("Token", token);
    return value_of("CreatePlatformEndpoint", more, "EndpointArn");
  }
  std::string set_endpoint(const std::string& arn, const char* name, const char* value) {
    return error_of("SetEndpointAttributes", {{"EndpointArn", arn},
                                              {"Attributes.entry.1.key", name},
                                              {"Attributes.entry.1.value", value}});
  }
  std::string endpoint_attribute(const std::string& arn, const std::string& name) {
    return attribute("GetEndpointAttributes", "EndpointArn", arn, name);
  }
  std::vector<CapturedMessage> captured(const std::string& target) {
    std::vector<CapturedMessage> all;
    state.captured.for_each({}, CapturedMessage::Kind::platform_endpoint, target,
                            [&all](const CapturedMessage& message) { all.push_back(message); });
    return all;
  }
};

TEST_F(MobilePushTest, ApplicationsKeepTheirCredentialsToThemselves) {
  const std::string arn = make_application();
  EXPECT_EQ(arn, "arn:aws:sns:us-east-1:000000000000:app/GCM/shop");
  EXPECT_EQ(make_application(), arn);
  const auto shown =
      call("GetPlatformApplicationAttributes", {{"PlatformApplicationArn", arn}}).body;
  EXPECT_THAT(shown, HasSubstr("<key>Enabled</key><value>true</value>"));
  EXPECT_THAT(shown, Not(HasSubstr("secret")));
  EXPECT_THAT(call("ListPlatformApplications", {}).body, HasSubstr(arn));
  EXPECT_EQ(error_of("DeletePlatformApplication", {{"PlatformApplicationArn", arn}}), "no error");
  EXPECT_EQ(error_of("DeletePlatformApplication", {{"PlatformApplicationArn", arn}}), "no error");
  EXPECT_EQ(error_of("GetPlatformApplicationAttributes", {{"PlatformApplicationArn", arn}}),
            "404 NotFound: PlatformApplication does not exist");
}

TEST_F(MobilePushTest, ApplicationsAreChecked) {
  auto parameters = application("no spaces");
  EXPECT_EQ(error_of("CreatePlatformApplication", parameters),
            "400 InvalidParameter: Invalid parameter: Name Reason: must contain only characters "
            "'a'-'z', 'A'-'Z', '0'-'9', '_', '-', and '.'");
  parameters = application("ok");
  parameters[1].second = "PIGEON";
  EXPECT_EQ(error_of("CreatePlatformApplication", parameters),
            "400 InvalidParameter: Invalid parameter: Platform Reason: PIGEON is not supported by "
            "Amazon SNS");
  parameters = application("ok");
  parameters[2].second = "Colour";
  EXPECT_EQ(error_of("CreatePlatformApplication", parameters),
            "400 InvalidParameter: Invalid parameter: Attributes Reason: Invalid attribute name: "
            "Colour");
  EXPECT_EQ(error_of("GetPlatformApplicationAttributes", {{"PlatformApplicationArn", "x"}}),
            "400 InvalidParameter: Invalid parameter: PlatformApplicationArn Reason: An ARN must "
            "have at least 6 elements, not 1");
  EXPECT_EQ(error_of("GetPlatformApplicationAttributes",
                     {{"PlatformApplicationArn", "arn:aws:sns:us-east-1:000000000000:shop"}}),
            "400 InvalidParameter: Invalid parameter: PlatformApplicationArn Reason: Wrong number "
            "of slashes in relative portion of the ARN.");
}

TEST_F(MobilePushTest, EndpointsAreFoundByTheirToken) {
  const std::string app = make_application();
  const std::string arn = make_endpoint(app, "device", {{"CustomUserData", "ann"}});
  EXPECT_THAT(arn, HasSubstr(":endpoint/GCM/shop/"));
  EXPECT_EQ(make_endpoint(app), arn) << "what isn't said is no difference";
  EXPECT_EQ(make_endpoint(app, "device", {{"CustomUserData", "ann"}}), arn);
  EXPECT_EQ(
      error_of("CreatePlatformEndpoint",
               {{"PlatformApplicationArn", app}, {"Token", "device"}, {"CustomUserData", "bob"}}),
      "400 InvalidParameter: Invalid parameter: Token Reason: Endpoint " + arn +
          " already exists with the same Token, but different attributes.");
  EXPECT_NE(make_endpoint(app, "other"), arn);
  EXPECT_EQ(error_of("CreatePlatformEndpoint",
                     {{"PlatformApplicationArn", app + "x"}, {"Token", "device"}}),
            "404 NotFound: PlatformApplication does not exist");
}

TEST_F(MobilePushTest, EndpointsChange) {
  const std::string app = make_application();
  const std::string arn = make_endpoint(app);
  EXPECT_EQ(set_endpoint(arn, "Token", "newer"), "no error");
  EXPECT_EQ(endpoint_attribute(arn, "Token"), "newer");
  EXPECT_EQ(set_endpoint(arn, "CustomUserData", "ann"), "no error");
  EXPECT_EQ(endpoint_attribute(arn, "CustomUserData"), "ann");
  EXPECT_EQ(endpoint_attribute(arn, "Enabled"), "true");
  const std::string other = make_endpoint(app, "other");
  EXPECT_THAT(set_endpoint(arn, "Token", "other"), HasSubstr("Endpoint " + other));
  EXPECT_THAT(set_endpoint(arn, "Enabled", "perhaps"), HasSubstr("400 InvalidParameter"));
  EXPECT_EQ(error_of("DeleteEndpoint", {{"EndpointArn", arn}}), "no error");
  EXPECT_EQ(set_endpoint(arn, "Enabled", "true"), "404 NotFound: Endpoint does not exist");
}

TEST_F(MobilePushTest, EndpointsOfOneApplicationAreListed) {
  const std::string app = make_application();
  const std::string other = make_application("other");
  for (int i = 0; i < 120; ++i)
    make_endpoint(app, "device" + std::to_string(i));
  make_endpoint(other, "elsewhere");
  const auto count = [](const std::string& body) {
    std::size_t found = 0;
    for (auto at = body.find("<EndpointArn>"); at != std::string::npos;
         at = body.find("<EndpointArn>", at + 1)) {
      ++found;
    }
    return found;
  };
  const Parameters first{{"PlatformApplicationArn", app}};
  const std::string page = call("ListEndpointsByPlatformApplication", first).body;
  EXPECT_EQ(count(page), 100u);
  const std::string rest =
      call("ListEndpointsByPlatformApplication",
           {{"PlatformApplicationArn", app}, {"NextToken", element(page, "NextToken")}})
          .body;
  EXPECT_EQ(count(rest), 20u);
  EXPECT_EQ(error_of("DeletePlatformApplication", first), "no error");
  EXPECT_EQ(state.stores[{}].push.endpoints.size(), 1u) << "they go with their application";
}

TEST_F(MobilePushTest, PublishKeepsWhatThePlatformWouldGet) {
  const std::string arn = make_endpoint(make_application());
  EXPECT_EQ(error_of("Publish", {{"TargetArn", arn}, {"Message", "hello"}}), "no error");
  EXPECT_EQ(error_of("Publish", {{"TargetArn", arn},
                                 {"MessageStructure", "json"},
                                 {"Message", R"({"default":"d","GCM":"{\"data\":1}"})"}}),
            "no error");
  EXPECT_EQ(
      error_of("Publish",
               {{"TargetArn", arn}, {"MessageStructure", "json"}, {"Message", R"({"APNS":"{}"})"}}),
      "400 InvalidParameter: Invalid parameter: Message Structure - No default entry in JSON "
      "message body");
  const auto messages = captured(arn);
  ASSERT_EQ(messages.size(), 2u);
  EXPECT_EQ(messages[0].text, "hello");
  EXPECT_EQ(messages[1].text, R"({"data":1})");
}

TEST_F(MobilePushTest, PublishIsRefusedWhereNobodyListens) {
  const std::string app = make_application();
  const std::string arn = make_endpoint(app);
  const Parameters message{{"TargetArn", arn}, {"Message", "hello"}};
  EXPECT_EQ(set_endpoint(arn, "Enabled", "false"), "no error");
  EXPECT_EQ(error_of("Publish", message), "400 EndpointDisabled: Endpoint is disabled");
  EXPECT_EQ(error_of("SetPlatformApplicationAttributes", {{"PlatformApplicationArn", app},
                                                          {"Attributes.entry.1.key", "Enabled"},
                                                          {"Attributes.entry.1.value", "false"}}),
            "no error");
  EXPECT_EQ(error_of("Publish", message),
            "400 PlatformApplicationDisabled: Platform application is disabled");
  EXPECT_EQ(error_of("DeleteEndpoint", {{"EndpointArn", arn}}), "no error");
  EXPECT_EQ(error_of("Publish", message),
            "400 InvalidParameter: Invalid parameter: TargetArn Reason: No endpoint found for the "
            "target arn specified");
  EXPECT_TRUE(captured(arn).empty());
}

}  // namespace
}  // namespace emulator::sns
