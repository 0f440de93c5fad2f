#include "handlers/http_api/action_request.hpp"

#include <gtest/gtest.h>

#include "daemon/http/url.hpp"
#include "tests/unit/http_api/exchange_fixture.hpp"

namespace emulator::http_api {
namespace {

struct ActionRequestTest : testing::Test, ExchangeFixture {
  void integrate(std::string action, apigatewayv2::TextMap parameters) {
    auto made = std::make_shared<apigatewayv2::LiveIntegration>();
    made->type = apigatewayv2::LiveIntegration::Type::service;
    made->service = "sqs";
    made->action = std::move(action);
    made->request_parameters = std::move(parameters);
    route.integration = std::move(made);
  }
  http::QueryParameters form() {
    auto made = action_request(exchange);
    auto* action = std::get_if<ActionRequest>(&made);
    if (action == nullptr) return {{"fault", std::get<std::string>(made)}};
    return http::parse_query(action->message.body);
  }
};

TEST_F(ActionRequestTest, IsAFormOfTheParametersWithTheirValues) {
  integrate("SendMessage", {{"QueueUrl", "http://q/$stageVariables.colour"},
                            {"MessageBody", "$request.body"},
                            {"MessageGroupId", "${request.path.id}-$request.header.x-name"}});
  EXPECT_EQ(form(), (http::QueryParameters{{"Action", "SendMessage"},
                                           {"Version", "2012-11-05"},
                                           {"MessageBody", request.body},
                                           {"MessageGroupId", "7-one,two"},
                                           {"QueueUrl", "http://q/blue"}}));
}

TEST_F(ActionRequestTest, SpellsAttributesAsTheProtocolDoes) {
  request.body =
      R"({"attributes":{"a":{"DataType":"String","StringValue":"1"}},"names":["x","y"]})";
  integrate("SendMessage", {{"MessageAttributes", "$request.body.attributes"},
                            {"AttributeNames", "All"},
                            {"MessageAttributeNames", "$request.body.names"}});
  EXPECT_EQ(form(), (http::QueryParameters{{"Action", "SendMessage"},
                                           {"Version", "2012-11-05"},
                                           {"AttributeName.1", "All"},
                                           {"MessageAttributeName.1", "x"},
                                           {"MessageAttributeName.2", "y"},
                                           {"MessageAttribute.1.Name", "a"},
                                           {"MessageAttribute.1.Value.DataType", "String"},
                                           {"MessageAttribute.1.Value.StringValue", "1"}}));
}

TEST_F(ActionRequestTest, GoesToTheRegionOfTheParameters) {
  integrate("PurgeQueue", {{"QueueUrl", "http://q"}, {"Region", "eu-west-1"}});
  const auto made = action_request(exchange);
  EXPECT_EQ(std::get<ActionRequest>(made).scope.region, "eu-west-1");
}

TEST_F(ActionRequestTest, IsNoneWhereAReferenceLeadsNowhere) {
  integrate("SendMessage", {{"MessageBody", "$request.body.none"}});
  EXPECT_EQ(form().front().second,
            "Unable to resolve property MessageBody from source $request.body.none. Please make "
            "sure that the request has a value for it.");
  integrate("SendMessage", {{"MessageAttributes", "$request.body.kind"}});
  EXPECT_EQ(form().front().first, "fault");
}

}  // namespace
}  // namespace emulator::http_api
