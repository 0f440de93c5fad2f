#include "handlers/sns/filter_policy.hpp"

#include <gtest/gtest.h>

namespace emulator::sns {
namespace {

std::string fault(std::string_view json, FilterScope scope = FilterScope::message_attributes) {
  const auto policy = FilterPolicy::parse(json, scope);
  return policy ? "no fault" : policy.error().message;
}

bool accepts(std::string_view json, MessageAttributes attributes) {
  Message message;
  message.attributes = std::move(attributes);
  return FilterPolicy::parse(json, FilterScope::message_attributes).value()->accepts(message);
}

bool accepts_body(std::string_view json, std::string_view body) {
  Message message;
  message.text = body;
  return FilterPolicy::parse(json, FilterScope::message_body).value()->accepts(message);
}

MessageAttributes text(const char* value) {
  return {{"a", "String", value}};
}
MessageAttributes number(const char* value) {
  return {{"a", "Number", value}};
}
MessageAttributes array(const char* value) {
  return {{"a", "String.Array", value}};
}

TEST(FilterPolicy, EmptyPolicyAcceptsEverything) {
  EXPECT_TRUE(accepts("{}", {}));
  EXPECT_TRUE(accepts("{}", text("x")));
}

TEST(FilterPolicy, ExactValues) {
  EXPECT_TRUE(accepts(R"({"a":["x","y"]})", text("y")));
  EXPECT_FALSE(accepts(R"({"a":["x","y"]})", text("Y")));
  EXPECT_FALSE(accepts(R"({"a":["x"]})", {}));
  EXPECT_TRUE(accepts(R"({"a":[5]})", number("5.0")));
  EXPECT_FALSE(accepts(R"({"a":[5]})", text("5"))) << "a text is no number";
  EXPECT_FALSE(accepts(R"({"a":["5"]})", number("5")));
}

TEST(FilterPolicy, AllPropertiesHaveToMatch) {
  const auto policy = R"({"a":["x"],"b":["y"]})";
  EXPECT_TRUE(accepts(policy, {{"a", "String", "x"}, {"b", "String", "y"}, {"c", "String", "z"}}));
  EXPECT_FALSE(accepts(policy, {{"a", "String", "x"}}));
}

TEST(FilterPolicy, ArraysMatchByAnyElement) {
  EXPECT_TRUE(accepts(R"({"a":["x"]})", array(R"(["w","x"])")));
  EXPECT_TRUE(accepts(R"({"a":[true]})", array("[true]")));
  EXPECT_TRUE(accepts(R"({"a":[null]})", array("[1,null]")));
  EXPECT_FALSE(accepts(R"({"a":["x"]})", array("not json")));
}

TEST(FilterPolicy, TextOperators) {
  EXPECT_TRUE(accepts(R"({"a":[{"prefix":"ord"}]})", text("order")));
  EXPECT_FALSE(accepts(R"({"a":[{"prefix":"ord"}]})", text("border")));
  EXPECT_TRUE(accepts(R"({"a":[{"suffix":".png"}]})", text("cat.png")));
  EXPECT_TRUE(accepts(R"({"a":[{"equals-ignore-case":"Tennis"}]})", text("tENNIS")));
  EXPECT_FALSE(accepts(R"({"a":[{"equals-ignore-case":"Tennis"}]})", text("tenni")));
  EXPECT_TRUE(accepts(R"({"a":[{"wildcard":"*ball*x"}]})", text("a ball boxx")));
  EXPECT_FALSE(accepts(R"({"a":[{"wildcard":"*ball"}]})", text("balls")));
  EXPECT_TRUE(accepts(R"({"a":[{"wildcard":"a\\*b"}]})", text("a*b")));
  EXPECT_FALSE(accepts(R"({"a":[{"wildcard":"a\\*b"}]})", text("axb")));
}

TEST(FilterPolicy, AnythingBut) {
  EXPECT_TRUE(accepts(R"({"a":[{"anything-but":["x","y"]}]})", text("z")));
  EXPECT_FALSE(accepts(R"({"a":[{"anything-but":["x","y"]}]})", text("y")));
  EXPECT_FALSE(accepts(R"({"a":[{"anything-but":"x"}]})", {})) << "the property has to be there";
  EXPECT_TRUE(accepts(R"({"a":[{"anything-but":["x"]}]})", array(R"(["x","z"])")))
      << "it has one that is not x";
  EXPECT_FALSE(accepts(R"({"a":[{"anything-but":["x"]}]})", array(R"(["x"])")));
  EXPECT_TRUE(accepts(R"({"a":[{"anything-but":[5]}]})", number("6")));
  EXPECT_FALSE(accepts(R"({"a":[{"anything-but":{"prefix":"ord"}}]})", text("order")));
  EXPECT_TRUE(accepts(R"({"a":[{"anything-but":{"suffix":"ball"}}]})", text("rugby")));
}

TEST(FilterPolicy, NumericRanges) {
  EXPECT_TRUE(accepts(R"({"a":[{"numeric":["=",5]}]})", number("5")));
  EXPECT_TRUE(accepts(R"({"a":[{"numeric":[">",0,"<=",10]}]})", number("10")));
  EXPECT_FALSE(accepts(R"({"a":[{"numeric":[">",0,"<=",10]}]})", number("0")));
  EXPECT_TRUE(accepts(R"({"a":[{"numeric":["<",-1.5]}]})", number("-2")));
  EXPECT_FALSE(accepts(R"({"a":[{"numeric":["<",5]}]})", text("4")));
}

TEST(FilterPolicy, Exists) {
  EXPECT_TRUE(accepts(R"({"a":[{"exists":true}]})", text("x")));
  EXPECT_FALSE(accepts(R"({"a":[{"exists":true}]})", {}));
  EXPECT_TRUE(accepts(R"({"a":[{"exists":false}]})", {}));
  EXPECT_TRUE(accepts(R"({"a":[{"exists":false},"x"]})", text("x")));
}

TEST(FilterPolicy, AddressBlocks) {
  EXPECT_TRUE(accepts(R"({"a":[{"cidr":"10.0.0.0/24"}]})", text("10.0.0.255")));
  EXPECT_FALSE(accepts(R"({"a":[{"cidr":"10.0.0.0/24"}]})", text("10.0.1.0")));
  EXPECT_TRUE(accepts(R"({"a":[{"cidr":"2001:db8::/32"}]})", text("2001:db8::1")));
  EXPECT_FALSE(accepts(R"({"a":[{"cidr":"10.0.0.0/24"}]})", text("no address")));
}

TEST(FilterPolicy, OrOfAlternatives) {
  const auto policy = R"({"s":["x"],"$or":[{"a":["x"]},{"b":[{"numeric":[">",5]}]}]})";
  EXPECT_TRUE(accepts(policy, {{"s", "String", "x"}, {"b", "Number", "6"}}));
  EXPECT_TRUE(accepts(policy, {{"s", "String", "x"}, {"a", "String", "x"}}));
  EXPECT_FALSE(accepts(policy, {{"s", "String", "x"}}));
  EXPECT_FALSE(accepts(policy, {{"a", "String", "x"}}));
}

TEST(FilterPolicy, BodyScopeFollowsPathsThroughObjectsAndArrays) {
  const auto policy = R"({"order":{"lines":{"sku":["A1"]}}})";
  EXPECT_TRUE(accepts_body(policy, R"({"order":{"lines":[{"sku":"B"},{"sku":"A1"}]}})"));
  EXPECT_FALSE(accepts_body(policy, R"({"order":{"lines":[{"sku":"B"}]}})"));
  EXPECT_TRUE(accepts_body(R"({"a":[{"exists":false}]})", R"({"b":1})"));
  EXPECT_TRUE(accepts_body(R"({"a":[null]})", R"({"a":null})"));
  EXPECT_TRUE(accepts_body(R"({"a":[false]})", R"({"a":false})"));
}

TEST(FilterPolicy, BodyThatIsNoJsonObjectIsNotAccepted) {
  EXPECT_FALSE(accepts_body(R"({"a":[{"exists":false}]})", "plain text"));
  EXPECT_FALSE(accepts_body(R"({"a":[{"exists":false}]})", "[]"));
}

TEST(FilterPolicy, FaultsAreNamed) {
  EXPECT_EQ(fault("no json"), "failed to parse JSON.");
  EXPECT_EQ(fault("[]"), "Filter is not an object");
  EXPECT_EQ(fault(R"({"a":"x"})"), R"("a" must be an object or an array)");
  EXPECT_EQ(fault(R"({"a":[]})"), "Empty arrays are not allowed");
  EXPECT_EQ(fault(R"({"a":[{"sounds-like":"x"}]})"), "Unrecognized match type sounds-like");
  EXPECT_EQ(fault(R"({"a":[["x"]]})"), "Match value must be String, number, true, false, or null");
  EXPECT_EQ(fault(R"({"a":[{"prefix":5}]})"), "prefix match pattern must be a string");
  EXPECT_EQ(fault(R"({"a":[{"exists":"yes"}]})"),
            "exists match pattern must be either true or false.");
  EXPECT_EQ(fault(R"({"a":[{"numeric":["~",5]}]})"), "Unrecognized numeric range operator: ~");
  EXPECT_EQ(fault(R"({"a":[{"numeric":[">",5,"<",5]}]})"), "Bottom must be less than top");
  EXPECT_EQ(fault(R"({"a":[{"anything-but":{"exists":true}}]})"),
            "Unsupported anything-but pattern: exists");
  EXPECT_EQ(fault(R"({"a":{"b":["x"]}})"),
            "Filter policy scope MessageAttributes does not support nested filter policy");
}

std::string why(std::string_view json, FilterScope scope, const Message& message) {
  const auto mismatch = FilterPolicy::parse(json, scope).value()->explain(message);
  if (!mismatch) return "accepted";
  return mismatch->key + " = " + mismatch->value.value_or("nothing");
}

std::string why_attributes(std::string_view json, MessageAttributes attributes) {
  Message message;
  message.attributes = std::move(attributes);
  return why(json, FilterScope::message_attributes, message);
}

std::string why_body(std::string_view json, std::string_view body) {
  Message message;
  message.text = body;
  return why(json, FilterScope::message_body, message);
}

TEST(FilterPolicy, ExplainsWhichPropertyFailedOnWhat) {
  const auto policy = R"({"a":["x"],"b":[{"numeric":[">",5]}]})";
  EXPECT_EQ(why_attributes(policy, {{"a", "String", "x"}, {"b", "Number", "6"}}), "accepted");
  EXPECT_EQ(why_attributes(policy, {{"a", "String", "y"}, {"b", "Number", "6"}}), R"(a = "y")");
  EXPECT_EQ(why_attributes(policy, {{"a", "String", "x"}, {"b", "Number", "5"}}), "b = 5.0");
  EXPECT_EQ(why_attributes(policy, {{"a", "String", "x"}}), "b = nothing");
  EXPECT_EQ(why_attributes(R"({"a":["x"]})", array(R"(["y",null])")), R"(a = ["y",null])");
  EXPECT_EQ(why_attributes(R"({"$or":[{"a":["x"]},{"b":["y"]}]})", text("z")), R"(a = "z")");
}

TEST(FilterPolicy, ExplainsPathsOfTheBody) {
  const auto policy = R"({"order":{"lines":{"sku":["A1"],"count":[2]}}})";
  EXPECT_EQ(why_body(policy, R"({"order":{"lines":[{"sku":"B","count":2}]}})"),
            R"(order.lines.sku = "B")");
  EXPECT_EQ(why_body(policy, R"({"order":{"lines":[{"sku":"A1"},{"count":2}]}})"),
            R"(order.lines.sku = "A1")")
      << "no line has both";
  EXPECT_EQ(why_body(policy, R"({"order":{"lines":[{"sku":"A1","count":2}]}})"), "accepted");
  EXPECT_EQ(why_body(policy, "plain text"), " = nothing");
}

TEST(FilterPolicy, NestingIsBoundedInPoliciesAndHarmlessInMessages) {
  std::string policy = R"(["x"])";
  for (int i = 0; i < 200; ++i)
    policy = R"({"a":)" + policy + "}";
  EXPECT_EQ(fault(policy, FilterScope::message_body), "The pattern is nested too deeply");
  const std::string deep = std::string(100'000, '[') + R"("x")" + std::string(100'000, ']');
  EXPECT_TRUE(accepts_body(R"({"a":["x"]})", R"({"a":)" + deep + "}"));
  EXPECT_FALSE(accepts_body(R"({"a":["y"]})", R"({"a":)" + deep + "}"));
}

TEST(FilterPolicy, LimitsOfAws) {
  EXPECT_EQ(fault(R"({"a":[1],"b":[1],"c":[1],"d":[1],"e":[1]})"), "no fault");
  EXPECT_EQ(fault(R"({"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]})"),
            "Filter policy can not have more than 5 keys");
  const std::string ten = "[1,2,3,4,5,6,7,8,9,10]";
  EXPECT_EQ(fault(R"({"a":)" + ten + R"(,"b":)" + ten + "}"), "no fault");
  EXPECT_EQ(fault(R"({"a":)" + ten + R"(,"b":)" + ten + R"(,"c":[1,2]})"),
            "Filter policy is too complex");
}

}  // namespace
}  // namespace emulator::sns
