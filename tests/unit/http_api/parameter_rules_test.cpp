#include "handlers/apigatewayv2/parameter_rules.hpp"

#include <gtest/gtest.h>

#include "handlers/apigatewayv2/first_class_actions.hpp"

namespace emulator::apigatewayv2 {
namespace {

// What an operation answers.
template <class Given>
aws::Result<void> first_of(void (*rule)(const Given&, aws::Faults&),
                           const std::type_identity_t<Given>& given) {
  aws::Faults faults;
  rule(given, faults);
  return faults.first();
}
aws::Result<void> first_of(decltype(check_parameters) rule, const FirstClassAction& action,
                           const TextMap& given) {
  aws::Faults faults;
  rule(action, given, faults);
  return faults.first();
}

std::string message(const aws::Result<void>& result) {
  return result ? "" : result.error().message;
}

TEST(RequestParameters, NameAHeaderAQueryStringOrThePath) {
  EXPECT_TRUE(first_of(check_request_parameters, {{"append:header.x", "1"},
                                                  {"overwrite:querystring.y", "$request.path.id"},
                                                  {"remove:header.z", "''"},
                                                  {"overwrite:path", "/x"}}));
  for (const auto* key : {"header.x", "append:path", "set:header.x", "append:header.",
                          "integration.request.header.x", "overwrite:statuscode"}) {
    EXPECT_FALSE(first_of(check_request_parameters, {{key, "1"}})) << key;
  }
}

TEST(RequestParameters, LeaveReservedHeadersAlone) {
  EXPECT_EQ(message(first_of(check_request_parameters, {{"overwrite:header.Authorization", "x"}})),
            "Invalid mapping expression specified: Validation Result: warnings : [], errors : "
            "[Operations on header Authorization are restricted]");
  for (const auto* header : {"access-control-allow-origin", "Apigw-RequestId", "X-Amz-Date",
                             "x-amzn-trace-id", "Via", "TE", "x-forwarded-for"}) {
    EXPECT_FALSE(first_of(
        check_response_parameters,
        Document::parse(std::string(R"({"200":{"append:header.)") + header + R"(":"x"}})")))
        << header;
  }
}

TEST(ResponseParameters, AreOfStatuses) {
  EXPECT_TRUE(
      first_of(check_response_parameters,
               Document::parse(R"({"500":{"overwrite:statuscode":"403","append:header.a":"b"}})")));
  EXPECT_FALSE(first_of(check_response_parameters, Document::parse(R"({"$default":{}})")));
  EXPECT_FALSE(
      first_of(check_response_parameters, Document::parse(R"({"200":{"overwrite:path":"/x"}})")));
}

TEST(SocketParameters, HaveSourcesThatAreKnown) {
  EXPECT_TRUE(first_of(check_socket_parameters,
                       {{"integration.request.header.x", "context.connectionId"},
                        {"integration.request.querystring.y", "route.request.body.a"},
                        {"integration.request.path.z", "'static'"}}));
  EXPECT_FALSE(first_of(check_socket_parameters, {{"header.x", "'a'"}}));
  EXPECT_EQ(
      message(first_of(check_socket_parameters, {{"integration.request.header.x", "static"}})),
      "Invalid mapping expression specified: Validation Result: warnings : [], errors : "
      "[Invalid mapping expression specified: static]");
}

TEST(FirstClassAction, AsksForItsParameters) {
  const FirstClassAction* send = find_action("SQS-SendMessage");
  ASSERT_NE(send, nullptr);
  EXPECT_TRUE(
      first_of(check_parameters, *send,
               {{"QueueUrl", "q"}, {"MessageBody", "$request.body"}, {"DelaySeconds", "1"}}));
  EXPECT_NE(message(first_of(check_parameters, *send, {{"QueueUrl", "q"}})).find("MessageBody"),
            std::string::npos);
  EXPECT_NE(message(first_of(check_parameters, *send,
                             {{"QueueUrl", "q"}, {"MessageBody", "b"}, {"Body", "b"}}))
                .find("Invalid destination: Body specified"),
            std::string::npos);
  EXPECT_EQ(message(first_of(
                check_parameters, *send,
                {{"QueueUrl", "q"}, {"MessageBody", "b"}, {"MessageAttributes", R"({"a":1})"}})),
            "Invalid selection expression specified: Validation Result: warnings : [], errors : "
            "[Invalid source: {\"a\":1} specified for destination: MessageAttributes]");
}

TEST(FirstClassAction, OfAServiceThatIsNotHereIsKnown) {
  const FirstClassAction* put = find_action("EventBridge-PutEvents");
  ASSERT_NE(put, nullptr);
  EXPECT_TRUE(put->service.empty());
  EXPECT_EQ(find_action("SNS-Publish"), nullptr);
}

}  // namespace
}  // namespace emulator::apigatewayv2
