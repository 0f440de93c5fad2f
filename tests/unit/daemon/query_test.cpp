#include "daemon/aws/query.hpp"

#include <gtest/gtest.h>

namespace emulator::aws {
namespace {

QueryParameterSet parameters(std::string_view form) {
  return QueryParameterSet(http::parse_query(form));
}

TEST(QueryParameterSet, ReadsListsInTheOrderOfTheirNumbers) {
  const auto set = parameters("K.member.10=c&K.member.2=b&K.member.1=a&Kx.member.1=no");
  EXPECT_EQ(set.list("K.member"), (std::vector<std::string>{"a", "b", "c"}));
}

TEST(QueryParameterSet, ReadsMaps) {
  const auto set =
      parameters("Attributes.entry.1.key=a&Attributes.entry.1.value=1&Attributes.entry.2.key=b");
  const auto map = set.map("Attributes.entry");
  ASSERT_EQ(map.size(), 2u);
  EXPECT_EQ(map[0], (std::pair<std::string, std::string>("a", "1")));
  EXPECT_EQ(map[1], (std::pair<std::string, std::string>("b", "")));
}

TEST(QueryParameterSet, ListsEntriesAsPrefixes) {
  const auto set = parameters("T.member.2.Key=x&T.member.2.Value=y&T.member.x=z&T.member=w");
  EXPECT_EQ(set.entries("T.member"), (std::vector<std::string>{"T.member.2"}));
}

TEST(QueryParameterSet, TellsAnEmptyParameterFromAMissingOne) {
  const auto set = parameters("A=");
  ASSERT_NE(set.find("A"), nullptr);
  EXPECT_EQ(*set.find("A"), "");
  EXPECT_EQ(set.find("B"), nullptr);
}

TEST(QueryParameterSet, TakesTheFirstOfTwo) {
  const auto set = parameters("B=1&A=2&B=3&A.1=4&AA=5");
  EXPECT_EQ(set.get("B"), "1");
  EXPECT_TRUE(set.any_below("A"));
  EXPECT_FALSE(set.any_below("B"));
}

class QueryRendering : public testing::Test {
 protected:
  http::Request request_;
  Call call_{request_, {}, "test", "id-1", "http://localhost:4566"};
};

TEST_F(QueryRendering, WrapsAResult) {
  const QueryCall call{call_, {}, "Publish", "urn:x"};
  const auto response =
      query_response(call, [](XmlWriter& xml) { xml.element("MessageId", "a<b"); });
  EXPECT_EQ(response.body,
            R"(<PublishResponse xmlns="urn:x"><PublishResult><MessageId>a&lt;b</MessageId>)"
            R"(</PublishResult><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata>)"
            R"(</PublishResponse>)");
  EXPECT_EQ(response.headers.get("Content-Type"), "text/xml");
}

TEST_F(QueryRendering, AnswersJsonToWhoAcceptsThatFirst) {
  request_.headers.set("Accept", "application/json; q=1, text/xml");
  const QueryCall call{call_, {}, "Publish", "urn:x"};
  const auto response =
      query_response(call, [](XmlWriter& xml) { xml.element("MessageId", "a<\"b\""); });
  EXPECT_EQ(response.body,
            R"({"PublishResponse":{"PublishResult":{"MessageId":"a<\"b\"","SequenceNumber":null},)"
            R"("ResponseMetadata":{"RequestId":"id-1"}}})");
  EXPECT_EQ(response.headers.get("Content-Type"), "application/json");
  request_.headers.set("Accept", "text/xml, application/json");
  EXPECT_EQ(query_response(call).headers.get("Content-Type"), "text/xml");
}

TEST_F(QueryRendering, WritesListsAndMapsAsJson) {
  request_.headers.set("Accept", "application/json");
  const QueryCall call{call_, {}, "GetThings", "urn:x"};
  const auto response = query_response(call, [](XmlWriter& xml) {
    xml.open("Topics");
    for (const auto name : {"b", "a"}) {
      xml.open("member");
      xml.element("TopicArn", name);
      xml.close();
    }
    xml.close();
    xml.open("Attributes");
    xml.open("entry");
    xml.element("key", "Policy");
    xml.element("value", "{\"a\":\"&\r\"}");
    xml.close();
    xml.close();
    xml.open("Subscriptions");
    xml.close();
  });
  EXPECT_EQ(response.body, R"({"GetThingsResponse":{"GetThingsResult":{"Attributes":{"Policy":)"
                           R"("{\"a\":\"&\r\"}"},"Subscriptions":[],"Topics":[{"TopicArn":"b"},)"
                           R"({"TopicArn":"a"}]},"ResponseMetadata":{"RequestId":"id-1"}}})");
}

TEST_F(QueryRendering, WritesErrorsAsJson) {
  request_.headers.set("Accept", "application/json");
  const auto response = query_error(call_, "urn:x", {404, "NotFound", "Topic does not exist"});
  EXPECT_EQ(response.status, 404u);
  EXPECT_EQ(response.body, R"({"Error":{"Code":"NotFound","Message":"Topic does not exist",)"
                           R"("Type":"Sender"},"RequestId":"id-1"})");
}

TEST_F(QueryRendering, TellsWhoseFaultAnErrorIs) {
  EXPECT_NE(query_error(call_, "urn:x", {400, "A", "b"}).body.find("<Type>Sender</Type>"),
            std::string::npos);
  EXPECT_NE(query_error(call_, "urn:x", {501, "A", "b"}).body.find("<Type>Receiver</Type>"),
            std::string::npos);
}

}  // namespace
}  // namespace emulator::aws
