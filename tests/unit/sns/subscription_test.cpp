#include "handlers/sns/subscription.hpp"

#include <gtest/gtest.h>

namespace emulator::sns {
namespace {

std::string endpoint_fault(Protocol protocol, std::string_view endpoint) {
  const auto error = endpoint_error(protocol, endpoint);
  return error ? error->message : "no error";
}

std::string set_fault(Protocol protocol, std::string_view name, const std::string& value) {
  SubscriptionAttributes attributes;
  const auto set = set_subscription_attribute(attributes, protocol, name, value);
  return set ? "no error" : set.error().message;
}

TEST(Subscription, EndpointFitsItsProtocol) {
  EXPECT_EQ(endpoint_fault(Protocol::http, "http://user:pass@host:80/x?y"), "no error");
  EXPECT_EQ(endpoint_fault(Protocol::https, "https://host"), "no error");
  EXPECT_EQ(endpoint_fault(Protocol::http, "https://host"),
            "Invalid parameter: Endpoint must match the specified protocol");
  EXPECT_EQ(endpoint_fault(Protocol::http, ""), "Invalid parameter: Endpoint");
  EXPECT_EQ(endpoint_fault(Protocol::http, "http://"), "Invalid parameter: Endpoint");
  EXPECT_EQ(endpoint_fault(Protocol::lambda, "arn:aws:lambda:us-east-1:000000000000:function:f"),
            "no error");
  EXPECT_EQ(endpoint_fault(Protocol::lambda, "f"), "Invalid parameter: Lambda endpoint ARN");
}

TEST(Subscription, PasswordIsNotShown) {
  Subscription subscription;
  subscription.endpoint = "http://user:secret@host/x";
  EXPECT_EQ(shown_endpoint(subscription), "http://user:****@host/x");
  subscription.endpoint = "http://user@host/x";
  EXPECT_EQ(shown_endpoint(subscription), "http://user@host/x");
}

TEST(Subscription, RefusesWhatItWouldNotActOn) {
  EXPECT_EQ(set_fault(Protocol::http, "Colour", "red"), "Invalid parameter: AttributeName");
  EXPECT_EQ(set_fault(Protocol::http, "RedrivePolicy", "{"),
            "Invalid parameter: RedrivePolicy: failed to parse JSON.");
  EXPECT_EQ(set_fault(Protocol::lambda, "RawMessageDelivery", "true"),
            "Invalid parameter: RawMessageDelivery Reason: Delivery protocol [lambda] does not "
            "support raw message delivery.");
  EXPECT_EQ(set_fault(Protocol::http, "RawMessageDelivery", "yes"),
            "Invalid parameter: RawMessageDelivery: Invalid value [yes]. Must be true or false.");
  EXPECT_EQ(set_fault(Protocol::http, "FilterPolicy", R"({"a":[]})"),
            "Invalid parameter: FilterPolicy: Empty arrays are not allowed");
}

TEST(Subscription, ScopeCountsWhereverItStands) {
  const auto attributes = read_subscription_attributes(
      Protocol::http,
      {{"FilterPolicy", R"({"a":{"b":["x"]}})"}, {"FilterPolicyScope", "MessageBody"}});
  ASSERT_TRUE(attributes);
  EXPECT_EQ(attributes->filter_scope, FilterScope::message_body);
  Subscription subscription;
  subscription.attributes = *attributes;
  Message message;
  message.text = R"({"a":{"b":"x"}})";
  FilterableMessage wanted(message);
  EXPECT_TRUE(subscription.accepts(wanted));
  Message other;
  other.text = R"({"a":{"b":"y"}})";
  FilterableMessage unwanted(other);
  EXPECT_FALSE(subscription.accepts(unwanted));
}

TEST(Subscription, PolicyHasToFitANewScope) {
  SubscriptionAttributes attributes;
  const auto set = [&attributes](const char* name, const char* value) {
    return set_subscription_attribute(attributes, Protocol::http, name, value);
  };
  ASSERT_TRUE(set("FilterPolicyScope", "MessageBody"));
  ASSERT_TRUE(set("FilterPolicy", R"({"a":{"b":["x"]}})"));
  EXPECT_FALSE(set("FilterPolicyScope", "MessageAttributes"));
  EXPECT_EQ(attributes.filter_scope, FilterScope::message_body)
      << "a failed change changes nothing";
}

}  // namespace
}  // namespace emulator::sns
