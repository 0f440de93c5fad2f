#include "handlers/sns/outbound_message.hpp"

#include <gtest/gtest.h>

namespace emulator::sns {
namespace {

OutboundMessage notification() {
  OutboundMessage message;
  message.id = "id-1";
  message.topic_arn = "arn:aws:sns:us-east-1:000000000000:t";
  message.timestamp = "2026-01-31T09:30:00.123Z";
  message.content.text = "a \"b\"\n\x01 ✓";
  message.content.subject = "S";
  message.content.attributes = {{"k", "String", "v"}, {"n", "Number", "5"}};
  return message;
}

constexpr DeliveryDetails details{"arn:sub", "SIG==", "http://e/c.pem",
                                  "http://e/?Action=Unsubscribe"};

TEST(OutboundMessage, NotificationBodyIsAwsOwnLayout) {
  EXPECT_EQ(http_body(notification(), notification().content.text, details),
            "{\n"
            "  \"Type\" : \"Notification\",\n"
            "  \"MessageId\" : \"id-1\",\n"
            "  \"TopicArn\" : \"arn:aws:sns:us-east-1:000000000000:t\",\n"
            "  \"Subject\" : \"S\",\n"
            "  \"Message\" : \"a \\\"b\\\"\\n\\u0001 ✓\",\n"
            "  \"Timestamp\" : \"2026-01-31T09:30:00.123Z\",\n"
            "  \"SignatureVersion\" : \"1\",\n"
            "  \"Signature\" : \"SIG==\",\n"
            "  \"SigningCertURL\" : \"http://e/c.pem\",\n"
            "  \"UnsubscribeURL\" : \"http://e/?Action=Unsubscribe\",\n"
            "  \"MessageAttributes\" : {\n"
            "    \"k\" : {\"Type\":\"String\",\"Value\":\"v\"},\n"
            "    \"n\" : {\"Type\":\"Number\",\"Value\":\"5\"}\n"
            "  }\n"
            "}");
}

TEST(OutboundMessage, SubjectAndAttributesAreLeftOutWhereThereAreNone) {
  OutboundMessage message = notification();
  message.content.subject.reset();
  message.content.attributes.clear();
  const std::string body = http_body(message, "m", details);
  EXPECT_EQ(body.find("Subject"), std::string::npos);
  EXPECT_EQ(body.find("MessageAttributes"), std::string::npos);
}

TEST(OutboundMessage, SignedStringOfANotification) {
  OutboundMessage message = notification();
  EXPECT_EQ(string_to_sign(message, "m"),
            "Message\nm\nMessageId\nid-1\nSubject\nS\nTimestamp\n2026-01-31T09:30:00.123Z\n"
            "TopicArn\narn:aws:sns:us-east-1:000000000000:t\nType\nNotification\n");
  message.content.subject.reset();
  EXPECT_EQ(string_to_sign(message, "m").find("Subject"), std::string::npos);
}

TEST(OutboundMessage, SubscriptionConfirmation) {
  OutboundMessage message = subscription_confirmation("arn:t", "tok", "http://e/?x");
  message.id = "id-1";
  message.timestamp = "T";
  message.signature_version = 2;
  EXPECT_EQ(string_to_sign(message, "m"),
            "Message\nm\nMessageId\nid-1\nSubscribeURL\nhttp://e/?x\nTimestamp\nT\nToken\ntok\n"
            "TopicArn\narn:t\nType\nSubscriptionConfirmation\n");
  EXPECT_EQ(http_body(message, message.content.text, details),
            "{\n"
            "  \"Type\" : \"SubscriptionConfirmation\",\n"
            "  \"MessageId\" : \"id-1\",\n"
            "  \"Token\" : \"tok\",\n"
            "  \"TopicArn\" : \"arn:t\",\n"
            "  \"Message\" : \"You have chosen to subscribe to the topic arn:t.\\nTo confirm the "
            "subscription, visit the SubscribeURL included in this message.\",\n"
            "  \"SubscribeURL\" : \"http://e/?x\",\n"
            "  \"Timestamp\" : \"T\",\n"
            "  \"SignatureVersion\" : \"2\",\n"
            "  \"Signature\" : \"SIG==\",\n"
            "  \"SigningCertURL\" : \"http://e/c.pem\"\n"
            "}");
}

TEST(OutboundMessage, UnsubscribeConfirmationNamesTheSubscription) {
  const OutboundMessage message =
      unsubscribe_confirmation("arn:t", "arn:t:1", "tok", "http://e/?x");
  EXPECT_EQ(to_string(message.type), "UnsubscribeConfirmation");
  EXPECT_EQ(message.content.text,
            "You have chosen to deactivate subscription arn:t:1.\nTo cancel this operation and "
            "restore the subscription, visit the SubscribeURL included in this message.");
}

TEST(OutboundMessage, HeadersSayWhatItIs) {
  const auto headers = http_headers(notification(), "arn:sub", false, "text/plain; charset=UTF-8");
  EXPECT_EQ(headers.get("x-amz-sns-message-type"), "Notification");
  EXPECT_EQ(headers.get("x-amz-sns-message-id"), "id-1");
  EXPECT_EQ(headers.get("x-amz-sns-topic-arn"), "arn:aws:sns:us-east-1:000000000000:t");
  EXPECT_EQ(headers.get("x-amz-sns-subscription-arn"), "arn:sub");
  EXPECT_EQ(headers.get("Content-Type"), "text/plain; charset=UTF-8");
  EXPECT_EQ(headers.get("User-Agent"), "Amazon Simple Notification Service Agent");
  EXPECT_FALSE(headers.contains("x-amz-sns-rawdelivery"));
  EXPECT_EQ(http_headers(notification(), "s", true, "t").get("x-amz-sns-rawdelivery"), "true");
}

TEST(OutboundMessage, SubscriptionConfirmationHasNoSubscriptionArnYet) {
  const auto message = subscription_confirmation("arn:t", "tok", "url");
  EXPECT_FALSE(http_headers(message, "arn:sub", false, "t").contains("x-amz-sns-subscription-arn"));
}

TEST(OutboundMessage, LambdaEvent) {
  OutboundMessage message = notification();
  EXPECT_EQ(
      lambda_event(message, "m", details),
      R"({"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","EventSubscriptionArn":"arn:sub",)"
      R"("Sns":{"Type":"Notification","MessageId":"id-1",)"
      R"("TopicArn":"arn:aws:sns:us-east-1:000000000000:t","Subject":"S","Message":"m",)"
      R"("Timestamp":"2026-01-31T09:30:00.123Z","SignatureVersion":"1","Signature":"SIG==",)"
      R"("SigningCertUrl":"http://e/c.pem","UnsubscribeUrl":"http://e/?Action=Unsubscribe",)"
      R"("MessageAttributes":{"k":{"Type":"String","Value":"v"},"n":{"Type":"Number","Value":"5"}}}}]})");
  message.content.subject.reset();
  message.content.attributes.clear();
  const std::string event = lambda_event(message, "m", details);
  EXPECT_NE(event.find(R"("Subject":null)"), std::string::npos);
  EXPECT_NE(event.find(R"("MessageAttributes":{})"), std::string::npos);
}

TEST(OutboundMessage, Links) {
  EXPECT_EQ(subscribe_url("http://e:1", "arn:t", "tok"),
            "http://e:1/?Action=ConfirmSubscription&TopicArn=arn:t&Token=tok");
  EXPECT_EQ(unsubscribe_url("http://e:1", "arn:t:1"),
            "http://e:1/?Action=Unsubscribe&SubscriptionArn=arn:t:1");
}

}  // namespace
}  // namespace emulator::sns
